/* tokens.h - tokens, their shapes, and sentences.
**
** The definition of a token is in docs/tokens.md.  In short: words, numbers and marks stand alone;
** clitics ('s, n't, 'll) are tokens of their own; so are the parts of most hyphenated words.  At
** the end of each sentence stands one empty token, a *mark*, so that a pattern over a paragraph
** sees where sentences end.
*/
#ifndef LODE_TEXT_TOKENS_H
#define LODE_TEXT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a token looks like.  The order is that of SHAPE_NAMES in tokens.c; at most 64. */
typedef enum Shape {
    SHAPE_LOWER,          /* visit */
    SHAPE_CAPITAL,        /* Visit */
    SHAPE_UPPER,          /* NATO: two or more letters */
    SHAPE_MIXED,          /* McDonald, iPhone */
    SHAPE_INITIAL,        /* J. or A: one capital letter */
    SHAPE_ABBREV_LOWER,   /* a.m. */
    SHAPE_ABBREV_CAPITAL, /* Gen. */
    SHAPE_ABBREV_UPPER,   /* U.S. */
    SHAPE_CASELESS,       /* letters of a script without case */
    SHAPE_NUMBER,         /* 5  1,000  3.5 */
    SHAPE_ORDINAL,        /* 21st */
    SHAPE_ALNUM,          /* K9  1990s  10am */
    SHAPE_TIME,           /* 16:04 */
    SHAPE_NUMERIC_DATE,   /* 7/31/2023  2023-07-31 */
    SHAPE_CLITIC,         /* 's  n't  'll */
    SHAPE_URL,
    SHAPE_EMAIL,
    SHAPE_HASHTAG,
    SHAPE_HANDLE,
    SHAPE_FULL_STOP,
    SHAPE_EXCLAMATION, /* ?  !  ?! */
    SHAPE_COMMA,
    SHAPE_COLON,
    SHAPE_SEMICOLON,
    SHAPE_ELLIPSIS,
    SHAPE_HYPHEN,
    SHAPE_DASH,
    SHAPE_APOSTROPHE, /* students' */
    SHAPE_OPEN_QUOTE,
    SHAPE_CLOSE_QUOTE,
    SHAPE_STRAIGHT_QUOTE, /* a " with space on both sides or on none */
    SHAPE_OPEN_SINGLE,
    SHAPE_CLOSE_SINGLE,
    SHAPE_OPEN_BRACKET,
    SHAPE_CLOSE_BRACKET,
    SHAPE_CURRENCY,
    SHAPE_PERCENT,
    SHAPE_SLASH,
    SHAPE_BULLET,
    SHAPE_SYMBOL,        /* whatever else */
    SHAPE_SENTENCE_END,  /* a mark: empty */
    SHAPE_PARAGRAPH_END, /* the mark of a block's last sentence */
    SHAPE_COUNT
} Shape;

const char *shape_name(Shape shape);
Shape shape_named(const char *name); /* SHAPE_COUNT when there is none */

enum { TOKEN_GLUED = 1 }; /* no white space between it and the token before */

typedef struct Token {
    uint32_t begin, end; /* bytes of the canonical text */
    uint32_t word;       /* id of the folded word; 0 when the lexicon was full, and for marks */
    uint8_t shape;       /* Shape */
    uint8_t flags;
} Token;

/* Tokens [first, end); the mark stands at `end`. */
typedef struct Sentence {
    uint32_t first, end;
} Sentence;

typedef struct Tokens {
    Token *at; /* `count` tokens, marks included */
    size_t count, cap;
    Sentence *sentences;
    size_t sentence_count, sentence_cap;
    uint32_t *turns; /* of the block at work: tokens that may end a sentence or stand behind a line */
    size_t turn_count, turn_cap; /* break, ascending; made by tokenize for split_sentences */
    bool broken;                 /* the block at work has line breaks */
} Tokens;

struct Lexicon;

enum { TEXT_PADDING = 64 }; /* readable bytes that have to follow a text, for vector code */

/* Appends the tokens of text[begin, end) without marks.  `text` is valid UTF-8 followed by
** TEXT_PADDING readable bytes. */
void tokenize(Tokens *out, struct Lexicon *lexicon, const char *text, size_t begin, size_t end);

/* Splits the tokens from index `first` on (one block, as tokenize left them) into sentences and
** puts in the marks. */
void split_sentences(Tokens *tokens, const struct Lexicon *lexicon, const char *text, size_t first);

void tokens_free(Tokens *tokens);

static inline bool shape_is_mark(uint8_t shape) {
    return shape >= SHAPE_SENTENCE_END;
}
static inline bool shape_is_word(uint8_t shape) {
    return shape <= SHAPE_CASELESS;
}
static inline bool shape_is_capitalized(uint8_t shape) {
    return (shape >= SHAPE_CAPITAL && shape <= SHAPE_INITIAL) ||
           shape == SHAPE_ABBREV_CAPITAL || shape == SHAPE_ABBREV_UPPER;
}

#endif
