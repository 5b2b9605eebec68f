/* memory.c - see memory.h */
#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

static void *checked(void *p, size_t size) {
    if (p == NULL && size > 0) {
        fprintf(stderr, "lode: out of memory (%zu bytes asked for)\n", size);
        abort();
    }
    return p;
}

void *mem_alloc(size_t size) {
    return checked(malloc(size ? size : 1), size);
}

void *mem_zero(size_t count, size_t size) {
    return checked(calloc(count ? count : 1, size ? size : 1), size);
}

void *mem_realloc(void *p, size_t size) {
    return checked(realloc(p, size ? size : 1), size);
}

char *mem_dup(const char *s, size_t len) {
    char *copy = mem_alloc(len + 1);
    if (len > 0)
        memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

void *mem_grow(void *array, size_t *cap, size_t need, size_t size) {
    if (need <= *cap)
        return array;
    size_t wanted = *cap ? *cap * 2 : 16;
    if (wanted < need)
        wanted = need;
    *cap = wanted;
    return mem_realloc(array, wanted * size);
}

/* ---- arena ---- */

struct ArenaBlock {
    ArenaBlock *next;
    size_t used, size;
    max_align_t data[];
};

static ArenaBlock *new_block(Arena *arena, size_t size) {
    size_t step = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    if (step > LARGEST_STEP)
        step = LARGEST_STEP;
    if (step < size)
        step = size;
    ArenaBlock *block = mem_alloc(sizeof *block + step);
    block->next = arena->head;
    block->used = 0;
    block->size = step;
    arena->head = block;
    arena->total += step;
    return block;
}

void *arena_alloc(Arena *arena, size_t size) {
    const size_t align = sizeof(max_align_t);
    size = (size + align - 1) / align * align;
    ArenaBlock *block = arena->head;
    if (block == NULL || block->size - block->used < size)
        block = new_block(arena, size);
    void *p = (char *)block->data + block->used;
    block->used += size;
    return p;
}

void *arena_zero(Arena *arena, size_t size) {
    return memset(arena_alloc(arena, size), 0, size);
}

char *arena_dup(Arena *arena, const char *s, size_t len) {
    char *copy = arena_alloc(arena, len + 1);
    if (len > 0)
        memcpy(copy, s, len);
    copy[len] = '\0';
    return copy;
}

void arena_free(Arena *arena) {
    for (ArenaBlock *b = arena->head, *next; b != NULL; b = next) {
        next = b->next;
        free(b);
    }
    arena->head = NULL;
    arena->total = 0;
}

ArenaMark arena_mark(const Arena *arena) {
    return (ArenaMark){arena->head, arena->head ? arena->head->used : 0};
}

void arena_rewind(Arena *arena, ArenaMark mark) {
    while (arena->head != mark.head) {
        ArenaBlock *block = arena->head;
        arena->head = block->next;
        arena->total -= block->size;
        free(block);
    }
    if (arena->head != NULL)
        arena->head->used = mark.used;
}

/* ---- buffer ---- */

void buffer_reserve(Buffer *b, size_t more) {
    b->data = mem_grow(b->data, &b->cap, b->len + more, 1);
}

void buffer_add(Buffer *b, const void *bytes, size_t len) {
    if (len == 0)
        return;
    buffer_reserve(b, len);
    memcpy(b->data + b->len, bytes, len);
    b->len += len;
}

void buffer_puts(Buffer *b, const char *s) {
    buffer_add(b, s, strlen(s));
}

void buffer_putc(Buffer *b, char c) {
    buffer_add(b, &c, 1);
}

void buffer_printf(Buffer *b, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        buffer_reserve(b, (size_t)n + 1);
        vsnprintf(b->data + b->len, (size_t)n + 1, format, again);
        b->len += (size_t)n;
    }
    va_end(again);
}

void buffer_free(Buffer *b) {
    free(b->data);
    *b = (Buffer){0};
}
