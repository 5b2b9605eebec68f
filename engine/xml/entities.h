/* entities.h - the entities that a document's own DTD declares (<!ENTITY name "value">). */
#ifndef LODE_XML_ENTITIES_H
#define LODE_XML_ENTITIES_H

#include "base/memory.h"
#include "lode.h"

typedef struct Entity {
    LodeString name, value; /* in the document */
} Entity;

typedef struct Entities {
    Entity *at;
    size_t count, cap;
} Entities;

/* Notes those of the internal subset `dtd`; external ones and parameter entities are passed over. */
void entities_collect(Entities *entities, LodeString dtd);

/* The entity whose reference ("&name;") begins at `p`; *size gets the bytes of the reference. */
const Entity *entities_at(const Entities *entities, const char *p, const char *end, size_t *size);

void entities_free(Entities *entities);

#endif
