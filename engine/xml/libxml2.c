/* libxml2.c - see libxml2.h */
#include "xml/libxml2.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

#define LIBRARY "libxml2.so.2"

/* Where each function goes. */
static const struct {
    const char *name;
    size_t at;
} FUNCTIONS[] = {
    {"xmlReadMemory", offsetof(Libxml2, read_memory)},
    {"htmlReadMemory", offsetof(Libxml2, html_read_memory)},
    {"xmlFreeDoc", offsetof(Libxml2, free_doc)},
    {"xmlDocGetRootElement", offsetof(Libxml2, root)},
    {"xmlNodeGetBase", offsetof(Libxml2, base)},
    {"xmlBuildURI", offsetof(Libxml2, build_uri)},
    {"xmlNodeListGetString", offsetof(Libxml2, list_string)},
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

static bool load(Libxml2 *lib) {
    void *handle = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    for (size_t i = 0; i < FUNCTION_COUNT; i++) {
        void *symbol = dlsym(handle, FUNCTIONS[i].name);
        if (symbol == NULL)
            return false;
        memcpy((char *)lib + FUNCTIONS[i].at, &symbol, sizeof symbol);
    }
    return true;
}

const Libxml2 *libxml2(void) {
    static Libxml2 lib;
    static enum { UNTRIED, THERE, MISSING } state = UNTRIED;
    if (state == UNTRIED)
        state = load(&lib) ? THERE : MISSING;
    return state == THERE ? &lib : NULL;
}
