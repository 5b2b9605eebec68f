/* verb.h - what a verb of the command line is.  To add one: write its file, declare it here, and
** name it in the table of main.c. */
#ifndef LODE_CLI_VERB_H
#define LODE_CLI_VERB_H

#include "cli/options.h"

/* Exit statuses. */
enum { EXIT_FINE = 0, EXIT_INPUT_FAILED = 1, EXIT_WRONG_USAGE = 2 };

typedef struct Verb {
    const char *name;
    const char *args;                   /* what it takes, for the usage line */
    const char *summary;                /* a few words */
    unsigned options;                   /* bits of OptionId */
    const char *about;                  /* paragraphs of help; each line ends in a line feed */
    const char *examples;               /* commands, one a line, each with what it does */
    int (*run)(const Options *options); /* returns the exit status */
} Verb;

extern const Verb verb_run, verb_article, verb_tokens, verb_rules, verb_new, verb_test, verb_repl,
    verb_explain, verb_profile, verb_eval, verb_diff, verb_watch, verb_lint;

/* All verbs, ended by NULL (main.c). */
const Verb *const *all_verbs(void);

/* Help pages, printed to standard output (help.c). */
void print_help(void);
void print_verb_help(const Verb *verb);
void print_manual(void); /* the manual page, in roff (manual.c) */

/* Prints "lode: MESSAGE" to standard error and returns the exit status that belongs to it. */
int fail_with(const LodeError *error);

#endif
