/* json.c - see json.h.
**
** yajl reads the bytes and calls for each key and value; what they are is noted in a Record, with
** the path to it for a name.  Objects in an array that may hold articles are noted one by one, by
** paths from there; whether they are articles is settled when all is read.
*/
#include "read/json.h"

#include "base/error.h"
#include "read/json_repair.h"
#include "read/record.h"
#include "text/encode.h"

#include <stdlib.h>
#include <yajl/yajl_parse.h>

enum { DEEPEST = 100, LONGEST_PATH = 256 };

/* An object or array that is open. */
typedef struct Frame {
    size_t path; /* length of the path to it */
    bool array;
} Frame;

/* Values [first, end) of an object that may be an article. */
typedef struct Element {
    size_t first, end;
} Element;

typedef struct Json {
    LodeString text; /* the bytes, as valid UTF-8 */
    Record record;
    Buffer elements;    /* of Element */
    size_t outer_count; /* values that are in no element */
    Frame frames[DEEPEST];
    size_t depth;
    size_t element_depth; /* frames when the element began that is open; 0: none is */
    size_t first;         /* its first value */
    Buffer path;
    size_t base; /* where paths begin: behind the path to the element */
    bool too_deep, is_array, no_object;
} Json;

/* ---- what yajl calls ---- */

/* Paths to arrays of articles. */
static bool holds_articles(const Json *j) {
    static const char *const paths[] = {"articles",      "items",
                                        "results",       "data",
                                        "docs",          "entries",
                                        "news",          "stories",
                                        "posts",         "@graph",
                                        "response.docs", "hits.hits",
                                        "feed.entry",    "response.results",
                                        "documents",     "records",
                                        "channel.item",  "data.articles",
                                        "data.items",    "rss.channel.item"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (strlen(paths[i]) == j->path.len && memcmp(paths[i], j->path.data, j->path.len) == 0)
            return true;
    return j->depth == 1;
}

static int open_frame(Json *j, bool array) {
    if (j->depth == DEEPEST) {
        j->too_deep = true;
        return 0;
    }
    if (j->depth == 0)
        j->is_array = array;
    bool in_array = j->depth > 0 && j->frames[j->depth - 1].array;
    bool element = !array && in_array && j->element_depth == 0 && holds_articles(j);
    j->frames[j->depth++] = (Frame){j->path.len, array};
    if (element) {
        j->element_depth = j->depth;
        j->first = j->record.count;
        j->base = j->path.len;
    }
    return 1;
}

static int open_map(void *context) {
    return open_frame(context, false);
}

static int open_array(void *context) {
    return open_frame(context, true);
}

static int close_frame(void *context) {
    Json *j = context;
    if (j->depth == j->element_depth) {
        Element element = {j->first, j->record.count};
        buffer_add(&j->elements, &element, sizeof element);
        j->element_depth = j->base = 0;
    }
    j->path.len = j->frames[--j->depth].path;
    return 1;
}

static int note_key(void *context, const unsigned char *key, size_t len) {
    Json *j = context;
    j->path.len = j->frames[j->depth - 1].path;
    if (j->path.len > j->base)
        buffer_putc(&j->path, '.');
    if (len > LONGEST_PATH) /* no name that anybody asks for */
        len = LONGEST_PATH;
    buffer_add(&j->path, key, len);
    return 1;
}

static bool in_text(const Json *j, const char *s) {
    return s >= j->text.s && s < j->text.s + j->text.len;
}

/* Strings without escapes lie in the text and stay there; others are in yajl's buffer. */
static int note_value(Json *j, const char *s, size_t len) {
    LodeString value = {s, len};
    LodeString path = {j->path.data + j->base, j->path.len - j->base};
    if (j->depth == 0)
        j->no_object = true;
    if (len == 0)
        return 1;
    if (!in_text(j, s))
        value.s = arena_dup(&j->record.arena, s, len);
    path.s = arena_dup(&j->record.arena, path.s, path.len);
    size_t before = j->record.count;
    record_add(&j->record, path, value);
    j->outer_count += j->element_depth == 0 ? j->record.count - before : 0;
    return 1;
}

static int note_string(void *context, const unsigned char *s, size_t len) {
    return note_value(context, (const char *)s, len);
}

/* Numbers in arrays are vectors and the like. */
static int note_number(void *context, const char *s, size_t len) {
    Json *j = context;
    bool listed = j->depth > 0 && j->frames[j->depth - 1].array;
    return listed ? 1 : note_value(j, s, len);
}

static const yajl_callbacks CALLBACKS = {
    .yajl_number = note_number,
    .yajl_string = note_string,
    .yajl_start_map = open_map,
    .yajl_map_key = note_key,
    .yajl_end_map = close_frame,
    .yajl_start_array = open_array,
    .yajl_end_array = close_frame,
};

/* ---- parsing ---- */

static void forget(Json *j) {
    record_clear(&j->record);
    j->elements.len = j->path.len = 0;
    j->outer_count = j->depth = j->element_depth = j->base = 0;
    j->too_deep = j->is_array = j->no_object = false;
}

/* What yajl says, without the line break behind it. */
static void say_why(const Json *j, yajl_handle parser, size_t at, const char *name,
                    LodeError *error) {
    if (j->too_deep) {
        error_set(error, LODE_BAD_INPUT,
                  "%s: objects and arrays nested more than %d deep: flatten it", name, DEEPEST);
        return;
    }
    const unsigned char *text = (const unsigned char *)j->text.s;
    unsigned char *why = yajl_get_error(parser, 0, text, j->text.len);
    error_set(error, LODE_BAD_INPUT, "%s: no valid JSON, byte %zu: %.*s: mend it or leave it out",
              name, at + 1, (int)strcspn((const char *)why, ".\n"), (const char *)why);
    yajl_free_error(parser, why);
}

/* The text was made valid before, so yajl need not look. */
static bool parse(Json *j, const char *name, LodeError *error) {
    yajl_handle parser = yajl_alloc(&CALLBACKS, NULL, j);
    yajl_config(parser, yajl_dont_validate_strings, 1);
    bool ok = yajl_parse(parser, (const unsigned char *)j->text.s, j->text.len) == yajl_status_ok;
    size_t at = yajl_get_bytes_consumed(parser);
    ok = ok && yajl_complete_parse(parser) == yajl_status_ok;
    if (!ok)
        say_why(j, parser, at, name, error);
    yajl_free(parser);
    return ok;
}

/* Once more, with what some programs write mended. */
static bool parse_mended(Json *j, const char *name, Buffer *mended, LodeError *error) {
    if (parse(j, name, error))
        return true;
    if (j->too_deep || !json_repair(j->text, mended))
        return false;
    LodeError second; /* the first says where it is in what the user has */
    forget(j);
    j->text = (LodeString){mended->data, mended->len};
    return parse(j, name, &second);
}

/* ---- which are articles ---- */

typedef struct Giving {
    const ReaderContext *context;
    const LodeSource *source;
    const LodeSink *sink;
} Giving;

static bool is_named(const RecordValue *value, const char *name) {
    return value->name.len == strlen(name) && memcmp(value->name.s, name, value->name.len) == 0;
}

static bool has_target(const Giving *g, const RecordValue *values, size_t count, Target target) {
    for (size_t i = 0; i < count; i++)
        if (guess_name(g->context->names, values[i].name).target == target)
            return true;
    return false;
}

/* Moves the values that are in no element together, behind all others; returns the first. */
static const RecordValue *outer_values(Json *j) {
    Record *record = &j->record;
    const Element *elements = (const void *)j->elements.data;
    size_t total = record->count, e = 0;
    record->values =
        mem_grow(record->values, &record->cap, total + j->outer_count + 1, sizeof *record->values);
    for (size_t i = 0, at = total; i < total; i++) {
        while (e < j->elements.len / sizeof *elements && i >= elements[e].end)
            e++;
        if (e == j->elements.len / sizeof *elements || i < elements[e].first)
            record->values[at++] = record->values[i];
    }
    return record->values + total;
}

/* schema.org: what says that it is something else (a breadcrumb list) is no article. */
static bool is_other_thing(const RecordValue *values, size_t count) {
    static const char *const articles[] = {"Article", "Posting", "Report",
                                           "Review",  "article", "News"};
    bool typed = false;
    for (size_t i = 0; i < count; i++) {
        if (!is_named(&values[i], "@type"))
            continue;
        typed = true;
        for (size_t k = 0; k < sizeof articles / sizeof *articles; k++) {
            size_t len = strlen(articles[k]);
            for (size_t at = 0; at + len <= values[i].value.len; at++)
                if (memcmp(values[i].value.s + at, articles[k], len) == 0)
                    return false;
        }
    }
    return typed;
}

static bool any_article(const Giving *g, const Json *j) {
    const Element *elements = (const void *)j->elements.data;
    for (size_t i = 0; i < j->elements.len / sizeof *elements; i++) {
        const RecordValue *values = j->record.values + elements[i].first;
        size_t count = elements[i].end - elements[i].first;
        if (has_target(g, values, count, TO_BODY) || has_target(g, values, count, TO_TITLE) ||
            has_target(g, values, count, TO_SUMMARY))
            return true;
    }
    return false;
}

/* What a JSON Feed says once for all its items. */
static size_t feed_values(const RecordValue *outer, size_t count, RecordValue shared[2]) {
    size_t found = 0;
    bool feed = false;
    for (size_t i = 0; i < count; i++) {
        feed |= is_named(&outer[i], "version") && outer[i].value.len > 20 &&
                memcmp(outer[i].value.s, "https://jsonfeed.org", 20) == 0;
        if (found < 2 && (is_named(&outer[i], "title") || is_named(&outer[i], "language"))) {
            shared[found] = outer[i];
            if (is_named(&outer[i], "title"))
                shared[found].name = (LodeString){"publisher", strlen("publisher")};
            found++;
        }
    }
    return feed ? found : 0;
}

static void give_element(const Giving *g, const Json *j, size_t number, const RecordValue *shared,
                         size_t shared_count) {
    const Element *element = (const Element *)(const void *)j->elements.data + number;
    size_t count = element->end - element->first;
    const RecordValue *own = j->record.values + element->first;
    if (is_other_thing(own, count))
        return;
    RecordValue *values = mem_alloc((count + shared_count) * sizeof *values);
    if (count > 0)
        memcpy(values, own, count * sizeof *values);
    if (shared_count > 0)
        memcpy(values + count, shared, shared_count * sizeof *values);
    Buffer name = {0};
    buffer_printf(&name, "%s#%zu", g->source->name, number + 1);
    buffer_putc(&name, '\0');
    record_give(g->context, name.data, NULL, values, count > 0 ? count + shared_count : 0,
                RECORD_ARTICLE, g->sink);
    buffer_free(&name);
    free(values);
}

static void give_all(const Giving *g, Json *j) {
    size_t count = j->elements.len / sizeof(Element);
    const RecordValue *outer = count > 0 ? outer_values(j) : j->record.values;
    bool many =
        count > 0 &&
        (j->is_array || (!has_target(g, outer, j->outer_count, TO_BODY) && any_article(g, j)));
    if (!many) {
        record_give(g->context, g->source->name, g->source->url, outer, j->outer_count, RECORD_ARTICLE,
                    g->sink);
        return;
    }
    RecordValue shared[2];
    size_t shared_count = feed_values(outer, j->outer_count, shared);
    for (size_t i = 0; i < count; i++)
        give_element(g, j, i, shared, shared_count);
}

/* ---- the reader ---- */

static void give_or_fail(const Giving *g, Json *j, Buffer *mended) {
    LodeError error;
    if (!parse_mended(j, g->source->name, mended, &error)) {
        g->sink->failed(g->sink->context, &error);
    } else if (j->no_object || (j->is_array && j->record.count == 0)) {
        error_set(&error, LODE_BAD_INPUT, "%s: JSON, but no object with fields in it",
                  g->source->name);
        g->sink->failed(g->sink->context, &error);
    } else {
        give_all(g, j);
    }
}

void json_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    Buffer decoded = {0}, paired = {0}, mended = {0};
    Giving giving = {context, source, sink};
    LodeString text = decode(source->bytes, source->size, false, &decoded).text;
    Json j = {.text = json_pair_surrogates(text, &paired)};
    give_or_fail(&giving, &j, &mended);
    record_free(&j.record);
    buffer_free(&j.elements);
    buffer_free(&j.path);
    buffer_free(&decoded);
    buffer_free(&paired);
    buffer_free(&mended);
}

/* ---- telling it ---- */

static size_t skip_blanks(const char *s, size_t len, size_t at) {
    while (at < len && (s[at] == ' ' || s[at] == '\t' || s[at] == '\n' || s[at] == '\r'))
        at++;
    return at;
}

bool json_sniff(const LodeSource *source) {
    const char *s = source->bytes;
    size_t len = source->size, at = len >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    at = skip_blanks(s, len, at);
    if (at < len && s[at] == '[')
        at = skip_blanks(s, len, at + 1);
    if (at == len || s[at] != '{')
        return false;
    at = skip_blanks(s, len, at + 1);
    return at < len && (s[at] == '"' || s[at] == '}');
}
