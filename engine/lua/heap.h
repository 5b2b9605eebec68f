/* heap.h - memory for a Lua state: small blocks by size, from free lists.
**
** Lua says how large a block is when it frees it, so blocks need no head, and a free list for each size is all that
** there is to it. Larger blocks are malloc's.
*/
#ifndef LODE_LUA_HEAP_H
#define LODE_LUA_HEAP_H

#include <stddef.h>

enum { BLOCK_STEP = 16, BLOCK_MOST = 2048 };

typedef struct Heap {
    void *free[BLOCK_MOST / BLOCK_STEP + 1]; /* by size in steps: the first free block, which begins with the next one's address */
    void *chunks;                            /* what was taken from malloc, chained the same way */
    size_t chunk_count;
    char *fresh, *fresh_end;                 /* of the newest chunk: not handed out yet */
} Heap;

/* As realloc, and free for new_size 0; NULL when memory runs out, the old block being as it was. `old_size` is 0 for
** a NULL block. */
void *heap_realloc(Heap *heap, void *block, size_t old_size, size_t new_size);

/* Frees the small blocks, all at once; larger ones must have been freed. */
void heap_free(Heap *heap);

#endif
