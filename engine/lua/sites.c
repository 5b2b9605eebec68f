/* sites.c - see sites.h; scripts/lode/core/sites.lua reads the scripts. */
#include "lua/sites.h"

#include "base/error.h"
#include "read/site.h"

#include <lauxlib.h>

/* ---- patterns ---- */

typedef struct Asked {
    int number;
    LodeString text;
    Buffer *out;
    bool found;
} Asked;

/* Stack: the Asked.  [-1, +0, e] */
static int ask_pattern(lua_State *L) {
    Asked *asked = lua_touserdata(L, 1);
    size_t len;
    engine_push_core(L, "site_match");
    lua_pushinteger(L, asked->number);
    lua_pushlstring(L, asked->text.s, asked->text.len);
    lua_call(L, 2, 1);
    const char *s = lua_tolstring(L, -1, &len);
    asked->found = s != NULL;
    if (s != NULL)
        buffer_add(asked->out, s, len);
    return 0;
}

static bool find_pattern(void *engine, int number, LodeString text, Buffer *out, LodeError *error) {
    lua_State *L = ((Lode *)engine)->L;
    Asked asked = {number, text, out, false};
    lua_pushcfunction(L, ask_pattern);
    lua_pushlightuserdata(L, &asked);
    return engine_call(L, 1, 0, LODE_BAD_RULE, error) && asked.found;
}

/* ---- what scripts give ---- */

/* core.site_fields(): their names. */
static int core_site_fields(lua_State *L) {
    lua_newtable(L);
    for (int i = 0; i < SITE_FIELDS; i++) {
        lua_pushstring(L, SITE_FIELD_NAMES[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* The string field `name` of the table at 1, or NULL; it stays on the stack.  [-0, +1, e] */
static const char *string_field(lua_State *L, int idx, const char *name) {
    lua_getfield(L, idx, name);
    return luaL_optstring(L, -1, NULL);
}

static void add_hosts(lua_State *L, SiteRule *rule) {
    if (lua_getfield(L, 1, "hosts") == LUA_TTABLE)
        for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
            site_host(rule, lua_tostring(L, -1));
            lua_pop(L, 1);
        }
    lua_settop(L, 1);
}

/* Raises the error without the place in sites.lua, which is not where it is. */
static void refuse(lua_State *L, const char *field, const LodeError *error) {
    lua_pushfstring(L, "%s: %s", field, error->message);
    lua_error(L);
}

/* The way on the top: { field =, xpath =, pattern = }.  [-0, +0, e] */
static void add_way(lua_State *L, SiteRule *rule) {
    LodeError error;
    int idx = lua_gettop(L);
    const char *field = string_field(L, idx, "field"), *xpath = string_field(L, idx, "xpath");
    lua_getfield(L, idx, "pattern");
    int pattern = (int)luaL_optinteger(L, -1, -1), number = 0;
    while (number < SITE_FIELDS && strcmp(SITE_FIELD_NAMES[number], field) != 0)
        number++;
    if (!site_way(rule, (SiteField)number, xpath, pattern, &error))
        refuse(L, field, &error);
    lua_settop(L, idx);
}

/* core.add_site { file =, name =, hosts =, root =, namespace =, article =, ways = } */
static int core_add_site(lua_State *L) {
    LodeError error;
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *file = string_field(L, 1, "file"), *name = string_field(L, 1, "name");
    SiteRule *rule = sites_add(engine_of(L)->sites, file, name);
    lua_getfield(L, 1, "ways");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TTABLE; i++) {
        add_way(L, rule);
        lua_pop(L, 1);
    }
    /* Last, so that a rule which is broken is for no page. */
    const char *root = string_field(L, 1, "root"), *space = string_field(L, 1, "namespace");
    if ((root != NULL || space != NULL) && !site_root(rule, root, space, string_field(L, 1, "article"), &error))
        refuse(L, "article", &error);
    add_hosts(L, rule);
    return 0;
}

void open_core_sites(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"site_fields", core_site_fields}, {"add_site", core_add_site}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}

/* ---- loading ---- */

const struct Sites *sites_of(void *engine, LodeError *error) {
    Lode *lode = engine;
    if (lode->sites != NULL)
        return lode->sites;
    lode->sites = sites_new(find_pattern, lode);
    engine_push_core(lode->L, "load_sites");
    if (!engine_call(lode->L, 0, 1, LODE_BAD_RULE, error))
        return lode->sites;
    if (lua_isstring(lode->L, -1))
        error_set(error, LODE_BAD_RULE, "%s", lua_tostring(lode->L, -1));
    lua_pop(lode->L, 1);
    return lode->sites;
}

bool sites_check(Lode *lode, LodeError *error) {
    LodeError found = {0};
    if (*lode->path == '\0')
        return true;
    engine_push_core(lode->L, "has_own_sites");
    if (!engine_call(lode->L, 0, 1, LODE_BAD_RULE, error))
        return false;
    bool own = lua_toboolean(lode->L, -1);
    lua_pop(lode->L, 1);
    if (own)
        sites_of(lode, &found);
    if (found.status != LODE_OK && error != NULL)
        *error = found;
    return found.status == LODE_OK;
}
