/* newsml.c - NewsML-G2: itemMeta, contentMeta, and the content that comes inside. */
#define _GNU_SOURCE /* strcasestr */
#include "xml/construct.h"
#include "xml/document.h"
#include "xml/fields.h"

#include <strings.h>

/* A name: <name>, or the attributes that stand for one. */
static LodeString name_of(const DocumentPart *part, const xmlNode *node) {
    LodeString line = xml_line(xml_child(node, SPACE_ANY, "name"), part->scratch);
    return line.s != NULL ? line : xml_attr(node, "literal");
}

static void set_name(const DocumentPart *part, LodeField field, const xmlNode *node, const char *origin) {
    if (node != NULL)
        draft_field(part->draft, field, name_of(part, node), origin);
}

static void add_people(const DocumentPart *part, const xmlNode *meta) {
    part_people(part, xml_child(meta, SPACE_ANY, "by"), "by");
    if (part->draft->authors.len > 0)
        return;
    for (const xmlNode *at = xml_child(meta, SPACE_ANY, "creator"); at != NULL; at = xml_next(at, SPACE_ANY, "creator"))
        field_people(part->draft, name_of(part, at), "creator");
}

/* <subject>: the names are tags. */
static void add_subjects(const DocumentPart *part, const xmlNode *meta) {
    for (const xmlNode *at = xml_child(meta, SPACE_ANY, "subject"); at != NULL; at = xml_next(at, SPACE_ANY, "subject"))
        draft_tag(part->draft, name_of(part, at));
    for (const xmlNode *at = xml_child(meta, SPACE_ANY, "keyword"); at != NULL; at = xml_next(at, SPACE_ANY, "keyword"))
        draft_tag(part->draft, xml_line(at, part->scratch));
}

/* <headline>: of several the main one. */
static const xmlNode *main_headline(const xmlNode *meta) {
    const xmlNode *first = xml_child(meta, SPACE_ANY, "headline");
    for (const xmlNode *at = first; at != NULL; at = xml_next(at, SPACE_ANY, "headline")) {
        LodeString role = xml_attr(at, "role");
        if (role.s == NULL || strcasestr(role.s, "main") != NULL)
            return at;
    }
    return first;
}

/* <description>: the caption of a picture, or a summary. */
static void add_descriptions(const DocumentPart *part, const xmlNode *meta, bool captions) {
    for (const xmlNode *at = xml_child(meta, SPACE_ANY, "description"); at != NULL;
         at = xml_next(at, SPACE_ANY, "description")) {
        LodeString role = xml_attr(at, "role");
        bool caption = role.s != NULL && strcasestr(role.s, "caption") != NULL;
        if (caption && captions)
            draft_caption(part->draft, xml_line(at, part->scratch), (LodeString){NULL, 0});
        else if (!caption && !captions)
            part_line(part, LODE_SUBTITLE, BLOCK_SUBTITLE, at, "description");
    }
}

/* ---- content ---- */

static void add_inline_xml(const DocumentPart *part, const xmlNode *content) {
    DocumentPart nitf = *part;
    nitf.node = xml_below(content, NULL, SPACE_ANY, "nitf");
    const xmlNode *html = xml_below(content, NULL, SPACE_ANY, "body");
    if (nitf.node != NULL)
        nitf_add(&nitf);
    else
        part_body(part, html != NULL ? html : content, NULL, "inlineXML");
}

static void add_inline_data(const DocumentPart *part, const xmlNode *content) {
    Construct construct = {0};
    construct_read(&construct, content);
    LodeString type = xml_attr(content, "contenttype");
    if (type.s == NULL || strcasestr(type.s, "text") != NULL)
        construct_blocks(&construct, part->draft);
    construct_free(&construct);
}

/* The renditions of one content: the first that is text counts. */
static void add_content(const DocumentPart *part, const xmlNode *set) {
    const xmlNode *xml = xml_child(set, SPACE_ANY, "inlineXML"), *data = xml_child(set, SPACE_ANY, "inlineData");
    if (xml != NULL)
        add_inline_xml(part, xml);
    else if (data != NULL)
        add_inline_data(part, data);
}

/* The items that a package names: their headlines. */
static void add_references(const DocumentPart *part, const xmlNode *groups) {
    for (const xmlNode *at = xml_below(groups, NULL, SPACE_ANY, "itemRef"); at != NULL;
         at = xml_below(groups, at, SPACE_ANY, "itemRef")) {
        const xmlNode *title = xml_child(at, SPACE_ANY, "headline");
        if (title == NULL)
            title = xml_child(at, SPACE_ANY, "title");
        draft_block(part->draft, BLOCK_LIST, xml_line(title, part->scratch));
    }
}

/* ---- the whole ---- */

static void add_fields(const DocumentPart *part, const xmlNode *item, const xmlNode *content) {
    const xmlNode *language = xml_child(content, SPACE_ANY, "language");
    LodeString marked = xml_language(part->node);
    add_people(part, content);
    part_date(part, LODE_PUBLISHED, xml_child(item, SPACE_ANY, "firstCreated"), NULL, "firstCreated");
    part_date(part, LODE_PUBLISHED, xml_child(content, SPACE_ANY, "contentCreated"), NULL, "contentCreated");
    part_date(part, LODE_MODIFIED, xml_child(content, SPACE_ANY, "contentModified"), NULL, "contentModified");
    part_date(part, LODE_MODIFIED, xml_child(item, SPACE_ANY, "versionCreated"), NULL, "versionCreated");
    part_date(part, LODE_PUBLISHED, xml_child(item, SPACE_ANY, "versionCreated"), NULL, "versionCreated");
    set_name(part, LODE_PUBLISHER, xml_child(content, SPACE_ANY, "infoSource"), "infoSource");
    set_name(part, LODE_PUBLISHER, xml_child(item, SPACE_ANY, "provider"), "provider");
    part_line(part, LODE_DATELINE, BLOCK_ROLES, xml_child(content, SPACE_ANY, "dateline"), "dateline");
    part_attr(part, LODE_LANGUAGE, language, "tag", "language");
    if (marked.s != NULL)
        draft_field(part->draft, LODE_LANGUAGE, marked, "xml:lang");
    add_subjects(part, content);
}

static void add_link(const DocumentPart *part, const xmlNode *item) {
    for (const xmlNode *at = xml_child(item, SPACE_ANY, "link"); at != NULL; at = xml_next(at, SPACE_ANY, "link")) {
        LodeString type = xml_attr(at, "contenttype");
        if (type.s != NULL && strcasestr(type.s, "html") != NULL)
            part_attr(part, LODE_URL, at, "href", "link");
    }
}

void newsml_add(const DocumentPart *part) {
    const xmlNode *item = xml_child(part->node, SPACE_ANY, "itemMeta");
    const xmlNode *content = xml_child(part->node, SPACE_ANY, "contentMeta");
    part_line(part, LODE_TITLE, BLOCK_TITLE, main_headline(content), "headline");
    part_line(part, LODE_TITLE, BLOCK_TITLE, xml_child(item, SPACE_ANY, "title"), "title");
    add_descriptions(part, content, false);
    add_fields(part, item, content);
    add_link(part, item);
    add_content(part, xml_child(part->node, SPACE_ANY, "contentSet"));
    add_references(part, xml_child(part->node, SPACE_ANY, "groupSet"));
    add_descriptions(part, content, true);
}
