/* nest.h - one input, with all that is packed in it: articles, records and members of archives, one
** at a time, nested to a bounded depth.
**
** Names: a member is "ARCHIVE#MEMBER", a record "FILE#3" (from 1), a compressed file keeps its own.
*/
#ifndef LODE_INPUT_NEST_H
#define LODE_INPUT_NEST_H

#include "input/input.h"
#include "input/stream.h"

typedef struct Nest Nest;

/* Freed with nest_free.  `settings` are copied. */
Nest *nest_new(const InputSettings *settings);
void nest_free(Nest *nest); /* NULL is allowed */

/* Begins with a stream, which it owns; the one before is through. */
void nest_open(Nest *nest, const char *name, Stream *stream);

/* As input_next. */
InputStep nest_next(Nest *nest, Blob *blob, LodeError *error);

#endif
