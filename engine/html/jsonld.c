/* jsonld.c - see jsonld.h.
**
** The objects of all scripts are one graph: an author may be given by the @id of an object elsewhere.
** One object is taken for the article; one of the page (WebPage) may add what it lacks.
*/
#include "html/jsonld.h"

#include "html/ldtree.h"
#include "html/phrases.h"

enum {
    TRUST_ARTICLE = 100, /* the type is an article's */
    TRUST_WORK = 60,     /* another work that a page may be about: a recipe, a review */
    TRUST_PAGE = 40,     /* the page itself */
    MOST_EACH = 64       /* values of an array that are looked at */
};

static const char ORIGIN[] = "json-ld";

typedef struct Ld {
    Candidates *c;
    LdTree tree;
    const char *origin;
} Ld;

/* ---- values ---- */

static LodeString text_of(const Ld *ld, uint32_t value) {
    if (value == NO_VALUE || ld->tree.at[value].type != LD_STRING)
        return (LodeString){NULL, 0};
    return ld->tree.at[value].text;
}

static bool same(LodeString a, LodeString b) {
    return a.s != NULL && b.s != NULL && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* The object that a reference {"@id": …} means: one with that @id and more in it. */
static uint32_t resolve(const Ld *ld, uint32_t value) {
    LodeString id = text_of(ld, ldtree_get(&ld->tree, value, "@id"));
    if (id.s == NULL || ldtree_get(&ld->tree, value, "name") != NO_VALUE)
        return value;
    for (uint32_t i = 0; i < ld->tree.count; i++)
        if (i != value && ld->tree.at[i].type == LD_OBJECT && ld->tree.at[i].end > i + 2 &&
            same(text_of(ld, ldtree_get(&ld->tree, i, "@id")), id))
            return i;
    return value;
}

typedef void (*Visit)(Ld *ld, uint32_t value, CandidateKind kind, int trust);

/* Calls for a value, or for each of an array. */
static void each(Ld *ld, uint32_t value, CandidateKind kind, int trust, Visit visit) {
    if (value == NO_VALUE)
        return;
    if (ld->tree.at[value].type != LD_ARRAY) {
        visit(ld, value, kind, trust);
        return;
    }
    uint32_t left = MOST_EACH;
    for (uint32_t i = value + 1; i < ld->tree.at[value].end && left-- > 0; i = ld->tree.at[i].end)
        if (ld->tree.at[i].type != LD_ARRAY)
            visit(ld, i, kind, trust);
}

static void add_text(Ld *ld, uint32_t value, CandidateKind kind, int trust) {
    LodeString text = text_of(ld, value);
    if (text.s == NULL) /* {"@value": …} of a language */
        text = text_of(ld, ldtree_get(&ld->tree, value, "@value"));
    candidate_add(ld->c, kind, text, ld->origin, NO_NODE, trust);
}

/* ---- types ---- */

static int trust_of_name(LodeString type) {
    static const char *const works[] = {"Recipe", "Review", "CreativeWork", "HowTo", "Course", "VideoObject",
                                        "PodcastEpisode", "Book", "Guide", "FAQPage", "QAPage", "TechArticle",
                                        "ItemPage", "CriticReview", NULL};
    static const char *const pages[] = {"WebPage", "AboutPage", "CollectionPage", "MedicalWebPage", NULL};
    if (phrase_find(type, "article") != NULL || phrase_find(type, "posting") != NULL ||
        phrase_is(type, "Report") || phrase_is(type, "NewsStory"))
        return TRUST_ARTICLE;
    const char *name = memchr(type.s, '/', type.len) != NULL ? strrchr(type.s, '/') + 1 : type.s;
    return phrase_in(phrase(name), works) ? TRUST_WORK : phrase_in(phrase(name), pages) ? TRUST_PAGE : 0;
}

/* How far an object's type makes it the article. */
static int trust_of_type(const Ld *ld, uint32_t object) {
    uint32_t type = ldtree_get(&ld->tree, object, "@type");
    if (type == NO_VALUE)
        return 0;
    if (ld->tree.at[type].type == LD_STRING)
        return trust_of_name(ld->tree.at[type].text);
    int best = 0;
    for (uint32_t i = type + 1; i < ld->tree.at[type].end; i = ld->tree.at[i].end) {
        int trust = ld->tree.at[i].type == LD_STRING ? trust_of_name(ld->tree.at[i].text) : 0;
        best = trust > best ? trust : best;
    }
    return best;
}

static bool has_type(const Ld *ld, uint32_t object, const char *name) {
    LodeString type = text_of(ld, ldtree_get(&ld->tree, object, "@type"));
    return type.s != NULL && phrase_find(type, name) != NULL;
}

/* Whether an object stands where the page's own article may: not in a list, a comment, a part. */
static bool is_outermost(const Ld *ld, uint32_t object) {
    static const char *const ways[] = {"@graph", "mainEntity", "mainEntityOfPage", "blogPost", NULL};
    for (uint32_t i = object; i != NO_VALUE; i = ld->tree.at[i].parent)
        if (ld->tree.at[i].key.s != NULL && !phrase_in(ld->tree.at[i].key, ways))
            return false;
    return true;
}

/* ---- authors and publisher ---- */

static void add_name_of(Ld *ld, uint32_t object, CandidateKind kind, int trust) {
    each(ld, ldtree_get(&ld->tree, object, "name"), kind, trust, add_text);
}

static void add_author(Ld *ld, uint32_t value, CandidateKind kind, int trust) {
    if (ld->tree.at[value].type == LD_STRING) {
        add_text(ld, value, kind, trust - 4);
        return;
    }
    value = resolve(ld, value);
    bool organisation = has_type(ld, value, "organization") || has_type(ld, value, "corporation");
    const char *before = ld->origin;
    ld->origin = organisation ? "json-ld organization" : before;
    add_name_of(ld, value, kind, organisation ? trust - 40 : trust);
    ld->origin = before;
}

static void add_publisher(Ld *ld, uint32_t value, CandidateKind kind, int trust) {
    if (ld->tree.at[value].type == LD_STRING)
        add_text(ld, value, kind, trust - 10);
    else
        add_name_of(ld, resolve(ld, value), kind, trust);
}

/* ---- the article ---- */

typedef struct Property {
    const char *name;
    CandidateKind kind;
    int trust;
    Visit visit;
} Property;

static const Property PROPERTIES[] = {
    {"headline", CAND_TITLE, 90, add_text},
    {"alternativeHeadline", CAND_SUBTITLE, 45, add_text},
    {"description", CAND_SUBTITLE, 28, add_text},
    {"author", CAND_AUTHOR, 92, add_author},
    {"creator", CAND_AUTHOR, 84, add_author},
    {"datePublished", CAND_PUBLISHED, 94, add_text},
    {"dateCreated", CAND_PUBLISHED, 78, add_text},
    {"uploadDate", CAND_PUBLISHED, 74, add_text},
    {"dateModified", CAND_MODIFIED, 90, add_text},
    {"publisher", CAND_PUBLISHER, 80, add_publisher},
    {"articleSection", CAND_SECTION, 75, add_text},
    {"inLanguage", CAND_LANGUAGE, 58, add_text},
    {"keywords", CAND_TAG, 65, add_text},
    {"articleBody", CAND_BODY, 90, add_text},
};

static void add_properties(Ld *ld, uint32_t object, int type) {
    int less = type == TRUST_ARTICLE ? 0 : type == TRUST_WORK ? 8 : 14;
    for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++) {
        const Property *p = &PROPERTIES[i];
        each(ld, ldtree_get(&ld->tree, object, p->name), p->kind, p->trust - less, p->visit);
    }
    if (type == TRUST_ARTICLE || ldtree_get(&ld->tree, object, "headline") == NO_VALUE)
        each(ld, ldtree_get(&ld->tree, object, "name"), CAND_TITLE, 70 - less, add_text);
}

/* How likely an object is the page's article. */
static double rate(const Ld *ld, uint32_t object, LodeString title) {
    LodeString headline = text_of(ld, ldtree_get(&ld->tree, object, "headline"));
    if (headline.s == NULL)
        headline = text_of(ld, ldtree_get(&ld->tree, object, "name"));
    double rating = trust_of_type(ld, object);
    if (headline.s != NULL && title.s != NULL)
        rating += 30 * phrase_likeness(headline, title);
    rating += ldtree_get(&ld->tree, object, "datePublished") != NO_VALUE ? 8 : 0;
    rating += ldtree_get(&ld->tree, object, "author") != NO_VALUE ? 8 : 0;
    return rating + (ldtree_get(&ld->tree, object, "articleBody") != NO_VALUE ? 4 : 0);
}

/* The best object whose type has just that trust, or NO_VALUE. */
static uint32_t choose(const Ld *ld, int type, LodeString title) {
    uint32_t best = NO_VALUE;
    double best_rating = 0;
    for (uint32_t i = 0; i < ld->tree.count; i++) {
        if (ld->tree.at[i].type != LD_OBJECT || trust_of_type(ld, i) != type || !is_outermost(ld, i))
            continue;
        double rating = rate(ld, i, title);
        if (rating > best_rating) {
            best = i;
            best_rating = rating;
        }
    }
    return best;
}

/* The site's name, of an object of its own. */
static void add_site(Ld *ld) {
    for (uint32_t i = 0; i < ld->tree.count; i++)
        if (ld->tree.at[i].type == LD_OBJECT && is_outermost(ld, i) && has_type(ld, i, "website"))
            add_name_of(ld, i, CAND_PUBLISHER, 60);
}

void jsonld_add(Candidates *c, const uint32_t *scripts, size_t count, LodeString title) {
    static const int types[] = {TRUST_ARTICLE, TRUST_WORK, TRUST_PAGE};
    static const char *const origins[] = {ORIGIN, "json-ld work", "json-ld page"};
    Ld ld = {c, {.arena = c->arena}, ORIGIN};
    for (size_t i = 0; i < count; i++)
        for (uint32_t n = scripts[i] + 1; n < c->page->nodes[scripts[i]].end; n++)
            if (c->page->nodes[n].tag == TAG_TEXT)
                ldtree_read(&ld.tree, page_chars(c->page, &c->page->nodes[n]));
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        uint32_t object = choose(&ld, types[i], title);
        ld.origin = origins[i];
        if (object != NO_VALUE)
            add_properties(&ld, object, types[i]);
    }
    ld.origin = ORIGIN;
    add_site(&ld);
    ldtree_free(&ld.tree);
}
