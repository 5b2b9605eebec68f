/* count.c - see count.h.
**
** In a counting pattern each named part stands between two match-time functions that match nothing:
** `enter` counts a try, `leave` a match.  A part that fails has no leave: it is closed by the next event
** that cannot lie inside of it, which `holds` tells.
*/
#include "lua/count.h"

#include "lua/engine.h"

#include <lauxlib.h>
#include <stdlib.h>

static Costs *costs_of(lua_State *L) {
    return engine_of(L)->costs;
}

/* ---- events ---- */

/* Gives the time since the last event to the parts that are open. */
static void spend(Costs *c, uint64_t now) {
    uint64_t spent = now - c->last;
    spent = spent > c->overhead ? spent - c->overhead : 0;
    for (size_t i = 0; i < c->open_count; i++) {
        bool again = i > 0 && c->open[i] == c->open[i - 1]; /* a part in itself counts once */
        if (!again)
            c->part[c->open[i]].whole += spent;
    }
    if (c->open_count > 0)
        c->part[c->open[c->open_count - 1]].ns += spent;
}

static bool holds(const Costs *c, uint32_t outer, uint32_t inner) {
    return c->holds[(size_t)outer * (c->part_count + 1) + inner] != 0;
}

/* A pattern is compiled by a first match, before anything is counted. */
static bool is_counting(const Costs *c) {
    return c != NULL && c->parts;
}

static int enter(lua_State *L) {
    Costs *c = costs_of(L);
    uint32_t part = (uint32_t)lua_tointeger(L, lua_upvalueindex(1));
    bool root = lua_toboolean(L, lua_upvalueindex(2));
    lua_settop(L, 0);
    lua_pushboolean(L, 1);
    if (!is_counting(c))
        return 1;
    if (!root)
        spend(c, clock_ns());
    while (c->open_count > 0 && (root || !holds(c, c->open[c->open_count - 1], part)))
        c->open_count--;
    c->part[part].tries++;
    if (c->open_count < MOST_OPEN)
        c->open[c->open_count++] = part;
    c->last = clock_ns();
    return 1;
}

static int leave(lua_State *L) {
    Costs *c = costs_of(L);
    uint32_t part = (uint32_t)lua_tointeger(L, lua_upvalueindex(1));
    lua_settop(L, 0);
    lua_pushboolean(L, 1);
    if (!is_counting(c))
        return 1;
    spend(c, clock_ns());
    size_t at = c->open_count;
    while (at > 0 && c->open[at - 1] != part)
        at--;
    if (at > 0)
        c->open_count = at - 1;
    c->part[part].matches++;
    c->last = clock_ns();
    return 1;
}

/* core.counter(part number, root): the functions that stand before and behind a part. */
static int core_counter(lua_State *L) {
    lua_Integer part = luaL_checkinteger(L, 1);
    lua_pushinteger(L, part);
    lua_pushboolean(L, lua_toboolean(L, 2));
    lua_pushcclosure(L, enter, 2);
    lua_pushinteger(L, part);
    lua_pushcclosure(L, leave, 1);
    return 2;
}

/* ---- beginning and end ---- */

void costs_begin(Lode *lode) {
    Costs *c = mem_zero(1, sizeof *c);
    c->patterns = mem_zero(lode->pattern_count + 1, sizeof *c->patterns);
    c->rule_ns = mem_zero(lode->rule_count + 1, sizeof *c->rule_ns);
    lode->costs = c;
}

void costs_free(Lode *lode) {
    Costs *c = lode->costs;
    if (c == NULL)
        return;
    free(c->patterns);
    free(c->rule_ns);
    free(c->part);
    free(c->holds);
    free(c);
    lode->costs = NULL;
}

static uint64_t measure_overhead(void) {
    enum { TIMES = 1000 };
    uint64_t begin = clock_ns();
    for (int i = 0; i < TIMES; i++)
        clock_ns();
    return (clock_ns() - begin) / TIMES;
}

/* core.counters{ { numbers of the parts inside of part 1 }, ... }: makes room to count parts. */
static int core_counters(lua_State *L) {
    Costs *c = costs_of(L);
    luaL_argcheck(L, c != NULL, 1, "costs are not counted");
    c->part_count = lua_rawlen(L, 1);
    size_t side = c->part_count + 1;
    c->part = mem_zero(side, sizeof *c->part);
    c->holds = mem_zero(side * side, 1);
    for (size_t a = 1; a < side; a++) {
        lua_rawgeti(L, 1, (lua_Integer)a);
        for (size_t i = 1; i <= lua_rawlen(L, -1); i++) {
            lua_rawgeti(L, -1, (lua_Integer)i);
            c->holds[a * side + (size_t)lua_tointeger(L, -1)] = 1;
            lua_pop(L, 1);
        }
        lua_pop(L, 1);
    }
    c->overhead = measure_overhead();
    return 0;
}

static void set_count(lua_State *L, const char *name, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

/* core.costs(): { rules = { ns, ... }, patterns = { { places, tries, matches }, ... }, parts = { { tries,
** matches, ns, whole }, ... } }; rules and patterns by number + 1. */
static int core_costs(lua_State *L) {
    const Lode *lode = engine_of(L);
    const Costs *c = lode->costs;
    lua_createtable(L, 0, 3);
    lua_createtable(L, (int)lode->rule_count, 0);
    for (size_t i = 0; i < lode->rule_count; i++) {
        lua_pushinteger(L, (lua_Integer)c->rule_ns[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "rules");
    lua_createtable(L, (int)lode->pattern_count, 0);
    for (size_t i = 0; i < lode->pattern_count; i++) {
        lua_createtable(L, 0, 3);
        set_count(L, "places", c->patterns[i].places);
        set_count(L, "tries", c->patterns[i].tries);
        set_count(L, "matches", c->patterns[i].matches);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "patterns");
    lua_createtable(L, (int)c->part_count, 0);
    for (size_t i = 1; i <= c->part_count; i++) {
        lua_createtable(L, 0, 4);
        set_count(L, "tries", c->part[i].tries);
        set_count(L, "matches", c->part[i].matches);
        set_count(L, "ns", c->part[i].ns);
        set_count(L, "whole", c->part[i].whole);
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    lua_setfield(L, -2, "parts");
    return 1;
}

void open_count(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"counter", core_counter}, {"counters", core_counters}, {"costs", core_costs}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
