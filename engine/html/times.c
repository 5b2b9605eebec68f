/* times.c - see times.h */
#include "html/times.h"

enum {
    DAY = 10,         /* bytes of 2023-07-31 */
    NEAR_BELOW = 120, /* nodes behind the headline where its date stands */
    NEAR_ABOVE = 50,
    AGREEMENT = 6,    /* worth of another place that names the same day */
    MOST_AGREEING = 3
};

static int nearness(const Candidate *candidate, uint32_t title) {
    uint32_t node = candidate->node;
    if (node == NO_NODE || title == NO_NODE)
        return 0;
    if (node >= title)
        return node - title < NEAR_BELOW ? 10 : node - title < 4 * NEAR_BELOW ? -8 : -18;
    return title - node < NEAR_ABOVE ? 6 : -12;
}

static bool is_day(const Candidate *candidate) {
    return candidate->value.len >= DAY;
}

static bool same_day(const Candidate *a, const Candidate *b) {
    return is_day(a) && is_day(b) && memcmp(a->value.s, b->value.s, DAY) == 0;
}

static int agreement(const Candidates *c, const Candidate *candidate) {
    const char *seen[MOST_AGREEING + 1] = {candidate->origin};
    int count = 0;
    for (size_t i = 0; i < c->count && count < MOST_AGREEING; i++) {
        const Candidate *other = &c->at[i];
        bool fresh = other->kind == candidate->kind && same_day(other, candidate);
        for (int k = 0; k <= count; k++)
            fresh = fresh && seen[k] != other->origin;
        if (fresh)
            seen[++count] = other->origin;
    }
    return count * AGREEMENT;
}

const Candidate *times_choose(const Candidates *c, CandidateKind kind, uint32_t title_node) {
    const Candidate *best = NULL;
    int best_rating = 0;
    for (size_t i = 0; i < c->count; i++) {
        if (c->at[i].kind != kind)
            continue;
        int rating = c->at[i].trust + nearness(&c->at[i], title_node) + agreement(c, &c->at[i]);
        rating -= is_day(&c->at[i]) ? 0 : 25;
        if (best == NULL || rating > best_rating) {
            best = &c->at[i];
            best_rating = rating;
        }
    }
    return best;
}
