/* new.c - `lode new`: a new rule script. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("new", options);
}

const Verb verb_new = {
    .name = "new",
    .args = "NAME",
    .summary = "a new rule script, with examples that pass",
    .options = 0,
    .about =
        "Writes NAME.lua into the current folder: a small rule with comments, to be changed. Its\n"
        "examples pass. A file that is there already is left alone.\n",
    .examples = "  lode new strikes                         writes strikes.lua\n"
                "  lode test strikes.lua                    its examples\n"
                "  lode run -r ./strikes.lua articles/      what it finds\n",
    .run = run,
};
