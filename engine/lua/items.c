/* items.c - items between C and Lua, and their last form for output. */
#include "lua/state.h"

#include "base/memory.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- to Lua ---- */

static void push_tables(lua_State *L, State *state) {
    if (state->tables == LUA_NOREF) {
        lua_newtable(L);
        state->tables = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->tables);
}

/* Whether the table's text is that of the item: most tables come back from a script as they went. */
static bool has_text(lua_State *L, const State *state, int idx, const Item *item) {
    size_t len = 0;
    const char *s = lua_getfield(L, idx, "text") == LUA_TSTRING ? lua_tolstring(L, -1, &len) : NULL;
    bool same = s != NULL && len == item->end_byte - item->begin_byte &&
                memcmp(s, state->article->text + item->begin_byte, len) == 0;
    lua_pop(L, 1);
    return same;
}

/* Sets what every item's table has: kind, rule, text, first, last.  [-0, +0, -] */
static void set_place(lua_State *L, State *state, int idx, const Item *item) {
    idx = lua_absindex(L, idx);
    lua_pushstring(L, item->kind);
    lua_setfield(L, idx, "kind");
    lua_pushstring(L, state->lode->rules[item->rule].name);
    lua_setfield(L, idx, "rule");
    if (!has_text(L, state, idx, item)) {
        lua_pushlstring(L, state->article->text + item->begin_byte, item->end_byte - item->begin_byte);
        lua_setfield(L, idx, "text");
    }
    lua_pushinteger(L, (lua_Integer)item->begin_byte + 1);
    lua_setfield(L, idx, "first");
    lua_pushinteger(L, (lua_Integer)item->end_byte);
    lua_setfield(L, idx, "last");
}

void item_push(lua_State *L, State *state, size_t number) {
    luaL_checkstack(L, 8, "items");
    push_tables(L, state);
    Item *item = &state->items[number];
    if (item->table) { /* else what stands there is of an item that `after` threw away */
        lua_rawgeti(L, -1, (lua_Integer)number + 1);
        lua_remove(L, -2);
        return;
    }
    lua_createtable(L, 0, (int)item->field_count + 7);
    uint32_t script = state->lode->rules[item->rule].script;
    for (uint32_t i = 0; i < item->field_count; i++) { /* the last of a name counts */
        span_push(L, state, script, item->fields[i].first, item->fields[i].end);
        lua_setfield(L, -2, item->fields[i].name);
    }
    set_place(L, state, -1, item);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)number + 1);
    lua_remove(L, -2);
    item->table = true;
}

/* ---- from Lua ---- */

static uint32_t place_field(lua_State *L, State *state, int idx, const char *name, uint32_t otherwise) {
    lua_getfield(L, idx, name);
    lua_Integer value = otherwise;
    if (!lua_isnil(L, -1)) {
        int is_number;
        value = lua_tointegerx(L, -1, &is_number);
        if (!is_number || value < 0 || value > (lua_Integer)state->article->len)
            luaL_error(L, "'%s' of an item is not a place in the article's text (bytes from 1): %s", name,
                       luaL_tolstring(L, -1, NULL));
        if (strcmp(name, "first") == 0)
            value -= 1;
    }
    lua_pop(L, 1);
    return (uint32_t)value;
}

static const char *kind_field(lua_State *L, State *state, int idx, const char *otherwise) {
    const char *kind = otherwise;
    lua_getfield(L, idx, "kind");
    if (lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), otherwise) != 0)
        kind = kind_named(state->lode, lua_tostring(L, -1));
    if (kind == NULL)
        luaL_error(L, "too many kinds of items: at most %d", MOST_KINDS);
    lua_pop(L, 1);
    return kind;
}

void item_from_table(lua_State *L, State *state, int idx, const Item *base) {
    idx = lua_absindex(L, idx);
    Item made = *base;
    made.kind = kind_field(L, state, idx, base->kind);
    made.begin_byte = place_field(L, state, idx, "first", base->begin_byte);
    made.end_byte = place_field(L, state, idx, "last", base->end_byte);
    if (made.begin_byte > made.end_byte)
        luaL_error(L, "an item's first (%d) is behind its last (%d)", (int)made.begin_byte + 1, (int)made.end_byte);
    if (made.begin_byte != base->begin_byte || made.end_byte != base->end_byte) {
        const Tokens *tokens = &state->article->tokens;
        made.first = (uint32_t)token_from_byte(tokens, made.begin_byte);
        made.end = made.first;
        while (made.end < tokens->count && tokens->at[made.end].begin < made.end_byte)
            made.end++;
    }
    made.table = true;
    made.fields = NULL;
    made.field_count = 0;
    state->items = mem_grow(state->items, &state->item_cap, state->item_count + 1, sizeof *state->items);
    state->items[state->item_count++] = made;
    set_place(L, state, idx, &made);
    push_tables(L, state);
    lua_pushvalue(L, idx);
    lua_rawseti(L, -2, (lua_Integer)state->item_count);
    lua_pop(L, 1);
}

/* ---- the last form ---- */

static LodeString keep(Arena *arena, const char *s, size_t len) {
    return (LodeString){arena_dup(arena, s, len), len};
}

/* The text of the value at the top: string, number, span or a table with `text`.  [-0, +0, -] */
static bool text_of(lua_State *L, Arena *arena, LodeString *out) {
    State *state;
    uint32_t first, end;
    size_t len;
    if (lua_isstring(L, -1)) {
        lua_pushvalue(L, -1); /* lua_tolstring would change a number where it lies */
        const char *s = lua_tolstring(L, -1, &len);
        *out = keep(arena, s, len);
        lua_pop(L, 1);
        return true;
    }
    if (span_get(L, -1, &state, &first, &end)) {
        Span bytes = tokens_bytes(state->article, first, end);
        *out = keep(arena, state->article->text + bytes.begin, bytes.end - bytes.begin);
        return true;
    }
    if (!lua_istable(L, -1))
        return false;
    bool found = lua_getfield(L, -1, "text") == LUA_TSTRING;
    if (found) {
        const char *s = lua_tolstring(L, -1, &len);
        *out = keep(arena, s, len);
    }
    lua_pop(L, 1);
    return found;
}

/* The list at the top.  [-0, +0, -] */
static bool list_of(lua_State *L, Arena *arena, LodeValue *value) {
    size_t n = lua_rawlen(L, -1);
    LodeString *list = arena_alloc(arena, (n + 1) * sizeof *list);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        bool ok = text_of(L, arena, &list[i]);
        lua_pop(L, 1);
        if (!ok)
            return false;
    }
    value->type = LODE_LIST_VALUE;
    value->list = list;
    value->count = n;
    return true;
}

/* Reads the value at the top; false when it is nothing that can be printed.  [-0, +0, -] */
static bool value_of(lua_State *L, Arena *arena, LodeValue *value) {
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        value->type = LODE_NUMBER_VALUE;
        value->number = lua_tonumber(L, -1);
        return true;
    case LUA_TBOOLEAN:
        value->type = LODE_BOOLEAN_VALUE;
        value->boolean = lua_toboolean(L, -1);
        return true;
    default:
        value->type = LODE_STRING_VALUE;
        return text_of(L, arena, &value->string) ||
               (lua_istable(L, -1) && list_of(L, arena, value));
    }
}

static const KindOrder *order_of(const Rule *rule, const char *kind) {
    for (size_t i = 0; i < rule->kind_count; i++)
        if (strcmp(rule->kinds[i].kind, kind) == 0)
            return &rule->kinds[i];
    return NULL;
}

static size_t rank_of(const KindOrder *order, const char *name) {
    for (size_t i = 0; order != NULL && i < order->count; i++)
        if (strcmp(order->fields[i], name) == 0)
            return i;
    return SIZE_MAX;
}

static void sort_fields(const KindOrder *order, LodeValue *fields, size_t count) {
    for (size_t i = 1; i < count; i++) { /* a handful: by insertion */
        LodeValue value = fields[i];
        size_t rank = rank_of(order, value.name), k = i;
        for (; k > 0; k--) {
            size_t other = rank_of(order, fields[k - 1].name);
            if (other < rank || (other == rank && strcmp(fields[k - 1].name, value.name) <= 0))
                break;
            fields[k] = fields[k - 1];
        }
        fields[k] = value;
    }
}

static bool is_reserved(const char *name) {
    return *name == '_' || !strcmp(name, "kind") || !strcmp(name, "rule") || !strcmp(name, "text") ||
           !strcmp(name, "first") || !strcmp(name, "last") || !strcmp(name, "span");
}

/* Fields of the table at the top.  [-0, +0, e] */
static size_t fields_of_table(lua_State *L, State *state, const Item *item, LodeValue **out) {
    Arena *arena = &state->article->arena;
    size_t count = 0, room = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        room++;
    LodeValue *fields = arena_zero(arena, (room + 1) * sizeof *fields);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || is_reserved(lua_tostring(L, -2)))
            continue;
        size_t len;
        const char *name = lua_tolstring(L, -2, &len);
        fields[count].name = arena_dup(arena, name, len);
        if (value_of(L, arena, &fields[count]))
            count++;
        else if (state->problem[0] == '\0')
            snprintf(state->problem, sizeof state->problem,
                     "rule '%s': field '%s' of kind '%s' is a %s and was left out: give a string, a number, "
                     "a boolean or a list of them",
                     state->lode->rules[item->rule].name, name, item->kind, luaL_typename(L, -1));
    }
    *out = fields;
    return count;
}

static size_t fields_of_spans(State *state, const Item *item, LodeValue **out) {
    Arena *arena = &state->article->arena;
    LodeValue *fields = arena_zero(arena, (item->field_count + 1) * sizeof *fields);
    size_t count = 0;
    for (uint32_t i = 0; i < item->field_count; i++) {
        const Field *field = &item->fields[i];
        size_t k = 0;
        while (k < count && strcmp(fields[k].name, field->name) != 0)
            k++;
        if (*field->name == '_')
            continue;
        Span bytes = tokens_bytes(state->article, field->first, field->end);
        count += k == count;
        fields[k] = (LodeValue){ /* the last of a name counts */
            .name = arena_dup(arena, field->name, strlen(field->name)),
            .type = LODE_STRING_VALUE,
            .string = {state->article->text + bytes.begin, bytes.end - bytes.begin}};
    }
    *out = fields;
    return count;
}

static void freeze_item(lua_State *L, State *state, size_t number, LodeItem *out) {
    const Item *item = &state->items[number];
    const Rule *rule = &state->lode->rules[item->rule];
    LodeValue *fields;
    size_t count;
    if (item->table) {
        item_push(L, state, number);
        count = fields_of_table(L, state, item, &fields);
        lua_pop(L, 1);
    } else {
        count = fields_of_spans(state, item, &fields);
    }
    sort_fields(order_of(rule, item->kind), fields, count);
    *out = (LodeItem){.kind = item->kind,
                      .rule = rule->name,
                      .begin = item->begin_byte,
                      .end = item->end_byte,
                      .begin_cp = lode_article_cp(state->article, item->begin_byte),
                      .end_cp = lode_article_cp(state->article, item->end_byte),
                      .fields = fields,
                      .count = count};
}

static int by_output_order(const void *a, const void *b) {
    const LodeItem *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    int order = strcmp(x->rule, y->rule);
    return order != 0 ? order : strcmp(x->kind, y->kind);
}

void items_freeze(lua_State *L, State *state) {
    LodeArticle *article = state->article;
    article->items = arena_alloc(&article->arena, (state->item_count + 1) * sizeof *article->items);
    article->item_count = 0;
    for (size_t i = 0; i < state->item_count; i++)
        if (state->lode->rules[state->items[i].rule].wanted && !state->items[i].gone)
            freeze_item(L, state, i, &article->items[article->item_count++]);
    if (article->item_count > 1)
        qsort(article->items, article->item_count, sizeof *article->items, by_output_order);
    size_t kept = 0;
    for (size_t i = 0; i < article->item_count; i++) /* found twice by one rule: once is enough */
        if (kept == 0 || by_output_order(&article->items[kept - 1], &article->items[i]) != 0)
            article->items[kept++] = article->items[i];
    article->item_count = kept;
}
