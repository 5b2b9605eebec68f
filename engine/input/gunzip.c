/* gunzip.c - see gunzip.h */
#include "input/gunzip.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

/* zlib's windowBits: 15 for the largest window, and how the data are wrapped. */
static const int WINDOW_BITS[] = {15 + 16, 15, -15};

typedef struct Gunzip {
    Stream *packed;
    z_stream z;
    Deflated how;
    bool open;   /* inside a member */
    bool begun;  /* there was one */
    bool zeroed; /* memory could be had for zlib */
} Gunzip;

static ssize_t fail(char *why, const char *text) {
    snprintf(why, WHY_SIZE, "%s", text);
    return -1;
}

/* Whether another gzip member begins here.  Tapes and downloads fill up with zeros: they are none,
** and no fault. */
static int next_member(Gunzip *g, char *why) {
    while (stream_need(g->packed, 1) && *stream_at(g->packed) == '\0' && g->begun)
        stream_take(g->packed, 1);
    if (!stream_need(g->packed, 1))
        return g->packed->failed ? (int)fail(why, g->packed->why) : 0;
    if (g->begun && (g->how != DEFLATED_GZIP || !stream_need(g->packed, 2) ||
                     memcmp(stream_at(g->packed), "\x1f\x8b", 2) != 0))
        return (int)fail(why, "bytes behind the compressed data, which are passed over");
    if (inflateReset(&g->z) != Z_OK)
        return (int)fail(why, "zlib does not work");
    g->open = g->begun = true;
    return 1;
}

/* One call of inflate: bytes made, or -1. */
static ssize_t inflate_once(Gunzip *g, char *to, size_t room, char *why) {
    uInt most = room < 1u << 30 ? (uInt)room : 1u << 30;
    uInt len = stream_len(g->packed) < 1u << 30 ? (uInt)stream_len(g->packed) : 1u << 30;
    g->z.next_in = (Bytef *)g->packed->data + g->packed->begin;
    g->z.avail_in = len;
    g->z.next_out = (Bytef *)to;
    g->z.avail_out = most;
    int status = inflate(&g->z, Z_NO_FLUSH);
    stream_take(g->packed, len - g->z.avail_in);
    if (status == Z_STREAM_END)
        g->open = false;
    else if (status != Z_OK && status != Z_BUF_ERROR && g->z.avail_out == most)
        return fail(why, "damaged gzip data");
    return (ssize_t)(most - g->z.avail_out);
}

static ssize_t pull_gunzip(void *self, char *to, size_t room, char *why) {
    Gunzip *g = self;
    if (!g->zeroed)
        return fail(why, "zlib does not work");
    for (;;) {
        int member = g->open ? 1 : next_member(g, why);
        if (member <= 0)
            return member;
        bool ended = !stream_need(g->packed, 1); /* zlib may still hold something back */
        ssize_t n = inflate_once(g, to, room, why);
        if (n != 0)
            return n;
        if (ended && g->open)
            return fail(why, g->packed->failed ? g->packed->why : "truncated gzip data");
    }
}

static void close_gunzip(void *self) {
    Gunzip *g = self;
    if (g->zeroed)
        inflateEnd(&g->z);
    stream_free(g->packed);
    free(g);
}

Stream *gunzip_stream(Stream *packed, Deflated how) {
    static const StreamKind KIND = {pull_gunzip, NULL, close_gunzip};
    Gunzip *g = mem_zero(1, sizeof *g);
    g->packed = packed;
    g->how = how;
    g->zeroed = inflateInit2(&g->z, WINDOW_BITS[how]) == Z_OK;
    return stream_new(&KIND, g);
}
