/* terms.c - article:terms(most): what the words of an article tell, by YAKE, for Lua code. */
#include "lua/columns.h"

#include <lauxlib.h>

static void push_number(lua_State *L, const char *name, lua_Number value) {
    lua_pushnumber(L, value);
    lua_setfield(L, -2, name);
}

static void push_integer(lua_State *L, const char *name, lua_Integer value) {
    lua_pushinteger(L, value);
    lua_setfield(L, -2, name);
}

static void push_place(lua_State *L, const LodeArticle *article, uint32_t first, uint32_t end) {
    Span bytes = tokens_bytes(article, first, end);
    push_integer(L, "first", (lua_Integer)bytes.begin + 1);
    push_integer(L, "last", bytes.end);
}

static void push_phrases(lua_State *L, const LodeArticle *article, const Terms *terms) {
    lua_createtable(L, (int)terms->phrase_count, 0);
    for (size_t i = 0; i < terms->phrase_count; i++) {
        const Phrase *phrase = &terms->phrases[i];
        lua_createtable(L, 0, 4);
        push_place(L, article, phrase->first, phrase->end);
        push_integer(L, "count", phrase->count);
        push_number(L, "score", phrase->score);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_sentences(lua_State *L, const LodeArticle *article, const Terms *terms) {
    lua_createtable(L, (int)terms->sentence_count, 0);
    for (size_t i = 0; i < terms->sentence_count; i++) {
        const RatedSentence *rated = &terms->sentences[i];
        const Sentence *s = &article->tokens.sentences[rated->sentence];
        lua_createtable(L, 0, 5);
        push_place(L, article, s->first, s->end);
        push_integer(L, "words", rated->words);
        push_integer(L, "shared", rated->shared);
        push_number(L, "key", rated->key);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void terms_push(lua_State *L, State *state, size_t most) {
    Terms *terms = &state->lode->terms;
    terms_weigh(terms, state->article, &state->lode->lexicon);
    terms_rank_phrases(terms, state->article, most);
    terms_rate_sentences(terms);
    lua_createtable(L, 0, 2);
    push_phrases(L, state->article, terms);
    lua_setfield(L, -2, "phrases");
    push_sentences(L, state->article, terms);
    lua_setfield(L, -2, "sentences");
}
