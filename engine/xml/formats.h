/* formats.h - what the elements of each XML format say of an article, as the values of a Record. */
#ifndef LODE_XML_FORMATS_H
#define LODE_XML_FORMATS_H

#include "read/record.h"
#include "xml/node.h"

/* Adds a value under a name of read/names.h ("title", "body" …); `name` is static. */
void xml_add(Record *record, const char *name, LodeString value);

/* Each looks at the root element and gives its articles to the sink; false when the root is none of its
** own. */
bool feed_read(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink);
bool news_read(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink);

/* Gives record `number` (from 1; 0: the only one, which keeps the source's name). */
void xml_give(const ReaderContext *context, const LodeSource *source, const Record *record, RecordKind kind,
              size_t number, const LodeSink *sink);

#endif
