/* test_encode.c - engine/text/encode: any bytes to valid UTF-8, and what is no text. */
#include "text/encode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
/* after the four above */
#include <cmocka.h>

#define BYTES(s) s, sizeof(s) - 1

/* Decodes and compares text, encoding and count of replacements. */
static void check(const char *bytes, size_t len, bool keep, const char *wanted, size_t wanted_len,
                  Encoding encoding, size_t replaced) {
    Buffer out = {0};
    Decoded d = decode(bytes, len, keep, &out);
    assert_int_equal(d.encoding, encoding);
    assert_int_equal(d.text.len, wanted_len);
    assert_memory_equal(d.text.s, wanted, wanted_len);
    assert_int_equal(d.replaced, replaced);
    buffer_free(&out);
}

/* ---- UTF-8 ---- */

static void utf8_passes(void **state) {
    (void)state;
    check(BYTES("plain"), false, BYTES("plain"), ENCODING_UTF8, 0);
    check(BYTES("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"), false,
          BYTES("na\xC3\xAFve \xE2\x82\xAC \xF0\x9F\x98\x80"), ENCODING_UTF8, 0);
    check(BYTES(""), false, BYTES(""), ENCODING_UTF8, 0);
}

static void valid_bytes_are_not_copied(void **state) {
    (void)state;
    const char *text = "eight bytes and more \xC3\xA9";
    Buffer out = {0};
    Decoded d = decode(text, strlen(text), false, &out);
    assert_ptr_equal(d.text.s, text);
    assert_null(out.data);
}

static void mark_is_dropped_or_kept(void **state) {
    (void)state;
    check(BYTES("\xEF\xBB\xBFtext"), false, BYTES("text"), ENCODING_UTF8, 0);
    check(BYTES("\xEF\xBB\xBFtext"), true, BYTES("\xEF\xBB\xBFtext"), ENCODING_UTF8, 0);
    check(BYTES("a\xEF\xBB\xBF"
                "b"),
          false,
          BYTES("a\xEF\xBB\xBF"
                "b"),
          ENCODING_UTF8, 0);
}

/* The example of the Unicode standard, chapter 3, table 3-11, behind enough good sequences that
** the bytes are not taken for Windows-1252. */
static void maximal_subparts(void **state) {
    (void)state;
#define GOOD "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
#define BAD  "\xEF\xBF\xBD"
    check(BYTES(GOOD "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), false,
          BYTES(GOOD BAD BAD BAD BAD "\x41"), ENCODING_UTF8, 4);
    check(BYTES(GOOD "\xC0\xAF\xE0\x80\xBF"), false, BYTES(GOOD BAD BAD BAD BAD BAD), ENCODING_UTF8,
          5);
    check(BYTES(GOOD "\xED\xA0\x80"), false, BYTES(GOOD BAD BAD BAD), ENCODING_UTF8, 3);
    check(BYTES(GOOD "\xF4\x90\x80\x80"), false, BYTES(GOOD BAD BAD BAD BAD), ENCODING_UTF8, 4);
    check(BYTES(GOOD "\xE2\x82"), false, BYTES(GOOD BAD), ENCODING_UTF8, 1);
    check(BYTES(GOOD "\xE2\x82z"), false, BYTES(GOOD BAD "z"), ENCODING_UTF8, 1);
}

static void valid_prefix(void **state) {
    (void)state;
    assert_int_equal(utf8_valid(BYTES("abcdefgh")), 8);
    assert_int_equal(utf8_valid(BYTES("abcdefgh\xFFzz")), 8);
    assert_int_equal(utf8_valid(BYTES("abc\xC3")), 3);
    assert_int_equal(utf8_valid(BYTES("\x80")), 0);
    assert_int_equal(utf8_valid(BYTES("")), 0);
}

static void code_points(void **state) {
    (void)state;
    const char text[] = "ab\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80zzzzzzzzzz\xC3\xA9";
    assert_int_equal(utf8_count(text, sizeof text - 1), 16);
    assert_int_equal(utf8_count(text, 2), 2);
    assert_int_equal(utf8_count("", 0), 0);
}

/* ---- Windows-1252 ---- */

static void windows_1252(void **state) {
    (void)state;
    check(BYTES("caf\xE9 \x93hi\x94 \x80"), false,
          BYTES("caf\xC3\xA9 \xE2\x80\x9Chi\xE2\x80\x9D \xE2\x82\xAC"), ENCODING_WINDOWS_1252, 0);
    check(BYTES("\x81 caf\xE9"), false, BYTES("\xEF\xBF\xBD caf\xC3\xA9"), ENCODING_WINDOWS_1252,
          1);
    /* One sequence that happens to be well-formed among many that are not. */
    check(BYTES("\xE9 \xE8 \xE0 \xC3\xA9"), false,
          BYTES("\xC3\xA9 \xC3\xA8 \xC3\xA0 \xC3\x83\xC2\xA9"), ENCODING_WINDOWS_1252, 0);
}

/* ---- UTF-16 ---- */

static void utf16_with_mark(void **state) {
    (void)state;
    check(BYTES("\xFF\xFEh\0i\0"), false, BYTES("hi"), ENCODING_UTF16LE, 0);
    check(BYTES("\xFE\xFF\0h\0i"), false, BYTES("hi"), ENCODING_UTF16BE, 0);
    check(BYTES("\xFF\xFEh\0i\0"), true, BYTES("\xEF\xBB\xBFhi"), ENCODING_UTF16LE, 0);
    check(BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), false, BYTES("\xF0\x9F\x98\x80"), ENCODING_UTF16LE, 0);
}

static void utf16_repairs(void **state) {
    (void)state;
    check(BYTES("\xFF\xFE\x3D\xD8h\0"), false, BYTES("\xEF\xBF\xBDh"), ENCODING_UTF16LE, 1);
    check(BYTES("\xFF\xFE\x00\xDEh\0"), false, BYTES("\xEF\xBF\xBDh"), ENCODING_UTF16LE, 1);
    check(BYTES("\xFF\xFEh\0i"), false, BYTES("h\xEF\xBF\xBD"), ENCODING_UTF16LE, 1);
    check(BYTES("\xFF\xFEh\0\x3D\xD8"), false, BYTES("h\xEF\xBF\xBD"), ENCODING_UTF16LE, 1);
}

static void utf16_by_content(void **state) {
    (void)state;
    check(BYTES("V\0i\0s\0i\0t\0 \0\xAC\x20"), false, BYTES("Visit \xE2\x82\xAC"), ENCODING_UTF16LE,
          0);
    check(BYTES("\0V\0i\0s\0i\0t"), false, BYTES("Visit"), ENCODING_UTF16BE, 0);
}

/* ---- no text ---- */

static void check_kind(const char *bytes, size_t len, const char *wanted) {
    const char *what = not_text(bytes, len);
    assert_non_null(what);
    assert_non_null(strstr(what, wanted));
}

static void magic_is_known(void **state) {
    (void)state;
    check_kind(BYTES("%PDF-1.7\n"), "a PDF document, which this version does not read: convert it");
    check_kind(BYTES("PK\003\004zip"), "ZIP");
    check_kind(BYTES("\x1F\x8B\x08"), "gzip");
    check_kind(BYTES("\x89PNG\r\n\x1A\n"), "PNG");
    check_kind(BYTES("\xFF\xD8\xFF\xE0"), "JPEG");
    check_kind(BYTES("\x7F"
                     "ELF\2\1\1"),
               "program");
    check_kind(BYTES("\xFF\xFE\0\0h\0\0\0"), "UTF-32");
}

static void binary_data_is_known(void **state) {
    (void)state;
    check_kind(BYTES("text with a \0 in it"), "binary data, not text");
    check_kind(BYTES("\x01\x02\x03\x04\x05 text"), "binary data");
    check_kind(BYTES("\1\0\0\0\2\0\0\0\3\0\0\0"), "binary data");
}

static void text_is_no_binary_data(void **state) {
    (void)state;
    assert_null(not_text(BYTES("")));
    assert_null(not_text(BYTES("plain\r\n\ttext\f")));
    assert_null(not_text(BYTES("\x1B[1mbold\x1B[0m")));
    assert_null(not_text(BYTES("caf\xE9")));
    assert_null(not_text(BYTES("\xFF\xFEh\0i\0")));
    assert_null(not_text(BYTES("h\0e\0l\0l\0o\0")));
    assert_null(not_text(BYTES("PK is no archive")));
}

/* ---- anything ---- */

static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Whatever comes in, valid UTF-8 comes out. */
static void output_is_always_valid(void **state) {
    (void)state;
    static const unsigned char favourites[] = {0,    'a',  0x80, 0xBF, 0xC2, 0xE0,
                                               0xED, 0xF0, 0xF4, 0xFE, 0xFF};
    uint32_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        char bytes[48];
        size_t len = next_random(&seed) % sizeof bytes;
        for (size_t i = 0; i < len; i++) {
            uint32_t r = next_random(&seed);
            bytes[i] = (char)(r & 1 ? favourites[(r >> 1) % sizeof favourites] : (r >> 1) & 0xFF);
        }
        Buffer out = {0};
        Decoded d = decode(bytes, len, round & 1, &out);
        assert_int_equal(utf8_valid(d.text.s, d.text.len), d.text.len);
        not_text(bytes, len);
        buffer_free(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_passes),
        cmocka_unit_test(valid_bytes_are_not_copied),
        cmocka_unit_test(mark_is_dropped_or_kept),
        cmocka_unit_test(maximal_subparts),
        cmocka_unit_test(valid_prefix),
        cmocka_unit_test(code_points),
        cmocka_unit_test(windows_1252),
        cmocka_unit_test(utf16_with_mark),
        cmocka_unit_test(utf16_repairs),
        cmocka_unit_test(utf16_by_content),
        cmocka_unit_test(magic_is_known),
        cmocka_unit_test(binary_data_is_known),
        cmocka_unit_test(text_is_no_binary_data),
        cmocka_unit_test(output_is_always_valid),
    };
    return cmocka_run_group_tests_name("encode", tests, NULL, NULL);
}
