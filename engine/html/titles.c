/* titles.c - see titles.h */
#include "html/titles.h"

#include "html/phrases.h"


typedef struct Chooser {
    const Candidates *c;
    LodeString site, url;
    size_t headings; /* h1 of two words and more that do not name the site */
} Chooser;

/* What networks are told is often another wording than the headline: an h1 that has some of its words is
** the headline, and so is the only one. */
static const double ENOUGH_SUPPORT = 0.25, HEADLINE = 40;

void titles_add(Candidates *c, uint32_t node) {
    Buffer text = {0};
    page_phrase(c->page, node, 600, false, &text);
    candidate_add(c, CAND_TITLE, (LodeString){text.data, text.len}, "title", NO_NODE, 40);
    buffer_free(&text);
}

/* ---- the site's name at an end ---- */

/* What stands between a headline and a site's name. */
static const char *const MARKS[] = {" | ", " - ", " \u2013 ", " \u2014 ", " \u00b7 ", " \u2022 ", " :: ",
                                    " \u00ab ", " \u00bb ", " / ", " > ", " \u203a ", " \u2039 ", " ~ ",
                                    "| ", " |", " : ", ": ", " \u2014", "\u2014 ", " \u2022"};

static size_t mark_at(LodeString s, size_t at) {
    if (strchr(" |:\xE2", s.s[at]) == NULL) /* what all of them begin with */
        return 0;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (s.len - at >= strlen(MARKS[i]) && memcmp(s.s + at, MARKS[i], strlen(MARKS[i])) == 0)
            return strlen(MARKS[i]);
    return 0;
}

/* The host's letters without "www." and what follows its name. */
static LodeString host_of(LodeString url) {
    const char *at = phrase_find(url, "://");
    if (at == NULL)
        return (LodeString){NULL, 0};
    LodeString host = phrase_skip(url, (size_t)(at + 3 - url.s));
    const char *slash = memchr(host.s, '/', host.len);
    if (slash != NULL)
        host.len = (size_t)(slash - host.s);
    return phrase_begins(host, "www.") ? phrase_skip(host, 4) : host;
}

/* "Bridgeport Tires" at tires.bridgeport.com: each word is in the address. */
static bool words_in_host(LodeString part, LodeString host) {
    for (size_t begin = 0, at = 0; at <= part.len; at++) {
        if (at < part.len && part.s[at] != ' ')
            continue;
        LodeString word = {part.s + begin, at - begin};
        begin = at + 1;
        if (word.len < 3 || !phrase_holds(host, word))
            return false;
    }
    return true;
}

/* Whether a part of a title names the site. */
static bool names_site(const Chooser *ch, LodeString part) {
    LodeString host = host_of(ch->url);
    if (ch->site.s != NULL && (phrase_same(part, ch->site) ||
                               (phrase_words(part) <= 6 && (phrase_holds(part, ch->site) || phrase_holds(ch->site, part)))))
        return true;
    if (host.s == NULL || part.len <= 2 || phrase_words(part) > 5)
        return false;
    return phrase_holds(host, part) || words_in_host(part, host);
}

/* Whether another title of the page is just this. */
static bool is_confirmed(const Chooser *ch, LodeString title, const Candidate *itself) {
    for (size_t i = 0; i < ch->c->count; i++) {
        const Candidate *other = &ch->c->at[i];
        if (other->kind == CAND_TITLE && other != itself && phrase_same(other->value, title))
            return true;
    }
    return false;
}

/* The title without parts at its ends that name the site, or that other titles lack. */
static LodeString without_site(const Chooser *ch, const Candidate *candidate) {
    LodeString title = candidate->value;
    for (size_t at = title.len; at-- > 1;) {
        if (at >= title.len) /* what was taken off took blanks along */
            continue;
        size_t mark = mark_at(title, at);
        LodeString head = {title.s, at};
        if (mark == 0)
            continue;
        LodeString tail = phrase_trim(phrase_skip(title, at + mark), "|-:");
        head = phrase_trim(head, "|-");
        if (head.len > 0 && (names_site(ch, tail) || is_confirmed(ch, head, candidate)))
            title = head;
    }
    for (size_t at = 1; at < title.len; at++) {
        size_t mark = mark_at(title, at);
        LodeString head = {title.s, at};
        LodeString tail = mark > 0 ? phrase_trim(phrase_skip(title, at + mark), "|-") : head;
        if (mark > 0 && tail.len > 0 && ((ch->site.s != NULL && phrase_same(head, ch->site)) ||
                                         is_confirmed(ch, tail, candidate)))
            return tail;
    }
    return title;
}

/* ---- the choice ---- */

static bool is_shown(const Candidate *candidate) {
    return candidate->node != NO_NODE;
}

/* How well the page's other titles agree: the best of those from another place. */
static double support(const Chooser *ch, const Candidate *candidate, LodeString title) {
    double best = 0;
    for (size_t i = 0; i < ch->c->count; i++) {
        const Candidate *other = &ch->c->at[i];
        if (other->kind != CAND_TITLE || other == candidate || is_shown(other))
            continue;
        double likeness = phrase_likeness(title, other->value);
        double within = phrase_words(title) >= 3 ? 0.95 * phrase_within(title, other->value) : 0;
        double value = likeness > within ? likeness : within;
        best = value > best ? value : best;
    }
    return best;
}

static bool is_heading(const Candidate *candidate) {
    return strcmp(candidate->origin, "h1") == 0;
}

/* A page's first h1 is more likely its headline: later ones are of related articles. */
static int headings_before(const Chooser *ch, const Candidate *candidate) {
    int count = 0;
    for (const Candidate *at = ch->c->at; at < candidate; at++)
        count += at->kind == CAND_TITLE && is_heading(at);
    return count;
}

static double rate(const Chooser *ch, const Candidate *candidate, LodeString title) {
    double supported = support(ch, candidate, title);
    double rating = candidate->trust + 50 * supported;
    size_t words = phrase_words(title);
    if (ch->site.s != NULL && phrase_same(title, ch->site))
        rating -= 80;
    if (words < 2)
        rating -= 25;
    else if (is_heading(candidate) && (supported >= ENOUGH_SUPPORT || ch->headings == 1))
        rating += HEADLINE - 4 * headings_before(ch, candidate);
    return rating;
}

static size_t count_headings(const Chooser *ch) {
    size_t count = 0;
    for (size_t i = 0; i < ch->c->count; i++) {
        const Candidate *candidate = &ch->c->at[i];
        if (candidate->kind == CAND_TITLE && is_heading(candidate) &&
            phrase_words(candidate->value) >= 2 &&
            !(ch->site.s != NULL && phrase_same(candidate->value, ch->site)))
            count++;
    }
    return count;
}

Candidate titles_choose(const Candidates *c, LodeString site, LodeString url) {
    Chooser ch = {c, site, url, 0};
    ch.headings = count_headings(&ch);
    Candidate best = {.kind = CAND_NONE, .node = NO_NODE};
    double best_rating = -1000;
    for (size_t i = 0; i < c->count; i++) {
        if (c->at[i].kind != CAND_TITLE)
            continue;
        LodeString title = is_shown(&c->at[i]) ? c->at[i].value : without_site(&ch, &c->at[i]);
        double rating = rate(&ch, &c->at[i], title);
        if (rating > best_rating) {
            best = c->at[i];
            best.value = title;
            best_rating = rating;
        }
    }
    return best;
}
