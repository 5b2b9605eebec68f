/* gazetteer.c - tokens with gazetteers of 10,000 to 1,000,000 entries, and with ten at once, against
** tokens alone.
**
**   usage: gazetteer TEXT
**
** The entries are pairs and triples of capitalised words of the text, and names that are not in
** it: most words that could begin an entry do, which is the gazetteer's hard case.  The articles
** are read beforehand: what is compared is cutting into tokens with and without finding.
*/
#include "bench.h"

#include "match/list_set.h"
#include "read/reader.h"
#include "text/analyse.h"

#include <strings.h>

enum { ARTICLE = 4000, LONGEST = 3, MOST_LISTS = 10, TIMED = 4 };

typedef struct Names {
    char **at; /* sorted, no doubles */
    size_t count, cap;
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
    if (names->count == 0)
        return;
    qsort(names->at, names->count, sizeof *names->at, by_name);
    for (size_t i = 0; i < names->count; i++)
        if (kept == 0 || strcasecmp(names->at[kept - 1], names->at[i]) != 0)
            names->at[kept++] = names->at[i];
        else
            free(names->at[i]);
    names->count = kept;
}

static void free_names(Names *names) {
    for (size_t i = 0; i < names->count; i++)
        free(names->at[i]);
    free(names->at);
}

static bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool lower(char c) {
    return c >= 'a' && c <= 'z';
}

/* Adds a name, which is the names' own from now on. */
static void add_name(Names *names, char *name) {
    names->at = mem_grow(names->at, &names->cap, names->count + 1, sizeof *names->at);
    names->at[names->count++] = name;
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
            add_name(names, mem_dup(text->s + i, end - i));
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

/* One of the first `real` names with a made-up word or another of them behind it. */
static char *made_up_name(const Names *names, size_t real, uint64_t *seed) {
    Buffer name = {0};
    char *made = made_up_word(seed);
    const char *one = names->at[next_random(seed) % real];
    const char *other = names->at[next_random(seed) % real];
    buffer_printf(&name, "%s %s", one, next_random(seed) % 2 ? made : other);
    buffer_putc(&name, '\0');
    free(made);
    return name.data;
}

static void shuffle(Names *names, uint64_t *seed) {
    for (size_t i = names->count - 1; i > 0; i--) {
        size_t k = next_random(seed) % (i + 1);
        char *swap = names->at[i];
        names->at[i] = names->at[k];
        names->at[k] = swap;
    }
}

/* So many entries: up to half of them stand in the text. */
static Names make_entries(const Text *text, size_t count) {
    Names names = {0}, real = {0};
    uint64_t seed = 88172645463325252u;
    Text sample = {text->s, text->len < 200000 ? text->len : 200000};
    add_runs(&real, &sample, count / 2);
    sort_names(&real);
    if (real.count < 1000)
        die("the text", "has too few names");
    for (size_t i = 0; i < real.count; i++)
        add_name(&names, mem_dup(real.at[i], strlen(real.at[i])));
    while (names.count < count) {
        for (size_t missing = count + count / 8 - names.count; missing > 0; missing--)
            add_name(&names, made_up_name(&real, real.count, &seed));
        sort_names(&names);
    }
    shuffle(&names, &seed); /* so that cutting leaves all kinds */
    while (names.count > count)
        free(names.at[--names.count]);
    sort_names(&names);
    free_names(&real);
    return names;
}

/* ---- equality: the same by searching in the sorted names ---- */

static bool in_names(const Names *names, const char *name) {
    return bsearch(&name, names->at, names->count, sizeof *names->at, by_name) != NULL;
}

/* The tokens [i, i + n) as they are written, one space between; false when they are not plain. */
static bool written(const LodeArticle *a, size_t i, size_t n, char *out, size_t size) {
    size_t len = 0;
    for (size_t k = i; k < i + n; k++) {
        const Token *t = &a->tokens.at[k];
        size_t width = t->end - t->begin;
        if (!shape_is_capitalized(t->shape) || (k > i && t->begin == t[-1].end) || len + width + 2 > size)
            return false;
        if (k > i)
            out[len++] = ' ';
        memcpy(out + len, a->text + t->begin, width);
        len += width;
    }
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

/* ---- gazetteers ---- */

/* Some lists, found in one pass, and the names in them. */
typedef struct Gazetteer {
    const char *row;
    size_t list_count;
    Names names[MOST_LISTS];
    List *lists[MOST_LISTS];
    ListSet *set;
    Marks marks[MOST_LISTS];
} Gazetteer;

static List *compile(const Names *names) {
    Buffer lines = {0};
    LodeError error;
    for (size_t i = 0; i < names->count; i++)
        buffer_printf(&lines, "%s\n", names->at[i]);
    List *list = list_compile("bench", lines.data, lines.len, &error);
    if (list == NULL)
        die("the list", error.message);
    buffer_free(&lines);
    return list;
}

/* So many entries, dealt out to so many lists. */
static void make_gazetteer(Gazetteer *g, const char *row, const Text *text, size_t entries, size_t lists) {
    Names names = make_entries(text, entries);
    g->row = row;
    g->list_count = lists;
    g->set = list_set_new();
    for (size_t i = 0; i < names.count; i++)
        add_name(&g->names[i % lists], names.at[i]);
    for (size_t k = 0; k < lists; k++) {
        g->lists[k] = compile(&g->names[k]);
        list_set_add(g->set, g->lists[k], k);
    }
    free(names.at);
}

/* ---- articles ---- */

typedef struct Work {
    LodeArticle **at;
    size_t count;
    Lexicon lexicon;
} Work;

static Work read_articles(const Text *text) {
    static const ReaderContext none = {0};
    Pieces pieces = cut_text(text, ARTICLE);
    Work w = {.at = mem_zero(pieces.count, sizeof *w.at), .count = pieces.count};
    LodeError error;
    for (size_t i = 0; i < pieces.count; i++) {
        Piece p = pieces.at[i];
        LodeSource source = {
            .name = "bench", .bytes = text->s + p.begin, .size = p.end - p.begin, .as = "raw"};
        w.at[i] = read_first(&none, &source, &error);
        if (w.at[i] == NULL)
            die("the text", error.message);
    }
    lexicon_init(&w.lexicon);
    free(pieces.at);
    return w;
}

/* Cuts each article into tokens and, with a gazetteer, finds its entries. */
static void run(Work *w, Gazetteer *g) {
    for (size_t i = 0; i < w->count; i++) {
        article_analyse(w->at[i], &w->lexicon, NULL);
        if (g != NULL)
            list_set_find(g->set, w->at[i], &w->lexicon, g->marks);
        tokens_free(&w->at[i]->tokens);
    }
}

static double time_run(Work *w, Gazetteer *g) {
    double start = now();
    run(w, g);
    return now() - start;
}

/* ---- the same is found ---- */

static void die_of_mark(const LodeArticle *a, const char *row, const Marks *list, const Marks *slow, size_t k) {
    for (int side = 0; side < 2; side++) {
        const Marks *marks = side ? slow : list;
        const Mark none = {0}, *m = k < marks->count ? &marks->at[k] : &none;
        fprintf(stderr, "bench: %s finds tokens %u to %u: '%.*s'\n", side ? "the search by name" : "the list",
                m->first, m->end, 60, a->text + a->tokens.at[m->first].begin);
    }
    die(row, "the two differ");
}

static void assert_same_marks(const LodeArticle *a, const char *row, const Marks *list, const Marks *slow) {
    for (size_t k = 0; k < list->count || k < slow->count; k++)
        if (k >= list->count || k >= slow->count || list->at[k].first != slow->at[k].first ||
            list->at[k].end != slow->at[k].end)
            die_of_mark(a, row, list, slow, k);
}

/* On the first 300 KB: the entries found are those that a search by name finds, list by list. */
static void assert_same(Work *w, Gazetteer *g) {
    Marks slow = {0};
    size_t total = 0, bytes = 0;
    for (size_t i = 0; i < w->count && bytes < 300000; i++) {
        LodeArticle *a = w->at[i];
        article_analyse(a, &w->lexicon, NULL);
        list_set_find(g->set, a, &w->lexicon, g->marks);
        for (size_t k = 0; k < g->list_count; k++) {
            slow.count = 0;
            find_slowly(&g->names[k], a, (size_t)2 * LONGEST, &slow);
            assert_same_marks(a, g->row, &g->marks[k], &slow);
            total += slow.count;
        }
        bytes += a->len;
        tokens_free(&a->tokens);
    }
    if (total == 0)
        die(g->row, "finds nothing");
    marks_free(&slow);
}

int main(int argc, char **argv) {
    static Gazetteer all[TIMED];
    if (argc != 2)
        die("usage", "gazetteer TEXT");
    Text text = load_text(argv[1]);
    Work w = read_articles(&text);
    make_gazetteer(&all[0], "gazetteer_10k_vs_tokens", &text, 10000, 1);
    make_gazetteer(&all[1], "gazetteer_100k_vs_tokens", &text, 100000, 1);
    make_gazetteer(&all[2], "gazetteer_1m_vs_tokens", &text, 1000000, 1);
    make_gazetteer(&all[3], "several_lists_vs_tokens", &text, 100000, MOST_LISTS);
    for (int k = 0; k < TIMED; k++)
        assert_same(&w, &all[k]);
    double alone[RUNS], with[TIMED][RUNS];
    for (int i = 0; i < RUNS; i++) {
        alone[i] = time_run(&w, NULL);
        for (int k = 0; k < TIMED; k++)
            with[k][i] = time_run(&w, &all[k]);
    }
    for (int k = 0; k < TIMED; k++)
        add_row(all[k].row, median(with[k], RUNS), "s", "tokens alone", median(alone, RUNS));
    return 0;
}
