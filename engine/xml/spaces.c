/* spaces.c - names of elements (doc.h): what a namespace's address stands for. */
#include "xml/doc.h"

#include <strings.h>

typedef struct Address {
    const char *begin; /* of the address, in any case */
    XmlSpace space;
} Address;

static const Address ADDRESSES[] = {
    {"http://www.w3.org/2005/atom", SPACE_PLAIN},
    {"http://purl.org/atom/", SPACE_PLAIN},
    {"http://example.com/newformat#", SPACE_PLAIN},
    {"http://example.com/necho", SPACE_PLAIN},
    {"http://purl.org/echo/", SPACE_PLAIN},
    {"uri/of/echo/namespace#", SPACE_PLAIN},
    {"http://purl.org/pie/", SPACE_PLAIN},
    {"http://purl.org/rss/1.0/modules/content/", SPACE_CONTENT},
    {"http://purl.org/rss/1.0/modules/", SPACE_OTHER},
    {"http://purl.org/rss/1.0/", SPACE_PLAIN},
    {"http://purl.org/net/rss1.1#", SPACE_PLAIN},
    {"http://my.netscape.com/", SPACE_PLAIN},
    {"http://channel.netscape.com/", SPACE_PLAIN},
    {"http://my.netscape.com/publish/formats/", SPACE_PLAIN},
    {"http://backend.userland.com/", SPACE_PLAIN},
    {"http://blogs.law.harvard.edu/tech/rss", SPACE_PLAIN},
    {"http://cyber.law.harvard.edu/rss", SPACE_PLAIN},
    {"http://www.rssboard.org/", SPACE_PLAIN},
    {"http://www.w3.org/tr/note-cdf", SPACE_PLAIN},
    {"http://purl.org/dc/", SPACE_DC},
    {"http://www.w3.org/1999/xhtml", SPACE_XHTML},
    {"http://search.yahoo.com/mrss", SPACE_MEDIA},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", SPACE_ITUNES},
    {"http://example.com/dtds/podcast-1.0.dtd", SPACE_ITUNES},
    {"http://rssnamespace.org/feedburner/", SPACE_FEEDBURNER},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", SPACE_RDF},
    {"http://iptc.org/std/nitf/", SPACE_NITF},
    {"http://iptc.org/std/nar/", SPACE_NEWSML},
    {"http://www.tei-c.org/ns/", SPACE_TEI},
    {"http://www.w3.org/xml/1998/namespace", SPACE_XML},
};

/* Prefixes that are used without being declared. */
static const Address PREFIXES[] = {
    {"dc", SPACE_DC},           {"dcterms", SPACE_DC},      {"content", SPACE_CONTENT},
    {"xhtml", SPACE_XHTML},     {"media", SPACE_MEDIA},     {"itunes", SPACE_ITUNES},
    {"atom", SPACE_PLAIN},      {"rss", SPACE_PLAIN},       {"feedburner", SPACE_FEEDBURNER},
    {"rdf", SPACE_RDF},         {"xml", SPACE_XML},         {"atom10", SPACE_PLAIN},
};

static XmlSpace space_of(const char *address) {
    for (size_t i = 0; i < sizeof ADDRESSES / sizeof *ADDRESSES; i++)
        if (strncasecmp(address, ADDRESSES[i].begin, strlen(ADDRESSES[i].begin)) == 0)
            return ADDRESSES[i].space;
    return *address == '\0' ? SPACE_PLAIN : SPACE_OTHER;
}

static XmlSpace space_of_prefix(const char *name, size_t len) {
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
        if (strlen(PREFIXES[i].begin) == len && strncasecmp(PREFIXES[i].begin, name, len) == 0)
            return PREFIXES[i].space;
    return SPACE_OTHER;
}

/* Each address is looked up once; the declaration keeps the answer. */
static XmlSpace space_of_declaration(xmlNs *ns) {
    static const char ANSWERS[SPACE_OTHER + 1] = {0};
    if (ns->_private == NULL) {
        XmlSpace space = ns->href != NULL ? space_of((const char *)ns->href) : SPACE_PLAIN;
        ns->_private = (void *)(uintptr_t)&ANSWERS[space];
    }
    return (XmlSpace)((const char *)ns->_private - ANSWERS);
}

XmlSpace xml_space(const xmlNode *node) {
    if (node->ns != NULL)
        return space_of_declaration(node->ns);
    const char *name = (const char *)node->name, *colon = strchr(name, ':');
    return colon != NULL ? space_of_prefix(name, (size_t)(colon - name)) : SPACE_PLAIN;
}

const char *xml_local(const xmlNode *node) {
    const char *name = (const char *)node->name, *colon = node->ns == NULL ? strchr(name, ':') : NULL;
    return colon != NULL ? colon + 1 : name;
}

bool xml_is(const xmlNode *node, XmlSpace space, const char *local) {
    return node->type == XML_ELEMENT_NODE && strcasecmp(xml_local(node), local) == 0 &&
           (space == SPACE_ANY || xml_space(node) == space);
}
