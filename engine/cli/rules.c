/* rules.c - `lode rules`: the rules there are. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("rules", options);
}

const Verb verb_rules = {
    .name = "rules",
    .args = "[NAME...]",
    .summary = "the rules there are, or the page of one",
    .options = OPTION(OPT_TRUST),
    .about =
        "Without a name, a line for each rule: its name, the kinds it finds, what it is about.\n"
        "With a name or the path of a script, the rule's page: tags, needs, kinds and their\n"
        "fields, lists, trigger and examples.\n",
    .examples = "  lode rules                               all of them\n"
                "  lode rules people                        one rule's page\n"
                "  lode rules ./visits.lua                  the page of one's own\n",
    .run = run,
};
