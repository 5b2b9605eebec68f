/* test_run.c - rules over articles, through the public API: items, fields, order, errors. */
#include "unit.h"

/* ---- items ---- */

static void matches_and_fields(void **state) {
    (void)state;
    unit_expect(SCRIPT_MATCH("t.word 'president' * t.span(t.capital ^ 1, 'who')"),
                "President Kim met President Lee Jae.", "r[President Kim] who=Kim\nr[President Lee Jae] who=Lee Jae");
    unit_expect(SCRIPT_MATCH("t.span(t.span(t.capital, 'a') * t.span(t.capital, 'b'), 'both')"), "Lee Kim",
                "r[Lee Kim] a=Lee b=Kim both=Lee Kim");
    /* the last of a name counts */
    unit_expect(SCRIPT_MATCH("t.span(t.capital, 'x') * t.span(t.capital, 'x')"), "Lee Kim", "r[Lee Kim] x=Kim");
    /* names with _ are kept back */
    unit_expect(SCRIPT_MATCH("t.span(t.capital, '_x') * t.span(t.capital, 'y')"), "Lee Kim", "r[Lee Kim] y=Kim");
    /* after a match it goes on behind it */
    unit_expect(SCRIPT_MATCH("t.any * t.any"), "a b c d e", "r[a b]\nr[c d]");
    unit_expect(SCRIPT_MATCH("t.word 'zebra'"), "Nothing here.", "");
}

static void words_in_all_their_forms(void **state) {
    (void)state;
    unit_expect(SCRIPT_MATCH("t.word \"don't\" + t.word 'self-propelled' + t.word 'prime minister'"),
                "Don\u2019t. A self-propelled gun. self - propelled. The Prime Minister",
                "r[Don\u2019t]\nr[self-propelled]\nr[Prime Minister]");
    unit_expect(SCRIPT_MATCH("t.exact 'May' + t.exact 'iPhone'"), "May may MAY iPhone iphone IPHONE",
                "r[May]\nr[iPhone]");
    unit_expect(SCRIPT_MATCH("t.stem 'visit' + t.stem 'say'"), "visits visited visiting said says visitor",
                "r[visits]\nr[visited]\nr[visiting]\nr[said]\nr[says]");
    unit_expect(SCRIPT_MATCH("t.stem 'undergo' + t.stem 'spokeswoman' + t.stem 'quit' + t.stem 'panic' + t.stem 'relay'"),
                "undergoes underwent spokeswomen quitting panicked relayed relaid spokeswomans",
                "r[undergoes]\nr[underwent]\nr[spokeswomen]\nr[quitting]\nr[panicked]\nr[relayed]");
    unit_expect(SCRIPT_MATCH("t.stem 'crisis' + t.stem 'referendum' + t.stem 'german' + t.stem 'rebuild'"),
                "crises referenda referendums Germans germen rebuilt", "r[crises]\nr[referenda]\nr[referendums]\nr[Germans]\nr[rebuilt]");
    unit_expect(SCRIPT_MATCH("t.word 'FA' * t.glued * t.hyphen * t.glued * t.number"), "FA-50 FA - 50", "r[FA-50]");
    unit_expect(SCRIPT_MATCH("t.near(2, t.word 'x')"), "a b x. a b c x.", "r[a b x]\nr[b c x]");
    unit_expect(SCRIPT_MATCH("t.start * t.any + t.any * t.stop"), "One two. Three four.",
                "r[One]\nr[.]\nr[Three]\nr[.]");
}

/* A token is asked by its own text, whatever other spelling of the word was asked before. */
static void like_asks_for_the_text(void **state) {
    (void)state;
    unit_expect(SCRIPT_MATCH("t.like(lpeg.P 'K9')"), "k9 K9 k9 K9", "r[K9]\nr[K9]");
    unit_expect(SCRIPT_MATCH("t.like(lpeg.P '#Go')"), "#go #Go #GO", "r[#Go]");
    unit_expect(SCRIPT_MATCH("t.like(lpeg.P \"'s\")"), "Lee\u2019s Kim's", "r['s]");
    unit_expect(SCRIPT_MATCH("t.like(lpeg.R 'az' ^ 1 * lpeg.P '\\u{e9}')"), "cafe\u0301 caf\u00e9", "r[caf\u00e9]");
    unit_expect(SCRIPT_MATCH("t.like(lpeg.R 'AZ' * lpeg.R 'az' ^ 1)"), "lee LEE Lee", "r[Lee]");
}

static void order_of_items(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD "return {\n"
                "lode.rule { api = 1, name = 'b', match = t.word 'one two' },\n"
                "lode.rule { api = 1, name = 'a', match = t.word 'one two' + t.word 'three' },\n"
                "lode.rule { api = 1, name = 'c', match = t.word 'one two three' },\n"
                "lode.rule { api = 1, name = 'd', match = { y = t.word 'three', x = t.word 'three' } } }\n",
                "one two three", "c[one two three]\na[one two]\nb[one two]\na[three]\nx[three]\ny[three]");
}

static void offsets_in_code_points(void **state) {
    (void)state;
    const char *text = "\u00c9t\u00e9 \u201cSeoul\u201d \xF0\x9F\x98\x80 Se\u0301oul \u4e2d\u6587 Seoul";
    Lode *lode = unit_rules(SCRIPT_MATCH("t.word 'seoul'"));
    LodeArticle *article = unit_read(lode, text);
    LodeError error;
    assert_true(lode_run(lode, article, &error));
    assert_int_equal(lode_article_items(article), 2);
    const LodeItem *first = lode_article_item(article, 0), *second = lode_article_item(article, 1);
    assert_int_equal(first->begin_cp, 5);
    assert_int_equal(first->end_cp, 10);
    assert_int_equal(second->begin_cp, 24);
    assert_int_equal(second->end_cp, 29);
    assert_int_equal(second->end, strlen(text));
    assert_memory_equal(text + second->begin, "Seoul", 5);
    lode_article_free(article);
    lode_free(lode);
}

/* Far into a long text, where code points are counted from marks. */
static void offsets_far_away(void **state) {
    (void)state;
    char *filler = unit_repeat("\u00e9\u00e9 ", 50000);
    Buffer text = {0};
    buffer_printf(&text, "%sSeoul", filler);
    unit_end_string(&text);
    Lode *lode = unit_rules(SCRIPT_MATCH("t.word 'seoul'"));
    LodeArticle *article = unit_read(lode, text.data);
    LodeError error;
    assert_true(lode_run(lode, article, &error));
    assert_int_equal(lode_article_items(article), 1);
    assert_int_equal(lode_article_item(article, 0)->begin_cp, 150000);
    lode_article_free(article);
    lode_free(lode);
    buffer_free(&text);
    free(filler);
}

static void emits_orders_the_fields(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'r', emits = { r = { 'z', 'y' } },\n"
                "  match = t.span(t.any, 'a') * t.span(t.any, 'y') * t.span(t.any, 'b') * t.span(t.any, 'z') }\n",
                "one two three four", "r[one two three four] z=four y=two a=one b=three");
}

/* ---- captures ---- */

static void captured_patterns(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'r',\n"
                "  match = t.span(t.capital, 'who') * lpeg.Cg(lpeg.Cc 'said it', 'what') * t.word 'said',\n"
                "  build = function (m) m.how = m.who.text .. ' ' .. m.what; return m end }\n",
                "Lee said. Kim said.",
                "r[Lee said] how=Lee said it what=said it who=Lee\nr[Kim said] how=Kim said it what=said it who=Kim");
    unit_expect(SCRIPT_HEAD
                "local pair = lpeg.Ct(t.span(t.capital, 'a') * t.span(t.lower, 'b'))\n"
                "return lode.rule { api = 1, name = 'r', match = pair * pair ^ 0,\n"
                "  build = function (m)\n"
                "    local all = {}\n"
                "    for i, one in ipairs(m) do all[i] = one.a.text .. '-' .. one.b.text; m[i] = nil end\n"
                "    m.all = all\n    return m\n  end }\n",
                "Lee goes Kim stays", "r[Lee goes Kim stays] all=Lee-goes,Kim-stays");
}

/* ---- build and after ---- */

static void build_changes_rejects_and_multiplies(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'r', match = t.span(t.number, 'n'),\n"
                "  build = function (m, article)\n"
                "    local n = tonumber(m.n.text)\n"
                "    if n == 1 then return nil end\n"
                "    if n == 2 then return { { n = 20, kind = 'low' }, { n = 21, kind = 'high' } } end\n"
                "    if n == 3 then return {} end\n"
                "    return { n = n, even = n % 2 == 0, list = { 'a', m.n }, text_is = article.text:sub(m.first, m.last) }\n"
                "  end }\n",
                "1 2 3 4",
                "high[2] n=21\nlow[2] n=20\nr[4] even=true list=a,4 n=4 text_is=4");
}

static void build_moves_an_item(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'r', match = t.word 'mr' * t.span(t.capital, 'who') + t.word 'x',\n"
                "  build = function (m)\n"
                "    if not m.who then return nil end\n"
                "    return { first = m.who.first, last = m.who.last }\n  end }\n",
                "Mr Lee x", "r[Lee]");
}

static void after_has_the_last_word(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'r', match = t.span(t.capital, 'x'),\n"
                "  after = function (items, article)\n"
                "    local keep = {}\n"
                "    for i, item in ipairs(items) do\n"
                "      item.number = i\n"
                "      if i ~= 2 then keep[#keep + 1] = item end\n"
                "    end\n"
                "    keep[#keep + 1] = { first = 1, last = 3, extra = #items }\n"
                "    return keep\n  end }\n",
                "One Two Three", "r[One] number=1 x=One\nr[Three] number=3 x=Three");
}

/* ---- what a match lies in ---- */

static void over(void **state) {
    (void)state;
    const char *text = "Lee came. Kim went.\n\nPark stayed.";
    static const struct {
        const char *over, *expected;
    } cases[] = {{"sentence", ""},
                 {"paragraph", "r[Lee came. Kim]"},
                 {"article", "r[Lee came. Kim]\nr[went.\n\nPark]"},
                 {"header", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer script = {0};
        buffer_printf(&script,
                      "%sreturn lode.rule { api = 1, name = 'r', over = '%s',\n"
                      "  match = (t.capital + t.word 'went') * (t.any - t.capital) ^ 0 * t.capital }\n",
                      SCRIPT_HEAD, cases[i].over);
        unit_end_string(&script);
        unit_expect(script.data, text, cases[i].expected);
        buffer_free(&script);
    }
}

static void over_text(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "return lode.rule { api = 1, name = 'code', over = 'text',\n"
                "  match = lpeg.P 'CVE-' * lpeg.Cg(lpeg.R '09' ^ 1, 'year') * '-' * lpeg.R '09' ^ 1 }\n",
                "\u00e9 CVE-2024-1234, xCVE-2023-1", "code[CVE-2024-1234] year=2024\ncode[CVE-2023-1] year=2023");
}

/* ---- cascades ---- */

static void rules_see_items_of_earlier_ones(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD "return {\n"
                "lode.rule { api = 1, name = 'a', emits = { person = { 'name' } },\n"
                "  match = { person = t.span(t.capital ^ 2, 'name') },\n"
                "  build = function (m) m.id = 7; return m end },\n"
                "lode.rule { api = 1, name = 'b', needs = { 'a' }, emits = { visit = { 'who', 'id' } },\n"
                "  match = { visit = t.span(t.is 'person', 'who') * t.word 'went' },\n"
                "  build = function (m) m.id = m.who.item.id; return m end } }\n",
                "Lee Jae Sup went. Kim went.", "visit[Lee Jae Sup went] who=Lee Jae Sup id=7\nperson[Lee Jae Sup] name=Lee Jae Sup id=7");
}

static void cycles_are_named(void **state) {
    (void)state;
    LodeError error;
    Lode *lode = unit_try_rules(SCRIPT_HEAD "return {\n"
                                "lode.rule { api = 1, name = 'a', needs = { 'b' }, match = t.any },\n"
                                "lode.rule { api = 1, name = 'b', needs = { 'a' }, match = t.any } }\n",
                                (LodeOptions){0}, &error);
    assert_null(lode);
    assert_non_null(strstr(error.message, "a \u2192 b \u2192 a"));
}

/* ---- errors ---- */

static void an_error_names_rule_and_line_and_the_others_run(void **state) {
    (void)state;
    Lode *lode = unit_rules(SCRIPT_HEAD "return {\n"
                            "lode.rule { api = 1, name = 'bad', match = { x = t.word 'go' },\n"
                            "  build = function (m)\n"
                            "    return m.nothing.more\n" /* line 7 */
                            "  end },\n"
                            "lode.rule { api = 1, name = 'good', match = { y = t.word 'go' } },\n"
                            "lode.rule { api = 1, name = 'needy', needs = { 'bad' }, match = { z = t.is 'x' } } }\n");
    LodeArticle *article = unit_read(lode, "go go");
    LodeError error = {0};
    assert_false(lode_run(lode, article, &error));
    assert_int_equal(error.status, LODE_BAD_RULE);
    assert_non_null(strstr(error.message, "unit: rule 'bad' failed"));
    assert_non_null(strstr(error.message, "rules.lua:7:"));
    char *found = unit_items(article);
    assert_string_equal(found, "y[go]\ny[go]");
    free(found);
    lode_article_free(article);
    lode_free(lode);
}

static void bad_results_are_explained(void **state) {
    (void)state;
    static const struct {
        const char *functions, *message;
    } bad[] = {
        {"build = function () return 5 end", "build returned a number"},
        {"build = function () return { {}, 5 } end", "list with a number"},
        {"build = function (m) return { first = 5, last = 2 } end", "behind its last"},
        {"build = function (m) return { first = 1, last = 1000 } end", "not a place"},
        {"build = function (m) return { first = 'x', last = 2 } end", "not a place"},
        {"build = function (m) m.x = print; return m end", "field 'x'"},
        {"build = function (m) m.start = -5; return m end", "field 'start'"},
        {"build = function () error({}) end", "an error that is a table"},
        {"after = function (items) return items[1] end", "return a list of items"},
        {"after = function () end", "after returned a nil"},
        {"after = function () return { 5 } end", "list with a number"},
        {"after = function () return { {} } end", "without first and last"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Buffer script = {0};
        buffer_printf(&script, "%sreturn lode.rule { api = 1, name = 'r', match = t.word 'go', %s }\n", SCRIPT_HEAD,
                      bad[i].functions);
        unit_end_string(&script);
        Lode *lode = unit_rules(script.data);
        LodeArticle *article = unit_read(lode, "go on");
        LodeError error = {0};
        if (lode_run(lode, article, &error) || strstr(error.message, bad[i].message) == NULL)
            fail_msg("%s: \"%s\"", bad[i].functions, error.message);
        lode_article_free(article);
        lode_free(lode);
        buffer_free(&script);
    }
}

/* ---- again and again ---- */

static void same_output_twice(void **state) {
    (void)state;
    const char *script = SCRIPT_HEAD
        "return lode.rule { api = 1, name = 'r', match = t.span(t.capital ^ 1, 'who') + t.number,\n"
        "  build = function (m)\n"
        "    local list = {}\n"
        "    for k in pairs { a = 1, b = 2, c = 3, d = 4 } do list[#list + 1] = k end\n"
        "    m.keys = list\n    return m\n  end }\n";
    const char *text = "Lee met Kim Jae on 5 May, and 7 others saw Park.";
    Lode *lode = unit_rules(script), *other = unit_rules(script);
    char *found[3];
    for (int i = 0; i < 3; i++) {
        Lode *engine = i < 2 ? lode : other;
        LodeArticle *article = unit_read(engine, text);
        LodeError error;
        assert_true(lode_run(engine, article, &error));
        found[i] = unit_items(article);
        lode_article_free(article);
    }
    assert_string_equal(found[0], found[1]);
    assert_string_equal(found[0], found[2]);
    for (int i = 0; i < 3; i++)
        free(found[i]);
    lode_free(lode);
    lode_free(other);
}

/* ---- hostile texts ---- */

static void hostile_texts(void **state) {
    (void)state;
    Lode *lode = unit_rules(SCRIPT_HEAD "return {\n"
                            "lode.rule { api = 1, name = 'a', match = t.capital * t.near(5, t.number) },\n"
                            "lode.rule { api = 1, name = 'b', over = 'article', match = lpeg.P { t.open_bracket *\n"
                            "  (lpeg.V(1) + (t.any - t.bracket)) ^ 0 * t.close_bracket } },\n"
                            "lode.rule { api = 1, name = 'c', over = 'text', match = lpeg.P 'x' ^ 1 },\n"
                            "lode.rule { api = 1, name = 'd', match = t.full_stop ^ 1 } }\n");
    static const struct {
        const char *piece;
        size_t count;
    } texts[] = {{"a", 1 << 20}, {".", 100000}, {". ", 100000}, {"(", 20000}, {"()", 20000},
                 {"\ufffd", 100000}, {"x", 300000}, {"A 5 ", 50000}, {"\n\n.", 50000}, {" ", 10}, {"\u200d", 1000}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *text = unit_repeat(texts[i].piece, texts[i].count);
        LodeError error = {0};
        LodeArticle *article = lode_read(lode, "hostile", text, strlen(text), "raw", &error);
        if (article != NULL)
            lode_run(lode, article, &error); /* an error is well, a crash is not */
        lode_article_free(article);
        free(text);
    }
    lode_free(lode);
}

/* Brackets in brackets: 5,000 deep is found or refused with a message. */
static void deep_brackets(void **state) {
    (void)state;
    enum { DEEP = 5000 };
    Lode *lode = unit_rules(SCRIPT_MATCH("lpeg.P { t.open_bracket * (lpeg.V(1) + (t.any - t.bracket)) ^ 0 * t.close_bracket }"));
    char *open = unit_repeat("(", DEEP), *close = unit_repeat(")", DEEP);
    Buffer text = {0};
    buffer_printf(&text, "%sx%s", open, close);
    unit_end_string(&text);
    LodeArticle *article = unit_read(lode, text.data);
    LodeError error = {0};
    if (lode_run(lode, article, &error))
        assert_int_equal(lode_article_items(article), 1);
    else
        assert_non_null(strstr(error.message, "rule 'r'"));
    lode_article_free(article);
    lode_free(lode);
    buffer_free(&text);
    free(open);
    free(close);
}

/* Nothing to read is an error of the input, not an article. */
static void empty_texts(void **state) {
    (void)state;
    static const char *const texts[] = {"", " ", "\n\n\t", "\r\n"};
    Lode *lode = unit_rules(SCRIPT_MATCH("t.any"));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        LodeError error = {0};
        assert_null(lode_read(lode, "nothing", texts[i], strlen(texts[i]), "raw", &error));
        assert_int_equal(error.status, LODE_BAD_INPUT);
        assert_non_null(strstr(error.message, "nothing: empty"));
    }
    lode_free(lode);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_and_fields),
        cmocka_unit_test(words_in_all_their_forms),
        cmocka_unit_test(like_asks_for_the_text),
        cmocka_unit_test(order_of_items),
        cmocka_unit_test(offsets_in_code_points),
        cmocka_unit_test(offsets_far_away),
        cmocka_unit_test(emits_orders_the_fields),
        cmocka_unit_test(captured_patterns),
        cmocka_unit_test(build_changes_rejects_and_multiplies),
        cmocka_unit_test(build_moves_an_item),
        cmocka_unit_test(after_has_the_last_word),
        cmocka_unit_test(over),
        cmocka_unit_test(over_text),
        cmocka_unit_test(rules_see_items_of_earlier_ones),
        cmocka_unit_test(cycles_are_named),
        cmocka_unit_test(an_error_names_rule_and_line_and_the_others_run),
        cmocka_unit_test(bad_results_are_explained),
        cmocka_unit_test(same_output_twice),
        cmocka_unit_test(hostile_texts),
        cmocka_unit_test(deep_brackets),
        cmocka_unit_test(empty_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
