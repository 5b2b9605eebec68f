/* list.h - gazetteers: lists of names, compiled to a token trie that is used where it lies.
**
** A compiled list is one block of memory without pointers, so that its cache file is mapped and
** ready.  It holds its own hash of words; a list maps ids of the lexicon to its own words as they
** are met, once for each distinct word.  The text form (TSV or plain) is described in
** docs/lists.md.
*/
#ifndef LODE_MATCH_LIST_H
#define LODE_MATCH_LIST_H

#include "lode.h"
#include "match/marks.h"
#include "read/article.h"
#include "text/lexicon.h"

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

/* Adds the places where entries stand (ref = row), longest match at each token, and resolves
** overlaps. */
void list_find(List *list, const LodeArticle *article, const Lexicon *lexicon, Marks *out);

#endif
