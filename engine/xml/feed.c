/* feed.c - see feed.h: which elements are items, and what they stand in. */
#include "xml/feed.h"

#include "base/error.h"
#include "xml/item.h"
#include "xml/libxml2.h"

bool feed_is(const xmlNode *root) {
    return xml_is(root, SPACE_ANY, "rss") || xml_is(root, SPACE_PLAIN, "feed") ||
           xml_is(root, SPACE_PLAIN, "entry") || xml_is(root, SPACE_PLAIN, "channel") ||
           (xml_is(root, SPACE_ANY, "RDF") && (xml_child(root, SPACE_PLAIN, "channel") != NULL ||
                                               xml_child(root, SPACE_PLAIN, "item") != NULL));
}

typedef struct Heads {
    const xmlNode *feed, *head; /* of the item before */
} Heads;

static bool is_item(const xmlNode *node) {
    return xml_is(node, SPACE_PLAIN, "item") || xml_is(node, SPACE_PLAIN, "entry");
}

/* The element that holds the title of all: the nearest channel, as CDF nests them, else `feed`. */
static const xmlNode *feed_of(const xmlNode *feed, const xmlNode *item) {
    return xml_is(item->parent, SPACE_PLAIN, "channel") ? item->parent : feed;
}

/* The fields of the feed itself, moved into an element of their own: each item asks for them, and there may be
** many thousand items beside them. */
static const xmlNode *gather_head(const xmlNode *feed) {
    xmlNode *owner = (xmlNode *)(uintptr_t)feed;
    xmlNode *head = libxml2()->new_node(owner->doc, NULL, (const xmlChar *)"head", NULL), *next;
    for (xmlNode *at = owner->children; at != NULL; at = next) {
        next = at->next;
        if (at->type != XML_ELEMENT_NODE || is_item(at) || xml_is(at, SPACE_PLAIN, "channel"))
            continue;
        libxml2()->unlink(at);
        libxml2()->add_child(head, at);
    }
    libxml2()->add_child(owner, head);
    return head;
}

/* The same, once for each feed: items of one follow one another. */
static const xmlNode *head_of(Heads *heads, const xmlNode *feed) {
    if (feed == NULL || feed == heads->feed)
        return feed != NULL ? heads->head : NULL;
    const xmlNode *last = feed->last;
    bool gathered = last != NULL && last->_private == heads;
    heads->feed = feed;
    heads->head = gathered ? last : gather_head(feed);
    ((xmlNode *)(uintptr_t)heads->head)->_private = heads;
    return heads->head;
}

static void give_item(const ReaderContext *context, const char *name, const FeedItem *from,
                      const LodeSink *sink) {
    Draft draft;
    LodeError error;
    draft_begin(&draft, context->owner, name);
    if (context->keep_pages)
        xml_keep(from->item, &draft);
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
    Heads heads = {0};
    const xmlNode *node = root, *channel = xml_child(root, SPACE_PLAIN, "channel");
    const xmlNode *feed = channel != NULL ? channel : root;
    while (node != NULL) {
        bool item = is_item(node);
        if (item) {
            FeedItem from = {node, node != root ? head_of(&heads, feed_of(feed, node)) : NULL, source->url};
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
