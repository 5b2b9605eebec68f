/* input.h - the INPUT arguments of a command line, as named blobs, one at a time: files, folders,
** pipes, and what is in archives, compressed files and files of many records.
**
** What is held at any time is bounded by the largest article or record, not by the input.
*/
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

#define DEFAULT_MAX_SIZE ((size_t)64 << 20)

/* How to read them.  Zero-initialise. */
typedef struct InputSettings {
    const char *as;  /* --as; must outlive the Input.  NULL: told by content and name */
    size_t max_size; /* most bytes of one article or record; 0: DEFAULT_MAX_SIZE */
} InputSettings;

/* `paths` (files, folders, "-") must outlive the Input, which is freed with input_free.  `settings`
** may be NULL. */
Input *input_new(const char *const *paths, size_t count, const InputSettings *settings);
void input_free(Input *input); /* NULL is allowed */

/* The next blob, in the order of the arguments and of the files below a folder.  After a failure
** the rest goes on.  The caller owns the blob, and may pass the same one again and again.  Formats
** that only containers have ("jsonl") never reach a reader: the blob's note "as" says its own. */
InputStep input_next(Input *input, Blob *blob, LodeError *error);

#endif
