/* watch.c - `lode watch`: run again on each save; the verb itself is watch.lua. */
#include "cli/lua_verb.h"

#include "base/error.h"

static int run(const Options *options) {
    LodeError error;
    if (options->rules != NULL && options->arg_count > 0)
        return run_lua_verb("watch", options);
    error_set(&error, LODE_BAD_USAGE, "watch: name a script and articles, as in: lode watch -r ./visits.lua articles/");
    return fail_with(&error);
}

const Verb verb_watch = {
    .name = "watch",
    .args = "-r SCRIPT INPUT...",
    .summary = "run again on each save, and show what changed",
    .options = OPTION(OPT_RULES) | OPTION(OPT_AS) | OPTION(OPT_TRUST) | OPTION(OPT_COLOR) | OPTION(OPT_ALL) |
               OPTION(OPT_ONCE),
    .about =
        "Reads the articles once, runs the rules of the script over them, and waits. On each save it\n"
        "loads the script anew, runs its examples, and shows what is found now and was not (+), is no\n"
        "longer found (-), or changed (~). A script that does not load is told with its line, and the\n"
        "last result stays. The rules that it needs run once, and again when their files or lists\n"
        "change. Ctrl-C ends it.\n",
    .examples = "  lode watch -r ./visits.lua articles/\n"
                "  lode watch -r people corpus/\n",
    .run = run,
};
