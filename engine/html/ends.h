/* ends.h - where an article's text begins and ends among the blocks around it. */
#ifndef LODE_HTML_ENDS_H
#define LODE_HTML_ENDS_H

#include "html/root.h"

/* Why the litter of labels.h is dropped: what `junk` of such a block points to. */
extern const char LITTER_LABEL[];

/* Sets `junk` of headline, subtitle, byline and the like above the text, and of what the site puts below
** it. */
void ends_trim(const Page *page, TextBlocks *blocks, BodyRange range);

#endif
