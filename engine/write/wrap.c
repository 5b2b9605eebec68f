/* wrap.c - see wrap.h */
#include "write/wrap.h"

#include "text/unicode.h"

#include <utf8proc.h>

static const char *const SGR[] = {
    [WRAP_PLAIN] = "\033[0m",     [WRAP_STRONG] = "\033[0;1m",  [WRAP_DIM] = "\033[0;2m",
    [WRAP_SOURCE] = "\033[0;35m", [WRAP_KIND] = "\033[0;1;36m", [WRAP_MATCH] = "\033[0;1;33m",
};

static bool is_control(uint32_t cp) {
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

static size_t columns_of(uint32_t cp) {
    if (cp < 0x7F)
        return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)cp);
    return width > 0 ? (size_t)width : 0;
}

bool is_white(const char *s, size_t *len) {
    uint32_t cp;
    *len = utf8_next(s, &cp);
    return (cp < 0x80 && (cp == ' ' || (cp >= '\t' && cp <= '\r'))) || cp == 0xA0 || cp == 0x3000 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 || cp == 0x202F;
}

size_t text_columns(LodeString text) {
    size_t columns = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t cp;
        i += utf8_next(text.s + i, &cp);
        columns += columns_of(cp);
    }
    return columns;
}

static void put_spaces(Buffer *out, size_t count) {
    while (count-- > 0)
        buffer_putc(out, ' ');
}

Wrap wrap_begin(Buffer *out, const TextStyle *style, size_t first, size_t indent) {
    put_spaces(out, first);
    return (Wrap){.out = out,
                  .width = style->width,
                  .indent = indent,
                  .color = style->color,
                  .column = first};
}

static void new_line(Wrap *w) {
    buffer_putc(w->out, '\n');
    put_spaces(w->out, w->indent);
    w->column = w->indent;
    w->space = false;
}

/* Puts the word out, on this line or the next. */
static void flush_word(Wrap *w) {
    if (w->word.len == 0)
        return;
    if (w->space && w->column + 1 + w->word_width > w->width && w->column > w->indent)
        new_line(w);
    if (w->space) {
        buffer_putc(w->out, ' ');
        w->column++;
    }
    buffer_add(w->out, w->word.data, w->word.len);
    w->column += w->word_width;
    w->space = false;
    w->word.len = w->word_width = 0;
}

/* A piece without white space, that takes `columns`. */
static void put_piece(Wrap *w, const char *s, size_t len, size_t columns) {
    if (w->indent + w->word_width + columns > w->width &&
        w->word_width > 0) { /* no word is so long */
        flush_word(w);
        new_line(w);
    }
    buffer_add(&w->word, s, len);
    w->word_width += columns;
}

static void change_style(Wrap *w, WrapStyle style) {
    if (style == w->style)
        return;
    if (w->color)
        buffer_puts(&w->word, SGR[style]);
    else if (w->style == WRAP_MATCH)
        put_piece(w, "\xC2\xBB", 2, 1);
    if (!w->color && style == WRAP_MATCH)
        put_piece(w, "\xC2\xAB", 2, 1);
    w->style = style;
}

void wrap_text(Wrap *w, WrapStyle style, LodeString text) {
    for (size_t i = 0, len; i < text.len; i += len) {
        uint32_t cp;
        if (is_white(text.s + i, &len)) {
            if (style != w->style && w->style != WRAP_PLAIN)
                change_style(w, style == WRAP_MATCH ? WRAP_PLAIN : style);
            flush_word(w);
            w->space = w->column > 0;
            continue;
        }
        change_style(w, style);
        utf8_next(text.s + i, &cp);
        if (is_control(cp))
            put_piece(w, "\xEF\xBF\xBD", 3, 1);
        else
            put_piece(w, text.s + i, len, columns_of(cp));
    }
}

void wrap_words(Wrap *w, WrapStyle style, const char *text) {
    wrap_text(w, style, (LodeString){text, strlen(text)});
}

void wrap_glue(Wrap *w) {
    put_piece(w, " ", 1, 1);
}

void wrap_end(Wrap *w) {
    change_style(w, WRAP_PLAIN);
    flush_word(w);
    buffer_putc(w->out, '\n');
    buffer_free(&w->word);
}
