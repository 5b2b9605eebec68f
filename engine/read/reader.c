/* reader.c - see reader.h */
#include "read/reader.h"

#include "base/error.h"

#include <string.h>

static const char *const FORMATS[] = {"text", "raw", NULL};

const char *const *reader_formats(void) {
    return FORMATS;
}

bool reader_knows(const char *as, LodeError *error) {
    for (size_t i = 0; FORMATS[i] != NULL; i++)
        if (strcmp(FORMATS[i], as) == 0)
            return true;
    return error_set(error, LODE_BAD_USAGE, "--as %s: no such format; there are: text, raw", as);
}

LodeArticle *read_blob(const ReaderContext *context, Lode *owner, const char *source,
                       const void *bytes, size_t size, const char *as, LodeError *error) {
    if (as != NULL && !reader_knows(as, error))
        return NULL;
    PlainInput input = {source, bytes, size, as != NULL && strcmp(as, "raw") == 0};
    return plain_read(context, owner, &input, error);
}
