/* candidates.h - what a page may mean by its title, authors, times …: each value that was found, with
** where it was found and how far that place is trusted.
*/
#ifndef LODE_HTML_CANDIDATES_H
#define LODE_HTML_CANDIDATES_H

#include "html/page.h"

typedef enum CandidateKind {
    CAND_NONE,
    CAND_TITLE,
    CAND_SUBTITLE,
    CAND_AUTHOR,    /* one name or several, as the page writes them */
    CAND_PUBLISHED, /* ISO 8601, as parse_when gives it */
    CAND_MODIFIED,
    CAND_PUBLISHER,
    CAND_SECTION,
    CAND_LANGUAGE,
    CAND_URL,
    CAND_TAG,
    CAND_BODY,
    CAND_KIND_COUNT
} CandidateKind;

typedef struct Candidate {
    CandidateKind kind;
    LodeString value;   /* UTF-8, white space collapsed, but for CAND_BODY */
    const char *origin; /* static */
    uint32_t node;      /* NO_NODE: not in the visible page */
    int trust;          /* 0 to 100; compared within a kind only */
} Candidate;

typedef struct Candidates {
    const Page *page;
    Arena *arena; /* of the values */
    Candidate *at;
    size_t count, cap;
    size_t of_kind[CAND_KIND_COUNT];
    bool day_first; /* 05/06/2021 is the fifth of June: by the page's language */
    Buffer scratch;
} Candidates;

/* Adds a value, copied; white space is collapsed, what is escaped twice is decoded.  Blank values are
** left out, and so are dates that are none. */
void candidate_add(Candidates *c, CandidateKind kind, LodeString value, const char *origin,
                   uint32_t node, int trust);

/* The one of that kind that is trusted most, the first of equals; NULL when there is none. */
const Candidate *candidate_best(const Candidates *c, CandidateKind kind);

/* Frees all but the values, which are the arena's. */
void candidates_free(Candidates *c);

#endif
