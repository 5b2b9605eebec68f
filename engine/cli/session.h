/* session.h - what run, article and tokens share: an engine, its rules, and a pool of workers that
** turn inputs into output. */
#ifndef LODE_CLI_SESSION_H
#define LODE_CLI_SESSION_H

#include "cli/verb.h"
#include "input/blob.h"
#include "write/write.h"

typedef struct Session Session;

/* What a verb does with each article that was read, in a worker: appends to `out`.  False with
** *error set when something failed; the output counts all the same. */
typedef bool (*SessionWork)(const Session *session, LodeArticle *article, Buffer *out,
                            LodeError *error);

struct Session {
    const Options *options;
    SessionWork work;
    Lode *lode;
    TextStyle style;
};

/* Settings for lode_new, from the command line and the environment; freed with settings_free. */
LodeOptions settings_from(const Options *options);
void settings_free(LodeOptions *settings);

/* Fills what the blob's notes tell; `as` is the format where they name none (may be NULL). */
void source_note(LodeSource *source, const char *notes, size_t len, const char *as);
LodeSource blob_source(const Blob *blob, const char *as); /* lives as long as the blob is left alone */

typedef enum SessionRules {
    RULES_NONE,
    RULES_LOADED,
    RULES_LOOKED_INTO /* so that their patterns can be taken apart */
} SessionRules;

/* Does `work` with every input; returns the exit status. */
int session_run(const Options *options, SessionWork work, SessionRules rules);

/* Whether output goes to a terminal, and not to a file. */
bool output_is_terminal(const Options *options);

/* Whether it is in colour; how many columns it has. */
bool output_has_color(const Options *options);
size_t output_width(const Options *options);

#endif
