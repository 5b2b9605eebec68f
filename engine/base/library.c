/* library.c - see library.h */
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(const char *file, const LibraryFunction *functions, size_t count, void *into) {
    void *handle = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        void *symbol = dlsym(handle, functions[i].name);
        if (symbol == NULL)
            return false;
        memcpy((char *)into + functions[i].at, &symbol, sizeof symbol);
    }
    return true;
}
