/* tree_nodes.h - LPeg 1.0.2's own headers and the way through its trees; only with its source. */
#ifndef LODE_LUA_TREE_NODES_H
#define LODE_LUA_TREE_NODES_H

#include <lua.h>

#include <lptypes.h>
#include <lpcap.h>
#include <lptree.h>

/* LPeg keeps the tree const-free; nothing of ours writes to it. */
#define FIRST_CHILD(t) ((t) + 1)
#define SECOND_CHILD(t) ((t) + (t)->u.ps)

static inline TTree *tree_of(lua_State *L, int idx) {
    return ((Pattern *)lua_touserdata(L, idx))->tree;
}

#endif
