/* dates.c - see dates.h */
#include "html/dates.h"

#include "html/phrases.h"
#include "read/when.h"

#include <ctype.h>
#include <stdio.h>

enum {
    FIRST_YEAR = 1980,
    LAST_YEAR = 2039,
    MOST_BEFORE = 7, /* words of a date before its year */
    MOST_AFTER = 4,  /* and behind it: a clock, its half of the day, a zone */
    REACH = 20,      /* bytes between a day and its year */
    SLASHED = 10     /* bytes of 05/06/2021 */
};

bool date_day_first(LodeString language) {
    static const char *const month_first[] = {"en", "en-us", "en_us", "en-ca", "en_ca", "en-ph", NULL};
    return language.s != NULL && language.len >= 2 && !phrase_in(language, month_first);
}

static int figures(const char *s, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)s[i]))
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

/* 05/06/2021 or 05-06-2021 turned, so that parse_when takes the day for the day. */
static LodeString turn(LodeString s, char turned[64]) {
    if (s.len < SLASHED || s.len > 40 || (s.s[2] != '/' && s.s[2] != '-') || s.s[5] != s.s[2])
        return s;
    int day = figures(s.s, 2), month = figures(s.s + 3, 2), year = figures(s.s + 6, 4);
    if (day < 0 || month < 1 || month > 12 || year < 0)
        return s;
    int len = snprintf(turned, 64, "%04d-%02d-%02d%.*s", year, month, day, (int)(s.len - SLASHED),
                       s.s + SLASHED);
    return (LodeString){turned, (size_t)len};
}

bool date_read(LodeString text, bool day_first, char out[32]) {
    char turned[64];
    text = phrase_trim(text, ",.;|()");
    if (day_first)
        text = turn(text, turned);
    if (!parse_when(text, out))
        return false;
    int year = figures(out, 4);
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/* ---- in running text ---- */

/* The next year at or behind `at` (19xx, 20xx, no digit beside it), or text.len. */
static size_t find_year(LodeString s, size_t at) {
    for (; at + 4 <= s.len; at++) {
        bool head = (s.s[at] == '1' && s.s[at + 1] == '9') || (s.s[at] == '2' && s.s[at + 1] == '0');
        if (!head || figures(s.s + at, 4) < 0 || (at > 0 && isdigit((unsigned char)s.s[at - 1])))
            continue;
        if (at + 4 == s.len || !isdigit((unsigned char)s.s[at + 4]))
            return at;
    }
    return s.len;
}

/* A day needs figures beside the year's: "Copyright 2021" has none. */
static bool has_figure_near(LodeString s, size_t year) {
    size_t from = year > REACH ? year - REACH : 0, to = year + 4 + REACH < s.len ? year + 4 + REACH : s.len;
    for (size_t i = from; i < to; i++)
        if ((i < year || i >= year + 4) && isdigit((unsigned char)s.s[i]))
            return true;
    return false;
}

static size_t word_begin(LodeString s, size_t at) {
    while (at > 0 && !isspace((unsigned char)s.s[at - 1]))
        at--;
    return at;
}

static size_t word_end(LodeString s, size_t at) {
    while (at < s.len && !isspace((unsigned char)s.s[at]))
        at++;
    return at;
}

static size_t skip_blanks(LodeString s, size_t at) {
    while (at < s.len && isspace((unsigned char)s.s[at]))
        at++;
    return at;
}

static bool read_between(LodeString s, size_t begin, size_t end, bool day_first, char out[32]) {
    return date_read((LodeString){s.s + begin, end - begin}, day_first, out);
}

/* The longest date that begins at `begin` and goes on behind `end`, where one ends already: with its
** clock. */
static size_t stretch_end(LodeString s, size_t begin, size_t end, bool day_first, char out[32]) {
    size_t best = end, at = end;
    char longer[32];
    for (int i = 0; i < MOST_AFTER && at < s.len; i++) {
        at = word_end(s, skip_blanks(s, at));
        if (read_between(s, begin, at, day_first, longer) && strlen(longer) >= strlen(out)) {
            memcpy(out, longer, sizeof longer);
            best = at;
        }
    }
    return best;
}

/* Where a word of a date may begin within a word of the text: behind a colon, bracket or the like. */
static size_t behind_mark(LodeString s, size_t begin, size_t year) {
    for (size_t i = year; i > begin; i--)
        if (strchr(":([|,>", s.s[i - 1]) != NULL)
            return i;
    return begin;
}

/* Words before the year are added while that makes a date of a day. */
static bool find_around(LodeString s, size_t year, bool day_first, size_t *at, size_t *end,
                        char out[32]) {
    size_t stop = word_end(s, year), begin = word_begin(s, year), floor = *at;
    bool found = false;
    char wider[32];
    begin = behind_mark(s, begin, year);
    for (int i = 0; i < MOST_BEFORE; i++) {
        size_t from = begin > floor ? begin : floor;
        bool reads = read_between(s, from, stop, day_first, wider);
        if (found && !reads)
            break;
        if (reads && (!found || strlen(wider) >= strlen(out))) {
            memcpy(out, wider, sizeof wider);
            *at = from;
            found = true;
        }
        if (begin <= floor)
            break;
        while (begin > floor && isspace((unsigned char)s.s[begin - 1]))
            begin--;
        begin = word_begin(s, begin);
    }
    if (found)
        *end = stretch_end(s, *at, stop, day_first, out);
    return found;
}

bool date_find(LodeString text, bool day_first, size_t *at, size_t *end, char out[32]) {
    size_t from = *at;
    for (size_t year; (year = find_year(text, from)) < text.len; from = year + 4)
        if (has_figure_near(text, year) && find_around(text, year, day_first, at, end, out))
            return true;
    return false;
}

/* ---- in an address ---- */

static bool is_part_end(LodeString s, size_t at) {
    return at >= s.len || !isdigit((unsigned char)s.s[at]);
}

/* "/03/15", "-03-15", "0315", "/mar/15" and "/03" behind a year: its month and day. */
static bool read_month_day(LodeString s, size_t at, int *month, int *day) {
    char mark = at < s.len && strchr("/-_", s.s[at]) != NULL ? s.s[at] : '\0';
    at += mark != '\0';
    *month = at + 2 <= s.len ? figures(s.s + at, 2) : -1;
    *day = -1;
    if (*month < 1 || *month > 12)
        return false;
    at += 2;
    if (mark != '\0' && (at >= s.len || s.s[at] != mark))
        return mark == '/' && is_part_end(s, at);
    at += mark != '\0';
    if (at + 2 <= s.len && is_part_end(s, at + 2))
        *day = figures(s.s + at, 2);
    return (mark == '/' || *day > 0) && *day <= 31;
}

bool date_of_url(LodeString url, char out[32]) {
    char text[32];
    const char *host = phrase_find(url, "://");
    size_t from = host != NULL ? (size_t)(host + 3 - url.s) : 0;
    for (size_t year; from + 4 <= url.len; from = year + 1) {
        int month, day;
        for (year = from; year + 4 <= url.len; year++)
            if (memcmp(url.s + year, "20", 2) == 0 || memcmp(url.s + year, "19", 2) == 0)
                break;
        if (year + 4 > url.len)
            return false;
        bool begins = year == 0 || !isalnum((unsigned char)url.s[year - 1]);
        int number = figures(url.s + year, 4);
        if (!begins || number < FIRST_YEAR || !read_month_day(url, year + 4, &month, &day))
            continue;
        if (day > 0)
            snprintf(text, sizeof text, "%04d-%02d-%02d", number, month, day);
        else
            snprintf(text, sizeof text, "%04d-%02d", number, month);
        if (date_read(phrase(text), false, out))
            return true;
    }
    return false;
}
