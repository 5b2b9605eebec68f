/* json_repair.c - see json_repair.h */
#include "read/json_repair.h"

#include <ctype.h>
#include <stdint.h>

/* ---- surrogates ---- */

enum { ESCAPE = 6 }; /* bytes of \uXXXX */

/* The number of an escape \uXXXX at `p`, or -1. */
static int32_t unit_at(const char *p, const char *end) {
    static const char hex[] = "0123456789abcdef";
    int32_t unit = 0;
    if (end - p < ESCAPE || p[0] != '\\' || p[1] != 'u')
        return -1;
    for (int i = 2; i < ESCAPE; i++) {
        const char *digit = p[i] != '\0' ? strchr(hex, tolower((unsigned char)p[i])) : NULL;
        if (digit == NULL)
            return -1;
        unit = unit * 16 + (int32_t)(digit - hex);
    }
    return unit;
}

static bool is_high(int32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(int32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/* The next escape at or behind `p` that is half a pair only; NULL when there is none. */
static const char *find_lone(const char *p, const char *end) {
    while (p < end && (p = memchr(p, '\\', (size_t)(end - p))) != NULL) {
        int32_t unit = end - p >= ESCAPE && p[1] == 'u' ? unit_at(p, end) : -1;
        bool paired = is_high(unit) && is_low(unit_at(p + ESCAPE, end));
        if (!paired && (is_high(unit) || is_low(unit)))
            return p;
        p += paired ? 2 * ESCAPE : 2;
    }
    return NULL;
}

LodeString json_pair_surrogates(LodeString text, Buffer *out) {
    const char *p = text.s, *end = p + text.len, *lone = find_lone(p, end);
    if (lone == NULL)
        return text;
    for (; lone != NULL; lone = find_lone(p, end)) {
        buffer_add(out, p, (size_t)(lone - p));
        buffer_puts(out, "\\uFFFD");
        p = lone + ESCAPE;
    }
    buffer_add(out, p, (size_t)(end - p));
    return (LodeString){out->data, out->len};
}

/* ---- what is no JSON ---- */

/* Behind the string that begins at `p`, its control characters changed. */
static const char *repair_string(const char *p, const char *end, Buffer *out, bool *changed) {
    buffer_putc(out, *p++);
    while (p < end && *p != '"') {
        bool control = (unsigned char)*p < ' ';
        if (control)
            buffer_puts(out, *p == '\n' || *p == '\r' ? "\\n" : " ");
        else
            buffer_putc(out, *p);
        if (*p == '\\' && p + 1 < end && (unsigned char)p[1] >= ' ')
            buffer_putc(out, *++p);
        *changed |= control;
        p++;
    }
    return p;
}

/* Bytes of a number that JSON has no word for. */
static size_t odd_number(const char *p, const char *end) {
    static const char *const words[] = {"NaN", "Infinity", "-Infinity"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(end - p) >= len && memcmp(p, words[i], len) == 0)
            return len;
    }
    return 0;
}

bool json_repair(LodeString text, Buffer *out) {
    bool changed = false;
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        if (*p == '"') {
            p = repair_string(p, end, out, &changed);
            if (p == end)
                break;
        }
        size_t odd = odd_number(p, end);
        if (odd > 0)
            buffer_puts(out, "null");
        else
            buffer_putc(out, *p);
        changed |= odd > 0;
        p += odd > 0 ? odd : 1;
    }
    return changed;
}
