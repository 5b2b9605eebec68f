/* words.c - words: clitics, abbreviations and what else may follow a run of letters.
**
** A word is a run of letters, digits and combining marks; what stands behind the run decides
** whether it goes on (U.S., 1,000, O'Brien, 16:04, a@b.com).
*/
#include "text/scan.h"

/* ---- runs ---- */

static void count_char(Run *run, CharClass c) {
    if (c == CHAR_UPPER && run->letters == 0 && run->digits == 0)
        run->first_upper = true;
    run->uppers += c == CHAR_UPPER;
    run->lowers += c == CHAR_LOWER;
    run->letters += char_is_letter(c);
    run->digits += c == CHAR_DIGIT;
}

size_t scan_run(const Scan *s, size_t at, Run *run) {
    for (;;) {
        size_t len;
        CharClass c = class_at(s, at, &len);
        if (len == 0 || !char_in_word(c))
            return at;
        count_char(run, c);
        at += len;
    }
}

static Shape shape_of_digits(const char *text, size_t end, const Run *run) {
    if (run->letters == 0)
        return SHAPE_NUMBER;
    if (run->letters == 2 && ascii_digit(text[run->begin])) {
        char a = (char)(text[end - 2] | 0x20), b = (char)(text[end - 1] | 0x20);
        if ((a == 's' && b == 't') || (a == 'n' && b == 'd') || (a == 'r' && b == 'd') ||
            (a == 't' && b == 'h'))
            return SHAPE_ORDINAL;
    }
    return SHAPE_ALNUM;
}

Shape shape_of(const char *text, size_t end, const Run *run) {
    if (run->digits > 0)
        return shape_of_digits(text, end, run);
    if (run->uppers == 0)
        return run->lowers > 0 ? SHAPE_LOWER : run->letters > 0 ? SHAPE_CASELESS : SHAPE_SYMBOL;
    if (run->uppers == run->letters)
        return run->letters == 1 ? SHAPE_INITIAL : SHAPE_UPPER;
    return run->first_upper && run->uppers == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

static Shape shape_of_abbreviation(const Run *run) {
    if (run->uppers == 0)
        return SHAPE_ABBREV_LOWER;
    if (run->uppers == run->letters)
        return run->letters == 1 ? SHAPE_INITIAL : SHAPE_ABBREV_UPPER;
    return SHAPE_ABBREV_CAPITAL;
}

/* The length of a clitic's letters after an apostrophe at `at`, 0 if none: 's 'm 'd 're 've 'll. */
static size_t clitic_letters(const Scan *s, size_t at) {
    char a = (char)(byte_at(s, at) | 0x20), b = (char)(byte_at(s, at + 1) | 0x20);
    size_t len = 0;
    if ((a == 'r' || a == 'v') && b == 'e')
        len = 2;
    else if (a == 'l' && b == 'l')
        len = 2;
    else if (a == 's' || a == 'm' || a == 'd')
        len = 1;
    return len > 0 && !char_in_word(peek(s, at + len)) ? len : 0;
}

/* Emits the word and the clitic after its apostrophe (which takes `quote` bytes at `end`).
** False when no clitic stands there. */
static bool emit_with_clitic(Scan *s, const Run *run, size_t end, size_t quote) {
    size_t len = clitic_letters(s, end + quote);
    if (len > 0) {
        emit(s, run->begin, end, shape_of(s->text, end, run));
        emit(s, end, end + quote + len, SHAPE_CLITIC);
        return true;
    }
    bool not = (byte_at(s, end + quote) | 0x20) == 't' && !char_in_word(peek(s, end + quote + 1)) &&
               end - run->begin >= 2 && (s->text[end - 1] | 0x20) == 'n';
    if (!not)
        return false;
    Run host = {.begin = run->begin};
    Scan before = *s;
    before.end = end - 1;
    scan_run(&before, run->begin, &host);
    emit(s, run->begin, end - 1, shape_of(s->text, end - 1, &host));
    emit(s, end - 1, end + quote + 1, SHAPE_CLITIC);
    return true;
}

/* "U.S.", "a.m.", "Ph.D.": letters with a point after each piece.  `at` is behind the first run. */
static size_t scan_points(const Scan *s, size_t at, Run *run) {
    size_t pieces = 1;
    while (byte_at(s, at) == '.') {
        Run next = {.begin = at + 1};
        size_t end = scan_run(s, at + 1, &next);
        if (end == at + 1 || next.digits > 0 || next.letters > 2 || byte_at(s, end) != '.')
            break;
        run->letters += next.letters;
        run->uppers += next.uppers;
        run->lowers += next.lowers;
        at = end;
        pieces++;
    }
    return pieces > 1 ? at + 1 : at;
}

/* "no." and "art." are words as well: abbreviations only before a number; "ill." never is one
** before a small letter. */
static bool keeps_doubtful_stop(const Scan *s, const Token *word, Abbreviation kind) {
    const char *text = s->text + word->begin;
    size_t next = word->end + 1, len = word->end - word->begin;
    while (byte_at(s, next) == ' ')
        next++;
    if (ascii_digit(byte_at(s, next)) || (len == 3 && memcmp(text, "etc", 3) == 0))
        return true;
    bool ill = len == 3 && memcmp(text, "ill", 3) == 0;
    return kind == ABBREV_EITHER && !ill && next > word->end + 1u && peek(s, next) == CHAR_LOWER;
}

bool keeps_stop(const Scan *s, const Token *word, Abbreviation kind) {
    if (word->shape == SHAPE_INITIAL)
        return true;
    if (kind == ABBREV_NUMBER || (kind == ABBREV_EITHER && word->shape == SHAPE_LOWER))
        return keeps_doubtful_stop(s, word, kind);
    if (kind == ABBREV_STATE) /* "miss." */
        return word->shape != SHAPE_LOWER;
    return kind != ABBREV_NONE;
}

/* Whether the run that ends at `end`, with a full stop behind it, keeps the stop. */
static bool run_keeps_stop(Scan *s, const Run *run, size_t end) {
    if (run->digits > 0 || end - run->begin > WORD_INLINE)
        return false;
    Token word = {.begin = (uint32_t)run->begin, .end = (uint32_t)end,
                  .shape = (uint8_t)shape_of(s->text, end, run)};
    return keeps_stop(s, &word, traits_abbreviation(traits_of(s, run->begin, end)));
}

static bool emit_with_stop(Scan *s, Run *run, size_t end) {
    if (run->digits == 0 && run->letters <= 2) {
        size_t pointed = scan_points(s, end, run);
        if (pointed > end) {
            emit_turn(s, run->begin, pointed, shape_of_abbreviation(run));
            return true;
        }
    }
    if (char_in_word(peek(s, end + 1)) && run->letters != 1)
        return false;
    if (!run_keeps_stop(s, run, end))
        return false;
    emit_turn(s, run->begin, end + 1, shape_of_abbreviation(run));
    return true;
}

/* ---- words ---- */

static bool emit_hyphenated_prefix(Scan *s, const Run *run, size_t end) {
    enum { LONGEST_PREFIX = 12 };
    if (end - run->begin > LONGEST_PREFIX || run->digits > 0 || !char_is_letter(peek(s, end + 1)))
        return false;
    if (!(traits_of(s, run->begin, end) & TRAIT_PREFIX))
        return false;
    Run whole = *run;
    size_t stop = scan_run(s, end + 1, &whole);
    if (byte_at(s, stop) == '-')
        return false;
    emit(s, run->begin, stop, shape_of(s->text, stop, &whole));
    return true;
}

static bool is_dollar_prefix(const char *s, size_t len) {
    static const char TWO[][3] = {"US", "HK", "NZ", "NT", "AU", "CA"};
    for (size_t i = 0; len == 2 && i < sizeof TWO / sizeof *TWO; i++)
        if (memcmp(s, TWO[i], 2) == 0)
            return true;
    return len == 1 && (*s == 'A' || *s == 'C' || *s == 'S' || *s == 'R');
}

/* Whether letters follow a number that belong to it; those of a time of day do not. */
static bool is_scaled(const Scan *s, size_t at) {
    char a = (char)(byte_at(s, at) | 0x20), m = (char)(byte_at(s, at + 1) | 0x20);
    return char_is_letter(peek(s, at)) && !((a == 'a' || a == 'p') && m == 'm');
}

static bool emit_number(Scan *s, Run *run, size_t end) {
    Shape shape;
    size_t number = scan_number(s, run->begin, end, &shape);
    if (number == end)
        return false;
    if (shape == SHAPE_NUMBER && is_scaled(s, number)) { /* "3.5bn", as "35bn" */
        number = scan_run(s, number, run);
        shape = SHAPE_ALNUM;
    }
    emit(s, run->begin, number, shape);
    return true;
}

/* Goes over the apostrophes that join two parts of one name ("O'Brien", "d'Artagnan").  Returns
** where the run ends, or 0 when a clitic followed and all is put. */
static size_t scan_apostrophes(Scan *s, Run *run, size_t end) {
    for (;;) {
        size_t len;
        char c = byte_at(s, end);
        if (c != '\'' && (unsigned char)c < 0x80)
            return end;
        if (class_at(s, end, &len) != CHAR_APOSTROPHE || len == 0)
            return end;
        if (emit_with_clitic(s, run, end, len))
            return 0;
        if (!char_is_letter(peek(s, end + len)))
            return end;
        end = scan_run(s, end + len, run);
    }
}

/* Puts a run together with what stands behind it, where the two are one token. */
static bool emit_with_next(Scan *s, Run *run, size_t end) {
    switch (byte_at(s, end)) {
    case '.':
        return emit_address(s, run->begin, end) || emit_with_stop(s, run, end);
    case '-':
        return emit_address(s, run->begin, end) || emit_hyphenated_prefix(s, run, end);
    case '@':
    case '+':
    case ':':
    case '%':
        return emit_address(s, run->begin, end);
    case '$':
        if (!is_dollar_prefix(s->text + run->begin, end - run->begin))
            return false;
        emit(s, run->begin, end + 1, SHAPE_CURRENCY);
        return true;
    default:
        return false;
    }
}

void scan_word(Scan *s, Run *run, size_t end) {
    end = scan_run(s, end, run);
    end = scan_apostrophes(s, run, end);
    if (end == 0)
        return;
    if (run->letters == 0 && run->digits > 0 && emit_number(s, run, end))
        return;
    if (!emit_with_next(s, run, end))
        emit(s, run->begin, end, shape_of(s->text, end, run));
}
