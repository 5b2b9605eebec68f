/* inputs.c - lode_open, lode_next and lode_close (lode.h): inputs for programs. */
#include "base/error.h"
#include "input/container.h"
#include "input/input.h"
#include "read/formats.h"

#include <stdlib.h>

struct LodeInput {
    Input *input;
    Blob blob; /* lent out by lode_next */
    char **paths;
    size_t count;
    char *as; /* or NULL */
};

LodeInput *lode_open(const char *const *paths, size_t count, const LodeInputOptions *options,
                     LodeError *error) {
    const char *as = options != NULL ? options->as : NULL;
    if (as != NULL && !format_known(as, error))
        return NULL;
    LodeInput *in = mem_zero(1, sizeof *in);
    in->paths = mem_zero(count, sizeof *in->paths);
    for (in->count = 0; in->count < count; in->count++)
        in->paths[in->count] = mem_dup(paths[in->count], strlen(paths[in->count]));
    in->as = as != NULL ? mem_dup(as, strlen(as)) : NULL;
    InputSettings settings = {in->as, options != NULL ? options->max_size : 0};
    in->input = input_new((const char *const *)in->paths, count, &settings);
    return in;
}

void lode_close(LodeInput *in) {
    if (in == NULL)
        return;
    input_free(in->input);
    blob_free(&in->blob);
    for (size_t i = 0; i < in->count; i++)
        free(in->paths[i]);
    free(in->paths);
    free(in->as);
    free(in);
}

LodeStep lode_next(LodeInput *in, LodeSource *source, LodeError *error) {
    InputStep step = input_next(in->input, &in->blob, error);
    if (step == INPUT_END)
        return LODE_STEP_END;
    const Buffer *notes = &in->blob.notes;
    const char *known = notes_get(notes->data, notes->len, "as");
    *source = (LodeSource){.name = in->blob.source.data};
    if (step == INPUT_FAILED)
        return LODE_STEP_FAILED;
    source->bytes = in->blob.bytes.data;
    source->size = in->blob.bytes.len;
    source->as = known != NULL ? known : container_named(in->as) ? NULL : in->as;
    source->url = notes_get(notes->data, notes->len, "url");
    source->charset = notes_get(notes->data, notes->len, "charset");
    return LODE_STEP_SOURCE;
}
