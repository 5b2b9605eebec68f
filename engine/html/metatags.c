/* metatags.c - what a page's elements say of themselves: meta tags by name (Open Graph, Dublin Core, the
** names of publishing systems), microdata, links, class names. */
#define _GNU_SOURCE /* strcasestr */
#include "html/candidates.h"

#include <ctype.h>
#include <strings.h>

enum { MOST_TEXT = 400 /* bytes of an element that holds no more than a name, a date or a headline */ };

typedef struct Named {
    const char *name;
    Wanted what;
    unsigned trust;
} Named;

/* <meta property= or name= or itemprop=>, in small letters with "_", "-" and "." as ":". */
static const Named METAS[] = {
    {"og:title", WANT_TITLE, 80},
    {"twitter:title", WANT_TITLE, 70},
    {"headline", WANT_TITLE, 85},
    {"hdl", WANT_TITLE, 85},
    {"parsely:title", WANT_TITLE, 85},
    {"sailthru:title", WANT_TITLE, 80},
    {"dc:title", WANT_TITLE, 75},
    {"dcterms:title", WANT_TITLE, 75},
    {"citation:title", WANT_TITLE, 85},
    {"title", WANT_TITLE, 60},
    {"author", WANT_AUTHOR, 80},
    {"authors", WANT_AUTHOR, 80},
    {"byl", WANT_AUTHOR, 80},
    {"byline", WANT_AUTHOR, 80},
    {"parsely:author", WANT_AUTHOR, 82},
    {"sailthru:author", WANT_AUTHOR, 80},
    {"article:author", WANT_AUTHOR, 70},
    {"article:author:name", WANT_AUTHOR, 80},
    {"citation:author", WANT_AUTHOR, 85},
    {"dc:creator", WANT_AUTHOR, 75},
    {"dcterms:creator", WANT_AUTHOR, 75},
    {"bt:author", WANT_AUTHOR, 75},
    {"twitter:data1", WANT_AUTHOR, 40},
    {"og:site:name", WANT_PUBLISHER, 80},
    {"application:name", WANT_PUBLISHER, 60},
    {"article:publisher", WANT_PUBLISHER, 30},
    {"publisher", WANT_PUBLISHER, 60},
    {"dc:publisher", WANT_PUBLISHER, 60},
    {"article:published:time", WANT_PUBLISHED, 90},
    {"article:published", WANT_PUBLISHED, 88},
    {"og:article:published:time", WANT_PUBLISHED, 88},
    {"og:published:time", WANT_PUBLISHED, 88},
    {"datepublished", WANT_PUBLISHED, 88},
    {"pubdate", WANT_PUBLISHED, 86},
    {"pub:date", WANT_PUBLISHED, 86},
    {"publishdate", WANT_PUBLISHED, 86},
    {"publish:date", WANT_PUBLISHED, 86},
    {"published:date", WANT_PUBLISHED, 86},
    {"publication:date", WANT_PUBLISHED, 86},
    {"publicationdate", WANT_PUBLISHED, 86},
    {"parsely:pub:date", WANT_PUBLISHED, 88},
    {"sailthru:date", WANT_PUBLISHED, 84},
    {"cxenseparse:recs:publishtime", WANT_PUBLISHED, 84},
    {"bt:pubdate", WANT_PUBLISHED, 84},
    {"citation:publication:date", WANT_PUBLISHED, 84},
    {"citation:date", WANT_PUBLISHED, 80},
    {"dc:date", WANT_PUBLISHED, 76},
    {"dc:date:issued", WANT_PUBLISHED, 80},
    {"dcterms:date", WANT_PUBLISHED, 76},
    {"dcterms:created", WANT_PUBLISHED, 76},
    {"dcterms:issued", WANT_PUBLISHED, 78},
    {"article:create:date", WANT_PUBLISHED, 80},
    {"displaydate", WANT_PUBLISHED, 80},
    {"originalpublicationdate", WANT_PUBLISHED, 86},
    {"article:date:original", WANT_PUBLISHED, 86},
    {"ptime", WANT_PUBLISHED, 80},
    {"pdate", WANT_PUBLISHED, 80},
    {"date", WANT_PUBLISHED, 72},
    {"article:modified:time", WANT_MODIFIED, 90},
    {"og:updated:time", WANT_MODIFIED, 80},
    {"datemodified", WANT_MODIFIED, 88},
    {"lastmod", WANT_MODIFIED, 80},
    {"last:modified", WANT_MODIFIED, 75},
    {"dcterms:modified", WANT_MODIFIED, 75},
    {"utime", WANT_MODIFIED, 75},
    {"article:section", WANT_SECTION, 85},
    {"parsely:section", WANT_SECTION, 85},
    {"section", WANT_SECTION, 75},
    {"cg", WANT_SECTION, 60},
    {"article:tag", WANT_TAG, 90},
    {"news:keywords", WANT_TAG, 85},
    {"keywords", WANT_TAG, 70},
    {"parsely:tags", WANT_TAG, 70},
    {"og:url", WANT_URL, 70},
    {"og:locale", WANT_LANGUAGE, 60},
    {"content:language", WANT_LANGUAGE, 65},
    {"dc:language", WANT_LANGUAGE, 60},
    {"language", WANT_LANGUAGE, 60},
};

static const Named *metas_named(const char *name) {
    char folded[64];
    size_t len = 0;
    for (; *name != '\0' && len < sizeof folded - 1; name++)
        folded[len++] = strchr("_-. ", *name) != NULL ? ':' : (char)tolower((unsigned char)*name);
    folded[len] = '\0';
    for (size_t i = 0; i < sizeof METAS / sizeof *METAS; i++)
        if (strcmp(METAS[i].name, folded) == 0)
            return &METAS[i];
    static const Named PUBLISHED = {"meta date", WANT_PUBLISHED, 74}, CHANGED = {"meta date", WANT_MODIFIED, 70};
    bool date = strstr(folded, "date") != NULL || strstr(folded, "time") != NULL;
    if (date && (strstr(folded, "modif") != NULL || strstr(folded, "updat") != NULL))
        return &CHANGED;
    return strcmp(folded, "published") == 0 || (date && strstr(folded, "publi") != NULL) ? &PUBLISHED : NULL;
}

static void collect_meta(const Page *page, uint32_t i, Candidates *all) {
    static const HtmlAttr KEYS[] = {ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP, ATTR_HTTP_EQUIV};
    LodeString content = page_attr(page, i, ATTR_CONTENT);
    for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS && content.s != NULL; k++) {
        LodeString key = page_attr(page, i, KEYS[k]);
        const Named *named = key.s != NULL ? metas_named(key.s) : NULL;
        if (named != NULL) {
            candidate_add(all, named->what, content, named->name, named->trust, NO_NODE);
            return;
        }
    }
}

/* ---- elements ---- */

/* What an element of a few words holds: its content or datetime attribute, else its text. */
static LodeString value_of(const Page *page, uint32_t i, bool date, Buffer *out) {
    LodeString value = page_attr(page, i, ATTR_CONTENT);
    if (value.s == NULL && date)
        value = page_attr(page, i, ATTR_DATETIME);
    if (value.s != NULL && value.len > 0)
        return value;
    out->len = 0;
    page_text(page, i, out);
    return (LodeString){out->data, out->len < MOST_TEXT ? out->len : 0};
}

static size_t count_blanks(LodeString s) {
    size_t blanks = 0;
    for (size_t i = 1; i + 1 < s.len; i++)
        blanks += s.s[i] == ' ' && s.s[i - 1] != ' ';
    return blanks;
}

/* An author's name may stand in a byline with much else: where links of the size of a name are in it, they
** are the names; else each line of it is one by itself. */
static void add_byline(const Page *page, uint32_t i, const char *origin, unsigned trust, Candidates *all) {
    Buffer text = {0};
    bool linked = false;
    for (uint32_t k = i; k < page->nodes[i].end; k++) {
        if (page->nodes[k].tag != TAG_A)
            continue;
        text.len = 0;
        page_text(page, k, &text);
        LodeString name = {text.data, text.len};
        if (text.len < 4 || text.len > 60 || count_blanks(name) == 0 || count_blanks(name) > 4)
            continue;
        candidate_add(all, WANT_AUTHOR, name, origin, trust, i);
        linked = true;
    }
    text.len = 0;
    if (!linked)
        page_text(page, i, &text);
    for (size_t from = 0; from < text.len && text.len < MOST_TEXT;) {
        const char *stop = memchr(text.data + from, '\n', text.len - from);
        size_t to = stop != NULL ? (size_t)(stop - text.data) : text.len;
        candidate_add(all, WANT_AUTHOR, (LodeString){text.data + from, to - from}, origin, trust, i);
        from = to + 1;
    }
    buffer_free(&text);
}

static void add_element(const Page *page, uint32_t i, Wanted what, const char *origin, unsigned trust,
                        Candidates *all) {
    Buffer text = {0};
    bool date = what == WANT_PUBLISHED || what == WANT_MODIFIED;
    candidate_add(all, what, value_of(page, i, date, &text), origin, trust, i);
    buffer_free(&text);
}

/* Microdata and RDFa. */
static const Named PROPS[] = {
    {"headline", WANT_TITLE, 85},         {"author", WANT_AUTHOR, 76},
    {"creator", WANT_AUTHOR, 74},         {"datepublished", WANT_PUBLISHED, 86},
    {"datecreated", WANT_PUBLISHED, 66},  {"datemodified", WANT_MODIFIED, 86},
    {"alternativeheadline", WANT_SUBTITLE, 80}, {"articlesection", WANT_SECTION, 80},
};

static void collect_itemprop(const Page *page, uint32_t i, Candidates *all) {
    LodeString prop = page_attr(page, i, ATTR_ITEMPROP);
    for (size_t k = 0; prop.s != NULL && k < sizeof PROPS / sizeof *PROPS; k++)
        if (strncasecmp(prop.s, PROPS[k].name, strlen(PROPS[k].name)) == 0 &&
            !isalpha((unsigned char)prop.s[strlen(PROPS[k].name)]))
            add_element(page, i, PROPS[k].what, "microdata", PROPS[k].trust, all);
}

/* Words in class names and ids, and what an element that goes by them holds. */
static const Named CLASSES[] = {
    {"author-name", WANT_AUTHOR, 66},    {"authorname", WANT_AUTHOR, 66},
    {"author__name", WANT_AUTHOR, 66},   {"author_name", WANT_AUTHOR, 66},
    {"byline-name", WANT_AUTHOR, 66},    {"byline__name", WANT_AUTHOR, 66},
    {"byline", WANT_AUTHOR, 60},         {"author", WANT_AUTHOR, 56},
    {"entry-date", WANT_PUBLISHED, 60},  {"post-date", WANT_PUBLISHED, 60},
    {"publish", WANT_PUBLISHED, 60},     {"pubdate", WANT_PUBLISHED, 60},
    {"pub-date", WANT_PUBLISHED, 60},    {"dateline", WANT_PUBLISHED, 54},
    {"timestamp", WANT_PUBLISHED, 56},   {"posted", WANT_PUBLISHED, 56},
    {"date", WANT_PUBLISHED, 52},        {"subtitle", WANT_SUBTITLE, 50},
    {"standfirst", WANT_SUBTITLE, 55},   {"subhead", WANT_SUBTITLE, 50},
    {"dek", WANT_SUBTITLE, 50},
};

/* Whether the word begins at `p` and ends there; a few are heads of longer ones ("published"). */
static bool is_word_at(const char *p, const char *word) {
    size_t len = strlen(word);
    if (strncasecmp(p, word, len) != 0)
        return false;
    return !islower((unsigned char)p[len]) || strcmp(word, "publish") == 0 || strcmp(word, "posted") == 0;
}

/* The first row of CLASSES that one of the names has; NULL when none does. */
static const Named *class_named(const char *names) {
    size_t best = sizeof CLASSES / sizeof *CLASSES;
    for (const char *p = names; *p != '\0'; p++) {
        int first = tolower((unsigned char)*p);
        bool begins = isalpha((unsigned char)*p) && (p == names || !isalpha((unsigned char)p[-1]));
        if (!begins || strchr("abdepst", first) == NULL)
            continue;
        for (size_t k = 0; k < best; k++)
            if (CLASSES[k].name[0] == first && is_word_at(p, CLASSES[k].name))
                best = k;
    }
    return best < sizeof CLASSES / sizeof *CLASSES ? &CLASSES[best] : NULL;
}

static void collect_class(const Page *page, uint32_t i, Candidates *all) {
    static const HtmlAttr KEYS[] = {ATTR_CLASS, ATTR_ID, ATTR_DATA_TESTID};
    for (size_t a = 0; a < sizeof KEYS / sizeof *KEYS; a++) {
        LodeString names = page_attr(page, i, KEYS[a]);
        const Named *row = names.s != NULL && names.len <= 200 ? class_named(names.s) : NULL;
        if (row == NULL)
            continue;
        bool changed = row->what == WANT_PUBLISHED &&
                       (strcasestr(names.s, "updat") || strcasestr(names.s, "modif"));
        if (row->what == WANT_AUTHOR)
            add_byline(page, i, "class", row->trust, all);
        else
            add_element(page, i, changed ? WANT_MODIFIED : row->what, "class", row->trust, all);
        return;
    }
}

static void collect_rel(const Page *page, uint32_t i, Candidates *all) {
    LodeString rel = page_attr(page, i, ATTR_REL), href = page_attr(page, i, ATTR_HREF);
    if (rel.s != NULL && strcasestr(rel.s, "author") != NULL)
        add_element(page, i, WANT_AUTHOR, "rel=author", 68, all);
    else if (href.s != NULL && (strstr(href.s, "/author/") != NULL || strstr(href.s, "/authors/") != NULL ||
                                strstr(href.s, "/by/") != NULL))
        add_element(page, i, WANT_AUTHOR, "author link", 58, all);
}

/* <time>: those above the text count more than later ones, which may be other articles'. */
static void collect_time(const Page *page, uint32_t i, Candidates *all) {
    LodeString names = page_attr(page, i, ATTR_CLASS);
    bool changed = names.s != NULL && (strcasestr(names.s, "updated") || strcasestr(names.s, "modified"));
    unsigned trust = page_attr(page, i, ATTR_PUBDATE).s != NULL ? 82 : 64;
    add_element(page, i, changed ? WANT_MODIFIED : WANT_PUBLISHED, "time", trust, all);
}

static void collect_link(const Page *page, uint32_t i, Candidates *all) {
    LodeString rel = page_attr(page, i, ATTR_REL);
    if (rel.s != NULL && strcasecmp(rel.s, "canonical") == 0)
        candidate_add(all, WANT_URL, page_attr(page, i, ATTR_HREF), "canonical", 90, NO_NODE);
}

static bool is_short(const Page *page, uint32_t i) {
    return page->nodes[i].end - i < 40;
}

void collect_tags(const Page *page, Candidates *all) {
    for (uint32_t i = 0; i < page->count; i++) {
        HtmlTag tag = (HtmlTag)page->nodes[i].tag;
        if (tag == TAG_TEXT || tag == TAG_SCRIPT || tag == TAG_STYLE)
            continue;
        if (tag == TAG_META) {
            collect_meta(page, i, all);
        } else if (tag == TAG_LINK) {
            collect_link(page, i, all);
        } else if (tag == TAG_HTML) {
            candidate_add(all, WANT_LANGUAGE, page_attr(page, i, ATTR_LANG), "lang", 70, NO_NODE);
        } else if (tag == TAG_TITLE) {
            add_element(page, i, WANT_TITLE, "title", 50, all);
        } else if (tag == TAG_H1) {
            add_element(page, i, WANT_TITLE, "h1", 55, all);
        } else if (page->nodes[i].len > 0 && is_short(page, i)) {
            collect_itemprop(page, i, all);
            collect_class(page, i, all);
        }
        if (tag == TAG_A && is_short(page, i))
            collect_rel(page, i, all);
        if (tag == TAG_TIME)
            collect_time(page, i, all);
    }
}
