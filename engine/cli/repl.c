/* repl.c - `lode repl`: a Lua prompt over articles.
**
** scripts/lode/core/repl.lua says what a line does; here are the lines themselves and Ctrl-C.
*/
#include "base/error.h"
#include "cli/guard.h"
#include "cli/repl.h"
#include "cli/session.h"
#include "lua/engine.h"

#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>


/* ---- Ctrl-C ---- */

enum { CTRL_C_TO_LEAVE = 3 };

/* The state whose Lua code runs, and how often Ctrl-C was pressed since it began; for the handler.
 */
static lua_State *volatile running_state;
static volatile sig_atomic_t interrupts;

bool repl_interrupted(void) {
    return interrupts > 0;
}

static void stop_here(lua_State *L, lua_Debug *info) {
    (void)info;
    luaL_error(L, "interrupted");
}

/* Setting a hook is what a signal handler may do to a Lua state (as in lua.c).  It stays until the
** prompt is back, so that a script's pcall holds nothing up.  A match inside LPeg calls no hook:
** who presses the keys a third time means it. */
static void on_interrupt(int number) {
    edit_cancel();
    lua_State *L = running_state;
    if (L != NULL)
        lua_sethook(L, stop_here, LUA_MASKCALL | LUA_MASKRET | LUA_MASKLINE | LUA_MASKCOUNT, 1);
    interrupts = interrupts + 1;
    if (L != NULL && interrupts >= CTRL_C_TO_LEAVE) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

static void catch_interrupts(const Repl *repl) {
    struct sigaction action = {.sa_handler =
                                   on_interrupt}; /* reading a line is to end: no SA_RESTART */
    sigemptyset(&action.sa_mask);
    if (repl->interactive)
        sigaction(SIGINT, &action, NULL);
}

/* Calls the session's method below `args` arguments, with Ctrl-C watched; false when it was
** interrupted or failed, which is then said.  [-(args + 2), +(0|results), -] */
static bool call(Repl *repl, int args, int results) {
    LodeError error;
    interrupts = 0;
    running_state = repl->L;
    bool ok = engine_call(repl->L, args + 1, results, LODE_BAD_RULE, &error);
    running_state = NULL;
    lua_sethook(repl->L, NULL, 0, 0);
    repl->running = false;
    fflush(stdout);
    if (!ok)
        fprintf(stderr, "%s\n", interrupts > 0 ? "interrupted" : error.message);
    return ok;
}

static void push_method(const Repl *repl, const char *name) {
    lua_rawgeti(repl->L, LUA_REGISTRYINDEX, repl->session);
    lua_getfield(repl->L, -1, name);
    lua_insert(repl->L, -2);
}

/* ---- the session ---- */

/* Makes repl.lua's session, protected.  Stack: the Repl. */
static int make_session(lua_State *L) {
    Repl *repl = lua_touserdata(L, 1);
    engine_push_core(L, "import");
    lua_pushliteral(L, "repl");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "new");
    repl_push_host(repl);
    lua_createtable(L, 0, 1);
    lua_pushstring(L, repl->options->rules);
    lua_setfield(L, -2, "rules");
    lua_call(L, 2, 1);
    repl->session = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

static bool open_session(Repl *repl, LodeError *error) {
    lua_pushcfunction(repl->L, make_session);
    lua_pushlightuserdata(repl->L, repl);
    return engine_call(repl->L, 1, 0, LODE_BAD_RULE, error);
}

static void close_session(Repl *repl) {
    push_method(repl, "close");
    call(repl, 0, 0);
}

/* Articles of the command line; the number of inputs that failed. */
static size_t read_inputs(Repl *repl) {
    const Options *options = repl->options;
    push_method(repl, "read_inputs");
    lua_createtable(repl->L, (int)options->arg_count, 0);
    for (size_t i = 0; i < options->arg_count; i++) {
        lua_pushstring(repl->L, options->args[i]);
        lua_rawseti(repl->L, -2, (lua_Integer)i + 1);
    }
    if (!call(repl, 1, 1))
        return 1;
    size_t failed = (size_t)lua_tointeger(repl->L, -1);
    lua_pop(repl->L, 1);
    return failed;
}

static bool load_rules(Repl *repl) {
    push_method(repl, "load_rules");
    if (!call(repl, 0, 1))
        return false;
    bool ok = lua_toboolean(repl->L, -1);
    lua_pop(repl->L, 1);
    return ok;
}

/* ---- completion ---- */

static char *copy_top(lua_State *L, int idx) {
    size_t len;
    const char *text = lua_tolstring(L, idx, &len);
    return text ? mem_dup(text, len) : NULL;
}

static char *complete(void *context, const char *before, size_t len, char **choices) {
    Repl *repl = context;
    lua_State *L = repl->L;
    LodeError unused;
    push_method(repl, "complete");
    lua_pushlstring(L, before, len);
    if (!engine_call(L, 2, 2, LODE_BAD_RULE, &unused))
        return NULL;
    char *text = copy_top(L, -2);
    *choices = copy_top(L, -1);
    lua_pop(L, 2);
    return text;
}

/* ---- lines ---- */

typedef enum Fed { FED_DONE, FED_FAILED, FED_MORE } Fed;

/* Gives text to the session; `line` is its number where it comes from. */
static Fed feed(Repl *repl, const char *text, const char *source, size_t line, bool last) {
    lua_State *L = repl->L;
    push_method(repl, "feed");
    lua_pushstring(L, text);
    lua_pushstring(L, source);
    lua_pushinteger(L, (lua_Integer)line);
    lua_pushboolean(L, last);
    if (!call(repl, 4, 1))
        return FED_FAILED;
    const char *word = lua_tostring(L, -1);
    Fed fed = strcmp(word, "more") == 0   ? FED_MORE
              : strcmp(word, "done") == 0 ? FED_DONE
                                          : FED_FAILED;
    lua_pop(L, 1);
    return fed;
}

static void forget_pending(Repl *repl) {
    push_method(repl, "cancel");
    call(repl, 0, 0);
}

/* False when a statement was left incomplete at the end and is none. */
static bool finish(Repl *repl) {
    push_method(repl, "finish");
    lua_pushliteral(repl->L, "stdin");
    bool ok = call(repl, 1, 1) && lua_toboolean(repl->L, -1);
    lua_settop(repl->L, 0);
    return ok;
}

static const char *prompt_for(const Repl *repl, bool more) {
    if (!output_has_color(repl->options))
        return more ? ".. " : "> ";
    return more ? "\1\033[2m\1.. \1\033[0m\1" : "\1\033[1;34m\1> \1\033[0m\1";
}

/* Reads lines until they end; whether all went well. */
static bool read_lines(Repl *repl) {
    bool ok = true, more = false;
    const char *line;
    EditStep step;
    for (size_t number = 1;
         (step = edit_line(repl->editor, prompt_for(repl, more), &line)) != EDIT_END; number++) {
        if (step == EDIT_CANCELLED) {
            forget_pending(repl);
            more = false;
            continue;
        }
        edit_remember(repl->editor, line);
        if (repl->interactive && !guard_begin()) {
            forget_pending(repl);
            more = false;
            continue;
        }
        Fed fed = feed(repl, line, "stdin", repl->interactive ? 1 : number, false);
        guard_end();
        more = fed == FED_MORE;
        ok = ok && fed != FED_FAILED;
    }
    return finish(repl) && ok;
}

/* ---- the whole ---- */

/* The code of each -e in turn; what fails does not hold up the next. */
static int run_code(Repl *repl) {
    int status = EXIT_FINE;
    for (size_t i = 0; i < repl->options->code_count; i++)
        if (feed(repl, repl->options->codes[i], "-e", 1, true) != FED_DONE)
            status = EXIT_INPUT_FAILED;
    return status;
}

static int run_lines(Repl *repl) {
    if (repl->interactive) {
        push_method(repl, "banner");
        call(repl, 0, 0);
    }
    repl->editor = edit_new(repl->interactive, complete, repl);
    bool ok = read_lines(repl);
    edit_free(repl->editor);
    return ok || repl->interactive ? EXIT_FINE : EXIT_INPUT_FAILED;
}

static int with_session(Repl *repl) {
    catch_interrupts(repl);
    if (!load_rules(repl) && !repl->interactive)
        return EXIT_WRONG_USAGE;
    bool failed = read_inputs(repl) > 0;
    int status = repl->options->code != NULL ? run_code(repl) : run_lines(repl);
    return status == EXIT_FINE && failed && !repl->interactive ? EXIT_INPUT_FAILED : status;
}

static bool reads_stdin(const Options *options) {
    for (size_t i = 0; i < options->arg_count; i++)
        if (strcmp(options->args[i], "-") == 0)
            return true;
    return false;
}

static int run(const Options *options) {
    LodeError error;
    if (reads_stdin(options) && options->code == NULL) {
        error_set(&error, LODE_BAD_USAGE,
                  "repl: - is standard input, where lines are read from: say what to do with -e");
        return fail_with(&error);
    }
    bool interactive = options->code == NULL && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    if (interactive)
        guard_start();
    LodeOptions settings = settings_from(options);
    Repl repl = {.options = options, .lode = lode_new(&settings, &error)};
    repl.interactive = interactive;
    if (repl.lode != NULL)
        repl.L = repl.lode->L;
    int status;
    if (repl.lode != NULL && open_session(&repl, &error)) {
        status = with_session(&repl);
        close_session(&repl);
    } else {
        status = fail_with(&error);
    }
    lode_free(repl.lode);
    settings_free(&settings);
    return status;
}

const Verb verb_repl = {
    .name = "repl",
    .args = "[INPUT...]",
    .summary = "a Lua prompt with the articles loaded",
    .options = OPTION(OPT_RULES) | OPTION(OPT_AS) | OPTION(OPT_FIELDS) | OPTION(OPT_MAX_SIZE) |
               OPTION(OPT_NOW) | OPTION(OPT_TRUST) |
               OPTION(OPT_COLOR) | OPTION(OPT_CODE),
    .about =
        "Reads the inputs and gives a Lua prompt: find(pattern) shows where a pattern matches,\n"
        "try(rule) what a rule finds, help() what else there is. The rules of -r are those of\n"
        "items(). With -e, or with lines from a pipe, it does what they say and ends; the exit\n"
        "status is 1 when one of them failed. docs/repl.md tells more.\n",
    .examples = "  lode repl articles/                      a prompt\n"
                "  lode repl -r ./visits.lua articles/      with rules, for items()\n"
                "  lode repl -e 'find(t.stem \"visit\")' articles/\n",
    .run = run,
};
