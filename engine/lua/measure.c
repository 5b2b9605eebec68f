/* measure.c - see measure.h */
#include "lua/tree.h"

#if LODE_LPEG_SOURCE

#include "lua/measure.h"

#include "text/tokens.h"

#include <stdlib.h>

/* ---- extents ---- */

static const Extent ANYTHING = {ALL_SHAPES, ALL_SHAPES, 0, TOO_FAR};

Extent extent_none(void) {
    return (Extent){0};
}

uint32_t extent_add(uint32_t a, uint32_t b) {
    return a >= TOO_FAR - b ? TOO_FAR : a + b;
}

Extent extent_join(Extent a, Extent b) {
    return (Extent){
        .first = a.first | (a.least == 0 ? b.first : 0),
        .last = b.last | (b.least == 0 ? a.last : 0),
        .least = extent_add(a.least, b.least),
        .most = extent_add(a.most, b.most),
    };
}

static Extent either(Extent a, Extent b) {
    return (Extent){
        .first = a.first | b.first,
        .last = a.last | b.last,
        .least = a.least < b.least ? a.least : b.least,
        .most = a.most > b.most ? a.most : b.most,
    };
}

static Extent repeated(Extent once) {
    once.least = 0;
    once.most = once.most == 0 ? 0 : TOO_FAR;
    return once;
}

/* ---- records ---- */

static const uint64_t EVERY_SHAPE = (1ull << SHAPE_COUNT) - 1;

static bool is_terminal(const TTree *t) {
    return t->tag == TChar || t->tag == TSet || t->tag == TAny;
}

/* The class bytes of a set are the upper half of its bits: 64 of tokens that stand apart, 64 of glued ones. */
static uint64_t shapes_of_set(const byte *bits) {
    uint64_t shapes = 0;
    for (int i = 0; i < 8; i++)
        shapes |= (uint64_t)(bits[16 + i] | bits[24 + i]) << 8 * i;
    return shapes & EVERY_SHAPE;
}

uint64_t shapes_of(const TTree *t) {
    switch (t->tag) {
    case TAny:
        return EVERY_SHAPE;
    case TChar:
        return t->u.n >= 0x80 ? 1ull << (t->u.n & 0x3F) & EVERY_SHAPE : 0;
    case TSet:
        return shapes_of_set(treebuffer((TTree *)(uintptr_t)t));
    default:
        return 0;
    }
}

/* ---- sequences ---- */

/* Flattens a sequence into its parts; `parts` may be NULL to count them. */
static size_t flatten(const TTree *t, const TTree **parts, size_t n) {
    while (t->tag == TSeq) {
        n = flatten(FIRST_CHILD(t), parts, n);
        t = SECOND_CHILD(t);
    }
    if (parts != NULL)
        parts[n] = t;
    return n + 1;
}

/* The step that begins with the first of `left` parts; returns how many it takes. */
static size_t read_step(Measure *m, const TTree *const *parts, size_t left, Step *step) {
    size_t width = (size_t)m->shape.width, k = 0;
    while (k < width && k < left && is_terminal(parts[k]))
        k++;
    *step = (Step){.parts = parts, .record = k == width, .partial = k > 0 && k < width};
    if (step->record)
        step->extent = (Extent){shapes_of(parts[0]), shapes_of(parts[0]), 1, 1};
    else
        step->extent = step->partial ? ANYTHING : measure(m, parts[0]);
    return k > 0 ? k : 1;
}

Steps steps_of(Measure *m, const TTree *t) {
    size_t n = flatten(t, NULL, 0);
    Steps steps = {.parts = mem_alloc(n * sizeof *steps.parts), .at = mem_alloc(n * sizeof *steps.at)};
    flatten(t, steps.parts, 0);
    for (size_t i = 0; i < n;)
        i += read_step(m, steps.parts + i, n - i, &steps.at[steps.count++]);
    Extent rest = extent_none();
    for (size_t i = steps.count; i-- > 0; rest = extent_join(steps.at[i].extent, rest))
        steps.at[i].rest = rest;
    return steps;
}

void steps_free(Steps *steps) {
    free(steps->parts);
    free(steps->at);
}

static Extent measure_sequence(Measure *m, const TTree *t) {
    Steps steps = steps_of(m, t);
    Extent whole = extent_join(steps.at[0].extent, steps.at[0].rest);
    steps_free(&steps);
    return whole;
}

/* ---- grammars ---- */

static Extent measure_rule(Measure *m, const TTree *rule) {
    for (size_t i = 0; i < m->done_count; i++)
        if (m->done[i] == rule)
            return m->done_extent[i];
    for (size_t i = 0; i < m->active_count; i++)
        if (m->active[i] == rule) {
            m->recursions++;
            return ANYTHING;
        }
    if (m->active_count == MOST_RULES)
        return ANYTHING;
    size_t before = m->recursions;
    m->active[m->active_count++] = rule;
    Extent extent = measure(m, FIRST_CHILD(rule));
    m->active_count--;
    if (m->recursions != before)
        extent = ANYTHING;
    if (m->done_count < MOST_RULES) {
        m->done[m->done_count] = rule;
        m->done_extent[m->done_count++] = extent;
    }
    return extent;
}

Extent measure(Measure *m, const TTree *t) {
    switch (t->tag) {
    case TSeq:
    case TChar:
    case TSet:
    case TAny:
        return measure_sequence(m, t);
    case TChoice:
        return either(measure(m, FIRST_CHILD(t)), measure(m, SECOND_CHILD(t)));
    case TRep:
        return repeated(measure(m, FIRST_CHILD(t)));
    case TCapture:
        if (t->cap == Cposition || t->cap == Cconst || t->cap == Cbackref)
            return extent_none();
        return measure(m, FIRST_CHILD(t));
    case TRunTime:
        return measure(m, FIRST_CHILD(t));
    case TGrammar:
        return measure_rule(m, FIRST_CHILD(t));
    case TCall:
        return measure_rule(m, SECOND_CHILD(t));
    default: /* TTrue, TFalse and predicates consume nothing */
        return extent_none();
    }
}

#endif
