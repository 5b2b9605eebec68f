/* inputs.c - inputs of the command line read from Lua, one article after the other. */
#include "lua/inputs.h"

#include "base/error.h"
#include "input/container.h"
#include "input/input.h"
#include "base/notes.h"
#include "lua/state.h"

#include <lauxlib.h>
#include <stdlib.h>

#define INPUTS_META "lode.inputs"

/* Inputs being read; the user value holds the paths. */
typedef struct Inputs {
    Input *input;
    Blob blob;
    const char **paths, *as;
    Buffer waiting; /* pointers to articles of the blob … */
    size_t given;   /* … bytes of it that were handed out */
    Buffer failed;  /* messages of what could not be read, zero-terminated */
    size_t told;    /* bytes of them that were told */
} Inputs;

static void add_waiting(void *context, LodeArticle *article) {
    Inputs *in = context;
    buffer_add(&in->waiting, &article, sizeof article);
}

static void add_failed(void *context, const LodeError *error) {
    Inputs *in = context;
    buffer_add(&in->failed, error->message, strlen(error->message) + 1);
}

static LodeArticle *take_waiting(Inputs *in) {
    LodeArticle *article;
    if (in->given == in->waiting.len)
        return NULL;
    memcpy(&article, in->waiting.data + in->given, sizeof article);
    in->given += sizeof article;
    return article;
}

static const char *take_failed(Inputs *in) {
    if (in->told == in->failed.len)
        return NULL;
    const char *message = in->failed.data + in->told;
    in->told += strlen(message) + 1;
    return message;
}

/* Reads the next blob; false at the end of the input. */
static bool read_blob(lua_State *L, Inputs *in) {
    LodeError error;
    in->waiting.len = in->given = in->failed.len = in->told = 0;
    InputStep step = input_next(in->input, &in->blob, &error);
    if (step == INPUT_FAILED)
        add_failed(in, &error);
    if (step != INPUT_BLOB)
        return step != INPUT_END;
    const char *known = notes_get(in->blob.notes.data, in->blob.notes.len, "as");
    LodeSource source = {.name = in->blob.source.data, .bytes = in->blob.bytes.data, .size = in->blob.bytes.len};
    source.as = known != NULL ? known : container_named(in->as) ? NULL : in->as;
    source.url = notes_get(in->blob.notes.data, in->blob.notes.len, "url");
    source.charset = notes_get(in->blob.notes.data, in->blob.notes.len, "charset");
    LodeSink sink = {in, add_waiting, add_failed};
    lode_read_all(engine_of(L), &source, &sink);
    return true;
}

static int inputs_gc(lua_State *L) {
    Inputs *in = luaL_checkudata(L, 1, INPUTS_META);
    LodeArticle *article;
    while ((article = take_waiting(in)) != NULL)
        lode_article_free(article);
    buffer_free(&in->waiting);
    buffer_free(&in->failed);
    input_free(in->input);
    blob_free(&in->blob);
    free(in->paths);
    *in = (Inputs){0};
    return 0;
}

/* core.open_inputs({ paths }, as or nil): for core.next_article. */
static int core_open_inputs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    const char *as = luaL_optstring(L, 2, NULL);
    size_t count = lua_rawlen(L, 1);
    Inputs *in = lua_newuserdatauv(L, sizeof *in, 2);
    *in = (Inputs){.as = as};
    luaL_setmetatable(L, INPUTS_META);
    lua_pushvalue(L, 1); /* its strings are kept as long */
    lua_setiuservalue(L, -2, 1);
    lua_pushvalue(L, 2);
    lua_setiuservalue(L, -2, 2);
    in->paths = mem_zero(count + 1, sizeof *in->paths);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        in->paths[i] = luaL_checkstring(L, -1);
        lua_pop(L, 1);
    }
    InputSettings settings = {.as = as};
    in->input = input_new(in->paths, count, &settings);
    return 1;
}

/* core.next_article(inputs): an article, freed with core.free; or nil, message; or nothing at the end. */
static int core_next_article(lua_State *L) {
    Inputs *in = luaL_checkudata(L, 1, INPUTS_META);
    for (;;) {
        LodeArticle *article = take_waiting(in);
        if (article != NULL) {
            article_push(L, state_of(engine_of(L), article));
            return 1;
        }
        const char *message = take_failed(in);
        if (message != NULL) {
            lua_pushnil(L);
            lua_pushstring(L, message);
            return 2;
        }
        if (!read_blob(L, in))
            return 0;
    }
}

void open_inputs(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"open_inputs", core_open_inputs}, {"next_article", core_next_article}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
    luaL_newmetatable(L, INPUTS_META);
    lua_pushcfunction(L, inputs_gc);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
}
