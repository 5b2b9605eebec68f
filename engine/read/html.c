/* html.c - see html.h: decode, parse, find, and put together. */
#define _GNU_SOURCE /* memmem */
#include "read/html.h"

#include "base/error.h"
#include "html/body.h"
#include "html/meta.h"
#include "read/site.h"
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

/* What a site rule found stays. */
static void add_fields(Draft *draft, const Meta *meta) {
    bool signed_already = draft->authors.len > 0;
    for (int field = 0; field < LODE_FIELD_COUNT; field++)
        if (meta->fields[field].value.s != NULL)
            draft_field(draft, (LodeField)field, meta->fields[field].value,
                        meta->fields[field].origin);
    for (size_t i = 0; i < meta->author_count && !signed_already; i++)
        draft_author(draft, meta->authors[i].value, meta->authors[i].origin);
    for (size_t i = 0; i < meta->tag_count; i++)
        draft_tag(draft, meta->tags[i]);
}

typedef struct HtmlSource {
    const ReaderContext *context;
    const LodeSink *sink;
    LodeString html; /* UTF-8 */
} HtmlSource;

/* What the rule for the page's site says, which counts more than what is found without one. */
static void ask_site(const HtmlSource *from, const Page *page, const Meta *meta, SiteFields *fields) {
    LodeError error;
    const char *url = meta->fields[LODE_URL].value.s != NULL ? meta->fields[LODE_URL].value.s : page->url;
    if (!site_apply(from->context, url, from->html.s, from->html.len, fields, &error) && error.status != LODE_OK)
        from->sink->failed(from->sink->context, &error);
}

static void read_page(const HtmlSource *from, Page *page, Draft *draft) {
    Meta meta;
    SiteFields site;
    meta_find(page, &meta);
    ask_site(from, page, &meta, &site);
    site_fill(&site, draft);
    add_fields(draft, &meta);
    if (!site_blocks(&site, draft))
        body_find(page, &meta, draft);
    site_free(&site);
    meta_free(&meta);
}

/* The page itself, for those who ask it for XPaths. */
static void keep_page(LodeArticle *article, LodeString html) {
    article->page.html = (LodeString){arena_dup(&article->arena, html.s, html.len), html.len};
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
        keep_page(draft.article, decoded.text);
    read_page(&(HtmlSource){context, sink, decoded.text}, &page, &draft);
    page_free(&page);
    buffer_free(&utf8);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}
