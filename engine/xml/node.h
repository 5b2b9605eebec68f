/* node.h - small things to do with libxml2's nodes.  Names are compared without their prefixes: feeds use
** prefixes that they never declare. */
#ifndef LODE_XML_NODE_H
#define LODE_XML_NODE_H

#include "base/memory.h"
#include "lode.h"

#include <libxml/tree.h>

/* The name without its prefix; and whether it is that, in any case of letters. */
const char *node_name(const xmlNode *node);
bool node_is(const xmlNode *node, const char *name);

/* Whether the element's prefix, or the end of its namespace, is one of those (words between blanks). */
bool node_in(const xmlNode *node, const char *prefixes);

/* The first element below with that name, in document order; NULL when there is none.  `child`: right
** below. */
xmlNode *node_child(const xmlNode *node, const char *name);
xmlNode *node_below(xmlNode *node, const char *name);

/* The next element in document order below `top`; NULL at the end. */
xmlNode *node_next(xmlNode *node, const xmlNode *top);

/* An attribute's value without its prefix, in `arena`; s is NULL when there is none. */
LodeString node_attr(const xmlNode *node, const char *name, Arena *arena);

/* All text below, as it stands. */
LodeString node_text(xmlNode *node, Arena *arena);

/* What is below as HTML: elements without prefixes, text escaped. */
LodeString node_html(xmlNode *node, Arena *arena);

/* A link as an absolute address, by xml:base. */
LodeString node_link(xmlNode *node, LodeString link, Arena *arena);

#endif
