/* json.h - core.json: JSON as Lua values (json.c). */
#ifndef LODE_LUA_JSON_H
#define LODE_LUA_JSON_H

#include <lua.h>

/* Adds core.json to the table on the top.  [-0, +0, e] */
void open_json(lua_State *L);

#endif
