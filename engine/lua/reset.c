/* reset.c - other rules for the same articles: what the prompt does at each `find` and `try`.
**
** The engine throws the rules away at once and counts a generation.  States and spans know theirs:
** a State that is looked at in a later one forgets its items, whose names lay in the old rules; a
** span keeps its text, but stands on no list entry and no item any more.
*/
#include "lua/state.h"

#include <lauxlib.h>
#include <stdlib.h>

/* ---- rules ---- */

static void release_references(Lode *lode) {
    lua_State *L = lode->L;
    for (size_t i = 0; i < lode->layer_count; i++)
        luaL_unref(L, LUA_REGISTRYINDEX, lode->layers[i].pattern);
    for (size_t i = 0; i < lode->rule_count; i++) {
        luaL_unref(L, LUA_REGISTRYINDEX, lode->rules[i].build);
        luaL_unref(L, LUA_REGISTRYINDEX, lode->rules[i].after);
    }
    for (size_t i = 0; i < lode->pattern_count; i++) {
        luaL_unref(L, LUA_REGISTRYINDEX, lode->patterns[i].ref);
        luaL_unref(L, LUA_REGISTRYINDEX, lode->patterns[i].trigger_ref);
        luaL_unref(L, LUA_REGISTRYINDEX, lode->patterns[i].traced_ref);
    }
}

void rules_reset(Lode *lode) {
    release_references(lode);
    rules_free(lode);
    lode->layers = NULL;
    lode->script = NULL;
    lode->rules = NULL;
    lode->patterns = NULL;
    lode->hit_start = NULL;
    lode->hits = NULL;
    lode->has_hits = NULL;
    lode->filters = NULL;
    lode->filter_count = lode->filter_cap = 0;
    lode->layer_count = lode->layer_cap = 0;
    lode->script_count = lode->script_cap = 0;
    lode->rule_count = lode->rule_cap = 0;
    lode->pattern_count = lode->pattern_cap = 0;
    lode->hit_words = 0;
    lode->generation++;
}

/* ---- articles ---- */

static void forget_marks(State *state) {
    for (size_t i = 0; i < state->layer_count; i++)
        marks_free(&state->marks[i]);
    free(state->marks);
    free(state->marks_ready);
    state->marks = NULL;
    state->marks_ready = NULL;
    state->layer_count = 0;
}

void state_refresh(State *state) {
    LodeArticle *article = state->article;
    if (state->generation == state->lode->generation)
        return;
    forget_marks(state);
    luaL_unref(state->lode->L, LUA_REGISTRYINDEX, state->tables);
    state->tables = LUA_NOREF;
    state->item_count = 0;
    state->ran = false;
    state->generation = state->lode->generation;
    article->items = NULL;
    article->item_count = 0;
    article->cp_marks = state->cp_marks;
    arena_rewind(&article->arena, state->mark);
}
