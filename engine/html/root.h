/* root.h - where on the page the article's text lies. */
#ifndef LODE_HTML_ROOT_H
#define LODE_HTML_ROOT_H

#include "html/blocks.h"

/* Blocks [first, end) of TextBlocks.at.  Among them, those that are no part of it have `junk` set. */
typedef struct BodyRange {
    size_t first, end;
    uint32_t root; /* the element that holds it */
} BodyRange;

BodyRange root_find(const Page *page, TextBlocks *blocks);

/* Words of running text in a block; 0 for what is short, or mostly links. */
uint32_t running_words(const TextBlock *block);

static inline bool block_is_caption(const TextBlock *block) {
    return (block->in & IN_CAPTION) != 0;
}

/* Whether it is still taken for the article's text; and for running text. */
static inline bool block_is_text(const TextBlock *block) {
    return block->junk == NULL && !block_is_caption(block);
}
static inline bool block_is_running(const TextBlock *block) {
    return block_is_text(block) && running_words(block) > 0;
}

/* The first block below an element, and one past the last: both blocks->count when there is none. */
void blocks_below(const Page *page, const TextBlocks *blocks, uint32_t node, size_t *first, size_t *end);

#endif
