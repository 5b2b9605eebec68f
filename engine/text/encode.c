/* encode.c - see encode.h.
**
** UTF-8 is checked by the table of well-formed sequences in the Unicode standard (table 3-7), and
** ill-formed bytes are cut into maximal subparts, as its chapter 3 advises.
*/
#include "text/encode.h"

#include <stdint.h>

typedef unsigned char Byte;

enum { PROBE = 64 * 1024 }; /* how much of the bytes is looked at to guess */

static uint64_t load8(const Byte *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    return word;
}

/* ---- UTF-8 ---- */

/* The first byte from `p` on that is not ASCII. */
static const Byte *skip_ascii(const Byte *p, const Byte *end) {
    while (end - p >= 8 && (load8(p) & 0x8080808080808080u) == 0)
        p += 8;
    while (p < end && *p < 0x80)
        p++;
    return p;
}

/* How many continuation bytes the lead byte asks for, and the range of the first of them. */
static int continuation_of(Byte lead, Byte *low, Byte *high) {
    *low = 0x80;
    *high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF) {
        *low = lead == 0xE0 ? 0xA0 : 0x80;
        *high = lead == 0xED ? 0x9F : 0xBF;
        return 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        *low = lead == 0xF0 ? 0x90 : 0x80;
        *high = lead == 0xF4 ? 0x8F : 0xBF;
        return 3;
    }
    return 0;
}

/* The length of the sequence at `p` (not ASCII): well-formed, or else its maximal subpart. */
static size_t sequence(const Byte *p, const Byte *end, bool *valid) {
    Byte low, high;
    int wanted = continuation_of(*p, &low, &high);
    size_t len = 1;
    *valid = false;
    while (wanted > 0 && p + len < end && p[len] >= low && p[len] <= high) {
        low = 0x80;
        high = 0xBF;
        len++;
        wanted--;
        *valid = wanted == 0;
    }
    return len;
}

size_t utf8_valid(const char *s, size_t len) {
    const Byte *start = (const Byte *)s, *end = start + len, *p = start;
    for (;;) {
        bool valid;
        p = skip_ascii(p, end);
        if (p == end)
            return len;
        size_t step = sequence(p, end, &valid);
        if (!valid)
            return (size_t)(p - start);
        p += step;
    }
}

/* A 1 in each byte of the word that continues a character (10xxxxxx). */
static uint64_t continuations(const Byte *p) {
    uint64_t word = load8(p);
    return (word >> 7) & ~(word >> 6) & 0x0101010101010101u;
}

size_t utf8_count(const char *s, size_t len) {
    const Byte *p = (const Byte *)s, *end = p + len;
    size_t inner = 0;
    for (; end - p >= 32; p += 32) {
        uint64_t sums =
            continuations(p) + continuations(p + 8) + continuations(p + 16) + continuations(p + 24);
        inner += (size_t)((sums * 0x0101010101010101u) >> 56);
    }
    for (; p < end; p++)
        inner += (*p & 0xC0) == 0x80;
    return len - inner;
}

static void count_sequences(const Byte *p, const Byte *end, size_t *good, size_t *bad) {
    *good = *bad = 0;
    while ((p = skip_ascii(p, end)) < end) {
        bool valid;
        p += sequence(p, end, &valid);
        *(valid ? good : bad) += 1;
    }
}

static void put_char(Buffer *out, uint32_t cp) {
    char s[4];
    size_t n;
    if (cp < 0x80) {
        s[0] = (char)cp;
        n = 1;
    } else if (cp < 0x800) {
        s[0] = (char)(0xC0 | cp >> 6);
        n = 2;
    } else if (cp < 0x10000) {
        s[0] = (char)(0xE0 | cp >> 12);
        n = 3;
    } else {
        s[0] = (char)(0xF0 | cp >> 18);
        n = 4;
    }
    for (size_t i = 1; i < n; i++)
        s[i] = (char)(0x80 | (cp >> (6 * (n - 1 - i)) & 0x3F));
    buffer_add(out, s, n);
}

/* Copies valid stretches whole and puts U+FFFD in place of each ill-formed one. */
static size_t repair(const Byte *p, const Byte *end, Buffer *out) {
    size_t replaced = 0;
    while (p < end) {
        size_t good = utf8_valid((const char *)p, (size_t)(end - p));
        buffer_add(out, p, good);
        p += good;
        if (p == end)
            break;
        bool valid;
        p += sequence(p, end, &valid);
        put_char(out, 0xFFFD);
        replaced++;
    }
    return replaced;
}

/* ---- Windows-1252 ---- */

/* Bytes 0x80 to 0x9F; 0 where the code page has nothing. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static size_t from_windows(const Byte *p, const Byte *end, Buffer *out) {
    size_t replaced = 0;
    while (p < end) {
        const Byte *stop = skip_ascii(p, end);
        buffer_add(out, p, (size_t)(stop - p));
        p = stop;
        for (; p < end && *p >= 0x80; p++) {
            uint32_t cp = *p < 0xA0 ? WINDOWS_1252[*p - 0x80] : *p;
            replaced += cp == 0;
            put_char(out, cp == 0 ? 0xFFFD : cp);
        }
    }
    return replaced;
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(const Byte *p, Encoding encoding) {
    return encoding == ENCODING_UTF16LE ? (uint32_t)(p[0] | p[1] << 8)
                                        : (uint32_t)(p[0] << 8 | p[1]);
}

static size_t from_utf16(const Byte *p, const Byte *end, Encoding encoding, Buffer *out) {
    size_t replaced = 0;
    while (end - p >= 2) {
        uint32_t cp = unit_at(p, encoding);
        p += 2;
        if (cp >= 0xD800 && cp <= 0xDFFF) {
            uint32_t low = end - p >= 2 ? unit_at(p, encoding) : 0;
            if (cp <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
                cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
                p += 2;
            } else {
                cp = 0xFFFD;
                replaced++;
            }
        }
        put_char(out, cp);
    }
    if (p < end) { /* half a unit */
        put_char(out, 0xFFFD);
        replaced++;
    }
    return replaced;
}

static bool starts_with(const Byte *bytes, size_t len, const char *magic, size_t magic_len) {
    return len >= magic_len && memcmp(bytes, magic, magic_len) == 0;
}

static bool printable(Byte b) {
    return b >= 0x20 && b < 0x7F;
}

/* Whether UTF-16 of this order, which has no mark, is likely: few units that no text has, and not
** mostly pairs of ASCII characters (that is other text, with a stray zero). */
static bool units_plausible(const Byte *bytes, size_t len, Encoding encoding) {
    size_t odd = 0, pairs = 0, units = len / 2;
    for (size_t i = 0; i + 1 < len; i += 2) {
        uint32_t unit = unit_at(bytes + i, encoding);
        bool control = unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r' && unit != '\f';
        odd += control || unit >= 0xFFFE || (unit >= 0xE000 && unit <= 0xF8FF);
        pairs += printable(bytes[i]) && printable(bytes[i + 1]);
    }
    return odd * 20 <= units && pairs * 2 <= units;
}

/* What bytes without a mark are.  In UTF-16 the high bytes of ASCII are zero, and no other bytes
** are. */
static Encoding guess_by_content(const Byte *bytes, size_t len) {
    size_t zeros[2] = {0, 0};
    len = len < PROBE ? len : PROBE;
    if (len == 0 || memchr(bytes, 0, len) == NULL)
        return ENCODING_UTF8;
    for (size_t i = 0; i + 1 < len; i += 2) {
        zeros[0] += bytes[i] == 0;
        zeros[1] += bytes[i + 1] == 0;
    }
    size_t most = zeros[0] > zeros[1] ? zeros[0] : zeros[1];
    size_t least = zeros[0] + zeros[1] - most;
    if (most * 20 < len / 2 || least * 50 > most)
        return ENCODING_UTF8;
    Encoding encoding = zeros[1] > zeros[0] ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    return units_plausible(bytes, len, encoding) ? encoding : ENCODING_UTF8;
}

/* ---- the choice ---- */

/* Which of the encodings that can be told without reading everything; *mark gets the length of
** the byte order mark. */
static Encoding guess(const Byte *bytes, size_t len, size_t *mark) {
    *mark = 2;
    if (starts_with(bytes, len, "\xFF\xFE", 2))
        return ENCODING_UTF16LE;
    if (starts_with(bytes, len, "\xFE\xFF", 2))
        return ENCODING_UTF16BE;
    *mark = starts_with(bytes, len, "\xEF\xBB\xBF", 3) ? 3 : 0;
    return *mark > 0 ? ENCODING_UTF8 : guess_by_content(bytes, len);
}

Decoded decode(const void *bytes, size_t len, bool keep, Buffer *out) {
    const Byte *p = bytes, *end = p + len;
    size_t mark, good, bad, before = out->len;
    Decoded result = {.encoding = guess(p, len, &mark)};
    if (!keep)
        p += mark;
    if (result.encoding == ENCODING_UTF8) {
        if (utf8_valid((const char *)p, (size_t)(end - p)) == (size_t)(end - p)) {
            result.text = (LodeString){(const char *)p, (size_t)(end - p)};
            return result;
        }
        count_sequences(p, end, &good, &bad);
        if (good == 0 || bad > good)
            result.encoding = ENCODING_WINDOWS_1252;
    }
    buffer_reserve(out, (size_t)(end - p) + 1); /* so that data is never NULL */
    if (result.encoding == ENCODING_UTF8)
        result.replaced = repair(p, end, out);
    else if (result.encoding == ENCODING_WINDOWS_1252)
        result.replaced = from_windows(p, end, out);
    else
        result.replaced = from_utf16(p, end, result.encoding, out);
    result.text = (LodeString){out->data + before, out->len - before};
    return result;
}

/* ---- what is no text ---- */

#define UNREAD(what, advice) what ", which this version does not read: " advice

typedef struct Magic {
    size_t at, len;
    const char *bytes;
    const char *what;
} Magic;

static const Magic MAGICS[] = {
    {0, 5, "%PDF-", UNREAD("a PDF document", "convert it to text first")},
    {0, 4, "PK\003\004", UNREAD("a ZIP archive or office document", "unpack or convert it first")},
    {0, 2, "\x1F\x8B", UNREAD("gzip-compressed data", "unpack it first")},
    {0, 3, "BZh", UNREAD("bzip2-compressed data", "unpack it first")},
    {0, 6,
     "\xFD"
     "7zXZ\0",
     UNREAD("xz-compressed data", "unpack it first")},
    {0, 4, "\x28\xB5\x2F\xFD", UNREAD("zstd-compressed data", "unpack it first")},
    {0, 6, "7z\xBC\xAF\x27\x1C", UNREAD("a 7z archive", "unpack it first")},
    {0, 6, "Rar!\x1A\x07", UNREAD("a RAR archive", "unpack it first")},
    {257, 5, "ustar", UNREAD("a tar archive", "unpack it first")},
    {0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
     UNREAD("an old office document", "convert it to text first")},
    {0, 5, "{\\rtf", UNREAD("an RTF document", "convert it to text first")},
    {0, 4, "%!PS", UNREAD("a PostScript document", "convert it to text first")},
    {0, 4, "\xFF\xFE\0\0", UNREAD("UTF-32 text", "convert it to UTF-8 first")},
    {0, 4, "\0\0\xFE\xFF", UNREAD("UTF-32 text", "convert it to UTF-8 first")},
    {0, 8, "\x89PNG\r\n\x1A\n", "a PNG picture, not text"},
    {0, 3, "\xFF\xD8\xFF", "a JPEG picture, not text"},
    {0, 4, "GIF8", "a GIF picture, not text"},
    {8, 4, "WEBP", "a WebP picture, not text"},
    {0, 4,
     "\x7F"
     "ELF",
     "a program, not text"},
    {0, 4, "OggS", "sound or video, not text"},
    {4, 4, "ftyp", "sound or video, not text"},
    {0, 16, "SQLite format 3", "an SQLite database, not text"},
};

static const char *known_magic(const Byte *bytes, size_t len) {
    for (size_t i = 0; i < sizeof MAGICS / sizeof *MAGICS; i++) {
        const Magic *m = &MAGICS[i];
        if (len >= m->at && starts_with(bytes + m->at, len - m->at, m->bytes, m->len))
            return m->what;
    }
    return NULL;
}

/* Control characters that text does not have; escape sequences and DOS's end of file pass. */
static bool is_control(Byte b) {
    return (b < 0x20 && !(b >= '\b' && b <= '\r') && b != 0x1A && b != 0x1B) || b == 0x7F;
}

enum { CHUNK = 64 };

/* Whether one of CHUNK bytes may be a control: a loop without a branch, for the compiler to make
** vectors of. */
static bool may_have_control(const Byte *p) {
    Byte any = 0;
    for (size_t i = 0; i < CHUNK; i++)
        any |= (Byte)((p[i] < 0x20 && p[i] != '\n') | (p[i] == 0x7F));
    return any != 0;
}

static size_t controls_among(const Byte *bytes, size_t len) {
    size_t controls = 0;
    for (size_t i = 0; i < len; i++)
        controls += is_control(bytes[i]);
    return controls;
}

static size_t count_controls(const Byte *bytes, size_t len) {
    size_t controls = 0, i = 0;
    for (; i + CHUNK <= len; i += CHUNK)
        if (may_have_control(bytes + i))
            controls += controls_among(bytes + i, CHUNK);
    return controls + controls_among(bytes + i, len - i);
}
const char *not_text(const void *bytes, size_t len) {
    size_t mark, probe = len < PROBE ? len : PROBE;
    const char *magic = known_magic(bytes, len);
    if (magic != NULL)
        return magic;
    Encoding encoding = guess(bytes, len, &mark);
    if (encoding != ENCODING_UTF8)
        return NULL;
    if ((len > 0 && memchr(bytes, 0, len) != NULL) || count_controls(bytes, probe) * 20 > probe)
        return "binary data, not text";
    return NULL;
}
