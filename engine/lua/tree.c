/* tree.c - what LPeg's pattern tree proves; see tree.h.  Triggers: infer.c. */
#include "lua/tree.h"

#include <lauxlib.h>
#include <stdio.h>

#if LODE_LPEG_SOURCE

#include "lua/tree_nodes.h"

#include <lpcode.h>

enum { PHASE_BAD = -1, PHASE_ANY = -2, DEEPEST = 1000 };

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
    return nullable(tree_of(L, idx)) != 0;
}

bool tree_too_deep(lua_State *L, int idx) {
    uint8_t set[32] = {0};
    return first_bytes(tree_of(L, idx), set, 0) && !tree_nullable(L, idx);
}

#endif
