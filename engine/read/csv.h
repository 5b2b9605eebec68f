/* csv.h - rows of a table: a header, then one article a row. */
#ifndef LODE_READ_CSV_H
#define LODE_READ_CSV_H

#include "read/reader.h"

/* The first line looks like a header that names a title or a text. */
bool csv_sniff(const LodeSource *source);

/* Gives the article of the row below the header (RFC 4180: cells in double quotes, doubled within;
** line breaks in quotes are text); of several rows those named NAME#1 and so on.  A row with too
** many or too few cells is an error, and so is a quote that never ends.  In CSV a semicolon, a tab
** or a bar may take the comma's place: the one that the header has most of. */
void csv_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);
void tsv_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
