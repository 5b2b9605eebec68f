/* machine_tidy.c - fewer ops for the same matches; see machine.h.
**
** LPeg puts a test of what p can begin with before a choice whose first side is p.  Where p begins with a record, that test joins the
** record's own, and the choice with the record becomes one op.
*/
#include "lua/machine.h"

#if LODE_LPEG_SOURCE

#include <stdlib.h>

static bool is_record(const Op *op) {
    return op->code == OP_ANY || op->code == OP_CLASS || op->code == OP_RECORD;
}

/* ---- branches before choices ---- */

/* The record that op `at` begins with, but for captures that open before it; NULL when it begins otherwise. */
static Op *first_record(Machine *m, size_t at) {
    while (at < m->op_count && m->ops[at].code == OP_OPEN_CAPTURE)
        at++;
    return at < m->op_count && is_record(&m->ops[at]) ? &m->ops[at] : NULL;
}

/* The record has to be of the branch's classes, too. */
static void narrow(Machine *m, Op *record, const RecordTest *branch) {
    RecordTest test; /* a copy, padding and all: tests are compared byte by byte */
    memcpy(&test, &m->tests[record->test - 1], sizeof test);
    test.classes[0] &= branch->classes[0];
    test.classes[1] &= branch->classes[1];
    if (memcmp(&test, &m->tests[record->test - 1], sizeof test) == 0)
        return;
    m->tests = mem_grow(m->tests, &m->test_cap, m->test_count + 1, sizeof *m->tests);
    m->tests[m->test_count++] = test;
    record->test = (uint32_t)m->test_count;
    if (record->code == OP_ANY)
        record->code = OP_CLASS;
}

/* What p can begin with says nothing that p does not ask for itself, so it may be asked there. */
static void fold_branches(Machine *m) {
    for (size_t i = 0; i + 2 < m->op_count; i++) {
        Op *branch = &m->ops[i], *choice = branch + 1;
        if (branch->code != OP_BRANCH || choice->code != OP_CHOICE || branch->to != choice->to)
            continue;
        const RecordTest *test = &m->tests[branch->test - 1];
        bool any_class = test->classes[0] == UINT64_MAX && test->classes[1] == UINT64_MAX;
        Op *record = first_record(m, i + 2);
        if (record == NULL && !any_class)
            continue;
        if (record != NULL)
            narrow(m, record, test);
        *branch = (Op){.code = OP_JUMP, .to = (uint32_t)i + 1};
    }
}

/* ---- jumps ---- */

static uint32_t end_of_jumps(const Machine *m, uint32_t at) {
    for (size_t n = 0; m->ops[at].code == OP_JUMP && n < m->op_count; n++)
        at = m->ops[at].to;
    return at;
}

static void follow_jumps(Machine *m) {
    for (size_t i = 0; i < m->op_count; i++)
        if (op_has_target(&m->ops[i]))
            m->ops[i].to = end_of_jumps(m, m->ops[i].to);
}

/* Drops jumps to the op that comes next anyway. */
static void drop_jumps(Machine *m) {
    uint32_t *place = mem_alloc((m->op_count + 1) * sizeof *place);
    size_t kept = 0;
    for (size_t i = 0; i < m->op_count; i++) {
        place[i] = (uint32_t)kept;
        bool next = m->ops[i].code == OP_JUMP && m->ops[i].to == i + 1;
        if (!next)
            m->ops[kept++] = m->ops[i];
    }
    m->op_count = kept;
    for (size_t i = 0; i < kept; i++)
        if (op_has_target(&m->ops[i]))
            m->ops[i].to = place[m->ops[i].to];
    free(place);
}

/* ---- spans, and choices whose first side begins with a record ---- */

/* "choice end; next: record; partial commit next; end:" is a span of records.  What follows is left as it is: a jump to it
** stays right. */
static void find_spans(Machine *m) {
    for (size_t i = 0; i + 3 < m->op_count; i++) {
        Op *choice = &m->ops[i], *record = choice + 1, *commit = choice + 2;
        if (choice->code == OP_CHOICE && choice->to == i + 3 && is_record(record) &&
            commit->code == OP_PARTIAL_COMMIT && commit->to == i + 1) {
            *choice = (Op){.code = OP_SPAN, .test = record->test};
            *record = (Op){.code = OP_JUMP, .to = (uint32_t)i + 3};
        }
    }
}

void machine_tidy(Machine *m) {
    fold_branches(m);
    follow_jumps(m);
    drop_jumps(m);
    find_spans(m);
}

void machine_fuse(Machine *m) {
    for (size_t i = 0; i + 1 < m->op_count; i++) {
        Op *choice = &m->ops[i];
        if (choice->code == OP_CHOICE && is_record(choice + 1)) {
            choice->code = OP_TRY;
            choice->test = choice[1].test;
        }
    }
}

#else
typedef int no_machine_tidy; /* a file must not be empty */
#endif
