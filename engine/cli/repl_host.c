/* repl_host.c - the functions that scripts/lode/core/repl.lua calls in C: reading articles, running
** rules over them.  Articles are read into the one engine and kept; their rules are replaced for
** each `find` and `try` (engine/lua/reset.c).  The Repl is each function's upvalue.
*/
#include "base/error.h"
#include "cli/repl.h"
#include "cli/session.h"
#include "input/input.h"
#include "lua/state.h"
#include "run/load.h"

#include <lauxlib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define INPUT_META "lode.input"

static Repl *repl_of(lua_State *L) {
    return lua_touserdata(L, lua_upvalueindex(1));
}

enum { BATCH = 512 };
static const size_t BATCH_BYTES = (size_t)64 << 20;

/* An input being read, so many blobs at once; its user value holds the paths. */
typedef struct OpenInput {
    Input *input;
    const char **paths;
    LodeOptions settings;
    LoadPool *pool;
    LoadJob jobs[BATCH];
    size_t count, at; /* jobs of the batch; the one that is handed out */
    size_t given;     /* bytes of its articles that were */
    size_t told;      /* bytes of its messages that were */
} OpenInput;

/* The next article of the job at hand, or NULL. */
static LodeArticle *take_article(OpenInput *open) {
    LodeArticle *article;
    const LoadJob *job = &open->jobs[open->at];
    if (open->at == open->count || open->given == job->articles.len)
        return NULL;
    memcpy(&article, job->articles.data + open->given, sizeof article);
    open->given += sizeof article;
    return article;
}

/* The next message of the job at hand, or NULL. */
static const char *take_failed(OpenInput *open) {
    const LoadJob *job = &open->jobs[open->at];
    if (open->at == open->count || open->told == job->failures.len)
        return NULL;
    const char *message = job->failures.data + open->told;
    open->told += strlen(message) + 1;
    return message;
}

/* Fills a job; false at the end of the input. */
static bool take_blob(OpenInput *open, LoadJob *job) {
    LodeError error;
    job->articles.len = job->failures.len = 0;
    InputStep step = input_next(open->input, &job->blob, &error);
    job->unread = step != INPUT_BLOB;
    if (step == INPUT_FAILED)
        buffer_add(&job->failures, error.message, strlen(error.message) + 1);
    return step != INPUT_END;
}

/* Reads the next batch of blobs; false when there is none. */
static bool read_batch(OpenInput *open) {
    size_t bytes = 0;
    open->at = open->count = open->given = open->told = 0;
    while (open->count < BATCH && bytes < BATCH_BYTES && take_blob(open, &open->jobs[open->count])) {
        bytes += open->jobs[open->count].blob.bytes.len;
        open->count++;
    }
    load_jobs(open->pool, open->jobs, open->count);
    return open->count > 0;
}

/* Goes on to the next job; false at the end of all. */
static bool next_job(OpenInput *open) {
    open->given = open->told = 0;
    if (open->at < open->count && ++open->at < open->count)
        return true;
    return read_batch(open);
}

static void free_open(OpenInput *open) {
    LodeArticle *article;
    for (; open->at < open->count; open->at++, open->given = 0)
        while ((article = take_article(open)) != NULL)
            lode_article_free(article);
    for (size_t i = 0; i < BATCH; i++) {
        blob_free(&open->jobs[i].blob);
        buffer_free(&open->jobs[i].articles);
        buffer_free(&open->jobs[i].failures);
    }
    input_free(open->input);
    load_free(open->pool);
    settings_free(&open->settings);
    free(open->paths);
    free(open);
}

static int input_gc(lua_State *L) {
    OpenInput **handle = luaL_checkudata(L, 1, INPUT_META);
    if (*handle != NULL)
        free_open(*handle);
    *handle = NULL;
    return 0;
}

/* host.open_input{ paths }: for host.next_article. */
static int host_open_input(lua_State *L) {
    const Repl *repl = repl_of(L);
    luaL_checktype(L, 1, LUA_TTABLE);
    size_t count = lua_rawlen(L, 1);
    OpenInput **handle = lua_newuserdatauv(L, sizeof *handle, 1);
    *handle = NULL;
    luaL_setmetatable(L, INPUT_META);
    lua_pushvalue(L, 1); /* its strings are kept as long */
    lua_setiuservalue(L, -2, 1);
    OpenInput *open = *handle = mem_zero(1, sizeof *open);
    open->paths = mem_zero(count + 1, sizeof *open->paths);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        open->paths[i] = luaL_checkstring(L, -1);
        lua_pop(L, 1);
    }
    InputSettings settings = {repl->options->as, repl->options->max_size};
    open->input = input_new(open->paths, count, &settings);
    open->settings = settings_from(repl->options);
    open->pool = load_new(repl->lode, &open->settings, repl->options->as);
    return 1;
}

/* host.next_article(input): an article; or nil, message; or nothing at the end, when no thread runs any
** more. */
static int host_next_article(lua_State *L) {
    const Repl *repl = repl_of(L);
    OpenInput **handle = luaL_checkudata(L, 1, INPUT_META);
    while (*handle != NULL) {
        LodeArticle *article = take_article(*handle);
        if (article != NULL) {
            article_push(L, state_of(repl->lode, article));
            return 1;
        }
        const char *message = take_failed(*handle);
        if (message != NULL) {
            lua_pushnil(L);
            lua_pushfstring(L, "lode: %s", message);
            return 2;
        }
        if (!next_job(*handle)) {
            free_open(*handle);
            *handle = NULL;
        }
    }
    return 0;
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

/* host.height(): lines of the screen; 0 when output goes to none. */
static int host_height(lua_State *L) {
    struct winsize size;
    bool screen = repl_of(L)->interactive && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    lua_pushinteger(L, screen ? size.ws_row : 0);
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
                                         {"height", host_height},
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
