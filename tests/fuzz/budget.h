/* budget.h - how many inputs a fuzz program makes: [COUNT|SECONDSs [FIRST]] on its command line.
**
** COUNT inputs (200,000), or as many as go into so many seconds ("60s"), from number FIRST on (0).
*/
#ifndef LODE_FUZZ_BUDGET_H
#define LODE_FUZZ_BUDGET_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

typedef struct FuzzBudget {
    uint64_t count, first;
    bool timed;
    double end; /* of the clock, when it is timed */
} FuzzBudget;

static inline double fuzz_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline FuzzBudget fuzz_budget(int argc, char **argv) {
    char *unit = NULL;
    FuzzBudget budget = {.count = argc > 1 ? strtoull(argv[1], &unit, 10) : 200000};
    budget.first = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
    budget.timed = unit != NULL && *unit == 's';
    budget.end = fuzz_clock() + (double)budget.count;
    return budget;
}

/* Whether another is to be made, when `done` are. */
static inline bool fuzz_goes_on(const FuzzBudget *budget, uint64_t done) {
    return budget->timed ? done % 64 != 0 || fuzz_clock() < budget->end : done < budget->count;
}

#endif
