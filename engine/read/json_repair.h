/* json_repair.h - JSON as some programs write it, to JSON that a parser takes. */
#ifndef LODE_READ_JSON_REPAIR_H
#define LODE_READ_JSON_REPAIR_H

#include "base/memory.h"
#include "lode.h"

/* Escapes of surrogates that lack their other half become \uFFFD.  Gives `text` itself where there
** are none, else a copy in `out`. */
LodeString json_pair_surrogates(LodeString text, Buffer *out);

/* Appends the text with NaN, Infinity and -Infinity as null, and control characters within strings
** as what may stand there.  False when there was nothing of it. */
bool json_repair(LodeString text, Buffer *out);

#endif
