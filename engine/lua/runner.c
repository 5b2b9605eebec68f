/* runner.c - the buffers of a run, made on first use and again when there are other rules. */
#include "lua/runner.h"

#include <lauxlib.h>
#include <stdlib.h>

static bool waits_for_words(const RulePattern *p) {
    return p->over != OVER_TEXT && (trigger_is_words(&p->first) || trigger_is_words(&p->need));
}

/* Whether the rule may find something where none of its words stands. */
static bool runs_always(const Lode *lode, const Rule *rule) {
    bool words = rule->after == LUA_NOREF && !lode->no_triggers;
    for (uint32_t p = rule->first_pattern; words && p < rule->end_pattern; p++)
        words = waits_for_words(&lode->patterns[p]);
    return !words;
}

static Runner *new_runner(Lode *lode) {
    Runner *r = mem_zero(1, sizeof *r);
    r->lode = lode;
    r->generation = lode->generation;
    r->pattern_count = lode->pattern_count;
    r->rule_count = lode->rule_count;
    r->chains = mem_zero(2 * lode->pattern_count, sizeof *r->chains);
    r->touched = mem_zero(2 * lode->pattern_count, sizeof *r->touched);
    r->failed = mem_zero(lode->rule_count, sizeof *r->failed);
    r->always = mem_zero(lode->rule_count / 64 + 1, sizeof *r->always);
    r->active = mem_zero(lode->rule_count / 64 + 1, sizeof *r->active);
    for (size_t i = 0; i < lode->rule_count; i++)
        if (runs_always(lode, &lode->rules[i]))
            r->always[i / 64] |= 1ull << (i % 64);
    return r;
}

static bool is_current(const Runner *r, const Lode *lode) {
    return r != NULL && r->pattern_count == lode->pattern_count && r->rule_count == lode->rule_count &&
           r->generation == lode->generation;
}

/* Forgets the article before. */
static void clear(Runner *r) {
    for (size_t i = 0; i < r->touched_count; i++)
        r->chains[r->touched[i]].count = 0;
    r->touched_count = r->hit_count = 0;
    memcpy(r->active, r->always, (r->rule_count / 64 + 1) * sizeof *r->active);
    if (r->any_failed)
        memset(r->failed, 0, r->rule_count * sizeof *r->failed);
    for (int over = 0; over < OVER_COUNT; over++)
        r->units[over].ready = false;
    r->any_failed = r->tapes.ready = false;
}

Runner *runner_of(Lode *lode, State *state) {
    if (!is_current(lode->runner, lode)) {
        runner_free(lode->runner);
        lode->runner = new_runner(lode);
    }
    clear(lode->runner);
    lode->runner->state = state;
    return lode->runner;
}

void runner_free(Runner *r) {
    if (r == NULL)
        return;
    for (int over = 0; over < OVER_COUNT; over++)
        free(r->units[over].at);
    free(r->hits);
    free(r->chains);
    free(r->touched);
    free(r->failed);
    free(r->always);
    free(r->active);
    free(r->firsts.at);
    free(r->needs.at);
    free(r->bits);
    buffer_free(&r->tapes.bytes);
    free(r->tapes.offset);
    free(r);
}
