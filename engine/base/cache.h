/* cache.h - files in the user's cache folder, made from sources and thrown away when those change.
**
** A cache that is missing, damaged or cannot be written costs time, never a result.
*/
#ifndef LODE_BASE_CACHE_H
#define LODE_BASE_CACHE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

/* Changes whenever the file does: size, time of change, path, and the program's version. */
uint64_t cache_stamp(const char *path, const struct stat *st);

/* The cache file for source `path` in `folder`, with that ending.  The caller frees. */
char *cache_name(const char *folder, const char *path, const char *ending);

/* Writes `size` bytes as `file` in `folder` (made if need be), replaced by rename. */
void cache_write(const char *folder, const char *file, const void *bytes, size_t size);

/* A checksum over `size` bytes, to tell a damaged file. */
uint64_t cache_checksum(const void *bytes, size_t size);

#endif
