/* reuters.c - Reuters-21578: <REUTERS> with DATE, TOPICS, PLACES and TEXT. */
#include "xml/document.h"
#include "xml/fields.h"

#include <ctype.h>
#include <strings.h>

static const char PUBLISHER[] = "Reuters";

/* ---- the text ---- */

typedef struct Lines {
    const char *p, *end;
} Lines;

static bool next_line(Lines *lines, LodeString *line) {
    if (lines->p >= lines->end)
        return false;
    const char *stop = memchr(lines->p, '\n', (size_t)(lines->end - lines->p));
    if (stop == NULL)
        stop = lines->end;
    *line = (LodeString){lines->p, (size_t)(stop - lines->p)};
    lines->p = stop + 1;
    return true;
}

static LodeString trimmed(LodeString s) {
    while (s.len > 0 && isspace((unsigned char)s.s[s.len - 1]))
        s.len--;
    while (s.len > 0 && isspace((unsigned char)*s.s))
        s = (LodeString){s.s + 1, s.len - 1};
    return s;
}

/* The agency's sign-off, alone in the last line. */
static bool is_sign_off(LodeString line) {
    line = trimmed(line);
    return line.len == 6 && strncasecmp(line.s, "Reuter", 6) == 0;
}

/* Tables are set with blanks between their columns; one line, one block there. */
static bool is_row(LodeString line) {
    line = trimmed(line);
    for (size_t i = 0; i + 2 < line.len; i++)
        if (line.s[i] == ' ' && line.s[i + 1] == ' ' && line.s[i + 2] == ' ')
            return true;
    return false;
}

static void flush(Draft *draft, Buffer *paragraph) {
    if (paragraph->len > 0)
        draft_block(draft, BLOCK_PARAGRAPH, (LodeString){paragraph->data, paragraph->len});
    paragraph->len = 0;
}

/* A line that is set in begins a paragraph. */
static void add_text(const DocumentPart *part, const xmlNode *body) {
    Buffer text = {0}, paragraph = {0};
    LodeString line;
    xml_text(body, &text);
    Lines lines = {text.data, text.data != NULL ? text.data + text.len : NULL};
    while (next_line(&lines, &line)) {
        bool row = is_row(line);
        if (is_sign_off(line)) {
            draft_dropped(part->draft, line, "sign-off of the agency");
            continue;
        }
        if (row || (line.len > 2 && line.s[0] == ' ' && line.s[1] == ' ') || trimmed(line).len == 0)
            flush(part->draft, &paragraph);
        buffer_add(&paragraph, line.s, line.len);
        buffer_putc(&paragraph, '\n');
        if (row)
            flush(part->draft, &paragraph);
    }
    flush(part->draft, &paragraph);
    buffer_free(&paragraph);
    buffer_free(&text);
}

/* ---- fields ---- */

static void add_tags(const DocumentPart *part, const char *list) {
    const xmlNode *parent = xml_child(part->node, SPACE_ANY, list);
    for (const xmlNode *at = xml_child(parent, SPACE_ANY, "D"); at != NULL; at = xml_next(at, SPACE_ANY, "D"))
        draft_tag(part->draft, xml_line(at, part->scratch));
}

/* "    SALVADOR, Feb 26 - " without its dash. */
static void add_dateline(const DocumentPart *part, const xmlNode *dateline) {
    LodeString line = xml_line(dateline, part->scratch);
    while (line.len > 0 && strchr(" -", line.s[line.len - 1]) != NULL)
        line.len--;
    if (line.len > 0)
        draft_field(part->draft, LODE_DATELINE, line, "DATELINE");
}

/* "by Lisa Vale, Reuters" without the agency. */
static void add_author(const DocumentPart *part, const xmlNode *author) {
    static const char AGENCY[] = ", Reuters";
    size_t len = sizeof AGENCY - 1;
    LodeString line = xml_line(author, part->scratch);
    if (line.len > len && strncasecmp(line.s + line.len - len, AGENCY, len) == 0)
        line.len -= len;
    field_people(part->draft, line, "AUTHOR");
}

void reuters_add(const DocumentPart *part) {
    const xmlNode *text = xml_child(part->node, SPACE_ANY, "TEXT"), *body = xml_child(text, SPACE_ANY, "BODY");
    part_line(part, LODE_TITLE, BLOCK_TITLE, xml_child(text, SPACE_ANY, "TITLE"), "TITLE");
    if (body != NULL || (text != NULL && !xml_has_elements(text)))
        add_text(part, body != NULL ? body : text);
    part_date(part, LODE_PUBLISHED, xml_child(part->node, SPACE_ANY, "DATE"), NULL, "DATE");
    add_author(part, xml_child(text, SPACE_ANY, "AUTHOR"));
    add_dateline(part, xml_child(text, SPACE_ANY, "DATELINE"));
    draft_field(part->draft, LODE_PUBLISHER, (LodeString){PUBLISHER, sizeof PUBLISHER - 1}, "format");
    add_tags(part, "TOPICS");
    add_tags(part, "PLACES");
    add_tags(part, "PEOPLE");
    add_tags(part, "ORGS");
}
