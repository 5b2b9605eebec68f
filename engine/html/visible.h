/* visible.h - candidates in what a page shows: headings, bylines, times; by their markup (microdata, rel,
** class names, <time>) and by their words ("By Jane Doe", "Published March 3, 2021"). */
#ifndef LODE_HTML_VISIBLE_H
#define LODE_HTML_VISIBLE_H

#include "html/candidates.h"

typedef struct Visible {
    Candidates *c;
    uint32_t last_line; /* the block whose words were read last */
    uint32_t lines;     /* how many were read */
    uint32_t node;      /* the one looked at */
    uint32_t aside_end; /* nodes before this are beside the article: menus, comments, the foot … */
    Buffer text;
} Visible;

/* Looks at one node of the page's body; called for all in their order. */
void visible_add(Visible *v, uint32_t node);

#endif
