/* entities.c - see entities.h */
#include "html/entities.h"

#include "html/entity_names.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>

enum { NAME_SIZE = 32 };

/* What the numbers 128 to 159 mean: Windows-1252; 0 where it has nothing. */
static const uint16_t CONTROLS[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/* Writes the character; gives its bytes. */
static size_t put_utf8(char out[4], uint32_t cp) {
    static const unsigned char LEADS[] = {0, 0xC0, 0xE0, 0xF0};
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD;
    if (cp >= 128 && cp < 160 && CONTROLS[cp - 128] != 0)
        cp = CONTROLS[cp - 128];
    unsigned tails = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    out[0] = (char)(LEADS[tails] | cp >> 6 * tails);
    for (unsigned i = 1; i <= tails; i++)
        out[i] = (char)(0x80 | (cp >> 6 * (tails - i) & 0x3F));
    return tails + 1;
}

static int digit_of(char c, unsigned base) {
    int value = isdigit((unsigned char)c)    ? c - '0'
                : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
                                             : 99;
    return value < (int)base ? value : -1;
}

/* "&#NUMBER;" at `p`: bytes of it, or 0. */
static size_t number_at(const char *p, const char *end, uint32_t *cp) {
    const char *q = p + 2;
    unsigned base = q < end && (*q == 'x' || *q == 'X') ? 16 : 10;
    q += base == 16;
    const char *digits = q;
    for (*cp = 0; q < end && digit_of(*q, base) >= 0; q++)
        *cp = *cp > 0x10FFFF ? *cp : *cp * base + (uint32_t)digit_of(*q, base);
    if (q == digits)
        return 0;
    return (size_t)(q - p) + (q < end && *q == ';');
}

static int by_name(const void *key, const void *row) {
    return strcmp(key, ((const EntityName *)row)->name);
}

/* The character of a name, or 0; *old: its semicolon may be missing. */
static uint32_t named(const char *name, bool *old) {
    const EntityName *found = bsearch(name, ENTITY_NAMES, sizeof ENTITY_NAMES / sizeof *ENTITY_NAMES,
                                      sizeof *ENTITY_NAMES, by_name);
    *old = found != NULL && found->old;
    return found != NULL ? found->cp : 0;
}

/* "&NAME;" at `p`: bytes of it, or 0. */
static size_t name_at(const char *p, const char *end, bool strict, uint32_t *cp) {
    char name[NAME_SIZE];
    size_t len = 0;
    bool old;
    while (p + 1 + len < end && len < NAME_SIZE - 1 && isalnum((unsigned char)p[1 + len])) {
        name[len] = p[1 + len];
        len++;
    }
    name[len] = '\0';
    bool closed = p + 1 + len < end && p[1 + len] == ';';
    if (len == 0 || (strict && !closed) || (*cp = named(name, &old)) == 0 || (!closed && !old))
        return 0;
    return 1 + len + closed;
}

size_t entity_at(const char *p, const char *end, bool strict, char out[4], size_t *len) {
    uint32_t cp = 0;
    bool number = end - p > 2 && p[1] == '#';
    size_t size = number ? number_at(p, end, &cp) : name_at(p, end, strict, &cp);
    *len = size > 0 ? put_utf8(out, cp) : 0;
    return size;
}

static void decode_into(Buffer *out, LodeString text, bool strict) {
    const char *p = text.s, *end = p + text.len;
    char s[4];
    size_t len;
    while (p < end) {
        const char *amp = memchr(p, '&', (size_t)(end - p));
        if (amp == NULL)
            amp = end;
        buffer_add(out, p, (size_t)(amp - p));
        if (amp == end)
            return;
        size_t size = entity_at(amp, end, strict, s, &len);
        buffer_add(out, size > 0 ? s : "&", size > 0 ? len : 1);
        p = amp + (size > 0 ? size : 1);
    }
}

void add_decoded(Buffer *out, LodeString text) {
    decode_into(out, text, false);
}

void add_decoded_value(Buffer *out, LodeString text) {
    decode_into(out, text, true);
}
