/* test_lexicon.c - engine/text: folding, and words by number. */
#include "text/lexicon.h"
#include "unit.h"

#include <utf8proc.h>

/* ---- folding ---- */

typedef struct Fold {
    const char *word, *folded;
} Fold;

static const Fold FOLDS[] = {
    {"", ""},
    {"Visit", "visit"},
    {"NATO", "nato"},
    {"\u00c9COLE", "\u00e9cole"},
    {"\u0160koda", "\u0161koda"},
    {"\u0416\u0423\u041a", "\u0436\u0443\u043a"},
    {"e\u0301te\u0301", "\u00e9t\u00e9"}, /* composed */
    {"O\u2019Brien", "o'brien"},
    {"O\u02bcBrien", "o'brien"},
    {"co\u00adop", "coop"}, /* soft hyphen */
    {"zero\u200dwidth", "zerowidth"},
    {"\u4e2d\u6587", "\u4e2d\u6587"},
    {"K9", "k9"},
};

static void folds(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof FOLDS / sizeof *FOLDS; i++) {
        char out[128];
        size_t len = word_fold(out, FOLDS[i].word, strlen(FOLDS[i].word));
        out[len] = '\0';
        assert_string_equal(out, FOLDS[i].folded);
    }
}

/* Folding stays within the room that the header names, and folding twice changes nothing. */
static void folding_fits_and_is_stable(void **state) {
    (void)state;
    for (uint32_t cp = 0x80; cp < 0x20000; cp++) {
        char s[5] = {0}, once[64], twice[128];
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        if (cp < 0x800) {
            s[0] = (char)(0xC0 | cp >> 6);
            s[1] = (char)(0x80 | (cp & 0x3F));
        } else if (cp < 0x10000) {
            s[0] = (char)(0xE0 | cp >> 12);
            s[1] = (char)(0x80 | (cp >> 6 & 0x3F));
            s[2] = (char)(0x80 | (cp & 0x3F));
        } else {
            s[0] = (char)(0xF0 | cp >> 18);
            s[1] = (char)(0x80 | (cp >> 12 & 0x3F));
            s[2] = (char)(0x80 | (cp >> 6 & 0x3F));
            s[3] = (char)(0x80 | (cp & 0x3F));
        }
        size_t n = word_fold(once, s, strlen(s));
        assert_true(n <= 3 * strlen(s) + 16);
        size_t m = word_fold(twice, once, n);
        if (n != m || memcmp(once, twice, n) != 0)
            fail_msg("U+%04X is folded once more the second time", cp);
    }
}

/* The quick way to fold gives what the slow one gives, or declines. */
static void short_folding_agrees(void **state) {
    (void)state;
    size_t done = 0;
    for (uint32_t cp = 1; cp < 0x11000; cp++) {
        char s[WORD_INLINE + 64] = "Xa", folded[128];
        if (cp >= 0xD800 && cp < 0xE000)
            continue;
        size_t len = 2 + (size_t)utf8proc_encode_char((utf8proc_int32_t)cp, (utf8proc_uint8_t *)s + 2);
        s[len++] = 'Z';
        ShortWord word;
        if (!word_fold_short(&word, s, len))
            continue;
        size_t n = word_fold(folded, s, len);
        if (n > WORD_INLINE || memcmp(&word, folded, n) != 0 || (n < WORD_INLINE && ((char *)&word)[n] != 0))
            fail_msg("U+%04X is folded otherwise", cp);
        done++;
    }
    assert_true(done > 127 + 60); /* ASCII and most of Latin-1 at least */
}

/* ---- words by number ---- */

static void interns(void **state) {
    (void)state;
    Lexicon x;
    lexicon_init(&x);
    assert_int_equal(lexicon_find(&x, "visit", 5), WORD_UNKNOWN);
    uint32_t visit = lexicon_intern(&x, "visit", 5), trip = lexicon_intern(&x, "trip", 4);
    assert_int_not_equal(visit, WORD_UNKNOWN);
    assert_int_not_equal(visit, trip);
    assert_int_equal(lexicon_intern(&x, "visit", 5), visit);
    assert_int_equal(lexicon_find(&x, "visit", 5), visit);
    assert_int_equal(lexicon_find(&x, "visi", 4), WORD_UNKNOWN); /* a prefix is another word */
    assert_string_equal(x.words[visit].text, "visit");
    assert_int_equal(x.words[visit].len, 5);
    lexicon_free(&x);
}

/* Numbers and texts stay the same while the table grows. */
static void grows(void **state) {
    (void)state;
    enum { WORDS = 200000 };
    Lexicon x;
    char word[32];
    lexicon_init(&x);
    uint32_t *ids = calloc(WORDS, sizeof *ids);
    for (uint32_t i = 0; i < WORDS; i++)
        ids[i] = lexicon_intern(&x, word, (size_t)snprintf(word, sizeof word, "word%u", i));
    for (uint32_t i = 0; i < WORDS; i++) {
        size_t len = (size_t)snprintf(word, sizeof word, "word%u", i);
        assert_int_equal(lexicon_find(&x, word, len), ids[i]);
        assert_string_equal(x.words[ids[i]].text, word);
    }
    free(ids);
    lexicon_free(&x);
}

/* Words around the length that vector code treats apart, and that differ in one byte only. */
static void lengths(void **state) {
    (void)state;
    Lexicon x;
    char word[80];
    lexicon_init(&x);
    memset(word, 'a', sizeof word);
    assert_int_equal(lexicon_intern(&x, word, 0), WORD_UNKNOWN); /* what folds to nothing is no word */
    assert_int_equal(lexicon_find(&x, word, 0), WORD_UNKNOWN);
    for (size_t len = 1; len < sizeof word; len++)
        assert_int_equal(lexicon_intern(&x, word, len), len);
    for (size_t len = 1; len < sizeof word; len++)
        for (size_t i = 0; i < len; i++) {
            word[i] = 'b';
            assert_int_equal(lexicon_find(&x, word, len), WORD_UNKNOWN);
            word[i] = 'a';
        }
    lexicon_free(&x);
}

static void full_lexicon_knows_no_new_words(void **state) {
    (void)state;
    Lexicon x;
    char word[32];
    lexicon_init(&x);
    uint32_t first = lexicon_intern(&x, "first", 5);
    for (uint32_t i = 0; i < LEXICON_CAP + 10; i++) {
        uint32_t id = lexicon_intern(&x, word, (size_t)snprintf(word, sizeof word, "w%u", i));
        assert_true(id < LEXICON_CAP);
        assert_int_equal(id == WORD_UNKNOWN, i >= LEXICON_CAP - 2);
    }
    assert_int_equal(lexicon_intern(&x, "first", 5), first);
    assert_int_equal(lexicon_intern(&x, "another", 7), WORD_UNKNOWN);
    lexicon_free(&x);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds), cmocka_unit_test(short_folding_agrees),   cmocka_unit_test(folding_fits_and_is_stable),
        cmocka_unit_test(interns), cmocka_unit_test(grows),
        cmocka_unit_test(lengths), cmocka_unit_test(full_lexicon_knows_no_new_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
