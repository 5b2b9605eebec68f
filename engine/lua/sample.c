/* sample.c - see sample.h. */
#include "lua/sample.h"

#include "base/memory.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

enum { MICROSECONDS = 1000 };

static volatile sig_atomic_t in_match;

static lua_State *sampled;
static Samples *into;
static bool ticking;

static void count(Sample *slots, const char *place) {
    uint32_t hash = 2166136261u;
    for (const char *s = place; *s != '\0'; s++)
        hash = (hash ^ (uint8_t)*s) * 16777619u;
    for (uint32_t i = 0; i < SAMPLE_SLOTS; i++) {
        Sample *slot = &slots[(hash + i) % SAMPLE_SLOTS];
        if (slot->count == 0)
            snprintf(slot->place, sizeof slot->place, "%s", place);
        else if (strcmp(slot->place, place) != 0)
            continue;
        slot->count++;
        return;
    }
}

void sample_match_begins(void) {
    in_match = 1;
}

void sample_match_ends(void) {
    in_match = 0;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash != NULL ? slash + 1 : path;
}

/* The first instruction of Lua behind the signal. */
static void note_line(lua_State *L, lua_Debug *ar) {
    char place[sizeof((Sample *)0)->place];
    lua_sethook(L, NULL, 0, 0);
    if (into == NULL || !lua_getinfo(L, "Sl", ar))
        return;
    const char *name = base_name(ar->short_src);
    snprintf(place, sizeof place, "%.40s:%d", name, ar->currentline);
    count(into->lines, place);
    snprintf(place, sizeof place, "%.40s:%d", name, ar->linedefined);
    count(into->functions, place);
}

static void on_timer(int number) {
    (void)number;
    if (into == NULL)
        return;
    into->all++;
    if (in_match)
        into->matching++;
    else
        lua_sethook(sampled, note_line, LUA_MASKCOUNT, 1); /* as lua.c does in its handler */
}

static void set_timer(int microseconds) {
    struct itimerval timer = {{0, microseconds}, {0, microseconds}};
    setitimer(ITIMER_PROF, &timer, NULL);
}

void samples_start(lua_State *L, Samples *samples) {
    if (samples->lines == NULL) {
        samples->lines = mem_zero(SAMPLE_SLOTS, sizeof *samples->lines);
        samples->functions = mem_zero(SAMPLE_SLOTS, sizeof *samples->functions);
    }
    sampled = L;
    into = samples;
    if (ticking)
        return;
    ticking = true; /* for good: a timer that is set anew for each article never ends in a short one */
    struct sigaction action = {.sa_handler = on_timer, .sa_flags = SA_RESTART};
    sigaction(SIGPROF, &action, NULL);
    set_timer(MICROSECONDS);
}

void samples_stop(void) {
    lua_sethook(sampled, NULL, 0, 0);
    into = NULL;
}

void samples_free(Samples *samples) {
    free(samples->lines);
    free(samples->functions);
    *samples = (Samples){0};
}

static int by_count(const void *a, const void *b) {
    const Sample *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->place, y->place);
}

void samples_sort(Samples *samples) {
    if (samples->lines == NULL)
        return;
    qsort(samples->lines, SAMPLE_SLOTS, sizeof *samples->lines, by_count);
    qsort(samples->functions, SAMPLE_SLOTS, sizeof *samples->functions, by_count);
}
