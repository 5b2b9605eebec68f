/* article.c - `lode article`: what the reader made of each input. */
#include "cli/session.h"

static bool work(const Session *session, LodeArticle *article, Buffer *out, LodeError *error) {
    (void)error;
    const Options *options = session->options;
    write_article_json(out, article, (options->dropped ? SHOW_DROPPED : 0u) |
                                         (options->sources ? SHOW_SOURCES : 0u));
    return true;
}

static int run(const Options *options) {
    return session_run(options, work, RULES_NONE);
}

const Verb verb_article = {
    .name = "article",
    .args = "INPUT...",
    .summary = "what the reader made of each input",
    .options = READING_OPTIONS | OPTION(OPT_DROPPED) | OPTION(OPT_SOURCES),
    .about =
        "Prints each article as one JSON object a line: source, publisher, title, subtitle,\n"
        "authors, published, modified, section, dateline, captions, text and body. What is not\n"
        "known is absent. With --dropped, also what was taken for layout, and why; with --sources,\n"
        "where in the page each field was found.\n",
    .examples = "  lode article article.txt | jq            one article\n"
                "  lode article articles/ | jq -r .title    the headlines of a folder\n"
                "  lode article --dropped a.txt | jq .dropped\n"
                "  lode article --sources page.html | jq '{title, sources}'\n",
    .run = run,
};
