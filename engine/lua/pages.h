/* pages.h - XPath over pages, for scripts. */
#ifndef LODE_LUA_PAGES_H
#define LODE_LUA_PAGES_H

#include "read/page_rules.h"

#include <libxml/tree.h>
#include <lua.h>

/* The tree of a page in UTF-8, or NULL; freed with xmlFreeDoc. */
xmlDoc *page_tree(LodeString text, bool xml);

/* Pushes an array of strings: what the XPath finds from the node on.  [-0, +1, e] */
void page_push_xpath(lua_State *L, xmlNode *node, const char *expression);

/* A PageRuleFunction whose engine is the Lode. */
size_t pages_ask(void *engine, Arena *arena, const PageAsked *page, PageFields **fields, bool *failed,
                 LodeError *error);

/* For Lua: core.check_xpath; the metatable of pages. */
int core_check_xpath(lua_State *L);
void open_pages(lua_State *L);

#endif
