/* news.c - formats of agencies and editions: NITF (IPTC, 3.x), NewsML-G2 (IPTC), TEI (P5 and before). */
#include "xml/formats.h"

#include "base/error.h"

#include <ctype.h>

static void add_below(Record *record, xmlNode *top, const char *element, const char *field) {
    xmlNode *node = top != NULL ? node_below(top, element) : NULL;
    if (node != NULL)
        xml_add(record, field, node_text(node, &record->arena));
}

static void add_all_below(Record *record, xmlNode *top, const char *element, const char *field) {
    for (xmlNode *at = top; top != NULL && at != NULL; at = node_next(at, top))
        if (node_is(at, element))
            xml_add(record, field, node_text(at, &record->arena));
}

static void add_attr(Record *record, xmlNode *top, const char *element, const char *attr, const char *field) {
    for (xmlNode *at = top; top != NULL && at != NULL; at = node_next(at, top)) {
        LodeString value = node_is(at, element) ? node_attr(at, attr, &record->arena) : (LodeString){NULL, 0};
        if (value.s != NULL)
            xml_add(record, field, value);
    }
}

/* ---- blocks as HTML ---- */

/* Elements that are blocks, in NITF and TEI, and what HTML calls them. */
static const char *const BLOCKS[][2] = {
    {"p", "p"},     {"hl1", "h2"},  {"hl2", "h2"}, {"head", "h2"}, {"h1", "h2"}, {"h2", "h2"},     {"h3", "h3"},
    {"li", "li"},   {"item", "li"}, {"q", "q"},    {"bq", "blockquote"}, {"blockquote", "blockquote"},
    {"l", "p"},     {"ab", "p"},    {"pre", "p"},  {"dt", "li"},   {"dd", "li"}, {"tr", "p"},
};

/* What is no text of the article. */
static bool is_passed_over(const xmlNode *node) {
    return node_is(node, "media") || node_is(node, "figure") || node_is(node, "note") || node_is(node, "byline") ||
           node_is(node, "dateline") || node_is(node, "teiHeader") || node_is(node, "docdata");
}

static const char *block_of(const xmlNode *node) {
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++)
        if (node_is(node, BLOCKS[i][0]))
            return BLOCKS[i][1];
    return NULL;
}

static void put_escaped(Buffer *out, LodeString s) {
    for (size_t i = 0; i < s.len; i++)
        buffer_puts(out, s.s[i] == '<' ? "&lt;" : s.s[i] == '&' ? "&amp;" : (char[]){s.s[i], '\0'});
}

/* Each block below as an element of HTML; blocks in blocks are their own. */
static void put_blocks(xmlNode *node, Record *record, Buffer *out) {
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (child->type != XML_ELEMENT_NODE || is_passed_over(child))
            continue;
        const char *tag = block_of(child);
        if (tag == NULL) {
            put_blocks(child, record, out);
            continue;
        }
        buffer_printf(out, "<%s>", tag);
        put_escaped(out, node_text(child, &record->arena));
        buffer_printf(out, "</%s>", tag);
    }
}

static void add_body(Record *record, xmlNode *body) {
    Buffer html = {0};
    if (body == NULL)
        return;
    put_blocks(body, record, &html);
    if (html.len == 0)
        put_escaped(&html, node_text(body, &record->arena));
    xml_add(record, "body", (LodeString){arena_dup(&record->arena, html.data, html.len), html.len});
    buffer_free(&html);
}

/* ---- NITF ---- */

static void read_nitf(Record *record, xmlNode *root) {
    xmlNode *head = node_below(root, "body.head"), *data = node_below(root, "docdata");
    xmlNode *headline = head != NULL ? node_below(head, "hedline") : NULL;
    add_below(record, headline, "hl1", "title");
    if (headline != NULL && record->count == 0)
        xml_add(record, "title", node_text(headline, &record->arena));
    add_below(record, node_child(root, "head"), "title", "headline");
    add_below(record, headline, "hl2", "subtitle");
    add_all_below(record, head, "byline", "author");
    add_below(record, head, "dateline", "dateline");
    add_attr(record, data, "date.issue", "norm", "published");
    add_attr(record, data, "date.release", "norm", "date");
    add_attr(record, root, "pubdata", "date.publication", "date");
    add_attr(record, root, "pubdata", "name", "publisher");
    add_attr(record, root, "pubdata", "position.section", "section");
    add_attr(record, data, "doc.copyright", "holder", "publisher");
    add_attr(record, data, "keyword", "key", "tags");
    add_all_below(record, root, "media-caption", "captions");
    add_body(record, node_below(root, "body.content"));
}

/* ---- NewsML-G2 ---- */

static void read_news_item(Record *record, xmlNode *item) {
    xmlNode *meta = node_below(item, "contentMeta"), *management = node_below(item, "itemMeta");
    xmlNode *set = node_below(item, "contentSet");
    xmlNode *nitf = set != NULL ? node_below(set, "nitf") : NULL, *html = set != NULL ? node_below(set, "html") : NULL;
    add_below(record, meta, "headline", "title");
    add_below(record, management, "title", "name");
    add_all_below(record, meta, "by", "author");
    for (xmlNode *at = meta; meta != NULL && at != NULL; at = node_next(at, meta))
        if (node_is(at, "creator") && node_child(at, "name") != NULL)
            xml_add(record, "author", node_text(node_child(at, "name"), &record->arena));
    add_below(record, meta, "dateline", "dateline");
    add_below(record, meta, "language", "language");
    add_attr(record, meta, "language", "tag", "language");
    add_below(record, meta, "contentCreated", "published");
    add_below(record, management, "firstCreated", "published");
    add_below(record, management, "versionCreated", "updated");
    add_all_below(record, meta, "keyword", "tags");
    if (management != NULL && node_below(management, "provider") != NULL)
        add_below(record, node_below(management, "provider"), "name", "publisher");
    if (nitf != NULL)
        read_nitf(record, nitf);
    else if (html != NULL)
        add_body(record, node_below(html, "body"));
    else if (set != NULL && node_below(set, "inlineData") != NULL)
        xml_add(record, "body", node_text(node_below(set, "inlineData"), &record->arena));
}

/* ---- TEI ---- */

static void read_tei(Record *record, xmlNode *root) {
    xmlNode *header = node_child(root, "teiHeader"), *text = node_child(root, "text");
    xmlNode *title = header != NULL ? node_below(header, "titleStmt") : NULL;
    xmlNode *published = header != NULL ? node_below(header, "publicationStmt") : NULL;
    xmlNode *origin = header != NULL ? node_below(header, "sourceDesc") : NULL;
    add_below(record, title, "title", "title");
    add_all_below(record, title, "author", "author");
    add_attr(record, origin, "date", "when", "published");
    add_attr(record, published, "date", "when", "date");
    add_below(record, published, "date", "pubdate");
    add_below(record, published, "publisher", "publisher");
    add_attr(record, root, "language", "ident", "language");
    add_body(record, text != NULL ? node_below(text, "body") : NULL);
}

/* ---- which ---- */

typedef struct Kind {
    const char *root;
    void (*read)(Record *record, xmlNode *root);
} Kind;

static const Kind KINDS[] = {
    {"nitf", read_nitf}, {"newsItem", read_news_item}, {"TEI", read_tei}, {"TEI.2", read_tei},
};

static const Kind *kind_of(const xmlNode *node) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (node_is(node, KINDS[i].root))
            return &KINDS[i];
    return NULL;
}

/* Wrappers around several articles. */
static bool is_collection(const xmlNode *root) {
    return node_is(root, "newsMessage") || node_is(root, "teiCorpus") || node_is(root, "teiCorpus.2") ||
           node_is(root, "newsItems") || node_is(root, "corpus");
}

static void give(const ReaderContext *context, const LodeSource *source, const Kind *kind, xmlNode *node,
                 size_t number, const LodeSink *sink) {
    Record record = {0};
    kind->read(&record, node);
    xml_give(context, source, &record, RECORD_ARTICLE, number, sink);
    record_free(&record);
}

static void no_articles(const LodeSource *source, const LodeSink *sink) {
    LodeError error;
    error_set(&error, LODE_BAD_INPUT, "%s: a package without any article in it", source->name);
    sink->failed(sink->context, &error);
}

bool news_read(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink) {
    const Kind *kind = kind_of(root);
    size_t number = 0;
    if (kind != NULL) {
        give(context, source, kind, root, 0, sink);
        return true;
    }
    if (!is_collection(root) && !node_is(root, "packageItem"))
        return false;
    for (xmlNode *at = root; at != NULL;) {
        kind = kind_of(at);
        if (kind != NULL)
            give(context, source, kind, at, ++number, sink);
        xmlNode *next = kind == NULL ? node_next(at, root) : NULL;
        for (; kind != NULL && at != NULL && at != root; at = at->parent)
            if (at->next != NULL) { /* what lies in an article is part of it */
                next = at->next;
                break;
            }
        at = next;
    }
    if (number == 0)
        no_articles(source, sink);
    return true;
}
