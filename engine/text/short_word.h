/* short_word.h - words of up to 16 bytes, folded, as two numbers: nearly all words there are.
**
** Equality is two comparisons, hashing two multiplications, folding ASCII a handful of operations
** on eight bytes at once; longer words and other letters go the slower way (lexicon.h).
*/
#ifndef LODE_TEXT_SHORT_WORD_H
#define LODE_TEXT_SHORT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { WORD_INLINE = 16 };

/* The bytes in the order of the text, padded with zeros. */
typedef struct ShortWord {
    uint64_t low, high;
} ShortWord;

/* Multiplies each half by an odd constant; the high bits, which know all bytes, are the hash.
** (Multiply-shift: Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair
** problem", 1997.) */
static inline uint64_t short_word_long_hash(ShortWord word) {
    return word.low * 0x9E3779B97F4A7C15u + word.high * 0xD6E8FEB86659FD93u;
}
static inline uint32_t short_word_hash(ShortWord word) {
    return (uint32_t)(short_word_long_hash(word) >> 32);
}

static inline bool short_word_equal(ShortWord x, ShortWord y) {
    return ((x.low ^ y.low) | (x.high ^ y.high)) == 0;
}

/* All 16 bytes at `s`. */
static inline ShortWord short_word_load(const char *s) {
    ShortWord word;
    memcpy(&word, s, sizeof word);
    return word;
}

/* 64 bytes of ones stand before it, 16 of zeros behind: what begins `len` bytes before it has ones in
** its first `len` bytes. */
static inline const char *short_word_ones(void) {
    enum { MOST = 64 };
    static const unsigned char ONES[MOST + WORD_INLINE] = {
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
    return (const char *)ONES + MOST;
}

/* Ones in the first `len` bytes, up to 64: in all of them where that is more than there are. */
static inline ShortWord short_word_mask(size_t len) {
    return short_word_load(short_word_ones() - len);
}

/* The same byte eight times. */
static inline uint64_t eight_of(unsigned char byte) {
    return byte * (uint64_t)0x0101010101010101u;
}

/* Folds `len` bytes, each of them a letter of ASCII or a mark that has the bit 0x20 set. */
static inline ShortWord short_word_of_letters(const char *s, size_t len) {
    ShortWord x = short_word_load(s), mask = short_word_mask(len);
    return (ShortWord){(x.low | eight_of(0x20)) & mask.low, (x.high | eight_of(0x20)) & mask.high};
}

/* Sets the bit 0x20 of each capital among eight bytes of ASCII. */
static inline uint64_t fold_eight(uint64_t x) {
    uint64_t from_a = x + eight_of(0x80 - 'A'), behind_z = x + eight_of(0x80 - 'Z' - 1);
    return x | ((from_a ^ behind_z) & eight_of(0x80)) >> 2;
}

/* The sign bits of those of eight bytes that are zero or not ASCII; exact if none is. */
static inline uint64_t odd_of_eight(uint64_t x) {
    return (x | (x - eight_of(1))) & eight_of(0x80);
}

/* Folds `len` bytes of ASCII, none of them zero; false when they are something else. */
static inline bool short_word_of_ascii(ShortWord *word, const char *s, size_t len) {
    ShortWord x = short_word_load(s), mask = short_word_mask(len);
    uint64_t odd = odd_of_eight((x.low & mask.low) | (~mask.low & eight_of(1))) |
                   odd_of_eight((x.high & mask.high) | (~mask.high & eight_of(1)));
    if (odd != 0)
        return false;
    *word = (ShortWord){fold_eight(x.low & mask.low), fold_eight(x.high & mask.high)};
    return true;
}

#endif
