/* encode.h - any bytes to valid UTF-8, and telling text from what is none. */
#ifndef LODE_TEXT_ENCODE_H
#define LODE_TEXT_ENCODE_H

#include "base/memory.h"
#include "lode.h"

typedef enum Encoding {
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_WINDOWS_1252
} Encoding;

typedef struct Decoded {
    LodeString text; /* valid UTF-8: the given bytes themselves, or in the buffer */
    Encoding encoding;
    size_t replaced; /* invalid sequences that became U+FFFD */
} Decoded;

/* The bytes as UTF-8.  UTF-16 is known by its byte order mark or by where its zero bytes stand;
** what is no valid UTF-8 is read as Windows-1252 when it looks like it (no well-formed sequence
** beyond ASCII, or fewer than bad ones), else each maximal ill-formed piece becomes one U+FFFD.
** A byte order mark is dropped unless `keep`.  Appends to `out` only when the bytes cannot be
** used as they are; `text` then lives as long as the buffer is left alone. */
Decoded decode(const void *bytes, size_t len, bool keep, Buffer *out);

/* What the bytes are when they are no text: "a PDF document, which this version does not read:
** convert it to text first", "binary data, not text"; NULL for text. */
const char *not_text(const void *bytes, size_t len);

/* Bytes of `s` before the first ill-formed sequence (len when there is none). */
size_t utf8_valid(const char *s, size_t len);

/* Code points in valid UTF-8. */
size_t utf8_count(const char *s, size_t len);

#endif
