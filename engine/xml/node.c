/* node.c - see node.h */
#include "xml/node.h"

#include "xml/libxml2.h"

#include <stdlib.h>
#include <strings.h>

const char *node_name(const xmlNode *node) {
    const char *name = (const char *)node->name, *colon = strrchr(name, ':');
    return colon != NULL ? colon + 1 : name;
}

bool node_is(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcasecmp(node_name(node), name) == 0;
}

static bool has_word(const char *words, const char *s, size_t len) {
    for (const char *p = words; (p = strchr(p, ' ')) != NULL; p++)
        if (strncasecmp(p + 1, s, len) == 0 && p[1 + len] == ' ')
            return len > 0;
    return false;
}

bool node_in(const xmlNode *node, const char *prefixes) {
    const char *name = (const char *)node->name, *colon = strchr(name, ':');
    if (colon != NULL)
        return has_word(prefixes, name, (size_t)(colon - name));
    const char *prefix = node->ns != NULL ? (const char *)node->ns->prefix : NULL;
    return prefix != NULL && has_word(prefixes, prefix, strlen(prefix));
}

xmlNode *node_child(const xmlNode *node, const char *name) {
    for (xmlNode *child = node->children; child != NULL; child = child->next)
        if (node_is(child, name))
            return child;
    return NULL;
}

xmlNode *node_next(xmlNode *node, const xmlNode *top) {
    if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        return node->children;
    while (node != NULL && node != top && node->next == NULL)
        node = node->parent;
    return node == NULL || node == top ? NULL : node->next;
}

xmlNode *node_below(xmlNode *node, const char *name) {
    for (xmlNode *at = node_next(node, node); at != NULL; at = node_next(at, node))
        if (node_is(at, name))
            return at;
    return NULL;
}

static LodeString keep(const Buffer *text, Arena *arena) {
    return (LodeString){arena_dup(arena, text->len > 0 ? text->data : "", text->len), text->len};
}

LodeString node_attr(const xmlNode *node, const char *name, Arena *arena) {
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        const char *own = (const char *)a->name, *colon = strrchr(own, ':');
        if (strcasecmp(colon != NULL ? colon + 1 : own, name) != 0)
            continue;
        xmlChar *value = libxml2()->list_string(node->doc, a->children, 1);
        const char *s = value != NULL ? (const char *)value : "";
        LodeString copy = {arena_dup(arena, s, strlen(s)), strlen(s)};
        (*libxml2()->free_string)(value);
        return copy;
    }
    return (LodeString){NULL, 0};
}

static bool is_text(const xmlNode *node) {
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

LodeString node_text(xmlNode *node, Arena *arena) {
    Buffer text = {0};
    for (xmlNode *at = node_next(node, node); at != NULL; at = node_next(at, node))
        if (is_text(at) && at->content != NULL)
            buffer_puts(&text, (const char *)at->content);
    LodeString copy = keep(&text, arena);
    buffer_free(&text);
    return copy;
}

static void put_escaped(Buffer *out, const char *s) {
    for (; *s != '\0'; s++) {
        if (*s == '<')
            buffer_puts(out, "&lt;");
        else if (*s == '&')
            buffer_puts(out, "&amp;");
        else
            buffer_putc(out, *s);
    }
}

/* Depth is bounded by the parser (256). */
static void put_html(xmlNode *node, Buffer *out) {
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        if (is_text(child) && child->content != NULL)
            put_escaped(out, (const char *)child->content);
        if (child->type != XML_ELEMENT_NODE)
            continue;
        buffer_printf(out, "<%s>", node_name(child));
        put_html(child, out);
        buffer_printf(out, "</%s>", node_name(child));
    }
}

LodeString node_html(xmlNode *node, Arena *arena) {
    Buffer html = {0};
    put_html(node, &html);
    LodeString copy = keep(&html, arena);
    buffer_free(&html);
    return copy;
}

LodeString node_link(xmlNode *node, LodeString link, Arena *arena) {
    xmlChar *base = libxml2()->base(node->doc, node);
    xmlChar *whole = base != NULL ? libxml2()->build_uri((const xmlChar *)link.s, base) : NULL;
    if (whole != NULL)
        link = (LodeString){arena_dup(arena, (const char *)whole, strlen((const char *)whole)),
                            strlen((const char *)whole)};
    (*libxml2()->free_string)(whole);
    (*libxml2()->free_string)(base);
    return link;
}
