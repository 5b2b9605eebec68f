/* input.c - see input.h.  Arguments and folders; what is in a file is the nest's business. */
#include "input/input.h"

#include "base/error.h"
#include "input/nest.h"
#include "input/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

struct Input {
    const char *const *paths;
    size_t count, next;
    Nest *nest;     /* the file that is being read */
    Walk *walk;     /* of the folder that is being read, or NULL */
    size_t yielded; /* blobs and failures of that folder */
};

Input *input_new(const char *const *paths, size_t count, const InputSettings *settings) {
    InputSettings own = settings != NULL ? *settings : (InputSettings){0};
    if (own.max_size == 0)
        own.max_size = DEFAULT_MAX_SIZE;
    Input *input = mem_zero(1, sizeof *input);
    input->paths = paths;
    input->count = count;
    input->nest = nest_new(&own);
    return input;
}

void input_free(Input *input) {
    if (input == NULL)
        return;
    nest_free(input->nest);
    walk_free(input->walk);
    free(input);
}

/* What can be opened is gone through next: INPUT_END. */
static InputStep open_file(Input *input, const char *path, Blob *blob, LodeError *error) {
    Stream *stream = stream_open(path);
    if (stream != NULL) {
        nest_open(input->nest, path, stream);
        return INPUT_END;
    }
    blob_name(blob, path);
    error_set(error, LODE_BAD_INPUT, "%s: %s", path, strerror(errno));
    return INPUT_FAILED;
}

/* Goes to the next file of the folder; INPUT_END when it was opened, or the folder is through. */
static InputStep next_in_folder(Input *input, Blob *blob, LodeError *error) {
    const char *path;
    switch (walk_next(input->walk, &path, error)) {
    case WALK_FILE:
        input->yielded++;
        return open_file(input, path, blob, error);
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

/* Goes to the next argument; INPUT_END when it was opened. */
static InputStep next_argument(Input *input, Blob *blob, LodeError *error) {
    const char *path = input->paths[input->next++];
    struct stat info;
    if (strcmp(path, "-") == 0 || stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return open_file(input, path, blob, error);
    input->walk = walk_new(path);
    input->yielded = 0;
    return INPUT_END;
}

InputStep input_next(Input *input, Blob *blob, LodeError *error) {
    for (;;) {
        InputStep step = nest_next(input->nest, blob, error);
        if (step != INPUT_END)
            return step;
        if (input->walk != NULL)
            step = next_in_folder(input, blob, error);
        else if (input->next < input->count)
            step = next_argument(input, blob, error);
        else
            return INPUT_END;
        if (step != INPUT_END)
            return step;
    }
}
