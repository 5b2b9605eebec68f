/* entities.c - see entities.h */
#define _GNU_SOURCE /* memmem */
#include "xml/entities.h"

#include <ctype.h>
#include <stdlib.h>

enum { MOST_ENTITIES = 1000, LONGEST_NAME = 64 };

static const char *skip_space(const char *p, const char *end) {
    while (p < end && isspace((unsigned char)*p))
        p++;
    return p;
}

static const char *word_end(const char *p, const char *end) {
    while (p < end && !isspace((unsigned char)*p) && *p != '>' && *p != '"' && *p != '\'')
        p++;
    return p;
}

/* One declaration, behind "<!ENTITY". */
static void note_entity(Entities *entities, const char *p, const char *end) {
    p = skip_space(p, end);
    const char *stop = word_end(p, end);
    LodeString name = {p, (size_t)(stop - p)};
    p = skip_space(stop, end);
    if (name.len == 0 || *name.s == '%' || p >= end || (*p != '"' && *p != '\''))
        return;
    const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
    if (close == NULL || entities->count == MOST_ENTITIES)
        return;
    entities->at = mem_grow(entities->at, &entities->cap, entities->count + 1, sizeof *entities->at);
    entities->at[entities->count++] = (Entity){name, {p + 1, (size_t)(close - p - 1)}};
}

void entities_collect(Entities *entities, LodeString dtd) {
    static const char OPENING[] = "<!ENTITY";
    const char *p = dtd.s, *end = p + dtd.len;
    while (p < end && (p = memmem(p, (size_t)(end - p), OPENING, sizeof OPENING - 1)) != NULL) {
        p += sizeof OPENING - 1;
        note_entity(entities, p, end);
    }
}

const Entity *entities_at(const Entities *entities, const char *p, const char *end, size_t *size) {
    size_t most = (size_t)(end - p) < LONGEST_NAME ? (size_t)(end - p) : LONGEST_NAME;
    const char *stop = entities->count > 0 ? memchr(p, ';', most) : NULL;
    if (stop == NULL)
        return NULL;
    *size = (size_t)(stop + 1 - p);
    for (size_t i = 0; i < entities->count; i++) {
        const Entity *entity = &entities->at[i];
        if (entity->name.len == *size - 2 && memcmp(entity->name.s, p + 1, *size - 2) == 0)
            return entity;
    }
    return NULL;
}

void entities_free(Entities *entities) {
    free(entities->at);
    *entities = (Entities){0};
}
