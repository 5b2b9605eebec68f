/* document.h - XML formats of one article a document: NITF, NewsML-G2, TEI, Reuters-21578.
**
** Each function adds what an element of its format holds to the draft: blocks and fields.
*/
#ifndef LODE_XML_DOCUMENT_H
#define LODE_XML_DOCUMENT_H

#include "read/draft.h"
#include "xml/doc.h"

typedef struct DocumentPart {
    const xmlNode *node;
    Draft *draft;
    Buffer *scratch; /* anything may be put there */
} DocumentPart;

void nitf_add(const DocumentPart *part);
void newsml_add(const DocumentPart *part);  /* a newsItem or packageItem */
void tei_add(const DocumentPart *part);     /* a TEI element with its own header */
void reuters_add(const DocumentPart *part); /* a REUTERS element */

/* Sets a field to the line of a node (NULL: none), and adds it as a block unless `role` is BLOCK_ROLES. */
void part_line(const DocumentPart *part, LodeField field, BlockRole role, const xmlNode *node, const char *origin);

/* Sets a field to an attribute of a node (NULL: none). */
void part_attr(const DocumentPart *part, LodeField field, const xmlNode *node, const char *attr, const char *origin);

/* A date in an attribute or, where that is absent, in the text. */
void part_date(const DocumentPart *part, LodeField field, const xmlNode *node, const char *attr, const char *origin);

/* Names in the text of a node. */
void part_people(const DocumentPart *part, const xmlNode *node, const char *origin);

/* The body below a node (NULL: none), its elements renamed to HTML's. */
void part_body(const DocumentPart *part, const xmlNode *node, RenameTag rename, const char *origin);

/* A name out of a table of pairs, ended by NULL: an element's, then HTML's ("" to leave it out). */
const char *part_rename(const xmlNode *node, const char *const (*pairs)[2]);

#endif
