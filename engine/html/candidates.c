/* candidates.c - see candidates.h */
#include "html/candidates.h"

#include "html/entities.h"
#include "read/draft.h"

#include <stdlib.h>

enum { MOST_CANDIDATES = 4000 };

void candidate_add(Candidates *all, Wanted what, LodeString value, const char *origin, unsigned trust,
                   uint32_t node) {
    Buffer decoded = {0}, text = {0};
    if (value.s == NULL || value.len == 0 || all->count == MOST_CANDIDATES)
        return;
    if (memchr(value.s, '&', value.len) != NULL) {
        add_decoded(&decoded, value);
        value = (LodeString){decoded.data, decoded.len};
    }
    add_collapsed(&text, value);
    if (text.len > 0) {
        LodeString copy = {arena_dup(all->arena, text.data, text.len), text.len};
        all->at = mem_grow(all->at, &all->cap, all->count + 1, sizeof *all->at);
        all->at[all->count++] = (Candidate){what, trust, copy, origin, node};
    }
    buffer_free(&text);
    buffer_free(&decoded);
}

const Candidate *candidate_best(const Candidates *all, Wanted what) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == what && (best == NULL || all->at[i].trust > best->trust))
            best = &all->at[i];
    return best;
}

void candidates_free(Candidates *all) {
    free(all->at);
    *all = (Candidates){0};
}
