/* engine.c - making and freeing a Lode: its Lua state, with a cap on memory, and its words. */
#include "lua/engine.h"

#include "base/error.h"
#include "lua/columns.h"
#include "lua/count.h"
#include "lua/pages.h"
#include "lua/state.h"
#include "base/paths.h"
#include "read/names.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <lualib.h>
#include <re_lua.h>
#include <stdlib.h>

enum { BACKTRACK_STACK = 20000 };
enum { GC_PAUSE = 400 }; /* per cent: what scripts keep is marked again only when there is three times as much garbage */
static const size_t MEMORY_DEFAULT = (size_t)1 << 30;

int luaopen_lpeg(lua_State *L);

/* ---- Lua ---- */

static void *allocate(void *data, void *block, size_t old, size_t size) {
    Lode *lode = data;
    if (block == NULL)
        old = 0; /* Lua passes the type there */
    if (size == 0) {
        heap_realloc(&lode->heap, block, old, 0);
        lode->memory_used -= old;
        return NULL;
    }
    if (size > old && lode->memory_used + (size - old) > lode->memory_most)
        return NULL; /* Lua raises "not enough memory" */
    void *p = heap_realloc(&lode->heap, block, old, size);
    if (p != NULL)
        lode->memory_used += size - old;
    return p;
}

Lode *engine_of(lua_State *L) {
    return *(Lode **)lua_getextraspace(L);
}

bool engine_call(lua_State *L, int args, int results, LodeStatus status, LodeError *error) {
    int bottom = lua_gettop(L) - args - 1;
    if (lua_pcall(L, args, results, 0) == LUA_OK)
        return true;
    bool has_words = lua_isstring(L, -1) || luaL_getmetafield(L, -1, "__tostring") != LUA_TNIL;
    lua_settop(L, bottom + 1);
    if (has_words)
        error_set(error, status, "%s", luaL_tolstring(L, -1, NULL));
    else /* its address would differ from run to run */
        error_set(error, status, "an error that is a %s: raise it with a string", luaL_typename(L, -1));
    lua_settop(L, bottom);
    return false;
}

void engine_push_core(lua_State *L, const char *name) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, engine_of(L)->core);
    lua_getfield(L, -1, name);
    lua_remove(L, -2);
}

/* `require "re"`: LPeg's own module, from its source package. */
static int load_re(lua_State *L) {
    if (luaL_loadbufferx(L, (const char *)lode_re_lua, lode_re_lua_len, "=re.lua", "t") != LUA_OK)
        return lua_error(L);
    lua_call(L, 0, 1);
    return 1;
}

static void open_libraries(lua_State *L) {
    luaL_openlibs(L);
    luaL_requiref(L, "lpeg", luaopen_lpeg, 0);
    lua_getfield(L, -1, "setmaxstack");
    lua_pushinteger(L, BACKTRACK_STACK);
    lua_call(L, 1, 0);
    lua_pop(L, 1);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
    lua_pushcfunction(L, load_re);
    lua_setfield(L, -2, "re");
    lua_pop(L, 1);
    open_articles(L);
    open_pages(L);
}

/* Runs scripts/lode/core/boot.lua with the table of core functions.  Stack: scripts folder. */
static int boot(lua_State *L) {
    Lode *lode = engine_of(L);
    open_libraries(L);
    lua_pushfstring(L, "%s/lode/core/boot.lua", lode->scripts);
    if (luaL_loadfilex(L, lua_tostring(L, -1), "t") != LUA_OK)
        return lua_error(L);
    open_core(L);
    lua_call(L, 1, 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    lode->core = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

/* ---- kinds ---- */

const char *kind_named(Lode *lode, const char *name) {
    for (size_t i = 0; i < lode->kind_count; i++)
        if (strcmp(lode->kinds[i], name) == 0)
            return lode->kinds[i];
    if (lode->kind_count == MOST_KINDS)
        return NULL;
    lode->kinds = mem_grow(lode->kinds, &lode->kind_cap, lode->kind_count + 1, sizeof *lode->kinds);
    return lode->kinds[lode->kind_count++] = mem_dup(name, strlen(name));
}

static void free_kinds(Lode *lode) {
    for (size_t i = 0; i < lode->kind_count; i++)
        free(lode->kinds[i]);
    free(lode->kinds);
}

/* ---- Lode ---- */

static char *copy_of(const char *s) {
    return s != NULL ? mem_dup(s, strlen(s)) : NULL;
}

static Lode *new_lode(const LodeOptions *o) {
    Lode *lode = mem_zero(1, sizeof *lode);
    lexicon_init(&lode->lexicon);
    lode->scripts = o->scripts ? copy_of(o->scripts) : paths_scripts();
    lode->cache = o->cache ? copy_of(o->cache) : paths_cache();
    if (lode->cache == NULL)
        lode->cache = mem_dup("", 0);
    lode->path = copy_of(o->path ? o->path : "");
    lode->now = copy_of(o->now);
    lode->memory_most = o->memory ? o->memory : MEMORY_DEFAULT;
    lode->trust = o->trust;
    lode->no_triggers = o->no_triggers;
    lode->core = LUA_NOREF;
    lode->reader.owner = lode;
    lode->reader.layout = layout_call;
    lode->reader.layout_engine = lode;
    lode->reader.page_rule = pages_ask;
    return lode;
}

Lode *lode_new(const LodeOptions *options, LodeError *error) {
    options = options ? options : &(LodeOptions){0};
    Lode *lode = new_lode(options);
    if (lode->scripts == NULL) {
        error_set(error, LODE_BAD_USAGE, "the folder of bundled scripts was not found: set LODE_SCRIPTS to it");
        lode_free(lode);
        return NULL;
    }
    lode->reader.names = names_new(options->fields, error);
    if (lode->reader.names == NULL) {
        lode_free(lode);
        return NULL;
    }
    lode->L = lua_newstate(allocate, lode);
    *(Lode **)lua_getextraspace(lode->L) = lode;
    lua_gc(lode->L, LUA_GCINC, GC_PAUSE, 0, 0);
    lua_pushcfunction(lode->L, boot);
    if (!engine_call(lode->L, 0, 0, LODE_BAD_RULE, error)) {
        lode_free(lode);
        return NULL;
    }
    return lode;
}

void lode_free(Lode *lode) {
    if (lode == NULL)
        return;
    if (lode->L != NULL)
        lua_close(lode->L);
    heap_free(&lode->heap);
    runner_free(lode->runner);
    costs_free(lode);
    rules_free(lode);
    free_kinds(lode);
    tokens_free(&lode->spare_tokens);
    free(lode->backtracks.at);
    probe_free(&lode->probe);
    terms_free(&lode->terms);
    lexicon_free(&lode->lexicon);
    names_free(lode->reader.names);
    free(lode->scripts);
    free(lode->cache);
    free(lode->path);
    free(lode->now);
    free(lode);
}

bool lode_load(Lode *lode, const char *selection, LodeError *error) {
    engine_push_core(lode->L, "load_rules");
    lua_pushstring(lode->L, selection); /* nil for NULL */
    lua_pushboolean(lode->L, lode->looked_into);
    lua_pushboolean(lode->L, lode->counted);
    return engine_call(lode->L, 3, 0, LODE_BAD_RULE, error);
}

/* ---- articles ---- */

LodeArticle *lode_read(Lode *lode, const char *source, const void *bytes, size_t size, const char *as,
                       LodeError *error) {
    LodeSource whole = {.name = source, .bytes = bytes, .size = size, .as = as};
    return read_first(&lode->reader, &whole, error);
}

void lode_read_all(Lode *lode, const LodeSource *source, const LodeSink *sink) {
    read_all(&lode->reader, source, sink);
}

void lode_article_free(LodeArticle *article) {
    if (article == NULL)
        return;
    state_free(article->lua);
    article_give_buffers(article, &article->lode->spare_tokens);
    article_destroy(article);
}

const char *lode_version(void) {
    return LODE_VERSION;
}

const char *lode_build(void) {
#if LODE_LPEG_SOURCE
    return "LPeg 1.0.2 from source, entered directly; Lua 5.4";
#else
    return "LPeg of Debian's lua-lpeg-dev, through lpeg.match: slower, and only given triggers count; Lua 5.4";
#endif
}
