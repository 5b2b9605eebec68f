/* body.c - see body.h.
**
** The page is cut into blocks of text; each has a weight as running text.  Elements that go by a name
** such as "related" are left out unless they hold most of that text.  The body is looked for below one
** element, the root: the one whose running text, weighed by how near it lies, is most.  What remains
** below it is told from litter block by block.
*/
#include "html/body.h"

#include "html/blocks.h"
#include "html/names.h"
#include "html/root.h"
#include "html/litter.h"

#include <stdlib.h>

static BlockRole role_of(const TextBlock *b) {
    if (b->in & IN_HEADING)
        return BLOCK_HEADING;
    if (b->in & IN_LIST)
        return BLOCK_LIST;
    return b->in & IN_QUOTATION ? BLOCK_QUOTATION : BLOCK_PARAGRAPH;
}

static void emit_block(const TextBlocks *blocks, const TextBlock *b, Draft *draft) {
    LodeString text = block_text(blocks, b), none = {NULL, 0};
    if (b->in & IN_CAPTION)
        draft_caption(draft, text, none);
    else if (b->junk != NULL)
        draft_dropped(draft, text, b->junk);
    else
        draft_block(draft, role_of(b), text);
}

void body_find(Page *page, const Meta *meta, Draft *draft) {
    TextBlocks blocks;
    blocks_cut(page, &blocks);
    BodyRange range = root_find(page, &blocks, meta);
    litter_mark(page, &blocks, meta, range);
    for (size_t i = range.first; i < range.end; i++)
        emit_block(&blocks, &blocks.at[i], draft);
    blocks_free(&blocks);
}
