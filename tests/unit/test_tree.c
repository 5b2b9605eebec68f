/* test_tree.c - engine/lua/tree.c: which patterns are refused, and that no trigger loses a match. */
#include "unit.h"

#include <sys/wait.h>

/* ---- what is refused ---- */

typedef struct Refused {
    const char *match;   /* the Lua expression */
    const char *message; /* part of what is said */
} Refused;

static const Refused REFUSED[] = {
    {"'visit'", "must be a pattern"}, /* a bare string is no pattern at all as `match` */
    {"t.word 'a' * 'visit'", "bare string \"visit\""},
    {"t.word 'a' + 'visit'", "t.word or t.exact"},
    {"t.any * 1", "write t.any"},
    {"t.any * -1 * 2", "write t.any"},
    {"lpeg.S 'abc' * t.any", "t.like"},
    {"lpeg.R 'az'", "t.like"},
    {"lpeg.R '\\x80\\xff'", "whole tokens"},
    {"lpeg.R '\\x80\\xff' * t.any", "half read"},
    {"lpeg.C(t.any)", "t.span"},
    {"lpeg.Cs(t.any)", "t.span"},
    {"t.any * lpeg.Cp()", "t.span"},
    {"t.any / '%0'", "string capture"},
    {"t.any / { a = 1 }", "table capture"},
    {"t.any / 1 * lpeg.Carg(1)", "lpeg.Carg"},
    {"t.any / function (s) return s end", "function capture"},
    {"lpeg.Cmt(t.any, function () return true end)", "t.check"},
    {"lpeg.P(function () return true end) * t.any", "t.check"},
    {"t.any ^ 0", "can match nothing"},
    {"t.any ^ -1", "can match nothing"},
    {"#t.any", "can match nothing"},
    {"-t.any", "can match nothing"},
    {"lpeg.P(true)", "can match nothing"},
    {"t.has(t.any)", "can match nothing"},
    {"(t.any ^ 0) ^ 0", "empty"},
    {"lpeg.P { lpeg.V(1) * t.any }", "left recursive"},
    {"lpeg.P { 'a', b = t.any }", "rule"},
    {"lpeg.V 'x' * t.any", "grammar"},
    {"t.word ''", "t.word"},
    {"t.word '  '", "t.word"},
    {"t.word(5)", "t.word"},
    {"t.near(-1, t.any)", "t.near"},
    {"t.near(1.5, t.any)", "t.near"},
    {"t.near(500, t.any)", "200"},
    {"t.near(3, 'x')", "t.near"},
    {"t.like 'x'", "t.like"},
    {"t.span(t.any, '1x')", "t.span"},
    {"t.span(t.any)", "t.span"},
    {"t.span('x', 'a')", "t.span"},
    {"t.check(t.any)", "t.check"},
    {"t.shape 'capitol'", "did you mean 'capital'"},
    {"t.capitol", "did you mean 'capital'"},
    {"t.list 'countrys'", "did you mean 'countries'"},
    {"t.list {}", "empty"},
    {"t.list(5)", "t.list"},
    {"t.is 'nothing'", "found by no rule"},
    {"t.is(5)", "t.is"},
    {"lode.token.any", "did you mean 'tokens'"},
    {"nothing", "unknown global 'nothing'"},
};

/* Each message is one line, says what is wrong, and begins with the script's path and a line. */
static void refuses(void **state) {
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        Buffer script = {0};
        LodeError error;
        buffer_printf(&script, "%sreturn lode.rule { api = 1, name = 'r',\n  match = %s }\n", SCRIPT_HEAD,
                      REFUSED[i].match);
        unit_end_string(&script);
        Lode *lode = unit_try_rules(script.data, (LodeOptions){0}, &error);
        const char *place = strstr(error.message, "rules.lua:");
        bool good = lode == NULL && strstr(error.message, REFUSED[i].message) != NULL &&
                    error.message[0] == '/' && place != NULL && place[10] >= '1' && place[10] <= '9' &&
                    strchr(error.message, '\n') == NULL && error.status == LODE_BAD_RULE;
        if (!good)
            print_message("  %s: \"%s\", not \"FILE:LINE: ... %s\"\n", REFUSED[i].match,
                          lode != NULL ? "(accepted)" : error.message, REFUSED[i].message);
        wrong += !good;
        lode_free(lode);
        buffer_free(&script);
    }
    assert_int_equal(wrong, 0);
}

static const char *const ACCEPTED[] = {
    "t.any",
    "t.word 'a' * t.any ^ 0 * t.stop",
    "t.start * t.capital ^ 1 * -t.any",
    "lpeg.B(t.any) * t.any",
    "t.any * -1",
    "lpeg.P { t.word 'a' * lpeg.V(1) + t.word 'b' }",
    "lpeg.P { 'S', S = t.any * lpeg.V 'S' ^ -1 }",
    "t.any * lpeg.Cc(1)",
    "lpeg.Cg(t.any, 'x')",
    "lpeg.Ct(t.span(t.any, 'x'))",
    "t.span(t.any, 'x') / function (x) return x end",
    "t.check(t.any, function () return true end)",
    "#t.word 'a' * t.any",
    "t.any - t.word 'a'",
    "t.has(t.word 'a') * t.any",
    "t.near(200, t.word 'a')",
    "t.near(5, t.near(5, t.near(5, t.near(5, t.word 'a'))))",
    "t.list { 'a', { 'b', x = 1 } }",
    "t.like(lpeg.R 'az' ^ 1)",
    "t.exact 'iPhone'",
};

static void accepts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ACCEPTED / sizeof *ACCEPTED; i++) {
        Buffer script = {0};
        LodeError error;
        buffer_printf(&script, "%sreturn lode.rule { api = 1, name = 'r', match = %s }\n", SCRIPT_HEAD,
                      ACCEPTED[i]);
        unit_end_string(&script);
        Lode *lode = unit_try_rules(script.data, (LodeOptions){0}, &error);
        if (lode == NULL)
            fail_msg("%s: %s", ACCEPTED[i], error.message);
        lode_free(lode);
        buffer_free(&script);
    }
}

/* ---- what would blow up LPeg is refused too, and is no crash ---- */

static const char *const HUGE[] = {
    "(function () local p = t.any; for i = 1, 5000 do p = p + t.word('w' .. i) end return p end)()",
    "(function () local p = t.any; for i = 1, 3000 do p = t.word('w' .. i) * p end return p end)()",
    "(function () local p = t.any; for i = 1, 3000 do p = t.word('w' .. i) + p * t.any end return p end)()",
    "(function () local p = t.any; for i = 1, 30 do p = t.near(20, p) end return p end)()",
    "(function () local p = t.any; for i = 1, 60 do p = t.near(200, p) end return p end)()",
    "(function () local p = t.any; for i = 1, 300 do p = t.span(p, 'x' .. i) end return p end)()",
    "(function () local p = t.any; for i = 1, 300 do p = #p * p end return p end)()",
};

static void load_huge(const char *match) {
    Buffer script = {0};
    LodeError error;
    buffer_printf(&script, "%sreturn lode.rule { api = 1, name = 'r', match = %s }\n", SCRIPT_HEAD, match);
    unit_end_string(&script);
    Lode *lode = unit_try_rules(script.data, (LodeOptions){0}, &error);
    if (lode == NULL && error.message[0] == '\0')
        fail_msg("%s: refused without a word", match);
    lode_free(lode);
    buffer_free(&script);
}

/* Each in a process of its own, so that one that crashes or takes 20 s is named. */
static void huge_patterns_end_in_a_message(void **state) {
    (void)state;
    bool good = true;
    for (size_t i = 0; i < sizeof HUGE / sizeof *HUGE; i++) {
        pid_t child = fork();
        if (child == 0) {
            alarm(20);
            load_huge(HUGE[i]);
            _exit(0);
        }
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFSIGNALED(status) || WEXITSTATUS(status) != 0) {
            print_message("  %s: %s\n", HUGE[i],
                          WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "failed");
            good = false;
        }
    }
    assert_true(good);
}

/* ---- triggers ---- */

/* Patterns whose inferred triggers are easily wrong: each must find with them what it finds
** without. */
static const char *const TRIGGERED[] = {
    "t.word 'the' * t.any",
    "t.any * t.word 'the'",
    "t.word 'the' + t.word 'of'",
    "t.word 'the' + t.capital",
    "(t.word 'the' + t.any) * t.word 'of'",
    "t.word 'the' ^ -1 * t.capital",
    "t.word 'the' ^ 0 * t.number",
    "t.word 'the' ^ 1 * t.capital",
    "t.capital ^ 2",
    "t.capital ^ -3 * t.number",
    "-t.word 'the' * t.lower * t.capital",
    "#t.word 'the' * t.any * t.any",
    "#(t.any * t.word 'of') * t.word 'the' * t.any",
    "t.any * #t.word 'of'",
    "t.any * -t.word 'of' * t.word 'the'",
    "lpeg.B(t.word 'the') * t.any",
    "lpeg.B(t.word 'the' + t.word 'of') * t.capital",
    "-lpeg.B(t.word 'the') * t.capital",
    "t.near(3, t.word 'said')",
    "t.capital * t.near(3, t.word 'said' + t.word 'told')",
    "t.word 'in' * t.near(0, t.capital)",
    "t.has(t.word 'said') * t.capital",
    "t.has(t.number) * t.start * t.any",
    "t.has(t.list 'countries') * t.capital",
    "t.list 'countries' * t.any ^ -1",
    "t.any * t.list 'countries'",
    "t.list 'countries' + t.word 'the'",
    "t.list 'countries' + t.number",
    "t.list { 'the', 'of the', 'minister of' } * t.capital",
    "t.word { 'in', 'at', 'on' } * t.span(t.capital ^ 1, 'where')",
    "t.stem 'say'",
    "t.stem { 'say', 'tell', 'prime minister' } * t.any",
    "t.exact 'The' * t.any",
    "t.exact 'iPhone' + t.exact 'McDonald' + t.mixed",
    "t.like(lpeg.P 'con' * lpeg.R 'az' ^ 0) * t.any",
    "t.any * t.like(lpeg.R '09' ^ 2)",
    "t.check(t.capital ^ 1, function (s) return #s > 1 end)",
    "t.check(t.word 'the' + t.any, function (s) return s.text ~= 'the' end) * t.lower",
    "t.start * t.word 'the'",
    "t.word 'the' * (t.any - t.stop) ^ -3 * t.full_stop",
    "t.full_stop * t.stop",
    "t.lower * t.glued * t.any",
    "t.quote * (t.any - t.quote) ^ 0 * t.quote",
    "lpeg.P { t.word 'the' * lpeg.V(1) + t.any }",
    "lpeg.P { 'S', S = lpeg.V 'A' * lpeg.V 'B', A = t.word 'the' + t.number, B = t.lower ^ 1 * lpeg.V 'C', C = t.any }",
    "lpeg.P { t.open_bracket * (lpeg.V(1) + t.any - t.close_bracket) ^ 0 * t.close_bracket }",
    "lpeg.P { t.word 'of' + t.any * lpeg.V(1) }",
    "lpeg.P { 'S', S = lpeg.V 'T' + t.capital * lpeg.V 'S', T = lpeg.V 'S2' + t.number, S2 = t.word 'of' * t.any }",
    "t.span(t.capital, 'a') * t.span(t.word 'and' + t.comma, 'b') * t.span(t.capital, 'c')",
    "t.capital * lpeg.Cc 'x' * t.lower",
    "lpeg.Ct(t.span(t.word 'the', 'x') * t.span(t.any, 'y'))",
    "lpeg.Cg(lpeg.Cc(true) * t.word 'of', 'z') * t.any",
    "t.span(t.capital, 'a') / function (a) return a end * t.word 'said'",
    "lpeg.P(false) + t.word 'the'",
    "lpeg.P(true) * t.word 'the' * lpeg.P(true)",
    "(lpeg.P(true) + t.word 'x') * t.capital * t.number",
    "t.number * (t.word 'percent' + t.percent)",
    "t.currency * t.number * (t.word 'million' + t.word 'billion') ^ -1",
    "t.any ^ -2 * t.word 'zebra'",
    "t.word 'notaword' + t.word 'neither'",
    "t.any",
    "t.punct * t.any",
    "t.mark * t.any",
    "t.capital * t.mark * t.capital",
    "(t.word 'the' * t.any + #t.word 'of' * t.any) * t.capital",
    "(t.any - t.word 'the') * t.word 'minister'",
    "t.word 'prime minister' + t.word \"didn't\" + t.word 'self-styled'",
    "t.ordinal + t.time + t.numeric_date + t.alnum",
    /* neighbours of what is looked for, and how far it is from the begin */
    "t.capital ^ 1 * t.word 'of' * t.capital ^ 1",
    "t.capital * t.lower ^ 0 * t.word { 'the', 'a' } * t.lower",
    "t.lower * (t.comma * t.word 'and') ^ -1 * t.word 'of' * (t.capital + t.number)",
    "t.lower ^ -2 * t.word 'in' * (t.word 'the' ^ -1 * t.capital + t.number)",
    "(t.word 'the' * t.lower) ^ 1 * t.word 'of' ^ -1 * t.any",
    "t.any * #(t.word 'of' * t.capital) * t.any",
    "t.capital * #(t.lower * t.word 'the') * t.any ^ -3",
    "t.capital * #(t.any ^ -4 * t.word 'said')",
    "t.any * lpeg.B(t.word 'the') * t.capital",
    "-t.word 'the' * t.any * t.word 'said' * -t.capital",
    "t.near(5, t.comma * t.word 'and') * t.near(3, t.capital)",
    "t.capital * t.near(4, t.word 'said' + t.full_stop) * t.any",
    "t.quote * (t.any - t.quote) ^ 0 * t.quote * t.word 'said' * t.capital",
    "t.list { 'South Korea', 'prime minister', 'Lee', 'the' } * t.lower * t.word 'of'",
    "t.capital * t.list { 'defense ministry', 'said', 'told' } * t.any",
    "t.list { 'said', 'told' } + t.open_quote * t.any + t.currency * t.number",
    "(t.list 'countries' + t.currency) * t.any",
    "t.any * (t.list { 'president', 'minister' } + t.percent) * t.any",
    "lpeg.P { t.word 'of' * t.capital + t.lower * lpeg.V(1) }",
    "t.check(t.capital * t.word 'of', function (s) return s.text ~= 'X of' end) * t.any",
    "t.stem 'minister' * t.capital + t.stem 'visit' * t.lower",
    "t.like(lpeg.R 'az' ^ 1 * 'ing') * t.lower * t.word 'the' + t.glued * t.hyphen * t.glued",
    "t.start * t.word 'the' * t.any + t.any * t.full_stop * t.stop",
};

static const char *const OVERS[] = {"sentence", "paragraph", "article", "header"};

/* A script with all of TRIGGERED over each kind of unit. */
static char *triggered_script(void) {
    Buffer script = {0};
    buffer_puts(&script, SCRIPT_HEAD "return {\n");
    for (size_t o = 0; o < 4; o++)
        for (size_t i = 0; i < sizeof TRIGGERED / sizeof *TRIGGERED; i++)
            buffer_printf(&script, "lode.rule { api = 1, name = 'r%zu_%s', over = '%s', match = %s },\n", i,
                          OVERS[o], OVERS[o], TRIGGERED[i]);
    buffer_puts(&script, "}\n");
    unit_end_string(&script);
    return script.data;
}

static char *read_all(const char *path, size_t *len) {
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    *len = (size_t)ftell(in);
    rewind(in);
    char *text = calloc(1, *len + 1);
    assert_int_equal(fread(text, 1, *len, in), *len);
    fclose(in);
    return text;
}

static bool same_value(const LodeValue *a, const LodeValue *b) {
    Buffer x = {0}, y = {0};
    unit_print_value(&x, a);
    unit_print_value(&y, b);
    bool same = strcmp(a->name, b->name) == 0 && a->type == b->type && x.len == y.len &&
                (x.len == 0 || memcmp(x.data, y.data, x.len) == 0);
    buffer_free(&x);
    buffer_free(&y);
    return same;
}

static bool same_item(const LodeItem *a, const LodeItem *b) {
    bool same = strcmp(a->rule, b->rule) == 0 && strcmp(a->kind, b->kind) == 0 && a->begin == b->begin &&
                a->end == b->end && a->count == b->count;
    for (size_t i = 0; same && i < a->count; i++)
        same = same_value(&a->fields[i], &b->fields[i]);
    return same;
}

static void show(const char *which, const LodeArticle *article, size_t i) {
    if (i >= lode_article_items(article)) {
        print_message("  %s: nothing more\n", which);
        return;
    }
    const LodeItem *item = lode_article_item(article, i);
    print_message("  %s: rule %s, bytes %zu to %zu: %.*s\n", which, item->rule, item->begin, item->end,
                  (int)(item->end - item->begin < 60 ? item->end - item->begin : 60),
                  lode_article_field(article, LODE_TEXT).s + item->begin);
}

/* Runs both engines on the file and compares all items; returns how many. */
static size_t compare_on(Lode *with, Lode *without, const char *path, const char *as) {
    size_t len;
    char *text = read_all(path, &len);
    LodeError error = {0};
    LodeArticle *a = lode_read(with, path, text, len, as, &error);
    LodeArticle *b = lode_read(without, path, text, len, as, &error);
    if (a == NULL || b == NULL || !lode_run(with, a, &error) || !lode_run(without, b, &error))
        fail_msg("%s: %s", path, error.message);
    size_t m = lode_article_items(a), n = lode_article_items(b);
    for (size_t i = 0; i < m || i < n; i++)
        if (i >= m || i >= n || !same_item(lode_article_item(a, i), lode_article_item(b, i))) {
            show("with triggers", a, i);
            show("without", b, i);
            fail_msg("%s: triggers change what is found", path);
        }
    lode_article_free(a);
    lode_article_free(b);
    free(text);
    return m;
}

static size_t compare_on_corpus(Lode *with, Lode *without) {
    size_t items = 0;
    DIR *dir = opendir("corpus");
    if (dir == NULL)
        return 0;
    for (struct dirent *e; (e = readdir(dir)) != NULL;)
        if (strlen(e->d_name) > 4 && strcmp(e->d_name + strlen(e->d_name) - 4, ".txt") == 0) {
            char *path = unit_path("corpus", e->d_name);
            items += compare_on(with, without, path, "raw");
            items += compare_on(with, without, path, "text");
            free(path);
        }
    closedir(dir);
    return items;
}

static void generated_rules_find_the_same(void **state) {
    (void)state;
    char *script = triggered_script();
    Lode *with = unit_rules(script), *without = unit_rules_with(script, (LodeOptions){.no_triggers = true});
    size_t items = compare_on_corpus(with, without);
    if (items == 0)
        skip(); /* no corpus here */
    lode_free(with);
    lode_free(without);
    free(script);
}

static void bundled_rules_find_the_same(void **state) {
    (void)state;
    Lode *with = unit_lode((LodeOptions){.now = "2024-03-05"});
    Lode *without = unit_lode((LodeOptions){.now = "2024-03-05", .no_triggers = true});
    LodeError error = {0};
    if (!lode_load(with, NULL, &error) || !lode_load(without, NULL, &error))
        fail_msg("%s", error.message);
    compare_on_corpus(with, without);
    lode_free(with);
    lode_free(without);
}

/* A trigger that is given counts in place of the inferred one. */
static void given_trigger(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD "return lode.rule { api = 1, name = 'r', trigger = t.word 'go', match = t.capital }",
                "Lee will go. Kim stays. Go, Park.", "r[Lee]\nr[Go]\nr[Park]");
    unit_expect(SCRIPT_HEAD "return lode.rule { api = 1, name = 'r', trigger = t.number, match = t.capital }",
                "Lee has 5. Kim has none.", "r[Lee]");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses),
        cmocka_unit_test(accepts),
        cmocka_unit_test(huge_patterns_end_in_a_message),
        cmocka_unit_test(generated_rules_find_the_same),
        cmocka_unit_test(bundled_rules_find_the_same),
        cmocka_unit_test(given_trigger),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
