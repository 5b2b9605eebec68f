/* session.c - see session.h */
#include "cli/session.h"

#include "base/error.h"
#include "base/notes.h"
#include "input/container.h"
#include "lua/engine.h"
#include "base/paths.h"
#include "run/pool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PIPE_WIDTH = 80, LEAST_WIDTH = 40, MOST_WIDTH = 120 };

void source_note(LodeSource *source, const char *notes, size_t len, const char *as) {
    const char *known = notes_get(notes, len, "as");
    source->as = known != NULL ? known : container_named(as) ? NULL : as;
    source->url = notes_get(notes, len, "url");
    source->charset = notes_get(notes, len, "charset");
}

LodeSource blob_source(const Blob *blob, const char *as) {
    LodeSource source = {
        .name = blob->source.data, .bytes = blob->bytes.data, .size = blob->bytes.len};
    source_note(&source, blob->notes.data, blob->notes.len, as);
    return source;
}

LodeOptions settings_from(const Options *options) {
    return (LodeOptions){
        .scripts = paths_scripts(),
        .path = getenv("LODE_PATH"),
        .cache = paths_cache(),
        .now = options->now,
        .fields = options->fields,
        .trust = options->trust,
        .no_triggers = options->no_triggers,
    };
}

void settings_free(LodeOptions *settings) {
    union { /* settings_from allocated them; LodeOptions only lends them out as const */
        const char *from;
        char *to;
    } scripts = {settings->scripts}, cache = {settings->cache};
    free(scripts.to);
    free(cache.to);
}

/* ---- where output goes, and how it looks ---- */

bool output_is_terminal(const Options *options) {
    return options->file == NULL && isatty(STDOUT_FILENO);
}

bool output_has_color(const Options *options) {
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return output_is_terminal(options) && (no_color == NULL || *no_color == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

size_t output_width(const Options *options) {
    struct winsize size;
    if (!output_is_terminal(options) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
        size.ws_col == 0)
        return PIPE_WIDTH;
    return size.ws_col < LEAST_WIDTH  ? LEAST_WIDTH
           : size.ws_col > MOST_WIDTH ? MOST_WIDTH
                                      : size.ws_col;
}

static int open_output(const Options *options, LodeError *error) {
    if (options->file == NULL)
        return STDOUT_FILENO;
    int fd = open(options->file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        error_set(error, LODE_BAD_USAGE, "-o %s:%s: %s", options->format, options->file,
                  strerror(errno));
    return fd;
}

/* ---- in a worker ---- */

/* The engine notes the rule that runs where the parent sees it. */
static void begin_worker(void *context, RunSlot *slot) {
    Session *session = context;
    session->lode->running = &slot->rule;
}

/* The message of one of several articles begins with its name, "feed.xml#3: ...": bytes of it that
** stand behind the source; 0 for others. */
static size_t number_behind(const char *message, const char *source) {
    size_t len = strlen(source);
    if (strncmp(message, source, len) != 0 || message[len] != '#')
        return 0;
    size_t digits = strspn(message + len + 1, "0123456789");
    return digits > 0 && message[len + 1 + digits] == ':' ? digits + 1 : 0;
}

static void pack_error(const PoolJob *job, const LodeError *error) {
    char rule[128];
    size_t behind = number_behind(error->message, job->source);
    char *source = mem_dup(behind > 0 ? error->message : job->source, strlen(job->source) + behind);
    errors_pack(job->errors, (ErrorRecord){.source = source,
                              .rule = errors_rule_named(error->message, rule, sizeof rule),
                              .message = error->message});
    free(source);
}

typedef struct Job {
    const Session *session;
    const PoolJob *job;
} Job;

/* Says how much of an article was no text in its encoding. */
static void note_replaced(const PoolJob *job, const LodeArticle *article) {
    char message[128];
    if (article->replaced == 0)
        return;
    snprintf(message, sizeof message, "%u invalid byte sequence%s replaced by U+FFFD",
             (unsigned)article->replaced, article->replaced == 1 ? " was" : "s were");
    LodeString source = lode_article_field(article, LODE_SOURCE);
    errors_pack(job->errors,
                (ErrorRecord){.source = source.s, .message = message, .note = true});
}

static void work_on_article(void *context, LodeArticle *article) {
    const Job *at = context;
    LodeError error;
    note_replaced(at->job, article);
    if (!at->session->work(at->session, article, at->job->output, &error))
        pack_error(at->job, &error);
    lode_article_free(article);
}

static void note_failure(void *context, const LodeError *error) {
    const Job *at = context;
    pack_error(at->job, error);
}

static void work_on(void *context, const PoolJob *job) {
    const Session *session = context;
    LodeSource source = {.name = job->source, .bytes = job->bytes, .size = job->size};
    source_note(&source, job->notes, job->note_size, session->options->as);
    Job at = {session, job};
    LodeSink sink = {&at, work_on_article, note_failure};
    lode_read_all(session->lode, &source, &sink);
}

static const char *rule_name(void *context, int rule) {
    const Session *session = context;
    return (size_t)rule < session->lode->rule_count ? session->lode->rules[rule].name : NULL;
}

/* ---- the whole ---- */

static int work_through(Session *session, Errors *errors, int output) {
    LodeError error;
    const Options *options = session->options;
    PoolTask task = {session, begin_worker, work_on, rule_name};
    PoolSettings settings = {options->jobs, options->timeout, output};
    InputSettings inputs = {options->as, options->max_size};
    Input *input = input_new(options->args, options->arg_count, &inputs);
    int status = EXIT_FINE;
    if (!pool_run(&task, &settings, input, errors, &error))
        status = fail_with(&error);
    input_free(input);
    return status;
}

/* With the engine there: opens the files, so that a wrong name is found before any input is read.
 */
static int with_files(Session *session) {
    LodeError error;
    Errors errors = {0};
    const Options *options = session->options;
    if (options->errors != NULL && !errors_open(&errors, options->errors, &error))
        return fail_with(&error);
    int output = open_output(options, &error);
    int status = output < 0 ? fail_with(&error) : work_through(session, &errors, output);
    if (output > STDOUT_FILENO && close(output) != 0) {
        error_set(&error, LODE_BAD_INPUT, "%s: %s", options->file, strerror(errno));
        status = fail_with(&error);
    }
    if (!errors_close(&errors, &error))
        status = fail_with(&error);
    return status == EXIT_FINE && errors.count > 0 ? EXIT_INPUT_FAILED : status;
}

/* The engine with its rules, or NULL. */
static Lode *new_engine(const Options *options, const LodeOptions *settings, SessionRules rules,
                        LodeError *error) {
    Lode *lode = lode_new(settings, error);
    if (lode == NULL || rules == RULES_NONE)
        return lode;
    lode->looked_into = rules == RULES_LOOKED_INTO;
    if (lode_load(lode, options->rules, error))
        return lode;
    lode_free(lode);
    return NULL;
}

int session_run(const Options *options, SessionWork work, SessionRules rules) {
    LodeError error;
    if (options->arg_count == 0) {
        error_set(&error, LODE_BAD_USAGE,
                  "no input: name a file, a folder, or - for standard input");
        return fail_with(&error);
    }
    LodeOptions settings = settings_from(options);
    Session session = {.options = options, .work = work};
    session.style = (TextStyle){output_has_color(options), output_width(options)};
    session.lode = new_engine(options, &settings, rules, &error);
    int status = session.lode != NULL ? with_files(&session) : fail_with(&error);
    lode_free(session.lode);
    settings_free(&settings);
    return status;
}
