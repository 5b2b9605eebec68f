/* gunzip.h - gzip and deflate, by zlib.
**
** libarchive reads gzip too, but keeps back what it has of the last 64 KB when the data end early,
** and takes 5 ms to load.
*/
#ifndef LODE_INPUT_GUNZIP_H
#define LODE_INPUT_GUNZIP_H

#include "input/stream.h"

typedef enum Deflated {
    DEFLATED_GZIP, /* one member or several */
    DEFLATED_ZLIB, /* HTTP's "deflate" … */
    DEFLATED_RAW   /* … and what some servers send for it */
} Deflated;

/* What `packed` holds, unpacked; it owns `packed`. */
Stream *gunzip_stream(Stream *packed, Deflated how);

#endif
