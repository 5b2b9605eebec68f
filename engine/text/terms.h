/* terms.h - how much each word of an article tells about it, and its best phrases, by YAKE.
**
** Campos, Mangaravite, Pasquali, Jorge, Nunes, Jatowt: YAKE! Keyword extraction from single documents using multiple
** local features, Information Sciences 509, 2020, section 3.  Statistical only: no corpus, no list but that of small
** words.  Two things differ: words joined by hyphens are one, and phrases are made of the lightest words only.
*/
#ifndef LODE_TEXT_TERMS_H
#define LODE_TEXT_TERMS_H

#include "base/key_table.h"
#include "read/article.h"
#include "text/lexicon.h"

/* A word, or several joined by hyphens, wherever it stands in the article. */
typedef struct Term {
    uint64_t key;        /* the word's id; of several, and of words without one, a hash */
    uint32_t first, end; /* tokens where it first stands */
    uint32_t count, upper, acronym;
    uint32_t lefts, rights, left_kinds, right_kinds; /* neighbours, distinct neighbours */
    uint32_t sentences;        /* distinct ones that it stands in */
    uint32_t occurrence, last; /* the first and the last, in `occurrences` */
    bool tells;                /* neither small nor a figure */
    bool titled;               /* in the headline */
    uint32_t rated;            /* 1 + the last sentence that was rated with it */
    bool light;                /* among the lightest, of which phrases are made */
    double weight;             /* small is important; set where it tells */
} Term;

typedef struct Occurrence {
    uint32_t term, first, end; /* tokens */
    uint32_t sentence;         /* index of article->tokens.sentences */
    uint32_t next;             /* of the same term, or NO_TOKEN */
} Occurrence;

/* A phrase of up to three words where it first stands. */
typedef struct Phrase {
    uint32_t term[3], length; /* words of it */
    uint32_t first, end;      /* tokens */
    uint32_t count;
    double score; /* small is good */
} Phrase;

/* What the words of a sentence tell. */
typedef struct RatedSentence {
    uint32_t sentence; /* index of article->tokens.sentences */
    uint32_t words;
    uint32_t shared;   /* distinct words that tell and stand in the headline, too */
    double key;        /* the sum of 1 / (1 + weight) over distinct words that tell */
} RatedSentence;

typedef struct Terms {
    Term *at;
    size_t count, cap;
    Occurrence *occurrences;
    size_t occurrence_count, occurrence_cap;
    Phrase *phrases;
    size_t phrase_count, phrase_cap;
    RatedSentence *sentences;
    size_t sentence_count, sentence_cap;
    KeyTable by_key, pairs, by_phrase;
    uint8_t *small; /* by word id: a small word; made on first use */
    size_t small_count;
} Terms;

/* Weighs the words of an article that has been analysed; buffers are used again. */
void terms_weigh(Terms *terms, const LodeArticle *article, Lexicon *lexicon);

/* After terms_weigh: fills `phrases` with the best `most` phrases, best first, none sharing half of its words with
** one before it. */
void terms_rank_phrases(Terms *terms, const LodeArticle *article, size_t most);

/* After terms_weigh: fills `sentences` with those that have words, in their order. */
void terms_rate_sentences(Terms *terms);

void terms_free(Terms *terms);

#endif
