/* pool.c - see pool.h.  The parent: reads ahead, hands out, waits, keeps the time, puts out. */
#include "run/pool.h"

#include "base/error.h"
#include "run/hand.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    READ_AHEAD = 8, /* most inputs read between two looks at the workers */
    FLUSH_SIZE = 64 * 1024,
    TICK = 1000,  /* milliseconds: the longest wait */
    HELD_UP = 500 /* beyond TICK: the parent itself was stopped or blocked */
};

typedef struct Pool {
    const PoolTask *task;
    const PoolSettings *settings;
    Input *input;
    Errors *errors;
    LodeError *error;
    Hand *hands;
    RunSlot *slots;
    struct pollfd *polled;
    Window *window;
    uint64_t next; /* the first entry that no worker has */
    Buffer out;
    int64_t last_look; /* when the parent last had its eyes open */
    int64_t resumed;   /* when it came back after being held up: no job is late before */
    bool input_ended;
    bool no_more; /* the system starts no more workers; there are some */
    bool output_closed;
    bool failed; /* *error is set */
} Pool;

static bool fail(Pool *pool, const char *what) {
    pool->failed = true;
    error_set(pool->error, LODE_BAD_INPUT, "%s: %s", what, strerror(errno));
    return false;
}

/* ---- output ---- */

static void write_output(Pool *pool, const char *bytes, size_t len) {
    size_t done = 0;
    while (done < len && !pool->output_closed && !pool->failed) {
        ssize_t n = write(pool->settings->output, bytes + done, len - done);
        if (n >= 0)
            done += (size_t)n;
        else if (errno == EPIPE)
            pool->output_closed = true;
        else if (errno != EINTR)
            fail(pool, "the output cannot be written");
    }
}

static void flush_output(Pool *pool) {
    write_output(pool, pool->out.data, pool->out.len);
    pool->out.len = 0;
}

static void add_output(Pool *pool, const Buffer *output) {
    if (output->len < FLUSH_SIZE)
        buffer_add(&pool->out, output->data, output->len);
    if (pool->out.len >= FLUSH_SIZE || output->len >= FLUSH_SIZE)
        flush_output(pool);
    if (output->len >= FLUSH_SIZE)
        write_output(pool, output->data, output->len);
}

static void report_entry(Pool *pool, const Entry *entry) {
    const char *at = entry->errors.data, *end = at + entry->errors.len;
    ErrorRecord record;
    if (at == NULL || at == end)
        return;
    flush_output(pool);
    while (errors_unpack(&at, end, &record))
        errors_report(pool->errors, record);
}

/* Puts out what is done, in the order of the inputs. */
static void put_out(Pool *pool) {
    Entry *entry;
    while ((entry = window_ready(pool->window)) != NULL && !pool->output_closed && !pool->failed) {
        add_output(pool, &entry->output);
        report_entry(pool, entry);
        window_drop_first(pool->window);
    }
    flush_output(pool);
}

/* ---- handing out ---- */

/* The worker for a job of that size: an idle one, a new one, the one with least to do.  NULL when
** all have enough. */
static Hand *choose_hand(Pool *pool, size_t size) {
    Hand *best = NULL, *unused = NULL;
    for (int i = 0; i < pool->settings->workers; i++) {
        Hand *hand = &pool->hands[i];
        if (hand->pid == 0)
            unused = unused != NULL ? unused : hand;
        else if (!hand->dead && (best == NULL || hand->job_count < best->job_count))
            best = hand;
    }
    if (best != NULL && best->job_count == 0)
        return best;
    if (unused != NULL && !pool->no_more) {
        if (hand_start(unused, pool->task, pool->hands, pool->settings->workers))
            return unused;
        pool->no_more = best != NULL || fail(pool, "a worker cannot be started");
    }
    return best != NULL && hand_can_take(best, size) ? best : NULL;
}

static void hand_out(Pool *pool) {
    for (; pool->next < pool->window->end; pool->next++) {
        Entry *entry = window_entry(pool->window, pool->next);
        if (entry->done)
            continue;
        Hand *hand = choose_hand(pool, entry->blob.bytes.len);
        if (hand == NULL)
            return;
        hand_give(hand, entry);
    }
}

/* ---- workers that died or overran ---- */

static const char *rule_name(const Pool *pool, const Hand *hand) {
    int rule = atomic_load(&hand->slot->rule);
    return rule < 0 || pool->task->rule_name == NULL
               ? NULL
               : pool->task->rule_name(pool->task->context, rule);
}

/* Gives up the job at `index`: its result is an error. */
static void give_up(Pool *pool, Hand *hand, size_t index, const char *rule, const char *message) {
    Entry *entry = window_entry(pool->window, hand->jobs[index]);
    hand_unqueue(hand, pool->window, index);
    errors_pack(&entry->errors, (ErrorRecord){entry->blob.source.data, rule, message, false});
    window_done(pool->window, entry);
}

static void describe_overrun(const Pool *pool, const char *rule, char *message, size_t size) {
    const char *advice = "the article was given up; see --timeout";
    if (rule != NULL)
        snprintf(message, size, "rule '%s' ran longer than %g s: %s", rule, pool->settings->timeout,
                 advice);
    else
        snprintf(message, size, "it took longer than %g s to read: %s", pool->settings->timeout,
                 advice);
}

static void describe_crash(int status, const char *rule, char *message, size_t size) {
    char how[64], by[160] = "";
    if (WIFSIGNALED(status))
        snprintf(how, sizeof how, "%s", strsignal(WTERMSIG(status)));
    else
        snprintf(how, sizeof how, "exit status %d", WEXITSTATUS(status));
    if (rule != NULL)
        snprintf(by, sizeof by, " in rule '%s'", rule);
    snprintf(message, size, "the worker died%s (%s): the article was given up", by, how);
}

/* Replaces a worker that is dead, or that is killed here because job `overdue` overran (0: none).
** Results that it sent before count; the job that it was at is given up, others are sent again. */
static void replace(Pool *pool, Hand *hand, uint64_t overdue) {
    char message[512];
    if (overdue != 0)
        kill(hand->pid, SIGKILL);
    while (hand_receive(hand, pool->window, 0))
        continue;
    if (hand->filling != NULL)
        hand->filling->output.len = 0;
    kill(hand->pid, SIGKILL); /* changes nothing when it died by itself */
    int status = hand_end(hand);
    uint64_t job = atomic_load(&hand->slot->job);
    size_t culprit = hand_place(hand, job);
    const char *rule = rule_name(pool, hand);
    if (overdue != 0)
        describe_overrun(pool, rule, message, sizeof message);
    else
        describe_crash(status, rule, message, sizeof message);
    /* A worker that came so far as to begin another job was not late after all. */
    if (culprit < hand->job_count && (overdue == 0 || job == overdue))
        give_up(pool, hand, culprit, rule, message);
    else if (overdue == 0 && hand->job_count > 0)
        give_up(pool, hand, 0, NULL, message);
    if (hand->job_count > 0 && !hand_start(hand, pool->task, pool->hands, pool->settings->workers))
        fail(pool, "a worker cannot be started");
}

/* ---- time ---- */

/* Says that the parent is awake.  When it was stopped, or blocked by a slow output, workers may
** have been stopped too: their time counts from now. */
static int64_t look(Pool *pool) {
    int64_t now = clock_ms();
    if (now - pool->last_look > TICK + HELD_UP)
        pool->resumed = now;
    pool->last_look = now;
    return now;
}

/* Milliseconds that the worker's job has left; TICK or more when it has none. */
static int64_t time_left(const Pool *pool, const Hand *hand, int64_t now) {
    if (pool->settings->timeout <= 0 || hand->pid == 0 || atomic_load(&hand->slot->job) == 0)
        return TICK;
    int64_t started = atomic_load(&hand->slot->started);
    if (started < pool->resumed)
        started = pool->resumed;
    return started + (int64_t)(pool->settings->timeout * 1000) - now;
}

static void replace_the_late(Pool *pool, int64_t now) {
    for (int i = 0; i < pool->settings->workers && !pool->failed; i++) {
        Hand *hand = &pool->hands[i];
        uint64_t job = hand->pid != 0 ? atomic_load(&hand->slot->job) : 0;
        if (job != 0 && hand_place(hand, job) < hand->job_count && time_left(pool, hand, now) <= 0)
            replace(pool, hand, job);
    }
}

/* ---- the loop ---- */

/* Reads a few inputs into the window. */
static void read_ahead(Pool *pool) {
    LodeError error;
    for (int i = 0; i < READ_AHEAD && !pool->input_ended && window_has_room(pool->window); i++) {
        Entry *entry = window_add(pool->window);
        InputStep step = input_next(pool->input, &entry->blob, &error);
        if (step == INPUT_END) {
            window_unfilled(pool->window);
            pool->input_ended = true;
            return;
        }
        if (step == INPUT_FAILED)
            entry->blob.bytes.len = 0;
        window_filled(pool->window, entry);
        if (step == INPUT_FAILED) {
            errors_pack(&entry->errors,
                        (ErrorRecord){entry->blob.source.data, NULL, error.message, false});
            window_done(pool->window, entry);
        }
    }
}

static bool anything_out(const Pool *pool) {
    for (int i = 0; i < pool->settings->workers; i++)
        if (pool->hands[i].job_count > 0)
            return true;
    return false;
}

static void serve_hand(Pool *pool, Hand *hand, short events) {
    if (events & POLLOUT)
        hand_send(hand, pool->window);
    if (events & (POLLIN | POLLHUP | POLLERR))
        hand_receive(hand, pool->window, MSG_DONTWAIT);
    if (hand->dead)
        replace(pool, hand, 0);
}

static int wait_time(const Pool *pool, int64_t now) {
    if (!pool->input_ended && window_has_room(pool->window))
        return 0;
    int64_t wait = TICK;
    for (int i = 0; i < pool->settings->workers; i++) {
        int64_t left = time_left(pool, &pool->hands[i], now);
        wait = left < wait ? left : wait;
    }
    return wait < 0 ? 0 : (int)wait;
}

/* Waits for the workers, and serves those that have something to say. */
static void attend(Pool *pool) {
    int count = pool->settings->workers;
    for (int i = 0; i < count; i++) {
        Hand *hand = &pool->hands[i];
        bool sending = hand->sent_jobs < hand->job_count;
        short events = (short)(POLLIN | (sending ? POLLOUT : 0));
        pool->polled[i] = (struct pollfd){hand->pid != 0 ? hand->fd : -1, events, 0};
    }
    if (poll(pool->polled, (nfds_t)count, wait_time(pool, look(pool))) > 0)
        for (int i = 0; i < count && !pool->failed; i++)
            if (pool->polled[i].revents != 0)
                serve_hand(pool, &pool->hands[i], pool->polled[i].revents);
    replace_the_late(pool, look(pool));
}

static void loop(Pool *pool) {
    while (!pool->failed && !pool->output_closed) {
        read_ahead(pool);
        hand_out(pool);
        for (int i = 0; i < pool->settings->workers; i++)
            if (pool->hands[i].pid != 0)
                hand_send(&pool->hands[i], pool->window);
        put_out(pool);
        if (anything_out(pool))
            attend(pool);
        else if (pool->input_ended && pool->window->first == pool->window->end)
            return;
    }
}

static bool open_pool(Pool *pool) {
    size_t count = (size_t)pool->settings->workers;
    void *slots = mmap(NULL, count * sizeof(RunSlot), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (slots == MAP_FAILED)
        return fail(pool, "a worker cannot be started");
    pool->slots = slots;
    pool->hands = mem_zero(count, sizeof *pool->hands);
    pool->polled = mem_zero(count, sizeof *pool->polled);
    pool->window = window_new();
    pool->next = 1;
    pool->last_look = clock_ms();
    for (size_t i = 0; i < count; i++)
        pool->hands[i].slot = &pool->slots[i];
    return true;
}

/* Workers that still work are not waited for: their output is not wanted. */
static void close_pool(Pool *pool) {
    for (int i = 0; i < pool->settings->workers; i++) {
        Hand *hand = &pool->hands[i];
        if (hand->pid != 0 && hand->job_count > 0)
            kill(hand->pid, SIGKILL);
        if (hand->pid != 0)
            hand_end(hand);
        buffer_free(&hand->in);
    }
    window_free(pool->window);
    buffer_free(&pool->out);
    free(pool->hands);
    free(pool->polled);
    munmap(pool->slots, (size_t)pool->settings->workers * sizeof(RunSlot));
}

bool pool_run(const PoolTask *task, const PoolSettings *settings, Input *input, Errors *errors,
              LodeError *error) {
    Pool pool = {
        .task = task, .settings = settings, .input = input, .errors = errors, .error = error};
    if (!open_pool(&pool))
        return false;
    loop(&pool);
    close_pool(&pool);
    return !pool.failed;
}
