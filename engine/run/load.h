/* load.h - many inputs read into articles at once, by threads that each have an engine of their own.
**
** For who keeps all articles (the prompt).  Reading is all that the threads do: articles then belong to the
** main engine, whose words and rules no thread touches.  load_free ends the threads, so that a process may
** fork afterwards.
*/
#ifndef LODE_RUN_LOAD_H
#define LODE_RUN_LOAD_H

#include "base/memory.h"
#include "input/blob.h"
#include "lode.h"

/* One input and what came of it. */
typedef struct LoadJob {
    Blob blob;
    Buffer articles; /* LodeArticle *, in order; the caller's */
    Buffer failures; /* messages, each with a zero byte behind it */
    bool unread;     /* there is no blob: `failures` says why */
} LoadJob;

typedef struct LoadPool LoadPool;

/* Readers beside the caller's own thread, made with the settings of `lode` when they are first needed.
** `as` is the format that --as gives, or NULL. */
LoadPool *load_new(Lode *lode, const LodeOptions *settings, const char *as);
void load_free(LoadPool *pool); /* NULL is allowed */

/* Reads the jobs' blobs; returns when all are read. */
void load_jobs(LoadPool *pool, LoadJob *jobs, size_t count);

#endif
