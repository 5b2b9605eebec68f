/* test_memory.c - engine/base: arenas, buffers, error messages. */
#include "base/error.h"
#include "base/memory.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
/* after the three above */
#include <cmocka.h>

/* ---- arena ---- */

static void arena_aligns(void **state) {
    (void)state;
    Arena arena = {0};
    for (size_t size = 0; size < 100; size++) {
        void *p = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)p % sizeof(void *), 0);
        memset(p, 0xAA, size);
    }
    arena_free(&arena);
}

/* Pieces of all sizes, larger than a block too, keep what was written into them. */
static void arena_pieces_do_not_overlap(void **state) {
    (void)state;
    enum { PIECES = 300 };
    Arena arena = {0};
    unsigned char *piece[PIECES];
    size_t size[PIECES];
    for (size_t i = 0; i < PIECES; i++) {
        size[i] = i % 50 == 49 ? 100000 : (i * 7) % 400 + 1;
        piece[i] = arena_alloc(&arena, size[i]);
        memset(piece[i], (int)(i % 251), size[i]);
    }
    for (size_t i = 0; i < PIECES; i++)
        for (size_t j = 0; j < size[i]; j++)
            assert_int_equal(piece[i][j], i % 251);
    arena_free(&arena);
}

static void arena_zero_is_zero(void **state) {
    (void)state;
    Arena arena = {0};
    memset(arena_alloc(&arena, 1000), 0xFF, 1000);
    arena_free(&arena);
    const char *p = arena_zero(&arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(p[i], 0);
    arena_free(&arena);
}

static void arena_dup_ends_in_zero(void **state) {
    (void)state;
    Arena arena = {0};
    assert_string_equal(arena_dup(&arena, "visited", 5), "visit");
    assert_string_equal(arena_dup(&arena, NULL, 0), "");
    arena_free(&arena);
}

static void arena_serves_again_after_free(void **state) {
    (void)state;
    Arena arena = {0};
    arena_free(&arena);
    assert_non_null(arena_alloc(&arena, 10));
    assert_true(arena.total >= 10);
    arena_free(&arena);
    assert_null(arena.head);
    assert_int_equal(arena.total, 0);
}

/* ---- buffer ---- */

static void buffer_grows(void **state) {
    (void)state;
    Buffer b = {0};
    for (int i = 0; i < 10000; i++)
        buffer_putc(&b, (char)('a' + i % 26));
    assert_int_equal(b.len, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(b.data[i], 'a' + i % 26);
    buffer_free(&b);
    assert_null(b.data);
    assert_int_equal(b.len + b.cap, 0);
}

static void buffer_adds_nothing(void **state) {
    (void)state;
    Buffer b = {0};
    buffer_add(&b, NULL, 0);
    buffer_puts(&b, "");
    buffer_printf(&b, "%s", "");
    assert_int_equal(b.len, 0);
    buffer_free(&b);
}

static void buffer_prints(void **state) {
    (void)state;
    Buffer b = {0};
    buffer_puts(&b, "n=");
    buffer_printf(&b, "%d %s", 42, "and a text that is longer than the first sixteen bytes");
    buffer_putc(&b, '\0');
    assert_string_equal(b.data, "n=42 and a text that is longer than the first sixteen bytes");
    buffer_free(&b);
}

static void buffer_reserve_keeps_content(void **state) {
    (void)state;
    Buffer b = {0};
    buffer_puts(&b, "kept");
    buffer_reserve(&b, 100000);
    assert_true(b.cap >= 100004);
    assert_int_equal(b.len, 4);
    assert_memory_equal(b.data, "kept", 4);
    buffer_free(&b);
}

/* ---- arrays ---- */

static void grow_makes_room(void **state) {
    (void)state;
    size_t cap = 0;
    int *numbers = NULL;
    for (int i = 0; i < 1000; i++) {
        numbers = mem_grow(numbers, &cap, (size_t)i + 1, sizeof *numbers);
        assert_true(cap > (size_t)i);
        numbers[i] = i;
    }
    int *before = numbers;
    numbers = mem_grow(numbers, &cap, 1, sizeof *numbers);
    assert_ptr_equal(numbers, before);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i);
    free(numbers);
}

static void nothing_can_be_allocated(void **state) {
    (void)state;
    void *none = mem_alloc(0), *zero = mem_zero(0, 8);
    char *copy = mem_dup(NULL, 0);
    assert_non_null(none);
    assert_non_null(zero);
    assert_string_equal(copy, "");
    free(none);
    free(zero);
    free(copy);
}

/* ---- errors ---- */

static void error_is_one_line(void **state) {
    (void)state;
    LodeError error;
    assert_false(error_set(&error, LODE_BAD_RULE, "%s:%d: a\nb\r\nc", "x.lua", 3));
    assert_string_equal(error.message, "x.lua:3: a b  c");
    assert_int_equal(error.status, LODE_BAD_RULE);
    assert_false(error_set(NULL, LODE_BAD_INPUT, "nobody listens"));
}

static void long_error_is_cut(void **state) {
    (void)state;
    char text[3000];
    LodeError error;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    error_set(&error, LODE_BAD_INPUT, "%s", text);
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_aligns),
        cmocka_unit_test(arena_pieces_do_not_overlap),
        cmocka_unit_test(arena_zero_is_zero),
        cmocka_unit_test(arena_dup_ends_in_zero),
        cmocka_unit_test(arena_serves_again_after_free),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(buffer_adds_nothing),
        cmocka_unit_test(buffer_prints),
        cmocka_unit_test(buffer_reserve_keeps_content),
        cmocka_unit_test(grow_makes_room),
        cmocka_unit_test(nothing_can_be_allocated),
        cmocka_unit_test(error_is_one_line),
        cmocka_unit_test(long_error_is_cut),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
