/* paths.h - where things are: the bundled scripts and the user's cache. */
#ifndef LODE_BASE_PATHS_H
#define LODE_BASE_PATHS_H

/* The folder of the bundled scripts: $LODE_SCRIPTS, else scripts/ beside the program, one or two
** folders above it, or share/lode there, else PREFIX/share/lode.  NULL when there is none.  The caller frees. */
char *paths_scripts(void);

/* The folder for compiled lists: $XDG_CACHE_HOME/lode or ~/.cache/lode; it need not exist.  NULL
** when there is no home.  The caller frees. */
char *paths_cache(void);

#endif
