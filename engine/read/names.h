/* names.h - which field of an article a name in a record stands for: guessed, or told by --fields.
**
** A name is the path to a value with dots between its steps ("fields.headline"); arrays are no step
** of their own.  Case, '_', '-' and blanks do not count, nor does a prefix such as "dc:".
*/
#ifndef LODE_READ_NAMES_H
#define LODE_READ_NAMES_H

#include "base/memory.h"
#include "lode.h"

typedef enum Target {
    TO_URL,
    TO_PUBLISHER,
    TO_TITLE,
    TO_SUBTITLE,
    TO_AUTHOR,
    TO_PUBLISHED,
    TO_MODIFIED,
    TO_SECTION,
    TO_LANGUAGE,
    TO_DATELINE,
    TO_TAG,
    TO_CAPTION,
    TO_BODY,
    TO_SUMMARY, /* the subtitle of an article that has a body, else its body; not for --fields */
    TARGETS     /* none */
} Target;

typedef struct Guess {
    Target target;
    unsigned rank; /* of several names with one target the one with the least rank counts */
} Guess;

/* What names mean to one engine: what --fields says, and what was guessed before. */
typedef struct Names Names;

/* `fields` is as --fields has it, "title=headline,body=fields.bodyText"; NULL: all is guessed.  A
** field may be given more than once: the pieces of a body follow one another, of others the first
** that is there counts.  NULL with *error set, naming the nearest field, when it is malformed.
** Freed with names_free. */
Names *names_new(const char *fields, LodeError *error);
void names_free(Names *names); /* NULL is allowed */

/* What a name stands for: what --fields says of it and, for fields that it does not give, what
** English names commonly mean.  The target is TARGETS for a name that says nothing.  `names` may be
** NULL (all is guessed, slowly). */
Guess guess_name(Names *names, LodeString name);

/* Whether --fields gives the target. */
bool names_give(const Names *names, Target target);

#endif
