/* warc_records.c - WARC 0.17, 1.0 and 1.1: the pages in it.
**
** Records that hold no article (requests, pictures, redirects …) are passed over, but they count.
** A record whose length is wrong is found out by what stands behind it; the next one is then looked
** for by its "WARC/" at the beginning of a line.
*/
#include "input/bytes.h"
#include "input/http.h"
#include "input/records.h"

#include <stdlib.h>

enum {
    MOST_HEADER = 1 << 20, /* of a record or a response */
    LONG_RECORD = 1 << 20, /* more is not held when it is not wanted */
    MARGIN = 16            /* looked at behind a record */
};

static const char MARK[] = "WARC/";

/* The record at hand. */
typedef struct Record {
    size_t head;     /* bytes of its header */
    uint64_t length; /* of its content */
} Record;

/* ---- finding records ---- */

static void skip_line_ends(Stream *in) {
    while (stream_need(in, 1) && is_space(*stream_at(in)))
        stream_take(in, 1);
}

/* Goes to the next line that begins a record, at or behind byte `from`; false at the end. */
static bool find_record(Stream *in, size_t from) {
    for (;;) {
        size_t at = find_bytes(stream_at(in), from, stream_len(in), "\nWARC/");
        if (at != NOT_FOUND) {
            stream_take(in, at + 1);
            return true;
        }
        size_t len = stream_len(in), keep = len - from < MARGIN ? len - from : MARGIN;
        stream_take(in, len - keep);
        from = 0;
        if (!stream_more(in)) {
            stream_take(in, stream_len(in));
            return false;
        }
    }
}

static bool parse_length(Field field, uint64_t *length) {
    *length = 0;
    for (size_t i = 0; i < field.len; i++) {
        if (!is_digit(field.s[i]) || *length > UINT64_MAX / 100)
            return false;
        *length = *length * 10 + (uint64_t)(field.s[i] - '0');
    }
    return field.s != NULL && field.len > 0;
}

/* Reads the header of the record at hand; false when it is none. */
static bool read_header(Stream *in, Record *record) {
    for (;;) {
        record->head = header_end(stream_at(in), 0, stream_len(in));
        if (record->head != NOT_FOUND)
            break;
        if (stream_len(in) > MOST_HEADER || !stream_grow(in))
            return false;
    }
    return begins_with(stream_at(in), stream_len(in), MARK) &&
           parse_length(header_field(stream_at(in), record->head, "Content-Length"),
                        &record->length);
}

/* ---- what a record holds ---- */

static bool is_type(const char *s, size_t head, const char *type) {
    return field_is(header_field(s, head, "WARC-Type"), type);
}

/* Whether the payload may be an article by its type, and what that says. */
static bool is_wanted(MediaType type, const char *payload, size_t len) {
    if (type != MEDIA_UNSAID)
        return type != MEDIA_OTHER;
    size_t at = 0;
    while (at < len && is_space(payload[at]))
        at++;
    return at < len && payload[at] == '<';
}

static void note_url(Blob *blob, const char *s, size_t head) {
    Field url = header_field(s, head, "WARC-Target-URI");
    if (url.len >= 2 && url.s[0] == '<' &&
        url.s[url.len - 1] == '>') /* WARC 1.0 as first written */
        url = (Field){url.s + 1, url.len - 2};
    if (url.len == 0 || memchr(url.s, '\0', url.len) != NULL)
        return;
    char *text = mem_dup(url.s, url.len);
    notes_add(&blob->notes, "url", text);
    free(text);
}

static void note_type(Blob *blob, MediaType type, Field content_type) {
    note_charset(blob, content_type);
    if (type == MEDIA_HTML)
        notes_add(&blob->notes, "as", "html");
}

/* A response: its header lines are in the window. */
static bool wants_response(const char *s, size_t len) {
    size_t head = header_end(s, 0, len);
    if (head == NOT_FOUND || http_status(s, len) != 200)
        return false;
    return is_wanted(media_type(header_field(s, head, "Content-Type")), s + head, len - head);
}

/* Whether the record may hold an article; as much of its content as `need` says is in the window.
 */
static bool wants_record(const char *s, const Record *record, size_t len) {
    const char *content = s + record->head;
    size_t have = len - record->head;
    if (have > record->length)
        have = (size_t)record->length;
    if (is_type(s, record->head, "response"))
        return wants_response(content, have);
    if (is_type(s, record->head, "conversion"))
        return media_type(header_field(s, record->head, "Content-Type")) == MEDIA_TEXT;
    return is_type(s, record->head, "resource") &&
           is_wanted(media_type(header_field(s, record->head, "Content-Type")), content, have);
}

static RecordStep fill_response(Records *records, Blob *blob, const char *s, size_t len,
                                char *why) {
    size_t head = header_end(s, 0, len);
    Field content_type = header_field(s, head, "Content-Type");
    note_type(blob, media_type(content_type), content_type);
    return http_payload(blob, s, head, len, records->most, why) ? RECORD_BLOB : RECORD_BROKEN;
}

/* The record, whole in the window, as a blob. */
static RecordStep fill_from(Records *records, Blob *blob, const Record *record, char *why) {
    const char *s = stream_at(records->in), *content = s + record->head;
    note_url(blob, s, record->head);
    if (is_type(s, record->head, "response"))
        return fill_response(records, blob, content, (size_t)record->length, why);
    Field content_type = header_field(s, record->head, "Content-Type");
    note_type(blob, media_type(content_type), content_type);
    return fill_record(blob, content, (size_t)record->length,
                       is_type(s, record->head, "conversion") ? "text" : NULL);
}

/* ---- going through ---- */

/* Whether the end of the stream, or another record, follows the one that is in the window. */
static bool is_followed(Stream *in, uint64_t size) {
    size_t at = (size_t)size;
    while (stream_need(in, at + 1) && is_space(stream_at(in)[at]))
        at++;
    stream_need(in, at + MARGIN);
    size_t len = stream_len(in);
    return at >= len || begins_with(stream_at(in) + at, len - at, MARK);
}

/* A length that leads nowhere: either the stream ends too early or a record begins elsewhere. */
static RecordStep wrong_length(Stream *in, const Record *record, char *why) {
    bool found = find_record(in, record->head - 1);
    if (in->failed && !found)
        return RECORD_END;
    return broken_record(why, found ? "its Content-Length is wrong; read on at the next record"
                                    : "the file ends inside this record");
}

/* A record that is wanted. */
static RecordStep take_wanted(Records *records, Blob *blob, const Record *record, char *why) {
    Stream *in = records->in;
    uint64_t size = record->head + record->length;
    if (!stream_need(in, (size_t)size) || !is_followed(in, size))
        return wrong_length(in, record, why);
    RecordStep step = fill_from(records, blob, record, why);
    stream_take(in, (size_t)size);
    return step;
}

/* A long record goes by unseen, but for the beginning of another in it: then its length is wrong.
 */
static RecordStep pass_over_long(Stream *in, const Record *record, char *why) {
    uint64_t left = record->length;
    stream_take(in, record->head);
    while (left > 0) {
        size_t len = stream_len(in), look = left < len ? (size_t)left : len;
        size_t at = find_bytes(stream_at(in), 0, look, "\nWARC/1.");
        if (at != NOT_FOUND) {
            stream_take(in, at + 1);
            return broken_record(why, "its Content-Length is wrong; read on at the next record");
        }
        size_t keep = left > look && look > MARGIN ? MARGIN : 0; /* it may begin here */
        stream_take(in, look - keep);
        left -= look - keep;
        if (left > 0 && !stream_more(in)) {
            stream_take(in, stream_len(in));
            return in->failed ? RECORD_END : broken_record(why, "the file ends inside this record");
        }
    }
    return RECORD_END;
}

/* One that is not. */
static RecordStep pass_over(Stream *in, const Record *record, char *why) {
    size_t size = record->head + (size_t)record->length;
    if (record->length > LONG_RECORD)
        return pass_over_long(in, record, why);
    if (!stream_need(in, size) || !is_followed(in, size))
        return wrong_length(in, record, why);
    stream_take(in, size);
    return RECORD_END;
}

/* Enough of the content to tell what it is. */
static void look_inside(Stream *in, const Record *record) {
    size_t most = record->length < MOST_HEADER ? (size_t)record->length : MOST_HEADER;
    size_t want = record->head + (most < 4096 ? most : 4096);
    stream_need(in, want);
    while (stream_len(in) < record->head + most &&
           header_end(stream_at(in), record->head, stream_len(in)) == NOT_FOUND && stream_grow(in))
        continue;
}

static RecordStep next_record(Records *records, Blob *blob, char *why) {
    Stream *in = records->in;
    for (;;) {
        Record record;
        skip_line_ends(in);
        if (stream_len(in) == 0)
            return RECORD_END;
        records->number++;
        if (!read_header(in, &record)) {
            bool found = find_record(in, 0);
            if (in->failed && !found)
                return RECORD_END;
            return broken_record(why, "no WARC record; read on at the next one");
        }
        look_inside(in, &record);
        bool wanted = wants_record(stream_at(in), &record, stream_len(in));
        RecordStep step;
        if (wanted && record.length <= records->most)
            return take_wanted(records, blob, &record, why);
        step = pass_over(in, &record, why);
        if (wanted && step == RECORD_END && !in->failed)
            return too_large(records->most, why);
        if (step != RECORD_END)
            return step;
    }
}

const RecordKind warc_records = {sizeof(Records), next_record, NULL};
