/* formats.h - the names that --as takes: of readers, and of files that hold many articles. */
#ifndef LODE_READ_FORMATS_H
#define LODE_READ_FORMATS_H

#include "lode.h"

/* False with *error set, which lists all, when `as` is none of them. */
bool format_known(const char *as, LodeError *error);

#endif
