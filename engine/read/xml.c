/* xml.c - see xml.h: decode, mend, parse, and leave it to the format whose root it is. */
#include "read/xml.h"

#include "base/error.h"
#include "read/markup.h"
#include "read/page_fields.h"
#include "text/labels.h"
#include "xml/formats.h"
#include "xml/libxml2.h"
#include "xml/mend.h"

#include <ctype.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <strings.h>

void xml_add(Record *record, const char *name, LodeString value) {
    record_add(record, (LodeString){name, strlen(name)}, value);
}

void xml_give(const ReaderContext *context, const LodeSource *source, const Record *record, RecordKind kind,
              size_t number, const LodeSink *sink) {
    Buffer name = {0};
    if (number > 0)
        buffer_printf(&name, "%s#%zu", source->name, number);
    else
        buffer_puts(&name, source->name);
    buffer_putc(&name, '\0');
    record_give(context, name.data, source->url, record->values, record->count, kind, sink);
    buffer_free(&name);
}

/* ---- sniffing ---- */

static bool begins(const char *p, const char *end, const char *word) {
    size_t len = strlen(word);
    return (size_t)(end - p) >= len && strncasecmp(p, word, len) == 0;
}

/* Behind a comment, a document type with what it declares in brackets, or another declaration. */
static const char *skip_declaration(const char *p, const char *end) {
    bool comment = begins(p, end, "<!--"), inner = false;
    for (; p < end; p++) {
        if (!comment && (*p == '[' || *p == ']'))
            inner = *p == '[';
        if (*p == '>' && !inner && (!comment || (p[-1] == '-' && p[-2] == '-')))
            return p + 1;
    }
    return end;
}

/* Behind blanks, a byte order mark, declarations and comments: the root's tag. */
static const char *find_root(const char *p, const char *end, bool *declared) {
    if (begins(p, end, "\xEF\xBB\xBF"))
        p += 3;
    for (;;) {
        while (p < end && isspace((unsigned char)*p))
            p++;
        if (!begins(p, end, "<?") && !begins(p, end, "<!"))
            return p;
        *declared = *declared || begins(p, end, "<?xml");
        p = skip_declaration(p, end);
    }
}

/* Whatever prefix the root has. */
static bool is_known_root(const char *p, const char *end) {
    static const char *const ROOTS[] = {"rss", "RDF", "feed", "nitf", "newsItem", "newsMessage", "packageItem",
                                        "TEI", "channel", "teiCorpus"};
    const char *stop = p + 1;
    for (p++; stop < end && (isalnum((unsigned char)*stop) || strchr("._-:", *stop) != NULL); stop++)
        if (*stop == ':')
            p = stop + 1;
    for (size_t i = 0; i < sizeof ROOTS / sizeof *ROOTS; i++)
        if (begins(p, end, ROOTS[i]))
            return true;
    return false;
}

bool xml_sniff(const LodeSource *source) {
    bool declared = false;
    const char *end = (const char *)source->bytes + source->size;
    if (source->size == 0)
        return false;
    const char *p = find_root(source->bytes, end, &declared);
    if (begins(p, end, "<html") || end - p < 2 || *p != '<')
        return false;
    return declared || is_known_root(p, end);
}

/* ---- XML ---- */

static void fail(const LodeSource *source, const LodeSink *sink, const char *why, const char *what) {
    LodeError error;
    error_set(&error, LODE_BAD_INPUT, "%s: %s%s", source->name, why, what);
    sink->failed(sink->context, &error);
}

/* ---- XML that a script maps ---- */

static void give_mapped(const ReaderContext *context, const LodeSource *source, const PageFields *found,
                        size_t number, const LodeSink *sink) {
    Draft draft;
    LodeError error;
    Buffer name = {0};
    if (number > 0)
        buffer_printf(&name, "%s#%zu", source->name, number);
    else
        buffer_puts(&name, source->name);
    buffer_putc(&name, '\0');
    draft_begin(&draft, context->owner, name.data);
    buffer_free(&name);
    draft_page_fields(&draft, found);
    draft_block(&draft, BLOCK_TITLE, found->fields[LODE_TITLE]);
    draft_block(&draft, BLOCK_SUBTITLE, found->fields[LODE_SUBTITLE]);
    if (found->fields[LODE_BODY].s != NULL)
        draft_markup(&draft, found->fields[LODE_BODY]);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}

/* False when no script is for such a root. */
static bool read_mapped(const ReaderContext *context, const LodeSource *source, xmlNode *root, LodeString text,
                        const LodeSink *sink) {
    Arena arena = {0};
    LodeError error;
    PageFields *found;
    bool failed = false;
    PageAsked asked = {.root = node_name(root), .text = text};
    if (context->page_rule == NULL)
        return false;
    size_t count = context->page_rule(context->layout_engine, &arena, &asked, &found, &failed, &error);
    for (size_t i = 0; i < count; i++)
        give_mapped(context, source, &found[i], count > 1 ? i + 1 : 0, sink);
    if (failed)
        sink->failed(sink->context, &error);
    arena_free(&arena);
    return failed || count > 0;
}

static void read_root(const ReaderContext *context, const LodeSource *source, xmlNode *root, LodeString text,
                      const LodeSink *sink) {
    char what[160];
    if (read_mapped(context, source, root, text, sink) || feed_read(context, source, root, sink) ||
        news_read(context, source, root, sink))
        return;
    snprintf(what, sizeof what, "<%.40s>: no feed, NITF, NewsML-G2 or TEI; a script in xml/ may map it (docs/pages.md)",
             node_name(root));
    fail(source, sink, "XML with the root ", what);
}

static xmlDoc *parse(LodeString text) {
    int options = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
    int len = text.len < INT_MAX ? (int)text.len : INT_MAX;
    return libxml2()->read_memory(text.s, len, NULL, "UTF-8", options);
}

void xml_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    if (libxml2() == NULL) {
        fail(source, sink, NO_LIBXML2, "");
        return;
    }
    Buffer utf8 = {0}, mended = {0};
    Decoded decoded = decode_page(source->bytes, source->size, source->charset, &utf8);
    buffer_putc(&mended, '\n'); /* so that there is something */
    xml_mend(decoded.text, &mended);
    xmlDoc *document = parse((LodeString){mended.data + 1, mended.len - 1});
    xmlNode *root = document != NULL ? libxml2()->root(document) : NULL;
    if (root != NULL)
        read_root(context, source, root, (LodeString){mended.data + 1, mended.len - 1}, sink);
    else
        fail(source, sink, "no XML that can be read: not even its first element", "");
    if (document != NULL)
        libxml2()->free_doc(document);
    buffer_free(&utf8);
    buffer_free(&mended);
}
