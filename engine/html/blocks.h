/* blocks.h - a page's text cut into blocks: the runs of text that a browser would show as lines of
** their own, each with what tells content from litter. */
#ifndef LODE_HTML_BLOCKS_H
#define LODE_HTML_BLOCKS_H

#include "html/page.h"

/* What a block lies in. */
enum {
    IN_LINK = 1,
    IN_HEADING = 2,
    IN_LIST = 4,
    IN_QUOTATION = 8,
    IN_TABLE = 16,
    IN_CAPTION = 32, /* of a picture */
    IN_PREFORMATTED = 64,
    IN_JUNK = 128, /* of what is certainly no article: menus, forms, what is hidden … */
    IN_FIGURE = 256,
    IN_NAMED_CAPTION = 512 /* its name says so */
};

typedef struct TextBlock {
    uint32_t node;       /* the innermost block element around it */
    uint32_t item;       /* the list entry, caption or quotation around that, or NO_NODE */
    uint32_t begin, len; /* its text in TextBlocks.text, white space collapsed */
    uint32_t words, link_words; /* link_words: of them inside links */
    uint32_t letters;    /* bytes that are no blank */
    uint16_t in;         /* IN_ bits of its node */
    uint8_t level;       /* of a heading: 1 to 6 */
    bool ends_sentence;  /* the last character closes a sentence or a quotation */
    const char *junk;    /* why it is not content (static), or NULL */
} TextBlock;

typedef struct TextBlocks {
    Buffer text;
    TextBlock *at;
    size_t count, cap;
    uint16_t *in; /* IN_ bits of each node of the page */
    const char **why; /* of each node: why it is junk, or NULL */
    const char **named; /* of each node: the word in its names that speaks of junk, or NULL */
    uint16_t *hints;  /* of each node (names.h) */
} TextBlocks;

/* Cuts the page; freed with blocks_free. */
void blocks_cut(const Page *page, TextBlocks *blocks);
void blocks_free(TextBlocks *blocks);

/* Whether the text ends as a sentence does, quotation marks and brackets behind it or not. */
bool text_ends_sentence(LodeString text);

static inline LodeString block_text(const TextBlocks *blocks, const TextBlock *block) {
    return (LodeString){blocks->text.data + block->begin, block->len};
}

#endif
