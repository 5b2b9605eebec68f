/* bylines.c - see bylines.h.
**
** Candidates from one place are a line: what JSON-LD says, what the byline shows.  A line is worth what its
** place is, more where others say the same, less when its names look like none.
*/
#include "html/bylines.h"

#include "html/persons.h"
#include "html/phrases.h"

#include <stdlib.h>

enum {
    MOST_LINES = 48,
    LINE_SPAN = 40,     /* nodes of the page between names of one line */
    NEAR_BELOW = 160,   /* nodes behind the headline where its byline stands */
    NEAR_ABOVE = 60,
    SAME_NAMES = 14,    /* another place says just the same */
    SHARED_NAMES = 6    /* or some of it */
};

typedef struct Line {
    const Candidate *first;
    Persons persons;
    int trust;
    bool shown;
} Line;

typedef struct Chooser {
    Line lines[MOST_LINES];
    size_t count;
    uint32_t title_node;
    LodeString site;
} Chooser;

/* ---- lines ---- */

static bool is_same_place(const Line *line, const Candidate *candidate) {
    if (line->first->origin != candidate->origin)
        return false;
    if (!line->shown)
        return candidate->node == NO_NODE;
    return candidate->node != NO_NODE && candidate->node - line->first->node < LINE_SPAN;
}

static int nearness(uint32_t node, uint32_t title) {
    if (node == NO_NODE || title == NO_NODE)
        return 0;
    if (node >= title)
        return node - title < NEAR_BELOW ? 8 : node - title < 3 * NEAR_BELOW ? -4 : -14;
    return title - node < NEAR_ABOVE ? 4 : -10;
}

static Line *line_for(Chooser *ch, const Candidate *candidate) {
    for (size_t i = 0; i < ch->count; i++)
        if (is_same_place(&ch->lines[i], candidate))
            return &ch->lines[i];
    if (ch->count == MOST_LINES)
        return NULL;
    Line *line = &ch->lines[ch->count++];
    *line = (Line){.first = candidate, .shown = candidate->node != NO_NODE};
    line->trust = candidate->trust + nearness(candidate->node, ch->title_node);
    return line;
}

static void read_lines(Chooser *ch, const Candidates *c) {
    for (size_t i = 0; i < c->count; i++) {
        if (c->at[i].kind != CAND_AUTHOR)
            continue;
        Line *line = line_for(ch, &c->at[i]);
        if (line != NULL)
            persons_read(c->at[i].value, line->shown, &line->persons);
    }
}

/* ---- what they are worth ---- */

static size_t shared(const Persons *a, const Persons *b) {
    size_t count = 0;
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            count += phrase_same(a->at[i], b->at[k]);
    return count;
}

static int support(const Chooser *ch, const Line *line) {
    int rating = 0, same = 0;
    for (size_t i = 0; i < ch->count; i++) {
        const Line *other = &ch->lines[i];
        if (other == line || other->first->origin == line->first->origin)
            continue;
        size_t common = shared(&line->persons, &other->persons);
        if (common > 0 && common == line->persons.count && common == other->persons.count)
            same++;
        else if (common > 0)
            rating += SHARED_NAMES;
    }
    return (rating > 2 * SHARED_NAMES ? 2 * SHARED_NAMES : rating) + SAME_NAMES * (same > 3 ? 3 : same);
}

static bool is_site(const Chooser *ch, LodeString name) {
    return ch->site.s != NULL && (phrase_same(name, ch->site) || phrase_holds(name, ch->site));
}

static int rate(const Chooser *ch, const Line *line) {
    int rating = line->trust + support(ch, line), worst = 5;
    for (size_t i = 0; i < line->persons.count; i++) {
        int likeness = is_site(ch, line->persons.at[i]) ? -30 : person_likeness(line->persons.at[i]);
        worst = likeness < worst ? likeness : worst;
    }
    return rating + worst;
}

static void give(const Candidates *c, const Chooser *ch, const Line *line, Meta *meta) {
    const Persons *persons = &line->persons;
    bool any_person = false;
    for (size_t i = 0; i < persons->count; i++)
        any_person |= !is_site(ch, persons->at[i]);
    meta->authors = arena_alloc(c->arena, persons->count * sizeof *meta->authors);
    for (size_t i = 0; i < persons->count; i++)
        if (!any_person || !is_site(ch, persons->at[i]))
            meta->authors[meta->author_count++] =
                (MetaValue){persons->at[i], line->first->origin, line->first->node};
}

void bylines_choose(const Candidates *c, uint32_t title_node, LodeString site, Meta *meta) {
    Chooser *ch = mem_zero(1, sizeof *ch);
    const Line *best = NULL;
    int best_rating = 0;
    ch->title_node = title_node;
    ch->site = site;
    read_lines(ch, c);
    for (size_t i = 0; i < ch->count; i++) {
        int rating = ch->lines[i].persons.count > 0 ? rate(ch, &ch->lines[i]) : -1000;
        if (rating > best_rating) {
            best = &ch->lines[i];
            best_rating = rating;
        }
    }
    if (best != NULL)
        give(c, ch, best, meta);
    free(ch);
}
