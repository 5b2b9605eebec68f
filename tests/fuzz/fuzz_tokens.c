/* fuzz_tokens.c - hostile texts through every way to look at text: all must cut them alike.
**
**   usage: fuzz_tokens [COUNT|SECONDSs [FIRST]]     COUNT texts (200,000), or for so long, from
**                                                   number FIRST on (0)
**
** Each text is cut into tokens and sentences by every look that this processor has, with a lexicon
** of its own, and by one of them behind blanks and before other text, so that the windows begin
** elsewhere.  All have to find the same; and tokens have to be sound.  The text ends as close to
** the end of its memory as the tokeniser allows.  A text that fails is named by its number.
**
** Compiled with -DLODE_LIBFUZZER it has no main and is for clang's -fsanitize=fuzzer (`make fuzz`
** with FUZZER=1).
*/
#include "budget.h"
#include "hostile.h"

#include "text/encode.h"
#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/unicode.h"

#include <stdio.h>
#include <stdlib.h>

enum { LOOKS = LOOK_AVX512 + 1, OFTEN = 1 << 18 };

/* A text and where in its memory it stands. */
typedef struct Sample {
    const char *s;
    size_t len;
    size_t blanks; /* before it, when it is cut once more */
} Sample;

/* What one look made of it. */
typedef struct Cut {
    Lexicon lexicon;
    Tokens tokens;
    char *text; /* `begin` bytes, the text, TEXT_PADDING bytes, and nothing more */
    size_t begin, end;
} Cut;

typedef struct Fuzz {
    Cut by[LOOKS], shifted;
    int looks;
    uint64_t number; /* of the text at hand */
} Fuzz;

/* ---- failing ---- */

static void print_bytes(const char *s, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];
        fprintf(stderr, c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\x%02x\"\"" : "%c", c);
    }
}

static void print_tokens(const Cut *cut) {
    for (size_t i = 0; i < cut->tokens.count; i++) {
        const Token *t = &cut->tokens.at[i];
        fprintf(stderr, "#  %4zu [%zu, %zu) %s %d ", i, t->begin - cut->begin, t->end - cut->begin, shape_name((Shape)t->shape),
                t->flags);
        print_bytes(cut->text + t->begin, t->end - t->begin);
        fputc('\n', stderr);
    }
}

_Noreturn static void fail(const Fuzz *f, const char *what, const Cut *cut, const Cut *other) {
    printf("not ok 1 - text %llu: %s\n", (unsigned long long)f->number, what);
    fflush(stdout);
    fprintf(stderr, "# text %llu: %s\n# \"", (unsigned long long)f->number, what);
    print_bytes(cut->text + cut->begin, cut->end - cut->begin);
    fputs("\"\n", stderr);
    print_tokens(cut);
    if (other != NULL) {
        fprintf(stderr, "# the other look:\n");
        print_tokens(other);
    }
    abort();
}

/* ---- cutting ---- */

/* Cuts the sample behind `begin` blanks and before `behind`, a byte over and over. */
static void cut_sample(Cut *cut, const Sample *sample, size_t begin, char behind) {
    free(cut->text);
    cut->begin = begin;
    cut->end = begin + sample->len;
    cut->text = mem_alloc(cut->end + TEXT_PADDING);
    memset(cut->text, ' ', begin);
    memcpy(cut->text + begin, sample->s, sample->len);
    memset(cut->text + cut->end, behind, TEXT_PADDING);
    cut->tokens.count = cut->tokens.sentence_count = 0;
}

static void tokenize_sample(Cut *cut, size_t from) {
    tokenize(&cut->tokens, &cut->lexicon, cut->text, from, cut->end);
}

static void open_cut(Cut *cut, Looker look) {
    lexicon_init(&cut->lexicon);
    cut->lexicon.looker = look;
}

static void close_cut(Cut *cut) {
    free(cut->text);
    tokens_free(&cut->tokens);
    lexicon_free(&cut->lexicon);
    *cut = (Cut){0};
}

static void open_fuzz(Fuzz *f) {
    f->looks = (int)looker_best() + 1;
    for (int k = 0; k < f->looks; k++)
        open_cut(&f->by[k], (Looker)k);
    open_cut(&f->shifted, looker_best());
}

static void close_fuzz(Fuzz *f) {
    for (int k = 0; k < f->looks; k++)
        close_cut(&f->by[k]);
    close_cut(&f->shifted);
}

/* ---- comparing ---- */

static bool same_word(const Cut *x, const Cut *y, uint32_t a, uint32_t b) {
    const Lexeme *v = &x->lexicon.words[a], *w = &y->lexicon.words[b];
    return v->len == w->len && memcmp(v->text, w->text, v->len) == 0 && v->traits == w->traits;
}

static bool same_token(const Cut *x, const Cut *y, size_t i) {
    const Token *t = &x->tokens.at[i], *u = &y->tokens.at[i];
    return t->begin - x->begin == u->begin - y->begin && t->end - x->begin == u->end - y->begin &&
           t->shape == u->shape && t->flags == u->flags && same_word(x, y, t->word, u->word);
}

static void compare_tokens(const Fuzz *f, const Cut *x, const Cut *y) {
    if (x->tokens.count != y->tokens.count)
        fail(f, "different numbers of tokens", x, y);
    for (size_t i = 0; i < x->tokens.count; i++)
        if (!same_token(x, y, i))
            fail(f, "different tokens", x, y);
}

static void compare_sentences(const Fuzz *f, const Cut *x, const Cut *y) {
    const Tokens *a = &x->tokens, *b = &y->tokens;
    if (a->sentence_count != b->sentence_count)
        fail(f, "different numbers of sentences", x, y);
    if (a->sentence_count > 0 && memcmp(a->sentences, b->sentences, a->sentence_count * sizeof *a->sentences) != 0)
        fail(f, "different sentences", x, y);
}

/* ---- what holds for all tokens ---- */

/* Only white space and joiners lie between `at` and the token; it is glued unless white space does. */
static void check_gap(const Fuzz *f, const Cut *cut, size_t at, size_t end, const Token *behind) {
    bool glued = at > cut->begin;
    while (at < end) {
        uint32_t cp;
        at += utf8_next(cut->text + at, &cp);
        if (char_class(cp) != CHAR_SPACE && !char_is_joiner(cp))
            fail(f, "a character is in no token", cut, NULL);
        glued = glued && char_is_joiner(cp);
    }
    if (behind != NULL && ((behind->flags & TOKEN_GLUED) != 0) != glued && behind != cut->tokens.at)
        fail(f, "glued to white space", cut, NULL);
}

/* The word of a token is its bytes, folded. */
static void check_word(const Fuzz *f, const Cut *cut, const Token *t) {
    char small[1024];
    size_t len = t->end - t->begin;
    char *folded = len <= (sizeof small - 16) / 3 ? small : mem_alloc(3 * len + 16);
    size_t n = word_fold(folded, cut->text + t->begin, len);
    const Lexeme *word = &cut->lexicon.words[t->word];
    bool full = t->word == WORD_UNKNOWN && cut->lexicon.count == LEXICON_CAP;
    if (!full && (word->len != n || memcmp(word->text, folded, n) != 0))
        fail(f, "not the token's word", cut, NULL);
    if (folded != small)
        free(folded);
}

static void check_tokens(const Fuzz *f, const Cut *cut) {
    size_t at = cut->begin;
    for (size_t i = 0; i < cut->tokens.count; i++) {
        const Token *t = &cut->tokens.at[i];
        if (t->begin < at || t->end <= t->begin || t->end > cut->end)
            fail(f, "spans do not rise, or leave the text", cut, NULL);
        if (t->shape >= SHAPE_SENTENCE_END)
            fail(f, "a token that is a mark", cut, NULL);
        if (is_inside_character(cut->text[t->begin]) || (t->end < cut->end && is_inside_character(cut->text[t->end])))
            fail(f, "a character is cut", cut, NULL);
        check_gap(f, cut, at, t->begin, t);
        check_word(f, cut, t);
        at = t->end;
    }
    check_gap(f, cut, at, cut->end, NULL);
}

/* Sentences follow each other, none is empty, and each has its mark. */
static void check_sentences(const Fuzz *f, const Cut *cut) {
    const Tokens *tokens = &cut->tokens;
    size_t at = 0;
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        const Sentence *s = &tokens->sentences[i];
        Shape mark = i + 1 < tokens->sentence_count ? SHAPE_SENTENCE_END : SHAPE_PARAGRAPH_END;
        if (s->first != at || s->end <= at || s->end >= tokens->count || tokens->at[s->end].shape != mark)
            fail(f, "sentences do not follow each other", cut, NULL);
        at = s->end + 1;
    }
    if (at != tokens->count)
        fail(f, "tokens in no sentence", cut, NULL);
}

/* ---- one text ---- */

static void fuzz_sample(Fuzz *f, const Sample *sample) {
    for (int k = 0; k < f->looks; k++) {
        cut_sample(&f->by[k], sample, 0, '\0');
        tokenize_sample(&f->by[k], 0);
    }
    for (int k = 1; k < f->looks; k++)
        compare_tokens(f, &f->by[0], &f->by[k]);
    check_tokens(f, &f->by[0]);
    cut_sample(&f->shifted, sample, sample->blanks, "\0 .s'-\""[sample->len % 7]);
    tokenize_sample(&f->shifted, sample->blanks % 2 ? sample->blanks : 0);
    compare_tokens(f, &f->by[0], &f->shifted);
    for (int k = 0; k < f->looks; k++)
        split_sentences(&f->by[k].tokens, &f->by[k].lexicon, f->by[k].text, 0);
    check_sentences(f, &f->by[0]);
    for (int k = 1; k < f->looks; k++)
        compare_sentences(f, &f->by[0], &f->by[k]);
}

#ifdef LODE_LIBFUZZER

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Fuzz fuzz;
    if (fuzz.looks == 0 || fuzz.by[0].lexicon.count > LEXICON_CAP / 2) {
        close_fuzz(&fuzz);
        open_fuzz(&fuzz);
    }
    if (size < 1)
        return 0;
    Buffer decoded = {0};
    LodeString text = decode(data + 1, size - 1, true, &decoded).text;
    fuzz_sample(&fuzz, &(Sample){text.s, text.len, data[0]});
    buffer_free(&decoded);
    return 0;
}

#else

int main(int argc, char **argv) {
    const FuzzBudget budget = fuzz_budget(argc, argv);
    uint64_t done = 0;
    Fuzz fuzz = {0};
    Buffer text = {0};
    size_t bytes = 0;
    printf("1..1\n");
    for (; fuzz_goes_on(&budget, done); done++) {
        if (done % OFTEN == 0) { /* before the lexicons are full */
            close_fuzz(&fuzz);
            open_fuzz(&fuzz);
        }
        fuzz.number = budget.first + done;
        uint64_t random = fuzz.number * 0xD1342543DE82EF95u;
        make_hostile_text(&text, &random);
        fuzz_sample(&fuzz, &(Sample){text.data, text.len, random_below(&random, 130)});
        bytes += text.len;
    }
    printf("ok 1 - %llu texts of %zu bytes, %d looks\n", (unsigned long long)done, bytes, fuzz.looks);
    close_fuzz(&fuzz);
    buffer_free(&text);
    return 0;
}

#endif
