/* list.h - gazetteers: lists of names, compiled to a token trie that is used where it lies.
**
** A compiled list is one block of memory without pointers (list_format.h), so that its cache file
** is mapped and ready.  It does not change; what finds its entries is a ListSet (list_set.h).  The
** text form (TSV or plain) is described in docs/lists.md.
*/
#ifndef LODE_MATCH_LIST_H
#define LODE_MATCH_LIST_H

#include "lode.h"

typedef struct List List;

/* Opens the list in file `path`, from its cache in folder `cache` ("": none) when that is newer
** than the file, else by compiling it (and writing the cache, replaced by rename; that it cannot
** be written is no error).  NULL with *error set; the caller frees. */
List *list_open(const char *path, const char *cache, LodeError *error);

/* Compiles a list from text in the same form; `name` is for messages. */
List *list_compile(const char *name, const char *text, size_t len, LodeError *error);
void list_free(List *list);

size_t list_rows(const List *list);
size_t list_columns(const List *list);
/* Name of column c; column 0 is the entry itself. */
const char *list_column(const List *list, size_t c);
/* Value of a row's column, zero-terminated; "" when absent. */
const char *list_value(const List *list, size_t row, size_t c);

#endif
