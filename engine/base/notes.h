/* notes.h - a few named strings that travel with a blob: what is known of it beside its bytes.
**
** They are packed, name and value zero-terminated, one pair after another, so that they can go
** through a socket as they are.  In use are
**   as       the format, where the container knows it ("html", "json")
**   url      where it was fetched
**   charset  the encoding that came with it (an HTTP or MIME header)
*/
#ifndef LODE_BASE_NOTES_H
#define LODE_BASE_NOTES_H

#include "base/memory.h"

/* Appends a pair; a NULL value is left out. */
void notes_add(Buffer *notes, const char *name, const char *value);

/* The value of a note among `len` packed bytes, or NULL; it lives as long as they do. */
const char *notes_get(const char *notes, size_t len, const char *name);

#endif
