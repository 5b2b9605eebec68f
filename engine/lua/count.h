/* count.h - what rules cost: places, tries and time of each pattern; tries, matches and time of the parts
** of a pattern.  For `lode profile`; nothing is counted unless lode->costs is set.
*/
#ifndef LODE_LUA_COUNT_H
#define LODE_LUA_COUNT_H

#include "base/memory.h"

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>
#include <time.h>

typedef struct PatternCost {
    uint64_t places;  /* where its trigger fired */
    uint64_t tries, matches;
} PatternCost;

/* A part of a pattern, wherever it stands in patterns. */
typedef struct PartCost {
    uint64_t tries, matches;
    uint64_t ns;   /* between an event of it and the next event: in it and in what has no name in it */
    uint64_t whole; /* with the parts inside of it */
} PartCost;

enum { MOST_OPEN = 256 };

typedef struct Costs {
    PatternCost *patterns; /* by number */
    uint64_t *rule_ns;     /* by rule */
    bool parts;            /* patterns run in the form that counts their parts */
    PartCost *part;        /* by number from 1 */
    uint8_t *holds;        /* part_count × part_count: b stands somewhere in a */
    size_t part_count;
    uint32_t open[MOST_OPEN]; /* parts that were entered, the innermost last */
    size_t open_count;
    uint64_t last, overhead; /* ns: the last event; what noting one takes */
} Costs;

struct Lode;

static inline uint64_t clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

/* Whether a run counts patterns and rules: one that counts parts is many times slower. */
static inline bool costs_wanted(const Costs *costs) {
    return costs != NULL && !costs->parts;
}

/* Begins to count; the rules are loaded. */
void costs_begin(struct Lode *lode);
void costs_free(struct Lode *lode);

/* Adds core.counter, core.counters and core.costs to the table on the top.  [-0, +0, e] */
void open_count(lua_State *L);

#endif
