/* body.c - see body.h */
#include "html/body.h"

void body_find(Page *page, const Meta *meta, Draft *draft) {
    (void)meta;
    Buffer text = {0};
    for (uint32_t i = 0; i < page->count; i++)
        if (page->nodes[i].tag == TAG_P) {
            text.len = 0;
            page_text(page, i, &text);
            draft_block(draft, BLOCK_PARAGRAPH, (LodeString){text.data, text.len});
        }
    buffer_free(&text);
}
