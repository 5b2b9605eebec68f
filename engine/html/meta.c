/* meta.c - see meta.h */
#include "html/meta.h"

/* The content of the <meta> that goes by that property or name; s is NULL when there is none. */
static LodeString meta_content(const Page *page, const char *name) {
    for (uint32_t i = 0; i < page->count; i++) {
        if (page->nodes[i].tag != TAG_META)
            continue;
        LodeString property = page_attr(page, i, ATTR_PROPERTY);
        if (property.s == NULL)
            property = page_attr(page, i, ATTR_NAME);
        if (property.s != NULL && strcmp(property.s, name) == 0)
            return page_attr(page, i, ATTR_CONTENT);
    }
    return (LodeString){NULL, 0};
}

static void set(Meta *meta, LodeField field, LodeString value, const char *origin) {
    if (value.s != NULL && meta->fields[field].value.s == NULL)
        meta->fields[field] = (MetaValue){value, origin, NO_NODE};
}

void meta_find(const Page *page, Meta *meta) {
    *meta = (Meta){0};
    set(meta, LODE_TITLE, meta_content(page, "og:title"), "og:title");
    set(meta, LODE_PUBLISHER, meta_content(page, "og:site_name"), "og:site_name");
}

void meta_free(Meta *meta) {
    arena_free(&meta->arena);
}
