/* build.c - matches to items: the tables that `build` receives, and what it returns.  See runner.h. */
#include "lua/runner.h"

#include <lauxlib.h>

/* In a captured pattern's table an open and a close stand for each span ("\\1who", "\\2who"): puts
** the span itself in their place, in nested tables too.  The table is at the top.  [-0, +0, e] */
static void resolve_spans(lua_State *L, Runner *r, uint32_t script) {
    luaL_checkstack(L, 10, "captures nested too deep");
    int table = lua_gettop(L);
    lua_newtable(L);
    lua_Integer n = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_istable(L, -1))
            resolve_spans(L, r, script);
        if (lua_type(L, -2) == LUA_TSTRING && *lua_tostring(L, -2) == '\1') {
            lua_pushvalue(L, -2);
            lua_rawseti(L, table + 1, ++n);
        }
    }
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, table + 1, i);
        const char *name = lua_tostring(L, -1) + 1;
        lua_pushfstring(L, "\2%s", name);
        lua_getfield(L, table, lua_tostring(L, -2)); /* open */
        lua_getfield(L, table, lua_tostring(L, -2)); /* close */
        lua_Integer width = r->lode->script[script].shape.width;
        uint32_t from = (uint32_t)((lua_tointeger(L, -2) - 1) / width);
        uint32_t to = (uint32_t)((lua_tointeger(L, -1) - 1) / width);
        const Match *m = match_running(L);
        span_push(L, r->state, script, m->first_token + from, m->first_token + to);
        lua_setfield(L, table, name);
        lua_pushnil(L);
        lua_setfield(L, table, lua_tostring(L, table + 2));
        lua_pushnil(L);
        lua_setfield(L, table, lua_tostring(L, table + 3));
        lua_settop(L, table + 1);
    }
    lua_settop(L, table);
}

/* Pushes the table that `build` receives for the item at hand.  [-0, +1, e] */
static void push_match_table(lua_State *L, Runner *r, const Match *m, const Item *item) {
    const RulePattern *p = m->pattern;
    if (p->captured) {
        lua_pushvalue(L, -1); /* the match left it there */
        if (p->over != OVER_TEXT)
            resolve_spans(L, r, p->script);
    } else {
        lua_createtable(L, 0, (int)m->field_count + 7); /* what is set below, rule, and a field or two of the script */
    }
    for (size_t i = 0; !p->captured && i < m->field_count; i++) { /* the last of a name counts */
        span_push(L, r->state, p->script, m->fields[i].first, m->fields[i].end);
        lua_setfield(L, -2, m->fields[i].name);
    }
    lua_pushstring(L, item->kind);
    lua_setfield(L, -2, "kind");
    lua_pushinteger(L, (lua_Integer)item->begin_byte + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, (lua_Integer)item->end_byte);
    lua_setfield(L, -2, "last");
    lua_pushlstring(L, r->state->article->text + item->begin_byte, item->end_byte - item->begin_byte);
    lua_setfield(L, -2, "text");
    span_push(L, r->state, p->script, item->first, item->end);
    lua_setfield(L, -2, "span");
}

/* Whether the table at the top is a list of items rather than one item.  [-0, +0, -] */
static bool is_item_list(lua_State *L) {
    bool empty = (lua_pushnil(L), lua_next(L, -2) == 0);
    if (empty)
        return true;
    lua_pop(L, 2);
    bool list = lua_rawgeti(L, -1, 1) == LUA_TTABLE;
    lua_pop(L, 1);
    return list;
}

/* Makes items of what build returned, on the top: a table, a list of tables, or nothing to reject
** the match.  [-0, +0, e] */
static void accept_result(lua_State *L, Runner *r, const Item *base, bool same_table) {
    if (!lua_toboolean(L, -1))
        return;
    if (!lua_istable(L, -1))
        luaL_error(L, "build returned a %s: return the item's table, a list of them, or nil to reject the "
                      "match",
                   luaL_typename(L, -1));
    if (same_table || !is_item_list(L)) {
        item_from_table(L, r->state, -1, base);
        return;
    }
    size_t n = lua_rawlen(L, -1);
    for (size_t i = 1; i <= n; i++) {
        if (lua_rawgeti(L, -1, (lua_Integer)i) != LUA_TTABLE)
            luaL_error(L, "build returned a list with a %s in it: it must hold items", luaL_typename(L, -1));
        item_from_table(L, r->state, -1, base);
        lua_pop(L, 1);
    }
}

void build_item(lua_State *L, Runner *r, const Match *m, const Item *item) {
    const Rule *rule = &r->lode->rules[r->rule];
    push_match_table(L, r, m, item);
    if (rule->build == LUA_NOREF) {
        item_from_table(L, r->state, -1, item);
        lua_pop(L, 1);
        return;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, rule->build);
    lua_pushvalue(L, -2);
    article_push(L, r->state);
    lua_call(L, 2, 1);
    bool same = lua_rawequal(L, -1, -2);
    accept_result(L, r, item, same);
    lua_pop(L, 2);
}

void build_match(Runner *r, const Match *m, uint32_t first, uint32_t end) {
    const Rule *rule = &r->lode->rules[r->rule];
    State *state = r->state;
    Item item = {.rule = r->rule, .kind = m->pattern->kind, .first = first, .end = end};
    Span bytes = tokens_bytes(state->article, first, end);
    item.begin_byte = bytes.begin;
    item.end_byte = bytes.end;
    if (rule->build != LUA_NOREF || m->pattern->captured) {
        build_item(m->L, r, m, &item);
        return;
    }
    size_t size = m->field_count * sizeof *m->fields;
    Field *fields = arena_alloc(&state->article->arena, size + 1);
    if (size > 0)
        memcpy(fields, m->fields, size);
    Item *kept = state_add_item(state, r->rule, item.kind, first, end);
    kept->fields = fields;
    kept->field_count = (uint32_t)m->field_count;
}
