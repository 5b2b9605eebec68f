/* sgml.c - the SGML of the Reuters-21578 collection (Lewis 1997): records between <REUTERS> and </REUTERS>, with
** elements that are always closed and entities that no DTD explains. */
#define _GNU_SOURCE /* memmem, strcasestr */
#include "html/entities.h"
#include "read/record.h"
#include "read/xml.h"
#include "text/labels.h"
#include "xml/formats.h"

#include <stdio.h>
#include <strings.h>

static const char *find(LodeString s, const char *word) {
    return memmem(s.s, s.len, word, strlen(word));
}

bool sgml_sniff(const LodeSource *source) {
    LodeString head = {source->bytes, source->size < 512 ? source->size : 512};
    return head.len > 0 && find(head, "<REUTERS ") != NULL;
}

/* What stands between <NAME …> and </NAME>; s is NULL when there is no such element. */
static LodeString element(LodeString s, const char *name) {
    char open[24], close[24];
    snprintf(open, sizeof open, "<%s", name);
    snprintf(close, sizeof close, "</%s>", name);
    const char *begin = find(s, open), *end = s.s + s.len;
    while (begin != NULL && begin + strlen(open) < end && strchr("> ", begin[strlen(open)]) == NULL)
        begin = find((LodeString){begin + 1, (size_t)(end - begin - 1)}, open);
    begin = begin != NULL ? memchr(begin, '>', (size_t)(end - begin)) : NULL;
    if (begin == NULL)
        return (LodeString){NULL, 0};
    begin++;
    const char *stop = find((LodeString){begin, (size_t)(end - begin)}, close);
    return (LodeString){begin, (size_t)((stop != NULL ? stop : end) - begin)};
}

/* Text with references decoded, without the control characters that end it. */
static LodeString plain(Record *record, LodeString s) {
    Buffer text = {0};
    if (s.s == NULL)
        return s;
    add_decoded(&text, s);
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.data[i] < ' ' && text.data[i] != '\n' && text.data[i] != '\t')
            text.data[i] = ' ';
    LodeString copy = {arena_dup(&record->arena, text.len > 0 ? text.data : "", text.len), text.len};
    buffer_free(&text);
    return copy;
}

static void add(Record *record, const char *field, LodeString s, const char *name) {
    xml_add(record, field, plain(record, element(s, name)));
}

/* "<D>earn</D><D>usa</D>" */
static void add_topics(Record *record, LodeString s) {
    LodeString topics = element(s, "TOPICS");
    while (topics.s != NULL && topics.len > 0) {
        LodeString one = element(topics, "D");
        if (one.s == NULL)
            return;
        xml_add(record, "tags", plain(record, one));
        const char *next = one.s + one.len;
        topics = (LodeString){next, (size_t)(topics.s + topics.len - next)};
    }
}

/* "26-FEB-1987 15:01:01.79" */
static void add_date(Record *record, LodeString s) {
    LodeString date = plain(record, element(s, "DATE"));
    while (date.len > 0 && *date.s == ' ')
        date.s++, date.len--;
    size_t len = 0;
    while (len < date.len && date.s[len] != '.' && date.s[len] != '\n')
        len++;
    xml_add(record, "published", (LodeString){date.s, len});
}

/* Paragraphs of the collection begin with four blanks. */
static void add_body(Record *record, LodeString s) {
    LodeString body = plain(record, element(s, "BODY"));
    Buffer text = {0};
    if (body.s == NULL)
        body = plain(record, element(s, "TEXT"));
    for (size_t i = 0; body.s != NULL && i < body.len; i++) {
        bool indented = body.len - i > 4 && memcmp(body.s + i, "\n    ", 5) == 0;
        if (indented)
            buffer_puts(&text, "\n\n");
        else
            buffer_putc(&text, body.s[i] == '\n' ? ' ' : body.s[i]);
    }
    if (text.len > 0)
        xml_add(record, "body", (LodeString){arena_dup(&record->arena, text.data, text.len), text.len});
    buffer_free(&text);
}

static void read_one(const ReaderContext *context, const LodeSource *source, LodeString s, size_t number,
                     const LodeSink *sink) {
    Record record = {0};
    add(&record, "title", s, "TITLE");
    add(&record, "author", s, "AUTHOR");
    add(&record, "dateline", s, "DATELINE");
    add_date(&record, s);
    add_topics(&record, s);
    add_body(&record, s);
    xml_give(context, source, &record, RECORD_ARTICLE, number, sink);
    record_free(&record);
}

void sgml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    Buffer utf8 = {0};
    LodeString all = decode_labelled(source->bytes, source->size, source->charset, &utf8).text;
    const char *end = all.s + all.len, *begin = find(all, "<REUTERS ");
    const char *second = begin != NULL ? find((LodeString){begin + 1, (size_t)(end - begin - 1)}, "<REUTERS ") : NULL;
    for (size_t number = second != NULL ? 1 : 0; begin != NULL; number++) {
        const char *next = find((LodeString){begin + 1, (size_t)(end - begin - 1)}, "<REUTERS ");
        read_one(context, source, (LodeString){begin, (size_t)((next != NULL ? next : end) - begin)}, number, sink);
        begin = next;
    }
    buffer_free(&utf8);
}
