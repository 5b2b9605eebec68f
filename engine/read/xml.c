/* xml.c - see xml.h */
#define _GNU_SOURCE /* memmem */
#include "read/xml.h"

#include "base/error.h"
#include "xml/chars.h"
#include "xml/feed.h"

#include <ctype.h>
#include <strings.h>

enum { HEAD_SIZE = 16 * 1024 }; /* bytes of the document that are looked at */

/* ---- sniffing ---- */

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
        *declared |= end - p >= 5 && memcmp(p, "<?xml", 5) == 0;
        if (p[1] == '!' && end - p >= 4 && memcmp(p, "<!--", 4) == 0)
            p = memmem(p, (size_t)(end - p), "-->", 3);
        else if (p[1] == '!' || p[1] == '?')
            p = memchr(p, '>', (size_t)(end - p));
        else
            return (LodeString){NULL, 0};
        if (p == NULL) /* it goes on behind the head */
            return (LodeString){*declared ? from : NULL, 0};
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
    static const char *const KNOWN[] = {"rss",     "rdf:rdf",    "feed",        "entry",       "channel", "nitf",
                                        "REUTERS", "newsitem",   "newsmessage", "packageitem", "tei",     "teicorpus",
                                        "tei.2",   "knowledgeitem", NULL};
    static const char *const PAGES[] = {"html", "head", "body", "xhtml:html", "h:html", NULL};
    bool declared = false;
    LodeString root = root_name(head.s, head.s + head.len, &declared);
    if (root.s == NULL || is_among(root, PAGES))
        return false;
    return declared || is_among(root, KNOWN);
}

bool xml_sniff(const LodeSource *source) {
    Buffer scratch = {0};
    size_t replaced, size = source->size < HEAD_SIZE ? source->size : HEAD_SIZE;
    LodeString head = xml_utf8(source->bytes, size, source->charset, &scratch, &replaced);
    bool is = is_xml(head);
    buffer_free(&scratch);
    return is;
}

/* ---- reading ---- */

static void fail(const LodeSource *source, const LodeSink *sink, const xmlNode *root) {
    LodeError error;
    error_set(&error, LODE_BAD_INPUT,
              "%s: XML with the root element <%.60s>, which no reader and no script in xml/ knows "
              "(docs/formats.md)",
              source->name, (const char *)root->name);
    sink->failed(sink->context, &error);
}

static void read_tree(const ReaderContext *context, const LodeSource *source, const xmlNode *root,
                      const LodeSink *sink) {
    if (feed_is(root))
        feed_read(context, source, root, sink);
    else
        fail(source, sink, root);
}

void xml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    XmlDoc doc;
    LodeError error;
    if (xml_parse(&doc, source, &error))
        read_tree(context, source, xmlDocGetRootElement(doc.tree), sink);
    else
        sink->failed(sink->context, &error);
    xml_free(&doc);
}
