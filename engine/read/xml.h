/* xml.h - the reader of XML documents: which format one is, by its root element. */
#ifndef LODE_READ_XML_H
#define LODE_READ_XML_H

#include "read/reader.h"

/* Whether the bytes, in whatever encoding, begin as XML does, but for pages (html.h). */
bool xml_sniff(const LodeSource *source);

void xml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

/* The SGML files of Reuters-21578, whole or one <REUTERS> record. */
bool sgml_sniff(const LodeSource *source);
void sgml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
