/* notes.c - see notes.h */
#include "base/notes.h"

void notes_add(Buffer *notes, const char *name, const char *value) {
    if (value == NULL)
        return;
    buffer_add(notes, name, strlen(name) + 1);
    buffer_add(notes, value, strlen(value) + 1);
}

const char *notes_get(const char *notes, size_t len, const char *name) {
    const char *p = notes, *end = notes + len;
    while (len > 0 && p < end) {
        const char *value = p + strlen(p) + 1;
        if (strcmp(p, name) == 0)
            return value;
        p = value + strlen(value) + 1;
    }
    return NULL;
}
