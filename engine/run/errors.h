/* errors.h - error lines for people (standard error) and for programs (--errors FILE). */
#ifndef LODE_RUN_ERRORS_H
#define LODE_RUN_ERRORS_H

#include "base/memory.h"
#include "lode.h"

#include <stdio.h>

/* Zero-initialise; errors_close frees. */
typedef struct Errors {
    FILE *json;   /* of --errors, or NULL */
    size_t count; /* reported so far: an exit status of 1 */
} Errors;

/* One error.  `source` and `rule` may be NULL; `message` may begin with "SOURCE: ". */
typedef struct ErrorRecord {
    const char *source, *rule, *message;
    bool note; /* the input was read all the same: no failure */
} ErrorRecord;

/* Also writes errors to the file `path` from now on, as JSON lines. */
bool errors_open(Errors *errors, const char *path, LodeError *error);

/* False with *error set when the file could not be written. */
bool errors_close(Errors *errors, LodeError *error);

/* Prints "lode: SOURCE: MESSAGE", one line whatever they contain, and counts it unless
** it is a note. */
void errors_report(Errors *errors, ErrorRecord record);

/* The rule that a message names ("… rule 'visits' …"), copied into `name`; NULL when none. */
const char *errors_rule_named(const char *message, char *name, size_t size);

/* Records as bytes, to go through a pipe: appended by errors_pack, taken off one by one by
** errors_unpack, which moves *bytes (up to `end`) and is false at the end. */
void errors_pack(Buffer *out, ErrorRecord record);
bool errors_unpack(const char **bytes, const char *end, ErrorRecord *record);

#endif
