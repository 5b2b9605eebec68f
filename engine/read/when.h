/* when.h - dates as people and programs write them, to ISO 8601. */
#ifndef LODE_READ_WHEN_H
#define LODE_READ_WHEN_H

#include "lode.h"

#include <stdbool.h>

/* Reads one date, alone in the string but for blanks (labels such as "Published:" are stripped by
** the caller).  `out` gets ISO 8601, zero-terminated and no more precise than the source:
** "2023-07", "2023-07-31", "2023-07-31T16:04", "2023-07-31T16:04:00+09:00"; UTC and GMT are "Z",
** offsets are kept as they are.  False, with `out` empty, for what is no date.
**
** Read are
**   - ISO 8601 and its compact form (20230731, 20230731T160400Z), 2023/07/31, 2023.07.31, and
**     database stamps ("2023-07-31 16:04:00"); of a fraction of seconds nothing is kept
**   - RFC 822 and ctime dates, with their zones (UT GMT EST EDT CST CDT MST MDT PST PDT, offsets).
**     Other zone names tell no offset for sure: the time is kept without them
**   - epoch seconds, and milli-, micro- and nanoseconds (10, 13, 16, 19 digits; 2001 to 2099), as
*UTC
**   - months by name in English, German, French, Spanish, Portuguese, Italian and Russian, with or
**     without weekday, ordinals ("3rd May 2021", "1er mai 2021"), am and pm, "16h04", 2023年7月31日
**   - 31.07.2023 (the day first, always), 07/31/2023 and 31/07/2023.  Where both parts may be the
**     month, slashes and dashes are read the American way, month first, as scripts/layout does.
** No dates are: a year alone, a day without a year, numbers with two dots but no year at an end,
** years before 1500 or after 2199, days that are in no calendar. */
bool parse_when(LodeString text, char out[32]);

#endif
