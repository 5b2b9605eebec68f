/* article_json.c - an article as one JSON line, in the order of DESIGN.md, section 6. */
#include "write/json.h"
#include "write/write.h"

static void put_authors(JsonObject *object, const LodeArticle *article) {
    size_t count = lode_article_authors(article);
    if (count == 0)
        return;
    json_key(object, "authors");
    buffer_putc(object->out, '[');
    for (size_t i = 0; i < count; i++) {
        json_separate(object->out, i);
        json_string(object->out, lode_article_author(article, i));
    }
    buffer_putc(object->out, ']');
}

static void put_captions(JsonObject *object, const LodeArticle *article) {
    size_t count = lode_article_captions(article);
    if (count == 0)
        return;
    json_key(object, "captions");
    buffer_putc(object->out, '[');
    for (size_t i = 0; i < count; i++) {
        LodeString credit, text = lode_article_caption(article, i, &credit);
        json_separate(object->out, i);
        JsonObject caption = json_open(object->out);
        json_member(&caption, "text", text);
        json_member(&caption, "credit", credit);
        json_close(&caption);
    }
    buffer_putc(object->out, ']');
}

static void put_tags(JsonObject *object, const LodeArticle *article) {
    size_t count = lode_article_tags(article);
    if (count == 0)
        return;
    json_key(object, "tags");
    buffer_putc(object->out, '[');
    for (size_t i = 0; i < count; i++) {
        json_separate(object->out, i);
        json_string(object->out, lode_article_tag(article, i));
    }
    buffer_putc(object->out, ']');
}

static void put_dropped(JsonObject *object, const LodeArticle *article) {
    json_key(object, "dropped");
    buffer_putc(object->out, '[');
    for (size_t i = 0; i < article->dropped_count; i++) {
        json_separate(object->out, i);
        JsonObject dropped = json_open(object->out);
        json_member(&dropped, "text", article->dropped[i].text);
        json_text(&dropped, "why", article->dropped[i].why);
        json_close(&dropped);
    }
    buffer_putc(object->out, ']');
}

static void put_field(JsonObject *object, const LodeArticle *article, const char *key,
                      LodeField field) {
    json_member(object, key, lode_article_field(article, field));
}

/* Names of the fields that have an origin. */
static const struct {
    const char *key;
    LodeField field;
} ORIGINS[] = {
    {"url", LODE_URL},           {"publisher", LODE_PUBLISHER}, {"title", LODE_TITLE},
    {"subtitle", LODE_SUBTITLE}, {"authors", LODE_FIELD_COUNT}, {"published", LODE_PUBLISHED}, {"modified", LODE_MODIFIED},
    {"section", LODE_SECTION},   {"language", LODE_LANGUAGE},
};

/* Authors are no single field: LODE_FIELD_COUNT stands for them. */
static void put_source(JsonObject *sources, const LodeArticle *article, const char *key, LodeField field) {
    const char *origin =
        field == LODE_FIELD_COUNT ? article->author_origin : lode_article_origin(article, field);
    if (origin != NULL)
        json_text(sources, key, origin);
}

static void put_sources(JsonObject *object, const LodeArticle *article) {
    json_key(object, "sources");
    JsonObject sources = json_open(object->out);
    for (size_t i = 0; i < sizeof ORIGINS / sizeof *ORIGINS; i++)
        put_source(&sources, article, ORIGINS[i].key, ORIGINS[i].field);
    json_close(&sources);
}

void write_article_json(Buffer *out, const LodeArticle *article, unsigned show) {
    JsonObject object = json_open(out);
    put_field(&object, article, "source", LODE_SOURCE);
    put_field(&object, article, "url", LODE_URL);
    put_field(&object, article, "publisher", LODE_PUBLISHER);
    put_field(&object, article, "title", LODE_TITLE);
    put_field(&object, article, "subtitle", LODE_SUBTITLE);
    put_authors(&object, article);
    put_field(&object, article, "published", LODE_PUBLISHED);
    put_field(&object, article, "modified", LODE_MODIFIED);
    put_field(&object, article, "section", LODE_SECTION);
    put_field(&object, article, "language", LODE_LANGUAGE);
    put_tags(&object, article);
    put_field(&object, article, "dateline", LODE_DATELINE);
    put_captions(&object, article);
    put_field(&object, article, "text", LODE_TEXT);
    put_field(&object, article, "body", LODE_BODY);
    if (show & SHOW_DROPPED)
        put_dropped(&object, article);
    if (show & SHOW_SOURCES)
        put_sources(&object, article);
    json_close(&object);
    buffer_putc(out, '\n');
}
