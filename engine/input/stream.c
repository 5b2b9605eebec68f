/* stream.c - see stream.h.
**
** read() into a window that is used again and again: fresh memory costs ten times the copy
** (DESIGN.md, section 8).
*/
#include "input/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PIECE = 256 * 1024,     /* a window to begin with */
    LEAST_ROOM = 64 * 1024, /* that a source is asked to fill */
    LARGEST_READ = 1 << 30
};

Stream *stream_new(const StreamKind *kind, void *self) {
    Stream *stream = mem_zero(1, sizeof *stream);
    stream->kind = kind;
    stream->self = self;
    stream->size = -1;
    return stream;
}

void stream_free(Stream *stream) {
    if (stream == NULL)
        return;
    stream->kind->close(stream->self);
    free(stream->data);
    free(stream);
}

/* ---- the window ---- */

/* A window that held a large record is made small again when it is empty enough. */
static void resize(Stream *stream, size_t cap) {
    stream->data = mem_realloc(stream->data, cap);
    stream->cap = cap;
}

static void make_room(Stream *stream) {
    size_t held = stream_len(stream);
    if (stream->begin > 0 && (held == 0 || stream->cap - stream->end < LEAST_ROOM)) {
        if (held > 0)
            memmove(stream->data, stream_at(stream), held);
        stream->begin = 0;
        stream->end = held;
        if (stream->cap > PIECE && held < PIECE / 2)
            resize(stream, PIECE);
    }
    if (stream->cap - stream->end < LEAST_ROOM)
        resize(stream, stream->cap == 0 ? PIECE : stream->cap * 2);
}

/* What the source gives, noted. */
static size_t pull(Stream *stream, char *to, size_t room) {
    if (stream->ended)
        return 0;
    ssize_t n = stream->kind->pull(stream->self, to, room < LARGEST_READ ? room : LARGEST_READ,
                                   stream->why);
    stream->ended = n <= 0;
    stream->failed = n < 0;
    return n > 0 ? (size_t)n : 0;
}

bool stream_more(Stream *stream) {
    if (stream->ended)
        return false;
    make_room(stream);
    size_t n = pull(stream, stream->data + stream->end, stream->cap - stream->end);
    stream->end += n;
    return n > 0;
}

bool stream_grow(Stream *stream) {
    size_t held = stream_len(stream);
    stream_need(stream, held < LEAST_ROOM ? LEAST_ROOM : held * 2);
    return stream_len(stream) > held;
}

bool stream_need(Stream *stream, size_t len) {
    while (stream_len(stream) < len)
        if (!stream_more(stream))
            return false;
    return true;
}

bool stream_skip(Stream *stream, uint64_t len) {
    while (len > stream_len(stream)) {
        len -= stream_len(stream);
        stream_take(stream, stream_len(stream));
        if (!stream_more(stream))
            return false;
    }
    stream_take(stream, (size_t)len);
    return true;
}

bool stream_can_seek(const Stream *stream) {
    return stream->kind->seek != NULL && stream->kind->seek(stream->self, 0, SEEK_CUR) >= 0;
}

int64_t stream_seek(Stream *stream, int64_t offset, int whence) {
    if (whence == SEEK_CUR)
        offset -= (int64_t)stream_len(stream);
    int64_t at = stream->kind->seek(stream->self, offset, whence);
    stream->begin = stream->end = 0;
    stream->ended = stream->failed = false;
    return at;
}

bool stream_read_all(Stream *stream, Buffer *out, size_t most) {
    if (stream->size >= 0 && (uint64_t)stream->size > most)
        return false;
    buffer_reserve(out, 1); /* so that no bytes are bytes too */
    if (stream->size >= 0)
        buffer_reserve(out,
                       (size_t)stream->size + 1); /* one more, so that the end is seen at once */
    buffer_add(out, stream_at(stream), stream_len(stream));
    stream_take(stream, stream_len(stream));
    while (out->len <= most && !stream->ended) {
        if (out->cap - out->len < 2)
            buffer_reserve(out, LEAST_ROOM);
        out->len += pull(stream, out->data + out->len, out->cap - out->len);
    }
    return out->len <= most;
}

/* ---- a file ---- */

typedef struct File {
    int fd;
} File;

static ssize_t pull_file(void *self, char *to, size_t room, char *why) {
    const File *file = self;
    ssize_t n;
    do
        n = read(file->fd, to, room);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        snprintf(why, WHY_SIZE, "%s", strerror(errno));
    return n;
}

static int64_t seek_file(void *self, int64_t offset, int whence) {
    const File *file = self;
    return lseek(file->fd, offset, whence);
}

static void close_file(void *self) {
    File *file = self;
    if (file->fd != STDIN_FILENO)
        close(file->fd);
    free(file);
}

/* Standard input is somebody else's: another program may go on reading where this one stopped, so
** it is only read forwards. */
static const StreamKind FILE_KIND = {pull_file, seek_file, close_file};
static const StreamKind PIPE_KIND = {pull_file, NULL, close_file};

Stream *stream_open(const char *path) {
    struct stat info;
    bool standard = strcmp(path, "-") == 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return NULL;
    File *file = mem_zero(1, sizeof *file);
    file->fd = fd;
    bool regular = !standard && fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    Stream *stream = stream_new(regular ? &FILE_KIND : &PIPE_KIND, file);
    if (regular && info.st_size > 0) /* files of /proc say 0 */
        stream->size = info.st_size;
    return stream;
}

/* ---- bytes in memory ---- */

typedef struct Bytes {
    const char *at;
    size_t left;
} Bytes;

static ssize_t pull_bytes(void *self, char *to, size_t room, char *why) {
    Bytes *bytes = self;
    (void)why;
    size_t n = bytes->left < room ? bytes->left : room;
    if (n > 0)
        memcpy(to, bytes->at, n);
    bytes->at += n;
    bytes->left -= n;
    return (ssize_t)n;
}

Stream *stream_of_bytes(const void *bytes, size_t len) {
    static const StreamKind KIND = {pull_bytes, NULL, free};
    Bytes *self = mem_zero(1, sizeof *self);
    *self = (Bytes){bytes, len};
    return stream_new(&KIND, self);
}
