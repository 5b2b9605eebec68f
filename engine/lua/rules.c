/* rules.c - layers, scripts, rules and patterns, as the loader (scripts/lode/core) adds them. */
#include "base/error.h"
#include "lua/engine.h"
#include "lua/expand.h"
#include "lua/vm.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* ---- freeing ---- */

static void free_rule(Rule *rule) {
    for (size_t i = 0; i < rule->kind_count; i++) {
        for (size_t k = 0; k < rule->kinds[i].count; k++)
            free(rule->kinds[i].fields[k]);
        free(rule->kinds[i].fields);
        free(rule->kinds[i].kind);
    }
    free(rule->kinds);
    free(rule->needs);
    free(rule->name);
}

static void free_layer(Layer *layer) {
    list_free(layer->list);
    free(layer->key);
    free(layer->rules);
    free(layer->asked);
    free(layer->text);
}

void rules_free(Lode *lode) {
    state_free_shared(lode);
    for (size_t i = 0; i < lode->layer_count; i++)
        free_layer(&lode->layers[i]);
    for (size_t i = 0; i < lode->script_count; i++) {
        free(lode->script[i].path);
        free(lode->script[i].known);
    }
    for (size_t i = 0; i < lode->rule_count; i++)
        free_rule(&lode->rules[i]);
    for (size_t i = 0; i < lode->pattern_count; i++) {
        match_free(lode->patterns[i].machine);
        trigger_free(&lode->patterns[i].first);
        trigger_free(&lode->patterns[i].need);
    }
    free(lode->layers);
    free(lode->script);
    free(lode->rules);
    free(lode->patterns);
    free(lode->hit_start);
    free(lode->hits);
    free(lode->has_hits);
    free(lode->filters);
}

/* ---- layers ---- */

static char *copy_string(lua_State *L, int idx) {
    size_t len;
    const char *s = luaL_checklstring(L, idx, &len);
    return mem_dup(s, len);
}

static const char *check_kind(lua_State *L, int idx) {
    const char *kind = kind_named(engine_of(L), luaL_checkstring(L, idx));
    if (kind == NULL)
        luaL_error(L, "too many kinds: at most %d", MOST_KINDS);
    return kind;
}

/* The layer with that key, if there is one: pushes its number.  [-0, +(0|1), -] */
static bool push_known_layer(lua_State *L, const char *key) {
    Lode *lode = engine_of(L);
    for (size_t i = 0; i < lode->layer_count; i++)
        if (strcmp(lode->layers[i].key, key) == 0) {
            lua_pushinteger(L, (lua_Integer)i);
            return true;
        }
    return false;
}

static Layer *new_layer(lua_State *L, LayerType type) {
    Lode *lode = engine_of(L);
    lode->layers = mem_grow(lode->layers, &lode->layer_cap, lode->layer_count + 1, sizeof *lode->layers);
    Layer *layer = &lode->layers[lode->layer_count++];
    *layer = (Layer){.type = type, .key = copy_string(L, 1), .pattern = LUA_NOREF};
    lua_pushinteger(L, (lua_Integer)lode->layer_count - 1);
    return layer;
}

/* An error that names a place of its own: no line of the loader is put before it.  [-0, +0, e] */
static int refuse(lua_State *L, const char *message) {
    lua_pushstring(L, message);
    return lua_error(L);
}

/* core.layer_list(key, path) and core.layer_inline(key, text): the layer's number, its columns. */
static int add_list_layer(lua_State *L, List *list, const LodeError *error) {
    if (list == NULL)
        return refuse(L, error->message);
    new_layer(L, LAYER_LIST)->list = list;
    return 1;
}

static int core_layer_list(lua_State *L) {
    LodeError error;
    if (push_known_layer(L, luaL_checkstring(L, 1)))
        return 1;
    List *list = list_open(luaL_checkstring(L, 2), engine_of(L)->cache, &error);
    return add_list_layer(L, list, &error);
}

static int core_layer_inline(lua_State *L) {
    LodeError error;
    size_t len;
    if (push_known_layer(L, luaL_checkstring(L, 1)))
        return 1;
    const char *text = luaL_checklstring(L, 2, &len);
    List *list = list_compile(lua_tostring(L, 1), text, len, &error);
    return add_list_layer(L, list, &error);
}

/* core.layer_kind(key, kind, { rule numbers }) */
static int core_layer_kind(lua_State *L) {
    luaL_checktype(L, 3, LUA_TTABLE);
    if (push_known_layer(L, luaL_checkstring(L, 1)))
        return 1;
    Layer *layer = new_layer(L, LAYER_KIND);
    layer->kind = check_kind(L, 2);
    layer->rule_count = lua_rawlen(L, 3);
    layer->rules = mem_alloc(layer->rule_count * sizeof *layer->rules);
    for (size_t i = 0; i < layer->rule_count; i++) {
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        layer->rules[i] = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    return 1;
}

static void first_bytes_of(lua_State *L, int idx, uint8_t set[32]) {
#if LODE_LPEG_SOURCE
    tree_first_bytes(L, idx, set);
#else
    (void)L, (void)idx;
    memset(set, 0xFF, 32);
#endif
}

/* core.layer_like(key, pattern): the pattern is anchored at both ends by the caller. */
static int core_layer_like(lua_State *L) {
    if (push_known_layer(L, luaL_checkstring(L, 1)))
        return 1;
    lua_pushvalue(L, 2);
    int pattern = luaL_ref(L, LUA_REGISTRYINDEX);
    Layer *layer = new_layer(L, LAYER_LIKE);
    layer->pattern = pattern;
    first_bytes_of(L, 2, layer->first_bytes);
    return 1;
}

/* core.layer_exact(key, word id, text) */
static int core_layer_exact(lua_State *L) {
    if (push_known_layer(L, luaL_checkstring(L, 1)))
        return 1;
    Layer *layer = new_layer(L, LAYER_EXACT);
    layer->word = (uint32_t)luaL_checkinteger(L, 2);
    layer->text = copy_string(L, 3);
    return 1;
}

/* core.columns(layer): names of a list layer's columns. */
static int core_columns(lua_State *L) {
    const Layer *layer = &engine_of(L)->layers[luaL_checkinteger(L, 1)];
    lua_newtable(L);
    for (size_t c = 0; layer->list != NULL && c < list_columns(layer->list); c++) {
        lua_pushstring(L, list_column(layer->list, c));
        lua_rawseti(L, -2, (lua_Integer)c + 1);
    }
    return 1;
}

/* ---- scripts ---- */

/* core.add_script(path, { layer numbers }, { which are not on the tape }): the script's number. */
static int core_add_script(lua_State *L) {
    Lode *lode = engine_of(L);
    lode->script = mem_grow(lode->script, &lode->script_cap, lode->script_count + 1, sizeof *lode->script);
    Script *script = &lode->script[lode->script_count++];
    *script = (Script){.path = copy_string(L, 1), .known_count = lua_rawlen(L, 2)};
    script->known = mem_alloc(script->known_count * sizeof *script->known);
    int layers = 0;
    for (size_t i = 0; i < script->known_count; i++) {
        lua_rawgeti(L, 2, (lua_Integer)i + 1);
        lua_rawgeti(L, 3, (lua_Integer)i + 1);
        script->known[i] = (uint32_t)lua_tointeger(L, -2);
        luaL_argcheck(L, layers < MOST_LAYERS || lua_toboolean(L, -1), 2, "too many layers");
        if (!lua_toboolean(L, -1))
            script->layers[layers++] = script->known[i];
        lua_pop(L, 2);
    }
    script->shape = (RecordShape){record_width(layers), layers};
    lua_pushinteger(L, (lua_Integer)lode->script_count - 1);
    return 1;
}

/* core.check(pattern, layer count, functions): nil or what is wrong; whether it has captures other
** than named groups; whether it can match nothing; whether it is nested too deep. */
static int core_check(lua_State *L) {
#if LODE_LPEG_SOURCE
    char message[512];
    bool raw = false;
    int layers = (int)luaL_checkinteger(L, 2);
    lua_pushstring(L, tree_check(L, 1, 3, (RecordShape){record_width(layers), layers}, &raw, message,
                                 sizeof message));
    lua_pushboolean(L, raw);
    lua_pushboolean(L, tree_nullable(L, 1));
    lua_pushboolean(L, tree_too_deep(L, 1));
#else
    lua_pushnil(L);
    lua_pushboolean(L, true);
    lua_pushboolean(L, false);
    lua_pushboolean(L, false);
#endif
    return 4;
}

/* ---- rules ---- */

static int take_function(lua_State *L, int idx, const char *name) {
    if (lua_getfield(L, idx, name) == LUA_TNIL) {
        lua_pop(L, 1);
        return LUA_NOREF;
    }
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

static void take_kinds(lua_State *L, int idx, Rule *rule) {
    lua_getfield(L, idx, "kinds");
    rule->kind_count = lua_rawlen(L, -1);
    rule->kinds = mem_zero(rule->kind_count, sizeof *rule->kinds);
    for (size_t i = 0; i < rule->kind_count; i++) {
        KindOrder *order = &rule->kinds[i];
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        lua_getfield(L, -1, "kind");
        order->kind = copy_string(L, -1);
        lua_getfield(L, -2, "fields");
        order->count = lua_rawlen(L, -1);
        order->fields = mem_zero(order->count, sizeof *order->fields);
        for (size_t k = 0; k < order->count; k++) {
            lua_rawgeti(L, -1, (lua_Integer)k + 1);
            order->fields[k] = copy_string(L, -1);
            lua_pop(L, 1);
        }
        lua_pop(L, 3);
    }
    lua_pop(L, 1);
}

static void take_needs(lua_State *L, int idx, Rule *rule) {
    lua_getfield(L, idx, "needs");
    rule->need_count = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
    rule->needs = mem_zero(rule->need_count, sizeof *rule->needs);
    for (size_t i = 0; i < rule->need_count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        rule->needs[i] = (uint32_t)lua_tointeger(L, -1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void infer_triggers(lua_State *L, RulePattern *p, const Script *script, bool given) {
    (void)given;
#if LODE_LPEG_SOURCE
    lua_rawgeti(L, LUA_REGISTRYINDEX, p->ref);
    if (p->over == OVER_TEXT) {
        first_bytes_of(L, -1, p->first_bytes);
    } else {
        tree_trigger(L, -1, script->shape, &p->first, &p->need);
        if (given) {
            trigger_free(&p->need);
            lua_rawgeti(L, LUA_REGISTRYINDEX, p->trigger_ref);
            tree_unit_trigger(L, -1, script->shape, &p->need);
            lua_pop(L, 1);
        }
    }
    lua_pop(L, 1);
#else
    (void)L;
    (void)script;
    memset(p->first_bytes, 0xFF, sizeof p->first_bytes);
#endif
}

/* The pattern's traced form (profile.lua), from its description below two values; LUA_NOREF without. */
static int take_traced(lua_State *L) {
    if (lua_getfield(L, -3, "traced") == LUA_TNIL) {
        lua_pop(L, 1);
        return LUA_NOREF;
    }
    match_compile(L, -1);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

/* Takes the pattern description at the top: { kind, over, pattern, traced, trigger, captured }. */
static void take_pattern(lua_State *L, uint32_t rule, uint32_t script) {
    static const char *const OVERS[] = {"sentence", "paragraph", "article", "text", "header", NULL};
    Lode *lode = engine_of(L);
    lode->patterns = mem_grow(lode->patterns, &lode->pattern_cap, lode->pattern_count + 1, sizeof *lode->patterns);
    RulePattern *p = &lode->patterns[lode->pattern_count];
    *p = (RulePattern){.rule = rule, .script = script, .trigger_ref = LUA_NOREF, .traced_ref = LUA_NOREF};
    lua_getfield(L, -1, "over");
    p->over = (Over)luaL_checkoption(L, -1, NULL, OVERS);
    lua_getfield(L, -2, "captured");
    p->captured = lua_toboolean(L, -1);
    lua_getfield(L, -3, "pattern");
    match_compile(L, -1);
    if (p->over != OVER_TEXT)
        p->machine = match_translate(L, -1, lode->script[script].shape.width);
    p->ref = luaL_ref(L, LUA_REGISTRYINDEX);
    p->traced_ref = take_traced(L);
    bool given = lua_getfield(L, -3, "trigger") != LUA_TNIL;
    if (given) {
        match_compile(L, -1);
        p->trigger_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    } else {
        lua_pop(L, 1);
    }
    lua_getfield(L, -3, "kind");
    p->kind = check_kind(L, -1);
    lode->pattern_count++;
    lua_pop(L, 3);
    infer_triggers(L, p, &lode->script[script], given);
}

/* core.add_rule{ name, script, wanted, build, after, kinds, patterns }: the rule's number, and that of
** its first pattern. */
static int core_add_rule(lua_State *L) {
    Lode *lode = engine_of(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    lode->rules = mem_grow(lode->rules, &lode->rule_cap, lode->rule_count + 1, sizeof *lode->rules);
    Rule *rule = &lode->rules[lode->rule_count];
    *rule = (Rule){.build = LUA_NOREF, .after = LUA_NOREF};
    uint32_t number = (uint32_t)lode->rule_count++;
    lua_getfield(L, 1, "name");
    rule->name = copy_string(L, -1);
    lua_getfield(L, 1, "script");
    rule->script = (uint32_t)luaL_checkinteger(L, -1);
    lua_getfield(L, 1, "wanted");
    rule->wanted = lua_toboolean(L, -1);
    rule->build = take_function(L, 1, "build");
    rule->after = take_function(L, 1, "after");
    take_kinds(L, 1, rule);
    take_needs(L, 1, rule);
    rule->first_pattern = rule->end_pattern = (uint32_t)lode->pattern_count;
    lua_getfield(L, 1, "patterns");
    size_t n = lua_rawlen(L, -1);
    for (size_t i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i);
        take_pattern(L, number, rule->script);
        lua_pop(L, 1);
        rule->end_pattern++;
    }
    lua_pushinteger(L, (lua_Integer)number);
    lua_pushinteger(L, (lua_Integer)lode->rules[number].first_pattern);
    return 2;
}

/* ---- triggers, said in words ---- */

/* Lists and kinds by their names, what a script writes in itself by its number; returns what goes between this and
** what follows. */
static const char *say_layers(Buffer *out, const Lode *lode, const Script *script, const Trigger *t, const char *between) {
    size_t own = 0;
    for (int k = 0; k < script->shape.layers; k++) {
        const char *key = lode->layers[script->layers[k]].key;
        if (!(t->layers[k / 64] >> (k % 64) & 1))
            continue;
        if (strchr(key, '#') != NULL) { /* a path and the layer's number there */
            own++;
            continue;
        }
        buffer_printf(out, "%s%s", between, key);
        between = ", ";
    }
    if (own == 0)
        return between;
    buffer_printf(out, "%s%zu word list%s of the script's own", between, own, own == 1 ? "" : "s");
    return ", ";
}

static void say_trigger(Buffer *out, const Lode *lode, const Script *script, const Trigger *t) {
    enum { MOST_WORDS = 12 };
    const char *between = "";
    for (size_t i = 0; i < t->word_count && i < MOST_WORDS; i++, between = ", ")
        buffer_printf(out, "%s%s", between, lode->lexicon.words[t->words[i]].text);
    if (t->word_count > MOST_WORDS)
        buffer_printf(out, " … (%zu words)", t->word_count);
    between = say_layers(out, lode, script, t, between);
    for (int s = 0; s < SHAPE_COUNT && __builtin_popcountll(t->shapes) <= 8; s++)
        if (t->shapes >> s & 1) {
            buffer_printf(out, "%sshape %s", between, shape_name((Shape)s));
            between = ", ";
        }
    if (__builtin_popcountll(t->shapes) > 8)
        buffer_printf(out, "%smany shapes", between);
}

/* core.trigger_text(rule number): an array, a line a pattern: { kind, text or nil }. */
static int core_trigger_text(lua_State *L) {
    const Lode *lode = engine_of(L);
    const Rule *rule = &lode->rules[luaL_checkinteger(L, 1)];
    lua_newtable(L);
    for (uint32_t i = rule->first_pattern; i < rule->end_pattern; i++) {
        const RulePattern *p = &lode->patterns[i];
        const Script *script = &lode->script[p->script];
        Buffer text = {0};
        if (p->over == OVER_TEXT) {
            buffer_puts(&text, "the pattern's first byte");
        } else if (p->trigger_ref != LUA_NOREF && !p->need.known) {
            buffer_puts(&text, "given");
        } else {
            if (trigger_selects(&p->first)) {
                buffer_puts(&text, "begins with ");
                say_trigger(&text, lode, script, &p->first);
            }
            if (trigger_selects(&p->need) && !(trigger_selects(&p->first) && p->first.word_count == p->need.word_count &&
                                            p->first.layers[0] == p->need.layers[0])) {
                buffer_puts(&text, text.len > 0 ? "; contains " : "contains ");
                say_trigger(&text, lode, script, &p->need);
            }
        }
        lua_createtable(L, 0, 2);
        lua_pushstring(L, p->kind);
        lua_setfield(L, -2, "kind");
        if (text.len > 0) {
            lua_pushlstring(L, text.data, text.len);
            lua_setfield(L, -2, "text");
        }
        buffer_free(&text);
        lua_rawseti(L, -2, (lua_Integer)(i - rule->first_pattern) + 1);
    }
    return 1;
}

/* ---- from words to patterns ---- */

static const Trigger *trigger_of(const Lode *lode, size_t key) {
    const RulePattern *p = &lode->patterns[key / 2];
    return key % 2 == 0 ? &p->first : &p->need;
}

static void count_words(const Lode *lode, const Trigger *t, uint32_t *counts) {
    for (size_t i = 0; trigger_has_places(t) && i < t->word_count; i++)
        if (t->words[i] < lode->hit_words)
            counts[t->words[i]]++;
}

/* The number of the filter for a trigger. */
static uint32_t filter_of(Lode *lode, const Trigger *t) {
    WordFilter wanted = {t->self, t->before, t->after};
    for (size_t i = 0; i < lode->filter_count; i++)
        if (memcmp(&lode->filters[i], &wanted, sizeof wanted) == 0)
            return (uint32_t)i;
    lode->filters = mem_grow(lode->filters, &lode->filter_cap, lode->filter_count + 1, sizeof *lode->filters);
    lode->filters[lode->filter_count] = wanted;
    return (uint32_t)lode->filter_count++;
}

static void place_words(Lode *lode, const Trigger *t, uint32_t *next, size_t key) {
    if (!trigger_has_places(t) || t->word_count == 0)
        return;
    WordHit hit = {(uint32_t)key, filter_of(lode, t)};
    for (size_t i = 0; i < t->word_count; i++)
        if (t->words[i] < lode->hit_words)
            lode->hits[next[t->words[i]]++] = hit;
}

/* Turns counts into where each word's hits begin; returns how many there are. */
static uint32_t sum_counts(Lode *lode, uint32_t *start) {
    uint32_t total = 0;
    for (size_t w = 0; w <= lode->hit_words; w++) {
        uint32_t count = start[w];
        lode->has_hits[w] = count > 0;
        start[w] = total;
        total += count;
    }
    return total;
}

void rules_index_words(Lode *lode) {
    free(lode->hit_start);
    free(lode->hits);
    free(lode->has_hits);
    lode->filter_count = 0;
    lode->hit_words = lode->lexicon.count;
    uint32_t *start = mem_zero(lode->hit_words + 1, sizeof *start);
    for (size_t key = 0; key < 2 * lode->pattern_count; key++)
        count_words(lode, trigger_of(lode, key), start);
    lode->has_hits = mem_zero(lode->hit_words + 1, 1);
    lode->hits = mem_zero(sum_counts(lode, start), sizeof *lode->hits);
    lode->hit_start = start;
    uint32_t *next = mem_alloc((lode->hit_words + 1) * sizeof *next);
    memcpy(next, start, (lode->hit_words + 1) * sizeof *next);
    for (size_t key = 0; key < 2 * lode->pattern_count; key++)
        place_words(lode, trigger_of(lode, key), next, key);
    free(next);
}

/* core.finish(): after the last rule. */
static int core_finish(lua_State *L) {
    rules_index_words(engine_of(L));
    return 0;
}

void open_core_rules(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"layer_list", core_layer_list},     {"layer_inline", core_layer_inline},
        {"layer_kind", core_layer_kind},     {"layer_like", core_layer_like},
        {"layer_exact", core_layer_exact},   {"columns", core_columns},
        {"add_script", core_add_script},     {"check", core_check},
        {"expand", core_expand},
        {"add_rule", core_add_rule},         {"trigger_text", core_trigger_text},
        {"finish", core_finish},             {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
