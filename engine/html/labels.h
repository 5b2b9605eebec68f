/* labels.h - short lines that are told by their words: buttons, credits, bylines, headings of what a site
** puts around an article. */
#ifndef LODE_HTML_LABELS_H
#define LODE_HTML_LABELS_H

#include "html/blocks.h"

/* A line such as "Share this", "Advertisement" or "Sign up for our newsletter". */
bool label_is_litter(const TextBlock *block, LodeString text);

/* The heading of related links, comments and the like. */
bool label_opens_section(const TextBlock *block, LodeString text);

/* "By Jane Doe", "Updated …", or any line with a year in it. */
bool label_is_byline(LodeString text);

/* Whether the text ends with whose picture it is: "(Image: X)", "X/Getty Images", "Photo: X". */
bool label_ends_with_credit(LodeString text);

/* Parts a caption from whose picture it is; credit->s is NULL where the text does not say. */
void label_split_credit(LodeString caption, LodeString *text, LodeString *credit);

#endif
