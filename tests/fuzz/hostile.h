/* hostile.h - texts that nobody would write, made from a number: the same number, the same text.
**
** Words, digits, marks, addresses and characters of all lengths in any order, at lengths around
** those at which the tokeniser works (16, 32 and 64 bytes).  All of it is valid UTF-8.
*/
#ifndef LODE_HOSTILE_H
#define LODE_HOSTILE_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- numbers ---- */

/* Steele, Lea and Flood: "Fast splittable pseudorandom number generators", 2014. */
static inline uint64_t random_next(uint64_t *state) {
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

/* A number below `count`. */
static inline size_t random_below(uint64_t *state, size_t count) {
    return (size_t)((random_next(state) >> 32) * count >> 32);
}

/* ---- pieces ---- */

static const char *const PIECES[] = {
    /* words */
    "a", "I", "s", "S", "the", "The", "visit", "Lee", "Karimova", "NATO", "iPhone", "McDonald", "said", "he", "n",
    "counterrevolutio", "counterrevolution", "Internationalisation", "_", "x_y", "etc", "ill", "art", "which",
    /* digits and what they join with */
    "0", "5", "12", "100", "1990s", "21st", "3.5", ".5", "1,000", "16:04", "7/31/2023", "2023-07-31", "555-0142", "K9",
    "3.5bn", "10am", "50%", "1.", "2)", "(b)", "[1]", "N\u00b0", "\u0663\u0664", "$5", "US$", "C$", "\u20ac",
    /* clitics and apostrophes */
    "'", "''", "\u2019", "\u02bc", "'s", "'S", "\u2019s", "n't", "N'T", "don't", "'ll", "'re", "'90s", "O'Brien",
    "rock'n'roll", "students'", "s'", "`", "``", "\u2018", "\uff07", "\u00b4",
    /* abbreviations and prefixes */
    "Mr.", "Gen.", "No.", "no.", "vs.", "U.S.", "a.m.", "Ph.D.", "J.", "Inc.", "Ga.", "e.g.", "U.S", "miss.", "re-", "co-",
    "e-mail", "Re-elected", "ex-re-", "self-", "pre-\u00e9t\u00e9",
    /* marks */
    ".", "..", "...", ". . .", ",", ";", ":", ":)", ";-)", ":(", "!", "?", "?!", "-", "--", "---", "\u2010", "\u2013", "\u2014",
    "\u2026", "(", ")", "[", "]", "{", "}", "((", "))", "\"", "\"\"", "\u201c", "\u201d", "\u00ab", "\u00bb", "*", "\u2022", "/", "//",
    "\\", "|", "~", "^", "&", "+", "=", "<", ">", "#", "@", "$", "%", "\u3002", "\uff01", "\uff0c", "\u061f",
    /* addresses */
    "http://", "https://a.org/b", "www.", "www.a.com", "a.com", ".com", ".co.uk/x", "a@b.com", "a@", "@a", "#tag", "@name",
    "x.y-z+q@", "://", "c:/",
    /* white space */
    " ", "  ", "\t", "\n", " \n", "\n\n", "\r\n", "\v", "\f", "\x1c", "\x1f", "\u00a0", "\u2003", "\xc2\x85", "\u200b", "\u3000", "\u2028",
    /* characters of two, three and four bytes; marks and joiners */
    "\u00e9", "\u00c9", "\u00df", "\u00d7", "\u0130", "\u01c5", "\u1e9e", "\u0416", "\u4e2d", "\u4e2d\u6587", "\u0627\u0644", "\u0e01\u0e34", "\ud55c", "\u1100\u1161",
    "\U0001F600", "\U0001D400", "\U00010400", "\U0002F800", "\u0301", "e\u0301", "\u0323\u0307", "\u20dd", "\u200d", "\u200c",
    "\u200f", "\u00ad", "\ufeff", "\ufe0f", "\ufffd", "\U0010FFFF", "\x01", "\x7f",
};
enum { PIECE_COUNT = sizeof PIECES / sizeof *PIECES };

static const char *const SENTENCES[] = {
    "\"We can't stay,\" said Gen. J. Smith's spokesman, Lee (55). \"It's over.\"",
    "In the U.S. the re-elected co-founder paid $3.5bn at 5 p.m. on Sept. 3, 2023.",
    "* The first one. * The second one! 1. Visit www.example.com 2. Mail a.b@c.co.kr, please?",
    "He said: 'No.' They've met twice\u2014in Seoul\u2026 and \u201cParis\u201d . . . The rest isn\u2019t known.",
    "Ministers of twenty-two countries met there yesterday and talked about trade for hours",
    "THE LAST LINE\nwas wrapped here and went on without\nany full stop, as so many do (see p. 5)",
};
enum { SENTENCE_COUNT = sizeof SENTENCES / sizeof *SENTENCES };

static inline void add_piece(Buffer *out, uint64_t *random) {
    buffer_puts(out, PIECES[random_below(random, PIECE_COUNT)]);
}

/* Any code point but a surrogate: one in the first plane as often as beyond it. */
static inline void add_code_point(Buffer *out, uint64_t *random) {
    static const uint32_t LIMITS[] = {0x80, 0x250, 0x800, 0x3100, 0x10000, 0x20000, 0x110000};
    uint32_t cp = (uint32_t)random_below(random, LIMITS[random_below(random, sizeof LIMITS / sizeof *LIMITS)]);
    if (cp >= 0xD800 && cp < 0xE000)
        cp -= 0x800;
    unsigned continued = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned char LEADS[] = {0, 0xC0, 0xE0, 0xF0};
    buffer_putc(out, (char)(LEADS[continued] | cp >> 6 * continued));
    while (continued-- > 0)
        buffer_putc(out, (char)(0x80 | (cp >> 6 * continued & 0x3F)));
}

/* ---- texts ---- */

static inline bool is_inside_character(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Makes the text `len` bytes long: cuts it at a character, fills up with what stands in words. */
static inline void fit(Buffer *out, uint64_t *random, size_t len) {
    if (out->len > len) {
        out->len = len;
        while (out->len > 0 && is_inside_character(out->data[out->len]))
            out->len--;
    }
    static const char FILLERS[] = "aS 9.-'\"e,";
    char filler = FILLERS[random_below(random, sizeof FILLERS - 1)];
    while (out->len < len)
        buffer_putc(out, filler);
}

static inline void add_mixture(Buffer *out, uint64_t *random, size_t len) {
    size_t blanks = random_below(random, 4); /* of four gaps, so many are blank */
    while (out->len < len) {
        add_piece(out, random);
        if (random_below(random, 4) < blanks)
            buffer_putc(out, ' ');
    }
}

/* One to three pieces over and over, with a different one here and there. */
static inline void add_repetition(Buffer *out, uint64_t *random, size_t len) {
    const char *own[3];
    size_t count = 1 + random_below(random, 3), slip = 4 + random_below(random, 60);
    for (size_t i = 0; i < count; i++)
        own[i] = PIECES[random_below(random, PIECE_COUNT)];
    for (size_t i = 0; out->len < len; i++)
        buffer_puts(out, random_below(random, slip) == 0 ? PIECES[random_below(random, PIECE_COUNT)] : own[i % count]);
}

static inline void add_bytes(Buffer *out, uint64_t *random, size_t len) {
    while (out->len < len)
        buffer_putc(out, (char)random_below(random, 0x80));
}

static inline void add_code_points(Buffer *out, uint64_t *random, size_t len) {
    size_t blanks = 1 + random_below(random, 8);
    while (out->len < len) {
        add_code_point(out, random);
        if (random_below(random, 8) < blanks)
            add_piece(out, random);
    }
}

/* Sentences with pieces thrown in. */
static inline void add_prose(Buffer *out, uint64_t *random, size_t len) {
    while (out->len < len) {
        const char *s = SENTENCES[random_below(random, SENTENCE_COUNT)];
        size_t cut = random_below(random, strlen(s) + 1);
        while (is_inside_character(s[cut]))
            cut++;
        buffer_add(out, s, cut);
        if (random_below(random, 2))
            add_piece(out, random);
        buffer_puts(out, s + cut);
        buffer_putc(out, ' ');
    }
}

/* Words of letters alone, of all lengths. */
static inline void add_words(Buffer *out, uint64_t *random, size_t len) {
    size_t longest = 1 + random_below(random, 80);
    while (out->len < len) {
        for (size_t n = 1 + random_below(random, longest); n > 0; n--)
            buffer_putc(out, (char)("aAsSzZ"[random_below(random, 6)]));
        add_piece(out, random);
    }
}

/* How long: mostly up to 200 bytes, one in three near the end of a word's or window's room, a few
** thousands now and then. */
static inline size_t length_of_text(uint64_t *random) {
    static const size_t EDGES[] = {16, 32, 64, 128, 192};
    size_t way = random_below(random, 1000);
    if (way == 0)
        return 1000 + random_below(random, 4000);
    if (way < 330)
        return EDGES[random_below(random, sizeof EDGES / sizeof *EDGES)] - 3 + random_below(random, 6);
    return 1 + random_below(random, way < 800 ? 80 : 200);
}

/* Puts text number `number` into `out`, which is emptied first. */
static inline void make_hostile_text(Buffer *out, uint64_t *random) {
    static void (*const MAKERS[])(Buffer *, uint64_t *, size_t) = {
        add_mixture, add_mixture, add_mixture, add_repetition, add_bytes, add_code_points, add_prose, add_words};
    size_t len = length_of_text(random);
    out->len = 0;
    MAKERS[random_below(random, sizeof MAKERS / sizeof *MAKERS)](out, random, len);
    fit(out, random, len);
    for (size_t zeros = random_below(random, 16) == 0 ? 1 + random_below(random, 2) : 0; zeros > 0; zeros--) {
        char *c = out->data + random_below(random, out->len);
        if ((unsigned char)*c < 0x80)
            *c = '\0';
    }
}

#endif
