/* page_fields.h - what a script found on a page, into a draft. */
#ifndef LODE_READ_PAGE_FIELDS_H
#define LODE_READ_PAGE_FIELDS_H

#include "read/draft.h"
#include "read/page_rules.h"

/* Sets all fields but the body.  Dates that cannot be read are left out. */
void draft_page_fields(Draft *draft, const PageFields *found);

#endif
