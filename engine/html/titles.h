/* titles.h - the article's own headline among titles that pages, sites and networks are given. */
#ifndef LODE_HTML_TITLES_H
#define LODE_HTML_TITLES_H

#include "html/candidates.h"

/* The page's <title> as candidate, and its parts. */
void titles_add(Candidates *c, uint32_t node);

/* The headline, the site's name cut off; value.s is NULL when there is none.  `site` is the publisher's
** name, `host` the address's; both may be without value. */
Candidate titles_choose(const Candidates *c, LodeString site, LodeString url);

#endif
