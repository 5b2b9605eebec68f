/* phrases.h - short strings compared: beginnings, words, likeness.  Case of ASCII letters never counts. */
#ifndef LODE_HTML_PHRASES_H
#define LODE_HTML_PHRASES_H

#include "html/page.h"

LodeString phrase(const char *s); /* of a zero-terminated string; NULL gives s NULL */
LodeString phrase_trim(LodeString s, const char *marks); /* without blanks and these at its ends */
LodeString phrase_skip(LodeString s, size_t bytes);      /* without its first bytes */

bool phrase_is(LodeString s, const char *what);
bool phrase_begins(LodeString s, const char *what);
bool phrase_in(LodeString s, const char *const *table); /* table ends with NULL */

/* Where `what` stands in `s`, or NULL. */
const char *phrase_find(LodeString s, const char *what);

/* The bytes of the longest of the table's entries that `s` begins with and that end with a word's end,
** or 0. */
size_t phrase_opening(LodeString s, const char *const *table);

/* How many of their words two phrases share: 0 to 1, 1 when all of either. */
double phrase_likeness(LodeString a, LodeString b);

/* The share of the words of `part` that are in `whole`. */
double phrase_within(LodeString part, LodeString whole);

size_t phrase_words(LodeString s);

/* Whether letters and digits are the same, all else aside; and whether those of `part` are found in
** `whole` one behind the other. */
bool phrase_same(LodeString a, LodeString b);
bool phrase_holds(LodeString whole, LodeString part);

/* Sets *out to the text below a node, at most `most` bytes, white space collapsed; a line break stands
** between blocks, and when `parted` where elements meet without a blank.  False when there is
** more, or when it is scattered over hundreds of nodes. */
bool page_phrase(const Page *page, uint32_t node, size_t most, bool parted, Buffer *out);

#endif
