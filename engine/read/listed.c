/* listed.c - see listed.h */
#include "read/listed.h"

#include <string.h>
#include <strings.h>

static LodeString trim(LodeString text) {
    while (text.len > 0 && strchr(" \t\r\n", text.s[text.len - 1]) != NULL &&
           text.s[text.len - 1] != '\0')
        text.len--;
    while (text.len > 0 &&
           (*text.s == ' ' || *text.s == '\t' || *text.s == '\r' || *text.s == '\n'))
        text = (LodeString){text.s + 1, text.len - 1};
    return text;
}

/* ---- printed lists ---- */

static bool is_printed_list(LodeString text) {
    return text.len >= 2 && text.s[0] == '[' && text.s[text.len - 1] == ']';
}

/* The pieces in quotes; a quote inside a piece is one that no comma or bracket follows. */
static void each_printed(LodeString text, EachListed each, void *context) {
    const char *p = text.s + 1, *end = text.s + text.len - 1;
    while (p < end) {
        if (*p != '\'' && *p != '"') {
            p++;
            continue;
        }
        const char *stop = p + 1;
        while (stop < end && (*stop != *p || (stop + 1 < end && stop[1] != ',')))
            stop++;
        LodeString piece = trim((LodeString){p + 1, (size_t)(stop - p - 1)});
        if (piece.len > 0)
            each(context, piece);
        p = stop + 1;
    }
}

/* ---- separators ---- */

/* Bytes of a separator at `p`: a mark, or a word between blanks. */
static size_t separator_at(const char *p, const char *end, bool commas, bool words) {
    static const char *const between[] = {" and ", " & ", " AND "};
    if (*p == ';' || *p == '|' || (commas && *p == ','))
        return 1;
    for (size_t i = 0; words && *p == ' ' && i < sizeof between / sizeof *between; i++) {
        size_t len = strlen(between[i]);
        if ((size_t)(end - p) > len && memcmp(p, between[i], len) == 0)
            return len;
    }
    return 0;
}

static void each_piece(LodeString text, bool commas, bool words, EachListed each, void *context) {
    const char *from = text.s, *end = text.s + text.len;
    for (const char *p = from; p <= end;) {
        size_t len = p < end ? separator_at(p, end, commas, words) : 1;
        if (len > 0) {
            LodeString piece = trim((LodeString){from, (size_t)(p - from)});
            if (piece.len > 0)
                each(context, piece);
            from = p + len;
        }
        p += len > 0 ? len : 1;
    }
}

/* Whether each piece between commas is of two words or more. */
static bool commas_part_names(LodeString text) {
    const char *p = text.s, *end = text.s + text.len;
    while (p < end) {
        const char *comma = memchr(p, ',', (size_t)(end - p));
        const char *stop = comma != NULL ? comma : end;
        LodeString piece = trim((LodeString){p, (size_t)(stop - p)});
        if (piece.len > 4 && memcmp(piece.s, "and ", 4) == 0)
            piece = (LodeString){piece.s + 4, piece.len - 4};
        if (memchr(piece.s, ' ', piece.len) == NULL)
            return false;
        p = stop + 1;
    }
    return true;
}

void each_author(LodeString byline, EachListed each, void *context) {
    byline = trim(byline);
    if (is_printed_list(byline)) {
        each_printed(byline, each, context);
        return;
    }
    if (byline.len > 3 && strncasecmp(byline.s, "by ", 3) == 0)
        byline = (LodeString){byline.s + 3, byline.len - 3};
    each_piece(byline, commas_part_names(byline), true, each, context);
}

void each_keyword(LodeString keywords, EachListed each, void *context) {
    keywords = trim(keywords);
    if (is_printed_list(keywords))
        each_printed(keywords, each, context);
    else
        each_piece(keywords, true, false, each, context);
}
