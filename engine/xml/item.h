/* item.h - one item of a feed to an article. */
#ifndef LODE_XML_ITEM_H
#define LODE_XML_ITEM_H

#include "read/draft.h"
#include "xml/construct.h"

/* What an item inherits. */
typedef struct FeedItem {
    const xmlNode *item;
    const xmlNode *feed;  /* <channel>, <feed> …, or NULL */
    const char *base;     /* where it was fetched, or NULL */
} FeedItem;

/* Fills the draft's blocks and fields. */
void item_read(const FeedItem *from, Draft *draft);

#endif
