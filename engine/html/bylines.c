/* bylines.c - the authors: see choose.h. */
#include "html/choose.h"

#include "read/listed.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

enum {
    MOST_AUTHORS = 12,
    MOST_SHOWN = 12, /* candidates of one kind */
    MOST_NAME = 60, /* bytes */
    MOST_NAME_WORDS = 5,
    MOST_BYLINE = 100, /* bytes */
    NEAR_FIRST = 60,   /* nodes between two names of one byline */
    NEAR_TITLE = 150   /* nodes behind the headline where the byline stands */
};

typedef struct Names {
    LodeString at[MOST_AUTHORS];
    size_t count;
    unsigned people; /* of them */
} Names;

static bool begins(LodeString s, const char *word) {
    size_t len = strlen(word);
    return s.len >= len && tolower((unsigned char)*s.s) == *word && strncasecmp(s.s, word, len) == 0;
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

/* Takes off labels before a name: "Written by", "Author:". */
static LodeString without_label(LodeString s) {
    static const char *const LABELS[] = {"by ", "by:", "written by", "authored by", "posted by", "published by",
                                         "words by", "text by", "story by", "reported by", "articles by",
                                         "author:", "author ", "authors:", "about the author", "about ",
                                         "medically reviewed by", "reviewed by", "edited by", "contributor:"};
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (begins(s, LABELS[i])) {
            size_t len = strlen(LABELS[i]);
            s = (LodeString){s.s + len, s.len - len};
            while (s.len > 0 && strchr(" :", *s.s) != NULL)
                s.s++, s.len--;
            i = (size_t)-1;
        }
    return s;
}

/* Cuts off what stands behind a name: "Ann Lee, Staff Writer", "Ann Lee | Updated …", "Ann Lee (AP)". */
static LodeString name_alone(LodeString s) {
    s = without_label(s);
    static const char *const ENDS[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\xA2 ", " \xC2\xB7 ", "(", " on ", " at ",
                                       " for ", " published", " updated", " posted", " in ", ", ", " /", "\t"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        for (size_t at = 1; at + strlen(ENDS[i]) <= s.len; at++)
            if (s.s[at] == ENDS[i][0] && strncasecmp(s.s + at, ENDS[i], strlen(ENDS[i])) == 0) {
                s.len = at;
                break;
            }
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
    bool shown; /* taken from the page's text: a name begins with a capital */
} Collector;

static bool begins_name(LodeString s) {
    return s.len > 1 && (isupper((unsigned char)*s.s) || (unsigned char)*s.s >= 0x80);
}

static bool ends(LodeString s, const char *tail) {
    size_t len = strlen(tail);
    return s.len >= len && strncasecmp(s.s + s.len - len, tail, len) == 0;
}

static bool is_known(const Names *names, LodeString s) {
    for (size_t i = 0; i < names->count; i++)
        if (same_words(names->at[i], s))
            return true;
    return false;
}

static void add_name(void *context, LodeString piece) {
    Collector *c = context;
    LodeString s = name_alone(piece);
    if ((c->shown && !begins_name(s)) || s.len < 2 || s.len > MOST_NAME || has_any(s, "@/\\<>{}[]0123456789=*:?!") || is_nobody(s) ||
        ends(s, " says") || ends(s, " page") || ends(s, " posts") ||
        count_words(s) > MOST_NAME_WORDS || c->names->count == MOST_AUTHORS || is_known(c->names, s))
        return;
    bool person = is_person(s) && !is_site_name(c->page, c->all, s);
    c->names->at[c->names->count++] = s;
    c->names->people += person;
}

static bool is_shown(const Candidate *c) {
    return strcmp(c->origin, "class") == 0 || strcmp(c->origin, "author link") == 0 ||
           strcmp(c->origin, "text") == 0;
}

/* Names of every candidate of one origin and trust: a page has a tag for each of several authors. */
static Names names_from(const Page *page, const Candidates *all, const Candidate *first) {
    Names names = {.count = 0};
    bool shown = is_shown(first);
    Collector collector = {page, all, &names, shown};
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what == WANT_AUTHOR && c->trust == first->trust && strcmp(c->origin, first->origin) == 0 &&
            (!shown || c == first || (c->node != NO_NODE && first->node != NO_NODE && c->node < first->node + NEAR_FIRST)))
            each_author(c->value, add_name, &collector);
    }
    return names;
}

/* Without names of the site where there are people; of a byline in the text without what else it says. */
static void keep_people(const Page *page, const Candidates *all, bool shown, Names *names) {
    size_t kept = 0;
    if (names->people == 0 || names->people == names->count)
        return;
    for (size_t i = 0; i < names->count; i++)
        if (!is_site_name(page, all, names->at[i]) && (!shown || is_person(names->at[i])))
            names->at[kept++] = names->at[i];
    names->count = kept;
}

/* "By Jane Doe" in the first part of the page, or "By" alone with the name behind it. */
static void collect_visible(const Page *page, const Meta *meta, Candidates *all) {
    uint32_t title = meta->fields[LODE_TITLE].node, end = title + NEAR_TITLE;
    bool by = false;
    if (title == NO_NODE)
        return;
    for (uint32_t i = title > 20 ? title - 20 : 0; i < end && i < page->count; i++) {
        const PageNode *n = &page->nodes[i];
        LodeString s = page_chars(page, n);
        if (n->tag != TAG_TEXT || page->nodes[n->parent].tag == TAG_SCRIPT)
            continue;
        while (s.len > 0 && isspace((unsigned char)*s.s))
            s.s++, s.len--;
        while (s.len > 0 && isspace((unsigned char)s.s[s.len - 1]))
            s.len--;
        if (s.len == 0)
            continue;
        LodeString name = without_label(s);
        if (by || (name.len < s.len && name.len > 0 && s.len < MOST_BYLINE))
            candidate_add(all, WANT_AUTHOR, name, "text", 50, i);
        by = name.len == 0;
    }
}

/* Whether the candidate's names were read with those of one before it; or it is one of too many that the
** page shows (every comment has an author). */
static bool is_done(const Candidates *all, size_t i) {
    size_t before = 0;
    for (size_t k = 0; k < i; k++)
        before += all->at[k].what == WANT_AUTHOR && all->at[k].trust == all->at[i].trust &&
                  strcmp(all->at[k].origin, all->at[i].origin) == 0;
    return before >= (is_shown(&all->at[i]) ? MOST_SHOWN : 1);
}

static bool is_near_title(const Candidate *c, const Meta *meta) {
    uint32_t title = meta->fields[LODE_TITLE].node;
    return title == NO_NODE || c->node == NO_NODE || (c->node + 40 > title && c->node < title + NEAR_TITLE);
}

void choose_authors(const Page *page, Candidates *all, Meta *meta) {
    Names best = {.count = 0};
    const Candidate *origin = NULL;
    double most = 0;
    collect_visible(page, meta, all);
    for (size_t i = 0; i < all->count; i++) {
        const Candidate *c = &all->at[i];
        if (c->what != WANT_AUTHOR || is_done(all, i))
            continue;
        Names names = names_from(page, all, c);
        double score = names.count == 0 ? 0 : c->trust + (names.people > 0 ? 100 : 0);
        if (is_shown(c) && !is_near_title(c, meta))
            score -= 30;
        if (score > most) {
            most = score;
            best = names;
            origin = c;
        }
    }
    keep_people(page, all, origin != NULL && is_shown(origin), &best);
    meta->authors = arena_alloc(&meta->arena, (best.count + 1) * sizeof *meta->authors);
    for (size_t i = 0; i < best.count; i++)
        meta->authors[meta->author_count++] = (MetaValue){best.at[i], origin->origin, origin->node};
}
