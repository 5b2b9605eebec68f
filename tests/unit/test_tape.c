/* test_tape.c - engine/match: records and layers, byte by byte. */
#include "match/tape.h"
#include "unit.h"

enum { TOKENS = 10 };

static Tokens some_tokens(Token *at) {
    for (uint32_t i = 0; i < TOKENS; i++)
        at[i] = (Token){.begin = i * 4, .end = i * 4 + 3, .word = 1000003 * (i + 1) % (1 << 20),
                        .shape = (uint8_t)(i * 4), .flags = i % 2 ? TOKEN_GLUED : 0};
    return (Tokens){.at = at, .count = TOKENS};
}

static size_t width_of(int layers) {
    return (size_t)TAPE_HEAD + (size_t)(layers + TAPE_LAYERS_A_BYTE - 1) / TAPE_LAYERS_A_BYTE;
}

static uint32_t word_in(const char *record) {
    return (uint32_t)record[1] | (uint32_t)record[2] << 7 | (uint32_t)record[3] << 14;
}

static void records(void **state) {
    (void)state;
    Token at[TOKENS];
    Tokens tokens = some_tokens(at);
    Buffer tape = {0};
    buffer_puts(&tape, "kept");
    tape_write(&tape, &tokens, 2, 9, TAPE_HEAD, NULL, 0);
    assert_int_equal(tape.len, 4 + 7 * TAPE_HEAD);
    assert_memory_equal(tape.data, "kept", 4);
    for (uint32_t i = 0; i < 7; i++) {
        const char *record = tape.data + 4 + i * TAPE_HEAD;
        const Token *t = &at[i + 2];
        assert_int_equal((unsigned char)record[0], 0x80 | (t->flags ? TAPE_GLUED : 0) | t->shape);
        assert_int_equal(word_in(record), t->word);
    }
    tape_write(&tape, &tokens, 5, 5, TAPE_HEAD, NULL, 0); /* nothing */
    assert_int_equal(tape.len, 4 + 7 * TAPE_HEAD);
    buffer_free(&tape);
}

/* The first byte of a record is 0x80 or more, all others are less: so a search cannot begin inside. */
static void records_are_self_synchronising(void **state) {
    (void)state;
    Token at[2] = {{.word = (1 << 21) - 1, .shape = SHAPE_COUNT - 1, .flags = TOKEN_GLUED}, {0}};
    Tokens tokens = {.at = at, .count = 2};
    Marks marks = {0};
    TapeLayer layers[84];
    marks_add(&marks, 0, 2, 0);
    for (int k = 0; k < 84; k++)
        layers[k] = (TapeLayer){&marks, k, 0};
    Buffer tape = {0};
    tape_write(&tape, &tokens, 0, 2, (int)width_of(84), layers, 84);
    for (size_t i = 0; i < tape.len; i++)
        assert_int_equal((unsigned char)tape.data[i] >= 0x80, i % width_of(84) == 0);
    buffer_free(&tape);
    marks_free(&marks);
}

/* Layer k of any number: only its own two bits are set, on its own tokens. */
static void layers_keep_apart(void **state) {
    (void)state;
    static const int counts[] = {1, 2, 3, 4, 12, 36, 37, 40, 64, 65, 84};
    Token at[TOKENS];
    Tokens tokens = some_tokens(at);
    for (size_t n = 0; n < sizeof counts / sizeof *counts; n++)
        for (int k = 0; k < counts[n]; k++) {
            Marks some = {0};
            TapeLayer layer = {&some, k, 0};
            marks_add(&some, 3, 6, 0);
            marks_add(&some, 6, 7, 0);
            Buffer tape = {0};
            size_t width = width_of(counts[n]);
            tape_write(&tape, &tokens, 0, TOKENS, (int)width, &layer, 1);
            for (size_t i = 0; i < TOKENS; i++)
                for (size_t b = TAPE_HEAD; b < width; b++) {
                    int bits = i == 3 || i == 6 ? TAPE_BEGIN : i == 4 || i == 5 ? TAPE_INSIDE : 0;
                    bool own = b == TAPE_HEAD + (size_t)k / TAPE_LAYERS_A_BYTE;
                    int expected = own ? bits << 2 * (k % TAPE_LAYERS_A_BYTE) : 0;
                    assert_int_equal(tape.data[i * width + b], expected);
                }
            buffer_free(&tape);
            marks_free(&some);
        }
}

/* A span that begins before the unit or ends behind it is left out whole. */
static void spans_across_the_edge(void **state) {
    (void)state;
    Token at[TOKENS];
    Tokens tokens = some_tokens(at);
    Marks marks = {0};
    TapeLayer layer = {&marks, 0, 0};
    marks_add(&marks, 0, 3, 0);
    marks_add(&marks, 3, 5, 0);
    marks_add(&marks, 6, 8, 0);
    Buffer tape = {0};
    tape_write(&tape, &tokens, 2, 7, (int)width_of(1), &layer, 1);
    static const char expected[] = {0, TAPE_BEGIN, TAPE_INSIDE, 0, 0};
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(tape.data[i * width_of(1) + TAPE_HEAD], expected[i]);
    buffer_free(&tape);
    marks_free(&marks);
}

/* Units in any order: going back finds the spans again. */
static void units_in_any_order(void **state) {
    (void)state;
    Token at[TOKENS];
    Tokens tokens = some_tokens(at);
    Marks marks = {0};
    TapeLayer layer = {&marks, 0, 0};
    for (uint32_t i = 0; i < 9; i += 2)
        marks_add(&marks, i, i + 1, 0);
    static const uint32_t units[][2] = {{6, 9}, {0, 3}, {3, 6}, {2, 4}, {0, 9}};
    for (size_t n = 0; n < sizeof units / sizeof *units; n++) {
        Buffer tape = {0};
        tape_write(&tape, &tokens, units[n][0], units[n][1], (int)width_of(1), &layer, 1);
        for (uint32_t i = units[n][0]; i < units[n][1]; i++)
            assert_int_equal(tape.data[(i - units[n][0]) * width_of(1) + TAPE_HEAD], i % 2 == 0 ? TAPE_BEGIN : 0);
        buffer_free(&tape);
    }
    marks_free(&marks);
}

/* A script with 40 lists: past the 36 that a lint warns of, each still finds its own word. */
static void forty_layers_in_a_script(void **state) {
    (void)state;
    unit_expect(SCRIPT_HEAD
                "local match = {}\n"
                "for i = 1, 40 do match[('k%02d'):format(i)] = t.list { 'w' .. i, 'x' .. i .. ' y' } end\n"
                "return lode.rule { api = 1, name = 'r', match = match }\n",
                "w1 x40 y w36 w41 x12 y w37.",
                "k01[w1]\nk40[x40 y]\nk36[w36]\nk12[x12 y]\nk37[w37]");
}

static void too_many_layers(void **state) {
    (void)state;
    LodeError error;
    Lode *lode = unit_try_rules(SCRIPT_HEAD
                                "local match = {}\n"
                                "for i = 1, 85 do match['k' .. i] = t.list { 'w' .. i, 'x y' .. i } end\n"
                                "return lode.rule { api = 1, name = 'r', match = match }\n",
                                (LodeOptions){0}, &error);
    assert_null(lode);
    assert_non_null(strstr(error.message, "at most 84"));
}

/* A few words in a list are looked for as words, without a layer; one entry of two words makes it a
** layer.  Both find the same, and the entry behind a span. */
static void few_words_are_as_a_layer(void **state) {
    (void)state;
    static const char *const MORE[] = {"", ", 'a b'"};
    for (size_t i = 0; i < 2; i++) {
        Buffer script = {0};
        buffer_printf(&script,
                      SCRIPT_HEAD
                      "local few = t.list { 'Turkey', 'US', 'eBay', 'gold', 'Gen.', 'Turkey'%s }\n"
                      "return lode.rule { api = 1, name = 'r', match = t.span(few, 'x') * few ^ 0,\n"
                      "  build = function (m) return { name = m.x.entry.name } end }\n",
                      MORE[i]);
        unit_end_string(&script);
        unit_expect(script.data, "Turkey turkey TURKEY, US us Us; eBay EBAY ebay Ebay. gold GOLD Gold, Gen. gen. Gold.",
                    "r[Turkey] name=Turkey\nr[TURKEY] name=Turkey\nr[US] name=US\nr[eBay EBAY] name=eBay\n"
                    "r[gold GOLD Gold] name=gold\nr[Gen.] name=Gen.\nr[Gold] name=gold");
        buffer_free(&script);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records),
        cmocka_unit_test(records_are_self_synchronising),
        cmocka_unit_test(layers_keep_apart),
        cmocka_unit_test(spans_across_the_edge),
        cmocka_unit_test(units_in_any_order),
        cmocka_unit_test(forty_layers_in_a_script),
        cmocka_unit_test(too_many_layers),
        cmocka_unit_test(few_words_are_as_a_layer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
