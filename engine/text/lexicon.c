/* lexicon.c - see lexicon.h */
#include "text/lexicon.h"

#include "text/unicode.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { FIRST_SLOT_BITS = 6, FIRST_WORDS = 64 }; /* each of hundreds of short lists begins with a lexicon of its own */

/* Multiply and fold (the mixing step of Steele and Vigna's SplittableRandom generators). */
static uint64_t mix(uint64_t h) {
    h *= 0xD6E8FEB86659FD93u;
    return h ^ h >> 32;
}

static uint32_t long_word_hash(const char *s, size_t len) {
    uint64_t h = len;
    for (; len >= 8; s += 8, len -= 8) {
        uint64_t chunk;
        memcpy(&chunk, s, 8);
        h = mix(h ^ chunk);
    }
    uint64_t tail = 0;
    memcpy(&tail, s, len);
    return (uint32_t)mix(h ^ tail);
}

static LexiconSlot *new_slots(size_t count) {
    size_t size = (count + 2) * sizeof(LexiconSlot); /* one behind the last that is always free */
    LexiconSlot *slots = aligned_alloc(2 * sizeof *slots, size);
    if (slots == NULL)
        slots = mem_alloc(SIZE_MAX); /* says so and aborts */
    memset(slots, 0, size);
    return slots;
}

void lexicon_init(Lexicon *x) {
    *x = (Lexicon){.slot_count = (size_t)1 << FIRST_SLOT_BITS, .slot_shift = 32 - FIRST_SLOT_BITS,
                   .looker = looker_best()};
    x->slots = new_slots(x->slot_count);
    x->words = mem_grow(NULL, &x->cap, FIRST_WORDS, sizeof *x->words);
    x->words[0] = (Lexeme){.text = ""};
    x->count = 1;
}

void lexicon_free(Lexicon *x) {
    free(x->slots);
    free(x->words);
    arena_free(&x->arena);
    *x = (Lexicon){0};
}

/* The slot that holds the short word, or the free one where it belongs. */
static LexiconSlot *probe_short(const Lexicon *x, ShortWord word, uint32_t hash) {
    size_t mask = x->slot_count - 1;
    for (size_t i = hash >> x->slot_shift;; i = (i + 1) & mask) {
        LexiconSlot *slot = &x->slots[i];
        if (slot->id == 0 || short_word_equal(slot->word, word))
            return slot;
    }
}

static LexiconSlot *probe_long(const Lexicon *x, const char *s, size_t len, uint32_t hash) {
    size_t mask = x->slot_count - 1;
    for (size_t i = hash >> x->slot_shift;; i = (i + 1) & mask) {
        LexiconSlot *slot = &x->slots[i];
        if (slot->id == 0)
            return slot;
        const Lexeme *word = &x->words[slot->id];
        if (slot->hash == hash && word->len == len && memcmp(word->text, s, len) == 0)
            return slot;
    }
}

/* Words move in the order of their ids, so that the frequent ones, which come early, lie where one
** looks first. */
static void grow_slots(Lexicon *x) {
    const LexiconSlot *old = x->slots;
    const LexiconSlot **by_id = mem_zero(x->count, sizeof *by_id);
    for (size_t k = 0; k < x->slot_count; k++)
        by_id[old[k].id] = &old[k];
    x->slot_count *= 4;
    x->slot_shift -= 2;
    x->slots = new_slots(x->slot_count);
    for (size_t id = 1; id < x->count; id++) {
        size_t i = by_id[id]->hash >> x->slot_shift;
        while (x->slots[i].id != 0)
            i = (i + 1) & (x->slot_count - 1);
        x->slots[i] = *by_id[id];
    }
    free(by_id);
    free((void *)(uintptr_t)old);
}

static uint32_t add_word(Lexicon *x, LexiconSlot *slot, const char *s, size_t len, uint32_t hash) {
    if (x->count >= LEXICON_CAP)
        return WORD_UNKNOWN;
    x->words = mem_grow(x->words, &x->cap, x->count + 1, sizeof *x->words);
    uint32_t id = (uint32_t)x->count++;
    x->words[id] = (Lexeme){arena_dup(&x->arena, s, len), (uint32_t)len, word_traits(s, len)};
    slot->id = id;
    slot->hash = hash;
    if (x->count * 2 > x->slot_count)
        grow_slots(x);
    return id;
}

uint32_t lexicon_intern_short_slowly(Lexicon *x, ShortWord word, uint32_t hash) {
    LexiconSlot *slot = probe_short(x, word, hash);
    if (slot->id != 0)
        return slot->id;
    if (x->count < LEXICON_CAP) /* a full lexicon leaves the slot free */
        slot->word = word;
    const char *s = (const char *)&word;
    return add_word(x, slot, s, strnlen(s, WORD_INLINE), hash);
}

/* Whether the word can be kept inline: short, and without the zero that ends short ones. */
static bool is_short(const char *s, size_t len) {
    return len <= WORD_INLINE && memchr(s, '\0', len) == NULL;
}

static ShortWord padded(const char *s, size_t len) {
    ShortWord word = {0, 0};
    memcpy(&word, s, len);
    return word;
}

uint32_t lexicon_find(const Lexicon *x, const char *s, size_t len) {
    if (len == 0)
        return WORD_UNKNOWN;
    if (is_short(s, len)) {
        ShortWord word = padded(s, len);
        return probe_short(x, word, short_word_hash(word))->id;
    }
    return probe_long(x, s, len, long_word_hash(s, len))->id;
}

uint32_t lexicon_intern(Lexicon *x, const char *s, size_t len) {
    if (len == 0)
        return WORD_UNKNOWN;
    if (is_short(s, len)) {
        ShortWord word = padded(s, len);
        return lexicon_intern_short(x, word, short_word_hash(word));
    }
    uint32_t hash = long_word_hash(s, len);
    LexiconSlot *slot = probe_long(x, s, len, hash);
    if (slot->id != 0)
        return slot->id;
    if (x->count < LEXICON_CAP)
        memset(&slot->word, 0xFF, sizeof slot->word);
    return add_word(x, slot, s, len, hash);
}

/* ---- folding ---- */

static size_t put_code_point(char *out, uint32_t cp) {
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)out);
}

/* Composes what has combining marks; leaves `out` alone when that fails. */
static size_t compose(char *out, size_t len) {
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)out, (utf8proc_ssize_t)len, &composed,
                                      UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (n >= 0 && (size_t)n <= len) {
        memcpy(out, composed, (size_t)n);
        len = (size_t)n;
    }
    free(composed);
    return len;
}

static size_t fold_unicode(char *out, const char *s, size_t len) {
    size_t n = 0;
    bool marks = false;
    for (size_t i = 0; i < len;) {
        uint32_t cp;
        i += utf8_next(s + i, &cp);
        if (char_is_joiner(cp))
            continue;
        if (cp == 0x2019 || cp == 0x02BC || cp == 0xFF07)
            cp = '\'';
        if (cp >= 0x300 && char_class(cp) == CHAR_MARK)
            marks = true;
        n += put_code_point(out + n, (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp));
    }
    return marks ? compose(out, n) : n;
}

size_t word_fold(char *out, const char *s, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c >= 0x80)
            return fold_unicode(out, s, len);
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    return len;
}

/* The folded form of the character at `s`, appended to out: its bytes; 0 when word_fold has to
** see to it. */
static size_t fold_common(unsigned char *out, const unsigned char *s) {
    if (s[0] < 0x80) {
        *out = s[0] >= 'A' && s[0] <= 'Z' ? s[0] | 0x20 : s[0];
        return s[0] != 0 ? 1 : 0;
    }
    if (s[0] == 0xC3) { /* U+00C0 to U+00FF */
        bool capital = s[1] <= 0x9E && s[1] != 0x97;
        out[0] = 0xC3;
        out[1] = capital ? s[1] | 0x20 : s[1];
        return 2;
    }
    if (s[0] != 0xE2 || s[1] != 0x80 || s[2] < 0x90 || s[2] > 0xA7)
        return 0;
    memcpy(out, s, 3); /* dashes, quotation marks, ellipsis */
    return 3;
}

bool word_fold_short_slowly(ShortWord *word, const char *text, size_t len) {
    const unsigned char *s = (const unsigned char *)text;
    unsigned char out[WORD_INLINE + 4];
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        if (s[i] == 0xE2 && s[i + 1] == 0x80 && s[i + 2] == 0x99) {
            out[n++] = '\'';
            i += 3;
            continue;
        }
        size_t step = fold_common(out + n, s + i);
        if (step == 0)
            return false;
        n += step;
        i += step;
    }
    *word = padded((const char *)out, n);
    return true;
}
