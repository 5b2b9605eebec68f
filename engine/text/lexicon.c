/* lexicon.c - see lexicon.h */
#include "text/lexicon.h"

#include "text/unicode.h"

#include <stdlib.h>
#include <utf8proc.h>

enum { FIRST_SLOTS = 1 << 14 };

static uint32_t hash_bytes(const char *s, size_t len) {
    uint64_t h = 0x9E3779B97F4A7C15u ^ len;
    while (len >= 8) {
        uint64_t chunk;
        memcpy(&chunk, s, 8);
        h = (h ^ chunk) * 0xD6E8FEB86659FD93u;
        h ^= h >> 32;
        s += 8;
        len -= 8;
    }
    uint64_t tail = 0;
    memcpy(&tail, s, len);
    h = (h ^ tail) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(h ^ h >> 32);
}

void lexicon_init(Lexicon *x) {
    *x = (Lexicon){.slot_count = FIRST_SLOTS};
    x->slots = mem_zero(FIRST_SLOTS, sizeof *x->slots);
    x->words = mem_grow(NULL, &x->cap, 1024, sizeof *x->words);
    x->words[0] = (Lexeme){.text = ""};
    x->count = 1;
}

void lexicon_free(Lexicon *x) {
    free(x->slots);
    free(x->words);
    arena_free(&x->arena);
    *x = (Lexicon){0};
}

/* The slot that holds the word, or the free one where it belongs. */
static uint32_t *probe(const Lexicon *x, const char *s, size_t len, uint32_t hash) {
    size_t mask = x->slot_count - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t id = x->slots[i];
        if (id == 0)
            return &x->slots[i];
        const Lexeme *word = &x->words[id];
        if (word->hash == hash && word->len == len && memcmp(word->text, s, len) == 0)
            return &x->slots[i];
    }
}

static void grow_slots(Lexicon *x) {
    size_t count = x->slot_count * 4;
    uint32_t *slots = mem_zero(count, sizeof *slots);
    for (uint32_t id = 1; id < x->count; id++) {
        size_t i = x->words[id].hash & (count - 1);
        while (slots[i] != 0)
            i = (i + 1) & (count - 1);
        slots[i] = id;
    }
    free(x->slots);
    x->slots = slots;
    x->slot_count = count;
}

uint32_t lexicon_find(const Lexicon *x, const char *s, size_t len) {
    return *probe(x, s, len, hash_bytes(s, len));
}

uint32_t lexicon_intern(Lexicon *x, const char *s, size_t len) {
    uint32_t hash = hash_bytes(s, len);
    uint32_t *slot = probe(x, s, len, hash);
    if (*slot != 0)
        return *slot;
    if (x->count >= LEXICON_CAP)
        return WORD_UNKNOWN;
    x->words = mem_grow(x->words, &x->cap, x->count + 1, sizeof *x->words);
    uint32_t id = (uint32_t)x->count++;
    x->words[id] = (Lexeme){arena_dup(&x->arena, s, len), (uint32_t)len, hash};
    *slot = id;
    if (x->count * 2 > x->slot_count)
        grow_slots(x);
    return id;
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
