/* feed.h - RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF: each item an article. */
#ifndef LODE_XML_FEED_H
#define LODE_XML_FEED_H

#include "read/reader.h"
#include "xml/doc.h"

/* Whether the root element is a feed's. */
bool feed_is(const xmlNode *root);

/* Gives every item as NAME#1, NAME#2 …; an Atom entry by itself under the plain name. */
void feed_read(const ReaderContext *context, const LodeSource *source, const xmlNode *root,
               const LodeSink *sink);

#endif
