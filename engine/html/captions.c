/* captions.c - see captions.h */
#include "html/captions.h"

#include "html/labels.h"
#include "html/names.h"

enum {
    MOST_CREDITED = 50, /* words of a caption that is known by its credit alone */
    MOST_CAPTION = 100  /* words of what is said of a picture */
};

/* Words below an element. */
static uint32_t words_below(const Page *page, const TextBlocks *blocks, uint32_t node) {
    size_t first, end;
    uint32_t words = 0;
    blocks_below(page, blocks, node, &first, &end);
    for (size_t i = first; i < end; i++)
        words += blocks->at[i].words;
    return words;
}

/* The figure, or what its names call a caption, around a node that lies in one. */
static uint32_t figure_around(const Page *page, const TextBlocks *blocks, uint32_t node) {
    while (page->nodes[node].tag != TAG_FIGURE && !(blocks->hints[node] & HINT_CAPTION) &&
           page->nodes[node].parent != NO_NODE)
        node = page->nodes[node].parent;
    return node;
}

/* Whether such an element holds a page or an article, whatever its names say. */
static bool holds_page(HtmlTag tag) {
    return tag == TAG_BODY || tag == TAG_HTML || tag == TAG_MAIN || tag == TAG_ARTICLE;
}

/* Figures may hold tables, or a whole article, and a page may be called "with-captions": only a little
** text is a caption. */
void captions_find(const Page *page, TextBlocks *blocks, BodyRange range) {
    uint32_t figure = NO_NODE, words = 0;
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (b->level == 0 && b->words <= MOST_CREDITED && !(b->in & (IN_LIST | IN_TABLE)) &&
            label_ends_with_credit(block_text(blocks, b)))
            b->in |= IN_CAPTION;
        if (!(b->in & (IN_FIGURE | IN_NAMED_CAPTION)) || (b->in & (IN_CAPTION | IN_TABLE)))
            continue;
        uint32_t around = figure_around(page, blocks, b->node);
        if (around != figure)
            words = words_below(page, blocks, figure = around);
        if (words <= MOST_CAPTION && !holds_page((HtmlTag)page->nodes[around].tag))
            b->in |= IN_CAPTION;
    }
}
