/* records.c - see records.h */
#include "input/records.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const RecordKind *kind_for(Container holds) {
    switch (holds) {
    case HOLDS_LINES:
        return &json_lines;
    case HOLDS_JSON:
        return &json_values;
    case HOLDS_CSV:
        return &csv_rows;
    case HOLDS_WARC:
        return &warc_records;
    case HOLDS_ARC:
        return &arc_records;
    case HOLDS_MBOX:
        return &mbox_messages;
    case HOLDS_SGML:
        return &reuters_articles;
    default:
        return NULL;
    }
}

Records *records_new(Container holds, Stream *in, size_t most) {
    const RecordKind *kind = kind_for(holds);
    if (kind == NULL)
        return NULL;
    Records *records = mem_zero(1, kind->size);
    records->kind = kind;
    records->in = in;
    records->most = most;
    records->of_warc = holds == HOLDS_WARC || holds == HOLDS_ARC;
    return records;
}

void records_free(Records *records) {
    if (records == NULL)
        return;
    if (records->kind->end != NULL)
        records->kind->end(records);
    free(records);
}

RecordStep broken_record(char *why, const char *format, ...) {
    va_list args;
    va_start(args, format);
    vsnprintf(why, WHY_SIZE, format, args);
    va_end(args);
    return RECORD_BROKEN;
}

RecordStep too_large(size_t most, char *why) {
    static const char UNITS[] = "KMG";
    int unit = -1;
    while (unit < 2 && most >= 1024 && most % 1024 == 0) {
        most /= 1024;
        unit++;
    }
    return broken_record(why, "larger than %zu%.*s, and passed over: see --max-size", most,
                         unit >= 0 ? 1 : 0, UNITS + (unit >= 0 ? unit : 0));
}

RecordStep fill_record(Blob *blob, const char *s, size_t len, const char *as) {
    blob->bytes.len = 0;
    buffer_reserve(&blob->bytes, 1); /* so that no bytes are bytes too */
    buffer_add(&blob->bytes, s, len);
    notes_add(&blob->notes, "as", as);
    return RECORD_BLOB;
}
