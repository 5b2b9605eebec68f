/* marks.h - spans of tokens with a reference: what a layer is made of. */
#ifndef LODE_MATCH_MARKS_H
#define LODE_MATCH_MARKS_H

#include <stddef.h>
#include <stdint.h>

/* Tokens [first, end); `ref` is a row of a list or the number of an item. */
typedef struct Mark {
    uint32_t first, end, ref;
} Mark;

typedef struct Marks {
    Mark *at;
    size_t count, cap;
} Marks;

void marks_add(Marks *marks, uint32_t first, uint32_t end, uint32_t ref);

/* Sorts by position and drops overlaps: the longest, then the leftmost wins, then the smaller
** ref. */
void marks_resolve(Marks *marks);

/* The index of the first mark with mark.first >= token. */
size_t marks_from(const Marks *marks, uint32_t token);

void marks_free(Marks *marks);

#endif
