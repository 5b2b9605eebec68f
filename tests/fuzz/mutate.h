/* mutate.h - damaged inputs for readers: pieces of good ones cut, doubled, swapped and overwritten
*by
** a number, the same number, the same bytes; and what holds for every article that comes of them.
*/
#ifndef LODE_MUTATE_H
#define LODE_MUTATE_H

#include "budget.h"
#include "hostile.h"

#include "read/names.h"
#include "read/reader.h"
#include "text/encode.h"

#include <stdio.h>
#include <stdlib.h>

/* Good inputs, and short pieces that mean something to the reader. */
typedef struct Seeds {
    const char *as; /* the reader's name */
    const char *const *texts, *const *pieces;
    size_t text_count, piece_count;
} Seeds;

static uint64_t mutant_number; /* of the input at hand */

_Noreturn static inline void mutant_fails(const char *what) {
    printf("not ok 1 - input %llu: %s\n", (unsigned long long)mutant_number, what);
    fflush(stdout);
    abort();
}

static inline void insert_at(Buffer *out, size_t at, const char *bytes, size_t len) {
    buffer_reserve(out, len);
    memmove(out->data + at + len, out->data + at, out->len - at);
    memcpy(out->data + at, bytes, len);
    out->len += len;
}

static inline void mutate_once(Buffer *out, const Seeds *seeds, uint64_t *random) {
    size_t at = random_below(random, out->len + 1), left = out->len - at;
    size_t len = random_below(random, left + 1) % 40;
    const char *piece = seeds->pieces[random_below(random, seeds->piece_count)];
    char byte = (char)random_below(random, 256);
    switch (random_below(random, 5)) {
    case 0:
        insert_at(out, at, piece, strlen(piece));
        break;
    case 1:
        insert_at(out, at, &byte, 1);
        break;
    case 2: /* cut out */
        memmove(out->data + at, out->data + at + len, left - len);
        out->len -= len;
        break;
    case 3: /* overwrite */
        if (left > 0)
            out->data[at] = byte;
        break;
    default: /* cut off, now and then */
        out->len = random_below(random, 8) == 0 ? at : out->len;
    }
}

static inline void make_mutant(Buffer *out, const Seeds *seeds, uint64_t *random) {
    const char *seed = seeds->texts[random_below(random, seeds->text_count)];
    out->len = 0;
    buffer_reserve(out, 1);
    buffer_add(out, seed, strlen(seed));
    for (size_t i = random_below(random, 12); i > 0; i--)
        mutate_once(out, seeds, random);
}

/* ---- what holds for all articles ---- */

static inline void check_string(LodeString s) {
    if (s.s != NULL && utf8_valid(s.s, s.len) != s.len)
        mutant_fails("a field is no UTF-8");
}

static inline void check_article(void *context, LodeArticle *article) {
    size_t at = 0;
    (void)context;
    for (int i = 0; i < LODE_FIELD_COUNT; i++)
        check_string(article->fields[i].value);
    for (size_t i = 0; i < article->author_count; i++)
        check_string(article->authors[i].value);
    if ((article->block_count == 0) != (article->len == 0)) /* items of a feed may have neither */
        mutant_fails("text without blocks, or blocks without text");
    for (size_t i = 0; i < article->block_count; i++) {
        Span span = article->blocks[i].span;
        if (span.begin < at || span.end <= span.begin || span.end > article->len)
            mutant_fails("blocks do not follow each other");
        if (article->text[span.begin] == ' ' || article->text[span.end - 1] == ' ')
            mutant_fails("a block begins or ends with a blank");
        at = span.end;
    }
    article_destroy(article);
}

static inline void check_failure(void *context, const LodeError *error) {
    (void)context;
    if (strncmp(error->message, "fuzz", 4) != 0 || strchr(error->message, '\n') != NULL)
        mutant_fails("a message that does not name its input, or is no line");
}

/* ---- the driver ---- */

/* The bytes end where their memory does, so that reading on is seen. */
static inline void read_mutant(const ReaderContext *context, const Seeds *seeds,
                               const Buffer *bytes) {
    char *exact = mem_alloc(bytes->len);
    memcpy(exact, bytes->data, bytes->len);
    LodeSource source = {.name = "fuzz", .bytes = exact, .size = bytes->len, .as = seeds->as};
    LodeSink sink = {NULL, check_article, check_failure};
    read_all(context, &source, &sink);
    source.as = NULL; /* every sniffer has a look */
    if (mutant_number % 4 == 0)
        read_all(context, &source, &sink);
    free(exact);
}

static inline int fuzz_reader(int argc, char **argv, const Seeds *seeds) {
    const FuzzBudget budget = fuzz_budget(argc, argv);
    uint64_t done = 0;
    Buffer bytes = {0};
    size_t total = 0;
    ReaderContext context = {.names = names_new(NULL, NULL)};
    printf("1..1\n");
    for (; fuzz_goes_on(&budget, done); done++) {
        mutant_number = budget.first + done;
        uint64_t random = mutant_number * 0xD1342543DE82EF95u;
        make_mutant(&bytes, seeds, &random);
        read_mutant(&context, seeds, &bytes);
        total += bytes.len;
    }
    printf("ok 1 - %llu inputs of %zu bytes\n", (unsigned long long)done, total);
    names_free(context.names);
    buffer_free(&bytes);
    return 0;
}

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#endif
