/* litter.c - see litter.h */
#include "html/litter.h"

#include "html/captions.h"
#include "html/ends.h"
#include "html/labels.h"

#include <stdlib.h>

const char LITTER_LABEL[] = "label";

enum {
    LEAST_REPEATED = 9, /* words of a block that does not come twice */
    MOST_LINKED = 30     /* words of a sentence that is no text for its links */
};

static bool is_linked(const TextBlock *b) {
    return b->link_words * 10 > b->words * 6 && (b->words < MOST_LINKED || !b->ends_sentence);
}

static const char *litter(const TextBlocks *blocks, const TextBlock *b) {
    LodeString text = block_text(blocks, b);
    if (block_is_caption(b))
        return NULL;
    if (is_linked(b))
        return "link";
    if (label_is_litter(b, text))
        return LITTER_LABEL;
    return NULL;
}

/* A heading stands for what follows; without it, it goes. */
static void drop_lone_headings(TextBlocks *blocks, BodyRange range) {
    bool followed = false;
    for (size_t i = range.end; i-- > range.first;) {
        TextBlock *b = &blocks->at[i];
        if (!block_is_text(b))
            continue;
        if (b->level == 0)
            followed = true;
        else if (!followed)
            b->junk = "heading";
    }
}

/* ---- text that was there before ---- */

static uint64_t hash_of(LodeString s) {
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.s[i]) * 1099511628211u;
    return h | 1;
}

/* Pages for several widths of screen hold their text more than once. */
static void drop_repeated(TextBlocks *blocks, BodyRange range) {
    size_t slots = 64;
    while (slots < 2 * (range.end - range.first))
        slots *= 2;
    uint64_t *seen = mem_zero(slots, sizeof *seen);
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (!block_is_text(b) || b->words < LEAST_REPEATED)
            continue;
        uint64_t hash = hash_of(block_text(blocks, b));
        size_t slot = hash & (slots - 1);
        while (seen[slot] != 0 && seen[slot] != hash)
            slot = (slot + 1) & (slots - 1);
        if (seen[slot] == hash)
            b->junk = "repeated";
        seen[slot] = hash;
    }
    free(seen);
}

/* ---- all of it ---- */

void litter_mark(const Page *page, TextBlocks *blocks, BodyRange range) {
    captions_find(page, blocks, range);
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (b->junk == NULL)
            b->junk = litter(blocks, b);
    }
    drop_repeated(blocks, range);
    ends_trim(page, blocks, range);
    drop_lone_headings(blocks, range);
}
