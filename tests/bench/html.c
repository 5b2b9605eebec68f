/* html.c - reading HTML pages: what `lode article` does with one, against libxml2 building its tree.
**
**   usage: html FOLDER
**
** Lode decodes the page, finds title, times, authors and body, and writes the JSON line; libxml2 only
** parses (htmlReadMemory, and frees).  Both get the same bytes, in memory, one page after the other.
*/
#include "bench.h"

#include "lode.h"
#include "write/write.h"

#include <glob.h>
#include <libxml/HTMLparser.h>

typedef struct Pages {
    glob_t names;
    Text *at;
    size_t count, bytes;
} Pages;

static Pages load_pages(const char *folder) {
    Pages pages = {0};
    char pattern[4096];
    snprintf(pattern, sizeof pattern, "%s/*.html", folder);
    if (glob(pattern, 0, NULL, &pages.names) != 0)
        die(folder, "no *.html in it");
    pages.count = pages.names.gl_pathc;
    pages.at = calloc(pages.count, sizeof *pages.at);
    for (size_t i = 0; i < pages.count; i++) {
        pages.at[i] = load_text(pages.names.gl_pathv[i]);
        pages.bytes += pages.at[i].len;
    }
    return pages;
}

typedef struct Output {
    Buffer json;
    size_t articles;
} Output;

static void put_article(void *context, LodeArticle *article) {
    Output *output = context;
    output->json.len = 0;
    write_article_json(&output->json, article, 0);
    output->articles++;
    lode_article_free(article);
}

static void pass_over(void *context, const LodeError *error) {
    (void)context;
    (void)error;
}

static double time_lode(Lode *lode, const Pages *pages) {
    Output output = {0};
    LodeSink sink = {&output, put_article, pass_over};
    double start = now();
    for (size_t i = 0; i < pages->count; i++) {
        LodeSource source = {.name = pages->names.gl_pathv[i],
                             .bytes = pages->at[i].s,
                             .size = pages->at[i].len,
                             .as = "html"};
        lode_read_all(lode, &source, &sink);
    }
    double taken = now() - start;
    if (output.articles * 10 < pages->count * 9)
        die("html", "more than a tenth of the pages gave no article");
    buffer_free(&output.json);
    return taken;
}

static double time_libxml2(const Pages *pages) {
    double start = now();
    for (size_t i = 0; i < pages->count; i++)
        xmlFreeDoc(htmlReadMemory(pages->at[i].s, (int)pages->at[i].len, NULL, NULL,
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET));
    return now() - start;
}

static void keep_quiet(void *context, const char *message, ...) {
    (void)context;
    (void)message;
}

int main(int argc, char **argv) {
    double ours[RUNS], theirs[RUNS];
    LodeError error;
    LodeOptions options = {.scripts = getenv("LODE_SCRIPTS"), .cache = ""};
    if (argc != 2)
        die("html", "usage: html FOLDER");
    Pages pages = load_pages(argv[1]);
    Lode *lode = lode_new(&options, &error);
    if (lode == NULL)
        die("lode_new", error.message);
    xmlInitParser();
    xmlSetGenericErrorFunc(NULL, keep_quiet); /* iconv's complaints do not heed NOERROR */
    for (int i = 0; i < RUNS; i++) {
        ours[i] = time_lode(lode, &pages);
        theirs[i] = time_libxml2(&pages);
    }
    add_row("html_vs_libxml2", mb_per_s(pages.bytes, median(ours, RUNS)), "MB/s", "htmlReadMemory",
            mb_per_s(pages.bytes, median(theirs, RUNS)));
    lode_free(lode);
    return 0;
}
