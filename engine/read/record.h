/* record.h - a record of named values (a JSON object, a row of a table) to an Article.
**
** A reader begins a Record, adds its values in the order in which they stand, and has it read.
*/
#ifndef LODE_READ_RECORD_H
#define LODE_READ_RECORD_H

#include "read/names.h"
#include "read/reader.h"

typedef struct RecordValue {
    LodeString name;  /* the path to it, steps joined by dots (names.h) */
    LodeString value; /* valid UTF-8; plain text or HTML */
} RecordValue;

/* Zero-initialise; freed with record_free.  Names and values are not copied: they must live until
** then, in `arena` or elsewhere. */
typedef struct Record {
    Arena arena;
    RecordValue *values;
    size_t count, cap;
} Record;

/* What kind of thing a record is. */
typedef enum RecordKind {
    RECORD_ARTICLE, /* without a title or text it is an error */
    RECORD_ITEM     /* of a feed: a link, a date or an author is enough */
} RecordKind;

/* Adds a value; blank ones, and what programs write for "nothing" ("None", "nan", "null"), are left
** out. */
void record_add(Record *record, LodeString name, LodeString value);
void record_clear(Record *record); /* to be filled again */
void record_free(Record *record);

/* The article that values [0, count) hold; `url` (may be NULL) is where it was fetched.  NULL with
** *error set, naming its fields, when there is no title or text in it. */
LodeArticle *record_read(const ReaderContext *context, const char *name, const char *url,
                         const RecordValue *values, size_t count, RecordKind kind, LodeError *error);

/* The same, given to the sink. */
void record_give(const ReaderContext *context, const char *name, const char *url,
                 const RecordValue *values, size_t count, RecordKind kind, const LodeSink *sink);

#endif
