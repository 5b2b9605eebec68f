/* lint.c - `lode lint`: what can be known to be wrong without running; the verb itself is lint.lua. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("lint", options);
}

const Verb verb_lint = {
    .name = "lint",
    .args = "[SCRIPT...]",
    .summary = "what can be known to be wrong without running",
    .options = OPTION(OPT_OUTPUT) | OPTION(OPT_TRUST) | OPTION(OPT_COLOR) | OPTION(OPT_ALL),
    .about =
        "Looks through the named scripts or rules, or all bundled ones, without any article: gaps without\n"
        "a bound, repetition that swallows what must follow, alternatives that an earlier one hides,\n"
        "rules without a trigger, needs that nothing uses, fields that are not declared, examples that\n"
        "fail or leave an alternative out. A line each: file, line, what to do, and the check's name.\n"
        "`-- lint: allow NAME` at the line or above it silences one. Notes come with --all. Exit status 1\n"
        "when there are errors or warnings, 2 when a script does not load.\n",
    .examples = "  lode lint ./visits.lua\n"
                "  lode lint --all people places\n"
                "  lode lint -o jsonl | jq -r .check | sort | uniq -c\n",
    .run = run,
};
