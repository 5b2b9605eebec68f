/* explain.c - `lode explain`: why a rule matched here and not there. */
#include "cli/session.h"
#include "lua/verb.h"

#include "base/error.h"

static bool is_json(const Options *options) {
    return options->format != NULL && strcmp(options->format, "jsonl") == 0;
}

static bool work(const Session *session, LodeArticle *article, Buffer *out, LodeError *error) {
    const Options *options = session->options;
    ExplainStyle style = {is_json(options), session->style.color, options->all, session->style.width};
    LodeError failed;
    bool ok = lode_run(session->lode, article, error);
    if (lode_explain(session->lode, article, &style, out, &failed))
        return ok;
    if (ok)
        *error = failed;
    return false;
}

static int run(const Options *options) {
    LodeError error;
    if (options->rules != NULL)
        return session_run(options, work, RULES_LOOKED_INTO);
    error_set(&error, LODE_BAD_USAGE, "explain: say which rule with -r, as in: lode explain -r ./visits.lua article.txt");
    return fail_with(&error);
}

const Verb verb_explain = {
    .name = "explain",
    .args = "-r RULE INPUT...",
    .summary = "why a rule matched here and not there",
    .options = READING_OPTIONS | OPTION(OPT_RULES) | OPTION(OPT_OUTPUT) | OPTION(OPT_NOW) | OPTION(OPT_TRUST) |
               OPTION(OPT_COLOR) | OPTION(OPT_ALL),
    .about =
        "Shows each sentence in which the rule was tried, which its trigger decides. Of a match: what\n"
        "each part took, and from which list entry or earlier rule it came. Where nothing matched:\n"
        "the attempts that came furthest, the token where they stopped, and what the pattern needed\n"
        "there, with its place in the script. --all shows every attempt, beside matches too. With\n"
        "-o jsonl the same as one JSON object a sentence and pattern. Patterns over the bytes of the\n"
        "text (over = \"text\") are not taken apart.\n",
    .examples = "  lode explain -r ./visits.lua article.txt\n"
                "  echo \"Lee may visit Seoul.\" | lode explain -r ./visits.lua --as raw -\n"
                "  lode explain -r people -o jsonl articles/ | jq -r '.failures[].needed[].part'\n",
    .run = run,
};
