/* entities.h - character references of HTML (&eacute; &#8217; &#x2019;). */
#ifndef LODE_HTML_ENTITIES_H
#define LODE_HTML_ENTITIES_H

#include "base/memory.h"
#include "lode.h"

/* Appends text with its character references decoded, by the rules of the HTML standard (13.2.5.72 ff.):
** numbers of Windows-1252's controls mean its characters, and a semicolon may be missing behind a
** number or one of the old names.  What is no reference stays as it is. */
void add_decoded(Buffer *out, LodeString text);

/* The same for an attribute's value, where a name without semicolon is no reference: links hold
** "&copy=1". */
void add_decoded_value(Buffer *out, LodeString text);

/* Bytes of the reference at `p`, which is a '&'; 0 when it is none.  out[0, *len) gets the character in
** UTF-8.  `strict`: names want their semicolon. */
size_t entity_at(const char *p, const char *end, bool strict, char out[4], size_t *len);

#endif
