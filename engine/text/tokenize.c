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

static uint32_t intern_long(Scan *s, size_t begin, size_t len) {
    char small[512];
    if (len <= (sizeof small - 16) / 3)
        return lexicon_intern(s->lexicon, small, word_fold(small, s->text + begin, len));
    char *large = mem_alloc(len * 3 + 16);
    uint32_t id = lexicon_intern(s->lexicon, large, word_fold(large, s->text + begin, len));
    free(large);
    return id;
}

static uint32_t intern(Scan *s, size_t begin, size_t end) {
    ShortWord word;
    if (end - begin <= WORD_INLINE && word_fold_short(&word, s->text + begin, end - begin))
        return lexicon_intern_short(s->lexicon, word, short_word_hash(word));
    return intern_long(s, begin, end - begin);
}

void emit(Scan *s, size_t begin, size_t end, Shape shape) {
    reserve_tokens(s->out, 1);
    put_token(s, begin, end, intern(s, begin, end), shape, !s->space);
    s->space = false;
    s->pos = end;
}

static void note_turn(Tokens *out, uint32_t token) {
    if (out->turn_count == out->turn_cap)
        out->turns = mem_grow(out->turns, &out->turn_cap, out->turn_count + 1, sizeof *out->turns);
    out->turns[out->turn_count++] = token;
}

void emit_turn(Scan *s, size_t begin, size_t end, Shape shape) {
    note_turn(s->out, (uint32_t)s->out->count);
    emit(s, begin, end, shape);
}

WordTraits traits_of(Scan *s, size_t begin, size_t end) {
    return s->lexicon->words[intern(s, begin, end)].traits;
}

/* ---- plain stretches ---- */

/* Shapes of plain tokens by their first byte; letters are told otherwise.  An apostrophe is plain as
** the begin of "'s" only.  A quotation mark that closes counts as a capital, which adds one. */
static const uint8_t SHAPES[128] = {
    ['0'] = SHAPE_NUMBER, ['1'] = SHAPE_NUMBER, ['2'] = SHAPE_NUMBER, ['3'] = SHAPE_NUMBER,
    ['4'] = SHAPE_NUMBER, ['5'] = SHAPE_NUMBER, ['6'] = SHAPE_NUMBER, ['7'] = SHAPE_NUMBER,
    ['8'] = SHAPE_NUMBER, ['9'] = SHAPE_NUMBER, [','] = SHAPE_COMMA,
    ['('] = SHAPE_OPEN_BRACKET, [')'] = SHAPE_CLOSE_BRACKET, ['.'] = SHAPE_FULL_STOP,
    ['!'] = SHAPE_EXCLAMATION, ['?'] = SHAPE_EXCLAMATION, [':'] = SHAPE_COLON, ['\''] = SHAPE_CLITIC,
    ['-'] = SHAPE_HYPHEN, ['"'] = SHAPE_OPEN_QUOTE};
_Static_assert(SHAPE_LOWER == 0 && SHAPE_CAPITAL == 1 && SHAPE_CLOSE_QUOTE == SHAPE_OPEN_QUOTE + 1,
               "SHAPES is added to");

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
    uint64_t quotes = w.quotes & ((behind_space & words >> 1) | ((words | w.marks | w.stops) << 1 & closed >> 1));
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
        .run = first_bit(~(words & plain) >> stop | (uint64_t)1 << (WINDOW - 1)),
        .space = stop > 0 ? w.spaces >> (stop - 1) & 1 : space,
        .closer = stop == 0 || (hard < WINDOW && !(unsure >> hard & 1)),
    };
}

/* The shape of `len` letters, those that are capitals given as bits. */
static Shape shape_of_letters(uint64_t uppers, unsigned len) {
    if (uppers <= 1)
        return uppers == 0 ? SHAPE_LOWER : len == 1 ? SHAPE_INITIAL : SHAPE_CAPITAL;
    return uppers == below(len) ? SHAPE_UPPER : SHAPE_MIXED;
}

/* Notes the turns of the stretch that is about to be put. */
static void note_turns(Scan *s, uint64_t turns, uint64_t begins) {
    uint32_t number = (uint32_t)s->out->count;
    for (; turns != 0; turns &= turns - 1)
        note_turn(s->out, number + (uint32_t)__builtin_popcountll(begins & below(first_bit(turns))));
}

/* The id of a word that is not where the lexicon looks first. */
__attribute__((noinline)) static uint32_t intern_slowly(Scan *s, size_t begin, size_t len, ShortWord word, uint32_t hash) {
    if (len > WORD_INLINE)
        return intern_long(s, begin, len);
    return lexicon_intern_short_slowly(s->lexicon, word, hash);
}

/* Puts the tokens of a plain stretch.  What the loop needs lies in local variables, which no store
** can change behind the compiler's back, and no branch in it is often taken. */
static inline __attribute__((always_inline)) void put_stretch(Scan *s, const Stretch *plain) {
    const char *text = s->text;
    const uint32_t from = (uint32_t)s->pos;
    const uint64_t uppers = plain->uppers, glued = ~plain->behind_space;
    const LexiconSlot *slots = s->lexicon->slots;
    unsigned shift = s->lexicon->slot_shift;
    Token *token = s->out->at + s->out->count;
    uint64_t begins = plain->begins, ends = plain->ends;
    for (; begins != 0; begins &= begins - 1, ends &= ends - 1, token++) {
        unsigned begin = first_bit(begins), len = first_bit(ends) - begin;
        uint64_t capitals = uppers >> begin & ~(UINT64_MAX << len);
        uint32_t at = from + begin;
        ShortWord word = short_word_of_letters(text + at, len);
        uint32_t hash = short_word_hash(word);
        const LexiconSlot *slot = &slots[hash >> shift];
        token->begin = at;
        token->end = at + len;
        token->word = slot->id;
        /* the shape of letters is 0, LOWER, in the table, and CAPITAL is the next */
        token->shape = (uint8_t)(SHAPES[(unsigned char)text[at]] + capitals);
        token->flags = glued >> begin & 1;
        if (__builtin_expect(!short_word_equal(slot->word, word) || len > WORD_INLINE, 0)) {
            token->word = intern_slowly(s, at, len, word, hash);
            slots = s->lexicon->slots;
            shift = s->lexicon->slot_shift;
        }
        if (__builtin_expect(capitals > (len > 1), 0) && text[at] != '"')
            token->shape = (uint8_t)shape_of_letters(capitals, len);
    }
    s->out->count = (size_t)(token - s->out->at);
}

/* Once for each kind of processor, and by itself: a small function has its variables in registers. */
__attribute__((noinline)) static void put_portable(Scan *s, const Stretch *plain) {
    put_stretch(s, plain);
}

#if LODE_X86_VECTORS
__attribute__((noinline, target("avx2,bmi,bmi2"))) static void put_avx2(Scan *s, const Stretch *plain) {
    put_stretch(s, plain);
}
#endif

/* ---- a closer look ---- */

/* The run of letters or digits that a plain stretch stopped before; what follows it decides. */
static void scan_rest(Scan *s, const Stretch *plain) {
    Run run = {.begin = s->pos};
    uint64_t uppers = plain->uppers >> plain->length & below(plain->run);
    if (plain->letters >> plain->length & 1) {
        run.letters = plain->run;
        run.uppers = (uint32_t)__builtin_popcountll(uppers);
        run.lowers = run.letters - run.uppers;
        run.first_upper = uppers & 1;
    } else {
        run.digits = plain->run;
    }
    scan_word(s, &run, s->pos + plain->run);
}

static bool is_joiner_at(const Scan *s) {
    uint32_t cp;
    utf8_next(s->text + s->pos, &cp);
    return char_is_joiner(cp);
}

static void scan_space(Scan *s, size_t len) {
    if (s->text[s->pos] == '\n')
        note_turn(s->out, (uint32_t)s->out->count);
    s->pos += len;
    s->space = true;
}

static void scan_closer(Scan *s, const Stretch *plain) {
    size_t len;
    if (plain->run > 0) {
        scan_rest(s, plain);
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

/* ---- joining ---- */

/* The shape of a word once its full stop is part of it. */
static Shape with_stop(uint8_t shape) {
    switch (shape) {
    case SHAPE_INITIAL: return SHAPE_INITIAL;
    case SHAPE_LOWER: return SHAPE_ABBREV_LOWER;
    case SHAPE_UPPER: return SHAPE_ABBREV_UPPER;
    default: return SHAPE_ABBREV_CAPITAL;
    }
}

/* Whether `stop` is a full stop that the word before it keeps. */
static bool stop_joins(const Scan *s, const Token *stop) {
    const Token *word = stop - 1;
    if (!(stop->flags & TOKEN_GLUED) || word->shape > SHAPE_INITIAL)
        return false;
    Abbreviation kind = traits_abbreviation(s->lexicon->words[word->word].traits);
    if (word->shape != SHAPE_INITIAL && kind == ABBREV_NONE) /* nearly always */
        return false;
    return s->text[word->end - 1] != '.' && !char_in_word(peek(s, stop->end)) && keeps_stop(s, word, kind);
}

/* Whether `hyphen` joins the prefix before it and the word behind it ("re-elected"). */
static bool prefix_joins(const Scan *s, const Token *hyphen, const Token *end) {
    const Token *prefix = hyphen - 1, *word = hyphen + 1;
    return prefix->shape <= SHAPE_INITIAL && (s->lexicon->words[prefix->word].traits & TRAIT_PREFIX) &&
           word < end && shape_is_word(word->shape) && s->text[prefix->end - 1] != '.' &&
           byte_at(s, word->end) != '-';
}

/* How many tokens behind the word before token i belong to that word. */
static size_t joined_to_word(const Scan *s, size_t i) {
    const Token *t = &s->out->at[i];
    if (t->shape == SHAPE_FULL_STOP)
        return stop_joins(s, t);
    if (t->shape == SHAPE_HYPHEN)
        return prefix_joins(s, t, s->out->at + s->out->count) ? 2 : 0;
    return 0;
}

/* Makes one token of token i - 1 and the `count` behind it. */
static void join(Scan *s, size_t i, size_t count) {
    Token *word = &s->out->at[i - 1];
    word->end = s->out->at[i + count - 1].end;
    word->word = intern(s, word->begin, word->end);
    if (count == 1) {
        word->shape = (uint8_t)with_stop(word->shape);
    } else {
        Run run = {.begin = word->begin};
        size_t behind = scan_run(s, scan_run(s, word->begin, &run) + 1, &run);
        word->shape = (uint8_t)shape_of(s->text, behind, &run);
    }
}

/* Plain stretches cut abbreviations from their full stops and prefixes from their words; now they
** get them back.  Closes up the tokens from `first` on. */
static void join_words(Scan *s, size_t first) {
    Tokens *out = s->out;
    size_t from = first, to = first; /* tokens before `from` lie before `to` already */
    for (size_t k = 0; k < out->turn_count; k++) {
        size_t i = out->turns[k], joined = i > from && i < out->count ? joined_to_word(s, i) : 0;
        out->turns[k] = (uint32_t)(i - (from - to) - (joined > 0));
        if (joined == 0)
            continue;
        join(s, i, joined);
        if (from != to)
            memmove(out->at + to, out->at + from, (i - from) * sizeof *out->at);
        to += i - from;
        from = i + joined;
    }
    if (from != to)
        memmove(out->at + to, out->at + from, (out->count - from) * sizeof *out->at);
    out->count -= from - to;
}

/* ---- the scan, once for each way to look ---- */

static inline __attribute__((always_inline)) void scan_window(Scan *s, Window w, void (*put)(Scan *, const Stretch *)) {
    Stretch plain = find_stretch(w, s->space, s->end - s->pos);
    if (plain.turns != 0)
        note_turns(s, plain.turns, plain.begins);
    put(s, &plain);
    s->space = plain.space;
    s->pos += plain.length;
    if (plain.closer && s->pos < s->end)
        scan_closer(s, &plain);
}

static void scan_portable(Scan *s) {
    while (s->pos < s->end) {
        reserve_tokens(s->out, WINDOW);
        scan_window(s, window_portable(s->text + s->pos), put_portable);
    }
}

#if LODE_X86_VECTORS
__attribute__((target("avx2,bmi,bmi2"))) static void scan_avx2(Scan *s) {
    while (s->pos < s->end) {
        reserve_tokens(s->out, WINDOW);
        scan_window(s, window_avx2(s->text + s->pos), put_avx2);
    }
}

__attribute__((target("avx512f,avx512bw,bmi,bmi2"))) static void scan_avx512(Scan *s) {
    while (s->pos < s->end) {
        reserve_tokens(s->out, WINDOW);
        scan_window(s, window_avx512(s->text + s->pos), put_avx2);
    }
}

static void scan(Scan *s, Looker looker) {
    if (looker == LOOK_AVX512)
        scan_avx512(s);
    else if (looker == LOOK_AVX2)
        scan_avx2(s);
    else
        scan_portable(s);
}
#else
static void scan(Scan *s, Looker looker) {
    (void)looker;
    scan_portable(s);
}
#endif

void tokenize(Tokens *out, Lexicon *lexicon, const char *text, size_t begin, size_t end) {
    Scan s = {.out = out, .lexicon = lexicon, .text = text, .pos = begin, .end = end, .space = true};
    size_t first = out->count;
    out->turn_count = 0;
    scan(&s, lexicon->looker);
    join_words(&s, first);
}
