/* tape.c - see tape.h */
#include "match/tape.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

_Static_assert(sizeof(Token) == 16 && TOKEN_GLUED << 6 == TAPE_GLUED, "heads_of_four knows tokens");

enum { WIDE = 8 }; /* bytes that one store writes: the head and the first layers, all zero */

/* The head of a record, as a number whose low byte comes first. */
static uint64_t head_of(const Token *t) {
    uint64_t glued = t->flags & TOKEN_GLUED ? TAPE_GLUED : 0;
    return (0x80 | glued | t->shape) | (uint64_t)(t->word & 0x7F) << 8 | (uint64_t)(t->word >> 7 & 0x7F) << 16 |
           (uint64_t)(t->word >> 14 & 0x7F) << 24;
}

static void store_wide(char *out, uint64_t head) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    head = __builtin_bswap64(head);
#endif
    memcpy(out, &head, WIDE);
}

#if defined(__SSE2__)
/* Of four tokens' last halves (word, shape and flags) the heads of their records. */
static __m128i heads_of_four(const Token *t) {
    const __m128i *at = (const __m128i *)(const void *)t;
    __m128i low = _mm_unpackhi_epi32(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
    __m128i high = _mm_unpackhi_epi32(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
    __m128i words = _mm_unpacklo_epi64(low, high), looks = _mm_unpackhi_epi64(low, high);
    __m128i shape = _mm_and_si128(looks, _mm_set1_epi32(0x3F));
    __m128i glued = _mm_and_si128(_mm_srli_epi32(looks, 2), _mm_set1_epi32(TAPE_GLUED));
    __m128i bytes = _mm_or_si128(_mm_and_si128(_mm_slli_epi32(words, 8), _mm_set1_epi32(0x7F00)),
                                 _mm_and_si128(_mm_slli_epi32(words, 9), _mm_set1_epi32(0x7F0000)));
    bytes = _mm_or_si128(bytes, _mm_and_si128(_mm_slli_epi32(words, 10), _mm_set1_epi32(0x7F000000)));
    return _mm_or_si128(_mm_or_si128(bytes, glued), _mm_or_si128(shape, _mm_set1_epi32(0x80)));
}

/* Writes the records of as many tokens as go by fours, when they are nothing but heads; how many. */
static size_t write_heads(char *out, const Token *t, size_t count) {
    size_t i = 0;
    for (; i + 4 <= count; i += 4)
        _mm_storeu_si128((__m128i *)(void *)(out + i * TAPE_HEAD), heads_of_four(t + i));
    return i;
}
#else
static size_t write_heads(char *out, const Token *t, size_t count) {
    (void)out, (void)t, (void)count;
    return 0;
}
#endif

/* Writes heads and clears layers; up to WIDE bytes behind the last record as well. */
static void write_records(char *out, const Token *t, size_t count, size_t width) {
    if (width > WIDE)
        memset(out, 0, count * width);
    for (size_t i = width == TAPE_HEAD ? write_heads(out, t, count) : 0; i < count; i++)
        store_wide(out + i * width, head_of(t + i));
}

/* The first mark from token `first` on; usually a step or two behind the last time. */
static size_t go_on(TapeLayer *layer, uint32_t first) {
    const Marks *marks = layer->marks;
    size_t i = layer->next;
    if (i > 0 && marks->at[i - 1].first >= first)
        i = marks_from(marks, first);
    while (i < marks->count && marks->at[i].first < first)
        i++;
    return i;
}

static void write_layer(char *out, TapeLayer *layer, uint32_t first, uint32_t end, size_t width) {
    const Marks *marks = layer->marks;
    int shift = 2 * (layer->number % TAPE_LAYERS_A_BYTE);
    char *column = out + TAPE_HEAD + layer->number / TAPE_LAYERS_A_BYTE;
    size_t i = go_on(layer, first);
    for (; i < marks->count && marks->at[i].first < end; i++) {
        const Mark *m = &marks->at[i];
        if (m->end > end)
            continue;
        column[(m->first - first) * width] |= (char)(TAPE_BEGIN << shift);
        for (uint32_t t = m->first + 1; t < m->end; t++)
            column[(t - first) * width] |= (char)(TAPE_INSIDE << shift);
    }
    layer->next = i;
}

void tape_write(Buffer *out, const Tokens *tokens, uint32_t first, uint32_t end, int width, TapeLayer *layers,
                size_t count) {
    size_t size = (size_t)(end - first) * (size_t)width;
    buffer_reserve(out, size + TAPE_PADDING);
    write_records(out->data + out->len, tokens->at + first, end - first, (size_t)width);
    for (size_t i = 0; i < count; i++)
        write_layer(out->data + out->len, &layers[i], first, end, (size_t)width);
    out->len += size;
    out->data[out->len] = '\0'; /* LPeg reads one byte past the end before it looks where that is */
}
