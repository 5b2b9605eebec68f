/* jsonl.c - findings as JSON lines. */
#include "write/json.h"
#include "write/write.h"

static void put_item(Buffer *out, const LodeArticle *article, const LodeItem *item) {
    JsonObject object = json_open(out);
    json_text(&object, "kind", item->kind);
    json_member(&object, "text",
                (LodeString){article->text + item->begin, item->end - item->begin});
    json_count(&object, "start", item->begin_cp);
    json_count(&object, "end", item->end_cp);
    for (size_t i = 0; i < item->count; i++) {
        json_key(&object, item->fields[i].name);
        json_value(out, &item->fields[i]);
    }
    json_text(&object, "rule", item->rule);
    json_close(&object);
}

void write_jsonl(Buffer *out, const LodeArticle *article) {
    JsonObject object = json_open(out);
    json_member(&object, "source", lode_article_field(article, LODE_SOURCE));
    json_member(&object, "title", lode_article_field(article, LODE_TITLE));
    json_member(&object, "published", lode_article_field(article, LODE_PUBLISHED));
    json_key(&object, "found");
    buffer_putc(out, '[');
    for (size_t i = 0; i < lode_article_items(article); i++) {
        json_separate(out, i);
        put_item(out, article, lode_article_item(article, i));
    }
    buffer_putc(out, ']');
    json_close(&object);
    buffer_putc(out, '\n');
}
