/* machine.c - see machine.h: the machine itself. */
#include "lua/machine.h"

#if LODE_LPEG_SOURCE

#include <lauxlib.h>

enum { MOST_BACKTRACKS = 20000 };

/* ---- the stack of places to go back to ---- */

static void more_backtracks(lua_State *L, Backtracks *stack) {
    if (stack->cap >= MOST_BACKTRACKS)
        luaL_error(L, "backtrack stack overflow (current limit is %d)", MOST_BACKTRACKS);
    size_t cap = stack->cap == 0 ? 512 : 2 * stack->cap;
    stack->cap = cap < MOST_BACKTRACKS ? cap : MOST_BACKTRACKS;
    stack->at = mem_realloc(stack->at, stack->cap * sizeof *stack->at);
}

/* `s` is NULL for a call. */
static inline void push(lua_State *L, Backtracks *stack, const char *s, uint32_t op, int captures) {
    if (stack->count == stack->cap)
        more_backtracks(L, stack);
    stack->at[stack->count++] = (Backtrack){s, op, captures};
}

/* ---- tests ---- */

static inline bool passes(const RecordTest *t, const char *record) {
    if (!has_class(t->classes, record) || (record_head(record) & t->word_mask) != t->word)
        return false;
    uint8_t value = (uint8_t)record[t->layer_at];
    return t->layer_at == 0 || (t->layer[value >> 6 & 1] >> (value & 63) & 1);
}

/* Whether what op `o` asks to begin may begin at s. */
static inline bool may_begin(const Machine *m, const Op *o, const char *s, const char *e) {
    return o->test == 0 || (s < e && first_has(&m->firsts[o->test - 1], s));
}

/* ---- captures: as LPeg keeps them ---- */

typedef struct Captures {
    lua_State *L;
    Capture *at;
    int count, cap;
    int dynamic; /* values that functions returned, on the Lua stack */
    int ptop;
} Captures;

/* Room for `more` captures and one that closes them. */
static void reserve(Captures *c, int more) {
    if (c->cap - c->count > more)
        return;
    int cap = 2 * (c->count + more + 1);
    if (cap >= SHRT_MAX * 1000)
        luaL_error(c->L, "too many captures");
    Capture *at = lua_newuserdatauv(c->L, (size_t)cap * sizeof *at, 0);
    memcpy(at, c->at, (size_t)c->count * sizeof *at);
    lua_replace(c->L, caplistidx(c->ptop));
    c->at = at;
    c->cap = cap;
}

static void add_capture(Captures *c, const Op *o, const char *s, size_t size) {
    c->at[c->count++] = (Capture){.s = s, .idx = o->key, .kind = o->kind, .siz = (byte)size};
    reserve(c, 0);
}

/* An open capture of few bytes becomes one entry, else a closing one is added. */
static void close_capture(Captures *c, const Op *o, const char *s) {
    Capture *open = &c->at[c->count - 1];
    if (open->siz == 0 && s - open->s < UCHAR_MAX)
        open->siz = (byte)(s - open->s + 1);
    else
        add_capture(c, o, s, 1);
}

/* Takes back captures down to `count`, and their values. */
static void drop_captures(Captures *c, int count) {
    if (c->dynamic > 0) {
        int first = finddyncap(c->at + count, c->at + c->count), top = lua_gettop(c->L);
        if (first != 0) {
            lua_settop(c->L, first - 1);
            c->dynamic -= top - first + 1;
        }
    }
    c->count = count;
}

/* The values of a function, `n` from stack index `first` on, as captures within its group. */
static void add_values(Captures *c, const char *s, int n, int first) {
    if (first + n >= SHRT_MAX)
        luaL_error(c->L, "too many results in match-time capture");
    reserve(c, n + 1);
    c->at[c->count - 1].idx = 0;
    for (int i = 0; i < n; i++)
        c->at[c->count++] = (Capture){.s = s, .idx = (unsigned short)(first + i), .kind = Cruntime, .siz = 1};
    c->at[c->count++] = (Capture){.s = s, .kind = Cclose, .siz = 1};
}

/* Calls a match-time function: where it goes on, or NULL when it fails. */
static const char *call_function(Captures *c, const char *o, const char *s, const char *e) {
    lua_State *L = c->L;
    int removed, first = lua_gettop(L) + 1;
    CapState state = {.L = L, .s = o, .ocap = c->at, .ptop = c->ptop};
    c->count -= runtimecap(&state, c->at + c->count, s, &removed);
    c->dynamic -= removed;
    first -= removed;
    if (!lua_toboolean(L, first)) {
        lua_settop(L, first - 1);
        return NULL;
    }
    lua_Integer at = lua_isboolean(L, first) ? s - o : lua_tointeger(L, first) - 1;
    if (at < s - o || at > e - o)
        luaL_error(L, "invalid position returned by match-time capture");
    lua_remove(L, first);
    int n = lua_gettop(L) - first + 1;
    c->dynamic += n;
    if (n == 0)
        c->count--; /* the open group */
    else
        add_values(c, o + at, n, first);
    return o + at;
}

/* ---- the machine ---- */

static const char *run(lua_State *L, const Machine *m, Backtracks *stack, const char *o, const char *s, const char *e,
                       Captures *captures) {
    const Op *ops = m->ops, *op = ops;
    const size_t base = stack->count;
    const int width = m->width;
    for (;;) {
        switch ((OpCode)op->code) {
        case OP_ANY:
            if (s >= e)
                goto fail;
            s += width, op++;
            continue;
        case OP_CLASS:
            if (s >= e || !has_class(m->tests[op->test - 1].classes, s))
                goto fail;
            s += width, op++;
            continue;
        case OP_RECORD:
            if (s >= e || !passes(&m->tests[op->test - 1], s))
                goto fail;
            s += width, op++;
            continue;
        case OP_SPAN:
            while (s < e && passes(&m->tests[op->test - 1], s))
                s += width;
            op++;
            continue;
        case OP_PEEK:
            if (s >= e || !has_class(m->tests[op->test - 1].classes, s))
                goto fail;
            op++;
            continue;
        case OP_BRANCH:
            op = s < e && has_class(m->tests[op->test - 1].classes, s) ? op + 1 : ops + op->to;
            continue;
        case OP_BEHIND:
            if (s - o < (ptrdiff_t)op->count * width)
                goto fail;
            s -= (ptrdiff_t)op->count * width, op++;
            continue;
        case OP_RETURN:
            op = ops + stack->at[--stack->count].op;
            continue;
        case OP_END:
            captures->at[captures->count] = (Capture){.kind = Cclose};
            stack->count = base;
            return s;
        case OP_TRY:
            if (s < e && passes(&m->tests[op->test - 1], s)) {
                push(L, stack, s, op->to, captures->count);
                s += width, op += 2;
            } else {
                op = ops + op->to;
            }
            continue;
        case OP_CHOICE:
            if (may_begin(m, op, s, e))
                push(L, stack, s, op->to, captures->count), op++;
            else
                op = ops + op->to;
            continue;
        case OP_JUMP:
            op = ops + op->to;
            continue;
        case OP_CALL:
            push(L, stack, NULL, (uint32_t)(op - ops) + 1, 0);
            op = ops + op->to;
            continue;
        case OP_COMMIT:
            stack->count--;
            op = ops + op->to;
            continue;
        case OP_PARTIAL_COMMIT: {
            Backtrack *top = &stack->at[stack->count - 1];
            if (may_begin(m, op, s, e)) {
                top->s = s;
                top->captures = captures->count;
                op = ops + op->to;
            } else { /* the repetition ends here */
                op = ops + top->op;
                stack->count--;
            }
            continue;
        }
        case OP_BACK_COMMIT:
            s = stack->at[--stack->count].s;
            captures->count = stack->at[stack->count].captures;
            op = ops + op->to;
            continue;
        case OP_FULL_CAPTURE:
            add_capture(captures, op, s - op->count, op->count + 1);
            op++;
            continue;
        case OP_OPEN_CAPTURE:
            add_capture(captures, op, s, 0);
            op++;
            continue;
        case OP_CLOSE_CAPTURE:
            close_capture(captures, op, s);
            op++;
            continue;
        case OP_CLOSE_RUN_TIME: {
            const char *next = call_function(captures, o, s, e);
            if (next == NULL)
                goto fail;
            s = next, op++;
            continue;
        }
        case OP_FAIL_TWICE:
            stack->count--;
            goto fail;
        case OP_FAIL:
            goto fail;
        }
    fail:
        do {
            if (stack->count == base)
                return NULL;
            s = stack->at[--stack->count].s;
        } while (s == NULL);
        drop_captures(captures, stack->at[stack->count].captures);
        op = ops + stack->at[stack->count].op;
    }
}

const char *machine_match(lua_State *L, const Machine *m, Backtracks *stack, const char *o, const char *s, const char *e,
                          Capture *at, int ptop) {
    Captures captures = {.L = L, .at = at, .cap = INITCAPSIZE, .ptop = ptop};
    lua_pushnil(L); /* where LPeg has its stack */
    return run(L, m, stack, o, s, e, &captures);
}

#else
typedef int no_machine; /* a file must not be empty */
#endif
