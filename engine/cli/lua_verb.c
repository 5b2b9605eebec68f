/* lua_verb.c - see lua_verb.h */
#include "cli/lua_verb.h"

#include "cli/session.h"
#include "lua/verb.h"

#include <stdlib.h>

/* Lua wants a list that it may change. */
static char **copy_args(const Options *options) {
    char **args = mem_zero(options->arg_count + 1, sizeof *args);
    for (size_t i = 0; i < options->arg_count; i++)
        args[i] = mem_dup(options->args[i], strlen(options->args[i]));
    return args;
}

static void free_args(char **args) {
    for (char **arg = args; *arg != NULL; arg++)
        free(*arg);
    free(args);
}

int run_lua_verb(const char *name, const Options *options) {
    LodeError error;
    int status = EXIT_FINE;
    LodeOptions settings = settings_from(options);
    Lode *lode = lode_new(&settings, &error);
    char **args = copy_args(options);
    if (lode == NULL || !lode_verb(lode, name, (int)options->arg_count, args, &status, &error))
        status = fail_with(&error);
    free_args(args);
    lode_free(lode);
    settings_free(&settings);
    return status;
}
