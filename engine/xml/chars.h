/* chars.h - which characters XML allows in text and in names. */
#ifndef LODE_XML_CHARS_H
#define LODE_XML_CHARS_H

#include <stdbool.h>

/* Whether a byte of text needs a look: '<', '&', '>', a control character, or the first byte of those
** few characters beyond ASCII that XML forbids. */
bool xml_is_odd(char c);

/* Whether XML allows the UTF-8 character in [s, end). */
bool xml_char_allowed(const char *s, const char *end);

/* The end of the name at `p`; `p` itself where no name begins. */
const char *xml_name_end(const char *p, const char *end);

#endif
