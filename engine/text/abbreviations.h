/* abbreviations.h - words that keep their full stop, and what it means for the sentence. */
#ifndef LODE_TEXT_ABBREVIATIONS_H
#define LODE_TEXT_ABBREVIATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum Abbreviation {
    ABBREV_NONE,
    ABBREV_TITLE,   /* a name follows: never ends a sentence */
    ABBREV_NUMBER,  /* a number follows ("No. 5"); ends one otherwise */
    ABBREV_INSIDE,  /* "vs.", "e.g.", "P.S.": the sentence goes on */
    ABBREV_EITHER,  /* "Inc.", "etc.": ends one when a new sentence seems to begin */
    ABBREV_STATE,   /* "Ga.", written with a capital: ends one behind a comma when a capital follows */
    ABBREV_TIME     /* "a.m.": ends one when a capital follows that is no day or month */
} Abbreviation;

enum { LONGEST_ABBREVIATION = 8 }; /* bytes; longer words need not be asked */

/* How `word` (folded, without its last full stop) is abbreviated. */
Abbreviation abbreviation_of(const char *word, size_t len);

/* Whether a capitalised word (folded) is one that usually begins a sentence ("The", "He"). */
bool begins_sentences(const char *word, size_t len);

/* Whether a capitalised word (folded) names a day, a month or a time zone, which may follow a
** time of day. */
bool follows_time(const char *word, size_t len);

/* Whether a word (folded) is a verb that gives someone's words ("said", "asked"). */
bool reports_speech(const char *word, size_t len);

/* Whether what stands before a hyphen is a prefix that makes one word with what follows
** ("re-elected", "co-founder", "e-mail"). */
bool is_word_prefix(const char *word, size_t len);

/* All of it at once, kept with each distinct word: the kind of abbreviation in the low bits, and
** flags. */
typedef uint32_t WordTraits;
enum {
    TRAIT_ABBREVIATION = 7,
    TRAIT_BEGINS = 8,
    TRAIT_FOLLOWS_TIME = 16,
    TRAIT_PREFIX = 32,
    TRAIT_REPORTS = 64
};

/* The traits of a folded word, with or without the full stop of its abbreviation. */
WordTraits word_traits(const char *word, size_t len);

static inline Abbreviation traits_abbreviation(WordTraits traits) {
    return (Abbreviation)(traits & TRAIT_ABBREVIATION);
}

#endif
