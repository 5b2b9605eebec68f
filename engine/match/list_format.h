/* list_format.h - the block that a compiled list is: header, then arrays, then strings.
**
** All offsets are bytes from the block's begin, but offsets of strings, which count from
** `strings`.  Numbers are in the machine's own order: a cache belongs to one machine.
*/
#ifndef LODE_MATCH_LIST_FORMAT_H
#define LODE_MATCH_LIST_FORMAT_H

#include "lode.h"

#define LIST_MAGIC "LODElist" /* change list_build.c's VERSION with the format */
#define LIST_NONE UINT32_MAX

/* What a word of an entry asks of the token's shape (`case` in docs/lists.md). */
enum { LIST_CASE_ANY = 1, LIST_CASE_CAPITAL, LIST_CASE_UPPER, LIST_CASE_MIXED, LIST_CASE_SHAPE = 64 };

typedef struct ListHeader {
    char magic[8];
    uint64_t stamp; /* of the source file */
    uint64_t size;  /* bytes of the block */
    uint64_t checksum; /* of all behind the header */
    uint32_t word_slots, edge_slots; /* powers of two */
    uint32_t node_count, form_count, row_count, column_count;
    uint32_t words;   /* ListWord[word_slots] */
    uint32_t edges;   /* ListEdge[edge_slots] */
    uint32_t nodes;   /* uint32_t[node_count]: first form, LIST_NONE = none */
    uint32_t forms;   /* ListForm[form_count] */
    uint32_t rows;    /* uint32_t[row_count * column_count]: strings */
    uint32_t columns; /* uint32_t[column_count]: strings */
    uint32_t strings, strings_size;
} ListHeader;

typedef struct ListWord {
    uint32_t hash, text, id; /* id LIST_NONE: free */
} ListWord;

typedef struct ListEdge {
    uint32_t node, word, child; /* child 0: free (the root is nobody's child) */
} ListEdge;

typedef struct ListForm {
    uint32_t row, next, cases; /* cases: a string, one byte a token */
} ListForm;

static inline uint32_t list_hash(const char *s, size_t len) {
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ h >> 15;
}

static inline uint32_t list_edge_hash(uint32_t node, uint32_t word) {
    uint64_t h = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

uint64_t list_checksum(const ListHeader *head);

/* Compiles the text of a list; the block is freed with free().  NULL with *error set (it names
** `name` and the line). */
ListHeader *list_build(const char *name, const char *text, size_t len, uint64_t stamp,
                       LodeError *error);

#endif
