/* verb.h - verbs of the command line that are written in Lua (scripts/lode/core/verbs). */
#ifndef LODE_LUA_VERB_H
#define LODE_LUA_VERB_H

#include "base/memory.h"
#include "lode.h"

/* An option of the command line, for a verb in Lua. */
typedef struct VerbOption {
    const char *name, *value; /* value NULL: not given */
} VerbOption;

/* Runs scripts/lode/core/verbs/VERB.lua with the arguments behind the verb (NULL ends them) and its
** options (a NULL name ends them); *status gets its exit status.  False with *error set when it failed. */
bool lode_verb(Lode *lode, const char *verb, char **argv, const VerbOption *options, int *status,
               LodeError *error);

/* How `lode explain` shows an article. */
typedef struct ExplainStyle {
    bool json, colored, all;
    size_t width; /* columns */
} ExplainStyle;

/* Appends why the rules matched in the article and where they did not; they have run over it, and were
** loaded with lode->looked_into.  False with *error set when it failed. */
bool lode_explain(Lode *lode, LodeArticle *article, const ExplainStyle *style, Buffer *out, LodeError *error);

/* What `lode profile` has measured in C. */
typedef struct ProfileRun {
    size_t articles, bytes;         /* of text */
    uint64_t reading, plain, traced; /* ns: reading and tokens; the rules; the rules while parts were counted */
    struct ProfileArticle {
        const char *source;
        uint64_t ns;
        size_t bytes;
    } slowest[10]; /* the slowest first; source NULL: no more */
    struct Samples *samples; /* of the plain run (sample.h) */
} ProfileRun;

/* After the rules were loaded with lode->looked_into and lode->counted: makes room for counts. */
bool lode_profile_begin(Lode *lode, LodeError *error);

/* Appends the report of what was counted. */
bool lode_profile_report(Lode *lode, const ProfileRun *run, const ExplainStyle *style, Buffer *out, LodeError *error);

#endif
