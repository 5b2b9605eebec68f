/* short_word.h - words of up to 16 bytes, folded, as one vector: nearly all words there are.
**
** Equality is one comparison, hashing two multiplications, folding ASCII a few vector
** instructions; longer words and other letters go the slower way (lexicon.h).
*/
#ifndef LODE_TEXT_SHORT_WORD_H
#define LODE_TEXT_SHORT_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { WORD_INLINE = 16 };

/* Folded, padded with zeros. */
typedef struct ShortWord {
    _Alignas(16) unsigned char bytes[WORD_INLINE];
} ShortWord;

/* Multiplies each half by an odd constant and folds: the high bits know all bytes.  (Multiply-shift:
** Dietzfelbinger and others, "A reliable randomized algorithm for the closest-pair problem", 1997.) */
static inline uint32_t short_word_hash(const ShortWord *word) {
    uint64_t a, b;
    memcpy(&a, word->bytes, 8);
    memcpy(&b, word->bytes + 8, 8);
    uint64_t h = a * 0x9E3779B97F4A7C15u + b * 0xD6E8FEB86659FD93u;
    return (uint32_t)(h >> 32 ^ h >> 15);
}

static inline bool short_word_equal(const ShortWord *x, const ShortWord *y) {
    return memcmp(x->bytes, y->bytes, WORD_INLINE) == 0;
}

#if defined(__SSE2__)

/* The first `len` bytes, the rest zero. */
static inline __m128i short_word_cut(__m128i v, size_t len) {
    static const unsigned char ONES[2 * WORD_INLINE] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                        255, 255, 255, 255, 255, 255, 255, 255};
    return _mm_and_si128(v, _mm_loadu_si128((const __m128i *)(const void *)(ONES + WORD_INLINE - len)));
}

/* Folds `len` bytes, all of them ASCII letters or all of them with the bit 0x20 set. */
static inline ShortWord short_word_of_letters(const char *s, size_t len) {
    ShortWord word;
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
    _mm_store_si128((__m128i *)(void *)word.bytes, short_word_cut(_mm_or_si128(v, _mm_set1_epi8(0x20)), len));
    return word;
}

/* Folds `len` bytes of ASCII, none of them zero; false when they are something else. */
static inline bool short_word_of_ascii(ShortWord *word, const char *s, size_t len) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
    __m128i from_a = _mm_sub_epi8(v, _mm_set1_epi8('A'));
    __m128i upper = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
    __m128i odd = _mm_or_si128(v, _mm_cmpeq_epi8(v, _mm_setzero_si128())); /* sign: not for us */
    __m128i folded = _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    _mm_store_si128((__m128i *)(void *)word->bytes, short_word_cut(folded, len));
    return ((uint32_t)_mm_movemask_epi8(odd) & ((1u << len) - 1)) == 0;
}

#else

static inline ShortWord short_word_of_letters(const char *s, size_t len) {
    ShortWord word = {{0}};
    for (size_t i = 0; i < len; i++)
        word.bytes[i] = (unsigned char)s[i] | 0x20;
    return word;
}

static inline bool short_word_of_ascii(ShortWord *word, const char *s, size_t len) {
    *word = (ShortWord){{0}};
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == 0 || c >= 0x80)
            return false;
        word->bytes[i] = c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
    return true;
}

#endif
#endif
