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
#include "html/labels.h"
#include "html/litter.h"

#include <stdlib.h>

static BlockRole role_of(const TextBlock *b) {
    if (b->in & IN_HEADING)
        return BLOCK_HEADING;
    if (b->in & IN_LIST)
        return BLOCK_LIST;
    return b->in & IN_QUOTATION ? BLOCK_QUOTATION : BLOCK_PARAGRAPH;
}

/* Where the line at `p` ends: at a line break of the page behind a sentence, or at the
** end. */
static const char *line_end(const char *p, const char *end) {
    const char *at = p;
    while ((at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
        if (text_ends_sentence((LodeString){p, (size_t)(at - p)}))
            return at;
        at++;
    }
    return end;
}

/* Paragraphs that are parted by nothing but line breaks are blocks of their own; other lines stay lines. */
static void emit_text(Draft *draft, BlockRole role, LodeString text) {
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        const char *stop = line_end(p, end);
        draft_lines(draft, role, (LodeString){p, (size_t)(stop - p)});
        p = stop + (stop < end);
    }
}

static void emit_block(const TextBlocks *blocks, const TextBlock *b, Draft *draft) {
    LodeString text = block_text(blocks, b), caption, credit;
    if (block_is_caption(b)) {
        label_split_credit(text, &caption, &credit);
        draft_caption(draft, caption, credit);
    } else if (b->junk != NULL)
        draft_dropped(draft, text, b->junk);
    else
        emit_text(draft, role_of(b), text);
}

/* A page of a few words has no running text: all that it shows is its text then. */
static void emit_all(const TextBlocks *blocks, Draft *draft) {
    for (size_t i = 0; i < blocks->count; i++)
        if (blocks->why[blocks->at[i].node] == NULL)
            emit_text(draft, role_of(&blocks->at[i]), block_text(blocks, &blocks->at[i]));
}

void body_find(const Page *page, Draft *draft) {
    TextBlocks blocks;
    bool any = false;
    blocks_cut(page, &blocks);
    BodyRange range = root_find(page, &blocks);
    litter_mark(page, &blocks, range);
    for (size_t i = range.first; i < range.end; i++) {
        emit_block(&blocks, &blocks.at[i], draft);
        any = any || block_is_text(&blocks.at[i]);
    }
    if (!any)
        emit_all(&blocks, draft);
    blocks_free(&blocks);
}
