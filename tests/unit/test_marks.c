/* test_marks.c - engine/match: of overlapping marks the longest, then the leftmost stays. */
#include "match/marks.h"
#include "unit.h"

enum { MOST = 8 };

typedef struct Case {
    const char *what;
    Mark in[MOST], out[MOST]; /* ended by an empty mark */
} Case;

static const Case CASES[] = {
    {"none", {{0}}, {{0}}},
    {"one", {{3, 5, 7}}, {{3, 5, 7}}},
    {"apart, out of order", {{5, 6, 1}, {1, 2, 2}}, {{1, 2, 2}, {5, 6, 1}}},
    {"side by side", {{1, 3, 1}, {3, 5, 2}}, {{1, 3, 1}, {3, 5, 2}}},
    {"the longer wins", {{1, 3, 1}, {2, 6, 2}}, {{2, 6, 2}}},
    {"of equals the left", {{2, 4, 1}, {1, 3, 2}}, {{1, 3, 2}}},
    {"the same place: the smaller ref", {{1, 3, 9}, {1, 3, 4}}, {{1, 3, 4}}},
    {"inside", {{1, 9, 1}, {2, 3, 2}, {5, 7, 3}}, {{1, 9, 1}}},
    {"a chain: the middle goes", {{1, 4, 1}, {3, 6, 2}, {5, 8, 3}}, {{1, 4, 1}, {5, 8, 3}}},
    {"a chain: the middle is longest", {{1, 4, 1}, {3, 7, 2}, {6, 8, 3}}, {{3, 7, 2}}},
};

static size_t length(const Mark *marks) {
    size_t n = 0;
    while (n < MOST && marks[n].end > 0)
        n++;
    return n;
}

static void longest_then_leftmost(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Marks marks = {0};
        for (size_t k = 0; k < length(CASES[i].in); k++)
            marks_add(&marks, CASES[i].in[k].first, CASES[i].in[k].end, CASES[i].in[k].ref);
        marks_resolve(&marks);
        if (marks.count != length(CASES[i].out))
            fail_msg("%s: %zu marks stay", CASES[i].what, marks.count);
        for (size_t k = 0; k < marks.count; k++)
            if (memcmp(&marks.at[k], &CASES[i].out[k], sizeof(Mark)) != 0)
                fail_msg("%s: mark %zu is %u to %u, ref %u", CASES[i].what, k, marks.at[k].first,
                         marks.at[k].end, marks.at[k].ref);
        marks_free(&marks);
    }
}

/* Whatever goes in: what comes out is sorted, free of overlaps, and resolving again changes
** nothing. */
static void random_marks(void **state) {
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 500; round++) {
        Marks marks = {0};
        for (int i = 0; i < 60; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t first = seed >> 8 & 127;
            marks_add(&marks, first, first + 1 + (seed >> 20 & 7), seed & 3);
        }
        marks_resolve(&marks);
        size_t count = marks.count;
        for (size_t i = 1; i < count; i++)
            assert_true(marks.at[i].first >= marks.at[i - 1].end);
        marks_resolve(&marks);
        assert_int_equal(marks.count, count);
        marks_free(&marks);
    }
}

/* A long chain of overlaps stays fast: each overlaps the next, all the text long. */
static void long_chain(void **state) {
    (void)state;
    Marks marks = {0};
    for (uint32_t i = 0; i < 100000; i++)
        marks_add(&marks, i, i + 2, 0);
    marks_resolve(&marks);
    assert_int_equal(marks.count, 50000);
    marks_free(&marks);
}

static void finds_by_token(void **state) {
    (void)state;
    Marks marks = {0};
    assert_int_equal(marks_from(&marks, 3), 0);
    for (uint32_t i = 0; i < 10; i++)
        marks_add(&marks, i * 10, i * 10 + 5, i);
    assert_int_equal(marks_from(&marks, 0), 0);
    assert_int_equal(marks_from(&marks, 1), 1);
    assert_int_equal(marks_from(&marks, 10), 1);
    assert_int_equal(marks_from(&marks, 90), 9);
    assert_int_equal(marks_from(&marks, 91), 10);
    marks_free(&marks);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest_then_leftmost),
        cmocka_unit_test(random_marks),
        cmocka_unit_test(long_chain),
        cmocka_unit_test(finds_by_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
