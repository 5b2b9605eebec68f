/* jsonld.c - JSON-LD: the objects that are articles, and what they say of themselves.
**
** yajl calls for each value; all are noted with the object that holds them, and when a script is through
** the objects that are articles are gone through: an object may say what it is behind its values, and
** refer to others by their @id.  Vocabulary: schema.org.
*/
#include "html/candidates.h"
#include "read/json_repair.h"

#include <stdlib.h>
#include <strings.h>
#include <yajl/yajl_parse.h>

enum { DEEPEST = 40, MOST_VALUES = 20000, MOST_ARTICLES = 8 };

/* An object; arrays are no objects, their entries are held by what holds the array. */
typedef struct Thing {
    uint32_t holder;   /* the object around it, or NO_NODE */
    LodeString key;    /* under which name */
    LodeString type, id;
} Thing;

typedef struct Fact {
    uint32_t thing;
    LodeString key, value;
} Fact;

typedef struct Graph {
    Arena *arena;
    Buffer things, facts;      /* of Thing, of Fact */
    uint32_t open[DEEPEST];    /* objects that are open */
    LodeString keys[DEEPEST];  /* the key at hand in each */
    size_t depth;
} Graph;

static Thing *thing_at(const Graph *g, uint32_t i) {
    return (Thing *)(void *)g->things.data + i;
}

static size_t thing_count(const Graph *g) {
    return g->things.len / sizeof(Thing);
}

static const Fact *fact_at(const Graph *g, size_t i) {
    return (const Fact *)(const void *)g->facts.data + i;
}

static size_t fact_count(const Graph *g) {
    return g->facts.len / sizeof(Fact);
}

static bool is(LodeString s, const char *word) {
    return s.len == strlen(word) && strncasecmp(s.s, word, s.len) == 0;
}

/* ---- what yajl calls ---- */

static LodeString keep(Graph *g, const unsigned char *s, size_t len) {
    return (LodeString){arena_dup(g->arena, (const char *)s, len), len};
}

static int on_map(void *context) {
    Graph *g = context;
    if (g->depth == DEEPEST)
        return 0;
    bool top = g->depth == 0;
    Thing thing = {.holder = top ? NO_NODE : g->open[g->depth - 1],
                   .key = top ? (LodeString){"", 0} : g->keys[g->depth - 1]};
    g->open[g->depth] = (uint32_t)thing_count(g);
    g->keys[g->depth++] = (LodeString){"", 0};
    buffer_add(&g->things, &thing, sizeof thing);
    return 1;
}

static int on_map_end(void *context) {
    ((Graph *)context)->depth--;
    return 1;
}

static int on_key(void *context, const unsigned char *key, size_t len) {
    Graph *g = context;
    g->keys[g->depth - 1] = keep(g, key, len);
    return 1;
}

static int on_string(void *context, const unsigned char *s, size_t len) {
    Graph *g = context;
    if (g->depth == 0)
        return 1;
    Fact fact = {g->open[g->depth - 1], g->keys[g->depth - 1], keep(g, s, len)};
    Thing *thing = thing_at(g, fact.thing);
    if (is(fact.key, "@type") && thing->type.s == NULL)
        thing->type = fact.value;
    else if (is(fact.key, "@id"))
        thing->id = fact.value;
    buffer_add(&g->facts, &fact, sizeof fact);
    return fact_count(g) < MOST_VALUES;
}

static const yajl_callbacks CALLBACKS = {.yajl_string = on_string,
                                         .yajl_start_map = on_map,
                                         .yajl_map_key = on_key,
                                         .yajl_end_map = on_map_end};

/* ---- what the objects say ---- */

static bool ends_with(LodeString s, const char *tail) {
    size_t len = strlen(tail);
    return s.len >= len && strncasecmp(s.s + s.len - len, tail, len) == 0;
}

/* How far to trust an object of that type: 0 for what is no article. */
static unsigned trust_in(LodeString type) {
    if (ends_with(type, "Article") || ends_with(type, "BlogPosting") || ends_with(type, "Report"))
        return 95;
    if (ends_with(type, "Posting") || ends_with(type, "Review") || ends_with(type, "Recipe"))
        return 80;
    if (ends_with(type, "WebPage") || ends_with(type, "ItemPage"))
        return 45;
    return 0;
}

typedef struct Property {
    const char *key;
    Wanted what;
    int more; /* than the object is trusted */
} Property;

static const Property PROPERTIES[] = {
    {"headline", WANT_TITLE, 0},
    {"name", WANT_TITLE, -10},
    {"alternativeHeadline", WANT_SUBTITLE, 0},
    {"datePublished", WANT_PUBLISHED, 0},
    {"dateCreated", WANT_PUBLISHED, -20},
    {"dateModified", WANT_MODIFIED, 0},
    {"articleSection", WANT_SECTION, 0},
    {"keywords", WANT_TAG, 0},
    {"inLanguage", WANT_LANGUAGE, 0},
    {"mainEntityOfPage", WANT_URL, 0},
    {"url", WANT_URL, -5},
    {"articleBody", WANT_BODY, 0},
    {"author", WANT_AUTHOR, 0},
    {"creator", WANT_AUTHOR, -5},
    {"publisher", WANT_PUBLISHER, 0},
};

static const Property *property(LodeString key) {
    for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++)
        if (is(key, PROPERTIES[i].key))
            return &PROPERTIES[i];
    return NULL;
}

/* The object that has the @id and more than that, or NO_NODE. */
static uint32_t thing_called(const Graph *g, LodeString id) {
    for (size_t i = 0; i < fact_count(g); i++) {
        const Fact *f = fact_at(g, i);
        const Thing *t = thing_at(g, f->thing);
        if (t->id.len == id.len && id.len > 0 && memcmp(t->id.s, id.s, id.len) == 0 &&
            is(f->key, "name"))
            return f->thing;
    }
    return NO_NODE;
}

static void add_name_of(const Graph *g, uint32_t thing, Wanted what, unsigned trust, Candidates *all) {
    bool named = false;
    for (size_t i = 0; i < fact_count(g); i++) {
        const Fact *f = fact_at(g, i);
        if (f->thing == thing && (is(f->key, "name") || (what == WANT_URL && is(f->key, "@id")))) {
            candidate_add(all, what, f->value, "json-ld", trust, NO_NODE);
            named = true;
        }
    }
    LodeString id = thing_at(g, thing)->id;
    uint32_t other = named || id.s == NULL ? NO_NODE : thing_called(g, id);
    if (other != NO_NODE && other != thing)
        add_name_of(g, other, what, trust, all);
}

static void add_article(const Graph *g, uint32_t article, unsigned trust, Candidates *all) {
    for (size_t i = 0; i < fact_count(g); i++) {
        const Fact *f = fact_at(g, i);
        const Property *p = f->thing == article ? property(f->key) : NULL;
        if (p != NULL && !(p->what == WANT_AUTHOR && memchr(f->value.s, '/', f->value.len)))
            candidate_add(all, p->what, f->value, "json-ld", (unsigned)((int)trust + p->more), NO_NODE);
    }
    for (uint32_t t = 0; t < thing_count(g); t++) {
        const Thing *thing = thing_at(g, t);
        const Property *p = thing->holder == article ? property(thing->key) : NULL;
        if (p != NULL)
            add_name_of(g, t, p->what, (unsigned)((int)trust + p->more), all);
    }
}

/* Objects that another article holds (related stories) say nothing of this one. */
static bool is_outer(const Graph *g, const Thing *thing) {
    for (uint32_t i = thing->holder; i != NO_NODE; i = thing_at(g, i)->holder)
        if (trust_in(thing_at(g, i)->type) >= 80 || is(thing_at(g, i)->type, "ItemList") ||
            is(thing_at(g, i)->type, "CollectionPage"))
            return false;
    return true;
}

static void add_articles(const Graph *g, Candidates *all) {
    size_t added = 0;
    for (uint32_t t = 0; t < thing_count(g) && added < MOST_ARTICLES; t++) {
        const Thing *thing = thing_at(g, t);
        unsigned trust = thing->type.s != NULL ? trust_in(thing->type) : 0;
        if (trust == 0 || !is_outer(g, thing))
            continue;
        add_article(g, t, trust, all);
        added++;
    }
}

/* ---- the scripts ---- */

/* Without the comment or CDATA marks that some pages put around their data. */
static LodeString bare_data(LodeString s) {
    while (s.len > 0 && *s.s != '{' && *s.s != '[') {
        bool marker = s.len > 9 && memcmp(s.s, "<![CDATA[", 9) == 0;
        s.s += marker ? 9 : 1;
        s.len -= marker ? 9 : 1;
    }
    while (s.len > 0 && s.s[s.len - 1] != '}' && s.s[s.len - 1] != ']')
        s.len--;
    while (s.len > 3 && memcmp(s.s + s.len - 3, "]]>", 3) == 0)
        s.len -= 3;
    return s;
}

static bool parse(Graph *g, LodeString text) {
    yajl_handle parser = yajl_alloc(&CALLBACKS, NULL, g);
    yajl_config(parser, yajl_allow_comments, 1);
    yajl_config(parser, yajl_dont_validate_strings, 1);
    bool ok = yajl_parse(parser, (const unsigned char *)text.s, text.len) == yajl_status_ok &&
              yajl_complete_parse(parser) == yajl_status_ok;
    yajl_free(parser);
    return ok;
}

static void forget(Graph *g) {
    g->things.len = g->facts.len = g->depth = 0;
}

/* Data that breaks off counts as far as it goes. */
static void read_script(Graph *g, LodeString text, Candidates *all) {
    Buffer paired = {0}, mended = {0};
    text = json_pair_surrogates(bare_data(text), &paired);
    forget(g);
    if (!parse(g, text) && json_repair(text, &mended)) {
        forget(g);
        parse(g, (LodeString){mended.data, mended.len});
    }
    add_articles(g, all);
    buffer_free(&paired);
    buffer_free(&mended);
}

void collect_json_ld(const Page *page, Candidates *all) {
    Graph graph = {.arena = all->arena};
    for (uint32_t i = 0; i + 1 < page->count; i++) {
        if (page->nodes[i].tag != TAG_SCRIPT || page->nodes[i + 1].tag != TAG_TEXT ||
            page->nodes[i].end <= i + 1)
            continue;
        LodeString type = page_attr(page, i, ATTR_TYPE);
        if (type.s != NULL && strstr(type.s, "ld+json") != NULL)
            read_script(&graph, page_chars(page, &page->nodes[i + 1]), all);
    }
    buffer_free(&graph.things);
    buffer_free(&graph.facts);
}
