/* items.c - items between C and Lua, and their last form for output. */
#include "lua/state.h"

#include "base/memory.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

/* ---- to Lua ---- */

static void push_tables(lua_State *L, State *state) {
    if (state->tables == LUA_NOREF) {
        lua_createtable(L, (int)(state->article->tokens.count / 6), 0); /* about as many as news has */
        state->tables = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->tables);
}

/* Whether field `name` is that text already: most tables come back from a script as they went. */
static bool has_text(lua_State *L, int idx, const char *name, const char *text, size_t len) {
    size_t own = 0;
    const char *s = lua_getfield(L, idx, name) == LUA_TSTRING ? lua_tolstring(L, -1, &own) : NULL;
    bool same = s != NULL && own == len && memcmp(s, text, len) == 0;
    lua_pop(L, 1);
    return same;
}

static void set_text(lua_State *L, int idx, const char *name, const char *text, size_t len) {
    if (has_text(L, idx, name, text, len))
        return;
    lua_pushlstring(L, text, len);
    lua_setfield(L, idx, name);
}

/* Sets what every item's table has, beside first and last: kind, rule, text.  [-0, +0, -] */
static void set_names(lua_State *L, State *state, int idx, const Item *item) {
    const char *rule = state->lode->rules[item->rule].name;
    set_text(L, idx, "kind", item->kind, strlen(item->kind));
    set_text(L, idx, "rule", rule, strlen(rule));
    set_text(L, idx, "text", state->article->text + item->begin_byte, item->end_byte - item->begin_byte);
}

static void set_place(lua_State *L, int idx, const Item *item) {
    lua_pushinteger(L, (lua_Integer)item->begin_byte + 1);
    lua_setfield(L, idx, "first");
    lua_pushinteger(L, (lua_Integer)item->end_byte);
    lua_setfield(L, idx, "last");
}

/* Sets what a new table has.  [-0, +0, -] */
static void set_new(lua_State *L, State *state, const Item *item) {
    int idx = lua_gettop(L);
    lua_pushstring(L, item->kind);
    lua_setfield(L, idx, "kind");
    lua_pushstring(L, state->lode->rules[item->rule].name);
    lua_setfield(L, idx, "rule");
    lua_pushlstring(L, state->article->text + item->begin_byte, item->end_byte - item->begin_byte);
    lua_setfield(L, idx, "text");
    set_place(L, idx, item);
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
    set_new(L, state, item);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)number + 1);
    lua_remove(L, -2);
    item->table = true;
}

/* ---- from Lua ---- */

/* *missing becomes true when the table has no such field. */
static uint32_t place_field(lua_State *L, State *state, int idx, const char *name, uint32_t otherwise, bool *missing) {
    lua_Integer value = otherwise;
    if (lua_getfield(L, idx, name) == LUA_TNIL) {
        *missing = true;
    } else {
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
    bool missing = false;
    made.begin_byte = place_field(L, state, idx, "first", base->begin_byte, &missing);
    made.end_byte = place_field(L, state, idx, "last", base->end_byte, &missing);
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
    set_names(L, state, idx, &made);
    if (missing)
        set_place(L, idx, &made);
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

/* Where the kind's order has the field; SIZE_MAX where it does not. */
static size_t rank_of(const KindOrder *order, const char *name) {
    for (size_t i = 0; order != NULL && i < order->count; i++)
        if (strcmp(order->fields[i], name) == 0)
            return i;
    return SIZE_MAX;
}

static bool is_before(size_t rank, const char *name, size_t other_rank, const char *other_name) {
    return rank != other_rank ? rank < other_rank : rank == SIZE_MAX && strcmp(name, other_name) < 0;
}

/* Puts the last of `count` fields where the order wants it: declared ones first, then the others by name. */
static void sort_in(const KindOrder *order, LodeValue *fields, size_t count) {
    LodeValue value = fields[count - 1];
    size_t rank = rank_of(order, value.name), k = count - 1;
    for (; k > 0 && is_before(rank, value.name, rank_of(order, fields[k - 1].name), fields[k - 1].name); k--)
        fields[k] = fields[k - 1];
    fields[k] = value;
}

static void sort_fields(const KindOrder *order, LodeValue *fields, size_t count) {
    for (size_t i = 2; i <= count; i++) /* a handful: by insertion */
        sort_in(order, fields, i);
}

/* Names that are no fields: what every item has, and what a script keeps for itself. */
static bool is_reserved(const char *name) {
    switch (*name) {
    case '_':
        return true;
    case 'k':
        return !strcmp(name, "kind");
    case 'r':
        return !strcmp(name, "rule");
    case 't':
        return !strcmp(name, "text");
    case 'f':
        return !strcmp(name, "first");
    case 'l':
        return !strcmp(name, "last");
    case 's':
        return !strcmp(name, "span");
    default:
        return false;
    }
}

/* Names that the item's own place has in the output. */
static bool is_place(const char *name) {
    return strcmp(name, "start") == 0 || strcmp(name, "end") == 0;
}

/* Notes the first field that cannot be printed; `why` goes on behind "is". */
static void note_problem(State *state, const Item *item, const char *name, const char *why) {
    if (state->problem[0] == '\0')
        snprintf(state->problem, sizeof state->problem, "rule '%s': field '%s' of kind '%s' is %s",
                 state->lode->rules[item->rule].name, name, item->kind, why);
}

static void note_unprintable(lua_State *L, State *state, const Item *item, const char *name) {
    char why[120];
    snprintf(why, sizeof why, "a %s and was left out: give a string, a number, a boolean or a list of them",
             luaL_typename(L, -1));
    note_problem(state, item, name, why);
}

/* How many fields the table at the top has that are none of the reserved.  [-0, +0, -] */
static size_t count_fields(lua_State *L) {
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        count += lua_type(L, -2) == LUA_TSTRING && !is_reserved(lua_tostring(L, -2));
    return count;
}

/* Fields of the table at the top.  [-0, +0, e] */
static size_t fields_of_table(lua_State *L, State *state, const Item *item, LodeValue **out) {
    Arena *arena = &state->article->arena;
    LodeValue *fields = arena_zero(arena, (count_fields(L) + 1) * sizeof *fields);
    size_t count = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING || is_reserved(lua_tostring(L, -2)))
            continue;
        size_t len;
        const char *name = lua_tolstring(L, -2, &len);
        fields[count].name = arena_dup(arena, name, len);
        if (is_place(name))
            note_problem(state, item, name, "where the item stands and was left out: name the field otherwise");
        else if (value_of(L, arena, &fields[count]))
            count++;
        else
            note_unprintable(L, state, item, name);
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

/* An item in output order: by begin, then longer first, then rule, then kind, then as they were found. */
typedef struct Rank {
    uint32_t begin, end; /* bytes */
    const Item *item;
} Rank;

static int by_names(const Rank *x, const Rank *y, const Rule *rules) {
    int order = x->item->rule == y->item->rule ? 0 : strcmp(rules[x->item->rule].name, rules[y->item->rule].name);
    return order != 0 || x->item->kind == y->item->kind ? order : strcmp(x->item->kind, y->item->kind);
}

/* Negative: x comes first; 0: they are one item found twice. */
static int compare(const Rank *x, const Rank *y, const Rule *rules) {
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return by_names(x, y, rules);
}

/* Merges two sorted runs; of equal items the one of the first run comes first. */
static void merge(Rank *out, const Rank *a, size_t a_count, const Rank *b, size_t b_count, const Rule *rules) {
    while (a_count > 0 || b_count > 0) {
        bool first = b_count == 0 || (a_count > 0 && compare(a, b, rules) <= 0);
        *out++ = first ? *a++ : *b++;
        *(first ? &a_count : &b_count) -= 1;
    }
}

static size_t end_of_run(const Rank *ranks, size_t from, size_t count, const Rule *rules) {
    size_t end = from + 1;
    while (end < count && compare(&ranks[end - 1], &ranks[end], rules) <= 0)
        end++;
    return end;
}

/* Each rule's items are in order already: a natural merge sort (Knuth, TAOCP 3, 5.2.4), whose runs they are. */
static void sort_ranks(Rank *ranks, Rank *spare, size_t count, const Rule *rules) {
    for (bool sorted = false; !sorted;) {
        sorted = true;
        for (size_t from = 0; from < count;) {
            size_t middle = end_of_run(ranks, from, count, rules);
            size_t end = middle < count ? end_of_run(ranks, middle, count, rules) : middle;
            if (end == middle)
                break;
            sorted = false;
            merge(spare, ranks + from, middle - from, ranks + middle, end - middle, rules);
            memcpy(ranks + from, spare, (end - from) * sizeof *ranks);
            from = end;
        }
    }
}

static size_t rank_items(const State *state, Rank *ranks) {
    size_t count = 0;
    for (size_t i = 0; i < state->item_count; i++) {
        const Item *item = &state->items[i];
        if (state->lode->rules[item->rule].wanted && !item->gone)
            ranks[count++] = (Rank){item->begin_byte, item->end_byte, item};
    }
    return count;
}

void items_freeze(lua_State *L, State *state) {
    LodeArticle *article = state->article;
    const Rule *rules = state->lode->rules;
    Rank *ranks = arena_alloc(&article->arena, 2 * (state->item_count + 1) * sizeof *ranks);
    size_t count = rank_items(state, ranks);
    article->items = arena_alloc(&article->arena, (count + 1) * sizeof *article->items);
    article->item_count = 0;
    sort_ranks(ranks, ranks + count, count, rules);
    for (size_t i = 0; i < count; i++) /* found twice by one rule: once is enough */
        if (i == 0 || compare(&ranks[i - 1], &ranks[i], rules) != 0)
            freeze_item(L, state, (size_t)(ranks[i].item - state->items), &article->items[article->item_count++]);
}
