/* item.c - see item.h.
**
** Tables say which elements may be a field, in the order of trust; the first that has a value counts.
*/
#define _GNU_SOURCE /* memmem, strcasestr */
#include "xml/item.h"

#include "read/listed.h"
#include "read/markup.h"
#include "xml/fields.h"

#include <strings.h>

enum { MOST_LISTED = 500 }; /* tags, as each is compared with all before */

typedef struct Choice {
    XmlSpace space;
    const char *name;
    const char *origin;
} Choice;

#define END_OF_CHOICES {SPACE_ANY, NULL, NULL}

static const Choice TITLES[] = {{SPACE_PLAIN, "title", "title"},
                                {SPACE_DC, "title", "dc:title"},
                                {SPACE_MEDIA, "title", "media:title"},
                                {SPACE_ITUNES, "title", "itunes:title"},
                                END_OF_CHOICES};
static const Choice BODIES[] = {{SPACE_CONTENT, "encoded", "content:encoded"},
                                {SPACE_PLAIN, "content", "content"},
                                {SPACE_XHTML, "body", "xhtml:body"},
                                {SPACE_PLAIN, "body", "body"},
                                {SPACE_PLAIN, "fullitem", "fullitem"},
                                END_OF_CHOICES};
static const Choice SUMMARIES[] = {{SPACE_PLAIN, "description", "description"},
                                   {SPACE_PLAIN, "summary", "summary"},
                                   {SPACE_DC, "description", "dc:description"},
                                   {SPACE_DC, "abstract", "dcterms:abstract"},
                                   {SPACE_PLAIN, "abstract", "abstract"},
                                   {SPACE_ITUNES, "summary", "itunes:summary"},
                                   {SPACE_ITUNES, "subtitle", "itunes:subtitle"},
                                   END_OF_CHOICES};
static const Choice SUBTITLES[] = {{SPACE_PLAIN, "subtitle", "subtitle"},
                                   {SPACE_ITUNES, "subtitle", "itunes:subtitle"},
                                   END_OF_CHOICES};
static const Choice PUBLISHED[] = {{SPACE_PLAIN, "pubDate", "pubDate"},
                                   {SPACE_PLAIN, "published", "published"},
                                   {SPACE_PLAIN, "issued", "issued"},
                                   {SPACE_DC, "issued", "dcterms:issued"},
                                   {SPACE_PLAIN, "created", "created"},
                                   {SPACE_DC, "created", "dcterms:created"},
                                   {SPACE_DC, "date", "dc:date"},
                                   {SPACE_PLAIN, "date", "date"},
                                   END_OF_CHOICES};
static const Choice MODIFIED[] = {{SPACE_PLAIN, "updated", "updated"},
                                  {SPACE_PLAIN, "modified", "modified"},
                                  {SPACE_DC, "modified", "dcterms:modified"},
                                  {SPACE_PLAIN, "lastBuildDate", "lastBuildDate"},
                                  END_OF_CHOICES};
static const Choice AUTHORS[] = {{SPACE_PLAIN, "author", "author"},
                                 {SPACE_DC, "creator", "dc:creator"},
                                 {SPACE_DC, "author", "dc:author"},
                                 {SPACE_ITUNES, "author", "itunes:author"},
                                 END_OF_CHOICES};
static const Choice FEED_AUTHORS[] = {{SPACE_PLAIN, "author", "author of the feed"},
                                      {SPACE_DC, "creator", "dc:creator of the feed"},
                                      {SPACE_ITUNES, "author", "itunes:author of the feed"},
                                      {SPACE_PLAIN, "managingEditor", "managingEditor"},
                                      END_OF_CHOICES};
static const Choice SOURCES[] = {{SPACE_PLAIN, "source", "source"},
                                 {SPACE_DC, "publisher", "dc:publisher"},
                                 {SPACE_DC, "source", "dc:source"},
                                 END_OF_CHOICES};
static const Choice LANGUAGES[] = {{SPACE_PLAIN, "language", "language"},
                                   {SPACE_DC, "language", "dc:language"},
                                   END_OF_CHOICES};

typedef struct Reading {
    const xmlNode *item, *feed;
    const char *base;
    Draft *draft;
    Construct construct;
    Buffer line;
    size_t left; /* of tags that are still taken */
} Reading;

/* ---- values ---- */

/* The element's text as one line; lives until the next call. */
static LodeString line_of(Reading *r, const xmlNode *node) {
    r->line.len = 0;
    if (node != NULL)
        construct_line(&r->construct, node, &r->line);
    return (LodeString){r->line.data, r->line.len};
}

/* The first choice that is there and not blank, its line in r->line; *origin gets where it was found. */
static const xmlNode *choose(Reading *r, const xmlNode *parent, const Choice *choices, const char **origin) {
    for (; choices->name != NULL; choices++) {
        const xmlNode *node = xml_child(parent, choices->space, choices->name);
        for (; node != NULL; node = xml_next(node, choices->space, choices->name))
            if (!text_is_blank(line_of(r, node))) {
                *origin = choices->origin;
                return node;
            }
    }
    return NULL;
}

static void take_line(Reading *r, const xmlNode *parent, const Choice *choices, LodeField field) {
    const char *origin;
    if (choose(r, parent, choices, &origin) != NULL)
        draft_field(r->draft, field, (LodeString){r->line.data, r->line.len}, origin);
}

static void take_date(Reading *r, const Choice *choices, LodeField field) {
    for (; choices->name != NULL; choices++) {
        const xmlNode *node = xml_child(r->item, choices->space, choices->name);
        for (; node != NULL; node = xml_next(node, choices->space, choices->name))
            field_date(r->draft, field, line_of(r, node), choices->origin);
    }
}

/* An item that says only when it changed was published no later. */
static void take_dates(Reading *r) {
    take_date(r, PUBLISHED, LODE_PUBLISHED);
    take_date(r, MODIFIED, LODE_MODIFIED);
    LodeString changed = xml_attr(r->item, "lastmod");
    if (changed.s != NULL)
        field_date(r->draft, LODE_MODIFIED, changed, "lastmod");
    const FieldValue *modified = &r->draft->article->fields[LODE_MODIFIED];
    if (modified->value.s != NULL)
        draft_field(r->draft, LODE_PUBLISHED, modified->value, r->draft->article->origins[LODE_MODIFIED]);
}

/* ---- the address ---- */

static void set_url(Reading *r, const xmlNode *node, LodeString address, const char *origin) {
    Buffer whole = {0};
    if (address.s != NULL && !text_is_blank(address)) {
        xml_address(node, address, r->base, &whole);
        draft_field(r->draft, LODE_URL, (LodeString){whole.data, whole.len}, origin);
    }
    buffer_free(&whole);
}

/* <link href>, of several that which is a page. */
static const xmlNode *best_link(const xmlNode *item) {
    const xmlNode *best = NULL;
    for (const xmlNode *at = xml_child(item, SPACE_PLAIN, "link"); at != NULL;
         at = xml_next(at, SPACE_PLAIN, "link")) {
        LodeString rel = xml_attr(at, "rel"), type = xml_attr(at, "type");
        if (xml_attr(at, "href").s == NULL || (rel.s != NULL && strcasecmp(rel.s, "alternate") != 0))
            continue;
        bool page = type.s == NULL || strcasestr(type.s, "html") != NULL;
        if (page)
            return at;
        if (best == NULL)
            best = at;
    }
    return best;
}

static bool is_http(LodeString s) {
    return s.len > 8 && (strncasecmp(s.s, "http://", 7) == 0 || strncasecmp(s.s, "https://", 8) == 0);
}

/* <guid>, unless it says that it is no address. */
static void take_guid(Reading *r) {
    const xmlNode *guid = xml_child(r->item, SPACE_PLAIN, "guid");
    if (guid == NULL || xml_attr_is(guid, "isPermaLink", "false"))
        return;
    LodeString line = line_of(r, guid);
    if (is_http(line) || xml_attr_is(guid, "isPermaLink", "true"))
        set_url(r, guid, line, "guid");
}

/* <link> with its address as text. */
static void take_text_link(Reading *r) {
    for (const xmlNode *at = xml_child(r->item, SPACE_PLAIN, "link"); at != NULL;
         at = xml_next(at, SPACE_PLAIN, "link"))
        if (xml_attr(at, "href").s == NULL && (xml_attr(at, "rel").s == NULL || xml_attr_is(at, "rel", "alternate")))
            set_url(r, at, line_of(r, at), "link");
}

static void take_url(Reading *r) {
    const xmlNode *own = xml_child(r->item, SPACE_FEEDBURNER, "origLink"), *link = best_link(r->item);
    if (own != NULL)
        set_url(r, own, line_of(r, own), "feedburner:origLink");
    if (link != NULL)
        set_url(r, link, xml_attr(link, "href"), "link");
    take_text_link(r);
    take_guid(r);
    set_url(r, r->item, xml_attr(r->item, "href"), "href");
    LodeString about = xml_attr(r->item, "about");
    if (about.s != NULL && is_http(about))
        set_url(r, r->item, about, "rdf:about");
}

/* ---- people ---- */

/* <author>: text, or <name>, <email>. */
static void take_person(Reading *r, const xmlNode *node, const char *origin) {
    const xmlNode *name = xml_child(node, SPACE_PLAIN, "name");
    if (name == NULL)
        name = xml_child(node, SPACE_PLAIN, "email");
    if (name == NULL && xml_has_elements(node))
        return;
    field_people(r->draft, line_of(r, name != NULL ? name : node), origin);
}

static void take_people(Reading *r, const xmlNode *parent, const Choice *choices) {
    for (; choices->name != NULL && r->draft->authors.len == 0; choices++)
        for (const xmlNode *at = xml_child(parent, choices->space, choices->name); at != NULL;
             at = xml_next(at, choices->space, choices->name))
            take_person(r, at, choices->origin);
}

/* ---- subjects ---- */

static void add_tag(void *context, LodeString tag) {
    Reading *r = context;
    if (r->left == 0)
        return;
    r->left--;
    draft_field(r->draft, LODE_SECTION, tag, "category");
    draft_tag(r->draft, tag);
}

static void take_tags(Reading *r) {
    for (const xmlNode *at = r->item->children; at != NULL; at = at->next) {
        bool category = xml_is(at, SPACE_PLAIN, "category") || xml_is(at, SPACE_MEDIA, "category");
        if (!category && !xml_is(at, SPACE_DC, "subject"))
            continue;
        LodeString label = xml_attr(at, "label"), term = xml_attr(at, "term");
        LodeString line = label.s != NULL ? label : term.s != NULL ? term : line_of(r, at);
        if (category && line.len > 0)
            add_tag(r, line);
        else if (line.len > 0)
            each_keyword(line, add_tag, r);
    }
}

/* ---- blocks ---- */

/* Whether the shorter text is the longer one's beginning, white space and a trailing "..." aside. */
static bool is_beginning(LodeString text, LodeString start) {
    Buffer a = {0}, b = {0};
    add_collapsed(&a, text);
    add_collapsed(&b, start);
    while (b.len > 0 && strchr(".]>[ ", b.data[b.len - 1]) != NULL)
        b.len--;
    if (b.len >= 3 && memcmp(b.data + b.len - 3, "\xE2\x80\xA6", 3) == 0)
        b.len -= 3;
    bool same = b.len <= a.len && (b.len == 0 || memcmp(a.data, b.data, b.len) == 0);
    buffer_free(&a);
    buffer_free(&b);
    return same;
}

static void add_subtitle(Reading *r, LodeString line, const char *origin) {
    draft_block(r->draft, BLOCK_SUBTITLE, line);
    draft_field(r->draft, LODE_SUBTITLE, line, origin);
}

/* The summary of an item that has a body, unless that begins with it. */
static void take_summary(Reading *r, const xmlNode *body) {
    const char *origin;
    Buffer text = {0};
    construct_line(&r->construct, body, &text);
    bool found = choose(r, r->item, SUBTITLES, &origin) != NULL || choose(r, r->item, SUMMARIES, &origin) != NULL;
    LodeString line = {r->line.data, r->line.len};
    if (found && !is_beginning((LodeString){text.data, text.len}, line))
        add_subtitle(r, line, origin);
    buffer_free(&text);
}

/* Nodes of one name may be alternatives (Atom 0.3): the first that is not blank counts. */
static void take_body(Reading *r) {
    const char *origin;
    const xmlNode *body = choose(r, r->item, BODIES, &origin);
    if (body != NULL)
        take_summary(r, body);
    else
        body = choose(r, r->item, SUMMARIES, &origin);
    if (body == NULL)
        body = xml_below(r->item, NULL, SPACE_MEDIA, "description");
    if (body == NULL)
        return;
    construct_read(&r->construct, body);
    construct_blocks(&r->construct, r->draft);
    r->draft->article->origins[LODE_BODY] = origin;
}

/* ---- pictures ---- */

static bool is_in_text(const Draft *draft, LodeString line) {
    return is_beginning((LodeString){draft->text.data, draft->text.len}, line) ||
           (line.len > 0 && draft->text.len > 0 &&
            memmem(draft->text.data, draft->text.len, line.s, line.len) != NULL);
}

/* <media:content> with <media:description> and <media:credit>. */
static void take_picture(Reading *r, const xmlNode *media) {
    Buffer credit = {0}, text = {0};
    const xmlNode *by = xml_child(media, SPACE_MEDIA, "credit");
    if (by != NULL)
        add_collapsed(&credit, line_of(r, by));
    LodeString line = line_of(r, xml_child(media, SPACE_MEDIA, "description"));
    if (line.len > 0)
        add_collapsed(&text, line);
    if (text.len > 0 && !is_in_text(r->draft, (LodeString){text.data, text.len}))
        draft_caption(r->draft, (LodeString){text.data, text.len}, (LodeString){credit.data, credit.len});
    buffer_free(&credit);
    buffer_free(&text);
}

static void take_pictures(Reading *r) {
    for (const xmlNode *at = xml_below(r->item, NULL, SPACE_MEDIA, "content"); at != NULL;
         at = xml_below(r->item, at, SPACE_MEDIA, "content"))
        take_picture(r, at);
}

/* ---- the whole ---- */

static void take_title(Reading *r) {
    const char *origin;
    if (choose(r, r->item, TITLES, &origin) == NULL)
        return;
    LodeString line = {r->line.data, r->line.len};
    draft_block(r->draft, BLOCK_TITLE, line);
    draft_field(r->draft, LODE_TITLE, line, origin);
}

/* An Atom entry names the feed that it came from. */
static void take_publisher(Reading *r) {
    const xmlNode *source = xml_child(r->item, SPACE_PLAIN, "source");
    if (source != NULL && xml_has_elements(source))
        take_line(r, source, TITLES, LODE_PUBLISHER);
    else
        take_line(r, r->item, SOURCES, LODE_PUBLISHER);
    take_line(r, r->item, SOURCES + 1, LODE_PUBLISHER);
    if (r->feed != NULL)
        take_line(r, r->feed, TITLES, LODE_PUBLISHER);
}

static void take_language(Reading *r) {
    LodeString marked = xml_language(r->item);
    take_line(r, r->item, LANGUAGES, LODE_LANGUAGE);
    if (marked.s != NULL)
        draft_field(r->draft, LODE_LANGUAGE, marked, "xml:lang");
    if (r->feed != NULL)
        take_line(r, r->feed, LANGUAGES, LODE_LANGUAGE);
    field_tidy_language(r->draft);
}

void item_read(const FeedItem *from, Draft *draft) {
    Reading r = {.item = from->item, .feed = from->feed, .base = from->base, .draft = draft, .left = MOST_LISTED};
    take_title(&r);
    take_body(&r);
    take_pictures(&r);
    take_url(&r);
    take_dates(&r);
    take_people(&r, r.item, AUTHORS);
    take_people(&r, xml_child(r.item, SPACE_PLAIN, "source"), AUTHORS);
    if (r.feed != NULL)
        take_people(&r, r.feed, FEED_AUTHORS);
    take_tags(&r);
    take_publisher(&r);
    take_language(&r);
    draft->bare = draft->article->fields[LODE_URL].value.s != NULL || draft->authors.len > 0 ||
                  draft->article->fields[LODE_PUBLISHED].value.s != NULL;
    buffer_free(&r.line);
    construct_free(&r.construct);
}
