/* site_apply.c - rules applied to pages and XML documents, and what they found put into a draft (site.h). */
#include "base/error.h"
#include "read/listed.h"
#include "read/markup.h"
#include "read/site_rule.h"
#include "xml/doc.h"
#include "xml/fields.h"

/* ---- into a draft ---- */

static void fill_field(const SiteFields *fields, Draft *draft, SiteField from, LodeField to) {
    if (fields->values[from].count > 0)
        draft_field(draft, to, fields->values[from].at[0], "site rule");
}

static void add_tag(void *context, LodeString tag) {
    draft_tag(context, tag);
}

void site_fill(const SiteFields *fields, Draft *draft) {
    static const LodeField TO[] = {LODE_TITLE,    LODE_SUBTITLE, LODE_URL,     LODE_PUBLISHER, LODE_FIELD_COUNT,
                                   LODE_PUBLISHED, LODE_MODIFIED, LODE_SECTION, LODE_LANGUAGE,  LODE_DATELINE};
    for (size_t i = 0; i < sizeof TO / sizeof *TO; i++)
        if (TO[i] != LODE_FIELD_COUNT)
            fill_field(fields, draft, (SiteField)i, TO[i]);
    for (size_t i = 0; i < fields->values[SITE_AUTHORS].count; i++)
        field_people(draft, fields->values[SITE_AUTHORS].at[i], "site rule");
    for (size_t i = 0; i < fields->values[SITE_TAGS].count; i++)
        each_keyword(fields->values[SITE_TAGS].at[i], add_tag, draft);
    for (size_t i = 0; i < fields->values[SITE_DROP].count; i++)
        draft_dropped(draft, fields->values[SITE_DROP].at[i], "site rule");
}

/* The body, or texts that a pattern found. */
static bool add_body(const SiteFields *fields, Draft *draft) {
    if (fields->body.s != NULL)
        draft_markup(draft, fields->body);
    for (size_t i = 0; i < fields->values[SITE_BODY].count; i++)
        draft_block(draft, BLOCK_PARAGRAPH, fields->values[SITE_BODY].at[i]);
    bool found = fields->body.s != NULL || fields->values[SITE_BODY].count > 0;
    if (found)
        draft->article->origins[LODE_BODY] = "site rule";
    return found;
}

bool site_blocks(const SiteFields *fields, Draft *draft) {
    draft_block(draft, BLOCK_TITLE, draft->article->fields[LODE_TITLE].value);
    draft_block(draft, BLOCK_SUBTITLE, draft->article->fields[LODE_SUBTITLE].value);
    bool found = add_body(fields, draft);
    for (size_t i = 0; i < fields->values[SITE_CAPTIONS].count; i++)
        draft_caption(draft, fields->values[SITE_CAPTIONS].at[i], (LodeString){NULL, 0});
    return found;
}

void site_free(SiteFields *fields) {
    arena_free(&fields->arena);
}

/* ---- pages ---- */

/* The rules, loaded on first use. */
static const Sites *rules_of(const ReaderContext *context, LodeError *error) {
    return context->sites != NULL ? context->sites(context->sites_engine, error) : NULL;
}

bool site_apply(const ReaderContext *context, const char *url, const char *html, size_t len,
                SiteFields *out, LodeError *error) {
    *out = (SiteFields){0};
    error->status = LODE_OK;
    const Sites *sites = url != NULL ? rules_of(context, error) : NULL;
    const SiteRule *rule = sites != NULL ? sites_for_host(sites, url) : NULL;
    if (rule == NULL)
        return false;
    xmlDoc *doc = page_tree_html(html, len);
    Buffer gone = {0};
    bool ok = xmlDocGetRootElement(doc) != NULL &&
              site_find(rule, url, xmlDocGetRootElement(doc), out, &gone, error);
    site_free_gone(&gone);
    xmlFreeDoc(doc);
    return ok || error->status == LODE_OK;
}

/* ---- XML ---- */

typedef struct Giving {
    const ReaderContext *context;
    const LodeSource *source;
    const LodeSink *sink;
    const SiteRule *rule;
    Buffer *gone;
} Giving;

static void give_article(const Giving *g, xmlNode *node, size_t number) {
    Draft draft;
    LodeError error = {0};
    SiteFields fields = {0};
    Buffer name = {0};
    buffer_printf(&name, number > 0 ? "%s#%zu" : "%s", g->source->name, number);
    buffer_putc(&name, '\0');
    draft_begin(&draft, g->context->owner, name.data);
    if (g->context->keep_pages)
        draft.article->page.tree = page_tree_element(node);
    if (!site_find(g->rule, name.data, node, &fields, g->gone, &error))
        g->sink->failed(g->sink->context, &error);
    site_fill(&fields, &draft);
    site_blocks(&fields, &draft);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        g->sink->article(g->sink->context, article);
    else
        g->sink->failed(g->sink->context, &error);
    site_free(&fields);
    buffer_free(&name);
}

static void give_all(const Giving *g, xmlNode *root) {
    LodeError why = {0}, error;
    xmlXPathObject *result = page_evaluate(g->rule->article, root, &why);
    const xmlNodeSet *set = result != NULL && result->type == XPATH_NODESET ? result->nodesetval : NULL;
    if (set == NULL || set->nodeNr == 0) {
        error_set(&error, LODE_BAD_INPUT, "%s: %s: article: %s", g->source->name, g->rule->file,
                  result == NULL ? why.message : "nothing in this document");
        g->sink->failed(g->sink->context, &error);
    }
    for (int i = 0; set != NULL && i < set->nodeNr; i++)
        if (set->nodeTab[i]->type == XML_ELEMENT_NODE)
            give_article(g, set->nodeTab[i], (size_t)i + 1);
    xmlXPathFreeObject(result);
}

bool site_read_xml(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink) {
    LodeError error = {0};
    const Sites *sites = rules_of(context, &error);
    const SiteRule *rule = sites != NULL ? sites_for_root(sites, root) : NULL;
    Buffer gone = {0};
    Giving giving = {context, source, sink, rule, &gone};
    if (error.status != LODE_OK)
        sink->failed(sink->context, &error);
    if (rule == NULL)
        return error.status != LODE_OK;
    page_tree_plain(root);
    if (rule->article != NULL)
        give_all(&giving, root);
    else
        give_article(&giving, root, 0);
    site_free_gone(&gone);
    return true;
}
