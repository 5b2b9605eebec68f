/* reader.c - see reader.h */
#include "read/reader.h"

#include "base/error.h"
#include "read/csv.h"
#include "read/html.h"
#include "read/json.h"
#include "read/mail.h"
#include "read/xml.h"

#include <stdio.h>
#include <string.h>

static void read_plain(const ReaderContext *context, const LodeSource *source, const LodeSink *sink,
                       bool raw) {
    LodeError error;
    PlainInput input = {source->name, source->bytes, source->size, raw};
    LodeArticle *article = plain_read(context, context->owner, &input, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}

static void read_text(const ReaderContext *context, const LodeSource *source,
                      const LodeSink *sink) {
    read_plain(context, source, sink, false);
}

static void read_raw(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    read_plain(context, source, sink, true);
}

static bool never(const LodeSource *source) {
    (void)source;
    return false;
}

static bool always(const LodeSource *source) {
    (void)source;
    return true;
}

/* In the order in which they are asked; the last takes what no other knows. */
static const Reader READERS[] = {
    {"raw", never, read_raw},
    {"sgml", sgml_sniff, sgml_read},
    {"xml", xml_sniff, xml_read},
    {"html", html_sniff, html_read},
    {"json", json_sniff, json_read},
    {"mail", mail_sniff, mail_read},
    {"csv", csv_sniff, csv_read},
    {"tsv", never, tsv_read},
    {"text", always, read_text},
};

enum { READER_COUNT = sizeof READERS / sizeof *READERS };

const char *const *reader_formats(void) {
    static const char *names[READER_COUNT + 1];
    for (size_t i = 0; i < READER_COUNT; i++)
        names[i] = READERS[i].name;
    return names;
}

bool reader_knows(const char *as, LodeError *error) {
    char names[256] = "";
    size_t len = 0;
    for (size_t i = 0; i < READER_COUNT; i++) {
        if (strcmp(READERS[i].name, as) == 0)
            return true;
        len += (size_t)snprintf(names + len, sizeof names - len, "%s%s", i > 0 ? ", " : "",
                                READERS[i].name);
    }
    return error_set(error, LODE_BAD_USAGE, "--as %s: no such format; there are: %s", as, names);
}

static const Reader *choose(const LodeSource *source) {
    for (size_t i = 0; i < READER_COUNT; i++)
        if (source->as != NULL ? strcmp(READERS[i].name, source->as) == 0
                               : READERS[i].sniff(source))
            return &READERS[i];
    return NULL;
}

void read_all(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    LodeError error;
    const Reader *reader = choose(source);
    if (reader != NULL)
        reader->read(context, source, sink);
    else if (!reader_knows(source->as, &error))
        sink->failed(sink->context, &error);
}

/* ---- the first only ---- */

typedef struct First {
    LodeArticle *article;
    LodeError *error;
    bool failed;
} First;

static void keep_article(void *context, LodeArticle *article) {
    First *first = context;
    if (first->article == NULL)
        first->article = article;
    else
        article_destroy(article);
}

static void keep_error(void *context, const LodeError *error) {
    First *first = context;
    if (!first->failed && first->error != NULL)
        *first->error = *error;
    first->failed = true;
}

LodeArticle *read_first(const ReaderContext *context, const LodeSource *source, LodeError *error) {
    First first = {.error = error};
    LodeSink sink = {&first, keep_article, keep_error};
    read_all(context, source, &sink);
    if (first.article == NULL && !first.failed)
        error_set(error, LODE_BAD_INPUT, "%s: no article in it", source->name);
    return first.article;
}
