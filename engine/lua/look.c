/* look.c - looking into a run after it: where a pattern was tried, and what a part of it matches at
** one token.  For explain.lua; the rules have run over the article, so the layers are what they were.
*/
#include "base/error.h"
#include "lua/look.h"
#include "lua/runner.h"

#include <lauxlib.h>
#include <stdlib.h>

static State *state_arg(lua_State *L) {
    State **handle = luaL_checkudata(L, 1, "lode.article");
    luaL_argcheck(L, *handle != NULL, 1, "this article was freed");
    return *handle;
}

/* The engine's buffers, set to this article. */
static Runner *runner_for(State *state) {
    Runner *r = state->lode->runner;
    if (r != NULL && r->state == state && r->generation == state->lode->generation)
        return r;
    r = runner_of(state->lode, state);
    places_collect(r);
    return r;
}

/* ---- where a pattern is tried ---- */

static void push_tries(lua_State *L, const Tries *tries) {
    lua_createtable(L, (int)tries->count, 0);
    for (size_t i = 0; i < tries->count; i++) {
        lua_createtable(L, 2, 0);
        lua_pushinteger(L, tries->at[i].token);
        lua_rawseti(L, -2, 1);
        lua_pushinteger(L, tries->at[i].end);
        lua_rawseti(L, -2, 2);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* Protected: an error of a function in the pattern must not leave `tries` behind.  Stack: Runner, number. */
static int try_protected(lua_State *L) {
    Runner *r = lua_touserdata(L, 1);
    try_tokens(r, (uint32_t)lua_tointeger(L, 2));
    return 0;
}

/* core.tries(article, pattern number): { { token, end of its match or the token itself }, ... } as the
** engine tries it, triggers and all. */
static int core_tries(lua_State *L) {
    Tries tries = {0};
    Runner *r = runner_for(state_arg(L));
    uint32_t number = (uint32_t)luaL_checkinteger(L, 2);
    r->rule = r->lode->patterns[number].rule;
    r->tries = &tries;
    lua_pushcfunction(L, try_protected);
    lua_pushlightuserdata(L, r);
    lua_pushinteger(L, number);
    int status = lua_pcall(L, 2, 0, 0);
    r->tries = NULL;
    if (status == LUA_OK)
        push_tries(L, &tries);
    else
        match_abandon(r->lode);
    free(tries.at);
    return status == LUA_OK ? 1 : lua_error(L);
}

/* ---- a part at a token ---- */

/* core.part(pattern): a number for core.try_part. */
static int core_part(lua_State *L) {
    match_compile(L, 1);
    lua_settop(L, 1);
    lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
    return 1;
}

/* core.try_part(article, pattern number, part, token): the token behind the part's match at `token`, or
** nil.  The unit and tape are those of the pattern. */
static int core_try_part(lua_State *L) {
    Runner *r = runner_for(state_arg(L));
    const RulePattern *of = &r->lode->patterns[luaL_checkinteger(L, 2)];
    uint32_t token = (uint32_t)luaL_checkinteger(L, 4);
    const Units *units = units_of(r, of->over);
    uint32_t unit = unit_of(units, 0, token);
    if (unit == NO_UNIT)
        return 0;
    tapes_begin(r, of->script, of->over);
    match_abandon(r->lode); /* what an error left; no match runs when Lua asks */
    RulePattern part = {.rule = of->rule, .script = of->script, .over = of->over,
                        .ref = (int)luaL_checkinteger(L, 3), .trigger_ref = LUA_NOREF};
    int width = r->lode->script[of->script].shape.width;
    const Unit *u = &units->at[unit];
    Match *m = lua_newuserdatauv(L, sizeof *m, 0); /* an error in the part leaves nothing behind */
    *m = (Match){.L = L, .state = r->state, .pattern = &part, .first_token = u->first};
    m->base = tape_of(r, unit);
    m->len = (size_t)(u->end - u->first) * (size_t)width;
    match_open(m);
    size_t end = match_try(m, (size_t)(token - u->first) * (size_t)width);
    match_close(m);
    if (end == SIZE_MAX)
        return 0;
    lua_pushinteger(L, u->first + (lua_Integer)(end / (size_t)width));
    return 1;
}

/* ---- tokens ---- */

/* core.unit(article, pattern number, token): the unit's first token and the one behind it. */
static int core_unit(lua_State *L) {
    Runner *r = runner_for(state_arg(L));
    const Units *units = units_of(r, r->lode->patterns[luaL_checkinteger(L, 2)].over);
    uint32_t unit = unit_of(units, 0, (uint32_t)luaL_checkinteger(L, 3));
    if (unit == NO_UNIT)
        return 0;
    lua_pushinteger(L, units->at[unit].first);
    lua_pushinteger(L, units->at[unit].end);
    return 2;
}

/* core.token_span(article, pattern number, first, end): a span of tokens [first, end). */
static int core_token_span(lua_State *L) {
    State *state = state_arg(L);
    uint32_t script = state->lode->patterns[luaL_checkinteger(L, 2)].script;
    span_push(L, state, script, (uint32_t)luaL_checkinteger(L, 3), (uint32_t)luaL_checkinteger(L, 4));
    return 1;
}

/* core.token(article, token): its text, its shape, the byte where it begins (from 1), the sentence it
** stands in (from 1). */
static int core_token(lua_State *L) {
    State *state = state_arg(L);
    const Tokens *tokens = &state->article->tokens;
    lua_Integer number = luaL_checkinteger(L, 2);
    if (number < 0 || (size_t)number >= tokens->count)
        return 0;
    const Token *token = &tokens->at[number];
    size_t low = 0, high = tokens->sentence_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tokens->sentences[middle].end < number)
            low = middle + 1;
        else
            high = middle;
    }
    lua_pushlstring(L, state->article->text + token->begin, token->end - token->begin);
    lua_pushstring(L, shape_name((Shape)token->shape));
    lua_pushinteger(L, (lua_Integer)token->begin + 1);
    lua_pushinteger(L, (lua_Integer)low + 1);
    return 4;
}

/* core.found(article, rule number): { { first token, end, kind, gone }, ... }: the items that the rule
** made, also those that its `after` took away. */
static int core_found(lua_State *L) {
    State *state = state_arg(L);
    lua_Integer rule = luaL_checkinteger(L, 2), n = 0;
    state_refresh(state);
    lua_newtable(L);
    for (size_t i = 0; i < state->item_count; i++) {
        const Item *item = &state->items[i];
        if (item->rule != rule)
            continue;
        lua_createtable(L, 0, 5);
        lua_pushinteger(L, item->first);
        lua_setfield(L, -2, "first");
        lua_pushinteger(L, item->end);
        lua_setfield(L, -2, "stop");
        lua_pushstring(L, item->kind);
        lua_setfield(L, -2, "kind");
        lua_pushboolean(L, item->gone);
        lua_setfield(L, -2, "gone");
        item_push(L, state, i);
        lua_setfield(L, -2, "item");
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

void open_look(lua_State *L) {
    static const luaL_Reg functions[] = {{"tries", core_tries},
                                         {"part", core_part},
                                         {"try_part", core_try_part},
                                         {"unit", core_unit},
                                         {"token_span", core_token_span},
                                         {"token", core_token},
                                         {"found", core_found},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
