/* tape.c - see tape.h */
#include "match/tape.h"

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

/* Writes heads and clears layers; up to WIDE bytes behind the last record as well. */
static void write_records(char *out, const Token *t, size_t count, size_t width) {
    if (width > WIDE)
        memset(out, 0, count * width);
    for (size_t i = 0; i < count; i++, t++, out += width)
        store_wide(out, head_of(t));
}

static void write_layer(char *out, const Marks *marks, int layer, uint32_t first, uint32_t end,
                        size_t width) {
    int shift = 2 * (layer % TAPE_LAYERS_A_BYTE);
    char *column = out + TAPE_HEAD + layer / TAPE_LAYERS_A_BYTE;
    for (size_t i = marks_from(marks, first); i < marks->count && marks->at[i].first < end; i++) {
        const Mark *m = &marks->at[i];
        if (m->end > end)
            continue;
        column[(m->first - first) * width] |= (char)(TAPE_BEGIN << shift);
        for (uint32_t t = m->first + 1; t < m->end; t++)
            column[(t - first) * width] |= (char)(TAPE_INSIDE << shift);
    }
}

void tape_write(Buffer *out, const Tokens *tokens, uint32_t first, uint32_t end, int width,
                const Marks *const *marks, int layers) {
    size_t size = (size_t)(end - first) * (size_t)width;
    buffer_reserve(out, size + WIDE);
    write_records(out->data + out->len, tokens->at + first, end - first, (size_t)width);
    for (int k = 0; k < layers; k++)
        write_layer(out->data + out->len, marks[k], k, first, end, (size_t)width);
    out->len += size;
    out->data[out->len] = '\0'; /* LPeg reads one byte past the end before it looks where that is */
}
