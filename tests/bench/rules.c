/* rules.c - 1, 10, 100 and 1,000 generated rules against the same rules in stock Lua and LPeg.
**
**   usage: rules FOLDER TEXT SMALL
**
** FOLDER has N/rules.lua for each N (lode_rules.lua and its modules), words_data.lua and
** stock_rules.lua.  TEXT is timed; on SMALL both sides must find the same.  The script has the
** whole text in one string and times its search alone.  Of Lode, with articles of 4 KB, three
** stretches are timed: rules_* from the text in memory to the items (tokens, sentences, rules);
** tape_rules_* the rules over tokens that are there, tape included; path_rules_* all there is, with
** reading (encoding, blocks) and freeing, of which the script does nothing.
**
** Equality: rule by rule, the same places.  As one ordered choice the script finds less where
** matches overlap: then it must find just what is left of Lode's items when they are taken from the
** left, the first rule first.
*/
#include "bench.h"

#include "lode.h"
#include "lua/engine.h"
#include "text/analyse.h"

#include <stdbool.h>
#include <stdint.h>
#include <unistd.h>

enum { ARTICLE = 4000, SIZES = 4, RULE_RUNS = 5 };

static const int COUNTS[SIZES] = {1, 10, 100, 1000};

/* Of the text, what the script gets: it is too slow for more.  MB/s is compared. */
static const size_t SLICES[SIZES] = {20 << 20, 8 << 20, 2 << 20, 300 << 10};

typedef struct Found {
    int rule;
    size_t begin, end;
} Found;

typedef struct FoundList {
    Found *at;
    size_t count, cap;
} FoundList;

typedef struct Side {
    size_t count, sum;
    double seconds;
} Side;

static void add_found(FoundList *list, Found found) {
    if (list->count == list->cap) {
        list->cap = list->cap ? list->cap * 2 : 1024;
        list->at = realloc(list->at, list->cap * sizeof *list->at);
        if (list->at == NULL)
            die("memory", "not enough");
    }
    list->at[list->count++] = found;
}

/* ---- Lode ---- */

static Lode *open_rules(const char *folder, int count) {
    char path[1024];
    LodeError error;
    Lode *lode = lode_new(&(LodeOptions){.scripts = getenv("LODE_SCRIPTS"), .cache = ""}, &error);
    snprintf(path, sizeof path, "%s/%d/rules.lua", folder, count);
    if (lode == NULL || !lode_load(lode, path, &error))
        die("rules", error.message);
    return lode;
}

typedef struct Seconds {
    double path, text, rules; /* all of it; from text to items; without tokens */
} Seconds;

/* Runs the rules over the first `len` bytes, cut into articles; keeps the items when asked to. */
static Seconds run_lode(Lode *lode, const Text *text, const Pieces *pieces, size_t len, FoundList *keep) {
    LodeError error;
    Seconds spent = {0};
    double start = now();
    for (size_t i = 0; i < pieces->count && pieces->at[i].end <= len; i++) {
        Piece p = pieces->at[i];
        LodeArticle *a = lode_read(lode, "bench", text->s + p.begin, p.end - p.begin, "raw", &error);
        if (a == NULL)
            die("the text", error.message);
        double read = now();
        article_analyse(a, &lode->lexicon, &lode->spare_tokens);
        double ready = now();
        if (!lode_run(lode, a, &error))
            die("a run", error.message);
        double done = now();
        spent.text += done - read;
        spent.rules += done - ready;
        for (size_t k = 0; keep != NULL && k < lode_article_items(a); k++) {
            const LodeItem *item = lode_article_item(a, k);
            add_found(keep, (Found){atoi(item->rule + 1), p.begin + item->begin, p.begin + item->end});
        }
        lode_article_free(a);
    }
    spent.path = now() - start;
    return spent;
}

/* The byte up to which whole pieces fit into `most`. */
static size_t slice_end(const Pieces *pieces, size_t most) {
    size_t end = 0;
    for (size_t i = 0; i < pieces->count && pieces->at[i].end <= most; i++)
        end = pieces->at[i].end;
    return end;
}

/* ---- the script ---- */

static FILE *open_stock(const char *folder, const char *mode, int count, const char *text) {
    char command[4096];
    snprintf(command, sizeof command, "lua5.4 '%s/stock_rules.lua' %s %d '%s/words_data.lua' '%s'", folder,
             mode, count, folder, text);
    FILE *in = popen(command, "r");
    if (in == NULL)
        die(command, "cannot be run");
    return in;
}

static FoundList stock_each(const char *folder, int count, const char *text) {
    FoundList found = {0};
    Found one;
    FILE *in = open_stock(folder, "each", count, text);
    while (fscanf(in, "%d %zu %zu", &one.rule, &one.begin, &one.end) == 3)
        add_found(&found, one);
    if (pclose(in) != 0)
        die("stock_rules.lua each", "failed");
    return found;
}

static Side stock_choice(const char *folder, int count, const char *text) {
    Side side;
    FILE *in = open_stock(folder, "choice", count, text);
    bool ok = fscanf(in, "%zu %zu %lf", &side.count, &side.sum, &side.seconds) == 3;
    if (pclose(in) != 0 || !ok)
        die("stock_rules.lua choice", "failed");
    return side;
}

/* ---- equality ---- */

static int by_rule(const void *a, const void *b) {
    const Found *x = a, *y = b;
    if (x->rule != y->rule)
        return x->rule < y->rule ? -1 : 1;
    return x->begin < y->begin ? -1 : x->begin > y->begin;
}

static int by_begin(const void *a, const void *b) {
    const Found *x = a, *y = b;
    if (x->begin != y->begin)
        return x->begin < y->begin ? -1 : 1;
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

static void differ(const Text *text, const char *who, const Found *f) {
    size_t from = f->begin > 30 ? f->begin - 30 : 0;
    fprintf(stderr, "bench: only %s finds rule %d at %zu-%zu: ...%.*s[%.*s]%.20s...\n", who, f->rule,
            f->begin, f->end, (int)(f->begin - from), text->s + from, (int)(f->end - f->begin),
            text->s + f->begin, text->s + f->end);
}

/* Compares two lists, sorted; prints the first differences. */
static void assert_same(const Text *text, FoundList *lode, FoundList *stock) {
    size_t i = 0, k = 0, shown = 0;
    qsort(lode->at, lode->count, sizeof *lode->at, by_rule);
    qsort(stock->at, stock->count, sizeof *stock->at, by_rule);
    while ((i < lode->count || k < stock->count) && shown < 10) {
        int order = i == lode->count ? 1 : k == stock->count ? -1 : by_rule(&lode->at[i], &stock->at[k]);
        if (order == 0 && lode->at[i].end != stock->at[k].end)
            order = -1;
        if (order < 0)
            differ(text, "Lode", &lode->at[i]);
        if (order > 0)
            differ(text, "the script", &stock->at[k]);
        shown += order != 0;
        i += order <= 0;
        k += order >= 0;
    }
    if (shown > 0)
        exit(1);
}

/* What an ordered choice, searching from the left, leaves of the items. */
static Side as_choice(FoundList *found) {
    Side side = {0};
    size_t end = 0;
    qsort(found->at, found->count, sizeof *found->at, by_begin);
    for (size_t i = 0; i < found->count; i++) {
        const Found *f = &found->at[i];
        if (f->begin < end)
            continue;
        end = f->end;
        side.count++;
        side.sum = (side.sum + (size_t)(f->rule + 1) * (f->begin + 1 + 7 * (f->end + 1))) % 1000000007;
    }
    return side;
}

/* ---- one size ---- */

typedef struct Size {
    Lode *lode;
    size_t stock_len; /* bytes of the script's slice */
    char slice[1024]; /* its file */
    double path_s[RULE_RUNS], text_s[RULE_RUNS], rules_s[RULE_RUNS], stock_s[RULE_RUNS];
} Size;

static void write_slice(Size *size, const char *folder, int count, const Text *text) {
    snprintf(size->slice, sizeof size->slice, "%s/%d/slice.txt", folder, count);
    FILE *out = fopen(size->slice, "wb");
    if (out == NULL || fwrite(text->s, 1, size->stock_len, out) != size->stock_len || fclose(out) != 0)
        die(size->slice, "cannot be written");
}

static void check_size(const Size *size, const char *folder, int count, const char *small) {
    Text text = load_text(small);
    Pieces pieces = cut_text(&text, ARTICLE);
    FoundList ours = {0}, theirs = stock_each(folder, count, small);
    run_lode(size->lode, &text, &pieces, text.len, &ours);
    assert_same(&text, &ours, &theirs);
    Side mine = as_choice(&ours), choice = stock_choice(folder, count, small);
    if (mine.count != choice.count || mine.sum != choice.sum || mine.count == 0) {
        fprintf(stderr, "bench: %d rules as one choice find %zu, Lode without overlaps %zu\n", count,
                choice.count, mine.count);
        exit(1);
    }
    fprintf(stderr, "  %d rules: %zu items, as one choice %zu; the script searches %.1f MB\n", count,
            ours.count, choice.count, (double)size->stock_len / 1e6);
    free(ours.at);
    free(theirs.at);
    free(pieces.at);
    free(text.s);
}

static void add_speed(const char *what, int count, size_t len, const double *seconds, const Size *size) {
    char name[64];
    snprintf(name, sizeof name, "%s_%d_vs_stock", what, count);
    add_row(name, mb_per_s(len, median(seconds, RULE_RUNS)), "MB/s", "stock Lua and LPeg",
            mb_per_s(size->stock_len, median(size->stock_s, RULE_RUNS)));
}

int main(int argc, char **argv) {
    if (argc != 4)
        die("usage", "rules FOLDER TEXT SMALL");
    const char *folder = argv[1];
    Text text = load_text(argv[2]);
    Pieces pieces = cut_text(&text, ARTICLE);
    static Size sizes[SIZES];
    for (int s = 0; s < SIZES; s++) {
        sizes[s].lode = open_rules(folder, COUNTS[s]);
        sizes[s].stock_len = slice_end(&pieces, SLICES[s] < text.len ? SLICES[s] : text.len);
        write_slice(&sizes[s], folder, COUNTS[s], &text);
        check_size(&sizes[s], folder, COUNTS[s], argv[3]);
    }
    for (int i = 0; i < RULE_RUNS; i++)
        for (int s = 0; s < SIZES; s++) {
            Seconds spent = run_lode(sizes[s].lode, &text, &pieces, text.len, NULL);
            sizes[s].path_s[i] = spent.path;
            sizes[s].text_s[i] = spent.text;
            sizes[s].rules_s[i] = spent.rules;
            sizes[s].stock_s[i] = stock_choice(folder, COUNTS[s], sizes[s].slice).seconds;
        }
    for (int s = 0; s < SIZES; s++)
        add_speed("rules", COUNTS[s], text.len, sizes[s].text_s, &sizes[s]);
    for (int s = 0; s < SIZES; s++)
        add_speed("tape_rules", COUNTS[s], text.len, sizes[s].rules_s, &sizes[s]);
    for (int s = 0; s < SIZES; s++)
        add_speed("path_rules", COUNTS[s], text.len, sizes[s].path_s, &sizes[s]);
    add_row("rules_1000_vs_rules_10", median(sizes[3].text_s, RULE_RUNS), "s", "10 rules",
            median(sizes[1].text_s, RULE_RUNS));
    for (int s = 0; s < SIZES; s++)
        lode_free(sizes[s].lode);
    return 0;
}
