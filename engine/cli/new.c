/* new.c - `lode new`: a new rule script. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("new", options);
}

const Verb verb_new = {
    .name = "new",
    .args = "NAME [--from SENTENCE]",
    .summary = "a new rule script, with examples that pass",
    .options = OPTION(OPT_FROM),
    .about =
        "Writes NAME.lua into the current folder: a small rule with comments, to be changed. Its\n"
        "examples pass. With --from, the tokens of a sentence become a first pattern: names and numbers\n"
        "that bundled rules find become fields, the words between them stay words, what lies between\n"
        "becomes a gap; the sentence is its example. A file that is there already is left alone.\n",
    .examples = "  lode new strikes                         writes strikes.lua\n"
                "  lode test strikes.lua                    its examples\n"
                "  lode run -r ./strikes.lua articles/      what it finds\n"
                "  lode new posts --from 'Ana Reyes was appointed head of Bancor on Monday.'\n",
    .run = run,
};
