/* list_format.h - the block that a compiled list is: header, then arrays, then strings.
**
** All offsets are bytes from the block's begin, but offsets of strings, which count from
** `strings`.  Numbers are in the machine's own order: a cache belongs to one machine.
**
** The entries are a trie.  Its root is the table of words itself, which says where each word's
** entries go on; all other edges lie in one hash table.
*/
#ifndef LODE_MATCH_LIST_FORMAT_H
#define LODE_MATCH_LIST_FORMAT_H

#include "lode.h"
#include "text/tokens.h"

#include <stddef.h>

#define LIST_MAGIC "LODElis2" /* changes with the format */
#define LIST_NONE UINT32_MAX

/* What a word of an entry asks of the token's shape (`case` in docs/lists.md). */
enum { LIST_CASE_ANY = 1, LIST_CASE_CAPITAL, LIST_CASE_UPPER, LIST_CASE_MIXED, LIST_CASE_SHAPE = 64 };

typedef struct ListHeader {
    char magic[8];
    uint64_t stamp; /* of the source file */
    uint64_t size;  /* bytes of the block */
    uint64_t checksum; /* of all behind it */
    uint32_t slot_count, edge_slots; /* powers of two */
    uint32_t word_count, form_count, row_count, column_count;
    uint32_t slots;   /* ListSlot[slot_count] */
    uint32_t words;   /* ListWord[word_count], by the list's own numbers; 0 is no word */
    uint32_t edges;   /* ListEdge[edge_slots] */
    uint32_t forms;   /* ListForm[form_count] */
    uint32_t rows;    /* uint32_t[row_count * column_count]: strings */
    uint32_t columns; /* uint32_t[column_count]: strings */
    uint32_t strings, strings_size;
} ListHeader;

/* Where a word is found by its hash. */
typedef struct ListSlot {
    uint32_t hash, word; /* word 0: free */
} ListSlot;

/* A word of some entry, and what begins with it. */
typedef struct ListWord {
    uint64_t next_words;  /* list_word_bit of each second word of entries that begin with this one */
    uint32_t text;        /* the word, folded: a string */
    uint32_t child, form; /* as in ListEdge */
    uint16_t first_shapes, next_shapes; /* list_shape_bit of what the first and second word may be */
} ListWord;

typedef struct ListEdge {
    uint32_t node, word; /* word 0: free */
    uint32_t child;      /* node, from 1; 0: nothing follows */
    uint32_t form;       /* the first form that ends here, LIST_NONE: none does */
} ListEdge;

enum { LIST_INLINE_CASES = 8 };

/* A way to write an entry.  `cases` has one byte a token; of more than LIST_INLINE_CASES tokens it
** holds the offset of a string instead. */
typedef struct ListForm {
    uint32_t row, next;
    uint8_t cases[LIST_INLINE_CASES];
} ListForm;

static inline uint32_t list_hash(const char *s, size_t len) {
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ h >> 15;
}

/* Whether the zero-terminated `word` is these bytes; one that holds a zero is no word of a list. */
static inline bool list_same_word(const char *word, const char *s, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (word[i] != s[i] || s[i] == '\0')
            return false;
    return word[len] == '\0';
}

static inline uint32_t list_edge_hash(uint32_t node, uint32_t word) {
    uint64_t h = ((uint64_t)node << 32 | word) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

static inline uint64_t list_word_bit(uint32_t word) {
    return (uint64_t)1 << (word * 0x9E3779B1u >> 26);
}

/* ---- shapes ---- */

/* Shapes of words have a bit each, all others share one; that of marks is never set. */
enum { LIST_OTHER_SHAPE = SHAPE_NUMBER, LIST_MARK_SHAPE = 15, LIST_ALL_SHAPES = (2 << LIST_OTHER_SHAPE) - 1 };

static inline unsigned list_shape_bit(uint8_t shape) {
    return shape < LIST_OTHER_SHAPE ? shape : shape_is_mark(shape) ? LIST_MARK_SHAPE : LIST_OTHER_SHAPE;
}

/* The shapes that fit a case. */
static inline uint16_t list_case_shapes(uint8_t wanted) {
    enum { UPPERS = 1 << SHAPE_UPPER | 1 << SHAPE_ABBREV_UPPER | 1 << SHAPE_INITIAL };
    switch (wanted) {
    case LIST_CASE_ANY:
        return LIST_ALL_SHAPES;
    case LIST_CASE_CAPITAL:
        return UPPERS | 1 << SHAPE_CAPITAL | 1 << SHAPE_MIXED | 1 << SHAPE_ABBREV_CAPITAL;
    case LIST_CASE_UPPER:
        return UPPERS;
    case LIST_CASE_MIXED:
        return 1 << SHAPE_MIXED | 1 << SHAPE_UPPER;
    default:
        return (uint16_t)(1 << list_shape_bit((uint8_t)(wanted - LIST_CASE_SHAPE)));
    }
}

static inline bool list_case_fits(uint8_t wanted, uint8_t shape) {
    if (wanted >= LIST_CASE_SHAPE)
        return shape == wanted - LIST_CASE_SHAPE;
    return list_case_shapes(wanted) >> list_shape_bit(shape) & 1;
}

/* ---- making and reading ---- */

struct List;
const ListHeader *list_block(const struct List *list);

static inline const void *list_part(const ListHeader *head, uint32_t offset) {
    return (const char *)head + offset;
}

uint64_t list_checksum(const ListHeader *head);

/* Compiles the text of a list; the block is freed with free().  NULL with *error set (it names
** `name` and the line). */
ListHeader *list_build(const char *name, const char *text, size_t len, uint64_t stamp,
                       LodeError *error);

#endif
