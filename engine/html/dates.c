/* dates.c - when the article was published and changed: see choose.h. */
#include "html/choose.h"

#include "read/when.h"

#include <ctype.h>
#include <stdio.h>
#include <strings.h>

enum { LONGEST_DATE = 48, ISO_SIZE = 32, MOST_LINE = 120 };

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
    if (s.len > MOST_LINE || !has_year(s))
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
    size_t found = 0;
    for (uint32_t i = title != NO_NODE ? title : 0; i < page->count && found < 3; i++) {
        const PageNode *n = &page->nodes[i];
        LodeString s = page_chars(page, n);
        if (n->tag != TAG_TEXT || page->nodes[n->parent].tag == TAG_SCRIPT || s.len < 8 || s.len > MOST_LINE ||
            !has_year(s) || !find_date(s, iso))
            continue;
        unsigned trust = title != NO_NODE && i < title + 200 ? 50 : 30;
        candidate_add(all, says_updated(s) ? WANT_MODIFIED : WANT_PUBLISHED, s, "text", trust - (unsigned)found, i);
        found++;
    }
}

/* ---- the choice ---- */

/* The first of the most trusted that is a date; *iso gets it. */
static const Candidate *best_date(const Candidates *all, Wanted what, char iso[ISO_SIZE]) {
    const Candidate *best = NULL;
    char read[ISO_SIZE];
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what != what || (best != NULL && c->trust <= best->trust) || !find_date(c->value, read))
            continue;
        best = c;
        memcpy(iso, read, ISO_SIZE);
    }
    return best;
}

static void choose_published(const Page *page, const Candidates *all, Meta *meta) {
    char iso[ISO_SIZE], in_url[ISO_SIZE];
    const Candidate *best = best_date(all, WANT_PUBLISHED, iso);
    const Candidate *url = candidate_best(all, WANT_URL);
    bool dated = (url != NULL && date_in_address(url->value.s, in_url)) ||
                 (page->url != NULL && date_in_address(page->url, in_url));
    if (dated && (best == NULL || best->trust < 70))
        set_date(meta, LODE_PUBLISHED, in_url, "address", NO_NODE);
    else if (best != NULL)
        set_date(meta, LODE_PUBLISHED, iso, best->origin, best->node);
}

void choose_dates(const Page *page, const Candidates *all, Meta *meta) {
    char iso[ISO_SIZE];
    Candidates more = *all;
    const Candidate *modified = best_date(all, WANT_MODIFIED, iso);
    if (modified != NULL)
        set_date(meta, LODE_MODIFIED, iso, modified->origin, modified->node);
    choose_published(page, all, meta);
    if (meta->fields[LODE_PUBLISHED].value.s != NULL)
        return;
    more.at = NULL;
    more.count = more.cap = 0;
    collect_visible(page, meta, &more);
    choose_published(page, &more, meta);
    if (meta->fields[LODE_PUBLISHED].value.s == NULL && modified != NULL)
        set_date(meta, LODE_PUBLISHED, iso, modified->origin, modified->node);
    candidates_free(&more);
}
