/* window.h - 64 bytes of text at one look: what each of them is, as bits.
**
** The tokeniser spends its time on plain words, blanks and commas.  A look finds them with vector
** instructions where the processor has them and byte by byte where it has not; both give the same
** bits, and everything behind the look is shared, so tokens never depend on the machine.
*/
#ifndef LODE_TEXT_WINDOW_H
#define LODE_TEXT_WINDOW_H

#include <stdint.h>

enum { WINDOW = 64 };

/* Bit i tells of byte i.  What is in none of them needs a closer look. */
typedef struct Window {
    uint64_t letters;     /* a-z A-Z */
    uint64_t uppers;      /* A-Z */
    uint64_t esses;       /* s S */
    uint64_t digits;      /* 0-9 */
    uint64_t spaces;      /* blank, tab */
    uint64_t marks;       /* , ( ) */
    uint64_t openers;     /* ( */
    uint64_t stops;       /* . ! ? : */
    uint64_t quotes;      /* " */
    uint64_t apostrophes; /* ' */
    uint64_t hyphens;     /* - */
} Window;

static inline Window window_portable(const char *s) {
    Window w = {0};
    for (unsigned i = 0; i < WINDOW; i++) {
        unsigned char c = (unsigned char)s[i];
        uint64_t bit = (uint64_t)1 << i;
        w.letters |= (unsigned char)((c | 0x20) - 'a') < 26 ? bit : 0;
        w.uppers |= (unsigned char)(c - 'A') < 26 ? bit : 0;
        w.esses |= (c | 0x20) == 's' ? bit : 0;
        w.digits |= (unsigned char)(c - '0') < 10 ? bit : 0;
        w.spaces |= c == ' ' || c == '\t' ? bit : 0;
        w.marks |= c == ',' || c == '(' || c == ')' ? bit : 0;
        w.openers |= c == '(' ? bit : 0;
        w.stops |= c == '.' || c == '!' || c == '?' || c == ':' ? bit : 0;
        w.quotes |= c == '"' ? bit : 0;
        w.apostrophes |= c == '\'' ? bit : 0;
        w.hyphens |= c == '-' ? bit : 0;
    }
    return w;
}

#if defined(__x86_64__)
#define LODE_X86_VECTORS 1
#include <immintrin.h>

/* The bits of 32 bytes. */
typedef struct HalfWindow {
    uint32_t letters, uppers, esses, digits, spaces, marks, openers, stops, quotes, apostrophes, hyphens;
} HalfWindow;

/* Classes by nibbles: a byte has a class when its high nibble (the row of the ASCII table) and its
** low nibble (the column) both name it.  (Mula, Lemire: "Faster Base64 encoding and decoding using
** AVX2 instructions", section 3.)  Classes that are told apart by no one else share what is left. */
enum {
    IN_BLANK = 0x01,    /* row 2: blank */
    IN_TAB = 0x02,      /* row 0: tab */
    IN_MARKS = 0x04,    /* row 2: , ( ) */
    IN_STOPS = 0x08,    /* row 2: . ! */
    IN_COLON = 0x10,    /* row 3: : ? */
    IN_OPENER = 0x20,   /* row 2: ( */
    IN_QUOTE = 0x40,    /* row 2: " */
    IN_APOSTROPHE = -128 /* row 2: ' */
};

static const signed char COLUMNS[16] = {
    IN_BLANK, IN_STOPS, IN_QUOTE, 0,        0,        0, 0,        IN_APOSTROPHE,
    IN_MARKS | IN_OPENER, IN_TAB | IN_MARKS, IN_COLON, 0,        IN_MARKS, 0, IN_STOPS, IN_COLON};
static const signed char ROWS[16] = {
    IN_TAB, 0, IN_BLANK | IN_MARKS | IN_STOPS | IN_OPENER | IN_QUOTE | IN_APOSTROPHE, IN_COLON};

static inline __m128i window_table(const signed char *table) {
    return _mm_loadu_si128((const __m128i *)(const void *)table);
}

__attribute__((target("avx2"))) static inline uint32_t window_in_class(__m256i classes, char wanted) {
    __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(classes, _mm256_set1_epi8(wanted)), _mm256_setzero_si256());
    return ~(uint32_t)_mm256_movemask_epi8(none);
}

__attribute__((target("avx2"))) static inline __m256i window_in_range(__m256i v, char first, char count) {
    __m256i from_first = _mm256_sub_epi8(v, _mm256_set1_epi8(first));
    return _mm256_cmpeq_epi8(_mm256_min_epu8(from_first, _mm256_set1_epi8((char)(count - 1))), from_first);
}

__attribute__((target("avx2"))) static inline HalfWindow window_half(const char *s) {
    const __m256i columns = _mm256_broadcastsi128_si256(window_table(COLUMNS));
    const __m256i rows = _mm256_broadcastsi128_si256(window_table(ROWS));
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)s);
    __m256i row = _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15));
    __m256i folded = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    __m256i in = _mm256_and_si256(_mm256_shuffle_epi8(columns, v), /* 0 where the byte is not ASCII */
                                  _mm256_shuffle_epi8(rows, row));
    HalfWindow w = {
        .letters = (uint32_t)_mm256_movemask_epi8(window_in_range(folded, 'a', 26)),
        .esses = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(folded, _mm256_set1_epi8('s'))),
        .digits = (uint32_t)_mm256_movemask_epi8(window_in_range(v, '0', 10)),
        .spaces = window_in_class(in, IN_BLANK | IN_TAB),
        .marks = window_in_class(in, IN_MARKS),
        .openers = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(in, 2)),
        .stops = window_in_class(in, IN_STOPS | IN_COLON),
        .quotes = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(in, 1)),
        .apostrophes = (uint32_t)_mm256_movemask_epi8(in),
        .hyphens = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('-'))),
    };
    w.uppers = w.letters & ~(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(v, 2)); /* 0x20 is off */
    return w;
}

__attribute__((target("avx2"))) static inline uint64_t window_join(uint32_t low, uint32_t high) {
    return low | (uint64_t)high << 32;
}

__attribute__((target("avx2"))) static inline Window window_avx2(const char *s) {
    HalfWindow a = window_half(s), b = window_half(s + WINDOW / 2);
    return (Window){
        .letters = window_join(a.letters, b.letters),
        .uppers = window_join(a.uppers, b.uppers),
        .esses = window_join(a.esses, b.esses),
        .digits = window_join(a.digits, b.digits),
        .spaces = window_join(a.spaces, b.spaces),
        .marks = window_join(a.marks, b.marks),
        .openers = window_join(a.openers, b.openers),
        .stops = window_join(a.stops, b.stops),
        .quotes = window_join(a.quotes, b.quotes),
        .apostrophes = window_join(a.apostrophes, b.apostrophes),
        .hyphens = window_join(a.hyphens, b.hyphens),
    };
}

/* AVX-512 compares 64 bytes at once and answers in bits. */
__attribute__((target("avx512f,avx512bw"))) static inline uint64_t window_equal(__m512i v, char c) {
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(c));
}

__attribute__((target("avx512f,avx512bw"))) static inline uint64_t window_range(__m512i v, char first, char count) {
    return _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8(first)), _mm512_set1_epi8(count));
}

__attribute__((target("avx512f,avx512bw"))) static inline Window window_avx512(const char *s) {
    const __m512i columns = _mm512_broadcast_i32x4(window_table(COLUMNS));
    const __m512i rows = _mm512_broadcast_i32x4(window_table(ROWS));
    __m512i v = _mm512_loadu_si512((const void *)s), folded = _mm512_or_si512(v, _mm512_set1_epi8(0x20));
    __m512i row = _mm512_and_si512(_mm512_srli_epi16(v, 4), _mm512_set1_epi8(15));
    __m512i in = _mm512_and_si512(_mm512_shuffle_epi8(columns, v), _mm512_shuffle_epi8(rows, row));
    uint64_t letters = window_range(folded, 'a', 26);
    return (Window){
        .letters = letters,
        .uppers = letters & _mm512_testn_epi8_mask(v, _mm512_set1_epi8(0x20)),
        .esses = window_equal(folded, 's'),
        .digits = window_range(v, '0', 10),
        .spaces = _mm512_test_epi8_mask(in, _mm512_set1_epi8(IN_BLANK | IN_TAB)),
        .marks = _mm512_test_epi8_mask(in, _mm512_set1_epi8(IN_MARKS)),
        .openers = _mm512_test_epi8_mask(in, _mm512_set1_epi8(IN_OPENER)),
        .stops = _mm512_test_epi8_mask(in, _mm512_set1_epi8(IN_STOPS | IN_COLON)),
        .quotes = _mm512_test_epi8_mask(in, _mm512_set1_epi8(IN_QUOTE)),
        .apostrophes = _mm512_movepi8_mask(in),
        .hyphens = window_equal(v, '-'),
    };
}
#else
#define LODE_X86_VECTORS 0
#endif

#endif
