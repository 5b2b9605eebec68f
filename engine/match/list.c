/* list.c - a compiled list: opening it and reading its rows.  list_build.c makes it, list_set.c
** finds its entries. */
#include "match/list.h"

#include "base/cache.h"
#include "base/error.h"
#include "base/memory.h"
#include "match/list_format.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct List {
    const ListHeader *head;
    size_t size;
    bool mapped;
};

/* ---- parts of the block ---- */

const ListHeader *list_block(const List *list) {
    return list->head;
}

static const uint32_t *part(const List *list, uint32_t offset) {
    return list_part(list->head, offset);
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
    free(list);
}
