/* mend.h - any text with tags in it to well-formed XML, before libxml2 sees it.
**
** Feeds are often broken: junk before the declaration, stray '&' and '<', HTML's entities without a DTD,
** tags that are not closed or cross each other, control characters.  libxml2's own recovery loses text
** there.  And what a hostile DTD can do is settled here: the result has none.  Names of entities that
** a DTD declares inside the document are replaced within a bound; nothing outside it is ever read.
**
** The result has one root element.  Comments, processing instructions and the declaration are gone;
** prefixes may be undeclared.
*/
#ifndef LODE_XML_MEND_H
#define LODE_XML_MEND_H

#include "base/memory.h"
#include "lode.h"

typedef enum MendProblem {
    MEND_OK,
    MEND_NO_ROOT,  /* no element in it */
    MEND_ENTITIES  /* its entities expand to more than MEND_EXPANSION bytes */
} MendProblem;

enum {
    MEND_DEPTH = 200,             /* tags of elements nested deeper are left out, their text is kept */
    MEND_ATTRIBUTE = 64 * 1024,   /* bytes; longer values become empty */
    MEND_EXPANSION = 1024 * 1024  /* bytes that entities of the DTD may bring in */
};

/* Appends the document made of `text`, valid UTF-8. */
MendProblem xml_mend(Buffer *out, LodeString text);

#endif
