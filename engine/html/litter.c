/* litter.c - see litter.h */
#include "html/litter.h"

#include "html/names.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

/* Labels that stand by themselves, or open a short line that is no text: small letters, no marks at the
** end.  Sorted by nothing: there are few, and short lines are few as well. */
static const char *const LINES[] = {
    "advert", "advertisement", "advertising", "article continues below", "back to top",
    "click here to subscribe", "comments", "copy link", "don't miss", "email", "facebook",
    "follow us", "leave a comment", "leave a reply", "linkedin", "listen", "listen to this article",
    "more stories", "most popular", "most read", "no comments", "pinterest", "popular", "print",
    "read more", "read next", "recommended", "reddit", "related", "related articles", "related content",
    "related news", "related posts", "related stories", "related topics", "reply", "save",
    "scroll to continue", "see also", "share", "share this", "share this article", "share this post",
    "sign up", "skip advertisement", "sponsored", "story continues below advertisement", "subscribe",
    "tags", "thank you", "top stories", "topics", "trending", "tweet", "twitter", "whatsapp",
    "you may also like", "you might also like", "continue reading", "loading", "close", "menu",
    "search", "image", "video", "photo", "photos", "gallery", "view comments", "show comments",
    "table of contents", "in this article", "on this page", "contents", "jump to", "summary",
};

/* Openings of short lines that are no text. */
static const char *const OPENINGS[] = {
    "advertisement", "also read", "also see", "click here to", "comments (", "copyright ",
    "\xC2\xA9", "filed under", "first published", "follow us on", "follow @", "get the latest",
    "have a tip", "image credit", "image source", "image:", "last modified", "last updated",
    "more from", "more on:", "more:", "originally published", "photo by", "photo credit", "photo:",
    "photograph:", "photos:", "picture:", "posted by", "posted in", "posted on", "published on",
    "published:", "read also", "read more", "read next", "read the full", "recommended:",
    "related article", "related content", "related stor", "related:", "see also", "share on",
    "share this", "sign up for", "sign up to", "source:", "subscribe to", "tagged", "tags:",
    "topics:", "updated at", "watch:", "written by", "you may also", "you might also",
    "join our", "download our", "download the app", "like us on", "leave a comment",
    "all rights reserved", "want more", "view this post on", "a post shared by",
};

/* Why a line such as "Related" is dropped: compared by its address. */
static const char LABEL[] = "label";

enum {
    SHORT = 25,        /* words of a line that may be litter for its opening */
    MOST_CREDITED = 50, /* words of a caption that is known by its credit alone */
    MOST_CAPTION = 100, /* words of what is said of a picture */
    MOST_BYLINE = 15,  /* words of a line above the text that is no part of it */
    MOST_HEADER = 60,  /* words of all such lines */
    MOST_SUBTITLE = 50,
    MOST_SECTION = 4,  /* words of a heading */
    LEAST_REPEATED = 9, /* words of a block that does not come twice */
    MOST_FOOTER = 80   /* words behind the text that are none */
};

static bool opens_with(LodeString text, const char *opening) {
    size_t len = strlen(opening);
    return text.len >= len && strncasecmp(text.s, opening, len) == 0;
}

static bool is_line(LodeString text, const char *line) {
    while (text.len > 0 && ispunct((unsigned char)text.s[text.len - 1]))
        text.len--;
    return text.len == strlen(line) && strncasecmp(text.s, line, text.len) == 0;
}

static bool is_label(const TextBlock *b, LodeString text) {
    if (b->words > SHORT)
        return false;
    for (size_t i = 0; b->words <= 6 && i < sizeof LINES / sizeof *LINES; i++)
        if (is_line(text, LINES[i]))
            return true;
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++)
        if (opens_with(text, OPENINGS[i]))
            return true;
    return false;
}

static bool is_linked(const TextBlock *b) {
    return b->link_words * 10 > b->words * 6 && (b->words < 30 || !b->ends_sentence);
}

/* A line that belongs to a picture; find_captions says which do. */
static bool is_caption(const TextBlock *b) {
    return (b->in & IN_CAPTION) != 0;
}

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

/* Whether the text ends with whose picture it is: "(Image: X)", "X/Getty Images", "Photo: X". */
static bool ends_with_credit(LodeString s) {
    static const char *const KEYS[] = {"(image", "(photo", "(picture", "(pic:", "(credit", "photo:",
                                       "image:", "getty images", "photograph:", "file photo",
                                       "(reuters)", "(ap photo", "via ap)", "credit:", "(afp"};
    size_t tail = s.len > 90 ? s.len - 90 : 0;
    for (size_t at = tail; at < s.len; at++)
        for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
            if (opens_with((LodeString){s.s + at, s.len - at}, KEYS[i]) &&
                (s.s[s.len - 1] == ')' || KEYS[i][0] != '('))
                return true;
    return false;
}

/* "Image 2 of 5" */
static bool is_counter(LodeString s) {
    return (opens_with(s, "image ") || opens_with(s, "photo ") || opens_with(s, "slide ")) &&
           s.len < 20 && isdigit((unsigned char)s.s[6]);
}

/* Figures may hold tables, or a whole article, and a page may be called "with-captions": only a little
** text is a caption. */
static void find_captions(const Page *page, TextBlocks *blocks, BodyRange range) {
    uint32_t figure = NO_NODE, words = 0;
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (b->level == 0 && b->words <= MOST_CREDITED && !(b->in & (IN_LIST | IN_TABLE)) &&
            ends_with_credit(block_text(blocks, b)))
            b->in |= IN_CAPTION;
        if (!(b->in & (IN_FIGURE | IN_NAMED_CAPTION)) || (b->in & (IN_CAPTION | IN_TABLE)))
            continue;
        uint32_t around = figure_around(page, blocks, b->node);
        if (around != figure)
            words = words_below(page, blocks, figure = around);
        if (words <= MOST_CAPTION)
            b->in |= IN_CAPTION;
    }
}

static const char *litter(const TextBlocks *blocks, const TextBlock *b) {
    LodeString text = block_text(blocks, b);
    if (is_caption(b))
        return NULL;
    if (is_linked(b))
        return "link";
    if (is_label(b, text) || is_counter(text))
        return LABEL;
    return NULL;
}

static bool is_text(const TextBlock *b) {
    return b->junk == NULL && !is_caption(b);
}

static bool is_running(const TextBlock *b) {
    return is_text(b) && running_words(b) > 0;
}

static bool has_year(LodeString s) {
    for (size_t i = 0; i + 4 <= s.len; i++)
        if ((memcmp(s.s + i, "19", 2) == 0 || memcmp(s.s + i, "20", 2) == 0) &&
            isdigit((unsigned char)s.s[i + 2]) && isdigit((unsigned char)s.s[i + 3]))
            return true;
    return false;
}

static bool is_byline(LodeString text) {
    static const char *const WORDS[] = {"by ", "updated", "published", "posted", "last updated",
                                        "written by", "author", "from "};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (opens_with(text, WORDS[i]))
            return true;
    return has_year(text);
}

/* Words of the lines before the first running text, the headline apart. */
static uint32_t header_words(const TextBlocks *blocks, BodyRange range) {
    uint32_t words = 0;
    for (size_t i = range.first; i < range.end && !is_running(&blocks->at[i]); i++)
        if (is_text(&blocks->at[i]) && blocks->at[i].level == 0)
            words += blocks->at[i].words;
    return words;
}

/* The headline, byline, date and the like before the first running text. */
static void trim_header(TextBlocks *blocks, BodyRange range) {
    bool loose = header_words(blocks, range) <= MOST_HEADER;
    for (size_t i = range.first; i < range.end && !is_running(&blocks->at[i]); i++) {
        TextBlock *b = &blocks->at[i];
        if (!is_text(b))
            continue;
        if (b->level == 1)
            b->junk = "title";
        else if (b->level == 0 && b->words <= MOST_BYLINE && !b->ends_sentence &&
                 (is_byline(block_text(blocks, b)) || (loose && !(b->in & (IN_LIST | IN_TABLE)))))
            b->junk = "header";
    }
}

/* Lines behind the last running text are the site's, if they are few. */
static void trim_footer(TextBlocks *blocks, BodyRange range) {
    size_t last = range.end;
    uint32_t words = 0;
    for (; last > range.first; last--) {
        const TextBlock *b = &blocks->at[last - 1];
        if (is_text(b) && (running_words(b) > 0 || b->ends_sentence || (b->in & IN_QUOTATION)))
            break;
        words += is_text(b) && !(b->in & (IN_LIST | IN_TABLE)) ? b->words : 0;
    }
    for (size_t i = last; i < range.end && words <= MOST_FOOTER && last > range.first; i++)
        if (is_text(&blocks->at[i]) && !(blocks->at[i].in & (IN_LIST | IN_TABLE)))
            blocks->at[i].junk = "footer";
}

/* A heading stands for what follows; without it, it goes. */
static void drop_lone_headings(TextBlocks *blocks, BodyRange range) {
    bool followed = false;
    for (size_t i = range.end; i-- > range.first;) {
        TextBlock *b = &blocks->at[i];
        if (!is_text(b))
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
        if (!is_text(b) || b->words < LEAST_REPEATED)
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

/* ---- what the site puts behind the article ---- */

/* Headings of what follows an article; none of them begins a section of one. */
static const char *const SECTIONS[] = {
    "related", "more from", "more on", "more in", "more stories", "more news", "more like this", "read next",
    "read this next", "read more", "you may also", "you might also", "recommended", "recommendations",
    "popular", "most popular", "most read", "trending", "latest", "latest news", "top stories", "also read",
    "up next", "what to read next", "keep reading", "further reading", "editor's picks", "editors' picks",
    "about the author", "about the writer", "author bio", "meet the author", "written by",
    "comments", "leave a comment", "leave a reply", "join the conversation", "discussion",
    "subscribe", "sign up", "newsletter", "stay connected", "stay informed", "follow us", "get in touch",
    "share this", "tags", "topics", "filed under", "categories", "sponsored", "from our partners",
    "around the web", "explore more", "see also", "similar articles", "similar posts", "other articles",
    "other news", "previous post", "next post", "post navigation", "don't miss", "in case you missed",
};

static bool opens_section(const TextBlock *b, LodeString text) {
    if (b->words > MOST_SECTION || b->ends_sentence)
        return false;
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        if (opens_with(text, SECTIONS[i]))
            return true;
    return false;
}

/* From such a heading on, where less than a third of the running text follows, nothing is the article's. */
static void cut_sections(TextBlocks *blocks, BodyRange range) {
    uint32_t before = 0, all = 0;
    for (size_t i = range.first; i < range.end; i++)
        all += is_text(&blocks->at[i]) ? running_words(&blocks->at[i]) : 0;
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        bool heading = b->level > 1 && (is_text(b) || b->junk == LABEL);
        if (heading && before * 3 > all * 2 && opens_section(b, block_text(blocks, b))) {
            for (; i < range.end; i++)
                if (is_text(&blocks->at[i]))
                    blocks->at[i].junk = "behind the article";
            return;
        }
        before += is_text(b) ? running_words(b) : 0;
    }
}

static size_t first_running(const TextBlocks *blocks, BodyRange range) {
    size_t i = range.first;
    while (i < range.end && !is_running(&blocks->at[i]))
        i++;
    return i;
}

/* Whether a byline stands between block `i` and the next running text. */
static bool byline_follows(const TextBlocks *blocks, size_t i, size_t end) {
    for (i++; i < end && !is_running(&blocks->at[i]); i++) {
        const TextBlock *b = &blocks->at[i];
        if (b->level == 0 && !is_caption(b) && b->words <= MOST_BYLINE && !b->ends_sentence &&
            is_byline(block_text(blocks, b)))
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

void litter_mark(const Page *page, TextBlocks *blocks, const Meta *meta, BodyRange range) {
    (void)meta;
    find_captions(page, blocks, range);
    for (size_t i = range.first; i < range.end; i++) {
        TextBlock *b = &blocks->at[i];
        if (b->junk == NULL)
            b->junk = litter(blocks, b);
    }
    drop_repeated(blocks, range);
    cut_sections(blocks, range);
    drop_subtitle(page, blocks, range);
    trim_header(blocks, range);
    trim_footer(blocks, range);
    drop_lone_headings(blocks, range);
}
