/* records.h - streams that hold many records, cut into them.  One file each format.
**
** A Records goes through its stream and never holds more of it than one record.  A record that is
** broken, or larger than `most`, is reported and passed over, and the next one is looked for.
*/
#ifndef LODE_INPUT_RECORDS_H
#define LODE_INPUT_RECORDS_H

#include "input/blob.h"
#include "input/container.h"
#include "input/stream.h"

typedef enum RecordStep {
    RECORD_BLOB,   /* bytes and notes are filled */
    RECORD_BROKEN, /* `why` says what is wrong with the one at hand, without its name */
    RECORD_END     /* or the stream failed: see it */
} RecordStep;

typedef struct Records Records;

typedef struct RecordKind {
    size_t size; /* of its state, which begins with a Records */
    RecordStep (*next)(Records *records, Blob *blob, char *why);
    void (*end)(Records *records); /* frees what the state holds; NULL: nothing */
} RecordKind;

struct Records {
    const RecordKind *kind;
    Stream *in;    /* borrowed */
    size_t most;   /* bytes that a record may have */
    size_t number; /* of the record at hand, from 1; 0: it is all that the stream holds */
    bool of_warc;  /* records that are not wanted count, and none wanted is no fault */
};

/* NULL when the container has no records.  Freed with records_free. */
Records *records_new(Container holds, Stream *in, size_t most);
void records_free(Records *records); /* NULL is allowed */

extern const RecordKind json_lines, json_values, csv_rows, warc_records, arc_records, mbox_messages,
    reuters_articles;

/* `why` for a record that is larger than allowed: RECORD_BROKEN. */
RecordStep too_large(size_t most, char *why);

/* `why` from a printf format: RECORD_BROKEN. */
RecordStep broken_record(char *why, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes of the record, with what its reader is called: RECORD_BLOB. */
RecordStep fill_record(Blob *blob, const char *s, size_t len, const char *as);

/* ---- how formats are told by their heads ---- */

/* "From somebody Mon Jul 31 16:04:00 2023", before a header line. */
bool is_mbox_line(const char *s, size_t len);

/* Header lines up to a blank line, three of them or more well known. */
bool is_mail_head(const char *s, size_t len);

/* A first line that names columns; and one whose names are those of articles, with a second row
** that has as many. */
bool has_csv_header(const char *s, size_t len);
bool is_csv_of_articles(const char *s, size_t len);

#endif
