/* reader.h - from bytes to an Article, by the reader that knows the format. */
#ifndef LODE_READ_READER_H
#define LODE_READ_READER_H

#include "read/plain.h"

/* What readers need from the engine, which embeds it in struct Lode. */
typedef struct ReaderContext {
    LayoutFunction layout; /* finds publisher, title, body … in plain text; NULL: all is body */
    void *layout_engine;   /* its first argument */
} ReaderContext;

/* Reads one article.  `as` names a format ("text", "raw"); NULL goes by content.  `source` is what
** the article is called; the bytes are only read during the call.  NULL with *error set when they
** are no article; its message begins with the source.  The caller frees with lode_article_free. */
LodeArticle *read_blob(const ReaderContext *context, Lode *owner, const char *source,
                       const void *bytes, size_t size, const char *as, LodeError *error);

/* Names of the formats, ended by NULL, for messages and suggestions. */
const char *const *reader_formats(void);

/* False with *error set when `as` names no format. */
bool reader_knows(const char *as, LodeError *error);

#endif
