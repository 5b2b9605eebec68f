/* plain.h - plain text: as it is (`raw`), or laid out by a grammar that engine/lua installs. */
#ifndef LODE_READ_PLAIN_H
#define LODE_READ_PLAIN_H

#include "read/article.h"

/* A piece of a block: bytes of the raw text, half-open.  It is joined to the piece before it by one
** space, or by nothing where `glue` says that a word was broken there ("govern-" + "ment"). */
typedef struct LayoutPiece {
    Span at;
    bool glue;
} LayoutPiece;

/* A block of the canonical text and the pieces it is made of.  Blocks are joined by a blank line. */
typedef struct LayoutBlock {
    BlockRole role;
    uint32_t piece_count;
    const LayoutPiece *pieces;
} LayoutBlock;

/* A field: where it stands in the raw text (empty or NO_SPAN: nowhere) and its value (s is NULL:
** the text that stands there).  All zero: not known. */
typedef struct LayoutField {
    Span at;
    LodeString value;
} LayoutField;

typedef struct LayoutDropped {
    Span at;
    const char *why; /* zero-terminated */
} LayoutDropped;

typedef struct LayoutCaption {
    Span text, credit; /* credit may be empty */
} LayoutCaption;

/* What the grammar made of a raw text.  All arrays and strings live in the arena it was given. */
typedef struct Layout {
    const LayoutBlock *blocks; /* in reading order */
    size_t block_count;
    const LayoutDropped *dropped;
    size_t dropped_count;
    const Span *authors;
    size_t author_count;
    const LayoutCaption *captions;
    size_t caption_count;
    LayoutField publisher, title, subtitle, section, dateline, published, modified;
} Layout;

/* Fills *out (zeroed before) from `len` bytes of valid UTF-8 with LF line ends; a form feed is left
** where a page ends.  False with *error set when the grammar failed. */
typedef bool (*LayoutFunction)(void *engine, Arena *arena, const char *raw, size_t len, Layout *out,
                               LodeError *error);

typedef struct PlainInput {
    const char *source;
    const void *bytes;
    size_t size;
    bool raw; /* text and body are the file; nothing is dropped */
} PlainInput;

struct ReaderContext;

/* Reads plain text of any encoding; NULL with *error set when it is empty or no text. */
LodeArticle *plain_read(const struct ReaderContext *context, Lode *owner, const PlainInput *input,
                        LodeError *error);

#endif
