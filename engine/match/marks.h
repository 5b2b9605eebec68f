/* marks.h - spans of tokens with a reference: what a layer is made of. */
#ifndef LODE_MATCH_MARKS_H
#define LODE_MATCH_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Tokens [first, end); `ref` is a row of a list or the number of an item. */
typedef struct Mark {
    uint32_t first, end, ref;
} Mark;

typedef struct Marks {
    Mark *at;
    size_t count, cap;
    uint64_t *begins; /* a bit a token: a mark begins there; made by marks_index */
    size_t begins_cap;
    bool indexed;     /* `begins` is of these marks */
} Marks;

/* Empties it; the buffers stay. */
void marks_clear(Marks *marks);

void marks_add(Marks *marks, uint32_t first, uint32_t end, uint32_t ref);

/* Sorts by position and drops overlaps: the longest, then the leftmost wins, then the smaller
** ref. */
void marks_resolve(Marks *marks);

/* Prepares marks_begin_in, for an article of so many tokens. */
void marks_index(Marks *marks, size_t tokens);

/* Whether a mark begins at one of the tokens [first, end).  After marks_index. */
bool marks_begin_in(const Marks *marks, uint32_t first, uint32_t end);

/* The index of the first mark with mark.first >= token. */
size_t marks_from(const Marks *marks, uint32_t token);

void marks_free(Marks *marks);

#endif
