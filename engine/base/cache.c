/* cache.c - see cache.h */
#include "base/cache.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Multiply and fold over four lanes, so that the processor works on them side by side. */
uint64_t cache_checksum(const void *bytes, size_t size) {
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    const char *s = bytes;
    uint64_t lanes[4] = {1, 2, 3, size};
    for (; size >= 32; s += 32, size -= 32)
        for (int i = 0; i < 4; i++) {
            uint64_t word;
            memcpy(&word, s + 8 * i, 8);
            lanes[i] = (lanes[i] ^ word) * factor;
            lanes[i] ^= lanes[i] >> 29;
        }
    uint64_t sum = lanes[0] ^ lanes[1] * 3 ^ lanes[2] * 5 ^ lanes[3] * 7;
    for (; size > 0; s++, size--)
        sum = (sum ^ (unsigned char)*s) * factor;
    return sum ^ sum >> 32;
}

uint64_t cache_stamp(const char *path, const struct stat *st) {
    uint64_t stamp = (uint64_t)st->st_mtim.tv_sec * 1000000007u + (uint64_t)st->st_mtim.tv_nsec;
    stamp = stamp * 31 + (uint64_t)st->st_size;
    stamp = stamp * 31 + cache_checksum(path, strlen(path));
    return stamp * 31 + cache_checksum(LODE_VERSION, strlen(LODE_VERSION));
}

char *cache_name(const char *folder, const char *path, const char *ending) {
    const char *slash = strrchr(path, '/');
    Buffer file = {0};
    buffer_printf(&file, "%s/%s-%08x.%s", folder, slash ? slash + 1 : path,
                  (unsigned)cache_checksum(path, strlen(path)), ending);
    buffer_putc(&file, '\0');
    return file.data;
}

/* Makes the folder and those above it; what fails shows when the file is opened. */
static void make_folders(const char *folder) {
    char *path = mem_dup(folder, strlen(folder));
    for (char *slash = path + 1; *slash != '\0' && (slash = strchr(slash, '/')) != NULL; slash++) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    mkdir(path, 0700);
    free(path);
}

void cache_write(const char *folder, const char *file, const void *bytes, size_t size) {
    Buffer temporary = {0};
    buffer_printf(&temporary, "%s.%ld", file, (long)getpid());
    buffer_putc(&temporary, '\0');
    make_folders(folder);
    FILE *out = fopen(temporary.data, "wb");
    if (out != NULL) {
        bool written = fwrite(bytes, size, 1, out) == 1;
        written = fclose(out) == 0 && written;
        if (!written || rename(temporary.data, file) != 0)
            unlink(temporary.data);
    }
    buffer_free(&temporary);
}
