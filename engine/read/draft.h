/* draft.h - an article in the making, for readers whose formats have structure (HTML, XML, JSON …).
**
** The reader adds blocks in reading order and fields as it finds them, then calls draft_finish.
** Strings are valid UTF-8 and are copied; white space in them is collapsed: runs of blanks and line
** breaks become one space.  A string that is blank counts as absent.
*/
#ifndef LODE_READ_DRAFT_H
#define LODE_READ_DRAFT_H

#include "read/article.h"

typedef struct Draft {
    LodeArticle *article;
    Buffer text;   /* of the blocks, a blank line between them */
    Buffer blocks; /* of Block */
    Buffer authors, captions, tags, dropped; /* of FieldValue, Caption, LodeString, Dropped */
    bool bare; /* it may be without any text: an item of a feed that only links */
} Draft;

/* Begins an article with that source name.  Ended by draft_finish or draft_discard. */
void draft_begin(Draft *draft, Lode *owner, const char *source);

/* Adds a block and returns the bytes of the text that it covers; NO_SPAN for a blank string. */
Span draft_block(Draft *draft, BlockRole role, LodeString text);

/* The same for text of several lines that are kept: verse, a list whose entries are lines. */
Span draft_lines(Draft *draft, BlockRole role, LodeString text);

/* Sets a field; `origin` (static, may be NULL) says where it was found.  A field that has a value
** keeps it: ask in the order of trust.  Where a block of that role holds just this text, the field
** gets its place. */
void draft_field(Draft *draft, LodeField field, LodeString value, const char *origin);

/* Names, keywords: a second one of the same text (in any case of ASCII letters) is left out. */
void draft_author(Draft *draft, LodeString name, const char *origin);
void draft_tag(Draft *draft, LodeString tag);

/* A caption is a block of its own, where it stands; `credit` may be blank. */
void draft_caption(Draft *draft, LodeString text, LodeString credit);

/* What was left out, for `lode article --dropped`; `why` is static. */
void draft_dropped(Draft *draft, LodeString text, const char *why);

/* The article; NULL with *error set when there is no block in it. */
LodeArticle *draft_finish(Draft *draft, LodeError *error);
void draft_discard(Draft *draft);

/* Notes the page that the article comes from, for article:xpath. */
void draft_page(Draft *draft, LodeString page, bool xml);

/* Appends `text` with its white space collapsed, none at its ends. */
void add_collapsed(Buffer *out, LodeString text);

#endif
