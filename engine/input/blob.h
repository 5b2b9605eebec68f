/* blob.h - named bytes, on their way to a reader. */
#ifndef LODE_INPUT_BLOB_H
#define LODE_INPUT_BLOB_H

#include "base/notes.h"

/* Whoever declares a Blob owns its buffers; filling it again reuses them. */
typedef struct Blob {
    Buffer source; /* the name, zero-terminated (the zero counts in len) */
    Buffer bytes;
    Buffer notes; /* see base/notes.h */
} Blob;

/* Names it, and forgets what was known of the one before. */
static inline void blob_name(Blob *blob, const char *name) {
    blob->source.len = blob->notes.len = 0;
    buffer_add(&blob->source, name, strlen(name) + 1);
}

static inline void blob_free(Blob *blob) {
    buffer_free(&blob->source);
    buffer_free(&blob->bytes);
    buffer_free(&blob->notes);
}

#endif
