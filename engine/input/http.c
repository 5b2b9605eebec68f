/* http.c - see http.h */
#include "input/http.h"

#include "input/bytes.h"
#include "input/container.h"
#include "input/gunzip.h"
#include "input/unpack.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* ---- header lines ---- */

size_t header_end(const char *s, size_t from, size_t len) {
    for (size_t line = from; line < len;) {
        size_t end = line_end(s, line, len);
        if (end == len)
            return NOT_FOUND;
        if (end == line || (end == line + 1 && s[line] == '\r'))
            return end + 1;
        line = end + 1;
    }
    return NOT_FOUND;
}

static Field trimmed(const char *s, size_t begin, size_t end) {
    while (begin < end && is_space(s[begin]))
        begin++;
    while (begin < end && is_space(s[end - 1]))
        end--;
    return (Field){s + begin, end - begin};
}

Field header_field(const char *s, size_t len, const char *name) {
    size_t n = strlen(name);
    for (size_t line = 0; line < len; line = line_end(s, line, len) + 1)
        if (begins_with_any_case(s + line, len - line, name) && len - line > n &&
            s[line + n] == ':')
            return trimmed(s, line + n + 1, line_end(s, line, len));
    return (Field){NULL, 0};
}

bool field_is(Field field, const char *text) {
    return field.s != NULL && field.len == strlen(text) &&
           strncasecmp(field.s, text, field.len) == 0;
}

static bool field_ends_with(Field field, const char *tail) {
    size_t n = strlen(tail);
    return field.len >= n && strncasecmp(field.s + field.len - n, tail, n) == 0;
}

MediaType media_type(Field content_type) {
    Field type = content_type;
    if (type.s == NULL || type.len == 0)
        return MEDIA_UNSAID;
    const char *end = memchr(type.s, ';', type.len);
    type = trimmed(type.s, 0, end != NULL ? (size_t)(end - type.s) : type.len);
    if (field_is(type, "text/html") || field_is(type, "application/xhtml+xml"))
        return MEDIA_HTML;
    if (field_is(type, "text/plain"))
        return MEDIA_TEXT;
    if (field_is(type, "image/svg+xml"))
        return MEDIA_OTHER;
    if (field_is(type, "text/xml") || field_is(type, "application/xml") ||
        field_ends_with(type, "+xml"))
        return MEDIA_XML;
    if (field_is(type, "application/json") || field_ends_with(type, "+json"))
        return MEDIA_JSON;
    return MEDIA_OTHER;
}

void note_charset(Blob *blob, Field content_type) {
    enum { LONGEST = 40 };
    char name[LONGEST + 1];
    size_t at = content_type.s != NULL ? 0 : NOT_FOUND, n = 0;
    while (at != NOT_FOUND &&
           !begins_with_any_case(content_type.s + at, content_type.len - at, "charset="))
        at = at < content_type.len ? at + 1 : NOT_FOUND;
    if (at == NOT_FOUND)
        return;
    for (at += strlen("charset="); at < content_type.len && n < LONGEST; at++) {
        char c = content_type.s[at];
        if (c == ';' || is_space(c) || c == '\0')
            break;
        if (c != '"' && c != '\'')
            name[n++] = c;
    }
    name[n] = '\0';
    if (n > 0)
        notes_add(&blob->notes, "charset", name);
}

int http_status(const char *s, size_t len) {
    size_t end = line_end(s, 0, len);
    const char *blank = begins_with(s, len, "HTTP/") ? memchr(s, ' ', end) : NULL;
    if (blank == NULL)
        return 0;
    size_t at = (size_t)(blank - s) + 1;
    if (at + 3 > end || !is_digit(s[at]) || !is_digit(s[at + 1]) || !is_digit(s[at + 2]))
        return 0;
    return (s[at] - '0') * 100 + (s[at + 1] - '0') * 10 + s[at + 2] - '0';
}

/* ---- transfer encoding ---- */

static int hex_digit(char c) {
    return is_digit(c)            ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The size that a chunk's first line says; *at goes behind the line.  NOT_FOUND when it is none. */
static size_t chunk_size(const char *s, size_t *at, size_t len) {
    size_t size = 0, begin = *at, end = line_end(s, *at, len);
    for (; *at < end && hex_digit(s[*at]) >= 0; (*at)++) {
        if (size > (NOT_FOUND >> 8))
            return NOT_FOUND;
        size = size * 16 + (size_t)hex_digit(s[*at]);
    }
    bool fine = *at > begin && end < len &&
                (*at == end || s[*at] == '\r' || s[*at] == ';' || s[*at] == ' ');
    *at = end + 1;
    return fine ? size : NOT_FOUND;
}

/* Appends the chunks' content; false when the bytes are no chunks from the first on.  What ends too
** early is kept as far as it goes. */
static bool add_chunks(Buffer *out, const char *s, size_t len) {
    size_t at = 0, size = chunk_size(s, &at, len);
    if (size == NOT_FOUND)
        return false;
    while (size != NOT_FOUND && size > 0) {
        size_t have = at < len ? len - at : 0;
        buffer_add(out, s + at, size < have ? size : have);
        if (size >= have)
            break;
        at += size;
        at += at < len && s[at] == '\r';
        at += at < len && s[at] == '\n';
        size = chunk_size(s, &at, len);
    }
    return true;
}

/* ---- content encoding ---- */

static Stream *unpacked(Field encoding, const char *s, size_t len) {
    const unsigned char *b = (const unsigned char *)s;
    bool zlib = len >= 2 && (b[0] & 0x0F) == 8 && (b[0] * 256 + b[1]) % 31 == 0;
    if (len >= 2 && b[0] == 0x1F && b[1] == 0x8B)
        return gunzip_stream(stream_of_bytes(s, len), DEFLATED_GZIP);
    if (field_is(encoding, "deflate"))
        return gunzip_stream(stream_of_bytes(s, len), zlib ? DEFLATED_ZLIB : DEFLATED_RAW);
    if (len >= 4 && memcmp(s, "\x28\xb5\x2f\xfd", 4) == 0)
        return unpack_stream(stream_of_bytes(s, len), PACKED_ZSTD);
    return NULL;
}

/* Brotli has no mark: only what is plainly a text is taken for one. */
static bool is_unreadable(Field encoding, const char *s, size_t len) {
    size_t at = 0;
    while (at < len && is_space(s[at]))
        at++;
    return field_is(encoding, "br") && at < len && s[at] != '<' && s[at] != '{' && s[at] != '[';
}

/* Replaces the blob's bytes by what they hold; false with `why`. */
static bool undo_encoding(Blob *blob, Field encoding, size_t most, char *why) {
    Buffer packed = blob->bytes;
    if (is_unreadable(encoding, packed.data, packed.len)) {
        snprintf(why, WHY_SIZE, "compressed with brotli (content-encoding: br), which is not read");
        return false;
    }
    if (encoding.s == NULL || encoding.len == 0 || field_is(encoding, "identity"))
        return true;
    Stream *stream = unpacked(encoding, packed.data, packed.len);
    if (stream == NULL)
        return true;
    blob->bytes = (Buffer){0};
    bool fits = stream_read_all(stream, &blob->bytes, most);
    if (!fits)
        snprintf(why, WHY_SIZE, "its content unpacks to more than --max-size, and is passed over");
    else if (blob->bytes.len == 0 && stream->failed)
        snprintf(why, WHY_SIZE, "its content cannot be unpacked: %.200s", stream->why);
    bool failed = !fits || (blob->bytes.len == 0 && stream->failed);
    stream_free(stream);
    buffer_free(&packed);
    return !failed;
}

bool http_payload(Blob *blob, const char *s, size_t head, size_t len, size_t most, char *why) {
    Field transfer = header_field(s, head, "Transfer-Encoding");
    blob->bytes.len = 0;
    buffer_reserve(&blob->bytes, 1); /* so that no bytes are bytes too */
    bool chunked = field_is(transfer, "chunked") && add_chunks(&blob->bytes, s + head, len - head);
    if (!chunked)
        buffer_add(&blob->bytes, s + head, len - head);
    return undo_encoding(blob, header_field(s, head, "Content-Encoding"), most, why);
}
