/* tei.c - TEI P4 and P5: teiHeader, and the text's front and body. */
#include "xml/document.h"

#include <strings.h>

static const char *rename_tei(const xmlNode *node) {
    static const char *const PAIRS[][2] = {
        {"head", "h2"},  {"ab", "p"},     {"lg", "div"},       {"l", "p"},      {"list", "ul"}, {"item", "li"},
        {"label", "p"},  {"note", ""},    {"quote", "span"},   {"cit", "blockquote"}, {"sp", "div"}, {"speaker", "p"},
        {"figDesc", ""}, {"lb", "span"},  {"pb", "span"},      {"fw", ""},      {"row", "tr"},  {"cell", "td"},
        {"div1", "div"}, {"div2", "div"}, {"div3", "div"},     {"div4", "div"}, {"byline", ""}, {"docDate", ""},
        {"sic", ""},     {"orig", ""},    {"title", "span"},   {"del", ""},     {"figure", ""}, {"dateline", "p"},
        {"head", "h2"},  {NULL, NULL}};
    bool block = xml_is(node, SPACE_ANY, "quote") && node->parent != NULL && !xml_is(node->parent, SPACE_ANY, "p");
    return block ? "blockquote" : part_rename(node, PAIRS);
}

/* <title type="main">, else the first without a type, else the first. */
static const xmlNode *title_of(const xmlNode *parent, const char *type) {
    const xmlNode *plain = NULL;
    for (const xmlNode *at = xml_child(parent, SPACE_ANY, "title"); at != NULL; at = xml_next(at, SPACE_ANY, "title")) {
        if (xml_attr_is(at, "type", type) || (strcmp(type, "main") == 0 && xml_attr_is(at, "level", "a")))
            return at;
        if (plain == NULL && xml_attr(at, "type").s == NULL)
            plain = at;
    }
    return strcmp(type, "main") == 0 ? plain : NULL;
}

static void add_authors(const DocumentPart *part, const xmlNode *parent, const char *origin) {
    if (part->draft->authors.len > 0)
        return;
    for (const xmlNode *at = xml_child(parent, SPACE_ANY, "author"); at != NULL; at = xml_next(at, SPACE_ANY, "author")) {
        const xmlNode *name = xml_below(at, NULL, SPACE_ANY, "persName");
        part_people(part, name != NULL ? name : at, origin);
    }
}

/* What is said of the article's first publication: a <bibl>, or the parts of a <biblStruct>. */
static void add_source(const DocumentPart *part, const xmlNode *source) {
    const xmlNode *bibl = xml_below(source, NULL, SPACE_ANY, "bibl"), *date = xml_below(source, NULL, SPACE_ANY, "date");
    const xmlNode *journal = xml_path(source, "biblStruct/monogr/title");
    part_date(part, LODE_PUBLISHED, date, "when", "sourceDesc");
    part_line(part, LODE_PUBLISHER, BLOCK_ROLES, xml_below(source, NULL, SPACE_ANY, "publisher"), "sourceDesc");
    part_line(part, LODE_PUBLISHER, BLOCK_ROLES, journal, "sourceDesc");
    part_attr(part, LODE_URL, xml_below(source, NULL, SPACE_ANY, "ref"), "target", "sourceDesc");
    part_attr(part, LODE_URL, xml_below(source, NULL, SPACE_ANY, "ptr"), "target", "sourceDesc");
    add_authors(part, bibl, "sourceDesc");
    add_authors(part, xml_path(source, "biblStruct/analytic"), "sourceDesc");
}

static void add_profile(const DocumentPart *part, const xmlNode *profile) {
    part_attr(part, LODE_LANGUAGE, xml_path(profile, "langUsage/language"), "ident", "langUsage");
    part_date(part, LODE_PUBLISHED, xml_path(profile, "creation/date"), "when", "creation");
    const xmlNode *keywords = xml_path(profile, "textClass/keywords");
    for (const xmlNode *at = xml_below(keywords, NULL, SPACE_ANY, "term"); at != NULL;
         at = xml_below(keywords, at, SPACE_ANY, "term"))
        draft_tag(part->draft, xml_line(at, part->scratch));
}

static void add_header(const DocumentPart *part, const xmlNode *header) {
    const xmlNode *file = xml_child(header, SPACE_ANY, "fileDesc");
    const xmlNode *titles = xml_child(file, SPACE_ANY, "titleStmt"), *made = xml_child(file, SPACE_ANY, "publicationStmt");
    part_line(part, LODE_TITLE, BLOCK_TITLE, title_of(titles, "main"), "titleStmt");
    part_line(part, LODE_TITLE, BLOCK_TITLE, xml_child(titles, SPACE_ANY, "title"), "titleStmt");
    part_line(part, LODE_SUBTITLE, BLOCK_SUBTITLE, title_of(titles, "sub"), "titleStmt");
    add_authors(part, titles, "titleStmt");
    add_source(part, xml_child(file, SPACE_ANY, "sourceDesc"));
    add_profile(part, xml_child(header, SPACE_ANY, "profileDesc"));
    part_date(part, LODE_PUBLISHED, xml_child(made, SPACE_ANY, "date"), "when", "publicationStmt");
    part_line(part, LODE_PUBLISHER, BLOCK_ROLES, xml_child(made, SPACE_ANY, "publisher"), "publicationStmt");
}

void tei_add(const DocumentPart *part) {
    const xmlNode *text = xml_child(part->node, SPACE_ANY, "text"), *body = xml_child(text, SPACE_ANY, "body");
    const xmlNode *byline = xml_below(text, NULL, SPACE_ANY, "byline");
    LodeString language = text != NULL ? xml_language(text) : (LodeString){NULL, 0};
    if (language.s != NULL)
        draft_field(part->draft, LODE_LANGUAGE, language, "xml:lang");
    add_header(part, xml_child(part->node, SPACE_ANY, "teiHeader"));
    if (part->draft->authors.len == 0)
        part_people(part, byline, "byline");
    part_body(part, body, rename_tei, "body");
    for (const xmlNode *at = xml_below(body, NULL, SPACE_ANY, "figDesc"); at != NULL;
         at = xml_below(body, at, SPACE_ANY, "figDesc"))
        draft_caption(part->draft, xml_line(at, part->scratch), (LodeString){NULL, 0});
}
