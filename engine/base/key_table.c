/* key_table.c - see key_table.h */
#include "base/key_table.h"

#include "base/memory.h"

#include <stdlib.h>

static size_t slot_of(const KeyTable *table, uint64_t key) {
    size_t mask = table->slots - 1, slot = (size_t)(key * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (table->keys[slot] != 0 && table->keys[slot] != key)
        slot = (slot + 1) & mask;
    return slot;
}

static void set_slots(KeyTable *table, size_t slots) {
    table->keys = mem_realloc(table->keys, slots * sizeof *table->keys);
    table->values = mem_realloc(table->values, slots * sizeof *table->values);
    table->slots = slots;
    memset(table->keys, 0, slots * sizeof *table->keys);
}

static void double_slots(KeyTable *table) {
    KeyTable old = *table;
    *table = (KeyTable){.count = old.count};
    set_slots(table, old.slots * 2);
    for (size_t i = 0; i < old.slots; i++) {
        if (old.keys[i] == 0)
            continue;
        size_t slot = slot_of(table, old.keys[i]);
        table->keys[slot] = old.keys[i];
        table->values[slot] = old.values[i];
    }
    key_table_free(&old);
}

void key_table_clear(KeyTable *table) {
    enum { FEWEST = 1024, MOST_KEPT = 1 << 16 }; /* slots */
    if (table->slots == 0 || table->slots > MOST_KEPT)
        set_slots(table, FEWEST);
    else
        memset(table->keys, 0, table->slots * sizeof *table->keys);
    table->count = 0;
}

uint32_t key_table_add(KeyTable *table, uint64_t key, uint32_t fresh, bool *added) {
    if (2 * table->count >= table->slots)
        double_slots(table);
    size_t slot = slot_of(table, key);
    *added = table->keys[slot] == 0;
    if (*added) {
        table->keys[slot] = key;
        table->values[slot] = fresh;
        table->count++;
    }
    return table->values[slot];
}

void key_table_free(KeyTable *table) {
    free(table->keys);
    free(table->values);
    *table = (KeyTable){0};
}

uint64_t hash_bytes(const void *bytes, size_t size) {
    const uint8_t *at = bytes;
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ at[i]) * 0x100000001B3u;
    return hash | 1;
}
