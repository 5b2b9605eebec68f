/* verb.h - verbs of the command line that are written in Lua (scripts/lode/core/verbs). */
#ifndef LODE_LUA_VERB_H
#define LODE_LUA_VERB_H

#include "lode.h"

/* Runs scripts/lode/core/verbs/VERB.lua with the arguments behind the verb; *status gets its exit
** status.  False with *error set when it failed. */
bool lode_verb(Lode *lode, const char *verb, int argc, char **argv, int *status, LodeError *error);

#endif
