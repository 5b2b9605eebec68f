/* wrap.h - words set into lines of a width, in styles, for people to read. */
#ifndef LODE_WRITE_WRAP_H
#define LODE_WRITE_WRAP_H

#include "write/write.h"

typedef enum WrapStyle {
    WRAP_PLAIN,
    WRAP_STRONG,
    WRAP_DIM,
    WRAP_SOURCE,
    WRAP_KIND,
    WRAP_MATCH /* between « and » where there is no colour */
} WrapStyle;

/* Lines that are being set; made by wrap_begin, ended by wrap_end. */
typedef struct Wrap {
    Buffer *out;
    size_t width, indent;
    bool color;
    size_t column; /* of what stands in `out` */
    bool space;    /* white space is due before the word */
    Buffer word;   /* not yet put out */
    size_t word_width;
    WrapStyle style; /* of what was put last */
} Wrap;

/* Begins a line, indented by `first` columns; the lines that follow, by `indent`. */
Wrap wrap_begin(Buffer *out, const TextStyle *style, size_t first, size_t indent);

/* Adds text (valid UTF-8).  White space of any kind is where lines may break, and is one space
** otherwise; control characters, which would steer the terminal, become U+FFFD. */
void wrap_text(Wrap *wrap, WrapStyle style, LodeString text);
void wrap_words(Wrap *wrap, WrapStyle style, const char *text);

/* Adds a space where no line breaks. */
void wrap_glue(Wrap *wrap);

/* Ends the line. */
void wrap_end(Wrap *wrap);

/* The columns that text takes, white space counted as it stands. */
size_t text_columns(LodeString text);

/* Whether `s` begins with white space; *len gets the bytes of its first character. */
bool is_white(const char *s, size_t *len);

#endif
