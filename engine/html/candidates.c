/* candidates.c - see candidates.h */
#include "html/candidates.h"

#include "html/dates.h"
#include "html/entities.h"
#include "html/phrases.h"
#include "read/draft.h"

#include <stdlib.h>

/* A page of more is a list; the first ones are nearest the headline. */
enum { MOST_OF_KIND = 80, MOST_TITLES = 32 };

static bool is_full(const Candidates *c, CandidateKind kind) {
    return c->of_kind[kind] >= (kind == CAND_TITLE ? MOST_TITLES : MOST_OF_KIND);
}

/* A feed of a page's content may escape it once more: "Q&amp;amp;A". */
static LodeString tidied(Candidates *c, LodeString value) {
    Buffer decoded = {0};
    if (memchr(value.s, '&', value.len) != NULL) {
        add_decoded(&decoded, value);
        value = (LodeString){decoded.data, decoded.len};
    }
    c->scratch.len = 0;
    buffer_reserve(&c->scratch, value.len + 1);
    add_collapsed(&c->scratch, value);
    buffer_free(&decoded);
    return (LodeString){c->scratch.data, c->scratch.len};
}

static bool is_date(CandidateKind kind) {
    return kind == CAND_PUBLISHED || kind == CAND_MODIFIED;
}

void candidate_add(Candidates *c, CandidateKind kind, LodeString value, const char *origin,
                   uint32_t node, int trust) {
    char when[32];
    if (value.s == NULL || value.len == 0 || is_full(c, kind))
        return;
    if (kind != CAND_BODY)
        value = tidied(c, value);
    if (is_date(kind)) {
        if (!date_read(value, c->day_first, when))
            return;
        value = (LodeString){when, strlen(when)};
    }
    if (value.len == 0)
        return;
    value.s = arena_dup(c->arena, value.s, value.len);
    c->of_kind[kind]++;
    c->at = mem_grow(c->at, &c->cap, c->count + 1, sizeof *c->at);
    c->at[c->count++] = (Candidate){kind, value, origin, node, trust};
}

const Candidate *candidate_best(const Candidates *c, CandidateKind kind) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < c->count; i++)
        if (c->at[i].kind == kind && (best == NULL || c->at[i].trust > best->trust))
            best = &c->at[i];
    return best;
}

void candidates_free(Candidates *c) {
    free(c->at);
    buffer_free(&c->scratch);
}
