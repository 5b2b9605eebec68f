/* candidates.h - what may be a page's title, author, date …, with where it was found and how far that is
** to be trusted. */
#ifndef LODE_HTML_CANDIDATES_H
#define LODE_HTML_CANDIDATES_H

#include "html/page.h"

typedef enum Wanted {
    WANT_TITLE,
    WANT_SUBTITLE,
    WANT_AUTHOR,
    WANT_PUBLISHER,
    WANT_PUBLISHED,
    WANT_MODIFIED,
    WANT_SECTION,
    WANT_LANGUAGE,
    WANT_URL,
    WANT_TAG,
    WANT_BODY,
    WANTED
} Wanted;

typedef struct Candidate {
    Wanted what;
    unsigned trust;     /* 0 to 100 */
    LodeString value;   /* white space collapsed, in the arena */
    const char *origin; /* static, or in the page */
    uint32_t node;      /* where it stands, or NO_NODE */
} Candidate;

typedef struct Candidates {
    Arena *arena;
    Candidate *at; /* in the order in which they were found */
    size_t count, cap;
} Candidates;

/* Adds a copy; blank values are left out.  Where the value holds character references (values of data are
** often encoded twice) they are decoded. */
void candidate_add(Candidates *all, Wanted what, LodeString value, const char *origin, unsigned trust,
                   uint32_t node);

/* The first of the most trusted, or NULL. */
const Candidate *candidate_best(const Candidates *all, Wanted what);

void candidates_free(Candidates *all);

/* ---- where they come from ---- */

/* <meta>, <link>, <title>, <html lang>, and what elements say of themselves (itemprop, rel, class). */
void collect_tags(const Page *page, Candidates *all);

/* The scripts with JSON-LD (schema.org). */
void collect_json_ld(const Page *page, Candidates *all);

#endif
