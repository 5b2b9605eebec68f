/* run.c - the loaded rules over one article.
**
** One pass over the tokens finds the words that triggers want; layers give the rest.  Then each
** rule in turn (those that it needs came before): its patterns are tried where their triggers
** say, `build` makes items of the matches, `after` has the last word.
*/
#include "base/error.h"
#include "lua/state.h"
#include "lua/vm.h"
#include "match/tape.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <stdlib.h>

typedef struct Places { /* token indices, ascending */
    uint32_t *at;
    size_t count, cap;
} Places;

typedef struct Unit {
    uint32_t first, end; /* tokens */
} Unit;

/* Buffers of one run; the tape of the script at work is kept between its patterns. */
struct Runner {
    size_t pattern_count, rule_count; /* what it was made for */
    Lode *lode;
    State *state;
    Places *first_hits, *need_hits; /* by pattern: words of its triggers */
    Places firsts, needs;           /* of the pattern at work */
    Unit *units;
    size_t unit_count, unit_cap;
    Over units_over;
    bool units_ready;
    Buffer tape;
    size_t *tape_offset; /* by unit: 1 + its offset in tape, 0 = not written */
    size_t tape_cap;
    uint32_t tape_script;
    bool tape_ready;
    uint32_t rule; /* at work */
    bool *failed;  /* by rule */
    bool any_failed;
};

/* ---- places ---- */

static void add_place(Places *p, uint32_t token) {
    p->at = mem_grow(p->at, &p->cap, p->count + 1, sizeof *p->at);
    p->at[p->count++] = token;
}

static void collect_hits(Runner *r) {
    const Tokens *tokens = &r->state->article->tokens;
    const Lode *lode = r->lode;
    for (uint32_t i = 0; i < tokens->count; i++) {
        uint32_t word = tokens->at[i].word;
        if (word >= lode->hit_words || !(lode->hit_bits[word >> 3] >> (word & 7) & 1))
            continue;
        for (uint32_t h = lode->hit_start[word]; h < lode->hit_start[word + 1]; h++) {
            const WordHit *hit = &lode->hits[h];
            add_place(hit->first ? &r->first_hits[hit->pattern] : &r->need_hits[hit->pattern], i);
        }
    }
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

/* The places of a trigger's words and layers, into `out`. */
static void gather(Runner *r, const Trigger *t, const Script *script, const Places *words, Places *out) {
    out->count = 0;
    for (size_t i = 0; i < words->count; i++)
        add_place(out, words->at[i]);
    size_t sources = words->count > 0;
    for (int k = 0; k < script->shape.layers; k++)
        if (t->layers[k / 64] >> (k % 64) & 1) {
            const Marks *marks = state_marks(r->state, script->layers[k]);
            for (size_t i = 0; i < marks->count; i++)
                add_place(out, marks->at[i].first);
            sources++;
        }
    if (sources < 2 || out->count < 2)
        return;
    qsort(out->at, out->count, sizeof *out->at, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (kept == 0 || out->at[kept - 1] != out->at[i])
            out->at[kept++] = out->at[i];
    out->count = kept;
}

/* ---- units ---- */

static void add_unit(Runner *r, uint32_t first, uint32_t end) {
    if (first == end)
        return;
    r->units = mem_grow(r->units, &r->unit_cap, r->unit_count + 1, sizeof *r->units);
    r->units[r->unit_count++] = (Unit){first, end};
}

static void add_block_units(Runner *r, bool header_only) {
    const LodeArticle *article = r->state->article;
    for (size_t i = 0; i < article->block_count; i++) {
        const Block *block = &article->blocks[i];
        if (block->first_sentence == block->end_sentence || (header_only && role_is_body(block->role)))
            continue;
        const Sentence *s = article->tokens.sentences;
        add_unit(r, s[block->first_sentence].first, s[block->end_sentence - 1].end);
    }
}

static void make_units(Runner *r, Over over) {
    if (r->units_ready && r->units_over == over)
        return;
    const Tokens *tokens = &r->state->article->tokens;
    r->unit_count = 0;
    if (over == OVER_SENTENCE)
        for (size_t i = 0; i < tokens->sentence_count; i++)
            add_unit(r, tokens->sentences[i].first, tokens->sentences[i].end);
    else if (over == OVER_ARTICLE && tokens->count > 0)
        add_unit(r, 0, (uint32_t)tokens->count - 1);
    else
        add_block_units(r, over == OVER_HEADER);
    r->units_over = over;
    r->units_ready = true;
    r->tape_ready = false;
}

/* The unit that holds the token, from unit `from` on; unit_count when none does. */
static size_t unit_of(const Runner *r, size_t from, uint32_t token) {
    size_t low = from, high = r->unit_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->units[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void reset_tape(Runner *r, uint32_t script) {
    if (r->tape_ready && r->tape_script == script)
        return;
    r->tape.len = 0;
    r->tape_offset = mem_grow(r->tape_offset, &r->tape_cap, r->unit_count + 1, sizeof *r->tape_offset);
    memset(r->tape_offset, 0, (r->unit_count + 1) * sizeof *r->tape_offset);
    r->tape_script = script;
    r->tape_ready = true;
}

/* The tape of a unit, written on first use.  Good until the next call. */
static const char *unit_tape(Runner *r, size_t unit) {
    if (r->tape_offset[unit] == 0) {
        const Script *script = &r->lode->script[r->tape_script];
        const Marks *marks[MOST_LAYERS];
        for (int k = 0; k < script->shape.layers; k++)
            marks[k] = state_marks(r->state, script->layers[k]);
        r->tape_offset[unit] = r->tape.len + 1;
        tape_write(&r->tape, &r->state->article->tokens, r->units[unit].first, r->units[unit].end,
                   script->shape.width, marks, script->shape.layers);
    }
    return r->tape.data + r->tape_offset[unit] - 1;
}

/* ---- matches to items ---- */

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
        lua_newtable(L);
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

static void build_item(lua_State *L, Runner *r, const Match *m, const Item *item) {
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

static void add_match(Runner *r, const Match *m, uint32_t first, uint32_t end) {
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

/* ---- trying ---- */

typedef struct Try {
    Runner *r;
    Match m;
    size_t unit;
    uint32_t next; /* the token behind the last match */
    bool open;     /* the frame of the match stands on the Lua stack */
    int width;
} Try;

static void open_unit(Try *t, size_t unit) {
    Runner *r = t->r;
    t->unit = unit;
    t->m.first_token = r->units[unit].first;
    t->m.base = unit_tape(r, unit);
    t->m.len = (size_t)(r->units[unit].end - r->units[unit].first) * (size_t)t->width;
    if (t->open)
        match_next_unit(&t->m);
    else
        match_open(&t->m);
    t->open = true;
}

static void close_try(Try *t) {
    if (t->open)
        match_close(&t->m);
    t->open = false;
}

/* Tries at a token of the open unit unless the last match covers it. */
static void try_at(Try *t, uint32_t token) {
    if (token < t->next)
        return;
    size_t at = (size_t)(token - t->m.first_token) * (size_t)t->width;
    size_t end = match_try(&t->m, at);
    if (end == SIZE_MAX || end == at)
        return;
    if ((end - at) % (size_t)t->width != 0)
        luaL_error(t->m.L, "rule '%s': the pattern does not consume whole tokens: build it from lode.tokens only",
                   t->r->lode->rules[t->r->rule].name);
    t->next = t->m.first_token + (uint32_t)(end / (size_t)t->width);
    add_match(t->r, &t->m, token, t->next);
}

/* Tries at all tokens of the open unit that may begin a match. */
static void try_all(Try *t, uint64_t shapes) {
    const Unit *unit = &t->r->units[t->unit];
    const Token *tokens = t->r->state->article->tokens.at;
    for (uint32_t i = unit->first; i < unit->end; i++)
        if (shapes >> tokens[i].shape & 1)
            try_at(t, i);
}

static bool looks_for_words(const Trigger *t) {
    return t->known && t->shapes == 0;
}

/* Where the places of `needs` lie, unit by unit; every unit when there are none to ask for. */
static bool unit_is_needed(const Runner *r, size_t unit, bool ask, size_t *cursor) {
    if (!ask)
        return true;
    while (*cursor < r->needs.count && r->needs.at[*cursor] < r->units[unit].first)
        ++*cursor;
    return *cursor < r->needs.count && r->needs.at[*cursor] < r->units[unit].end;
}

/* Without LPeg's source a given trigger is a pattern: does it occur in the unit? */
static bool given_trigger_fires(Try *t, size_t unit) {
    RulePattern given = {.ref = t->m.pattern->trigger_ref, .script = t->m.pattern->script, .captured = true};
    if (given.ref == LUA_NOREF || t->r->lode->no_triggers)
        return true;
    Try probe = {.r = t->r, .width = t->width, .m = t->m};
    probe.m.pattern = &given;
    open_unit(&probe, unit);
    bool fires = false;
    for (size_t at = 0; at < probe.m.len && !fires; at += (size_t)t->width)
        fires = match_try(&probe.m, at) != SIZE_MAX;
    close_try(&probe);
    return fires;
}

static void run_unit(Try *t, size_t unit, bool by_first, size_t *cursor) {
    Runner *r = t->r;
    const RulePattern *p = t->m.pattern;
    bool shaped = p->first.known && p->first.word_count == 0 && p->first.layers[0] == 0 &&
                  p->first.layers[1] == 0 && !r->lode->no_triggers;
    if (!given_trigger_fires(t, unit))
        return;
    open_unit(t, unit);
    if (!by_first)
        try_all(t, shaped ? p->first.shapes : UINT64_MAX);
    for (; by_first && *cursor < r->firsts.count && r->firsts.at[*cursor] < r->units[unit].end; ++*cursor)
        if (r->firsts.at[*cursor] >= r->units[unit].first)
            try_at(t, r->firsts.at[*cursor]);
}

/* The next unit, from `unit` on, that holds one of the driver's places; every unit without one. */
static size_t next_unit(const Runner *r, const Places *driver, size_t *cursor, size_t unit) {
    if (driver == NULL)
        return unit;
    for (; *cursor < driver->count; ++*cursor) {
        uint32_t place = driver->at[*cursor];
        size_t found = unit_of(r, unit, place);
        if (found < r->unit_count && place >= r->units[found].first)
            return found;
    }
    return r->unit_count;
}

static void run_token_pattern(Runner *r, uint32_t number) {
    const RulePattern *p = &r->lode->patterns[number];
    const Script *script = &r->lode->script[p->script];
    bool by_first = looks_for_words(&p->first) && !r->lode->no_triggers;
    bool by_need = looks_for_words(&p->need) && !r->lode->no_triggers;
    if (by_first)
        gather(r, &p->first, script, &r->first_hits[number], &r->firsts);
    if (by_need)
        gather(r, &p->need, script, &r->need_hits[number], &r->needs);
    if ((by_first && r->firsts.count == 0) || (by_need && r->needs.count == 0))
        return;
    make_units(r, p->over);
    reset_tape(r, p->script);
    Try t = {.r = r, .width = script->shape.width,
             .m = {.L = r->lode->L, .state = r->state, .pattern = p}};
    size_t first_cursor = 0, need_cursor = 0;
    const Places *driver = by_first ? &r->firsts : by_need ? &r->needs : NULL;
    size_t cursor = 0;
    for (size_t u = 0; (u = next_unit(r, driver, &cursor, u)) < r->unit_count; u++)
        if (unit_is_needed(r, u, by_need, &need_cursor))
            run_unit(&t, u, by_first, &first_cursor);
    close_try(&t);
}

/* A pattern over the bytes of the text.  Its item covers the bytes; its tokens are rounded
** outwards. */
static void run_text_pattern(Runner *r, uint32_t number) {
    const RulePattern *p = &r->lode->patterns[number];
    const LodeArticle *article = r->state->article;
    const Tokens *tokens = &article->tokens;
    Match m = {.L = r->lode->L, .state = r->state, .pattern = p, .base = article->text, .len = article->len};
    match_open(&m);
    for (size_t at = 0; at < m.len;) {
        uint8_t c = (uint8_t)article->text[at];
        size_t end = p->first_bytes[c >> 3] >> (c & 7) & 1 ? match_try(&m, at) : SIZE_MAX;
        if (end == SIZE_MAX || end == at) {
            at++;
            continue;
        }
        Item item = {.rule = r->rule, .kind = p->kind, .begin_byte = (uint32_t)at, .end_byte = (uint32_t)end};
        item.first = (uint32_t)token_from_byte(tokens, item.begin_byte);
        for (item.end = item.first; item.end < tokens->count && tokens->at[item.end].begin < end;)
            item.end++;
        build_item(m.L, r, &m, &item);
        at = end;
    }
    match_close(&m);
}

/* ---- rules ---- */

/* Calls `after` with the rule's items and takes what it returns in their place. */
static void run_after(lua_State *L, Runner *r, size_t from) {
    const Rule *rule = &r->lode->rules[r->rule];
    State *state = r->state;
    size_t count = state->item_count - from;
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

static int by_item_place(const void *a, const void *b) {
    const Item *x = a, *y = b;
    if (x->begin_byte != y->begin_byte)
        return x->begin_byte < y->begin_byte ? -1 : 1;
    if (x->end_byte != y->end_byte)
        return x->end_byte > y->end_byte ? -1 : 1;
    return strcmp(x->kind, y->kind);
}

/* Puts the rule's items in the order of the text, for `after`; their Lua tables, which are known
** by number, move with them. */
static void order_items(lua_State *L, Runner *r, size_t from) {
    State *state = r->state;
    size_t count = state->item_count - from;
    if (count < 2)
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

static bool script_uses_rule(const Lode *lode, const Script *script, uint32_t rule) {
    for (int k = 0; k < script->shape.layers; k++) {
        const Layer *layer = &lode->layers[script->layers[k]];
        for (size_t i = 0; layer->type == LAYER_KIND && i < layer->rule_count; i++)
            if (layer->rules[i] == rule)
                return true;
    }
    return false;
}

/* Runs one rule, protected.  Stack: the Runner. */
static int run_rule(lua_State *L) {
    Runner *r = lua_touserdata(L, 1);
    const Rule *rule = &r->lode->rules[r->rule];
    size_t from = r->state->item_count;
    for (uint32_t p = rule->first_pattern; p < rule->end_pattern; p++) {
        if (r->lode->patterns[p].over == OVER_TEXT)
            run_text_pattern(r, p);
        else
            run_token_pattern(r, p);
    }
    if (rule->after != LUA_NOREF) {
        order_items(L, r, from);
        run_after(L, r, from);
    }
    return 0;
}

/* Kinds that this rule's script saw before it had run are to be looked at again. */
static void refresh_layers(Runner *r) {
    const Lode *lode = r->lode;
    for (size_t i = 0; i < r->state->layer_count; i++) {
        const Layer *layer = &lode->layers[i];
        for (size_t k = 0; layer->type == LAYER_KIND && k < layer->rule_count; k++)
            if (layer->rules[k] == r->rule)
                r->state->marks_ready[i] = false;
    }
    if (r->tape_ready && script_uses_rule(lode, &lode->script[r->tape_script], r->rule))
        r->tape_ready = false;
}

static bool needs_failed(const Runner *r) {
    const Rule *rule = &r->lode->rules[r->rule];
    for (size_t i = 0; r->any_failed && i < rule->need_count; i++)
        if (r->failed[rule->needs[i]])
            return true;
    return false;
}

static bool run_protected(Runner *r, LodeError *error) {
    lua_State *L = r->lode->L;
    size_t from = r->state->item_count;
    if (r->lode->running != NULL)
        atomic_store_explicit(r->lode->running, (int)r->rule, memory_order_relaxed);
    lua_pushcfunction(L, run_rule);
    lua_pushlightuserdata(L, r);
    if (engine_call(L, 1, 0, LODE_BAD_RULE, error))
        return true;
    match_abandon(L);
    r->state->item_count = from;
    r->failed[r->rule] = r->any_failed = true;
    return false;
}

/* The engine's Runner, made on first use and again when there are more rules; its buffers serve
** article after article. */
static Runner *runner_of(Lode *lode, State *state) {
    Runner *r = lode->runner;
    if (r == NULL || r->pattern_count != lode->pattern_count || r->rule_count != lode->rule_count) {
        runner_free(r);
        r = lode->runner = mem_zero(1, sizeof *r);
        r->pattern_count = lode->pattern_count;
        r->rule_count = lode->rule_count;
        r->first_hits = mem_zero(lode->pattern_count, sizeof *r->first_hits);
        r->need_hits = mem_zero(lode->pattern_count, sizeof *r->need_hits);
        r->failed = mem_zero(lode->rule_count, sizeof *r->failed);
    }
    r->lode = lode;
    r->state = state;
    for (size_t i = 0; i < r->pattern_count; i++)
        r->first_hits[i].count = r->need_hits[i].count = 0;
    if (r->any_failed)
        memset(r->failed, 0, r->rule_count * sizeof *r->failed);
    r->any_failed = r->units_ready = r->tape_ready = false;
    return r;
}

void runner_free(Runner *r) {
    if (r == NULL)
        return;
    for (size_t i = 0; i < r->pattern_count; i++) {
        free(r->first_hits[i].at);
        free(r->need_hits[i].at);
    }
    free(r->first_hits);
    free(r->need_hits);
    free(r->firsts.at);
    free(r->needs.at);
    free(r->units);
    buffer_free(&r->tape);
    free(r->tape_offset);
    free(r->failed);
    free(r);
}

/* Whether the trigger asks for words alone and none of them stands in the article. */
static bool is_idle(const Trigger *t, const Places *hits) {
    return looks_for_words(t) && t->layers[0] == 0 && t->layers[1] == 0 && hits->count == 0;
}

/* Whether the rule can find nothing: most of a thousand rules, in most articles. */
static bool rule_is_idle(const Runner *r) {
    const Rule *rule = &r->lode->rules[r->rule];
    if (rule->after != LUA_NOREF || r->lode->no_triggers)
        return false;
    for (uint32_t p = rule->first_pattern; p < rule->end_pattern; p++) {
        const RulePattern *pattern = &r->lode->patterns[p];
        if (pattern->over == OVER_TEXT || (!is_idle(&pattern->first, &r->first_hits[p]) &&
                                           !is_idle(&pattern->need, &r->need_hits[p])))
            return false;
    }
    return true;
}

static bool run_all(Runner *r, LodeError *error) {
    bool ok = true;
    LodeError first = {0}, one;
    for (r->rule = 0; r->rule < r->lode->rule_count; r->rule++) {
        if (rule_is_idle(r))
            continue;
        if (needs_failed(r)) {
            r->failed[r->rule] = true;
            continue;
        }
        if (!run_protected(r, &one) && ok) {
            const char *source = r->state->article->fields[LODE_SOURCE].value.s;
            error_set(&first, LODE_BAD_RULE, "%s: rule '%s' failed: %s", source,
                      r->lode->rules[r->rule].name, one.message);
            ok = false;
        }
        refresh_layers(r);
    }
    if (!ok && error != NULL)
        *error = first;
    return ok;
}

static int freeze(lua_State *L) {
    items_freeze(L, lua_touserdata(L, 1));
    return 0;
}

bool lode_run(Lode *lode, LodeArticle *article, LodeError *error) {
    State *state = state_of(lode, article);
    lua_State *L = lode->L;
    if (state->ran)
        return true;
    Runner *r = runner_of(lode, state);
    collect_hits(r);
    bool ok = run_all(r, error);
    state->ran = true;
    lua_pushcfunction(L, freeze);
    lua_pushlightuserdata(L, state);
    LodeError frozen;
    bool whole = engine_call(L, 1, 0, LODE_BAD_RULE, &frozen);
    if (ok && !whole)
        return error_set(error, LODE_BAD_RULE, "%s", frozen.message);
    if (ok && state->problem[0] != '\0')
        return error_set(error, LODE_BAD_RULE, "%s: %s", article->fields[LODE_SOURCE].value.s, state->problem);
    return ok;
}
