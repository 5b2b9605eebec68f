/* prose.c - see prose.h */
#include "read/prose.h"

#include "text/encode.h"

enum { LEAST_WIDTH = 30, MOST_WIDTH = 132, LEAST_LINES = 3 }; /* code points; lines */

/* Steps through lines. */
typedef struct Lines {
    const char *p, *end;
    bool returns; /* has CR: asked once, as most texts have none */
} Lines;

static Lines lines_of(LodeString text) {
    return (Lines){text.s, text.s + text.len, memchr(text.s, '\r', text.len) != NULL};
}

/* The next line without its end and without blanks at its end; false when there is none. */
static bool next_line(Lines *lines, LodeString *line) {
    if (lines->p >= lines->end)
        return false;
    size_t left = (size_t)(lines->end - lines->p);
    const char *stop = memchr(lines->p, '\n', left);
    stop = stop != NULL ? stop : lines->end;
    const char *early = lines->returns ? memchr(lines->p, '\r', (size_t)(stop - lines->p)) : NULL;
    const char *next = early == NULL || early + 1 == stop ? stop + 1 : early + 1;
    if (early != NULL)
        stop = early;
    *line = (LodeString){lines->p, (size_t)(stop - lines->p)};
    while (line->len > 0 && (line->s[line->len - 1] == ' ' || line->s[line->len - 1] == '\t'))
        line->len--;
    lines->p = next;
    return true;
}

/* ---- wrapped text ---- */

static size_t width(LodeString line) {
    return utf8_count(line.s, line.len);
}

static LodeString first_word(LodeString line) {
    size_t begin = 0, len = 0;
    while (begin < line.len && line.s[begin] == ' ')
        begin++;
    while (begin + len < line.len && line.s[begin + len] != ' ')
        len++;
    return (LodeString){line.s + begin, len};
}

/* The widest line that another follows at once; 0 when such lines are few, one of them is too wide
** to have been wrapped, or no blank line is there. */
static size_t inner_width(LodeString text) {
    Lines lines = lines_of(text);
    LodeString line, before = {NULL, 0};
    size_t widest = 0, inner = 0, blank = 0;
    while (next_line(&lines, &line)) {
        blank += line.len == 0;
        if (line.len > 0 && before.len > 0) {
            if (before.len > 4 * MOST_WIDTH || width(before) > MOST_WIDTH)
                return 0;
            widest = width(before) > widest ? width(before) : widest;
            inner++;
        }
        before = line;
    }
    return inner < LEAST_LINES || blank == 0 || widest < LEAST_WIDTH ? 0 : widest;
}

/* Whether lines end where the next word would not have fitted, six of seven times. */
static bool is_wrapped(LodeString text) {
    size_t most = inner_width(text), full = 0, inner = 0;
    Lines lines = lines_of(text);
    LodeString line, before = {NULL, 0};
    if (most == 0)
        return false;
    for (; next_line(&lines, &line); before = line)
        if (line.len > 0 && before.len > 0) {
            inner++;
            full += width(before) + 1 + width(first_word(line)) > most;
        }
    return full * 7 >= inner * 6;
}

/* ---- paragraphs ---- */

static LodeString span_of(const char *begin, LodeString last) {
    return (LodeString){begin, (size_t)(last.s + last.len - begin)};
}

static void add_wrapped(Draft *draft, LodeString text) {
    Lines lines = lines_of(text);
    LodeString line, last = {NULL, 0};
    const char *begin = NULL;
    while (next_line(&lines, &line)) {
        if (line.len == 0 && begin != NULL) {
            draft_block(draft, BLOCK_PARAGRAPH, span_of(begin, last));
            begin = NULL;
        } else if (line.len > 0) {
            begin = begin != NULL ? begin : line.s;
            last = line;
        }
    }
    if (begin != NULL)
        draft_block(draft, BLOCK_PARAGRAPH, span_of(begin, last));
}

void draft_prose(Draft *draft, LodeString text) {
    if (text.s == NULL || text.len == 0)
        return;
    if (is_wrapped(text)) {
        add_wrapped(draft, text);
        return;
    }
    Lines lines = lines_of(text);
    LodeString line;
    while (next_line(&lines, &line))
        draft_block(draft, BLOCK_PARAGRAPH, line);
}
