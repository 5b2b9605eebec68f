/* core.c - the functions that scripts/lode/core builds on: words, articles, files. */
#include "base/cache.h"
#include "base/error.h"
#include "lua/count.h"
#include "lua/inputs.h"
#include "lua/json.h"
#include "lua/look.h"
#include "lua/state.h"
#include "lua/verb.h"
#include "lua/vm.h"
#include "lua/watching.h"
#include "lua/pages.h"
#include "read/reader.h"

#include <dirent.h>
#include <errno.h>
#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- words ---- */

/* core.tokenize(text): an array of { text, word, folded, shape, shape_id, glued }. */
static int core_tokenize(lua_State *L) {
    size_t len;
    const char *s = luaL_checklstring(L, 1, &len);
    Lode *lode = engine_of(L);
    char *padded = lua_newuserdatauv(L, len + TEXT_PADDING, 0); /* freed by Lua whatever happens */
    memcpy(padded, s, len);
    memset(padded + len, 0, TEXT_PADDING);
    Tokens tokens = {0};
    tokenize(&tokens, &lode->lexicon, padded, 0, len);
    lua_createtable(L, (int)tokens.count, 0);
    for (size_t i = 0; i < tokens.count; i++) {
        const Token *t = &tokens.at[i];
        lua_createtable(L, 0, 6);
        lua_pushlstring(L, padded + t->begin, t->end - t->begin);
        lua_setfield(L, -2, "text");
        lua_pushinteger(L, t->word);
        lua_setfield(L, -2, "word");
        lua_pushstring(L, lode->lexicon.words[t->word].text);
        lua_setfield(L, -2, "folded");
        lua_pushstring(L, shape_name((Shape)t->shape));
        lua_setfield(L, -2, "shape");
        lua_pushinteger(L, t->shape);
        lua_setfield(L, -2, "shape_id");
        lua_pushboolean(L, t->flags & TOKEN_GLUED);
        lua_setfield(L, -2, "glued");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    tokens_free(&tokens);
    return 1;
}

/* core.shapes(): names of the shapes, in the order of their numbers (from 0). */
static int core_shapes(lua_State *L) {
    lua_createtable(L, SHAPE_COUNT, 0);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        lua_pushstring(L, shape_name((Shape)i));
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

/* ---- articles ---- */

/* core.read(text, { as =, source =, now = }): an article, freed with core.free, or nil, message. */
static int core_read(lua_State *L) {
    size_t len;
    LodeError error;
    const char *text = luaL_checklstring(L, 1, &len);
    const char *as = NULL, *source = "text";
    if (lua_istable(L, 2)) {
        lua_getfield(L, 2, "as");
        as = luaL_optstring(L, -1, NULL);
        lua_getfield(L, 2, "source");
        source = luaL_optstring(L, -1, source);
    }
    Lode *lode = engine_of(L);
    LodeArticle *article = lode_read(lode, source, text, len, as, &error);
    if (article == NULL) {
        lua_pushnil(L);
        lua_pushstring(L, error.message);
        return 2;
    }
    if (lua_istable(L, 2) && lua_getfield(L, 2, "now") == LUA_TSTRING &&
        article->fields[LODE_PUBLISHED].value.s == NULL) {
        const char *now = lua_tostring(L, -1);
        article->fields[LODE_PUBLISHED].value =
            (LodeString){arena_dup(&article->arena, now, strlen(now)), strlen(now)};
    }
    article_push(L, state_of(lode, article));
    return 1;
}

/* core.keep_pages(): articles keep their page, for article:xpath. */
static int core_keep_pages(lua_State *L) {
    engine_of(L)->reader.keep_pages = true;
    return 0;
}

static State *check_state(lua_State *L, int idx) {
    State **handle = luaL_checkudata(L, idx, "lode.article");
    luaL_argcheck(L, *handle != NULL, idx, "this article was freed");
    return *handle;
}

static int core_free(lua_State *L) {
    State **handle = luaL_checkudata(L, 1, "lode.article");
    if (*handle != NULL)
        lode_article_free((*handle)->article);
    return 0;
}

/* core.run_more(article, from): runs the rules from number `from` on over an article where those before
** them have run: an array of their items, and an error message or nil. */
static int core_run_more(lua_State *L) {
    State *state = check_state(L, 1);
    LodeError error;
    uint32_t from = (uint32_t)luaL_checkinteger(L, 2);
    bool ok = run_more(state, from, &error);
    lua_newtable(L);
    lua_Integer n = 0;
    for (size_t i = 0; i < state->item_count; i++) {
        if (state->items[i].gone || state->items[i].rule < from)
            continue;
        item_push(L, state, i);
        lua_rawseti(L, -2, ++n);
    }
    lua_pushstring(L, ok ? NULL : error.message);
    return 2;
}

/* core.reset_rules(): throws all rules away, before others are loaded. */
static int core_reset_rules(lua_State *L) {
    rules_reset(engine_of(L));
    return 0;
}

/* core.run(article): an array of all items, of needed rules too; and an error message or nil. */
static int core_run(lua_State *L) {
    State *state = check_state(L, 1);
    LodeError error;
    bool ok = lode_run(state->lode, state->article, &error);
    lua_createtable(L, (int)state->item_count, 0);
    lua_Integer n = 0;
    for (size_t i = 0; i < state->item_count; i++) {
        if (state->items[i].gone)
            continue;
        item_push(L, state, i);
        lua_rawseti(L, -2, ++n);
    }
    lua_pushstring(L, ok ? NULL : error.message);
    return 2;
}

/* core.span_of(p, q): the span between two positions (from 1) on the running match's tape. */
static int core_span_of(lua_State *L) {
    const Match *m = match_running(L);
    if (m == NULL)
        return luaL_error(L, "lode.tokens patterns run inside rules, on tokens: not with lpeg.match");
    lua_Integer from = luaL_checkinteger(L, 1) - 1, to = luaL_checkinteger(L, 2) - 1;
    lua_Integer width = m->state->lode->script[m->pattern->script].shape.width;
    span_push(L, m->state, m->pattern->script, m->first_token + (uint32_t)(from / width),
              m->first_token + (uint32_t)(to / width));
    return 1;
}

/* core.running_article(): the article that is being matched. */
static int core_running_article(lua_State *L) {
    const Match *m = match_running(L);
    if (m == NULL)
        lua_pushnil(L);
    else
        article_push(L, m->state);
    return 1;
}

/* core.span_text(value): the text of a span, or nil. */
static int core_span_text(lua_State *L) {
    State *state;
    uint32_t first, end;
    if (!span_get(L, 1, &state, &first, &end)) {
        lua_pushnil(L);
        return 1;
    }
    Span bytes = tokens_bytes(state->article, first, end);
    lua_pushlstring(L, state->article->text + bytes.begin, bytes.end - bytes.begin);
    return 1;
}

/* ---- files ---- */

static int push_failure(lua_State *L, const char *path) {
    lua_pushnil(L);
    lua_pushfstring(L, "%s: cannot be read: %s", path, strerror(errno));
    return 2;
}

/* core.read_file(path): its text, or nil, message. */
static int core_read_file(lua_State *L) {
    const char *path = luaL_checkstring(L, 1);
    struct stat st;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return push_failure(L, path);
    }
    FILE *in = fopen(path, "rb");
    if (in == NULL)
        return push_failure(L, path);
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    size_t n;
    do {
        char *room = luaL_prepbuffer(&b);
        n = fread(room, 1, LUAL_BUFFERSIZE, in);
        luaL_addsize(&b, n);
    } while (n > 0);
    bool failed = ferror(in) != 0;
    fclose(in);
    luaL_pushresult(&b);
    return failed ? push_failure(L, path) : 1;
}

/* What a chunk's cache file begins with; the bytecode follows. */
typedef struct ChunkHead {
    uint64_t stamp, checksum;
} ChunkHead;

static int add_to_buffer(lua_State *L, const void *bytes, size_t size, void *out) {
    (void)L;
    buffer_add(out, bytes, size);
    return 0;
}

static void save_chunk(lua_State *L, const char *file, uint64_t stamp) {
    ChunkHead head = {stamp, 0};
    Buffer out = {0};
    buffer_add(&out, &head, sizeof head);
    lua_dump(L, add_to_buffer, &out, 0);
    head.checksum = cache_checksum(out.data + sizeof head, out.len - sizeof head);
    memcpy(out.data, &head, sizeof head);
    cache_write(engine_of(L)->cache, file, out.data, out.len);
    buffer_free(&out);
}

/* Pushes the whole file as a string, or nothing when it cannot be read. */
static bool push_file(lua_State *L, const char *path) {
    lua_pushcfunction(L, core_read_file);
    lua_pushstring(L, path);
    lua_call(L, 1, 1);
    if (!lua_isnil(L, -1))
        return true;
    lua_pop(L, 1);
    return false;
}

/* Pushes the compiled chunk of `file` when it is sound and of that stamp. */
static bool push_saved_chunk(lua_State *L, const char *file, const char *name, uint64_t stamp) {
    size_t len;
    ChunkHead head;
    if (!push_file(L, file))
        return false;
    const char *s = lua_tolstring(L, -1, &len);
    bool sound = len > sizeof head;
    if (sound) {
        memcpy(&head, s, sizeof head);
        sound = head.stamp == stamp && head.checksum == cache_checksum(s + sizeof head, len - sizeof head);
    }
    sound = sound && luaL_loadbufferx(L, s + sizeof head, len - sizeof head, name, "b") == LUA_OK;
    if (sound)
        lua_remove(L, -2);
    else
        lua_pop(L, 1);
    return sound;
}

/* core.load_chunk(path, [env]): the file as a function, compiled or from its cache (parsing is half
** of the program's start); or nil, message.  Only Lua's source text is taken from scripts. */
static int core_load_chunk(lua_State *L) {
    const char *path = luaL_checkstring(L, 1), *cache = engine_of(L)->cache;
    struct stat st;
    lua_settop(L, 2);
    if (stat(path, &st) != 0)
        return push_failure(L, path);
    uint64_t stamp = cache_stamp(path, &st);
    const char *name = lua_pushfstring(L, "@%s", path);
    char *file = *cache != '\0' ? cache_name(cache, path, "luac") : NULL;
    if (file == NULL || !push_saved_chunk(L, file, name, stamp)) {
        size_t len = 0;
        const char *s = push_file(L, path) ? lua_tolstring(L, -1, &len) : "";
        if (luaL_loadbufferx(L, s, len, name, "t") != LUA_OK) {
            free(file);
            lua_pushnil(L);
            lua_insert(L, -2);
            return 2;
        }
        if (file != NULL)
            save_chunk(L, file, stamp);
    }
    free(file);
    if (!lua_isnil(L, 2)) {
        lua_pushvalue(L, 2);
        lua_setupvalue(L, -2, 1);
    }
    return 1;
}

static int skip_hidden(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

/* core.list_folder(path): names in it, sorted; empty when it cannot be read. */
static int core_list_folder(lua_State *L) {
    struct dirent **names;
    int n = scandir(luaL_checkstring(L, 1), &names, skip_hidden, NULL);
    lua_newtable(L);
    for (int i = 0; i < n; i++) {
        lua_pushstring(L, names[i]->d_name);
        lua_rawseti(L, -2, i + 1);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    return 1;
}

/* core.is_file(path) */
static int core_is_file(lua_State *L) {
    struct stat st;
    lua_pushboolean(L, stat(luaL_checkstring(L, 1), &st) == 0 && S_ISREG(st.st_mode));
    return 1;
}

int open_core(lua_State *L) {
    static const luaL_Reg functions[] = {{"tokenize", core_tokenize},
                                         {"shapes", core_shapes},
                                         {"read", core_read},
                                         {"free", core_free},
                                         {"run", core_run},
                                         {"run_more", core_run_more},
                                         {"reset_rules", core_reset_rules},
                                         {"span_of", core_span_of},
                                         {"span_text", core_span_text},
                                         {"running_article", core_running_article},
                                         {"read_file", core_read_file},
                                         {"load_chunk", core_load_chunk},
                                         {"list_folder", core_list_folder},
                                         {"check_xpath", core_check_xpath},
                                         {"keep_pages", core_keep_pages},
                                         {"is_file", core_is_file},
                                         {NULL, NULL}};
    Lode *lode = engine_of(L);
    luaL_newlib(L, functions);
    open_core_rules(L);
    open_look(L);
    open_count(L);
    open_json(L);
    open_watching(L);
    open_inputs(L);
    lua_pushstring(L, lode->scripts);
    lua_setfield(L, -2, "scripts");
    lua_pushstring(L, lode->path);
    lua_setfield(L, -2, "path");
    lua_pushboolean(L, lode->trust);
    lua_setfield(L, -2, "trust");
    lua_pushboolean(L, LODE_LPEG_SOURCE);
    lua_setfield(L, -2, "direct");
    lua_pushstring(L, lode_version());
    lua_setfield(L, -2, "version");
    return 1;
}

/* ---- verbs in Lua ---- */

/* Pushes the result of core.explain.  Stack: article, ExplainStyle. */
static int explain_protected(lua_State *L) {
    LodeArticle *article = lua_touserdata(L, 1);
    const ExplainStyle *style = lua_touserdata(L, 2);
    engine_push_core(L, "explain");
    article_push(L, state_of(engine_of(L), article));
    lua_createtable(L, 0, 4);
    lua_pushboolean(L, style->json);
    lua_setfield(L, -2, "json");
    lua_pushboolean(L, style->colored);
    lua_setfield(L, -2, "colored");
    lua_pushboolean(L, style->all);
    lua_setfield(L, -2, "all");
    lua_pushinteger(L, (lua_Integer)style->width);
    lua_setfield(L, -2, "width");
    lua_call(L, 2, 1);
    return 1;
}

bool lode_explain(Lode *lode, LodeArticle *article, const ExplainStyle *style, Buffer *out,
                  LodeError *error) {
    lua_State *L = lode->L;
    ExplainStyle copy = *style;
    size_t len;
    lua_pushcfunction(L, explain_protected);
    lua_pushlightuserdata(L, article);
    lua_pushlightuserdata(L, &copy);
    if (!engine_call(L, 2, 1, LODE_BAD_RULE, error))
        return false;
    const char *text = lua_tolstring(L, -1, &len);
    buffer_add(out, text, len);
    lua_pop(L, 1);
    return true;
}

/* { name = value } of options that were given.  [-0, +1, e] */
static void push_options(lua_State *L, const VerbOption *options) {
    lua_newtable(L);
    for (const VerbOption *one = options; one->name != NULL; one++) {
        lua_pushstring(L, one->value); /* nil for NULL */
        lua_setfield(L, -2, one->name);
    }
}

bool lode_verb(Lode *lode, const char *verb, char **argv, const VerbOption *options, int *status,
               LodeError *error) {
    lua_State *L = lode->L;
    int argc = 0;
    while (argv[argc] != NULL)
        argc++;
    engine_push_core(L, "verb");
    lua_pushstring(L, verb);
    lua_createtable(L, argc, 0);
    for (int i = 0; i < argc; i++) {
        lua_pushstring(L, argv[i]);
        lua_rawseti(L, -2, i + 1);
    }
    push_options(L, options);
    if (!engine_call(L, 3, 1, LODE_BAD_RULE, error))
        return false;
    *status = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return true;
}
