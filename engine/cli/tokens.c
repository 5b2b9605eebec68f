/* tokens.c - `lode tokens`: how the text is cut into sentences and tokens. */
#include "cli/session.h"
#include "lua/engine.h"
#include "text/analyse.h"

static bool work(const Session *session, LodeArticle *article, Buffer *out, LodeError *error) {
    (void)error;
    article_analyse(article, &session->lode->lexicon, NULL);
    write_tokens(out, article, &session->style);
    return true;
}

static int run(const Options *options) {
    return session_run(options, work, RULES_NONE);
}

const Verb verb_tokens = {
    .name = "tokens",
    .args = "INPUT...",
    .summary = "tokens and sentences, for people to read",
    .options = READING_OPTIONS | OPTION(OPT_COLOR),
    .about = "Prints each sentence with its number, and below it its tokens and their shapes: the\n"
             "names that patterns know them by.\n",
    .examples = "  lode tokens article.txt                  an article\n"
                "  echo \"Lee's visit, at last.\" | lode tokens --as raw -\n",
    .run = run,
};
