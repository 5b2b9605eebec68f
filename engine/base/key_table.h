/* key_table.h - an open-addressing table from 64 bit keys to numbers, emptied at once. */
#ifndef LODE_BASE_KEY_TABLE_H
#define LODE_BASE_KEY_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct KeyTable {
    uint64_t *keys; /* 0: a free slot */
    uint32_t *values;
    size_t slots, count;
} KeyTable;

/* Makes it empty; to be called before the first key is added. */
void key_table_clear(KeyTable *table);

/* The value of the key, which is not 0; a new key gets `fresh`, and *added is true. */
uint32_t key_table_add(KeyTable *table, uint64_t key, uint32_t fresh, bool *added);

void key_table_free(KeyTable *table);

/* A key for some bytes (FNV-1a), never 0. */
uint64_t hash_bytes(const void *bytes, size_t size);

#endif
