/* walk.c - see walk.h.  A stack of folders, each listed whole and sorted when it is entered. */
#include "input/walk.h"

#include "base/error.h"
#include "base/memory.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct Folder {
    char **names; /* sorted; a sub-folder's name ends in a slash */
    size_t count, next;
    size_t path_len; /* of Walk.path, up to and including this folder's slash */
} Folder;

/* A folder that was entered; all zero: a free slot. */
typedef struct Visit {
    dev_t device;
    ino_t inode;
} Visit;

struct Walk {
    Buffer path; /* what is looked at now, zero-terminated */
    Folder *stack;
    size_t depth, stack_cap;
    Visit *visits; /* open addressing; visit_cap is a power of two */
    size_t visit_count, visit_cap;
    bool started;
};

Walk *walk_new(const char *root) {
    Walk *walk = mem_zero(1, sizeof *walk);
    buffer_puts(&walk->path, root);
    if (walk->path.len > 0 && walk->path.data[walk->path.len - 1] != '/')
        buffer_putc(&walk->path, '/');
    return walk;
}

static void leave_folder(Walk *walk) {
    Folder *folder = &walk->stack[--walk->depth];
    for (size_t i = 0; i < folder->count; i++)
        free(folder->names[i]);
    free(folder->names);
}

void walk_free(Walk *walk) {
    if (walk == NULL)
        return;
    while (walk->depth > 0)
        leave_folder(walk);
    free(walk->stack);
    free(walk->visits);
    buffer_free(&walk->path);
    free(walk);
}

/* Replaces what stands behind the folder's own path by `name`. */
static const char *set_path(Walk *walk, size_t folder_len, const char *name) {
    walk->path.len = folder_len;
    buffer_puts(&walk->path, name);
    buffer_putc(&walk->path, '\0');
    walk->path.len--;
    return walk->path.data;
}

static bool ends_with(const char *name, const char *tail) {
    size_t len = strlen(name), tail_len = strlen(tail);
    return len >= tail_len && strcmp(name + len - tail_len, tail) == 0;
}

/* Hidden files, ".", "..", what editors leave behind, and annotations beside articles (*.jsonl):
** a file that is named itself is read whatever it is called. */
static bool passed_over(const char *name) {
    return name[0] == '.' || (name[0] == '#' && ends_with(name, "#")) || ends_with(name, "~") ||
           ends_with(name, ".bak") || ends_with(name, ".swp") || ends_with(name, ".jsonl");
}

static bool is_folder(Walk *walk, size_t folder_len, const struct dirent *entry) {
    struct stat info;
    if (entry->d_type == DT_DIR || entry->d_type == DT_REG)
        return entry->d_type == DT_DIR;
    return stat(set_path(walk, folder_len, entry->d_name), &info) == 0 && S_ISDIR(info.st_mode);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_folder(Walk *walk, DIR *dir, Folder *folder) {
    size_t cap = 0;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (passed_over(entry->d_name))
            continue;
        Buffer name = {0};
        buffer_puts(&name, entry->d_name);
        if (is_folder(walk, folder->path_len, entry))
            buffer_putc(&name, '/');
        buffer_putc(&name, '\0');
        folder->names = mem_grow(folder->names, &cap, folder->count + 1, sizeof *folder->names);
        folder->names[folder->count++] = name.data;
    }
    if (folder->count > 0)
        qsort(folder->names, folder->count, sizeof *folder->names, by_bytes);
}

/* The slot of a folder in `visits`: its own or a free one. */
static Visit *visit_slot(const Walk *walk, const Visit *visit) {
    size_t mask = walk->visit_cap - 1;
    size_t at = (size_t)((uint64_t)visit->inode * 0x9E3779B97F4A7C15u >> 20) & mask;
    for (;; at = (at + 1) & mask) {
        Visit *slot = &walk->visits[at];
        bool same = slot->device == visit->device && slot->inode == visit->inode;
        if (same || (slot->device == 0 && slot->inode == 0))
            return slot;
    }
}

static void grow_visits(Walk *walk) {
    Visit *old = walk->visits;
    size_t old_cap = walk->visit_cap;
    walk->visit_cap = old_cap ? old_cap * 2 : 64;
    walk->visits = mem_zero(walk->visit_cap, sizeof *walk->visits);
    for (size_t i = 0; i < old_cap; i++)
        if (old[i].device != 0 || old[i].inode != 0)
            *visit_slot(walk, &old[i]) = old[i];
    free(old);
}

/* Whether the folder was never entered before; notes that it now is. */
static bool first_visit(Walk *walk, const char *path) {
    struct stat info;
    if (stat(path, &info) != 0)
        return true;
    if (walk->visit_count * 2 >= walk->visit_cap)
        grow_visits(walk);
    Visit visit = {info.st_dev, info.st_ino};
    Visit *slot = visit_slot(walk, &visit);
    if (slot->device == visit.device && slot->inode == visit.inode)
        return false;
    *slot = visit;
    walk->visit_count++;
    return true;
}

/* Enters the folder that walk->path names.  False with *error set when it cannot be listed. */
static bool enter_folder(Walk *walk, LodeError *error) {
    Folder folder = {.path_len = walk->path.len};
    const char *path = set_path(walk, folder.path_len, "");
    if (!first_visit(walk, path))
        return true;
    DIR *dir = opendir(path);
    if (dir == NULL)
        return error_set(error, LODE_BAD_INPUT, "%s: %s", path, strerror(errno));
    list_folder(walk, dir, &folder);
    closedir(dir);
    walk->stack = mem_grow(walk->stack, &walk->stack_cap, walk->depth + 1, sizeof *walk->stack);
    walk->stack[walk->depth++] = folder;
    return true;
}

/* What a path is that is neither file nor folder. */
static const char *kind_of(mode_t mode) {
    return S_ISFIFO(mode)                   ? "a named pipe"
           : S_ISSOCK(mode)                 ? "a socket"
           : S_ISCHR(mode) || S_ISBLK(mode) ? "a device"
                                            : "no file";
}

static WalkStep check_file(const char *path, LodeError *error) {
    struct stat info;
    if (stat(path, &info) != 0) {
        error_set(error, LODE_BAD_INPUT, "%s: %s", path, strerror(errno));
        return WALK_FAILED;
    }
    if (S_ISREG(info.st_mode))
        return WALK_FILE;
    error_set(error, LODE_BAD_INPUT, "%s: %s, which is not read inside a folder", path,
              kind_of(info.st_mode));
    return WALK_FAILED;
}

WalkStep walk_next(Walk *walk, const char **path, LodeError *error) {
    bool entered = walk->started || enter_folder(walk, error);
    walk->started = true;
    while (entered && walk->depth > 0) {
        Folder *folder = &walk->stack[walk->depth - 1];
        if (folder->next == folder->count) {
            leave_folder(walk);
            continue;
        }
        *path = set_path(walk, folder->path_len, folder->names[folder->next++]);
        if (!ends_with(*path, "/"))
            return check_file(*path, error);
        entered = enter_folder(walk, error);
    }
    *path = walk->path.data;
    return entered ? WALK_END : WALK_FAILED;
}
