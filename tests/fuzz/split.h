/* split.h - what holds for every splitter of records (engine/input/records.h).
**
** The same bytes, given at once and in small pieces, fall into the same records; numbers rise; the
** end is reached.  With small limits only the latter.
*/
#ifndef LODE_FUZZ_SPLIT_H
#define LODE_FUZZ_SPLIT_H

#include "driver.h"

#include "input/records.h"

/* ---- a stream that gives its bytes in small pieces ---- */

typedef struct Drip {
    const char *at;
    size_t left;
    uint64_t random;
} Drip;

static inline ssize_t pull_drip(void *self, char *to, size_t room, char *why) {
    Drip *drip = self;
    (void)why;
    size_t n = 1 + random_below(&drip->random, 40);
    n = n < room ? n : room;
    n = n < drip->left ? n : drip->left;
    memcpy(to, drip->at, n);
    drip->at += n;
    drip->left -= n;
    return (ssize_t)n;
}

static inline Stream *drip_stream(const char *bytes, size_t len, uint64_t random) {
    static const StreamKind KIND = {pull_drip, NULL, free};
    Drip *drip = mem_zero(1, sizeof *drip);
    *drip = (Drip){bytes, len, random};
    return stream_new(&KIND, drip);
}

/* ---- all records of a stream, one after the other ---- */

static inline void note_step(Buffer *out, RecordStep step, const Records *records, const Blob *blob, const char *why) {
    if (step == RECORD_BROKEN) {
        buffer_printf(out, "%zu broken: %s\n", records->number, why);
        return;
    }
    buffer_printf(out, "%zu: %zu bytes, %zu of notes: ", records->number, blob->bytes.len, blob->notes.len);
    buffer_add(out, blob->bytes.data, blob->bytes.len);
    buffer_add(out, blob->notes.data, blob->notes.len);
    buffer_putc(out, '\n');
}

static inline void split_all(Container holds, Stream *in, size_t most, size_t len, Buffer *out) {
    char why[WHY_SIZE];
    Blob blob = {0};
    Records *records = records_new(holds, in, most);
    size_t steps = 0, number = 0;
    RecordStep step;
    while ((step = records->kind->next(records, &blob, why)) != RECORD_END) {
        note_step(out, step, records, &blob, why);
        if (records->number < number || ++steps > len + 2)
            fuzz_fails("numbers fall, or there is no end of records");
        number = records->number;
        blob.notes.len = 0;
    }
    if (stream_len(in) > 0 || stream_more(in))
        fuzz_fails("something is left");
    records_free(records);
    stream_free(in);
    blob_free(&blob);
}

static inline void fuzz_split(Container holds, const char *bytes, size_t len, uint64_t random) {
    Buffer whole = {0}, dripped = {0};
    size_t small = 1 + random_below(&random, 200);
    if (random_below(&random, 8) == 0) {
        split_all(holds, drip_stream(bytes, len, random), small, len, &dripped);
    } else {
        split_all(holds, stream_of_bytes(bytes, len), 1 << 20, len, &whole);
        split_all(holds, drip_stream(bytes, len, random), 1 << 20, len, &dripped);
        if (whole.len != dripped.len || (whole.len > 0 && memcmp(whole.data, dripped.data, whole.len) != 0)) {
            fprintf(stderr, "# at once:\n%.*s# in pieces:\n%.*s", (int)whole.len, whole.data, (int)dripped.len, dripped.data);
            fuzz_fails("other records when the bytes come in pieces");
        }
    }
    buffer_free(&whole);
    buffer_free(&dripped);
}

#define FUZZ_SPLITTER(holds)                                                                       \
    static void one(const char *bytes, size_t len, uint64_t random) {                              \
        fuzz_split(holds, bytes, len, random);                                                     \
    }                                                                                              \
    static const FuzzTarget TARGET = {one, SEEDS, COUNT_OF(SEEDS), PARTS, COUNT_OF(PARTS)};      \
    FUZZ_MAIN(TARGET)

#endif
