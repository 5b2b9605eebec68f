/* paths.c - see paths.h */
#include "base/paths.h"

#include "base/memory.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef LODE_PREFIX
#define LODE_PREFIX "/usr/local"
#endif

/* `a` and `b` as one zero-terminated string. */
static char *joined(const char *a, const char *b) {
    Buffer path = {0};
    buffer_puts(&path, a);
    buffer_puts(&path, b);
    buffer_putc(&path, '\0');
    return path.data;
}

/* A folder of scripts is known by the Lua half of the library inside it. */
static bool has_library(const char *folder) {
    struct stat info;
    char *library = joined(folder, "/lode");
    bool found = stat(library, &info) == 0 && S_ISDIR(info.st_mode);
    free(library);
    return found;
}

/* `folder` when it holds the library; otherwise frees it and gives NULL. */
static char *if_library(char *folder) {
    if (has_library(folder))
        return folder;
    free(folder);
    return NULL;
}

/* Cuts the last part off a path; false when none is left. */
static bool to_parent(char *path) {
    char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path)
        return false;
    *slash = '\0';
    return true;
}

static char *beside_program(void) {
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof program - 1);
    if (len <= 0)
        return NULL;
    program[len] = '\0';
    for (int up = 0; up <= 2 && to_parent(program); up++) {
        char *found = if_library(joined(program, "/scripts"));
        if (found == NULL) /* installed, wherever it was moved to */
            found = if_library(joined(program, "/share/lode"));
        if (found != NULL)
            return found;
    }
    return NULL;
}

char *paths_scripts(void) {
    const char *given = getenv("LODE_SCRIPTS");
    if (given != NULL && *given != '\0')
        return joined(given, "");
    char *found = beside_program();
    return found != NULL ? found : if_library(joined(LODE_PREFIX, "/share/lode"));
}

char *paths_cache(void) {
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache != NULL && *cache == '/')
        return joined(cache, "/lode");
    return home != NULL && *home == '/' ? joined(home, "/.cache/lode") : NULL;
}
