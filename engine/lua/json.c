/* json.c - JSON as Lua values, for gold files and results of earlier runs; parsed by yajl. */
#include "lua/json.h"

#include <lauxlib.h>
#include <yajl/yajl_tree.h>

enum { DEEPEST = 100 };

static void push_value(lua_State *L, yajl_val v, int depth);

static void push_object(lua_State *L, yajl_val v, int depth) {
    lua_createtable(L, 0, (int)v->u.object.len);
    for (size_t i = 0; i < v->u.object.len; i++) {
        push_value(L, v->u.object.values[i], depth + 1);
        lua_setfield(L, -2, v->u.object.keys[i]);
    }
}

static void push_array(lua_State *L, yajl_val v, int depth) {
    lua_createtable(L, (int)v->u.array.len, 0);
    for (size_t i = 0; i < v->u.array.len; i++) {
        push_value(L, v->u.array.values[i], depth + 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* null becomes nil.  [-0, +1, e] */
static void push_value(lua_State *L, yajl_val v, int depth) {
    luaL_checkstack(L, 4, "JSON");
    if (depth > DEEPEST)
        luaL_error(L, "nested deeper than %d", DEEPEST);
    if (YAJL_IS_STRING(v))
        lua_pushstring(L, YAJL_GET_STRING(v));
    else if (YAJL_IS_INTEGER(v))
        lua_pushinteger(L, YAJL_GET_INTEGER(v));
    else if (YAJL_IS_NUMBER(v))
        lua_pushnumber(L, YAJL_GET_DOUBLE(v));
    else if (YAJL_IS_OBJECT(v))
        push_object(L, v, depth);
    else if (YAJL_IS_ARRAY(v))
        push_array(L, v, depth);
    else if (YAJL_IS_TRUE(v) || YAJL_IS_FALSE(v))
        lua_pushboolean(L, YAJL_IS_TRUE(v));
    else
        lua_pushnil(L);
}

/* The tree is freed also when memory runs out on the way.  Stack: the tree. */
static int push_tree(lua_State *L) {
    push_value(L, lua_touserdata(L, 1), 0);
    return 1;
}

/* core.json(text): the value, or nil and what is wrong with it. */
static int core_json(lua_State *L) {
    char message[256];
    yajl_val tree = yajl_tree_parse(luaL_checkstring(L, 1), message, sizeof message);
    if (tree == NULL) {
        lua_pushnil(L);
        lua_pushstring(L, message[0] != '\0' ? message : "empty");
        return 2;
    }
    lua_pushcfunction(L, push_tree);
    lua_pushlightuserdata(L, tree);
    int status = lua_pcall(L, 1, 1, 0);
    yajl_tree_free(tree);
    if (status == LUA_OK)
        return 1;
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
}

void open_json(lua_State *L) {
    lua_pushcfunction(L, core_json);
    lua_setfield(L, -2, "json");
}
