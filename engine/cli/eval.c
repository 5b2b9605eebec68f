/* eval.c - `lode eval`: precision, recall and F1 against gold; the verb itself is eval.lua. */
#include "cli/lua_verb.h"

#include "base/error.h"

static int run(const Options *options) {
    LodeError error;
    if (options->gold != NULL)
        return run_lua_verb("eval", options);
    error_set(&error, LODE_BAD_USAGE, "eval: name the gold, as in: lode eval --gold gold.jsonl -r people articles/");
    return fail_with(&error);
}

const Verb verb_eval = {
    .name = "eval",
    .args = "--gold GOLD [INPUT...]",
    .summary = "precision, recall, F1 for each kind, and the errors",
    .options = OPTION(OPT_RULES) | OPTION(OPT_GOLD) | OPTION(OPT_GOLD_AS) | OPTION(OPT_MAP) | OPTION(OPT_MIN) |
               OPTION(OPT_SAVE) | OPTION(OPT_COMPARE) | OPTION(OPT_OUTPUT) | OPTION(OPT_AS) | OPTION(OPT_NOW) |
               OPTION(OPT_TRUST) | OPTION(OPT_COLOR) | OPTION(OPT_ALL),
    .about =
        "Runs rules over the inputs, or over the articles that the gold names or holds, and compares.\n"
        "Strict: the same kind, begin and end. Overlapping: the same kind, at least one character in\n"
        "common, one to one. A field counts where the item overlaps one of the gold that has the field.\n"
        "GOLD is JSON lines as `lode run -o jsonl` prints them, brat standoff (.ann beside .txt), CoNLL\n"
        "columns (the word first, its B-, I-, E-, S-, O label last) or TimeML; docs/workbench.md has more.\n"
        "Only kinds that both the gold and the rules know are compared; the others are named. Then\n"
        "come kinds that were taken for one another, and the errors in context, with the rule (ten a\n"
        "kind, all with --all). Exit status 1 when an input or the gold could not be read, or a kind\n"
        "is below --min.\n",
    .examples = "  lode eval --gold corpus/gold.jsonl corpus/\n"
                "  lode eval --gold gold.jsonl -r ./visits.lua --min 0.9 articles/\n"
                "  lode eval --gold test.conll -r people --map PER=person\n"
                "  lode eval --gold gold.jsonl --save before.json articles/\n"
                "  lode eval --gold gold.jsonl --compare before.json articles/\n",
    .run = run,
};
