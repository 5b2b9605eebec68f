/* window.h - the articles that are under way, from the oldest that is not yet put out. */
#ifndef LODE_RUN_WINDOW_H
#define LODE_RUN_WINDOW_H

#include "input/blob.h"
#include "run/wire.h"

#include <stdbool.h>

enum {
    WINDOW_ENTRIES = 256,
    WINDOW_BYTES = 32 * 1024 * 1024 /* of input and output; one article may be larger */
};

typedef struct Entry {
    JobHeader header;
    Blob blob;             /* kept until answered: a worker may have to be replaced */
    Buffer output, errors; /* the result */
    bool done;
} Entry;

/* Entries have ids from 1; `first` is the oldest, `end` the id of the next. */
typedef struct Window {
    Entry ring[WINDOW_ENTRIES];
    uint64_t first, end;
    size_t bytes;               /* held */
    Blob spare[WINDOW_ENTRIES]; /* buffers to use again */
    size_t spare_count;
} Window;

Window *window_new(void);
void window_free(Window *window);

bool window_has_room(const Window *window);
Entry *window_entry(Window *window, uint64_t id);

/* A new entry at the end, with a blob to fill.  It is settled by window_filled, or dropped by
** window_unfilled. */
Entry *window_add(Window *window);
void window_filled(Window *window, Entry *entry);
void window_unfilled(Window *window);

/* The entry has its result: its blob is given back. */
void window_done(Window *window, Entry *entry);

/* The oldest entry if it is done, or NULL; window_drop_first lets go of it. */
Entry *window_ready(Window *window);
void window_drop_first(Window *window);

#endif
