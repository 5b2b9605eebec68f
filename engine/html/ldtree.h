/* ldtree.h - JSON-LD as a flat tree: values in document order, what is in value i being those from i + 1
** up to its `end`. */
#ifndef LODE_HTML_LDTREE_H
#define LODE_HTML_LDTREE_H

#include "base/memory.h"
#include "lode.h"

typedef enum LdType { LD_STRING, LD_OBJECT, LD_ARRAY } LdType;

#define NO_VALUE UINT32_MAX

typedef struct LdValue {
    LdType type;
    LodeString key;  /* its name in the object around it; s is NULL in arrays and at the top */
    LodeString text; /* of strings; numbers as they stand */
    uint32_t parent; /* NO_VALUE at the top */
    uint32_t end;
} LdValue;

typedef struct LdTree {
    Arena *arena; /* of the strings */
    LdValue *at;
    size_t count, cap;
} LdTree;

/* Adds the values of one script.  What is no valid JSON is mended where that can be done; what comes
** before an error that cannot be is kept. */
void ldtree_read(LdTree *tree, LodeString json);
void ldtree_free(LdTree *tree);

/* The value that an object has by that name, or NO_VALUE. */
uint32_t ldtree_get(const LdTree *tree, uint32_t object, const char *key);

#endif
