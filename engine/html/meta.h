/* meta.h - what a page says of its article beside the body: title, authors, times …
**
** Candidates come from JSON-LD, meta tags (Open Graph, Dublin Core, Parsely …), microdata, <time>, the
** address and the visible text; each has an origin, and the best supported one is chosen.
*/
#ifndef LODE_HTML_META_H
#define LODE_HTML_META_H

#include "html/page.h"

typedef struct MetaValue {
    LodeString value;   /* s is NULL: not known */
    const char *origin; /* static: "json-ld", "og:title", "h1" … */
    uint32_t node;      /* where it stands in the visible page; NO_NODE: nowhere */
} MetaValue;

typedef struct Meta {
    Arena arena; /* of all that is in it */
    MetaValue fields[LODE_FIELD_COUNT]; /* url, publisher, title, subtitle, published … */
    MetaValue *authors;
    size_t author_count;
    LodeString *tags;
    size_t tag_count;
    LodeString body; /* articleBody of JSON-LD: text, perhaps with markup; or s is NULL */
} Meta;

/* Fills *meta; freed with meta_free. */
void meta_find(const Page *page, Meta *meta);
void meta_free(Meta *meta);

#endif
