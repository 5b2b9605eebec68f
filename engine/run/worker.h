/* worker.h - what a worker process does. */
#ifndef LODE_RUN_WORKER_H
#define LODE_RUN_WORKER_H

#include "run/pool.h"

#include <sys/types.h>

/* Answers the jobs that come through `fd` until the other end closes, then ends the process.
** `parent` is who forked it: when that process is gone the worker goes too. */
_Noreturn void worker_serve(int fd, RunSlot *slot, const PoolTask *task, pid_t parent);

#endif
