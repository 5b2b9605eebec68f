/* lode.h - the public C API of Lode, a text-mining engine for news.
**
** Ownership, for the whole API:
**   - a Lode owns its Lua state, words, lists and rules; lode_free frees it all.
**   - a LodeArticle owns its text, fields, tokens and items in one arena; lode_article_free frees
**     it whole.  An article belongs to the Lode that read it and must be freed before it.
**   - every `const char *` handed out belongs to the object it was asked of and lives as long.
**   - memory that the caller passes in is only read during the call, never kept.
**
** Offsets are bytes, half-open [begin, end), into lode_article_text, except where a name ends in
** _cp: those count Unicode code points.  Text is UTF-8, always valid, not zero-terminated unless
** said so.  When memory runs out the process prints one line and aborts.
**
** A Lode and its articles are used by one thread at a time; different ones do not share state.
*/
#ifndef LODE_H
#define LODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct Lode Lode;
typedef struct LodeArticle LodeArticle;

/* What went wrong.  `message` is one line that names the input, the place and what to do. */
typedef enum LodeStatus {
    LODE_OK = 0,
    LODE_BAD_INPUT, /* the input cannot be read as an article */
    LODE_BAD_RULE,  /* a rule script does not load, or failed while it ran */
    LODE_BAD_USAGE  /* an option or name makes no sense */
} LodeStatus;

typedef struct LodeError {
    LodeStatus status;
    char message[1024]; /* zero-terminated, without a line break */
} LodeError;

/* Settings of a Lode.  Zero-initialise, then set what differs from the default. */
typedef struct LodeOptions {
    const char *scripts;  /* folder of the bundled scripts; NULL: found beside the program */
    const char *path;     /* LODE_PATH: folders with more rules, separated by ':'; NULL: none */
    const char *cache;    /* folder for compiled lists; NULL: the user's cache folder; "": none */
    const char *now;      /* ISO 8601 date of articles that carry none; NULL: unknown */
    const char *fields;   /* which fields of records (JSON, CSV) an article is made of, "title=headline,
                          ** body=fields.bodyText"; of others, and when NULL, names are guessed */
    size_t memory;        /* most bytes that Lua may use; 0: 1 GiB */
    bool trust;           /* rule scripts run without the sandbox */
    bool no_triggers;     /* try every pattern at every token (to check triggers) */
} LodeOptions;

/* A new engine, or NULL with *error set.  The caller frees it with lode_free. */
Lode *lode_new(const LodeOptions *options, LodeError *error);
void lode_free(Lode *lode); /* NULL is allowed */

/* Loads the rules that `selection` names: names, paths of scripts and tag expressions such as
** "events and not experimental", separated by commas; NULL: all bundled rules but optional ones.
** What they need is loaded with them.  Called once, before the first lode_run. */
bool lode_load(Lode *lode, const char *selection, LodeError *error);

/* Reads one article from `size` bytes.  `source` is the name it goes by in output and messages;
** `as` is a format ("text", "raw", "html" …) or NULL to guess.  NULL with *error set when it is
** none.  Of bytes that hold several (a feed) it gives the first. */
LodeArticle *lode_read(Lode *lode, const char *source, const void *bytes, size_t size,
                       const char *as, LodeError *error);

/* Bytes that hold articles, and what is known of them.  Zero-initialise. */
typedef struct LodeSource {
    const char *name; /* goes into output and messages */
    const void *bytes;
    size_t size;
    const char *as;      /* format; NULL: to guess */
    const char *url;     /* where it was fetched; NULL: unknown */
    const char *charset; /* encoding that an HTTP or MIME header named; NULL: unknown */
} LodeSource;

/* ---- inputs: files, folders, archives, files of many records ---- */

typedef struct LodeInput LodeInput;

/* How to read inputs.  Zero-initialise. */
typedef struct LodeInputOptions {
    const char *as;  /* format of all of them, as --as takes it; NULL: told by content and name */
    size_t max_size; /* most bytes of one article or record; 0: 64 MiB */
} LodeInputOptions;

typedef enum LodeStep {
    LODE_STEP_SOURCE, /* the bytes of an article, a record, a feed: for lode_read_all */
    LODE_STEP_FAILED, /* something cannot be read: source->name, *error; the rest goes on */
    LODE_STEP_END
} LodeStep;

/* Goes through `paths`: files, folders, "-" for standard input; what is compressed or in an archive
** is unpacked on the way, and never written anywhere.  Files of many records (JSON lines, CSV, WARC,
** mbox …) are read record by record: memory is bounded by the largest.  Members of archives are
** named "a.zip#page.html", records "a.jsonl#3", from 1.  `options` may be NULL.  NULL with *error
** set when options->as is no format.  The caller frees it with lode_close. */
LodeInput *lode_open(const char *const *paths, size_t count, const LodeInputOptions *options,
                     LodeError *error);
void lode_close(LodeInput *input); /* NULL is allowed */

/* The next of them; what *source points to lives until the next call. */
LodeStep lode_next(LodeInput *input, LodeSource *source, LodeError *error);

/* Where articles go.  `article` owns what it is given; `failed` gets one call for each record that
** could not be read, and reading goes on behind it. */
typedef struct LodeSink {
    void *context;
    void (*article)(void *context, LodeArticle *article);
    void (*failed)(void *context, const LodeError *error);
} LodeSink;

/* Reads every article in the bytes.  Those of a feed or a file of several are named "NAME#1",
** "NAME#2" … */
void lode_read_all(Lode *lode, const LodeSource *source, const LodeSink *sink);
void lode_article_free(LodeArticle *article); /* NULL is allowed */

/* Runs the loaded rules; the items are then in the article.  False with *error set when a rule
** failed: it names the rule; items of the rules that did not depend on it are there. */
bool lode_run(Lode *lode, LodeArticle *article, LodeError *error);

/* ---- what was read ---- */

typedef struct LodeString {
    const char *s; /* NULL when the field is not known */
    size_t len;    /* bytes */
} LodeString;

typedef enum LodeField {
    LODE_SOURCE,
    LODE_URL,
    LODE_PUBLISHER,
    LODE_TITLE,
    LODE_SUBTITLE,
    LODE_PUBLISHED, /* ISO 8601, no more precise than the source */
    LODE_MODIFIED,
    LODE_SECTION,
    LODE_LANGUAGE,
    LODE_DATELINE,
    LODE_TEXT, /* the canonical text: everything kept, in reading order */
    LODE_BODY, /* paragraphs, headings and list entries, a blank line between them */
    LODE_FIELD_COUNT
} LodeField;

LodeString lode_article_field(const LodeArticle *article, LodeField field);

/* Where a field was found, in a word or two ("json-ld", "og:title", "h1"): zero-terminated; NULL
** where the reader does not say. */
const char *lode_article_origin(const LodeArticle *article, LodeField field);

size_t lode_article_authors(const LodeArticle *article);
LodeString lode_article_author(const LodeArticle *article, size_t i);
size_t lode_article_tags(const LodeArticle *article); /* keywords that the page gives */
LodeString lode_article_tag(const LodeArticle *article, size_t i);
size_t lode_article_captions(const LodeArticle *article);
/* The text of caption i; *credit (may be NULL) gets its credit. */
LodeString lode_article_caption(const LodeArticle *article, size_t i, LodeString *credit);

/* Code points before byte `at` of the canonical text. */
size_t lode_article_cp(LodeArticle *article, size_t at);

/* ---- what was found ---- */

typedef enum LodeType { LODE_STRING_VALUE, LODE_NUMBER_VALUE, LODE_BOOLEAN_VALUE, LODE_LIST_VALUE } LodeType;

typedef struct LodeValue {
    const char *name; /* field name, zero-terminated */
    LodeType type;
    LodeString string;        /* LODE_STRING_VALUE */
    double number;            /* LODE_NUMBER_VALUE */
    bool boolean;             /* LODE_BOOLEAN_VALUE */
    const LodeString *list;   /* LODE_LIST_VALUE: `count` strings */
    size_t count;
} LodeValue;

typedef struct LodeItem {
    const char *kind; /* zero-terminated */
    const char *rule; /* the rule that found it */
    size_t begin, end;
    size_t begin_cp, end_cp;
    const LodeValue *fields; /* in the order of the rule's `emits`, others sorted after them */
    size_t count;
} LodeItem;

/* The items of the selected rules, sorted by begin, then longer first, then rule, then kind. */
size_t lode_article_items(const LodeArticle *article);
const LodeItem *lode_article_item(const LodeArticle *article, size_t i);

/* The sentence that byte `at` stands in: *begin and *end get its bytes.  False when none does. */
bool lode_article_sentence(const LodeArticle *article, size_t at, size_t *begin, size_t *end);

/* "0.1.0", and one line that says how LPeg was linked. */
const char *lode_version(void);
const char *lode_build(void);

#ifdef __cplusplus
}
#endif
#endif
