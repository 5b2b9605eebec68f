/* measure.h - how long what a pattern consumes can be, and the shapes at its ends.
**
** Triggers need it to know what stands around the token that they look for (infer.c).
*/
#ifndef LODE_LUA_MEASURE_H
#define LODE_LUA_MEASURE_H

#include "lua/tree.h"
#include "lua/tree_nodes.h"

enum { MOST_RULES = 512 }; /* of a grammar that are remembered */

/* Tokens of any match of a pattern. */
typedef struct Extent {
    uint64_t first, last; /* shapes that its first and its last token may have */
    uint32_t least, most; /* how many; least 0: there may be none; most TOO_FAR: no limit */
} Extent;

/* A pattern's parts, and what is known of rules already.  Zeroed but for the shape. */
typedef struct Measure {
    RecordShape shape;
    const TTree *active[MOST_RULES]; /* rules being looked at */
    size_t active_count;
    const TTree *done[MOST_RULES];
    Extent done_extent[MOST_RULES];
    size_t done_count;
    size_t recursions; /* how often a rule met itself */
} Measure;

/* One step of a sequence: a whole record, or any other pattern. */
typedef struct Step {
    const TTree *const *parts; /* the record's bytes, or the pattern */
    bool record;
    bool partial; /* bytes that are no whole record: inside a predicate */
    Extent extent;
    Extent rest; /* of the steps behind it */
} Step;

typedef struct Steps {
    const TTree **parts;
    Step *at;
    size_t count;
} Steps;

/* The steps of a sequence (or of any other pattern: one); steps_free frees them. */
Steps steps_of(Measure *m, const TTree *t);
void steps_free(Steps *steps);

Extent measure(Measure *m, const TTree *t);

/* Matches nothing; one pattern's extent behind another's; a number of tokens behind another. */
Extent extent_none(void);
Extent extent_join(Extent a, Extent b);
uint32_t extent_add(uint32_t a, uint32_t b);

/* The shapes that a class byte's terminal allows. */
uint64_t shapes_of(const TTree *t);

#endif
