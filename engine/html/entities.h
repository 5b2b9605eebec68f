/* entities.h - character references of HTML (&eacute; &#8217; &#x2019;). */
#ifndef LODE_HTML_ENTITIES_H
#define LODE_HTML_ENTITIES_H

#include "base/memory.h"
#include "lode.h"

/* Appends text with its character references decoded, by the rules of the HTML standard (13.2.5.72 ff.):
** numbers of Windows-1252's controls mean its characters, and a semicolon may be missing behind a
** number or one of the old names.  What is no reference stays as it is. */
void add_decoded(Buffer *out, LodeString text);

/* The same for an attribute's value, where a name without semicolon before a letter, a digit or "="
** is no reference (links hold "&copy=1"). */
void add_decoded_value(Buffer *out, LodeString text);

#endif
