/* json.h - JSON: one article, a JSON Feed, or an object or array that holds many. */
#ifndef LODE_READ_JSON_H
#define LODE_READ_JSON_H

#include "read/reader.h"

/* An object or an array of objects begins the bytes. */
bool json_sniff(const LodeSource *source);

/* Gives the article of an object; the articles of an array of objects, of a JSON Feed, and of an
** object that holds one such array ("articles", "items", "results" …), named NAME#1 and so on.
** What is no valid UTF-8 and surrogates without their other half become U+FFFD; NaN, Infinity and
** line breaks within strings, which some programs write, are let pass. */
void json_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
