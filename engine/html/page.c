/* page.c - see page.h */
#include "html/page.h"

#include "html/tree.h"
#include "html/entities.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { NAME_SIZE = 32 }; /* longer names of tags and attributes are none that we know */

typedef struct Parser {
    TreeBuilder tree;
    Page *page;
    const char *p, *end;
    bool endless[TAG_COUNT]; /* no end tag of that name follows: it is not looked for again */
} Parser;

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static const char *find(const Parser *ps, const char *from, char c) {
    const char *at = from < ps->end ? memchr(from, c, (size_t)(ps->end - from)) : NULL;
    return at != NULL ? at : ps->end;
}

/* ---- text ---- */

static void add_text(Parser *ps, const char *from, const char *to) {
    size_t begin = ps->page->chars.len;
    if (from == to)
        return;
    add_decoded(&ps->page->chars, (LodeString){from, (size_t)(to - from)});
    tree_text(&ps->tree, begin);
}

static void add_raw(Parser *ps, const char *from, const char *to) {
    size_t begin = ps->page->chars.len;
    buffer_add(&ps->page->chars, from, (size_t)(to - from));
    tree_text(&ps->tree, begin);
}

/* ---- names and attributes ---- */

/* Copies a name in small letters up to what ends it; a name too long becomes empty. */
static void read_name(Parser *ps, char name[NAME_SIZE], const char *ends) {
    size_t len = 0;
    while (ps->p < ps->end && !is_space(*ps->p) && strchr(ends, *ps->p) == NULL) {
        if (len < NAME_SIZE)
            name[len] = (char)tolower((unsigned char)*ps->p);
        len++;
        ps->p++;
    }
    name[len < NAME_SIZE ? len : 0] = '\0';
}

static void skip_spaces(Parser *ps) {
    while (ps->p < ps->end && is_space(*ps->p))
        ps->p++;
}

/* The value at the parser's place, as it stands. */
static LodeString read_value(Parser *ps) {
    const char *begin = ps->p;
    if (ps->p < ps->end && (*ps->p == '"' || *ps->p == '\'')) {
        const char *stop = find(ps, ps->p + 1, *ps->p);
        ps->p = stop < ps->end ? stop + 1 : stop;
        return (LodeString){begin + 1, (size_t)(stop - begin - 1)};
    }
    while (ps->p < ps->end && !is_space(*ps->p) && *ps->p != '>')
        ps->p++;
    return (LodeString){begin, (size_t)(ps->p - begin)};
}

static void keep_attr(Page *page, uint32_t node, HtmlAttr name, LodeString value) {
    size_t begin = page->chars.len;
    add_decoded_value(&page->chars, value);
    size_t len = page->chars.len - begin;
    buffer_putc(&page->chars, '\0');
    page->attrs = mem_grow(page->attrs, &page->attr_cap, page->attr_count + 1, sizeof *page->attrs);
    page->attrs[page->attr_count++] = (PageAttr){(uint8_t)name, (uint32_t)begin, (uint32_t)len};
    page->nodes[node].len++;
}

static void read_attrs(Parser *ps, uint32_t node) {
    char name[NAME_SIZE];
    for (;;) {
        LodeString value = {"", 0};
        while (ps->p < ps->end && (is_space(*ps->p) || *ps->p == '/'))
            ps->p++;
        if (ps->p >= ps->end || *ps->p == '>')
            break;
        const char *before = ps->p;
        read_name(ps, name, "/>=");
        skip_spaces(ps);
        if (ps->p < ps->end && *ps->p == '=') {
            ps->p++;
            skip_spaces(ps);
            value = read_value(ps);
        }
        HtmlAttr attr = *name != '\0' ? attr_named(name) : ATTR_COUNT;
        if (attr != ATTR_COUNT && node != NO_NODE)
            keep_attr(ps->page, node, attr, value);
        if (ps->p == before) /* a lone quotation mark or the like */
            ps->p++;
    }
    if (ps->p < ps->end)
        ps->p++;
}

/* ---- elements whose content is no markup ---- */

/* The "</NAME" that ends an element, or the end of the page. */
static const char *find_end_tag(const Parser *ps, const char *name) {
    size_t len = strlen(name);
    for (const char *at = ps->p; (at = find(ps, at, '<')) < ps->end; at++)
        if ((size_t)(ps->end - at) > len + 2 && at[1] == '/' &&
            strncasecmp(at + 2, name, len) == 0 && !isalnum((unsigned char)at[len + 2]))
            return at;
    return ps->end;
}

/* Data is kept of scripts, nothing else. */
static bool is_data(const Page *page, uint32_t node) {
    LodeString type = page_attr(page, node, ATTR_TYPE);
    return type.s != NULL && strstr(type.s, "json") != NULL;
}

static void read_raw_element(Parser *ps, HtmlTag tag, uint32_t node) {
    const char *stop = ps->endless[tag] ? ps->end : find_end_tag(ps, tag_name(tag));
    ps->endless[tag] = stop == ps->end;
    if (stop == ps->end && tag != TAG_SCRIPT && tag != TAG_STYLE) {
        tree_end(&ps->tree, tag); /* never ended: what follows is the page */
        return;
    }
    if (tag == TAG_TITLE || tag == TAG_TEXTAREA)
        add_text(ps, ps->p, stop);
    else if (tag == TAG_SCRIPT && is_data(ps->page, node))
        add_raw(ps, ps->p, stop);
    ps->p = find(ps, stop, '>');
    ps->p += ps->p < ps->end;
    tree_end(&ps->tree, tag);
}

/* Drawings hold names and titles, nothing to read: they are passed over like scripts. */
static bool is_raw(HtmlTag tag) {
    return tag == TAG_SCRIPT || tag == TAG_STYLE || tag == TAG_TITLE || tag == TAG_TEXTAREA ||
           tag == TAG_IFRAME || tag == TAG_SVG;
}

/* ---- tags ---- */

static void read_start_tag(Parser *ps) {
    char name[NAME_SIZE];
    ps->p++;
    read_name(ps, name, "/>");
    HtmlTag tag = tag_named(name);
    uint32_t node = tree_start(&ps->tree, tag);
    read_attrs(ps, node);
    bool closes_itself = ps->p[-1] == '>' && ps->p[-2] == '/';
    if (is_raw(tag) && node != NO_NODE && !(tag == TAG_SVG && closes_itself))
        read_raw_element(ps, tag, node);
    else if (tag == TAG_SVG)
        tree_end(&ps->tree, tag);
}

static void read_end_tag(Parser *ps) {
    char name[NAME_SIZE];
    ps->p += 2;
    read_name(ps, name, "/>");
    HtmlTag tag = tag_named(name);
    ps->p = find(ps, ps->p, '>');
    ps->p += ps->p < ps->end;
    if (tag == TAG_BR)
        tree_start(&ps->tree, TAG_BR); /* as the standard has it */
    else
        tree_end(&ps->tree, tag);
}

/* Comments, declarations and the like. */
static void skip_declaration(Parser *ps) {
    const char *stop = NULL;
    if (ps->end - ps->p >= 4 && memcmp(ps->p, "<!--", 4) == 0) {
        const char *from = ps->p + 2;
        while ((stop = find(ps, from, '>')) < ps->end &&
               !(stop - ps->p >= 5 && stop[-1] == '-' && stop[-2] == '-') &&
               !(stop - ps->p >= 6 && stop[-1] == '!' && stop[-2] == '-' && stop[-3] == '-'))
            from = stop + 1;
    } else {
        stop = find(ps, ps->p, '>');
    }
    ps->p = stop < ps->end ? stop + 1 : stop;
}

/* What the "<" at the parser's place begins; false when it is just a character. */
static bool read_markup(Parser *ps) {
    char next = ps->end - ps->p > 1 ? ps->p[1] : ' ';
    if (isalpha((unsigned char)next))
        read_start_tag(ps);
    else if (next == '/' && ps->end - ps->p > 2 && isalpha((unsigned char)ps->p[2]))
        read_end_tag(ps);
    else if (next == '!' || next == '?' || next == '/')
        skip_declaration(ps);
    else
        return false;
    return true;
}

static void parse(Parser *ps) {
    while (ps->p < ps->end) {
        const char *text = ps->p;
        ps->p = find(ps, ps->p, '<');
        add_text(ps, text, ps->p);
        if (ps->p < ps->end && !read_markup(ps)) {
            add_text(ps, ps->p, ps->p + 1);
            ps->p++;
        }
    }
}

void page_parse(Page *page, const char *html, size_t len) {
    *page = (Page){0};
    buffer_reserve(&page->chars, len / 4 + 64);
    buffer_putc(&page->chars, '\0');
    Parser parser = {.page = page, .p = html, .end = html + len};
    tree_begin(&parser.tree, page);
    parse(&parser);
    tree_finish(&parser.tree);
}

void page_free(Page *page) {
    buffer_free(&page->chars);
    free(page->nodes);
    free(page->attrs);
    *page = (Page){0};
}

LodeString page_attr(const Page *page, uint32_t node, HtmlAttr name) {
    const PageNode *n = &page->nodes[node];
    for (uint32_t i = 0; n->tag != TAG_TEXT && i < n->len; i++) {
        const PageAttr *a = &page->attrs[n->begin + i];
        if (a->name == name)
            return (LodeString){page->chars.data + a->begin, a->len};
    }
    return (LodeString){NULL, 0};
}

uint32_t page_find(const Page *page, HtmlTag tag, uint32_t from, uint32_t end) {
    for (uint32_t i = from; i < end; i++)
        if (page->nodes[i].tag == tag)
            return i;
    return NO_NODE;
}

static bool is_silent(HtmlTag tag) {
    return tag == TAG_SCRIPT || tag == TAG_STYLE || tag == TAG_TEMPLATE || tag == TAG_NOSCRIPT;
}

void page_text(const Page *page, uint32_t node, Buffer *out) {
    uint32_t end = page->nodes[node].end;
    for (uint32_t i = node; i < end;) {
        const PageNode *n = &page->nodes[i];
        if (n->tag == TAG_TEXT)
            buffer_add(out, page->chars.data + n->begin, n->len);
        else if (is_silent((HtmlTag)n->tag)) {
            i = n->end;
            continue;
        } else if (n->tag == TAG_BR || tag_is_block((HtmlTag)n->tag))
            buffer_putc(out, '\n');
        i++;
    }
}
