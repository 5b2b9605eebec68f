/* html.h - the reader of HTML pages. */
#ifndef LODE_READ_HTML_H
#define LODE_READ_HTML_H

#include "read/reader.h"

/* Whether the bytes begin as a page does: a doctype or one of the first tags, whatever the case and
** what stands before (a byte order mark, white space, comments). */
bool html_sniff(const LodeSource *source);

/* Reads the page's one article. */
void html_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
