/* text.c - findings for people: the article's head, then by kind each distinct item, its fields and
** its sentence with the match marked.
**
**     corpus/01-seoul-visit.txt
**     Uzbek foreign minister opens Seoul visit
**     The Hanbit Herald · Min Seo-yeon · 2023-07-31T16:04
**
**     person  6
**       Aziza Karimova ×4 · title: foreign minister
**         «Aziza Karimova» began a four-day visit to South Korea on Monday.
*/
#include "write/groups.h"
#include "write/wrap.h"
#include "write/write.h"

#include <stdio.h>

enum {
    ITEM_INDENT = 2,
    CONTEXT_INDENT = 6,
    CONTEXT_LINES = 3,  /* a longer sentence is cut around the match */
    MOST_CONTEXTS = 80, /* a kind with more distinct items is a list without sentences */
    LONGEST_FIELD = 80  /* columns */
};

static const char SEPARATOR[] = " \xC2\xB7 "; /* middle dot */
static const char ELLIPSIS[] = "\xE2\x80\xA6";

/* ---- the head ---- */

static void put_line(Buffer *out, const TextStyle *style, WrapStyle how, LodeString text) {
    if (text.s == NULL)
        return;
    Wrap line = wrap_begin(out, style, 0, 0);
    wrap_text(&line, how, text);
    wrap_end(&line);
}

static void add_part(Wrap *line, LodeString part, bool *any) {
    if (part.s == NULL)
        return;
    if (*any)
        wrap_words(line, WRAP_DIM, SEPARATOR);
    wrap_text(line, WRAP_DIM, part);
    *any = true;
}

/* Publisher, authors, date: one line, if any is known. */
static void put_byline(Buffer *out, const TextStyle *style, const LodeArticle *article) {
    LodeString publisher = lode_article_field(article, LODE_PUBLISHER);
    LodeString published = lode_article_field(article, LODE_PUBLISHED);
    if (published.s == NULL)
        published = lode_article_field(article, LODE_MODIFIED);
    size_t authors = lode_article_authors(article);
    bool any = false;
    if (publisher.s == NULL && published.s == NULL && authors == 0)
        return;
    Wrap line = wrap_begin(out, style, 0, 0);
    add_part(&line, publisher, &any);
    for (size_t i = 0; i < authors; i++) {
        if (i > 0)
            wrap_words(&line, WRAP_DIM, ", ");
        bool joined = any && i == 0;
        add_part(&line, lode_article_author(article, i), &joined);
        any = true;
    }
    add_part(&line, published, &any);
    wrap_end(&line);
}

static void put_head(Buffer *out, const TextStyle *style, const LodeArticle *article) {
    put_line(out, style, WRAP_SOURCE, lode_article_field(article, LODE_SOURCE));
    put_line(out, style, WRAP_STRONG, lode_article_field(article, LODE_TITLE));
    put_byline(out, style, article);
}

/* ---- an item ---- */

static LodeString item_text(const LodeArticle *article, const LodeItem *item) {
    return (LodeString){article->text + item->begin, item->end - item->begin};
}

/* The beginning of `text` that takes at most `columns`, at a character's end. */
static size_t clip(LodeString text, size_t columns) {
    size_t at = 0, taken = 0;
    while (at < text.len) {
        size_t len;
        is_white(text.s + at, &len);
        taken += text_columns((LodeString){text.s + at, len});
        if (taken > columns)
            break;
        at += len;
    }
    return at;
}

static void put_fields(Wrap *line, const LodeArticle *article, const LodeItem *item) {
    Buffer value = {0};
    for (size_t i = 0; i < item->count; i++) {
        if (!field_is_telling(article, item, &item->fields[i]))
            continue;
        value.len = 0;
        put_value(&value, &item->fields[i]);
        LodeString text = {value.data, value.len};
        text.len = clip(text, LONGEST_FIELD);
        wrap_words(line, WRAP_DIM, SEPARATOR);
        wrap_words(line, WRAP_DIM, item->fields[i].name);
        wrap_words(line, WRAP_DIM, ": ");
        wrap_text(line, WRAP_PLAIN, text);
        if (text.len < value.len)
            wrap_words(line, WRAP_PLAIN, ELLIPSIS);
    }
    buffer_free(&value);
}

static void put_times(Wrap *line, size_t count) {
    char times[32];
    if (count < 2)
        return;
    snprintf(times, sizeof times, " \xC3\x97%zu", count);
    wrap_words(line, WRAP_DIM, times);
}

static void put_group(Buffer *out, const TextStyle *style, const LodeArticle *article,
                      const Group *group) {
    Wrap line = wrap_begin(out, style, ITEM_INDENT, ITEM_INDENT + 2);
    wrap_text(&line, WRAP_STRONG, item_text(article, group->item));
    put_times(&line, group->count);
    put_fields(&line, article, group->item);
    wrap_end(&line);
}

/* ---- its sentence ---- */

/* Bytes of the text around an item. */
typedef struct Context {
    size_t begin, end;
} Context;

static bool context_of(const LodeArticle *article, const LodeItem *item, Context *context) {
    if (!lode_article_sentence(article, item->begin, &context->begin, &context->end))
        return false;
    if (context->end < item->end)
        context->end = item->end;
    return true;
}

/* Moves `at` back by about `columns` to the beginning of a word, not before `begin`. */
static size_t step_back(const char *text, size_t at, size_t begin, size_t columns) {
    size_t word = at, len;
    for (size_t i = at; i > begin && columns > 0; columns--) {
        do
            i--;
        while (i > begin && ((unsigned char)text[i] & 0xC0) == 0x80);
        if (is_white(text + i, &len))
            word = i + len;
        else if (i == begin)
            word = begin;
    }
    return word;
}

/* Cuts a long sentence around the item. */
static Context cut(const LodeArticle *article, const LodeItem *item, Context whole,
                   size_t columns) {
    const char *text = article->text;
    if (text_columns((LodeString){text + whole.begin, whole.end - whole.begin}) <= columns)
        return whole;
    Context part = {step_back(text, item->begin, whole.begin, columns / 3), whole.end};
    LodeString rest = {text + part.begin, whole.end - part.begin};
    size_t end = part.begin + clip(rest, columns);
    if (end < item->end)
        end = item->end;
    if (end < whole.end)
        part.end = step_back(text, end, item->end, 20);
    return part;
}

/* The sentence with the first items of groups [from, to) marked. */
static void put_context(Buffer *out, const TextStyle *style, const LodeArticle *article,
                        const Group *from, const Group *to) {
    Context whole;
    if (!context_of(article, from->item, &whole))
        return;
    size_t columns = (style->width - CONTEXT_INDENT) * CONTEXT_LINES;
    Context part = cut(article, from->item, whole, columns);
    Wrap line = wrap_begin(out, style, CONTEXT_INDENT, CONTEXT_INDENT);
    size_t at = part.begin;
    if (part.begin > whole.begin)
        wrap_words(&line, WRAP_DIM, "\xE2\x80\xA6 ");
    for (; from < to && from->item->end <= part.end; from++) {
        if (from->item->begin < at)
            continue;
        wrap_text(&line, WRAP_DIM, (LodeString){article->text + at, from->item->begin - at});
        wrap_text(&line, WRAP_MATCH, item_text(article, from->item));
        at = from->item->end;
    }
    wrap_text(&line, WRAP_DIM, (LodeString){article->text + at, part.end - at});
    if (part.end < whole.end)
        wrap_words(&line, WRAP_DIM, " \xE2\x80\xA6");
    wrap_end(&line);
}

/* Whether the item says nearly all that its sentence says. */
static bool is_its_sentence(const LodeArticle *article, const LodeItem *item) {
    Context context;
    return !context_of(article, item, &context) ||
           (item->end - item->begin) * 10 >= (context.end - context.begin) * 8;
}

static bool same_sentence(const LodeArticle *article, const LodeItem *a, const LodeItem *b) {
    Context one, other;
    return context_of(article, a, &one) && context_of(article, b, &other) &&
           one.begin == other.begin;
}

/* Groups in turn; those that stand in one sentence share its context. */
static void put_with_contexts(Buffer *out, const TextStyle *style, const LodeArticle *article,
                              const Group *from, const Group *to) {
    while (from < to) {
        const Group *next = from;
        do
            put_group(out, style, article, next++);
        while (next < to && !is_its_sentence(article, from->item) &&
               same_sentence(article, from->item, next->item) &&
               !is_its_sentence(article, next->item));
        if (!is_its_sentence(article, from->item))
            put_context(out, style, article, from, next);
        from = next;
    }
}

/* Too many to show where each stands. */
static void put_list(Buffer *out, const TextStyle *style, const LodeArticle *article,
                     const Group *from, const Group *to) {
    Wrap line = wrap_begin(out, style, ITEM_INDENT, ITEM_INDENT);
    for (const Group *group = from; group < to; group++) {
        if (group > from)
            wrap_words(&line, WRAP_DIM, SEPARATOR);
        wrap_text(&line, WRAP_STRONG, item_text(article, group->item));
        put_times(&line, group->count);
    }
    wrap_end(&line);
}

/* ---- a kind ---- */

static void put_kind(Buffer *out, const TextStyle *style, const LodeArticle *article,
                     const Group *from, const Group *to) {
    char count[32];
    size_t total = 0;
    for (const Group *group = from; group < to; group++)
        total += group->count;
    snprintf(count, sizeof count, " %zu", total);
    buffer_putc(out, '\n');
    Wrap line = wrap_begin(out, style, 0, 0);
    wrap_words(&line, WRAP_KIND, from->item->kind);
    wrap_words(&line, WRAP_DIM, count);
    wrap_end(&line);
    if (to - from > MOST_CONTEXTS)
        put_list(out, style, article, from, to);
    else
        put_with_contexts(out, style, article, from, to);
}

/* An article without findings takes one line, so that a folder's few findings are not lost. */
static void put_nothing(Buffer *out, const TextStyle *style, const LodeArticle *article) {
    Wrap line = wrap_begin(out, style, 0, ITEM_INDENT);
    wrap_text(&line, WRAP_SOURCE, lode_article_field(article, LODE_SOURCE));
    wrap_words(&line, WRAP_DIM, ": nothing found");
    wrap_end(&line);
}

void write_text(Buffer *out, const LodeArticle *article, const TextStyle *style) {
    Groups groups = groups_make(article);
    if (groups.count == 0) {
        put_nothing(out, style, article);
        groups_free(&groups);
        return;
    }
    put_head(out, style, article);
    const Group *end = groups.at + groups.count, *next;
    for (const Group *from = groups.at; from < end; from = next) {
        for (next = from; next < end && strcmp(next->item->kind, from->item->kind) == 0;)
            next++;
        put_kind(out, style, article, from, next);
    }
    buffer_putc(out, '\n');
    groups_free(&groups);
}
