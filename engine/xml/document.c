/* document.c - see document.h: what the formats share. */
#include "xml/document.h"

#include "read/markup.h"
#include "xml/fields.h"

#include <strings.h>

void part_line(const DocumentPart *part, LodeField field, BlockRole role, const xmlNode *node, const char *origin) {
    LodeString line = xml_line(node, part->scratch);
    if (line.s == NULL || part->draft->article->fields[field].value.s != NULL)
        return;
    if (role != BLOCK_ROLES)
        draft_block(part->draft, role, line);
    draft_field(part->draft, field, line, origin);
}

void part_attr(const DocumentPart *part, LodeField field, const xmlNode *node, const char *attr, const char *origin) {
    LodeString value = node != NULL ? xml_attr(node, attr) : (LodeString){NULL, 0};
    if (value.s != NULL)
        draft_field(part->draft, field, value, origin);
}

void part_date(const DocumentPart *part, LodeField field, const xmlNode *node, const char *attr, const char *origin) {
    if (node == NULL)
        return;
    LodeString value = attr != NULL ? xml_attr(node, attr) : (LodeString){NULL, 0};
    field_date(part->draft, field, value.s != NULL ? value : xml_line(node, part->scratch), origin);
}

void part_people(const DocumentPart *part, const xmlNode *node, const char *origin) {
    field_people(part->draft, xml_line(node, part->scratch), origin);
}

void part_body(const DocumentPart *part, const xmlNode *node, RenameTag rename, const char *origin) {
    if (node == NULL)
        return;
    Buffer html = {0};
    xml_markup(node, rename, &html);
    if (html.len > 0)
        draft_markup(part->draft, (LodeString){html.data, html.len});
    part->draft->article->origins[LODE_BODY] = origin;
    buffer_free(&html);
}

const char *part_rename(const xmlNode *node, const char *const (*pairs)[2]) {
    for (; (*pairs)[0] != NULL; pairs++)
        if (strcasecmp((*pairs)[0], xml_local(node)) == 0)
            return *(*pairs)[1] != '\0' ? (*pairs)[1] : NULL;
    return xml_html_name(node);
}
