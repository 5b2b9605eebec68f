/* page_fields.c - see page_fields.h */
#include "read/page_fields.h"

#include "read/listed.h"
#include "read/when.h"

static const char ORIGIN[] = "script";

static void add_author(void *context, LodeString name) {
    draft_author(context, name, ORIGIN);
}

static void add_tag(void *context, LodeString tag) {
    draft_tag(context, tag);
}

static void add_date(Draft *draft, LodeField field, LodeString value) {
    char iso[32];
    if (value.s != NULL && parse_when(value, iso))
        draft_field(draft, field, (LodeString){iso, strlen(iso)}, ORIGIN);
}

void draft_page_fields(Draft *draft, const PageFields *found) {
    for (int field = 0; field < LODE_FIELD_COUNT; field++) {
        LodeString value = found->fields[field];
        if (field == LODE_PUBLISHED || field == LODE_MODIFIED)
            add_date(draft, (LodeField)field, value);
        else if (field != LODE_BODY && value.s != NULL)
            draft_field(draft, (LodeField)field, value, ORIGIN);
    }
    for (size_t i = 0; i < found->author_count; i++)
        each_author(found->authors[i], add_author, draft);
    for (size_t i = 0; i < found->tag_count; i++)
        each_keyword(found->tags[i], add_tag, draft);
}
