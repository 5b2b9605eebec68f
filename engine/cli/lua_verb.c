/* lua_verb.c - see lua_verb.h */
#include "cli/lua_verb.h"

#include "cli/session.h"
#include "lua/verb.h"

#include <stdio.h>
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
    char width[32];
    snprintf(width, sizeof width, "%zu", output_width(options));
    const VerbOption given[] = {
        {"rules", options->rules},   {"as", options->as},           {"now", options->now},
        {"format", options->format}, {"file", options->file},       {"gold", options->gold},
        {"gold_as", options->gold_as}, {"map", options->map},       {"min", options->min},
        {"save", options->save},     {"compare", options->compare}, {"width", width},
        {"from", options->from},     {"once", options->once ? "yes" : NULL},
        {"all", options->all ? "yes" : NULL}, {"check", options->check ? "yes" : NULL},
        {"colored", output_has_color(options) ? "yes" : NULL},      {NULL, NULL}};
    if (lode == NULL || !lode_verb(lode, name, args, given, &status, &error))
        status = fail_with(&error);
    free_args(args);
    lode_free(lode);
    settings_free(&settings);
    return status;
}
