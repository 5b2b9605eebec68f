/* json.h - writing JSON. */
#ifndef LODE_WRITE_JSON_H
#define LODE_WRITE_JSON_H

#include "base/memory.h"
#include "lode.h"

/* A string with its quotation marks.  `s` need not be valid UTF-8: what is not becomes U+FFFD. */
void json_string(Buffer *out, LodeString s);

/* Integers without an exponent up to 1e15, other numbers with as few digits as give the same
** number back; null for what is no number. */
void json_number(Buffer *out, double number);

/* A value of any type; a list is an array of strings. */
void json_value(Buffer *out, const LodeValue *value);

/* An object that is being written: {"a": 1, "b": 2}. */
typedef struct JsonObject {
    Buffer *out;
    bool any; /* a member was written */
} JsonObject;

JsonObject json_open(Buffer *out);
void json_key(JsonObject *object, const char *key); /* the caller writes the value next */
void json_close(JsonObject *object);

/* A member with a string; nothing at all when s is NULL. */
void json_member(JsonObject *object, const char *key, LodeString s);
void json_text(JsonObject *object, const char *key, const char *s); /* zero-terminated */
void json_count(JsonObject *object, const char *key, size_t n);

/* What stands before the entry `i` of an array. */
static inline void json_separate(Buffer *out, size_t i) {
    if (i > 0)
        buffer_add(out, ", ", 2);
}

#endif
