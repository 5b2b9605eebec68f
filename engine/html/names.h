/* names.h - what the names that a site gives its elements (class, id, role …) say of them. */
#ifndef LODE_HTML_NAMES_H
#define LODE_HTML_NAMES_H

#include "html/page.h"

typedef enum NameHint {
    HINT_BODY = 1,     /* the article's text: "article-body", itemprop="articleBody" */
    HINT_CONTENT = 2,  /* about the text, less surely: "content", "post", <main> */
    HINT_JUNK = 4,     /* something else: "share", "related", "newsletter" … */
    HINT_MAYBE = 8,    /* something else when it is short: "meta", "info", "widget" */
    HINT_COMMENTS = 16,/* what readers said */
    HINT_CAPTION = 32, /* below a picture */
    HINT_HIDDEN = 64,  /* not shown */
    HINT_POPUP = 128,  /* shown when a word in the text is pointed at */
    HINT_DECK = 256    /* what stands below a headline */
} NameHint;

/* Hints (bits) for an element, by its names alone; *why gets the word that says junk (static), or is
** left as it is. */
unsigned name_hints(const Page *page, uint32_t node, const char **why);

#endif
