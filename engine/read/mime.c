/* mime.c - see mime.h */
#include "read/mime.h"

#include "text/encode.h"

#include <ctype.h>
#include <iconv.h>

enum { LONGEST_CHARSET = 40 }; /* bytes of a name */

static bool same_word(LodeString text, const char *word) {
    return text.len == strlen(word) && strncasecmp(text.s, word, text.len) == 0;
}

/* ---- header fields ---- */

static const char *line_end(const char *p, const char *end) {
    const char *stop = memchr(p, '\n', (size_t)(end - p));
    return stop != NULL ? stop : end;
}

/* Appends from `p` to the end of the field, its line breaks left out. */
static void add_unfolded(const char *p, const char *end, Buffer *out) {
    for (;;) {
        const char *stop = line_end(p, end), *last = stop > p && stop[-1] == '\r' ? stop - 1 : stop;
        buffer_add(out, p, (size_t)(last - p));
        p = stop < end ? stop + 1 : end;
        if (p == end || (*p != ' ' && *p != '\t'))
            return;
    }
}

bool mime_header(LodeString headers, const char *name, Buffer *out) {
    size_t len = strlen(name);
    const char *end = headers.s + headers.len;
    for (const char *p = headers.s; p < end; p = line_end(p, end) + 1)
        if ((size_t)(end - p) > len && p[len] == ':' && strncasecmp(p, name, len) == 0) {
            p += len + 1;
            while (p < end && (*p == ' ' || *p == '\t'))
                p++;
            add_unfolded(p, end, out);
            return true;
        }
    return false;
}

LodeString mime_parameter(LodeString value, const char *name) {
    size_t len = strlen(name);
    const char *end = value.s + value.len;
    for (const char *p = value.s; p < end && (p = memchr(p, ';', (size_t)(end - p))) != NULL;) {
        for (p++; p < end && isspace((unsigned char)*p); p++)
            continue;
        if ((size_t)(end - p) <= len || p[len] != '=' || strncasecmp(p, name, len) != 0)
            continue;
        p += len + 1;
        bool quoted = p < end && *p == '"';
        p += quoted;
        const char *stop = p;
        while (stop < end &&
               (quoted ? *stop != '"' : *stop != ';' && !isspace((unsigned char)*stop)))
            stop++;
        return (LodeString){p, (size_t)(stop - p)};
    }
    return (LodeString){NULL, 0};
}

/* ---- transfer encodings ---- */

static int base64_value(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

/* Whatever is no digit of base 64 is passed over. */
void add_base64(LodeString text, Buffer *out) {
    uint32_t bits = 0;
    unsigned count = 0;
    buffer_reserve(out, text.len / 4 * 3 + 3);
    for (size_t i = 0; i < text.len; i++) {
        int value = base64_value(text.s[i]);
        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            buffer_putc(out, (char)(bits >> count & 0xFF));
        }
    }
}

static int hex_value(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* Behind a soft line break at `p`, a '='; NULL when it is none. */
static const char *soft_break(const char *p, const char *end) {
    const char *at = p + 1;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    if (at < end && *at == '\r')
        at++;
    return at < end && *at == '\n' ? at + 1 : at == end ? end : NULL;
}

/* `word`: as RFC 2047 has it, with '_' for a blank. */
static void add_quoted_printable(LodeString text, bool word, Buffer *out) {
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        int high = *p == '=' && end - p >= 3 ? hex_value(p[1]) : -1,
            low = high >= 0 ? hex_value(p[2]) : -1;
        const char *behind = *p == '=' && !word && low < 0 ? soft_break(p, end) : NULL;
        if (low >= 0) {
            buffer_putc(out, (char)(high << 4 | low));
            p += 3;
        } else if (behind != NULL) {
            p = behind;
        } else {
            buffer_putc(out, word && *p == '_' ? ' ' : *p);
            p++;
        }
    }
}

void mime_transfer(LodeString body, LodeString encoding, Buffer *out) {
    if (same_word(encoding, "base64"))
        add_base64(body, out);
    else if (same_word(encoding, "quoted-printable"))
        add_quoted_printable(body, false, out);
    else
        buffer_add(out, body.s, body.len);
}

/* ---- character sets ---- */

/* What iconv makes of it; each byte that it cannot read becomes U+FFFD. */
static void add_converted(iconv_t converter, LodeString text, Buffer *out) {
    union { /* iconv takes char **, but only reads */
        const char *from;
        char *to;
    } in = {text.s};
    size_t left = text.len;
    while (left > 0) {
        buffer_reserve(out, left * 2 + 16);
        char *to = out->data + out->len;
        size_t room = out->cap - out->len, before = left;
        size_t result = iconv(converter, &in.to, &left, &to, &room);
        out->len = (size_t)(to - out->data);
        if (result == (size_t)-1 && left == before &&
            room >= 8) { /* a bad byte, not a lack of room */
            buffer_puts(out, "\uFFFD");
            in.from++;
            left--;
            iconv(converter, NULL, NULL, NULL, NULL);
        }
    }
}

/* Text without a charset that is worth asking iconv for. */
static bool is_usual(LodeString charset) {
    return charset.len == 0 || charset.len >= LONGEST_CHARSET || same_word(charset, "utf-8") ||
           same_word(charset, "us-ascii") || same_word(charset, "utf8") ||
           same_word(charset, "iso-8859-1");
}

void mime_charset(LodeString text, LodeString charset, Buffer *out) {
    char name[LONGEST_CHARSET];
    iconv_t converter = (iconv_t)-1;
    if (!is_usual(charset)) {
        memcpy(name, charset.s, charset.len);
        name[charset.len] = '\0';
        converter = iconv_open("UTF-8", name);
    }
    if (converter != (iconv_t)-1) {
        add_converted(converter, text, out);
        iconv_close(converter);
        return;
    }
    Buffer scratch = {0};
    LodeString decoded = decode(text.s, text.len, false, &scratch).text;
    buffer_add(out, decoded.s, decoded.len);
    buffer_free(&scratch);
}

/* ---- encoded words ---- */

typedef struct EncodedWord {
    LodeString charset, text;
    char encoding; /* 'b' or 'q' */
    const char *end;
} EncodedWord;

/* Whether one begins at `p`: "=?charset?B?…?=". */
static bool take_encoded(const char *p, const char *end, EncodedWord *word) {
    if (end - p < 8 || p[0] != '=' || p[1] != '?')
        return false;
    const char *charset = p + 2, *mark = memchr(charset, '?', (size_t)(end - charset));
    if (mark == NULL || end - mark < 5 || mark[2] != '?' || mark - charset >= LONGEST_CHARSET)
        return false;
    const char *text = mark + 3, *stop = text;
    while (stop + 1 < end && *stop != '?' && *stop != ' ')
        stop++;
    if (stop + 1 >= end || stop[0] != '?' || stop[1] != '=')
        return false;
    const char *star = memchr(charset, '*', (size_t)(mark - charset)); /* a language behind it */
    word->charset = (LodeString){charset, (size_t)((star != NULL ? star : mark) - charset)};
    word->encoding = (char)tolower((unsigned char)mark[1]);
    word->text = (LodeString){text, (size_t)(stop - text)};
    word->end = stop + 2;
    return word->encoding == 'b' || word->encoding == 'q';
}

static const char *skip_blanks(const char *p, const char *end) {
    while (p < end && isspace((unsigned char)*p))
        p++;
    return p;
}

static bool same_charset(LodeString a, LodeString b) {
    return a.len == b.len && strncasecmp(a.s, b.s, a.len) == 0;
}

/* Adds a run of encoded words of one character set: a character may be cut between two. */
static const char *add_run(const char *p, const char *end, EncodedWord word, Buffer *out) {
    Buffer bytes = {0};
    LodeString charset = word.charset;
    bool more = true;
    while (more) {
        if (word.encoding == 'b')
            add_base64(word.text, &bytes);
        else
            add_quoted_printable(word.text, true, &bytes);
        p = word.end;
        const char *next = skip_blanks(p, end);
        more = next < end && take_encoded(next, end, &word) && same_charset(word.charset, charset);
    }
    if (bytes.len > 0)
        mime_charset((LodeString){bytes.data, bytes.len}, charset, out);
    buffer_free(&bytes);
    return p;
}

void mime_words(LodeString text, Buffer *out) {
    const char *p = text.s, *end = p + text.len;
    EncodedWord word;
    bool after = false; /* behind an encoded word: blanks before the next are none */
    while (p < end) {
        const char *next = after ? skip_blanks(p, end) : p;
        if (next < end && *next == '=' && take_encoded(next, end, &word)) {
            p = add_run(next, end, word, out);
            after = true;
            continue;
        }
        after = false;
        const char *stop = memchr(p + 1, '=', (size_t)(end - p - 1));
        stop = stop != NULL ? stop : end;
        mime_charset((LodeString){p, (size_t)(stop - p)}, (LodeString){NULL, 0}, out);
        p = stop;
    }
}
