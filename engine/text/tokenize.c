/* tokenize.c - the scanner: text to tokens, one pass.
**
** The text is looked at 64 bytes at a time (window.h).  What is plain - words of letters, blanks,
** commas - is cut with bit operations, without a branch for each token; where a stretch of it ends
** a closer look follows, at one token or a few, and then the next window.  Words wait in a batch
** while their slots of the lexicon are fetched.  The definition of a token is in docs/tokens.md.
*/
#include "text/scan.h"
#include "text/stretch.h"

#include <stdlib.h>

/* ---- putting tokens ---- */

static inline __attribute__((always_inline)) void put_token(Scan *s, size_t begin, size_t end, uint32_t word, Shape shape, bool glued) {
    s->out->at[s->out->count++] = (Token){
        .begin = (uint32_t)begin,
        .end = (uint32_t)end,
        .word = word,
        .shape = (uint8_t)shape,
        .flags = glued ? TOKEN_GLUED : 0,
    };
}

uint32_t intern_long(Scan *s, size_t begin, size_t len) {
    char small[512];
    if (len <= (sizeof small - 16) / 3)
        return lexicon_intern(s->lexicon, small, word_fold(small, s->text + begin, len));
    char *large = mem_alloc(len * 3 + 16);
    uint32_t id = lexicon_intern(s->lexicon, large, word_fold(large, s->text + begin, len));
    free(large);
    return id;
}

uint32_t intern(Scan *s, size_t begin, size_t end) {
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

void emit_turn(Scan *s, size_t begin, size_t end, Shape shape) {
    note_turn(s->out, (uint32_t)s->out->count);
    emit(s, begin, end, shape);
}

WordTraits traits_of(Scan *s, size_t begin, size_t end) {
    uint32_t word = intern(s, begin, end); /* may move the words */
    return s->lexicon->words[word].traits;
}

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

/* A token is one turn, however many line breaks stand before it. */
static void scan_space(Scan *s, size_t len) {
    Tokens *out = s->out;
    bool noted = out->turn_count > 0 && out->turns[out->turn_count - 1] == out->count;
    if (s->text[s->pos] == '\n') {
        out->broken = true;
        if (!noted)
            note_turn(out, (uint32_t)out->count);
    }
    s->pos += len;
    s->space = true;
}

void scan_closer(Scan *s, const Stretch *plain) {
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

/* ---- the scan ---- */

static void scan(Scan *s, Looker looker) {
#if LODE_X86_VECTORS
    if (looker == LOOK_AVX512)
        scan_avx512(s);
    else if (looker == LOOK_AVX2)
        scan_avx2(s);
    else
#endif
        scan_portable(s);
    (void)looker;
}

void tokenize(Tokens *out, Lexicon *lexicon, const char *text, size_t begin, size_t end) {
    Scan s = {.out = out, .lexicon = lexicon, .text = text, .pos = begin, .end = end, .space = true,
              .found = out->count};
    size_t first = out->count;
    out->turn_count = 0;
    out->broken = false;
    scan(&s, lexicon->looker);
    join_words(&s, first);
}
