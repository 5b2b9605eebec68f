/* page.c - see page.h */
#include "html/page.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

enum { MAX_DEPTH = 240 };

typedef struct Filler {
    Page *page;
    uint32_t open; /* the innermost open element that has a node */
    unsigned beyond; /* open elements below MAX_DEPTH, which have none */
    bool wanted; /* whether the text of the open element is kept */
    bool failed;
} Filler;

static PageNode *add_node(Page *page, HtmlTag tag, uint32_t parent) {
    page->nodes = mem_grow(page->nodes, &page->cap, page->count + 1, sizeof *page->nodes);
    PageNode *node = &page->nodes[page->count];
    *node = (PageNode){.parent = parent, .end = (uint32_t)page->count + 1, .tag = (uint8_t)tag};
    if (parent != NO_NODE) {
        uint8_t above = page->nodes[parent].depth;
        node->depth = above < 255 ? (uint8_t)(above + 1) : 255;
    }
    page->count++;
    return node;
}

static void add_attr(Page *page, HtmlAttr name, const char *value) {
    size_t len = strlen(value);
    page->attrs = mem_grow(page->attrs, &page->attr_cap, page->attr_count + 1, sizeof *page->attrs);
    page->attrs[page->attr_count++] =
        (PageAttr){(uint8_t)name, (uint32_t)page->chars.len, (uint32_t)len};
    buffer_add(&page->chars, value, len + 1);
}

static void add_attrs(Page *page, uint32_t node, const xmlChar **pairs) {
    size_t first = page->attr_count;
    for (; pairs != NULL && pairs[0] != NULL; pairs += 2) {
        HtmlAttr name = attr_named((const char *)pairs[0]);
        if (name != ATTR_COUNT)
            add_attr(page, name, pairs[1] != NULL ? (const char *)pairs[1] : "");
    }
    page->nodes[node].begin = (uint32_t)first;
    page->nodes[node].len = (uint32_t)(page->attr_count - first);
}

/* Data is kept of scripts, nothing else; and nothing of styles. */
static bool keeps_text(const Page *page, uint32_t node) {
    switch (page->nodes[node].tag) {
    case TAG_SCRIPT: {
        LodeString type = page_attr(page, node, ATTR_TYPE);
        return type.s != NULL && strstr(type.s, "json") != NULL;
    }
    case TAG_STYLE:
        return false;
    default:
        return true;
    }
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attrs) {
    Filler *f = context;
    if (f->beyond > 0 || f->page->nodes[f->open].depth >= MAX_DEPTH) {
        f->beyond++;
        return;
    }
    uint32_t at = (uint32_t)f->page->count;
    add_node(f->page, tag_named((const char *)name), f->open);
    add_attrs(f->page, at, attrs);
    f->open = at;
    f->wanted = keeps_text(f->page, at);
}

static void on_end(void *context, const xmlChar *name) {
    Filler *f = context;
    (void)name; /* libxml2 closes what it opened, in order */
    if (f->beyond > 0) {
        f->beyond--;
        return;
    }
    PageNode *node = &f->page->nodes[f->open];
    if (f->open == PAGE_ROOT)
        return;
    node->end = (uint32_t)f->page->count;
    f->open = node->parent;
    f->wanted = keeps_text(f->page, f->open);
}

/* Characters that follow one another are one node. */
static void on_text(void *context, const xmlChar *chars, int len) {
    Filler *f = context;
    Page *page = f->page;
    if (!f->wanted || len <= 0)
        return;
    PageNode *last = &page->nodes[page->count - 1];
    if (last->tag != TAG_TEXT || last->parent != f->open ||
        last->begin + last->len != page->chars.len) {
        last = add_node(page, TAG_TEXT, f->open);
        last->begin = (uint32_t)page->chars.len;
    }
    buffer_add(&page->chars, chars, (size_t)len);
    last->len += (uint32_t)len;
}

static void ignore_error(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

/* What was left open ends with the page. */
static void close_all(Page *page, uint32_t open) {
    for (; open != NO_NODE; open = page->nodes[open].parent)
        page->nodes[open].end = (uint32_t)page->count;
}

static htmlSAXHandler handler(void) {
    return (htmlSAXHandler){.startElement = on_start,
                            .endElement = on_end,
                            .characters = on_text,
                            .ignorableWhitespace = on_text,
                            .cdataBlock = on_text,
                            .serror = ignore_error,
                            .initialized = XML_SAX2_MAGIC};
}

void page_parse(Page *page, const char *html, size_t len) {
    *page = (Page){0};
    buffer_reserve(&page->chars, len / 2 + 64);
    buffer_putc(&page->chars, '\0');
    add_node(page, TAG_OTHER, NO_NODE);
    Filler filler = {.page = page, .open = PAGE_ROOT, .wanted = true};
    htmlSAXHandler sax = handler();
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html, (int)len);
    if (parser != NULL) {
        htmlSAXHandler *own = parser->sax;
        htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
        parser->sax = &sax;
        parser->userData = &filler;
        xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
        htmlParseDocument(parser);
        parser->sax = own;
        htmlFreeParserCtxt(parser);
    }
    close_all(page, filler.open);
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
