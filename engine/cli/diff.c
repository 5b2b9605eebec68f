/* diff.c - `lode diff`: what two runs found differently; the verb itself is diff.lua. */
#include "cli/lua_verb.h"

static int run(const Options *options) {
    return run_lua_verb("diff", options);
}

const Verb verb_diff = {
    .name = "diff",
    .args = "OLD NEW",
    .summary = "what two runs found differently",
    .options = OPTION(OPT_OUTPUT) | OPTION(OPT_AS) | OPTION(OPT_COLOR) | OPTION(OPT_ALL) | OPTION(OPT_CHECK),
    .about =
        "Compares two files of `lode run -o jsonl`: items gained (+), lost (-) and changed (~: other\n"
        "bounds or fields), by rule and kind, each in its sentence where the source can still be read;\n"
        "twenty of each, all with --all. Exit status 0; with --check 1 when something differs.\n",
    .examples = "  lode run -r ./visits.lua -o jsonl:old.jsonl articles/\n"
                "  lode run -r ./visits.lua -o jsonl:new.jsonl articles/     after a change\n"
                "  lode diff old.jsonl new.jsonl\n"
                "  lode diff --check old.jsonl new.jsonl                     in a test\n",
    .run = run,
};
