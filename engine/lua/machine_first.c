/* machine_first.c - what a pattern can begin with, from each choice on; see machine.h.
**
** A set may hold more than what can begin, never less.  "Not p" and what looks back give no set of their own: what
** follows them does.  What is looked back at is passed by counting the records until the place is reached again.
*/
#include "lua/machine.h"

#if LODE_LPEG_SOURCE

#include "base/key_table.h"

#include <stdlib.h>

typedef enum Known { UNKNOWN, AT_WORK, KNOWN } Known;

enum { DEEPEST = 400, FARTHEST = 8 };

/* By how many records an op runs before the place, and by op. */
typedef struct Finder {
    const Machine *machine;
    FirstSet *sets[FARTHEST + 1]; /* made when they are asked for */
    uint8_t *known[FARTHEST + 1]; /* Known */
    int depth;
} Finder;

/* Sets are compared byte by byte, so the padding is zero, too. */
static FirstSet empty_set(void) {
    FirstSet set;
    memset(&set, 0, sizeof set);
    return set;
}

static FirstSet open_set(void) {
    FirstSet set = empty_set();
    set.open = true;
    return set;
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
    FirstSet set = empty_set();
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
        FirstSet classes = empty_set();
        memcpy(classes.classes, test->classes, sizeof classes.classes);
        return classes;
    }
    set.classes[0] &= test->classes[0];
    set.classes[1] &= test->classes[1];
    return set;
}

/* ---- of an op and what follows it ---- */

/* What the place can begin with when op `at` runs `behind` records before it. */
static FirstSet find(Finder *f, size_t at, uint32_t behind);

/* "choice l; p; fail twice; l:": not p. A choice of another kind may lead to behind somebody else's "fail twice", but then
** something on the way leads out, too; p by itself stays within. */
static bool is_not(const Machine *m, size_t at) {
    uint32_t to = m->ops[at].to;
    if (to <= at + 1 || m->ops[to - 1].code != OP_FAIL_TWICE)
        return false;
    for (size_t i = at + 1; i + 1 < to; i++)
        if (op_has_target(&m->ops[i]) && m->ops[i].code != OP_CALL && (m->ops[i].to <= at || m->ops[i].to >= to))
            return false;
    return true;
}

static FirstSet of_choice(Finder *f, size_t at, uint32_t behind) {
    const Machine *m = f->machine;
    FirstSet set = find(f, m->ops[at].to, behind);
    if (is_not(m, at))
        return set;
    FirstSet side = find(f, at + 1, behind);
    join(&set, &side);
    return set;
}

/* Behind the place nothing is known of the record that is looked at. */
static FirstSet of_branch(Finder *f, size_t at, uint32_t behind) {
    const Op *op = &f->machine->ops[at];
    FirstSet set = find(f, at + 1, behind), other = find(f, op->to, behind);
    if (behind == 0)
        set = within(set, &f->machine->tests[op->test - 1]);
    join(&set, &other);
    return set;
}

static FirstSet of_peek(Finder *f, size_t at, uint32_t behind) {
    FirstSet set = find(f, at + 1, behind);
    return behind == 0 ? within(set, &f->machine->tests[f->machine->ops[at].test - 1]) : set;
}

static FirstSet of_span(Finder *f, size_t at, uint32_t behind) {
    if (behind > 0)
        return open_set();
    FirstSet set = of_record(&f->machine->tests[f->machine->ops[at].test - 1]), next = find(f, at + 1, 0);
    join(&set, &next);
    return set;
}

/* The op behind a look ahead at one record ("record; behind 1"), or 0: op `at` does not end one. */
static size_t behind_look(const Machine *m, size_t at) {
    size_t next = m->ops[at + 1].code == OP_JUMP ? m->ops[at + 1].to : at + 1;
    return m->ops[next].code == OP_BEHIND && m->ops[next].count == 1 ? next + 1 : 0;
}

/* A record; of one that is only looked at, what follows counts too, unless a layer or a word says more. */
static FirstSet of_step(Finder *f, size_t at) {
    const RecordTest *test = &f->machine->tests[f->machine->ops[at].test - 1];
    size_t next = behind_look(f->machine, at);
    bool by_class = test->layer_at == 0 && test->word_mask == 0;
    return next != 0 && by_class ? within(find(f, next, 0), test) : of_record(test);
}

static FirstSet of_op(Finder *f, size_t at, uint32_t behind) {
    const Machine *m = f->machine;
    const Op *op = &m->ops[at];
    switch ((OpCode)op->code) {
    case OP_ANY:
    case OP_CLASS:
    case OP_RECORD:
        return behind > 0 ? find(f, at + 1, behind - 1) : of_step(f, at);
    case OP_BEHIND:
        return find(f, at + 1, behind + op->count);
    case OP_SPAN:
        return of_span(f, at, behind);
    case OP_PEEK:
        return of_peek(f, at, behind);
    case OP_BRANCH:
        return of_branch(f, at, behind);
    case OP_CHOICE:
        return of_choice(f, at, behind);
    case OP_JUMP:
    case OP_COMMIT:
    case OP_CALL: /* a rule that may match nothing ends in a return, which is open */
        return find(f, op->to, behind);
    case OP_OPEN_CAPTURE:
    case OP_CLOSE_CAPTURE:
    case OP_FULL_CAPTURE:
        return find(f, at + 1, behind);
    case OP_FAIL:
        return empty_set();
    default: /* also "fail twice", where what must not match has matched */
        return open_set();
    }
}

static void make_room(Finder *f, uint32_t behind) {
    if (f->sets[behind] != NULL)
        return;
    f->sets[behind] = mem_zero(f->machine->op_count, sizeof *f->sets[behind]);
    f->known[behind] = mem_zero(f->machine->op_count, sizeof *f->known[behind]);
}

/* A set that hangs on itself without a record between, or on more than that many others, is open. */
static FirstSet find(Finder *f, size_t at, uint32_t behind) {
    if (behind > FARTHEST || f->depth > DEEPEST)
        return open_set();
    make_room(f, behind);
    uint8_t *known = &f->known[behind][at];
    if (*known == KNOWN)
        return f->sets[behind][at];
    if (*known == AT_WORK)
        return open_set();
    *known = AT_WORK;
    f->depth++;
    FirstSet set = of_op(f, at, behind);
    f->depth--;
    f->sets[behind][at] = set;
    *known = KNOWN;
    return set;
}

/* ---- choices ---- */

/* Whether a look at the set can save anything. */
static bool is_selective(const FirstSet *set) {
    return !set->open && !(set->classes[0] == UINT64_MAX && set->classes[1] == UINT64_MAX);
}

/* Notes where a look at the set has to look. */
static void close_set(FirstSet *set) {
    uint64_t words = 0;
    for (int i = 0; i < BLOOM_WORDS; i++)
        words |= set->words[i];
    set->has_words = words != 0;
    set->from = LAYER_WORDS;
    set->to = 0;
    for (uint8_t i = 0; i < LAYER_WORDS; i++)
        if (set->layers[i] != 0) {
            set->from = set->from == LAYER_WORDS ? i : set->from;
            set->to = i + 1;
        }
}

/* Sets that are the same are kept once: what a match looks at should be little. */
static void note_first(Machine *m, KeyTable *known, Op *op, FirstSet set) {
    if (!is_selective(&set))
        return;
    bool added;
    close_set(&set);
    uint32_t number = key_table_add(known, hash_bytes(&set, sizeof set), (uint32_t)m->first_count, &added);
    if (added || memcmp(&m->firsts[number], &set, sizeof set) != 0) {
        number = (uint32_t)m->first_count;
        m->firsts = mem_grow(m->firsts, &m->first_cap, m->first_count + 1, sizeof *m->firsts);
        m->firsts[m->first_count++] = set;
    }
    op->test = number + 1;
}

/* "choice l; behind 1; any; fail twice; l:" at the begin of all. */
static bool is_at_begin(const Machine *m) {
    const Op *op = m->ops;
    return m->op_count > 4 && op[0].code == OP_CHOICE && op[1].code == OP_BEHIND && op[1].count == 1 &&
           op[2].code == OP_ANY && op[3].code == OP_FAIL_TWICE && op[0].to == 4;
}

void machine_find_firsts(Machine *m) {
    Finder f = {.machine = m};
    KeyTable known = {0};
    key_table_clear(&known);
    m->first = find(&f, 0, 0);
    close_set(&m->first);
    m->at_begin = is_at_begin(m);
    for (size_t i = 0; i < m->op_count; i++) {
        Op *op = &m->ops[i];
        if (op->code == OP_CHOICE)
            note_first(m, &known, op, find(&f, i + 1, 0));
        else if (op->code == OP_PARTIAL_COMMIT)
            note_first(m, &known, op, find(&f, op->to, 0));
    }
    key_table_free(&known);
    for (int behind = 0; behind <= FARTHEST; behind++) {
        free(f.sets[behind]);
        free(f.known[behind]);
    }
}

#else
typedef int no_machine_first; /* a file must not be empty */
#endif
