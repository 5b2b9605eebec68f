/* infer.c - triggers from LPeg's pattern tree: what a match must begin with, what it must contain,
** and where in it.  See tree.h and docs/tape.md.
*/
#include "lua/tree.h"

#include "text/tokens.h"

#include <stdlib.h>

void trigger_free(Trigger *t) {
    free(t->words);
    *t = (Trigger){0};
}

/* Shapes that hardly a sentence is without. */
static const uint64_t EVERYWHERE = 1ull << SHAPE_LOWER | 1ull << SHAPE_CAPITAL | 1ull << SHAPE_COMMA |
                                   1ull << SHAPE_FULL_STOP;

bool trigger_selects(const Trigger *t) {
    return t->known && (t->shapes & EVERYWHERE) == 0;
}

bool trigger_has_places(const Trigger *t) {
    return trigger_selects(t) && (t->word_count > 0 || t->layers[0] != 0 || t->layers[1] != 0);
}

bool trigger_is_words(const Trigger *t) {
    return t->known && t->shapes == 0 && t->layers[0] == 0 && t->layers[1] == 0;
}

#if LODE_LPEG_SOURCE

#include "lua/measure.h"

/* ---- answers ---- */

typedef enum Want { WANT_FIRST, WANT_NEED } Want;

/* The answer for a pattern.  For `first`, what it may begin with: known and empty says that it begins
** with nothing of its own (a predicate).  For `need`, what each match contains.  Neighbours and
** distances are those inside the pattern; what stands around it is added where it is a part. */
typedef struct Answer {
    Trigger t;
    bool nullable;      /* first: may match the empty string, so what follows counts too */
    bool bottom;        /* need: this way there is no finite match */
    bool opens, closes; /* the token may stand at the pattern's begin, at its end */
} Answer;

typedef struct Infer {
    Measure measure;
    Want want;
    const TTree *active[MOST_RULES]; /* rules being looked at */
    size_t active_count;
    const TTree *done[MOST_RULES]; /* rules answered before, so that a grammar costs linear time */
    Answer done_answer[MOST_RULES];
    size_t done_count;
    size_t recursions; /* how often a rule met itself: such answers are not kept */
} Infer;

static void add_word(Trigger *t, uint32_t word) {
    size_t i = 0;
    while (i < t->word_count && t->words[i] < word)
        i++;
    if (i < t->word_count && t->words[i] == word)
        return;
    t->words = mem_grow(t->words, &t->word_cap, t->word_count + 1, sizeof *t->words);
    memmove(t->words + i + 1, t->words + i, (t->word_count - i) * sizeof *t->words);
    t->words[i] = word;
    t->word_count++;
}

/* into = into or from: either may be what is there. */
static void unite(Answer *into, Answer *from) {
    Trigger *t = &into->t;
    for (size_t i = 0; i < from->t.word_count; i++)
        add_word(t, from->t.words[i]);
    t->layers[0] |= from->t.layers[0];
    t->layers[1] |= from->t.layers[1];
    t->shapes |= from->t.shapes;
    t->self |= from->t.self;
    t->before |= from->t.before;
    t->after |= from->t.after;
    t->nearest = t->nearest < from->t.nearest ? t->nearest : from->t.nearest;
    t->farthest = t->farthest > from->t.farthest ? t->farthest : from->t.farthest;
    t->known = t->known && from->t.known;
    into->opens = into->opens || from->opens;
    into->closes = into->closes || from->closes;
    trigger_free(&from->t);
}

/* Smaller is rarer, so better to look for. */
static int cost(const Trigger *t) {
    if (!t->known)
        return 10000;
    int layers = __builtin_popcountll(t->layers[0]) + __builtin_popcountll(t->layers[1]);
    int shapes = t->shapes & EVERYWHERE ? 5000 : t->shapes ? 1000 : 0;
    return 2 * (t->word_count > 0) + layers * 8 + shapes + (t->farthest == TOO_FAR);
}

/* Keeps the better of two things that must both be there, in a. */
static void better(Answer *a, Answer *b) {
    bool swap = cost(&b->t) < cost(&a->t);
    trigger_free(swap ? &a->t : &b->t);
    if (!swap)
        return;
    a->t = b->t;
    a->opens = b->opens;
    a->closes = b->closes;
}

/* Matches without consuming, and asks for nothing that counts. */
static Answer empty_answer(const Infer *in) {
    return (Answer){.t = {.known = in->want == WANT_FIRST, .nearest = TOO_FAR}, .nullable = true};
}

/* Takes back what was said of neighbours and distances: the token may stand anywhere. */
static void loosen(Answer *a) {
    a->t.before = a->t.after = ALL_SHAPES;
    a->t.nearest = 0;
    a->t.farthest = TOO_FAR;
}

/* ---- records ---- */

/* Whether every byte that the terminal allows has bit `bit`. */
static bool demands_bit(const TTree *t, int bit) {
    if (t->tag == TChar)
        return (t->u.n & bit) != 0;
    if (t->tag != TSet)
        return false;
    for (int c = 0; c < 0x80; c++)
        if ((c & bit) == 0 && testchar(treebuffer((TTree *)(uintptr_t)t), c))
            return false;
    return true;
}

static bool is_word(const TTree *const *bytes) {
    return bytes[1]->tag == TChar && bytes[2]->tag == TChar && bytes[3]->tag == TChar;
}

/* The layer whose spans begin at such a record; -1: none. */
static int layer_of(const Infer *in, const TTree *const *bytes) {
    for (int k = 0; k < in->measure.shape.layers; k++)
        if (demands_bit(bytes[RECORD_HEAD + k / LAYERS_A_BYTE], 1 << (2 * (k % LAYERS_A_BYTE))))
            return k;
    return -1;
}

static Answer answer_record(const Infer *in, const TTree *const *bytes) {
    uint64_t shapes = shapes_of(bytes[0]);
    Answer a = {.t = {.known = true, .self = shapes}, .opens = true, .closes = true};
    int layer = layer_of(in, bytes);
    if (is_word(bytes)) {
        add_word(&a.t, (uint32_t)bytes[1]->u.n | (uint32_t)bytes[2]->u.n << 7 | (uint32_t)bytes[3]->u.n << 14);
    } else if (layer >= 0) {
        a.t.layers[layer / 64] = 1ull << (layer % 64);
    } else {
        a.t.shapes = shapes;
        a.t.known = shapes != (1ull << SHAPE_COUNT) - 1;
    }
    return a;
}

/* ---- sequences and choices ---- */

static Answer infer(Infer *in, const TTree *t);

/* Makes what was said inside the part true of the whole: what stands before and behind it. */
static void set_around(Answer *part, const Extent *before, const Extent *behind) {
    Trigger *t = &part->t;
    t->nearest = extent_add(t->nearest, before->least);
    t->farthest = extent_add(t->farthest, before->most);
    if (part->opens) {
        t->before |= before->last;
        part->opens = before->least == 0;
    }
    if (part->closes) {
        t->after |= behind->first;
        part->closes = behind->least == 0;
    }
}

static void join_sequence(const Infer *in, Answer *whole, Answer *part) {
    if (in->want == WANT_NEED) {
        whole->bottom = whole->bottom || part->bottom;
        better(whole, part);
    } else if (whole->nullable) {
        whole->nullable = part->nullable;
        unite(whole, part);
    } else {
        trigger_free(&part->t);
    }
}

static Answer infer_step(Infer *in, const Step *step) {
    if (step->record)
        return answer_record(in, step->parts);
    return step->partial ? (Answer){0} : infer(in, step->parts[0]);
}

static Answer infer_sequence(Infer *in, const TTree *t) {
    Steps steps = steps_of(&in->measure, t);
    Answer whole = empty_answer(in);
    Extent before = extent_none();
    for (size_t i = 0; i < steps.count; i++) {
        const Step *step = &steps.at[i];
        Answer part = infer_step(in, step);
        set_around(&part, &before, &step->rest);
        join_sequence(in, &whole, &part);
        if (in->want == WANT_FIRST && !whole.nullable)
            break;
        before = extent_join(before, step->extent);
    }
    steps_free(&steps);
    return whole;
}

static Answer infer_choice(Infer *in, const TTree *t) {
    Answer a = infer(in, FIRST_CHILD(t)), b = infer(in, SECOND_CHILD(t));
    if (a.bottom || b.bottom) {
        Answer keep = a.bottom ? b : a;
        trigger_free(a.bottom ? &a.t : &b.t);
        return keep;
    }
    unite(&a, &b);
    a.nullable = a.nullable || b.nullable;
    return a;
}

/* A repetition asks for nothing, but a match may begin with it: then it may come again. */
static Answer infer_repetition(Infer *in, const TTree *t) {
    if (in->want == WANT_NEED)
        return (Answer){0};
    Answer a = infer(in, FIRST_CHILD(t));
    a.nullable = true;
    if (a.closes)
        a.t.after |= measure(&in->measure, FIRST_CHILD(t)).first;
    return a;
}

/* What is looked at says that the unit contains it, not that the match does: no first token.  Behind
** it may stand anything. */
static Answer infer_predicate(Infer *in, const TTree *t) {
    if (in->want == WANT_FIRST)
        return empty_answer(in);
    Answer a = infer(in, FIRST_CHILD(t));
    if (a.closes)
        a.t.after = ALL_SHAPES;
    a.closes = false;
    return a;
}

/* ---- grammars ---- */

static Answer copy_answer(const Answer *a) {
    Answer copy = *a;
    copy.t.words = mem_alloc(a->t.word_count * sizeof *copy.t.words);
    copy.t.word_cap = a->t.word_count;
    if (a->t.word_count > 0)
        memcpy(copy.t.words, a->t.words, a->t.word_count * sizeof *copy.t.words);
    return copy;
}

static void keep_answer(Infer *in, const TTree *rule, const Answer *a) {
    if (in->done_count == MOST_RULES)
        return;
    in->done[in->done_count] = rule;
    in->done_answer[in->done_count++] = copy_answer(a);
}

static Answer infer_call(Infer *in, const TTree *rule) {
    for (size_t i = 0; i < in->active_count; i++)
        if (in->active[i] == rule) { /* the innermost match goes another way */
            in->recursions++;
            return (Answer){.t.known = in->want == WANT_FIRST, .bottom = in->want == WANT_NEED};
        }
    for (size_t i = 0; i < in->done_count; i++)
        if (in->done[i] == rule)
            return copy_answer(&in->done_answer[i]);
    if (in->active_count == MOST_RULES)
        return (Answer){.nullable = true};
    size_t before = in->recursions;
    in->active[in->active_count++] = rule;
    Answer a = infer(in, FIRST_CHILD(rule));
    in->active_count--;
    if (in->recursions == before)
        keep_answer(in, rule, &a);
    else
        loosen(&a); /* it may stand in a round of its own, any number of rounds away */
    return a;
}

static Answer infer(Infer *in, const TTree *t) {
    switch (t->tag) {
    case TSeq:
    case TChar:
    case TSet:
    case TAny:
        return infer_sequence(in, t);
    case TChoice:
        return infer_choice(in, t);
    case TCapture:
        if (t->cap == Cposition || t->cap == Cconst || t->cap == Cbackref)
            return empty_answer(in);
        return infer(in, FIRST_CHILD(t));
    case TRunTime:
        return infer(in, FIRST_CHILD(t));
    case TGrammar:
        return infer_call(in, FIRST_CHILD(t));
    case TCall:
        return infer_call(in, SECOND_CHILD(t));
    case TAnd:
        return infer_predicate(in, t);
    case TFalse:
        return (Answer){.t = {.known = true, .nearest = TOO_FAR}, .bottom = in->want == WANT_NEED};
    case TRep:
        return infer_repetition(in, t);
    default: /* TTrue, TNot, TBehind */
        return empty_answer(in);
    }
}

/* ---- whole patterns ---- */

/* Around a match may stand anything. */
static void set_outside(Answer *a, Want want) {
    if (a->opens || want == WANT_FIRST)
        a->t.before = ALL_SHAPES;
    if (a->closes)
        a->t.after = ALL_SHAPES;
    if (want == WANT_FIRST)
        a->t.nearest = a->t.farthest = 0;
}

static Trigger run_inference(lua_State *L, int idx, RecordShape shape, Want want) {
    Infer *in = mem_alloc(sizeof *in); /* large, and most of it is never touched */
    in->measure.shape = shape;
    in->measure.active_count = in->measure.done_count = in->measure.recursions = 0;
    in->want = want;
    in->active_count = in->done_count = in->recursions = 0;
    Answer a = infer(in, tree_of(L, idx));
    for (size_t i = 0; i < in->done_count; i++)
        free(in->done_answer[i].t.words);
    free(in);
    set_outside(&a, want);
    if (a.nullable && want == WANT_FIRST)
        a.t.known = false;
    if (a.bottom || !a.t.known)
        trigger_free(&a.t);
    return a.t;
}

/* Whether both look for the same words and layers. */
static bool looks_for_same(const Trigger *a, const Trigger *b) {
    return a->word_count == b->word_count && a->layers[0] == b->layers[0] && a->layers[1] == b->layers[1] &&
           a->shapes == b->shapes &&
           (a->word_count == 0 || memcmp(a->words, b->words, a->word_count * sizeof *a->words) == 0);
}

/* What is needed at the match's own begin says where it begins: better than to look twice. */
static void settle(Trigger *first, Trigger *need) {
    if (!trigger_selects(need) || need->farthest > 0)
        return;
    if (!trigger_selects(first)) {
        trigger_free(first);
        *first = *need;
        *need = (Trigger){0};
    } else if (looks_for_same(first, need)) {
        trigger_free(need);
    }
}

void tree_trigger(lua_State *L, int idx, RecordShape shape, Trigger *first, Trigger *need) {
    *first = run_inference(L, idx, shape, WANT_FIRST);
    *need = run_inference(L, idx, shape, WANT_NEED);
    settle(first, need);
}

void tree_unit_trigger(lua_State *L, int idx, RecordShape shape, Trigger *need) {
    *need = run_inference(L, idx, shape, WANT_NEED);
    need->nearest = 0;
    need->farthest = TOO_FAR;
}

#endif
