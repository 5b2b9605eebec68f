/* look.h - what explain.lua asks of a run: where patterns were tried, what their parts match. */
#ifndef LODE_LUA_LOOK_H
#define LODE_LUA_LOOK_H

#include <lua.h>
#include <stddef.h>
#include <stdint.h>

/* A place where a pattern was tried: from `token`, matching to `end`; the same when it failed. */
typedef struct Tried {
    uint32_t token, end;
} Tried;

typedef struct Tries {
    Tried *at;
    size_t count, cap;
} Tries;

/* Adds its functions to the table of core functions on the top.  [-0, +0, e] */
void open_look(lua_State *L);

#endif
