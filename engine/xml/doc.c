/* doc.c - see doc.h: from bytes to the tree. */
#define _GNU_SOURCE /* memmem */
#include "xml/doc.h"

#include "base/error.h"
#include "text/labels.h"
#include "xml/libxml2.h"
#include "xml/mend.h"

#include <ctype.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdlib.h>
#include <strings.h>

/* The tree is made of mended text: RECOVER and HUGE are for what is merely unusual (undeclared prefixes,
** an attribute twice, one long text). */
enum {
    OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
              XML_PARSE_HUGE | XML_PARSE_COMPACT | XML_PARSE_NOCDATA,
    LABEL_SIZE = 40,
    HEAD_SIZE = 1024
};

/* ---- encodings ---- */

/* Encodings that are told by how "<?xm" looks in them, or by a mark that decode() does not know. */
static const char *label_by_shape(const unsigned char *p, size_t len) {
    static const struct {
        const char *bytes, *label;
    } SHAPES[] = {{"\0\0\0<", "utf-32be"},
                  {"<\0\0\0", "utf-32le"},
                  {"\0\0\xFE\xFF", "utf-32"},
                  {"\xFF\xFE\0\0", "utf-32"},
                  {"\x4C\x6F\xA7\x94", "ibm037"}};
    for (size_t i = 0; len >= 4 && i < sizeof SHAPES / sizeof *SHAPES; i++)
        if (memcmp(p, SHAPES[i].bytes, 4) == 0)
            return SHAPES[i].label;
    return NULL;
}

/* What the declaration says: encoding="…". */
static bool label_in_declaration(const char *bytes, size_t len, char label[LABEL_SIZE]) {
    size_t n = 0, head = len < HEAD_SIZE ? len : HEAD_SIZE;
    const char *end = memmem(bytes, head, "?>", 2);
    const char *at = end != NULL ? memmem(bytes, (size_t)(end - bytes), "encoding", 8) : NULL;
    if (at == NULL || memmem(bytes, (size_t)(at - bytes), "<?xml", 5) == NULL)
        return false;
    at += 8;
    while (at < end && (isspace((unsigned char)*at) || *at == '=' || *at == '"' || *at == '\''))
        at++;
    while (at < end && n < LABEL_SIZE - 1 && (isalnum((unsigned char)*at) || strchr("-_.:", *at) != NULL))
        label[n++] = *at++;
    label[n] = '\0';
    return n > 0;
}

/* Whether a label names an encoding whose bytes cannot be told from others': 16 and 32 bits can. */
static bool is_wide(const char *label) {
    return strncasecmp(label, "utf-16", 6) == 0 || strncasecmp(label, "utf-32", 6) == 0 ||
           strncasecmp(label, "iso-10646", 9) == 0 || strncasecmp(label, "ucs-", 4) == 0 ||
           strncasecmp(label, "u16", 3) == 0;
}

LodeString xml_utf8(const void *bytes, size_t size, const char *charset, Buffer *scratch, size_t *replaced) {
    char declared[LABEL_SIZE];
    const char *label = size > 0 ? label_by_shape(bytes, size) : NULL;
    if (label == NULL)
        label = charset;
    if (label == NULL && size > 0 && label_in_declaration(bytes, size, declared))
        label = declared;
    bool by_content = label != NULL && is_wide(label) && label != label_by_shape(bytes, size);
    Decoded decoded = decode_labelled(bytes, size, by_content ? NULL : label, scratch);
    *replaced = decoded.replaced;
    return decoded.text;
}

/* ---- the tree ---- */

static bool make_tree(XmlDoc *doc, const char *name, LodeError *error) {
    if (doc->mended.len >= INT_MAX)
        return error_set(error, LODE_BAD_INPUT, "%s: an XML document of 2 GiB or more: split it", name);
    doc->tree = libxml2()->read_memory(doc->mended.data, (int)doc->mended.len, NULL, "UTF-8", OPTIONS);
    if (doc->tree == NULL || libxml2()->root(doc->tree) == NULL)
        return error_set(error, LODE_BAD_INPUT, "%s: no XML that can be read", name);
    return true;
}

bool xml_parse(XmlDoc *doc, const LodeSource *source, LodeError *error) {
    *doc = (XmlDoc){0};
    if (libxml2() == NULL)
        return error_set(error, LODE_BAD_INPUT, "%s: %s", source->name, NO_LIBXML2);
    LodeString text = xml_utf8(source->bytes, source->size, source->charset, &doc->utf8, &doc->replaced);
    MendProblem problem = xml_mend(&doc->mended, text);
    buffer_free(&doc->utf8);
    if (problem == MEND_NO_ROOT)
        return error_set(error, LODE_BAD_INPUT, "%s: no XML: there is no element in it", source->name);
    if (problem == MEND_ENTITIES)
        return error_set(error, LODE_BAD_INPUT,
                         "%s: the entities of its DTD expand to more than %d bytes: replace them by what "
                         "they stand for",
                         source->name, MEND_EXPANSION);
    return make_tree(doc, source->name, error);
}

void xml_free(XmlDoc *doc) {
    if (doc->tree != NULL)
        libxml2()->free_doc(doc->tree);
    buffer_free(&doc->utf8);
    buffer_free(&doc->mended);
    *doc = (XmlDoc){0};
}
