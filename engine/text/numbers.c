/* numbers.c - digits and what joins them. */
#include "text/scan.h"

static bool joins_digits(char c) {
    return c == ',' || c == '.' || c == ':' || c == '/' || c == '-';
}

size_t scan_number(const Scan *s, size_t begin, size_t at, Shape *shape) {
    size_t slashes = 0, hyphens = 0, colons = 0, points = 0;
    size_t piece = begin, first = at - begin;
    *shape = SHAPE_NUMBER;
    for (;;) {
        char c = byte_at(s, at);
        if (!joins_digits(c) || !ascii_digit(byte_at(s, at + 1)))
            break;
        size_t next = at + 1;
        while (ascii_digit(byte_at(s, next)))
            next++;
        size_t len = next - at - 1;
        bool word_follows = char_is_letter(peek(s, next));
        if (c == ',' && (len != 3 || slashes + hyphens + colons + points > 0 ||
                         at - piece > 3))
            break;
        if ((c == ':' && (len != 2 || word_follows) && colons == 0) || (c == '/' && word_follows))
            break;
        if (c == '-') {
            bool iso = hyphens == 0 ? first == 4 && len == 2 && byte_at(s, next) == '-' &&
                                          ascii_digit(byte_at(s, next + 1))
                                    : first == 4 && len == 2;
            bool phone = hyphens == 0 ? first == 3 && (len == 4 || (len == 3 && byte_at(s, next) == '-'))
                                      : first == 3 && len >= 3;
            if (slashes + colons + points > 0 || (!iso && !phone))
                break;
        }
        slashes += c == '/';
        hyphens += c == '-';
        colons += c == ':';
        points += c == '.';
        piece = at + 1;
        at = next;
    }
    if (slashes == 2 || (hyphens == 2 && first == 4) || (points == 2 && first <= 2))
        *shape = SHAPE_NUMERIC_DATE;
    else if (colons > 0)
        *shape = SHAPE_TIME;
    else if (hyphens > 0)
        *shape = SHAPE_ALNUM;
    return at;
}

