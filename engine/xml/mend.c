/* mend.c - see mend.h.
**
** One pass over the text, copying.  The open elements are on a stack: an end tag that matches none of
** them is dropped, one that matches a lower one ends those above it.
*/
#define _GNU_SOURCE /* memmem */
#include "xml/mend.h"

#include "html/entities.h"
#include "xml/chars.h"
#include "xml/entities.h"

#include <ctype.h>
#include <strings.h>

enum {
    NESTING = 8,    /* of entities in entities */
    REACH = 250,    /* how many open elements an end tag is compared with */
    MOST_ATTRS = 256
};

typedef struct Mender {
    Buffer *out;
    Buffer open; /* of LodeString: names of open elements, those beyond MEND_DEPTH too */
    Entities entities;
    size_t expanded; /* bytes that entities brought in */
    int nesting;
    bool is_feed; /* the root is a feed's: items do not nest */
    bool rooted, closed, overrun;
    bool no_comment, no_pi, no_single, no_double; /* what ends them is not ahead: looked for once */
} Mender;

/* ---- open elements ---- */

static size_t depth(const Mender *m) {
    return m->open.len / sizeof(LodeString);
}

static LodeString *open_at(const Mender *m, size_t from_top) {
    return (LodeString *)(void *)m->open.data + depth(m) - 1 - from_top;
}

static bool same_name(LodeString a, LodeString b) {
    return a.len == b.len && strncasecmp(a.s, b.s, a.len) == 0;
}

static bool is_named(LodeString name, const char *wanted) {
    return name.len == strlen(wanted) && strncasecmp(name.s, wanted, name.len) == 0;
}

static void close_top(Mender *m) {
    if (depth(m) <= MEND_DEPTH) {
        LodeString name = *open_at(m, 0);
        buffer_puts(m->out, "</");
        buffer_add(m->out, name.s, name.len);
        buffer_putc(m->out, '>');
    }
    m->open.len -= sizeof(LodeString);
    m->closed = depth(m) == 0;
}

/* Ends the nearest open element of that name and those in it; false when there is none. */
static bool close_named(Mender *m, LodeString name) {
    size_t count = depth(m), reach = count < REACH ? count : REACH;
    for (size_t i = 0; i < reach; i++)
        if (same_name(*open_at(m, i), name)) {
            for (size_t j = 0; j <= i; j++)
                close_top(m);
            return true;
        }
    return false;
}

/* ---- text ---- */

/* A character by its bytes, escaped where XML wants that. */
static void add_character(Buffer *out, const char *s, size_t len) {
    if (len == 1 && strchr("<>&\"'", *s) != NULL && *s != '\0')
        buffer_printf(out, "&#%d;", *s);
    else if (xml_char_allowed(s, s + len))
        buffer_add(out, s, len);
}

static void mend_content(Mender *m, LodeString text);

/* Whether the entity may be put in: entities in entities, and how much there is, are bounded. */
static bool may_expand(Mender *m, const Entity *entity) {
    m->expanded += entity->value.len + 1;
    m->overrun |= m->expanded > MEND_EXPANSION;
    return !m->overrun && m->nesting < NESTING;
}

/* The reference at `p`, a '&'; gives where it ends. */
static const char *mend_reference(Mender *m, const char *p, const char *end, bool in_value) {
    char utf8[4];
    size_t len, size;
    const Entity *entity = entities_at(&m->entities, p, end, &size);
    if (entity != NULL) {
        if (may_expand(m, entity) && !in_value) {
            m->nesting++;
            mend_content(m, entity->value);
            m->nesting--;
        } else if (!m->overrun && in_value && memchr(entity->value.s, '&', entity->value.len) == NULL) {
            for (size_t i = 0; i < entity->value.len; i++)
                add_character(m->out, entity->value.s + i, 1);
        }
        return p + size;
    }
    size = entity_at(p, end, true, utf8, &len);
    if (size > 0)
        add_character(m->out, utf8, len);
    else
        buffer_puts(m->out, "&amp;");
    return p + (size > 0 ? size : 1);
}

/* A byte that may not stand as it is: gives where it ends. */
static const char *mend_odd(Mender *m, const char *begin, const char *p, const char *end) {
    if (*p == '&')
        return mend_reference(m, p, end, false);
    if (*p == '>') { /* "]]>" must not stand in text */
        bool ends = p - begin >= 2 && p[-1] == ']' && p[-2] == ']';
        buffer_puts(m->out, ends ? "&gt;" : ">");
        return p + 1;
    }
    size_t len = *p == '\xEF' && end - p >= 3 ? 3 : 1;
    if (xml_char_allowed(p, p + len))
        buffer_add(m->out, p, len);
    return p + len;
}

/* Text up to the next '<' or the end; gives where that is.  Outside the root there is none. */
static const char *mend_text(Mender *m, const char *p, const char *end) {
    const char *begin = p;
    if (depth(m) == 0) {
        p = memchr(p, '<', (size_t)(end - p));
        return p != NULL ? p : end;
    }
    while (p < end && *p != '<') {
        const char *from = p;
        while (p < end && !xml_is_odd(*p))
            p++;
        buffer_add(m->out, from, (size_t)(p - from));
        if (p < end && *p != '<')
            p = mend_odd(m, begin, p, end);
    }
    return p;
}

/* ---- declarations ---- */

/* Behind the closing string, or the end. */
static const char *behind(const char *p, const char *end, const char *closing) {
    size_t len = strlen(closing);
    const char *at = p < end ? memmem(p, (size_t)(end - p), closing, len) : NULL;
    return at != NULL ? at + len : end;
}

static const char *mend_cdata(Mender *m, const char *p, const char *end) {
    const char *stop = memmem(p, (size_t)(end - p), "]]>", 3);
    const char *next = stop != NULL ? stop + 3 : end;
    if (stop == NULL)
        stop = end;
    while (depth(m) > 0 && p < stop) {
        const char *from = p;
        while (p < stop && !xml_is_odd(*p))
            p++;
        buffer_add(m->out, from, (size_t)(p - from));
        if (p >= stop)
            break;
        size_t len = *p == '\xEF' && stop - p >= 3 ? 3 : 1;
        add_character(m->out, p, len);
        p += len;
    }
    return next;
}

/* The '>' that ends a DOCTYPE, past its internal subset. */
static const char *mend_doctype(Mender *m, const char *p, const char *end) {
    const char *stop = memchr(p, '>', (size_t)(end - p));
    const char *subset = memchr(p, '[', (size_t)((stop != NULL ? stop : end) - p));
    if (subset == NULL)
        return stop != NULL ? stop + 1 : end;
    const char *close = memmem(subset, (size_t)(end - subset), "]>", 2);
    if (close == NULL) /* "] >" */
        close = memchr(subset, ']', (size_t)(end - subset));
    if (close == NULL)
        return stop != NULL ? stop + 1 : end;
    entities_collect(&m->entities, (LodeString){subset, (size_t)(close - subset)});
    return behind(close, end, ">");
}

static bool begins(const char *p, const char *end, const char *word) {
    size_t len = strlen(word);
    return (size_t)(end - p) >= len && strncasecmp(p, word, len) == 0;
}

/* "<!…" or "<?…" at `p`. */
static const char *mend_declaration(Mender *m, const char *p, const char *end) {
    if (begins(p, end, "<!--")) {
        const char *stop = m->no_comment ? NULL : memmem(p + 4, (size_t)(end - p - 4), "-->", 3);
        m->no_comment |= stop == NULL && m->nesting == 0;
        return stop != NULL ? stop + 3 : p + 4; /* never closed: not all that follows is to be lost */
    }
    if (begins(p, end, "<![CDATA["))
        return mend_cdata(m, p + 9, end);
    if (begins(p, end, "<!DOCTYPE") && !m->rooted && m->entities.count == 0)
        return mend_doctype(m, p, end);
    const char *stop = p[1] == '!' || m->no_pi ? NULL : memmem(p, (size_t)(end - p), "?>", 2);
    m->no_pi |= p[1] == '?' && stop == NULL && m->nesting == 0;
    return stop != NULL ? stop + 2 : behind(p, end, ">");
}

/* ---- tags ---- */

static const char *skip_space(const char *p, const char *end) {
    while (p < end && isspace((unsigned char)*p))
        p++;
    return p;
}

/* The quotation mark that ends the value which one begins at `p`, or NULL. */
static const char *closing_quote(Mender *m, const char *p, const char *end) {
    bool *none = *p == '"' ? &m->no_double : &m->no_single;
    if ((*p != '"' && *p != '\'') || *none)
        return NULL;
    const char *stop = memchr(p + 1, *p, (size_t)(end - p - 1));
    *none = stop == NULL && m->nesting == 0;
    return stop;
}

/* The value at `p`; *next gets where it ends.  One whose quotation mark is never closed ends at a blank
** or with the tag. */
static LodeString take_value(Mender *m, const char *p, const char *end, const char **next) {
    const char *stop = p < end ? closing_quote(m, p, end) : NULL;
    if (stop != NULL) {
        *next = stop + 1;
        return (LodeString){p + 1, (size_t)(stop - p - 1)};
    }
    for (stop = p; stop < end && !isspace((unsigned char)*stop) && *stop != '>' && *stop != '<';)
        stop++;
    *next = stop;
    return (LodeString){p, (size_t)(stop - p)};
}

static void mend_value(Mender *m, LodeString value) {
    const char *p = value.s, *end = p + (value.len <= MEND_ATTRIBUTE ? value.len : 0);
    while (p < end) {
        const char *from = p;
        while (p < end && !xml_is_odd(*p) && *p != '"')
            p++;
        buffer_add(m->out, from, (size_t)(p - from));
        if (p >= end)
            return;
        size_t len = *p == '\xEF' && end - p >= 3 ? 3 : 1;
        if (*p == '&') {
            p = mend_reference(m, p, end, true);
            continue;
        }
        add_character(m->out, p, len);
        p += len;
    }
}

/* The attribute at `p`, written where `keep`. */
static const char *mend_attribute(Mender *m, const char *p, const char *end, bool keep) {
    const char *name = p, *next;
    p = xml_name_end(p, end);
    size_t len = (size_t)(p - name);
    while (p < end && !isspace((unsigned char)*p) && strchr("=<>/", *p) == NULL) { /* no name */
        p++;
        len = 0;
    }
    LodeString value = {p, 0};
    next = skip_space(p, end);
    if (next < end && *next == '=')
        value = take_value(m, skip_space(next + 1, end), end, &p);
    if (p == name)
        return p + 1; /* a '/' or '=' by itself */
    if (!keep || len == 0)
        return p;
    buffer_putc(m->out, ' ');
    buffer_add(m->out, name, len);
    buffer_puts(m->out, "=\"");
    mend_value(m, value);
    buffer_putc(m->out, '"');
    return p;
}

/* Attributes up to the end of the tag; *empty: it ends in "/>". */
static const char *mend_attributes(Mender *m, const char *p, const char *end, bool keep, bool *empty) {
    size_t count = 0;
    *empty = false;
    for (;;) {
        p = skip_space(p, end);
        if (p >= end || *p == '<')
            return p;
        if (*p == '>')
            return p + 1;
        if (end - p >= 2 && p[0] == '/' && p[1] == '>') {
            *empty = true;
            return p + 2;
        }
        p = mend_attribute(m, p, end, keep && count++ < MOST_ATTRS);
    }
}

/* What HTML never closes. */
static bool is_void(LodeString name) {
    return is_named(name, "br") || is_named(name, "hr") || is_named(name, "img");
}

static bool is_among(LodeString name, const char *const *names) {
    for (; *names != NULL; names++)
        if (is_named(name, *names))
            return true;
    return false;
}

/* Fields of feeds that hold text only, and others that may stand beside them. */
static const char *const LEAVES[] = {"title",   "link",     "guid",    "pubDate", "dc:creator", "dc:date",   "dc:subject",
                                     "comments", "category", "updated", "id",      "published",  "dc:title", NULL};
static const char *const FIELDS[] = {"description", "content:encoded", "enclosure", "summary", "content",
                                     "author",      "image",           "source",    NULL};

/* Elements that a new one of the same name ends, and fields that are not closed. */
static void end_before(Mender *m, LodeString name) {
    if (depth(m) == 0)
        return;
    if (m->is_feed && is_among(*open_at(m, 0), LEAVES) && (is_among(name, LEAVES) || is_among(name, FIELDS)))
        close_top(m);
    if (depth(m) == 0)
        return;
    bool repeats = same_name(*open_at(m, 0), name);
    if (repeats && (is_named(name, "p") || is_named(name, "li")))
        close_top(m);
    if (m->is_feed && (is_named(name, "item") || is_named(name, "entry")))
        close_named(m, name);
}

static const char *mend_start(Mender *m, const char *p, const char *end) {
    const char *stop = xml_name_end(p + 1, end);
    LodeString name = {p + 1, (size_t)(stop - p - 1)};
    bool empty;
    end_before(m, name);
    if (!m->rooted)
        m->is_feed = is_named(name, "rss") || is_named(name, "feed") || is_named(name, "rdf:rdf");
    m->rooted = true;
    bool keep = depth(m) < MEND_DEPTH;
    if (keep) {
        buffer_putc(m->out, '<');
        buffer_add(m->out, name.s, name.len);
    }
    p = mend_attributes(m, stop, end, keep, &empty);
    empty |= is_void(name);
    if (keep)
        buffer_puts(m->out, empty ? "/>" : ">");
    if (!empty)
        buffer_add(&m->open, &name, sizeof name);
    m->closed = empty && depth(m) == 0;
    return p;
}

static const char *mend_end(Mender *m, const char *p, const char *end) {
    const char *stop = xml_name_end(p + 2, end);
    close_named(m, (LodeString){p + 2, (size_t)(stop - p - 2)});
    stop = memchr(stop, '>', (size_t)(end - stop));
    return stop != NULL ? stop + 1 : end;
}

/* What begins at the '<' `p`. */
static const char *mend_mark(Mender *m, const char *p, const char *end) {
    if (end - p >= 2 && (p[1] == '!' || p[1] == '?'))
        return mend_declaration(m, p, end);
    if (end - p >= 3 && p[1] == '/' && xml_name_end(p + 2, end) > p + 2)
        return mend_end(m, p, end);
    if (xml_name_end(p + 1, end) > p + 1)
        return mend_start(m, p, end);
    if (depth(m) > 0)
        buffer_puts(m->out, "&lt;");
    return p + 1;
}

static void mend_content(Mender *m, LodeString text) {
    const char *p = text.s, *end = p + text.len;
    while (p < end && !m->closed && !m->overrun) {
        p = mend_text(m, p, end);
        if (p < end)
            p = mend_mark(m, p, end);
    }
}

MendProblem xml_mend(Buffer *out, LodeString text) {
    Mender m = {.out = out};
    buffer_reserve(out, text.len + text.len / 16 + 64);
    mend_content(&m, text);
    while (depth(&m) > 0)
        close_top(&m);
    entities_free(&m.entities);
    buffer_free(&m.open);
    return m.overrun ? MEND_ENTITIES : m.rooted ? MEND_OK : MEND_NO_ROOT;
}
