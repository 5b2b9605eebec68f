/* markup.h - HTML in a field of a record (JSON, CSV, a feed): its text, in blocks.
**
** Not a reader of web pages: nothing is told from layout, all text that would show is kept.  Any
** bytes will do; tags need not match.
*/
#ifndef LODE_READ_MARKUP_H
#define LODE_READ_MARKUP_H

#include "read/draft.h"

/* Whether a text has HTML in it: a tag that HTML knows, or a character reference. */
bool is_markup(LodeString text);

/* Adds the blocks of `html`: headings, list entries, block quotations, captions (figcaption) and
** paragraphs.  Block-level tags end a block, and so do two <br>, or one where there is no <p>.
** Without any block-level tag lines are read as draft_prose does.  References are resolved;
** scripts, styles and comments are left out. */
void draft_markup(Draft *draft, LodeString html);

/* Appends the text of `html` as one line: without tags, references resolved. */
void markup_line(Buffer *out, LodeString html);

#endif
