/* groups.h - the items of an article by kind, those that look alike together. */
#ifndef LODE_WRITE_GROUPS_H
#define LODE_WRITE_GROUPS_H

#include "write/write.h"

/* Items of one kind with the same text and fields. */
typedef struct Group {
    const LodeItem *item; /* the first of them */
    size_t count;
} Group;

/* `count` groups, those of a kind side by side and in the order of the text; malloc'd. */
typedef struct Groups {
    Group *at;
    size_t count;
} Groups;

Groups groups_make(const LodeArticle *article);
void groups_free(Groups *groups);

/* Whether a field says something that the item's own text does not. */
bool field_is_telling(const LodeArticle *article, const LodeItem *item, const LodeValue *field);

/* A field's value as people read it. */
void put_value(Buffer *out, const LodeValue *value);

#endif
