/* when.c - see when.h.
**
** A date is read from left to right, piece by piece: a clock, a date in figures, a year, a day, a
** word.  Each fills places of a When that must be free; a piece that nothing knows, and a place
** filled twice, mean that this is no date.
*/
#include "read/when.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { UNKNOWN = -1, FIRST_YEAR = 1500, LAST_YEAR = 2199, LONGEST_WORD = 28, LONGEST_DATE = 120 };

typedef struct When {
    const char *p, *end;
    int year, month, day;
    int hour, minute, second;
    bool clock;   /* one was there, though it may have been no time of day */
    bool compact; /* behind a T: "160400" is a clock */
    char zone[8];
} When;

/* ---- words ---- */

typedef struct Word {
    const char *text; /* in lower case; words of one meaning separated by blanks */
    int value;
} Word;

static const Word MONTHS[] = {
    {"january jan januar j\u00e4nner janvier janv enero ene janeiro gennaio gen "
     "\u044f\u043d\u0432\u0430\u0440\u044f \u044f\u043d\u0432\u0430\u0440\u044c \u044f\u043d\u0432",
     1},
    {"february feb februar feber f\u00e9vrier fevrier f\u00e9vr fevr f\u00e9v febrero fevereiro "
     "fev febbraio febb "
     "\u0444\u0435\u0432\u0440\u0430\u043b\u044f \u0444\u0435\u0432\u0440\u0430\u043b\u044c "
     "\u0444\u0435\u0432\u0440 \u0444\u0435\u0432",
     2},
    {"march mar m\u00e4rz maerz mrz m\u00e4r mars marzo mar\u00e7o marco "
     "\u043c\u0430\u0440\u0442\u0430 \u043c\u0430\u0440\u0442 \u043c\u0430\u0440",
     3},
    {"april apr avril avr abril abr aprile "
     "\u0430\u043f\u0440\u0435\u043b\u044f \u0430\u043f\u0440\u0435\u043b\u044c \u0430\u043f\u0440",
     4},
    {"may mai mayo maio maggio mag \u043c\u0430\u044f \u043c\u0430\u0439", 5},
    {"june jun juni juin junio junho giugno giu "
     "\u0438\u044e\u043d\u044f \u0438\u044e\u043d\u044c \u0438\u044e\u043d",
     6},
    {"july jul juli juillet juil julio julho luglio lug "
     "\u0438\u044e\u043b\u044f \u0438\u044e\u043b\u044c \u0438\u044e\u043b",
     7},
    {"august aug ao\u00fbt aout agosto ago "
     "\u0430\u0432\u0433\u0443\u0441\u0442\u0430 \u0430\u0432\u0433\u0443\u0441\u0442 "
     "\u0430\u0432\u0433",
     8},
    {"september sep sept septembre septiembre setiembre setembro set settembre sett "
     "\u0441\u0435\u043d\u0442\u044f\u0431\u0440\u044f "
     "\u0441\u0435\u043d\u0442\u044f\u0431\u0440\u044c "
     "\u0441\u0435\u043d\u0442 \u0441\u0435\u043d",
     9},
    {"october oct oktober okt octobre octubre outubro out ottobre ott "
     "\u043e\u043a\u0442\u044f\u0431\u0440\u044f \u043e\u043a\u0442\u044f\u0431\u0440\u044c "
     "\u043e\u043a\u0442",
     10},
    {"november nov novembre noviembre novembro "
     "\u043d\u043e\u044f\u0431\u0440\u044f \u043d\u043e\u044f\u0431\u0440\u044c "
     "\u043d\u043e\u044f\u0431 \u043d\u043e\u044f",
     11},
    {"december dec dezember dez d\u00e9cembre decembre d\u00e9c diciembre dic dezembro dicembre "
     "\u0434\u0435\u043a\u0430\u0431\u0440\u044f \u0434\u0435\u043a\u0430\u0431\u0440\u044c "
     "\u0434\u0435\u043a",
     12},
};

/* Weekdays, and the small words that join the parts of a date: they tell nothing. */
static const Word FILLERS[] = {
    {"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur "
     "thurs fri sat sun",
     0},
    {"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so",
     0},
    {"lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim", 0},
    {"lunes martes mi\u00e9rcoles miercoles jueves viernes s\u00e1bado sabado domingo mi\u00e9 mie "
     "jue vie s\u00e1b sab dom",
     0},
    {"segunda ter\u00e7a terca quarta quinta sexta feira seg ter qua qui sex", 0},
    {"luned\u00ec marted\u00ec mercoled\u00ec gioved\u00ec venerd\u00ec sabato domenica gio", 0},
    {"\u043f\u043e\u043d\u0435\u0434\u0435\u043b\u044c\u043d\u0438\u043a "
     "\u0432\u0442\u043e\u0440\u043d\u0438\u043a "
     "\u0441\u0440\u0435\u0434\u0430 \u0447\u0435\u0442\u0432\u0435\u0440\u0433 "
     "\u043f\u044f\u0442\u043d\u0438\u0446\u0430 "
     "\u0441\u0443\u0431\u0431\u043e\u0442\u0430 "
     "\u0432\u043e\u0441\u043a\u0440\u0435\u0441\u0435\u043d\u044c\u0435",
     0},
    {"\u043f\u043d \u0432\u0442 \u0441\u0440 \u0447\u0442 \u043f\u0442 \u0441\u0431 \u0432\u0441",
     0},
    {"of the at on de del le el den der am um uhr \u00e0 a \u00e0s as las los alle ore il h hrs "
     "hours "
     "\u0433 \u0433\u043e\u0434\u0430 \u0433\u043e\u0434 \u0432",
     0},
};

/* Minutes from UTC: what RFC 822 defines. */
static const Word ZONES[] = {
    {"z ut utc gmt", 0}, {"edt", -240},     {"est cdt", -300},
    {"cst mdt", -360},   {"mst pdt", -420}, {"pst", -480},
};

static bool has_word(const char *words, const char *word, size_t len) {
    for (const char *at = words; at != NULL; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, word, len) == 0 && (at[len] == ' ' || at[len] == '\0'))
            return true;
    }
    return false;
}

#define FIND(table, word, value) find_word(table, sizeof table / sizeof *(table), word, value)

static bool find_word(const Word *table, size_t count, const char *word, int *value) {
    size_t len = strlen(word);
    for (size_t i = 0; i < count && len > 0; i++)
        if (has_word(table[i].text, word, len)) {
            *value = table[i].value;
            return true;
        }
    return false;
}

static bool is_letter(char c) {
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Lower case of two-byte letters: Latin-1 and Cyrillic, all that the tables have. */
static void lower_pair(char *pair) {
    unsigned char lead = (unsigned char)pair[0], tail = (unsigned char)pair[1];
    if (lead == 0xC3 && tail >= 0x80 && tail <= 0x9E) {
        pair[1] = (char)(tail + 0x20);
    } else if (lead == 0xD0 && tail >= 0x90 && tail <= 0x9F) {
        pair[1] = (char)(tail + 0x20);
    } else if (lead == 0xD0 && tail >= 0xA0 && tail <= 0xAF) {
        pair[0] = '\xD1';
        pair[1] = (char)(tail - 0x20);
    }
}

/* The word at `p` in lower case, "" when it is too long for any; returns where it ends. */
static const char *take_word(const char *p, const char *end, char word[LONGEST_WORD]) {
    size_t len = 0;
    const char *stop = p;
    while (stop < end && is_letter(*stop))
        stop++;
    if ((size_t)(stop - p) < LONGEST_WORD)
        for (; p < stop; p++)
            word[len++] = (char)tolower((unsigned char)*p);
    word[len] = '\0';
    for (size_t i = 0; i + 1 < len; i++)
        lower_pair(word + i);
    return stop;
}

/* ---- numbers ---- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool digit_at(const When *w, const char *p) {
    return p < w->end && is_digit(*p);
}

static int count_digits(const When *w, const char *p) {
    const char *from = p;
    while (digit_at(w, p))
        p++;
    return (int)(p - from);
}

static int number(const char *p, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++)
        value = value * 10 + (p[i] - '0');
    return value;
}

static const char *skip_spaces(const When *w, const char *p) {
    while (p < w->end && *p == ' ')
        p++;
    return p;
}

/* ---- the calendar ---- */

static bool is_day(int year, int month, int day) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return day <= lengths[month - 1] + (month == 2 && leap);
}

/* The day that is `days` after 1970-01-01, counted in years that begin in March, so that leap days
** come last (Hinnant: "chrono-compatible low-level date algorithms"). */
static void set_epoch_day(When *w, int64_t days) {
    int64_t z = days + 719468, era = z / 146097, of_era = z % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100),
            month = (5 * of_year + 2) / 153;
    w->day = (int)(of_year - (153 * month + 2) / 5 + 1);
    w->month = (int)(month < 10 ? month + 3 : month - 9);
    w->year = (int)(year + era * 400 + (w->month <= 2));
}

static bool set_date(When *w, int year, int month, int day) {
    bool is_free = w->year == UNKNOWN && w->month == UNKNOWN && w->day == UNKNOWN;
    w->year = year;
    w->month = month;
    w->day = day;
    return is_free && is_day(year, month, day);
}

/* RFC 2822's rule for years of two figures. */
static int full_year(int year) {
    return year < 50 ? 2000 + year : 1900 + year;
}

/* ---- a clock ---- */

/* What is no time of day leaves the date without one. */
static bool set_clock(When *w, int hour, int minute, int second, char half) {
    if (w->clock)
        return false;
    w->clock = true;
    if (half != '\0' && (hour < 1 || hour > 12))
        return true;
    if (half != '\0')
        hour = hour % 12 + (half == 'p' ? 12 : 0);
    if (hour > 23 || minute > 59)
        return true;
    w->hour = hour;
    w->minute = minute;
    w->second = second < 60 ? second : UNKNOWN;
    return true;
}

/* Behind "am", "p.m." and the like; *half gets the letter.  `p` itself when there is none. */
static const char *skip_half(const When *w, const char *p, char *half) {
    const char *at = skip_spaces(w, p);
    char letter = at < w->end ? (char)tolower((unsigned char)*at) : '\0';
    if (letter != 'a' && letter != 'p')
        return p;
    at++;
    bool dotted = at < w->end && *at == '.';
    at += dotted;
    if (at == w->end || (*at != 'm' && *at != 'M'))
        return p;
    at++;
    if (at < w->end && (dotted ? *at == '.' : is_letter(*at)))
        at += dotted ? 1 : w->end - at + 1;
    if (at > w->end)
        return p;
    *half = letter;
    return at;
}

static void set_offset(When *w, char sign, unsigned hours, unsigned minutes) {
    if (hours <= 14 && minutes <= 59)
        snprintf(w->zone, sizeof w->zone, "%c%02u:%02u", sign, hours % 100, minutes % 100);
}

/* +09:00, +0900, +09, +9.  A dash before a blank is none of it. */
static const char *take_offset(When *w, const char *p) {
    const char *digits = p + 1;
    int count = p < w->end && (*p == '+' || *p == '-') ? count_digits(w, digits) : 0;
    if (count != 1 && count != 2 && count != 4)
        return p;
    int hours = number(digits, count == 4 ? 2 : count),
        minutes = count == 4 ? number(digits + 2, 2) : 0;
    const char *stop = digits + count;
    if (count <= 2 && stop < w->end && *stop == ':' && count_digits(w, stop + 1) == 2) {
        minutes = number(stop + 1, 2);
        stop += 3;
    }
    set_offset(w, *p, (unsigned)hours, (unsigned)minutes);
    return stop;
}

/* The zone behind a clock, if it is one that tells an offset. */
static const char *take_zone(When *w, const char *p) {
    char name[LONGEST_WORD];
    int minutes;
    const char *at = skip_spaces(w, p), *stop = take_offset(w, at);
    if (stop > at)
        return stop;
    stop = take_word(at, w->end, name);
    if (!FIND(ZONES, name, &minutes))
        return p;
    if (minutes != 0) {
        set_offset(w, '-', (unsigned)-minutes / 60, (unsigned)-minutes % 60);
        return stop;
    }
    strcpy(w->zone, "Z");
    return take_offset(w, name[0] == 'z' ? stop : skip_spaces(w, stop));
}

/* Behind ":ss" and its fraction; *second gets the number. */
static const char *take_seconds(const When *w, const char *p, int *second) {
    if (p < w->end && (*p == ':' || *p == '.') && count_digits(w, p + 1) == 2) {
        *second = number(p + 1, 2);
        p += 3;
        if (p < w->end && (*p == '.' || *p == ',') && digit_at(w, p + 1))
            p += 1 + count_digits(w, p + 1);
    }
    return p;
}

/* 16:04, 16:04:00.123, 4:04 pm, 16h04, 16h, 4 pm; 16.04 when the day is known.  `at` is behind the
** hour.  False when this is no clock. */
static bool take_clock(When *w, int hour, const char *at) {
    int minute = 0, second = UNKNOWN;
    char half = '\0', c = at < w->end ? *at : '\0';
    bool minutes =
        (c == ':' || c == 'h' || (c == '.' && w->day != UNKNOWN)) && count_digits(w, at + 1) == 2;
    if (minutes) {
        minute = number(at + 1, 2);
        at = take_seconds(w, at + 3, &second);
    } else if (c == 'h') {
        at++;
    }
    const char *stop = skip_half(w, at, &half);
    if (!minutes && c != 'h' && half == '\0')
        return false;
    if (!set_clock(w, hour, minute, second, half))
        return false;
    w->p = take_zone(w, stop);
    return true;
}

/* "160400" or "1604" behind a T. */
static bool take_compact_clock(When *w, const char *p, int digits) {
    int second = digits == 6 ? number(p + 4, 2) : UNKNOWN;
    if (!set_clock(w, number(p, 2), number(p + 2, 2), second, '\0'))
        return false;
    const char *stop = p + digits;
    if (stop < w->end && *stop == '.' && digit_at(w, stop + 1))
        stop += 1 + count_digits(w, stop + 1);
    w->p = take_zone(w, stop);
    return true;
}

/* ---- a date in figures ---- */

/* Two numbers and a year at the end: the first is the month where it can be, but for dots. */
static bool set_year_last(When *w, char separator, int a, int b, int year, int digits) {
    if (digits == 2 && separator == '/')
        year = full_year(year);
    else if (digits != 4)
        return false;
    bool day_first = separator == '.' || a > 12;
    return day_first ? set_date(w, year, b, a) : set_date(w, year, a, b);
}

/* The separator at `p`, with blanks behind a dot, then a number; NULL when it is not there. */
static const char *next_figure(const When *w, const char *p, char separator, int *digits) {
    if (p >= w->end || *p != separator)
        return NULL;
    p = separator == '.' ? skip_spaces(w, p + 1) : p + 1;
    *digits = count_digits(w, p);
    return *digits > 0 ? p : NULL;
}

/* 2023-07 and 07/2023. */
static bool set_month(When *w, char separator, int a, int a_digits, int b, int b_digits) {
    bool year_first = a_digits == 4 && b_digits == 2 && separator != '.';
    if (!year_first && !(a_digits <= 2 && b_digits == 4 && separator == '/'))
        return false;
    bool is_free = w->year == UNKNOWN && w->month == UNKNOWN && w->day == UNKNOWN;
    w->year = year_first ? a : b;
    w->month = year_first ? b : a;
    return is_free && is_day(w->year, w->month, 1);
}

/* Whether figures with one separator begin at `p`: *fits is false when they are no date. */
static bool take_figures(When *w, const char *p, int a_digits, bool *fits) {
    const char *at = p + a_digits;
    char separator = at < w->end ? *at : '\0';
    int b_digits, c_digits;
    if ((separator != '-' && separator != '/' && separator != '.') || a_digits == 3 || a_digits > 4)
        return false;
    const char *b = next_figure(w, at, separator, &b_digits);
    if (b == NULL || (b_digits > 2 && b_digits != 4))
        return false;
    const char *c = next_figure(w, b + b_digits, separator, &c_digits);
    int first = number(p, a_digits), second = number(b, b_digits);
    w->p = c != NULL ? c + c_digits : b + b_digits;
    if (c == NULL)
        *fits = set_month(w, separator, first, a_digits, second, b_digits);
    else if (b_digits > 2 || c_digits > 4)
        *fits = false;
    else if (a_digits == 4)
        *fits = c_digits <= 2 && set_date(w, first, second, number(c, c_digits));
    else
        *fits = a_digits <= 2 &&
                set_year_last(w, separator, first, second, number(c, c_digits), c_digits);
    return true;
}

/* 20230731, with 1604 or 160400 behind it. */
static bool set_packed(When *w, const char *p, int digits) {
    w->p = p + digits;
    return set_date(w, number(p, 4), number(p + 4, 2), number(p + 6, 2)) &&
           (digits == 8 || set_clock(w, number(p + 8, 2), number(p + 10, 2),
                                     digits == 14 ? number(p + 12, 2) : UNKNOWN, '\0'));
}

/* ---- one number ---- */

/* Behind an ordinal's ending or the dot of "31. Juli". */
static const char *skip_ordinal(const When *w, const char *p) {
    static const Word endings[] = {{"st nd rd th er", 0}};
    char word[LONGEST_WORD];
    int value;
    if (p < w->end && *p == '.')
        return p + 1;
    const char *stop = take_word(p, w->end, word);
    return FIND(endings, word, &value) ? stop : p;
}

/* 2023年, 7月, 31日, and so in Korean: the word says what the number is. */
static bool take_named(When *w, int value, const char *p) {
    static const Word names[] = {{"\u5e74 \ub144", 1}, {"\u6708 \uc6d4", 2}, {"\u65e5 \uc77c", 3}};
    char word[LONGEST_WORD];
    int name;
    const char *stop = take_word(p, w->end, word);
    if (!FIND(names, word, &name))
        return false;
    int *place = name == 1 ? &w->year : name == 2 ? &w->month : &w->day;
    if (*place != UNKNOWN)
        return false;
    *place = value;
    w->p = stop;
    return true;
}

/* A number that stands alone: a year, a day, or the year of two figures behind "31 Jul". */
static bool take_lone(When *w, const char *p, int digits) {
    int value = number(p, digits);
    w->p = p + digits;
    if (digits == 4 && w->year == UNKNOWN) {
        w->year = value;
        return true;
    }
    if (digits > 2)
        return false;
    if (w->day == UNKNOWN) {
        w->day = value;
        w->p = skip_ordinal(w, w->p);
        return true;
    }
    bool year = digits == 2 && w->month != UNKNOWN && w->year == UNKNOWN;
    w->year = year ? full_year(value) : w->year;
    return year;
}

static bool take_number(When *w) {
    const char *p = w->p;
    int digits = count_digits(w, p);
    bool compact = w->compact, fits = false;
    w->compact = false;
    if (compact && (digits == 6 || digits == 4))
        return take_compact_clock(w, p, digits);
    if (digits == 8 || digits == 12 || digits == 14)
        return set_packed(w, p, digits);
    if (digits <= 2 && take_clock(w, number(p, digits), p + digits))
        return true;
    if (take_figures(w, p, digits, &fits))
        return fits;
    return digits <= 4 && (take_named(w, number(p, digits), p + digits) || take_lone(w, p, digits));
}

/* ---- one word ---- */

/* Names of zones that tell no offset: capitals behind a clock. */
static bool is_zone_name(const When *w, const char *p, const char *stop) {
    bool capitals = w->clock && stop - p >= 2 && stop - p <= 5;
    for (; p < stop; p++)
        capitals = capitals && *p >= 'A' && *p <= 'Z';
    return capitals;
}

static bool take_name(When *w) {
    char word[LONGEST_WORD];
    int value;
    const char *p = w->p, *stop = take_word(p, w->end, word);
    w->p = stop;
    if (strcmp(word, "t") == 0 && digit_at(w, stop))
        return w->compact = w->day != UNKNOWN;
    if (FIND(MONTHS, word, &value)) {
        bool is_free = w->month == UNKNOWN;
        w->month = value;
        return is_free;
    }
    return FIND(FILLERS, word, &value) || is_zone_name(w, p, stop);
}

/* ---- marks between them ---- */

/* Behind what a bracket holds: "(KST)", "[Europe/Paris]", "(Mon)". */
static bool skip_bracket(When *w) {
    char closing = *w->p == '(' ? ')' : ']';
    const char *stop = memchr(w->p, closing, (size_t)(w->end - w->p));
    for (const char *p = w->p; stop != NULL && p < stop; p++)
        if (is_digit(*p))
            return false;
    w->p = stop != NULL ? stop + 1 : w->end;
    return stop != NULL;
}

static bool take_piece(When *w) {
    if (strchr(" ,;|@-.", *w->p) != NULL) {
        w->p++;
        return true;
    }
    if (is_digit(*w->p))
        return take_number(w);
    if (*w->p == '(' || *w->p == '[')
        return skip_bracket(w);
    return is_letter(*w->p) && take_name(w);
}

/* ---- epochs ---- */

/* Only digits, and perhaps a fraction: seconds, milli-, micro- or nanoseconds since 1970. */
static bool take_epoch(When *w) {
    int digits = count_digits(w, w->p);
    const char *stop = w->p + digits;
    if (stop < w->end && *stop == '.')
        stop += 1 + count_digits(w, stop + 1);
    if (stop < w->end || (digits != 10 && digits != 13 && digits != 16 && digits != 19))
        return false;
    int64_t seconds = 0;
    for (int i = 0; i < 10; i++)
        seconds = seconds * 10 + (w->p[i] - '0');
    if (seconds < 1000000000 || seconds >= INT64_C(4102444800)) /* 2001 to 2099 */
        return false;
    set_epoch_day(w, seconds / 86400);
    set_clock(w, (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60), (int)(seconds % 60), '\0');
    strcpy(w->zone, "Z");
    return true;
}

/* The wrapper of "/Date(1690819440000)/" is taken off. */
static void unwrap(When *w) {
    if (w->end - w->p > 8 && memcmp(w->p, "/Date(", 6) == 0 && memcmp(w->end - 2, ")/", 2) == 0) {
        w->p += 6;
        w->end -= 2;
    }
}

/* ---- the whole ---- */

/* The text with wide marks as plain ones (a blank, or an ordinal's dot), no blanks at its ends and
** a zero behind it; returns its length. */
static size_t simplify(LodeString text, char *out) {
    static const char *const wide[] = {"\u00a0", "\u00b7", "\u2009", "\u2013", "\u2014",
                                       "\u202f", "\u2022", "\u00ba", "\u00b0", "\u00aa"};
    enum { WIDE = sizeof wide / sizeof *wide, FIRST_ORDINAL = WIDE - 3 };
    size_t len = 0, step;
    for (size_t i = 0; i < text.len; i += step) {
        char c = text.s[i];
        step = 1;
        for (size_t k = 0; (unsigned char)c >= 0x80 && step == 1 && k < WIDE; k++)
            if (strlen(wide[k]) <= text.len - i &&
                memcmp(text.s + i, wide[k], strlen(wide[k])) == 0) {
                step = strlen(wide[k]);
                c = k < FIRST_ORDINAL ? ' ' : '.';
            }
        out[len] = isspace((unsigned char)c) ? ' ' : c == '\0' ? '?' : c;
        len += out[len] != ' ' || len > 0;
    }
    while (len > 0 && out[len - 1] == ' ')
        len--;
    out[len] = '\0';
    return len;
}

static bool is_whole(const When *w) {
    return w->year != UNKNOWN && w->month != UNKNOWN &&
           is_day(w->year, w->month, w->day == UNKNOWN ? 1 : w->day);
}

static void print(const When *w, char out[32]) {
    int len = snprintf(out, 32, "%04d-%02d", w->year, w->month);
    if (w->day != UNKNOWN)
        len += snprintf(out + len, 32 - (size_t)len, "-%02d", w->day);
    if (w->day == UNKNOWN || w->hour == UNKNOWN)
        return;
    len += snprintf(out + len, 32 - (size_t)len, "T%02d:%02d", w->hour, w->minute);
    if (w->second != UNKNOWN)
        len += snprintf(out + len, 32 - (size_t)len, ":%02d", w->second);
    snprintf(out + len, 32 - (size_t)len, "%s", w->zone);
}

bool parse_when(LodeString text, char out[32]) {
    out[0] = '\0';
    char plain[LONGEST_DATE + 1];
    if (text.s == NULL || text.len > LONGEST_DATE)
        return false;
    When w = {.p = plain,
              .end = plain + simplify(text, plain),
              .year = UNKNOWN,
              .month = UNKNOWN,
              .day = UNKNOWN,
              .hour = UNKNOWN,
              .minute = UNKNOWN,
              .second = UNKNOWN};
    unwrap(&w);
    if (!take_epoch(&w))
        while (w.p < w.end)
            if (!take_piece(&w))
                return false;
    if (!is_whole(&w))
        return false;
    print(&w, out);
    return true;
}
