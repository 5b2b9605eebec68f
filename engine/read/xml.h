/* xml.h - the readers of XML: feeds, NITF, NewsML-G2, TEI; and of Reuters-21578's SGML. */
#ifndef LODE_READ_XML_H
#define LODE_READ_XML_H

#include "read/reader.h"

/* Whether the bytes begin as XML does, of a root that is not HTML's. */
bool xml_sniff(const LodeSource *source);
void xml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

/* One or many <REUTERS> … </REUTERS>. */
bool sgml_sniff(const LodeSource *source);
void sgml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
