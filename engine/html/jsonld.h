/* jsonld.h - candidates in a page's JSON-LD (schema.org). */
#ifndef LODE_HTML_JSONLD_H
#define LODE_HTML_JSONLD_H

#include "html/candidates.h"

/* Adds what the scripts say of the page's article; `scripts` are nodes of <script> elements that hold
** JSON.  `title` (may be without value) tells the article among several. */
void jsonld_add(Candidates *c, const uint32_t *scripts, size_t count, LodeString title);

#endif
