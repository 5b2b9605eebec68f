/* json.c - see json.h */
#include "write/json.h"

#include "text/encode.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static bool must_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

/* Whether one of the eight bytes must be escaped: below 0x20, '"', '\\' or 0x7F (the usual test
** for a zero byte, on x, x ^ '"' …). */
static bool word_escapes(uint64_t x) {
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t quote = x ^ ones * '"', back = x ^ ones * '\\', del = x ^ ones * 0x7F;
    uint64_t hit = ((x - ones * 0x20) & ~x) | ((quote - ones) & ~quote) | ((back - ones) & ~back) |
                   ((del - ones) & ~del);
    return (hit & high) != 0;
}

/* Bytes of `s` that can be copied as they are. */
static size_t plain_run(const char *s, size_t len) {
    size_t i = 0;
    for (uint64_t word; len - i >= 8; i += 8) {
        memcpy(&word, s + i, sizeof word);
        if (word_escapes(word))
            break;
    }
    while (i < len && !must_escape((unsigned char)s[i]))
        i++;
    return i;
}

static void escape(Buffer *out, char c) {
    switch (c) {
    case '"':
        buffer_add(out, "\\\"", 2);
        break;
    case '\\':
        buffer_add(out, "\\\\", 2);
        break;
    case '\n':
        buffer_add(out, "\\n", 2);
        break;
    case '\r':
        buffer_add(out, "\\r", 2);
        break;
    case '\t':
        buffer_add(out, "\\t", 2);
        break;
    default:
        buffer_printf(out, "\\u%04x", (unsigned char)c);
    }
}

static void put_valid(Buffer *out, LodeString s) {
    buffer_putc(out, '"');
    while (s.len > 0) {
        size_t run = plain_run(s.s, s.len);
        buffer_add(out, s.s, run);
        if (run < s.len)
            escape(out, s.s[run++]);
        s.s += run;
        s.len -= run;
    }
    buffer_putc(out, '"');
}

/* Whether `s` is ASCII in which nothing must be escaped: by far the most strings are. */
static bool is_plain(const char *s, size_t len) {
    size_t i = 0;
    for (uint64_t word; len - i >= 8; i += 8) {
        memcpy(&word, s + i, sizeof word);
        if ((word & 0x8080808080808080u) != 0 || word_escapes(word))
            return false;
    }
    while (i < len && (unsigned char)s[i] < 0x80 && !must_escape((unsigned char)s[i]))
        i++;
    return i == len;
}

/* Adds `before`, the string and `after` in one go. */
static void put_between(Buffer *out, const char *before, LodeString s, const char *after) {
    size_t head = strlen(before), tail = strlen(after);
    buffer_reserve(out, head + s.len + tail);
    char *at = out->data + out->len;
    memcpy(at, before, head);
    memcpy(at + head, s.s, s.len);
    memcpy(at + head + s.len, after, tail);
    out->len += head + s.len + tail;
}

void json_string(Buffer *out, LodeString s) {
    if (s.len > 0 && is_plain(s.s, s.len)) {
        put_between(out, "\"", s, "\"");
        return;
    }
    if (utf8_valid(s.s, s.len) == s.len) {
        put_valid(out, s);
        return;
    }
    Buffer sound = {0};
    put_valid(out, decode(s.s, s.len, true, &sound).text);
    buffer_free(&sound);
}

static void put_integer(Buffer *out, int64_t number) {
    char digits[24], *at = digits + sizeof digits;
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do
        *--at = (char)('0' + rest % 10);
    while ((rest /= 10) > 0);
    if (number < 0)
        *--at = '-';
    buffer_add(out, at, (size_t)(digits + sizeof digits - at));
}

void json_number(Buffer *out, double number) {
    char digits[40];
    if (!isfinite(number)) {
        buffer_puts(out, "null");
        return;
    }
    if (number == floor(number) && fabs(number) <= 1e15) {
        put_integer(out, (int64_t)number); /* no minus zero */
        return;
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number)
            break;
    }
    buffer_puts(out, digits);
}

static void put_list(Buffer *out, const LodeString *list, size_t count) {
    buffer_putc(out, '[');
    for (size_t i = 0; i < count; i++) {
        json_separate(out, i);
        json_string(out, list[i]);
    }
    buffer_putc(out, ']');
}

void json_value(Buffer *out, const LodeValue *value) {
    switch (value->type) {
    case LODE_STRING_VALUE:
        json_string(out, value->string);
        break;
    case LODE_NUMBER_VALUE:
        json_number(out, value->number);
        break;
    case LODE_BOOLEAN_VALUE:
        buffer_puts(out, value->boolean ? "true" : "false");
        break;
    case LODE_LIST_VALUE:
        put_list(out, value->list, value->count);
        break;
    }
}

JsonObject json_open(Buffer *out) {
    buffer_putc(out, '{');
    return (JsonObject){out, false};
}

void json_key(JsonObject *object, const char *key) {
    LodeString name = {key, strlen(key)};
    bool any = object->any;
    object->any = true;
    if (is_plain(name.s, name.len)) {
        put_between(object->out, any ? ", \"" : "\"", name, "\": ");
        return;
    }
    json_separate(object->out, any);
    json_string(object->out, name);
    buffer_add(object->out, ": ", 2);
}

void json_close(JsonObject *object) {
    buffer_putc(object->out, '}');
}

void json_member(JsonObject *object, const char *key, LodeString s) {
    if (s.s == NULL)
        return;
    json_key(object, key);
    json_string(object->out, s);
}

void json_text(JsonObject *object, const char *key, const char *s) {
    if (s != NULL)
        json_member(object, key, (LodeString){s, strlen(s)});
}

void json_count(JsonObject *object, const char *key, size_t n) {
    json_key(object, key);
    put_integer(object->out, (int64_t)n);
}
