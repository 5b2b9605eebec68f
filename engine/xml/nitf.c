/* nitf.c - News Industry Text Format 3.x: head, body.head, body.content. */
#define _GNU_SOURCE /* strcasestr */
#include "xml/document.h"

#include <strings.h>

/* ---- body.content ---- */

/* The body holds the whole text twice in some archives: a lead block, then all. */
static bool is_repeated_lead(const xmlNode *node) {
    LodeString class = xml_attr(node, "class");
    if (!xml_is(node, SPACE_ANY, "block") || class.s == NULL || strcasestr(class.s, "lead_paragraph") == NULL)
        return false;
    for (const xmlNode *at = xml_next(node, SPACE_ANY, "block"); at != NULL; at = xml_next(at, SPACE_ANY, "block"))
        if (xml_attr_is(at, "class", "full_text"))
            return true;
    return false;
}

static const char *rename_nitf(const xmlNode *node) {
    static const char *const PAIRS[][2] = {{"hl1", "h1"},   {"hl2", "h2"},      {"bq", "blockquote"}, {"block", "div"},
                                           {"media", ""},   {"fn", ""},         {"credit", "p"},      {"note", "div"},
                                           {"nitf-table", "div"}, {"copyrite", ""}, {"tagline", "p"}, {NULL, NULL}};
    return is_repeated_lead(node) ? NULL : part_rename(node, PAIRS);
}

static void add_media(const DocumentPart *part, const xmlNode *media) {
    Buffer credit = {0};
    LodeString by = xml_line(xml_child(media, SPACE_ANY, "media-producer"), &credit);
    for (const xmlNode *at = xml_child(media, SPACE_ANY, "media-caption"); at != NULL;
         at = xml_next(at, SPACE_ANY, "media-caption"))
        draft_caption(part->draft, xml_line(at, part->scratch), by);
    buffer_free(&credit);
}

/* ---- head ---- */

/* <meta name content>: what archives add. */
static const char *meta_field(LodeString name, LodeField *field) {
    static const struct {
        const char *name;
        LodeField field;
    } METAS[] = {{"online_sections", LODE_SECTION}, {"section", LODE_SECTION}, {"dsk", LODE_SECTION},
                 {"language", LODE_LANGUAGE}, {"url", LODE_URL}, {"publisher", LODE_PUBLISHER}};
    for (size_t i = 0; i < sizeof METAS / sizeof *METAS; i++)
        if (strcasecmp(METAS[i].name, name.s) == 0) {
            *field = METAS[i].field;
            return METAS[i].name;
        }
    return NULL;
}

static void add_metas(const DocumentPart *part, const xmlNode *head) {
    LodeField field;
    for (const xmlNode *at = xml_child(head, SPACE_ANY, "meta"); at != NULL; at = xml_next(at, SPACE_ANY, "meta")) {
        LodeString name = xml_attr(at, "name");
        const char *origin = name.s != NULL ? meta_field(name, &field) : NULL;
        if (origin != NULL)
            part_attr(part, field, at, "content", origin);
    }
}

static void add_tags(const DocumentPart *part, const xmlNode *docdata) {
    const xmlNode *content = xml_child(docdata, SPACE_ANY, "identified-content");
    for (const xmlNode *at = content != NULL ? content->children : NULL; at != NULL; at = at->next) {
        if (at->type != XML_ELEMENT_NODE)
            continue;
        LodeString value = xml_attr(at, "value");
        draft_tag(part->draft, value.s != NULL ? value : xml_line(at, part->scratch));
    }
    const xmlNode *list = xml_child(docdata, SPACE_ANY, "key-list");
    for (const xmlNode *at = xml_child(list, SPACE_ANY, "keyword"); at != NULL; at = xml_next(at, SPACE_ANY, "keyword"))
        draft_tag(part->draft, xml_attr(at, "key"));
}

static void add_head(const DocumentPart *part, const xmlNode *head) {
    const xmlNode *docdata = xml_child(head, SPACE_ANY, "docdata"), *pubdata = xml_child(head, SPACE_ANY, "pubdata");
    part_date(part, LODE_PUBLISHED, xml_child(docdata, SPACE_ANY, "date.issue"), "norm", "date.issue");
    if (pubdata != NULL && xml_attr(pubdata, "date.publication").s != NULL)
        part_date(part, LODE_PUBLISHED, pubdata, "date.publication", "pubdata");
    part_date(part, LODE_PUBLISHED, xml_child(docdata, SPACE_ANY, "date.release"), "norm", "date.release");
    part_attr(part, LODE_PUBLISHER, pubdata, "name", "pubdata");
    part_attr(part, LODE_URL, pubdata, "ex-ref", "pubdata");
    part_attr(part, LODE_SECTION, pubdata, "position.section", "pubdata");
    add_metas(part, head);
    part_attr(part, LODE_PUBLISHER, xml_child(docdata, SPACE_ANY, "doc.copyright"), "holder", "doc.copyright");
    add_tags(part, docdata);
}

/* ---- body.head ---- */

/* <byline>: "By <person>Ann Lee</person> <bytag>…</bytag>", or text. */
static void add_byline(const DocumentPart *part, const xmlNode *byline) {
    const xmlNode *person = xml_below(byline, NULL, SPACE_ANY, "person");
    if (person == NULL)
        part_people(part, byline, "byline");
    for (; person != NULL; person = xml_below(byline, person, SPACE_ANY, "person"))
        part_people(part, person, "byline");
}

static void add_body_head(const DocumentPart *part, const xmlNode *head) {
    const xmlNode *hedline = xml_child(head, SPACE_ANY, "hedline"), *dateline = xml_child(head, SPACE_ANY, "dateline");
    part_line(part, LODE_TITLE, BLOCK_TITLE, xml_child(hedline, SPACE_ANY, "hl1"), "hl1");
    part_line(part, LODE_TITLE, BLOCK_TITLE, hedline, "hedline");
    part_line(part, LODE_TITLE, BLOCK_TITLE, xml_path(part->node, "head/title"), "title");
    part_line(part, LODE_SUBTITLE, BLOCK_SUBTITLE, xml_child(hedline, SPACE_ANY, "hl2"), "hl2");
    part_line(part, LODE_SUBTITLE, BLOCK_SUBTITLE, xml_child(head, SPACE_ANY, "abstract"), "abstract");
    for (const xmlNode *at = xml_child(head, SPACE_ANY, "byline"); at != NULL && part->draft->authors.len == 0;
         at = xml_next(at, SPACE_ANY, "byline"))
        add_byline(part, at);
    part_line(part, LODE_DATELINE, BLOCK_ROLES, xml_child(dateline, SPACE_ANY, "location"), "dateline");
    part_line(part, LODE_DATELINE, BLOCK_ROLES, dateline, "dateline");
    part_date(part, LODE_PUBLISHED, xml_child(dateline, SPACE_ANY, "story.date"), "norm", "story.date");
    part_line(part, LODE_PUBLISHER, BLOCK_ROLES, xml_child(head, SPACE_ANY, "distributor"), "distributor");
}

void nitf_add(const DocumentPart *part) {
    const xmlNode *body = xml_child(part->node, SPACE_ANY, "body"), *content = xml_child(body, SPACE_ANY, "body.content");
    LodeString language = xml_language(part->node);
    add_body_head(part, xml_child(body, SPACE_ANY, "body.head"));
    part_body(part, content, rename_nitf, "body.content");
    for (const xmlNode *at = xml_below(body, NULL, SPACE_ANY, "media"); at != NULL;
         at = xml_below(body, at, SPACE_ANY, "media"))
        add_media(part, at);
    add_head(part, xml_child(part->node, SPACE_ANY, "head"));
    if (language.s != NULL)
        draft_field(part->draft, LODE_LANGUAGE, language, "xml:lang");
}
