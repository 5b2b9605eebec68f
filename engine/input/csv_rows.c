/* csv_rows.c - CSV and TSV: rows, each given with the header row before it.
**
** Quotes as in RFC 4180: a field that begins with one ends with one, and holds delimiters, line
** breaks and doubled quotes.  A quote elsewhere is a character.  The delimiter (comma, semicolon,
** tab or bar) is the one that the header has most of.
*/
#include "input/bytes.h"
#include "input/records.h"

#include <strings.h>

enum { MOST_OPEN = 100 }; /* quotes never closed: each is looked for to the end */

typedef struct Rows {
    Records base;
    Buffer header; /* empty: not yet read */
    char delimiter;
    bool begun;
    size_t open; /* rows whose quotes are never closed */
} Rows;

/* ---- where a row ends ---- */

typedef struct RowEnd {
    size_t at; /* its line feed, or the end of the bytes */
    size_t fields;
    bool complete; /* there was a line feed */
    bool open;     /* inside quotes at the end */
    bool broken; /* a quoted field of several lines is followed by other text: a quote is missing */
} RowEnd;

/* Behind the quoted field whose quote is at `from`; len when it does not end. */
static size_t quoted_end(const char *s, size_t from, size_t len) {
    for (size_t at = from + 1; at < len; at += 2) {
        const char *quote = memchr(s + at, '"', len - at);
        if (quote == NULL)
            return len + 1;
        at = (size_t)(quote - s);
        if (at + 1 >= len || s[at + 1] != '"')
            return at + 1;
    }
    return len + 1;
}

static bool ends_field(const char *s, size_t at, size_t len, char delimiter) {
    return at >= len || s[at] == delimiter || s[at] == '\n' || s[at] == '\r';
}

static RowEnd row_end(const char *s, size_t len, char delimiter) {
    RowEnd row = {.fields = 1};
    bool field_begins = true;
    while (row.at < len && s[row.at] != '\n') {
        char c = s[row.at];
        if (c == '"' && field_begins) {
            size_t end = quoted_end(s, row.at, len);
            row.open = end > len;
            row.broken = !row.open && !ends_field(s, end, len, delimiter) &&
                         memchr(s + row.at, '\n', end - row.at) != NULL;
            if (row.open || row.broken)
                return row;
            row.at = end;
            field_begins = false;
            continue;
        }
        field_begins = c == delimiter;
        row.fields += field_begins;
        row.at++;
    }
    row.complete = row.at < len;
    return row;
}

static size_t without_return(const char *s, size_t len) {
    return len > 0 && s[len - 1] == '\r' ? len - 1 : len;
}

/* ---- the header ---- */

static char guess_delimiter(const char *s, size_t len) {
    static const char DELIMITERS[] = ",;\t|";
    char best = '\0';
    size_t most = 1;
    for (const char *d = DELIMITERS; *d != '\0'; d++) {
        size_t fields = row_end(s, len, *d).fields;
        if (fields > most) {
            best = *d;
            most = fields;
        }
    }
    return best;
}

/* Names of columns that articles have. */
static const char *const COLUMNS[] = {
    "title",     "headline",    "text",     "body",      "content", "article",     "story",
    "url",       "link",        "author",   "authors",   "date",    "source",      "publisher",
    "published", "publication", "section",  "category",  "summary", "description", "id",
    "year",      "month",       "maintext", "full_text", NULL};

static bool is_column(const char *s, size_t len) {
    for (const char *const *name = COLUMNS; *name != NULL; name++)
        if (strlen(*name) == len && strncasecmp(*name, s, len) == 0)
            return true;
    return false;
}

/* How many of the first line's fields are such names; *clean: none looks like prose. */
static size_t count_columns(const char *s, size_t len, char delimiter, bool *clean) {
    size_t known = 0;
    *clean = true;
    for (size_t at = 0, begin = 0; at <= len; at++) {
        if (at < len && s[at] != delimiter) {
            *clean = *clean && ((unsigned char)s[at] >= 0x80 || strchr(".!?:<>", s[at]) == NULL);
            continue;
        }
        size_t end = at;
        if (end - begin >= 2 && s[begin] == '"' && s[end - 1] == '"')
            begin++, end--;
        *clean = *clean && end - begin <= 40;
        known += is_column(s + begin, end - begin);
        begin = at + 1;
    }
    return known;
}

bool has_csv_header(const char *s, size_t len) {
    bool clean;
    size_t end = without_return(s, line_end(s, 0, len));
    return guess_delimiter(s, end) != '\0' || count_columns(s, end, ',', &clean) == 1;
}

bool is_csv_of_articles(const char *s, size_t len) {
    bool clean;
    size_t line = line_end(s, 0, len), end = without_return(s, line);
    char delimiter = guess_delimiter(s, end);
    if (line == len || delimiter == '\0' || count_columns(s, end, delimiter, &clean) < 3 || !clean)
        return false;
    RowEnd first = row_end(s, end, delimiter),
           second = row_end(s + line + 1, len - line - 1, delimiter);
    return second.open || second.fields == first.fields;
}

/* ---- rows ---- */

/* Finds the end of the row at hand, as far as the window has to grow for it. */
static RowEnd find_end(Rows *rows, char delimiter) {
    Stream *in = rows->base.in;
    for (;;) {
        RowEnd row = row_end(stream_at(in), stream_len(in), delimiter);
        if (row.complete || row.broken || stream_len(in) > rows->base.most || !stream_grow(in))
            return row;
    }
}

static void take_row(Stream *in, size_t end) {
    stream_take(in, end < stream_len(in) ? end + 1 : end);
}

/* Passes over the line at hand, however long it is. */
static void skip_line(Stream *in) {
    for (;;) {
        size_t end = line_end(stream_at(in), 0, stream_len(in));
        bool found = end < stream_len(in);
        take_row(in, end);
        if (found || !stream_more(in))
            return;
    }
}

static void skip_all(Stream *in) {
    do
        stream_take(in, stream_len(in));
    while (stream_more(in));
}

static RecordStep read_header(Rows *rows, char *why) {
    Stream *in = rows->base.in;
    rows->begun = true;
    while (stream_need(in, 1) && is_space(*stream_at(in)))
        stream_take(in, 1);
    stream_grow(in);
    char delimiter = guess_delimiter(stream_at(in), line_end(stream_at(in), 0, stream_len(in)));
    rows->delimiter = delimiter != '\0' ? delimiter : ',';
    RowEnd row = find_end(rows, rows->delimiter);
    if (row.open || row.broken || row.at > rows->base.most) {
        skip_all(in);
        return broken_record(why, "no header row: a quote in it is never closed");
    }
    buffer_add(&rows->header, stream_at(in), without_return(stream_at(in), row.at));
    buffer_putc(&rows->header, '\n');
    take_row(in, row.at);
    return RECORD_END;
}

/* A quote is missing: the row is its first line. */
static RecordStep broken_row(Rows *rows, const RowEnd *row, char *why) {
    if (row->open && ++rows->open == MOST_OPEN) {
        skip_all(rows->base.in);
        return broken_record(why, "too many quotes that are never closed; the rest is passed over");
    }
    skip_line(rows->base.in);
    if (!row->open && !row->broken)
        return too_large(rows->base.most, why);
    return broken_record(why, "a quote that is never closed; read on in the next line");
}

static RecordStep next_row(Records *records, Blob *blob, char *why) {
    Rows *rows = (Rows *)records;
    Stream *in = records->in;
    if (!rows->begun && read_header(rows, why) == RECORD_BROKEN)
        return RECORD_BROKEN;
    for (;;) {
        RowEnd row = find_end(rows, rows->delimiter);
        if (stream_len(in) == 0 || (!row.complete && in->failed && stream_len(in) <= records->most))
            return RECORD_END;
        if (row.complete && is_blank(stream_at(in), row.at)) {
            take_row(in, row.at);
            continue;
        }
        records->number++;
        if (row.open || row.broken || row.at > records->most)
            return broken_row(rows, &row, why);
        blob->bytes.len = 0;
        buffer_add(&blob->bytes, rows->header.data, rows->header.len);
        buffer_add(&blob->bytes, stream_at(in), without_return(stream_at(in), row.at));
        notes_add(&blob->notes, "as", rows->delimiter == '\t' ? "tsv" : "csv");
        take_row(in, row.at);
        return RECORD_BLOB;
    }
}

static void end_rows(Records *records) {
    Rows *rows = (Rows *)records;
    buffer_free(&rows->header);
}

const RecordKind csv_rows = {sizeof(Rows), next_row, end_rows};
