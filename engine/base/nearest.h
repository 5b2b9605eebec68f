/* nearest.h - the name that somebody may have meant. */
#ifndef LODE_BASE_NEAREST_H
#define LODE_BASE_NEAREST_H

#include <stddef.h>

/* The one of `names` (ended by NULL) that takes the fewest changes of letters from `word`, or NULL
** when none is near. */
const char *nearest_name(const char *word, const char *const *names);

#endif
