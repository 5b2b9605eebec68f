/* fields.h - values as XML formats write them, into a draft's fields. */
#ifndef LODE_XML_FIELDS_H
#define LODE_XML_FIELDS_H

#include "read/draft.h"

/* A date in any form that parse_when reads; others are passed over. */
void field_date(Draft *draft, LodeField field, LodeString text, const char *origin);

/* The people in a byline: "By Ann Lee and Bo Kim", "a@x.org (Ann Lee)".  500 authors at most. */
void field_people(Draft *draft, LodeString byline, const char *origin);

/* "en_US" becomes "en-US". */
void field_tidy_language(Draft *draft);

bool text_is_blank(LodeString text);

#endif
