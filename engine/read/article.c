/* article.c - making and freeing an Article, and what can be asked of it without Lua. */
#include "read/article.h"

#include "text/encode.h"
#include "xml/libxml2.h"


#include <stdlib.h>

enum { MARK_STEP = 1024 }; /* bytes between two entries of cp_marks */

static const char *const ROLES[BLOCK_ROLES] = {"publisher", "title",     "subtitle", "byline",
                                               "published", "modified",  "section",  "caption",
                                               "heading",   "paragraph", "list",     "quotation"};

const char *role_name(BlockRole role) {
    return (unsigned)role < BLOCK_ROLES ? ROLES[role] : "?";
}

BlockRole role_named(const char *name) {
    for (int i = 0; i < BLOCK_ROLES; i++)
        if (strcmp(ROLES[i], name) == 0)
            return (BlockRole)i;
    return BLOCK_ROLES;
}

/* File names may be any bytes; fields are valid UTF-8. */
static LodeString sound_name(Arena *arena, const char *name) {
    Buffer scratch = {0};
    Decoded decoded = decode(name, strlen(name), true, &scratch);
    LodeString copy = {arena_dup(arena, decoded.text.s, decoded.text.len), decoded.text.len};
    buffer_free(&scratch);
    return copy;
}

LodeArticle *article_new(Lode *lode, const char *source) {
    LodeArticle *article = mem_zero(1, sizeof *article);
    for (int i = 0; i < LODE_FIELD_COUNT; i++)
        article->fields[i].at = NO_SPAN;
    article->lode = lode;
    article->fields[LODE_SOURCE].value = sound_name(&article->arena, source);
    return article;
}

void article_destroy(LodeArticle *article) {
    if (article == NULL)
        return;
    if (article->page_tree != NULL)
        libxml2()->free_doc(article->page_tree);
    tokens_free(&article->tokens);
    arena_free(&article->arena);
    free(article);
}

/* ---- the body ---- */

/* Whether all blocks of the body follow one another; *span gets the text from the first to the
** last (NO_SPAN when there are none). */
static bool body_span(const LodeArticle *article, Span *span) {
    bool ended = false;
    *span = NO_SPAN;
    for (size_t i = 0; i < article->block_count; i++) {
        const Block *block = &article->blocks[i];
        if (!role_is_body(block->role)) {
            ended = span->begin != UINT32_MAX;
            continue;
        }
        if (ended)
            return false;
        if (span->begin == UINT32_MAX)
            span->begin = block->span.begin;
        span->end = block->span.end;
    }
    return true;
}

static LodeString join_body(LodeArticle *article) {
    char *body = arena_alloc(&article->arena, article->len + 1);
    size_t len = 0;
    for (size_t i = 0; i < article->block_count; i++) {
        const Block *block = &article->blocks[i];
        if (!role_is_body(block->role))
            continue;
        if (len > 0) {
            memcpy(body + len, "\n\n", 2);
            len += 2;
        }
        memcpy(body + len, article->text + block->span.begin, block->span.end - block->span.begin);
        len += block->span.end - block->span.begin;
    }
    return (LodeString){body, len};
}

void article_set_body(LodeArticle *article) {
    Span span;
    FieldValue *body = &article->fields[LODE_BODY];
    *body = (FieldValue){{NULL, 0}, NO_SPAN};
    if (!body_span(article, &span))
        body->value = join_body(article);
    else if (span.begin != UINT32_MAX)
        *body = (FieldValue){{article->text + span.begin, span.end - span.begin}, span};
}

void article_set_text(LodeArticle *article, const char *text, size_t len) {
    article->text = text;
    article->len = (uint32_t)len;
    article->fields[LODE_TEXT] = (FieldValue){{text, len}, {0, (uint32_t)len}};
}

/* ---- what can be asked ---- */

LodeString lode_article_field(const LodeArticle *article, LodeField field) {
    return article->fields[field].value;
}

size_t lode_article_authors(const LodeArticle *article) {
    return article->author_count;
}

LodeString lode_article_author(const LodeArticle *article, size_t i) {
    return article->authors[i].value;
}

const char *lode_article_origin(const LodeArticle *article, LodeField field) {
    return article->origins[field];
}

size_t lode_article_tags(const LodeArticle *article) {
    return article->tag_count;
}

LodeString lode_article_tag(const LodeArticle *article, size_t i) {
    return article->tags[i];
}

size_t lode_article_captions(const LodeArticle *article) {
    return article->caption_count;
}

LodeString lode_article_caption(const LodeArticle *article, size_t i, LodeString *credit) {
    if (credit != NULL)
        *credit = article->captions[i].credit.value;
    return article->captions[i].text.value;
}

static void mark_code_points(LodeArticle *article) {
    size_t count = article->len / MARK_STEP + 1;
    article->cp_marks = arena_alloc(&article->arena, count * sizeof *article->cp_marks);
    article->cp_marks[0] = 0;
    for (size_t i = 1; i < count; i++)
        article->cp_marks[i] = article->cp_marks[i - 1] +
                               (uint32_t)utf8_count(article->text + (i - 1) * MARK_STEP, MARK_STEP);
}

/* Whether step `i` is known to be all ASCII. */
static bool is_ascii_step(const LodeArticle *article, size_t i) {
    return (i + 1) * MARK_STEP <= article->len &&
           article->cp_marks[i + 1] - article->cp_marks[i] == MARK_STEP;
}

size_t lode_article_cp(LodeArticle *article, size_t at) {
    if (article->cp_marks == NULL)
        mark_code_points(article);
    if (at > article->len)
        at = article->len;
    size_t mark = at / MARK_STEP, rest = at % MARK_STEP;
    if (is_ascii_step(article, mark))
        return article->cp_marks[mark] + rest;
    return article->cp_marks[mark] + utf8_count(article->text + mark * MARK_STEP, rest);
}

size_t lode_article_items(const LodeArticle *article) {
    return article->item_count;
}

const LodeItem *lode_article_item(const LodeArticle *article, size_t i) {
    return &article->items[i];
}

/* The bytes that a sentence covers; a sentence has at least one token. */
static Span sentence_span(const Tokens *tokens, const Sentence *sentence) {
    const Token *first = &tokens->at[sentence->first];
    const Token *last =
        &tokens->at[sentence->end > sentence->first ? sentence->end - 1 : sentence->end];
    return (Span){first->begin, last->end};
}

bool lode_article_sentence(const LodeArticle *article, size_t at, size_t *begin, size_t *end) {
    const Tokens *tokens = &article->tokens;
    size_t low = 0, high = tokens->sentence_count; /* the first sentence that ends behind `at` */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sentence_span(tokens, &tokens->sentences[middle]).end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == tokens->sentence_count)
        return false;
    Span span = sentence_span(tokens, &tokens->sentences[low]);
    *begin = span.begin;
    *end = span.end;
    return span.begin <= at;
}
