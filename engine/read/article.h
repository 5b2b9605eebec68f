/* article.h - the Article: one struct, one arena, freed whole.
**
** A reader fills it; engine/text adds tokens and sentences; engine/lua adds items.  `text` is the
** canonical text; blocks are its pieces in reading order and never overlap; tokens and sentences
** never cross a block.
*/
#ifndef LODE_READ_ARTICLE_H
#define LODE_READ_ARTICLE_H

#include "base/memory.h"
#include "lode.h"
#include "text/tokens.h"

/* Bytes [begin, end) of the canonical text. */
typedef struct Span {
    uint32_t begin, end;
} Span;

#define NO_SPAN ((Span){UINT32_MAX, UINT32_MAX})

/* A field's value and, unless `at` is NO_SPAN, where it stands in the text. */
typedef struct FieldValue {
    LodeString value;
    Span at;
} FieldValue;

typedef enum BlockRole {
    BLOCK_PUBLISHER,
    BLOCK_TITLE,
    BLOCK_SUBTITLE,
    BLOCK_BYLINE,
    BLOCK_PUBLISHED,
    BLOCK_MODIFIED,
    BLOCK_SECTION,
    BLOCK_CAPTION,
    BLOCK_HEADING, /* from here on: the body */
    BLOCK_PARAGRAPH,
    BLOCK_LIST,
    BLOCK_QUOTATION, /* a block quotation */
    BLOCK_ROLES
} BlockRole;

typedef struct Block {
    Span span;
    BlockRole role;
    uint32_t first_sentence, end_sentence; /* [first, end) of tokens.sentences */
} Block;

typedef struct Caption {
    FieldValue text, credit;
} Caption;

/* What the reader left out, for `lode article --dropped`. */
typedef struct Dropped {
    LodeString text;
    const char *why;
} Dropped;

struct LodeArticle {
    Arena arena;
    FieldValue fields[LODE_FIELD_COUNT];
    const char *origins[LODE_FIELD_COUNT]; /* where each was found; NULL: not said */
    FieldValue *authors;
    size_t author_count;
    const char *author_origin;
    LodeString *tags;
    size_t tag_count;
    Caption *captions;
    size_t caption_count;
    Dropped *dropped;
    size_t dropped_count;
    Block *blocks;
    size_t block_count;

    const char *text; /* same as fields[LODE_TEXT]; followed by TEXT_PADDING zero bytes */
    uint32_t len;     /* bytes */
    uint32_t *cp_marks; /* code points before each 1,024th byte; made on first use */
    uint32_t replaced; /* invalid bytes that became U+FFFD */

    Tokens tokens; /* filled by article_analyse (text/analyse.h) */

    LodeItem *items; /* of the selected rules, in output order; in the arena */
    size_t item_count;
    LodeString page;  /* the HTML or XML it comes from, UTF-8, in the arena; s is NULL: none, or not kept */
    bool page_is_xml;
    void *page_tree;  /* xmlDoc of the page, made on first use */

    struct Lode *lode; /* the engine that read it */
    void *lua;         /* engine/lua's own state for this article */
};

/* An empty article with that source name. */
LodeArticle *article_new(Lode *lode, const char *source);

/* Frees it; lode_article_free also lets go of what Lua knows of it.  NULL is allowed. */
void article_destroy(LodeArticle *article);

/* Names of roles as grammars and output spell them ("paragraph"); role_named gives BLOCK_ROLES for
** an unknown name. */
const char *role_name(BlockRole role);
BlockRole role_named(const char *name);
static inline bool role_is_body(BlockRole role) {
    return role >= BLOCK_HEADING;
}

/* Makes field LODE_BODY of the blocks that are there: a piece of the text where those of the body
** follow one another, else a copy. */
void article_set_body(LodeArticle *article);

/* The text becomes the article's: `text` lies in its arena, TEXT_PADDING zero bytes behind it. */
void article_set_text(LodeArticle *article, const char *text, size_t len);

#endif
