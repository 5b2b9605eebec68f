/* tokenize.c - the scanner: text to tokens, one pass.
**
** The text is looked at 64 bytes at a time (window.h).  What is plain - words of letters, blanks,
** commas - is cut with bit operations, without a branch for each token; where a stretch of it ends
** a closer look follows, at one token or a few, and then the next window.  Words wait in a batch
** while their slots of the lexicon are fetched.  The definition of a token is in docs/tokens.md.
*/
#include "text/scan.h"
#include "text/window.h"

#include <stdlib.h>

/* ---- putting tokens ---- */

static void reserve_tokens(Tokens *out, size_t more) {
    if (out->cap - out->count < more)
        out->at = mem_grow(out->at, &out->cap, out->count + more, sizeof *out->at);
}

static inline __attribute__((always_inline)) void put_token(Scan *s, size_t begin, size_t end, uint32_t word, Shape shape, bool glued) {
    s->out->at[s->out->count++] = (Token){
        .begin = (uint32_t)begin,
        .end = (uint32_t)end,
        .word = word,
        .shape = (uint8_t)shape,
        .flags = glued ? TOKEN_GLUED : 0,
    };
}

/* Asks for the ids of all words that wait. */
static void resolve_pending(Scan *s) {
    Token *tokens = s->out->at;
    for (size_t i = 0; i < s->pending_count; i++) {
        const Pending *p = &s->pending[i];
        tokens[p->token].word = lexicon_intern_short(s->lexicon, &p->word, p->hash);
    }
    s->pending_count = 0;
}

/* Lets the word that lies in the next place of the batch wait, as the token to be put next. */
static inline __attribute__((always_inline)) void let_wait(Scan *s) {
    Pending *p = &s->pending[s->pending_count++];
    p->hash = short_word_hash(&p->word);
    p->token = (uint32_t)s->out->count;
    lexicon_prefetch(s->lexicon, p->hash);
}

static uint32_t intern_long(Scan *s, size_t begin, size_t len) {
    char small[512];
    if (len <= (sizeof small - 16) / 3)
        return lexicon_intern(s->lexicon, small, word_fold(small, s->text + begin, len));
    char *large = mem_alloc(len * 3 + 16);
    uint32_t id = lexicon_intern(s->lexicon, large, word_fold(large, s->text + begin, len));
    free(large);
    return id;
}

void emit(Scan *s, size_t begin, size_t end, Shape shape) {
    size_t len = end - begin;
    uint32_t word = WORD_UNKNOWN;
    reserve_tokens(s->out, 1);
    if (s->pending_count == PENDING_MOST)
        resolve_pending(s);
    if (len <= WORD_INLINE && word_fold_short(&s->pending[s->pending_count].word, s->text + begin, len))
        let_wait(s);
    else
        word = intern_long(s, begin, len);
    put_token(s, begin, end, word, shape, !s->space);
    s->space = false;
    s->pos = end;
}

static void note_turn(Scan *s) {
    Tokens *out = s->out;
    if (out->turn_count == out->turn_cap)
        out->turns = mem_grow(out->turns, &out->turn_cap, out->turn_count + 1, sizeof *out->turns);
    out->turns[out->turn_count++] = (uint32_t)out->count;
}

void emit_turn(Scan *s, size_t begin, size_t end, Shape shape) {
    note_turn(s);
    emit(s, begin, end, shape);
}

WordTraits traits_of(Scan *s, size_t begin, size_t end) {
    ShortWord word;
    uint32_t id;
    if (end - begin <= WORD_INLINE && word_fold_short(&word, s->text + begin, end - begin))
        id = lexicon_intern_short(s->lexicon, &word, short_word_hash(&word));
    else
        id = intern_long(s, begin, end - begin);
    return s->lexicon->words[id].traits;
}

/* ---- the plain stretch ---- */

static const uint8_t MARK_SHAPES[128] = {[','] = SHAPE_COMMA, [';'] = SHAPE_SEMICOLON,
                                         ['('] = SHAPE_OPEN_BRACKET, [')'] = SHAPE_CLOSE_BRACKET};

/* Of `len` letters, those that are capitals given as bits. */
static inline __attribute__((always_inline)) Shape shape_of_letters(uint64_t uppers, uint64_t all) {
    Shape shape = uppers == 0 ? SHAPE_LOWER : SHAPE_MIXED;
    shape = uppers == 1 ? SHAPE_CAPITAL : shape;
    shape = uppers == all ? SHAPE_UPPER : shape;
    return uppers == 1 && all == 1 ? SHAPE_INITIAL : shape;
}

static inline unsigned first_bit(uint64_t bits) {
    return (unsigned)__builtin_ctzll(bits);
}

static inline uint64_t below(unsigned bit) {
    return bit < 64 ? ((uint64_t)1 << bit) - 1 : UINT64_MAX;
}

/* Puts one plain word or mark, bytes [begin, end) of the window. */
static inline __attribute__((always_inline)) void put_plain(Scan *s, const Window *w, uint64_t behind_space, unsigned begin, unsigned end) {
    size_t at = s->pos + begin, len = end - begin;
    const char *text = s->text + at;
    uint32_t word = WORD_UNKNOWN;
    if (len <= WORD_INLINE) {
        s->pending[s->pending_count].word = short_word_of_letters(text, len);
        let_wait(s);
    } else {
        word = intern_long(s, at, len);
    }
    Shape shape = shape_of_letters(w->uppers >> begin & below((unsigned)len), below((unsigned)len));
    if (!(w->letters >> begin & 1))
        shape = (Shape)MARK_SHAPES[(unsigned char)*text];
    put_token(s, at, at + len, word, shape, !(behind_space >> begin & 1));
}

/* What the scan stands before when a plain stretch is over. */
typedef struct Stretch {
    unsigned letters; /* of the word that something else than a blank or mark follows; 0: no word */
    uint64_t uppers;  /* its capitals */
    bool closer;      /* a closer look has to follow */
} Stretch;

/* Bytes past the block's end look like blanks. */
static inline void clip_window(Window *w, size_t room) {
    if (room >= WINDOW)
        return;
    uint64_t inside = below((unsigned)room);
    w->letters &= inside;
    w->marks &= inside;
    w->spaces |= ~inside;
}

/* The plain stretch at s->pos: up to the first byte that is neither letter, blank nor plain mark,
** or rather to the word before it, or to the word that the window's end cuts. */
static inline __attribute__((always_inline)) Stretch scan_stretch(Scan *s, Window w) {
    clip_window(&w, s->end - s->pos);
    uint64_t other = ~(w.letters | w.spaces | w.marks);
    unsigned hard = other != 0 ? first_bit(other) : WINDOW;
    uint64_t gap = ~w.letters & below(hard); /* its highest bit is the last before the word at `hard` */
    unsigned stop = gap != 0 ? WINDOW - (unsigned)__builtin_clzll(gap) : 0;
    uint64_t begins = ((w.letters & ~(w.letters << 1)) | w.marks) & below(stop);
    uint64_t ends = (~w.letters & w.letters << 1) | w.marks << 1;
    uint64_t behind_space = w.spaces << 1 | s->space;
    for (int n = __builtin_popcountll(begins); n > 0; n--) {
        /* a mark in the window's last byte ends behind it, where no bit is */
        unsigned end = ends != 0 ? first_bit(ends) : WINDOW;
        put_plain(s, &w, behind_space, first_bit(begins), end);
        begins &= begins - 1;
        ends &= ends - 1;
    }
    if (stop > 0)
        s->space = w.spaces >> (stop - 1) & 1;
    Stretch found = {.closer = hard < WINDOW || stop == 0};
    if (found.closer && stop < hard) {
        found.letters = hard - stop;
        found.uppers = w.uppers >> stop & below(found.letters);
    }
    s->pos += stop;
    if (s->pos > s->end)
        s->pos = s->end;
    return found;
}

/* ---- a closer look ---- */

static void scan_letters(Scan *s, Stretch found) {
    uint32_t uppers = (uint32_t)__builtin_popcountll(found.uppers);
    Run run = {.begin = s->pos, .letters = found.letters, .uppers = uppers,
               .lowers = found.letters - uppers, .first_upper = found.uppers & 1};
    scan_word(s, &run, s->pos + found.letters);
}

static bool is_joiner_at(const Scan *s) {
    uint32_t cp;
    utf8_next(s->text + s->pos, &cp);
    return char_is_joiner(cp);
}

static void scan_space(Scan *s, size_t len) {
    if (s->text[s->pos] == '\n')
        note_turn(s);
    s->pos += len;
    s->space = true;
}

static void scan_closer(Scan *s, Stretch found) {
    size_t len;
    if (found.letters > 0) {
        scan_letters(s, found);
        return;
    }
    CharClass c = class_at(s, s->pos, &len);
    if (c == CHAR_SPACE) {
        scan_space(s, len);
    } else if (c == CHAR_MARK && is_joiner_at(s)) {
        s->pos += len; /* before a word it joins nothing: a byte-order mark, say */
    } else if (char_in_word(c)) {
        Run run = {.begin = s->pos};
        scan_word(s, &run, s->pos);
    } else {
        scan_mark(s, c, len);
    }
}

/* ---- the scan, once for each way to look ---- */

static inline void make_room(Scan *s) {
    reserve_tokens(s->out, WINDOW);
    if (s->pending_count >= PENDING_FLUSH)
        resolve_pending(s);
}

static void scan_portable(Scan *s) {
    while (s->pos < s->end) {
        make_room(s);
        Stretch found = scan_stretch(s, window_portable(s->text + s->pos));
        if (found.closer && s->pos < s->end)
            scan_closer(s, found);
    }
}

#if LODE_HAS_AVX2
__attribute__((target("avx2,bmi,bmi2"))) static void scan_avx2(Scan *s) {
    while (s->pos < s->end) {
        make_room(s);
        Stretch found = scan_stretch(s, window_avx2(s->text + s->pos));
        if (found.closer && s->pos < s->end)
            scan_closer(s, found);
    }
}
#endif

void tokenize(Tokens *out, Lexicon *lexicon, const char *text, size_t begin, size_t end) {
    Pending pending[PENDING_MOST];
    Scan s = {.out = out, .lexicon = lexicon, .text = text, .pos = begin, .end = end, .space = true,
              .pending = pending};
    out->turn_count = 0;
#if LODE_HAS_AVX2
    if (lexicon->vector)
        scan_avx2(&s);
    else
#endif
        scan_portable(&s);
    resolve_pending(&s);
}
