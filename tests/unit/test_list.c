/* test_list.c - engine/match: gazetteers from text, what they find, and their cache. */
#include "match/list_set.h"
#include "read/reader.h"
#include "text/analyse.h"
#include "unit.h"

#include <fcntl.h>
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
    LodeArticle *a = read_blob(&none, NULL, "unit", text, strlen(text), "raw", &error);
    assert_non_null(a);
    article_analyse(a, lexicon);
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
        cmocka_unit_test(chained_entries_cost_linear_time),
        cmocka_unit_test(cache_is_written_and_used),
        cmocka_unit_test(changed_source_is_compiled_again),
        cmocka_unit_test(truncated_cache_is_replaced),
        cmocka_unit_test(damaged_cache_is_replaced),
        cmocka_unit_test(unwritable_cache_is_no_error),
        cmocka_unit_test(missing_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
