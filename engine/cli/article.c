/* article.c - `lode article`: what the reader made of each input. */
#include "cli/session.h"

static bool work(const Session *session, LodeArticle *article, Buffer *out, LodeError *error) {
    (void)error;
    write_article_json(out, article, session->options->dropped);
    return true;
}

static int run(const Options *options) {
    return session_run(options, work, false);
}

const Verb verb_article = {
    .name = "article",
    .args = "INPUT...",
    .summary = "what the reader made of each input",
    .options = READING_OPTIONS | OPTION(OPT_DROPPED),
    .about =
        "Prints each article as one JSON object a line: source, publisher, title, subtitle,\n"
        "authors, published, modified, section, dateline, captions, text and body. What is not\n"
        "known is absent. With --dropped, also what was taken for layout, and why.\n",
    .examples = "  lode article article.txt | jq            one article\n"
                "  lode article articles/ | jq -r .title    the headlines of a folder\n"
                "  lode article --dropped a.txt | jq .dropped\n",
    .run = run,
};
