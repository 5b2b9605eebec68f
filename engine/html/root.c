/* root.c - see root.h.
**
** The weighing of an element by the running text below it, less for each level between, is the idea of
** Readability (Arc90, 2009); leaving out elements by their names comes from there too.
*/
#include "html/root.h"

#include "html/names.h"

#include <stdlib.h>

enum {
    RUNNING = 8,      /* words: fewer are no running text */
    MOST_TALLIES = 64 /* words whose elements are counted */
};

/* Of the page's running text: what may be left out for one word in the names of its elements. */
static const double MOST_SHARE = 0.3;

/* How much of an element's running text counts where it is one part of a larger whole. */
static const double FADING = 0.68;

typedef struct Sums {
    uint32_t words, links, running;
} Sums;


/* A word that many elements are left out for: together they may not hold more than one alone might. */
typedef struct Tally {
    const char *word;
    uint32_t running;
} Tally;

typedef struct Finder {
    const Page *page;
    TextBlocks *blocks;
    Sums *sums;    /* of each node, itself and below */
    double *score; /* of each node */
    Tally tallies[MOST_TALLIES];
    size_t tally_count;
} Finder;

uint32_t running_words(const TextBlock *b) {
    if (b->words < RUNNING || b->link_words * 2 > b->words || (b->in & (IN_HEADING | IN_CAPTION)))
        return 0;
    if (!b->ends_sentence && b->words < 3 * RUNNING)
        return 0;
    return b->words - b->link_words;
}

/* ---- sums ---- */

static void sum_up(Finder *f) {
    memset(f->sums, 0, f->page->count * sizeof *f->sums);
    for (size_t i = 0; i < f->blocks->count; i++) {
        const TextBlock *b = &f->blocks->at[i];
        if (b->junk != NULL)
            continue;
        Sums *s = &f->sums[b->node];
        s->words += b->words;
        s->links += b->link_words;
        s->running += running_words(b);
    }
    for (size_t i = f->page->count; i-- > 1;) {
        Sums *to = &f->sums[f->page->nodes[i].parent], *from = &f->sums[i];
        to->words += from->words;
        to->links += from->links;
        to->running += from->running;
    }
}

/* ---- elements left out ---- */

/* Which share of the page's running text an element may hold and still be left out for its name. */
static double most_share(unsigned hints, HtmlTag tag) {
    if (hints & HINT_BODY)
        return -1;
    if (hints & HINT_COMMENTS)
        return 0.8;
    if (hints & HINT_HIDDEN)
        return 0.5;
    if ((hints & HINT_JUNK) || tag == TAG_ASIDE || tag == TAG_FOOTER)
        return 0.3;
    if (tag == TAG_FORM)
        return 0.2;
    if ((hints & HINT_MAYBE) || tag == TAG_HEADER)
        return 0.05;
    return -1;
}

/* The share of the page's running text that is left out for a word, once this element is too. */
static double tally(Finder *f, const char *word, uint32_t running) {
    size_t i = 0;
    while (i < f->tally_count && f->tallies[i].word != word)
        i++;
    if (i == MOST_TALLIES)
        return 0;
    if (i == f->tally_count)
        f->tallies[f->tally_count++] = (Tally){word, 0};
    f->tallies[i].running += running;
    return (double)f->tallies[i].running / (f->sums[PAGE_ROOT].running + 1);
}

/* Why the element is left out, or NULL. */
static const char *left_out(Finder *f, uint32_t i) {
    HtmlTag tag = (HtmlTag)f->page->nodes[i].tag;
    double share = most_share(f->blocks->hints[i], tag);
    if (share < 0 || f->sums[i].running > share * f->sums[PAGE_ROOT].running)
        return NULL;
    const char *word = f->blocks->named[i] != NULL ? f->blocks->named[i] : tag_name(tag);
    return tally(f, word, f->sums[i].running) <= (share > MOST_SHARE ? share : MOST_SHARE) ? word : NULL;
}

static void leave_out(Finder *f) {
    const Page *page = f->page;
    const char **why = f->blocks->why;
    for (uint32_t i = 1; i < page->count; i++) {
        HtmlTag tag = (HtmlTag)page->nodes[i].tag;
        if (why[i] == NULL)
            why[i] = why[page->nodes[i].parent];
        if (why[i] == NULL && tag_is_block(tag))
            why[i] = left_out(f, i);
    }
    for (size_t i = 0; i < f->blocks->count; i++)
        f->blocks->at[i].junk = why[f->blocks->at[i].node];
    sum_up(f);
}

/* ---- the root ---- */

/* How likely an element of that kind holds the text, for its tag and names. */
static double prior(const Finder *f, uint32_t i) {
    unsigned hints = f->blocks->hints[i];
    double p = 1;
    switch ((HtmlTag)f->page->nodes[i].tag) {
    case TAG_ARTICLE:
        p = 1.3;
        break;
    case TAG_MAIN:
        p = 1.2;
        break;
    case TAG_LI: case TAG_TD: case TAG_P: case TAG_BLOCKQUOTE:
        p = 0.7;
        break;
    case TAG_BODY: case TAG_HTML:
        p = 0.8;
        break;
    default:
        break;
    }
    if (hints & HINT_BODY)
        p *= 1.5;
    else if (hints & HINT_CONTENT)
        p *= 1.1;
    return p;
}

/* A paragraph's words count for what it stands in, and less for each element further up that holds more
** than the one below it. */
static void spread(Finder *f, const TextBlock *b) {
    double words = running_words(b);
    uint32_t i = b->node;
    HtmlTag tag = (HtmlTag)f->page->nodes[i].tag;
    if (words == 0)
        return;
    if (tag == TAG_P || tag == TAG_LI || tag == TAG_BLOCKQUOTE || tag == TAG_PRE)
        i = f->page->nodes[i].parent;
    for (;;) {
        f->score[i] += words;
        uint32_t above = f->page->nodes[i].parent;
        if (above == NO_NODE)
            return;
        if (f->sums[above].running > f->sums[i].running)
            words *= FADING;
        i = above;
    }
}

static uint32_t best_node(Finder *f) {
    uint32_t best = PAGE_ROOT;
    double most = -1;
    f->score = mem_zero(f->page->count, sizeof *f->score);
    for (size_t i = 0; i < f->blocks->count; i++)
        if (f->blocks->at[i].junk == NULL)
            spread(f, &f->blocks->at[i]);
    for (uint32_t i = 0; i < f->page->count; i++) {
        double score = f->score[i];
        if (score <= 0)
            continue;
        const Sums *s = &f->sums[i];
        score *= prior(f, i) * (1 - (double)s->links / (s->words + 1));
        if (score >= most) {
            most = score;
            best = i;
        }
    }
    free(f->score);
    return best;
}

void blocks_below(const Page *page, const TextBlocks *blocks, uint32_t node, size_t *first,
                  size_t *end) {
    size_t i = 0;
    while (i < blocks->count && blocks->at[i].node < node)
        i++;
    *first = *end = i;
    while (i < blocks->count && page_within(page, blocks->at[i].node, node))
        *end = ++i;
}

/* ---- what lies beside the root ---- */

static bool same_kind(const Page *page, uint32_t a, uint32_t b) {
    LodeString x = page_attr(page, a, ATTR_CLASS), y = page_attr(page, b, ATTR_CLASS);
    return page->nodes[a].tag == page->nodes[b].tag && x.len == y.len &&
           (x.len == 0 || memcmp(x.s, y.s, x.len) == 0);
}

/* Sections of the same kind beside the root are parts of one text. */
static void add_sisters(const Finder *f, BodyRange *range) {
    const Page *page = f->page;
    uint32_t above = page->nodes[range->root].parent;
    if (above == NO_NODE)
        return;
    for (uint32_t i = above + 1; i < page->nodes[above].end; i = page->nodes[i].end) {
        size_t first, end;
        if (i == range->root || f->sums[i].running == 0 || f->blocks->why[i] != NULL ||
            !same_kind(page, i, range->root) || f->sums[i].links * 3 > f->sums[i].words)
            continue;
        blocks_below(page, f->blocks, i, &first, &end);
        range->first = first < range->first ? first : range->first;
        range->end = end > range->end ? end : range->end;
    }
}

static bool is_lead(const TextBlock *b) {
    return b->junk == NULL && running_words(b) > 0;
}

/* Running text right before the root, below the headline, is the article's lead.  Where a byline stands
** between, it is a subtitle. */
static void add_lead(const Finder *f, BodyRange *range) {
    const TextBlock *at = f->blocks->at;
    size_t title = range->first, lead = range->first;
    uint32_t words = 0;
    while (title > 0 && at[title - 1].level != 1)
        title--;
    if (title == 0)
        return;
    for (size_t i = range->first; i > title && (at[i - 1].junk != NULL || is_lead(&at[i - 1])); i--)
        if (is_lead(&at[i - 1])) {
            lead = i - 1;
            words += running_words(&at[i - 1]);
        }
    if (words <= f->sums[range->root].running / 2 + 60)
        range->first = lead;
}

BodyRange root_find(const Page *page, TextBlocks *blocks) {
    Finder f = {.page = page, .blocks = blocks};
    BodyRange range;
    f.sums = mem_zero(page->count, sizeof *f.sums);
    sum_up(&f);
    leave_out(&f);
    range.root = best_node(&f);
    blocks_below(page, blocks, range.root, &range.first, &range.end);
    add_sisters(&f, &range);
    add_lead(&f, &range);
    free(f.sums);
    return range;
}
