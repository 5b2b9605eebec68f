/* after.c - a rule's `after`: its items as a list to Lua, and back.  See runner.h. */
#include "lua/runner.h"

#include <lauxlib.h>
#include <stdlib.h>

static int by_item_place(const void *a, const void *b) {
    const Item *x = a, *y = b;
    if (x->begin_byte != y->begin_byte)
        return x->begin_byte < y->begin_byte ? -1 : 1;
    if (x->end_byte != y->end_byte)
        return x->end_byte > y->end_byte ? -1 : 1;
    return strcmp(x->kind, y->kind);
}

static bool in_order(const State *state, size_t from) {
    for (size_t i = from + 1; i < state->item_count; i++)
        if (by_item_place(&state->items[i - 1], &state->items[i]) > 0)
            return false;
    return true;
}

/* Puts the rule's items in the order of the text; their Lua tables, which are known by number, move
** with them. */
static void order_items(lua_State *L, Runner *r, size_t from) {
    State *state = r->state;
    size_t count = state->item_count - from;
    if (in_order(state, from))
        return;
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        item_push(L, state, from + i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
        state->items[from + i].field_count = (uint32_t)i; /* where its table is, while it moves */
    }
    qsort(state->items + from, count, sizeof *state->items, by_item_place);
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->tables);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, -2, (lua_Integer)state->items[from + i].field_count + 1);
        lua_rawseti(L, -2, (lua_Integer)(from + i) + 1);
        state->items[from + i].field_count = 0;
    }
    lua_pop(L, 2);
}

void after_run(lua_State *L, Runner *r, size_t from) {
    const Rule *rule = &r->lode->rules[r->rule];
    State *state = r->state;
    size_t count = state->item_count - from;
    order_items(L, r, from);
    lua_rawgeti(L, LUA_REGISTRYINDEX, rule->after);
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        item_push(L, state, from + i);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    article_push(L, state);
    lua_call(L, 2, 1);
    if (!lua_istable(L, -1))
        luaL_error(L, "after returned a %s: return the list of items", luaL_typename(L, -1));
    int list = lua_gettop(L);
    if (lua_rawlen(L, -1) == 0 && lua_getfield(L, -1, "first") != LUA_TNIL)
        luaL_error(L, "after returned an item: return a list of items");
    lua_settop(L, list);
    state->item_count = from;
    Item base = {.rule = r->rule, .kind = r->lode->patterns[rule->first_pattern].kind};
    size_t n = lua_rawlen(L, -1);
    for (size_t i = 1; i <= n; i++) {
        if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TTABLE)
            luaL_error(L, "after returned a list with a %s in it: it must hold items", luaL_typename(L, -1));
        if (lua_getfield(L, -1, "first") == LUA_TNIL)
            luaL_error(L, "after returned an item without first and last");
        lua_pop(L, 1);
        item_from_table(L, state, -1, &base);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}
