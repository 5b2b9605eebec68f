/* options.c - see options.h.  One row of a table for each option. */
#include "cli/options.h"

#include "base/error.h"
#include "base/nearest.h"
#include "read/formats.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_JOBS = 256 };
static const double DEFAULT_TIMEOUT = 30;

typedef bool (*Setter)(Options *options, const char *value, LodeError *error);

typedef struct OptionSpec {
    char letter;       /* '\0': none */
    const char *name;  /* long */
    const char *value; /* what it takes, for help; NULL: nothing */
    const char *help;
    Setter set;
} OptionSpec;

/* ---- one setter an option ---- */

static bool set_rules(Options *o, const char *value, LodeError *error) {
    (void)error;
    Buffer joined = {0};
    if (o->rules != NULL) {
        buffer_puts(&joined, o->rules);
        buffer_putc(&joined, ',');
        free(o->rules);
    }
    buffer_puts(&joined, value);
    buffer_putc(&joined, '\0');
    o->rules = joined.data;
    return true;
}

static bool unknown_format(const char *given, size_t len, const char *const *formats,
                           LodeError *error) {
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)(len < 60 ? len : 60), given);
    const char *near = nearest_name(name, formats);
    if (near != NULL)
        return error_set(error, LODE_BAD_USAGE, "-o %s: no such format; did you mean %s?", name,
                         near);
    return error_set(error, LODE_BAD_USAGE, "-o %s: no such format; there are: text, jsonl", name);
}

/* FORMAT or FORMAT:FILE. */
static bool set_output(Options *o, const char *value, LodeError *error) {
    static const char *const formats[] = {"text", "jsonl", NULL};
    size_t len = strcspn(value, ":");
    o->format = NULL;
    for (size_t i = 0; formats[i] != NULL; i++)
        if (strlen(formats[i]) == len && strncmp(formats[i], value, len) == 0)
            o->format = formats[i];
    o->file = value[len] == ':' ? value + len + 1 : NULL;
    if (o->format == NULL)
        return unknown_format(value, len, formats, error);
    if (o->file != NULL && *o->file == '\0')
        return error_set(error, LODE_BAD_USAGE, "-o %s: the name of a file is missing", value);
    return true;
}

static bool set_jobs(Options *o, const char *value, LodeError *error) {
    char *end;
    long jobs = strtol(value, &end, 10);
    if (end == value || *end != '\0' || jobs < 1 || jobs > MOST_JOBS)
        return error_set(error, LODE_BAD_USAGE, "-j %s: not a number from 1 to %d", value,
                         MOST_JOBS);
    o->jobs = (int)jobs;
    return true;
}

static bool set_as(Options *o, const char *value, LodeError *error) {
    o->as = value;
    return format_known(value, error);
}

/* A number of bytes, or with K, M or G behind it. */
static bool set_max_size(Options *o, const char *value, LodeError *error) {
    static const char UNITS[] = "KMG";
    char *end;
    double size = isdigit((unsigned char)*value) ? strtod(value, &end) : -1;
    if (size >= 0 && *end != '\0') {
        const char *unit = strchr(UNITS, toupper((unsigned char)*end));
        size = unit != NULL && end[1] == '\0' ? ldexp(size, 10 * (int)(unit - UNITS + 1)) : -1;
    }
    o->max_size = size >= 1 && size <= 1e12 ? (size_t)size : 0;
    return o->max_size > 0 ||
           error_set(error, LODE_BAD_USAGE, "--max-size %s: not a size such as 500K, 64M or 1G", value);
}

/* lode_new reads it, before any input. */
static bool set_fields(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->fields = value;
    return true;
}

static int digits(const char *s, int count) {
    int number = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)s[i]))
            return -1;
        number = number * 10 + (s[i] - '0');
    }
    return number;
}

/* Whether `s` is a day of the calendar, YYYY-MM-DD. */
static bool is_date(const char *s) {
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
        return false;
    int year = digits(s, 4), month = digits(s + 5, 2), day = digits(s + 8, 2);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1] &&
           (month != 2 || day < 29 || leap);
}

static bool set_now(Options *o, const char *value, LodeError *error) {
    o->now = value;
    return is_date(value) ||
           error_set(error, LODE_BAD_USAGE, "--now %s: not a date such as 2023-07-31", value);
}

static bool set_errors(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->errors = value;
    return true;
}

static bool set_timeout(Options *o, const char *value, LodeError *error) {
    char *end;
    o->timeout = strtod(value, &end);
    if (end == value || *end != '\0' || !isfinite(o->timeout) || o->timeout < 0 || o->timeout > 1e9)
        return error_set(error, LODE_BAD_USAGE, "--timeout %s: not a number of seconds", value);
    return true;
}

static bool set_trust(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->trust = true;
}

static bool set_color(Options *o, const char *value, LodeError *error) {
    static const char *const modes[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++)
        if (strcmp(value, modes[i]) == 0) {
            o->color = (ColorMode)i;
            return true;
        }
    return error_set(error, LODE_BAD_USAGE, "--color %s: say auto, always or never", value);
}

static bool set_no_triggers(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->no_triggers = true;
}

static bool set_sources(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->sources = true;
}

static bool set_dropped(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->dropped = true;
}

static bool set_all(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->all = true;
}

static bool set_once(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->once = true;
}

static bool set_from(Options *o, const char *value, LodeError *error) {
    (void)error;
    Buffer joined = {0};
    buffer_puts(&joined, o->from != NULL ? o->from : "");
    buffer_puts(&joined, value);
    buffer_puts(&joined, "\n");
    buffer_putc(&joined, '\0');
    free(o->from);
    o->from = joined.data;
    return true;
}

static bool set_check(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->check = true;
}

static bool set_gold(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->gold = value;
    return true;
}

static bool set_gold_as(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->gold_as = value;
    return true;
}

static bool set_map(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->map = value;
    return true;
}

static bool set_min(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->min = value;
    return true;
}

static bool set_save(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->save = value;
    return true;
}

static bool set_compare(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->compare = value;
    return true;
}

static bool set_code(Options *o, const char *value, LodeError *error) {
    (void)error;
    o->code = value;
    o->codes[o->code_count++] = value;
    return true;
}

static bool set_help(Options *o, const char *value, LodeError *error) {
    (void)value;
    (void)error;
    return o->help = true;
}

/* In the order of OptionId. */
static const OptionSpec SPECS[OPTION_COUNT] = {
    {'r', "rules", "RULES", "rules by name, path or tags; separated by commas, or -r again",
     set_rules},
    {'o', "output", "FORMAT[:FILE]",
     "text (for people) or jsonl; to a file instead of standard output", set_output},
    {'j', "jobs", "N", "worker processes (one for each processor)", set_jobs},
    {0, "as", "FORMAT", "read the input as: text, raw (as it is, nothing dropped), html, json, jsonl, csv, ...",
     set_as},
    {0, "max-size", "SIZE", "pass over articles larger than this: 500K, 1G (64M)", set_max_size},
    {0, "fields", "FIELD=NAME,...", "fields of JSON and CSV records, where the guess is wrong", set_fields},
    {0, "now", "DATE", "reference date of articles that carry none, such as 2023-07-31", set_now},
    {0, "errors", "FILE", "write errors to FILE as well, as JSON lines", set_errors},
    {0, "timeout", "SECONDS", "give an article up after so long (30; 0: never)", set_timeout},
    {0, "trust", NULL, "run rule scripts without the sandbox", set_trust},
    {0, "color", "WHEN", "auto (on a terminal), always or never", set_color},
    {0, "no-triggers", NULL, "try every pattern everywhere, to check triggers", set_no_triggers},
    {0, "dropped", NULL, "show also what was left out, and why", set_dropped},
    {0, "sources", NULL, "show also where each field was found", set_sources},
    {'e', "eval", "CODE", "run this Lua code and end", set_code},
    {0, "all", NULL, "show everything, not only what says most", set_all},
    {0, "gold", "GOLD", "what is right: a file, or a folder of them", set_gold},
    {0, "gold-as", "FORMAT", "read it as: jsonl, brat, conll or timeml, where the guess is wrong", set_gold_as},
    {0, "map", "A=B,...", "kinds of the gold by their names here: PER=person,LOC=place", set_map},
    {0, "min", "F1|KIND=F1,...", "exit status 1 when a kind's strict F1 is lower: 0.9, person=0.8", set_min},
    {0, "save", "FILE", "save the result, for --compare", set_save},
    {0, "compare", "FILE", "show what is better and worse than an earlier result", set_compare},
    {0, "check", NULL, "exit status 1 when something differs", set_check},
    {0, "once", NULL, "end after the first change", set_once},
    {0, "from", "SENTENCE", "make the first pattern of this sentence; several may be given", set_from},
    {'h', "help", NULL, "this page", set_help},
};

/* ---- reading them ---- */

/* What is left of the command line. */
typedef struct Words {
    char **at;
    int count;
} Words;

static bool is_allowed(unsigned allowed, int id) {
    return id == OPT_HELP || (allowed & OPTION(id)) != 0;
}

static bool unknown_long(const char *name, unsigned allowed, LodeError *error) {
    const char *names[OPTION_COUNT + 1];
    size_t count = 0;
    for (int i = 0; i < OPTION_COUNT; i++)
        if (is_allowed(allowed, i))
            names[count++] = SPECS[i].name;
    names[count] = NULL;
    const char *near = nearest_name(name, names);
    return near != NULL
               ? error_set(error, LODE_BAD_USAGE, "no option --%s; did you mean --%s?", name, near)
               : error_set(error, LODE_BAD_USAGE, "no option --%s; --help names those there are",
                           name);
}

/* Sets an option, whose value is `value` or else the next word. */
static bool apply(Options *o, const OptionSpec *spec, const char *value, Words *words,
                  LodeError *error) {
    if (spec->value == NULL && value != NULL)
        return error_set(error, LODE_BAD_USAGE, "--%s takes no value", spec->name);
    if (spec->value != NULL && value == NULL) {
        if (words->count == 0)
            return error_set(error, LODE_BAD_USAGE, "--%s: %s is missing", spec->name, spec->value);
        value = *words->at++;
        words->count--;
    }
    return spec->set(o, value, error);
}

/* `--name`, `--name=value`. */
static bool read_long(Options *o, unsigned allowed, const char *word, Words *words,
                      LodeError *error) {
    char name[64];
    size_t len = strcspn(word, "=");
    snprintf(name, sizeof name, "%.*s", (int)(len < 60 ? len : 60), word);
    for (int i = 0; i < OPTION_COUNT; i++)
        if (is_allowed(allowed, i) && strcmp(SPECS[i].name, name) == 0)
            return apply(o, &SPECS[i], word[len] == '=' ? word + len + 1 : NULL, words, error);
    return unknown_long(name, allowed, error);
}

/* `-j4`, `-j 4`, and letters without values one behind the other. */
static bool read_letters(Options *o, unsigned allowed, const char *word, Words *words,
                         LodeError *error) {
    for (; *word != '\0'; word++) {
        int i = 0;
        while (i < OPTION_COUNT && !(SPECS[i].letter == *word && is_allowed(allowed, i)))
            i++;
        if (i == OPTION_COUNT)
            return error_set(error, LODE_BAD_USAGE, "no option -%c; --help names those there are",
                             *word);
        if (SPECS[i].value != NULL)
            return apply(o, &SPECS[i], word[1] != '\0' ? word + 1 : NULL, words, error);
        if (!SPECS[i].set(o, NULL, error))
            return false;
    }
    return true;
}

static int processors(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > MOST_JOBS ? MOST_JOBS : (int)count;
}

bool options_parse(Options *options, unsigned allowed, int argc, char **argv, LodeError *error) {
    Words words = {argv, argc};
    bool ended = false;
    *options = (Options){.timeout = DEFAULT_TIMEOUT, .jobs = processors()};
    options->args = mem_zero((size_t)argc + 1, sizeof *options->args);
    options->codes = mem_zero((size_t)argc + 1, sizeof *options->codes);
    while (words.count > 0) {
        const char *word = *words.at++;
        words.count--;
        if (!ended && strcmp(word, "--") == 0)
            ended = true;
        else if (ended || word[0] != '-' || word[1] == '\0')
            options->args[options->arg_count++] = word;
        else if (word[1] == '-' ? !read_long(options, allowed, word + 2, &words, error)
                                : !read_letters(options, allowed, word + 1, &words, error))
            return false;
    }
    return true;
}

void options_free(Options *options) {
    free(options->rules);
    free(options->from);
    free(options->args);
    free(options->codes);
}

void options_help(Buffer *out, unsigned allowed) {
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (!is_allowed(allowed, i))
            continue;
        char left[64];
        const OptionSpec *spec = &SPECS[i];
        snprintf(left, sizeof left, "%c%c%s --%s%s%s", spec->letter ? '-' : ' ',
                 spec->letter ? spec->letter : ' ', spec->letter ? "," : " ", spec->name,
                 spec->value ? " " : "", spec->value ? spec->value : "");
        buffer_printf(out, "  %-28s %s\n", left, spec->help);
    }
}
