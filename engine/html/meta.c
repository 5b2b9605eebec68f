/* meta.c - see meta.h: collect, then choose. */
#include "html/meta.h"

#include "html/choose.h"
#include "read/listed.h"

#include <ctype.h>

enum { MOST_TAGS = 64 };

static void take(const Candidates *all, Wanted what, LodeField field, Meta *meta) {
    const Candidate *best = candidate_best(all, what);
    if (best != NULL)
        meta->fields[field] = (MetaValue){best->value, best->origin, best->node};
}

static bool is_address(LodeString s) {
    return s.len > 4 && memcmp(s.s, "http", 4) == 0;
}

/* The site's name; an address is none. */
static void take_publisher(const Candidates *all, Meta *meta) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == WANT_PUBLISHER && !is_address(all->at[i].value) &&
            (best == NULL || all->at[i].trust > best->trust))
            best = &all->at[i];
    if (best != NULL)
        meta->fields[LODE_PUBLISHER] = (MetaValue){best->value, best->origin, best->node};
}

static void take_url(const Page *page, const Candidates *all, Meta *meta) {
    const Candidate *best = NULL;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == WANT_URL && is_address(all->at[i].value) &&
            (best == NULL || all->at[i].trust > best->trust))
            best = &all->at[i];
    if (best != NULL)
        meta->fields[LODE_URL] = (MetaValue){best->value, best->origin, NO_NODE};
    else if (page->url != NULL)
        meta->fields[LODE_URL] = (MetaValue){{page->url, strlen(page->url)}, "source", NO_NODE};
}

/* A language tag (BCP 47) with "-" for "_". */
static void take_language(const Candidates *all, Meta *meta) {
    take(all, WANT_LANGUAGE, LODE_LANGUAGE, meta);
    LodeString *value = &meta->fields[LODE_LANGUAGE].value;
    bool tag = value->len >= 2 && value->len <= 12 && isalpha((unsigned char)value->s[0]);
    if (!tag) {
        meta->fields[LODE_LANGUAGE] = (MetaValue){{NULL, 0}, NULL, NO_NODE};
        return;
    }
    char *copy = arena_dup(&meta->arena, value->s, value->len);
    for (size_t i = 0; i < value->len; i++)
        copy[i] = copy[i] == '_' ? '-' : copy[i];
    value->s = copy;
}

static void add_tag(void *context, LodeString tag) {
    Meta *meta = context;
    if (meta->tag_count < MOST_TAGS)
        meta->tags[meta->tag_count++] = tag;
}

static void take_tags(const Candidates *all, Meta *meta) {
    const Candidate *best = candidate_best(all, WANT_TAG);
    meta->tags = arena_alloc(&meta->arena, MOST_TAGS * sizeof *meta->tags);
    for (size_t i = 0; i < all->count && best != NULL; i++)
        if (all->at[i].what == WANT_TAG && strcmp(all->at[i].origin, best->origin) == 0)
            each_keyword(all->at[i].value, add_tag, meta);
}

static void forget_places(Meta *meta) {
    for (int i = 0; i < LODE_FIELD_COUNT; i++)
        meta->fields[i].node = NO_NODE;
}

void meta_find(const Page *page, Meta *meta) {
    *meta = (Meta){0};
    forget_places(meta);
    Candidates all = {.arena = &meta->arena};
    collect_json_ld(page, &all);
    collect_tags(page, &all);
    choose_title(page, &all, meta);
    choose_authors(page, &all, meta);
    take_url(page, &all, meta);
    choose_dates(page, &all, meta);
    take(&all, WANT_SUBTITLE, LODE_SUBTITLE, meta);
    take(&all, WANT_SECTION, LODE_SECTION, meta);
    take_publisher(&all, meta);
    take_language(&all, meta);
    take_tags(&all, meta);
    const Candidate *body = candidate_best(&all, WANT_BODY);
    if (body != NULL)
        meta->body = body->value;
    candidates_free(&all);
}

void meta_free(Meta *meta) {
    arena_free(&meta->arena);
}
