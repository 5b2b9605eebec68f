/* pages.c - pages as Lua sees them: XPath over libxml2's tree, for site rules and XML mappings
** (scripts/lode/core/pages.lua) and for article:xpath.
**
** A page is userdata that owns its tree; a node of it is userdata that keeps the page alive.
*/
#include "base/error.h"
#include "html/tags.h"
#include "lua/engine.h"
#include "lua/pages.h"
#include "xml/libxml2.h"
#include "xml/node.h"

#include <lauxlib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits.h>

#define PAGE_META "lode.page"

enum { MOST_STEPS = 20 * 1000 * 1000 }; /* of one XPath evaluation */

/* `doc` is NULL in nodes: the page they belong to is their user value. */
typedef struct PageNodeData {
    xmlDoc *doc;
    xmlNode *node;
} PageNodeData;

static void quiet(void *context, xmlErrorPtr error) {
    (void)context;
    (void)error;
}

/* ---- trees ---- */

xmlDoc *page_tree(LodeString text, bool xml) {
    int len = text.len < INT_MAX ? (int)text.len : INT_MAX;
    if (libxml2() == NULL)
        return NULL;
    if (xml)
        return libxml2()->read_memory(text.s, len, NULL, "UTF-8",
                             XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    return libxml2()->html_read_memory(text.s, len, NULL, "UTF-8",
                          HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                              HTML_PARSE_IGNORE_ENC);
}

static void push_page(lua_State *L, xmlDoc *doc) {
    PageNodeData *page = lua_newuserdatauv(L, sizeof *page, 1);
    *page = (PageNodeData){doc, libxml2()->root(doc)};
    luaL_setmetatable(L, PAGE_META);
}

/* A node of the page at `idx`.  [-0, +1, m] */
static void push_node(lua_State *L, int idx, xmlNode *node) {
    PageNodeData *data = lua_newuserdatauv(L, sizeof *data, 1);
    *data = (PageNodeData){NULL, node};
    lua_pushvalue(L, idx);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, PAGE_META);
}

static int page_gc(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    if (page->doc != NULL)
        libxml2()->free_doc(page->doc);
    page->doc = NULL;
    return 0;
}

/* ---- XPath ---- */

/* The result of `expression` from a node on; an error names the expression.  Freed by the caller. */
static xmlXPathObject *evaluate(xmlNode *node, const char *expression, LodeError *error) {
    xmlXPathContext *context = libxml2()->xpath_context(node->doc);
    context->error = quiet;
    context->opLimit = MOST_STEPS;
    context->node = node;
    xmlXPathObject *result = libxml2()->xpath_eval((const xmlChar *)expression, context);
    if (result == NULL)
        error_set(error, LODE_BAD_RULE, "XPath '%s': %s", expression,
                  context->lastError.message != NULL ? context->lastError.message : "cannot be evaluated");
    libxml2()->xpath_free_context(context);
    return result;
}

static xmlXPathObject *checked_evaluate(lua_State *L, xmlNode *node, const char *expression) {
    LodeError error;
    xmlXPathObject *result = node != NULL ? evaluate(node, expression, &error) : NULL;
    if (node != NULL && result == NULL)
        luaL_error(L, "%s", error.message);
    return result;
}

static void push_text(lua_State *L, xmlNode *node) {
    xmlChar *text = libxml2()->xpath_node_string(node);
    lua_pushstring(L, text != NULL ? (const char *)text : "");
    (*libxml2()->free_string)(text);
}

/* Pushes an array of strings: the texts of nodes, or the one value. */
static void push_strings(lua_State *L, xmlXPathObject *result) {
    lua_newtable(L);
    if (result == NULL)
        return;
    if (result->type == XPATH_NODESET) {
        for (int i = 0; result->nodesetval != NULL && i < result->nodesetval->nodeNr; i++) {
            push_text(L, result->nodesetval->nodeTab[i]);
            lua_rawseti(L, -2, i + 1);
        }
    } else {
        xmlChar *value = libxml2()->xpath_string(result);
        lua_pushstring(L, (const char *)value);
        (*libxml2()->free_string)(value);
        lua_rawseti(L, -2, 1);
    }
}

void page_push_xpath(lua_State *L, xmlNode *node, const char *expression) {
    xmlXPathObject *result = checked_evaluate(L, node, expression);
    push_strings(L, result);
    if (result != NULL)
        libxml2()->xpath_free(result);
}

/* page:strings(xpath) */
static int page_strings(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    page_push_xpath(L, page->node, luaL_checkstring(L, 2));
    return 1;
}

/* page:nodes(xpath): an array of nodes, which can be asked like the page. */
static int page_nodes(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    xmlXPathObject *result = checked_evaluate(L, page->node, luaL_checkstring(L, 2));
    lua_newtable(L);
    for (int i = 0; result != NULL && result->type == XPATH_NODESET && result->nodesetval != NULL &&
                    i < result->nodesetval->nodeNr; i++) {
        push_node(L, 1, result->nodesetval->nodeTab[i]);
        lua_rawseti(L, -2, i + 1);
    }
    if (result != NULL)
        libxml2()->xpath_free(result);
    return 1;
}

/* page:drop(xpath): what it finds is taken out of the tree.  Called before any node is asked for. */
static int page_drop(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    xmlXPathObject *result = checked_evaluate(L, page->node, luaL_checkstring(L, 2));
    bool nodes = result != NULL && result->type == XPATH_NODESET && result->nodesetval != NULL;
    for (int i = nodes ? result->nodesetval->nodeNr : 0; i-- > 0;) { /* inner ones first */
        xmlNode *node = result->nodesetval->nodeTab[i];
        if (node->type != XML_ELEMENT_NODE || node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
            continue;
        libxml2()->unlink(node);
        libxml2()->free_node(node);
        result->nodesetval->nodeTab[i] = NULL;
    }
    if (result != NULL)
        libxml2()->xpath_free(result);
    return 0;
}

/* page:text(): all text below. */
static int page_text_below(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    push_text(L, page->node);
    return 1;
}

/* What HTML calls the node: blocks keep their names, anything else is a paragraph. */
static const char *block_name(const xmlNode *node) {
    HtmlTag tag = node->type == XML_ELEMENT_NODE ? tag_named(node_name(node)) : TAG_TEXT;
    return tag_is_block(tag) ? tag_name(tag) : "p";
}

/* page:html(): the node as HTML. */
static int page_html(lua_State *L) {
    PageNodeData *page = luaL_checkudata(L, 1, PAGE_META);
    Arena arena = {0};
    const char *name = block_name(page->node);
    bool element = page->node->type == XML_ELEMENT_NODE;
    LodeString html = element ? node_html(page->node, &arena) : (LodeString){NULL, 0};
    lua_pushfstring(L, "<%s>", name);
    if (element)
        lua_pushlstring(L, html.s, html.len);
    else
        push_text(L, page->node);
    lua_pushfstring(L, "</%s>", name);
    lua_concat(L, 3);
    arena_free(&arena);
    return 1;
}

/* core.check_xpath(expression): nil, or what is wrong with it. */
int core_check_xpath(lua_State *L) {
    if (libxml2() == NULL)
        return luaL_error(L, NO_LIBXML2);
    xmlXPathContext *context = libxml2()->xpath_context(NULL);
    context->error = quiet;
    xmlXPathCompExpr *compiled = libxml2()->xpath_compile(context, (const xmlChar *)luaL_checkstring(L, 1));
    if (compiled == NULL)
        lua_pushstring(L, context->lastError.message != NULL ? context->lastError.message : "no XPath");
    else
        lua_pushnil(L);
    if (compiled != NULL)
        libxml2()->xpath_free_compiled(compiled);
    libxml2()->xpath_free_context(context);
    return 1;
}

/* ---- asking the scripts ---- */

typedef struct Asking {
    Arena *arena;
    const PageAsked *page;
    PageFields *fields;
    size_t count;
} Asking;

static LodeString keep(lua_State *L, Arena *arena) {
    size_t len;
    const char *s = lua_tolstring(L, -1, &len);
    return (LodeString){arena_dup(arena, s, len), len};
}

static const struct {
    const char *name;
    LodeField field;
} NAMES[] = {
    {"url", LODE_URL},           {"publisher", LODE_PUBLISHER}, {"title", LODE_TITLE},
    {"subtitle", LODE_SUBTITLE}, {"published", LODE_PUBLISHED}, {"modified", LODE_MODIFIED},
    {"section", LODE_SECTION},   {"language", LODE_LANGUAGE},   {"dateline", LODE_DATELINE},
    {"body", LODE_BODY},
};

/* Field `name` of the table at the top: an array of strings. */
static LodeString *read_list(lua_State *L, const char *name, Arena *arena, size_t *count) {
    lua_getfield(L, -1, name);
    *count = lua_istable(L, -1) ? lua_rawlen(L, -1) : 0;
    LodeString *list = arena_zero(arena, (*count + 1) * sizeof *list);
    for (size_t i = 0; i < *count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        list[i] = keep(L, arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return list;
}

static void read_fields(lua_State *L, Arena *arena, PageFields *fields) {
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (lua_getfield(L, -1, NAMES[i].name) == LUA_TSTRING)
            fields->fields[NAMES[i].field] = keep(L, arena);
        lua_pop(L, 1);
    }
    fields->authors = read_list(L, "authors", arena, &fields->author_count);
    fields->tags = read_list(L, "tags", arena, &fields->tag_count);
}

/* core.page_rule(url or nil, root or nil) gives a rule or nil, core.page_fields(rule, page) what it finds.
** Stack: the Asking. */
static int ask(lua_State *L) {
    Asking *a = lua_touserdata(L, 1);
    engine_push_core(L, "page_rule");
    lua_pushstring(L, a->page->url);
    lua_pushstring(L, a->page->root);
    lua_call(L, 2, 1);
    if (lua_isnil(L, -1))
        return 0;
    if (libxml2() == NULL)
        return luaL_error(L, NO_LIBXML2);
    xmlDoc *doc = page_tree(a->page->text, a->page->url == NULL);
    if (doc == NULL || libxml2()->root(doc) == NULL) {
        if (doc != NULL)
            libxml2()->free_doc(doc);
        return 0;
    }
    engine_push_core(L, "page_fields");
    lua_insert(L, -2);
    push_page(L, doc);
    lua_call(L, 2, 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    a->count = lua_rawlen(L, -1);
    a->fields = arena_zero(a->arena, (a->count + 1) * sizeof *a->fields);
    for (size_t i = 0; i < a->count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_fields(L, a->arena, &a->fields[i]);
        lua_pop(L, 1);
    }
    return 0;
}

size_t pages_ask(void *engine, Arena *arena, const PageAsked *page, PageFields **fields, bool *failed,
                 LodeError *error) {
    Lode *lode = engine;
    Asking asking = {arena, page, NULL, 0};
    lua_pushcfunction(lode->L, ask);
    lua_pushlightuserdata(lode->L, &asking);
    *failed = !engine_call(lode->L, 1, 0, LODE_BAD_RULE, error);
    *fields = asking.fields;
    return *failed ? 0 : asking.count;
}

/* ---- metatable ---- */

void open_pages(lua_State *L) {
    static const luaL_Reg META[] = {{"__gc", page_gc}, {NULL, NULL}};
    static const luaL_Reg METHODS[] = {{"strings", page_strings}, {"nodes", page_nodes},
                                       {"drop", page_drop},       {"text", page_text_below},
                                       {"html", page_html},       {NULL, NULL}};
    luaL_newmetatable(L, PAGE_META);
    luaL_setfuncs(L, META, 0);
    luaL_newlib(L, METHODS);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, PAGE_META);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}
