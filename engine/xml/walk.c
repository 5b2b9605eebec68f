/* walk.c - walking the tree and taking text out of it (doc.h). */
#include "xml/doc.h"

#include "read/draft.h"
#include "xml/libxml2.h"

#include <ctype.h>
#include <strings.h>

/* ---- finding ---- */

const xmlNode *xml_next(const xmlNode *node, XmlSpace space, const char *local) {
    for (node = node->next; node != NULL; node = node->next)
        if (xml_is(node, space, local))
            return node;
    return NULL;
}

const xmlNode *xml_child(const xmlNode *parent, XmlSpace space, const char *local) {
    const xmlNode *first = parent != NULL ? parent->children : NULL;
    if (first == NULL || xml_is(first, space, local))
        return first;
    return xml_next(first, space, local);
}

const xmlNode *xml_step(const xmlNode *top, const xmlNode *node, bool skip) {
    if (!skip && node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node != top ? node->next : NULL;
}

const xmlNode *xml_below(const xmlNode *top, const xmlNode *after, XmlSpace space, const char *local) {
    const xmlNode *node = top != NULL ? xml_step(top, after != NULL ? after : top, false) : NULL;
    while (node != NULL && !xml_is(node, space, local))
        node = xml_step(top, node, false);
    return node;
}

/* ---- attributes ---- */

LodeString xml_attr(const xmlNode *node, const char *name) {
    for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
        const char *local = (const char *)at->name, *colon = strchr(local, ':');
        if (strcasecmp(colon != NULL ? colon + 1 : local, name) != 0)
            continue;
        const char *value = at->children != NULL ? (const char *)at->children->content : "";
        return (LodeString){value, strlen(value)};
    }
    return (LodeString){NULL, 0};
}

bool xml_attr_is(const xmlNode *node, const char *name, const char *value) {
    LodeString found = xml_attr(node, name);
    return found.s != NULL && strcasecmp(found.s, value) == 0;
}

/* ---- text ---- */

static bool is_text(const xmlNode *node) {
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL;
}

void xml_text(const xmlNode *node, Buffer *out) {
    for (const xmlNode *at = node; at != NULL; at = xml_step(node, at, false))
        if (is_text(at))
            buffer_puts(out, (const char *)at->content);
}

bool xml_has_elements(const xmlNode *node) {
    for (const xmlNode *at = node->children; at != NULL; at = at->next)
        if (at->type == XML_ELEMENT_NODE)
            return true;
    return false;
}

static void add_escaped(Buffer *out, const char *s) {
    for (;;) {
        size_t plain = strcspn(s, "<>&");
        buffer_add(out, s, plain);
        s += plain;
        if (*s == '\0')
            return;
        buffer_puts(out, *s == '<' ? "&lt;" : *s == '>' ? "&gt;" : "&amp;");
        s++;
    }
}

/* Names that mean in HTML what they mean here; all others become <span>. */
static const char *html_name(const char *local) {
    static const char KNOWN[] = " p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote table tr td th caption br hr a b i em "
                                "strong u sub sup code cite q pre section article header footer aside figure figcaption "
                                "script style head title iframe object svg img ";
    char wanted[16] = " ";
    size_t len = strlen(local);
    if (len > sizeof wanted - 3)
        return "span";
    for (size_t i = 0; i < len; i++)
        wanted[1 + i] = (char)tolower((unsigned char)local[i]);
    memcpy(wanted + 1 + len, " ", 2);
    const char *at = strstr(KNOWN, wanted);
    return at != NULL ? local : "span";
}

/* What goes into the markup for an element; NULL: nothing, nor for what is in it. */
static const char *new_name(const xmlNode *node, RenameTag rename) {
    return rename != NULL ? rename(node) : html_name(xml_local(node));
}

static void open_tag(Buffer *out, const char *name) {
    buffer_printf(out, "<%s>", name);
}

static void close_tag(Buffer *out, const char *name) {
    if (name != NULL && strcasecmp(name, "br") != 0)
        buffer_printf(out, "</%s>", name);
}

void xml_markup(const xmlNode *node, RenameTag rename, Buffer *out) {
    const xmlNode *at = node->children;
    while (at != NULL && at != node) {
        const char *name = at->type == XML_ELEMENT_NODE ? new_name(at, rename) : NULL;
        if (is_text(at))
            add_escaped(out, (const char *)at->content);
        else if (name != NULL)
            open_tag(out, name);
        if (name != NULL && at->children != NULL) {
            at = at->children;
            continue;
        }
        while (at != node) {
            if (at->type == XML_ELEMENT_NODE)
                close_tag(out, new_name(at, rename));
            if (at->next != NULL)
                break;
            at = at->parent;
        }
        at = at != node ? at->next : node;
    }
}

const char *xml_html_name(const xmlNode *node) {
    return html_name(xml_local(node));
}

LodeString xml_line(const xmlNode *node, Buffer *scratch) {
    Buffer raw = {0};
    scratch->len = 0;
    if (node != NULL)
        xml_text(node, &raw);
    if (raw.len > 0)
        add_collapsed(scratch, (LodeString){raw.data, raw.len});
    buffer_free(&raw);
    return (LodeString){scratch->len > 0 ? scratch->data : NULL, scratch->len};
}

const xmlNode *xml_path(const xmlNode *from, const char *path) {
    while (from != NULL && *path != '\0') {
        char step[40];
        size_t len = strcspn(path, "/");
        memcpy(step, path, len);
        step[len] = '\0';
        from = xml_child(from, SPACE_ANY, step);
        path += len + (path[len] == '/');
    }
    return from;
}

/* ---- the element itself ---- */

static void add_value(Buffer *out, const char *s) {
    for (; *s != '\0'; s++) {
        if (*s == '"' || *s == '<' || *s == '&')
            buffer_printf(out, "&#%d;", *s);
        else
            buffer_putc(out, *s);
    }
}

static void open_source(const xmlNode *node, Buffer *out) {
    buffer_printf(out, "<%s", xml_local(node));
    for (const xmlAttr *at = node->properties; at != NULL; at = at->next) {
        const char *name = (const char *)at->name, *colon = strchr(name, ':');
        buffer_printf(out, " %s=\"", colon != NULL ? colon + 1 : name);
        add_value(out, at->children != NULL ? (const char *)at->children->content : "");
        buffer_putc(out, '"');
    }
    buffer_putc(out, '>');
}

/* Whatever is open from `node` up to where document order goes on. */
static void close_source(const xmlNode *top, const xmlNode *node, Buffer *out) {
    for (;; node = node->parent) {
        if (node->type == XML_ELEMENT_NODE)
            buffer_printf(out, "</%s>", xml_local(node));
        if (node == top || node->next != NULL)
            return;
    }
}

void xml_keep(const xmlNode *element, Draft *draft) {
    Buffer out = {0};
    for (const xmlNode *at = element; at != NULL; at = xml_step(element, at, false)) {
        if (is_text(at))
            add_escaped(&out, (const char *)at->content);
        else if (at->type == XML_ELEMENT_NODE)
            open_source(at, &out);
        if (at->type != XML_ELEMENT_NODE || at->children == NULL)
            close_source(element, at, &out);
    }
    draft_page(draft, (LodeString){out.data, out.len}, true);
    buffer_free(&out);
}

/* ---- addresses and languages ---- */

static void free_string(xmlChar *s) {
    if (s != NULL)
        (*libxml2()->free_string)(s);
}

void xml_address(const xmlNode *node, LodeString address, const char *base, Buffer *out) {
    size_t before = out->len;
    add_collapsed(out, address);
    buffer_putc(out, '\0');
    const char *uri = out->data + before;
    xmlChar *own = libxml2()->base(node->doc, node);
    xmlChar *whole = own != NULL && base != NULL ? libxml2()->build_uri(own, (const xmlChar *)base) : NULL;
    const xmlChar *from = whole != NULL ? whole : own != NULL ? own : (const xmlChar *)base;
    xmlChar *built = from != NULL ? libxml2()->build_uri((const xmlChar *)uri, from) : NULL;
    out->len = built != NULL ? before : out->len - 1;
    if (built != NULL)
        buffer_puts(out, (const char *)built);
    free_string(built);
    free_string(whole);
    free_string(own);
}

LodeString xml_language(const xmlNode *node) {
    for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
            if (at->ns != NULL && strcmp((const char *)at->name, "lang") == 0 && at->children != NULL) {
                const char *value = (const char *)at->children->content;
                return (LodeString){value, strlen(value)};
            }
    return (LodeString){NULL, 0};
}
