/* json_scan.h - where JSON values begin and end, without reading them.
**
** Bytes are looked at in a window that may end anywhere: JSON_MORE says that it ended too early.
** A value's end is found by its quotes and brackets alone, at some GB/s; whoever reads the value
** finds what is wrong inside.  Only json_check is strict.
*/
#ifndef LODE_INPUT_JSON_SCAN_H
#define LODE_INPUT_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#define JSON_MORE ((size_t)-1)

/* The first byte at or behind `at` that is no white space; `len` when there is none. */
size_t json_space(const char *s, size_t at, size_t len);

/* The end of the value (or of whatever stands in its place) that begins at s[at], at < len. */
size_t json_end(const char *s, size_t at, size_t len);

/* The same for a value of any size, taken piece by piece.  Zero-initialise. */
typedef struct JsonSkim {
    size_t depth; /* brackets that are open */
    bool in_string, escaped;
} JsonSkim;

/* Goes on through `s`: the end of the value, or JSON_MORE.  A value that was not begun ends with
** the first bracket or string; begun in depth 1, with the bracket that closes it. */
size_t json_skim(JsonSkim *skim, const char *s, size_t len);

/* The value of member `key` of the object s[0, len): its bytes.  False when it has none. */
bool json_find_member(const char *s, size_t len, const char *key, size_t *begin, size_t *end);

typedef enum JsonCheck {
    JSON_NONE, /* no JSON */
    JSON_PART, /* JSON as far as it goes */
    JSON_WHOLE /* *end is the end of it */
} JsonCheck;

/* Whether an object or array begins at s[at].  `members` (may be NULL) gets how many names of
** objects were seen. */
JsonCheck json_check(const char *s, size_t at, size_t len, size_t *end, size_t *members);

#endif
