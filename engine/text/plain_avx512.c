/* plain_avx512.c - tokens of a plain stretch, all at once: places and shapes as vectors of bytes. */
#include "text/plain_word.h"
#include "text/stretch.h"

#if LODE_X86_VECTORS

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2")))

/* Byte k is about token k of the stretch. */
typedef struct Columns {
    _Alignas(64) uint8_t begin[WINDOW], len[WINDOW];
    __m512i shape, glued;
    size_t count;
} Columns;

/* Of 64 bytes those that the bits name, closed up. */
AVX512 static inline __m512i pick(uint64_t bits, __m512i bytes) {
    return _mm512_maskz_compress_epi8(bits, bytes);
}

AVX512 static inline __m512i pick_bits(uint64_t bits, uint64_t of) {
    return _mm512_and_si512(pick(bits, _mm512_movm_epi8(of)), _mm512_set1_epi8(1));
}

AVX512 static inline void find_columns(const Stretch *plain, const char *text, Columns *c) {
    const __m512i places = _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37,
        36, 35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10,
        9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    __m512i begin = pick(plain->begins, places);
    __m512i len = _mm512_sub_epi8(pick(plain->ends, places), begin);
    __m512i first = pick(plain->begins, _mm512_loadu_si512((const void *)text));
    __m512i capital = pick_bits(plain->begins, plain->uppers);
    __m512i table = _mm512_permutex2var_epi8(_mm512_loadu_si512((const void *)PLAIN_SHAPES), first,
                                             _mm512_loadu_si512((const void *)(PLAIN_SHAPES + 64)));
    uint64_t single = _mm512_cmpeq_epi8_mask(len, _mm512_set1_epi8(1)) &
                      _mm512_cmpneq_epi8_mask(first, _mm512_set1_epi8('"')) &
                      _mm512_test_epi8_mask(capital, capital);
    c->shape = _mm512_mask_mov_epi8(_mm512_add_epi8(table, capital), single, _mm512_set1_epi8(SHAPE_INITIAL));
    c->glued = pick_bits(plain->begins, ~plain->behind_space);
    c->count = (size_t)__builtin_popcountll(plain->begins);
    _mm512_store_si512((void *)c->begin, begin);
    _mm512_store_si512((void *)c->len, len);
}

/* Of sixteen tokens four numbers each: rows out of columns. */
AVX512 static inline void store_tokens(Token *out, __m512i a, __m512i b, __m512i c, __m512i d) {
    __m512i ab0 = _mm512_unpacklo_epi32(a, b), ab1 = _mm512_unpackhi_epi32(a, b);
    __m512i cd0 = _mm512_unpacklo_epi32(c, d), cd1 = _mm512_unpackhi_epi32(c, d);
    __m512i t0 = _mm512_unpacklo_epi64(ab0, cd0), t1 = _mm512_unpackhi_epi64(ab0, cd0);
    __m512i t2 = _mm512_unpacklo_epi64(ab1, cd1), t3 = _mm512_unpackhi_epi64(ab1, cd1);
    __m512i low01 = _mm512_shuffle_i32x4(t0, t1, 0x44), high01 = _mm512_shuffle_i32x4(t0, t1, 0xEE);
    __m512i low23 = _mm512_shuffle_i32x4(t2, t3, 0x44), high23 = _mm512_shuffle_i32x4(t2, t3, 0xEE);
    _mm512_storeu_si512((void *)out, _mm512_shuffle_i32x4(low01, low23, 0x88));
    _mm512_storeu_si512((void *)(out + 4), _mm512_shuffle_i32x4(low01, low23, 0xDD));
    _mm512_storeu_si512((void *)(out + 8), _mm512_shuffle_i32x4(high01, high23, 0x88));
    _mm512_storeu_si512((void *)(out + 12), _mm512_shuffle_i32x4(high01, high23, 0xDD));
}

/* Stores the tokens without their words, sixteen at a time: up to fifteen too many. */
AVX512 static inline void store_columns(const Columns *c, uint32_t from, Token *out) {
    _Alignas(64) uint8_t shape[WINDOW], glued[WINDOW];
    _mm512_store_si512((void *)shape, c->shape);
    _mm512_store_si512((void *)glued, c->glued);
    for (size_t k = 0; k < c->count; k += 16) {
        __m512i begin = _mm512_cvtepu8_epi32(_mm_load_si128((const __m128i *)(const void *)(c->begin + k)));
        __m512i len = _mm512_cvtepu8_epi32(_mm_load_si128((const __m128i *)(const void *)(c->len + k)));
        __m512i shapes = _mm512_cvtepu8_epi32(_mm_load_si128((const __m128i *)(const void *)(shape + k)));
        __m512i flags = _mm512_cvtepu8_epi32(_mm_load_si128((const __m128i *)(const void *)(glued + k)));
        begin = _mm512_add_epi32(begin, _mm512_set1_epi32((int)from));
        store_tokens(out + k, begin, _mm512_add_epi32(begin, len), _mm512_setzero_si512(),
                     _mm512_or_si512(shapes, _mm512_slli_epi32(flags, 8)));
    }
}

/* Looks up the words; those that are not where the lexicon looks first are asked for one by one. */
AVX512 static inline void find_words(Scan *s, const Columns *c, const char *text, Token *out) {
    const LexiconSlot *slots = s->lexicon->slots;
    unsigned shift = 32 + s->lexicon->slot_shift;
    for (size_t k = 0; k < c->count; k++) {
        size_t len = c->len[k];
        PlainWord word = plain_word(text + c->begin[k], len);
        const LexiconSlot *slot = &slots[plain_hash(word) >> shift];
        out[k].word = slot->id;
        if (__builtin_expect(!plain_equal(word, slot) || len > WORD_INLINE, 0)) {
            out[k].word = intern_plain(s, s->pos + c->begin[k], len);
            slots = s->lexicon->slots;
            shift = 32 + s->lexicon->slot_shift;
        }
    }
}

/* Words with capitals behind their first letter: rare enough to be looked at one by one. */
AVX512 static inline void shape_capitals(const Stretch *plain, Token *out) {
    uint64_t more = plain->uppers & ~plain->begins;
    while (more != 0) {
        uint64_t before = plain->begins & below(first_bit(more));
        size_t k = (size_t)__builtin_popcountll(before) - 1;
        if (before == 0 || k >= (size_t)__builtin_popcountll(plain->begins))
            return;
        unsigned len = out[k].end - out[k].begin, begin = WINDOW - 1 - (unsigned)__builtin_clzll(before);
        if (first_bit(more) >= begin + len)
            return; /* behind the stretch */
        out[k].shape = (uint8_t)shape_of_letters(plain->uppers >> begin & below(len), len);
        more &= ~below(begin + len);
    }
}

AVX512 void put_avx512(Scan *s, const Stretch *plain) {
    Columns columns;
    Token *out = s->out->at + s->out->count;
    find_columns(plain, s->text + s->pos, &columns);
    store_columns(&columns, (uint32_t)s->pos, out);
    find_words(s, &columns, s->text + s->pos, out);
    shape_capitals(plain, out);
    s->out->count += columns.count;
}

#endif
