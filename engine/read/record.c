/* record.c - see record.h.
**
** Each value's name is guessed once.  Then the fields are taken one after another: of the values
** that may be a field, those whose name is trusted most.
*/
#include "read/record.h"

#include "base/error.h"
#include "read/draft.h"
#include "read/listed.h"
#include "read/markup.h"
#include "read/prose.h"
#include "read/when.h"
#include "text/encode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MOST_TRIES = 8,
    MOST_NAMED = 8,
    LONGEST_NAMED = 40
};                          /* of dates; of fields in a message, bytes */
enum { MOST_LISTED = 500 }; /* authors, tags */

/* ---- collecting ---- */

static bool is_blank(LodeString text) {
    for (size_t i = 0; i < text.len; i++)
        if (!isspace((unsigned char)text.s[i]))
            return false;
    return true;
}

static bool is_nothing(LodeString value) {
    static const char *const words[] = {"nan", "NaN", "None", "null", "NULL", "N/A"};
    if (value.s == NULL || is_blank(value))
        return true;
    for (size_t i = 0; value.len <= 4 && i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == value.len && memcmp(words[i], value.s, value.len) == 0)
            return true;
    return false;
}

void record_add(Record *record, LodeString name, LodeString value) {
    if (is_nothing(value))
        return;
    record->values =
        mem_grow(record->values, &record->cap, record->count + 1, sizeof *record->values);
    record->values[record->count++] = (RecordValue){name, value};
}

void record_clear(Record *record) {
    record->count = 0;
    arena_free(&record->arena);
}

void record_free(Record *record) {
    arena_free(&record->arena);
    free(record->values);
    *record = (Record){0};
}

/* ---- picking ---- */

typedef struct Reading {
    Draft draft;
    const RecordValue *values;
    Guess *guesses;
    size_t count;
    const Names *names;
    Buffer line; /* scratch */
} Reading;

/* The best value for a target behind the one that was picked before (NULL: the best of all): least
** rank first, then first. */
static const RecordValue *pick(const Reading *r, Target target, const RecordValue *before) {
    const RecordValue *best = NULL;
    size_t last = before != NULL ? (size_t)(before - r->values) : 0;
    for (size_t i = 0; i < r->count; i++) {
        if (r->guesses[i].target != target)
            continue;
        unsigned rank = r->guesses[i].rank, floor = before != NULL ? r->guesses[last].rank : 0;
        if (before != NULL && (rank < floor || (rank == floor && i <= last)))
            continue;
        if (best == NULL || rank < r->guesses[best - r->values].rank)
            best = &r->values[i];
    }
    return best;
}

static bool same_name(const RecordValue *a, const RecordValue *b) {
    return a->name.len == b->name.len && memcmp(a->name.s, b->name.s, a->name.len) == 0;
}

/* The next value of the same name: an array has many. */
static const RecordValue *next_of(const Reading *r, const RecordValue *value) {
    for (const RecordValue *at = value + 1; at < r->values + r->count; at++)
        if (same_name(at, value))
            return at;
    return NULL;
}

/* The value as one line without markup; lives until the next call. */
static LodeString as_line(Reading *r, LodeString value) {
    if (!is_markup(value))
        return value;
    r->line.len = 0;
    markup_line(&r->line, value);
    return (LodeString){r->line.data, r->line.len};
}

/* ---- fields ---- */

static void take_line(Reading *r, LodeField field, Target target) {
    const RecordValue *value = pick(r, target, NULL);
    if (value != NULL)
        draft_field(&r->draft, field, as_line(r, value->value), NULL);
}

static void take_date(Reading *r, LodeField field, Target target) {
    char out[32];
    const RecordValue *value = NULL;
    for (int i = 0; i < MOST_TRIES && (value = pick(r, target, value)) != NULL; i++)
        if (parse_when(value->value, out)) {
            draft_field(&r->draft, field, (LodeString){out, strlen(out)}, NULL);
            return;
        }
}

static bool is_url(LodeString value) {
    return value.len > 8 &&
           (strncmp(value.s, "http://", 7) == 0 || strncmp(value.s, "https://", 8) == 0) &&
           memchr(value.s, ' ', value.len) == NULL;
}

static void take_url(Reading *r, const char *url) {
    const RecordValue *value = NULL;
    for (int i = 0; i < MOST_TRIES && (value = pick(r, TO_URL, value)) != NULL; i++)
        if (is_url(value->value) || names_give(r->names, TO_URL)) {
            draft_field(&r->draft, LODE_URL, value->value, NULL);
            return;
        }
    if (url != NULL)
        draft_field(&r->draft, LODE_URL, (LodeString){url, strlen(url)}, NULL);
}

/* Of a publisher's address only the host is kept. */
static void take_publisher(Reading *r) {
    const RecordValue *value = pick(r, TO_PUBLISHER, NULL);
    if (value == NULL)
        return;
    LodeString text = as_line(r, value->value);
    if (is_url(text)) {
        const char *begin = memchr(text.s, '/', text.len), *end = text.s + text.len;
        begin += 2;
        if (end - begin > 4 && strncmp(begin, "www.", 4) == 0)
            begin += 4;
        const char *slash = memchr(begin, '/', (size_t)(end - begin));
        text = (LodeString){begin, (size_t)((slash != NULL ? slash : end) - begin)};
    }
    draft_field(&r->draft, LODE_PUBLISHER, text, NULL);
}

/* Authors or tags on their way to the draft: so many at most, as each is compared with all before.
 */
typedef struct Listing {
    Draft *draft;
    size_t left;
} Listing;

static void add_author(void *context, LodeString name) {
    Listing *listing = context;
    if (listing->left == 0)
        return;
    listing->left--;
    draft_author(listing->draft, name, NULL);
}

static void add_tag(void *context, LodeString tag) {
    Listing *listing = context;
    if (listing->left == 0)
        return;
    listing->left--;
    draft_tag(listing->draft, tag);
}

static void take_list(Reading *r, Target target) {
    Listing listing = {&r->draft, MOST_LISTED};
    for (const RecordValue *v = pick(r, target, NULL); v != NULL && listing.left > 0;
         v = next_of(r, v)) {
        LodeString line = as_line(r, v->value);
        if (target == TO_AUTHOR)
            each_author(line, add_author, &listing);
        else
            each_keyword(line, add_tag, &listing);
    }
}

/* ---- blocks ---- */

static void add_text(Reading *r, LodeString text) {
    if (is_markup(text))
        draft_markup(&r->draft, text);
    else
        draft_prose(&r->draft, text);
}

/* All pieces of a name; returns the last. */
static const RecordValue *add_pieces(Reading *r, const RecordValue *piece) {
    const RecordValue *last = piece;
    for (; piece != NULL; piece = next_of(r, piece)) {
        add_text(r, piece->value);
        last = piece;
    }
    return last;
}

/* The body: what has one name, or all names that --fields gives. */
static void add_body(Reading *r, const RecordValue *body) {
    while (body != NULL) {
        const RecordValue *last = add_pieces(r, body);
        body = names_give(r->names, TO_BODY) ? pick(r, TO_BODY, last) : NULL;
    }
}

static void add_title(Reading *r) {
    const RecordValue *title = pick(r, TO_TITLE, NULL);
    if (title == NULL)
        return;
    LodeString line = as_line(r, title->value);
    draft_block(&r->draft, BLOCK_TITLE, line);
    draft_field(&r->draft, LODE_TITLE, line, NULL);
}

/* Whether a text begins with these bytes: a summary that is only the body's beginning is none. */
static bool begins_with(LodeString text, LodeString start) {
    while (start.len > 0 &&
           (start.s[start.len - 1] == '.' || isspace((unsigned char)start.s[start.len - 1])))
        start.len--;
    return text.len >= start.len && memcmp(text.s, start.s, start.len) == 0;
}

static void add_subtitle(Reading *r, const RecordValue *body) {
    const RecordValue *subtitle = pick(r, TO_SUBTITLE, NULL);
    if (subtitle == NULL && !names_give(r->names, TO_SUBTITLE))
        subtitle = pick(r, TO_SUMMARY, NULL);
    if (subtitle == NULL || body == NULL || begins_with(body->value, subtitle->value))
        return;
    LodeString line = as_line(r, subtitle->value);
    draft_block(&r->draft, BLOCK_SUBTITLE, line);
    draft_field(&r->draft, LODE_SUBTITLE, line, NULL);
}

static void add_captions(Reading *r) {
    for (const RecordValue *v = pick(r, TO_CAPTION, NULL); v != NULL; v = next_of(r, v))
        draft_caption(&r->draft, as_line(r, v->value), (LodeString){NULL, 0});
}

static void add_blocks(Reading *r) {
    const RecordValue *body = pick(r, TO_BODY, NULL);
    const RecordValue *summary = names_give(r->names, TO_BODY) ? NULL : pick(r, TO_SUMMARY, NULL);
    add_title(r);
    if (body != NULL)
        add_subtitle(r, body);
    else
        body = summary;
    add_body(r, body);
    add_captions(r);
}

static void take_fields(Reading *r, const char *url) {
    take_url(r, url);
    take_publisher(r);
    take_date(r, LODE_PUBLISHED, TO_PUBLISHED);
    take_date(r, LODE_MODIFIED, TO_MODIFIED);
    take_line(r, LODE_SECTION, TO_SECTION);
    take_line(r, LODE_LANGUAGE, TO_LANGUAGE);
    take_line(r, LODE_DATELINE, TO_DATELINE);
    take_list(r, TO_AUTHOR);
    take_list(r, TO_TAG);
}

/* ---- the whole ---- */

/* The name, or as much as a message has room for. */
static int shown_length(LodeString name) {
    size_t len = name.len < LONGEST_NAMED ? name.len : LONGEST_NAMED;
    return (int)utf8_valid(name.s, len);
}

/* Appends names of fields, each once: "id, foo". */
static void list_names(Buffer *out, const RecordValue *values, size_t count) {
    size_t named = 0;
    for (size_t i = 0; i < count && named <= MOST_NAMED; i++) {
        if (i > 0 && same_name(&values[i], &values[i - 1]))
            continue;
        if (named == MOST_NAMED)
            buffer_puts(out, ", \u2026");
        else
            buffer_printf(out, "%s%.*s", named > 0 ? ", " : "", shown_length(values[i].name),
                          values[i].name.s);
        named++;
    }
    buffer_putc(out, '\0');
}

static void no_text(const char *name, const RecordValue *values, size_t count, LodeError *error) {
    Buffer names = {0};
    list_names(&names, values, count);
    if (count == 0)
        error_set(error, LODE_BAD_INPUT, "%s: a record without any text", name);
    else
        error_set(error, LODE_BAD_INPUT,
                  "%s: no title or text among its fields (%s): name them with --fields "
                  "title=\u2026,body=\u2026",
                  name, names.data);
    buffer_free(&names);
}

LodeArticle *record_read(const ReaderContext *context, const char *name, const char *url,
                         const RecordValue *values, size_t count, RecordKind kind, LodeError *error) {
    Reading r = {.values = values, .count = count, .names = context->names};
    r.guesses = mem_alloc(count * sizeof *r.guesses);
    for (size_t i = 0; i < count; i++)
        r.guesses[i] = guess_name(context->names, values[i].name);
    draft_begin(&r.draft, context->owner, name);
    add_blocks(&r);
    LodeArticle *article = NULL;
    r.draft.bare = kind == RECORD_ITEM && count > 0;
    if (r.draft.blocks.len == 0 && !r.draft.bare) {
        draft_discard(&r.draft);
        no_text(name, values, count, error);
    } else {
        take_fields(&r, url);
        article = draft_finish(&r.draft, error);
    }
    free(r.guesses);
    buffer_free(&r.line);
    return article;
}

void record_give(const ReaderContext *context, const char *name, const char *url,
                 const RecordValue *values, size_t count, RecordKind kind, const LodeSink *sink) {
    LodeError error;
    LodeArticle *article = record_read(context, name, url, values, count, kind, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
}
