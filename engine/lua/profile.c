/* profile.c - between `lode profile` and scripts/lode/core/profile.lua. */
#include "lua/count.h"
#include "lua/engine.h"
#include "lua/sample.h"
#include "lua/verb.h"

#include <lauxlib.h>

static int begin_protected(lua_State *L) {
    engine_push_core(L, "import");
    lua_pushliteral(L, "profile");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "begin");
    lua_call(L, 0, 0);
    return 0;
}

bool lode_profile_begin(Lode *lode, LodeError *error) {
    costs_begin(lode);
    lua_pushcfunction(lode->L, begin_protected);
    return engine_call(lode->L, 0, 0, LODE_BAD_RULE, error);
}

static void set_number(lua_State *L, const char *name, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

/* { { place, count }, … }: the commonest.  [-0, +1, e] */
static void push_places(lua_State *L, const Sample *slots) {
    enum { MOST = 50 };
    lua_newtable(L);
    for (int i = 0; slots != NULL && i < MOST && slots[i].count > 0; i++) {
        lua_createtable(L, 0, 2);
        lua_pushstring(L, slots[i].place);
        lua_setfield(L, -2, "place");
        set_number(L, "count", slots[i].count);
        lua_rawseti(L, -2, i + 1);
    }
}

/* { all, matching, lines, functions }  [-0, +1, e] */
static void push_samples(lua_State *L, Samples *samples) {
    samples_sort(samples);
    lua_createtable(L, 0, 4);
    set_number(L, "all", samples->all);
    set_number(L, "matching", samples->matching);
    push_places(L, samples->lines);
    lua_setfield(L, -2, "lines");
    push_places(L, samples->functions);
    lua_setfield(L, -2, "functions");
}

/* { articles, bytes, reading, plain, traced, slowest = { { source, ns, bytes } }, samples }  [-0, +1, e] */
static void push_run(lua_State *L, const ProfileRun *run) {
    lua_createtable(L, 0, 6);
    set_number(L, "articles", run->articles);
    set_number(L, "bytes", run->bytes);
    set_number(L, "reading", run->reading);
    set_number(L, "plain", run->plain);
    set_number(L, "traced", run->traced);
    lua_newtable(L);
    for (int i = 0; i < 10 && run->slowest[i].source != NULL; i++) {
        lua_createtable(L, 0, 3);
        lua_pushstring(L, run->slowest[i].source);
        lua_setfield(L, -2, "source");
        set_number(L, "ns", run->slowest[i].ns);
        set_number(L, "bytes", run->slowest[i].bytes);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "slowest");
    push_samples(L, run->samples);
    lua_setfield(L, -2, "samples");
}

/* Stack: ProfileRun, ExplainStyle. */
static int report_protected(lua_State *L) {
    const ProfileRun *run = lua_touserdata(L, 1);
    const ExplainStyle *style = lua_touserdata(L, 2);
    engine_push_core(L, "import");
    lua_pushliteral(L, "profile");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "report");
    push_run(L, run);
    lua_createtable(L, 0, 3);
    lua_pushboolean(L, style->json);
    lua_setfield(L, -2, "json");
    lua_pushboolean(L, style->all);
    lua_setfield(L, -2, "all");
    lua_pushboolean(L, style->colored);
    lua_setfield(L, -2, "colored");
    set_number(L, "width", style->width);
    lua_call(L, 2, 1);
    return 1;
}

bool lode_profile_report(Lode *lode, const ProfileRun *run, const ExplainStyle *style, Buffer *out,
                         LodeError *error) {
    lua_State *L = lode->L;
    ProfileRun run_copy = *run;
    ExplainStyle style_copy = *style;
    size_t len;
    lua_pushcfunction(L, report_protected);
    lua_pushlightuserdata(L, &run_copy);
    lua_pushlightuserdata(L, &style_copy);
    if (!engine_call(L, 2, 1, LODE_BAD_RULE, error))
        return false;
    const char *text = lua_tolstring(L, -1, &len);
    buffer_add(out, text, len);
    lua_pop(L, 1);
    return true;
}
