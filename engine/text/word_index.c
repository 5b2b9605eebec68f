/* word_index.c - see word_index.h */
#include "text/word_index.h"

#include "base/memory.h"

#include <stdlib.h>

static size_t slot_of(const WordIndex *index, uint32_t word) {
    size_t mask = index->slots - 1, slot = (word * 2654435761u) >> 8 & mask;
    while (index->heads[slot] != NO_TOKEN && index->words[slot] != word)
        slot = (slot + 1) & mask;
    return slot;
}

static void make_room(WordIndex *index, size_t tokens) {
    size_t slots = 64;
    while (slots < 2 * tokens)
        slots *= 2;
    if (slots > index->slot_cap) {
        index->words = mem_realloc(index->words, slots * sizeof *index->words);
        index->heads = mem_realloc(index->heads, slots * sizeof *index->heads);
        index->slot_cap = slots;
    }
    index->slots = slots;
    memset(index->heads, 0xff, slots * sizeof *index->heads);
    index->next = mem_grow(index->next, &index->next_cap, tokens + 1, sizeof *index->next);
}

void word_index_fill(WordIndex *index, const Tokens *tokens) {
    make_room(index, tokens->count);
    for (size_t i = tokens->count; i-- > 0;) { /* backwards, so that chains ascend */
        if (shape_is_mark(tokens->at[i].shape))
            continue;
        size_t slot = slot_of(index, tokens->at[i].word);
        index->next[i] = index->heads[slot];
        index->words[slot] = tokens->at[i].word;
        index->heads[slot] = (uint32_t)i;
    }
    index->ready = true;
}

uint32_t word_index_first(const WordIndex *index, uint32_t word) {
    return index->heads[slot_of(index, word)];
}

void word_index_free(WordIndex *index) {
    free(index->words);
    free(index->heads);
    free(index->next);
    *index = (WordIndex){0};
}
