/* options.h - the options of all verbs, and reading them from the command line. */
#ifndef LODE_CLI_OPTIONS_H
#define LODE_CLI_OPTIONS_H

#include "base/memory.h"
#include "lode.h"

typedef enum OptionId {
    OPT_RULES,
    OPT_OUTPUT,
    OPT_JOBS,
    OPT_AS,
    OPT_MAX_SIZE,
    OPT_FIELDS,
    OPT_NOW,
    OPT_ERRORS,
    OPT_TIMEOUT,
    OPT_TRUST,
    OPT_COLOR,
    OPT_NO_TRIGGERS,
    OPT_DROPPED,
    OPT_SOURCES,
    OPT_CODE,
    OPT_ALL,
    OPT_GOLD,
    OPT_GOLD_AS,
    OPT_MAP,
    OPT_MIN,
    OPT_SAVE,
    OPT_COMPARE,
    OPT_CHECK,
    OPT_ONCE,
    OPT_FROM,
    OPT_HELP,
    OPTION_COUNT
} OptionId;

#define OPTION(id) (1u << (id))
#define READING_OPTIONS                                                                            \
    (OPTION(OPT_AS) | OPTION(OPT_FIELDS) | OPTION(OPT_MAX_SIZE) | OPTION(OPT_ERRORS) |             \
     OPTION(OPT_TIMEOUT) | OPTION(OPT_JOBS))

typedef enum ColorMode { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorMode;

/* Strings point into the command line, but for `rules`. */
typedef struct Options {
    char *rules;               /* all -r, joined by commas; NULL: none given */
    const char *format, *file; /* -o FORMAT[:FILE]; NULL: not given */
    const char *as, *fields, *now, *errors;
    const char *code; /* -e; NULL: not given */
    double timeout; /* seconds */
    size_t max_size; /* bytes of an article; 0: not given */
    int jobs;
    ColorMode color;
    bool trust, no_triggers, dropped, sources, all, check, once, help;
    char *from; /* the sentences of all --from, each with a line feed behind it; NULL: none */
    const char *gold, *gold_as, *map, *min, *save, *compare; /* of eval, read by eval.lua */
    const char **codes; /* all -e, in order; `code` is the last */
    size_t code_count;
    const char **args; /* what is no option */
    size_t arg_count;
} Options;

/* Reads `argv` (`argc` words behind the verb); only options in `allowed` (bits of OptionId) are
** known, and OPT_HELP.  False with *error set, naming the nearest option.  Freed with
** options_free in either case. */
bool options_parse(Options *options, unsigned allowed, int argc, char **argv, LodeError *error);
void options_free(Options *options);

/* Appends a line of help for each option in `allowed`. */
void options_help(Buffer *out, unsigned allowed);

#endif
