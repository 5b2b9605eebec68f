/* page.h - an HTML page as a flat tree: nodes in document order, the subtree of node i being the
** nodes from i up to its `end`.
**
** The parser is Lode's own, by the rules of the HTML standard: libxml2's has older ones, by which an
** element that a page forgets to close in its menu takes the article with it (in about one page of a
** hundred), and is several times slower.  Only what is ever asked for is kept: text, elements, the
** attributes of tags.h, and the scripts that hold data (JSON-LD).  XPath works on libxml2's tree, made
** where a script asks.
*/
#ifndef LODE_HTML_PAGE_H
#define LODE_HTML_PAGE_H

#include "base/memory.h"
#include "html/tags.h"
#include "lode.h"

enum { PAGE_ROOT = 0 };
#define NO_NODE UINT32_MAX

typedef struct PageAttr {
    uint8_t name; /* HtmlAttr */
    uint32_t begin, len; /* its value, in Page.chars */
} PageAttr;

typedef struct PageNode {
    uint32_t parent;       /* NO_NODE for the root */
    uint32_t end;          /* one past the last node below it */
    uint32_t begin, len;   /* TAG_TEXT: characters; elements: attributes, in Page.attrs */
    uint8_t tag;           /* HtmlTag */
    uint8_t depth;         /* 255: that or more */
} PageNode;

typedef struct Page {
    Buffer chars; /* all text and all attribute values: valid UTF-8, entities decoded; values are
                  ** followed by a zero byte */
    PageNode *nodes;
    size_t count, cap;
    PageAttr *attrs;
    size_t attr_count, attr_cap;
    const char *url; /* as it came with the page, or NULL */
} Page;

/* Parses `len` bytes of UTF-8.  Elements nested deeper than a bound are left out, their text is kept.
** Never fails: any bytes are some page.  Freed with page_free. */
void page_parse(Page *page, const char *html, size_t len);
void page_free(Page *page);

/* An attribute's value, zero-terminated; s is NULL when the element has none. */
LodeString page_attr(const Page *page, uint32_t node, HtmlAttr name);

/* The first element with that tag from `from` on (document order) and before `end`, or NO_NODE. */
uint32_t page_find(const Page *page, HtmlTag tag, uint32_t from, uint32_t end);

static inline LodeString page_chars(const Page *page, const PageNode *text) {
    return (LodeString){page->chars.data + text->begin, text->len};
}

/* Appends the text below a node: white space as it stands, a line break around blocks and for <br>;
** scripts, styles and the like left out. */
void page_text(const Page *page, uint32_t node, Buffer *out);

/* Whether `node` lies below `above`, or is it. */
static inline bool page_within(const Page *page, uint32_t node, uint32_t above) {
    return node >= above && node < page->nodes[above].end;
}

#endif
