/* tree.c - see tree.h */
#include "html/tree.h"

#include <stdlib.h>

/* What an element is for the rules below. */
enum {
    VOID = 1,      /* has no content */
    ENDS_P = 2,    /* its start ends an open paragraph */
    SCOPE = 4,     /* no end tag reaches beyond it */
    SPECIAL = 8,   /* a block, in short: ends of running elements do not reach beyond it */
    HEAD_ONLY = 16 /* may stand in the head */
};

static const uint8_t KINDS[TAG_COUNT] = {
    [TAG_ADDRESS] = ENDS_P | SPECIAL,
    [TAG_ARTICLE] = ENDS_P | SPECIAL,
    [TAG_ASIDE] = ENDS_P | SPECIAL,
    [TAG_BASE] = VOID | HEAD_ONLY,
    [TAG_BLOCKQUOTE] = ENDS_P | SPECIAL,
    [TAG_BODY] = SPECIAL,
    [TAG_BR] = VOID,
    [TAG_BUTTON] = SPECIAL,
    [TAG_CAPTION] = SCOPE | SPECIAL,
    [TAG_CENTER] = ENDS_P | SPECIAL,
    [TAG_DD] = SPECIAL,
    [TAG_DETAILS] = ENDS_P | SPECIAL,
    [TAG_DIALOG] = ENDS_P | SPECIAL,
    [TAG_DIV] = ENDS_P | SPECIAL,
    [TAG_DL] = ENDS_P | SPECIAL,
    [TAG_DT] = SPECIAL,
    [TAG_EMBED] = VOID,
    [TAG_FIELDSET] = ENDS_P | SPECIAL,
    [TAG_FIGCAPTION] = ENDS_P | SPECIAL,
    [TAG_FIGURE] = ENDS_P | SPECIAL,
    [TAG_FOOTER] = ENDS_P | SPECIAL,
    [TAG_FORM] = ENDS_P | SPECIAL,
    [TAG_FRAME] = VOID,
    [TAG_FRAMESET] = SPECIAL,
    [TAG_H1] = ENDS_P | SPECIAL,
    [TAG_H2] = ENDS_P | SPECIAL,
    [TAG_H3] = ENDS_P | SPECIAL,
    [TAG_H4] = ENDS_P | SPECIAL,
    [TAG_H5] = ENDS_P | SPECIAL,
    [TAG_H6] = ENDS_P | SPECIAL,
    [TAG_HEAD] = SPECIAL | HEAD_ONLY,
    [TAG_HEADER] = ENDS_P | SPECIAL,
    [TAG_HGROUP] = ENDS_P | SPECIAL,
    [TAG_HR] = VOID | ENDS_P,
    [TAG_HTML] = SCOPE | SPECIAL | HEAD_ONLY,
    [TAG_IMG] = VOID,
    [TAG_INPUT] = VOID,
    [TAG_LI] = SPECIAL,
    [TAG_LINK] = VOID | HEAD_ONLY,
    [TAG_MAIN] = ENDS_P | SPECIAL,
    [TAG_MENU] = ENDS_P | SPECIAL,
    [TAG_META] = VOID | HEAD_ONLY,
    [TAG_NAV] = ENDS_P | SPECIAL,
    [TAG_NOSCRIPT] = HEAD_ONLY,
    [TAG_OBJECT] = SCOPE | SPECIAL,
    [TAG_OL] = ENDS_P | SPECIAL,
    [TAG_P] = ENDS_P | SPECIAL,
    [TAG_PRE] = ENDS_P | SPECIAL,
    [TAG_SCRIPT] = HEAD_ONLY,
    [TAG_SECTION] = ENDS_P | SPECIAL,
    [TAG_SELECT] = SPECIAL,
    [TAG_SOURCE] = VOID,
    [TAG_STYLE] = HEAD_ONLY,
    [TAG_SUMMARY] = ENDS_P | SPECIAL,
    [TAG_TABLE] = ENDS_P | SCOPE | SPECIAL,
    [TAG_TBODY] = SPECIAL,
    [TAG_TD] = SCOPE | SPECIAL,
    [TAG_TEMPLATE] = SCOPE | SPECIAL | HEAD_ONLY,
    [TAG_TFOOT] = SPECIAL,
    [TAG_TH] = SCOPE | SPECIAL,
    [TAG_THEAD] = SPECIAL,
    [TAG_TITLE] = HEAD_ONLY,
    [TAG_TR] = SPECIAL,
    [TAG_UL] = ENDS_P | SPECIAL,
    [TAG_WBR] = VOID,
};

static bool is(HtmlTag tag, unsigned kind) {
    return (KINDS[tag] & kind) != 0;
}

static HtmlTag tag_at(const TreeBuilder *t, size_t level) {
    return (HtmlTag)t->page->nodes[t->open[level]].tag;
}

static HtmlTag current(const TreeBuilder *t) {
    return tag_at(t, t->depth - 1);
}

static uint32_t add_node(TreeBuilder *t, HtmlTag tag) {
    Page *page = t->page;
    page->nodes = mem_grow(page->nodes, &page->cap, page->count + 1, sizeof *page->nodes);
    uint32_t i = (uint32_t)page->count++;
    page->nodes[i] = (PageNode){.parent = t->depth > 0 ? t->open[t->depth - 1] : NO_NODE,
                                .begin = (uint32_t)page->attr_count,
                                .end = i + 1,
                                .tag = (uint8_t)tag,
                                .depth = (uint8_t)t->depth};
    return i;
}

static uint32_t push(TreeBuilder *t, HtmlTag tag) {
    uint32_t i = add_node(t, tag);
    if (t->depth < TREE_DEPTH)
        t->open[t->depth++] = i;
    return i;
}

/* The root is never popped. */
static void pop_to(TreeBuilder *t, size_t level) {
    t->depth = level > 1 ? level : 1;
}

/* The level of the innermost open element with that tag that `barrier` (a kind) does not hide, or 0. */
static size_t level_of(const TreeBuilder *t, HtmlTag tag, unsigned barrier) {
    for (size_t level = t->depth; level-- > 1;) {
        HtmlTag at = tag_at(t, level);
        if (at == tag)
            return level;
        if (is(at, barrier))
            return 0;
    }
    return 0;
}

/* Ends the innermost element with that tag, and what is open in it. */
static bool close(TreeBuilder *t, HtmlTag tag, unsigned barrier) {
    size_t level = level_of(t, tag, barrier);
    if (level == 0)
        return false;
    pop_to(t, level);
    return true;
}

/* ---- what a start tag ends ---- */

/* A paragraph, unless a button or the like lies between. */
static void close_paragraph(TreeBuilder *t) {
    for (size_t level = t->depth; level-- > 1;) {
        HtmlTag at = tag_at(t, level);
        if (at == TAG_P) {
            pop_to(t, level);
            return;
        }
        if (is(at, SCOPE) || at == TAG_BUTTON)
            return;
    }
}

/* An entry of the same list: <li>, or <dt> and <dd>. */
static void close_entry(TreeBuilder *t, HtmlTag one, HtmlTag other) {
    for (size_t level = t->depth; level-- > 1;) {
        HtmlTag at = tag_at(t, level);
        if (at == one || at == other) {
            pop_to(t, level);
            return;
        }
        if (is(at, SPECIAL) && at != TAG_ADDRESS && at != TAG_DIV && at != TAG_P)
            return;
    }
}

static bool is_heading(HtmlTag tag) {
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool is_table_part(HtmlTag tag) {
    return tag == TAG_TABLE || tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT ||
           tag == TAG_TR;
}

/* Ends what is open in the innermost table down to its rows (`row`) or its sections. */
static void close_in_table(TreeBuilder *t, HtmlTag tag) {
    for (size_t level = t->depth; level-- > 1;) {
        HtmlTag at = tag_at(t, level);
        bool stop = at == TAG_TABLE || at == TAG_TEMPLATE;
        if (tag == TAG_TD || tag == TAG_TH)
            stop = stop || at == TAG_TR;
        if (tag == TAG_TR)
            stop = stop || at == TAG_TBODY || at == TAG_THEAD || at == TAG_TFOOT;
        if (stop) {
            pop_to(t, level + 1);
            return;
        }
    }
}

/* A link does not lie in a link.  One that cannot be ended here, since a block was begun in it, counts as
** no link any more: the rest of the page would be in it. */
static void close_link(TreeBuilder *t) {
    for (size_t level = t->depth; level-- > 1;) {
        HtmlTag at = tag_at(t, level);
        if (at == TAG_A) {
            size_t inner = level + 1;
            while (inner < t->depth && !is(tag_at(t, inner), SPECIAL))
                inner++;
            if (inner == t->depth)
                pop_to(t, level);
            else
                t->page->nodes[t->open[level]].tag = TAG_OTHER;
            return;
        }
        if (is(at, SCOPE))
            return;
    }
}

static void close_before(TreeBuilder *t, HtmlTag tag) {
    if (is(tag, ENDS_P))
        close_paragraph(t);
    switch (tag) {
    case TAG_LI:
        close_entry(t, TAG_LI, TAG_LI);
        close_paragraph(t);
        break;
    case TAG_DD: case TAG_DT:
        close_entry(t, TAG_DD, TAG_DT);
        close_paragraph(t);
        break;
    case TAG_BUTTON: case TAG_NOBR:
        close(t, tag, SCOPE);
        break;
    case TAG_A:
        close_link(t);
        break;
    case TAG_OPTION:
        if (current(t) == TAG_OPTION)
            pop_to(t, t->depth - 1);
        break;
    case TAG_TABLE:
        if (is_table_part(current(t)))
            close(t, TAG_TABLE, 0);
        break;
    case TAG_TD: case TAG_TH: case TAG_TR: case TAG_TBODY: case TAG_THEAD: case TAG_TFOOT:
        close_in_table(t, tag);
        break;
    default:
        if (is_heading(tag) && is_heading(current(t)))
            pop_to(t, t->depth - 1);
    }
}

/* A menu of choices ends before anything that cannot stand in it. */
static void close_select(TreeBuilder *t, HtmlTag tag) {
    if (tag != TAG_OPTION && tag != TAG_OTHER && tag != TAG_SCRIPT && tag != TAG_TEMPLATE)
        close(t, TAG_SELECT, SCOPE);
}

/* The head ends where something begins that cannot stand in it. */
static void close_head(TreeBuilder *t) {
    size_t level = level_of(t, TAG_HEAD, 0);
    if (level > 0)
        pop_to(t, level);
}

/* ---- tags and text ---- */

void tree_begin(TreeBuilder *tree, Page *page) {
    *tree = (TreeBuilder){.page = page};
    push(tree, TAG_OTHER);
}

/* The page has one of each; *node gets the one that is there, whose attributes count. */
static bool is_second(TreeBuilder *t, HtmlTag tag) {
    if (tag == TAG_HTML || tag == TAG_HEAD)
        return page_find(t->page, tag, 0, (uint32_t)(t->page->count < 64 ? t->page->count : 64)) !=
               NO_NODE;
    if (tag != TAG_BODY)
        return false;
    bool second = t->has_body;
    t->has_body = true;
    return second;
}

uint32_t tree_start(TreeBuilder *t, HtmlTag tag) {
    if (is_second(t, tag))
        return NO_NODE;
    if (!is(tag, HEAD_ONLY))
        close_head(t);
    close_before(t, tag);
    if (level_of(t, TAG_SELECT, SCOPE) > 0)
        close_select(t, tag);
    return is(tag, VOID) ? add_node(t, tag) : push(t, tag);
}

/* A form is left without ending what was begun in it. */
static void leave_form(TreeBuilder *t) {
    size_t level = level_of(t, TAG_FORM, SCOPE);
    if (level == 0)
        return;
    for (size_t i = level; i + 1 < t->depth; i++)
        t->open[i] = t->open[i + 1];
    t->depth--;
}

void tree_end(TreeBuilder *t, HtmlTag tag) {
    if (tag == TAG_BODY || tag == TAG_HTML || is(tag, VOID))
        return;
    if (tag == TAG_FORM) {
        leave_form(t);
    } else if (tag == TAG_A) {
        close_link(t);
    } else if (is_table_part(tag) || tag == TAG_TD || tag == TAG_TH) {
        size_t level = level_of(t, tag, 0), table = level_of(t, TAG_TABLE, 0);
        if (level > 0 && (level > table || tag == TAG_TABLE))
            pop_to(t, level);
    } else if (is_heading(tag)) {
        for (HtmlTag h = TAG_H1; h <= TAG_H6; h++)
            if (close(t, h, SCOPE))
                break;
    } else if (is(tag, SPECIAL)) {
        close(t, tag, tag == TAG_CAPTION || tag == TAG_TEMPLATE || tag == TAG_OBJECT ? 0 : SCOPE);
    } else {
        close(t, tag, SPECIAL);
    }
}

void tree_text(TreeBuilder *t, size_t begin) {
    Page *page = t->page;
    uint32_t len = (uint32_t)(page->chars.len - begin), parent = t->open[t->depth - 1];
    PageNode *last = &page->nodes[page->count - 1];
    if (len == 0)
        return;
    if (last->tag == TAG_TEXT && last->parent == parent && last->begin + last->len == begin) {
        last->len += len;
        return;
    }
    uint32_t i = add_node(t, TAG_TEXT);
    page->nodes[i].begin = (uint32_t)begin;
    page->nodes[i].len = len;
}

void tree_finish(TreeBuilder *t) {
    Page *page = t->page;
    for (size_t i = page->count; i-- > 1;) {
        PageNode *above = &page->nodes[page->nodes[i].parent];
        if (page->nodes[i].end > above->end)
            above->end = page->nodes[i].end;
    }
}
