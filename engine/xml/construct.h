/* construct.h - text as feeds hold it: plain, HTML with its tags escaped, XHTML, base64. */
#ifndef LODE_XML_CONSTRUCT_H
#define LODE_XML_CONSTRUCT_H

#include "read/draft.h"
#include "xml/doc.h"

typedef struct Construct {
    Buffer text; /* valid UTF-8 */
    bool html;
} Construct;

/* Reads an element's text, in place of what *c held: by its `type` and `mode` (Atom), by the elements in
** it, or by its looks.  Elements of type "src" elsewhere have none. */
void construct_read(Construct *c, const xmlNode *node);
void construct_free(Construct *c);

/* The same as one line without markup, appended. */
void construct_line(Construct *c, const xmlNode *node, Buffer *out);

/* Adds it to the draft as paragraphs. */
void construct_blocks(const Construct *c, Draft *draft);

#endif
