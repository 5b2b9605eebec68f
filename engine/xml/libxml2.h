/* libxml2.h - what is used of libxml2, loaded on first use: with ICU, which it needs, it would cost every start
** of the program 2 ms.  Pages are read without it (engine/html); XML and XPath need it.
*/
#ifndef LODE_XML_LIBXML2_H
#define LODE_XML_LIBXML2_H

#include <libxml/tree.h>
#include <libxml/xpath.h>
#include <stdbool.h>

/* Its functions.  Strings that they give are freed with free_string. */
typedef struct Libxml2 {
    xmlDoc *(*read_memory)(const char *, int, const char *, const char *, int); /* xmlReadMemory */
    xmlDoc *(*html_read_memory)(const char *, int, const char *, const char *, int); /* htmlReadMemory */
    void (*free_doc)(xmlDoc *); /* xmlFreeDoc */
    xmlNode *(*root)(const xmlDoc *); /* xmlDocGetRootElement */
    xmlChar *(*base)(const xmlDoc *, const xmlNode *); /* xmlNodeGetBase */
    xmlChar *(*build_uri)(const xmlChar *, const xmlChar *); /* xmlBuildURI */
    xmlChar *(*list_string)(xmlDoc *, const xmlNode *, int); /* xmlNodeListGetString */
    xmlNode *(*new_node)(xmlDoc *, xmlNs *, const xmlChar *, const xmlChar *); /* xmlNewDocNode */
    xmlNode *(*add_child)(xmlNode *, xmlNode *); /* xmlAddChild */
    void (*unlink)(xmlNode *); /* xmlUnlinkNode */
    void (*free_node)(xmlNode *); /* xmlFreeNode */
    xmlXPathContext *(*xpath_context)(xmlDoc *); /* xmlXPathNewContext */
    void (*xpath_free_context)(xmlXPathContext *); /* xmlXPathFreeContext */
    xmlXPathObject *(*xpath_eval)(const xmlChar *, xmlXPathContext *); /* xmlXPathEval */
    void (*xpath_free)(xmlXPathObject *); /* xmlXPathFreeObject */
    xmlChar *(*xpath_node_string)(xmlNode *); /* xmlXPathCastNodeToString */
    xmlChar *(*xpath_string)(xmlXPathObject *); /* xmlXPathCastToString */
    xmlXPathCompExpr *(*xpath_compile)(xmlXPathContext *, const xmlChar *); /* xmlXPathCtxtCompile */
    void (*xpath_free_compiled)(xmlXPathCompExpr *); /* xmlXPathFreeCompExpr */
    xmlFreeFunc *free_string; /* xmlFree */
} Libxml2;

/* NULL when the library is not there. */
const Libxml2 *libxml2(void);

/* What to say then. */
#define NO_LIBXML2 "libxml2 is needed and not installed (Debian: libxml2)"

#endif
