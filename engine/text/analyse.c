/* analyse.c - see analyse.h */
#include "text/analyse.h"

static void take_buffers(Tokens *tokens, Tokens *spare, size_t len) {
    if (spare != NULL) {
        *tokens = *spare;
        *spare = (Tokens){0};
        tokens->count = tokens->sentence_count = 0;
    }
    if (tokens->at == NULL)
        tokens->at = mem_grow(NULL, &tokens->cap, len / 5 + 16, sizeof *tokens->at);
}

void article_analyse(LodeArticle *article, Lexicon *lexicon, Tokens *spare) {
    Tokens *tokens = &article->tokens;
    if (tokens->at != NULL)
        return;
    take_buffers(tokens, spare, article->len);
    for (size_t i = 0; i < article->block_count; i++) {
        Block *block = &article->blocks[i];
        size_t first = tokens->count;
        block->first_sentence = (uint32_t)tokens->sentence_count;
        tokenize(tokens, lexicon, article->text, block->span.begin, block->span.end);
        split_sentences(tokens, lexicon, article->text, first);
        block->end_sentence = (uint32_t)tokens->sentence_count;
    }
}

void article_give_buffers(LodeArticle *article, Tokens *spare) {
    enum { MOST_KEPT = 1 << 20 }; /* tokens: what one large article took is not kept for small ones */
    if (spare->at != NULL || article->tokens.cap > MOST_KEPT)
        return;
    *spare = article->tokens;
    article->tokens = (Tokens){0};
}

size_t token_from_byte(const Tokens *tokens, uint32_t at) {
    size_t low = 0, high = tokens->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tokens->at[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t sentence_of_token(const Tokens *tokens, size_t index) {
    size_t low = 0, high = tokens->sentence_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tokens->sentences[middle].end < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
