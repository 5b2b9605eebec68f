/* vm.c - see vm.h.
**
** Entering LPeg 1.0.2's machine: match(L, base, s, end, code, captures, ptop) expects, above the
** arguments that lpeg.match would have had (pattern, subject, init; `ptop` is their top), nil (a
** cache for substitutions), a light userdata with the capture array and the table of the pattern's
** values.  Each call leaves something on the stack and may replace the capture array by a larger
** one, so both are looked after before each call.
*/
#include "lua/vm.h"

#include "lua/count.h"
#include "lua/machine.h"
#include "lua/sample.h"

#include <lauxlib.h>
#include <string.h>

Match *match_running(lua_State *L) {
    return engine_of(L)->match;
}

static void note_running(Match *m) {
    m->outer = m->state->lode->match;
    m->state->lode->match = m;
}

void match_abandon(Lode *lode) {
    lode->match = NULL;
    lode->backtracks.count = 0;
}

void match_compile(lua_State *L, int idx) {
    idx = lua_absindex(L, idx);
    lua_getfield(L, idx, "match");
    lua_pushvalue(L, idx);
    lua_pushliteral(L, "");
    lua_call(L, 2, 0);
}

bool match_text(lua_State *L, int ref, const char *s, size_t len) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, ref);
    lua_getfield(L, -1, "match");
    lua_insert(L, -2);
    lua_pushlstring(L, s, len);
    lua_call(L, 2, 1);
    bool matches = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return matches;
}

#if LODE_LPEG_SOURCE

#include <lptypes.h>
#include <lpcap.h>
#include <lptree.h>
#include <lpvm.h>

_Static_assert(INITCAPSIZE * sizeof(Capture) <= MATCH_ROOM, "room for LPeg's captures");

/* Stack from m->bottom: pattern, subject, init = ptop; nil; captures; ktable.  Functions that take
** captures may look at the subject: for them it is the article. */
enum { FRAME_PATTERN = 1, FRAME_TOP = 3, FRAME_NIL = 4, FRAME_CAPTURES = 5, FRAME_VALUES = 6 };

void match_open(Match *m) {
    lua_State *L = m->L;
    luaL_checkstack(L, 40, "match");
    m->bottom = lua_gettop(L);
    const Costs *costs = m->state->lode->costs;
    bool counts = costs != NULL && costs->parts && m->pattern->traced_ref > 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, counts ? m->pattern->traced_ref : m->pattern->ref);
    if (m->pattern->captured)
        article_push(L, m->state);
    else
        lua_pushnil(L);
    lua_pushinteger(L, 1);
    lua_pushnil(L);
    lua_pushlightuserdata(L, m->captures);
    lua_getiuservalue(L, m->bottom + FRAME_PATTERN, 1);
    m->profiled = costs != NULL;
    m->machine = counts ? NULL : m->pattern->machine;
    m->code = ((Pattern *)lua_touserdata(L, m->bottom + FRAME_PATTERN))->code;
    note_running(m);
}

struct Machine *match_translate(lua_State *L, int idx, int width) {
    const Pattern *pattern = lua_touserdata(L, idx);
    return machine_new(pattern->code, pattern->codesize, width);
}

void match_free(struct Machine *machine) {
    machine_free(machine);
}

void match_next_unit(Match *m) {
    (void)m; /* the machine takes the unit from the Match itself */
}

void match_close(Match *m) {
    m->state->lode->match = m->outer;
    lua_settop(m->L, m->bottom);
}

/* Reads named groups from the capture array, from cap on to the close that ends this level. */
static const Capture *read_captures(Match *m, const Capture *cap, int values) {
    while (cap->kind != Cclose) {
        const Capture *open = cap++;
        const char *end = open->s + open->siz - 1;
        size_t slot = m->field_count;
        bool named = open->kind == Cgroup && open->idx != 0 && slot < MOST_FIELDS;
        if (named) {
            lua_rawgeti(m->L, values, open->idx);
            m->fields[slot] = (Field){.name = lua_tostring(m->L, -1)};
            lua_pop(m->L, 1); /* the pattern keeps the string */
            m->field_count++;
        }
        if (open->siz == 0) {
            cap = read_captures(m, cap, values);
            end = cap->s;
            cap++;
        }
        if (named) {
            size_t width = (size_t)m->state->lode->script[m->pattern->script].shape.width;
            m->fields[slot].first = m->first_token + (uint32_t)((size_t)(open->s - m->base) / width);
            m->fields[slot].end = m->first_token + (uint32_t)((size_t)(end - m->base) / width);
        }
    }
    return cap;
}

bool match_may_begin(const Match *m, size_t at) {
    return m->machine == NULL || machine_may_begin(m->machine, m->base, m->base + at);
}

size_t match_try(Match *m, size_t at) {
    lua_State *L = m->L;
    int ptop = m->bottom + FRAME_TOP;
    lua_settop(L, m->bottom + FRAME_VALUES);
    if (lua_touserdata(L, m->bottom + FRAME_CAPTURES) != m->captures) {
        lua_pushlightuserdata(L, m->captures);
        lua_replace(L, m->bottom + FRAME_CAPTURES);
    }
    if (m->profiled)
        sample_match_begins();
    const char *end = m->machine != NULL
                          ? machine_match(L, m->machine, &m->state->lode->backtracks, m->base, m->base + at,
                                          m->base + m->len, (Capture *)m->captures, ptop)
                          : match(L, m->base, m->base + at, m->base + m->len, m->code, (Capture *)m->captures, ptop);
    if (m->profiled)
        sample_match_ends();
    if (end == NULL)
        return SIZE_MAX;
    if (m->pattern->captured) {
        int n = getcaptures(L, m->base, end, ptop);
        lua_settop(L, lua_gettop(L) - n + 1); /* one table: the pattern is wrapped in lpeg.Ct */
    } else {
        m->field_count = 0;
        read_captures(m, lua_touserdata(L, m->bottom + FRAME_CAPTURES), m->bottom + FRAME_VALUES);
    }
    return (size_t)(end - m->base);
}

#else

struct Machine *match_translate(lua_State *L, int idx, int width) {
    (void)L, (void)idx, (void)width;
    return NULL;
}

void match_free(struct Machine *machine) {
    (void)machine;
}

bool match_may_begin(const Match *m, size_t at) {
    (void)m, (void)at;
    return true;
}

/* Stack from m->bottom: lpeg.match, pattern, the subject as a string. */
enum { FRAME_MATCH = 1, FRAME_PATTERN = 2, FRAME_SUBJECT = 3 };

void match_open(Match *m) {
    lua_State *L = m->L;
    luaL_checkstack(L, 40, "match");
    m->bottom = lua_gettop(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, m->pattern->ref);
    lua_getfield(L, -1, "match");
    lua_insert(L, -2);
    lua_pushlstring(L, m->base, m->len);
    note_running(m);
}

void match_next_unit(Match *m) {
    lua_settop(m->L, m->bottom + FRAME_PATTERN);
    lua_pushlstring(m->L, m->base, m->len);
}

void match_close(Match *m) {
    m->state->lode->match = m->outer;
    lua_settop(m->L, m->bottom);
}

/* Patterns are wrapped so that a match gives its table of values and its end (core/script.lua); a given
** trigger is not: that it matches is all that counts. */
size_t match_try(Match *m, size_t at) {
    lua_State *L = m->L;
    lua_settop(L, m->bottom + FRAME_SUBJECT);
    lua_pushvalue(L, m->bottom + FRAME_MATCH);
    lua_pushvalue(L, m->bottom + FRAME_PATTERN);
    lua_pushvalue(L, m->bottom + FRAME_SUBJECT);
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_call(L, 3, 2);
    if (lua_isnil(L, -2))
        return SIZE_MAX;
    lua_Integer end = lua_tointeger(L, -1);
    lua_pop(L, 1);
    return end > 0 ? (size_t)end - 1 : at;
}

#endif
