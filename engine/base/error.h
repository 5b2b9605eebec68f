/* error.h - filling a LodeError: one line that names the input, the place and what to do. */
#ifndef LODE_BASE_ERROR_H
#define LODE_BASE_ERROR_H

#include "lode.h"

/* Sets *error (may be NULL) from a printf format; line breaks become spaces.  Returns false, so
** that a failing function can end with `return error_set(...)`. */
bool error_set(LodeError *error, LodeStatus status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
