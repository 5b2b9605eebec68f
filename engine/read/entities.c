/* entities.c - see entities.h */
#include "read/entities.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST_NAME = 8, LATIN_1 = 160 };

/* Names of U+00A0 to U+00FF, in order. */
static const char *const LATIN[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

static const struct {
    const char *name;
    uint32_t cp;
} OTHERS[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
    {"apos", '\''},     {"rsquo", 0x2019},  {"lsquo", 0x2018},  {"ldquo", 0x201C},
    {"rdquo", 0x201D},  {"sbquo", 0x201A},  {"bdquo", 0x201E},  {"ndash", 0x2013},
    {"mdash", 0x2014},  {"hellip", 0x2026}, {"bull", 0x2022},   {"lsaquo", 0x2039},
    {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"ensp", 0x2002},
    {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200C},   {"zwj", 0x200D},
    {"lrm", 0x200E},    {"rlm", 0x200F},    {"dagger", 0x2020}, {"Dagger", 0x2021},
    {"permil", 0x2030}, {"prime", 0x2032},  {"Prime", 0x2033},  {"minus", 0x2212},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},
    {"Yuml", 0x178},    {"fnof", 0x192},    {"circ", 0x2C6},    {"tilde", 0x2DC},
    {"larr", 0x2190},   {"rarr", 0x2192},   {"uarr", 0x2191},   {"darr", 0x2193},
    {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},     {"frasl", 0x2044},
    {"infin", 0x221E},  {"hearts", 0x2665}, {"alpha", 0x3B1},   {"beta", 0x3B2},
    {"gamma", 0x3B3},   {"delta", 0x3B4},   {"mu", 0x3BC},      {"pi", 0x3C0},
    {"sigma", 0x3C3},   {"omega", 0x3C9},   {"Delta", 0x394},   {"Omega", 0x3A9},
    {"rsquor", 0x2019}, {"newline", '\n'},  {"NewLine", '\n'},  {"tab", '\t'},
    {"Tab", '\t'},      {"lpar", '('},      {"rpar", ')'},      {"comma", ','},
    {"colon", ':'},     {"num", '#'},       {"lsqb", '['},      {"rsqb", ']'},
    {"dollar", '$'},    {"percnt", '%'},    {"period", '.'},    {"Ccaron", 0x10C},
    {"ccaron", 0x10D},  {"Zcaron", 0x17D},  {"zcaron", 0x17E},  {"ecaron", 0x11B},
    {"rcaron", 0x159},  {"Lstrok", 0x141},  {"lstrok", 0x142},  {"inodot", 0x131},
    {"gbreve", 0x11F},  {"scedil", 0x15F},  {"Scedil", 0x15E},  {"cacute", 0x107},
    {"nacute", 0x144},  {"sacute", 0x15B},
};

/* What browsers read numbers 128 to 159 as: Windows-1252. */
static const uint16_t WINDOWS[] = {
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178,
};

static size_t put_utf8(char out[4], uint32_t cp) {
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
        cp = 0xFFFD;
    unsigned tails = cp < 0x80 ? 0 : cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned char leads[] = {0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(leads[tails] | cp >> 6 * tails);
    for (unsigned i = 1; i <= tails; i++)
        out[i] = (char)(0x80 | (cp >> 6 * (tails - i) & 0x3F));
    return tails + 1;
}

static uint32_t named(const char *name, size_t len) {
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (OTHERS[i].name[0] == name[0] && strncmp(OTHERS[i].name, name, len) == 0 &&
            OTHERS[i].name[len] == '\0')
            return OTHERS[i].cp;
    for (size_t i = 0; i < sizeof LATIN / sizeof *LATIN; i++)
        if (LATIN[i][0] == name[0] && strncmp(LATIN[i], name, len) == 0 && LATIN[i][len] == '\0')
            return (uint32_t)(LATIN_1 + i);
    return 0;
}

static int digit_value(char c, unsigned base) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return base == 16 && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* `p` is behind "&#". */
static size_t numbered(const char *p, const char *end, uint32_t *cp) {
    const char *from = p;
    unsigned base = p < end && (*p == 'x' || *p == 'X') ? 16 : 10;
    p += base == 16;
    const char *digits = p;
    *cp = 0;
    for (int value; p < end && (value = digit_value(*p, base)) >= 0; p++)
        if (*cp <= 0x10FFFF)
            *cp = *cp * base + (uint32_t)value;
    if (p == digits)
        return 0;
    if (*cp >= 128 && *cp < LATIN_1)
        *cp = WINDOWS[*cp - 128];
    return (size_t)(p - from) + (p < end && *p == ';');
}

size_t entity_at(const char *p, const char *end, char out[4], size_t *len) {
    uint32_t cp;
    size_t size = 1;
    if (end - p >= 3 && p[1] == '#') {
        size_t digits = numbered(p + 2, end, &cp);
        *len = put_utf8(out, cp);
        return digits > 0 ? digits + 2 : 0;
    }
    while (p + size < end && size <= LONGEST_NAME && isalnum((unsigned char)p[size]))
        size++;
    if (size == 1 || p + size >= end || p[size] != ';' || (cp = named(p + 1, size - 1)) == 0)
        return 0;
    *len = put_utf8(out, cp);
    return size + 1;
}
