/* places.c - where the triggers' words, layers and shapes stand in the article. */
#include "lua/runner.h"

#include <stdlib.h>
#include <string.h>

static void add_place(Places *p, uint32_t token) {
    if (p->count == p->cap)
        p->at = mem_grow(p->at, &p->cap, p->count + 1, sizeof *p->at);
    p->at[p->count++] = token;
}

/* ---- words, of all patterns at once ---- */

static void touch(Runner *r, uint32_t key) {
    uint32_t rule = r->lode->patterns[key / 2].rule;
    r->touched[r->touched_count++] = key;
    r->active[rule / 64] |= 1ull << (rule % 64);
}

static void add_hit(Runner *r, uint32_t key, uint32_t token) {
    if (r->hit_count == r->hit_cap)
        r->hits = mem_grow(r->hits, &r->hit_cap, r->hit_count + 1, sizeof *r->hits);
    uint32_t number = (uint32_t)r->hit_count++;
    Chain *chain = &r->chains[key];
    if (chain->count++ == 0) {
        chain->head = number;
        touch(r, key);
    } else {
        r->hits[chain->tail].next = number;
    }
    chain->tail = number;
    r->hits[number].token = token;
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
        const WordFilter *filter = &lode->filters[lode->hits[h].filter];
        if ((filter->self & self) && (filter->before & before) && (filter->after & after))
            add_hit(r, lode->hits[h].key, token);
    }
}

/* Notes in `found` which of the tokens [from, end) have hits; returns how many.  Without a branch a
** token: which words have hits cannot be foretold. */
static size_t find_hits(const Lode *lode, const Token *tokens, uint32_t from, uint32_t end, uint32_t *found) {
    const uint8_t *has_hits = lode->has_hits;
    size_t n = 0;
    uint32_t words = (uint32_t)lode->hit_words;
    for (uint32_t i = from; i < end; i++) {
        uint32_t word = tokens[i].word < words ? tokens[i].word : words;
        found[n] = i;
        n += has_hits[word];
    }
    return n;
}

void places_collect(Runner *r) {
    enum { STEP = 256 };
    const Tokens *tokens = &r->state->article->tokens;
    uint32_t found[STEP], count = (uint32_t)tokens->count;
    for (uint32_t from = 0; from < count; from += STEP) {
        uint32_t end = count - from < STEP ? count : from + STEP;
        size_t n = find_hits(r->lode, tokens->at, from, end, found);
        for (size_t i = 0; i < n; i++)
            add_hits(r, tokens, found[i]);
    }
}

/* Copies what add_hit chained. */
static void add_words(const Runner *r, uint32_t key, Places *out) {
    const Chain *chain = &r->chains[key];
    uint32_t number = chain->head;
    for (uint32_t i = 0; i < chain->count; i++, number = r->hits[number].next)
        add_place(out, r->hits[number].token);
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

/* Puts the places in order, each once: by a bit for each token, since they are as many as a sixth of the tokens. */
static void sort_places(Runner *r, Places *places) {
    size_t words = r->state->article->tokens.count / 64 + 1;
    if (places->count < 2)
        return;
    r->bits = mem_grow(r->bits, &r->bits_cap, words, sizeof *r->bits);
    memset(r->bits, 0, words * sizeof *r->bits);
    for (size_t i = 0; i < places->count; i++)
        r->bits[places->at[i] / 64] |= 1ull << (places->at[i] % 64);
    places->count = 0;
    for (size_t w = 0; w < words; w++)
        for (uint64_t bits = r->bits[w]; bits != 0; bits &= bits - 1)
            places->at[places->count++] = (uint32_t)(64 * w) + (uint32_t)__builtin_ctzll(bits);
}

const Places *places_of(Runner *r, uint32_t pattern, bool first) {
    const RulePattern *p = &r->lode->patterns[pattern];
    const Trigger *t = first ? &p->first : &p->need;
    Places *out = first ? &r->firsts : &r->needs;
    out->count = 0;
    add_words(r, 2 * pattern + !first, out);
    if (trigger_is_words(t))
        return out;
    add_layers(r, t, &r->lode->script[p->script], out);
    add_shapes(r, t, out);
    sort_places(r, out);
    return out;
}
