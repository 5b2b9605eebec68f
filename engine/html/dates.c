/* dates.c - when the article was published and changed: see choose.h. */
#include "html/choose.h"

#include "read/when.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

enum {
    LONGEST_DATE = 48, /* bytes */
    ISO_SIZE = 32,
    MOST_LINE = 120,
    NEAR_TITLE = 60, /* nodes: how far behind the headline the article's own date stands */
    BY_TITLE = 89,   /* how far such a date is trusted: more than most data that nobody sees */
    FAR_OFF = 20,    /* less, for others */
    NO_DAY = 25,
    WHOLE_DATE = 3,
    AGREES = 12,
    MOST_LOOKED = 60, /* candidates */
    ABOVE_TITLE = 30, /* nodes */
    MOST_FOUND = 4
};

/* Whether a date may be that of a page: the web is younger than 1993. */
static bool is_plausible(const char *iso) {
    return strcmp(iso, "1993") >= 0 && strcmp(iso, "2100") < 0 && strlen(iso) >= 7;
}

static bool is_start(LodeString s, size_t at) {
    bool before = at == 0 || !isalnum((unsigned char)s.s[at - 1]);
    return before && (isalnum((unsigned char)s.s[at]) || (unsigned char)s.s[at] >= 0x80);
}

static bool is_end(LodeString s, size_t at) {
    return at == s.len || (!isalnum((unsigned char)s.s[at]) && (unsigned char)s.s[at] < 0x80);
}

static bool has_year(LodeString s) {
    for (size_t i = 0; i + 4 <= s.len; i++)
        if ((s.s[i] == '1' || s.s[i] == '2') && isdigit((unsigned char)s.s[i + 1]) &&
            isdigit((unsigned char)s.s[i + 2]) && isdigit((unsigned char)s.s[i + 3]))
            return true;
    return false;
}

/* The first date in a short text: the longest piece from the first place that reads as one. */
static bool find_date(LodeString s, char out[ISO_SIZE]) {
    if (parse_when(s, out))
        return is_plausible(out);
    s.len = s.len < MOST_LINE ? s.len : MOST_LINE;
    if (!has_year(s))
        return false;
    for (size_t from = 0; from < s.len; from++) {
        if (!is_start(s, from))
            continue;
        size_t longest = s.len - from < LONGEST_DATE ? s.len - from : LONGEST_DATE;
        for (size_t len = longest; len >= 6; len--)
            if (is_end(s, from + len) && parse_when((LodeString){s.s + from, len}, out) && is_plausible(out))
                return true;
    }
    return false;
}

static void set_date(Meta *meta, LodeField field, const char *iso, const char *origin, uint32_t node) {
    LodeString value = {arena_dup(&meta->arena, iso, strlen(iso)), strlen(iso)};
    meta->fields[field] = (MetaValue){value, origin, node};
}

/* ---- dates in addresses and texts ---- */

/* /2021/03/15/ or /2021-03-15; a month alone counts as one. */
static bool date_in_address(const char *url, char out[ISO_SIZE]) {
    int year, month, day, len;
    for (const char *p = url; p != NULL && *p != '\0'; p++) {
        if (strchr("/-_", *p) == NULL || !isdigit((unsigned char)p[1]))
            continue;
        len = 0;
        int n = sscanf(p + 1, "%4d%*1[-/_.]%2d%*1[-/_.]%2d%n", &year, &month, &day, &len);
        if (n < 2 || year < 1995 || year > 2099 || month < 1 || month > 12)
            continue;
        if (n == 3 && day >= 1 && day <= 31) {
            snprintf(out, ISO_SIZE, "%04d-%02d-%02d", year, month, day);
            return true;
        }
    }
    return false;
}

/* Digits alone may count anything. */
static bool is_number(LodeString s) {
    for (size_t i = 0; i < s.len; i++)
        if (!isdigit((unsigned char)s.s[i]) && s.s[i] != ' ')
            return false;
    return true;
}

static bool says_updated(LodeString s) {
    for (size_t i = 0; i + 6 <= s.len; i++)
        if (strncasecmp(s.s + i, "update", 6) == 0 || strncasecmp(s.s + i, "modifi", 6) == 0)
            return true;
    return false;
}

/* A short line with a date in the first part of the page's text, near the headline where that is known. */
static void collect_visible(const Page *page, const Meta *meta, Candidates *all) {
    char iso[ISO_SIZE];
    uint32_t title = meta->fields[LODE_TITLE].node;
    uint32_t first = title == NO_NODE ? 0 : title > ABOVE_TITLE ? title - ABOVE_TITLE : 0;
    size_t found = 0;
    for (uint32_t i = first; i < page->count && found < MOST_FOUND; i++) {
        const PageNode *n = &page->nodes[i];
        LodeString s = page_chars(page, n);
        if (n->tag != TAG_TEXT || page->nodes[n->parent].tag == TAG_SCRIPT || s.len < 8 || s.len > MOST_LINE ||
            is_number(s) || !has_year(s) || !find_date(s, iso))
            continue;
        unsigned trust = title != NO_NODE && i < title + 200 ? 50 : 30;
        candidate_add(all, says_updated(s) ? WANT_MODIFIED : WANT_PUBLISHED, s, "text", trust - (unsigned)found, i);
        found++;
    }
}

/* ---- the choice ---- */

/* Dates between the headline and the text are what the page shows as the article's day. */
static bool is_by_title(const Candidate *c, const Meta *meta) {
    uint32_t title = meta->fields[LODE_TITLE].node;
    return title != NO_NODE && c->node != NO_NODE && c->node > title && c->node < title + NEAR_TITLE;
}

static bool is_shown(const Candidate *c) {
    return strcmp(c->origin, "class") == 0 || strcmp(c->origin, "text") == 0 || strcmp(c->origin, "time") == 0;
}

/* "/2021/03/" as "2021-03"; false when the address holds no month. */
static bool month_in_address(const char *url, char out[8]) {
    int year, month;
    for (const char *p = url; p != NULL && *p != '\0'; p++)
        if (*p == '/' && isdigit((unsigned char)p[1]) && sscanf(p + 1, "%4d/%2d", &year, &month) == 2 &&
            year > 1994 && year < 2100 && month >= 1 && month <= 12) {
            snprintf(out, 8, "%04u-%02u", (unsigned)year % 10000, (unsigned)month % 100);
            return true;
        }
    return false;
}

/* A month without its day counts less than any day; what is a date and nothing else, or agrees with the
** month in the address, more. */
static unsigned trust_of(const Candidate *c, const Meta *meta, const char *iso) {
    unsigned trust = c->trust;
    char whole[ISO_SIZE], month[8];
    if (parse_when(c->value, whole))
        trust += WHOLE_DATE;
    if (month_in_address(meta->fields[LODE_URL].value.s, month) && strncmp(iso, month, 7) == 0)
        trust += AGREES;
    if (is_by_title(c, meta) && !says_updated(c->value))
        trust += BY_TITLE > c->trust ? BY_TITLE - c->trust : 0;
    else if (is_shown(c) && c->node != NO_NODE && meta->fields[LODE_TITLE].node != NO_NODE)
        trust -= FAR_OFF;
    return strlen(iso) >= 10 || trust < NO_DAY ? trust : trust - NO_DAY;
}

/* The first of the most trusted that is a date; *iso gets it. */
static const Candidate *best_date(const Candidates *all, Wanted what, const Meta *meta,
                                  char iso[ISO_SIZE]) {
    const Candidate *best = NULL;
    unsigned most = 0;
    char read[ISO_SIZE];
    size_t looked = 0;
    for (size_t i = 0; i < all->count && looked < MOST_LOOKED; i++) {
        const Candidate *c = &all->at[i];
        looked += c->what == what;
        if (c->what != what || !find_date(c->value, read))
            continue;
        unsigned trust = trust_of(c, meta, read);
        if (trust <= most)
            continue;
        most = trust;
        best = c;
        memcpy(iso, read, ISO_SIZE);
    }
    return best;
}

static bool same_day(const char *a, const char *b) {
    return strncmp(a, b, 10) == 0;
}

/* What the article's address says, where it holds a day. */
static bool address_date(const Page *page, const Candidates *all, char iso[ISO_SIZE]) {
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == WANT_URL && date_in_address(all->at[i].value.s, iso))
            return true;
    return page->url != NULL && date_in_address(page->url, iso);
}

/* A day that is told in UTC may be another one where the article was published: the address and the page
** itself name that. */
static bool is_utc(const char *iso) {
    size_t len = strlen(iso);
    return len > 16 && (iso[len - 1] == 'Z' || strcmp(iso + len - 6, "+00:00") == 0);
}

static bool is_neighbour(const char *a, const char *b) {
    int y1, m1, d1, y2, m2, d2;
    if (sscanf(a, "%4d-%2d-%2d", &y1, &m1, &d1) != 3 || sscanf(b, "%4d-%2d-%2d", &y2, &m2, &d2) != 3)
        return false;
    int days = (y1 - y2) * 372 + (m1 - m2) * 31 + d1 - d2; /* months of 31 days: near enough */
    return days >= -4 && days <= 4 && !(m1 == m2 && (days > 1 || days < -1));
}

/* The neighbouring day that the page shows, for one that is told in UTC. */
static bool shown_neighbour(const Candidates *all, const Meta *meta, const char *iso, char day[ISO_SIZE]) {
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what == WANT_PUBLISHED && is_by_title(c, meta) && find_date(c->value, day) && !is_utc(day) &&
            is_neighbour(iso, day) && !same_day(iso, day))
            return true;
    }
    return false;
}

static void choose_published(const Page *page, const Candidates *all, Meta *meta) {
    char iso[ISO_SIZE], dated[ISO_SIZE];
    const Candidate *best = best_date(all, WANT_PUBLISHED, meta, iso);
    bool address = address_date(page, all, dated);
    if (best != NULL && is_utc(iso) && !address && shown_neighbour(all, meta, iso, dated)) {
        set_date(meta, LODE_PUBLISHED, dated, "text", best->node);
        return;
    }
    bool local = best != NULL && address && is_utc(iso) && is_neighbour(iso, dated) && !same_day(iso, dated);
    if (address && (best == NULL || best->trust < 70 || local))
        set_date(meta, LODE_PUBLISHED, dated, "address", NO_NODE);
    else if (best != NULL)
        set_date(meta, LODE_PUBLISHED, iso, best->origin, best->node);
}

void choose_dates(const Page *page, const Candidates *all, Meta *meta) {
    char iso[ISO_SIZE];
    Candidates more = {.arena = all->arena};
    const Candidate *modified = best_date(all, WANT_MODIFIED, meta, iso);
    if (modified != NULL)
        set_date(meta, LODE_MODIFIED, iso, modified->origin, modified->node);
    choose_published(page, all, meta);
    if (meta->fields[LODE_PUBLISHED].value.s != NULL)
        return;
    collect_visible(page, meta, &more);
    choose_published(page, &more, meta);
    if (modified == NULL)
        modified = best_date(&more, WANT_MODIFIED, meta, iso);
    if (meta->fields[LODE_PUBLISHED].value.s == NULL && modified != NULL)
        set_date(meta, LODE_PUBLISHED, iso, modified->origin, modified->node);
    candidates_free(&more);
}
