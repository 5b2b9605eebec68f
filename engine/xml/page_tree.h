/* page_tree.h - the page or element that an article was read from, as a tree for XPath.
**
** A tree is libxml2's.  Elements of a default namespace are as if they had none, and prefixes that the
** document declares may be used, so that "//item/dc:date" means what it seems to.
*/
#ifndef LODE_XML_PAGE_TREE_H
#define LODE_XML_PAGE_TREE_H

#include "base/memory.h"
#include "lode.h"

#include <libxml/xpath.h>

/* An XPath expression, compiled; freed with xmlXPathFreeCompExpr.  NULL with *error set ("Invalid
** expression"), which names the expression. */
xmlXPathCompExpr *page_compile(const char *xpath, LodeError *error);

/* An HTML page's tree (UTF-8); never NULL.  Freed with xmlFreeDoc. */
xmlDoc *page_tree_html(const char *html, size_t len);

/* A copy of an element as a tree of its own. */
xmlDoc *page_tree_element(const xmlNode *element);

/* Makes a tree fit for XPath as said above. */
void page_tree_plain(xmlNode *top);

/* What an expression gives at a node, or NULL with *error set when it asks for too much work or makes no
** sense there (a function that there is not).  Freed with xmlXPathFreeObject. */
xmlXPathObject *page_evaluate(const xmlXPathCompExpr *xpath, xmlNode *at, LodeError *error);

/* How many values there are: nodes, or one string. */
size_t page_values(const xmlXPathObject *result);

/* The text of value i in one line, in place of what `out` held. */
LodeString page_value(const xmlXPathObject *result, size_t i, Buffer *out);

#endif
