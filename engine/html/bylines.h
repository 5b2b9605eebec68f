/* bylines.h - the people who wrote the article, among all names that a page gives with it. */
#ifndef LODE_HTML_BYLINES_H
#define LODE_HTML_BYLINES_H

#include "html/meta.h"
#include "html/candidates.h"

/* Fills meta->authors, in the order of the page.  `title_node` is where the headline stands, or NO_NODE;
** `site` is the publisher's name or without value. */
void bylines_choose(const Candidates *c, uint32_t title_node, LodeString site, Meta *meta);

#endif
