/* write.h - the writers: each appends one article, in its format, to a buffer. */
#ifndef LODE_WRITE_WRITE_H
#define LODE_WRITE_WRITE_H

#include "base/memory.h"
#include "read/article.h"

/* How output for people looks. */
typedef struct TextStyle {
    bool color;   /* ANSI escapes */
    size_t width; /* columns of the terminal */
} TextStyle;

/* `lode run -o jsonl`: source, title, published, found (DESIGN.md, section 6). */
void write_jsonl(Buffer *out, const LodeArticle *article);

/* What to show of an article beside its fields and text. */
enum { SHOW_DROPPED = 1, SHOW_SOURCES = 2 };

/* `lode article`: what the reader made of it; with what it left out and where it found the fields, as
** `show` (bits) asks. */
void write_article_json(Buffer *out, const LodeArticle *article, unsigned show);

/* `lode run -o text`: the article's head and what was found, by kind, for people. */
void write_text(Buffer *out, const LodeArticle *article, const TextStyle *style);

/* `lode tokens`: each sentence, its tokens and their shapes, for people. */
void write_tokens(Buffer *out, const LodeArticle *article, const TextStyle *style);

#endif
