/* stretch.h - plain stretches: text that is cut into tokens with bit operations alone.
**
** A stretch is words of letters or of digits, blanks and marks that what stands directly around
** them explains.  It ends before the first thing that needs a closer look, or near the window's end.
*/
#ifndef LODE_TEXT_STRETCH_H
#define LODE_TEXT_STRETCH_H

#include "text/scan.h"
#include "text/window.h"

/* A stretch of the text that needs no closer look, as bits seen from s->pos. */
typedef struct Stretch {
    uint64_t begins, ends; /* of tokens, in pairs */
    uint64_t uppers, letters, behind_space;
    uint64_t turns;  /* tokens that may end a sentence */
    unsigned length; /* bytes */
    unsigned run;    /* letters or digits behind it that are no token of their own, or 0 */
    bool space;      /* white space ends it */
    bool closer;     /* a closer look has to follow */
} Stretch;

static inline unsigned first_bit(uint64_t bits) {
    return (unsigned)__builtin_ctzll(bits);
}

static inline uint64_t below(unsigned bit) {
    return bit < WINDOW ? ~(UINT64_MAX << bit) : UINT64_MAX;
}

/* Bytes past the block's end look like blanks. */
static inline void clip_window(Window *w, size_t room) {
    uint64_t inside = below((unsigned)room);
    w->letters &= inside;
    w->uppers &= inside;
    w->esses &= inside;
    w->digits &= inside;
    w->marks &= inside;
    w->stops &= inside;
    w->quotes &= inside;
    w->apostrophes &= inside;
    w->hyphens &= inside;
    w->spaces |= ~inside;
}

/* Finds the plain stretch that begins the window.  Whether a mark is plain hangs on up to two bytes
** behind it, so in the window's last two bytes nothing but words and blanks is (`unsure`); there the
** next window begins. */
static inline __attribute__((always_inline)) Stretch find_stretch(Window w, bool space, size_t room) {
    uint64_t unsure = (uint64_t)3 << (WINDOW - 2);
    if (room <= WINDOW - 2) {
        clip_window(&w, room);
        unsure = 0;
    } else if (room < WINDOW) {
        clip_window(&w, room);
    }
    uint64_t words = w.letters | w.digits, behind_space = w.spaces << 1 | space;
    uint64_t closed = w.spaces | w.marks | w.stops; /* what may stand behind a closing mark */
    uint64_t clitics = w.apostrophes & w.letters << 1 & w.esses >> 1 & (closed | w.quotes) >> 2;
    uint64_t stops = w.stops & (w.spaces | w.marks | w.quotes) >> 1 & ~(behind_space & w.marks >> 1); /* :) */
    uint64_t ended = words | (w.marks & ~w.openers) | w.stops; /* what may stand before a closing quotation mark */
    uint64_t quotes = w.quotes & ((behind_space & words >> 1) | (ended << 1 & closed >> 1));
    uint64_t marks = w.marks & ~(w.digits << 1 & w.digits >> 1); /* "1,000" */
    uint64_t hyphens = w.hyphens & words << 1 & words >> 1 & ~(w.digits << 1 & w.digits >> 1);
    uint64_t single = (marks | stops | quotes | hyphens) & ~unsure;
    clitics &= ~unsure;
    uint64_t mixed = (w.letters & w.digits << 1) | (w.digits & w.letters << 1);
    uint64_t plain = (words & ~mixed) | w.spaces | single | clitics;
    unsigned hard = ~plain != 0 ? first_bit(~plain) : WINDOW;
    words &= ~(clitics << 1);
    /* What a hard byte may be part of begins with the word before it, or with the first of several
    ** that hyphens join: an address, a name with an apostrophe.  The gap's highest bit is before it. */
    uint64_t gap = ~(words | (hyphens & ~unsure)) & below(hard);
    unsigned stop = gap != 0 ? WINDOW - (unsigned)__builtin_clzll(gap) : 0;
    return (Stretch){
        .begins = ((words & ~(words << 1)) | single | clitics) & below(stop),
        .ends = (~words & words << 1 & ~(clitics << 2)) | single << 1 | clitics << 2,
        .uppers = (w.uppers & ~(clitics << 1)) | (quotes & ~behind_space),
        .letters = w.letters,
        .behind_space = behind_space,
        .turns = (stops | hyphens) & below(stop),
        .length = stop,
        .run = first_bit(~(words & plain) >> stop % WINDOW | (uint64_t)1 << (WINDOW - 1)),
        .space = stop > 0 ? w.spaces >> (stop - 1) & 1 : space,
        .closer = stop == 0 || (hard < WINDOW && !(unsure >> hard & 1)),
    };
}

/* The word of tokens whose id is asked for later, many at once. */
#define WORD_PENDING UINT32_MAX

/* Shapes of plain tokens by their first byte, and the right one for letters (plain.c). */
extern const uint8_t PLAIN_SHAPES[128];
Shape shape_of_letters(uint64_t capitals, unsigned len);

/* Notes the turns of the stretch whose tokens are to be put next. */
static inline __attribute__((always_inline)) void note_turns(Scan *s, uint64_t turns, uint64_t begins) {
    uint32_t number = (uint32_t)s->out->count;
    for (; turns != 0; turns &= turns - 1)
        note_turn(s->out, number + (uint32_t)__builtin_popcountll(begins & below(first_bit(turns))));
}

/* Takes the token, or the few, that a stretch stopped before (tokenize.c). */
void scan_closer(Scan *s, const Stretch *plain);

enum { MOST_PENDING = 256, OVERSHOOT = 16 };

/* One step of a scan.  `put` puts the stretch's tokens, their words pending, and may write up to
** OVERSHOOT places more; `find_words` finds the words that are pending. */
static inline __attribute__((always_inline)) void scan_window(Scan *s, Window w, void (*put)(Scan *, const Stretch *),
                                                              void (*find_words)(Scan *)) {
    Stretch plain = find_stretch(w, s->space, s->end - s->pos);
    reserve_tokens(s->out, WINDOW + OVERSHOOT);
    if (plain.turns != 0)
        note_turns(s, plain.turns, plain.begins);
    put(s, &plain);
    s->space = plain.space;
    s->pos += plain.length;
    if (plain.closer && s->pos < s->end) {
        Stretch stopped = plain; /* its address is taken: the one above stays in registers */
        scan_closer(s, &stopped);
    }
    if (s->out->count - s->found > MOST_PENDING)
        find_words(s);
}

/* The whole text, with each kind of instructions: the same tokens (plain.c, plain_avx512.c). */
void scan_portable(Scan *s);
#if LODE_X86_VECTORS
void scan_avx2(Scan *s);
void scan_avx512(Scan *s);

/* What scan_avx2 and scan_avx512 share. */
void find_words_avx2(Scan *s);
#endif

#endif
