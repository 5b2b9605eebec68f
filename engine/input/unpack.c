/* unpack.c - see unpack.h.  One reader of libarchive, over a stream, serves both. */
#include "input/unpack.h"

#include "input/libarchive.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

enum { LARGEST_HOLE = 1 << 30 };

/* ---- a reader over a stream ---- */

typedef struct Reader {
    const Libarchive *lib; /* NULL: not installed */
    struct archive *a;
    Stream *packed;
    locale_t locale;   /* UTF-8: in it libarchive turns names into bytes */
    const char *block; /* of the data, as it came, … */
    size_t block_len;
    la_int64_t gap;    /* … behind so many zeros that a sparse file leaves out */
    la_int64_t offset; /* of what comes next */
    bool dead;         /* nothing more can be read of it */
} Reader;

static la_ssize_t on_read(struct archive *a, void *self, const void **bytes) {
    Reader *reader = self;
    (void)a;
    if (stream_len(reader->packed) == 0 && !stream_more(reader->packed))
        return 0; /* a failure below is told by the stream itself */
    *bytes = stream_at(reader->packed);
    la_ssize_t len = (la_ssize_t)stream_len(reader->packed);
    stream_take(reader->packed, (size_t)len);
    return len;
}

static la_int64_t on_seek(struct archive *a, void *self, la_int64_t offset, int whence) {
    Reader *reader = self;
    (void)a;
    int64_t at = stream_seek(reader->packed, offset, whence);
    return at < 0 ? ARCHIVE_FATAL : at;
}

/* Runs libarchive in a UTF-8 locale, whatever the program's is. */
static locale_t enter(const Reader *reader) {
    return reader->locale != (locale_t)0 ? uselocale(reader->locale) : (locale_t)0;
}

static void leave(locale_t before) {
    if (before != (locale_t)0)
        uselocale(before);
}

static void say(const Reader *reader, char *why, const char *otherwise) {
    const char *text = reader->a != NULL ? reader->lib->error_string(reader->a) : NULL;
    if (reader->lib == NULL)
        text = "libarchive.so.13 is not installed, which reads it";
    else if (reader->packed->failed)
        text = reader->packed->why;
    snprintf(why, WHY_SIZE, "%s", text != NULL ? text : otherwise);
}

static void open_reader(Reader *reader, Stream *packed, SetUp *const *setups, size_t count) {
    reader->packed = packed;
    reader->dead = true;
    if (reader->lib == NULL || (reader->a = reader->lib->read_new()) == NULL)
        return;
    reader->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    for (size_t i = 0; i < count; i++)
        setups[i](reader->a);
    reader->lib->set_read(reader->a, on_read);
    reader->lib->set_data(reader->a, reader);
    if (stream_can_seek(packed))
        reader->lib->set_seek(reader->a, on_seek);
    locale_t before = enter(reader);
    reader->dead = reader->lib->open(reader->a) < ARCHIVE_WARN;
    leave(before);
}

static void close_reader(Reader *reader) {
    if (reader->a != NULL)
        reader->lib->read_free(reader->a);
    if (reader->locale != (locale_t)0)
        freelocale(reader->locale);
}

static int next_header(Reader *reader, struct archive_entry **entry) {
    if (reader->dead)
        return ARCHIVE_FATAL;
    locale_t before = enter(reader);
    int status;
    do
        status = reader->lib->next_header(reader->a, entry);
    while (status == ARCHIVE_RETRY);
    leave(before);
    reader->block_len = 0;
    reader->offset = reader->gap = 0;
    reader->dead = status < ARCHIVE_FAILED || status == ARCHIVE_EOF;
    return status;
}

/* The next block of the member's data: 1; 0 at its end; -1 with `why`. */
static int next_block(Reader *reader, char *why) {
    const void *block;
    la_int64_t offset;
    int status;
    do
        status = reader->lib->data_block(reader->a, &block, &reader->block_len, &offset);
    while (status == ARCHIVE_RETRY);
    if (status == ARCHIVE_EOF)
        return 0;
    if (status < ARCHIVE_WARN || (status < ARCHIVE_OK && reader->block_len == 0)) {
        reader->block_len = 0;
        reader->dead = status == ARCHIVE_FATAL;
        say(reader, why, "damaged");
        return -1;
    }
    reader->block = block;
    reader->gap = offset > reader->offset ? offset - reader->offset : 0;
    if (reader->gap > LARGEST_HOLE) {
        snprintf(why, WHY_SIZE, "a sparse file with a hole of more than 1 GB");
        return -1;
    }
    return 1;
}

static ssize_t pull_data(Reader *reader, char *to, size_t room, char *why) {
    while (reader->block_len == 0 && reader->gap == 0) {
        int status = next_block(reader, why);
        if (status <= 0)
            return status;
    }
    size_t n = room;
    if (reader->gap > 0) {
        n = (uint64_t)reader->gap < n ? (size_t)reader->gap : n;
        memset(to, 0, n);
        reader->gap -= (la_int64_t)n;
    } else {
        n = reader->block_len < n ? reader->block_len : n;
        memcpy(to, reader->block, n);
        reader->block += n;
        reader->block_len -= n;
    }
    reader->offset += (la_int64_t)n;
    return (ssize_t)n;
}

/* ---- compressed data ---- */

typedef struct Unpacker {
    Reader reader;
    bool begun;
} Unpacker;

static ssize_t pull_unpacked(void *self, char *to, size_t room, char *why) {
    Unpacker *unpacker = self;
    struct archive_entry *entry;
    if (!unpacker->begun) {
        unpacker->begun = true;
        int status = next_header(&unpacker->reader, &entry);
        if (status == ARCHIVE_EOF)
            return 0;
        if (status < ARCHIVE_WARN) {
            say(&unpacker->reader, why, "damaged");
            return -1;
        }
    }
    return pull_data(&unpacker->reader, to, room, why);
}

static void close_unpacker(void *self) {
    Unpacker *unpacker = self;
    close_reader(&unpacker->reader);
    stream_free(unpacker->reader.packed);
    free(unpacker);
}

static SetUp *filter_for(const Libarchive *lib, Packing how) {
    switch (how) {
    case PACKED_BZIP2:
        return lib->filter_bzip2;
    case PACKED_XZ:
        return lib->filter_xz;
    case PACKED_LZMA:
        return lib->filter_lzma;
    case PACKED_ZSTD:
        return lib->filter_zstd;
    case PACKED_LZ4:
        return lib->filter_lz4;
    case PACKED_COMPRESS:
        return lib->filter_compress;
    case PACKED_LZIP:
        break;
    }
    return lib->filter_lzip;
}

/* libarchive looks for a filter under the one that it found: more of the same kind it would open by
** itself, as `raw` is asked only when no filter bids.  That is harmless. */
Stream *unpack_stream(Stream *packed, Packing how) {
    static const StreamKind KIND = {pull_unpacked, NULL, close_unpacker};
    Unpacker *unpacker = mem_zero(1, sizeof *unpacker);
    Reader *reader = &unpacker->reader;
    reader->lib = libarchive();
    SetUp *setups[3] = {NULL, NULL, NULL};
    if (reader->lib != NULL) {
        setups[0] = filter_for(reader->lib, how);
        setups[1] = reader->lib->format_raw;
        setups[2] = reader->lib->format_empty;
    }
    open_reader(reader, packed, setups, 3);
    return stream_new(&KIND, unpacker);
}

/* ---- archives ---- */

struct Members {
    Reader reader;
    la_int64_t size; /* of the member at hand; -1: unknown */
    bool told;       /* the archive's failure was */
};

Members *members_new(Stream *packed, ArchiveFormat format) {
    Members *members = mem_zero(1, sizeof *members);
    Reader *reader = &members->reader;
    reader->lib = libarchive();
    SetUp *setup = NULL;
    if (reader->lib != NULL)
        setup = format == ARCHIVE_TAR   ? reader->lib->format_tar
                : format == ARCHIVE_ZIP ? reader->lib->format_zip
                : format == ARCHIVE_7Z  ? reader->lib->format_7zip
                                        : reader->lib->format_cpio;
    open_reader(reader, packed, &setup, 1);
    return members;
}

void members_free(Members *members) {
    if (members == NULL)
        return;
    close_reader(&members->reader);
    free(members);
}

/* Hidden, or in a hidden folder, or macOS's copy of a file's attributes. */
static bool passed_over(const char *name) {
    if (strncmp(name, "__MACOSX/", 9) == 0)
        return true;
    for (const char *part = name; part != NULL; part = strchr(part, '/')) {
        part += *part == '/';
        if (part[0] == '.' && strncmp(part, "./", 2) != 0 && strncmp(part, "../", 3) != 0)
            return true;
    }
    return false;
}

/* False for what is no file of its own. */
static bool note_entry(Members *members, struct archive_entry *entry, Buffer *name) {
    const Libarchive *lib = members->reader.lib;
    locale_t before = enter(&members->reader);
    const char *text = lib->name_utf8(entry);
    if (text == NULL)
        text = lib->name(entry);
    leave(before);
    name->len = 0;
    buffer_puts(name, text != NULL ? text : "?");
    buffer_putc(name, '\0');
    members->size = lib->size_is_set(entry) ? lib->size(entry) : -1;
    return lib->type(entry) == AE_IFREG && lib->hardlink(entry) == NULL && !passed_over(name->data);
}

static MemberStep broken(Members *members, char *why) {
    if (members->told)
        return MEMBER_END;
    members->told = true;
    if (members->reader.lib != NULL && members->reader.a != NULL &&
        members->reader.lib->has_encrypted(members->reader.a) > 0)
        snprintf(why, WHY_SIZE, "encrypted: not read");
    else
        say(&members->reader, why, "a damaged archive");
    return MEMBER_BROKEN;
}

MemberStep members_next(Members *members, Buffer *name, char *why) {
    Reader *reader = &members->reader;
    struct archive_entry *entry;
    for (;;) {
        int status = next_header(reader, &entry);
        if (status == ARCHIVE_EOF) {
            members->told = !reader->packed->failed;
            return broken(members, why);
        }
        if (status < ARCHIVE_FAILED)
            return broken(members, why);
        if (!note_entry(members, entry, name))
            continue;
        if (reader->lib->is_encrypted(entry)) {
            snprintf(why, WHY_SIZE, "encrypted: not read");
            return MEMBER_REFUSED;
        }
        if (status == ARCHIVE_FAILED) {
            say(reader, why, "damaged");
            return MEMBER_REFUSED;
        }
        return MEMBER_FILE;
    }
}

/* A failure of the archive in the midst of a member is the member's: it is told once. */
static ssize_t pull_member(void *self, char *to, size_t room, char *why) {
    Members *members = self;
    ssize_t n = pull_data(&members->reader, to, room, why);
    if (n < 0 && members->reader.dead)
        members->told = true;
    return n;
}

static void leave_member(void *self) {
    (void)self;
}

Stream *members_stream(Members *members) {
    static const StreamKind KIND = {pull_member, NULL, leave_member};
    Stream *stream = stream_new(&KIND, members);
    stream->size = members->size;
    return stream;
}
