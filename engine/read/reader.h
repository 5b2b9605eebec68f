/* reader.h - from bytes to articles, by the reader that knows the format. */
#ifndef LODE_READ_READER_H
#define LODE_READ_READER_H

#include "read/page_rules.h"
#include "read/plain.h"

/* What readers need from the engine, which embeds it in struct Lode. */
typedef struct ReaderContext {
    Lode *owner;           /* of the articles */
    LayoutFunction layout; /* finds publisher, title, body … in plain text; NULL: all is body */
    void *layout_engine;   /* its first argument, and that of page_rule */
    bool keep_pages;       /* articles keep the page they come from, for article:xpath */
    PageRuleFunction page_rule; /* what scripts know of a page; NULL: nothing */
    struct Names *names;   /* of the fields of records (names.h); NULL: all are guessed */
} ReaderContext;

/* One format.  `sniff` tells it by content (the whole of the bytes is there; a look at the head
** has to do); `read` gives every article to the sink, and an error for each that it cannot read. */
typedef struct Reader {
    const char *name; /* as --as spells it */
    bool (*sniff)(const LodeSource *source);
    void (*read)(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);
} Reader;

/* Reads all articles in the bytes by the reader that source->as names, or that knows them. */
void read_all(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

/* The first of them; NULL with *error set when there is none. */
LodeArticle *read_first(const ReaderContext *context, const LodeSource *source, LodeError *error);

/* Names of the formats, ended by NULL, for messages and suggestions. */
const char *const *reader_formats(void);

/* False with *error set when `as` names no format. */
bool reader_knows(const char *as, LodeError *error);

#endif
