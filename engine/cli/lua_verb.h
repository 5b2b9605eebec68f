/* lua_verb.h - verbs that are written in Lua (scripts/lode/core/verbs). */
#ifndef LODE_CLI_LUA_VERB_H
#define LODE_CLI_LUA_VERB_H

#include "cli/verb.h"

/* Runs scripts/lode/core/verbs/NAME.lua with the arguments; returns the exit status. */
int run_lua_verb(const char *name, const Options *options);

#endif
