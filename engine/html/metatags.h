/* metatags.h - candidates in the head of a page: <meta>, <title>, <link>. */
#ifndef LODE_HTML_METATAGS_H
#define LODE_HTML_METATAGS_H

#include "html/candidates.h"

/* Adds what a <meta> says; pairs of Twitter's labels are added by metatags_labels. */
void metatags_add(Candidates *c, uint32_t node);

/* "twitter:label1" says what "twitter:data1" is: "Written by". */
typedef struct TwitterPairs {
    LodeString label[2], data[2];
} TwitterPairs;

void metatags_note_pair(const Page *page, uint32_t node, TwitterPairs *pairs);
void metatags_add_pairs(Candidates *c, const TwitterPairs *pairs);

#endif
