/* input.h - the INPUT arguments of a command line, as named blobs, one at a time. */
#ifndef LODE_INPUT_INPUT_H
#define LODE_INPUT_INPUT_H

#include "input/blob.h"
#include "lode.h"

typedef struct Input Input;

typedef enum InputStep {
    INPUT_BLOB,   /* the blob is filled */
    INPUT_FAILED, /* something cannot be read: blob->source is its name, *error says why */
    INPUT_END
} InputStep;

/* `paths` (files, folders, "-") must outlive the Input, which is freed with input_free. */
Input *input_new(const char *const *paths, size_t count);
void input_free(Input *input); /* NULL is allowed */

/* The next blob, in the order of the arguments and of the files below a folder.  After a failure
** the rest goes on.  The caller owns the blob, and may pass the same one again and again. */
InputStep input_next(Input *input, Blob *blob, LodeError *error);

#endif
