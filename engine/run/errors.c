/* errors.c - see errors.h */
#include "run/errors.h"

#include "base/error.h"
#include "write/json.h"

#include <errno.h>
#include <string.h>

bool errors_open(Errors *errors, const char *path, LodeError *error) {
    errors->json = fopen(path, "we");
    if (errors->json == NULL)
        return error_set(error, LODE_BAD_USAGE, "--errors %s: %s", path, strerror(errno));
    return true;
}

bool errors_close(Errors *errors, LodeError *error) {
    if (errors->json == NULL)
        return true;
    bool bad = ferror(errors->json) != 0;
    bad = fclose(errors->json) != 0 || bad;
    errors->json = NULL;
    return !bad || error_set(error, LODE_BAD_INPUT, "the file of --errors could not be written");
}

/* The message without the source that it may begin with (where error_set has made line breaks of a
** strange file name spaces). */
static const char *without_source(const ErrorRecord *record) {
    const char *message = record->message, *source = record->source;
    if (source == NULL || *source == '\0')
        return message;
    while (*source != '\0' &&
           (*source == *message || (*message == ' ' && (*source == '\n' || *source == '\r')))) {
        source++;
        message++;
    }
    return *source == '\0' && strncmp(message, ": ", 2) == 0 ? message + 2 : record->message;
}

/* Control characters would break the line or steer the terminal: they are written as \xNN. */
static void put_escaped(Buffer *out, const char *s) {
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        bool c1 = c == 0xC2 && ((unsigned char)s[1] & 0xE0) == 0x80;
        if (c == '\n')
            buffer_puts(out, "\\n");
        else if (c < 0x20 || c == 0x7F)
            buffer_printf(out, "\\x%02X", c);
        else if (c1)
            buffer_printf(out, "\\x%02X", (unsigned char)*++s);
        else
            buffer_putc(out, (char)c);
    }
}

static void print_line(const ErrorRecord *record, const char *message) {
    Buffer line = {0};
    buffer_puts(&line, "lode: ");
    if (record->source != NULL && *record->source != '\0') {
        put_escaped(&line, record->source);
        buffer_puts(&line, ": ");
    }
    put_escaped(&line, message);
    buffer_putc(&line, '\n');
    fwrite(line.data, 1, line.len, stderr);
    buffer_free(&line);
}

static void json_line(FILE *file, const ErrorRecord *record, const char *message) {
    Buffer line = {0};
    JsonObject object = json_open(&line);
    json_text(&object, "source", record->source);
    json_text(&object, "rule", record->rule);
    json_text(&object, "message", message);
    if (record->note)
        json_text(&object, "level", "note");
    json_close(&object);
    buffer_putc(&line, '\n');
    fwrite(line.data, 1, line.len, file);
    buffer_free(&line);
}

void errors_report(Errors *errors, ErrorRecord record) {
    const char *message = without_source(&record);
    print_line(&record, message);
    if (errors->json != NULL)
        json_line(errors->json, &record, message);
    errors->count += !record.note;
}

const char *errors_rule_named(const char *message, char *name, size_t size) {
    const char *begin = strstr(message, "rule '");
    if (begin == NULL)
        return NULL;
    begin += strlen("rule '");
    size_t len = strcspn(begin, "'");
    if (begin[len] != '\'' || len == 0 || len >= size)
        return NULL;
    memcpy(name, begin, len);
    name[len] = '\0';
    return name;
}

static void pack_string(Buffer *out, const char *s) {
    buffer_puts(out, s ? s : "");
    buffer_putc(out, '\0');
}

void errors_pack(Buffer *out, ErrorRecord record) {
    pack_string(out, record.source);
    pack_string(out, record.rule);
    pack_string(out, record.message);
    buffer_putc(out, record.note ? 1 : 0);
}

/* The zero-terminated string at *bytes; NULL when none ends before `end`. */
static const char *unpack_string(const char **bytes, const char *end) {
    const char *s = *bytes;
    const char *zero = s < end ? memchr(s, '\0', (size_t)(end - s)) : NULL;
    if (zero != NULL)
        *bytes = zero + 1;
    return zero != NULL ? s : NULL;
}

bool errors_unpack(const char **bytes, const char *end, ErrorRecord *record) {
    record->source = unpack_string(bytes, end);
    record->rule = unpack_string(bytes, end);
    record->message = unpack_string(bytes, end);
    if (record->rule != NULL && *record->rule == '\0')
        record->rule = NULL;
    if (record->message == NULL || *bytes == end)
        return false;
    record->note = *(*bytes)++ != 0;
    return true;
}
