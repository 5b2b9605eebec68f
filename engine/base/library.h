/* library.h - shared libraries that are loaded on first use: each would cost every start of the program. */
#ifndef LODE_BASE_LIBRARY_H
#define LODE_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of the library, and where its address goes: bytes into a struct of pointers. */
typedef struct LibraryFunction {
    const char *name;
    size_t at;
} LibraryFunction;

/* Loads `file` ("libarchive.so.13") and fills the struct `into`.  False when the library, or one of the
** functions, is not there.  It stays loaded. */
bool library_load(const char *file, const LibraryFunction *functions, size_t count, void *into);

#endif
