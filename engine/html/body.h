/* body.h - the article's body among everything else that a page shows. */
#ifndef LODE_HTML_BODY_H
#define LODE_HTML_BODY_H

#include "html/page.h"
#include "read/draft.h"

/* Adds the body's blocks to the draft: headings, paragraphs, lists, block quotations, and captions
** where they stand; what was taken for something else is noted as dropped where it lies in the
** article's part of the page. */
void body_find(const Page *page, Draft *draft);

#endif
