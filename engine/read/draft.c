/* draft.c - see draft.h */
#include "read/draft.h"

#include "base/error.h"

#include <ctype.h>
#include <stdint.h>

/* ---- white space ---- */

/* Bytes of white space at `p`: ASCII's, and the spaces that pages lay out with. */
static size_t blank_at(const char *p, const char *end) {
    if (*p == ' ' || (*p >= '\t' && *p <= '\r') || *p == '\0')
        return 1;
    if (*p == '\xC2' && end - p > 1 && p[1] == '\xA0') /* no-break space */
        return 2;
    bool zero_width = *p == '\xE2' && end - p > 2 && p[1] == '\x80' &&
                      (p[2] == '\xA8' || p[2] == '\xA9'); /* line and paragraph separator */
    return zero_width ? 3 : 0;
}

static const char *skip_blanks(const char *p, const char *end) {
    size_t step;
    while (p < end && (step = blank_at(p, end)) > 0)
        p += step;
    return p;
}

/* Bytes of eight that are zero have their highest bit set; so may those above one. */
static uint64_t zero_bytes(uint64_t eight) {
    return (eight - UINT64_C(0x0101010101010101)) & ~eight & UINT64_C(0x8080808080808080);
}

/* Whether of the eight bytes at `p` one may have to be changed: a control character, the first of
** a wide blank, or a space before another (at p[8] at the latest). */
static bool is_odd_eight(const char *p) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t here, next;
    memcpy(&here, p, 8);
    memcpy(&next, p + 1, 8);
    uint64_t control = (here - each * ' ') & ~here & each * 0x80;
    uint64_t spaces = zero_bytes((here ^ each * ' ') | (next ^ each * ' '));
    return (control | spaces | zero_bytes(here ^ each * 0xC2) | zero_bytes(here ^ each * 0xE2)) != 0;
}

/* Where the text at `p` may have to be changed; its end when nowhere.  Nearly all of a text is words
** with one space between them, which this steps over eight bytes at a time. */
static const char *plain_end(const char *p, const char *end) {
    while (end - p > 8 && !is_odd_eight(p))
        p += 8;
    while (p < end && (unsigned char)*p >= ' ' && *p != '\xC2' && *p != '\xE2' &&
           !(*p == ' ' && (p + 1 == end || p[1] == ' ')))
        p++;
    return p;
}

void add_collapsed(Buffer *out, LodeString text) {
    const char *end = text.s + text.len, *p = skip_blanks(text.s, end);
    size_t begin = out->len;
    buffer_reserve(out, text.len + 1);
    while (p < end) {
        const char *stop = plain_end(p, end);
        stop += stop < end && blank_at(stop, end) == 0;
        memcpy(out->data + out->len, p, (size_t)(stop - p));
        out->len += (size_t)(stop - p);
        p = skip_blanks(stop, end);
        if (p > stop && p < end && out->data[out->len - 1] != ' ')
            out->data[out->len++] = ' ';
    }
    if (out->len > begin && out->data[out->len - 1] == ' ')
        out->len--;
}

static LodeString collapsed(Draft *draft, LodeString text) {
    Buffer out = {0};
    if (text.s == NULL)
        return text;
    add_collapsed(&out, text);
    LodeString copy = {NULL, 0};
    if (out.len > 0)
        copy = (LodeString){arena_dup(&draft->article->arena, out.data, out.len), out.len};
    buffer_free(&out);
    return copy;
}

/* ---- blocks ---- */

void draft_begin(Draft *draft, Lode *owner, const char *source) {
    *draft = (Draft){.article = article_new(owner, source)};
}

/* Whatever was added since `before` is a block, or is taken back when it is blank. */
static Span close_block(Draft *draft, BlockRole role, size_t before, size_t begin) {
    if (draft->text.len == begin) {
        draft->text.len = before;
        return NO_SPAN;
    }
    Span span = {(uint32_t)begin, (uint32_t)draft->text.len};
    Block block = {.span = span, .role = role};
    buffer_add(&draft->blocks, &block, sizeof block);
    return span;
}

/* Begins a block behind the others; returns where. */
static size_t open_block(Draft *draft) {
    if (draft->text.len > 0)
        buffer_add(&draft->text, "\n\n", 2);
    return draft->text.len;
}

Span draft_block(Draft *draft, BlockRole role, LodeString text) {
    size_t before = draft->text.len, begin = open_block(draft);
    if (text.s != NULL)
        add_collapsed(&draft->text, text);
    return close_block(draft, role, before, begin);
}

Span draft_lines(Draft *draft, BlockRole role, LodeString text) {
    size_t before = draft->text.len, begin = open_block(draft);
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        const char *line_end = memchr(p, '\n', (size_t)(end - p));
        if (line_end == NULL)
            line_end = end;
        size_t at = draft->text.len;
        if (at > begin)
            buffer_putc(&draft->text, '\n');
        size_t line = draft->text.len;
        add_collapsed(&draft->text, (LodeString){p, (size_t)(line_end - p)});
        if (draft->text.len == line)
            draft->text.len = at;
        p = line_end + 1;
    }
    return close_block(draft, role, before, begin);
}

/* ---- fields ---- */

void draft_field(Draft *draft, LodeField field, LodeString value, const char *origin) {
    FieldValue *known = &draft->article->fields[field];
    if (known->value.s != NULL)
        return;
    known->value = collapsed(draft, value);
    draft->article->origins[field] = known->value.s != NULL ? origin : NULL;
}

static bool same_text(LodeString a, LodeString b) {
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (tolower((unsigned char)a.s[i]) != tolower((unsigned char)b.s[i]))
            return false;
    return true;
}

static bool has_author(const Draft *draft, LodeString name) {
    const FieldValue *at = (const void *)draft->authors.data;
    for (size_t i = 0; i < draft->authors.len / sizeof *at; i++)
        if (same_text(at[i].value, name))
            return true;
    return false;
}

void draft_author(Draft *draft, LodeString name, const char *origin) {
    FieldValue author = {collapsed(draft, name), NO_SPAN};
    if (author.value.s == NULL || has_author(draft, author.value))
        return;
    buffer_add(&draft->authors, &author, sizeof author);
    draft->article->author_origin = origin;
}

static bool has_tag(const Draft *draft, LodeString tag) {
    const LodeString *at = (const void *)draft->tags.data;
    for (size_t i = 0; i < draft->tags.len / sizeof *at; i++)
        if (same_text(at[i], tag))
            return true;
    return false;
}

void draft_tag(Draft *draft, LodeString tag) {
    LodeString copy = collapsed(draft, tag);
    if (copy.s != NULL && !has_tag(draft, copy))
        buffer_add(&draft->tags, &copy, sizeof copy);
}

void draft_caption(Draft *draft, LodeString text, LodeString credit) {
    Caption caption = {{collapsed(draft, text), NO_SPAN}, {collapsed(draft, credit), NO_SPAN}};
    if (caption.text.value.s == NULL && caption.credit.value.s == NULL)
        return;
    caption.text.at = draft_block(draft, BLOCK_CAPTION, caption.text.value);
    buffer_add(&draft->captions, &caption, sizeof caption);
}

void draft_dropped(Draft *draft, LodeString text, const char *why) {
    Dropped dropped = {collapsed(draft, text), why};
    if (dropped.text.s != NULL)
        buffer_add(&draft->dropped, &dropped, sizeof dropped);
}

void draft_page(Draft *draft, LodeString page, bool xml) {
    LodeArticle *article = draft->article;
    article->page = (LodeString){arena_dup(&article->arena, page.s, page.len), page.len};
    article->page_is_xml = xml;
}

/* ---- finishing ---- */

/* The arrays move into the arena. */
static void *settle(Draft *draft, const Buffer *from, size_t size, size_t *count) {
    *count = from->len / size;
    void *array = arena_alloc(&draft->article->arena, from->len + 1);
    if (from->len > 0)
        memcpy(array, from->data, from->len);
    return array;
}

static void settle_text(Draft *draft) {
    LodeArticle *article = draft->article;
    char *text = arena_alloc(&article->arena, draft->text.len + TEXT_PADDING);
    if (draft->text.len > 0)
        memcpy(text, draft->text.data, draft->text.len);
    memset(text + draft->text.len, 0, TEXT_PADDING);
    article_set_text(article, text, draft->text.len);
}

/* Where a field's value stands: in the first block of that role which is just this text. */
static void place_field(LodeArticle *article, LodeField field, BlockRole role) {
    FieldValue *known = &article->fields[field];
    for (size_t i = 0; i < article->block_count && known->value.s != NULL; i++) {
        Span span = article->blocks[i].span;
        LodeString text = {article->text + span.begin, span.end - span.begin};
        if (article->blocks[i].role == role && same_text(text, known->value)) {
            *known = (FieldValue){text, span};
            return;
        }
    }
}

static void free_buffers(Draft *draft) {
    Buffer *const all[] = {&draft->text,     &draft->blocks, &draft->authors,
                           &draft->captions, &draft->tags,   &draft->dropped};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        buffer_free(all[i]);
}

void draft_discard(Draft *draft) {
    article_destroy(draft->article);
    free_buffers(draft);
}

LodeArticle *draft_finish(Draft *draft, LodeError *error) {
    LodeArticle *article = draft->article;
    bool empty = draft->blocks.len == 0 && !draft->bare;
    if (empty || draft->text.len >= UINT32_MAX - TEXT_PADDING) {
        error_set(error, LODE_BAD_INPUT, "%s: %s", article->fields[LODE_SOURCE].value.s,
                  empty ? "no text in it" : "an article of 4 GiB or more: split it");
        draft_discard(draft);
        return NULL;
    }
    settle_text(draft);
    article->blocks = settle(draft, &draft->blocks, sizeof(Block), &article->block_count);
    article->authors = settle(draft, &draft->authors, sizeof(FieldValue), &article->author_count);
    article->captions = settle(draft, &draft->captions, sizeof(Caption), &article->caption_count);
    article->tags = settle(draft, &draft->tags, sizeof(LodeString), &article->tag_count);
    article->dropped = settle(draft, &draft->dropped, sizeof(Dropped), &article->dropped_count);
    place_field(article, LODE_TITLE, BLOCK_TITLE);
    place_field(article, LODE_SUBTITLE, BLOCK_SUBTITLE);
    article_set_body(article);
    free_buffers(draft);
    return article;
}
