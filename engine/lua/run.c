/* run.c - the loaded rules over one article.
**
** One pass over the tokens finds the words that triggers want; layers give the rest.  Then each
** rule in turn (those that it needs came before): its patterns are tried where their triggers
** say, `build` makes items of the matches, `after` has the last word.  A rule that nothing of the
** article wakes is passed over.
*/
#include "base/error.h"
#include "lua/count.h"
#include "lua/runner.h"

#include <lauxlib.h>

/* ---- one rule ---- */

static void run_rule(lua_State *L, Runner *r) {
    const Rule *rule = &r->lode->rules[r->rule];
    size_t from = r->state->item_count;
    for (uint32_t p = rule->first_pattern; p < rule->end_pattern; p++) {
        if (r->lode->patterns[p].over == OVER_TEXT)
            try_text(r, p);
        else
            try_tokens(r, p);
    }
    if (rule->after != LUA_NOREF)
        after_run(L, r, from);
}

static bool layer_has_rule(const Layer *layer, uint32_t rule) {
    for (size_t i = 0; layer->type == LAYER_KIND && i < layer->rule_count; i++)
        if (layer->rules[i] == rule)
            return true;
    return false;
}

static bool script_uses_rule(const Lode *lode, const Script *script, uint32_t rule) {
    for (int k = 0; k < script->shape.layers; k++)
        if (layer_has_rule(&lode->layers[script->layers[k]], rule))
            return true;
    return false;
}

/* Kinds that were looked at before the rule had found its items are to be looked at again. */
static void refresh_layers(Runner *r) {
    const Lode *lode = r->lode;
    for (size_t i = 0; i < r->state->layer_count; i++)
        if (layer_has_rule(&lode->layers[i], r->rule))
            r->state->marks_ready[i] = false;
    if (r->tapes.ready && script_uses_rule(lode, &lode->script[r->tapes.script], r->rule))
        r->tapes.ready = false;
}

static bool needs_failed(const Runner *r) {
    const Rule *rule = &r->lode->rules[r->rule];
    for (size_t i = 0; r->any_failed && i < rule->need_count; i++)
        if (r->failed[rule->needs[i]])
            return true;
    return false;
}

/* ---- all rules ---- */

/* The next rule that something wakes, from `rule` on; rule_count when there is none. */
static uint32_t next_active(const Runner *r, uint32_t rule) {
    size_t word = rule / 64, words = r->rule_count / 64 + 1;
    uint64_t bits = rule < r->rule_count ? r->active[word] >> (rule % 64) << (rule % 64) : 0;
    while (bits == 0 && ++word < words)
        bits = r->active[word];
    return bits == 0 ? (uint32_t)r->rule_count : (uint32_t)(word * 64) + (uint32_t)__builtin_ctzll(bits);
}

static void note_running(const Runner *r) {
    if (r->lode->running != NULL)
        atomic_store_explicit(r->lode->running, (int)r->rule, memory_order_relaxed);
}

/* Runs the rules from number r->rule on.  Protected: an error leaves the failed one's number in
** r->rule.  Stack: the Runner. */
static int run_rules(lua_State *L) {
    Runner *r = lua_touserdata(L, 1);
    for (; (r->rule = next_active(r, r->rule)) < r->rule_count; r->rule++) {
        if (needs_failed(r)) {
            r->failed[r->rule] = true;
            continue;
        }
        note_running(r);
        r->items_before = r->state->item_count;
        uint64_t begun = costs_wanted(r->lode->costs) ? clock_ns() : 0;
        run_rule(L, r);
        if (costs_wanted(r->lode->costs))
            r->lode->costs->rule_ns[r->rule] += clock_ns() - begun;
        if (r->state->item_count != r->items_before)
            refresh_layers(r);
    }
    return 0;
}

/* What the failed rule found is dropped. */
static void drop_failed(Runner *r) {
    match_abandon(r->lode);
    r->state->item_count = r->items_before;
    r->failed[r->rule] = r->any_failed = true;
    refresh_layers(r);
}

/* Adds to a message of LPeg or Lua what to do about it. */
static void advise(lua_State *L, LodeError *error) {
    LodeError unused;
    engine_push_core(L, "advise");
    lua_pushstring(L, error->message);
    if (!engine_call(L, 1, 1, LODE_BAD_RULE, &unused))
        return;
    error_set(error, error->status, "%s", lua_tostring(L, -1));
    lua_pop(L, 1);
}

/* From rule `from` on; goes on behind each rule that fails, and reports the first. */
static bool run_all(Runner *r, uint32_t from, LodeError *error) {
    lua_State *L = r->lode->L;
    bool ok = true;
    for (r->rule = from; r->rule < r->rule_count; r->rule++) {
        LodeError one;
        r->items_before = r->state->item_count;
        lua_pushcfunction(L, run_rules);
        lua_pushlightuserdata(L, r);
        if (engine_call(L, 1, 0, LODE_BAD_RULE, &one))
            break;
        drop_failed(r);
        advise(L, &one);
        if (ok)
            error_set(error, LODE_BAD_RULE, "%s: rule '%s' failed: %s",
                      r->state->article->fields[LODE_SOURCE].value.s, r->lode->rules[r->rule].name, one.message);
        ok = false;
    }
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
    places_collect(r);
    bool ok = run_all(r, 0, error);
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

bool run_more(State *state, uint32_t from, LodeError *error) {
    Runner *r = runner_of(state->lode, state);
    places_collect(r);
    return run_all(r, from, error);
}
