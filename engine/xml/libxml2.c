/* libxml2.c - see libxml2.h */
#include "xml/libxml2.h"

#include "base/library.h"

#include <stddef.h>

#define LIBRARY "libxml2.so.2"

/* Where each function goes. */
static const LibraryFunction FUNCTIONS[] = {
    {"xmlReadMemory", offsetof(Libxml2, read_memory)},
    {"htmlReadMemory", offsetof(Libxml2, html_read_memory)},
    {"xmlFreeDoc", offsetof(Libxml2, free_doc)},
    {"xmlDocGetRootElement", offsetof(Libxml2, root)},
    {"xmlNodeGetBase", offsetof(Libxml2, base)},
    {"xmlBuildURI", offsetof(Libxml2, build_uri)},
    {"xmlNodeListGetString", offsetof(Libxml2, list_string)},
    {"xmlNewDocNode", offsetof(Libxml2, new_node)},
    {"xmlAddChild", offsetof(Libxml2, add_child)},
    {"xmlUnlinkNode", offsetof(Libxml2, unlink)},
    {"xmlFreeNode", offsetof(Libxml2, free_node)},
    {"xmlXPathNewContext", offsetof(Libxml2, xpath_context)},
    {"xmlXPathFreeContext", offsetof(Libxml2, xpath_free_context)},
    {"xmlXPathEval", offsetof(Libxml2, xpath_eval)},
    {"xmlXPathFreeObject", offsetof(Libxml2, xpath_free)},
    {"xmlXPathCastNodeToString", offsetof(Libxml2, xpath_node_string)},
    {"xmlXPathCastToString", offsetof(Libxml2, xpath_string)},
    {"xmlXPathCtxtCompile", offsetof(Libxml2, xpath_compile)},
    {"xmlXPathFreeCompExpr", offsetof(Libxml2, xpath_free_compiled)},
    {"xmlFree", offsetof(Libxml2, free_string)},
};

enum { FUNCTION_COUNT = sizeof FUNCTIONS / sizeof *FUNCTIONS };

const Libxml2 *libxml2(void) {
    static Libxml2 lib;
    static enum { UNTRIED, THERE, MISSING } state = UNTRIED;
    if (state == UNTRIED)
        state = library_load(LIBRARY, FUNCTIONS, FUNCTION_COUNT, &lib) ? THERE : MISSING;
    return state == THERE ? &lib : NULL;
}
