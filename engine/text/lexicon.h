/* lexicon.h - every distinct folded word once, with a small id.
**
** Folding: case, typographic apostrophes and invisible joiners; composed form (NFC).  Ids fit 21
** bits, which is what a tape record holds.  When LEXICON_CAP words are known new ones get id 0;
** words of patterns and lists are interned when scripts load, so they always have one.
*/
#ifndef LODE_TEXT_LEXICON_H
#define LODE_TEXT_LEXICON_H

#include "base/memory.h"
#include "text/abbreviations.h"
#include "text/short_word.h"
#include "text/looker.h"

enum { WORD_UNKNOWN = 0, LEXICON_CAP = 1 << 20 };

typedef struct Lexeme {
    const char *text; /* folded, zero-terminated, in the lexicon's arena */
    uint32_t len;
    WordTraits traits; /* what the tokeniser and the splitter want to know of it */
} Lexeme;

/* A place of the table: half a cache line.  A longer word has `word` all ones, which no text is,
** and is compared by its Lexeme. */
typedef struct LexiconSlot {
    ShortWord word;
    uint32_t hash, id; /* id 0: free */
    uint64_t unused;
} LexiconSlot;

typedef struct Lexicon {
    Arena arena;
    Lexeme *words; /* by id; words[0] is the unknown word, empty */
    size_t count, cap;
    LexiconSlot *slots; /* open addressing */
    size_t slot_count;     /* a power of two */
    unsigned slot_shift;   /* what is left of a hash of 32 bits is the first slot to look at */
    Looker looker; /* how tokenize looks at text: what this processor can do */
} Lexicon;

void lexicon_init(Lexicon *lexicon);
void lexicon_free(Lexicon *lexicon);

/* The id of a word that is folded already, made if new.  WORD_UNKNOWN when the lexicon is full, and
** for what folds to nothing. */
uint32_t lexicon_intern(Lexicon *lexicon, const char *folded, size_t len);
/* The same without making one: WORD_UNKNOWN when it is not known. */
uint32_t lexicon_find(const Lexicon *lexicon, const char *folded, size_t len);

/* lexicon_intern for a short word whose hash is known. */
uint32_t lexicon_intern_short_slowly(Lexicon *lexicon, ShortWord word, uint32_t hash);
static inline uint32_t lexicon_intern_short(Lexicon *lexicon, ShortWord word, uint32_t hash) {
    const LexiconSlot *slot = &lexicon->slots[hash >> lexicon->slot_shift];
    if (short_word_equal(slot->word, word)) /* nearly always */
        return slot->id;
    return lexicon_intern_short_slowly(lexicon, word, hash);
}

/* Folds `len` bytes of UTF-8 into `out` (room for 3 * len + 16 bytes); returns the length. */
size_t word_fold(char *out, const char *s, size_t len);

/* The same for a word of up to WORD_INLINE bytes of the commoner kind: ASCII, small and capital
** Latin-1 letters, typographic marks.  False when it takes word_fold. */
bool word_fold_short_slowly(ShortWord *word, const char *s, size_t len);
static inline bool word_fold_short(ShortWord *word, const char *s, size_t len) {
    return short_word_of_ascii(word, s, len) || word_fold_short_slowly(word, s, len);
}

#endif
