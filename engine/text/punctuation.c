/* punctuation.c - marks: quotation marks, points, tags and symbols. */
#include "text/scan.h"

/* ---- marks ---- */

/* The end of a run of the same byte. */
static size_t same_run(const Scan *s, size_t at) {
    char c = s->text[at];
    while (byte_at(s, at) == c && at < s->end)
        at++;
    return at;
}

static bool space_follows(const Scan *s, size_t at) {
    CharClass c = peek(s, at);
    return c == CHAR_SPACE || c == CHAR_COMMA || c == CHAR_PERIOD || c == CHAR_SEMICOLON ||
           c == CHAR_COLON || c == CHAR_EXCLAMATION || c == CHAR_CLOSE_BRACKET || c == CHAR_DASH ||
           c == CHAR_CLOSE_QUOTE;
}

static bool opens(const Scan *s) {
    if (s->space)
        return true;
    uint8_t before = s->out->at[s->out->count - 1].shape;
    return before == SHAPE_OPEN_BRACKET || before == SHAPE_DASH || before == SHAPE_OPEN_QUOTE ||
           before == SHAPE_OPEN_SINGLE || before == SHAPE_SLASH;
}

static void scan_double_quote(Scan *s, size_t end) {
    bool before = opens(s), after = space_follows(s, end);
    Shape shape = before == after ? SHAPE_STRAIGHT_QUOTE : before ? SHAPE_OPEN_QUOTE : SHAPE_CLOSE_QUOTE;
    if (shape == SHAPE_STRAIGHT_QUOTE && !before && !after) /* glued on both sides: ends what it follows */
        shape = SHAPE_CLOSE_QUOTE;
    emit(s, s->pos, end, shape);
}

/* An apostrophe that no word swallowed: "'90s", an opening or closing quotation mark, "''". */
static void scan_apostrophe(Scan *s, size_t len) {
    size_t end = s->pos + len;
    if (len == 1 && byte_at(s, end) == '\'') {
        scan_double_quote(s, end + 1);
        return;
    }
    if (opens(s)) {
        if (ascii_digit(byte_at(s, end)) && ascii_digit(byte_at(s, end + 1)) &&
            !ascii_digit(byte_at(s, end + 2))) {
            Run run = {.begin = s->pos};
            emit(s, s->pos, scan_run(s, end, &run), SHAPE_ALNUM);
            return;
        }
        emit(s, s->pos, end, space_follows(s, end) ? SHAPE_APOSTROPHE : SHAPE_OPEN_SINGLE);
        return;
    }
    const Token *before = &s->out->at[s->out->count - 1];
    bool plural = shape_is_word(before->shape) && (s->text[before->end - 1] | 0x20) == 's';
    emit(s, s->pos, end, plural ? SHAPE_APOSTROPHE : SHAPE_CLOSE_SINGLE);
}

static void scan_period(Scan *s, size_t len) {
    size_t end = len == 1 ? same_run(s, s->pos) : s->pos + len;
    if (len == 1 && end == s->pos + 1 && ascii_digit(byte_at(s, end)) && opens(s)) {
        while (ascii_digit(byte_at(s, end))) /* ".5" */
            end++;
        emit(s, s->pos, end, SHAPE_NUMBER);
        return;
    }
    emit_turn(s, s->pos, end, end > s->pos + len ? SHAPE_ELLIPSIS : SHAPE_FULL_STOP);
}

static void scan_exclamation(Scan *s) {
    size_t end = s->pos, len;
    while (class_at(s, end, &len) == CHAR_EXCLAMATION && len > 0)
        end += len;
    emit_turn(s, s->pos, end, SHAPE_EXCLAMATION);
}

/* "#tag" and "@name". */
static bool scan_tag(Scan *s) {
    char c = s->text[s->pos];
    if ((c != '#' && c != '@') || !char_in_word(peek(s, s->pos + 1)))
        return false;
    Run run = {.begin = s->pos};
    size_t end = scan_run(s, s->pos + 1, &run);
    if (run.letters == 0)
        return false;
    emit(s, s->pos, end, c == '#' ? SHAPE_HASHTAG : SHAPE_HANDLE);
    return true;
}

static void scan_symbol(Scan *s, size_t len) {
    if (scan_tag(s))
        return;
    size_t end = s->pos + len;
    if (len == 1 && s->text[s->pos] > ' ')
        end = same_run(s, s->pos);
    bool bullet = len == 1 && s->text[s->pos] == '*' && end == s->pos + 1;
    emit(s, s->pos, end, bullet ? SHAPE_BULLET : SHAPE_SYMBOL);
}

/* Shapes of marks that need no look at what stands around them. */
static Shape plain_mark(CharClass c) {
    switch (c) {
    case CHAR_COMMA: return SHAPE_COMMA;
    case CHAR_COLON: return SHAPE_COLON;
    case CHAR_SEMICOLON: return SHAPE_SEMICOLON;
    case CHAR_DASH: return SHAPE_DASH;
    case CHAR_OPEN_QUOTE: return SHAPE_OPEN_QUOTE;
    case CHAR_CLOSE_QUOTE: return SHAPE_CLOSE_QUOTE;
    case CHAR_OPEN_BRACKET: return SHAPE_OPEN_BRACKET;
    case CHAR_CLOSE_BRACKET: return SHAPE_CLOSE_BRACKET;
    case CHAR_CURRENCY: return SHAPE_CURRENCY;
    case CHAR_PERCENT: return SHAPE_PERCENT;
    case CHAR_SLASH: return SHAPE_SLASH;
    case CHAR_BULLET: return SHAPE_BULLET;
    default: return SHAPE_SYMBOL;
    }
}

/* ":)", ";-)" alone between blanks: its end; s->pos when there is none. */
static size_t emoticon_end(const Scan *s) {
    size_t at = s->pos + 1;
    at += byte_at(s, at) == '-';
    char mouth = byte_at(s, at);
    bool ends = mouth == ')' || mouth == '(' || mouth == 'D' || mouth == 'P';
    return ends && s->space && peek(s, at + 1) == CHAR_SPACE ? at + 1 : s->pos;
}

static void scan_colon(Scan *s, CharClass c, size_t len) {
    size_t end = len == 1 ? emoticon_end(s) : s->pos;
    if (end > s->pos)
        emit_turn(s, s->pos, end, SHAPE_EXCLAMATION);
    else
        emit(s, s->pos, s->pos + len, plain_mark(c));
}

void scan_mark(Scan *s, CharClass c, size_t len) {
    size_t end = s->pos + len;
    switch (c) {
    case CHAR_COLON:
    case CHAR_SEMICOLON:
        scan_colon(s, c, len);
        break;
    case CHAR_APOSTROPHE:
        scan_apostrophe(s, len);
        break;
    case CHAR_PERIOD:
        scan_period(s, len);
        break;
    case CHAR_EXCLAMATION:
        scan_exclamation(s);
        break;
    case CHAR_DOUBLE_QUOTE:
        scan_double_quote(s, end);
        break;
    case CHAR_HYPHEN:
        end = len == 1 ? same_run(s, s->pos) : end;
        emit(s, s->pos, end, end > s->pos + len ? SHAPE_DASH : SHAPE_HYPHEN);
        break;
    case CHAR_OPEN_SINGLE:
        if (len == 1 && byte_at(s, end) == '`')
            emit(s, s->pos, end + 1, SHAPE_OPEN_QUOTE);
        else
            emit(s, s->pos, end, SHAPE_OPEN_SINGLE);
        break;
    case CHAR_SYMBOL:
        scan_symbol(s, len);
        break;
    case CHAR_ELLIPSIS:
        emit_turn(s, s->pos, end, SHAPE_ELLIPSIS);
        break;
    default:
        emit(s, s->pos, end, plain_mark(c));
    }
}

