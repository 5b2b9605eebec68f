/* visible.c - see visible.h */
#include "html/visible.h"

#include "html/dates.h"
#include "html/names.h"
#include "html/phrases.h"

#include <ctype.h>
#include <stdlib.h>

enum {
    MOST_NAME = 160,    /* bytes of an element that is an author's name */
    MOST_LINE = 260,    /* bytes of a line where a byline or a date is looked for */
    MOST_CLASS = 160,   /* bytes of class names: what is about looks comes last */
    MOST_DATED = 160,   /* bytes of text that may be about its date */
    MOST_LINES = 150,   /* such lines of a page */
    MOST_HEADING = 400, /* bytes of a headline */
    ASIDE = 30          /* what a place beside the article takes from trust: it may be its foot */
};

/* ---- where it stands ---- */

static bool is_aside_tag(HtmlTag tag) {
    return tag == TAG_NAV || tag == TAG_FOOTER || tag == TAG_ASIDE || tag == TAG_FORM ||
           tag == TAG_NOSCRIPT || tag == TAG_TEMPLATE;
}

static void begin_aside(Visible *v, uint32_t node) {
    uint32_t end = v->c->page->nodes[node].end;
    v->aside_end = end > v->aside_end ? end : v->aside_end;
}

static void add(Visible *v, CandidateKind kind, LodeString value, const char *origin, uint32_t node,
                int trust) {
    if (v->aside_end > v->node)
        trust -= ASIDE;
    char *copy = mem_dup(value.s, value.len);
    for (size_t i = 0; kind == CAND_AUTHOR && i < value.len; i++) /* lines part names */
        copy[i] = copy[i] == '\n' ? '|' : copy[i];
    candidate_add(v->c, kind, (LodeString){copy, value.len}, origin, node, trust);
    free(copy);
}

static LodeString text_below(Visible *v, uint32_t node, size_t most, bool parted) {
    bool whole = page_phrase(v->c->page, node, most, parted, &v->text);
    return whole ? (LodeString){v->text.data, v->text.len} : (LodeString){NULL, 0};
}

static void add_text(Visible *v, CandidateKind kind, uint32_t node, const char *origin, int trust,
                     size_t most) {
    LodeString text = text_below(v, node, most, kind != CAND_TITLE);
    if (text.s != NULL && text.len > 0)
        add(v, kind, text, origin, node, trust);
}

/* ---- dates ---- */

/* Words before a date that say what it is. */
static const char *const PUBLISHED[] = {
    "published", "posted", "publication date", "date published", "first published", "originally published",
    "created", "written on", "release date", "date posted", "issued", "ver\u00f6ffentlicht", "erstellt",
    "publicado", "publicada", "publi\u00e9", "publi\u00e9e", "mis en ligne", "pubblicato",
    "data di pubblicazione", "gepubliceerd", "geplaatst", "opublikowano", "dodano",
    "\u043e\u043f\u0443\u0431\u043b\u0438\u043a\u043e\u0432\u0430\u043d\u043e",
    "\u0434\u0430\u0442\u0430 \u043f\u0443\u0431\u043b\u0438\u043a\u0430\u0446\u0438\u0438", NULL};
static const char *const MODIFIED[] = {
    "updated", "last updated", "modified", "last modified", "last reviewed", "reviewed", "revised", "update",
    "last edited", "edited", "aktualisiert", "stand", "zuletzt", "actualizado", "actualizada",
    "\u00faltima actualizaci\u00f3n", "atualizado", "atualizada", "mis \u00e0 jour", "modifi\u00e9",
    "aggiornato", "ultima modifica", "bijgewerkt", "aktualizacja",
    "\u043e\u0431\u043d\u043e\u0432\u043b\u0435\u043d\u043e", NULL};

static bool has_any(LodeString s, const char *const *table) {
    for (; *table != NULL; table++)
        if (phrase_find(s, *table) != NULL)
            return true;
    return false;
}

/* Adds a date by the words before it: with none of those it is worth `trust`. */
static void add_labelled(Visible *v, LodeString label, LodeString date, uint32_t node, int trust) {
    if (has_any(label, MODIFIED))
        add(v, CAND_MODIFIED, date, "updated", node, 60);
    else if (has_any(label, PUBLISHED))
        add(v, CAND_PUBLISHED, date, "published", node, 68);
    else
        add(v, CAND_PUBLISHED, date, "text", node, trust);
}

/* Dates of a line; a line that is nearly all a date is more likely the article's. */
static void read_dates(Visible *v, LodeString line, uint32_t node) {
    size_t at = 0, end = 0;
    char when[32];
    for (int count = 0; count < 4; count++) {
        size_t from = end;
        at = end;
        if (!date_find(line, v->c->day_first, &at, &end, when))
            return;
        bool alone = line.len < end - at + 40;
        LodeString label = {line.s + from, at - from};
        add_labelled(v, label, phrase(when), node, alone ? 50 : line.len < 120 ? 36 : 15);
    }
}

/* ---- names ---- */

/* What opens a byline. */
static const char *const BY[] = {
    "by", "by:", "written by", "written by:", "posted by", "posted by:", "author:", "authors:", "author",
    "words by", "words:", "story by", "published by", "reported by", "article by", "contributed by", "text by",
    "von", "von:", "por", "por:", "par", "par:", "di", "autor:", "autora:", "auteur:", "autore:", "door",
    "geschreven door", "escrito por", "\u00e9crit par", "scritto da", "a cura di", "publicado por",
    "\u0430\u0432\u0442\u043e\u0440:", "\u0410\u0432\u0442\u043e\u0440:", NULL};

/* "… by Jane Doe" behind a date or a section. */
static const char *find_by(LodeString line) {
    const char *at = phrase_find(line, " by ");
    if (at == NULL)
        at = phrase_find(line, "\nby ");
    return at != NULL && (size_t)(at - line.s) < 60 ? at + 1 : NULL;
}

static bool begins_name(LodeString s) {
    s = phrase_trim(s, ":");
    return s.len > 1 && (isupper((unsigned char)*s.s) || (unsigned char)*s.s >= 0x80);
}

/* The line's own byline: "By Jane Doe | March 3, 2021". */
static void read_byline(Visible *v, LodeString line, uint32_t node) {
    size_t opening = phrase_opening(line, BY);
    bool opens = opening > 0 && opening < line.len;
    if (!opens && line.len < 140) {
        size_t at, end = 0;
        char when[32];
        const char *by = find_by(line);
        at = 0;
        if (by == NULL || !(date_find(line, v->c->day_first, &at, &end, when) ||
                            phrase_begins(line, "posted") || phrase_begins(line, "published")))
            return;
        line = phrase_skip(line, (size_t)(by - line.s));
        opening = phrase_opening(line, BY);
        opens = opening > 0 && opening < line.len;
    }
    LodeString name = opens ? phrase_skip(line, opening) : line;
    if (opens && begins_name(name))
        add(v, CAND_AUTHOR, name, "byline", node, line.len < 120 ? 74 : 50);
}

/* ---- lines ---- */

static bool has_year(LodeString s) {
    for (size_t i = 0; i + 4 <= s.len; i++)
        if (((s.s[i] == '2' && s.s[i + 1] == '0') || (s.s[i] == '1' && s.s[i + 1] == '9')) &&
            isdigit((unsigned char)s.s[i + 2]) && isdigit((unsigned char)s.s[i + 3]))
            return true;
    return false;
}

static uint32_t block_around(const Page *page, uint32_t node) {
    while (page->nodes[node].parent != NO_NODE &&
           (page->nodes[node].tag == TAG_TEXT || !tag_is_block((HtmlTag)page->nodes[node].tag)))
        node = page->nodes[node].parent;
    return node;
}

static bool is_bare_label(LodeString line) {
    return phrase_opening(line, BY) >= line.len || phrase_in(phrase_trim(line, ":"), PUBLISHED) ||
           phrase_in(phrase_trim(line, ":"), MODIFIED);
}

/* The element or text behind a node that holds more than blanks, with the same parent; or NO_NODE. */
static uint32_t next_sibling(const Page *page, uint32_t node) {
    uint32_t parent = page->nodes[node].parent;
    for (uint32_t i = page->nodes[node].end; i < page->count && page->nodes[i].parent == parent;
         i = page->nodes[i].end)
        if (page->nodes[i].tag != TAG_TEXT || phrase_trim(page_chars(page, &page->nodes[i]), "").len > 0)
            return i;
    return NO_NODE;
}

/* Appends what is beside a line that is only "By" or "Published": it belongs to that. */
static void add_neighbour(Visible *v, uint32_t block, Buffer *line) {
    uint32_t next = is_bare_label(phrase_trim((LodeString){line->data, line->len}, ""))
                        ? next_sibling(v->c->page, block)
                        : NO_NODE;
    LodeString text = next != NO_NODE ? text_below(v, next, MOST_NAME, true) : (LodeString){NULL, 0};
    if (text.s == NULL)
        return;
    buffer_putc(line, ' ');
    buffer_add(line, text.s, text.len);
}

static void read_line(Visible *v, uint32_t text_node) {
    const Page *page = v->c->page;
    uint32_t block = block_around(page, text_node);
    if (block == v->last_line || v->lines >= MOST_LINES)
        return;
    v->last_line = block;
    v->lines++;
    LodeString line = text_below(v, block, MOST_LINE, true);
    if (line.s == NULL) /* lines that only <br> parts, or text beside blocks */
        line = text_below(v, block = text_node, MOST_LINE + 100, true);
    if (line.s == NULL)
        return;
    Buffer copy = {0}; /* candidate_add may read other texts meanwhile */
    buffer_add(&copy, line.s, line.len);
    add_neighbour(v, block, &copy);
    line = phrase_trim((LodeString){copy.data, copy.len}, "-|");
    read_byline(v, line, block);
    read_dates(v, line, block);
    buffer_free(&copy);
}

/* Short text that holds a year, or begins as a byline does. */
static void look_at_text(Visible *v, uint32_t node) {
    LodeString s = page_chars(v->c->page, &v->c->page->nodes[node]);
    if (s.len < 2 || s.len > MOST_LINE + 100)
        return;
    while (s.len > 0 && isspace((unsigned char)*s.s))
        s = phrase_skip(s, 1);
    if (s.len > 0 && ((s.len <= MOST_DATED && has_year(s)) || phrase_opening(s, BY) > 0))
        read_line(v, node);
}

/* ---- markup ---- */

/* The value that microdata gives: `content`, `datetime`, or the text. */
static void add_item(Visible *v, uint32_t node, CandidateKind kind, const char *origin, int trust) {
    const Page *page = v->c->page;
    LodeString value = page_attr(page, node, ATTR_CONTENT);
    if (value.s == NULL || value.len == 0)
        value = page_attr(page, node, ATTR_DATETIME);
    if (value.s != NULL && value.len > 0)
        add(v, kind, value, origin, node, trust);
    else
        add_text(v, kind, node, origin, trust, MOST_HEADING);
}

/* An author's scope holds the name in an element of its own. */
static void add_author_item(Visible *v, uint32_t node) {
    const Page *page = v->c->page;
    for (uint32_t i = node + 1; i < page->nodes[node].end && i < node + 60; i++) {
        LodeString prop = page->nodes[i].tag != TAG_TEXT ? page_attr(page, i, ATTR_ITEMPROP)
                                                         : (LodeString){NULL, 0};
        if (prop.s != NULL && phrase_is(prop, "name")) {
            add_item(v, i, CAND_AUTHOR, "itemprop=author", 80);
            return;
        }
    }
    LodeString value = page_attr(page, node, ATTR_CONTENT);
    if (value.s != NULL)
        add(v, CAND_AUTHOR, value, "itemprop=author", node, 78);
    else
        add_text(v, CAND_AUTHOR, node, "itemprop=author", 78, MOST_NAME);
}

static void look_at_itemprop(Visible *v, uint32_t node, LodeString prop) {
    if (phrase_find(prop, "author") != NULL || phrase_is(prop, "creator"))
        add_author_item(v, node);
    else if (phrase_find(prop, "datepublished") != NULL)
        add_item(v, node, CAND_PUBLISHED, "itemprop=datePublished", 84);
    else if (phrase_find(prop, "datecreated") != NULL)
        add_item(v, node, CAND_PUBLISHED, "itemprop=dateCreated", 76);
    else if (phrase_find(prop, "datemodified") != NULL)
        add_item(v, node, CAND_MODIFIED, "itemprop=dateModified", 80);
    else if (phrase_find(prop, "headline") != NULL)
        add_item(v, node, CAND_TITLE, "itemprop=headline", 84);
    else if (phrase_find(prop, "alternativeheadline") != NULL)
        add_item(v, node, CAND_SUBTITLE, "itemprop=alternativeHeadline", 70);
    else if (phrase_find(prop, "articlesection") != NULL)
        add_item(v, node, CAND_SECTION, "itemprop=articleSection", 70);
}

typedef enum ClassHint {
    CLASS_AUTHOR = 1, CLASS_DATE = 2, CLASS_TITLE = 4, CLASS_DECK = 8, CLASS_UPDATED = 16, CLASS_PUBLISHED = 32,
    CLASS_COMMENT = 128,
    CLASS_BODY_OF = 64 /* an author's picture, link to more, card: not the name itself */
} ClassHint;

typedef struct ClassWord {
    const char *word; /* NULL: the end */
    unsigned hint;
} ClassWord;

/* By first letter: class names are a good part of many pages. */
static const ClassWord CLASS_WORDS[26][12] = {
    ['a' - 'a'] = {{"author", CLASS_AUTHOR}, {"autor", CLASS_AUTHOR}, {"auteur", CLASS_AUTHOR},
                   {"article-title", CLASS_TITLE}, {"article__title", CLASS_TITLE},
                   {"articletitle", CLASS_TITLE}, {"avatar", CLASS_BODY_OF}},
    ['b' - 'a'] = {{"byline", CLASS_AUTHOR}, {"bio", CLASS_BODY_OF}},
    ['c' - 'a'] = {{"contributor", CLASS_AUTHOR}, {"card", CLASS_BODY_OF},
                   {"comment", CLASS_BODY_OF | CLASS_COMMENT}},
    ['d' - 'a'] = {{"date", CLASS_DATE}, {"datum", CLASS_DATE}, {"dek", CLASS_DECK},
                   {"deck", CLASS_DECK}, {"desc", CLASS_BODY_OF}},
    ['e' - 'a'] = {{"entry-date", CLASS_DATE | CLASS_PUBLISHED}, {"entry-title", CLASS_TITLE}},
    ['f' - 'a'] = {{"fecha", CLASS_DATE}, {"follow", CLASS_BODY_OF}},
    ['h' - 'a'] = {{"headline", CLASS_TITLE}},
    ['i' - 'a'] = {{"image", CLASS_BODY_OF}},
    ['j' - 'a'] = {{"journalist", CLASS_AUTHOR}, {"job", CLASS_BODY_OF}},
    ['m' - 'a'] = {{"modified", CLASS_UPDATED}, {"more", CLASS_BODY_OF}},
    ['p' - 'a'] = {{"published", CLASS_DATE | CLASS_PUBLISHED},
                   {"pubdate", CLASS_DATE | CLASS_PUBLISHED},
                   {"publish-", CLASS_DATE | CLASS_PUBLISHED},
                   {"post-date", CLASS_DATE | CLASS_PUBLISHED},
                   {"posted", CLASS_DATE | CLASS_PUBLISHED}, {"post-title", CLASS_TITLE},
                   {"post__title", CLASS_TITLE}, {"page-title", CLASS_TITLE},
                   {"position", CLASS_BODY_OF}},
    ['r' - 'a'] = {{"related", CLASS_BODY_OF}, {"role", CLASS_BODY_OF}},
    ['s' - 'a'] = {{"subtitle", CLASS_DECK}, {"standfirst", CLASS_DECK}, {"subhead", CLASS_DECK},
                   {"social", CLASS_BODY_OF}},
    ['t' - 'a'] = {{"time", CLASS_DATE}},
    ['u' - 'a'] = {{"updated", CLASS_UPDATED}},
    ['w' - 'a'] = {{"writer", CLASS_AUTHOR}},
};

static unsigned class_hints(LodeString names) {
    unsigned hints = 0;
    if (names.len > MOST_CLASS)
        names.len = MOST_CLASS;
    for (size_t i = 0; i + 3 <= names.len; i++) {
        unsigned letter = (unsigned)((unsigned char)names.s[i] | 0x20) - 'a';
        if (letter >= 26)
            continue;
        for (const ClassWord *w = CLASS_WORDS[letter]; w->word != NULL; w++)
            if ((names.s[i + 1] | 0x20) == w->word[1] && phrase_begins(phrase_skip(names, i), w->word))
                hints |= w->hint;
    }
    return hints;
}

static void add_date_of(Visible *v, uint32_t node, unsigned hints) {
    char when[32];
    size_t at = 0, end = 0;
    LodeString text = text_below(v, node, 120, true);
    if (text.s == NULL || !date_find(text, v->c->day_first, &at, &end, when))
        return;
    LodeString label = {text.s, at};
    bool updated = has_any(label, MODIFIED) || ((hints & CLASS_UPDATED) && !(hints & CLASS_PUBLISHED));
    int trust = (hints & CLASS_PUBLISHED) || has_any(label, PUBLISHED) ? 66 : 58;
    add(v, updated ? CAND_MODIFIED : CAND_PUBLISHED, phrase(when), "class name", node, trust);
}

static void look_at_class(Visible *v, uint32_t node, LodeString names) {
    unsigned hints = class_hints(names);
    HtmlTag tag = (HtmlTag)v->c->page->nodes[node].tag;
    const char *why = NULL;
    if ((hints & CLASS_COMMENT) && (name_hints(v->c->page, node, &why) & HINT_COMMENTS))
        begin_aside(v, node);
    if ((hints & CLASS_AUTHOR) && !(hints & CLASS_BODY_OF))
        add_text(v, CAND_AUTHOR, node, "class name", 56, MOST_NAME);
    if ((hints & (CLASS_DATE | CLASS_UPDATED)) && tag != TAG_TIME)
        add_date_of(v, node, hints);
    if ((hints & CLASS_TITLE) && !(hints & CLASS_BODY_OF) && tag != TAG_H1)
        add_text(v, CAND_TITLE, node, "class name", tag == TAG_H2 ? 55 : 50, MOST_HEADING);
    if ((hints & CLASS_DECK) && !(hints & CLASS_BODY_OF))
        add_text(v, CAND_SUBTITLE, node, "class name", 60, MOST_HEADING);
}

static void look_at_time(Visible *v, uint32_t node) {
    const Page *page = v->c->page;
    LodeString names = page_attr(page, node, ATTR_CLASS), value = page_attr(page, node, ATTR_DATETIME);
    unsigned hints = names.s != NULL ? class_hints(names) : 0;
    bool pubdate = page_attr(page, node, ATTR_PUBDATE).s != NULL || (hints & CLASS_PUBLISHED);
    LodeString line = text_below(v, page->nodes[node].parent, 160, true);
    bool updated = ((hints & CLASS_UPDATED) && !(hints & CLASS_PUBLISHED)) ||
                   (!pubdate && line.s != NULL && has_any(line, MODIFIED) && !has_any(line, PUBLISHED));
    if (value.s != NULL && value.len > 0)
        add(v, updated ? CAND_MODIFIED : CAND_PUBLISHED, value, "time", node, pubdate ? 74 : 66);
    else
        add_text(v, updated ? CAND_MODIFIED : CAND_PUBLISHED, node, "time", pubdate ? 70 : 62, 80);
}

/* ---- links ---- */

/* Links to who wrote it: the page of an author. */
static void look_at_link(Visible *v, uint32_t node) {
    static const char *const paths[] = {"author/", "authors/", "profile/", "people/", "person/",
                                        "contributor/", "contributors/", "staff/", "byline/",
                                        "autor/", "autores/", "by/", "writers/", "columnist/", NULL};
    const Page *page = v->c->page;
    bool author = false;
    LodeString rel = page_attr(page, node, ATTR_REL), href = page_attr(page, node, ATTR_HREF);
    if (rel.s != NULL && phrase_find(rel, "author") != NULL) {
        add_text(v, CAND_AUTHOR, node, "rel=author", 70, MOST_NAME);
        return;
    }
    for (size_t i = 0; !author && i < href.len; i++)
        author = href.s[i] == '/' && phrase_opening(phrase_skip(href, i + 1), paths) > 0;
    if (author)
        add_text(v, CAND_AUTHOR, node, "author link", 62, MOST_NAME);
}

static void look_at_element(Visible *v, uint32_t node) {
    const Page *page = v->c->page;
    const PageNode *n = &page->nodes[node];
    for (uint32_t i = 0; i < n->len; i++) {
        const PageAttr *a = &page->attrs[n->begin + i];
        LodeString value = {page->chars.data + a->begin, a->len};
        if (a->name == ATTR_ITEMPROP && n->tag != TAG_META)
            look_at_itemprop(v, node, value);
        else if (a->name == ATTR_CLASS || a->name == ATTR_DATA_TESTID)
            look_at_class(v, node, value);
        else if (a->name == ATTR_HREF)
            look_at_link(v, node);
        else if (a->name == ATTR_DATA_PUBLISHED)
            add(v, CAND_PUBLISHED, value, "data-published", node, 60);
    }
}

void visible_add(Visible *v, uint32_t node) {
    HtmlTag tag = (HtmlTag)v->c->page->nodes[node].tag;
    v->node = node;
    if (tag == TAG_TEXT) {
        look_at_text(v, node);
        return;
    }
    if (is_aside_tag(tag))
        begin_aside(v, node);
    if (tag == TAG_H1)
        add_text(v, CAND_TITLE, node, "h1", 88, MOST_HEADING);
    else if (tag == TAG_TIME)
        look_at_time(v, node);
    if (tag != TAG_BODY && tag != TAG_HTML)
        look_at_element(v, node);
}
