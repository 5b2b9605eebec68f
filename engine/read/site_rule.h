/* site_rule.h - what a rule of site.h is made of; for the files that apply it. */
#ifndef LODE_READ_SITE_RULE_H
#define LODE_READ_SITE_RULE_H

#include "read/site.h"
#include "xml/page_tree.h"

/* One way to find a field. */
typedef struct SiteWay {
    SiteField field;
    xmlXPathCompExpr *xpath; /* NULL: the visible text */
    int pattern;             /* over what the XPath gives; below 0: none */
} SiteWay;

struct SiteRule {
    Sites *sites;
    char *file, *name;
    char **hosts; /* of pages */
    size_t host_count, host_cap;
    char *root, *name_space;   /* of XML documents; NULL: any */
    xmlXPathCompExpr *article; /* NULL: the root is the article */
    SiteWay *ways;             /* in the script's order within a field */
    size_t way_count, way_cap;
};

struct Sites {
    SitePattern pattern;
    void *engine; /* its first argument */
    SiteRule **rules;
    size_t count, cap;
};

/* The first rule for the host of an address, for a root element; or NULL. */
const SiteRule *sites_for_host(const Sites *sites, const char *url);
const SiteRule *sites_for_root(const Sites *sites, const xmlNode *root);

/* Fills *out (zeroed before) by the rule from what is at or below `top`; what the rule drops is taken
** out of the tree and noted in `gone`, for site_free_gone before the tree is freed.  False with *error set, naming `source`, script and field, when an XPath or pattern
** failed; what was found is there all the same. */
bool site_find(const SiteRule *rule, const char *source, xmlNode *top, SiteFields *out, Buffer *gone,
               LodeError *error);
void site_free_gone(Buffer *gone);

#endif
