/* pages.c - see pages.h.  An expression is compiled once for each Lua state and kept in its registry. */
#include "lua/pages.h"

#include "xml/page_tree.h"

#include <lauxlib.h>

#define XPATH_META "lode.xpath"

enum { MOST_VALUES = 10000 };

/* ---- compiled expressions ---- */

static int free_xpath(lua_State *L) {
    xmlXPathCompExpr **held = lua_touserdata(L, 1);
    if (*held != NULL)
        xmlXPathFreeCompExpr(*held);
    *held = NULL;
    return 0;
}

/* Pushes the table of compiled expressions, by their text.  [-0, +1, e] */
static void push_compiled(lua_State *L) {
    luaL_getsubtable(L, LUA_REGISTRYINDEX, XPATH_META "s");
}

/* The expression, compiled; it lives as long as the state.  [-0, +0, e] */
static xmlXPathCompExpr *compile(lua_State *L, const char *xpath) {
    push_compiled(L);
    if (lua_getfield(L, -1, xpath) != LUA_TUSERDATA) {
        LodeError error;
        xmlXPathCompExpr **held = lua_newuserdatauv(L, sizeof(void *), 0);
        *held = NULL; /* safe to free before it holds anything */
        if (luaL_newmetatable(L, XPATH_META)) {
            lua_pushcfunction(L, free_xpath);
            lua_setfield(L, -2, "__gc");
        }
        lua_setmetatable(L, -2);
        *held = page_compile(xpath, &error);
        if (*held == NULL)
            luaL_error(L, "%s", error.message);
        lua_pushvalue(L, -1);
        lua_setfield(L, -4, xpath);
        lua_remove(L, -2);
    }
    xmlXPathCompExpr *compiled = *(xmlXPathCompExpr **)lua_touserdata(L, -1);
    lua_pop(L, 2);
    return compiled;
}

/* ---- values ---- */

typedef struct Values {
    xmlXPathObject *result;
    Buffer line;
} Values;

/* Stack: the Values.  [-1, +1, e] */
static int push_values(lua_State *L) {
    Values *values = lua_touserdata(L, 1);
    size_t count = page_values(values->result);
    lua_newtable(L);
    for (size_t i = 0; i < count && i < MOST_VALUES; i++) {
        LodeString value = page_value(values->result, i, &values->line);
        lua_pushlstring(L, value.s, value.len);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

static xmlNode *tree_of(LodeArticle *article) {
    ArticlePage *page = &article->page;
    if (page->tree == NULL && page->html.s != NULL)
        page->tree = page_tree_html(page->html.s, page->html.len);
    return page->tree != NULL ? xmlDocGetRootElement(page->tree) : NULL;
}

int page_xpath(lua_State *L, LodeArticle *article, const char *xpath) {
    LodeError error;
    xmlNode *root = tree_of(article);
    if (root == NULL) {
        lua_pushnil(L);
        lua_pushfstring(L, "%s was read from no HTML page or XML: XPath finds nothing in it",
                        article->fields[LODE_SOURCE].value.s);
        return 2;
    }
    const xmlXPathCompExpr *compiled = compile(L, xpath);
    Values values = {page_evaluate(compiled, root, &error), {0}};
    if (values.result == NULL)
        return luaL_error(L, "XPath \"%s\": %s", xpath, error.message);
    lua_pushcfunction(L, push_values);
    lua_pushlightuserdata(L, &values);
    int status = lua_pcall(L, 1, 1, 0); /* so that nothing is lost when memory ends */
    xmlXPathFreeObject(values.result);
    buffer_free(&values.line);
    return status == LUA_OK ? 1 : lua_error(L);
}
