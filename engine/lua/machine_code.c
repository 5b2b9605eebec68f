/* machine_code.c - a compiled pattern of LPeg to ops over records; see machine.h.
**
** A first walk along the jumps finds, for each instruction, how many bytes of a record stand behind it (its phase). Patterns
** of lode.tokens consume whole records, so jumps, calls and choices are all at phase 0, and what stands between two
** such places is the test of one record.  What does not fit makes no machine.
*/
#include "lua/machine.h"

#if LODE_LPEG_SOURCE

#include "base/key_table.h"

#include <stdlib.h>

enum { UNREACHED = -1 };

typedef struct Translator {
    const Instruction *code;
    int size, width;
    int16_t *phase;    /* by instruction */
    uint32_t *op_of;   /* by instruction at phase 0 */
    int *pending;      /* instructions whose phase is known and whose followers' is not */
    size_t pending_count, pending_cap;
    KeyTable tests;    /* by what they ask: their numbers */
    Machine *machine;
    bool failed;
} Translator;

static int target(const Translator *t, int at) {
    return at + t->code[at + 1].offset;
}

static int length(int code) {
    switch ((Opcode)code) {
    case ISet:
    case ISpan:
        return CHARSETINSTSIZE;
    case ITestSet:
        return CHARSETINSTSIZE + 1;
    case ITestChar:
    case ITestAny:
    case IChoice:
    case IJmp:
    case ICall:
    case IOpenCall:
    case ICommit:
    case IPartialCommit:
    case IBackCommit:
        return 2;
    default:
        return 1;
    }
}

static bool consumes(int code) {
    return code == IAny || code == IChar || code == ISet;
}

static bool jumps(int code) {
    return length(code) == 2 || code == ITestSet;
}

/* Whether the instruction behind this one comes next in some case. */
static bool goes_on(int code) {
    return code != IJmp && code != ICommit && code != IPartialCommit && code != IBackCommit && code != IRet &&
           code != IEnd && code != IFail && code != IFailTwice && code != IGiveup;
}

/* ---- phases ---- */

static void reach(Translator *t, int at, int phase) {
    if (at < 0 || at >= t->size || (t->phase[at] != UNREACHED && t->phase[at] != phase)) {
        t->failed = true;
        return;
    }
    if (t->phase[at] == phase)
        return;
    t->phase[at] = (int16_t)phase;
    t->pending = mem_grow(t->pending, &t->pending_cap, t->pending_count + 1, sizeof *t->pending);
    t->pending[t->pending_count++] = at;
}

/* The phase behind an instruction; all but those that consume or go back are at phase 0 only. */
static int phase_behind(Translator *t, int at) {
    int phase = t->phase[at], code = t->code[at].i.code;
    if (consumes(code))
        return (phase + 1) % t->width;
    if (code == IBehind && phase == 1 && t->code[at].i.aux == 1)
        return 0; /* a look at the class */
    if (phase != 0 || code == ISpan || code == IOpenCall || (code == IBehind && t->code[at].i.aux % t->width != 0))
        t->failed = true;
    return 0;
}

static void find_phases(Translator *t) {
    for (int i = 0; i < t->size; i++)
        t->phase[i] = UNREACHED;
    reach(t, 0, 0);
    while (t->pending_count > 0 && !t->failed) {
        int at = t->pending[--t->pending_count], code = t->code[at].i.code, behind = phase_behind(t, at);
        if (jumps(code))
            reach(t, target(t, at), 0);
        if (goes_on(code))
            reach(t, at + length(code), behind);
    }
}

/* ---- tests ---- */

static void all_classes(RecordTest *test) {
    test->classes[0] = test->classes[1] = UINT64_MAX;
}

/* The 128 values from `low` on, a multiple of 8, as two words. */
static void read_set(uint64_t out[2], const byte *set, int low) {
    out[0] = out[1] = 0;
    for (int i = 0; i < 16; i++)
        out[i / 8] |= (uint64_t)set[low / 8 + i] << 8 * (i % 8);
}

/* What a test instruction or a consuming one asks of the class byte. */
static void read_class(RecordTest *test, const Instruction *in) {
    switch ((Opcode)in->i.code) {
    case IChar:
    case ITestChar:
        test->classes[0] = test->classes[1] = 0;
        test->classes[in->i.aux >> 6 & 1] = 1ull << (in->i.aux & 63);
        break;
    case ISet:
        read_set(test->classes, (in + 1)->buff, 0x80);
        break;
    case ITestSet:
        read_set(test->classes, (in + 2)->buff, 0x80);
        break;
    default:
        all_classes(test);
    }
}

static void set_word_byte(RecordTest *test, int offset, byte value) {
    uint8_t mask[4], word[4];
    memcpy(mask, &test->word_mask, sizeof mask);
    memcpy(word, &test->word, sizeof word);
    mask[offset] = 0xFF;
    word[offset] = value;
    memcpy(&test->word_mask, mask, sizeof mask);
    memcpy(&test->word, word, sizeof word);
}

/* What an instruction asks of the byte at `offset` of the record; false when no RecordTest says that. */
static bool read_byte(RecordTest *test, const Instruction *in, int offset) {
    if (offset == 0) {
        read_class(test, in);
        return true;
    }
    if (in->i.code == IAny)
        return true;
    if (offset < TAPE_HEAD) {
        if (in->i.code == IChar)
            set_word_byte(test, offset, in->i.aux);
        return in->i.code == IChar;
    }
    if (test->layer_at != 0)
        return false;
    test->layer_at = (uint8_t)offset;
    if (in->i.code == ISet)
        read_set(test->layer, (in + 1)->buff, 0);
    else
        test->layer[in->i.aux >> 6 & 1] = 1ull << (in->i.aux & 63);
    return true;
}

/* 1 + the number of the test; the same one is kept once. */
static uint32_t add_test(Translator *t, const RecordTest *test) {
    Machine *m = t->machine;
    bool added;
    uint32_t number = key_table_add(&t->tests, hash_bytes(test, sizeof *test), (uint32_t)m->test_count, &added);
    if (!added && memcmp(&m->tests[number], test, sizeof *test) == 0)
        return number + 1;
    m->tests = mem_grow(m->tests, &m->test_cap, m->test_count + 1, sizeof *m->tests);
    m->tests[m->test_count++] = *test;
    return (uint32_t)m->test_count;
}

/* ---- ops ---- */

static Op *add_op(Translator *t, OpCode code) {
    Machine *m = t->machine;
    m->ops = mem_grow(m->ops, &m->op_cap, m->op_count + 1, sizeof *m->ops);
    m->ops[m->op_count] = (Op){.code = (uint8_t)code};
    return &m->ops[m->op_count++];
}

static bool is_every(const uint64_t bits[2]) {
    return bits[0] == UINT64_MAX && bits[1] == UINT64_MAX;
}

static OpCode code_of_test(const RecordTest *test) {
    if (test->word_mask != 0 || test->layer_at != 0)
        return OP_RECORD;
    return is_every(test->classes) ? OP_ANY : OP_CLASS;
}

/* The record's test that begins at instruction `at`; where the next one begins. */
static int add_record(Translator *t, int at) {
    RecordTest test;
    memset(&test, 0, sizeof test); /* the padding, too: tests are compared byte by byte */
    int offset = 0;
    for (; offset < t->width && at < t->size && consumes(t->code[at].i.code); offset++) {
        t->failed |= !read_byte(&test, &t->code[at], offset);
        at += length(t->code[at].i.code);
    }
    if (offset == 1 && t->width > 1 && t->code[at].i.code == IBehind) { /* only its class was looked at */
        uint32_t number = add_test(t, &test);
        add_op(t, OP_PEEK)->test = number;
        return at + 1;
    }
    if (offset < t->width)
        t->failed = true;
    uint32_t number = add_test(t, &test);
    add_op(t, code_of_test(&test))->test = number;
    return at;
}

static void add_capture_op(Translator *t, OpCode code, const Instruction *in) {
    Op *op = add_op(t, code);
    op->kind = (uint8_t)getkind(in);
    op->key = (uint16_t)in->i.key;
    op->count = (uint32_t)getoff(in);
}

static void add_jump(Translator *t, OpCode code, int at) {
    add_op(t, code)->to = (uint32_t)target(t, at); /* of an instruction: link() makes it an op */
}

static void add_branch(Translator *t, int at) {
    RecordTest test;
    memset(&test, 0, sizeof test); /* the padding, too: tests are compared byte by byte */
    read_class(&test, &t->code[at]);
    uint32_t number = add_test(t, &test);
    Op *op = add_op(t, OP_BRANCH);
    op->test = number;
    op->to = (uint32_t)target(t, at);
}

/* What an instruction that consumes nothing becomes, and what goes with it. */
typedef enum Form { FORM_NONE, FORM_ALONE, FORM_JUMP, FORM_BRANCH, FORM_BEHIND, FORM_CAPTURE } Form;

static const struct {
    Form form;
    OpCode op;
} PLAIN[] = {
    [ITestAny] = {FORM_BRANCH, OP_BRANCH},
    [ITestChar] = {FORM_BRANCH, OP_BRANCH},
    [ITestSet] = {FORM_BRANCH, OP_BRANCH},
    [IBehind] = {FORM_BEHIND, OP_BEHIND},
    [IRet] = {FORM_ALONE, OP_RETURN},
    [IEnd] = {FORM_ALONE, OP_END},
    [IFailTwice] = {FORM_ALONE, OP_FAIL_TWICE},
    [IFail] = {FORM_ALONE, OP_FAIL},
    [IChoice] = {FORM_JUMP, OP_CHOICE},
    [IJmp] = {FORM_JUMP, OP_JUMP},
    [ICall] = {FORM_JUMP, OP_CALL},
    [ICommit] = {FORM_JUMP, OP_COMMIT},
    [IPartialCommit] = {FORM_JUMP, OP_PARTIAL_COMMIT},
    [IBackCommit] = {FORM_JUMP, OP_BACK_COMMIT},
    [IFullCapture] = {FORM_CAPTURE, OP_FULL_CAPTURE},
    [IOpenCapture] = {FORM_CAPTURE, OP_OPEN_CAPTURE},
    [ICloseCapture] = {FORM_CAPTURE, OP_CLOSE_CAPTURE},
    [ICloseRunTime] = {FORM_CAPTURE, OP_CLOSE_RUN_TIME},
};

static void add_plain(Translator *t, int at) {
    const Instruction *in = &t->code[at];
    bool known = in->i.code < sizeof PLAIN / sizeof *PLAIN && PLAIN[in->i.code].form != FORM_NONE;
    if (!known) {
        t->failed = true;
        return;
    }
    OpCode op = PLAIN[in->i.code].op;
    switch (PLAIN[in->i.code].form) {
    case FORM_JUMP:
        add_jump(t, op, at);
        break;
    case FORM_BRANCH:
        add_branch(t, at);
        break;
    case FORM_BEHIND:
        add_op(t, op)->count = in->i.aux / (uint32_t)t->width;
        break;
    case FORM_CAPTURE:
        add_capture_op(t, op, in);
        break;
    default:
        add_op(t, op);
    }
}

static void add_ops(Translator *t) {
    for (int at = 0; at < t->size && !t->failed;) {
        int code = t->code[at].i.code;
        if (t->phase[at] != 0) { /* nothing comes here */
            at += length(code);
            continue;
        }
        t->op_of[at] = (uint32_t)t->machine->op_count;
        if (consumes(code)) {
            at = add_record(t, at);
        } else {
            add_plain(t, at);
            at += length(code);
        }
    }
}

static void link(Translator *t) {
    for (size_t i = 0; i < t->machine->op_count; i++)
        if (op_has_target(&t->machine->ops[i]))
            t->machine->ops[i].to = t->op_of[t->machine->ops[i].to];
}

static void translate(Translator *t) {
    find_phases(t);
    add_ops(t);
    if (t->failed)
        return;
    link(t);
    machine_tidy(t->machine);
    machine_find_firsts(t->machine);
    machine_fuse(t->machine);
}

Machine *machine_new(const Instruction *code, int size, int width) {
    Translator t = {.code = code, .size = size, .width = width};
    t.phase = mem_zero((size_t)size, sizeof *t.phase);
    t.op_of = mem_zero((size_t)size, sizeof *t.op_of);
    t.machine = mem_zero(1, sizeof *t.machine);
    t.machine->width = width;
    key_table_clear(&t.tests);
    translate(&t);
    key_table_free(&t.tests);
    free(t.phase);
    free(t.op_of);
    free(t.pending);
    if (!t.failed)
        return t.machine;
    machine_free(t.machine);
    return NULL;
}

void machine_free(Machine *m) {
    if (m == NULL)
        return;
    free(m->ops);
    free(m->tests);
    free(m->firsts);
    free(m);
}

#else
typedef int no_machine_code; /* a file must not be empty */
#endif
