/* columns.c - an article's tokens for Lua code that goes through them: columns of all tokens, the token at a
** place, the places of a name.
**
** A span a token would cost a userdata each; columns are a few arrays an article, made when they are first asked
** for, whose strings are shared from article to article.
*/
#include "lua/columns.h"

#include "text/analyse.h"

#include <lauxlib.h>
#include <string.h>

/* ---- strings by number, made once ---- */

/* Pushes the table of folded words by id, kept in the registry.  [-0, +1, e] */
static void push_words(lua_State *L) {
    static const char key = 0;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
}

/* Pushes the table of names of shapes, by number from 1.  [-0, +1, e] */
static void push_shapes(lua_State *L) {
    static const char key = 0;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &key) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_createtable(L, SHAPE_COUNT, 0);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        lua_pushstring(L, shape_name((Shape)i));
        lua_rawseti(L, -2, i + 1);
    }
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &key);
}

/* A word that the full lexicon does not hold: folded here.  [-0, +1, e] */
static void push_folded(lua_State *L, const char *s, size_t len) {
    luaL_Buffer b;
    char *out = luaL_buffinitsize(L, &b, 3 * len + 16);
    luaL_pushresultsize(&b, word_fold(out, s, len));
}

/* The folded word of a token; `words` is where push_words put its table.  [-0, +1, e] */
static void push_word(lua_State *L, const State *state, int words, const Token *t) {
    if (shape_is_mark(t->shape)) {
        lua_pushliteral(L, "");
    } else if (t->word == WORD_UNKNOWN) {
        push_folded(L, state->article->text + t->begin, t->end - t->begin);
    } else if (lua_rawgeti(L, words, t->word) == LUA_TNIL) {
        const Lexeme *lexeme = &state->lode->lexicon.words[t->word];
        lua_pop(L, 1);
        lua_pushlstring(L, lexeme->text, lexeme->len);
        lua_pushvalue(L, -1);
        lua_rawseti(L, words, t->word);
    }
}

void token_push_word(lua_State *L, const State *state, const Token *token) {
    push_words(L);
    push_word(L, state, lua_gettop(L), token);
    lua_remove(L, -2);
}

/* ---- columns ---- */

enum { COLUMN_WORD = 1, COLUMN_FIRST, COLUMN_LAST, COLUMN_SHAPE, COLUMN_SENTENCE, COLUMN_COUNT = COLUMN_SENTENCE };
static const char *const COLUMN_NAMES[] = {"word", "first", "last", "shape", "sentence"};

/* Stack from `base`: the columns in their order, then the tables of words and of shapes. */
static void fill_columns(lua_State *L, const State *state, int base) {
    const Tokens *tokens = &state->article->tokens;
    size_t sentence = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *t = &tokens->at[i];
        lua_Integer n = (lua_Integer)i + 1;
        while (sentence + 1 < tokens->sentence_count && tokens->sentences[sentence].end < i)
            sentence++;
        push_word(L, state, base + COLUMN_COUNT, t);
        lua_rawseti(L, base + COLUMN_WORD - 1, n);
        lua_pushinteger(L, (lua_Integer)t->begin + 1);
        lua_rawseti(L, base + COLUMN_FIRST - 1, n);
        lua_pushinteger(L, (lua_Integer)t->end);
        lua_rawseti(L, base + COLUMN_LAST - 1, n);
        lua_rawgeti(L, base + COLUMN_COUNT + 1, t->shape + 1);
        lua_rawseti(L, base + COLUMN_SHAPE - 1, n);
        lua_pushinteger(L, (lua_Integer)sentence + 1);
        lua_rawseti(L, base + COLUMN_SENTENCE - 1, n);
    }
}

void columns_push(lua_State *L, State *state, int article) {
    if (lua_getiuservalue(L, article, ARTICLE_COLUMNS) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    int count = (int)state->article->tokens.count;
    luaL_checkstack(L, COLUMN_COUNT + 8, "columns");
    lua_createtable(L, 0, COLUMN_COUNT + 1);
    int base = lua_gettop(L) + 1;
    for (int i = 0; i < COLUMN_COUNT; i++)
        lua_createtable(L, count, 0);
    push_words(L);
    push_shapes(L);
    fill_columns(L, state, base);
    lua_settop(L, base + COLUMN_COUNT - 1);
    for (int i = COLUMN_COUNT; i-- > 0;)
        lua_setfield(L, base - 1, COLUMN_NAMES[i]);
    lua_pushinteger(L, count);
    lua_setfield(L, -2, "n");
    lua_pushvalue(L, -1);
    lua_setiuservalue(L, article, ARTICLE_COLUMNS);
}

/* ---- the places of a name ---- */

/* The tokens of a name, which may be no part of the article. */
static const Tokens *tokens_of(Lode *lode, const char *s, size_t len) {
    Probe *probe = &lode->probe;
    probe->text.len = 0;
    probe->tokens.count = 0;
    buffer_reserve(&probe->text, len + TEXT_PADDING);
    memcpy(probe->text.data, s, len);
    memset(probe->text.data + len, 0, TEXT_PADDING);
    tokenize(&probe->tokens, &lode->lexicon, probe->text.data, 0, len);
    return &probe->tokens;
}

/* Whether the bytes stand at token `at` and end with a token; the last one in *last. */
static bool stands_at(const LodeArticle *article, uint32_t at, const char *s, size_t len, uint32_t *last) {
    const Tokens *tokens = &article->tokens;
    uint32_t begin = tokens->at[at].begin;
    if (article->len - begin < len || memcmp(article->text + begin, s, len) != 0)
        return false;
    while (at < tokens->count && tokens->at[at].end < begin + len)
        at++;
    *last = at;
    return at < tokens->count && tokens->at[at].end == begin + len;
}

void places_push(lua_State *L, State *state, const char *s, size_t len) {
    const LodeArticle *article = state->article;
    Lode *lode = state->lode;
    WordIndex *index = &lode->probe.index;
    lua_newtable(L);
    const Tokens *name = tokens_of(lode, s, len);
    if (name->count == 0)
        return;
    if (lode->probe.of != state || !index->ready) {
        word_index_fill(index, &article->tokens);
        lode->probe.of = state;
    }
    lua_Integer n = 0;
    uint32_t last, behind = 0;
    for (uint32_t i = word_index_first(index, name->at[0].word); i != NO_TOKEN; i = index->next[i]) {
        if (i < behind || !stands_at(article, i, s, len, &last))
            continue;
        behind = last + 1;
        lua_pushinteger(L, (lua_Integer)article->tokens.at[i].begin + 1);
        lua_rawseti(L, -2, ++n);
        lua_pushinteger(L, (lua_Integer)article->tokens.at[last].end);
        lua_rawseti(L, -2, ++n);
    }
}

void probe_free(Probe *probe) {
    buffer_free(&probe->text);
    tokens_free(&probe->tokens);
    word_index_free(&probe->index);
}
