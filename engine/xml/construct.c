/* construct.c - see construct.h: RFC 4287, 3.1 and 4.1.3, and what Atom 0.3 and RSS do. */
#include "xml/construct.h"

#include "read/markup.h"
#include "read/prose.h"
#include "text/encode.h"

#include <ctype.h>
#include <strings.h>

/* ---- base64 ---- */

static int sextet(char c) {
    static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c != '\0' ? strchr(ALPHABET, c) : NULL;
    return at != NULL ? (int)(at - ALPHABET) : -1;
}

/* Decodes in place; what decodes to no UTF-8 is left as it was. */
static void decode_base64(Buffer *text) {
    Buffer out = {0};
    uint32_t bits = 0;
    unsigned count = 0;
    for (size_t i = 0; i < text->len && text->data[i] != '='; i++) {
        int value = sextet(text->data[i]);
        if (value < 0 && !isspace((unsigned char)text->data[i])) {
            buffer_free(&out);
            return;
        }
        if (value < 0)
            continue;
        bits = bits << 6 | (uint32_t)value;
        if (++count % 4 != 1)
            buffer_putc(&out, (char)(bits >> (6 - 2 * ((count - 1) % 4)) & 0xFF));
    }
    if (utf8_valid(out.data, out.len) == out.len) {
        buffer_free(text);
        *text = out;
    } else {
        buffer_free(&out);
    }
}

/* ---- types ---- */

static bool ends_with(LodeString s, const char *end) {
    size_t len = strlen(end);
    return s.len >= len && strncasecmp(s.s + s.len - len, end, len) == 0;
}

static bool is_html_type(LodeString type) {
    return strcasecmp(type.s, "html") == 0 || strcasecmp(type.s, "xhtml") == 0 ||
           ends_with(type, "/html") || ends_with(type, "/xhtml") || ends_with(type, "xhtml+xml");
}

static bool is_text_type(LodeString type) {
    return strcasecmp(type.s, "text") == 0 || strcasecmp(type.s, "text/plain") == 0;
}

/* A media type that is neither text nor XML comes in base64. */
static bool is_base64(const xmlNode *node, LodeString type) {
    if (xml_attr_is(node, "mode", "base64"))
        return true;
    return type.s != NULL && strchr(type.s, '/') != NULL && strncasecmp(type.s, "text/", 5) != 0 &&
           !ends_with(type, "+xml") && !ends_with(type, "/xml") && !is_html_type(type);
}

void construct_read(Construct *c, const xmlNode *node) {
    LodeString type = xml_attr(node, "type");
    bool elements = xml_has_elements(node);
    c->text.len = 0;
    if (elements)
        xml_markup(node, NULL, &c->text);
    else
        xml_text(node, &c->text);
    if (!elements && is_base64(node, type))
        decode_base64(&c->text);
    LodeString text = {c->text.data, c->text.len};
    c->html = elements || (type.s != NULL && is_html_type(type)) ||
              ((type.s == NULL || !is_text_type(type)) && text.len > 0 && is_markup(text));
}

void construct_free(Construct *c) {
    buffer_free(&c->text);
}

void construct_line(Construct *c, const xmlNode *node, Buffer *out) {
    construct_read(c, node);
    LodeString text = {c->text.data, c->text.len};
    if (c->html && text.len > 0)
        markup_line(out, text);
    else
        buffer_add(out, text.s, text.len);
}

void construct_blocks(const Construct *c, Draft *draft) {
    LodeString text = {c->text.data, c->text.len};
    if (text.len == 0)
        return;
    if (c->html)
        draft_markup(draft, text);
    else
        draft_prose(draft, text);
}
