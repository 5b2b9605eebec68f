/* tree.c - proofs and triggers from LPeg's pattern tree; see tree.h. */
#include "lua/tree.h"

#include "text/tokens.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>

void trigger_free(Trigger *t) {
    free(t->words);
    *t = (Trigger){0};
}

#if LODE_LPEG_SOURCE

/* LPeg's own headers */
#include <lptypes.h>
#include <lpcap.h>
#include <lptree.h>

/* LPeg keeps the tree const-free; nothing here writes to it. */
#define FIRST_CHILD(t) ((t) + 1)
#define SECOND_CHILD(t) ((t) + (t)->u.ps)

enum { PHASE_BAD = -1, PHASE_ANY = -2, DEEPEST = 1000 };

static TTree *tree_of(lua_State *L, int idx) {
    return ((Pattern *)lua_touserdata(L, idx))->tree;
}

/* ---- proof that whole records are consumed ---- */

typedef struct Check {
    lua_State *L;
    int ktable, checks;
    int width;
    bool raw, positions; /* positions: inside a capture of ours, where Cp is allowed */
    int depth;
    char *message;
    size_t size;
} Check;

static int refuse(Check *c, const char *message) {
    if (c->message[0] == '\0')
        snprintf(c->message, c->size, "%s", message);
    return PHASE_BAD;
}

/* The bare string that begins at t, as far as it is a chain of characters. */
static const char *bare_string(const TTree *t, char *out, size_t size) {
    size_t n = 0;
    while (t->tag == TSeq && FIRST_CHILD(t)->tag == TChar && n + 2 < size) {
        out[n++] = (char)FIRST_CHILD(t)->u.n;
        t = SECOND_CHILD(t);
    }
    if (t->tag == TChar && n + 1 < size)
        out[n++] = (char)t->u.n;
    out[n] = '\0';
    return out;
}

static int refuse_string(Check *c, const char *text) {
    char message[200];
    snprintf(message, sizeof message,
             "the bare string \"%s\" means bytes of the tape, not words: write t.word or t.exact", text);
    return refuse(c, message);
}

static bool set_has(const TTree *t, bool high) {
    const byte *set = treebuffer((TTree *)(uintptr_t)t);
    for (int i = high ? 16 : 0; i < (high ? 32 : 16); i++)
        if (set[i] != 0)
            return true;
    return false;
}

static int check_terminal(Check *c, const TTree *t, int phase) {
    char text[64];
    if (phase == 0) {
        if (t->tag == TAny)
            return refuse(c, "a bare number means bytes of the tape, not tokens: write t.any");
        if (t->tag == TChar && t->u.n < 0x80)
            return refuse_string(c, bare_string(t, text, sizeof text));
        if (t->tag == TSet && set_has(t, false))
            return refuse(c, "lpeg.S and lpeg.R mean bytes of the tape, not tokens: write t.like(...)");
    } else if ((t->tag == TChar && t->u.n >= 0x80) || (t->tag == TSet && set_has(t, true))) {
        return refuse(c, "the pattern leaves a token half read: build it from lode.tokens only");
    }
    return (phase + 1) % c->width;
}

static const char *capture_name(int kind) {
    switch (kind) {
    case Csimple: return "lpeg.C captures bytes of the tape, not words: use t.span(p, \"name\")";
    case Csubst: return "lpeg.Cs captures bytes of the tape, not words: use t.span(p, \"name\")";
    case Cposition: return "lpeg.Cp counts bytes of the tape: use t.span(p, \"name\"), which has first and last";
    case Cstring: return "a string capture (p / \"...\") sees bytes of the tape: use t.span and build";
    case Cquery: return "a table capture (p / table) looks up bytes of the tape: use t.span and build";
    case Carg: return "lpeg.Carg: rules get no extra arguments: build receives the article";
    default: return NULL;
    }
}

static int check_walk(Check *c, const TTree *t, int phase);

static bool has_captures(const TTree *t) {
    if (t->tag == TCapture || t->tag == TRunTime)
        return true;
    if (t->tag == TCall)
        return false;
    for (int i = 0; i < numsiblings[t->tag]; i++)
        if (has_captures(i == 0 ? FIRST_CHILD(t) : SECOND_CHILD(t)))
            return true;
    return false;
}

/* Whether the function at ktable[key] is one of the library's own. */
static bool is_ours(Check *c, int key) {
    lua_rawgeti(c->L, c->ktable, key);
    lua_rawget(c->L, c->checks);
    bool ours = lua_toboolean(c->L, -1);
    lua_pop(c->L, 1);
    return ours;
}

static int check_ours(Check *c, const TTree *t, int phase) {
    bool before = c->positions;
    c->positions = true;
    phase = check_walk(c, FIRST_CHILD(t), phase);
    c->positions = before;
    return phase;
}

/* Whether the group notes an end of a span (core/tokens.lua, captured patterns). */
static bool notes_position(Check *c, int key) {
    lua_rawgeti(c->L, c->ktable, key);
    const char *name = lua_type(c->L, -1) == LUA_TSTRING ? lua_tostring(c->L, -1) : "";
    bool notes = *name == '\1' || *name == '\2';
    lua_pop(c->L, 1);
    return notes;
}

static int check_capture(Check *c, const TTree *t, int phase) {
    if (t->cap == Cgroup && t->key != 0 && notes_position(c, t->key)) {
        c->raw = true;
        return check_ours(c, t, phase);
    }
    if (t->cap == Cgroup && t->key != 0) {
        if (has_captures(FIRST_CHILD(t)) && FIRST_CHILD(t)->tag == TCapture)
            c->raw = c->raw || FIRST_CHILD(t)->cap != Cgroup;
        return check_walk(c, FIRST_CHILD(t), phase);
    }
    if (t->cap == Cposition && c->positions)
        return phase;
    const char *complaint = capture_name(t->cap);
    if (complaint != NULL)
        return refuse(c, complaint);
    if (t->cap == Cfunction && !has_captures(FIRST_CHILD(t)))
        return refuse(c, "a function capture without captures inside would receive bytes of the tape: "
                         "use t.span and build");
    if (t->cap != Cgroup || t->key == 0)
        c->raw = c->raw || t->cap != Cgroup;
    return t->cap == Cconst || t->cap == Cbackref ? phase : check_walk(c, FIRST_CHILD(t), phase);
}

static int same_phase(Check *c, int a, int b) {
    if (a == PHASE_BAD || b == PHASE_BAD)
        return PHASE_BAD;
    if (a == PHASE_ANY || b == PHASE_ANY)
        return a == PHASE_ANY ? b : a;
    return a == b ? a : refuse(c, "the sides of a choice read different parts of a token: build it from "
                                  "lode.tokens only");
}

static int check_loop(Check *c, const TTree *t, int phase) {
    int end = check_walk(c, FIRST_CHILD(t), phase);
    if (end == PHASE_BAD || end == PHASE_ANY || end == phase)
        return end == PHASE_BAD ? PHASE_BAD : phase;
    return refuse(c, "a repetition does not consume whole tokens: build it from lode.tokens only");
}

static int check_rules(Check *c, const TTree *t, int phase) {
    if (phase != 0)
        return refuse(c, "a grammar begins inside a token: build it from lode.tokens only");
    for (const TTree *rule = FIRST_CHILD(t); rule->tag == TRule; rule = SECOND_CHILD(rule)) {
        int end = check_walk(c, FIRST_CHILD(rule), 0);
        if (end == PHASE_BAD)
            return end;
        if (end != 0 && end != PHASE_ANY)
            return refuse(c, "a rule of the grammar does not consume whole tokens: build it from "
                             "lode.tokens only");
    }
    return 0;
}

/* What a predicate looks at may end inside a record, but must begin at one. */
static int check_predicate(Check *c, const TTree *t, int phase) {
    const TTree *body = FIRST_CHILD(t);
    if (t->tag == TNot && body->tag == TAny)
        return phase; /* -1: the end, as LPeg's users write it */
    if (t->tag == TBehind && t->u.n % c->width != 0 && phase == 0)
        return refuse(c, "lpeg.B looks back at part of a token: build it from lode.tokens only");
    return check_walk(c, body, phase) == PHASE_BAD ? PHASE_BAD : phase;
}

/* Along the spine, so that a long sequence is not deep. */
static int check_sequence(Check *c, const TTree *t, int phase) {
    char text[64];
    for (; t->tag == TSeq && phase != PHASE_BAD; t = SECOND_CHILD(t)) {
        const TTree *part = FIRST_CHILD(t);
        if (phase == 0 && part->tag == TChar && part->u.n < 0x80)
            return refuse_string(c, bare_string(t, text, sizeof text));
        phase = check_walk(c, part, phase);
    }
    return phase == PHASE_BAD ? phase : check_walk(c, t, phase);
}

static int check_walk(Check *c, const TTree *t, int phase) {
    if (phase == PHASE_BAD)
        return PHASE_BAD;
    if (phase == PHASE_ANY)
        phase = 0;
    if (++c->depth > DEEPEST) {
        c->depth--;
        return refuse(c, "the pattern is nested more than 1,000 deep: put lists of words into t.list, or split it with lpeg.V");
    }
    int end = phase;
    switch (t->tag) {
    case TChar:
    case TSet:
    case TAny:
        end = check_terminal(c, t, phase);
        break;
    case TFalse:
        end = PHASE_ANY;
        break;
    case TRep:
        end = check_loop(c, t, phase);
        break;
    case TSeq:
        end = check_sequence(c, t, phase);
        break;
    case TChoice:
        end = check_walk(c, FIRST_CHILD(t), phase);
        end = end == PHASE_BAD ? end : same_phase(c, end, check_walk(c, SECOND_CHILD(t), phase));
        break;
    case TNot:
    case TAnd:
    case TBehind:
        end = check_predicate(c, t, phase);
        break;
    case TGrammar:
        end = check_rules(c, t, phase);
        break;
    case TCapture:
        end = check_capture(c, t, phase);
        break;
    case TRunTime:
        end = is_ours(c, t->key)
                  ? check_ours(c, t, phase)
                  : refuse(c, "lpeg.Cmt gets positions in the tape: use t.check(p, function (span) ... end)");
        break;
    default: /* TTrue, TCall, TOpenCall */
        break;
    }
    c->depth--;
    return end;
}

const char *tree_check(lua_State *L, int idx, int checks, RecordShape shape, bool *raw,
                       char *message, size_t size) {
    lua_getiuservalue(L, idx, 1);
    Check c = {.L = L, .ktable = lua_gettop(L), .checks = checks, .width = shape.width,
               .message = message, .size = size};
    message[0] = '\0';
    int end = check_walk(&c, tree_of(L, idx), 0);
    if (end > 0)
        refuse(&c, "the pattern does not consume whole tokens: build it from lode.tokens only");
    lua_pop(L, 1);
    *raw = c.raw;
    return message[0] != '\0' ? message : NULL;
}

/* ---- triggers ---- */

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
static void unite(Trigger *into, Trigger *from) {
    for (size_t i = 0; i < from->word_count; i++)
        add_word(into, from->words[i]);
    into->layers[0] |= from->layers[0];
    into->layers[1] |= from->layers[1];
    into->shapes |= from->shapes;
    into->known = into->known && from->known;
    trigger_free(from);
}

/* Smaller is rarer, so better to look for. */
static int cost(const Trigger *t) {
    if (!t->known)
        return 1000;
    const uint64_t everywhere = 1u << SHAPE_LOWER | 1u << SHAPE_CAPITAL | 1u << SHAPE_COMMA |
                                1u << SHAPE_FULL_STOP;
    int layers = __builtin_popcountll(t->layers[0]) + __builtin_popcountll(t->layers[1]);
    int shapes = t->shapes & everywhere ? 500 : t->shapes ? 100 : 0;
    return (t->word_count > 0) + layers * 4 + shapes;
}

/* Keeps the better of two things that must both be there, in a. */
static void better(Trigger *a, Trigger *b) {
    if (cost(b) < cost(a)) {
        Trigger swap = *a;
        *a = *b;
        *b = swap;
    }
    trigger_free(b);
}

enum { MOST_RULES = 512 };

typedef enum Want { WANT_FIRST, WANT_NEED } Want;

/* The answer for a pattern.  For `first`, what it may begin with: known and empty says that it begins
** with nothing of its own (a predicate).  For `need`, what each match contains. */
typedef struct Answer {
    Trigger t;
    bool nullable; /* first: may match the empty string, so what follows counts too */
    bool bottom;   /* need: this way there is no finite match */
} Answer;

typedef struct Infer {
    RecordShape shape;
    Want want;
    const TTree *active[MOST_RULES]; /* rules being looked at */
    size_t active_count;
    const TTree *done[MOST_RULES]; /* rules answered before, so that a grammar costs linear time */
    Answer done_answer[MOST_RULES];
    size_t done_count;
    size_t recursions; /* how often a rule met itself: such answers are not kept */
} Infer;

typedef struct Record {
    const TTree *bytes[RECORD_HEAD + MOST_LAYERS / LAYERS_A_BYTE];
} Record;

static bool is_terminal(const TTree *t) {
    return t->tag == TChar || t->tag == TSet || t->tag == TAny;
}

/* The shapes that the class byte's set allows. */
static uint64_t shapes_of(const TTree *t) {
    uint64_t shapes = 0;
    for (int shape = 0; shape < SHAPE_COUNT; shape++)
        for (int glued = 0; glued <= RECORD_GLUED; glued += RECORD_GLUED) {
            int c = 0x80 | glued | shape;
            bool in = t->tag == TAny || (t->tag == TChar && t->u.n == c) ||
                      (t->tag == TSet && testchar(treebuffer((TTree *)(uintptr_t)t), c));
            shapes |= in ? 1ull << shape : 0;
        }
    return shapes;
}

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

static Answer answer_record(const Infer *in, const Record *r) {
    Answer a = {.t.known = true};
    if (r->bytes[1]->tag == TChar && r->bytes[2]->tag == TChar && r->bytes[3]->tag == TChar) {
        add_word(&a.t, (uint32_t)r->bytes[1]->u.n | (uint32_t)r->bytes[2]->u.n << 7 |
                           (uint32_t)r->bytes[3]->u.n << 14);
        return a;
    }
    for (int k = 0; k < in->shape.layers; k++) {
        int bit = 1 << (2 * (k % LAYERS_A_BYTE));
        if (demands_bit(r->bytes[RECORD_HEAD + k / LAYERS_A_BYTE], bit)) {
            a.t.layers[k / 64] = 1ull << (k % 64);
            return a;
        }
    }
    a.t.shapes = shapes_of(r->bytes[0]);
    a.t.known = a.t.shapes != (1ull << SHAPE_COUNT) - 1;
    return a;
}

static Answer infer(Infer *in, const TTree *t);

/* Flattens a sequence into its parts, at most `room` of them. */
static size_t flatten(const TTree *t, const TTree **parts, size_t n, size_t room) {
    while (t->tag == TSeq) {
        n = flatten(FIRST_CHILD(t), parts, n, room);
        t = SECOND_CHILD(t);
    }
    if (n < room)
        parts[n] = t;
    return n + 1;
}

/* Matches without consuming, and asks for nothing that counts. */
static Answer empty_answer(const Infer *in) {
    return (Answer){.t.known = in->want == WANT_FIRST, .nullable = true};
}

static void join_sequence(const Infer *in, Answer *whole, Answer *part) {
    if (in->want == WANT_NEED) {
        whole->bottom = whole->bottom || part->bottom;
        better(&whole->t, &part->t);
    } else if (whole->nullable) {
        whole->nullable = part->nullable;
        unite(&whole->t, &part->t);
    } else {
        trigger_free(&part->t);
    }
}

static Answer infer_sequence(Infer *in, const TTree *t) {
    enum { ROOM = 512 };
    const TTree *parts[ROOM];
    size_t n = flatten(t, parts, 0, ROOM);
    Answer whole = empty_answer(in);
    if (n > ROOM)
        n = ROOM; /* what lies behind only adds; for `first` the beginning is enough */
    for (size_t i = 0; i < n; i++) {
        Answer part;
        Record r;
        int width = in->shape.width, k = 0;
        while (k < width && i + (size_t)k < n && is_terminal(parts[i + (size_t)k])) {
            r.bytes[k] = parts[i + (size_t)k];
            k++;
        }
        if (k == width) {
            part = answer_record(in, &r);
            i += (size_t)width - 1;
        } else if (k > 0) {
            part = (Answer){0}; /* the class byte alone, inside a predicate */
        } else {
            part = infer(in, parts[i]);
        }
        join_sequence(in, &whole, &part);
        if (in->want == WANT_FIRST && !whole.nullable)
            break;
    }
    return whole;
}

static Answer infer_choice(Infer *in, const TTree *t) {
    Answer a = infer(in, FIRST_CHILD(t)), b = infer(in, SECOND_CHILD(t));
    if (a.bottom || b.bottom) {
        Answer keep = a.bottom ? b : a;
        trigger_free(a.bottom ? &a.t : &b.t);
        return keep;
    }
    unite(&a.t, &b.t);
    a.nullable = a.nullable || b.nullable;
    return a;
}

static Answer copy_answer(const Answer *a) {
    Answer copy = *a;
    copy.t.words = mem_alloc(a->t.word_count * sizeof *copy.t.words);
    copy.t.word_cap = a->t.word_count;
    if (a->t.word_count > 0)
        memcpy(copy.t.words, a->t.words, a->t.word_count * sizeof *copy.t.words);
    return copy;
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
    if (in->done_count < MOST_RULES && in->recursions == before) {
        in->done[in->done_count] = rule;
        in->done_answer[in->done_count++] = copy_answer(&a);
    }
    return a;
}

static Answer infer(Infer *in, const TTree *t) {
    Answer a;
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
    case TAnd: /* says that the unit contains it, not that the match does: no first token */
        if (in->want == WANT_FIRST)
            return empty_answer(in);
        return infer(in, FIRST_CHILD(t));
    case TFalse:
        return (Answer){.t.known = true, .bottom = in->want == WANT_NEED};
    case TRep:
        if (in->want == WANT_NEED)
            return (Answer){0};
        a = infer(in, FIRST_CHILD(t));
        a.nullable = true;
        return a;
    default: /* TTrue, TNot, TBehind */
        return empty_answer(in);
    }
}

static Trigger run_inference(lua_State *L, int idx, RecordShape shape, Want want) {
    Infer *in = mem_zero(1, sizeof *in);
    in->shape = shape;
    in->want = want;
    Answer a = infer(in, tree_of(L, idx));
    for (size_t i = 0; i < in->done_count; i++)
        free(in->done_answer[i].t.words);
    free(in);
    if (a.nullable && want == WANT_FIRST)
        a.t.known = false;
    if (a.bottom || !a.t.known)
        trigger_free(&a.t);
    return a.t;
}

void tree_trigger(lua_State *L, int idx, RecordShape shape, Trigger *first, Trigger *need) {
    *first = run_inference(L, idx, shape, WANT_FIRST);
    *need = run_inference(L, idx, shape, WANT_NEED);
}

/* ---- text patterns ---- */

static bool first_bytes(const TTree *t, uint8_t set[32], int depth);

/* Adds what t can begin with; returns whether it can match the empty string. */
static bool first_bytes_of(const TTree *t, uint8_t set[32], int depth) {
    bool empty;
    switch (t->tag) {
    case TChar:
        set[t->u.n >> 3] |= (uint8_t)(1 << (t->u.n & 7));
        return false;
    case TSet:
        for (int i = 0; i < 32; i++)
            set[i] |= treebuffer((TTree *)(uintptr_t)t)[i];
        return false;
    case TAny:
        memset(set, 0xFF, 32);
        return false;
    case TSeq:
        return first_bytes(FIRST_CHILD(t), set, depth) && first_bytes(SECOND_CHILD(t), set, depth);
    case TChoice:
        empty = first_bytes(FIRST_CHILD(t), set, depth);
        return first_bytes(SECOND_CHILD(t), set, depth) || empty;
    case TRep:
        first_bytes(FIRST_CHILD(t), set, depth);
        return true;
    case TCapture:
        if (t->cap == Cposition || t->cap == Cconst || t->cap == Cbackref || t->cap == Carg)
            return true;
        return first_bytes(FIRST_CHILD(t), set, depth);
    case TRunTime:
    case TGrammar:
    case TRule:
        return first_bytes(FIRST_CHILD(t), set, depth);
    case TCall:
        return first_bytes(SECOND_CHILD(t), set, depth);
    case TFalse:
        return false;
    default:
        return true;
    }
}

static bool first_bytes(const TTree *t, uint8_t set[32], int depth) {
    if (depth > 200) {
        memset(set, 0xFF, 32);
        return true;
    }
    return first_bytes_of(t, set, depth + 1);
}

void tree_first_bytes(lua_State *L, int idx, uint8_t set[32]) {
    memset(set, 0, 32);
    if (first_bytes(tree_of(L, idx), set, 0))
        memset(set, 0xFF, 32);
}

bool tree_nullable(lua_State *L, int idx) {
    uint8_t set[32] = {0};
    return first_bytes(tree_of(L, idx), set, 0);
}

#endif
