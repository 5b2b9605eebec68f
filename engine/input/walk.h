/* walk.h - the files below a folder, one at a time, in bytewise order of their paths. */
#ifndef LODE_INPUT_WALK_H
#define LODE_INPUT_WALK_H

#include "lode.h"

typedef struct Walk Walk;

typedef enum WalkStep {
    WALK_FILE,   /* *path is a file to read */
    WALK_FAILED, /* *path cannot be read; *error says why */
    WALK_END
} WalkStep;

/* Begins at folder `root`; freed with walk_free. */
Walk *walk_new(const char *root);
void walk_free(Walk *walk); /* NULL is allowed */

/* The next file.  Hidden files and the backups of editors are passed over, and so is a folder that
** was visited already (symbolic links may lead round in circles).  *path lives until the next
** call. */
WalkStep walk_next(Walk *walk, const char **path, LodeError *error);

#endif
