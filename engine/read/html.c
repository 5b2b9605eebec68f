/* html.c - see html.h: decode, parse, find, and put together. */
#define _GNU_SOURCE /* memmem */
#include "read/html.h"

#include "base/error.h"
#include "html/body.h"
#include "html/meta.h"
#include "read/markup.h"
#include "read/page_fields.h"
#include "text/labels.h"

#include <ctype.h>
#include <strings.h>

/* ---- sniffing ---- */

/* Behind white space, a byte order mark, comments and declarations of XML. */
static const char *skip_prolog(const char *p, const char *end) {
    if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    for (;;) {
        while (p < end && isspace((unsigned char)*p))
            p++;
        const char *stop = NULL;
        if (end - p > 4 && memcmp(p, "<!--", 4) == 0)
            stop = memmem(p, (size_t)(end - p), "-->", 3);
        else if (end - p > 2 && memcmp(p, "<?", 2) == 0)
            stop = memchr(p, '>', (size_t)(end - p));
        if (stop == NULL)
            return p;
        p = stop + (*stop == '-' ? 3 : 1);
    }
}

static bool begins(const char *p, const char *end, const char *word) {
    size_t len = strlen(word);
    return (size_t)(end - p) > len && strncasecmp(p, word, len) == 0 &&
           !isalnum((unsigned char)p[len]);
}

bool html_sniff(const LodeSource *source) {
    static const char *const OPENINGS[] = {"<!doctype html", "<html",  "<head", "<body", "<meta",
                                           "<title",         "<script", "<div", "<link", "<style"};
    const char *end = (const char *)source->bytes + source->size;
    const char *p = source->size > 0 ? skip_prolog(source->bytes, end) : end;
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++)
        if (begins(p, end, OPENINGS[i]))
            return true;
    return false;
}

/* ---- reading ---- */

static void add_fields(Draft *draft, const Meta *meta) {
    bool authors = draft->authors.len == 0; /* a script may have named them */
    for (int field = 0; field < LODE_FIELD_COUNT; field++)
        if (meta->fields[field].value.s != NULL)
            draft_field(draft, (LodeField)field, meta->fields[field].value,
                        meta->fields[field].origin);
    for (size_t i = 0; authors && i < meta->author_count; i++)
        draft_author(draft, meta->authors[i].value, meta->authors[i].origin);
    for (size_t i = 0; i < meta->tag_count; i++)
        draft_tag(draft, meta->tags[i]);
}

/* What a script for the site finds wins over all else.  False when it failed. */
static bool ask_scripts(const ReaderContext *context, const Page *page, LodeString html, const Meta *meta,
                        Draft *draft, PageFields **found, LodeError *error) {
    bool failed = false;
    const char *url = meta->fields[LODE_URL].value.s != NULL ? meta->fields[LODE_URL].value.s : page->url;
    PageAsked asked = {.url = url != NULL ? url : "", .text = html};
    *found = NULL;
    if (context->page_rule == NULL || url == NULL)
        return true;
    if (context->page_rule(context->layout_engine, &draft->article->arena, &asked, found, &failed, error) > 0)
        draft_page_fields(draft, *found);
    return !failed;
}

static bool read_page(const ReaderContext *context, Page *page, LodeString html, Draft *draft, LodeError *error) {
    Meta meta;
    PageFields *found;
    meta_find(page, &meta);
    if (!ask_scripts(context, page, html, &meta, draft, &found, error)) {
        meta_free(&meta);
        return false;
    }
    add_fields(draft, &meta);
    draft_block(draft, BLOCK_TITLE, draft->article->fields[LODE_TITLE].value);
    draft_block(draft, BLOCK_SUBTITLE, draft->article->fields[LODE_SUBTITLE].value);
    if (found != NULL && found->fields[LODE_BODY].s != NULL)
        draft_markup(draft, found->fields[LODE_BODY]);
    else
        body_find(page, draft);
    meta_free(&meta);
    return true;
}

void html_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    Buffer utf8 = {0};
    Page page;
    Draft draft;
    LodeError error;
    Decoded decoded = decode_page(source->bytes, source->size, source->charset, &utf8);
    draft_begin(&draft, context->owner, source->name);
    draft.article->replaced = (uint32_t)decoded.replaced;
    page_parse(&page, decoded.text.s, decoded.text.len);
    page.url = source->url;
    if (context->keep_pages)
        draft_page(&draft, decoded.text, false);
    bool ok = read_page(context, &page, decoded.text, &draft, &error);
    page_free(&page);
    buffer_free(&utf8);
    if (!ok)
        draft_discard(&draft);
    LodeArticle *article = ok ? draft_finish(&draft, &error) : NULL;
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}
