/* titles.c - the headline: see choose.h.
**
** A page names its title in its head with more around it (the site, a section) and shows it in an <h1>, among
** others perhaps.  The <h1> that agrees with the head is it.
*/
#include "html/choose.h"

#include <ctype.h>

enum { MOST_WORDS = 64 };

/* How alike two headlines are, 0 to 1: words in common, by the shorter. */
typedef struct Words {
    LodeString at[MOST_WORDS];
    size_t count;
} Words;

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

static void cut_words(LodeString s, Words *words) {
    words->count = 0;
    for (size_t i = 0; i < s.len && words->count < MOST_WORDS;) {
        size_t from = i;
        while (i < s.len && is_word_byte(s.s[i]))
            i++;
        if (i > from)
            words->at[words->count++] = (LodeString){s.s + from, i - from};
        else
            i++;
    }
}

static double likeness(LodeString a, LodeString b) {
    Words x, y;
    cut_words(a, &x);
    cut_words(b, &y);
    size_t common = 0, least = x.count < y.count ? x.count : y.count;
    for (size_t i = 0; i < x.count; i++)
        for (size_t j = 0; j < y.count; j++)
            if (same_words(x.at[i], y.at[j])) {
                common++;
                y.at[j].len = 0;
                break;
            }
    return least > 0 ? (double)common / (double)least : 0;
}

/* ---- without the site's name ---- */

/* Bytes of a separator between the parts of a browser's title, blanks around it; 0 when there is none. */
static size_t separator_at(LodeString s, size_t at) {
    static const char *const MARKS[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ",
                                        " \xC2\xBB ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xC2\xAB ", " / ",
                                        " ~ ", " < ", " > ", "| "};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t len = strlen(MARKS[i]);
        if (s.len - at > len && memcmp(s.s + at, MARKS[i], len) == 0)
            return len;
    }
    return 0;
}

static size_t word_count(LodeString s) {
    Words words;
    cut_words(s, &words);
    return words.count;
}

/* The last separator at or before `from`; s.len when there is none. */
static size_t last_separator(LodeString s) {
    for (size_t at = s.len; at-- > 1;)
        if (separator_at(s, at) > 0)
            return at;
    return s.len;
}

static size_t first_separator(LodeString s) {
    for (size_t at = 1; at < s.len; at++)
        if (separator_at(s, at) > 0)
            return at;
    return s.len;
}

static LodeString trimmed(LodeString s) {
    while (s.len > 0 && *s.s == ' ')
        s.s++, s.len--;
    while (s.len > 0 && s.s[s.len - 1] == ' ')
        s.len--;
    return s;
}

/* Takes off the parts that are the site's name, at either end. */
static LodeString without_site(const Page *page, const Candidates *all, LodeString s) {
    for (;;) {
        size_t at = last_separator(s), len = at < s.len ? separator_at(s, at) : 0;
        if (len > 0 && is_site_name(page, all, trimmed((LodeString){s.s + at + len, s.len - at - len}))) {
            s.len = at;
            continue;
        }
        at = first_separator(s);
        len = at < s.len ? separator_at(s, at) : 0;
        if (len > 0 && is_site_name(page, all, trimmed((LodeString){s.s, at}))) {
            s.s += at + len;
            s.len -= at + len;
            continue;
        }
        return trimmed(s);
    }
}

/* The longest part of a browser's title that has no site name: for <title> alone. */
static LodeString main_part(LodeString s) {
    size_t at = last_separator(s), len = at < s.len ? separator_at(s, at) : 0;
    if (len == 0)
        return s;
    LodeString head = {s.s, at}, tail = {s.s + at + len, s.len - at - len};
    return word_count(tail) > 2 * word_count(head) ? tail : word_count(tail) <= 4 ? main_part(head) : s;
}

/* ---- the choice ---- */

/* What the head says of the title, the most trusted first. */
static const Candidate *reference(const Candidates *all) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what == WANT_TITLE && strcmp(c->origin, "h1") != 0 && c->node == NO_NODE &&
            (best == NULL || c->trust > best->trust))
            best = c;
    }
    if (best != NULL)
        return best;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == WANT_TITLE && strcmp(all->at[i].origin, "title") == 0)
            return &all->at[i];
    return NULL;
}

static bool is_shown(const Candidate *c) {
    return c->what == WANT_TITLE && c->node != NO_NODE && strcmp(c->origin, "title") != 0;
}

/* The headline on the page that is most like what the head says: the first of several. */
static const Candidate *shown_title(const Page *page, const Candidates *all, const Candidate *wanted) {
    const Candidate *best = NULL, *only = NULL;
    double most = 0.5;
    size_t shown = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (!is_shown(c) || is_site_name(page, all, c->value))
            continue;
        shown++;
        only = c;
        double like = wanted != NULL ? likeness(c->value, wanted->value) : 0;
        if (word_count(c->value) < 2)
            like /= 2;
        if (like > most) {
            most = like;
            best = c;
        }
    }
    bool alone = best == NULL && shown == 1 && word_count(only->value) >= 3;
    return alone ? only : best;
}

void choose_title(const Page *page, const Candidates *all, Meta *meta) {
    const Candidate *wanted = reference(all), *shown = shown_title(page, all, wanted);
    const Candidate *best = shown != NULL ? shown : wanted;
    if (best == NULL)
        return;
    LodeString value = without_site(page, all, best->value);
    if (shown == NULL && strcmp(best->origin, "title") == 0)
        value = main_part(value);
    if (value.len > 0)
        meta->fields[LODE_TITLE] = (MetaValue){value, best->origin, best->node};
}
