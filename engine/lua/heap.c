/* heap.c - see heap.h */
#include "lua/heap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A state begins with small chunks; one that grows gets chunks that the system can back with huge pages, since what
** scripts do is to go from block to block, each on another page. */
enum { CHUNK = 64 * 1024, SMALL_CHUNKS = 16, HUGE_PAGE = 2 * 1024 * 1024 };

/* Under the address sanitizer each block is malloc's, so that it sees what is used after it was freed. */
#if defined __SANITIZE_ADDRESS__
enum { SMALL = 0 };
#else
enum { SMALL = BLOCK_MOST };
#endif

static size_t steps_of(size_t size) {
    return (size + BLOCK_STEP - 1) / BLOCK_STEP;
}

/* Blocks hold the address of the next one: memcpy, as they have no type. */
static void *next_of(const void *block) {
    void *next;
    memcpy(&next, block, sizeof next);
    return next;
}

static void chain(void **head, void *block) {
    memcpy(block, head, sizeof *head);
    *head = block;
}

static char *huge_chunk(void) {
    char *chunk = aligned_alloc(HUGE_PAGE, HUGE_PAGE);
#ifdef MADV_HUGEPAGE
    if (chunk != NULL)
        madvise(chunk, HUGE_PAGE, MADV_HUGEPAGE); /* advice: without it the chunk is as good */
#endif
    return chunk;
}

/* What is left of the old chunk is lost: less than the largest small block. */
static int new_chunk(Heap *b) {
    int huge = b->chunk_count >= SMALL_CHUNKS;
    char *chunk = huge ? huge_chunk() : malloc(CHUNK);
    if (chunk == NULL)
        return 0;
    chain(&b->chunks, chunk);
    b->chunk_count++;
    b->fresh = chunk + BLOCK_STEP;
    b->fresh_end = chunk + (huge ? HUGE_PAGE : CHUNK);
    return 1;
}

static void *take(Heap *b, size_t steps) {
    void *block = b->free[steps];
    if (block != NULL) {
        b->free[steps] = next_of(block);
        return block;
    }
    size_t size = steps * BLOCK_STEP;
    if ((size_t)(b->fresh_end - b->fresh) < size && !new_chunk(b))
        return NULL;
    block = b->fresh;
    b->fresh += size;
    return block;
}

static void give(Heap *b, void *block, size_t size) {
    if (size > SMALL)
        free(block);
    else if (block != NULL)
        chain(&b->free[steps_of(size)], block);
}

void *heap_realloc(Heap *b, void *block, size_t old_size, size_t new_size) {
    if (new_size == 0) {
        give(b, block, old_size);
        return NULL;
    }
    if (old_size > SMALL && new_size > SMALL)
        return realloc(block, new_size);
    if (block != NULL && old_size <= SMALL && new_size <= SMALL && steps_of(old_size) == steps_of(new_size))
        return block;
    void *made = new_size > SMALL ? malloc(new_size) : take(b, steps_of(new_size));
    if (made == NULL || block == NULL)
        return made;
    memcpy(made, block, old_size < new_size ? old_size : new_size);
    give(b, block, old_size);
    return made;
}

void heap_free(Heap *b) {
    while (b->chunks != NULL) {
        void *chunk = b->chunks;
        b->chunks = next_of(chunk);
        free(chunk);
    }
    *b = (Heap){0};
}
