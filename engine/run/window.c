/* window.c - see window.h */
#include "run/window.h"

#include <stdlib.h>

enum { KEEP_SIZE = 64 * 1024 }; /* larger buffers are not kept for the next article: there may be 512 */

Window *window_new(void) {
    Window *window = mem_zero(1, sizeof *window);
    window->first = window->end = 1;
    return window;
}

void window_free(Window *window) {
    for (size_t i = 0; i < WINDOW_ENTRIES; i++) {
        blob_free(&window->ring[i].blob);
        buffer_free(&window->ring[i].output);
        buffer_free(&window->ring[i].errors);
    }
    for (size_t i = 0; i < window->spare_count; i++)
        blob_free(&window->spare[i]);
    free(window);
}

Entry *window_entry(Window *window, uint64_t id) {
    return &window->ring[id % WINDOW_ENTRIES];
}

bool window_has_room(const Window *window) {
    return window->end - window->first < WINDOW_ENTRIES && window->bytes < WINDOW_BYTES;
}

static void reset(Buffer *buffer) {
    buffer->len = 0;
    if (buffer->cap > KEEP_SIZE)
        buffer_free(buffer);
}

Entry *window_add(Window *window) {
    Entry *entry = window_entry(window, window->end);
    entry->header = (JobHeader){.id = window->end++};
    entry->done = false;
    if (window->spare_count > 0)
        entry->blob = window->spare[--window->spare_count];
    return entry;
}

void window_filled(Window *window, Entry *entry) {
    entry->header.source_len = entry->blob.source.len;
    entry->header.note_len = entry->blob.notes.len;
    entry->header.byte_len = entry->blob.bytes.len;
    window->bytes += entry->blob.bytes.len;
}

static void give_back(Window *window, Blob *blob) {
    reset(&blob->source);
    reset(&blob->bytes);
    reset(&blob->notes);
    window->spare[window->spare_count++] = *blob;
    *blob = (Blob){0};
}

void window_unfilled(Window *window) {
    give_back(window, &window_entry(window, --window->end)->blob);
}

void window_done(Window *window, Entry *entry) {
    window->bytes -= entry->blob.bytes.len;
    window->bytes += entry->output.len + entry->errors.len;
    give_back(window, &entry->blob);
    entry->done = true;
}

Entry *window_ready(Window *window) {
    Entry *entry = window_entry(window, window->first);
    return window->first < window->end && entry->done ? entry : NULL;
}

void window_drop_first(Window *window) {
    Entry *entry = window_entry(window, window->first++);
    window->bytes -= entry->output.len + entry->errors.len;
    reset(&entry->output);
    reset(&entry->errors);
}
