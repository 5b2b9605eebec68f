/* lexicon.h - every distinct folded word once, with a small id.
**
** Folding: case, typographic apostrophes and invisible joiners; composed form (NFC).  Ids fit 21
** bits, which is what a tape record holds.  When LEXICON_CAP words are known new ones get id 0;
** words of patterns and lists are interned when scripts load, so they always have one.
*/
#ifndef LODE_TEXT_LEXICON_H
#define LODE_TEXT_LEXICON_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>

enum { WORD_UNKNOWN = 0, LEXICON_CAP = 1 << 20, WORD_INLINE = 16 };

typedef struct Lexeme {
    const char *text; /* folded, zero-terminated, in the lexicon's arena */
    uint32_t len;
    uint32_t hash;
} Lexeme;

/* A word of up to 16 bytes, padded with zeros: equality is one comparison of vectors. */
typedef struct ShortWord {
    _Alignas(16) unsigned char bytes[WORD_INLINE];
} ShortWord;

/* A place of the table.  A longer word has `inlined` zero and is compared by its Lexeme. */
typedef struct LexiconSlot {
    ShortWord word;
    uint32_t hash, id; /* id 0: free */
    uint32_t inlined, unused;
} LexiconSlot;

typedef struct Lexicon {
    Arena arena;
    Lexeme *words; /* by id; words[0] is the unknown word, empty */
    size_t count, cap;
    LexiconSlot *slots; /* open addressing */
    size_t slot_count;
    uint32_t ascii[128]; /* ids of one-character words, 0 = not asked yet */
} Lexicon;

void lexicon_init(Lexicon *lexicon);
void lexicon_free(Lexicon *lexicon);

/* The id of a word that is folded already, made if new.  WORD_UNKNOWN when the lexicon is full. */
uint32_t lexicon_intern(Lexicon *lexicon, const char *folded, size_t len);
/* The same without making one: WORD_UNKNOWN when it is not known. */
uint32_t lexicon_find(const Lexicon *lexicon, const char *folded, size_t len);

/* lexicon_intern in two steps, so that many words can be asked at once while their slots are
** fetched: hash each and call lexicon_prefetch, then ask for each. */
uint32_t short_word_hash(const ShortWord *word);
uint32_t lexicon_intern_short(Lexicon *lexicon, const ShortWord *word, uint32_t hash);
static inline void lexicon_prefetch(const Lexicon *lexicon, uint32_t hash) {
    __builtin_prefetch(&lexicon->slots[hash & (lexicon->slot_count - 1)]);
}

/* Folds `len` bytes of UTF-8 into `out` (room for 3 * len + 16 bytes); returns the length. */
size_t word_fold(char *out, const char *s, size_t len);

#endif
