/* blocks.c - see blocks.h.  One pass over the nodes: what a node lies in it has from its parent, and a
** block ends where an element begins or ends that has lines of its own. */
#include "html/blocks.h"

#include "html/names.h"

#include <ctype.h>
#include <stdlib.h>

typedef struct Cutter {
    const Page *page;
    TextBlocks *out;
    uint32_t *holder; /* of each node: the innermost block element around it */
    uint32_t *item;
    TextBlock open;   /* the block at hand; node is NO_NODE when there is none */
    bool blank;       /* white space is waiting to be written */
    bool in_word, link_word;
    uint32_t wide; /* characters of Chinese, Japanese …, two of which count for a word */
    unsigned breaks;  /* <br> since the last word */
} Cutter;

/* ---- what nodes lie in ---- */

/* What lies in such an element, for its tag alone. */
static unsigned bits_of_tag(HtmlTag tag) {
    switch (tag) {
    case TAG_A:
        return IN_LINK;
    case TAG_H1: case TAG_H2: case TAG_H3: case TAG_H4: case TAG_H5: case TAG_H6:
        return IN_HEADING;
    case TAG_LI: case TAG_DD: case TAG_DT:
        return IN_LIST;
    case TAG_BLOCKQUOTE: case TAG_Q:
        return tag == TAG_BLOCKQUOTE ? IN_QUOTATION : 0;
    case TAG_TABLE:
        return IN_TABLE;
    case TAG_FIGCAPTION:
        return IN_CAPTION;
    case TAG_FIGURE:
        return IN_FIGURE;
    case TAG_PRE:
        return IN_PREFORMATTED;
    default:
        return 0;
    }
}

/* Why nothing in such an element is ever part of an article's text, or NULL. */
static const char *junk_tag(HtmlTag tag) {
    switch (tag) {
    case TAG_SCRIPT: case TAG_STYLE: case TAG_TEMPLATE: case TAG_NOSCRIPT: case TAG_SVG:
    case TAG_HEAD: case TAG_TITLE: case TAG_CANVAS: case TAG_IFRAME: case TAG_OBJECT:
    case TAG_AUDIO: case TAG_VIDEO: case TAG_MAP: case TAG_EMBED: case TAG_MATH: case TAG_DATALIST:
        return "no text";
    case TAG_NAV: case TAG_MENU:
        return "navigation";
    case TAG_BUTTON: case TAG_SELECT: case TAG_TEXTAREA: case TAG_OPTION: case TAG_INPUT:
    case TAG_DIALOG:
        return "form";
    default:
        return NULL;
    }
}

static bool is_heading(HtmlTag tag) {
    return tag >= TAG_H1 && tag <= TAG_H6;
}

/* What node `i` lies in, from its parent and its own tag and names. */
static void place_node(Cutter *c, uint32_t i) {
    const PageNode *n = &c->page->nodes[i];
    TextBlocks *out = c->out;
    uint32_t above = n->parent == NO_NODE ? i : n->parent;
    unsigned in = i == above ? 0 : out->in[above];
    const char *why = i == above ? NULL : out->why[above];
    c->holder[i] = tag_is_block((HtmlTag)n->tag) || i == above ? i : c->holder[above];
    c->item[i] = i == above ? NO_NODE : c->item[above];
    out->hints[i] = 0;
    if (n->tag != TAG_TEXT) {
        const char *word = NULL, *tag_why = junk_tag((HtmlTag)n->tag);
        out->hints[i] = (uint16_t)name_hints(c->page, i, &word);
        in |= bits_of_tag((HtmlTag)n->tag);
        if (out->hints[i] & HINT_POPUP)
            tag_why = "popup";
        if (out->hints[i] & HINT_CAPTION)
            in |= IN_NAMED_CAPTION;
        if (bits_of_tag((HtmlTag)n->tag) & (IN_LIST | IN_QUOTATION | IN_CAPTION))
            c->item[i] = i;
        if (tag_why != NULL && why == NULL)
            why = tag_why;
        if (why != NULL)
            in |= IN_JUNK;
        out->named[i] = word;
    }
    out->in[i] = (uint16_t)in;
    out->why[i] = why;
}

/* ---- characters ---- */

static bool is_blank_char(unsigned char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void end_word(Cutter *c) {
    if (c->in_word) {
        uint32_t words = 1 + c->wide / 2;
        c->open.words += words;
        c->open.link_words += c->link_word ? words : 0;
    }
    c->wide = 0;
    c->in_word = false;
}

/* Appends a run without white space. */
static void add_run(Cutter *c, const char *s, size_t len, bool link) {
    Buffer *text = &c->out->text;
    if (c->blank && c->open.len > 0) {
        buffer_putc(text, c->breaks > 0 ? '\n' : ' ');
        c->open.len++;
    }
    c->blank = false;
    c->breaks = 0;
    buffer_add(text, s, len);
    c->open.len += (uint32_t)len;
    c->open.letters += (uint32_t)len;
    c->in_word = true;
    c->link_word = link;
    for (size_t i = 0; i < len; i++) /* lead bytes of U+3000 to U+DFFF */
        c->wide += (unsigned char)s[i] >= 0xE3 && (unsigned char)s[i] <= 0xED;
}

/* No-break and zero-width spaces: bytes of one at `p`, which count as a blank (or as nothing). */
static size_t wide_blank(const char *p, const char *end) {
    if (end - p >= 2 && p[0] == '\xC2' && p[1] == '\xA0')
        return 2;
    return 0;
}

static void add_text(Cutter *c, LodeString s, bool link) {
    const char *p = s.s, *end = p + s.len;
    while (p < end) {
        size_t wide = wide_blank(p, end);
        if (is_blank_char((unsigned char)*p) || wide > 0) {
            end_word(c);
            c->blank = true;
            p += wide > 0 ? wide : 1;
            continue;
        }
        const char *run = p;
        while (p < end && !is_blank_char((unsigned char)*p) && wide_blank(p, end) == 0)
            p++;
        add_run(c, run, (size_t)(p - run), link);
    }
}

/* ---- blocks ---- */

bool text_ends_sentence(LodeString s) {
    static const char *const ENDS[] = {".", "!", "?", ":", ";", "\xE2\x80\xA6", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"};
    static const char *const CLOSERS[] = {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99",
                                          "\xC2\xBB", "*"};
    for (bool again = true; again && s.len > 0;) {
        again = false;
        for (size_t i = 0; i < sizeof CLOSERS / sizeof *CLOSERS; i++) {
            size_t len = strlen(CLOSERS[i]);
            if (s.len > len && memcmp(s.s + s.len - len, CLOSERS[i], len) == 0) {
                s.len -= len;
                again = true;
            }
        }
    }
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t len = strlen(ENDS[i]);
        if (s.len >= len && memcmp(s.s + s.len - len, ENDS[i], len) == 0)
            return true;
    }
    return false;
}

static void close_block(Cutter *c) {
    TextBlocks *out = c->out;
    end_word(c);
    if (c->open.len > 0) {
        c->open.ends_sentence = text_ends_sentence(block_text(out, &c->open));
        out->at = mem_grow(out->at, &out->cap, out->count + 1, sizeof *out->at);
        out->at[out->count++] = c->open;
    }
    c->open = (TextBlock){.node = NO_NODE, .begin = (uint32_t)out->text.len};
    c->blank = false;
    c->breaks = 0;
}

static uint8_t heading_level(const Cutter *c, uint32_t node) {
    for (; node != NO_NODE; node = c->page->nodes[node].parent)
        if (is_heading((HtmlTag)c->page->nodes[node].tag))
            return (uint8_t)(c->page->nodes[node].tag - TAG_H1 + 1);
    return 0;
}

static void open_block(Cutter *c, uint32_t text) {
    uint32_t holder = c->holder[text];
    c->open = (TextBlock){.node = holder,
                          .item = c->item[text],
                          .begin = (uint32_t)c->out->text.len,
                          .in = c->out->in[holder],
                          .junk = c->out->why[text]};
    if (c->open.in & IN_HEADING)
        c->open.level = heading_level(c, holder);
}

static void cut_text(Cutter *c, uint32_t i) {
    if (c->open.node != c->holder[i]) {
        close_block(c);
        open_block(c, i);
    }
    add_text(c, page_chars(c->page, &c->page->nodes[i]), c->out->in[i] & IN_LINK);
}

/* Two line breaks end a paragraph; one is white space that is kept as a line end. */
static void cut_break(Cutter *c) {
    c->blank = true;
    end_word(c);
    if (++c->breaks == 2)
        close_block(c);
}

static void cut_node(Cutter *c, uint32_t i) {
    HtmlTag tag = (HtmlTag)c->page->nodes[i].tag;
    place_node(c, i);
    if (tag == TAG_TEXT) {
        if (!(c->out->in[i] & IN_JUNK))
            cut_text(c, i);
    } else if (tag == TAG_BR) {
        cut_break(c);
    } else if (tag_is_block(tag)) {
        close_block(c);
    }
}

void blocks_cut(const Page *page, TextBlocks *blocks) {
    *blocks = (TextBlocks){0};
    blocks->in = mem_zero(page->count, sizeof *blocks->in);
    blocks->why = mem_zero(page->count, sizeof *blocks->why);
    blocks->named = mem_zero(page->count, sizeof *blocks->named);
    blocks->hints = mem_zero(page->count, sizeof *blocks->hints);
    Cutter cutter = {.page = page, .out = blocks, .open = {.node = NO_NODE}};
    cutter.holder = mem_alloc(page->count * sizeof *cutter.holder);
    cutter.item = mem_alloc(page->count * sizeof *cutter.item);
    for (uint32_t i = 0; i < page->count; i++)
        cut_node(&cutter, i);
    close_block(&cutter);
    free(cutter.holder);
    free(cutter.item);
}

void blocks_free(TextBlocks *blocks) {
    buffer_free(&blocks->text);
    free(blocks->at);
    free(blocks->in);
    free(blocks->why);
    free(blocks->named);
    free(blocks->hints);
    *blocks = (TextBlocks){0};
}
