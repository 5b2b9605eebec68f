/* worker.c - see worker.h.
**
** Results are gathered while more jobs are at hand, and sent before the worker waits for the next:
** many small articles then cost few system calls.
*/
#include "run/worker.h"

#include "run/wire.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

enum { READ_SIZE = 256 * 1024, FLUSH_SIZE = 64 * 1024, KEEP_SIZE = 16 * 1024 * 1024 };

typedef struct Worker {
    int fd;
    RunSlot *slot;
    const PoolTask *task;
    Buffer in; /* jobs, from in_pos on */
    size_t in_pos;
    Buffer out;            /* results not yet sent */
    Buffer output, errors; /* of the job at hand */
} Worker;

/* A worker that runs for ever must not outlive its parent, and memory that one article gave back
** is kept for the next. */
static void settle(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    mallopt(M_MMAP_THRESHOLD, 32 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
    mallopt(M_TOP_PAD, 1024 * 1024);
}

static void write_all(int fd, const char *bytes, size_t len) {
    size_t done = 0;
    while (done < len) {
        ssize_t n = write(fd, bytes + done, len - done);
        if (n < 0 && errno != EINTR)
            _exit(1); /* the parent is gone */
        done += n > 0 ? (size_t)n : 0;
    }
}

static void flush_results(Worker *w) {
    write_all(w->fd, w->out.data, w->out.len);
    w->out.len = 0;
    if (w->out.cap > KEEP_SIZE)
        buffer_free(&w->out);
}

/* Bytes that the job at in_pos takes, as far as is known. */
static size_t wanted(const Worker *w) {
    JobHeader header;
    if (w->in.len - w->in_pos < sizeof header)
        return sizeof header;
    memcpy(&header, w->in.data + w->in_pos, sizeof header);
    return sizeof header + header.source_len + header.note_len + header.byte_len;
}

static void forget_done_jobs(Worker *w) {
    size_t rest = w->in.len - w->in_pos;
    if (rest > 0 && w->in_pos > 0)
        memmove(w->in.data, w->in.data + w->in_pos, rest);
    w->in.len = rest;
    w->in_pos = 0;
    if (rest == 0 && w->in.cap > KEEP_SIZE)
        buffer_free(&w->in);
}

/* Makes the next job whole in w->in; false when there are no more. */
static bool receive(Worker *w) {
    size_t size;
    while (w->in.len - w->in_pos < (size = wanted(w))) {
        flush_results(w);
        forget_done_jobs(w);
        buffer_reserve(&w->in, size - w->in.len > READ_SIZE ? size - w->in.len : READ_SIZE);
        ssize_t n = read(w->fd, w->in.data + w->in.len, w->in.cap - w->in.len);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        w->in.len += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static void add_result(Worker *w, uint64_t id) {
    ResultHeader header = {id, w->output.len, w->errors.len};
    buffer_add(&w->out, &header, sizeof header);
    if (w->output.len <= FLUSH_SIZE) {
        buffer_add(&w->out, w->output.data, w->output.len);
    } else { /* not worth a copy */
        flush_results(w);
        write_all(w->fd, w->output.data, w->output.len);
    }
    buffer_add(&w->out, w->errors.data, w->errors.len);
    if (w->output.cap > KEEP_SIZE)
        buffer_free(&w->output);
    if (w->out.len > FLUSH_SIZE)
        flush_results(w);
}

static void do_job(Worker *w) {
    JobHeader header;
    const char *at = w->in.data + w->in_pos;
    memcpy(&header, at, sizeof header);
    at += sizeof header;
    w->in_pos += sizeof header + header.source_len + header.note_len + header.byte_len;
    w->output.len = w->errors.len = 0;
    atomic_store(&w->slot->rule, -1);
    atomic_store(&w->slot->started, clock_ms());
    atomic_store(&w->slot->job, header.id);
    const char *notes = at + header.source_len, *bytes = notes + header.note_len;
    PoolJob job = {
        at, notes, header.note_len, bytes, header.byte_len, &w->output, &w->errors};
    w->task->work(w->task->context, &job);
    atomic_store(&w->slot->job, 0);
    add_result(w, header.id);
}

_Noreturn void worker_serve(int fd, RunSlot *slot, const PoolTask *task, pid_t parent) {
    Worker worker = {.fd = fd, .slot = slot, .task = task};
    settle(parent);
    if (task->begin != NULL)
        task->begin(task->context, slot);
    while (receive(&worker))
        do_job(&worker);
    flush_results(&worker);
    _exit(0);
}
