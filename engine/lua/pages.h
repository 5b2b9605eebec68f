/* pages.h - what an article's page says: article:xpath (docs/formats.md). */
#ifndef LODE_LUA_PAGES_H
#define LODE_LUA_PAGES_H

#include "lua/engine.h"

/* Pushes an array of the texts that an XPath finds in the page or element that the article was read from, or nil
** and a message for an article that is neither; raises an error for an XPath that cannot be read.
** [-0, +1|2, e] */
int page_xpath(lua_State *L, LodeArticle *article, const char *xpath);

#endif
