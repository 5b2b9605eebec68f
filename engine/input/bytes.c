/* bytes.c - see bytes.h */
#include "input/bytes.h"

#include <string.h>
#include <strings.h>

bool begins_with(const char *s, size_t len, const char *head) {
    size_t n = strlen(head);
    return len >= n && memcmp(s, head, n) == 0;
}

bool begins_with_any_case(const char *s, size_t len, const char *head) {
    size_t n = strlen(head);
    return len >= n && strncasecmp(s, head, n) == 0;
}

bool name_ends_with(const char *name, const char *tail) {
    size_t len = strlen(name), n = strlen(tail);
    return len >= n && strcasecmp(name + len - n, tail) == 0;
}

size_t find_bytes(const char *s, size_t from, size_t len, const char *what) {
    size_t n = strlen(what);
    while (from < len && len - from >= n) {
        const char *first = memchr(s + from, what[0], len - from - n + 1);
        if (first == NULL)
            return NOT_FOUND;
        if (memcmp(first, what, n) == 0)
            return (size_t)(first - s);
        from = (size_t)(first - s) + 1;
    }
    return NOT_FOUND;
}

size_t line_end(const char *s, size_t from, size_t len) {
    const char *end = from < len ? memchr(s + from, '\n', len - from) : NULL;
    return end != NULL ? (size_t)(end - s) : len;
}

bool is_blank(const char *s, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!is_space(s[i]))
            return false;
    return true;
}
