/* test_machine.c - the machine that goes by records finds what LPeg's own finds: generated patterns over generated
** texts, and all bundled rules over the corpus.
*/
#include "unit.h"

#include "lua/engine.h"
#include "lua/vm.h"

/* Debian's library has no machine beside it. */
static void need_source(void) {
    if (!LODE_LPEG_SOURCE)
        skip();
}

/* ---- two runs ---- */

/* From here on LPeg's own machine runs all patterns. */
static size_t drop_machines(Lode *lode) {
    size_t count = 0;
    for (size_t i = 0; i < lode->pattern_count; i++) {
        count += lode->patterns[i].machine != NULL;
        match_free(lode->patterns[i].machine);
        lode->patterns[i].machine = NULL;
    }
    return count;
}

static char *found_in(Lode *lode, const char *text) {
    LodeError error = {0};
    LodeArticle *article = unit_read(lode, text);
    if (!lode_run(lode, article, &error))
        fail_msg("lode_run: %s", error.message);
    char *found = unit_items(article);
    lode_article_free(article);
    return found;
}

/* ---- generated patterns ---- */

static uint32_t seed;

static uint32_t random_below(uint32_t n) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static const char *const LEAVES[] = {"t.word 'a'", "t.word 'b'", "t.capital", "t.any", "t.word 'a b'", "t.comma",
                                     "t.list { 'a', 'b c', 'Lee', 'c', 'd', 'e f', 'g', 'Kim Lee', 'x' }", "t.lower",
                                     "t.number", "t.exact 'Lee'", "t.hyphen * t.glued", "t.like(lpeg.P 'c')"};
enum { LEAF_COUNT = sizeof LEAVES / sizeof *LEAVES };

/* A pattern that consumes at least one token. */
static void put_pattern(Buffer *out, int depth);

/* One that may consume nothing. */
static void put_optional(Buffer *out, int depth) {
    static const char *const BEFORE[] = {"-(", "#(", "(", "(", "-lpeg.B(", "lpeg.B("};
    static const char *const BEHIND[] = {")", ")", ") ^ -2", ") ^ 0", ")", ")"};
    uint32_t kind = random_below(6);
    buffer_puts(out, BEFORE[kind]);
    if (kind >= 4) /* what is looked back at has one length */
        buffer_puts(out, LEAVES[random_below(4)]);
    else
        put_pattern(out, depth - 1);
    buffer_puts(out, BEHIND[kind]);
}

static void put_pattern(Buffer *out, int depth) {
    if (depth <= 0) {
        buffer_printf(out, "(%s)", LEAVES[random_below(LEAF_COUNT)]);
        return;
    }
    uint32_t kind = random_below(9);
    if (kind >= 7) { /* something optional behind; a rule of a grammar */
        buffer_puts(out, kind == 7 ? "(" : "lpeg.P { lpeg.V 'x' + lpeg.V 'y' * lpeg.V 'x', x = ");
        put_pattern(out, depth - 1);
        buffer_puts(out, kind == 7 ? " * " : ", y = ");
        (kind == 7 ? put_optional : put_pattern)(out, kind == 7 ? depth : depth - 1);
        buffer_puts(out, kind == 7 ? ")" : " }");
        return;
    }
    buffer_puts(out, kind == 4 ? "t.span(" : kind == 5 ? "t.near(2, " : kind == 6 ? "t.check(" : "(");
    if (kind == 3) {
        put_optional(out, depth);
        buffer_puts(out, " * ");
    }
    put_pattern(out, depth - 1);
    if (kind < 3) {
        buffer_puts(out, kind == 0 ? " * " : " + ");
        put_pattern(out, depth - 1);
    }
    buffer_puts(out, kind == 4 ? ", 'f')" : kind == 6 ? ", function (s) return #s % 2 == 1 end)" : ")");
}

static void put_text(Buffer *out, int words) {
    static const char *const WORDS[] = {"a", "b", "c", "Lee", "Kim", ",", "7", "-d", "e", "f", ". A", "x", "b c", "lee"};
    buffer_puts(out, "a");
    for (int i = 0; i < words; i++)
        buffer_printf(out, " %s", WORDS[random_below(sizeof WORDS / sizeof *WORDS)]);
}

static void generated_patterns(void **state) {
    (void)state;
    need_source();
    enum { PATTERNS = 400, WORDS = 150 };
    size_t machines = 0, items = 0;
    for (seed = 1; seed <= PATTERNS; seed++) {
        uint32_t kept = seed;
        Buffer script = {0}, text = {0};
        buffer_puts(&script, SCRIPT_HEAD "return lode.rule { api = 1, name = 'r', match = ");
        put_pattern(&script, 4);
        buffer_puts(&script, " }\n");
        put_text(&text, WORDS);
        unit_end_string(&script);
        unit_end_string(&text);
        seed = kept;
        LodeError error;
        Lode *lode = unit_try_rules(script.data, (LodeOptions){0}, &error);
        if (lode != NULL) { /* else it could never match, or is refused */
            char *by_records = found_in(lode, text.data);
            machines += drop_machines(lode);
            char *by_bytes = found_in(lode, text.data);
            if (strcmp(by_records, by_bytes) != 0)
                fail_msg("%s\n%s\nby records:\n%s\nby bytes:\n%s", script.data, text.data, by_records, by_bytes);
            items += strlen(by_bytes) > 0;
            free(by_records);
            free(by_bytes);
        }
        lode_free(lode);
        buffer_free(&script);
        buffer_free(&text);
    }
    assert_true(machines > PATTERNS / 2);
    assert_true(items > PATTERNS / 4);
}

/* Rule 2 ends in "not", rule 3 follows it: a choice of rule 4 that goes on there is no "not". */
static void rules_behind_a_not(void **state) {
    (void)state;
    unit_expect(SCRIPT_MATCH("lpeg.P { lpeg.V(4), -t.word 'b' * lpeg.V(3), t.word 'c',"
                             "t.word 'e' * lpeg.V(2) + t.word 'a' * t.word 'd' + lpeg.V(3) }"),
                "a d. c. e c. e b.", "r[a d]\nr[c]\nr[e c]");
}

/* ---- bundled rules ---- */

static void bundled_rules(void **state) {
    (void)state;
    need_source();
    LodeError error;
    Lode *lode = unit_lode((LodeOptions){0});
    assert_true(lode_load(lode, NULL, &error));
    const char *files[] = {"corpus/01-seoul-visit.txt", "corpus/03-corvane-results.txt", "corpus/14-ecuador-runoff.txt"};
    enum { FILES = sizeof files / sizeof *files };
    char *texts[FILES], *found[FILES];
    for (int i = 0; i < FILES; i++) {
        texts[i] = unit_file(files[i]);
        found[i] = found_in(lode, texts[i]);
    }
    assert_true(drop_machines(lode) >= 15);
    for (int i = 0; i < FILES; i++) {
        char *again = found_in(lode, texts[i]);
        assert_string_equal(found[i], again);
        free(again);
        free(found[i]);
        free(texts[i]);
    }
    lode_free(lode);
}

/* ---- errors ---- */

/* Deep nesting overflows the stack of places to go back to with a message, and the next article is read as always. */
static void overflow(void **state) {
    (void)state;
    Lode *lode = unit_rules(SCRIPT_MATCH("lpeg.P { t.word 'a' * lpeg.V(1) * t.word 'b' + t.word 'c' }"));
    LodeError error;
    char *deep = unit_repeat("a ", 30000);
    deep[strlen(deep) - 2] = 'c'; /* what the pattern's trigger waits for */
    LodeArticle *article = unit_read(lode, deep);
    assert_false(lode_run(lode, article, &error));
    assert_non_null(strstr(error.message, "backtrack"));
    lode_article_free(article);
    char *found = found_in(lode, "a a c b b");
    assert_string_equal(found, "r[a a c b b]");
    free(found);
    free(deep);
    lode_free(lode);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated_patterns),
        cmocka_unit_test(rules_behind_a_not),
        cmocka_unit_test(bundled_rules),
        cmocka_unit_test(overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
