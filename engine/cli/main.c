/* main.c - the command line: which verb, which options. */
#include "base/error.h"
#include "base/nearest.h"
#include "cli/lua_verb.h"
#include "text/looker.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>

enum { MOST_VERBS = 32 };

static const Verb *const VERBS[MOST_VERBS] = {
    &verb_run, &verb_repl, &verb_article, &verb_tokens, &verb_rules, &verb_new, &verb_test, &verb_explain, &verb_profile, &verb_eval, &verb_diff,
    &verb_watch, &verb_lint,
}; /* the rest is NULL */

const Verb *const *all_verbs(void) {
    return VERBS;
}

static const Verb *find_verb(const char *name, LodeError *error) {
    const char *names[MOST_VERBS + 1];
    size_t count = 0;
    for (; VERBS[count] != NULL; count++) {
        if (strcmp(VERBS[count]->name, name) == 0)
            return VERBS[count];
        names[count] = VERBS[count]->name;
    }
    names[count++] = "help";
    names[count] = NULL;
    const char *near = nearest_name(name, names);
    if (near != NULL)
        error_set(error, LODE_BAD_USAGE, "no verb '%s'; did you mean '%s'?", name, near);
    else
        error_set(error, LODE_BAD_USAGE, "no verb '%s'; see lode --help", name);
    return NULL;
}

int fail_with(const LodeError *error) {
    fprintf(stderr, "lode: %s\n", error->message);
    return error->status == LODE_BAD_INPUT ? EXIT_INPUT_FAILED : EXIT_WRONG_USAGE;
}

static int run_verb(const char *name, int argc, char **argv) {
    LodeError error;
    Options options;
    const Verb *verb = find_verb(name, &error);
    if (verb == NULL)
        return fail_with(&error);
    int status = EXIT_FINE;
    if (!options_parse(&options, verb->options, argc, argv, &error))
        status = fail_with(&error);
    else if (options.help)
        print_verb_help(verb);
    else
        status = verb->run(&options);
    options_free(&options);
    return status;
}

/* `lode help t.near`: a name of the rule language. */
static int help_on_topic(const char *name) {
    Options options = {.args = &name, .arg_count = 1};
    bool whole = strcmp(name, "reference") == 0 || strcmp(name, "stubs") == 0;
    return run_lua_verb(whole ? "docs" : "topic", &options);
}

/* `lode help`, `lode help VERB` and `lode help man`. */
static int run_help(const char *name) {
    LodeError error;
    if (name == NULL) {
        print_help();
        return EXIT_FINE;
    }
    if (strcmp(name, "man") == 0) {
        print_manual();
        return EXIT_FINE;
    }
    const Verb *verb = find_verb(name, &error);
    if (verb == NULL)
        return help_on_topic(name);
    print_verb_help(verb);
    return EXIT_FINE;
}

static int dispatch(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : NULL;
    if (name == NULL) {
        fputs("lode: which verb? For example: lode run article.txt; see lode --help\n", stderr);
        return EXIT_WRONG_USAGE;
    }
    if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0) {
        printf("lode %s\n%s; text by %s code\n", lode_version(), lode_build(), looker_name(looker_best()));
        return EXIT_FINE;
    }
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
        return run_help(name[0] == 'h' && argc > 2 ? argv[2] : NULL);
    return run_verb(name, argc - 2, argv + 2);
}

/* A reader that went away (`lode ... | head`) is no failure; a full disk is. */
static int close_output(int status) {
    if (fflush(stdout) == 0 || errno == EPIPE)
        return status;
    perror("lode: the output cannot be written");
    return status == EXIT_FINE ? EXIT_INPUT_FAILED : status;
}

/* Memory that one article gave back serves the next one, in place of going to the system and coming back as page faults. */
static void keep_memory(void) {
#if defined __GLIBC__
    enum { KEPT = 64 << 20, LARGE = 32 << 20 };
    mallopt(M_TRIM_THRESHOLD, KEPT);
    mallopt(M_MMAP_THRESHOLD, LARGE);
#endif
}

int main(int argc, char **argv) {
    keep_memory();
    signal(SIGPIPE, SIG_IGN);
    return close_output(dispatch(argc, argv));
}
