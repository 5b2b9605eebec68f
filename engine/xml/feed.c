/* feed.c - feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF.  Their elements have much the same names, and
** one table reads them all (docs/pages.md). */
#include "xml/formats.h"

#include "base/error.h"
#include "read/mime.h"
#include "text/encode.h"

#include <ctype.h>
#include <strings.h>

typedef struct Element {
    const char *name;
    const char *prefixes; /* words between blanks that its prefix must be; NULL: any, or none */
    const char *field;    /* name of the value in the record */
    void (*add)(Record *record, xmlNode *node, const char *field);
} Element;

static void add_text(Record *record, xmlNode *node, const char *field) {
    xml_add(record, field, node_text(node, &record->arena));
}

static bool is(LodeString s, const char *word) {
    return s.s != NULL && s.len == strlen(word) && strncasecmp(s.s, word, s.len) == 0;
}

static void add_encoded(Record *record, xmlNode *node, const char *field) {
    Buffer bytes = {0};
    add_base64(node_text(node, &record->arena), &bytes);
    if (bytes.len > 0 && utf8_valid(bytes.data, bytes.len) == bytes.len)
        xml_add(record, field, (LodeString){arena_dup(&record->arena, bytes.data, bytes.len), bytes.len});
    buffer_free(&bytes);
}

/* Text, escaped HTML, or XHTML as elements (Atom 1.0, section 3.1). */
static void add_content(Record *record, xmlNode *node, const char *field) {
    bool elements = false;
    for (xmlNode *child = node->children; child != NULL; child = child->next)
        elements = elements || child->type == XML_ELEMENT_NODE;
    LodeString type = node_attr(node, "type", &record->arena);
    LodeString mode = node_attr(node, "mode", &record->arena);
    if (is(mode, "base64") || (type.s != NULL && strncasecmp(type.s, "application/octet", 17) == 0)) {
        add_encoded(record, node, field);
        return;
    }
    bool picture = type.s != NULL && (strncasecmp(type.s, "image", 5) == 0 || strncasecmp(type.s, "audio", 5) == 0);
    if (!picture)
        xml_add(record, field, elements ? node_html(node, &record->arena) : node_text(node, &record->arena));
}

/* RSS has the address as text, Atom as an attribute; other links than the article's own are passed over. */
static void add_link(Record *record, xmlNode *node, const char *field) {
    LodeString href = node_attr(node, "href", &record->arena), rel = node_attr(node, "rel", &record->arena);
    if (rel.s != NULL && !is(rel, "alternate"))
        return;
    LodeString link = href.s != NULL ? href : node_text(node, &record->arena);
    while (link.len > 0 && isspace((unsigned char)*link.s))
        link.s++, link.len--;
    size_t len = 0;
    while (len < link.len && !isspace((unsigned char)link.s[len]))
        len++;
    link.s = arena_dup(&record->arena, link.s, len);
    link.len = len;
    xml_add(record, field, node_link(node, link, &record->arena));
}

static void add_guid(Record *record, xmlNode *node, const char *field) {
    LodeString text = node_text(node, &record->arena);
    LodeString permanent = node_attr(node, "isPermaLink", &record->arena);
    if (!is(permanent, "false") && text.len > 7 && strncasecmp(text.s, "http", 4) == 0)
        xml_add(record, field, text);
}

/* "mail@host (Name)" as "Name"; what Atom has in elements. */
static void add_person(Record *record, xmlNode *node, const char *field) {
    xmlNode *name = node_child(node, "name");
    if (name == NULL)
        name = node_below(node, "name");
    LodeString text = node_text(name != NULL ? name : node, &record->arena);
    const char *open = memchr(text.s, '(', text.len), *mail = memchr(text.s, '@', text.len);
    const char *close = open != NULL ? memchr(open, ')', text.len - (size_t)(open - text.s)) : NULL;
    if (mail != NULL && close != NULL && open > mail)
        text = (LodeString){open + 1, (size_t)(close - open - 1)};
    xml_add(record, field, text);
}

static void add_category(Record *record, xmlNode *node, const char *field) {
    LodeString label = node_attr(node, "label", &record->arena), term = node_attr(node, "term", &record->arena);
    xml_add(record, field, label.s != NULL ? label : term.s != NULL ? term : node_text(node, &record->arena));
}

/* CDF writes its title and address as attributes too. */
static const Element ELEMENTS[] = {
    {"title", " media ", "name", add_text}, /* of a picture */
    {"title", NULL, "title", add_content},
    {"origLink", NULL, "permalink", add_link},
    {"link", NULL, "url", add_link},
    {"guid", NULL, "link", add_guid},
    {"author", NULL, "author", add_person},
    {"creator", NULL, "author", add_person},
    {"pubDate", NULL, "published", add_text},
    {"published", NULL, "published", add_text},
    {"issued", NULL, "published", add_text},
    {"date", " dc dcterms ", "published", add_text},
    {"created", NULL, "date", add_text},
    {"updated", NULL, "updated", add_text},
    {"modified", NULL, "updated", add_text},
    {"category", NULL, "tags", add_category},
    {"subject", NULL, "tags", add_text},
    {"language", NULL, "language", add_text},
    {"encoded", NULL, "content", add_content},
    {"fullitem", NULL, "content", add_content},
    {"content", " media ", NULL, NULL},
    {"content", NULL, "content", add_content},
    {"body", NULL, "content", add_content},
    {"div", NULL, "content", add_content},
    {"description", " media itunes ", NULL, NULL},
    {"description", NULL, "description", add_content},
    {"abstract", NULL, "description", add_content},
    {"summary", NULL, "description", add_content},
    {"publisher", " dc ", "publisher", add_text},
    {"subtitle", " itunes ", NULL, NULL},
};

static void read_element(Record *record, xmlNode *node) {
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++) {
        const Element *e = &ELEMENTS[i];
        if (!node_is(node, e->name) || (e->prefixes != NULL && !node_in(node, e->prefixes)))
            continue;
        if (e->add != NULL)
            e->add(record, node, e->field);
        return;
    }
}

static bool is_item(const xmlNode *node) {
    return node_is(node, "item") || node_is(node, "entry");
}

static bool has(const Record *record, const char *name) {
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->values[i].name.s, name) == 0)
            return true;
    return false;
}

static void read_item(Record *record, xmlNode *item) {
    for (xmlNode *child = item->children; child != NULL; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            read_element(record, child);
    LodeString href = node_attr(item, "href", &record->arena), when = node_attr(item, "lastmod", &record->arena);
    if (href.s != NULL)
        xml_add(record, "url", node_link(item, href, &record->arena));
    if (when.s != NULL)
        xml_add(record, "published", when);
    if (!has(record, "published") && !has(record, "date"))
        for (size_t i = 0; i < record->count; i++)
            if (strcmp(record->values[i].name.s, "updated") == 0)
                xml_add(record, "published", record->values[i].value);
}

/* What items have from their feed: its name, its authors, its language. */
static void inherit(Record *record, xmlNode *feed) {
    bool authors = has(record, "author");
    for (xmlNode *child = feed->children; child != NULL; child = child->next) {
        if (node_is(child, "title") && !node_in(child, " media "))
            xml_add(record, "publisher", node_text(child, &record->arena));
        else if (!authors && (node_is(child, "author") || node_is(child, "creator")))
            add_person(record, child, "author");
        else if (node_is(child, "language") && !has(record, "language"))
            add_text(record, child, "language");
    }
}

/* The element that speaks for the feed: <channel> in RSS, the root in Atom. */
static xmlNode *feed_of(xmlNode *root) {
    xmlNode *channel = node_child(root, "channel");
    return channel != NULL ? channel : root;
}

static bool is_feed(const xmlNode *root) {
    return node_is(root, "rss") || node_is(root, "RDF") || node_is(root, "feed") || node_is(root, "channel");
}

bool feed_read(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink) {
    size_t number = 0;
    xmlNode *feed = is_item(root) ? root : feed_of(root);
    if (!is_feed(root) && !is_item(root))
        return false;
    for (xmlNode *at = root; at != NULL; at = node_next(at, root)) {
        if (!is_item(at))
            continue;
        Record record = {0};
        read_item(&record, at);
        if (feed != at)
            inherit(&record, feed);
        xml_give(context, source, &record, RECORD_ITEM, ++number, sink);
        record_free(&record);
    }
    if (number == 0) {
        LodeError error;
        error_set(&error, LODE_BAD_INPUT, "%s: a feed without items", source->name);
        sink->failed(sink->context, &error);
    }
    return true;
}
