/* site.h - rules that say by XPath where a site's pages, or an XML format, keep their fields.
**
** They are Lua scripts (scripts/sites, scripts/xml and those folders of LODE_PATH; docs/formats.md);
** engine/lua/sites.c loads them and gives them to this file, which knows no Lua: patterns are numbers
** that a function of the engine's understands.
*/
#ifndef LODE_READ_SITE_H
#define LODE_READ_SITE_H

#include "read/draft.h"
#include "read/reader.h"

#include <libxml/tree.h>

typedef enum SiteField {
    SITE_TITLE,
    SITE_SUBTITLE,
    SITE_URL,
    SITE_PUBLISHER,
    SITE_AUTHORS,
    SITE_PUBLISHED,
    SITE_MODIFIED,
    SITE_SECTION,
    SITE_LANGUAGE,
    SITE_DATELINE,
    SITE_TAGS,
    SITE_CAPTIONS,
    SITE_BODY,
    SITE_DROP,
    SITE_FIELDS
} SiteField;

/* Names as scripts spell them, ended by NULL, in the order above. */
extern const char *const SITE_FIELD_NAMES[SITE_FIELDS + 1];

/* The value that pattern `number` finds anywhere in a text, appended to `out`; false when it finds none,
** or with *error set. */
typedef bool (*SitePattern)(void *engine, int number, LodeString text, Buffer *out, LodeError *error);

typedef struct Sites Sites;
typedef struct SiteRule SiteRule;

Sites *sites_new(SitePattern pattern, void *engine);
void sites_free(Sites *sites); /* NULL is allowed */

/* A new rule; `file` and `name` are for messages.  It belongs to the sites. */
SiteRule *sites_add(Sites *sites, const char *file, const char *name);

/* Pages of that host: "corvane.example" (with or without "www."), "*.corvane.example" for all below it. */
void site_host(SiteRule *rule, const char *host);

/* XML documents with that root element or namespace (either may be NULL); false with *error set when
** `article`, the XPath of the articles in it (NULL: the root), cannot be read. */
bool site_root(SiteRule *rule, const char *root, const char *name_space, const char *article, LodeError *error);

/* One more way to find a field, tried after those before it: an XPath (NULL: the visible text) and a
** pattern over it (below 0: none).  False with *error set. */
bool site_way(SiteRule *rule, SiteField field, const char *xpath, int pattern, LodeError *error);

/* ---- using them ---- */

/* What a rule found.  All strings lie in the arena; dates are ISO 8601. */
typedef struct SiteFields {
    Arena arena;
    const char *rule; /* its name */
    struct {
        LodeString *at;
        size_t count;
    } values[SITE_FIELDS]; /* in one line each; those of SITE_BODY are empty */
    LodeString body;       /* as HTML for draft_markup; s is NULL when the rule found none */
} SiteFields;

/* Applies the rule for the host of `url` (NULL: none) to a page in UTF-8.  False when there is no such
** rule, and with error->status set when it failed (error may not be NULL).  What was filled is freed
** with site_free, which is allowed either way. */
bool site_apply(const ReaderContext *context, const char *url, const char *html, size_t len,
                SiteFields *out, LodeError *error);
void site_free(SiteFields *fields);

/* Adds what was found to a draft: call it before others add theirs, as the first value counts. */
void site_fill(const SiteFields *fields, Draft *draft);

/* The blocks of the headline and subtitle, then those of the body, then captions; true when there was
** a body. */
bool site_blocks(const SiteFields *fields, Draft *draft);

/* Reads an XML document by the rule for its root element; false when there is none. */
bool site_read_xml(const ReaderContext *context, const LodeSource *source, xmlNode *root, const LodeSink *sink);

#endif
