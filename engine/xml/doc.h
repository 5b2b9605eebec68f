/* doc.h - bytes to a libxml2 tree, and asking it.
**
** The bytes become UTF-8 and well-formed (mend.h) first, so the parser fetches nothing, sees no DTD and
** no nesting beyond MEND_DEPTH.  Names are compared without regard to case; the many addresses by which
** formats go in the wild are one XmlSpace each.
*/
#ifndef LODE_XML_DOC_H
#define LODE_XML_DOC_H

#include "base/memory.h"
#include "lode.h"

#include <libxml/tree.h>

struct Draft;

/* What an element's namespace stands for.  RSS, Atom, CDF and no namespace at all are one, as feeds mix
** them freely. */
typedef enum XmlSpace {
    SPACE_ANY, /* in questions only: whatever it is */
    SPACE_PLAIN,
    SPACE_DC,      /* Dublin Core, its terms too */
    SPACE_CONTENT, /* RSS module: content:encoded */
    SPACE_XHTML,
    SPACE_MEDIA, /* Media RSS */
    SPACE_ITUNES,
    SPACE_FEEDBURNER,
    SPACE_RDF,
    SPACE_NITF,
    SPACE_NEWSML, /* NewsML-G2 (IPTC's NAR) */
    SPACE_TEI,
    SPACE_XML,
    SPACE_OTHER
} XmlSpace;

typedef struct XmlDoc {
    xmlDoc *tree;
    Buffer utf8, mended; /* mended: what the tree was made of */
    size_t replaced; /* invalid bytes that became U+FFFD */
} XmlDoc;

/* Parses the source's bytes.  False with *error set when there is no element in them, they are too many
** (2 GiB), or their entities are a bomb; xml_free is allowed either way. */
bool xml_parse(XmlDoc *doc, const LodeSource *source, LodeError *error);
void xml_free(XmlDoc *doc);

/* The bytes as UTF-8, by byte order mark, declaration and content; `charset` may be NULL. */
LodeString xml_utf8(const void *bytes, size_t size, const char *charset, Buffer *scratch, size_t *replaced);

XmlSpace xml_space(const xmlNode *node);

/* The element's name without its prefix. */
const char *xml_local(const xmlNode *node);
bool xml_is(const xmlNode *node, XmlSpace space, const char *local);

/* The first element of that name among the children (NULL parents have none), or behind `node`. */
const xmlNode *xml_child(const xmlNode *parent, XmlSpace space, const char *local);
const xmlNode *xml_next(const xmlNode *node, XmlSpace space, const char *local);

/* The first element below `top` with that name, in document order; and the one behind `after`. */
const xmlNode *xml_below(const xmlNode *top, const xmlNode *after, XmlSpace space, const char *local);

/* The node behind `node` in document order within `top`; with `skip`, not those below it.  NULL at the end. */
const xmlNode *xml_step(const xmlNode *top, const xmlNode *node, bool skip);

/* An attribute's value by its name without prefix, or {NULL, 0}; lives as long as the tree. */
LodeString xml_attr(const xmlNode *node, const char *name);
bool xml_attr_is(const xmlNode *node, const char *name, const char *value);

/* Appends the text below a node, as it stands. */
void xml_text(const xmlNode *node, Buffer *out);

/* The HTML name for an element; NULL: leave it out with all that is in it. */
typedef const char *(*RenameTag)(const xmlNode *node);

/* Appends what is below a node as HTML for draft_markup: tags without attributes, text escaped.  Without
** `rename`, HTML's own elements keep their names and others become <span>: xml_html_name. */
void xml_markup(const xmlNode *node, RenameTag rename, Buffer *out);
const char *xml_html_name(const xmlNode *node);

/* The text below a node (NULL: none) in one line, in place of what `scratch` held; {NULL, 0} when blank. */
LodeString xml_line(const xmlNode *node, Buffer *scratch);

/* The first child of the first child …: "head/docdata/doc-id", in whatever namespace. */
const xmlNode *xml_path(const xmlNode *from, const char *path);
bool xml_has_elements(const xmlNode *node);

/* Appends an address that stands at `node`, made absolute by xml:base and then `base` (may be NULL). */
void xml_address(const xmlNode *node, LodeString address, const char *base, Buffer *out);

/* Keeps the element as the article's page, for article:xpath: names without prefixes. */
void xml_keep(const xmlNode *element, struct Draft *draft);

/* The nearest xml:lang at or above the node. */
LodeString xml_language(const xmlNode *node);

#endif
