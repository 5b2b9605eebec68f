/* bytes.h - small things that are asked of bytes and names.  ASCII only; no zero ends them. */
#ifndef LODE_INPUT_BYTES_H
#define LODE_INPUT_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#define NOT_FOUND ((size_t)-1)

/* Whether the bytes begin with zero-terminated `head`; the second form takes A for a. */
bool begins_with(const char *s, size_t len, const char *head);
bool begins_with_any_case(const char *s, size_t len, const char *head);

/* Whether a zero-terminated name ends so, whatever its case. */
bool name_ends_with(const char *name, const char *tail);

/* Where zero-terminated `what` first stands at or behind `from`; NOT_FOUND. */
size_t find_bytes(const char *s, size_t from, size_t len, const char *what);

/* The end of the line at `from`: its line feed's place; `len` when it has none. */
size_t line_end(const char *s, size_t from, size_t len);

/* Whether all bytes are blanks, tabs or line ends. */
bool is_blank(const char *s, size_t len);

static inline bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

#endif
