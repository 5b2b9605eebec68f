/* repl_host.c - the functions that scripts/lode/core/repl.lua calls in C: reading articles, running
** rules over them.  Articles are read into the one engine and kept; their rules are replaced for
** each `find` and `try` (engine/lua/reset.c).  The Repl is each function's upvalue.
*/
#include "base/error.h"
#include "cli/repl.h"
#include "cli/session.h"
#include "input/input.h"
#include "lua/state.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define INPUT_META "lode.input"

static Repl *repl_of(lua_State *L) {
    return lua_touserdata(L, lua_upvalueindex(1));
}

/* An input being read; its user value holds the paths. */
typedef struct OpenInput {
    Input *input;
    Blob blob;
    const char **paths;
    Buffer waiting; /* pointers to articles of the blob … */
    size_t given;   /* … of which so many were handed out */
    Buffer failed;  /* messages of what could not be read, zero-terminated */
    size_t told;    /* bytes of them that were */
} OpenInput;

static void add_waiting(void *context, LodeArticle *article) {
    OpenInput *open = context;
    buffer_add(&open->waiting, &article, sizeof article);
}

static void add_failed(void *context, const LodeError *error) {
    OpenInput *open = context;
    buffer_add(&open->failed, error->message, strlen(error->message) + 1);
}

/* The next article of the blob that was read, or NULL. */
static LodeArticle *take_waiting(OpenInput *open) {
    LodeArticle *article;
    if (open->given == open->waiting.len)
        return NULL;
    memcpy(&article, open->waiting.data + open->given, sizeof article);
    open->given += sizeof article;
    return article;
}

/* The next message of the blob that was read, or NULL. */
static const char *take_failed(OpenInput *open) {
    if (open->told == open->failed.len)
        return NULL;
    const char *message = open->failed.data + open->told;
    open->told += strlen(message) + 1;
    return message;
}

/* Reads the next blob; false at the end of the input. */
static bool read_next_blob(const Repl *repl, OpenInput *open) {
    LodeError error;
    open->waiting.len = open->given = open->failed.len = open->told = 0;
    InputStep step = input_next(open->input, &open->blob, &error);
    if (step == INPUT_FAILED)
        add_failed(open, &error);
    if (step != INPUT_BLOB)
        return step != INPUT_END;
    LodeSink sink = {open, add_waiting, add_failed};
    LodeSource source = blob_source(&open->blob, repl->options->as);
    lode_read_all(repl->lode, &source, &sink);
    return true;
}

static int input_gc(lua_State *L) {
    OpenInput *open = luaL_checkudata(L, 1, INPUT_META);
    LodeArticle *article;
    while ((article = take_waiting(open)) != NULL)
        lode_article_free(article);
    buffer_free(&open->waiting);
    buffer_free(&open->failed);
    input_free(open->input);
    blob_free(&open->blob);
    free(open->paths);
    *open = (OpenInput){0};
    return 0;
}

/* host.open_input{ paths }: for host.next_article. */
static int host_open_input(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t count = lua_rawlen(L, 1);
    OpenInput *open = lua_newuserdatauv(L, sizeof *open, 1);
    *open = (OpenInput){0};
    luaL_setmetatable(L, INPUT_META);
    lua_pushvalue(L, 1); /* its strings are kept as long */
    lua_setiuservalue(L, -2, 1);
    open->paths = mem_zero(count + 1, sizeof *open->paths);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        open->paths[i] = luaL_checkstring(L, -1);
        lua_pop(L, 1);
    }
    const Options *options = repl_of(L)->options;
    InputSettings settings = {options->as, options->max_size};
    open->input = input_new(open->paths, count, &settings);
    return 1;
}

/* host.next_article(input): an article; or nil, message; or nothing at the end. */
static int host_next_article(lua_State *L) {
    const Repl *repl = repl_of(L);
    OpenInput *open = luaL_checkudata(L, 1, INPUT_META);
    for (;;) {
        LodeArticle *article = take_waiting(open);
        if (article != NULL) {
            article_push(L, state_of(repl->lode, article));
            return 1;
        }
        const char *message = take_failed(open);
        if (message != NULL) {
            lua_pushnil(L);
            lua_pushfstring(L, "lode: %s", message);
            return 2;
        }
        if (!read_next_blob(repl, open))
            return 0;
    }
}

/* host.run(article): runs the loaded rules, if they have not; nil or the message. */
static int host_run(lua_State *L) {
    LodeError error;
    Repl *repl = repl_of(L);
    State **handle = luaL_checkudata(L, 1, "lode.article");
    luaL_argcheck(L, *handle != NULL, 1, "this article was freed");
    repl->running = true;
    bool ok = lode_run(repl->lode, (*handle)->article, &error);
    repl->running = false;
    lua_pushstring(L, ok ? NULL : error.message);
    return 1;
}

/* host.items(article): the items of the rules that were asked for, not of those they need. */
static int host_items(lua_State *L) {
    State **handle = luaL_checkudata(L, 1, "lode.article");
    luaL_argcheck(L, *handle != NULL, 1, "this article was freed");
    State *state = *handle;
    lua_Integer n = 0;
    state_refresh(state);
    lua_newtable(L);
    for (size_t i = 0; i < state->item_count; i++) {
        if (state->items[i].gone || !state->lode->rules[state->items[i].rule].wanted)
            continue;
        item_push(L, state, i);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* host.reset_rules(): before others are loaded. */
static int host_reset_rules(lua_State *L) {
    const Repl *repl = repl_of(L);
    if (repl->running)
        return luaL_error(L, "rules cannot be replaced while they run");
    rules_reset(repl->lode);
    return 0;
}

/* host.stamp(path): text that changes when the file does; nil when there is none. */
static int host_stamp(lua_State *L) {
    struct stat st;
    char text[128];
    if (stat(luaL_checkstring(L, 1), &st) != 0)
        return 0;
    snprintf(text, sizeof text, "%lld.%09ld %lld %llu", (long long)st.st_mtim.tv_sec,
             st.st_mtim.tv_nsec, (long long)st.st_size, (unsigned long long)st.st_ino);
    lua_pushstring(L, text);
    return 1;
}

static int host_interrupted(lua_State *L) {
    lua_pushboolean(L, repl_interrupted());
    return 1;
}

static int host_width(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)output_width(repl_of(L)->options));
    return 1;
}

void repl_push_host(Repl *repl) {
    static const luaL_Reg functions[] = {{"open_input", host_open_input},
                                         {"next_article", host_next_article},
                                         {"run", host_run},
                                         {"items", host_items},
                                         {"reset_rules", host_reset_rules},
                                         {"stamp", host_stamp},
                                         {"interrupted", host_interrupted},
                                         {"width", host_width},
                                         {NULL, NULL}};
    lua_State *L = repl->L;
    lua_createtable(L, 0, 12);
    lua_pushlightuserdata(L, repl);
    luaL_setfuncs(L, functions, 1);
    lua_pushboolean(L, output_has_color(repl->options));
    lua_setfield(L, -2, "colored");
    lua_pushboolean(L, isatty(STDERR_FILENO));
    lua_setfield(L, -2, "colored_errors");
    luaL_newmetatable(L, INPUT_META);
    lua_pushcfunction(L, input_gc);
    lua_setfield(L, -2, "__gc");
    lua_pop(L, 1);
}
