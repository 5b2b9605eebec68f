/* tape.c - see tape.h */
#include "match/tape.h"

static void write_records(char *out, const Token *t, size_t count, size_t width) {
    for (size_t i = 0; i < count; i++, t++, out += width) {
        int glued = t->flags & TOKEN_GLUED ? TAPE_GLUED : 0;
        out[0] = (char)(0x80 | glued | t->shape);
        out[1] = (char)(t->word & 0x7F);
        out[2] = (char)(t->word >> 7 & 0x7F);
        out[3] = (char)(t->word >> 14 & 0x7F);
        for (size_t k = TAPE_HEAD; k < width; k++)
            out[k] = 0;
    }
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
    buffer_reserve(out, size + 1);
    write_records(out->data + out->len, tokens->at + first, end - first, (size_t)width);
    for (int k = 0; k < layers; k++)
        write_layer(out->data + out->len, marks[k], k, first, end, (size_t)width);
    out->len += size;
    out->data[out->len] = '\0'; /* LPeg reads one byte past the end before it looks where that is */
}
