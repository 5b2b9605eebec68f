/* site.c - see site.h: the rules, and which one is for a page. */
#include "read/site.h"

#include "base/error.h"
#include "read/site_rule.h"

#include <ctype.h>
#include <stdlib.h>
#include <strings.h>

const char *const SITE_FIELD_NAMES[SITE_FIELDS + 1] = {
    "title", "subtitle", "url",      "publisher", "authors",  "published", "modified", "section",
    "language", "dateline", "tags", "captions",  "body",     "drop",      NULL};

/* ---- making rules ---- */

Sites *sites_new(SitePattern pattern, void *engine) {
    Sites *sites = mem_zero(1, sizeof *sites);
    sites->pattern = pattern;
    sites->engine = engine;
    return sites;
}

static void free_rule(SiteRule *rule) {
    for (size_t i = 0; i < rule->way_count; i++)
        if (rule->ways[i].xpath != NULL)
            xmlXPathFreeCompExpr(rule->ways[i].xpath);
    for (size_t i = 0; i < rule->host_count; i++)
        free(rule->hosts[i]);
    if (rule->article != NULL)
        xmlXPathFreeCompExpr(rule->article);
    free(rule->ways);
    free(rule->hosts);
    free(rule->file);
    free(rule->name);
    free(rule->root);
    free(rule->name_space);
    free(rule);
}

void sites_free(Sites *sites) {
    if (sites == NULL)
        return;
    for (size_t i = 0; i < sites->count; i++)
        free_rule(sites->rules[i]);
    free(sites->rules);
    free(sites);
}

static char *copy_of(const char *s) {
    return s != NULL ? mem_dup(s, strlen(s)) : NULL;
}

SiteRule *sites_add(Sites *sites, const char *file, const char *name) {
    SiteRule *rule = mem_zero(1, sizeof *rule);
    rule->sites = sites;
    rule->file = copy_of(file);
    rule->name = copy_of(name);
    sites->rules = mem_grow(sites->rules, &sites->cap, sites->count + 1, sizeof(SiteRule *));
    sites->rules[sites->count++] = rule;
    return rule;
}

void site_host(SiteRule *rule, const char *host) {
    rule->hosts = mem_grow(rule->hosts, &rule->host_cap, rule->host_count + 1, sizeof(char *));
    rule->hosts[rule->host_count++] = copy_of(host);
}

bool site_root(SiteRule *rule, const char *root, const char *name_space, const char *article, LodeError *error) {
    if (article != NULL && (rule->article = page_compile(article, error)) == NULL)
        return false;
    rule->root = copy_of(root);
    rule->name_space = copy_of(name_space);
    return true;
}

bool site_way(SiteRule *rule, SiteField field, const char *xpath, int pattern, LodeError *error) {
    SiteWay way = {field, NULL, pattern};
    if (xpath != NULL && (way.xpath = page_compile(xpath, error)) == NULL)
        return false;
    rule->ways = mem_grow(rule->ways, &rule->way_cap, rule->way_count + 1, sizeof way);
    rule->ways[rule->way_count++] = way;
    return true;
}

/* ---- choosing ---- */

/* "https://www.corvane.example:80/x" → "corvane.example" */
static LodeString host_of(const char *url) {
    const char *p = strstr(url, "://");
    p = p != NULL ? p + 3 : url;
    size_t len = strcspn(p, "/?#");
    const char *at = memchr(p, '@', len);
    if (at != NULL) {
        len -= (size_t)(at + 1 - p);
        p = at + 1;
    }
    const char *port = memchr(p, ':', len);
    LodeString host = {p, port != NULL ? (size_t)(port - p) : len};
    if (host.len > 4 && strncasecmp(host.s, "www.", 4) == 0)
        host = (LodeString){host.s + 4, host.len - 4};
    return host;
}

static bool host_fits(const char *wanted, LodeString host) {
    size_t len = strlen(wanted);
    if (strncmp(wanted, "*.", 2) == 0)
        return host.len > len - 1 && strncasecmp(host.s + host.len - (len - 1), wanted + 1, len - 1) == 0;
    if (len > 4 && strncasecmp(wanted, "www.", 4) == 0) {
        wanted += 4;
        len -= 4;
    }
    return host.len == len && strncasecmp(host.s, wanted, len) == 0;
}

const SiteRule *sites_for_host(const Sites *sites, const char *url) {
    LodeString host = host_of(url);
    for (size_t i = 0; i < sites->count; i++)
        for (size_t j = 0; j < sites->rules[i]->host_count; j++)
            if (host_fits(sites->rules[i]->hosts[j], host))
                return sites->rules[i];
    return NULL;
}

const SiteRule *sites_for_root(const Sites *sites, const xmlNode *root) {
    const char *address = root->ns != NULL ? (const char *)root->ns->href : "";
    for (size_t i = 0; i < sites->count; i++) {
        const SiteRule *rule = sites->rules[i];
        bool asked = rule->root != NULL || rule->name_space != NULL;
        bool root_fits = rule->root == NULL || strcasecmp(rule->root, (const char *)root->name) == 0;
        bool space_fits = rule->name_space == NULL || (address != NULL && strcmp(rule->name_space, address) == 0);
        if (asked && root_fits && space_fits)
            return rule;
    }
    return NULL;
}
