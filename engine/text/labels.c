/* labels.c - see labels.h.  Other encodings than UTF-8 and UTF-16 are left to iconv. */
#define _GNU_SOURCE /* memmem, strcasestr */
#include "text/labels.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum {
    LABEL_SIZE = 32,
    HEAD_SIZE = 4096 /* how much of a page is searched for its label; the standard asks for 1,024 */
};

/* Labels that mean another encoding than they say: what browsers do (WHATWG Encoding Standard, 4.2),
** in iconv's names. */
static const char *const MEANT[][2] = {
    {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"}, {"latin1", "windows-1252"},
    {"ascii", "windows-1252"},      {"us-ascii", "windows-1252"},  {"iso-8859-9", "windows-1254"},
    {"gb2312", "gb18030"},          {"gbk", "gb18030"},            {"x-gbk", "gb18030"},
    {"shift_jis", "cp932"},         {"shift-jis", "cp932"},        {"x-sjis", "cp932"},
    {"sjis", "cp932"},              {"euc-kr", "cp949"},           {"ks_c_5601-1987", "cp949"},
    {"tis-620", "windows-874"},     {"big5", "big5-hkscs"},        {"x-cp1251", "windows-1251"},
    {"win-1251", "windows-1251"},   {"cp1251", "windows-1251"},    {"utf8", "utf-8"},
};

static bool is_label_char(char c) {
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == ':' || c == '.';
}

/* Copies a label in small letters, without quotation marks around it. */
static void clean_label(const char *from, const char *end, char label[LABEL_SIZE]) {
    size_t len = 0;
    while (from < end && (*from == '"' || *from == '\'' || isspace((unsigned char)*from)))
        from++;
    while (from < end && is_label_char(*from) && len < LABEL_SIZE - 1)
        label[len++] = (char)tolower((unsigned char)*from++);
    label[len] = '\0';
}

static const char *meant_by(const char *label) {
    for (size_t i = 0; i < sizeof MEANT / sizeof *MEANT; i++)
        if (strcmp(MEANT[i][0], label) == 0)
            return MEANT[i][1];
    return label;
}

/* ---- iconv ---- */

static size_t convert(iconv_t cd, const char *bytes, size_t len, Buffer *out) {
    size_t replaced = 0;
    union { /* iconv has no const */
        const char *from;
        char *to;
    } in = {bytes};
    while (len > 0) {
        buffer_reserve(out, len * 3 + 16);
        char *to = out->data + out->len;
        size_t room = out->cap - out->len;
        size_t n = iconv(cd, &in.to, &len, &to, &room);
        out->len = (size_t)(to - out->data);
        if (n != (size_t)-1 || errno == E2BIG)
            continue;
        buffer_puts(out, "\xEF\xBF\xBD");
        replaced++;
        in.to++;
        len--;
    }
    return replaced;
}

static bool by_iconv(const void *bytes, size_t len, const char *label, Decoded *result,
                     Buffer *out) {
    iconv_t cd = iconv_open("UTF-8", label);
    if (cd == (iconv_t)-1)
        return false;
    size_t before = out->len;
    buffer_reserve(out, len + 16); /* so that data is never NULL */
    result->replaced = convert(cd, bytes, len, out);
    result->text = (LodeString){out->data + before, out->len - before};
    iconv_close(cd);
    return true;
}

/* ---- the choice ---- */

static bool has_mark(const unsigned char *p, size_t len) {
    return (len >= 2 && ((p[0] == 0xFF && p[1] == 0xFE) || (p[0] == 0xFE && p[1] == 0xFF))) ||
           (len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0);
}

/* Whether the content itself says what it is: all ASCII or UTF-8, or Lode's own decoder does. */
static bool needs_no_label(const void *bytes, size_t len, const char *label) {
    return has_mark(bytes, len) || utf8_valid(bytes, len) == len || strcmp(label, "utf-8") == 0 ||
           strcmp(label, "windows-1252") == 0;
}

/* Encodings of seven bits, which look like ASCII. */
static bool is_seven_bit(const char *label) {
    return strncmp(label, "iso-2022", 8) == 0 || strcmp(label, "utf-7") == 0 ||
           strcmp(label, "hz-gb-2312") == 0;
}

Decoded decode_labelled(const void *bytes, size_t len, const char *label, Buffer *out) {
    char clean[LABEL_SIZE] = "";
    Decoded result = {0};
    if (label != NULL)
        clean_label(label, label + strlen(label), clean);
    const char *meant = meant_by(clean);
    bool trusted = is_seven_bit(meant) || !needs_no_label(bytes, len, meant);
    if (*clean != '\0' && trusted && by_iconv(bytes, len, meant, &result, out))
        return result;
    return decode(bytes, len, false, out);
}

/* The label in the head of a page, behind "charset=" (or "encoding=" of an XML declaration). */
static bool label_in_head(const char *bytes, size_t len, char label[LABEL_SIZE]) {
    static const char *const KEYS[] = {"charset=", "encoding="};
    char head[HEAD_SIZE + 1];
    len = len < HEAD_SIZE ? len : HEAD_SIZE;
    for (size_t i = 0; i < len; i++)
        head[i] = bytes[i] == '\0' ? ' ' : bytes[i];
    head[len] = '\0';
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
        const char *at = strcasestr(head, KEYS[i]);
        if (at == NULL)
            continue;
        clean_label(at + strlen(KEYS[i]), head + len, label);
        if (*label != '\0')
            return true;
    }
    return false;
}

Decoded decode_page(const void *bytes, size_t len, const char *label, Buffer *out) {
    char found[LABEL_SIZE];
    if (label == NULL && label_in_head(bytes, len, found))
        label = found;
    return decode_labelled(bytes, len, label, out);
}
