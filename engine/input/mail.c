/* mail.c - mailboxes (mbox), and how a single message is told.
**
** A message begins with a line "From SOMEBODY DATE" at the beginning or behind a blank line, and a
** header line after it.  Its lines "From …" were written ">From …", which is undone.
*/
#include "input/bytes.h"
#include "input/records.h"

#include <strings.h>

enum { MOST_HEADER = 64 * 1024, LEAST_KNOWN = 3, FROM_LINE = 512 /* longest that is looked at */ };

/* ---- header lines ---- */

/* The length of the name before a colon; 0 when the line has none. */
static size_t name_length(const char *s, size_t len) {
    size_t n = 0;
    while (n < len && s[n] > ' ' && s[n] < 127 && s[n] != ':')
        n++;
    return n < len && s[n] == ':' ? n : 0;
}

typedef struct Known {
    size_t count;
    bool from_or_subject;
} Known;

static void note_name(Known *known, const char *s, size_t len) {
    static const char *const NAMES[] = {"From",
                                        "Subject",
                                        "Date",
                                        "To",
                                        "Cc",
                                        "Received",
                                        "MIME-Version",
                                        "Message-ID",
                                        "Return-Path",
                                        "Delivered-To",
                                        "Reply-To",
                                        "Content-Type",
                                        "Content-Transfer-Encoding",
                                        "Sender",
                                        "Newsgroups",
                                        "Path",
                                        "Organization",
                                        "References",
                                        "In-Reply-To",
                                        "List-Id",
                                        "X-Mailer",
                                        "DKIM-Signature"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strlen(NAMES[i]) == len && strncasecmp(NAMES[i], s, len) == 0) {
            known->count++;
            known->from_or_subject = known->from_or_subject || i < 2;
        }
}

bool is_mail_head(const char *s, size_t len) {
    Known known = {0, false};
    for (size_t line = 0; line < len && line < MOST_HEADER;) {
        size_t end = line_end(s, line, len);
        if (end < len && (end == line || (end == line + 1 && s[line] == '\r')))
            return known.count >= LEAST_KNOWN && known.from_or_subject;
        bool continued = line > 0 && (s[line] == ' ' || s[line] == '\t');
        size_t name = continued ? 0 : name_length(s + line, end - line);
        if (!continued && name == 0)
            return false;
        note_name(&known, s + line, name);
        line = end + 1;
    }
    return false;
}

/* ---- where messages begin ---- */

/* Whether the line has a time of day and a year. */
static bool has_date(const char *s, size_t len) {
    bool time = false, year = false;
    for (size_t i = 4; i + 4 <= len; i++) {
        time =
            time || (s[i] == ':' && is_digit(s[i - 1]) && is_digit(s[i + 1]) && is_digit(s[i + 2]));
        year = year ||
               (s[i - 1] == ' ' && (s[i] == '1' || s[i] == '2') && is_digit(s[i + 1]) &&
                is_digit(s[i + 2]) && is_digit(s[i + 3]) && (i + 4 == len || !is_digit(s[i + 4])));
    }
    return time && year;
}

bool is_mbox_line(const char *s, size_t len) {
    size_t end = line_end(s, 0, len < FROM_LINE ? len : FROM_LINE);
    if (end == len || !begins_with(s, end, "From ") || !has_date(s, end))
        return false;
    const char *next = s + end + 1;
    size_t left = len - end - 1;
    return name_length(next, line_end(next, 0, left)) > 0 || begins_with(next, left, ">From ");
}

/* The next message's From_ line at or behind `from`; NOT_FOUND. */
static size_t next_message(const char *s, size_t from, size_t len) {
    size_t at = from;
    while ((at = find_bytes(s, at, len, "\nFrom ")) != NOT_FOUND) {
        bool behind_blank =
            at > 0 && (s[at - 1] == '\n' || (at > 1 && s[at - 1] == '\r' && s[at - 2] == '\n'));
        if (behind_blank && is_mbox_line(s + at + 1, len - at - 1))
            return at + 1;
        at++;
    }
    return NOT_FOUND;
}

/* ---- messages ---- */

/* Where the message at hand ends; NOT_FOUND when it is larger than allowed. */
static size_t message_end(const Records *records) {
    Stream *in = records->in;
    size_t seen = 0;
    for (;;) {
        size_t len = stream_len(in), end = next_message(stream_at(in), seen, len);
        if ((end != NOT_FOUND ? end : len) > records->most)
            return NOT_FOUND;
        if (end != NOT_FOUND)
            return end;
        seen = len > FROM_LINE * 2 ? len - FROM_LINE * 2 : 0; /* a line may lie across */
        if (!stream_grow(in))
            return len;
    }
}

static void skip_message(Stream *in) {
    size_t from = 0;
    for (;;) {
        size_t len = stream_len(in), end = next_message(stream_at(in), from, len);
        if (end != NOT_FOUND) {
            stream_take(in, end);
            return;
        }
        stream_take(in, len > FROM_LINE * 2 ? len - FROM_LINE * 2 : 0);
        if (!stream_more(in)) {
            stream_take(in, stream_len(in));
            return;
        }
    }
}

/* Copies lines; ">From ", with one ">" or several, loses one. */
static void add_unquoted(Buffer *out, const char *s, size_t len) {
    size_t copied = 0, at = 0;
    while ((at = find_bytes(s, at, len, "\n>")) != NOT_FOUND) {
        size_t from = at + 1;
        while (from < len && s[from] == '>')
            from++;
        if (begins_with(s + from, len - from, "From ")) {
            buffer_add(out, s + copied, at + 1 - copied);
            copied = at + 2;
        }
        at = from;
    }
    buffer_add(out, s + copied, len - copied);
}

static RecordStep next_mail(Records *records, Blob *blob, char *why) {
    Stream *in = records->in;
    while (records->number == 0 && stream_need(in, 1) && is_space(*stream_at(in)))
        stream_take(in, 1);
    if (!stream_need(in, 1))
        return RECORD_END;
    records->number++;
    size_t end = message_end(records);
    if (end == NOT_FOUND) {
        skip_message(in);
        return too_large(records->most, why);
    }
    const char *s = stream_at(in);
    size_t line = begins_with(s, end, "From ") ? line_end(s, 0, end) + 1 : 0;
    blob->bytes.len = 0;
    if (line < end)
        add_unquoted(&blob->bytes, s + line, end - line);
    notes_add(&blob->notes, "as", "mail");
    stream_take(in, end);
    return RECORD_BLOB;
}

const RecordKind mbox_messages = {sizeof(Records), next_mail, NULL};
