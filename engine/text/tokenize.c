/* tokenize.c - the scanner: text to tokens, one pass, one look at each code point.
**
** A word is scanned as a run of letters, digits and marks; what follows the run decides whether it
** goes on (U.S., 1,000, O'Brien, 16:04, a@b.com).  The definition is in docs/tokens.md.
*/
#include "text/abbreviations.h"
#include "text/lexicon.h"
#include "text/tokens.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

enum { BATCH = 32 };

/* A short word whose id is not asked for yet. */
typedef struct Pending {
    ShortWord word;
    uint32_t hash;
    size_t token;
} Pending;

typedef struct Scan {
    Tokens *out;
    Lexicon *lexicon;
    const char *text;
    size_t pos, end;
    bool space; /* white space, or the block's begin, stands before pos */
    size_t pending_count;
    Pending *pending; /* BATCH of them */
} Scan;

/* What the letters of a word have been so far. */
typedef struct Run {
    size_t begin;
    uint32_t letters, uppers, lowers, digits;
    bool first_upper;
} Run;

/* ---- looking ---- */

static CharClass class_at(const Scan *s, size_t at, size_t *len) {
    uint32_t cp;
    if (at >= s->end) {
        *len = 0;
        return CHAR_SPACE;
    }
    *len = utf8_next(s->text + at, &cp);
    return char_class(cp);
}

static CharClass peek(const Scan *s, size_t at) {
    size_t len;
    return class_at(s, at, &len);
}

/* The byte at `at`, 0 past the end: enough to test for ASCII. */
static char byte_at(const Scan *s, size_t at) {
    return at < s->end ? s->text[at] : '\0';
}

static bool ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool ascii_alnum(char c) {
    return ascii_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* ---- emitting ---- */

static uint32_t intern_long(Scan *s, size_t begin, size_t len) {
    char small[512];
    if (len <= (sizeof small - 16) / 3)
        return lexicon_intern(s->lexicon, small, word_fold(small, s->text + begin, len));
    char *large = mem_alloc(len * 3 + 16);
    uint32_t id = lexicon_intern(s->lexicon, large, word_fold(large, s->text + begin, len));
    free(large);
    return id;
}

static uint32_t intern(Scan *s, size_t begin, size_t end) {
    unsigned char c = (unsigned char)s->text[begin];
    if (end - begin > 1 || c >= 0x80)
        return intern_long(s, begin, end - begin);
    if (s->lexicon->ascii[c] == 0)
        s->lexicon->ascii[c] = intern_long(s, begin, 1);
    return s->lexicon->ascii[c];
}

static void put_token(Scan *s, size_t begin, size_t end, uint32_t word, Shape shape) {
    Tokens *out = s->out;
    if (out->count == out->cap)
        out->at = mem_grow(out->at, &out->cap, out->count + 1, sizeof *out->at);
    out->at[out->count++] = (Token){
        .begin = (uint32_t)begin,
        .end = (uint32_t)end,
        .word = word,
        .shape = (uint8_t)shape,
        .flags = s->space ? 0 : TOKEN_GLUED,
    };
    s->space = false;
    s->pos = end;
}

static void emit(Scan *s, size_t begin, size_t end, Shape shape) {
    put_token(s, begin, end, intern(s, begin, end), shape);
}

/* Asks for the ids of all words that wait: their slots have been fetched meanwhile. */
static void resolve_pending(Scan *s) {
    for (size_t i = 0; i < s->pending_count; i++) {
        const Pending *p = &s->pending[i];
        s->out->at[p->token].word = lexicon_intern_short(s->lexicon, &p->word, p->hash);
    }
    s->pending_count = 0;
}

/* ---- words ---- */

static void count_char(Run *run, CharClass c) {
    if (c == CHAR_UPPER && run->letters == 0 && run->digits == 0)
        run->first_upper = true;
    run->uppers += c == CHAR_UPPER;
    run->lowers += c == CHAR_LOWER;
    run->letters += char_is_letter(c);
    run->digits += c == CHAR_DIGIT;
}

static size_t scan_run(const Scan *s, size_t at, Run *run) {
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

static Shape shape_of(const char *text, size_t end, const Run *run) {
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
    scan_run(&(Scan){.text = s->text, .end = end - 1}, run->begin, &host);
    emit(s, run->begin, end - 1, shape_of(s->text, end - 1, &host));
    emit(s, end - 1, end + quote + 1, SHAPE_CLITIC);
    return true;
}

/* "1,000,000", "3.5", "16:04", "7/31/2023", "2023-07-31", "555-0142": digits and what joins them.
** Returns the end; *shape says which. */
static size_t scan_number(const Scan *s, size_t begin, size_t at, Shape *shape) {
    size_t slashes = 0, hyphens = 0, colons = 0, points = 0;
    size_t piece = begin, first = at - begin;
    *shape = SHAPE_NUMBER;
    for (;;) {
        char c = byte_at(s, at);
        if (c == '\0' || strchr(",.:/-", c) == NULL || !ascii_digit(byte_at(s, at + 1)))
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

static const char *const TOP_DOMAINS[] = {"com", "org", "net", "gov", "edu", "info", "co", "uk", "us",
                                          "de",  "fr",  "kr",  "io",  "jp",  "eu",   "ru", "cn", "tv"};

static bool is_top_domain(const char *s, size_t len) {
    for (size_t i = 0; i < sizeof TOP_DOMAINS / sizeof *TOP_DOMAINS; i++)
        if (strlen(TOP_DOMAINS[i]) == len && memcmp(TOP_DOMAINS[i], s, len) == 0)
            return true;
    return false;
}

/* The end of a web or mail address that begins at `begin`, up to white space, without the marks
** of punctuation that belong to the sentence. */
static size_t address_end(const Scan *s, size_t begin) {
    size_t at = begin, len;
    while (at < s->end) {
        CharClass c = class_at(s, at, &len);
        if (c == CHAR_SPACE || c == CHAR_OPEN_QUOTE || c == CHAR_CLOSE_QUOTE || c == CHAR_DOUBLE_QUOTE ||
            s->text[at] == '<' || s->text[at] == '>')
            break;
        at += len;
    }
    while (at > begin && strchr(".,;:!?)]}'", s->text[at - 1]) != NULL)
        at--;
    return at;
}

/* A mail address whose local part begins at `begin`: its end, or 0.  Looks at 80 bytes at most. */
static size_t email_end(const Scan *s, size_t begin) {
    size_t at = begin;
    while (at < begin + 80 && (ascii_alnum(byte_at(s, at)) || (byte_at(s, at) && strchr("._%+-", byte_at(s, at)))))
        at++;
    if (byte_at(s, at) != '@' || !ascii_alnum(byte_at(s, at + 1)))
        return 0;
    size_t domain = ++at;
    while (ascii_alnum(byte_at(s, at)) || byte_at(s, at) == '.' || byte_at(s, at) == '-')
        at++;
    while (at > domain && !ascii_alnum(s->text[at - 1]))
        at--;
    return memchr(s->text + domain, '.', at - domain) != NULL ? at : 0;
}

/* A bare host name ("example.com/page") that begins at `begin`: its end, or 0. */
static size_t host_end(const Scan *s, size_t begin) {
    size_t at = begin, label = begin, dots = 0;
    while (at < begin + 250 && (ascii_alnum(byte_at(s, at)) || byte_at(s, at) == '-' ||
                                (byte_at(s, at) == '.' && ascii_alnum(byte_at(s, at + 1))))) {
        if (s->text[at] == '.') {
            label = at + 1;
            dots++;
        }
        at++;
    }
    if (dots == 0 || char_in_word(peek(s, at)) || !is_top_domain(s->text + label, at - label))
        return 0;
    return byte_at(s, at) == '/' ? address_end(s, begin) : at;
}

static bool emit_address(Scan *s, size_t begin, size_t run_end) {
    char next = byte_at(s, run_end);
    if (next == '\0' || strchr("@.-+:%", next) == NULL)
        return false;
    if (next == ':') {
        if (byte_at(s, run_end + 1) != '/' || byte_at(s, run_end + 2) != '/')
            return false;
        emit(s, begin, address_end(s, begin), SHAPE_URL);
        return true;
    }
    size_t end = email_end(s, begin);
    if (end > 0) {
        emit(s, begin, end, SHAPE_EMAIL);
        return true;
    }
    if (next == '.' && run_end - begin == 3 && strncmp(s->text + begin, "www", 3) == 0)
        end = address_end(s, begin);
    else if (next == '.' || next == '-')
        end = host_end(s, begin);
    if (end == 0)
        return false;
    emit(s, begin, end, SHAPE_URL);
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

/* Whether the run that ends at `end`, with a full stop behind it, keeps the stop. */
static bool keeps_stop(const Scan *s, const Run *run, size_t end) {
    char folded[64];
    size_t len = end - run->begin;
    if (run->digits > 0 || len > 16)
        return false;
    if (run->letters == 1 && run->uppers == 1)
        return true;
    len = word_fold(folded, s->text + run->begin, len);
    Abbreviation kind = abbreviation_of(folded, len);
    if (kind == ABBREV_NONE || (kind == ABBREV_STATE && run->uppers == 0)) /* "miss." */
        return false;
    if (kind == ABBREV_NUMBER || (kind == ABBREV_EITHER && run->uppers == 0)) {
        /* "no." and "art." are words as well: only before a number; "ill." never. */
        size_t next = end + 1;
        while (byte_at(s, next) == ' ')
            next++;
        bool number = ascii_digit(byte_at(s, next));
        bool always = len == 3 && memcmp(folded, "etc", 3) == 0;
        return number || always || (kind == ABBREV_EITHER && peek(s, next) == CHAR_LOWER && next > end + 1 &&
                                    strcmp((folded[len] = '\0', folded), "ill") != 0);
    }
    return true;
}

static bool emit_with_stop(Scan *s, Run *run, size_t end) {
    if (run->digits == 0 && run->letters <= 2) {
        size_t pointed = scan_points(s, end, run);
        if (pointed > end) {
            emit(s, run->begin, pointed, shape_of_abbreviation(run));
            return true;
        }
    }
    if (char_in_word(peek(s, end + 1)) && run->letters != 1)
        return false;
    if (!keeps_stop(s, run, end))
        return false;
    emit(s, run->begin, end + 1, shape_of_abbreviation(run));
    return true;
}

/* Whether the apostrophe behind a run joins two parts of one name ("O'Brien", "d'Artagnan",
** "rock'n'roll"). */
static bool apostrophe_joins(const Scan *s, size_t at) {
    return char_is_letter(peek(s, at));
}

static bool emit_hyphenated_prefix(Scan *s, const Run *run, size_t end) {
    char folded[64];
    size_t len = end - run->begin;
    if (len > 12 || run->digits > 0 || !char_is_letter(peek(s, end + 1)))
        return false;
    len = word_fold(folded, s->text + run->begin, len);
    if (!is_word_prefix(folded, len))
        return false;
    Run whole = *run;
    size_t stop = scan_run(s, end + 1, &whole);
    if (byte_at(s, stop) == '-')
        return false;
    emit(s, run->begin, stop, shape_of(s->text, stop, &whole));
    return true;
}

static bool is_dollar_prefix(const char *s, size_t len) {
    return (len == 2 && (!memcmp(s, "US", 2) || !memcmp(s, "HK", 2) || !memcmp(s, "NZ", 2) ||
                         !memcmp(s, "NT", 2) || !memcmp(s, "AU", 2) || !memcmp(s, "CA", 2))) ||
           (len == 1 && (*s == 'A' || *s == 'C' || *s == 'S' || *s == 'R'));
}

/* Whether letters follow a number that belong to it; those of a time of day do not. */
static bool is_scaled(const Scan *s, size_t at) {
    char a = (char)(byte_at(s, at) | 0x20), m = (char)(byte_at(s, at + 1) | 0x20);
    return char_is_letter(peek(s, at)) && !((a == 'a' || a == 'p') && m == 'm');
}

static void scan_word(Scan *s) {
    Run run = {.begin = s->pos};
    size_t end = scan_run(s, s->pos, &run), len;
    for (;;) {
        CharClass c = class_at(s, end, &len);
        if (c != CHAR_APOSTROPHE || len == 0)
            break;
        if (emit_with_clitic(s, &run, end, len))
            return;
        if (!apostrophe_joins(s, end + len))
            break;
        end = scan_run(s, end + len, &run);
    }
    if (run.letters == 0 && run.digits > 0) {
        Shape shape;
        size_t number = scan_number(s, run.begin, end, &shape);
        if (number > end) {
            if (shape == SHAPE_NUMBER && is_scaled(s, number)) { /* "3.5bn", as "35bn" */
                number = scan_run(s, number, &run);
                shape = SHAPE_ALNUM;
            }
            emit(s, run.begin, number, shape);
            return;
        }
    }
    char next = byte_at(s, end);
    if (emit_address(s, run.begin, end) || (next == '.' && emit_with_stop(s, &run, end)) ||
        (next == '-' && emit_hyphenated_prefix(s, &run, end)))
        return;
    if (next == '$' && is_dollar_prefix(s->text + run.begin, end - run.begin)) {
        emit(s, run.begin, end + 1, SHAPE_CURRENCY);
        return;
    }
    emit(s, run.begin, end, shape_of(s->text, end, &run));
}

/* ---- plain words, the fast way ---- */

/* What stands behind a run of letters (1) or of digits (2) and ends it without a further look. */
static const uint8_t ENDS_RUN[128] = {
    [' '] = 3, ['\n'] = 3, ['\t'] = 3, ['\r'] = 3, [','] = 1, [';'] = 3, ['!'] = 3, ['?'] = 3,
    ['"'] = 3, [')'] = 3, [']'] = 3, ['('] = 1, ['/'] = 1, ['&'] = 1, ['='] = 1, ['*'] = 1,
};

#if defined(__SSE2__)
#include <emmintrin.h>

/* Bits of the 16 bytes at s that are letters, capitals, digits; and the bytes folded. */
typedef struct Look {
    uint32_t letters, uppers, digits;
    __m128i folded;
} Look;

static inline __m128i in_range(__m128i v, char first, char count) {
    __m128i shifted = _mm_sub_epi8(v, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(shifted, _mm_set1_epi8((char)(count - 1))), shifted);
}

static inline Look look_at(const char *s) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
    __m128i upper = in_range(v, 'A', 26);
    __m128i folded = _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    __m128i letter = in_range(folded, 'a', 26);
    return (Look){(uint32_t)_mm_movemask_epi8(letter), (uint32_t)_mm_movemask_epi8(upper),
                  (uint32_t)_mm_movemask_epi8(in_range(v, '0', 10)), folded};
}

/* The first `len` of the folded bytes, the rest zero. */
static inline ShortWord cut_word(const Look *look, size_t len) {
    static const unsigned char ONES[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                           255, 255, 255, 255, 255, 255, 255, 255};
    __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(ONES + 16 - len));
    ShortWord word;
    _mm_store_si128((__m128i *)(void *)word.bytes, _mm_and_si128(look->folded, mask));
    return word;
}

#else

typedef struct Look {
    uint32_t letters, uppers, digits;
    unsigned char folded[16];
} Look;

static inline Look look_at(const char *s) {
    Look look = {0, 0, 0, {0}};
    for (uint32_t i = 0; i < 16; i++) {
        unsigned char c = (unsigned char)s[i];
        bool upper = c >= 'A' && c <= 'Z';
        unsigned char folded = upper ? c | 0x20 : c;
        look.uppers |= (uint32_t)upper << i;
        look.letters |= (uint32_t)(folded >= 'a' && folded <= 'z') << i;
        look.digits |= (uint32_t)(c >= '0' && c <= '9') << i;
        look.folded[i] = folded;
    }
    return look;
}

static inline ShortWord cut_word(const Look *look, size_t len) {
    ShortWord word = {{0}};
    memcpy(word.bytes, look->folded, len);
    return word;
}

#endif

static inline Shape shape_of_letters(uint32_t uppers, size_t len) {
    if (uppers == 0)
        return SHAPE_LOWER;
    if (uppers == (1u << len) - 1)
        return len == 1 ? SHAPE_INITIAL : SHAPE_UPPER;
    return uppers == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

/* A run of up to 15 ASCII letters, or of digits, with nothing behind it that could make it longer.
** False, and nothing done, when it is anything else. */
static inline bool scan_plain_word(Scan *s) {
    const char *at = s->text + s->pos;
    Look look = look_at(at);
    bool letters = look.letters & 1;
    uint32_t run = ~(letters ? look.letters : look.digits);
    size_t len = (size_t)__builtin_ctz(run | 1u << 16);
    unsigned char next = (unsigned char)at[len];
    if (len == 0 || len > 15 || s->pos + len >= s->end || next >= 0x80 ||
        !(ENDS_RUN[next] & (letters ? 1 : 2)))
        return false;
    Shape shape = letters ? shape_of_letters(look.uppers & ((1u << len) - 1), len) : SHAPE_NUMBER;
    Pending *p = &s->pending[s->pending_count++];
    p->word = cut_word(&look, len);
    p->hash = short_word_hash(&p->word);
    p->token = s->out->count;
    lexicon_prefetch(s->lexicon, p->hash);
    put_token(s, s->pos, s->pos + len, WORD_UNKNOWN, shape);
    if (s->pending_count == BATCH)
        resolve_pending(s);
    return true;
}

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
    emit(s, s->pos, end, end > s->pos + len ? SHAPE_ELLIPSIS : SHAPE_FULL_STOP);
}

static void scan_exclamation(Scan *s) {
    size_t end = s->pos, len;
    while (class_at(s, end, &len) == CHAR_EXCLAMATION && len > 0)
        end += len;
    emit(s, s->pos, end, SHAPE_EXCLAMATION);
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
    case CHAR_ELLIPSIS: return SHAPE_ELLIPSIS;
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
        emit(s, s->pos, end, SHAPE_EXCLAMATION);
    else
        emit(s, s->pos, s->pos + len, plain_mark(c));
}

static void scan_mark(Scan *s, CharClass c, size_t len) {
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
    default:
        emit(s, s->pos, end, plain_mark(c));
    }
}

static bool is_joiner_at(const Scan *s) {
    uint32_t cp;
    utf8_next(s->text + s->pos, &cp);
    return char_is_joiner(cp);
}

void tokenize(Tokens *out, Lexicon *lexicon, const char *text, size_t begin, size_t end) {
    Pending pending[BATCH];
    Scan s = {.out = out, .lexicon = lexicon, .text = text, .pos = begin, .end = end, .space = true,
              .pending = pending};
    while (s.pos < s.end) {
        if (text[s.pos] == ' ') {
            s.pos++;
            s.space = true;
        }
        if (s.pos < s.end && scan_plain_word(&s))
            continue;
        if (s.pos == s.end)
            break;
        size_t len;
        CharClass c = class_at(&s, s.pos, &len);
        if (c == CHAR_SPACE) {
            s.pos += len;
            s.space = true;
        } else if (c == CHAR_MARK && is_joiner_at(&s)) {
            s.pos += len; /* before a word it joins nothing: a byte-order mark, say */
        } else if (char_in_word(c)) {
            scan_word(&s);
        } else {
            scan_mark(&s, c, len);
        }
    }
    resolve_pending(&s);
}
