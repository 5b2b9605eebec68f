/* dates.h - dates in a page's text and address. */
#ifndef LODE_HTML_DATES_H
#define LODE_HTML_DATES_H

#include "lode.h"

/* Reads a date alone in the string, as parse_when does; but where day and month may be either, the day
** comes first when `day_first`.  Years that no news page has are refused. */
bool date_read(LodeString text, bool day_first, char out[32]);

/* The first date in the text behind byte *at: *at gets where it begins, *end one past it.  False when
** there is none. */
bool date_find(LodeString text, bool day_first, size_t *at, size_t *end, char out[32]);

/* The day in an address ("/2021/03/15/", "2021-03-15", "20210315"), or its month. */
bool date_of_url(LodeString url, char out[32]);

/* Whether a page in that language (BCP 47) writes the day before the month. */
bool date_day_first(LodeString language);

#endif
