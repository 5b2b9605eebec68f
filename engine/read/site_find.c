/* site_find.c - applies a rule to a tree (site_rule.h). */
#include "base/error.h"
#include "read/markup.h"
#include "read/site_rule.h"
#include "read/when.h"
#include "xml/doc.h"

#include <strings.h>

enum {
    MOST_VALUES = 500, /* of a field */
    HIGHEST = 250      /* how far up is looked from a node for one that holds it */
};

typedef struct Finding {
    const SiteRule *rule;
    const char *source;
    xmlNode *top;
    SiteFields *out;
    Buffer *gone; /* of xmlNode *: what was taken out of the tree */
    Buffer line, found;
    bool ok;
    LodeError *error; /* the first */
} Finding;

static void note_failure(Finding *f, SiteField field, const LodeError *why) {
    if (f->ok)
        error_set(f->error, LODE_BAD_RULE, "%s: %s: %s: %s", f->source, f->rule->file, SITE_FIELD_NAMES[field],
                  why->message);
    f->ok = false;
}

/* ---- values ---- */

static bool is_date(SiteField field) {
    return field == SITE_PUBLISHED || field == SITE_MODIFIED;
}

static void keep_value(Finding *f, SiteField field, LodeString value, Buffer *list) {
    char iso[32];
    if (is_date(field)) {
        if (!parse_when(value, iso))
            return;
        value = (LodeString){iso, strlen(iso)};
    }
    if (value.len == 0 || list->len / sizeof value >= MOST_VALUES)
        return;
    value.s = arena_dup(&f->out->arena, value.s, value.len);
    buffer_add(list, &value, sizeof value);
}

/* The value that the way's pattern finds in a text, or the text itself. */
static void take_text(Finding *f, const SiteWay *way, LodeString text, Buffer *list) {
    const Sites *sites = f->rule->sites;
    LodeError why = {0};
    if (way->pattern < 0) {
        keep_value(f, way->field, text, list);
        return;
    }
    f->found.len = 0;
    if (sites->pattern(sites->engine, way->pattern, text, &f->found, &why))
        keep_value(f, way->field, (LodeString){f->found.data, f->found.len}, list);
    else if (why.status != LODE_OK)
        note_failure(f, way->field, &why);
}

static void take_nodes(Finding *f, const SiteWay *way, Buffer *list) {
    LodeError why = {0};
    xmlXPathObject *result = page_evaluate(way->xpath, f->top, &why);
    if (result == NULL) {
        note_failure(f, way->field, &why);
        return;
    }
    for (size_t i = 0; i < page_values(result); i++)
        take_text(f, way, page_value(result, i, &f->line), list);
    xmlXPathFreeObject(result);
}

/* ---- the visible text ---- */

static bool is_hidden(const xmlNode *node) {
    static const char *const HIDDEN[] = {"script", "style", "head", "template", "noscript"};
    for (size_t i = 0; i < sizeof HIDDEN / sizeof *HIDDEN; i++)
        if (xml_is(node, SPACE_ANY, HIDDEN[i]))
            return true;
    return false;
}

static void visible_text(const xmlNode *top, Buffer *out) {
    for (const xmlNode *at = top; at != NULL; at = xml_step(top, at, is_hidden(at))) {
        if (at->type == XML_TEXT_NODE && at->content != NULL && !is_hidden(at->parent))
            buffer_puts(out, (const char *)at->content);
        else if (xml_is(at, SPACE_ANY, "p") || xml_is(at, SPACE_ANY, "div") || xml_is(at, SPACE_ANY, "br"))
            buffer_putc(out, ' ');
    }
}

static void take_visible(Finding *f, const SiteWay *way, Buffer *list) {
    Buffer raw = {0}, text = {0};
    visible_text(f->top, &raw);
    if (raw.len > 0)
        add_collapsed(&text, (LodeString){raw.data, raw.len});
    if (text.len > 0)
        take_text(f, way, (LodeString){text.data, text.len}, list);
    buffer_free(&raw);
    buffer_free(&text);
}

/* ---- the body ---- */

/* Adds a node as HTML, its own tag around it; text and attributes as paragraphs. */
static void add_node(const xmlNode *node, Buffer *html) {
    Buffer inner = {0};
    const char *tag = node->type == XML_ELEMENT_NODE ? xml_html_name(node) : "p";
    if (strcmp(tag, "span") == 0)
        tag = "p"; /* each node that was asked for is a block */
    if (node->type == XML_ELEMENT_NODE)
        xml_markup(node, NULL, &inner);
    else
        xml_text(node, &inner);
    buffer_printf(html, "<%s>", tag);
    buffer_add(html, inner.data, inner.len);
    buffer_printf(html, "</%s>", tag);
    buffer_free(&inner);
}

/* Whether the node lies in `outer`, or is no part of the tree's text.  Nodes come in document order, so what
** lies in one that was kept lies in the last of them. */
static bool is_inside(const xmlNode *node, const xmlNode *outer) {
    if (node->type == XML_NAMESPACE_DECL)
        return true;
    int up = 0;
    for (node = node->parent; outer != NULL && node != NULL && up < HIGHEST; node = node->parent, up++)
        if (node == outer)
            return true;
    return false;
}

static void take_body(Finding *f, const SiteWay *way) {
    LodeError why = {0};
    Buffer html = {0};
    xmlXPathObject *result = page_evaluate(way->xpath, f->top, &why);
    if (result == NULL) {
        note_failure(f, way->field, &why);
        return;
    }
    const xmlNodeSet *set = result->type == XPATH_NODESET ? result->nodesetval : NULL;
    const xmlNode *kept = NULL;
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        if (!is_inside(set->nodeTab[i], kept))
            add_node(kept = set->nodeTab[i], &html);
    if (set == NULL && page_values(result) > 0)
        buffer_add(&html, page_value(result, 0, &f->line).s, f->line.len);
    if (html.len > 0)
        f->out->body = (LodeString){arena_dup(&f->out->arena, html.data, html.len), html.len};
    buffer_free(&html);
    xmlXPathFreeObject(result);
}

/* ---- what is dropped ---- */

/* Takes the nodes out of the tree. */
static void take_out(Finding *f, const SiteWay *way) {
    LodeError why = {0};
    xmlXPathObject *result = page_evaluate(way->xpath, f->top, &why);
    if (result == NULL) {
        note_failure(f, way->field, &why);
        return;
    }
    const xmlNodeSet *set = result->type == XPATH_NODESET ? result->nodesetval : NULL;
    for (int i = 0; set != NULL && i < set->nodeNr; i++) {
        xmlNode *node = set->nodeTab[i];
        if ((node->type != XML_ELEMENT_NODE && node->type != XML_TEXT_NODE) || node == f->top)
            continue;
        xmlUnlinkNode(node);
        buffer_add(f->gone, &node, sizeof(xmlNode *));
    }
    xmlXPathFreeObject(result);
}

static void drop_nodes(Finding *f) {
    Buffer list = {0};
    for (size_t i = 0; i < f->rule->way_count; i++) {
        const SiteWay *way = &f->rule->ways[i];
        if (way->field != SITE_DROP || way->xpath == NULL)
            continue;
        take_nodes(f, way, &list);
        take_out(f, way);
    }
    f->out->values[SITE_DROP].count = list.len / sizeof(LodeString);
    f->out->values[SITE_DROP].at = (void *)arena_dup(&f->out->arena, list.data, list.len);
    buffer_free(&list);
}

/* ---- the whole ---- */

/* The first of the field's ways that gives something. */
static void find_field(Finding *f, SiteField field) {
    Buffer list = {0};
    for (size_t i = 0; i < f->rule->way_count && list.len == 0 && f->out->body.s == NULL; i++) {
        const SiteWay *way = &f->rule->ways[i];
        if (way->field != field)
            continue;
        if (field == SITE_BODY && way->xpath != NULL && way->pattern < 0)
            take_body(f, way);
        else if (way->xpath != NULL)
            take_nodes(f, way, &list);
        else
            take_visible(f, way, &list);
    }
    f->out->values[field].count = list.len / sizeof(LodeString);
    f->out->values[field].at = (void *)arena_dup(&f->out->arena, list.data, list.len);
    buffer_free(&list);
}

void site_free_gone(Buffer *gone) {
    for (size_t i = 0; i < gone->len / sizeof(xmlNode *); i++)
        xmlFreeNode(((xmlNode **)(void *)gone->data)[i]);
    buffer_free(gone);
}

bool site_find(const SiteRule *rule, const char *source, xmlNode *top, SiteFields *out, Buffer *gone,
               LodeError *error) {
    Finding f = {.rule = rule, .source = source, .top = top, .out = out, .gone = gone, .ok = true, .error = error};
    out->rule = rule->name;
    drop_nodes(&f);
    for (int field = 0; field < SITE_DROP; field++)
        find_field(&f, (SiteField)field);
    buffer_free(&f.line);
    buffer_free(&f.found);
    return f.ok;
}
