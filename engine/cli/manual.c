/* manual.c - the manual page lode(1), in roff: verbs and options from the tables that --help prints, the
** language from scripts/lode/core/reference.lua. */
#include "cli/lua_verb.h"

#include <stdio.h>

/* A line of help as roff: hyphens and backslashes escaped, no line begins with a request. */
static void put_line(const char *s, size_t len) {
    if (len > 0 && (*s == '.' || *s == '\''))
        fputs("\\&", stdout);
    for (size_t i = 0; i < len; i++) {
        if (s[i] == '-' || s[i] == '\\')
            putchar('\\');
        putchar(s[i] == '\\' ? 'e' : s[i]);
    }
    putchar('\n');
}

static void put_text(const char *text) {
    for (const char *end; *text != '\0'; text = *end == '\0' ? end : end + 1) {
        end = text + strcspn(text, "\n");
        put_line(text, (size_t)(end - text));
    }
}

static void put_verb(const Verb *verb) {
    Buffer options = {0};
    printf(".SS lode %s ", verb->name);
    put_text(verb->args);
    put_text(verb->about);
    puts(".PP\n.nf");
    options_help(&options, verb->options);
    buffer_putc(&options, '\0');
    put_text(options.data);
    puts("");
    put_text(verb->examples);
    puts(".fi");
    buffer_free(&options);
}

static void put_rest(void) {
    puts(".SH ENVIRONMENT\n"
         ".TP\n.B LODE_PATH\nfolders, separated by colons, where rule scripts, modules and lists are looked for too\n"
         ".TP\n.B LODE_SCRIPTS\nthe folder of bundled scripts\n"
         ".TP\n.B LODE_VECTOR\n0, 1 or 2: the most that the tokeniser may use of vector instructions\n"
         ".TP\n.B NO_COLOR\nno colour on a terminal\n"
         ".TP\n.B XDG_CACHE_HOME, XDG_STATE_HOME\nwhere compiled lists and scripts, and the history of the prompt are kept");
    puts(".SH EXIT STATUS\n0; 1 when an input failed, an example or a figure was not as it should be; 2 for wrong usage or a rule\n"
         "script that does not load.");
    puts(".SH SEE ALSO\nthe guides in PREFIX/share/doc/lode");
}

void print_manual(void) {
    const char *name = "man";
    Options options = {.args = &name, .arg_count = 1};
    printf(".TH LODE 1 \"\" \"lode %s\" \"User commands\"\n", lode_version());
    puts(".SH NAME\nlode \\- text mining for news, with rules in Lua and LPeg");
    puts(".SH SYNOPSIS\n.B lode\n.I VERB\n[\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]");
    puts(".SH DESCRIPTION\nReads news articles in any format, splits them into tokens and sentences, and runs rule scripts over them:\n"
         "who, what, when, where, how much, who said what.");
    puts(".SH VERBS");
    for (const Verb *const *verb = all_verbs(); *verb != NULL; verb++)
        put_verb(*verb);
    fflush(stdout);
    run_lua_verb("docs", &options);
    put_rest();
}
