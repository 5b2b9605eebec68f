/* json_scan.c - see json_scan.h */
#include "input/json_scan.h"

#include "input/bytes.h"

#include <stdint.h>
#include <string.h>

size_t json_space(const char *s, size_t at, size_t len) {
    while (at < len && is_space(s[at]))
        at++;
    return at;
}

/* ---- ends ---- */

/* The next quote at or behind `at`; `len` when there is none.  HTML in JSON is full of escaped
*quotes
** a few bytes apart, for which calling memchr costs more than looking: eight bytes at once, four
** times. */
static size_t next_quote(const char *s, size_t at, size_t len) {
    static const uint64_t QUOTES = 0x2222222222222222u, LOW = 0x0101010101010101u;
    uint64_t word;
    for (int i = 0; i < 4 && len - at >= sizeof word; i++, at += sizeof word) {
        memcpy(&word, s + at, sizeof word);
        word ^= QUOTES;
        if (((word - LOW) & ~word & (LOW << 7)) != 0)
            break; /* in these eight bytes */
    }
    if (len - at >= sizeof word)
        for (size_t end = at + sizeof word; at < end; at++)
            if (s[at] == '"')
                return at;
    const char *quote = at < len ? memchr(s + at, '"', len - at) : NULL;
    return quote != NULL ? (size_t)(quote - s) : len;
}

/* Behind the closing quote of the string whose opening quote is s[open].  A quote is escaped when
 *an
 ** odd number of backslashes stands before it. */
static size_t string_end(const char *s, size_t open, size_t len) {
    for (size_t at = open + 1; at < len;) {
        size_t quote = next_quote(s, at, len), first = quote;
        if (quote == len)
            return JSON_MORE;
        while (s[first - 1] == '\\') /* the opening quote stops it */
            first--;
        at = quote + 1;
        if ((quote - first) % 2 == 0)
            return at;
    }
    return JSON_MORE;
}

/* What ends a stretch that needs no look: 1 a string, 2 an opening, 3 a closing bracket. */
static const unsigned char MARKS[256] = {['"'] = 1, ['{'] = 2, ['['] = 2, ['}'] = 3, [']'] = 3};

static size_t brackets_end(const char *s, size_t at, size_t len) {
    for (size_t depth = 0; at < len;) {
        unsigned char mark = MARKS[(unsigned char)s[at]];
        if (mark == 1) {
            at = string_end(s, at, len);
            if (at == JSON_MORE)
                return JSON_MORE;
            continue;
        }
        at++;
        if (mark == 2)
            depth++;
        else if (mark == 3 && --depth == 0)
            return at;
    }
    return JSON_MORE;
}

/* A number, a word, or rubbish; never nothing. */
static size_t scalar_end(const char *s, size_t at, size_t len) {
    size_t end = at + 1;
    while (end < len && !is_space(s[end]) && s[end] != ',' && s[end] != '}' && s[end] != ']')
        end++;
    return end < len ? end : JSON_MORE;
}

size_t json_end(const char *s, size_t at, size_t len) {
    if (s[at] == '{' || s[at] == '[')
        return brackets_end(s, at, len);
    return s[at] == '"' ? string_end(s, at, len) : scalar_end(s, at, len);
}

/* Through a string; its end or JSON_MORE. */
static size_t skim_string(JsonSkim *skim, const char *s, size_t at, size_t len) {
    for (; at < len; at++) {
        if (skim->escaped) {
            skim->escaped = false;
        } else if (s[at] == '\\') {
            skim->escaped = true;
        } else if (s[at] == '"') {
            skim->in_string = false;
            return at + 1;
        }
    }
    return JSON_MORE;
}

size_t json_skim(JsonSkim *skim, const char *s, size_t len) {
    size_t at = 0;
    while (at < len) {
        if (skim->in_string) {
            at = skim_string(skim, s, at, len);
            if (at == JSON_MORE || skim->depth == 0)
                return at;
            continue;
        }
        unsigned char mark = MARKS[(unsigned char)s[at++]];
        skim->in_string = mark == 1;
        skim->depth += mark == 2;
        if (mark == 3 && (skim->depth == 0 || --skim->depth == 0))
            return at;
    }
    return JSON_MORE;
}

bool json_find_member(const char *s, size_t len, const char *key, size_t *begin, size_t *end) {
    size_t key_len = strlen(key), at = json_space(s, 1, len);
    while (at < len && s[at] == '"') {
        size_t name = at + 1, name_end = string_end(s, at, len);
        if (name_end == JSON_MORE || (at = json_space(s, name_end, len)) == len || s[at] != ':')
            return false;
        at = json_space(s, at + 1, len);
        size_t value = at;
        if (at == len || (at = json_end(s, at, len)) == JSON_MORE)
            return false;
        if (name_end - 1 - name == key_len && memcmp(s + name, key, key_len) == 0) {
            *begin = value;
            *end = at;
            return true;
        }
        at = json_space(s, at, len);
        at = at < len && s[at] == ',' ? json_space(s, at + 1, len) : len;
    }
    return false;
}

/* ---- strict ---- */

enum { MOST_DEPTH = 256 };

/* A value is read as a row of tokens; `expect` says which may come next. */
typedef struct Checker {
    const char *s;
    size_t at, len;
    char open[MOST_DEPTH]; /* brackets */
    size_t depth, members;
    enum { A_VALUE, A_VALUE_OR_END, A_NAME, A_NAME_OR_END, A_COLON, A_COMMA_OR_END } expect;
} Checker;

typedef enum TokenCheck { TOKEN_GOOD, TOKEN_BAD, TOKEN_CUT } TokenCheck;

static TokenCheck check_string(Checker *c) {
    size_t at = c->at + 1;
    for (; at < c->len && c->s[at] != '"'; at++) {
        if ((unsigned char)c->s[at] < ' ')
            return TOKEN_BAD;
        if (c->s[at] == '\\') {
            if (++at == c->len)
                return TOKEN_CUT;
            if (strchr("\"\\/bfnrtu", c->s[at]) == NULL || c->s[at] == '\0')
                return TOKEN_BAD;
        }
    }
    if (at >= c->len)
        return TOKEN_CUT;
    c->at = at + 1;
    return TOKEN_GOOD;
}

static TokenCheck check_word(Checker *c, const char *word) {
    size_t left = c->len - c->at, n = strlen(word);
    if (memcmp(c->s + c->at, word, left < n ? left : n) != 0)
        return TOKEN_BAD;
    if (left < n)
        return TOKEN_CUT;
    c->at += n;
    return TOKEN_GOOD;
}

static TokenCheck check_scalar(Checker *c) {
    char first = c->s[c->at];
    if (first == '"')
        return check_string(c);
    if (first == 't' || first == 'f' || first == 'n')
        return check_word(c, first == 't' ? "true" : first == 'f' ? "false" : "null");
    if (first != '-' && !is_digit(first))
        return TOKEN_BAD;
    while (c->at < c->len && c->s[c->at] != '\0' && strchr("+-.eE0123456789", c->s[c->at]) != NULL)
        c->at++;
    return TOKEN_GOOD;
}

static TokenCheck close_bracket(Checker *c) {
    if (c->open[--c->depth] != (c->s[c->at] == '}' ? '{' : '['))
        return TOKEN_BAD;
    c->at++;
    c->expect = A_COMMA_OR_END;
    return TOKEN_GOOD;
}

static TokenCheck check_value(Checker *c) {
    char first = c->s[c->at];
    if (first == '{' || first == '[') {
        if (c->depth == MOST_DEPTH)
            return TOKEN_BAD;
        c->open[c->depth++] = first;
        c->at++;
        c->expect = first == '{' ? A_NAME_OR_END : A_VALUE_OR_END;
        return TOKEN_GOOD;
    }
    c->expect = A_COMMA_OR_END;
    return check_scalar(c);
}

static TokenCheck check_name(Checker *c) {
    c->expect = A_COLON;
    c->members++;
    return c->s[c->at] == '"' ? check_string(c) : TOKEN_BAD;
}

static TokenCheck check_mark(Checker *c, char mark) {
    if (c->s[c->at] != mark)
        return TOKEN_BAD;
    c->at++;
    bool in_object = c->open[c->depth - 1] == '{';
    c->expect = mark == ',' && in_object ? A_NAME : A_VALUE;
    return TOKEN_GOOD;
}

static TokenCheck check_token(Checker *c) {
    bool closes = c->s[c->at] == '}' || c->s[c->at] == ']';
    switch (c->expect) {
    case A_VALUE:
        return check_value(c);
    case A_VALUE_OR_END:
        return closes ? close_bracket(c) : check_value(c);
    case A_NAME:
        return check_name(c);
    case A_NAME_OR_END:
        return closes ? close_bracket(c) : check_name(c);
    case A_COLON:
        return check_mark(c, ':');
    case A_COMMA_OR_END:
        break;
    }
    return closes ? close_bracket(c) : check_mark(c, ',');
}

JsonCheck json_check(const char *s, size_t at, size_t len, size_t *end, size_t *members) {
    Checker c = {.s = s, .at = at, .len = len, .expect = A_VALUE};
    TokenCheck token = at < len && (s[at] == '{' || s[at] == '[') ? TOKEN_GOOD : TOKEN_BAD;
    while (token == TOKEN_GOOD) {
        c.at = json_space(s, c.at, len);
        token = c.at < len ? check_token(&c) : TOKEN_CUT;
        if (token == TOKEN_GOOD && c.depth == 0)
            break;
    }
    *end = c.at;
    if (members != NULL)
        *members = c.members;
    return token == TOKEN_GOOD ? JSON_WHOLE : token == TOKEN_CUT ? JSON_PART : JSON_NONE;
}
