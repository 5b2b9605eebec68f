/* arc_records.c - ARC, what web archives were before WARC: a line "URL ADDRESS DATE TYPE LENGTH"
*(or
** with more fields before the length), then the response, then a line end. */
#include "input/bytes.h"
#include "input/http.h"
#include "input/records.h"

#include <stdlib.h>

enum { MOST_LINE = 64 * 1024, LEAST_FIELDS = 5, MOST_FIELDS = 10, LONGEST = 18 /* digits */ };

typedef struct Record {
    Field url;
    size_t line;     /* bytes up to and with the line feed */
    uint64_t length; /* of the content */
} Record;

/* The number at the end of the line; false when there are not as many fields as have to be. */
static bool parse_line(const char *s, size_t len, Record *record) {
    size_t fields = 1, last = 0;
    for (size_t i = 0; i < len; i++)
        if (s[i] == ' ') {
            record->url = fields == 1 ? (Field){s, i} : record->url;
            fields++;
            last = i + 1;
        }
    record->length = 0;
    for (size_t i = last; i < len; i++) {
        if (!is_digit(s[i]) || i - last > LONGEST)
            return false;
        record->length = record->length * 10 + (uint64_t)(s[i] - '0');
    }
    return last < len && fields >= LEAST_FIELDS && fields <= MOST_FIELDS &&
           memchr(s, '\0', record->url.len) == NULL;
}

static void skip_line_ends(Stream *in) {
    while (stream_need(in, 1) && is_space(*stream_at(in)))
        stream_take(in, 1);
}

/* Reads the line of the record at hand; false when it is none. */
static bool read_line(Stream *in, Record *record) {
    size_t end;
    while ((end = line_end(stream_at(in), 0, stream_len(in))) == stream_len(in))
        if (end > MOST_LINE || !stream_grow(in))
            return false;
    record->line = end + 1;
    const char *s = stream_at(in);
    return parse_line(s, end > 0 && s[end - 1] == '\r' ? end - 1 : end, record);
}

static RecordStep fill_page(Records *records, Blob *blob, const Record *record, char *why) {
    const char *s = stream_at(records->in) + record->line;
    size_t len = (size_t)record->length, head = header_end(s, 0, len);
    Field type = header_field(s, head, "Content-Type");
    char *url = mem_dup(record->url.s, record->url.len);
    notes_add(&blob->notes, "url", url);
    free(url);
    note_charset(blob, type);
    if (media_type(type) == MEDIA_HTML)
        notes_add(&blob->notes, "as", "html");
    return http_payload(blob, s, head, len, records->most, why) ? RECORD_BLOB : RECORD_BROKEN;
}

static bool is_page(const char *s, size_t len) {
    size_t head = header_end(s, 0, len);
    if (head == NOT_FOUND || http_status(s, len) != 200)
        return false;
    MediaType type = media_type(header_field(s, head, "Content-Type"));
    return type != MEDIA_OTHER && type != MEDIA_UNSAID;
}

/* The record at hand, of which as much is in the window as there is or may be. */
static RecordStep take_record(Records *records, Blob *blob, const Record *record, char *why) {
    Stream *in = records->in;
    size_t have = stream_len(in) - record->line;
    bool page = is_page(stream_at(in) + record->line,
                        have < record->length ? have : (size_t)record->length);
    bool fits = record->length <= records->most;
    RecordStep step =
        page && fits && have >= record->length ? fill_page(records, blob, record, why) : RECORD_END;
    if (!stream_skip(in, record->line + record->length))
        return in->failed ? RECORD_END : broken_record(why, "the file ends inside this record");
    return page && !fits ? too_large(records->most, why) : step;
}

static RecordStep next_record(Records *records, Blob *blob, char *why) {
    Stream *in = records->in;
    for (;;) {
        Record record = {{NULL, 0}, 0, 0};
        skip_line_ends(in);
        if (stream_len(in) == 0)
            return RECORD_END;
        records->number++;
        if (!read_line(in, &record)) {
            while (stream_skip(in, stream_len(in)) && stream_more(in))
                continue;
            return in->failed ? RECORD_END
                              : broken_record(why, "no ARC record; the rest is passed over");
        }
        uint64_t wanted = record.length <= records->most ? record.length : MOST_LINE;
        stream_need(in, record.line + (size_t)wanted);
        const char *line = stream_at(in); /* it may have moved */
        record.url.s = line;
        RecordStep step = take_record(records, blob, &record, why);
        if (step != RECORD_END || in->failed)
            return step;
    }
}

const RecordKind arc_records = {sizeof(Records), next_record, NULL};
