/* hand.h - one worker as its parent sees it: the process, the jobs it has, what came back. */
#ifndef LODE_RUN_HAND_H
#define LODE_RUN_HAND_H

#include "run/pool.h"
#include "run/window.h"

#include <sys/types.h>

enum { QUEUE = 8 }; /* most jobs that wait in a worker */

/* pid 0: not running. */
typedef struct Hand {
    pid_t pid;
    int fd;
    RunSlot *slot;
    uint64_t jobs[QUEUE]; /* unanswered, in the order they are sent */
    size_t job_count;
    size_t job_bytes;
    size_t sent_jobs;  /* how many of them were sent whole … */
    size_t sent_bytes; /* … and how much of the next */
    Buffer in;         /* results, as far as they came … */
    Entry *filling;    /* … but a large output goes straight into this entry, or NULL */
    ResultHeader rest; /* what of that entry's result is still to come */
    bool dead;         /* its socket failed or ended */
} Hand;

/* Forks the process; its jobs, if it had any, are to be sent again.  `all` are the workers whose
** sockets the new process must not hold.  False with errno set when the system does not let it. */
bool hand_start(Hand *hand, const PoolTask *task, const Hand *all, int count);

/* Closes the socket and waits until the process is gone; returns its wait status. */
int hand_end(Hand *hand);

/* Whether a job of `size` bytes may wait there. */
bool hand_can_take(const Hand *hand, size_t size);
void hand_give(Hand *hand, const Entry *entry);

/* The place of a job in the queue; job_count when it is not there. */
size_t hand_place(const Hand *hand, uint64_t id);
void hand_unqueue(Hand *hand, Window *window, size_t place);

/* Sends as much as the socket takes. */
void hand_send(Hand *hand, Window *window);

/* Reads once, and notes the results that came in the window; false when there was nothing (more)
** to read.  `flags`: MSG_DONTWAIT or 0. */
bool hand_receive(Hand *hand, Window *window, int flags);

#endif
