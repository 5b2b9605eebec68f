/* profile.c - `lode profile`: what each rule, and each part of it, costs and finds.
**
** Each input is read and run twice, one process, one core: as always, which gives the times, and with
** patterns that count their parts, which gives shares.  scripts/lode/core/profile.lua reports.
*/
#include "cli/session.h"

#include "base/error.h"
#include "input/input.h"
#include "lua/count.h"
#include "lua/engine.h"
#include "lua/sample.h"
#include "lua/verb.h"
#include "text/analyse.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Profile {
    Lode *lode;
    ProfileRun run;
    Samples samples;
    bool failed;
} Profile;

enum { SLOWEST = sizeof((ProfileRun *)0)->slowest / sizeof((ProfileRun *)0)->slowest[0] };

static void report_failure(void *context, const LodeError *error) {
    Profile *profile = context;
    profile->failed = true;
    fprintf(stderr, "lode: %s\n", error->message);
}

/* Keeps the article if it is one of the slowest. */
static void rank(ProfileRun *run, const LodeArticle *article, uint64_t ns) {
    struct ProfileArticle one = {lode_article_field(article, LODE_SOURCE).s, ns, article->len};
    int at = SLOWEST;
    while (at > 0 && (run->slowest[at - 1].source == NULL || run->slowest[at - 1].ns < ns))
        at--;
    if (at == SLOWEST)
        return;
    union { /* ours, though the table lends it out as const */
        const char *from;
        char *to;
    } last = {run->slowest[SLOWEST - 1].source};
    free(last.to);
    memmove(&run->slowest[at + 1], &run->slowest[at], (size_t)(SLOWEST - 1 - at) * sizeof one);
    one.source = mem_dup(one.source, strlen(one.source));
    run->slowest[at] = one;
}

static void free_slowest(ProfileRun *run) {
    for (int i = 0; i < SLOWEST; i++) {
        union {
            const char *from;
            char *to;
        } source = {run->slowest[i].source};
        free(source.to);
    }
}

static void run_article(void *context, LodeArticle *article) {
    LodeError error;
    Profile *profile = context;
    ProfileRun *run = &profile->run;
    bool counts_parts = profile->lode->costs->parts;
    article_analyse(article, &profile->lode->lexicon, NULL);
    if (!counts_parts)
        samples_start(profile->lode->L, &profile->samples);
    uint64_t begun = clock_ns();
    bool ok = lode_run(profile->lode, article, &error);
    uint64_t ns = clock_ns() - begun;
    samples_stop();
    if (counts_parts) {
        run->traced += ns;
    } else {
        run->plain += ns;
        run->articles++;
        run->bytes += article->len;
        rank(run, article, ns);
        if (!ok)
            report_failure(profile, &error);
    }
    lode_article_free(article);
}

static void pass_over(void *context, const LodeError *error) {
    (void)context; /* the first pass has said it */
    (void)error;
}

static void run_blob(Profile *profile, const Options *options, const Blob *blob) {
    LodeSource source = blob_source(blob, options->as);
    LodeSink plain = {profile, run_article, report_failure}, parts = {profile, run_article, pass_over};
    uint64_t begun = clock_ns(), before = profile->run.plain;
    profile->lode->costs->parts = false;
    lode_read_all(profile->lode, &source, &plain);
    profile->run.reading += clock_ns() - begun - (profile->run.plain - before);
    profile->lode->costs->parts = true;
    lode_read_all(profile->lode, &source, &parts);
}

static void run_inputs(Profile *profile, const Options *options) {
    LodeError error;
    Blob blob = {0};
    InputSettings settings = {options->as, options->max_size};
    Input *input = input_new(options->args, options->arg_count, &settings);
    InputStep step;
    while ((step = input_next(input, &blob, &error)) != INPUT_END) {
        if (step == INPUT_BLOB)
            run_blob(profile, options, &blob);
        else if (step == INPUT_FAILED)
            report_failure(profile, &error);
    }
    input_free(input);
    blob_free(&blob);
}

static bool begin(Profile *profile, const Options *options, const LodeOptions *settings, LodeError *error) {
    profile->lode = lode_new(settings, error);
    if (profile->lode == NULL)
        return false;
    profile->lode->looked_into = profile->lode->counted = true;
    return lode_load(profile->lode, options->rules, error) && lode_profile_begin(profile->lode, error);
}

static int report(Profile *profile, const Options *options) {
    LodeError error;
    Buffer out = {0};
    bool json = options->format != NULL && strcmp(options->format, "jsonl") == 0;
    ExplainStyle style = {json, output_has_color(options), options->all, output_width(options)};
    int status = profile->failed ? EXIT_INPUT_FAILED : EXIT_FINE;
    if (lode_profile_report(profile->lode, &profile->run, &style, &out, &error))
        fwrite(out.data, 1, out.len, stdout);
    else
        status = fail_with(&error);
    buffer_free(&out);
    return status;
}

static int run(const Options *options) {
    LodeError error;
    if (options->arg_count == 0) {
        error_set(&error, LODE_BAD_USAGE, "no input: name a file, a folder, or - for standard input");
        return fail_with(&error);
    }
    LodeOptions settings = settings_from(options);
    Profile profile = {0};
    profile.run.samples = &profile.samples;
    int status;
    if (begin(&profile, options, &settings, &error)) {
        run_inputs(&profile, options);
        status = report(&profile, options);
    } else {
        status = fail_with(&error);
    }
    free_slowest(&profile.run);
    samples_free(&profile.samples);
    lode_free(profile.lode);
    settings_free(&settings);
    return status;
}

const Verb verb_profile = {
    .name = "profile",
    .args = "[-r RULES] INPUT...",
    .summary = "what each rule and each part of it costs and finds",
    .options = OPTION(OPT_RULES) | OPTION(OPT_OUTPUT) | OPTION(OPT_AS) | OPTION(OPT_FIELDS) | OPTION(OPT_MAX_SIZE) |
               OPTION(OPT_NOW) | OPTION(OPT_TRUST) | OPTION(OPT_COLOR) | OPTION(OPT_ALL),
    .about =
        "Runs the rules over the inputs on one core and prints, for each rule, its time, its share and\n"
        "its speed; how often triggers fired, patterns were tried and matched; for each part that the\n"
        "script names (a local variable, a field, a side of a choice) its tries, matches and share of\n"
        "the time; the slowest articles; sides of choices that never matched; triggers that fire far\n"
        "more often than they match; the lines of Lua that took most of the time. Counting parts slows a match many times over: the times come from\n"
        "a run without it, the shares from one with it, scaled. --all shows all parts. -o jsonl prints\n"
        "one object.\n",
    .examples = "  lode profile -r ./visits.lua articles/\n"
                "  lode profile -r people --all corpus/\n"
                "  lode profile articles/                   all bundled rules\n",
    .run = run,
};
