/* analyse.h - tokens and sentences of a whole article. */
#ifndef LODE_TEXT_ANALYSE_H
#define LODE_TEXT_ANALYSE_H

#include "read/article.h"
#include "text/lexicon.h"

/* Fills article->tokens and the sentence ranges of its blocks.  Done once; a second call does
** nothing.  Buffers are taken out of `spare` where it has any; NULL is allowed. */
void article_analyse(LodeArticle *article, Lexicon *lexicon, Tokens *spare);

/* Takes the buffers of an article that is about to be freed over into an empty `spare`. */
void article_give_buffers(LodeArticle *article, Tokens *spare);

/* The first token that ends behind byte `at` (tokens->count when there is none). */
size_t token_from_byte(const Tokens *tokens, uint32_t at);

/* The sentence that token `index` or its mark belongs to (its index). */
size_t sentence_of_token(const Tokens *tokens, size_t index);

#endif
