/* bylines.c - the authors: see choose.h. */
#include "html/choose.h"

#include "read/listed.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum { MOST_AUTHORS = 12, MOST_NAME = 60, MOST_NAME_WORDS = 5 };

typedef struct Names {
    LodeString at[MOST_AUTHORS];
    size_t count;
    unsigned people; /* of them */
} Names;

static bool begins(LodeString s, const char *word) {
    size_t len = strlen(word);
    return s.len >= len && strncasecmp(s.s, word, len) == 0;
}

/* Words that stand for nobody in particular. */
static bool is_nobody(LodeString s) {
    static const char *const NOBODY[] = {"admin", "administrator", "editor", "staff", "webmaster", "user",
                                         "author", "guest", "anonymous", "unknown", "contributor", "null",
                                         "editorial team", "editorial staff", "staff writer", "staff reporter",
                                         "author name", "web desk", "news desk", "by", "posted by", "about us",
                                         "view all posts", "read more", "website", "follow", "share"};
    for (size_t i = 0; i < sizeof NOBODY / sizeof *NOBODY; i++)
        if (same_words(s, (LodeString){NOBODY[i], strlen(NOBODY[i])}))
            return true;
    return false;
}

/* Cuts off what stands behind a name: "Ann Lee, Staff Writer", "Ann Lee | Updated …", "Ann Lee (AP)". */
static LodeString name_alone(LodeString s) {
    static const char *const ENDS[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\xA2 ", " \xC2\xB7 ", "(", " on ", " at ",
                                       " for ", " published", " updated", " posted", " in ", ", ", " /", "\t"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        for (size_t at = 1; at + strlen(ENDS[i]) <= s.len; at++)
            if (strncasecmp(s.s + at, ENDS[i], strlen(ENDS[i])) == 0) {
                s.len = at;
                break;
            }
    for (const char *label = "by "; begins(s, label);)
        s = (LodeString){s.s + 3, s.len - 3};
    while (s.len > 0 && strchr(" ,.:;|-", s.s[s.len - 1]) != NULL && s.s[s.len - 1] != '.')
        s.len--;
    while (s.len > 0 && strchr(" ,.:;|-@", *s.s) != NULL)
        s.s++, s.len--;
    return s;
}

static bool has_any(LodeString s, const char *bytes) {
    for (size_t i = 0; i < s.len; i++)
        if (strchr(bytes, s.s[i]) != NULL)
            return true;
    return false;
}

static size_t count_words(LodeString s) {
    size_t words = s.len > 0;
    for (size_t i = 0; i < s.len; i++)
        words += s.s[i] == ' ';
    return words;
}

/* Two to four words, each with a capital (or of a script that has none). */
static bool is_person(LodeString s) {
    size_t words = count_words(s), small = 0;
    for (size_t i = 0; i < s.len; i++)
        small += (i == 0 || s.s[i - 1] == ' ') && islower((unsigned char)s.s[i]);
    return words >= 2 && words <= 4 && small <= words / 3;
}

/* What collects the names of one candidate. */
typedef struct Collector {
    const Page *page;
    const Candidates *all;
    Names *names;
} Collector;

static bool is_known(const Names *names, LodeString s) {
    for (size_t i = 0; i < names->count; i++)
        if (same_words(names->at[i], s))
            return true;
    return false;
}

static void add_name(void *context, LodeString piece) {
    Collector *c = context;
    LodeString s = name_alone(piece);
    if (s.len < 2 || s.len > MOST_NAME || has_any(s, "@/\\<>{}[]0123456789=") || is_nobody(s) ||
        count_words(s) > MOST_NAME_WORDS || c->names->count == MOST_AUTHORS || is_known(c->names, s))
        return;
    bool person = is_person(s) && !is_site_name(c->page, c->all, s);
    c->names->at[c->names->count++] = s;
    c->names->people += person;
}

/* Names of every candidate of one origin and trust: a page has a tag for each of several authors. */
static Names names_from(const Page *page, const Candidates *all, const Candidate *first) {
    Names names = {.count = 0};
    Collector collector = {page, all, &names};
    bool shown = strcmp(first->origin, "class") == 0 || strcmp(first->origin, "author link") == 0;
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what == WANT_AUTHOR && c->trust == first->trust && strcmp(c->origin, first->origin) == 0 &&
            (!shown || c == first || (c->node != NO_NODE && first->node != NO_NODE && c->node < first->node + 60)))
            each_author(c->value, add_name, &collector);
    }
    return names;
}

/* Without names of the site and of nobody where there are people. */
static void keep_people(const Page *page, const Candidates *all, Names *names) {
    size_t kept = 0;
    if (names->people == 0 || names->people == names->count)
        return;
    for (size_t i = 0; i < names->count; i++)
        if (!is_site_name(page, all, names->at[i]))
            names->at[kept++] = names->at[i];
    names->count = kept;
}

void choose_authors(const Page *page, const Candidates *all, Meta *meta) {
    Names best = {.count = 0};
    const Candidate *origin = NULL;
    double most = 0;
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what != WANT_AUTHOR)
            continue;
        Names names = names_from(page, all, c);
        double score = names.count == 0 ? 0 : c->trust + (names.people > 0 ? 100 : 0);
        if (score > most) {
            most = score;
            best = names;
            origin = c;
        }
    }
    keep_people(page, all, &best);
    meta->authors = arena_alloc(&meta->arena, (best.count + 1) * sizeof *meta->authors);
    for (size_t i = 0; i < best.count; i++)
        meta->authors[meta->author_count++] = (MetaValue){best.at[i], origin->origin, origin->node};
}
