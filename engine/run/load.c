/* load.c - see load.h. */
#include "run/load.h"

#include "base/notes.h"
#include "input/container.h"
#include "lua/engine.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_READERS = 8, WORTH_IT = 16 };

typedef struct LoadThread {
    LoadPool *pool;
    Lode *lode;
    pthread_t thread;
} LoadThread;

struct LoadPool {
    Lode *lode;
    const LodeOptions *settings;
    const char *as;
    LoadThread readers[MOST_READERS];
    int reader_count;
    LoadJob *jobs; /* the batch at hand */
    size_t count;
    _Atomic size_t next;
};

/* ---- one job ---- */

static void keep_article(void *context, LodeArticle *article) {
    LoadJob *job = context;
    buffer_add(&job->articles, &article, sizeof article);
}

static void keep_failure(void *context, const LodeError *error) {
    LoadJob *job = context;
    buffer_add(&job->failures, error->message, strlen(error->message) + 1);
}

static void read_job(Lode *lode, const LoadPool *pool, LoadJob *job) {
    const char *notes = job->blob.notes.data;
    size_t len = job->blob.notes.len;
    const char *known = notes_get(notes, len, "as");
    LodeSource source = {.name = job->blob.source.data, .bytes = job->blob.bytes.data, .size = job->blob.bytes.len};
    source.as = known != NULL ? known : container_named(pool->as) ? NULL : pool->as;
    source.url = notes_get(notes, len, "url");
    source.charset = notes_get(notes, len, "charset");
    LodeSink sink = {job, keep_article, keep_failure};
    lode_read_all(lode, &source, &sink);
}

/* Takes jobs until there are none. */
static void work(Lode *lode, LoadPool *pool) {
    size_t i;
    while ((i = atomic_fetch_add(&pool->next, 1)) < pool->count)
        if (!pool->jobs[i].unread)
            read_job(lode, pool, &pool->jobs[i]);
}

static void *run_reader(void *context) {
    LoadThread *reader = context;
    work(reader->lode, reader->pool);
    return NULL;
}

/* ---- the pool ---- */

LoadPool *load_new(Lode *lode, const LodeOptions *settings, const char *as) {
    LoadPool *pool = mem_zero(1, sizeof *pool);
    pool->lode = lode;
    pool->settings = settings;
    pool->as = as;
    return pool;
}

void load_free(LoadPool *pool) {
    if (pool == NULL)
        return;
    for (int i = 0; i < pool->reader_count; i++)
        lode_free(pool->readers[i].lode);
    free(pool);
}

/* Engines for the other processors; none when they cannot be had: then this thread reads all. */
static void add_readers(LoadPool *pool) {
    LodeError unused;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    while (pool->reader_count < processors - 1 && pool->reader_count < MOST_READERS) {
        Lode *lode = lode_new(pool->settings, &unused);
        if (lode == NULL)
            return;
        lode->reader.keep_pages = pool->lode->reader.keep_pages;
        pool->readers[pool->reader_count++] = (LoadThread){.pool = pool, .lode = lode};
    }
}

/* What a thread's engine has read is the main engine's from now on. */
static void adopt(Lode *lode, const LoadJob *job) {
    for (size_t at = 0; at < job->articles.len; at += sizeof(LodeArticle *)) {
        LodeArticle *article;
        memcpy(&article, job->articles.data + at, sizeof article);
        article->lode = lode;
    }
}

void load_jobs(LoadPool *pool, LoadJob *jobs, size_t count) {
    pool->jobs = jobs;
    pool->count = count;
    atomic_store(&pool->next, 0);
    int started = 0;
    if (count >= WORTH_IT)
        add_readers(pool);
    while (count >= WORTH_IT && started < pool->reader_count &&
           pthread_create(&pool->readers[started].thread, NULL, run_reader, &pool->readers[started]) == 0)
        started++;
    work(pool->lode, pool);
    for (int i = 0; i < started; i++)
        pthread_join(pool->readers[i].thread, NULL);
    for (size_t i = 0; i < count; i++)
        adopt(pool->lode, &jobs[i]);
}
