/* expand.c - leaves to records: what makes composing patterns cheap.
**
** LPeg copies its operands with each operator, and a record of a tape with many layers is dozens of
** nodes.  So lode.tokens composes *leaves*, strings of two bytes that stand for a record (the first
** >= 0x80, the second below: no pattern of a script can look like one by chance and pass the
** check), and the finished pattern is written out once, here.
*/
#include "lua/expand.h"

#include <lauxlib.h>

#if LODE_LPEG_SOURCE

#include "base/memory.h"

#include <lptypes.h>
#include <lpcap.h>
#include <lptree.h>
#include <stdbool.h>
#include <stdlib.h>

enum { FIRST_BYTES = 128, SECOND_BYTES = 128, FARTHEST_BEHIND = 255 };

typedef struct Definition {
    const TTree *tree;
    size_t size; /* nodes */
} Definition;

/* Where a rule of a grammar, or a call of one, has gone. */
typedef struct Move {
    const TTree *rule;
    size_t at;
} Move;

typedef struct Expander {
    lua_State *L;
    int width;
    Definition *definitions; /* FIRST_BYTES * SECOND_BYTES */
    TTree *out;              /* NULL while the size is measured */
    Move *rules, *calls;
    size_t rule_count, rule_cap, call_count, call_cap;
} Expander;

static const TTree *first_child(const TTree *t) {
    return t + 1;
}

static const TTree *second_child(const TTree *t) {
    return t + t->u.ps;
}

static bool is_char(const TTree *t, bool high) {
    return t->tag == TChar && (t->u.n >= 0x80) == high;
}

/* The second byte's node when a leaf begins at t (a sequence), else NULL. */
static const TTree *leaf_at(const TTree *t) {
    if (t->tag != TSeq || !is_char(first_child(t), true))
        return NULL;
    const TTree *next = second_child(t);
    const TTree *low = next->tag == TSeq ? first_child(next) : next;
    return is_char(low, false) ? low : NULL;
}

static void add_move(Move **moves, size_t *count, size_t *cap, const TTree *rule, size_t at) {
    *moves = mem_grow(*moves, cap, *count + 1, sizeof **moves);
    (*moves)[(*count)++] = (Move){rule, at};
}

static size_t put_definition(Expander *x, int high, int low, size_t at) {
    const Definition *d = &x->definitions[(high - 0x80) * SECOND_BYTES + low];
    if (d->tree == NULL)
        luaL_error(x->L, "a bare string means bytes of the tape, not words: write t.word or t.exact");
    if (x->out != NULL)
        memcpy(x->out + at, d->tree, d->size * sizeof *d->tree);
    return d->size;
}

static size_t put_node(Expander *x, const TTree *t, size_t nodes, size_t at) {
    if (x->out != NULL)
        memcpy(x->out + at, t, nodes * sizeof *t);
    return nodes;
}

static size_t expand(Expander *x, const TTree *t, size_t at);

static size_t expand_leaf(Expander *x, const TTree *t, const TTree *low, size_t at) {
    const TTree *next = second_child(t);
    int high = first_child(t)->u.n;
    if (next->tag != TSeq)
        return put_definition(x, high, low->u.n, at);
    put_node(x, t, 1, at);
    size_t n = put_definition(x, high, low->u.n, at + 1);
    if (x->out != NULL)
        x->out[at].u.ps = (int)(1 + n);
    return 1 + n + expand(x, second_child(next), at + 1 + n);
}

static size_t expand_pair(Expander *x, const TTree *t, size_t at) {
    put_node(x, t, 1, at);
    if (t->tag == TRule && x->out != NULL)
        add_move(&x->rules, &x->rule_count, &x->rule_cap, t, at);
    size_t n = expand(x, first_child(t), at + 1);
    if (x->out != NULL)
        x->out[at].u.ps = (int)(1 + n);
    return 1 + n + expand(x, second_child(t), at + 1 + n);
}

/* What is looked back at is leaves, of which LPeg counted two bytes each. */
static size_t expand_behind(Expander *x, const TTree *t, size_t at) {
    int far = t->u.n / 2 * x->width;
    if (far > FARTHEST_BEHIND)
        luaL_error(x->L, "lpeg.B looks back %d tokens: at most %d in this script", t->u.n / 2,
                   FARTHEST_BEHIND / x->width);
    put_node(x, t, 1, at);
    if (x->out != NULL)
        x->out[at].u.n = far;
    return 1 + expand(x, first_child(t), at + 1);
}

static size_t expand(Expander *x, const TTree *t, size_t at) {
    const TTree *low = leaf_at(t);
    if (low != NULL)
        return expand_leaf(x, t, low, at);
    if (t->tag == TBehind)
        return expand_behind(x, t, at);
    if (t->tag == TSet)
        return put_node(x, t, 1 + bytes2slots(CHARSETSIZE), at);
    if (t->tag == TCall && x->out != NULL)
        add_move(&x->calls, &x->call_count, &x->call_cap, second_child(t), at);
    switch (numsiblings[t->tag]) {
    case 0:
        return put_node(x, t, 1, at);
    case 1:
        put_node(x, t, 1, at);
        return 1 + expand(x, first_child(t), at + 1);
    default:
        return expand_pair(x, t, at);
    }
}

/* Points calls at where their rules stand now. */
static void fix_calls(Expander *x) {
    for (size_t i = 0; i < x->call_count; i++)
        for (size_t k = 0; k < x->rule_count; k++)
            if (x->rules[k].rule == x->calls[i].rule)
                x->out[x->calls[i].at].u.ps = (int)x->rules[k].at - (int)x->calls[i].at;
}

/* Reads the table of definitions at `idx`: leaf → pattern. */
static void read_definitions(Expander *x, int idx) {
    lua_State *L = x->L;
    for (lua_pushnil(L); lua_next(L, idx); lua_pop(L, 1)) {
        const unsigned char *leaf = (const unsigned char *)lua_tostring(L, -2);
        Pattern *p = luaL_checkudata(L, -1, PATTERN_T);
        size_t size = (lua_rawlen(L, -1) - sizeof(Pattern)) / sizeof(TTree) + 1;
        x->definitions[(leaf[0] - 0x80) * SECOND_BYTES + leaf[1]] = (Definition){p->tree, size};
    }
}

/* Pushes an empty pattern of `size` nodes with the values of the one at `idx`; returns its tree. */
static TTree *push_pattern(lua_State *L, int idx, size_t size) {
    Pattern *p = lua_newuserdatauv(L, (size - 1) * sizeof(TTree) + sizeof(Pattern), 1);
    p->code = NULL;
    p->codesize = 0;
    luaL_setmetatable(L, PATTERN_T);
    lua_getiuservalue(L, idx, 1);
    lua_setiuservalue(L, -2, 1);
    return p->tree;
}

/* Protected: stack 1 pattern, 2 definitions, 3 the Expander. */
static int expand_protected(lua_State *L) {
    Expander *x = lua_touserdata(L, 3);
    const Pattern *p = luaL_checkudata(L, 1, PATTERN_T);
    read_definitions(x, 2);
    size_t size = expand(x, p->tree, 0);
    x->out = push_pattern(L, 1, size);
    expand(x, p->tree, 0);
    fix_calls(x);
    return 1;
}

int core_expand(lua_State *L) {
    Expander x = {.L = L, .width = (int)luaL_checkinteger(L, 3)};
    x.definitions = mem_zero(FIRST_BYTES * SECOND_BYTES, sizeof *x.definitions);
    lua_settop(L, 2);
    lua_pushcfunction(L, expand_protected);
    lua_insert(L, 1);
    lua_pushlightuserdata(L, &x);
    int status = lua_pcall(L, 3, 1, 0);
    free(x.definitions);
    free(x.rules);
    free(x.calls);
    return status == LUA_OK ? 1 : lua_error(L);
}

#else

int core_expand(lua_State *L) {
    lua_settop(L, 1); /* patterns are composed of whole records */
    return 1;
}

#endif
