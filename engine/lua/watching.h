/* watching.h - core.parallel and core.wait_change, for `lode watch`. */
#ifndef LODE_LUA_WATCHING_H
#define LODE_LUA_WATCHING_H

#include <lua.h>

/* Adds its functions to the table of core functions on the top.  [-0, +0, e] */
void open_watching(lua_State *L);

#endif
