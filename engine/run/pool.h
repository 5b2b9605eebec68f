/* pool.h - worker processes that work on inputs side by side.
**
** The parent reads inputs and hands them out; workers, forked after rules and lists are loaded, do
** the work; output comes out in the order of the inputs, so it is the same whatever the number of
** workers.  No limit inside a process stops a grammar that runs for ever, so the parent keeps each
** article's time: it kills and replaces the worker that overran (or crashed) and reports the
** article.  A bounded window of articles is held at any time.
*/
#ifndef LODE_RUN_POOL_H
#define LODE_RUN_POOL_H

#include "base/memory.h"
#include "input/input.h"
#include "run/errors.h"

#include <stdatomic.h>
#include <stdint.h>

/* What a worker is doing, in memory that the parent sees. */
typedef struct RunSlot {
    _Atomic int rule;        /* the rule that is running; -1: none */
    _Atomic uint64_t job;    /* the job at hand; 0: none */
    _Atomic int64_t started; /* when it began: milliseconds, see wire.h */
} RunSlot;

/* One article, in a worker: bytes in, output and errors (errors_pack) out. */
typedef struct PoolJob {
    const char *source;
    const char *notes; /* packed, see base/notes.h */
    size_t note_size;
    const char *bytes;
    size_t size;
    Buffer *output, *errors;
} PoolJob;

/* The work.  All but `work` may be NULL. */
typedef struct PoolTask {
    void *context;
    void (*begin)(void *context, RunSlot *slot);       /* in each new worker */
    void (*work)(void *context, const PoolJob *job);   /* in a worker */
    const char *(*rule_name)(void *context, int rule); /* in the parent; NULL when unknown */
} PoolTask;

typedef struct PoolSettings {
    int workers;    /* at least 1 */
    double timeout; /* seconds for one article; 0: no limit */
    int output;     /* file descriptor that the output goes to */
} PoolSettings;

/* Works through the inputs; errors of articles are reported and do not stop it.  False with *error
** set when no worker can be started or the output cannot be written.  A closed output (a pipe into
** `head`) ends it quietly: true.  SIGPIPE must be ignored. */
bool pool_run(const PoolTask *task, const PoolSettings *settings, Input *input, Errors *errors,
              LodeError *error);

#endif
