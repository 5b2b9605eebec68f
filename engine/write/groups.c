/* groups.c - see groups.h.  Kinds that the bundled rules know come in a fixed order, after those
** that only the user's own rules have: these are what he is looking for. */
#include "write/groups.h"

#include "write/json.h"

#include <stdlib.h>

static const char *const KIND_ORDER[] = {
    "event", "quote",  "person", "organization", "place",  "nationality", "weapon",
    "date",  "period", "money",  "percent",      "number", "sentence",    "token"};

enum { KNOWN_KINDS = sizeof KIND_ORDER / sizeof *KIND_ORDER };

static int kind_rank(const char *kind) {
    for (int i = 0; i < KNOWN_KINDS; i++)
        if (strcmp(KIND_ORDER[i], kind) == 0)
            return i + 1;
    return 0;
}

void put_value(Buffer *out, const LodeValue *value) {
    switch (value->type) {
    case LODE_STRING_VALUE:
        buffer_add(out, value->string.s, value->string.len);
        break;
    case LODE_LIST_VALUE:
        for (size_t i = 0; i < value->count; i++) {
            json_separate(out, i);
            buffer_add(out, value->list[i].s, value->list[i].len);
        }
        break;
    default:
        json_value(out, value);
    }
}

static bool ends_with(const char *s, const char *tail) {
    size_t len = strlen(s), tail_len = strlen(tail);
    return len > tail_len && strcmp(s + len - tail_len, tail) == 0;
}

bool field_is_telling(const LodeArticle *article, const LodeItem *item, const LodeValue *field) {
    if (ends_with(field->name, "_start") || ends_with(field->name, "_end"))
        return false; /* places, for programs */
    if (field->type != LODE_STRING_VALUE)
        return true;
    size_t len = item->end - item->begin, value_len = field->string.len;
    if (value_len == 0)
        return false;
    if (value_len > len || value_len * 10 < len * 7)
        return true; /* not nearly the text itself */
    const char *text = article->text + item->begin;
    for (size_t i = 0; i + value_len <= len; i++)
        if (memcmp(text + i, field->string.s, value_len) == 0)
            return false;
    return true;
}

/* What two items have to share to be one group: kind, text, and the fields that are shown. */
static void put_key(Buffer *key, const LodeArticle *article, const LodeItem *item) {
    key->len = 0;
    buffer_puts(key, item->kind);
    buffer_putc(key, '\0');
    buffer_add(key, article->text + item->begin, item->end - item->begin);
    for (size_t i = 0; i < item->count; i++) {
        if (!field_is_telling(article, item, &item->fields[i]))
            continue;
        buffer_putc(key, '\0');
        buffer_puts(key, item->fields[i].name);
        buffer_putc(key, '=');
        put_value(key, &item->fields[i]);
    }
}

typedef struct Keyed {
    char *key;
    size_t len;
    Group group;
} Keyed;

static int by_key(const void *a, const void *b) {
    const Keyed *x = a, *y = b;
    int order = memcmp(x->key, y->key, x->len < y->len ? x->len : y->len);
    if (order != 0)
        return order;
    if (x->len != y->len)
        return x->len < y->len ? -1 : 1;
    return x->group.item < y->group.item ? -1 : x->group.item > y->group.item;
}

static int by_kind(const void *a, const void *b) {
    const Group *x = a, *y = b;
    int rank = kind_rank(x->item->kind) - kind_rank(y->item->kind);
    int name = rank != 0 ? rank : strcmp(x->item->kind, y->item->kind);
    if (name != 0)
        return name;
    return x->item < y->item ? -1 : x->item > y->item;
}

static Keyed *all_keys(const LodeArticle *article, size_t count) {
    Buffer key = {0};
    Keyed *keyed = mem_zero(count, sizeof *keyed);
    for (size_t i = 0; i < count; i++) {
        const LodeItem *item = lode_article_item(article, i);
        put_key(&key, article, item);
        keyed[i] = (Keyed){mem_dup(key.data, key.len), key.len, {item, 1}};
    }
    buffer_free(&key);
    qsort(keyed, count, sizeof *keyed, by_key);
    return keyed;
}

Groups groups_make(const LodeArticle *article) {
    size_t count = lode_article_items(article);
    Groups groups = {mem_zero(count, sizeof *groups.at), 0};
    if (count == 0)
        return groups;
    Keyed *keyed = all_keys(article, count);
    for (size_t i = 0; i < count; i++) {
        const Keyed *last = i > 0 ? &keyed[i - 1] : NULL;
        bool same = last != NULL && last->len == keyed[i].len &&
                    memcmp(last->key, keyed[i].key, last->len) == 0;
        if (same)
            groups.at[groups.count - 1].count++;
        else
            groups.at[groups.count++] = keyed[i].group;
    }
    for (size_t i = 0; i < count; i++)
        free(keyed[i].key);
    free(keyed);
    qsort(groups.at, groups.count, sizeof *groups.at, by_kind);
    return groups;
}

void groups_free(Groups *groups) {
    free(groups->at);
    *groups = (Groups){0};
}
