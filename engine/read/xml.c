/* xml.c - see xml.h */
#define _GNU_SOURCE /* memmem */
#include "read/xml.h"

#include "base/error.h"
#include "read/markup.h"
#include "read/page_fields.h"
#include "xml/chars.h"
#include "xml/document.h"
#include "xml/feed.h"
#include "xml/libxml2.h"
#include "xml/node.h"

#include <ctype.h>
#include <strings.h>

enum { HEAD_SIZE = 16 * 1024 }; /* bytes of the document that are looked at */

typedef struct Reading {
    const ReaderContext *context;
    const LodeSource *source;
    const LodeSink *sink;
    size_t replaced; /* invalid bytes */
} Reading;

static void fail(const Reading *r, const xmlNode *root, const char *why) {
    LodeError error;
    error_set(&error, LODE_BAD_INPUT, "%s: XML with the root <%.60s>%s", r->source->name,
              (const char *)root->name, why);
    r->sink->failed(r->sink->context, &error);
}

/* ---- sniffing ---- */

/* The '>' that ends a DOCTYPE, past what it declares in brackets; NULL when it is not in the head. */
static const char *doctype_end(const char *p, const char *end) {
    const char *stop = memchr(p, '>', (size_t)(end - p));
    const char *open = memchr(p, '[', (size_t)((stop != NULL ? stop : end) - p));
    const char *close = open != NULL ? memmem(open, (size_t)(end - open), "]>", 2) : NULL;
    return open == NULL ? stop : close != NULL ? close + 1 : NULL;
}

/* The root that it names. */
static LodeString doctype_name(const char *p, const char *end) {
    if (end - p < 11 || strncasecmp(p, "<!DOCTYPE ", 10) != 0)
        return (LodeString){NULL, 0};
    const char *stop = xml_name_end(p + 10, end);
    return (LodeString){p + 10, (size_t)(stop - p - 10)};
}

/* The first element's name in the head; {NULL, 0} when something else stands there first. */
static LodeString root_name(const char *p, const char *end, bool *declared) {
    for (;;) {
        while (p < end && isspace((unsigned char)*p))
            p++;
        if (end - p < 2 || *p != '<')
            return (LodeString){NULL, 0};
        const char *stop = xml_name_end(p + 1, end), *from = p;
        if (stop > p + 1)
            return (LodeString){p + 1, (size_t)(stop - p - 1)};
        if (end - p >= 14 && strncasecmp(p, "<!doctype html", 14) == 0)
            *declared = false; /* a page in XML's clothes, unless its root says otherwise */
        else
            *declared |= end - p >= 5 && memcmp(p, "<?xml", 5) == 0;
        if (p[1] == '!' && end - p >= 4 && memcmp(p, "<!--", 4) == 0)
            p = memmem(p, (size_t)(end - p), "-->", 3);
        else if (p[1] == '!')
            p = doctype_end(p, end);
        else if (p[1] == '?')
            p = memchr(p, '>', (size_t)(end - p));
        else
            return (LodeString){NULL, 0};
        if (p == NULL) /* it goes on behind the head */
            return from[1] == '!' ? doctype_name(from, end) : (LodeString){*declared ? from : NULL, 0};
        p += *p == '-' ? 3 : 1;
    }
}

static bool is_among(LodeString name, const char *const *names) {
    for (; *names != NULL; names++)
        if (strlen(*names) == name.len && strncasecmp(*names, name.s, name.len) == 0)
            return true;
    return false;
}

/* A declaration says that it is XML; without one, only known roots do. */
static bool is_xml(LodeString head) {
    static const char *const KNOWN[] = {"rss",     "rdf",        "feed",        "entry",       "channel", "nitf",
                                        "REUTERS", "newsitem",   "newsmessage", "packageitem", "tei",     "teicorpus",
                                        "tei.2",   "knowledgeitem", NULL};
    static const char *const PAGES[] = {"html", "head", "body", NULL};
    bool declared = false;
    LodeString root = root_name(head.s, head.s + head.len, &declared);
    const char *colon = root.s != NULL ? memchr(root.s, ':', root.len) : NULL;
    if (colon != NULL)
        root = (LodeString){colon + 1, root.len - (size_t)(colon + 1 - root.s)};
    if (root.s == NULL || is_among(root, PAGES))
        return false;
    return declared || is_among(root, KNOWN);
}

/* Whether the first byte, in any encoding, may begin XML; most files are told by it. */
static bool may_begin(const unsigned char *p, size_t size) {
    return size > 4 && (*p == '<' || isspace(*p) || *p == 0xEF || *p >= 0xFE || *p == 0 || *p == 0x4C);
}

bool xml_sniff(const LodeSource *source) {
    Buffer scratch = {0};
    size_t replaced, size = source->size < HEAD_SIZE ? source->size : HEAD_SIZE;
    if (!may_begin(source->bytes, size))
        return false;
    LodeString head = xml_utf8(source->bytes, size, source->charset, &scratch, &replaced);
    bool is = is_xml(head);
    buffer_free(&scratch);
    return is;
}

/* ---- XML that a script maps ---- */

static void give_mapped(const ReaderContext *context, const LodeSource *source, const PageFields *found,
                        size_t number, const LodeSink *sink) {
    Draft draft;
    LodeError error;
    Buffer name = {0};
    if (number > 0)
        buffer_printf(&name, "%s#%zu", source->name, number);
    else
        buffer_puts(&name, source->name);
    buffer_putc(&name, '\0');
    draft_begin(&draft, context->owner, name.data);
    buffer_free(&name);
    draft_page_fields(&draft, found);
    draft_block(&draft, BLOCK_TITLE, found->fields[LODE_TITLE]);
    draft_block(&draft, BLOCK_SUBTITLE, found->fields[LODE_SUBTITLE]);
    if (found->fields[LODE_BODY].s != NULL)
        draft_markup(&draft, found->fields[LODE_BODY]);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}

/* False when no script is for such a root. */
static bool read_mapped(const ReaderContext *context, const LodeSource *source, xmlNode *root, LodeString text,
                        const LodeSink *sink) {
    Arena arena = {0};
    LodeError error;
    PageFields *found;
    bool failed = false;
    PageAsked asked = {.root = node_name(root), .text = text};
    if (context->page_rule == NULL)
        return false;
    size_t count = context->page_rule(context->layout_engine, &arena, &asked, &found, &failed, &error);
    for (size_t i = 0; i < count; i++)
        give_mapped(context, source, &found[i], count > 1 ? i + 1 : 0, sink);
    if (failed)
        sink->failed(sink->context, &error);
    arena_free(&arena);
    return failed || count > 0;
}

/* ---- documents ---- */

/* A format whose articles are elements of one of these names: the root, or below it. */
typedef struct Format {
    const char *articles[3], *collections[2];
    void (*add)(const DocumentPart *part);
} Format;

static const Format FORMATS[] = {
    {{"nitf"}, {NULL}, nitf_add},
    {{"newsItem", "packageItem"}, {"newsMessage"}, newsml_add},
    {{"TEI", "TEI.2"}, {"teiCorpus"}, tei_add},
    {{"REUTERS"}, {"lewis"}, reuters_add},
};

static bool is_one_of(const xmlNode *node, const char *const *names, size_t count) {
    for (size_t i = 0; i < count && names[i] != NULL; i++)
        if (xml_is(node, SPACE_ANY, names[i]))
            return true;
    return false;
}

static bool is_article(const Format *format, const xmlNode *node) {
    return is_one_of(node, format->articles, sizeof format->articles / sizeof *format->articles);
}

static const Format *format_of(const xmlNode *root) {
    for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (is_article(&FORMATS[i], root) || is_one_of(root, FORMATS[i].collections, 2))
            return &FORMATS[i];
    return NULL;
}

/* The article that begins at or behind `node`. */
static const xmlNode *next_article(const Format *format, const xmlNode *root, const xmlNode *node) {
    while (node != NULL && !is_article(format, node))
        node = xml_step(root, node, false);
    return node;
}

static void give(const Reading *r, Draft *draft) {
    LodeError error;
    LodeArticle *article = draft_finish(draft, &error);
    if (article != NULL)
        r->sink->article(r->sink->context, article);
    else
        r->sink->failed(r->sink->context, &error);
}

/* `number` is 0 for the only article of a document. */
static void give_document(const Reading *r, const Format *format, const xmlNode *node, size_t number) {
    Draft draft;
    Buffer name = {0}, scratch = {0};
    DocumentPart part = {node, &draft, &scratch};
    buffer_puts(&name, r->source->name);
    if (number > 0)
        buffer_printf(&name, "#%zu", number);
    buffer_putc(&name, '\0');
    draft_begin(&draft, r->context->owner, name.data);
    draft.article->replaced = (uint32_t)r->replaced;
    if (r->context->keep_pages)
        xml_keep(node, &draft);
    format->add(&part);
    if (r->source->url != NULL)
        draft_field(&draft, LODE_URL, (LodeString){r->source->url, strlen(r->source->url)}, NULL);
    give(r, &draft);
    buffer_free(&name);
    buffer_free(&scratch);
}

static void give_documents(const Reading *r, const Format *format, const xmlNode *root) {
    const xmlNode *node = next_article(format, root, root);
    const xmlNode *second = node != NULL ? next_article(format, root, xml_step(root, node, true)) : NULL;
    size_t number = second != NULL ? 1 : 0;
    if (node == NULL)
        fail(r, root, ", but no article in it");
    for (; node != NULL; number++) {
        give_document(r, format, node, number);
        node = next_article(format, root, xml_step(root, node, true));
    }
}

/* ---- reading ---- */

static void read_tree(const Reading *r, xmlNode *root, LodeString mended) {
    const Format *format = format_of(root);
    if (read_mapped(r->context, r->source, root, mended, r->sink))
        return;
    if (feed_is(root))
        feed_read(r->context, r->source, root, r->sink);
    else if (format != NULL)
        give_documents(r, format, root);
    else
        fail(r, root, ": no feed, NITF, NewsML-G2 or TEI; a script in xml/ may map it (docs/pages.md)");
}

void xml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    XmlDoc doc;
    LodeError error;
    Reading r = {context, source, sink, 0};
    if (xml_parse(&doc, source, &error)) {
        r.replaced = doc.replaced;
        read_tree(&r, libxml2()->root(doc.tree), (LodeString){doc.mended.data, doc.mended.len});
    } else {
        sink->failed(sink->context, &error);
    }
    xml_free(&doc);
}

/* ---- SGML of Reuters-21578 ---- */

static const char RECORD[] = "<REUTERS";

bool sgml_sniff(const LodeSource *source) {
    size_t size = source->size < HEAD_SIZE ? source->size : HEAD_SIZE;
    return memmem(source->bytes, size, RECORD, sizeof RECORD - 1) != NULL &&
           (memmem(source->bytes, size, "<!DOCTYPE lewis", 15) != NULL ||
            strncasecmp(source->bytes, RECORD, sizeof RECORD - 1) == 0);
}

/* The record that begins at or behind `p`, or NULL. */
static const char *next_record(const char *p, const char *end) {
    return p < end ? memmem(p, (size_t)(end - p), RECORD, sizeof RECORD - 1) : NULL;
}

static void read_record(const ReaderContext *context, const LodeSource *whole, const char *from,
                        const char *to, size_t number, const LodeSink *sink) {
    Buffer name = {0};
    LodeSource record = *whole;
    buffer_printf(&name, number > 0 ? "%s#%zu" : "%s", whole->name, number);
    buffer_putc(&name, '\0');
    record.name = name.data;
    record.bytes = from;
    record.size = (size_t)(to - from);
    xml_read(context, &record, sink);
    buffer_free(&name);
}

void sgml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    const char *end = (const char *)source->bytes + source->size;
    const char *p = source->size > 0 ? next_record(source->bytes, end) : NULL;
    const char *next = p != NULL ? next_record(p + 1, end) : NULL;
    size_t number = next != NULL ? 1 : 0;
    if (p == NULL)
        xml_read(context, source, sink);
    for (; p != NULL; p = next, number++) {
        next = next_record(p + 1, end);
        read_record(context, source, p, next != NULL ? next : end, number, sink);
    }
}
