/* run.c - `lode run`: rules over articles. */
#include "cli/session.h"

static bool is_text(const Session *session) {
    const Options *options = session->options;
    return options->format != NULL ? strcmp(options->format, "text") == 0
                                   : output_is_terminal(options);
}

static bool work(const Session *session, LodeArticle *article, Buffer *out, LodeError *error) {
    bool ok = lode_run(session->lode, article, error);
    if (is_text(session))
        write_text(out, article, &session->style);
    else
        write_jsonl(out, article);
    return ok;
}

static int run(const Options *options) {
    return session_run(options, work, RULES_LOADED);
}

const Verb verb_run = {
    .name = "run",
    .args = "INPUT...",
    .summary = "run rules over articles",
    .options = READING_OPTIONS | OPTION(OPT_RULES) | OPTION(OPT_OUTPUT) | OPTION(OPT_NOW) |
               OPTION(OPT_TRUST) | OPTION(OPT_COLOR) | OPTION(OPT_NO_TRIGGERS),
    .about =
        "Runs rules over articles and prints what they find. INPUT is a file, a folder (with all\n"
        "below it, but for hidden files and annotations, *.jsonl) or - for standard input; what is\n"
        "compressed or in an archive is unpacked on the way, and files of many articles (JSON, CSV,\n"
        "WARC, mailboxes) are read one by one: a.zip#page.html, a.jsonl#3 is what they are called.\n"
        "An article may have 64 MB, unless --max-size says otherwise. Without\n"
        "-r all bundled rules run; `lode rules` lists them. On a terminal the output is for\n"
        "people; in a pipe it is JSON lines, one object an article, in the order of the inputs:\n"
        "source, title, published and found, an array of {kind, text, start, end, fields of the\n"
        "kind, rule}, start and end in code points.\n",
    .examples = "  lode run article.txt                     what is in one article\n"
                "  lode run -r people,places articles/      two rules over a folder\n"
                "  lode run -r ./visits.lua -o text a.txt   one's own rule\n"
                "  lode run -r 'events and not experimental' -o jsonl:out.jsonl articles/\n"
                "  lode run -o jsonl crawl.warc.gz > found.jsonl\n"
                "  lode run articles/ | jq -r '.found[] | select(.kind == \"person\") | .text'\n"
                "  curl -s URL | lode run --as text --now 2023-07-31 -\n",
    .run = run,
};
