/* columns.h - an article's tokens for Lua code that goes through them. */
#ifndef LODE_LUA_COLUMNS_H
#define LODE_LUA_COLUMNS_H

#include "lua/state.h"

/* Pushes { n =, word = {…}, first = {…}, last = {…}, shape = {…}, sentence = {…} } of the article whose userdata
** stands at index `article`, made on first use: arrays by token, from 1; bytes from 1, inclusive.  [-0, +1, e] */
void columns_push(lua_State *L, State *state, int article);

/* Pushes { first, last, first, last, … }, in bytes: where the text stands as whole tokens, written the same way.
** [-0, +1, e] */
void places_push(lua_State *L, State *state, const char *s, size_t len);

/* Pushes { phrases = { { first, last, count, score }, … }, sentences = { { first, last, words, shared, key }, … } }:
** the best `most` phrases, best first, and every sentence with words (text/terms.h).  [-0, +1, e] */
void terms_push(lua_State *L, State *state, size_t most);

/* Pushes the folded word of a token.  [-0, +1, e] */
void token_push_word(lua_State *L, const State *state, const Token *token);

void probe_free(Probe *probe);

#endif
