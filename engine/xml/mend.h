/* mend.h - XML as it comes, to XML that a parser takes. */
#ifndef LODE_XML_MEND_H
#define LODE_XML_MEND_H

#include "base/memory.h"
#include "lode.h"

/* Appends `text` (valid UTF-8) with what feeds get wrong made right: what stands before the first tag, the
** XML declaration and the document type are left out (and with it every entity that a file could define:
** none is ever expanded, none fetched), control characters as well; HTML's character references become
** characters; an ampersand or a "<" that begins nothing is escaped. */
void xml_mend(LodeString text, Buffer *out);

#endif
