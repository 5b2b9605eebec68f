/* expand.h - writes out the leaves of a composed pattern as records. */
#ifndef LODE_LUA_EXPAND_H
#define LODE_LUA_EXPAND_H

#include <lua.h>

/* core.expand(pattern, definitions, width): the pattern with each leaf (a string of two bytes)
** replaced by the pattern that `definitions` has for it; records are `width` bytes.
** [-n, +1, e] */
int core_expand(lua_State *L);

#endif
