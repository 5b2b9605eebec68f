/* http.h - header blocks (HTTP, WARC, mail), and the payload of an HTTP response. */
#ifndef LODE_INPUT_HTTP_H
#define LODE_INPUT_HTTP_H

#include "input/blob.h"

#include <stdbool.h>

typedef struct Field {
    const char *s; /* NULL: not there */
    size_t len;
} Field;

/* Behind the blank line that ends the header lines at `from`; NOT_FOUND when there is none. */
size_t header_end(const char *s, size_t from, size_t len);

/* The value of field `name` among the header lines s[0, len), without blanks around it. */
Field header_field(const char *s, size_t len, const char *name);

bool field_is(Field field, const char *text); /* whatever its case */

/* What a Content-Type says. */
typedef enum MediaType {
    MEDIA_OTHER,
    MEDIA_UNSAID,
    MEDIA_HTML,
    MEDIA_TEXT,
    MEDIA_XML,
    MEDIA_JSON
} MediaType;

MediaType media_type(Field content_type);

/* Adds the note "charset" when the type names one. */
void note_charset(Blob *blob, Field content_type);

/* The status of a response, s[0, len), which begins with "HTTP/"; 0 when it has none. */
int http_status(const char *s, size_t len);

/* Puts the payload behind header lines s[0, head) into the blob: transfer and content encodings
** undone, where the bytes have what the header says (archives often keep a header that is no longer
** true).  False with `why`. */
bool http_payload(Blob *blob, const char *s, size_t head, size_t len, size_t most, char *why);

#endif
