/* ends.c - see ends.h */
#include "html/ends.h"

#include "html/labels.h"
#include "html/names.h"

enum {
    MOST_BYLINE = 15, /* words of a line above the text that is no part of it */
    MOST_HEADER = 60, /* words of all such lines */
    MOST_SUBTITLE = 50,
    MOST_FOOTER = 80 /* words behind the text that are none */
};

/* ---- above ---- */

static size_t first_running(const TextBlocks *blocks, BodyRange range) {
    size_t i = range.first;
    while (i < range.end && !block_is_running(&blocks->at[i]))
        i++;
    return i;
}

/* Whether a byline stands between block `i` and the next running text. */
static bool byline_follows(const TextBlocks *blocks, size_t i, size_t end) {
    for (i++; i < end && !block_is_running(&blocks->at[i]); i++) {
        const TextBlock *b = &blocks->at[i];
        if (b->level == 0 && !block_is_caption(b) && b->words <= MOST_BYLINE && !b->ends_sentence &&
            label_is_byline(block_text(blocks, b)))
            return true;
    }
    return false;
}

/* Whether the element around, or one a few levels up, goes by such a name. */
static bool is_named(const Page *page, const TextBlocks *blocks, uint32_t node, unsigned hint) {
    for (int level = 0; level < 3 && node != NO_NODE; level++, node = page->nodes[node].parent)
        if (blocks->hints[node] & hint)
            return true;
    return false;
}

/* What stands between headline and byline, or goes by a name that says so, is the subtitle. */
static void drop_subtitle(const Page *page, TextBlocks *blocks, BodyRange range) {
    size_t first;
    while ((first = first_running(blocks, range)) < range.end) {
        TextBlock *b = &blocks->at[first];
        if (b->words > MOST_SUBTITLE || !(is_named(page, blocks, b->node, HINT_DECK) ||
                                          byline_follows(blocks, first, range.end)))
            return;
        b->junk = "subtitle";
    }
}

/* Words of the lines before the first running text, the headline apart. */
static uint32_t header_words(const TextBlocks *blocks, BodyRange range) {
    uint32_t words = 0;
    for (size_t i = range.first; i < range.end && !block_is_running(&blocks->at[i]); i++)
        if (block_is_text(&blocks->at[i]) && blocks->at[i].level == 0)
            words += blocks->at[i].words;
    return words;
}

/* The headline, byline, date and the like before the first running text. */
static void trim_header(TextBlocks *blocks, BodyRange range) {
    bool loose = header_words(blocks, range) <= MOST_HEADER;
    for (size_t i = range.first; i < range.end && !block_is_running(&blocks->at[i]); i++) {
        TextBlock *b = &blocks->at[i];
        if (!block_is_text(b))
            continue;
        if (b->level == 1)
            b->junk = "title";
        else if (b->level == 0 && b->words <= MOST_BYLINE && !b->ends_sentence &&
                 (label_is_byline(block_text(blocks, b)) || (loose && !(b->in & (IN_LIST | IN_TABLE)))))
            b->junk = "header";
    }
}

/* ---- below ---- */

/* From such a heading on, where less than a third of the running text follows, nothing is the article's. */
static void cut_sections(TextBlocks *blocks, BodyRange range) {
    uint32_t before = 0, all = 0;
    for (size_t i = range.first; i < range.end; i++)
        all += block_is_text(&blocks->at[i]) ? running_words(&blocks->at[i]) : 0;
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        bool heading = b->level > 1 && (block_is_text(b) || b->junk == LITTER_LABEL);
        if (heading && before * 3 > all * 2 && label_opens_section(b, block_text(blocks, b))) {
            for (; i < range.end; i++)
                if (block_is_text(&blocks->at[i]))
                    blocks->at[i].junk = "behind the article";
            return;
        }
        before += block_is_text(b) ? running_words(b) : 0;
    }
}

/* Lines behind the last running text are the site's, if they are few. */
static void trim_footer(TextBlocks *blocks, BodyRange range) {
    size_t last = range.end;
    uint32_t words = 0;
    for (; last > range.first; last--) {
        const TextBlock *b = &blocks->at[last - 1];
        if (block_is_text(b) && (running_words(b) > 0 || b->ends_sentence || (b->in & IN_QUOTATION)))
            break;
        words += block_is_text(b) && !(b->in & (IN_LIST | IN_TABLE)) ? b->words : 0;
    }
    for (size_t i = last; i < range.end && words <= MOST_FOOTER && last > range.first; i++)
        if (block_is_text(&blocks->at[i]) && !(blocks->at[i].in & (IN_LIST | IN_TABLE)))
            blocks->at[i].junk = "footer";
}

void ends_trim(const Page *page, TextBlocks *blocks, BodyRange range) {
    cut_sections(blocks, range);
    drop_subtitle(page, blocks, range);
    trim_header(blocks, range);
    trim_footer(blocks, range);
}
