/* machine.h - a virtual machine for LPeg patterns over tapes: a step is a token, not a byte.
**
** LPeg compiles a pattern over records to instructions over bytes: a test of one layer on a wide tape is twenty of
** them, and each side of a choice is entered (an entry on the stack of what to go back to) before its first record is looked at.
** Here the compiled pattern is translated once (machine_code.c): a record's tests become one instruction, and
** each choice knows what its side can begin with (machine_first.c), so that sides which cannot match are passed over
** with one look.  What a match finds, and its captures, are LPeg's, entry for entry.
**
** Method: Ierusalimschy, A text pattern-matching tool based on parsing expression grammars, Software: Practice and
** Experience 39, 2009, for the machine and its test instructions; first sets as there, over records.
*/
#ifndef LODE_LUA_MACHINE_H
#define LODE_LUA_MACHINE_H

#include "lua/engine.h"

#if LODE_LPEG_SOURCE

#include <lptypes.h>
#include <lpcap.h>
#include <lpvm.h>

enum { BLOOM_WORDS = 4, LAYER_WORDS = 4 }; /* of 64 bits */

/* What one record has to be: of these classes, that word, a value of one layer byte. */
typedef struct RecordTest {
    uint64_t classes[2]; /* by shape; of tokens with space before them, of glued ones */
    uint32_t word_mask, word; /* the record's first four bytes: those that count, what they must be */
    uint64_t layer[2];   /* by value of the byte */
    uint8_t layer_at;    /* its offset in the record; 0: no layer is asked for */
} RecordTest;

/* What a record may be for something to begin there: of one of these classes, or one of these words (a Bloom filter),
** or with one of these bits in its layers. */
typedef struct FirstSet {
    bool open; /* something may begin anywhere, at the end too */
    uint64_t classes[2];
    uint64_t words[BLOOM_WORDS];
    uint64_t layers[LAYER_WORDS];
    uint8_t from, to;  /* which of `layers` are not 0 */
    bool has_words;
} FirstSet;

typedef enum OpCode {
    OP_ANY,      /* one record */
    OP_CLASS,    /* one record: `test`, which asks for its class only */
    OP_RECORD,   /* one record: `test` */
    OP_SPAN,     /* as many records as pass `test` */
    OP_PEEK,     /* looks at a record: `test`'s class */
    OP_BRANCH,   /* looks at a record; to `to` if there is none, or it is not of `test`'s class */
    OP_BEHIND,   /* `count` records back */
    OP_RETURN,
    OP_END,
    OP_TRY,      /* a choice whose first side begins with the record of the next op: `test` */
    OP_CHOICE,   /* with `test`: a first set, of what follows */
    OP_JUMP,
    OP_CALL,
    OP_COMMIT,
    OP_PARTIAL_COMMIT, /* with `test`: a first set, of what is repeated */
    OP_BACK_COMMIT,
    OP_FAIL_TWICE,
    OP_FAIL,
    OP_FULL_CAPTURE, /* of the last `count` bytes */
    OP_OPEN_CAPTURE,
    OP_CLOSE_CAPTURE,
    OP_CLOSE_RUN_TIME
} OpCode;

typedef struct Op {
    uint8_t code;
    uint8_t kind;   /* of a capture */
    uint16_t key;   /* of a capture */
    uint32_t count;
    uint32_t to;    /* an op */
    uint32_t test;  /* 1 + its number among the tests or first sets; 0: none */
} Op;

/* Whether `to` counts. */
static inline bool op_has_target(const Op *op) {
    return op->code == OP_BRANCH || op->code == OP_TRY || op->code == OP_CHOICE || op->code == OP_JUMP ||
           op->code == OP_CALL || op->code == OP_COMMIT || op->code == OP_PARTIAL_COMMIT || op->code == OP_BACK_COMMIT;
}

typedef struct Machine {
    Op *ops;
    RecordTest *tests;
    FirstSet *firsts;
    size_t op_count, op_cap, test_count, test_cap, first_count, first_cap;
    FirstSet first; /* of the whole pattern */
    bool at_begin;  /* nothing may stand before a match: "-lpeg.B(t.any) * …" */
    int width;      /* of a record, in bytes */
} Machine;

/* Translates a compiled pattern over records of `width` bytes; NULL when it is of a form that is not known here:
** then LPeg's own machine serves. */
Machine *machine_new(const Instruction *code, int size, int width);
void machine_free(Machine *machine); /* NULL is allowed */

/* Steps of machine_new: ops that do nothing go, and spans are found (machine_tidy.c); first sets are filled
** (machine_first.c); choices and the records behind them become one op. */
void machine_tidy(Machine *machine);
void machine_find_firsts(Machine *machine);
void machine_fuse(Machine *machine);

/* What LPeg's match() does, between o and e, from s on: the end of the match or NULL; captures in the same way. */
const char *machine_match(lua_State *L, const Machine *machine, Backtracks *stack, const char *o, const char *s,
                          const char *e, Capture *captures, int ptop);

/* ---- looking at records ---- */

static inline uint32_t record_head(const char *record) {
    uint32_t head;
    memcpy(&head, record, sizeof head);
    return head;
}

static inline bool has_class(const uint64_t classes[2], const char *record) {
    uint8_t c = (uint8_t)*record;
    return classes[c >> 6 & 1] >> (c & 63) & 1;
}

/* Where a word stands in a Bloom filter; `head` with the class byte cleared. */
static inline uint32_t bloom_bit(uint32_t head) {
    return head * 2654435761u >> 24;
}

/* A mask for the bytes of a record's word. */
static inline uint32_t word_bytes(void) {
    static const uint8_t bytes[4] = {0, 0x7F, 0x7F, 0x7F};
    uint32_t mask;
    memcpy(&mask, bytes, sizeof mask);
    return mask;
}

/* The tape has 8 * LAYER_WORDS readable bytes behind it (match/tape.h). */
static inline bool first_has(const FirstSet *first, const char *record) {
    if (has_class(first->classes, record))
        return true;
    for (int i = first->from; i < first->to; i++) {
        uint64_t layers;
        memcpy(&layers, record + TAPE_HEAD + 8 * i, sizeof layers);
        if (layers & first->layers[i])
            return true;
    }
    uint32_t bit = bloom_bit(record_head(record) & word_bytes());
    return first->has_words && (first->words[bit >> 6] >> (bit & 63) & 1);
}

/* Whether a match may begin at the record; `o` is where the tape begins. */
static inline bool machine_may_begin(const Machine *m, const char *o, const char *record) {
    return (!m->at_begin || record == o) && (m->first.open || first_has(&m->first, record));
}

#endif
#endif
