/* plain_word.h - a short word in the register where comparing costs least: for plain stretches. */
#ifndef LODE_TEXT_PLAIN_WORD_H
#define LODE_TEXT_PLAIN_WORD_H

#include "text/lexicon.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* A ShortWord in the kind of register where comparing costs least, and its hash of 64 bits. */
#if defined(__SSE2__)
typedef __m128i PlainWord;

static inline PlainWord plain_word(const char *s, size_t len) {
    __m128i x = _mm_or_si128(_mm_loadu_si128((const __m128i *)(const void *)s), _mm_set1_epi8(0x20));
    return _mm_and_si128(x, _mm_loadu_si128((const __m128i *)(const void *)(short_word_ones() - len)));
}

static inline uint64_t plain_hash(PlainWord word) {
    ShortWord halves = {(uint64_t)_mm_cvtsi128_si64(word),
                        (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word))};
    return short_word_long_hash(halves);
}

static inline bool plain_equal(PlainWord word, const LexiconSlot *slot) {
    __m128i other = _mm_load_si128((const __m128i *)(const void *)&slot->word);
    return _mm_movemask_epi8(_mm_cmpeq_epi8(word, other)) == 0xFFFF;
}
#else
typedef ShortWord PlainWord;

static inline PlainWord plain_word(const char *s, size_t len) {
    return short_word_of_letters(s, len);
}

static inline uint64_t plain_hash(PlainWord word) {
    return short_word_long_hash(word);
}

static inline bool plain_equal(PlainWord word, const LexiconSlot *slot) {
    return short_word_equal(word, slot->word);
}
#endif

#endif
