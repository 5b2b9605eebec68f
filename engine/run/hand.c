/* hand.c - see hand.h */
#include "run/hand.h"

#include "run/worker.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    QUEUE_BYTES = 64 * 1024, /* most bytes that wait in a worker, unless it is one job alone */
    RECEIVE_SIZE = 256 * 1024,
    KEEP_SIZE = 4 * 1024 * 1024 /* a larger buffer is not kept once it is empty */
};

/* ---- the process ---- */

/* In the child: the sockets of other workers are none of its business. */
static void close_others(const Hand *all, int count) {
    for (int i = 0; i < count; i++)
        if (all[i].pid != 0)
            close(all[i].fd);
}

bool hand_start(Hand *hand, const PoolTask *task, const Hand *all, int count) {
    int ends[2];
    pid_t parent = getpid();
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return false;
    atomic_store(&hand->slot->job, 0);
    pid_t pid = fork();
    if (pid < 0) {
        int why = errno;
        close(ends[0]);
        close(ends[1]);
        errno = why;
        return false;
    }
    if (pid == 0) {
        close(ends[0]);
        close_others(all, count);
        worker_serve(ends[1], hand->slot, task, parent);
    }
    close(ends[1]);
    hand->pid = pid;
    hand->fd = ends[0];
    hand->dead = false;
    hand->sent_jobs = hand->sent_bytes = 0;
    hand->in.len = 0;
    hand->filling = NULL;
    return true;
}

int hand_end(Hand *hand) {
    int status = 0;
    close(hand->fd);
    while (waitpid(hand->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    hand->pid = 0;
    return status;
}

/* ---- jobs ---- */

bool hand_can_take(const Hand *hand, size_t size) {
    return hand->job_count == 0 ||
           (hand->job_count < QUEUE && hand->job_bytes + size <= QUEUE_BYTES);
}

void hand_give(Hand *hand, const Entry *entry) {
    hand->jobs[hand->job_count++] = entry->header.id;
    hand->job_bytes += entry->blob.bytes.len;
}

size_t hand_place(const Hand *hand, uint64_t id) {
    size_t i = 0;
    while (i < hand->job_count && hand->jobs[i] != id)
        i++;
    return i;
}

typedef struct Pieces {
    struct iovec at[4 * QUEUE];
    int count;
} Pieces;

/* Adds bytes to send, without the first *skip. */
static void add_piece(Pieces *pieces, const void *bytes, size_t len, size_t *skip) {
    size_t skipped = *skip < len ? *skip : len;
    *skip -= skipped;
    if (skipped == len)
        return;
    union { /* struct iovec has no const */
        const void *from;
        void *to;
    } start = {(const char *)bytes + skipped};
    pieces->at[pieces->count++] = (struct iovec){start.to, len - skipped};
}

static size_t frame_size(const Entry *entry) {
    const Blob *blob = &entry->blob;
    return sizeof entry->header + blob->source.len + blob->notes.len + blob->bytes.len;
}

/* Notes that `n` more bytes were sent. */
static void advance(Hand *hand, Window *window, size_t n) {
    hand->sent_bytes += n;
    while (hand->sent_jobs < hand->job_count) {
        size_t size = frame_size(window_entry(window, hand->jobs[hand->sent_jobs]));
        if (hand->sent_bytes < size)
            break;
        hand->sent_bytes -= size;
        hand->sent_jobs++;
    }
}

void hand_send(Hand *hand, Window *window) {
    while (hand->sent_jobs < hand->job_count && !hand->dead) {
        Pieces pieces = {.count = 0};
        size_t skip = hand->sent_bytes;
        for (size_t i = hand->sent_jobs; i < hand->job_count; i++) {
            const Entry *entry = window_entry(window, hand->jobs[i]);
            add_piece(&pieces, &entry->header, sizeof entry->header, &skip);
            add_piece(&pieces, entry->blob.source.data, entry->blob.source.len, &skip);
            add_piece(&pieces, entry->blob.notes.data, entry->blob.notes.len, &skip);
            add_piece(&pieces, entry->blob.bytes.data, entry->blob.bytes.len, &skip);
        }
        struct msghdr message = {.msg_iov = pieces.at, .msg_iovlen = (size_t)pieces.count};
        ssize_t n = sendmsg(hand->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (n >= 0)
            advance(hand, window, (size_t)n);
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            return;
        else if (errno != EINTR)
            hand->dead = true;
    }
}

/* ---- results ---- */

void hand_unqueue(Hand *hand, Window *window, size_t place) {
    hand->job_bytes -= window_entry(window, hand->jobs[place])->blob.bytes.len;
    hand->job_count--;
    memmove(hand->jobs + place, hand->jobs + place + 1,
            (hand->job_count - place) * sizeof *hand->jobs);
    if (hand->sent_jobs > place)
        hand->sent_jobs--;
}

static void take_result(Hand *hand, Window *window, const ResultHeader *header, const char *bytes) {
    if (hand->job_count == 0 || hand->jobs[0] != header->id)
        return; /* never: results come in the order of the jobs */
    Entry *entry = window_entry(window, header->id);
    hand_unqueue(hand, window, 0);
    buffer_add(&entry->output, bytes, header->output_len);
    buffer_add(&entry->errors, bytes + header->output_len, header->error_len);
    window_done(window, entry);
}

/* A large output is not gathered in hand->in: what came of it, `bytes`, begins its entry's. */
static void begin_filling(Hand *hand, Window *window, const ResultHeader *header, const char *bytes,
                          size_t len) {
    hand->filling = window_entry(window, header->id);
    hand->rest = *header;
    hand->rest.output_len -= len;
    buffer_reserve(&hand->filling->output, header->output_len);
    buffer_add(&hand->filling->output, bytes, len);
}

/* Takes all results that are whole out of hand->in. */
static void take_results(Hand *hand, Window *window) {
    size_t at = 0;
    ResultHeader header;
    while (hand->in.len - at >= sizeof header) {
        memcpy(&header, hand->in.data + at, sizeof header);
        const char *bytes = hand->in.data + at + sizeof header;
        size_t came = hand->in.len - at - sizeof header;
        if (came < header.output_len && header.output_len > RECEIVE_SIZE) {
            begin_filling(hand, window, &header, bytes, came);
            at = hand->in.len;
        }
        if (came < header.output_len + header.error_len)
            break;
        take_result(hand, window, &header, bytes);
        at += sizeof header + header.output_len + header.error_len;
    }
    hand->in.len -= at;
    if (at > 0 && hand->in.len > 0)
        memmove(hand->in.data, hand->in.data + at, hand->in.len);
    if (hand->in.len == 0 && hand->in.cap > KEEP_SIZE)
        buffer_free(&hand->in);
}

/* Once a large output is there, its errors follow as a result without output. */
static void took_bytes(Hand *hand, Window *window, size_t n) {
    if (hand->filling == NULL) {
        hand->in.len += n;
    } else {
        hand->filling->output.len += n;
        hand->rest.output_len -= n;
        if (hand->rest.output_len > 0)
            return;
        hand->filling = NULL;
        buffer_add(&hand->in, &hand->rest, sizeof hand->rest);
    }
    take_results(hand, window);
}

bool hand_receive(Hand *hand, Window *window, int flags) {
    Buffer *into = hand->filling != NULL ? &hand->filling->output : &hand->in;
    if (hand->filling == NULL)
        buffer_reserve(into, RECEIVE_SIZE);
    size_t room = hand->filling != NULL ? hand->rest.output_len : into->cap - into->len;
    ssize_t n;
    do
        n = recv(hand->fd, into->data + into->len, room, flags);
    while (n < 0 && errno == EINTR);
    if (n > 0)
        took_bytes(hand, window, (size_t)n);
    else if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        hand->dead = true;
    return n > 0;
}
