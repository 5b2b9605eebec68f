/* formats.c - see formats.h */
#include "read/formats.h"

#include "base/error.h"
#include "base/memory.h"
#include "input/container.h"
#include "read/reader.h"

#include <string.h>

static bool is_among(const char *name, const char *const *names) {
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

/* Some names are both a reader's and a container's: they are listed once. */
static void list_names(Buffer *out, const char *const *names, const char *const *but) {
    for (; *names != NULL; names++) {
        if (but != NULL && is_among(*names, but))
            continue;
        if (out->len > 0)
            buffer_puts(out, ", ");
        buffer_puts(out, *names);
    }
}

bool format_known(const char *as, LodeError *error) {
    if (is_among(as, reader_formats()) || is_among(as, container_names()))
        return true;
    Buffer names = {0};
    list_names(&names, reader_formats(), NULL);
    list_names(&names, container_names(), reader_formats());
    error_set(error, LODE_BAD_USAGE, "--as %s: no such format; there are: %.*s", as, (int)names.len,
              names.data);
    buffer_free(&names);
    return false;
}
