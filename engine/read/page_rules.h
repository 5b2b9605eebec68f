/* page_rules.h - what scripts know of one publisher's pages, or of one kind of XML: engine/lua installs it,
** readers ask. */
#ifndef LODE_READ_PAGE_RULES_H
#define LODE_READ_PAGE_RULES_H

#include "base/memory.h"
#include "lode.h"

/* A page, to ask whether a script is for it. */
typedef struct PageAsked {
    const char *url;  /* of an HTML page; NULL: it is XML */
    const char *root; /* of XML: the root's name without prefix */
    LodeString text;  /* the page, UTF-8; XML mended (xml/mend.h) */
} PageAsked;

/* What a script says of an article.  Strings live in the arena; s is NULL where it says nothing. */
typedef struct PageFields {
    LodeString fields[LODE_FIELD_COUNT]; /* LODE_BODY as HTML */
    LodeString *authors, *tags;
    size_t author_count, tag_count;
} PageFields;

/* The articles that the script for that page finds: *fields gets an array in the arena, and the result is its
** length; 0 when no script is for it.  *failed is set, and *error with it, when the script failed. */
typedef size_t (*PageRuleFunction)(void *engine, Arena *arena, const PageAsked *page, PageFields **fields,
                                   bool *failed, LodeError *error);

#endif
