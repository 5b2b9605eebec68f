/* prose.h - the paragraphs of plain text in a record: no page layout, only line breaks. */
#ifndef LODE_READ_PROSE_H
#define LODE_READ_PROSE_H

#include "read/draft.h"

/* Adds the paragraphs of the text as blocks.  A line break ends a paragraph; but where blank lines
** separate lines that were wrapped at one width, only those do.  Line breaks are LF, CR LF and
** CR. */
void draft_prose(Draft *draft, LodeString text);

#endif
