/* tokens.c - names of shapes, and what Tokens owns. */
#include "text/tokens.h"

#include <stdlib.h>
#include <string.h>

static const char *const SHAPE_NAMES[SHAPE_COUNT] = {
    "lower",        "capital",        "upper",         "mixed",        "initial",
    "abbrev_lower", "abbrev_capital", "abbrev_upper",  "caseless",     "digits",
    "ordinal",      "alnum",          "time",          "numeric_date", "clitic",
    "url",          "email",          "hashtag",       "handle",       "full_stop",
    "exclamation",  "comma",          "colon",         "semicolon",    "ellipsis",
    "hyphen",       "dash",           "apostrophe",    "open_quote",   "close_quote",
    "straight_quote", "open_single",  "close_single",  "open_bracket", "close_bracket",
    "currency",     "percent",        "slash",         "bullet",       "symbol",
    "sentence_end", "paragraph_end"};

const char *shape_name(Shape shape) {
    return (unsigned)shape < SHAPE_COUNT ? SHAPE_NAMES[shape] : "?";
}

Shape shape_named(const char *name) {
    for (int i = 0; i < SHAPE_COUNT; i++)
        if (strcmp(SHAPE_NAMES[i], name) == 0)
            return (Shape)i;
    return SHAPE_COUNT;
}

void tokens_free(Tokens *tokens) {
    free(tokens->at);
    free(tokens->sentences);
    free(tokens->turns);
    *tokens = (Tokens){0};
}
