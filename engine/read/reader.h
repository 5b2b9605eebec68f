/* reader.h - from bytes to articles, by the reader that knows the format. */
#ifndef LODE_READ_READER_H
#define LODE_READ_READER_H

#include "read/plain.h"

/* The rules, loaded on first use; NULL with error->status set when they do not load (once: later calls
** give those that did). */
typedef const struct Sites *(*SitesFunction)(void *engine, LodeError *error);

/* What readers need from the engine, which embeds it in struct Lode. */
typedef struct ReaderContext {
    Lode *owner;           /* of the articles */
    LayoutFunction layout; /* finds publisher, title, body … in plain text; NULL: all is body */
    void *layout_engine;   /* its first argument */
    struct Names *names;   /* of the fields of records (names.h); NULL: all are guessed */
    SitesFunction sites;   /* rules for sites and XML formats (site.h); NULL: there are none */
    void *sites_engine;    /* its first argument */
    bool keep_pages;       /* somebody may ask an article for XPaths (page.h) */
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
