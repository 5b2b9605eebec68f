/* repl.h - the prompt's parts in C: repl.c (lines, signals), repl_host.c (what Lua calls). */
#ifndef LODE_CLI_REPL_H
#define LODE_CLI_REPL_H

#include "cli/edit.h"
#include "cli/options.h"
#include "lode.h"

#include <lua.h>

typedef struct Repl {
    const Options *options;
    Lode *lode;
    lua_State *L;
    Editor *editor;
    int session; /* registry reference of what repl.lua made */
    bool interactive;
    bool running; /* rules run: they cannot be replaced */
} Repl;

/* Whether Ctrl-C was pressed since the statement began. */
bool repl_interrupted(void);

/* Pushes the table of functions that repl.lua knows as `host`.  [-0, +1, e] */
void repl_push_host(Repl *repl);

#endif
