/* file.h - reading a file whole. */
#ifndef LODE_INPUT_FILE_H
#define LODE_INPUT_FILE_H

#include "base/memory.h"
#include "lode.h"

/* Replaces the content of `out` by the file's bytes; "-" is standard input.  False with *error set
** ("PATH: No such file or directory"). */
bool file_read(const char *path, Buffer *out, LodeError *error);

#endif
