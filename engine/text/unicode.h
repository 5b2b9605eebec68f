/* unicode.h - code points and what they are to the tokeniser. */
#ifndef LODE_TEXT_UNICODE_H
#define LODE_TEXT_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum CharClass {
    CHAR_SYMBOL,
    CHAR_SPACE,
    CHAR_LOWER,
    CHAR_UPPER,
    CHAR_LETTER, /* without case */
    CHAR_DIGIT,
    CHAR_MARK, /* combining marks and invisible joiners: part of the word they stand in */
    CHAR_APOSTROPHE,
    CHAR_PERIOD,
    CHAR_COMMA,
    CHAR_COLON,
    CHAR_SEMICOLON,
    CHAR_EXCLAMATION,
    CHAR_HYPHEN,
    CHAR_DASH,
    CHAR_ELLIPSIS,
    CHAR_DOUBLE_QUOTE, /* straight */
    CHAR_OPEN_QUOTE,
    CHAR_CLOSE_QUOTE,
    CHAR_OPEN_SINGLE,
    CHAR_OPEN_BRACKET,
    CHAR_CLOSE_BRACKET,
    CHAR_CURRENCY,
    CHAR_PERCENT,
    CHAR_SLASH,
    CHAR_BULLET
} CharClass;

CharClass char_class(uint32_t cp);

/* Joiners and soft hyphens: seen by no reader, dropped when a word is folded. */
bool char_is_joiner(uint32_t cp);

/* Decodes the code point at s (valid UTF-8); returns its length in bytes. */
static inline size_t utf8_next(const char *s, uint32_t *cp) {
    const unsigned char *u = (const unsigned char *)s;
    if (u[0] < 0x80) {
        *cp = u[0];
        return 1;
    }
    if (u[0] < 0xE0) {
        *cp = (uint32_t)(u[0] & 0x1F) << 6 | (u[1] & 0x3F);
        return 2;
    }
    if (u[0] < 0xF0) {
        *cp = (uint32_t)(u[0] & 0x0F) << 12 | (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
        return 3;
    }
    *cp = (uint32_t)(u[0] & 0x07) << 18 | (uint32_t)(u[1] & 0x3F) << 12 |
          (uint32_t)(u[2] & 0x3F) << 6 | (u[3] & 0x3F);
    return 4;
}

static inline bool char_in_word(CharClass c) {
    return c >= CHAR_LOWER && c <= CHAR_MARK;
}
static inline bool char_is_letter(CharClass c) {
    return c >= CHAR_LOWER && c <= CHAR_LETTER;
}

#endif
