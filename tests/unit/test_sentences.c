/* test_sentences.c - engine/text: where sentences end, and the marks that say so. */
#include "text/lexicon.h"
#include "text/tokens.h"
#include "unit.h"

typedef struct Split {
    char *text;
    Lexicon lexicon;
    Tokens tokens;
} Split;

static Split split(const char *text) {
    size_t len = strlen(text);
    Split s = {.text = unit_padded(text, len)};
    lexicon_init(&s.lexicon);
    tokenize(&s.tokens, &s.lexicon, s.text, 0, len);
    split_sentences(&s.tokens, &s.lexicon, s.text, 0);
    return s;
}

static void done(Split *s) {
    tokens_free(&s->tokens);
    lexicon_free(&s->lexicon);
    free(s->text);
}

/* Sentences follow each other without a hole, each with a mark behind it, the last with the
** paragraph's. */
static void check_marks(const Split *s) {
    const Tokens *t = &s->tokens;
    size_t next = 0;
    for (size_t i = 0; i < t->sentence_count; i++) {
        Sentence one = t->sentences[i];
        bool last = i == t->sentence_count - 1;
        assert_int_equal(one.first, next);
        assert_true(one.end > one.first && one.end < t->count);
        for (uint32_t k = one.first; k < one.end; k++)
            assert_false(shape_is_mark(t->at[k].shape));
        const Token *mark = &t->at[one.end];
        assert_int_equal(mark->shape, last ? SHAPE_PARAGRAPH_END : SHAPE_SENTENCE_END);
        assert_int_equal(mark->begin, mark->end);
        assert_int_equal(mark->begin, t->at[one.end - 1].end);
        assert_int_equal(mark->word, WORD_UNKNOWN);
        next = one.end + 1;
    }
    assert_int_equal(next, t->count);
}

/* The sentences with a | between two. */
static char *describe(const Split *s) {
    Buffer out = {0};
    for (size_t i = 0; i < s->tokens.sentence_count; i++) {
        Sentence one = s->tokens.sentences[i];
        size_t begin = s->tokens.at[one.first].begin, end = s->tokens.at[one.end - 1].end;
        buffer_printf(&out, "%s%.*s", i ? "|" : "", (int)(end - begin), s->text + begin);
    }
    unit_end_string(&out);
    return out.data;
}

/* Each text is written as it should be split: a | stands where a blank (or the line break before
** it) is in the text. */
static const char *const CASES[] = {
    "",
    "One.",
    "no stop",
    "One.|Two.",
    "One!|Two?|Three?!|Four.",
    /* titles, initials, abbreviations */
    "Mr. Smith met Gen. Lee.|They spoke.",
    "J. K. Rowling wrote it.|It sold.",
    "The U.S. Government agreed.",
    "He lives in the U.S.|He likes it.",
    "It opened at 9 a.m.|The queue was long.",
    "It opened at 9 a.m. on Monday.",
    "Apples, pears, etc.|The rest was sold.",
    "Acme Inc.|The company said so.",
    "Acme Inc. Chairman Lee resigned.",
    "See No. 5 and fig. 3 here.",
    "The answer was no.|He left.",
    "They met on Sept. 5.|Nobody came.",
    "The bill names the F.D.A. Commissioner.",
    "Exports to the U.S.|Dozens of firms gave up.",
    "U.S. To Sell Jets To Norway", /* a headline */
    "Shots Fired In Biloxi, Miss. Near School",
    "A barn burned in Dalton, Ga.|Firemen came late.",
    "The Dalton, Ga., barn burned.",
    "A shop on Pine St.|The owner fled to St. Paul.",
    "By 7 a.m. Lt. Moore had gone.",
    "They woke at 7 a.m.|Lt. Moore had gone.",
    "It starts at 7 p.m. EST. or so.",
    "Nobody else, just you and I.|Have they called?",
    "He lost in Roe v. Wade.",
    "P.S. Bring water.",
    "Ask for ext. 2204 or Atty. Gen. Moore.",
    "The dept. store closed.",
    "A U.S. \"Blue Book\" was printed.",
    "They left the U.S.|\"We had to,\" she said.",
    "Room N\u00b0. 12 and N\u00ba. 14 burned.",
    "See points 1. and 2. below.",
    /* numbers */
    "It rose 3.5 percent to 1,000.50.|It fell.",
    "Prices rose by 5.|Wages fell.",
    /* ellipses */
    "Well ... perhaps not.",
    "He waited...|Nobody came.",
    "He waited... and left.",
    "He waited... I did not.",
    "He waited..|I did not.",
    "They met . . . I was away.",
    "They met.|. . . The rest is lost.",
    "They met . . . .|The rest is lost.",
    /* quotation marks and brackets */
    "\"It works.\"|He smiled.",
    "\"It works,\" he said.|She left.",
    "\"Does it work?\" he asked.",
    "\u201cIt works.\u201d|\u201cDoes it?\u201d",
    "He said \"yes\".|She said \"no.\"|They left.",
    "It ended (at last.)|They left.",
    "It ended (at last).|They left.",
    "It ended.|(They left.)|It was late.",
    "It ended (at last. )|They left.",
    "\"It ended.\" (Moore 12).|They left.",
    "It ended (why? Nobody knew) there.",
    "It ended! (Which surprised nobody.)",
    "He cried, \"Help! Fire!\" and ran.|They left.",
    "He asked: \u201cWhere? When?\u201d|They left.",
    "\"Help!|Fire!\" he cried.",
    "He said: \"It ended.|They left.\"|Nobody spoke.",
    "\"It ended.\" - Ann Moore",
    "\u201cIt ended.\u201c|They left.",
    "Go! she cried.|They left.",
    /* dashes, footnotes, emoticons, addresses */
    "It ended.|-- Posted by Ann",
    "It ended -- They left.",
    "It ended in May.12 14|They left.",
    "It ended [3].|They left.",
    "It ended.[3]|They left.",
    "It ended :)|They left.",
    "It ended. :-)|They left.",
    "Read https://a.org/b|The rest is here.",
    "https://a.org/b|https://a.org/c",
    "Read https://a.org/b Moore wrote it.",
    "Shares of 4711.T and ACME.N fell.",
    /* lists in a line */
    "* One thing|* Another thing",
    "1. One thing|2. Another thing",
    /* what does not end one */
    "Visit example.com today.",
    "He shouted \"Stop!\" and ran.",
    "The Yahoo! unit was sold.",
    "Yahoo! Inc. was sold.",
};

static void sentences_end_where_they_should(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char *text = strdup(CASES[i]);
        for (char *bar = text; (bar = strchr(bar, '|')) != NULL;)
            *bar = ' ';
        Split s = split(text);
        char *found = describe(&s);
        assert_string_equal(found, CASES[i]);
        check_marks(&s);
        free(found);
        done(&s);
        free(text);
    }
}

typedef struct Lines {
    const char *text;
    size_t sentences;
} Lines;

static const Lines LINES[] = {
    {"A heading\nThe text begins here.", 2},
    {"first line\nsecond line\nthird line", 3},
    {"* One thing\n* Another thing\n* A third", 3},
    /* wrapped text */
    {"The minister said on Monday that the talks had been\n"
     "useful and that more of them were planned for next\n"
     "week in Seoul, where the delegations will meet for\n"
     "the third time.",
     1},
    {"The minister said on Monday that the talks with the\nother side were useful.", 1},
    {"It ended.They left.", 2},
    {"The minister said it\nwas useful.", 1},
    {"talks end \nwithout a word", 1}, /* a blank before the break: the line flows on */
    {"talks end \n(they failed)", 1},
    {"(a) Talks ended. \n(b) Talks failed.", 2},
    {"The talks ended\n. They failed", 2},
};

static void line_breaks(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        Split s = split(LINES[i].text);
        check_marks(&s);
        if (s.tokens.sentence_count != LINES[i].sentences)
            fail_msg("\"%s\": %zu sentences, not %zu", LINES[i].text, s.tokens.sentence_count,
                     LINES[i].sentences);
        done(&s);
    }
}

/* Blocks one after the other in one Tokens, as article_analyse makes them. */
static void blocks_follow_each_other(void **state) {
    (void)state;
    const char *text = "One. Two. Three. Four.";
    Split s = {.text = unit_padded(text, strlen(text))};
    lexicon_init(&s.lexicon);
    tokenize(&s.tokens, &s.lexicon, s.text, 0, 9);
    split_sentences(&s.tokens, &s.lexicon, s.text, 0);
    size_t first = s.tokens.count;
    tokenize(&s.tokens, &s.lexicon, s.text, 10, 22);
    split_sentences(&s.tokens, &s.lexicon, s.text, first);
    assert_int_equal(s.tokens.sentence_count, 4);
    assert_int_equal(s.tokens.at[s.tokens.sentences[1].end].shape, SHAPE_PARAGRAPH_END);
    assert_int_equal(s.tokens.at[s.tokens.sentences[2].end].shape, SHAPE_SENTENCE_END);
    split_sentences(&s.tokens, &s.lexicon, s.text, s.tokens.count); /* an empty block */
    assert_int_equal(s.tokens.sentence_count, 4);
    done(&s);
}

static void hostile(void **state) {
    (void)state;
    static const char *const pieces[] = {".", ". ", "a. ", "A. ", "? ", "... ", "\"", ".\" ", "( ",
                                         "\n", "a\n", "A.\n", "Mr. ", "\" \"", "' ", "[((", "U.S. ",
                                         ":) ", "! ( ", "x \"a! ", "http://a/b ", "1) a ", "* A ",
                                         "a. . . . ", "a.1 2 ", "(A", "a. \"(", "? (a "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = unit_repeat(pieces[i], 100000);
        Split s = split(text);
        check_marks(&s);
        done(&s);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_they_should),
        cmocka_unit_test(line_breaks),
        cmocka_unit_test(blocks_follow_each_other),
        cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
