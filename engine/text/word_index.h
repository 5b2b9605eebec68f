/* word_index.h - where each word stands in an article: from a word's id to its tokens. */
#ifndef LODE_TEXT_WORD_INDEX_H
#define LODE_TEXT_WORD_INDEX_H

#include "text/tokens.h"

#define NO_TOKEN UINT32_MAX

/* A hash table of words; tokens of one word are chained in ascending order. */
typedef struct WordIndex {
    uint32_t *words, *heads; /* by slot: the word's id, its first token (NO_TOKEN: free) */
    uint32_t *next;          /* by token: the next one of the same word, or NO_TOKEN */
    size_t slots, slot_cap, next_cap;
    bool ready;
} WordIndex;

/* Fills the index from an article's tokens; its buffers are used again. */
void word_index_fill(WordIndex *index, const Tokens *tokens);

/* The first token with that word's id, or NO_TOKEN; the others follow by `next`. */
uint32_t word_index_first(const WordIndex *index, uint32_t word);

void word_index_free(WordIndex *index);

#endif
