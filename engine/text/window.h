/* window.h - 64 bytes of text at one look: what each of them is, as bits.
**
** The tokeniser spends its time on plain words, blanks and commas.  A look finds them with vector
** instructions where the processor has them and byte by byte where it has not; both give the same
** bits, and everything behind the look is shared, so tokens never depend on the machine.
*/
#ifndef LODE_TEXT_WINDOW_H
#define LODE_TEXT_WINDOW_H

#include "text/lexicon.h"

enum { WINDOW = 64 };

/* Bit i tells of byte i.  What is in none of letters, spaces and marks needs a closer look. */
typedef struct Window {
    uint64_t letters; /* a-z A-Z */
    uint64_t uppers;  /* A-Z */
    uint64_t spaces;  /* blank, tab */
    uint64_t marks;   /* , ; ( ): tokens whatever stands around them */
} Window;

/* The ways to look, best first in what window_best tells. */
typedef enum Looker { LOOK_PORTABLE, LOOK_AVX2 } Looker;

/* The best that this processor has; LODE_VECTOR=0 in the environment asks for the portable one. */
Looker window_best(void);

static inline Window window_portable(const char *s) {
    Window w = {0, 0, 0, 0};
    for (unsigned i = 0; i < WINDOW; i++) {
        unsigned char c = (unsigned char)s[i];
        uint64_t bit = (uint64_t)1 << i;
        if ((unsigned char)((c | 0x20) - 'a') < 26)
            w.letters |= bit;
        if ((unsigned char)(c - 'A') < 26)
            w.uppers |= bit;
        if (c == ' ' || c == '\t')
            w.spaces |= bit;
        if (c == ',' || c == ';' || c == '(' || c == ')')
            w.marks |= bit;
    }
    return w;
}

#if defined(__x86_64__)
#define LODE_HAS_AVX2 1
#include <immintrin.h>

/* Classes by nibbles: a byte has a class when its low and its high nibble both name it.
** (Mula, Lemire: "Faster Base64 encoding and decoding using AVX2 instructions", section 3.) */
enum { NIBBLE_BLANK = 1, NIBBLE_TAB = 2, NIBBLE_COMMA = 4, NIBBLE_SEMICOLON = 8 };

__attribute__((target("avx2"))) static inline Window window_avx2(const char *s) {
    const __m256i low = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        NIBBLE_BLANK, 0, 0, 0, 0, 0, 0, 0, NIBBLE_COMMA, NIBBLE_TAB | NIBBLE_COMMA, 0,
        NIBBLE_SEMICOLON, NIBBLE_COMMA, 0, 0, 0));
    const __m256i high = _mm256_broadcastsi128_si256(_mm_setr_epi8(
        NIBBLE_TAB, 0, NIBBLE_BLANK | NIBBLE_COMMA, NIBBLE_SEMICOLON, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    const __m256i zero = _mm256_setzero_si256(), fifteen = _mm256_set1_epi8(15);
    uint32_t bits[2][4];
    for (int half = 0; half < 2; half++) {
        __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)(s + 32 * half));
        __m256i from_a = _mm256_sub_epi8(_mm256_or_si256(v, _mm256_set1_epi8(0x20)), _mm256_set1_epi8('a'));
        __m256i letter = _mm256_cmpeq_epi8(_mm256_min_epu8(from_a, _mm256_set1_epi8(25)), from_a);
        __m256i nibbles = _mm256_and_si256(
            _mm256_shuffle_epi8(low, v), /* 0 where the byte is 0x80 or more */
            _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), fifteen)));
        __m256i mark = _mm256_cmpgt_epi8(nibbles, _mm256_set1_epi8(NIBBLE_TAB));
        __m256i space = _mm256_andnot_si256(mark, _mm256_cmpgt_epi8(nibbles, zero));
        uint32_t small = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(v, 2)); /* bit 5: 0x20 */
        bits[half][0] = (uint32_t)_mm256_movemask_epi8(letter);
        bits[half][1] = bits[half][0] & ~small;
        bits[half][2] = (uint32_t)_mm256_movemask_epi8(space);
        bits[half][3] = (uint32_t)_mm256_movemask_epi8(mark);
    }
    return (Window){bits[0][0] | (uint64_t)bits[1][0] << 32, bits[0][1] | (uint64_t)bits[1][1] << 32,
                    bits[0][2] | (uint64_t)bits[1][2] << 32, bits[0][3] | (uint64_t)bits[1][3] << 32};
}
#else
#define LODE_HAS_AVX2 0
#endif

#endif
