/* litter.c - see litter.h */
#include "html/litter.h"

static bool is_linked(const TextBlock *b) {
    return b->link_words * 10 > b->words * 6 && b->words < 30;
}

void litter_mark(const Page *page, TextBlocks *blocks, const Meta *meta, BodyRange range) {
    (void)page;
    (void)meta;
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (b->junk == NULL && is_linked(b))
            b->junk = "link";
    }
}
