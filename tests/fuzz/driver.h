/* driver.h - damaged inputs: good ones cut, doubled, swapped and overwritten by a number, the same
** number, the same bytes; and a main that counts or keeps the time.
**
**   usage: fuzz_NAME [COUNT|SECONDSs [FIRST]]     so many inputs (200,000), or for so long ("60s"),
**                                                 from number FIRST on (0)
**
** A target is a function and what it is fed with; FUZZ_MAIN(target) makes a program of it, or,
** compiled with -DLODE_LIBFUZZER, what clang's libFuzzer calls.  A target that finds something wrong
** calls fuzz_fails, which names the input by its number and prints it.
*/
#ifndef LODE_FUZZ_DRIVER_H
#define LODE_FUZZ_DRIVER_H

#include "budget.h"
#include "hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Bytes with a length, so that zeros may be in them. */
typedef struct FuzzBytes {
    const char *s;
    size_t len;
} FuzzBytes;

#define FUZZ_TEXT(literal) {(literal), sizeof(literal) - 1}

typedef struct FuzzTarget {
    /* One input; `random` is a number to choose by.  The bytes end where their memory does. */
    void (*one)(const char *bytes, size_t len, uint64_t random);
    const FuzzBytes *seeds; /* good inputs */
    size_t seed_count;
    const FuzzBytes *pieces; /* short ones that mean something */
    size_t piece_count;
} FuzzTarget;

/* The input at hand. */
static struct {
    uint64_t number;
    const char *bytes;
    size_t len;
} fuzz_at;

_Noreturn static inline void fuzz_fails(const char *what) {
    printf("not ok 1 - input %llu: %s\n", (unsigned long long)fuzz_at.number, what);
    fflush(stdout);
    fputs("# \"", stderr);
    for (size_t i = 0; i < fuzz_at.len; i++) {
        unsigned char c = (unsigned char)fuzz_at.bytes[i];
        fprintf(stderr, c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\x%02x\"\"" : "%c", c);
    }
    fputs("\"\n", stderr);
    abort();
}

/* ---- making them ---- */

static inline void fuzz_insert(Buffer *out, size_t at, const char *bytes, size_t len) {
    buffer_reserve(out, len);
    if (out->len > at)
        memmove(out->data + at + len, out->data + at, out->len - at);
    if (len > 0)
        memcpy(out->data + at, bytes, len);
    out->len += len;
}

/* Copies a stretch to another place, or moves it when `cut`. */
static inline void fuzz_double(Buffer *out, uint64_t *random, bool cut) {
    char stretch[64];
    size_t at = random_below(random, out->len), len = 1 + random_below(random, sizeof stretch);
    len = len < out->len - at ? len : out->len - at;
    memcpy(stretch, out->data + at, len);
    if (cut) {
        memmove(out->data + at, out->data + at + len, out->len - at - len);
        out->len -= len;
    }
    fuzz_insert(out, random_below(random, out->len + 1), stretch, len);
}

static inline void fuzz_mutate(Buffer *out, const FuzzTarget *target, uint64_t *random) {
    size_t at = random_below(random, out->len + 1), left = out->len - at;
    char byte = (char)random_below(random, 256);
    const FuzzBytes *piece = &target->pieces[random_below(random, target->piece_count)];
    size_t way = random_below(random, 16);
    if (way < 6) {
        fuzz_insert(out, at, piece->s, piece->len);
    } else if (way < 8) {
        fuzz_insert(out, at, &byte, 1);
    } else if (way < 11 && left > 0) {
        out->data[at] = byte;
    } else if (way < 14 && out->len > 0) {
        fuzz_double(out, random, way == 13);
    } else if (way == 14) { /* cut out */
        size_t len = random_below(random, left + 1) % 40;
        memmove(out->data + at, out->data + at + len, left - len);
        out->len -= len;
    } else if (random_below(random, 4) == 0) { /* cut off */
        out->len = at;
    }
}

static inline void fuzz_make(Buffer *out, const FuzzTarget *target, uint64_t *random) {
    const FuzzBytes *seed = &target->seeds[random_below(random, target->seed_count)];
    out->len = 0;
    buffer_reserve(out, seed->len + 1);
    buffer_add(out, seed->s, seed->len);
    for (size_t i = random_below(random, 12); i > 0; i--)
        fuzz_mutate(out, target, random);
}

/* ---- running them ---- */

/* In a copy that ends where its memory does, so that reading on is seen. */
static inline void fuzz_run(const FuzzTarget *target, const char *bytes, size_t len, uint64_t random) {
    char *exact = mem_alloc(len);
    if (len > 0)
        memcpy(exact, bytes, len);
    fuzz_at.bytes = exact;
    fuzz_at.len = len;
    target->one(exact, len, random);
    free(exact);
}

static inline int fuzz_main(int argc, char **argv, const FuzzTarget *target) {
    const FuzzBudget budget = fuzz_budget(argc, argv);
    uint64_t done = 0;
    Buffer bytes = {0};
    fuzz_at.number = budget.first;
    printf("1..1\n");
    for (; fuzz_goes_on(&budget, done); done++, fuzz_at.number++) {
        uint64_t random = fuzz_at.number * 0xD1342543DE82EF95u;
        fuzz_make(&bytes, target, &random);
        fuzz_run(target, bytes.data, bytes.len, random_next(&random));
    }
    printf("ok 1 - %llu inputs\n", (unsigned long long)done);
    buffer_free(&bytes);
    return 0;
}

#ifdef LODE_LIBFUZZER
#define FUZZ_MAIN(target)                                                                          \
    int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);                                  \
    int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {                                 \
        if (size > 0)                                                                              \
            fuzz_run(&(target), (const char *)data + 1, size - 1, data[0]);                        \
        return 0;                                                                                  \
    }
#else
#define FUZZ_MAIN(target)                                                                          \
    int main(int argc, char **argv) {                                                              \
        return fuzz_main(argc, argv, &(target));                                                   \
    }
#endif

#endif
