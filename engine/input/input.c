/* input.c - see input.h.  One file may come to yield many blobs (archives, containers): such a
** source is one more thing that input_next asks before it goes on to the next argument. */
#include "input/input.h"

#include "base/error.h"
#include "input/file.h"
#include "input/walk.h"

#include <stdlib.h>
#include <sys/stat.h>

struct Input {
    const char *const *paths;
    size_t count, next;
    Walk *walk;     /* of the folder that is being read, or NULL */
    size_t yielded; /* blobs and failures of that folder */
};

Input *input_new(const char *const *paths, size_t count) {
    Input *input = mem_zero(1, sizeof *input);
    input->paths = paths;
    input->count = count;
    return input;
}

void input_free(Input *input) {
    if (input == NULL)
        return;
    walk_free(input->walk);
    free(input);
}

static InputStep read_file(const char *path, Blob *blob, LodeError *error) {
    blob_name(blob, path);
    return file_read(path, &blob->bytes, error) ? INPUT_BLOB : INPUT_FAILED;
}

/* The next of the folder; INPUT_END when it is through. */
static InputStep next_in_folder(Input *input, Blob *blob, LodeError *error) {
    const char *path;
    switch (walk_next(input->walk, &path, error)) {
    case WALK_FILE:
        input->yielded++;
        return read_file(path, blob, error);
    case WALK_FAILED:
        input->yielded++;
        blob_name(blob, path);
        return INPUT_FAILED;
    case WALK_END:
        break;
    }
    walk_free(input->walk);
    input->walk = NULL;
    if (input->yielded > 0)
        return INPUT_END;
    const char *folder = input->paths[input->next - 1];
    blob_name(blob, folder);
    error_set(error, LODE_BAD_INPUT, "%s: a folder without any article", folder);
    return INPUT_FAILED;
}

InputStep input_next(Input *input, Blob *blob, LodeError *error) {
    for (;;) {
        if (input->walk != NULL) {
            InputStep step = next_in_folder(input, blob, error);
            if (step != INPUT_END)
                return step;
        }
        if (input->next == input->count)
            return INPUT_END;
        const char *path = input->paths[input->next++];
        struct stat info;
        if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
            return read_file(path, blob, error);
        input->walk = walk_new(path);
        input->yielded = 0;
    }
}
