/* test_list.c - engine/match: gazetteers from text, what they find, and their cache. */
#include "match/list_set.h"
#include "read/reader.h"
#include "text/analyse.h"
#include "unit.h"

#include <fcntl.h>
#include <strings.h>
#include <time.h>

/* ---- helpers ---- */

static List *compile(const char *text) {
    LodeError error = {0};
    List *list = list_compile("unit", text, strlen(text), &error);
    if (list == NULL)
        fail_msg("list_compile: %s", error.message);
    return list;
}

static LodeArticle *analysed(const char *text, Lexicon *lexicon) {
    static const ReaderContext none = {0};
    LodeError error = {0};
    LodeArticle *a = read_first(
        &none, &(LodeSource){.name = "unit", .bytes = text, .size = strlen(text), .as = "raw"}, &error);
    assert_non_null(a);
    article_analyse(a, lexicon, NULL);
    return a;
}

/* The marks as words: "row[text] row[text]". */
static char *in_words(const LodeArticle *a, const Marks *marks) {
    Buffer out = {0};
    for (size_t i = 0; i < marks->count; i++) {
        const Mark *m = &marks->at[i];
        uint32_t begin = a->tokens.at[m->first].begin, end = a->tokens.at[m->end - 1].end;
        buffer_printf(&out, "%s%u[%.*s]", i ? " " : "", m->ref, (int)(end - begin), a->text + begin);
    }
    unit_end_string(&out);
    return out.data;
}

/* What a set of the list alone finds in the text, the lexicon being as it is. */
static char *found_with(const List *list, const char *text, Lexicon *lexicon) {
    LodeArticle *a = analysed(text, lexicon);
    ListSet *set = list_set_new();
    Marks marks = {0};
    list_set_add(set, list, 0);
    list_set_find(set, a, lexicon, &marks);
    char *found = in_words(a, &marks);
    marks_free(&marks);
    list_set_free(set);
    article_destroy(a);
    return found;
}

static char *found_in(const List *list, const char *text) {
    Lexicon lexicon;
    lexicon_init(&lexicon);
    char *found = found_with(list, text, &lexicon);
    lexicon_free(&lexicon);
    return found;
}

static void expect(const char *list_text, const char *text, const char *expected) {
    List *list = compile(list_text);
    char *found = found_in(list, text);
    assert_string_equal(found, expected);
    free(found);
    list_free(list);
}

/* ---- the text form ---- */

static void table_with_columns(void **state) {
    (void)state;
    List *list = compile("# a comment\n# case: fold\nname\tcountry\taliases\n"
                         "Seoul\tKR\tHanyang|City of Seoul\r\n\nParis\tFR\n");
    assert_int_equal(list_rows(list), 2);
    assert_int_equal(list_columns(list), 3);
    assert_string_equal(list_column(list, 0), "name");
    assert_string_equal(list_column(list, 1), "country");
    assert_string_equal(list_value(list, 0, 0), "Seoul");
    assert_string_equal(list_value(list, 0, 1), "KR");
    assert_string_equal(list_value(list, 1, 1), "FR");
    assert_string_equal(list_value(list, 1, 2), ""); /* a short row */
    char *found = found_in(list, "City of Seoul, Hanyang, Paris");
    assert_string_equal(found, "0[City of Seoul] 0[Hanyang] 1[Paris]");
    free(found);
    list_free(list);
}

static void plain_list(void **state) {
    (void)state;
    List *list = compile("\xEF\xBB\xBFSeoul\nNew York\n");
    assert_int_equal(list_rows(list), 2);
    assert_int_equal(list_columns(list), 1);
    assert_string_equal(list_column(list, 0), "name");
    assert_string_equal(list_value(list, 0, 0), "Seoul");
    list_free(list);
}

typedef struct Bad {
    const char *text, *message;
} Bad;

static void errors_name_file_and_line(void **state) {
    (void)state;
    static const Bad bad[] = {
        {"", "unit: no entries"},
        {"# only\n# comments\n", "unit: no entries"},
        {"name\tcountry\n", "unit: no entries"},
        {"name\tcountry\nSeoul\tKR\tx\n", "unit:2: more cells"},
        {"name\tcountry\n\n\tKR\n", "unit:3: the first column is empty"},
        {"# case: loud\nSeoul\n", "unit:1: case is 'loud'"},
        {"a\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\nx\n",
         "unit:1: more than 32 columns"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        LodeError error = {0};
        assert_null(list_compile("unit", bad[i].text, strlen(bad[i].text), &error));
        assert_int_equal(error.status, LODE_BAD_RULE);
        if (strncmp(error.message, bad[i].message, strlen(bad[i].message)) != 0)
            fail_msg("\"%s\" is not \"%s\"", error.message, bad[i].message);
    }
}

/* ---- what is found ---- */

static void longest_match(void **state) {
    (void)state;
    const char *list = "York\nNew York\nNew York City Council\nTimes\nYork Times Square\n";
    expect(list, "York New York", "0[York] 1[New York]");
    expect(list, "New York City", "1[New York]"); /* falls back when the longer one breaks off */
    expect(list, "New York City Council", "2[New York City Council]");
    expect(list, "New York Times Square", "4[York Times Square]"); /* longer, though further right */
    expect(list, "new york", "");
}

static void first_entry_of_the_file_wins(void **state) {
    (void)state;
    expect("name\tid\nSeoul\t1\nSeoul\t2\n", "Seoul", "0[Seoul]");
}

static void entries_do_not_cross_sentences(void **state) {
    (void)state;
    expect("Lee Kim\nU.S. He\n", "He met Lee\n\nKim left.", "");
}

static void case_rules(void **state) {
    (void)state;
    const char *text = "May may MAY US us Us iPhone iphone";
    expect("May\nUS\n", text, "0[May] 0[MAY] 1[US]");
    expect("# case: fold\nMay\nUS\n", text, "0[May] 0[may] 0[MAY] 1[US] 1[us] 1[Us]");
    expect("# case: exact\nMay\nUS\n", text, "0[May] 1[US]");
    expect("may\n", text, "0[May] 0[may] 0[MAY]"); /* smart: small letters ask for nothing */
    expect("iPhone\n", text, "0[iPhone]");
}

static void words_of_all_kinds(void **state) {
    (void)state;
    expect("O'Brien\n", "O\u2019Brien's", "0[O\u2019Brien]");
    expect("FA-50\nU.S.\nAT&T\n", "The FA-50 of the U.S. and AT&T", "0[FA-50] 1[U.S.] 2[AT&T]");
    expect("\u00c9vian\n", "E\u0301vian", "0[E\u0301vian]");
    expect("\u4e2d\u6587\n", "\u4e2d\u6587 \u4e2d", "0[\u4e2d\u6587]");
}

static void overlong_entries(void **state) {
    (void)state;
    char *words = unit_repeat("a ", 400), *word = unit_repeat("b", 100000);
    Buffer text = {0};
    buffer_printf(&text, "%s\n%s\nok\n", words, word);
    unit_end_string(&text);
    expect(text.data, "ok", "2[ok]");
    List *list = compile(text.data);
    char *found = found_in(list, word);
    buffer_free(&text);
    buffer_printf(&text, "1[%s]", word);
    unit_end_string(&text);
    assert_string_equal(found, text.data);
    free(found);
    list_free(list);
    buffer_free(&text);
    free(words);
    free(word);
}

/* Entries of more words than a form holds cases inline; each word's case counts. */
static void long_entries(void **state) {
    (void)state;
    const char *list = "a b c d e f g h\na b c d e f g h I\nA b c d e f g h i j\n# no comment here\n";
    expect(list, "a b c d e f g h", "0[a b c d e f g h]");
    expect(list, "a b c d e f g h i", "0[a b c d e f g h]");
    expect(list, "a b c d e f g h I", "1[a b c d e f g h I]");
    expect(list, "a b c d e f g h i j", "0[a b c d e f g h]");
    expect(list, "A b c d e f g h i j", "2[A b c d e f g h i j]");
}

static void ways_of_writing_one_name(void **state) {
    (void)state;
    const char *list = "name\taliases\nUS\tU.S.|United States\nus\tUs\nUnited Kingdom\nUnited\n";
    expect(list, "US us Us", "0[US] 1[us] 1[Us]");
    expect(list, "the United States of the U.S.", "0[United States] 0[U.S.]");
    expect(list, "United united Kingdom United Nations UNITED KINGDOM", "3[United] 3[United] 2[UNITED KINGDOM]");
}

/* A name that stands in the list again and again costs no more each time. */
static void doubles_cost_linear_time(void **state) {
    (void)state;
    char *text = unit_repeat("Seoul\n", 100000);
    clock_t start = clock();
    List *list = compile(text);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    char *found = found_in(list, "Seoul");
    assert_string_equal(found, "0[Seoul]");
    free(found);
    list_free(list);
    free(text);
}

static double seconds_of_chain(List *list, size_t length) {
    char *text = unit_repeat("a ", length);
    clock_t start = clock();
    free(found_in(list, text));
    free(text);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* A text in which entries chain, each beginning inside the one before: the time grows with the
** text, not with its square. */
static void chained_entries_cost_linear_time(void **state) {
    (void)state;
    List *list = compile("a a\n");
    double once = seconds_of_chain(list, 40000), four_times = seconds_of_chain(list, 160000);
    if (four_times > 8 * once + 0.1)
        fail_msg("40,000 tokens take %.2f s, 160,000 take %.2f s", once, four_times);
    list_free(list);
}

/* ---- several lists at once ---- */

enum { LISTS = 150 };

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Words of few letters, so that entries share their beginnings and stand everywhere. */
static char *random_words(uint32_t *seed, size_t count) {
    static const char *const WORDS[] = {"ab", "Ab", "AB", "aB", "cd", "Cd", "ef", "7", "k9", "Gh"};
    Buffer out = {0};
    for (size_t i = 0; i < count; i++)
        buffer_printf(&out, "%s%s", i ? " " : "", WORDS[next_random(seed) % 10]);
    unit_end_string(&out);
    return out.data;
}

static char *random_list(uint32_t *seed, const char *rule) {
    Buffer out = {0};
    buffer_printf(&out, "# case: %s\n", rule);
    for (size_t n = 1 + next_random(seed) % 12; n > 0; n--) {
        char *entry = random_words(seed, 1 + next_random(seed) % 4);
        buffer_printf(&out, "%s\n", entry);
        free(entry);
    }
    unit_end_string(&out);
    return out.data;
}

/* Each list finds among many what it finds alone. */
static void lists_do_not_compete(void **state) {
    (void)state;
    static const char *const RULES[] = {"smart", "fold", "exact"};
    static List *lists[LISTS];
    static Marks marks[LISTS];
    uint32_t seed = 11;
    ListSet *set = list_set_new();
    Lexicon lexicon;
    lexicon_init(&lexicon);
    for (size_t k = 0; k < LISTS; k++) {
        char *text = random_list(&seed, RULES[k % 3]);
        lists[k] = compile(text);
        list_set_add(set, lists[k], LISTS - 1 - k);
        free(text);
    }
    for (int round = 0; round < 20; round++) { /* one set, many articles */
        char *text = random_words(&seed, 60);
        LodeArticle *a = analysed(text, &lexicon);
        list_set_find(set, a, &lexicon, marks);
        for (size_t k = 0; k < LISTS; k++) {
            char *alone = found_in(lists[k], text), *found = in_words(a, &marks[LISTS - 1 - k]);
            assert_string_equal(found, alone);
            free(alone);
            free(found);
        }
        article_destroy(a);
        free(text);
    }
    for (size_t k = 0; k < LISTS; k++) {
        list_free(lists[k]);
        marks_free(&marks[k]);
    }
    list_set_free(set);
    lexicon_free(&lexicon);
}

/* Whether line `row` of the list (the head is line 0) is the tokens, one space between. */
static bool row_is(const char *list, size_t row, const LodeArticle *a, size_t first, size_t end, bool fold) {
    for (row++; row > 0; row--)
        list = strchr(list, '\n') + 1;
    size_t len = a->tokens.at[end - 1].end - a->tokens.at[first].begin;
    const char *text = a->text + a->tokens.at[first].begin;
    return (fold ? strncasecmp(list, text, len) : strncmp(list, text, len)) == 0 && list[len] == '\n';
}

static void search_by_name(const char *list, size_t rows, const LodeArticle *a, bool fold, Marks *out) {
    size_t last = a->tokens.count - 1; /* the mark */
    for (size_t i = 0; i < last; i++)
        for (size_t n = i + 4 < last ? 4 : last - i, row = rows; n > 0 && row == rows; n--)
            for (row = 0; row < rows; row++)
                if (row_is(list, row, a, i, i + n, fold)) {
                    marks_add(out, (uint32_t)i, (uint32_t)(i + n), (uint32_t)row);
                    break;
                }
    marks_resolve(out);
}

static void as_a_search_by_name(void **state) {
    (void)state;
    uint32_t seed = 5;
    for (int round = 0; round < 300; round++) {
        bool fold = round % 2;
        Lexicon lexicon;
        Marks marks = {0};
        lexicon_init(&lexicon);
        char *text = random_list(&seed, fold ? "fold" : "exact"), *words = random_words(&seed, 50);
        List *list = compile(text);
        LodeArticle *a = analysed(words, &lexicon);
        search_by_name(text, list_rows(list), a, fold, &marks);
        char *expected = in_words(a, &marks), *found = found_with(list, words, &lexicon);
        assert_string_equal(found, expected);
        free(expected);
        free(found);
        free(text);
        free(words);
        marks_free(&marks);
        list_free(list);
        article_destroy(a);
        lexicon_free(&lexicon);
    }
}

static void list_added_later(void **state) {
    (void)state;
    Lexicon lexicon;
    Marks marks[2] = {{0}};
    List *one = compile("Seoul\n"), *two = compile("Korea\nSeoul Korea\n");
    ListSet *set = list_set_new();
    lexicon_init(&lexicon);
    LodeArticle *a = analysed("Korea: Seoul Korea", &lexicon);
    list_set_find(set, a, &lexicon, marks); /* no list: nothing */
    list_set_add(set, one, 0);
    list_set_find(set, a, &lexicon, marks);
    assert_int_equal(marks[0].count, 1);
    list_set_add(set, two, 1);
    list_set_find(set, a, &lexicon, marks);
    assert_int_equal(marks[0].count, 1);
    assert_int_equal(marks[1].count, 2);
    marks_free(&marks[0]);
    marks_free(&marks[1]);
    article_destroy(a);
    list_set_free(set);
    list_free(one);
    list_free(two);
    lexicon_free(&lexicon);
}

/* Words that a full lexicon did not take are found by their text, wherever in an entry they stand. */
static void full_lexicon(void **state) {
    (void)state;
    Lexicon lexicon;
    lexicon_init(&lexicon);
    lexicon_intern(&lexicon, "new", 3);
    lexicon_intern(&lexicon, "south", 5);
    for (unsigned i = 0; lexicon.count < LEXICON_CAP; i++) {
        char word[16];
        lexicon_intern(&lexicon, word, (size_t)snprintf(word, sizeof word, "w%u", i));
    }
    List *list = compile("Seoul\nNew Delhi\nDelhi New Age\nSouth Delhi New\n");
    char *found = found_with(list, "Seoul, seoul, New Delhi; Delhi New Age. South Delhi New New Dilli", &lexicon);
    assert_string_equal(found, "0[Seoul] 1[New Delhi] 2[Delhi New Age] 3[South Delhi New]");
    free(found);
    list_free(list);
    lexicon_free(&lexicon);
}

/* ---- the cache ---- */

typedef struct Cached {
    char *folder, *source, *cache;
} Cached;

static Cached new_cached(const char *text) {
    Cached c = {.folder = unit_folder()};
    unit_write(c.folder, "places.tsv", text);
    c.source = unit_path(c.folder, "places.tsv");
    c.cache = unit_path(c.folder, "cache");
    return c;
}

static void done(Cached *c) {
    free(c->source);
    free(c->cache);
    unit_remove(c->folder);
}

/* The path of the one file in the cache; NULL when there is none. */
static char *cache_file(const Cached *c) {
    char *path = NULL;
    DIR *dir = opendir(c->cache);
    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;)
        if (e->d_name[0] != '.') {
            assert_null(path); /* no temporary file is left */
            path = unit_path(c->cache, e->d_name);
        }
    if (dir != NULL)
        closedir(dir);
    return path;
}

static void opens_as(const Cached *c, const char *text, const char *expected) {
    LodeError error = {0};
    List *list = list_open(c->source, c->cache, &error);
    if (list == NULL)
        fail_msg("list_open: %s", error.message);
    char *found = found_in(list, text);
    assert_string_equal(found, expected);
    free(found);
    list_free(list);
}

static struct stat stat_of(const char *path) {
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    return st;
}

static void cache_is_written_and_used(void **state) {
    (void)state;
    Cached c = new_cached("Seoul\nParis\n");
    opens_as(&c, "Seoul", "0[Seoul]");
    char *file = cache_file(&c);
    assert_non_null(file);
    struct stat first = stat_of(file);
    opens_as(&c, "Seoul", "0[Seoul]");
    struct stat second = stat_of(file);
    assert_int_equal(first.st_ino, second.st_ino); /* not written again */
    free(file);
    done(&c);
}

static void changed_source_is_compiled_again(void **state) {
    (void)state;
    Cached c = new_cached("Seoul\nParis\n");
    opens_as(&c, "Seoul Busan", "0[Seoul]");
    unit_write(c.folder, "places.tsv", "Busan\nParis\n"); /* the same size */
    struct timespec later[2] = {{.tv_sec = 2000000000}, {.tv_sec = 2000000000}};
    assert_int_equal(utimensat(AT_FDCWD, c.source, later, 0), 0);
    opens_as(&c, "Seoul Busan", "0[Busan]");
    opens_as(&c, "Seoul Busan", "0[Busan]");
    free(cache_file(&c));
    done(&c);
}

static void damage(const char *file, size_t at, size_t len, char byte) {
    FILE *f = fopen(file, "r+b");
    assert_non_null(f);
    assert_int_equal(fseek(f, (long)at, SEEK_SET), 0);
    for (size_t i = 0; i < len; i++)
        fputc(byte, f);
    fclose(f);
}

static void truncated_cache_is_replaced(void **state) {
    (void)state;
    static const long sizes[] = {0, 1, 7, 8, 40, 100, 1000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Cached c = new_cached("Seoul\nParis\n");
        opens_as(&c, "Paris", "1[Paris]");
        char *file = cache_file(&c);
        assert_int_equal(truncate(file, sizes[i]), 0);
        opens_as(&c, "Paris", "1[Paris]");
        free(file);
        done(&c);
    }
}

/* One stretch of 64 bytes after the other is overwritten: whatever the damage, the list opens and
** finds what the file says. */
static void damaged_cache_is_replaced(void **state) {
    (void)state;
    Cached c = new_cached("name\tid\nSeoul\t1\nParis\t2\n");
    opens_as(&c, "Paris", "1[Paris]");
    char *file = cache_file(&c);
    long size = (long)stat_of(file).st_size;
    for (long at = 0; at < size; at += 64)
        for (int byte = 0; byte < 2; byte++) {
            unlink(file);
            opens_as(&c, "Paris", "1[Paris]");
            damage(file, (size_t)at, at + 64 < size ? 64 : (size_t)(size - at), byte ? '\x7F' : '\0');
            opens_as(&c, "Paris", "1[Paris]");
        }
    free(file);
    done(&c);
}

/* Any one byte that differs is noticed. */
static void flipped_bytes(void **state) {
    (void)state;
    Cached c = new_cached("name\tid\nSeoul\t1\nParis\t2\n");
    opens_as(&c, "Paris", "1[Paris]");
    char *file = cache_file(&c);
    long size = (long)stat_of(file).st_size;
    for (long at = 0; at < size; at++) {
        damage(file, (size_t)at, 1, '\xA5');
        opens_as(&c, "Seoul Paris", "0[Seoul] 1[Paris]"); /* and the cache is whole again */
    }
    free(file);
    done(&c);
}

static void other_files_for_a_cache(void **state) {
    (void)state;
    Cached c = new_cached("Seoul\nParis\n");
    opens_as(&c, "Paris", "1[Paris]");
    char *file = cache_file(&c);
    damage(file, (size_t)stat_of(file).st_size, 100, '\0'); /* longer than it was */
    opens_as(&c, "Paris", "1[Paris]");
    damage(file, 0, 8, 'L'); /* another magic */
    opens_as(&c, "Paris", "1[Paris]");
    assert_int_equal(truncate(file, stat_of(file).st_size - 1), 0);
    opens_as(&c, "Paris", "1[Paris]");
    unlink(file);
    assert_int_equal(mkdir(file, 0700), 0);
    opens_as(&c, "Paris", "1[Paris]");
    free(file);
    done(&c);
}

static void unwritable_cache_is_no_error(void **state) {
    (void)state;
    Cached c = new_cached("Seoul\n");
    unit_write(c.folder, "cache", "a file where the folder should be");
    opens_as(&c, "Seoul", "0[Seoul]");
    free(c.cache);
    c.cache = strdup("/proc/no/such/folder");
    opens_as(&c, "Seoul", "0[Seoul]");
    free(c.cache);
    c.cache = strdup(""); /* none */
    opens_as(&c, "Seoul", "0[Seoul]");
    done(&c);
}

static void missing_source(void **state) {
    (void)state;
    LodeError error = {0};
    assert_null(list_open("/no/such/list.tsv", "", &error));
    assert_non_null(strstr(error.message, "/no/such/list.tsv: cannot be read: No such file"));
    assert_null(list_open("/tmp", "", &error)); /* a folder */
    assert_non_null(strstr(error.message, "/tmp: cannot be read"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_with_columns),
        cmocka_unit_test(plain_list),
        cmocka_unit_test(errors_name_file_and_line),
        cmocka_unit_test(longest_match),
        cmocka_unit_test(first_entry_of_the_file_wins),
        cmocka_unit_test(entries_do_not_cross_sentences),
        cmocka_unit_test(case_rules),
        cmocka_unit_test(words_of_all_kinds),
        cmocka_unit_test(overlong_entries),
        cmocka_unit_test(long_entries),
        cmocka_unit_test(ways_of_writing_one_name),
        cmocka_unit_test(doubles_cost_linear_time),
        cmocka_unit_test(chained_entries_cost_linear_time),
        cmocka_unit_test(lists_do_not_compete),
        cmocka_unit_test(as_a_search_by_name),
        cmocka_unit_test(list_added_later),
        cmocka_unit_test(full_lexicon),
        cmocka_unit_test(cache_is_written_and_used),
        cmocka_unit_test(changed_source_is_compiled_again),
        cmocka_unit_test(truncated_cache_is_replaced),
        cmocka_unit_test(damaged_cache_is_replaced),
        cmocka_unit_test(flipped_bytes),
        cmocka_unit_test(other_files_for_a_cache),
        cmocka_unit_test(unwritable_cache_is_no_error),
        cmocka_unit_test(missing_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
