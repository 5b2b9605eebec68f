/* nest.c - see nest.h.  A stack of layers: each is a stream and what goes through it. */
#include "input/nest.h"

#include "base/error.h"
#include "input/bytes.h"
#include "input/container.h"
#include "input/gunzip.h"
#include "input/records.h"
#include "input/unpack.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_LAYERS = 8 }; /* archives, compressed data and files of records, one in the other */

typedef struct Layer {
    Buffer name;    /* zero-terminated */
    Stream *stream; /* unpacked */
    Container holds;
    Members *members; /* of an archive; else NULL */
    Records *records; /* of a file of records; else NULL */
    size_t packed;    /* how often it was compressed */
    size_t yielded;   /* blobs and failures */
} Layer;

struct Nest {
    InputSettings settings;
    Layer layers[MOST_LAYERS + 1];
    size_t depth;
    Buffer member; /* the name of the one at hand */
};

Nest *nest_new(const InputSettings *settings) {
    Nest *nest = mem_zero(1, sizeof *nest);
    nest->settings = *settings;
    return nest;
}

static void pop(Nest *nest) {
    Layer *layer = &nest->layers[--nest->depth];
    records_free(layer->records);
    members_free(layer->members);
    stream_free(layer->stream);
    Buffer name = layer->name;
    *layer = (Layer){.name = name};
}

void nest_free(Nest *nest) {
    if (nest == NULL)
        return;
    while (nest->depth > 0)
        pop(nest);
    for (size_t i = 0; i <= MOST_LAYERS; i++)
        buffer_free(&nest->layers[i].name);
    buffer_free(&nest->member);
    free(nest);
}

static Layer *top(Nest *nest) {
    return &nest->layers[nest->depth - 1];
}

/* ---- going in ---- */

static Stream *unpacked(Stream *stream, Container holds) {
    switch (holds) {
    case HOLDS_GZIP:
        return gunzip_stream(stream, DEFLATED_GZIP);
    case HOLDS_BZIP2:
        return unpack_stream(stream, PACKED_BZIP2);
    case HOLDS_XZ:
        return unpack_stream(stream, PACKED_XZ);
    case HOLDS_LZMA:
        return unpack_stream(stream, PACKED_LZMA);
    case HOLDS_ZSTD:
        return unpack_stream(stream, PACKED_ZSTD);
    case HOLDS_LZ4:
        return unpack_stream(stream, PACKED_LZ4);
    case HOLDS_COMPRESS:
        return unpack_stream(stream, PACKED_COMPRESS);
    case HOLDS_LZIP:
        return unpack_stream(stream, PACKED_LZIP);
    default:
        return NULL;
    }
}

static bool is_archive(Container holds, ArchiveFormat *format) {
    *format = holds == HOLDS_TAR   ? ARCHIVE_TAR
              : holds == HOLDS_ZIP ? ARCHIVE_ZIP
              : holds == HOLDS_7Z  ? ARCHIVE_7Z
                                   : ARCHIVE_CPIO;
    return holds == HOLDS_TAR || holds == HOLDS_ZIP || holds == HOLDS_7Z || holds == HOLDS_CPIO;
}

/* How many containers are open, each layer of compression counted. */
static size_t nesting(const Nest *nest) {
    size_t count = 0;
    for (size_t i = 0; i < nest->depth; i++)
        count += nest->layers[i].packed + (nest->layers[i].members != NULL);
    return count;
}

static InputStep fail(Layer *layer, Blob *blob, LodeError *error, const char *why) {
    blob_name(blob, layer->name.data);
    error_set(error, LODE_BAD_INPUT, "%s: %s", layer->name.data, why);
    layer->yielded++;
    return INPUT_FAILED;
}

/* Finds out what the layer at the top holds.  INPUT_END when it may be gone through. */
static InputStep open_layer(Nest *nest, Blob *blob, LodeError *error) {
    Layer *layer = top(nest);
    ArchiveFormat format;
    for (;;) {
        layer->holds = container_of(layer->stream, layer->name.data, nest->settings.as);
        bool archive = is_archive(layer->holds, &format);
        bool packed = layer->holds >= HOLDS_GZIP && layer->holds <= HOLDS_LZIP;
        if ((archive || packed) && nesting(nest) >= MOST_LAYERS)
            return fail(layer, blob, error, "packed in more than 8 layers, and passed over");
        if (layer->holds == HOLDS_7Z && !stream_can_seek(layer->stream))
            return fail(layer, blob, error,
                        "a 7z archive can only be read as a file of its own: unpack it first");
        if (archive)
            layer->members = members_new(layer->stream, format);
        if (!packed)
            break;
        layer->stream = unpacked(layer->stream, layer->holds);
        layer->packed++;
    }
    layer->records = records_new(layer->holds, layer->stream, nest->settings.max_size);
    return INPUT_END;
}

/* A new layer; its name is set by the caller. */
static Layer *push(Nest *nest, Stream *stream) {
    Layer *layer = &nest->layers[nest->depth++];
    layer->stream = stream;
    layer->name.len = 0;
    return layer;
}

void nest_open(Nest *nest, const char *name, Stream *stream) {
    while (nest->depth > 0)
        pop(nest);
    Layer *layer = push(nest, stream);
    buffer_add(&layer->name, name, strlen(name) + 1);
}

/* ---- one article ---- */

/* Where the source fails after some bytes, those are given and the failure is told next. */
static InputStep whole(Nest *nest, Layer *layer, Blob *blob, LodeError *error) {
    char why[WHY_SIZE];
    blob_name(blob, layer->name.data);
    blob->bytes.len = 0;
    if (!stream_read_all(layer->stream, &blob->bytes, nest->settings.max_size)) {
        too_large(nest->settings.max_size, why);
        return fail(layer, blob, error, why);
    }
    if (layer->stream->failed && blob->bytes.len == 0)
        return INPUT_END;
    layer->yielded++;
    if (layer->holds == HOLDS_MAIL)
        notes_add(&blob->notes, "as", "mail");
    return INPUT_BLOB;
}

/* ---- records ---- */

/* printf costs more than a short record does. */
static void add_number(Buffer *out, size_t number) {
    char digits[24];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    buffer_add(out, digits + at, sizeof digits - at);
}

static void name_record(const Layer *layer, Blob *blob) {
    blob_name(blob, layer->name.data);
    if (layer->records->number == 0)
        return;
    blob->source.len--;
    buffer_putc(&blob->source, '#');
    add_number(&blob->source, layer->records->number);
    buffer_putc(&blob->source, '\0');
}

static InputStep next_record(Layer *layer, Blob *blob, LodeError *error) {
    char why[WHY_SIZE];
    blob->notes.len = 0;
    RecordStep step = layer->records->kind->next(layer->records, blob, why);
    if (step == RECORD_END)
        return INPUT_END;
    layer->yielded++;
    Buffer notes = blob->notes; /* naming forgets them */
    blob->notes = (Buffer){0};
    name_record(layer, blob);
    blob->notes = notes;
    if (step == RECORD_BLOB)
        return INPUT_BLOB;
    error_set(error, LODE_BAD_INPUT, "%s: %s", blob->source.data, why);
    return INPUT_FAILED;
}

/* ---- members ---- */

static void name_member(const Layer *archive, Buffer *name, const Buffer *member) {
    name->len = 0;
    buffer_add(name, archive->name.data, archive->name.len - 1);
    buffer_putc(name, '#');
    buffer_add(name, member->data, member->len);
}

/* Enters the next member: INPUT_BLOB, its layer is on top. */
static InputStep enter_member(Nest *nest, Blob *blob, LodeError *error) {
    char why[WHY_SIZE];
    Layer *archive = top(nest);
    MemberStep step = members_next(archive->members, &nest->member, why);
    if (step == MEMBER_END)
        return INPUT_END;
    if (step == MEMBER_BROKEN)
        return fail(archive, blob, error, why);
    archive->yielded++;
    Layer *layer = push(nest, members_stream(archive->members));
    name_member(archive, &layer->name, &nest->member);
    if (step == MEMBER_FILE)
        return INPUT_BLOB;
    fail(layer, blob, error, why);
    pop(nest);
    return INPUT_FAILED;
}

/* ---- the whole ---- */

/* What is left to say when a layer is through: INPUT_FAILED, or INPUT_END. */
static InputStep leave(Layer *layer, Blob *blob, LodeError *error) {
    if (layer->stream->failed && layer->members == NULL) {
        layer->stream->failed = false;
        return fail(layer, blob, error, layer->stream->why);
    }
    if (layer->yielded > 0 ||
        (layer->records != NULL && layer->records->of_warc && layer->records->number > 0))
        return INPUT_END;
    return fail(layer, blob, error,
                layer->members != NULL ? "an archive without any article" : "no article in it");
}

static InputStep next_of_layer(Nest *nest, Blob *blob, LodeError *error) {
    Layer *layer = top(nest);
    if (layer->members != NULL)
        return enter_member(nest, blob, error);
    if (layer->records != NULL)
        return next_record(layer, blob, error);
    return layer->yielded == 0 ? whole(nest, layer, blob, error) : INPUT_END;
}

/* Goes on behind what one layer gave: INPUT_END when there is more to look at. */
static InputStep step_on(Nest *nest, Blob *blob, LodeError *error) {
    bool in_archive = top(nest)->members != NULL;
    InputStep step = next_of_layer(nest, blob, error);
    if (step == INPUT_BLOB && in_archive) {
        step = open_layer(nest, blob, error);
        if (step == INPUT_FAILED)
            pop(nest);
        return step;
    }
    if (step != INPUT_END)
        return step;
    step = leave(top(nest), blob, error);
    if (step == INPUT_END)
        pop(nest);
    return step;
}

InputStep nest_next(Nest *nest, Blob *blob, LodeError *error) {
    if (nest->depth == 1 && nest->layers[0].holds == HOLDS_UNKNOWN) {
        InputStep step = open_layer(nest, blob, error);
        if (step == INPUT_FAILED)
            pop(nest);
        if (step != INPUT_END)
            return step;
    }
    while (nest->depth > 0) {
        InputStep step = step_on(nest, blob, error);
        if (step != INPUT_END)
            return step;
    }
    return INPUT_END;
}
