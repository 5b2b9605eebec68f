/* places.c - where the triggers' words, layers and shapes stand in the article. */
#include "lua/runner.h"

#include <stdlib.h>

static void add_place(Places *p, uint32_t token) {
    if (p->count == p->cap)
        p->at = mem_grow(p->at, &p->cap, p->count + 1, sizeof *p->at);
    p->at[p->count++] = token;
}

/* ---- words, of all patterns at once ---- */

static void touch(Runner *r, uint32_t pattern) {
    uint32_t rule = r->lode->patterns[pattern].rule;
    r->touched[r->touched_count++] = pattern;
    r->active[rule / 64] |= 1ull << (rule % 64);
}

static void add_hit(Runner *r, const WordHit *hit, uint32_t token) {
    Places *firsts = &r->first_hits[hit->pattern], *needs = &r->need_hits[hit->pattern];
    if (firsts->count + needs->count == 0)
        touch(r, hit->pattern);
    add_place(hit->first ? firsts : needs, token);
}

/* A token's shape as a bit; where there is no token, a bit that only ALL_SHAPES has. */
static uint64_t shape_bit(const Tokens *tokens, size_t token) {
    return token < tokens->count ? 1ull << tokens->at[token].shape : 1ull << 63;
}

/* Adds what the token hits of those patterns whose trigger allows its neighbours as well. */
static void add_hits(Runner *r, const Tokens *tokens, uint32_t token) {
    const Lode *lode = r->lode;
    uint32_t word = tokens->at[token].word;
    uint64_t self = shape_bit(tokens, token), after = shape_bit(tokens, (size_t)token + 1);
    uint64_t before = shape_bit(tokens, (size_t)token - 1); /* of the first: none */
    for (uint32_t h = lode->hit_start[word]; h < lode->hit_start[word + 1]; h++) {
        const WordHit *hit = &lode->hits[h];
        if ((hit->self & self) && (hit->before & before) && (hit->after & after))
            add_hit(r, hit, token);
    }
}

void places_collect(Runner *r) {
    const Tokens *tokens = &r->state->article->tokens;
    const uint8_t *bits = r->lode->hit_bits;
    size_t words = r->lode->hit_words;
    for (uint32_t i = 0; i < tokens->count; i++) {
        uint32_t word = tokens->at[i].word;
        if (word < words && bits[word >> 3] >> (word & 7) & 1)
            add_hits(r, tokens, i);
    }
}

/* ---- layers and shapes, of one trigger ---- */

static bool neighbours_fit(const Trigger *t, const Tokens *tokens, uint32_t token) {
    return (t->self & shape_bit(tokens, token)) && (t->before & shape_bit(tokens, (size_t)token - 1)) &&
           (t->after & shape_bit(tokens, (size_t)token + 1));
}

static void add_layers(Runner *r, const Trigger *t, const Script *script, Places *out) {
    const Tokens *tokens = &r->state->article->tokens;
    for (int k = 0; k < script->shape.layers; k++) {
        if (!(t->layers[k / 64] >> (k % 64) & 1))
            continue;
        const Marks *marks = state_marks(r->state, script->layers[k]);
        for (size_t i = 0; i < marks->count; i++)
            if (neighbours_fit(t, tokens, marks->at[i].first))
                add_place(out, marks->at[i].first);
    }
}

static void add_shapes(const Runner *r, const Trigger *t, Places *out) {
    const Tokens *tokens = &r->state->article->tokens;
    for (uint32_t i = 0; t->shapes != 0 && i < tokens->count; i++)
        if ((t->shapes >> tokens->at[i].shape & 1) && neighbours_fit(t, tokens, i))
            add_place(out, i);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void sort_places(Places *places) {
    if (places->count < 2)
        return;
    qsort(places->at, places->count, sizeof *places->at, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++)
        if (kept == 0 || places->at[kept - 1] != places->at[i])
            places->at[kept++] = places->at[i];
    places->count = kept;
}

const Places *places_of(Runner *r, const Trigger *t, const Script *script, const Places *words, Places *room) {
    if (trigger_is_words(t))
        return words;
    room->count = 0;
    for (size_t i = 0; i < words->count; i++)
        add_place(room, words->at[i]);
    add_layers(r, t, script, room);
    add_shapes(r, t, room);
    sort_places(room);
    return room;
}
