/* try.c - one pattern over one article: tried where its trigger says, or everywhere. */
#include "lua/runner.h"

#include "lua/count.h"
#include "text/analyse.h"

#include <lauxlib.h>

/* ---- one unit, one token ---- */

static void set_unit(Try *t, Runner *r, uint32_t unit) {
    const Unit *u = &t->units->at[unit];
    t->m.first_token = u->first;
    t->m.base = tape_of(r, unit);
    t->m.len = (size_t)(u->end - u->first) * (size_t)t->width;
}

static void open_unit(Try *t, Runner *r, uint32_t unit) {
    set_unit(t, r, unit);
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

static bool unit_has_place(const Unit *unit, const Places *places) {
    for (size_t i = 0; i < places->count; i++)
        if (places->at[i] >= unit->first && places->at[i] < unit->end)
            return true;
    return false;
}

/* A given trigger is a pattern: does it occur in the unit, before the match or in it or behind? */
static bool given_trigger_fires(const Try *t, Runner *r, uint32_t unit) {
    const RulePattern *p = t->m.pattern;
    if (p->trigger_ref == LUA_NOREF || r->lode->no_triggers)
        return true;
    if (t->given != NULL && !unit_has_place(&t->units->at[unit], t->given))
        return false;
    RulePattern given = {.ref = p->trigger_ref, .script = p->script, .captured = true};
    Match probe = {.L = t->m.L, .state = t->m.state, .pattern = &given};
    Try look = {.units = t->units, .width = t->width, .m = probe};
    open_unit(&look, r, unit);
    bool fires = false;
    for (size_t at = 0; at < look.m.len && !fires; at += (size_t)t->width)
        fires = match_try(&look.m, at) != SIZE_MAX;
    close_try(&look);
    return fires;
}

/* Makes the unit the one at work; false when nothing can be found in it. */
static bool enter_unit(Try *t, Runner *r, uint32_t unit) {
    if (t->unit == unit)
        return t->fires;
    t->unit = unit;
    t->fires = given_trigger_fires(t, r, unit);
    if (t->fires)
        open_unit(t, r, unit);
    return t->fires;
}

/* Looked into afterwards (look.c): what was tried is noted, and no item made. */
static void note_try(Tries *tries, uint32_t token, uint32_t end) {
    tries->at = mem_grow(tries->at, &tries->cap, tries->count + 1, sizeof *tries->at);
    tries->at[tries->count++] = (Tried){token, end};
}

static void count_try(Costs *costs, ptrdiff_t pattern, bool matched) {
    costs->patterns[pattern].tries++;
    costs->patterns[pattern].matches += matched;
}

/* Tries at a token unless the last match covers it. */
static void try_at(Try *t, Runner *r, uint32_t unit, uint32_t token) {
    if (token < t->next || !enter_unit(t, r, unit))
        return;
    size_t at = (size_t)(token - t->m.first_token) * (size_t)t->width;
    if (r->tries == NULL && !match_may_begin(&t->m, at))
        return;
    size_t end = match_try(&t->m, at);
    if (costs_wanted(r->lode->costs))
        count_try(r->lode->costs, t->m.pattern - r->lode->patterns, end != SIZE_MAX && end != at);
    if (end == SIZE_MAX || end == at) {
        if (r->tries != NULL)
            note_try(r->tries, token, token);
        return;
    }
    if ((end - at) % (size_t)t->width != 0)
        luaL_error(t->m.L, "rule '%s': the pattern does not consume whole tokens: build it from lode.tokens only",
                   r->lode->rules[r->rule].name);
    t->next = t->m.first_token + (uint32_t)(end / (size_t)t->width);
    if (r->tries != NULL)
        note_try(r->tries, token, t->next);
    else
        build_match(r, &t->m, token, t->next);
}

/* Tries at tokens [from, to) of a unit that have one of the shapes. */
static void try_range(Try *t, Runner *r, uint32_t unit, uint32_t from, uint32_t to, uint64_t shapes) {
    const Token *tokens = r->state->article->tokens.at;
    for (uint32_t i = from; i < to; i++)
        if (shapes >> tokens[i].shape & 1)
            try_at(t, r, unit, i);
}

/* ---- where ---- */

/* Whether one of the needed places lies where a match from `token` on must have it.  `cursor` goes up
** from token to token. */
static bool need_is_near(const Places *needs, const Trigger *need, uint32_t token, uint32_t end, size_t *cursor) {
    if (needs == NULL)
        return true;
    while (*cursor < needs->count && needs->at[*cursor] < token + need->nearest)
        ++*cursor;
    return *cursor < needs->count && needs->at[*cursor] < end && needs->at[*cursor] - token <= need->farthest;
}

/* The match begins at one of these places. */
static void try_places(Try *t, Runner *r, const Places *firsts, const Places *needs) {
    size_t cursor = 0;
    uint32_t unit = 0;
    for (size_t i = 0; i < firsts->count; i++) {
        uint32_t token = firsts->at[i], at = unit_of(t->units, unit, token);
        if (at == NO_UNIT)
            continue;
        unit = at;
        if (need_is_near(needs, &t->m.pattern->need, token, t->units->at[unit].end, &cursor))
            try_at(t, r, unit, token);
    }
}

/* Tokens of the unit where a match begins that has what it needs at `token`. */
static Unit begins_before(const Trigger *need, const Unit *unit, uint32_t token) {
    uint32_t room = token - unit->first;
    if (room < need->nearest)
        return (Unit){0};
    return (Unit){.first = token - (room < need->farthest ? room : need->farthest), .end = token - need->nearest + 1};
}

/* The match contains one of these places: it begins so far before it as the trigger says. */
static void try_before(Try *t, Runner *r, const Places *needs, uint64_t shapes) {
    uint32_t unit = 0, from = 0;
    for (size_t i = 0; i < needs->count; i++) {
        uint32_t at = unit_of(t->units, unit, needs->at[i]);
        if (at == NO_UNIT || !(unit_shapes(r, &t->units->at[at]) & shapes))
            continue;
        unit = at;
        Unit begins = begins_before(&t->m.pattern->need, &t->units->at[unit], needs->at[i]);
        from = begins.first > from ? begins.first : from;
        try_range(t, r, unit, from, begins.end, shapes);
        from = begins.end > from ? begins.end : from;
    }
}

/* The match may begin at any token of one of the shapes, in a unit that has one of those needed. */
static void try_everywhere(Try *t, Runner *r, uint64_t shapes, uint64_t needed) {
    for (size_t u = 0; u < t->units->count; u++) {
        Unit *unit = &t->units->at[u];
        uint64_t has = shapes == ALL_SHAPES && needed == ALL_SHAPES ? ALL_SHAPES : unit_shapes(r, unit);
        if ((has & shapes) && (has & needed))
            try_range(t, r, (uint32_t)u, unit->first, unit->end, shapes);
    }
}

/* ---- one pattern ---- */

static void begin_try(Try *t, Runner *r, const RulePattern *p) {
    t->m.L = r->lode->L;
    t->m.state = r->state;
    t->m.pattern = p;
    t->units = units_of(r, p->over);
    t->given = NULL;
    t->unit = NO_UNIT;
    t->next = 0;
    t->width = r->lode->script[p->script].shape.width;
    t->open = false;
    tapes_begin(r, p->script, p->over);
}

static void try_where(Try *t, Runner *r, const Places *firsts, const Places *needs) {
    const RulePattern *p = t->m.pattern;
    bool use = !r->lode->no_triggers;
    uint64_t shapes = use && p->first.known ? p->first.self : ALL_SHAPES;
    if (firsts != NULL)
        try_places(t, r, firsts, needs);
    else if (needs != NULL)
        try_before(t, r, needs, shapes);
    else
        try_everywhere(t, r, shapes, use && p->need.known && t->given == NULL ? p->need.self : ALL_SHAPES);
}

/* The places of a trigger; NULL when it has none to look for, *none when it has and none is there. */
static const Places *places_for(Runner *r, const RulePattern *p, bool first, bool *none) {
    const Trigger *t = first ? &p->first : &p->need;
    if (r->lode->no_triggers || !trigger_has_places(t))
        return NULL;
    const Places *places = places_of(r, (uint32_t)(p - r->lode->patterns), first);
    *none = places->count == 0;
    return places;
}

static void count_places(Costs *costs, uint32_t pattern, const Places *places) {
    costs->patterns[pattern].places += places != NULL ? places->count : 0;
}

void try_tokens(Runner *r, uint32_t number) {
    const RulePattern *p = &r->lode->patterns[number];
    bool none = false;
    const Places *firsts = places_for(r, p, true, &none);
    const Places *needs = none ? NULL : places_for(r, p, false, &none);
    if (costs_wanted(r->lode->costs))
        count_places(r->lode->costs, number, firsts != NULL ? firsts : needs);
    if (none)
        return;
    Try *t = &r->try;
    begin_try(t, r, p);
    if (p->trigger_ref != LUA_NOREF) {
        t->given = needs;
        needs = NULL;
    }
    try_where(t, r, firsts, needs);
    close_try(t);
}

/* A pattern over the bytes of the text.  Its item covers the bytes; its tokens are rounded
** outwards. */
void try_text(Runner *r, uint32_t number) {
    const RulePattern *p = &r->lode->patterns[number];
    const LodeArticle *article = r->state->article;
    const Tokens *tokens = &article->tokens;
    Match *m = &r->try.m;
    m->L = r->lode->L;
    m->state = r->state;
    m->pattern = p;
    m->base = article->text;
    m->len = article->len;
    match_open(m);
    for (size_t at = 0; at < m->len;) {
        uint8_t c = (uint8_t)article->text[at];
        size_t end = p->first_bytes[c >> 3] >> (c & 7) & 1 ? match_try(m, at) : SIZE_MAX;
        if (end == SIZE_MAX || end == at) {
            at++;
            continue;
        }
        Item item = {.rule = r->rule, .kind = p->kind, .begin_byte = (uint32_t)at, .end_byte = (uint32_t)end};
        item.first = (uint32_t)token_from_byte(tokens, item.begin_byte);
        for (item.end = item.first; item.end < tokens->count && tokens->at[item.end].begin < end;)
            item.end++;
        build_item(m->L, r, m, &item);
        at = end;
    }
    match_close(m);
}
