/* markup.c - see markup.h */
#define _GNU_SOURCE /* memmem */
#include "read/markup.h"

#include "html/entities.h"
#include "read/prose.h"

#include <ctype.h>

enum { LONGEST_TAG = 12 };

typedef enum TagKind {
    TAG_UNKNOWN,
    TAG_INLINE,
    TAG_DROP, /* with all that is in it */
    TAG_BREAK,
    TAG_CELL,
    TAG_BLOCK, /* from here on: ends a block */
    TAG_PARAGRAPH,
    TAG_HEADING,
    TAG_LIST,
    TAG_ITEM,
    TAG_QUOTE,
    TAG_CAPTION
} TagKind;

static const struct {
    const char *names; /* a blank before and behind each */
    TagKind kind;
} TAGS[] = {
    {" p div ", TAG_PARAGRAPH},
    {" a b i em strong span u s small sup sub font img code abbr cite q mark time picture source "
     "label wbr ins del"
     " strike big tt kbd var samp dfn bdi bdo acronym input nobr applet blink embed link meta marquee param base "
     "ruby rt rp data meter progress menuitem area frame frameset track ",
     TAG_INLINE},
    {" br ", TAG_BREAK},
    {" li dt dd ", TAG_ITEM},
    {" ul ol dl ", TAG_LIST},
    {" h1 h2 h3 h4 h5 h6 ", TAG_HEADING},
    {" blockquote ", TAG_QUOTE},
    {" figcaption ", TAG_CAPTION},
    {" script style noscript template iframe svg head title select textarea button object video "
     "audio canvas map ",
     TAG_DROP},
    {" td th ", TAG_CELL},
    {" section article header footer main aside nav table tr thead tbody tfoot caption figure form "
     "fieldset address"
     " pre hr html body center details summary hgroup legend ",
     TAG_BLOCK},
};

/* A tag as it stands in the text. */
typedef struct Tag {
    char name[LONGEST_TAG + 2]; /* in lower case */
    TagKind kind;
    bool closes;
    const char *end; /* behind it */
} Tag;

/* The way through the bytes.  What once was not found ahead is not looked for again, so that the
** way is linear whatever the bytes are. */
typedef struct Scan {
    const char *p, *end;
    bool no_stop, no_single, no_double; /* no '>', ' or " is ahead */
    bool no_close; /* an element was never closed: what follows it is text all the same */
} Scan;

static Scan scan_of(LodeString html) {
    return (Scan){.p = html.s, .end = html.s + html.len};
}

/* ---- tags ---- */

static TagKind kind_of(const char *name, size_t len) {
    char wanted[LONGEST_TAG + 4] = " ";
    memcpy(wanted + 1, name, len);
    memcpy(wanted + 1 + len, " ", 2);
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
        if (strstr(TAGS[i].names, wanted) != NULL)
            return TAGS[i].kind;
    return TAG_UNKNOWN;
}

/* The '>' that ends a tag, past values in quotes; NULL when there is none. */
static const char *tag_stop(Scan *scan, const char *p) {
    for (; p < scan->end && *p != '>'; p++) {
        bool *none = *p == '"' ? &scan->no_double : *p == '\'' ? &scan->no_single : NULL;
        if (none == NULL || *none || p[-1] != '=')
            continue;
        const char *quote = memchr(p + 1, *p, (size_t)(scan->end - p - 1));
        *none = quote == NULL;
        p = quote != NULL ? quote : p;
    }
    scan->no_stop = p >= scan->end;
    return p < scan->end ? p : NULL;
}

/* Behind "<!-- … -->", "<!…>" and "<?…>"; NULL when `p` is none of these. */
static const char *skip_declaration(Scan *scan, const char *p) {
    if (scan->end - p < 3 || (p[1] != '!' && p[1] != '?') || scan->no_stop)
        return NULL;
    size_t left = (size_t)(scan->end - p);
    if (left >= 4 && memcmp(p, "<!--", 4) == 0) {
        const char *stop = memmem(p + 4, left - 4, "-->", 3);
        return stop != NULL ? stop + 3 : scan->end;
    }
    const char *stop = memchr(p, '>', left);
    scan->no_stop = stop == NULL;
    return stop != NULL ? stop + 1 : NULL;
}

/* Whether a tag begins at `p`, a '<'. */
static bool take_tag(Scan *scan, const char *p, Tag *tag) {
    const char *at = p + 1;
    tag->closes = at < scan->end && *at == '/';
    at += tag->closes;
    size_t len = 0;
    while (at < scan->end && len <= LONGEST_TAG && isalnum((unsigned char)*at))
        tag->name[len++] = (char)tolower((unsigned char)*at++);
    if (len == 0 || len > LONGEST_TAG || at == scan->end || scan->no_stop ||
        strchr("> /\t\r\n", *at) == NULL)
        return false;
    tag->name[len] = '\0';
    tag->kind = kind_of(tag->name, len);
    const char *stop = tag_stop(scan, at);
    tag->end = stop != NULL ? stop + 1 : NULL;
    return stop != NULL;
}

/* Behind the tag that closes `name`.  Where there is none a script goes on to the end; of others only the tag
** is passed over. */
static const char *skip_element(Scan *scan, const char *p, const char *name) {
    size_t len = strlen(name);
    const char *begin = p;
    bool script = strcmp(name, "script") == 0 || strcmp(name, "style") == 0;
    if (scan->no_close && !script)
        return begin;
    while ((p = memchr(p, '<', (size_t)(scan->end - p))) != NULL) {
        p++;
        if ((size_t)(scan->end - p) > len && *p == '/' && strncasecmp(p + 1, name, len) == 0) {
            p = memchr(p, '>', (size_t)(scan->end - p));
            return p != NULL ? p + 1 : scan->end;
        }
    }
    scan->no_close = !script;
    return script ? scan->end : begin;
}

/* ---- what a text has ---- */

typedef struct Traits {
    bool references, tags, blocks, paragraphs;
} Traits;

static bool has_reference(LodeString text) {
    char out[4];
    size_t len;
    const char *p = text.s, *end = p + text.len;
    while (p < end && (p = memchr(p, '&', (size_t)(end - p))) != NULL) {
        if (entity_at(p, end, true, out, &len) > 0)
            return true;
        p++;
    }
    return false;
}

/* Looks at tags until the first <p>, or the first of all when `any` will do. */
static Traits traits_of(LodeString text, bool any) {
    Traits traits = {0};
    Scan scan = scan_of(text);
    Tag tag;
    const char *p = scan.p;
    while (!traits.paragraphs && !(any && traits.tags) && p < scan.end &&
           (p = memchr(p, '<', (size_t)(scan.end - p))) != NULL) {
        bool known = take_tag(&scan, p, &tag) && tag.kind != TAG_UNKNOWN;
        traits.tags |= known;
        traits.blocks |= known && (tag.kind >= TAG_BLOCK || tag.kind == TAG_BREAK);
        traits.paragraphs |= known && tag.kind == TAG_PARAGRAPH;
        p = known ? tag.end : p + 1;
    }
    return traits;
}

bool is_markup(LodeString text) {
    return text.s != NULL && (traits_of(text, true).tags || has_reference(text));
}

/* ---- text ---- */

/* Appends text without tags in it, references resolved. */
static void add_text(Buffer *out, const char *p, const char *end) {
    while (p < end) {
        const char *mark = memchr(p, '&', (size_t)(end - p));
        buffer_add(out, p, (size_t)((mark != NULL ? mark : end) - p));
        if (mark == NULL)
            return;
        char utf8[4];
        size_t len, size = entity_at(mark, end, true, utf8, &len);
        buffer_add(out, size > 0 ? utf8 : mark, size > 0 ? len : 1);
        p = mark + (size > 0 ? size : 1);
    }
}

/* Appends text up to the next tag, which *tag gets; false at the end. */
static bool next_tag(Scan *scan, Buffer *out, Tag *tag) {
    const char *from = scan->p, *p = from;
    while (p < scan->end && (p = memchr(p, '<', (size_t)(scan->end - p))) != NULL) {
        const char *behind = skip_declaration(scan, p);
        bool is_tag = behind == NULL && take_tag(scan, p, tag);
        if (behind != NULL || is_tag) {
            add_text(out, from, p);
            from = p = scan->p = behind != NULL ? behind : tag->end;
            if (is_tag)
                return true;
        } else {
            p++;
        }
    }
    add_text(out, from, scan->end);
    scan->p = scan->end;
    return false;
}

void markup_line(Buffer *out, LodeString html) {
    Scan scan = scan_of(html);
    Tag tag;
    while (next_tag(&scan, out, &tag)) {
        if (tag.kind == TAG_DROP && !tag.closes)
            scan.p = skip_element(&scan, tag.end, tag.name);
        if (tag.kind >= TAG_BREAK)
            buffer_putc(out, ' ');
    }
}

/* ---- blocks ---- */

typedef struct Markup {
    Draft *draft;
    Buffer run;        /* text of the block that is open */
    bool paragraphs;   /* the text has <p> */
    size_t break_end;  /* length of the run behind its last <br>; 0: none */
    int quotes, lists; /* that are open */
    bool item, heading, caption;
} Markup;

static BlockRole role_of(const Markup *m) {
    return m->heading                ? BLOCK_HEADING
           : m->item || m->lists > 0 ? BLOCK_LIST
           : m->quotes > 0           ? BLOCK_QUOTATION
                                     : BLOCK_PARAGRAPH;
}

static bool is_blank(const char *p, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!isspace((unsigned char)p[i]))
            return false;
    return true;
}

static LodeString trimmed(LodeString text) {
    while (text.len > 0 && isspace((unsigned char)text.s[text.len - 1]))
        text.len--;
    while (text.len > 0 && isspace((unsigned char)*text.s))
        text = (LodeString){text.s + 1, text.len - 1};
    return text;
}

/* Whether lines are paragraphs though there are block-level tags: as blogs keep their pages, with
** headings and quotations marked up and blank lines between paragraphs. */
static bool has_own_lines(const Markup *m, LodeString text) {
    return !m->paragraphs && role_of(m) == BLOCK_PARAGRAPH &&
           (memmem(text.s, text.len, "\n\n", 2) != NULL ||
            memmem(text.s, text.len, "\n\r\n", 3) != NULL);
}

static void end_block(Markup *m) {
    LodeString text = trimmed((LodeString){m->run.data, m->run.len});
    if (text.len > 0 && m->caption)
        draft_caption(m->draft, text, (LodeString){NULL, 0});
    else if (text.len > 0 && has_own_lines(m, text))
        draft_prose(m->draft, text);
    else if (text.len > 0)
        draft_block(m->draft, role_of(m), text);
    m->run.len = m->break_end = 0;
}

static void line_break(Markup *m) {
    bool twice =
        m->break_end > 0 && is_blank(m->run.data + m->break_end, m->run.len - m->break_end);
    if (!m->paragraphs || twice) {
        end_block(m);
        return;
    }
    buffer_putc(&m->run, '\n');
    m->break_end = m->run.len;
}

static void count(int *open, bool closes) {
    *open += closes ? -1 : 1;
    if (*open < 0)
        *open = 0;
}

static void enter(Markup *m, const Tag *tag) {
    end_block(m);
    if (tag->kind == TAG_QUOTE)
        count(&m->quotes, tag->closes);
    if (tag->kind == TAG_LIST)
        count(&m->lists, tag->closes);
    if (tag->kind == TAG_ITEM || tag->kind == TAG_LIST)
        m->item = tag->kind == TAG_ITEM && !tag->closes;
    m->heading = tag->kind == TAG_HEADING && !tag->closes;
    if (tag->kind == TAG_CAPTION)
        m->caption = !tag->closes;
}

static void add_blocks(Markup *m, LodeString html) {
    Scan scan = scan_of(html);
    Tag tag;
    while (next_tag(&scan, &m->run, &tag)) {
        if (tag.kind == TAG_DROP && !tag.closes)
            scan.p = skip_element(&scan, tag.end, tag.name);
        else if (tag.kind == TAG_BREAK)
            line_break(m);
        else if (tag.kind == TAG_CELL)
            buffer_putc(&m->run, ' ');
        else if (tag.kind >= TAG_BLOCK)
            enter(m, &tag);
    }
    end_block(m);
}

/* Text with inline tags only: its lines are what its writer made them. */
static void add_lines(Markup *m, LodeString html) {
    Scan scan = scan_of(html);
    Tag tag;
    while (next_tag(&scan, &m->run, &tag))
        if (tag.kind == TAG_DROP && !tag.closes)
            scan.p = skip_element(&scan, tag.end, tag.name);
    draft_prose(m->draft, (LodeString){m->run.data, m->run.len});
}

void draft_markup(Draft *draft, LodeString html) {
    if (html.s == NULL)
        return;
    Traits traits = traits_of(html, false);
    Markup m = {.draft = draft, .paragraphs = traits.paragraphs};
    if (traits.blocks)
        add_blocks(&m, html);
    else
        add_lines(&m, html);
    buffer_free(&m.run);
}
