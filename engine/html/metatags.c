/* metatags.c - see metatags.h.  One row of a table for each name that sites use. */
#include "html/metatags.h"

#include "html/phrases.h"

#include <ctype.h>

typedef struct TagName {
    const char *name; /* of `property`, `name` or `itemprop`, in small letters */
    CandidateKind kind;
    int trust;
} TagName;

/* The name is the origin as well.  Trust is compared within a kind. */
static const TagName NAMES[] = {
    {"og:title", CAND_TITLE, 80},
    {"twitter:title", CAND_TITLE, 70},
    {"parsely-title", CAND_TITLE, 82},
    {"sailthru.title", CAND_TITLE, 78},
    {"citation_title", CAND_TITLE, 85},
    {"dc.title", CAND_TITLE, 72},
    {"dcterms.title", CAND_TITLE, 72},
    {"headline", CAND_TITLE, 80},
    {"title", CAND_TITLE, 60},

    {"parsely-author", CAND_AUTHOR, 78},
    {"sailthru.author", CAND_AUTHOR, 76},
    {"citation_author", CAND_AUTHOR, 85},
    {"author", CAND_AUTHOR, 70},
    {"article:author", CAND_AUTHOR, 74},
    {"article:author_name", CAND_AUTHOR, 76},
    {"og:article:author", CAND_AUTHOR, 72},
    {"byl", CAND_AUTHOR, 78},
    {"byline", CAND_AUTHOR, 76},
    {"dc.creator", CAND_AUTHOR, 72},
    {"dcterms.creator", CAND_AUTHOR, 72},
    {"dcsext.author", CAND_AUTHOR, 72},
    {"cxenseparse:author", CAND_AUTHOR, 72},
    {"authors", CAND_AUTHOR, 70},
    {"og:author", CAND_AUTHOR, 66},

    {"article:published_time", CAND_PUBLISHED, 88},
    {"og:article:published_time", CAND_PUBLISHED, 87},
    {"og:published_time", CAND_PUBLISHED, 86},
    {"datepublished", CAND_PUBLISHED, 88},
    {"parsely-pub-date", CAND_PUBLISHED, 86},
    {"sailthru.date", CAND_PUBLISHED, 82},
    {"cxenseparse:recs:publishtime", CAND_PUBLISHED, 82},
    {"citation_publication_date", CAND_PUBLISHED, 76},
    {"citation_date", CAND_PUBLISHED, 74},
    {"citation_online_date", CAND_PUBLISHED, 80},
    {"dc.date.issued", CAND_PUBLISHED, 82},
    {"dcterms.issued", CAND_PUBLISHED, 82},
    {"dcterms.created", CAND_PUBLISHED, 80},
    {"dc.date.created", CAND_PUBLISHED, 80},
    {"dc.date", CAND_PUBLISHED, 76},
    {"dcterms.date", CAND_PUBLISHED, 76},
    {"dc.date.publication", CAND_PUBLISHED, 80},
    {"publication_date", CAND_PUBLISHED, 80},
    {"publish_date", CAND_PUBLISHED, 80},
    {"publish-date", CAND_PUBLISHED, 80},
    {"published_time", CAND_PUBLISHED, 80},
    {"published_date", CAND_PUBLISHED, 80},
    {"published-date", CAND_PUBLISHED, 80},
    {"article_date_original", CAND_PUBLISHED, 80},
    {"article.published", CAND_PUBLISHED, 80},
    {"article.created", CAND_PUBLISHED, 78},
    {"article:post_date", CAND_PUBLISHED, 80},
    {"originalpublicationdate", CAND_PUBLISHED, 82},
    {"ptime", CAND_PUBLISHED, 76},
    {"pdate", CAND_PUBLISHED, 76},
    {"pubdate", CAND_PUBLISHED, 78},
    {"pub_date", CAND_PUBLISHED, 78},
    {"publishdate", CAND_PUBLISHED, 78},
    {"publicationdate", CAND_PUBLISHED, 78},
    {"rnews:datepublished", CAND_PUBLISHED, 80},
    {"bt:pubdate", CAND_PUBLISHED, 78},
    {"datecreated", CAND_PUBLISHED, 74},
    {"article-publish-date", CAND_PUBLISHED, 78},
    {"displaydate", CAND_PUBLISHED, 76},
    {"timestamp", CAND_PUBLISHED, 60},
    {"date", CAND_PUBLISHED, 70},
    {"creation_date", CAND_PUBLISHED, 70},
    {"created", CAND_PUBLISHED, 66},

    {"article:modified_time", CAND_MODIFIED, 80},
    {"og:updated_time", CAND_MODIFIED, 70},
    {"og:modified_time", CAND_MODIFIED, 74},
    {"datemodified", CAND_MODIFIED, 82},
    {"dcterms.modified", CAND_MODIFIED, 74},
    {"dc.date.modified", CAND_MODIFIED, 74},
    {"last-modified", CAND_MODIFIED, 66},
    {"lastmod", CAND_MODIFIED, 66},
    {"lastmodified", CAND_MODIFIED, 66},
    {"updated_time", CAND_MODIFIED, 66},
    {"revised", CAND_MODIFIED, 60},

    {"og:site_name", CAND_PUBLISHER, 90},
    {"application-name", CAND_PUBLISHER, 50},
    {"apple-mobile-web-app-title", CAND_PUBLISHER, 45},
    {"dc.publisher", CAND_PUBLISHER, 70},
    {"dcterms.publisher", CAND_PUBLISHER, 70},
    {"citation_journal_title", CAND_PUBLISHER, 72},

    {"article:section", CAND_SECTION, 80},
    {"parsely-section", CAND_SECTION, 78},
    {"section", CAND_SECTION, 70},
    {"articlesection", CAND_SECTION, 78},
    {"cxenseparse:section", CAND_SECTION, 60},

    {"og:locale", CAND_LANGUAGE, 60},
    {"dc.language", CAND_LANGUAGE, 55},
    {"dcterms.language", CAND_LANGUAGE, 55},
    {"content-language", CAND_LANGUAGE, 50},
    {"inlanguage", CAND_LANGUAGE, 58},

    {"og:url", CAND_URL, 60},
    {"parsely-link", CAND_URL, 50},

    {"article:tag", CAND_TAG, 80},
    {"parsely-tags", CAND_TAG, 70},
    {"sailthru.tags", CAND_TAG, 60},
    {"news_keywords", CAND_TAG, 50},
    {"keywords", CAND_TAG, 40},

    {"og:description", CAND_SUBTITLE, 30},
    {"twitter:description", CAND_SUBTITLE, 20},
    {"description", CAND_SUBTITLE, 25},
};

static const TagName *find_name(LodeString name) {
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (phrase_is(name, NAMES[i].name))
            return &NAMES[i];
    return NULL;
}

/* The value, added for the first of its names that is known. */
void metatags_add(Candidates *c, uint32_t node) {
    static const HtmlAttr attrs[] = {ATTR_PROPERTY, ATTR_NAME, ATTR_ITEMPROP, ATTR_HTTP_EQUIV};
    LodeString content = page_attr(c->page, node, ATTR_CONTENT);
    for (size_t i = 0; content.s != NULL && i < sizeof attrs / sizeof *attrs; i++) {
        LodeString name = page_attr(c->page, node, attrs[i]);
        const TagName *known = name.s != NULL ? find_name(phrase_trim(name, "")) : NULL;
        if (known != NULL) {
            candidate_add(c, known->kind, content, known->name, NO_NODE, known->trust);
            return;
        }
    }
}

/* ---- Twitter's pairs ---- */

void metatags_note_pair(const Page *page, uint32_t node, TwitterPairs *pairs) {
    LodeString name = page_attr(page, node, ATTR_NAME);
    if (name.s == NULL)
        name = page_attr(page, node, ATTR_PROPERTY);
    bool label = name.s != NULL && phrase_begins(name, "twitter:label");
    if (!label && !(name.s != NULL && phrase_begins(name, "twitter:data")))
        return;
    char number = name.s[name.len - 1];
    if (number == '1' || number == '2')
        (label ? pairs->label : pairs->data)[number - '1'] = page_attr(page, node, ATTR_CONTENT);
}

void metatags_add_pairs(Candidates *c, const TwitterPairs *pairs) {
    static const char *const author[] = {
        "written by", "author", "by", "autor", "geschrieben von", "verfasst von", "escrito por",
        "\u00e9crit par", "scritto da", "geschreven door", "\u0430\u0432\u0442\u043e\u0440", NULL};
    for (int i = 0; i < 2; i++)
        if (pairs->label[i].s != NULL && phrase_in(phrase_trim(pairs->label[i], ":"), author))
            candidate_add(c, CAND_AUTHOR, pairs->data[i], "twitter:data", NO_NODE, 76);
}
