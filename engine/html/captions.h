/* captions.h - which blocks say what a picture shows. */
#ifndef LODE_HTML_CAPTIONS_H
#define LODE_HTML_CAPTIONS_H

#include "html/root.h"

/* Sets IN_CAPTION of the blocks of the range that are captions by place, name or credit. */
void captions_find(const Page *page, TextBlocks *blocks, BodyRange range);

#endif
