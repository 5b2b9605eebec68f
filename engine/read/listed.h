/* listed.h - several names or keywords in one string: "By Ann Lee and Bo Kim", "trade; Seoul". */
#ifndef LODE_READ_LISTED_H
#define LODE_READ_LISTED_H

#include "lode.h"

typedef void (*EachListed)(void *context, LodeString piece);

/* Calls `each` with every name of a byline, without "By".  Names are parted by ";", "|", "and",
** "&", and by commas unless what stands between them is single words ("Lee, Ann"; "Ann Lee, AP").
** A list as programs print one ("['Ann Lee', 'Bo Kim']") is taken apart. */
void each_author(LodeString byline, EachListed each, void *context);

/* The same for keywords, parted by ";", "|" and commas. */
void each_keyword(LodeString keywords, EachListed each, void *context);

#endif
