/* entities.c - see entities.h.  The names are libxml2's table of HTML 4, and the few that HTML 5 added
** and pages use. */
#include "html/entities.h"

#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdint.h>

enum { NAME_SIZE = 32 };

typedef struct NewName {
    const char *name;
    uint32_t cp;
} NewName;

/* Names of HTML 5 that its forerunner lacked. */
static const NewName NEW_NAMES[] = {
    {"apos", '\''},     {"quot", '"'},      {"num", '#'},       {"dollar", '$'},   {"percnt", '%'},
    {"lpar", '('},      {"rpar", ')'},      {"ast", '*'},       {"plus", '+'},     {"comma", ','},
    {"period", '.'},    {"sol", '/'},       {"colon", ':'},     {"semi", ';'},     {"equals", '='},
    {"quest", '?'},     {"commat", '@'},    {"lsqb", '['},      {"lbrack", '['},   {"bsol", '\\'},
    {"rsqb", ']'},      {"rbrack", ']'},    {"Hat", '^'},       {"lowbar", '_'},   {"grave", '`'},
    {"lcub", '{'},      {"lbrace", '{'},    {"verbar", '|'},    {"vert", '|'},     {"rcub", '}'},
    {"rbrace", '}'},    {"excl", '!'},      {"Tab", '\t'},      {"NewLine", '\n'}, {"hyphen", 0x2010},
    {"dash", 0x2010},   {"horbar", 0x2015}, {"numsp", 0x2007},  {"puncsp", 0x2008}, {"hairsp", 0x200A},
    {"rdquor", 0x201D}, {"rsquor", 0x2019}, {"lsquor", 0x201A}, {"nldr", 0x2025},  {"mldr", 0x2026},
    {"caron", 0x2C7},   {"inodot", 0x131},  {"scaron", 0x161},  {"zcaron", 0x17E}, {"ccaron", 0x10D},
    {"cacute", 0x107},  {"lstrok", 0x142},  {"Lstrok", 0x141},  {"nacute", 0x144}, {"sacute", 0x15B},
    {"zacute", 0x17A},  {"zdot", 0x17C},    {"aogon", 0x105},   {"eogon", 0x119},  {"rcaron", 0x159},
    {"ecaron", 0x11B},  {"uring", 0x16F},   {"amacr", 0x101},   {"emacr", 0x113},  {"imacr", 0x12B},
    {"omacr", 0x14D},   {"umacr", 0x16B},   {"gbreve", 0x11F},  {"scedil", 0x15F}, {"Idot", 0x130},
    {"abreve", 0x103},  {"tcedil", 0x163},  {"dstrok", 0x111},  {"odblac", 0x151}, {"udblac", 0x171},
    {"phone", 0x260E},  {"star", 0x2606},   {"starf", 0x2605},  {"check", 0x2713}, {"cross", 0x2717},
};

/* What the numbers 128 to 159 mean: Windows-1252; 0 where it has nothing. */
static const uint16_t CONTROLS[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static void put_code_point(Buffer *out, uint32_t cp) {
    char s[4];
    int n = 0;
    if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD;
    if (cp >= 128 && cp < 160 && CONTROLS[cp - 128] != 0)
        cp = CONTROLS[cp - 128];
    if (cp < 0x80) {
        s[n++] = (char)cp;
    } else if (cp < 0x800) {
        s[n++] = (char)(0xC0 | cp >> 6);
        s[n++] = (char)(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        s[n++] = (char)(0xE0 | cp >> 12);
        s[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (cp & 0x3F));
    } else {
        s[n++] = (char)(0xF0 | cp >> 18);
        s[n++] = (char)(0x80 | (cp >> 12 & 0x3F));
        s[n++] = (char)(0x80 | (cp >> 6 & 0x3F));
        s[n++] = (char)(0x80 | (cp & 0x3F));
    }
    buffer_add(out, s, (size_t)n);
}

static int digit_of(char c, unsigned base) {
    int value = isdigit((unsigned char)c)    ? c - '0'
                : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
                                             : 99;
    return value < (int)base ? value : -1;
}

/* "&#NUMBER;" at `p`: appends the character and returns what follows; NULL when it is none. */
static const char *decode_number(const char *p, const char *end, Buffer *out) {
    uint32_t cp = 0;
    const char *q = p + 2;
    unsigned base = 10;
    if (q < end && (*q == 'x' || *q == 'X')) {
        base = 16;
        q++;
    }
    const char *digits = q;
    for (; q < end && digit_of(*q, base) >= 0; q++)
        cp = cp > 0x10FFFF ? cp : cp * base + (uint32_t)digit_of(*q, base);
    if (q == digits)
        return NULL;
    put_code_point(out, cp);
    return q < end && *q == ';' ? q + 1 : q;
}

static uint32_t named(const char *name, bool *old) {
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    *old = known != NULL;
    if (known != NULL)
        return known->value;
    for (size_t i = 0; i < sizeof NEW_NAMES / sizeof *NEW_NAMES; i++)
        if (strcmp(NEW_NAMES[i].name, name) == 0)
            return NEW_NAMES[i].cp;
    return 0;
}

/* "&NAME;" at `p`, likewise. */
static const char *decode_name(const char *p, const char *end, bool value, Buffer *out) {
    char name[NAME_SIZE];
    size_t len = 0;
    const char *q = p + 1;
    while (q < end && len < NAME_SIZE - 1 && isalnum((unsigned char)*q))
        name[len++] = *q++;
    name[len] = '\0';
    bool closed = q < end && *q == ';', old;
    if (len == 0 || (value && !closed && q < end && *q == '='))
        return NULL;
    uint32_t cp = named(name, &old);
    if (cp == 0 || (!closed && (!old || value)))
        return NULL;
    put_code_point(out, cp);
    return closed ? q + 1 : q;
}

static void decode_into(Buffer *out, LodeString text, bool value) {
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        const char *amp = memchr(p, '&', (size_t)(end - p));
        if (amp == NULL)
            amp = end;
        buffer_add(out, p, (size_t)(amp - p));
        if (amp == end)
            return;
        bool number = end - amp > 2 && amp[1] == '#';
        p = number ? decode_number(amp, end, out) : decode_name(amp, end, value, out);
        if (p == NULL) {
            buffer_putc(out, '&');
            p = amp + 1;
        }
    }
}

void add_decoded(Buffer *out, LodeString text) {
    decode_into(out, text, false);
}

void add_decoded_value(Buffer *out, LodeString text) {
    decode_into(out, text, true);
}
