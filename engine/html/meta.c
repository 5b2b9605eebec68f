/* meta.c - see meta.h: one pass over the page collects candidates, then each field is chosen. */
#include "html/meta.h"

#include "html/bylines.h"
#include "html/candidates.h"
#include "html/dates.h"
#include "html/jsonld.h"
#include "html/metatags.h"
#include "html/phrases.h"
#include "html/times.h"
#include "html/titles.h"
#include "html/visible.h"

enum { MOST_SCRIPTS = 64, TRUST_URL = 64, TRUST_URL_SHOWN = 20 };

typedef struct Finder {
    const Page *page;
    Meta *meta;
    Candidates c;
    TwitterPairs pairs;
    uint32_t scripts[MOST_SCRIPTS];
    size_t script_count;
    bool has_title;
} Finder;

/* ---- collecting ---- */

static void collect_language(Finder *f, uint32_t node) {
    LodeString lang = page_attr(f->page, node, ATTR_LANG);
    candidate_add(&f->c, CAND_LANGUAGE, lang, "html lang", NO_NODE, 70);
    if (lang.s != NULL)
        f->c.day_first = date_day_first(lang);
}

static void collect_link(Finder *f, uint32_t node) {
    LodeString rel = page_attr(f->page, node, ATTR_REL), href = page_attr(f->page, node, ATTR_HREF);
    if (rel.s != NULL && href.s != NULL && phrase_is(rel, "canonical") && phrase_begins(href, "http"))
        candidate_add(&f->c, CAND_URL, href, "canonical", NO_NODE, 80);
}

static void collect_script(Finder *f, uint32_t node) {
    LodeString type = page_attr(f->page, node, ATTR_TYPE);
    if (type.s != NULL && phrase_find(type, "ld+json") != NULL && f->script_count < MOST_SCRIPTS)
        f->scripts[f->script_count++] = node;
}

/* Whether the node is of the head's kind, and done with. */
static bool collect_head(Finder *f, uint32_t node) {
    switch (f->page->nodes[node].tag) {
    case TAG_META:
        metatags_add(&f->c, node);
        metatags_note_pair(f->page, node, &f->pairs);
        return true;
    case TAG_TITLE:
        if (!f->has_title)
            titles_add(&f->c, node);
        return f->has_title = true;
    case TAG_HTML:
        collect_language(f, node);
        return true;
    case TAG_LINK:
        collect_link(f, node);
        return true;
    case TAG_SCRIPT:
        collect_script(f, node);
        return true;
    default:
        return false;
    }
}

static void collect(Finder *f) {
    Visible visible = {.c = &f->c, .last_line = NO_NODE};
    for (uint32_t i = 0; i < f->page->count;) {
        HtmlTag tag = (HtmlTag)f->page->nodes[i].tag;
        bool leaf = tag == TAG_SCRIPT || tag == TAG_STYLE || tag == TAG_TITLE;
        if (!collect_head(f, i))
            visible_add(&visible, i);
        i = leaf ? f->page->nodes[i].end : i + 1;
    }
    buffer_free(&visible.text);
    metatags_add_pairs(&f->c, &f->pairs);
}

/* ---- choosing ---- */

static void set(Finder *f, LodeField field, const Candidate *candidate) {
    if (candidate != NULL && candidate->kind != CAND_NONE)
        f->meta->fields[field] = (MetaValue){candidate->value, candidate->origin, candidate->node};
}

static LodeString value_of(const Finder *f, LodeField field) {
    return f->meta->fields[field].value;
}

static void choose_url(Finder *f) {
    set(f, LODE_URL, candidate_best(&f->c, CAND_URL));
    if (value_of(f, LODE_URL).s == NULL && f->page->url != NULL)
        f->meta->fields[LODE_URL] = (MetaValue){phrase(f->page->url), "address", NO_NODE};
}

static void add_url_date(Finder *f) {
    char when[32];
    LodeString url = value_of(f, LODE_URL);
    if (url.s != NULL && date_of_url(url, when))
        candidate_add(&f->c, CAND_PUBLISHED, phrase(when), "url", NO_NODE, TRUST_URL);
}

/* What is only known to have been changed was published then, as far as can be told. */
static void choose_times(Finder *f, uint32_t title) {
    const Candidate *modified = times_choose(&f->c, CAND_MODIFIED, title);
    const Candidate *published = times_choose(&f->c, CAND_PUBLISHED, title);
    set(f, LODE_PUBLISHED, published != NULL ? published : modified);
    set(f, LODE_MODIFIED, modified);
}

/* "en_US" of Open Graph as BCP 47 has it. */
static void choose_language(Finder *f) {
    set(f, LODE_LANGUAGE, candidate_best(&f->c, CAND_LANGUAGE));
    LodeString value = value_of(f, LODE_LANGUAGE);
    if (value.s == NULL)
        return;
    char *tag = arena_dup(f->c.arena, value.s, value.len);
    for (size_t i = 0; i < value.len; i++)
        tag[i] = tag[i] == '_' ? '-' : tag[i];
    f->meta->fields[LODE_LANGUAGE].value.s = tag;
}

static void add_tags(Finder *f, LodeString list) {
    for (size_t begin = 0, at = 0; at <= list.len; at++) {
        if (at < list.len && list.s[at] != ',' && list.s[at] != ';')
            continue;
        LodeString tag = phrase_trim((LodeString){list.s + begin, at - begin}, "\"");
        begin = at + 1;
        if (tag.len > 0)
            f->meta->tags[f->meta->tag_count++] = tag;
    }
}

/* Those of the best place that gives any. */
static void choose_tags(Finder *f) {
    const Candidate *best = candidate_best(&f->c, CAND_TAG);
    size_t most = 0;
    for (size_t i = 0; i < f->c.count; i++)
        if (f->c.at[i].kind == CAND_TAG)
            most += f->c.at[i].value.len / 2 + 1;
    f->meta->tags = arena_alloc(f->c.arena, (most + 1) * sizeof *f->meta->tags);
    for (size_t i = 0; best != NULL && i < f->c.count; i++)
        if (f->c.at[i].kind == CAND_TAG && f->c.at[i].origin == best->origin)
            add_tags(f, f->c.at[i].value);
}

static void choose_subtitle(Finder *f) {
    const Candidate *best = candidate_best(&f->c, CAND_SUBTITLE);
    if (best != NULL && best->node != NO_NODE && best->trust >= 45)
        set(f, LODE_SUBTITLE, best);
}

static void choose(Finder *f) {
    const Candidate *body = candidate_best(&f->c, CAND_BODY);
    choose_url(f);
    add_url_date(f);
    set(f, LODE_PUBLISHER, candidate_best(&f->c, CAND_PUBLISHER));
    Candidate title = titles_choose(&f->c, value_of(f, LODE_PUBLISHER), value_of(f, LODE_URL));
    set(f, LODE_TITLE, &title);
    set(f, LODE_SECTION, candidate_best(&f->c, CAND_SECTION));
    choose_language(f);
    choose_subtitle(f);
    choose_times(f, title.node);
    bylines_choose(&f->c, title.node, value_of(f, LODE_PUBLISHER), f->meta);
    choose_tags(f);
    if (body != NULL)
        f->meta->body = body->value;
}

void meta_find(const Page *page, Meta *meta) {
    *meta = (Meta){0};
    Finder f = {.page = page, .meta = meta, .c = {.page = page, .arena = &meta->arena}};
    collect(&f);
    const Candidate *title = candidate_best(&f.c, CAND_TITLE);
    jsonld_add(&f.c, f.scripts, f.script_count, title != NULL ? title->value : (LodeString){NULL, 0});
    choose(&f);
    candidates_free(&f.c);
}

void meta_free(Meta *meta) {
    arena_free(&meta->arena);
}
