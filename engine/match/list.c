/* list.c - a compiled list: finding and reading.  list_build.c makes it. */
#include "match/list.h"

#include "base/cache.h"
#include "base/error.h"
#include "match/list_format.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORD_NOT_ASKED = 0, WORD_ABSENT = 1, WORD_BIAS = 2 };

struct List {
    const ListHeader *head;
    size_t size;
    bool mapped;
    uint32_t *known; /* lexicon id → own word + WORD_BIAS, or one of the above */
    size_t known_count;
};

/* ---- parts of the block ---- */

static const uint32_t *part(const List *list, uint32_t offset) {
    return (const uint32_t *)(const void *)((const char *)list->head + offset);
}

static const char *string_at(const List *list, uint32_t offset) {
    return (const char *)list->head + list->head->strings + offset;
}

size_t list_rows(const List *list) {
    return list->head->row_count;
}

size_t list_columns(const List *list) {
    return list->head->column_count;
}

const char *list_column(const List *list, size_t c) {
    return string_at(list, part(list, list->head->columns)[c]);
}

const char *list_value(const List *list, size_t row, size_t c) {
    return string_at(list, part(list, list->head->rows)[row * list->head->column_count + c]);
}

/* ---- words and edges ---- */

/* The list's own number of a folded word, LIST_NONE when it has none. */
static uint32_t find_word(const List *list, const char *text, size_t len) {
    const ListWord *slots = (const ListWord *)(const void *)part(list, list->head->words);
    uint32_t mask = list->head->word_slots - 1, hash = list_hash(text, len);
    for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
        const ListWord *slot = &slots[i];
        if (slot->id == LIST_NONE)
            return LIST_NONE;
        const char *word = string_at(list, slot->text);
        if (slot->hash == hash && strncmp(word, text, len) == 0 && word[len] == '\0')
            return slot->id;
    }
}

static uint32_t find_edge(const List *list, uint32_t node, uint32_t word) {
    const ListEdge *slots = (const ListEdge *)(const void *)part(list, list->head->edges);
    uint32_t mask = list->head->edge_slots - 1;
    for (uint32_t i = list_edge_hash(node, word) & mask;; i = (i + 1) & mask) {
        if (slots[i].child == 0)
            return 0;
        if (slots[i].node == node && slots[i].word == word)
            return slots[i].child;
    }
}

static void make_room(List *list, size_t count) {
    if (count <= list->known_count)
        return;
    count += count / 2 + 1024;
    list->known = mem_realloc(list->known, count * sizeof *list->known);
    memset(list->known + list->known_count, 0, (count - list->known_count) * sizeof *list->known);
    list->known_count = count;
}

/* A token whose word the full lexicon did not take: asked by its text. */
static uint32_t own_word_by_text(const List *list, const LodeArticle *article, const Token *t) {
    char folded[512];
    size_t len = t->end - t->begin;
    if (len > (sizeof folded - 16) / 3)
        return LIST_NONE;
    return find_word(list, folded, word_fold(folded, article->text + t->begin, len));
}

static uint32_t own_word(List *list, const LodeArticle *article, const Lexicon *lexicon,
                         const Token *t) {
    if (t->word == WORD_UNKNOWN)
        return own_word_by_text(list, article, t);
    uint32_t *known = &list->known[t->word];
    if (*known == WORD_NOT_ASKED) {
        const Lexeme *word = &lexicon->words[t->word];
        uint32_t id = find_word(list, word->text, word->len);
        *known = id == LIST_NONE ? WORD_ABSENT : id + WORD_BIAS;
    }
    return *known == WORD_ABSENT ? LIST_NONE : *known - WORD_BIAS;
}

/* ---- matching ---- */

static bool case_fits(uint8_t wanted, uint8_t shape) {
    switch (wanted) {
    case LIST_CASE_ANY:
        return true;
    case LIST_CASE_CAPITAL:
        return shape_is_capitalized(shape);
    case LIST_CASE_UPPER:
        return shape == SHAPE_UPPER || shape == SHAPE_ABBREV_UPPER || shape == SHAPE_INITIAL;
    case LIST_CASE_MIXED:
        return shape == SHAPE_MIXED || shape == SHAPE_UPPER;
    default:
        return shape == wanted - LIST_CASE_SHAPE;
    }
}

/* The row of the node's first form whose case fits the tokens, LIST_NONE if none does. */
static uint32_t fitting_row(const List *list, uint32_t node, const Token *first, size_t count) {
    const ListForm *forms = (const ListForm *)(const void *)part(list, list->head->forms);
    for (uint32_t f = part(list, list->head->nodes)[node]; f != LIST_NONE; f = forms[f].next) {
        const char *cases = string_at(list, forms[f].cases);
        size_t i = 0;
        while (i < count && case_fits((uint8_t)cases[i], first[i].shape))
            i++;
        if (i == count)
            return forms[f].row;
    }
    return LIST_NONE;
}

/* The longest entry that begins at token i, added to out. */
static void find_at(List *list, const LodeArticle *article, const Lexicon *lexicon, size_t i,
                    Marks *out) {
    const Tokens *tokens = &article->tokens;
    uint32_t node = 0, best_row = LIST_NONE;
    size_t best_end = 0;
    for (size_t j = i; j < tokens->count && !shape_is_mark(tokens->at[j].shape); j++) {
        uint32_t word = own_word(list, article, lexicon, &tokens->at[j]);
        if (word == LIST_NONE || (node = find_edge(list, node, word)) == 0)
            break;
        uint32_t row = fitting_row(list, node, &tokens->at[i], j + 1 - i);
        if (row != LIST_NONE) {
            best_row = row;
            best_end = j + 1;
        }
    }
    if (best_row != LIST_NONE)
        marks_add(out, (uint32_t)i, (uint32_t)best_end, best_row);
}

void list_find(List *list, const LodeArticle *article, const Lexicon *lexicon, Marks *out) {
    const Tokens *tokens = &article->tokens;
    make_room(list, lexicon->count);
    const uint32_t *known = list->known; /* it does not move from here on */
    const Token *t = tokens->at;
    for (size_t i = 0, count = tokens->count; i < count; i++, t++)
        if (known[t->word] != WORD_ABSENT && !shape_is_mark(t->shape))
            find_at(list, article, lexicon, i, out);
    marks_resolve(out);
}

/* ---- opening ---- */

static bool block_is_sound(const ListHeader *head, size_t size, uint64_t stamp) {
    return size >= sizeof *head && memcmp(head->magic, LIST_MAGIC, sizeof head->magic) == 0 &&
           head->size == size && head->stamp == stamp &&
           head->checksum == list_checksum(head);
}

static List *from_block(void *block, size_t size, bool mapped) {
    List *list = mem_zero(1, sizeof *list);
    list->head = block;
    list->size = size;
    list->mapped = mapped;
    return list;
}

static List *map_cache(const char *file, uint64_t stamp) {
    int fd = open(file, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0)
        return NULL;
    void *block = MAP_FAILED;
    if (fstat(fd, &st) == 0 && st.st_size > (off_t)sizeof(ListHeader))
        block = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (block == MAP_FAILED)
        return NULL;
    if (block_is_sound(block, (size_t)st.st_size, stamp))
        return from_block(block, (size_t)st.st_size, true);
    munmap(block, (size_t)st.st_size);
    return NULL;
}

static char *read_file(const char *path, size_t size, LodeError *error) {
    FILE *in = fopen(path, "rb");
    char *text = mem_alloc(size + 1);
    if (in == NULL || (size > 0 && fread(text, size, 1, in) != 1)) {
        error_set(error, LODE_BAD_RULE, "%s: cannot be read: %s", path, strerror(errno));
        free(text);
        text = NULL;
    }
    if (in != NULL)
        fclose(in);
    return text;
}

List *list_open(const char *path, const char *cache, LodeError *error) {
    struct stat st;
    if (stat(path, &st) != 0) {
        error_set(error, LODE_BAD_RULE, "%s: cannot be read: %s", path, strerror(errno));
        return NULL;
    }
    uint64_t stamp = cache_stamp(path, &st);
    char *file = *cache != '\0' ? cache_name(cache, path, "list") : NULL;
    List *list = file ? map_cache(file, stamp) : NULL;
    char *text = list == NULL ? read_file(path, (size_t)st.st_size, error) : NULL;
    if (text != NULL) {
        ListHeader *head = list_build(path, text, (size_t)st.st_size, stamp, error);
        if (head != NULL && file != NULL)
            cache_write(cache, file, head, head->size);
        if (head != NULL)
            list = from_block(head, head->size, false);
        free(text);
    }
    free(file);
    return list;
}

List *list_compile(const char *name, const char *text, size_t len, LodeError *error) {
    ListHeader *head = list_build(name, text, len, 0, error);
    return head ? from_block(head, head->size, false) : NULL;
}

void list_free(List *list) {
    if (list == NULL)
        return;
    void *block = (void *)(uintptr_t)list->head;
    if (list->mapped)
        munmap(block, list->size);
    else
        free(block);
    free(list->known);
    free(list);
}
