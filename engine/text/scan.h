/* scan.h - what the parts of the tokeniser share: the place in the text, and putting tokens.
**
** tokenize.c goes through the text and takes plain words and commas itself; everything else is
** for words.c, numbers.c, addresses.c and punctuation.c, one token or a few at a time.
*/
#ifndef LODE_TEXT_SCAN_H
#define LODE_TEXT_SCAN_H

#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/unicode.h"

typedef struct Scan {
    Tokens *out;
    Lexicon *lexicon;
    const char *text;
    size_t pos, end;
    bool space; /* white space, or the block's begin, stands before pos */
    size_t found; /* no word of the tokens before this one is pending (stretch.h) */
} Scan;

/* What the letters of a word have been so far. */
typedef struct Run {
    size_t begin;
    uint32_t letters, uppers, lowers, digits;
    bool first_upper;
} Run;

/* ---- looking ---- */

static inline CharClass class_at(const Scan *s, size_t at, size_t *len) {
    uint32_t cp;
    if (at >= s->end) {
        *len = 0;
        return CHAR_SPACE;
    }
    *len = utf8_next(s->text + at, &cp);
    return char_class(cp);
}

static inline CharClass peek(const Scan *s, size_t at) {
    size_t len;
    return class_at(s, at, &len);
}

/* The byte at `at`, 0 past the end: enough to test for ASCII. */
static inline char byte_at(const Scan *s, size_t at) {
    return at < s->end ? s->text[at] : '\0';
}

static inline bool ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool ascii_letter(char c) {
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool ascii_alnum(char c) {
    return ascii_digit(c) || ascii_letter(c);
}

/* ---- putting tokens (tokenize.c) ---- */

static inline void reserve_tokens(Tokens *out, size_t more) {
    if (out->cap - out->count < more)
        out->at = mem_grow(out->at, &out->cap, out->count + more, sizeof *out->at);
}

static inline void note_turn(Tokens *out, uint32_t token) {
    if (out->turn_count == out->turn_cap)
        out->turns = mem_grow(out->turns, &out->turn_cap, out->turn_count + 1, sizeof *out->turns);
    out->turns[out->turn_count++] = token;
}

/* Puts the token [begin, end) with the id of its folded word; the scan goes on at `end`. */
void emit(Scan *s, size_t begin, size_t end, Shape shape);

/* The same for a token that may end a sentence. */
void emit_turn(Scan *s, size_t begin, size_t end, Shape shape);

/* The id of the folded word [begin, end); of one of `len` bytes that ShortWord does not hold. */
uint32_t intern(Scan *s, size_t begin, size_t end);
uint32_t intern_long(Scan *s, size_t begin, size_t len);

/* What is known of the folded word [begin, end); the word need not become a token. */
WordTraits traits_of(Scan *s, size_t begin, size_t end);

/* ---- the parts ---- */

/* Goes through letters, digits and combining marks from `at` on, counting; returns where they
** end. */
size_t scan_run(const Scan *s, size_t at, Run *run);
Shape shape_of(const char *text, size_t end, const Run *run);

/* A word or number whose run from run->begin to `end` is counted, or as much of it as is known. */
void scan_word(Scan *s, Run *run, size_t end);

/* Whether a word of letters, with a full stop behind it, keeps the stop: its kind of abbreviation
** is given; what follows is looked at. */
bool keeps_stop(const Scan *s, const Token *word, Abbreviation kind);

/* "1,000,000", "3.5", "16:04", "7/31/2023", "2023-07-31", "555-0142": digits and what joins them.
** The first digits are [begin, at); returns the end; *shape says which it is. */
size_t scan_number(const Scan *s, size_t begin, size_t at, Shape *shape);

/* Puts the web or mail address that begins with the run [begin, run_end); false if it is none. */
bool emit_address(Scan *s, size_t begin, size_t run_end);

/* Gives words of the tokens from `first` on back what plain stretches cut off, at the turns that are
** noted, and closes up the tokens (join.c). */
void join_words(Scan *s, size_t first);

/* A mark of class c, `len` bytes long, at s->pos. */
void scan_mark(Scan *s, CharClass c, size_t len);

#endif
