/* lexicon.h - every distinct folded word once, with a small id.
**
** Folding: case, typographic apostrophes and invisible joiners; composed form (NFC).  Ids fit 21
** bits, which is what a tape record holds.  When LEXICON_CAP words are known new ones get id 0;
** words of patterns and lists are interned when scripts load, so they always have one.
*/
#ifndef LODE_TEXT_LEXICON_H
#define LODE_TEXT_LEXICON_H

#include "base/memory.h"

#include <stdint.h>

enum { WORD_UNKNOWN = 0, LEXICON_CAP = 1 << 20, WORD_INLINE = 16 };

typedef struct Lexeme {
    const char *text; /* folded, zero-terminated, in the lexicon's arena */
    uint32_t len;
    uint32_t hash;
} Lexeme;

typedef struct Lexicon {
    Arena arena;
    Lexeme *words; /* by id; words[0] is the unknown word, empty */
    size_t count, cap;
    uint32_t *slots; /* open addressing: ids, 0 = free */
    size_t slot_count;
} Lexicon;

void lexicon_init(Lexicon *lexicon);
void lexicon_free(Lexicon *lexicon);

/* The id of a word that is folded already, made if new.  WORD_UNKNOWN when the lexicon is full. */
uint32_t lexicon_intern(Lexicon *lexicon, const char *folded, size_t len);
/* The same without making one: WORD_UNKNOWN when it is not known. */
uint32_t lexicon_find(const Lexicon *lexicon, const char *folded, size_t len);

/* Folds `len` bytes of UTF-8 into `out` (room for 3 * len + 16 bytes); returns the length. */
size_t word_fold(char *out, const char *s, size_t len);

#endif
