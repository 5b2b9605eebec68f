/* inputs.h - core.open_inputs and core.next_article: inputs of the command line, read from Lua. */
#ifndef LODE_LUA_INPUTS_H
#define LODE_LUA_INPUTS_H

#include <lua.h>

/* Adds its functions to the table of core functions on the top.  [-0, +0, e] */
void open_inputs(lua_State *L);

#endif
