/* test.c - `lode test`: the examples in rule scripts. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("test", options);
}

const Verb verb_test = {
    .name = "test",
    .args = "[SCRIPT...]",
    .summary = "run the examples in rule scripts",
    .options = OPTION(OPT_TRUST) | OPTION(OPT_NOW),
    .about = "Runs the examples of the named rules or scripts, or of all bundled ones: a line for "
             "each,\n"
             "what was expected and found where they differ, and a count. Exit status 1 when one\n"
             "failed, 2 when a script does not load.\n",
    .examples = "  lode test                                all bundled rules\n"
                "  lode test visits.lua                     one's own\n"
                "  lode test people places                  rules by name\n",
    .run = run,
};
