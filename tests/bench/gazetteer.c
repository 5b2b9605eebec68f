/* gazetteer.c - tokens with a gazetteer of 100,000 entries against tokens alone.
**
**   usage: gazetteer TEXT
**
** The entries are pairs and triples of capitalised words of the text, and names that are not in
** it: most words that could begin an entry do, which is the gazetteer's hard case.
*/
#include "bench.h"

#include "match/list.h"
#include "read/reader.h"
#include "text/analyse.h"

#include <strings.h>

enum { ARTICLE = 4000, ENTRIES = 100000, LONGEST = 3 };

typedef struct Names {
    char **at; /* sorted, no doubles */
    size_t count;
} Names;

/* ---- entries ---- */

static uint64_t next_random(uint64_t *seed) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* Entries in Capitals stand for their words in CAPITALS too. */
static int by_name(const void *a, const void *b) {
    return strcasecmp(*(char *const *)a, *(char *const *)b);
}

static void sort_names(Names *names) {
    size_t kept = 0;
    qsort(names->at, names->count, sizeof *names->at, by_name);
    for (size_t i = 0; i < names->count; i++)
        if (kept == 0 || strcasecmp(names->at[kept - 1], names->at[i]) != 0)
            names->at[kept++] = names->at[i];
    names->count = kept;
}

static bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool lower(char c) {
    return c >= 'a' && c <= 'z';
}

/* Runs of one to three capitalised words of the text (ASCII letters, one space between). */
static void add_runs(Names *names, const Text *text, size_t most) {
    for (size_t i = 0; i + 1 < text->len && names->count < most; i++) {
        bool begins = upper(text->s[i]) && (i == 0 || text->s[i - 1] == ' ');
        size_t end = i, words = 0;
        while (begins && words < LONGEST && upper(text->s[end]) && lower(text->s[end + 1])) {
            end++;
            while (lower(text->s[end]))
                end++;
            if (text->s[end] != ' ' && text->s[end] != ',' && text->s[end] != '\n')
                break;
            words++;
            names->at[names->count++] = mem_dup(text->s + i, end - i);
            if (text->s[end] != ' ' || names->count == most)
                break;
            end++;
        }
    }
}

static char *made_up_word(uint64_t *seed) {
    static const char *const SOUNDS[] = {"ka", "mo", "ri", "ten", "sal", "vo", "lu", "ber", "an", "do"};
    char word[32] = "";
    for (int i = 0; i < 3; i++)
        strcat(word, SOUNDS[next_random(seed) % 10]);
    word[0] = (char)(word[0] - 0x20);
    return mem_dup(word, strlen(word));
}

static Names make_entries(const Text *text) {
    Names names = {mem_zero(ENTRIES * 2, sizeof(char *)), 0};
    uint64_t seed = 88172645463325252u;
    Text sample = {text->s, text->len < 200000 ? text->len : 200000};
    add_runs(&names, &sample, ENTRIES / 2);
    sort_names(&names);
    size_t real = names.count;
    while (names.count < ENTRIES + ENTRIES / 8 && real > 0) {
        Buffer name = {0};
        char *made = made_up_word(&seed);
        const char *one = names.at[next_random(&seed) % real];
        if (next_random(&seed) % 2)
            buffer_printf(&name, "%s %s", one, made);
        else
            buffer_printf(&name, "%s %s", one, names.at[next_random(&seed) % real]);
        buffer_putc(&name, '\0');
        names.at[names.count++] = name.data;
        free(made);
    }
    sort_names(&names);
    for (size_t i = names.count - 1; i > 0; i--) { /* shuffled, so that cutting leaves all kinds */
        size_t k = next_random(&seed) % (i + 1);
        char *swap = names.at[i];
        names.at[i] = names.at[k];
        names.at[k] = swap;
    }
    while (names.count > ENTRIES)
        free(names.at[--names.count]);
    sort_names(&names);
    return names;
}

/* ---- equality: the same by searching in the sorted names ---- */

static bool in_names(const Names *names, const char *name) {
    return bsearch(&name, names->at, names->count, sizeof *names->at, by_name) != NULL;
}

/* The tokens [i, i + n) as they are written, one space between; false when they are not plain. */
static bool written(const LodeArticle *a, size_t i, size_t n, char *out, size_t size) {
    const Token *first = &a->tokens.at[i], *last = &a->tokens.at[i + n - 1];
    size_t len = last->end - first->begin;
    for (size_t k = i; k < i + n; k++)
        if (!shape_is_capitalized(a->tokens.at[k].shape))
            return false;
    for (size_t k = i + 1; k < i + n; k++)
        if (a->tokens.at[k].begin != a->tokens.at[k - 1].end + 1)
            return false;
    if (len >= size)
        return false;
    memcpy(out, a->text + first->begin, len);
    out[len] = '\0';
    return true;
}

static void find_slowly(const Names *names, const LodeArticle *a, size_t longest, Marks *out) {
    char name[256];
    for (size_t i = 0; i < a->tokens.count; i++)
        for (size_t n = longest; n > 0; n--)
            if (i + n <= a->tokens.count && written(a, i, n, name, sizeof name) && in_names(names, name)) {
                marks_add(out, (uint32_t)i, (uint32_t)(i + n), 0);
                break;
            }
    marks_resolve(out);
}

/* ---- main ---- */

typedef struct Work {
    Text text;
    Pieces pieces;
    Lexicon lexicon;
    List *list;
    Marks marks;
} Work;

static LodeArticle *read_piece(const Work *w, size_t i) {
    static const ReaderContext none = {0};
    LodeError error;
    Piece p = w->pieces.at[i];
    LodeArticle *a = read_blob(&none, NULL, "bench", w->text.s + p.begin, p.end - p.begin, "raw", &error);
    if (a == NULL)
        die("the text", error.message);
    return a;
}

static size_t run(Work *w, bool with_list) {
    size_t found = 0;
    for (size_t i = 0; i < w->pieces.count; i++) {
        LodeArticle *a = read_piece(w, i);
        article_analyse(a, &w->lexicon);
        w->marks.count = 0;
        if (with_list)
            list_find(w->list, a, &w->lexicon, &w->marks);
        found += w->marks.count;
        article_destroy(a);
    }
    return found;
}

/* On the first 300 KB: the entries found are those that a search by name finds. */
static size_t assert_same(Work *w, const Names *names) {
    Marks slow = {0};
    size_t total = 0, bytes = 0;
    for (size_t i = 0; i < w->pieces.count && bytes < 300000; i++) {
        LodeArticle *a = read_piece(w, i);
        article_analyse(a, &w->lexicon);
        w->marks.count = slow.count = 0;
        list_find(w->list, a, &w->lexicon, &w->marks);
        find_slowly(names, a, 2 * LONGEST, &slow);
        for (size_t k = 0; k < w->marks.count || k < slow.count; k++)
            if (k >= w->marks.count || k >= slow.count || w->marks.at[k].first != slow.at[k].first ||
                w->marks.at[k].end != slow.at[k].end) {
                for (int side = 0; side < 2; side++) {
                    const Marks *marks = side ? &slow : &w->marks;
                    const Mark none = {0}, *m = k < marks->count ? &marks->at[k] : &none;
                    fprintf(stderr, "bench: %s finds tokens %u to %u: '%.*s'\n",
                            side ? "the search by name" : "the list", m->first, m->end, 60,
                            a->text + a->tokens.at[m->first].begin);
                }
                exit(1);
            }
        total += slow.count;
        bytes += a->len;
        article_destroy(a);
    }
    marks_free(&slow);
    return total;
}

int main(int argc, char **argv) {
    if (argc != 2)
        die("usage", "gazetteer TEXT");
    Work w = {.text = load_text(argv[1])};
    w.pieces = cut_text(&w.text, ARTICLE);
    lexicon_init(&w.lexicon);
    Names names = make_entries(&w.text);
    Buffer lines = {0};
    for (size_t i = 0; i < names.count; i++)
        buffer_printf(&lines, "%s\n", names.at[i]);
    LodeError error;
    w.list = list_compile("bench", lines.data, lines.len, &error);
    if (w.list == NULL)
        die("the list", error.message);
    if (assert_same(&w, &names) == 0)
        die("the gazetteer", "finds nothing");
    double alone[RUNS], with[RUNS];
    for (int i = 0; i < RUNS; i++) {
        double start = now();
        run(&w, false);
        alone[i] = now() - start;
        start = now();
        run(&w, true);
        with[i] = now() - start;
    }
    add_row("gazetteer_100k_vs_tokens", median(with, RUNS), "s", "tokens alone", median(alone, RUNS));
    return 0;
}
