/* plain.c - see plain.h.
**
** First the bytes become UTF-8, then a Layout says which spans of that *raw* text are kept, and as
** what.  The canonical text is built from them; a list of kept pieces maps places of the raw text
** to places of the canonical one.
*/
#define _GNU_SOURCE /* memmem */
#include "read/plain.h"

#include "base/error.h"
#include "read/reader.h"
#include "text/encode.h"

#include <stdlib.h>

enum { PADDING = TEXT_PADDING }; /* zero bytes behind the text */

/* ---- preparing the raw text ---- */

static bool fails(LodeError *error, const PlainInput *input, const char *what) {
    return error_set(error, LODE_BAD_INPUT, "%s: %s", input->source, what);
}

/* Bytes of white space at `s`, no-break and zero-width spaces included; 0 when there is none. */
static size_t white(const char *s, const char *end) {
    static const char *const wide[] = {"\xC2\xA0", "\xEF\xBB\xBF", "\xE2\x80\x8B", "\xE3\x80\x80"};
    if (*s == ' ' || (*s >= '\t' && *s <= '\r') || *s == '\0')
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        size_t len = strlen(wide[i]);
        if ((size_t)(end - s) >= len && memcmp(s, wide[i], len) == 0)
            return len;
    }
    return 0;
}

static bool is_blank(LodeString text) {
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        size_t step = white(p, end);
        if (step == 0)
            return false;
        p += step;
    }
    return true;
}

/* The length of the line end at `p` that is not a plain LF, or of a zero byte: all of which
** become an LF or nothing.  A form feed ends a page; the layout wants to know where. */
static size_t odd_line_end(const char *p, const char *end) {
    if (*p == '\r')
        return end - p > 1 && p[1] == '\n' ? 2 : 1;
    if (*p == '\0')
        return 1;
    bool separator =
        *p == '\xE2' && end - p > 2 && p[1] == '\x80' && (p[2] == '\xA8' || p[2] == '\xA9');
    return separator ? 3 : 0;
}

static bool has_odd_line_ends(LodeString text) {
    return memchr(text.s, '\r', text.len) != NULL || memchr(text.s, '\0', text.len) != NULL ||
           memmem(text.s, text.len, "\xE2\x80\xA8", 3) != NULL ||
           memmem(text.s, text.len, "\xE2\x80\xA9", 3) != NULL;
}

/* Line ends of all kinds become LF, a paragraph separator a blank line; zero bytes go. */
static LodeString unify_lines(LodeString text, Buffer *out) {
    if (!has_odd_line_ends(text))
        return text;
    size_t start = out->len;
    const char *p = text.s, *end = p + text.len, *kept = p;
    buffer_reserve(out, text.len);
    while (p < end) {
        size_t step = odd_line_end(p, end);
        if (step == 0) {
            p++;
            continue;
        }
        buffer_add(out, kept, (size_t)(p - kept));
        if (*p != '\0')
            buffer_puts(out, step == 3 && p[2] == '\xA9' ? "\n\n" : "\n");
        p += step;
        kept = p;
    }
    buffer_add(out, kept, (size_t)(p - kept));
    return (LodeString){out->data + start, out->len - start};
}

/* ---- raw: one block a stretch without a blank line ---- */

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Whether a blank line begins at the line feed `p`; *next gets where the following line begins. */
static bool blank_line(const char *p, const char *end, const char **next) {
    const char *q = p + 1;
    while (q < end && (*q == ' ' || *q == '\t' || *q == '\r'))
        q++;
    *next = q + 1;
    return q < end && *q == '\n';
}

/* The end of the stretch that begins at `p`; *next gets the beginning of what comes after. */
static const char *stretch_end(const char *p, const char *end, const char **next) {
    while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        if (blank_line(p, end, next))
            return p;
        p++;
    }
    *next = end;
    return end;
}

/* Cuts `text` at blank lines; `*blocks` is malloc'd. */
static size_t cut_blocks(LodeString text, Block **blocks) {
    const char *p = text.s, *end = p + text.len, *next;
    size_t count = 0, cap = 0;
    for (*blocks = NULL; p < end; p = next) {
        const char *stop = stretch_end(p, end, &next), *begin = p;
        while (begin < stop && is_space(*begin))
            begin++;
        while (stop > begin && is_space(stop[-1]))
            stop--;
        if (begin == stop)
            continue;
        *blocks = mem_grow(*blocks, &cap, count + 1, sizeof **blocks);
        Span span = {(uint32_t)(begin - text.s), (uint32_t)(stop - text.s)};
        (*blocks)[count++] = (Block){.span = span, .role = BLOCK_PARAGRAPH};
    }
    return count;
}

static void fill_raw(LodeArticle *article, LodeString text) {
    char *copy = arena_alloc(&article->arena, text.len + PADDING);
    memcpy(copy, text.s, text.len);
    memset(copy + text.len, 0, PADDING);
    article_set_text(article, copy, text.len);
    article->fields[LODE_BODY] = article->fields[LODE_TEXT];
    Block *blocks;
    article->block_count = cut_blocks(text, &blocks);
    article->blocks = arena_alloc(&article->arena, article->block_count * sizeof *blocks + 1);
    if (article->block_count > 0)
        memcpy(article->blocks, blocks, article->block_count * sizeof *blocks);
    free(blocks);
}

/* A layout for when no grammar is installed: stretches between blank lines are paragraphs. */
static void paragraphs_only(Arena *arena, LodeString raw, Layout *out) {
    Block *cut;
    size_t count = cut_blocks(raw, &cut);
    LayoutBlock *blocks = arena_alloc(arena, count * sizeof *blocks + 1);
    LayoutPiece *pieces = arena_zero(arena, count * sizeof *pieces + 1);
    for (size_t i = 0; i < count; i++) {
        pieces[i].at = cut[i].span;
        blocks[i] = (LayoutBlock){cut[i].role, 1, &pieces[i]};
    }
    out->blocks = blocks;
    out->block_count = count;
    free(cut);
}

/* ---- text: built from a layout ---- */

typedef struct Kept {
    Span raw;
    uint32_t at; /* where it begins in the canonical text */
} Kept;

typedef struct Builder {
    LodeArticle *article;
    const Layout *layout;
    LodeString raw;
    char *text;
    size_t len;
    Kept *kept; /* sorted by place in the raw text once all are there */
    size_t kept_count;
} Builder;

static bool in_character(LodeString raw, uint32_t at) {
    return at < raw.len && ((unsigned char)raw.s[at] & 0xC0) == 0x80;
}

/* A span that lies inside the raw text and cuts no character. */
static Span sound_span(LodeString raw, Span span) {
    if (span.begin >= span.end || span.begin >= raw.len)
        return NO_SPAN;
    if (span.end > raw.len)
        span.end = (uint32_t)raw.len;
    while (in_character(raw, span.begin))
        span.begin--;
    while (in_character(raw, span.end))
        span.end++;
    return span;
}

static bool is_nowhere(Span span) {
    return span.begin == UINT32_MAX;
}

static void add_piece(Builder *b, Span piece, bool spaced) {
    if (spaced)
        b->text[b->len++] = ' ';
    b->kept[b->kept_count++] = (Kept){piece, (uint32_t)b->len};
    memcpy(b->text + b->len, b->raw.s + piece.begin, piece.end - piece.begin);
    b->len += piece.end - piece.begin;
}

static void add_block(Builder *b, const LayoutBlock *block) {
    size_t before = b->len;
    if (b->len > 0) {
        memcpy(b->text + b->len, "\n\n", 2);
        b->len += 2;
    }
    size_t begin = b->len;
    for (uint32_t i = 0; i < block->piece_count; i++) {
        Span piece = sound_span(b->raw, block->pieces[i].at);
        if (!is_nowhere(piece))
            add_piece(b, piece, b->len > begin && !block->pieces[i].glue);
    }
    if (b->len == begin) {
        b->len = before;
        return;
    }
    Span span = {(uint32_t)begin, (uint32_t)b->len};
    b->article->blocks[b->article->block_count++] = (Block){.span = span, .role = block->role};
}

/* Room for every piece, what joins them, and the padding. */
static void reserve(Builder *b) {
    size_t pieces = 0, bytes = 0;
    for (size_t i = 0; i < b->layout->block_count; i++) {
        const LayoutBlock *block = &b->layout->blocks[i];
        pieces += block->piece_count;
        for (uint32_t j = 0; j < block->piece_count; j++) {
            Span piece = sound_span(b->raw, block->pieces[j].at);
            bytes += is_nowhere(piece) ? 0 : piece.end - piece.begin;
        }
    }
    bytes += pieces + 2 * b->layout->block_count + PADDING;
    b->text = arena_alloc(&b->article->arena, bytes);
    b->kept = mem_zero(pieces, sizeof *b->kept);
    b->article->blocks =
        arena_alloc(&b->article->arena, b->layout->block_count * sizeof(Block) + 1);
}

static int by_raw_place(const void *a, const void *b) {
    const Kept *x = a, *y = b;
    return x->raw.begin < y->raw.begin ? -1 : x->raw.begin > y->raw.begin;
}

static void build_text(Builder *b) {
    reserve(b);
    for (size_t i = 0; i < b->layout->block_count; i++)
        add_block(b, &b->layout->blocks[i]);
    memset(b->text + b->len, 0, PADDING);
    article_set_text(b->article, b->text, b->len);
    qsort(b->kept, b->kept_count, sizeof *b->kept, by_raw_place);
}

/* ---- mapping fields ---- */

/* The last kept piece that begins at or before `at`, or NULL. */
static const Kept *kept_before(const Builder *b, uint32_t at) {
    size_t low = 0, high = b->kept_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (b->kept[middle].raw.begin <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &b->kept[low - 1] : NULL;
}

/* Where raw bytes stand in the text; NO_SPAN when an end of them was dropped. */
static Span map_span(const Builder *b, Span raw) {
    if (is_nowhere(raw))
        return NO_SPAN;
    const Kept *first = kept_before(b, raw.begin), *last = kept_before(b, raw.end - 1);
    if (first == NULL || last == NULL || raw.begin >= first->raw.end || raw.end > last->raw.end)
        return NO_SPAN;
    Span span = {first->at + (raw.begin - first->raw.begin),
                 last->at + (raw.end - last->raw.begin)};
    return span.begin < span.end ? span : NO_SPAN;
}

static LodeString raw_copy(const Builder *b, Span span) {
    if (is_nowhere(span))
        return (LodeString){NULL, 0};
    size_t len = span.end - span.begin;
    return (LodeString){arena_dup(&b->article->arena, b->raw.s + span.begin, len), len};
}

static FieldValue map_field(const Builder *b, LayoutField field) {
    Span raw = sound_span(b->raw, field.at), at = map_span(b, raw);
    if (field.value.s == NULL && !is_nowhere(at))
        field.value = (LodeString){b->text + at.begin, at.end - at.begin};
    else if (field.value.s == NULL)
        field.value = raw_copy(b, raw);
    return (FieldValue){field.value, at};
}

static FieldValue map_place(const Builder *b, Span span) {
    return map_field(b, (LayoutField){span, {NULL, 0}});
}

static void map_fields(Builder *b) {
    FieldValue *fields = b->article->fields;
    const Layout *layout = b->layout;
    fields[LODE_PUBLISHER] = map_field(b, layout->publisher);
    fields[LODE_TITLE] = map_field(b, layout->title);
    fields[LODE_SUBTITLE] = map_field(b, layout->subtitle);
    fields[LODE_SECTION] = map_field(b, layout->section);
    fields[LODE_DATELINE] = map_field(b, layout->dateline);
    fields[LODE_PUBLISHED] = map_field(b, layout->published);
    fields[LODE_MODIFIED] = map_field(b, layout->modified);
}

static void map_authors(Builder *b) {
    LodeArticle *article = b->article;
    article->authors =
        arena_zero(&article->arena, b->layout->author_count * sizeof(FieldValue) + 1);
    for (size_t i = 0; i < b->layout->author_count; i++) {
        FieldValue author = map_place(b, b->layout->authors[i]);
        if (author.value.s != NULL)
            article->authors[article->author_count++] = author;
    }
}

static void map_captions(Builder *b) {
    LodeArticle *article = b->article;
    article->captions = arena_zero(&article->arena, b->layout->caption_count * sizeof(Caption) + 1);
    for (size_t i = 0; i < b->layout->caption_count; i++) {
        const LayoutCaption *from = &b->layout->captions[i];
        Caption caption = {map_place(b, from->text), map_place(b, from->credit)};
        if (caption.text.value.s != NULL || caption.credit.value.s != NULL)
            article->captions[article->caption_count++] = caption;
    }
}

static void map_dropped(Builder *b) {
    LodeArticle *article = b->article;
    article->dropped = arena_zero(&article->arena, b->layout->dropped_count * sizeof(Dropped) + 1);
    for (size_t i = 0; i < b->layout->dropped_count; i++) {
        const LayoutDropped *from = &b->layout->dropped[i];
        LodeString text = raw_copy(b, sound_span(b->raw, from->at));
        if (text.s != NULL)
            article->dropped[article->dropped_count++] = (Dropped){text, from->why};
    }
}

/* ---- reading ---- */

static bool fill_laid_out(const ReaderContext *context, LodeArticle *article, LodeString raw,
                          const PlainInput *input, LodeError *error) {
    Layout layout = {0};
    if (context->layout == NULL)
        paragraphs_only(&article->arena, raw, &layout);
    else if (!context->layout(context->layout_engine, &article->arena, raw.s, raw.len, &layout,
                              error))
        return false;
    Builder builder = {.article = article, .layout = &layout, .raw = raw};
    build_text(&builder);
    map_fields(&builder);
    map_authors(&builder);
    map_captions(&builder);
    map_dropped(&builder);
    free(builder.kept);
    if (article->len == 0)
        return fails(error, input,
                     "no text but what belongs to the layout: --as raw takes it as it is");
    article_set_body(article);
    return true;
}

static bool check_text(const PlainInput *input, LodeString text, LodeError *error) {
    if (is_blank(text))
        return fails(error, input, "empty: no text to read");
    if (text.len >= UINT32_MAX - PADDING)
        return fails(error, input, "an article of 4 GiB or more: split it");
    return true;
}

static LodeArticle *read_decoded(const ReaderContext *context, Lode *owner, const PlainInput *input,
                                 Decoded decoded, LodeError *error) {
    LodeArticle *article = article_new(owner, input->source);
    article->replaced = decoded.replaced < UINT32_MAX ? (uint32_t)decoded.replaced : UINT32_MAX;
    if (input->raw) {
        fill_raw(article, decoded.text);
        return article;
    }
    Buffer lines = {0};
    LodeString raw = unify_lines(decoded.text, &lines);
    bool ok = fill_laid_out(context, article, raw, input, error);
    buffer_free(&lines);
    if (ok)
        return article;
    article_destroy(article);
    return NULL;
}

LodeArticle *plain_read(const ReaderContext *context, Lode *owner, const PlainInput *input,
                        LodeError *error) {
    const char *binary = not_text(input->bytes, input->size);
    if (binary != NULL) {
        fails(error, input, binary);
        return NULL;
    }
    Buffer decoded_bytes = {0};
    Decoded decoded = decode(input->bytes, input->size, input->raw, &decoded_bytes);
    LodeArticle *article = NULL;
    if (check_text(input, decoded.text, error))
        article = read_decoded(context, owner, input, decoded, error);
    buffer_free(&decoded_bytes);
    return article;
}
