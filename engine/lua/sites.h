/* sites.h - rules for sites and XML formats (read/site.h), loaded from Lua. */
#ifndef LODE_LUA_SITES_H
#define LODE_LUA_SITES_H

#include "lua/engine.h"

/* SitesFunction of reader.h: `engine` is the Lode.  They load when it is first called. */
const struct Sites *sites_of(void *engine, LodeError *error);

/* Loads them at once where the user has any, so that a broken one stops the program before it reads:
** false with *error set. */
bool sites_check(Lode *lode, LodeError *error);

/* Adds core.site_fields and core.add_site to the table on the top.  [-0, +0, e] */
void open_core_sites(lua_State *L);

#endif
