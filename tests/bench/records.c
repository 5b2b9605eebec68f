/* records.c - JSON records: reading them as articles, and as `lode article` prints them, beside the
** parser alone.
**
**   usage: records TEXT
**
** The text is cut into pieces of some 3 KB, each the text of one JSON object with a title, an
*author
** and a date.  MB/s are of JSON.
*/
#include "bench.h"

#include "lode.h"
#include "write/json.h"
#include "write/write.h"

#include <yajl/yajl_parse.h>

enum { PIECE = 3000, TITLE = 60 };

typedef struct Lines {
    Buffer bytes;
    Buffer ends; /* of size_t */
} Lines;

typedef struct Sink {
    Buffer out;
    size_t count;
    bool prints;
} Sink;

static Lines make_lines(const Text *text) {
    Lines lines = {0};
    Pieces pieces = cut_text(text, PIECE);
    for (size_t i = 0; i < pieces.count; i++) {
        LodeString body = {text->s + pieces.at[i].begin, pieces.at[i].end - pieces.at[i].begin};
        LodeString title = {body.s, body.len < TITLE ? body.len : TITLE};
        JsonObject object = json_open(&lines.bytes);
        json_member(&object, "title", title);
        json_text(&object, "author", "By Ann Lee and Bo Kim");
        json_text(&object, "date", "2023-07-31T16:04:00+09:00");
        json_member(&object, "text", body);
        json_close(&object);
        buffer_add(&lines.ends, &lines.bytes.len, sizeof lines.bytes.len);
    }
    free(pieces.at);
    return lines;
}

static void take_article(void *context, LodeArticle *article) {
    Sink *sink = context;
    sink->out.len = 0;
    if (sink->prints)
        write_article_json(&sink->out, article, false);
    sink->count++;
    lode_article_free(article);
}

static void take_error(void *context, const LodeError *error) {
    (void)context;
    die("a record", error->message);
}

static double time_reading(Lode *lode, const Lines *lines, bool prints) {
    Sink state = {.prints = prints};
    LodeSink sink = {&state, take_article, take_error};
    const size_t *ends = (const void *)lines->ends.data;
    double start = now();
    for (size_t i = 0, at = 0; i < lines->ends.len / sizeof *ends; at = ends[i++]) {
        LodeSource source = {
            .name = "bench", .bytes = lines->bytes.data + at, .size = ends[i] - at, .as = "json"};
        lode_read_all(lode, &source, &sink);
    }
    double seconds = now() - start;
    buffer_free(&state.out);
    return seconds;
}

static double time_parser(const Lines *lines) {
    static const yajl_callbacks none = {0};
    const size_t *ends = (const void *)lines->ends.data;
    double start = now();
    for (size_t i = 0, at = 0; i < lines->ends.len / sizeof *ends; at = ends[i++]) {
        yajl_handle parser = yajl_alloc(&none, NULL, NULL);
        if (yajl_parse(parser, (const unsigned char *)lines->bytes.data + at, ends[i] - at) !=
            yajl_status_ok)
            die("a record", "yajl does not take it");
        yajl_free(parser);
    }
    return now() - start;
}

int main(int argc, char **argv) {
    if (argc != 2)
        die("usage", "records TEXT");
    LodeError error;
    Text text = load_text(argv[1]);
    Lines lines = make_lines(&text);
    Lode *lode = lode_new(NULL, &error);
    if (lode == NULL)
        die("lode_new", error.message);
    double reading[RUNS], printing[RUNS], parser[RUNS];
    for (int i = 0; i < RUNS; i++) {
        reading[i] = time_reading(lode, &lines, false);
        printing[i] = time_reading(lode, &lines, true);
        parser[i] = time_parser(&lines);
    }
    double alone = mb_per_s(lines.bytes.len, median(parser, RUNS));
    add_row("JSON records read", mb_per_s(lines.bytes.len, median(reading, RUNS)), "MB/s",
            "yajl alone", alone);
    add_row("read and printed", mb_per_s(lines.bytes.len, median(printing, RUNS)), "MB/s",
            "yajl alone", alone);
    lode_free(lode);
    buffer_free(&lines.bytes);
    buffer_free(&lines.ends);
    free(text.s);
    return 0;
}
