/* litter.h - what does not belong to the article among the blocks where its text lies. */
#ifndef LODE_HTML_LITTER_H
#define LODE_HTML_LITTER_H

#include "html/root.h"

/* Sets `junk` of each block of the range that is a link, a button, a label, the headline again … */
void litter_mark(const Page *page, TextBlocks *blocks, BodyRange range);

#endif
