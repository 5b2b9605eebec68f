/* stream.h - bytes that come one after the other: from a file, a pipe, a member of an archive.
**
** A Stream shows a window of what has come and is not yet taken: [stream_at, stream_at +
*stream_len).
** Whoever reads looks at it, asks for more when that is not enough, and takes what is done with.
** Nothing here needs to seek.  A source that fails ends its stream early: `failed` says so, `why`
** in a few words ("truncated gzip data"), without a name.
**
** Sizes are bytes.  A pointer into the window lives until the next call that changes it.
*/
#ifndef LODE_INPUT_STREAM_H
#define LODE_INPUT_STREAM_H

#include "base/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum { WHY_SIZE = 256 };

typedef struct Stream Stream;

/* Where bytes come from.  `pull` gives up to `room` (at least one) bytes: how many, 0 at the end,
*-1
** when the source fails, with `why` (WHY_SIZE bytes) filled.  `seek` (may be NULL) goes to a place
** from the beginning.  `close` frees `self`. */
typedef struct StreamKind {
    ssize_t (*pull)(void *self, char *to, size_t room, char *why);
    int64_t (*seek)(void *self, int64_t offset, int whence);
    void (*close)(void *self);
} StreamKind;

struct Stream {
    const StreamKind *kind;
    void *self;
    char *data;
    size_t begin, end, cap;
    int64_t size; /* how many bytes there are in all; -1: unknown */
    bool ended;   /* nothing comes behind the window … */
    bool failed;  /* … because the source failed */
    char why[WHY_SIZE];
};

/* Owns `self` and closes it.  The caller frees it with stream_free. */
Stream *stream_new(const StreamKind *kind, void *self);
void stream_free(Stream *stream); /* NULL is allowed */

/* A file, or standard input ("-").  NULL with errno set. */
Stream *stream_open(const char *path);

/* Bytes that are there already, and outlive it. */
Stream *stream_of_bytes(const void *bytes, size_t len);

static inline const char *stream_at(const Stream *stream) {
    return stream->data + stream->begin;
}

static inline size_t stream_len(const Stream *stream) {
    return stream->end - stream->begin;
}

static inline void stream_take(Stream *stream, size_t len) {
    stream->begin += len;
}

/* Asks the source once for more; false when the stream has ended. */
bool stream_more(Stream *stream);

/* At least doubles the window, unless the stream ends: whoever then looks from the start again has
** looked at most twice at each byte.  False when nothing came. */
bool stream_grow(Stream *stream);

/* Whether `len` bytes are in the window, or can be got there. */
bool stream_need(Stream *stream, size_t len);

/* Takes `len` bytes, in the window or behind it; fewer when the stream ends: false. */
bool stream_skip(Stream *stream, uint64_t len);

/* Whether the source can go back; and going to `offset` (see lseek), the window emptied: where it
** is then, or -1. */
bool stream_can_seek(const Stream *stream);
int64_t stream_seek(Stream *stream, int64_t offset, int whence);

/* Appends all that is left to `out`.  False when that is more than `most`: the rest stays. */
bool stream_read_all(Stream *stream, Buffer *out, size_t most);

#endif
