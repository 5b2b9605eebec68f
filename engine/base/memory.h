/* memory.h - allocation that cannot fail, arenas and byte buffers.
**
** When memory runs out these print one line and abort: a worker that dies so is replaced by its
** parent, which names the article (engine/run).
*/
#ifndef LODE_BASE_MEMORY_H
#define LODE_BASE_MEMORY_H

#include <stddef.h>
#include <string.h>

/* malloc, calloc and realloc that abort instead of returning NULL; freed with free(). */
void *mem_alloc(size_t size);
void *mem_zero(size_t count, size_t size);
void *mem_realloc(void *p, size_t size);
char *mem_dup(const char *s, size_t len); /* zero-terminated copy */

/* Grows `array` (elements of `size` bytes, room for *cap) so that `need` elements fit. */
void *mem_grow(void *array, size_t *cap, size_t need, size_t size);

/* ---- arena: many small allocations, freed together ---- */

typedef struct ArenaBlock ArenaBlock;
typedef struct Arena {
    ArenaBlock *head; /* newest block */
    size_t total;     /* bytes asked of malloc */
} Arena;

void *arena_alloc(Arena *arena, size_t size); /* aligned for any type, not zeroed */
void *arena_zero(Arena *arena, size_t size);
char *arena_dup(Arena *arena, const char *s, size_t len); /* zero-terminated copy */
void arena_free(Arena *arena);                            /* frees all; the arena may be used again */

/* A place in an arena's life; what was allocated later is freed by arena_rewind. */
typedef struct ArenaMark {
    ArenaBlock *head;
    size_t used;
} ArenaMark;

ArenaMark arena_mark(const Arena *arena);
void arena_rewind(Arena *arena, ArenaMark mark);

/* ---- buffer: bytes that grow at the end ---- */

typedef struct Buffer {
    char *data; /* NULL while empty; not zero-terminated */
    size_t len, cap;
} Buffer;

void buffer_reserve(Buffer *b, size_t more); /* room for `more` bytes after len */
void buffer_add(Buffer *b, const void *bytes, size_t len);
void buffer_puts(Buffer *b, const char *s);
void buffer_putc(Buffer *b, char c);
void buffer_printf(Buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_free(Buffer *b);

#endif
