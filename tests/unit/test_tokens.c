/* test_tokens.c - engine/text: what a token is, its shape, its place; abbreviations. */
#include "text/abbreviations.h"
#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/unicode.h"
#include "unit.h"

/* ---- helpers ---- */

typedef struct Tokenized {
    char *text;
    size_t len;
    Lexicon lexicon;
    Tokens tokens;
} Tokenized;

static Tokenized tokens_of(const char *text, size_t len) {
    Tokenized t = {.text = unit_padded(text, len), .len = len};
    lexicon_init(&t.lexicon);
    tokenize(&t.tokens, &t.lexicon, t.text, 0, len);
    return t;
}

static void done(Tokenized *t) {
    tokens_free(&t->tokens);
    lexicon_free(&t->lexicon);
    free(t->text);
}

/* Spans rise, are not empty, cut no character, and leave only white space and joiners before words out. */
static void check_spans(const Tokenized *t) {
    size_t at = 0;
    for (size_t i = 0; i < t->tokens.count; i++) {
        const Token *token = &t->tokens.at[i];
        assert_true(token->begin >= at && token->end > token->begin && token->end <= t->len);
        assert_true(token->shape < SHAPE_SENTENCE_END);
        assert_int_not_equal(t->text[token->begin] & 0xC0, 0x80);
        assert_int_not_equal(t->text[token->end] & 0xC0, 0x80);
        bool glued = i > 0;
        while (at < token->begin) {
            uint32_t cp;
            at += utf8_next(t->text + at, &cp);
            assert_true(char_class(cp) == CHAR_SPACE || char_is_joiner(cp));
            glued = glued && char_is_joiner(cp);
        }
        assert_int_equal((token->flags & TOKEN_GLUED) != 0, glued);
        at = token->end;
    }
}

/* "word:shape word:shape", a + before a token that is glued to the one before. */
static char *describe(const Tokenized *t) {
    Buffer out = {0};
    for (size_t i = 0; i < t->tokens.count; i++) {
        const Token *token = &t->tokens.at[i];
        buffer_printf(&out, "%s%s%.*s:%s", i ? " " : "", i && token->flags & TOKEN_GLUED ? "+" : "",
                      (int)(token->end - token->begin), t->text + token->begin,
                      shape_name((Shape)token->shape));
    }
    unit_end_string(&out);
    return out.data;
}

/* ---- words and shapes ---- */

typedef struct Case {
    const char *text, *tokens;
} Case;

static const Case CASES[] = {
    {"I don't can't won't", "I:initial do:lower +n't:clitic ca:lower +n't:clitic wo:lower +n't:clitic"},
    {"I DON'T", "I:initial DO:upper +N'T:clitic"},
    {"Lee's", "Lee:capital +'s:clitic"},
    {"They’ll we've I'm he'd", "They:capital +’ll:clitic we:lower +'ve:clitic I:initial +'m:clitic he:lower +'d:clitic"},
    {"O'Brien O’Brien's", "O'Brien:mixed O’Brien:mixed +'s:clitic"},
    {"students' work", "students:lower +':apostrophe work:lower"},
    {"the '90s boom", "the:lower '90s:alnum boom:lower"},
    {"'hello' he said", "':open_single +hello:lower +':close_single he:lower said:lower"},
    {"‘hello’", "‘:open_single +hello:lower +’:close_single"},
    {"U.S. a.m. Mr. Ph.D. J. Smith", "U.S.:abbrev_upper a.m.:abbrev_lower Mr.:abbrev_capital Ph.D.:abbrev_capital J.:initial Smith:capital"},
    {"3.5 1,000,000 16:04 7/31/2023 2023-07-31 31.07.2023", "3.5:digits 1,000,000:digits 16:04:time 7/31/2023:numeric_date 2023-07-31:numeric_date 31.07.2023:numeric_date"},
    {".5 16:04:05", ".5:digits 16:04:05:time"},
    {"FA-50 K9 1990s 21st 10am", "FA:upper +-:hyphen +50:digits K9:alnum 1990s:alnum 21st:ordinal 10am:alnum"},
    {"self-propelled e-mail re-elected co-founder", "self:lower +-:hyphen +propelled:lower e-mail:lower re-elected:lower co-founder:lower"},
    {"https://example.com/a?b=c. www.example.com, example.org/x", "https://example.com/a?b=c:url +.:full_stop www.example.com:url +,:comma example.org/x:url"},
    {"a.b@c.co.kr, said", "a.b@c.co.kr:email +,:comma said:lower"},
    {"#tag @name #1", "#tag:hashtag @name:handle #:symbol +1:digits"},
    {"$3.5bn US$5 50% €20 C$48.50", "$:currency +3.5bn:alnum US$:currency +5:digits 50:digits +%:percent €:currency +20:digits C$:currency +48.50:digits"},
    {"wait... what… ?! !!", "wait:lower +...:ellipsis what:lower +…:ellipsis ?!:exclamation !!:exclamation"},
    {"\"open\" \"close\" (\"x\")", "\":open_quote +open:lower +\":close_quote \":open_quote +close:lower +\":close_quote (:open_bracket +\":open_quote +x:lower +\":close_quote +):close_bracket"},
    {"((\"((a (\" (\",", "(:open_bracket +(:open_bracket +\":open_quote +(:open_bracket +(:open_bracket +a:lower (:open_bracket +\":straight_quote (:open_bracket +\":straight_quote +,:comma"},
    {"“open” «y»", "“:open_quote +open:lower +”:close_quote «:open_quote +y:lower +»:close_quote"},
    {"don”t", "don:lower +”:close_quote +t:lower"},
    {"中文 字", "中文:caseless 字:caseless"},
    {"السلام عليكم", "السلام:caseless عليكم:caseless"},
    {"a-b--c – —", "a:lower +-:hyphen +b:lower +--:dash +c:lower –:dash —:dash"},
    {"yes :) no ;-) :( (note: ) a:) :Db", "yes:lower :):exclamation no:lower ;-):exclamation :(:exclamation (:open_bracket +note:lower +::colon ):close_bracket a:lower +::colon +):close_bracket ::colon +Db:capital"},
    {"Miss. miss. Lee v. Roe", "Miss.:abbrev_capital miss:lower +.:full_stop Lee:capital v.:abbrev_lower Roe:capital"},
    {"(a) [b] {c}", "(:open_bracket +a:lower +):close_bracket [:open_bracket +b:lower +]:close_bracket {:open_bracket +c:lower +}:close_bracket"},
    {"and/or", "and:lower +/:slash +or:lower"},
    {"no. 5 no. He No. 5", "no.:abbrev_lower 5:digits no:lower +.:full_stop He:capital No.:abbrev_capital 5:digits"},
    {"Vol. 3 vs. etc. Inc.", "Vol.:abbrev_capital 3:digits vs.:abbrev_lower etc.:abbrev_lower Inc.:abbrev_capital"},
    {"rock'n'roll", "rock'n'roll:lower"},
    {"re-Ga. x", "re-Ga:mixed +.:full_stop x:lower"}, /* a word takes its prefix or its full stop */
    {"555-0142 2020-21 5-year", "555-0142:alnum 2020:digits +-:hyphen +21:digits 5:digits +-:hyphen +year:lower"},
    {"* item • item", "*:bullet item:lower •:bullet item:lower"},
    {"it''s ``x''", "it:lower +'':close_quote +s:lower ``:open_quote +x:lower +'':close_quote"},
    {"", ""},
    {" \t\n\r\n ", ""},
    {"e\u0301te\u0301", "e\u0301te\u0301:lower"},         /* combining accents */
    {"zero\u200djoiner", "zero\u200djoiner:lower"},        /* and what nobody sees */
    {"soft\u00adhyphen", "soft\u00adhyphen:lower"},
    {"one\u00a0two\u2003three", "one:lower two:lower three:lower"}, /* white space of all kinds */
    {"\u00c9vian \u0160koda", "\u00c9vian:capital \u0160koda:capital"},
    {"a\ufffdb", "a:lower +\ufffd:symbol +b:lower"}, /* what bad bytes became */
};

static void words_and_shapes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Tokenized t = tokens_of(CASES[i].text, strlen(CASES[i].text));
        check_spans(&t);
        char *found = describe(&t);
        assert_string_equal(found, CASES[i].tokens);
        free(found);
        done(&t);
    }
}

/* A number with its unit glued on is split in one way, with and without a decimal point. */
static void units_split_alike(void **state) {
    (void)state;
    Tokenized with = tokens_of("3.5bn", 5), without = tokens_of("35bn", 4);
    assert_int_equal(with.tokens.count, without.tokens.count);
    done(&with);
    done(&without);
}

/* A part of a text is tokenised as if nothing stood around it. */
static void range_is_kept(void **state) {
    (void)state;
    const char *text = "one two.three four";
    char *padded = unit_padded(text, strlen(text));
    Lexicon lexicon;
    Tokens tokens = {0};
    lexicon_init(&lexicon);
    tokenize(&tokens, &lexicon, padded, 4, 7);
    tokenize(&tokens, &lexicon, padded, 8, 12);
    assert_int_equal(tokens.count, 2);
    assert_int_equal(tokens.at[0].end, 7);
    assert_int_equal(tokens.at[1].end, 12);
    tokens_free(&tokens);
    lexicon_free(&lexicon);
    free(padded);
}

/* What stands behind the range is not looked at: here the letter of a clitic. */
static void range_ends_before_a_clitic(void **state) {
    (void)state;
    char *padded = unit_padded("when re's over", 14);
    Lexicon lexicon;
    Tokens tokens = {0};
    lexicon_init(&lexicon);
    tokenize(&tokens, &lexicon, padded, 5, 8);
    assert_int_equal(tokens.count, 2);
    assert_int_equal(tokens.at[1].shape, SHAPE_CLOSE_SINGLE);
    assert_int_equal(tokens.at[1].end, 8);
    tokens_free(&tokens);
    lexicon_free(&lexicon);
    free(padded);
}

/* The same word in any case and with either apostrophe has one id. */
static void words_are_folded(void **state) {
    (void)state;
    static const Case pairs[] = {{"Visit", "vISIT"},      {"O'Brien", "O\u2019BRIEN"},
                                 {"\u00c9t\u00e9", "e\u0301te\u0301"}, {"coop", "co\u00adop"},
                                 {"U.S.", "u.s."}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Lexicon lexicon;
        char a[64], b[64];
        lexicon_init(&lexicon);
        size_t m = word_fold(a, pairs[i].text, strlen(pairs[i].text));
        size_t n = word_fold(b, pairs[i].tokens, strlen(pairs[i].tokens));
        assert_int_equal(lexicon_intern(&lexicon, a, m), lexicon_intern(&lexicon, b, n));
        lexicon_free(&lexicon);
    }
}

static void shapes_have_names(void **state) {
    (void)state;
    for (int s = 0; s < SHAPE_COUNT; s++)
        assert_int_equal(shape_named(shape_name((Shape)s)), s);
    assert_int_equal(shape_named("no such shape"), SHAPE_COUNT);
}

/* ---- abbreviations: the tables are searched by halves, so each entry must be found ---- */

static void abbreviations_are_found(void **state) {
    (void)state;
    static const struct {
        const char *word;
        Abbreviation kind;
    } known[] = {{"adm", ABBREV_TITLE}, {"al", ABBREV_EITHER},  {"dr", ABBREV_TITLE},
                 {"fig", ABBREV_NUMBER}, {"gen", ABBREV_TITLE}, {"inc", ABBREV_EITHER},
                 {"mr", ABBREV_TITLE},  {"no", ABBREV_NUMBER},  {"sept", ABBREV_EITHER},
                 {"vs", ABBREV_INSIDE}, {"wis", ABBREV_STATE}, {"yrs", ABBREV_EITHER},
                 {"st", ABBREV_EITHER},  {"ste", ABBREV_TITLE},  {"p.m", ABBREV_TIME},  {"e.g", ABBREV_INSIDE}, {"the", ABBREV_NONE},
                 {"", ABBREV_NONE},     {"zzz", ABBREV_NONE},   {"m", ABBREV_NONE}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        assert_int_equal(abbreviation_of(known[i].word, strlen(known[i].word)), known[i].kind);
    assert_true(begins_sentences("the", 3));
    assert_false(begins_sentences("korea", 5));
    assert_true(reports_speech("said", 4));
    assert_false(reports_speech("sold", 4));
    assert_true(is_word_prefix("re", 2));
    assert_false(is_word_prefix("self", 4));
}

/* The words of a table in the source, in the order of the source: sorted, and each one found. */
static void check_table(const char *source, const char *name, const char *entry,
                        bool (*is_known)(const char *, size_t)) {
    const char *at = strstr(source, name), *stop = at ? strstr(at, "};") : NULL;
    char last[64] = "";
    size_t count = 0;
    assert_non_null(stop);
    for (at = strstr(at, entry); at != NULL && at < stop; at = strstr(at, entry)) {
        at += strlen(entry);
        size_t len = strcspn(at, "\"");
        char word[64] = "";
        assert_true(len < sizeof word);
        memcpy(word, at, len);
        at += len + 1;
        if (strcmp(last, word) >= 0)
            fail_msg("%s: \"%s\" stands before \"%s\"", name, last, word);
        assert_true(is_known(word, len));
        strcpy(last, word);
        count++;
    }
    assert_true(count > 5);
}

static bool is_abbreviation(const char *word, size_t len) {
    return abbreviation_of(word, len) != ABBREV_NONE;
}

static void tables_are_sorted(void **state) {
    (void)state;
    FILE *in = fopen("engine/text/abbreviations.c", "rb");
    if (in == NULL)
        skip(); /* not in the repository */
    char *source = calloc(1, 64 * 1024);
    assert_true(fread(source, 1, 64 * 1024 - 1, in) > 0);
    fclose(in);
    check_table(source, "ABBREVIATIONS[]", "{\"", is_abbreviation);
    check_table(source, "STARTERS[]", "\"", begins_sentences);
    check_table(source, "PREFIXES[]", "\"", is_word_prefix);
    free(source);
}

/* ---- hostile texts ---- */

static void one_long_word(void **state) {
    (void)state;
    char *text = unit_repeat("a", 1 << 20);
    Tokenized t = tokens_of(text, 1 << 20);
    assert_int_equal(t.tokens.count, 1);
    assert_int_equal(t.tokens.at[0].end, 1 << 20);
    done(&t);
    free(text);
}

/* Pieces that ask the tokeniser to look far ahead at every step; each in well under a second. */
static void repeated_pieces(void **state) {
    (void)state;
    static const char *const pieces[] = {".",  ". ", "'",   "\"",   "-",  "a-",  "a.",  "1,",  "1:",
                                         "@",  "a@", "#",   "a'",   "(",  "//",  "a:/", "http://", "1/1",
                                         "n't", "\u2019", "\ufffd", "\u200d", "e\u0301", "\xF0\x9F\x98\x80",
                                         "A.", "\n", "U.S.", "a%", "+a", "-1-1", "1.1"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = unit_repeat(pieces[i], 100000);
        Tokenized t = tokens_of(text, strlen(text));
        check_spans(&t);
        done(&t);
        free(text);
    }
}

/* Random pieces glued together: places stay right whatever stands beside what. */
static void random_mixtures(void **state) {
    (void)state;
    static const char *const pieces[] = {"a", "B", "don", "'t", "'", "\u2019", ".", ",", "1", "23", "-",
                                         "/", ":", " ", "\n", "$", "%", "@", "#", "\"", "\u201c", "\u201d",
                                         "U.S", "Mr", "http://", "www.", ".com", "\u00e9", "\u4e2d", "\u0301",
                                         "\u200d", "...", "--", "(", ")", "US$", "n't", "`", "\xF0\x9F\x98\x80"};
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        Buffer text = {0};
        for (int n = 0; n < 12; n++) {
            seed = seed * 1664525u + 1013904223u;
            buffer_puts(&text, pieces[(seed >> 8) % (sizeof pieces / sizeof *pieces)]);
        }
        Tokenized t = tokens_of(text.data, text.len);
        check_spans(&t);
        done(&t);
        buffer_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_shapes),
        cmocka_unit_test(units_split_alike),
        cmocka_unit_test(range_is_kept),
        cmocka_unit_test(range_ends_before_a_clitic),
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(shapes_have_names),
        cmocka_unit_test(abbreviations_are_found),
        cmocka_unit_test(tables_are_sorted),
        cmocka_unit_test(one_long_word),
        cmocka_unit_test(repeated_pieces),
        cmocka_unit_test(random_mixtures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
