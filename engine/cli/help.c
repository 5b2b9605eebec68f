/* help.c - help pages: of the program, and of each verb. */
#include "cli/verb.h"

#include <stdio.h>

static void print(Buffer *page) {
    fwrite(page->data, 1, page->len, stdout);
    buffer_free(page);
}

void print_help(void) {
    Buffer page = {0};
    buffer_puts(&page,
                "Lode mines news articles: who, what, when, where, how much, who said what.\n"
                "Rules are Lua scripts, whose patterns are LPeg grammars over words.\n\n"
                "usage: lode VERB [OPTION...] [ARGUMENT...]\n\n");
    for (const Verb *const *verb = all_verbs(); *verb != NULL; verb++)
        buffer_printf(&page, "  lode %-8s %-32s %s\n", (*verb)->name, (*verb)->args,
                      (*verb)->summary);
    buffer_puts(
        &page,
        "\n  lode VERB --help, lode help VERB    a verb's page, with examples\n"
        "  lode help NAME                      a name of the rule language, such as t.near\n"
        "  lode help man | reference | stubs   the manual page (roff), the whole reference (Markdown),\n"
        "                                      definitions for the Lua language server\n"
        "  lode --version                      the version, and how LPeg was linked\n\n"
        "INPUT is a file, a folder or - for standard input; compressed files, archives and files of\n"
        "many articles (JSON lines, CSV, WARC ...) are opened.  Without -r all bundled rules run.\n"
        "Exit status: 0; 1 when an input failed; 2 for wrong usage or a rule script that does\n"
        "not load.\n\n"
        "  lode run article.txt                what is in it, for people to read\n"
        "  lode run -o jsonl articles/         the same for programs\n");
    print(&page);
}

void print_verb_help(const Verb *verb) {
    Buffer page = {0};
    buffer_printf(&page, "lode %s: %s\n\nusage: lode %s [OPTION...] %s\n\n%s\noptions:\n",
                  verb->name, verb->summary, verb->name, verb->args, verb->about);
    options_help(&page, verb->options);
    buffer_printf(&page, "\nexamples:\n%s", verb->examples);
    print(&page);
}
