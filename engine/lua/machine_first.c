/* machine_first.c - what a pattern can begin with, from each choice on; see machine.h.
**
** A set may hold more than what can begin, never less.  "Not p" and what looks back give no set of their own: what
** follows them does.
*/
#include "lua/machine.h"

#if LODE_LPEG_SOURCE

#include <stdlib.h>

typedef enum Known { UNKNOWN, AT_WORK, KNOWN } Known;

typedef struct Finder {
    const Machine *machine;
    FirstSet *sets; /* by op */
    uint8_t *known; /* Known, by op */
    int depth;
} Finder;

static FirstSet open_set(void) {
    return (FirstSet){.open = true};
}

static void join(FirstSet *a, const FirstSet *b) {
    a->open |= b->open;
    for (int i = 0; i < 2; i++)
        a->classes[i] |= b->classes[i];
    for (int i = 0; i < BLOOM_WORDS; i++)
        a->words[i] |= b->words[i];
    for (int i = 0; i < LAYER_WORDS; i++)
        a->layers[i] |= b->layers[i];
}

/* ---- of one record ---- */

/* A bit that every value of the layer byte has; 0 when there is none. */
static uint8_t common_bit(const RecordTest *test) {
    static const uint64_t without[6] = {0x5555555555555555u, 0x3333333333333333u, 0x0F0F0F0F0F0F0F0Fu,
                                        0x00FF00FF00FF00FFu, 0x0000FFFF0000FFFFu, 0x00000000FFFFFFFFu};
    for (int bit = 0; bit < 6; bit++)
        if (((test->layer[0] | test->layer[1]) & without[bit]) == 0)
            return (uint8_t)(1 << bit);
    return test->layer[0] == 0 ? 0x40 : 0;
}

static FirstSet of_record(const RecordTest *test) {
    FirstSet set = {0};
    uint8_t bit = test->layer_at != 0 ? common_bit(test) : 0;
    if ((test->word_mask & word_bytes()) == word_bytes()) {
        uint32_t at = bloom_bit(test->word & word_bytes());
        set.words[at >> 6] |= 1ull << (at & 63);
    } else if (bit != 0) {
        uint8_t layers[sizeof set.layers] = {0};
        layers[test->layer_at - TAPE_HEAD] = bit;
        memcpy(set.layers, layers, sizeof layers);
    } else {
        memcpy(set.classes, test->classes, sizeof set.classes);
    }
    return set;
}

/* Only records of the test's class. */
static FirstSet within(FirstSet set, const RecordTest *test) {
    if (set.open) { /* a record of that class, whatever follows */
        FirstSet classes = {0};
        memcpy(classes.classes, test->classes, sizeof classes.classes);
        return classes;
    }
    set.classes[0] &= test->classes[0];
    set.classes[1] &= test->classes[1];
    return set;
}

/* ---- of an op and what follows it ---- */

static const FirstSet *find(Finder *f, size_t at);

/* "choice l; p; fail twice; l:": not p. */
static bool is_not(const Machine *m, size_t at) {
    uint32_t to = m->ops[at].to;
    return to > 0 && m->ops[to - 1].code == OP_FAIL_TWICE;
}

static FirstSet of_choice(Finder *f, size_t at) {
    const Machine *m = f->machine;
    if (is_not(m, at))
        return *find(f, m->ops[at].to);
    FirstSet set = *find(f, at + 1);
    join(&set, find(f, m->ops[at].to));
    return set;
}

static FirstSet of_branch(Finder *f, size_t at) {
    const Op *op = &f->machine->ops[at];
    FirstSet set = within(*find(f, at + 1), &f->machine->tests[op->test - 1]);
    join(&set, find(f, op->to));
    return set;
}

static FirstSet of_op(Finder *f, size_t at) {
    const Machine *m = f->machine;
    const Op *op = &m->ops[at];
    switch ((OpCode)op->code) {
    case OP_ANY:
    case OP_CLASS:
    case OP_RECORD:
        return of_record(&m->tests[op->test - 1]);
    case OP_SPAN: {
        FirstSet set = of_record(&m->tests[op->test - 1]);
        join(&set, find(f, at + 1));
        return set;
    }
    case OP_PEEK:
        return within(*find(f, at + 1), &m->tests[op->test - 1]);
    case OP_BRANCH:
        return of_branch(f, at);
    case OP_CHOICE:
        return of_choice(f, at);
    case OP_JUMP:
    case OP_COMMIT:
    case OP_CALL: /* a rule that may match nothing ends in a return, which is open */
        return *find(f, op->to);
    case OP_OPEN_CAPTURE:
    case OP_CLOSE_CAPTURE:
    case OP_FULL_CAPTURE:
        return *find(f, at + 1);
    case OP_FAIL:
    case OP_FAIL_TWICE:
        return (FirstSet){0};
    default:
        return open_set();
    }
}

/* A set that hangs on itself without a record between, or on more than that many others, is open. */
static const FirstSet *find(Finder *f, size_t at) {
    enum { DEEPEST = 500 };
    static const FirstSet open = {.open = true};
    if (f->known[at] == KNOWN)
        return &f->sets[at];
    if (f->known[at] == AT_WORK || f->depth > DEEPEST)
        return &open;
    f->known[at] = AT_WORK;
    f->depth++;
    f->sets[at] = of_op(f, at);
    f->depth--;
    f->known[at] = KNOWN;
    return &f->sets[at];
}

/* ---- choices ---- */

/* Whether a look at the set can save anything. */
static bool is_selective(const FirstSet *set) {
    return !set->open && !(set->classes[0] == UINT64_MAX && set->classes[1] == UINT64_MAX);
}

static void note_first(Machine *m, Op *op, const FirstSet *set) {
    if (!is_selective(set))
        return;
    m->firsts = mem_grow(m->firsts, &m->first_cap, m->first_count + 1, sizeof *m->firsts);
    m->firsts[m->first_count++] = *set;
    op->test = (uint32_t)m->first_count;
}

void machine_find_firsts(Machine *m) {
    Finder f = {.machine = m};
    f.sets = mem_zero(m->op_count, sizeof *f.sets);
    f.known = mem_zero(m->op_count, sizeof *f.known);
    m->first = *find(&f, 0);
    for (size_t i = 0; i < m->op_count; i++) {
        Op *op = &m->ops[i];
        if (op->code == OP_CHOICE)
            note_first(m, op, find(&f, i + 1));
        else if (op->code == OP_PARTIAL_COMMIT)
            note_first(m, op, find(&f, op->to));
    }
    free(f.sets);
    free(f.known);
}

#else
typedef int no_machine_first; /* a file must not be empty */
#endif
