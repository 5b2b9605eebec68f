/* chars.c - see chars.h: XML 1.0, productions 2, 4 and 4a. */
#include "xml/chars.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

bool xml_is_odd(char c) {
    unsigned char u = (unsigned char)c;
    return u == '<' || u == '&' || u == '>' || (u < 0x20 && u != '\t' && u != '\n') || u == 0xEF;
}

bool xml_char_allowed(const char *s, const char *end) {
    unsigned char u = (unsigned char)*s;
    if (end - s == 3 && u == 0xEF && s[1] == '\xBF')
        return s[2] != '\xBE' && s[2] != '\xBF'; /* U+FFFE, U+FFFF */
    return u >= 0x20 || u == '\t' || u == '\n' || u == '\r';
}

/* The character at `p`, valid UTF-8; *size gets its bytes. */
static uint32_t decode(const char *p, const char *end, size_t *size) {
    const unsigned char *u = (const unsigned char *)p;
    *size = *u < 0x80 ? 1 : *u < 0xE0 ? 2 : *u < 0xF0 ? 3 : 4;
    if ((size_t)(end - p) < *size) {
        *size = 1;
        return 0;
    }
    uint32_t cp = *size == 1 ? *u : *u & (0x7Fu >> *size);
    for (size_t i = 1; i < *size; i++)
        cp = cp << 6 | (u[i] & 0x3F);
    return cp;
}

typedef struct Range {
    uint32_t first, last;
} Range;

/* Beyond ASCII: letters that may begin a name. */
static const Range STARTS[] = {{0xC0, 0xD6},       {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
                               {0x37F, 0x1FFF},    {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
                               {0x3001, 0xD7FF},   {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

static bool is_start(uint32_t cp) {
    if (cp < 0x80)
        return isalpha((int)cp) || cp == '_' || cp == ':';
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (cp >= STARTS[i].first && cp <= STARTS[i].last)
            return true;
    return false;
}

static bool is_inner(uint32_t cp) {
    return is_start(cp) || (cp < 0x80 && (isdigit((int)cp) || cp == '-' || cp == '.')) || cp == 0xB7 ||
           (cp >= 0x300 && cp <= 0x36F) || cp == 0x203F || cp == 0x2040;
}

const char *xml_name_end(const char *p, const char *end) {
    size_t size;
    if (p >= end || !is_start(decode(p, end, &size)))
        return p;
    do
        p += size;
    while (p < end && is_inner(decode(p, end, &size)));
    return p;
}
