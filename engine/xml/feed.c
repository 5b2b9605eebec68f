/* feed.c - see feed.h: which elements are items, and what they stand in. */
#include "xml/feed.h"

#include "base/error.h"
#include "xml/item.h"
#include "xml/page_tree.h"

bool feed_is(const xmlNode *root) {
    return xml_is(root, SPACE_ANY, "rss") || xml_is(root, SPACE_PLAIN, "feed") ||
           xml_is(root, SPACE_PLAIN, "entry") || xml_is(root, SPACE_PLAIN, "channel") ||
           (xml_is(root, SPACE_ANY, "RDF") && (xml_child(root, SPACE_PLAIN, "channel") != NULL ||
                                               xml_child(root, SPACE_PLAIN, "item") != NULL));
}

static bool is_item(const xmlNode *node) {
    return xml_is(node, SPACE_PLAIN, "item") || xml_is(node, SPACE_PLAIN, "entry");
}

/* The element that holds the title of all: <channel>, or the root. */
static const xmlNode *feed_of(const xmlNode *root, const xmlNode *item) {
    const xmlNode *channel = xml_child(root, SPACE_PLAIN, "channel");
    if (item != root && item->parent != root && is_item(item->parent) == false &&
        xml_is(item->parent, SPACE_PLAIN, "channel"))
        return item->parent; /* the nearest: CDF nests them */
    return channel != NULL ? channel : root != item ? root : NULL;
}

static void give_item(const ReaderContext *context, const char *name, const FeedItem *from,
                      const LodeSink *sink) {
    Draft draft;
    LodeError error;
    draft_begin(&draft, context->owner, name);
    if (context->keep_pages)
        draft.article->page.tree = page_tree_element(from->item);
    item_read(from, &draft);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}

void feed_read(const ReaderContext *context, const LodeSource *source, const xmlNode *root,
               const LodeSink *sink) {
    size_t number = 0;
    Buffer name = {0};
    const xmlNode *node = root;
    while (node != NULL) {
        bool item = is_item(node);
        if (item) {
            FeedItem from = {node, feed_of(root, node), source->url};
            name.len = 0;
            buffer_puts(&name, source->name);
            if (node != root)
                buffer_printf(&name, "#%zu", ++number);
            buffer_putc(&name, '\0');
            give_item(context, name.data, &from, sink);
        }
        node = xml_step(root, node, item);
    }
    if (name.len == 0) {
        LodeError error;
        error_set(&error, LODE_BAD_INPUT, "%s: a feed without items", source->name);
        sink->failed(sink->context, &error);
    }
    buffer_free(&name);
}
