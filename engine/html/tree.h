/* tree.h - builds a Page's tree from tags and text as they come, mending what pages leave open.
**
** It follows the tree construction of the HTML standard (WHATWG, 13.2.6) in what matters for text: which
** tags end which elements, and how far an end tag reaches.  It keeps no list of active formatting
** elements, and text between the cells of a table stays there.
*/
#ifndef LODE_HTML_TREE_H
#define LODE_HTML_TREE_H

#include "html/page.h"

enum { TREE_DEPTH = 250 }; /* open elements; those beyond hold nothing */

typedef struct TreeBuilder {
    Page *page;
    uint32_t open[TREE_DEPTH]; /* nodes of the open elements, the root first */
    size_t depth;
    bool has_body;
} TreeBuilder;

void tree_begin(TreeBuilder *tree, Page *page);

/* Opens an element: the node, whose attributes the caller adds before anything else, or NO_NODE for a
** tag that stands for none (a second <body>). */
uint32_t tree_start(TreeBuilder *tree, HtmlTag tag);

void tree_end(TreeBuilder *tree, HtmlTag tag);

/* A node for text; its characters are those of Page.chars from `begin` on. */
void tree_text(TreeBuilder *tree, size_t begin);

/* Settles the `end` of every node. */
void tree_finish(TreeBuilder *tree);

#endif
