/* entities.h - HTML character references: "&amp;", "&#8217;", "&#x2019;". */
#ifndef LODE_READ_ENTITIES_H
#define LODE_READ_ENTITIES_H

#include <stddef.h>

/* Bytes of the reference at `p`, which is a '&'; 0 when it is none.  out[0, *len) gets the
** character in UTF-8; a number that is no character gives U+FFFD.  Names want their semicolon. */
size_t entity_at(const char *p, const char *end, char out[4], size_t *len);

#endif
