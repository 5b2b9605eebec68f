/* text_icu.c - tokens, sentences and the tape against ICU's word break iterator, wc -w and memcpy.
**
**   usage: text_icu TEXT
**
** ICU walks UTF-16 that was converted beforehand, which is its fastest way; Lode's blocks (lines)
** are known beforehand, as its reader knows them.  tokens_vs_icu is tokens with their words interned
** and the tape's records written; text_vs_icu has sentences in addition.
*/
#include "bench.h"
#include "program.h"

#include "match/tape.h"
#include "read/article.h"
#include "text/analyse.h"

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { ARTICLE = 4000, COPY = 64 * 1024 };

typedef struct Icu {
    UChar *s;
    int32_t len;
    UBreakIterator *words;
} Icu;

/* An article: blocks [first, end). */
typedef struct Article {
    size_t first, end;
} Article;

typedef struct Work {
    Text text;
    Piece *blocks;
    size_t block_count;
    Article *articles;
    size_t article_count;
    Lexicon lexicon;
    Tokens tokens; /* of the article at hand */
    Buffer tape;
    Icu icu;
} Work;

/* ---- what is measured ---- */

static void cut_blocks(Work *w) {
    const char *s = w->text.s;
    w->blocks = calloc(w->text.len / 2 + 1, sizeof *w->blocks);
    w->articles = calloc(w->text.len / ARTICLE + 2, sizeof *w->articles);
    size_t begin = 0;
    for (size_t at = 0; at < w->text.len;) {
        const char *stop = memchr(s + at, '\n', w->text.len - at);
        size_t end = stop != NULL ? (size_t)(stop - s) : w->text.len;
        if (end > at)
            w->blocks[w->block_count++] = (Piece){at, end};
        at = end + 1;
        if (at - begin < ARTICLE && at < w->text.len)
            continue;
        size_t first = w->article_count > 0 ? w->articles[w->article_count - 1].end : 0;
        w->articles[w->article_count++] = (Article){first, w->block_count};
        begin = at;
    }
}

/* Tokens of one article, block by block, as article_analyse makes them. */
static void tokens_of(Work *w, const Article *article, bool sentences) {
    w->tokens.count = w->tokens.sentence_count = 0;
    for (size_t i = article->first; i < article->end; i++) {
        size_t first = w->tokens.count;
        tokenize(&w->tokens, &w->lexicon, w->text.s, w->blocks[i].begin, w->blocks[i].end);
        if (sentences)
            split_sentences(&w->tokens, &w->lexicon, w->text.s, first);
    }
}

static void write_tape(Work *w) {
    w->tape.len = 0;
    tape_write(&w->tape, &w->tokens, 0, (uint32_t)w->tokens.count, TAPE_HEAD, NULL, 0);
}

static size_t run_articles(Work *w, bool sentences) {
    size_t count = 0;
    for (size_t i = 0; i < w->article_count; i++) {
        tokens_of(w, &w->articles[i], sentences);
        write_tape(w);
        count += w->tape.len / TAPE_HEAD;
    }
    return count;
}

static size_t run_tokens(Work *w) {
    return run_articles(w, false);
}

static size_t run_text(Work *w) {
    return run_articles(w, true);
}

static size_t run_icu(Work *w) {
    size_t count = 0;
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(w->icu.words, w->icu.s, w->icu.len, &status);
    while (ubrk_next(w->icu.words) != UBRK_DONE)
        count++;
    return count;
}

static size_t run_memcpy(Work *w) {
    static char copy[COPY];
    for (size_t at = 0; at < w->text.len; at += COPY) {
        size_t len = w->text.len - at < COPY ? w->text.len - at : COPY;
        memcpy(copy, w->text.s + at, len);
        __asm__ volatile("" : : "r"(copy) : "memory"); /* or the compiler drops it */
    }
    return (unsigned char)copy[0] + 1u;
}

/* ---- equality ---- */

static bool ascii_letter(UChar c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Whether [begin, end) is a word of ASCII letters between white space: about those, all agree. */
static bool plain_word(const Icu *icu, int32_t begin, int32_t end) {
    for (int32_t i = begin; i < end; i++)
        if (!ascii_letter(icu->s[i]))
            return false;
    return (begin == 0 || icu->s[begin - 1] == ' ') && (end == icu->len || icu->s[end] == ' ');
}

/* Every plain word that ICU finds is a token too, in the same order, and no plain token is left
** over. */
static void assert_same_words(Work *w) {
    size_t plain = 0, tokens = 0;
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(w->icu.words, w->icu.s, w->icu.len, &status);
    int32_t begin = 0, end;
    while ((end = ubrk_next(w->icu.words)) != UBRK_DONE) {
        plain += plain_word(&w->icu, begin, end);
        begin = end;
    }
    for (size_t i = 0; i < w->article_count; i++) {
        tokens_of(w, &w->articles[i], true);
        for (size_t k = 0; k < w->tokens.count; k++) {
            const Token *t = &w->tokens.at[k];
            bool word = t->end > t->begin && (t->begin == 0 || w->text.s[t->begin - 1] == ' ') &&
                        (w->text.s[t->end] == ' ' || t->end == w->text.len);
            for (uint32_t c = t->begin; c < t->end && word; c++)
                word = ascii_letter((UChar)(unsigned char)w->text.s[c]);
            tokens += word;
        }
    }
    /* "don't" is two tokens, "rock 'n' roll" three: plain words are left alone by both */
    if (plain != tokens) {
        fprintf(stderr, "bench: ICU finds %zu plain words, Lode %zu\n", plain, tokens);
        exit(1);
    }
}

/* ---- main ---- */

static void open_icu(Work *w) {
    UErrorCode status = U_ZERO_ERROR;
    w->icu.s = malloc((w->text.len + 1) * sizeof *w->icu.s);
    u_strFromUTF8(w->icu.s, (int32_t)w->text.len + 1, &w->icu.len, w->text.s, (int32_t)w->text.len,
                  &status);
    w->icu.words = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
    if (U_FAILURE(status))
        die("ICU", u_errorName(status));
}

/* Seconds that writing the tape alone takes, tokens left out. */
static double time_tape(Work *w) {
    double total = 0;
    for (size_t i = 0; i < w->article_count; i++) {
        tokens_of(w, &w->articles[i], true);
        double start = now();
        write_tape(w);
        total += now() - start;
    }
    return total;
}

static double time_of(size_t (*run)(Work *), Work *w) {
    double start = now();
    if (run(w) == 0)
        die("a run", "found nothing");
    return now() - start;
}

int main(int argc, char **argv) {
    if (argc != 2)
        die("usage", "text_icu TEXT");
    Work w = {.text = load_text(argv[1])};
    cut_blocks(&w);
    lexicon_init(&w.lexicon);
    open_icu(&w);
    assert_same_words(&w);
    double tokens[RUNS], text[RUNS], tape[RUNS], icu[RUNS], copy[RUNS], wc[RUNS];
    const char *count_words[] = {"wc", "-w", argv[1], NULL};
    for (int i = 0; i < RUNS; i++) {
        tokens[i] = time_of(run_tokens, &w);
        icu[i] = time_of(run_icu, &w);
        text[i] = time_of(run_text, &w);
        copy[i] = time_of(run_memcpy, &w);
        tape[i] = time_tape(&w);
        wc[i] = time_program(count_words, "/dev/null");
    }
    size_t len = w.text.len;
    double icu_speed = mb_per_s(len, median(icu, RUNS));
    double tokens_speed = mb_per_s(len, median(tokens, RUNS));
    add_row("tokens_vs_icu", tokens_speed, "MB/s", "ICU word iterator", icu_speed);
    add_row("text_vs_icu", mb_per_s(len, median(text, RUNS)), "MB/s", "ICU word iterator", icu_speed);
    add_row("tape_vs_icu", mb_per_s(len, median(tape, RUNS)), "MB/s", "ICU word iterator", icu_speed);
    add_row("tokens_vs_wc", tokens_speed, "MB/s", "wc -w", mb_per_s(len, median(wc, RUNS)));
    add_row("tokens_vs_memcpy", tokens_speed, "MB/s", "memcpy, 64 KB pieces",
            mb_per_s(len, median(copy, RUNS)));
    return 0;
}
