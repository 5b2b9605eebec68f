/* container.h - what a stream holds: compressed data, an archive, records, or one article.
**
** Told by content first, by name second; `as` (--as) overrides both for what is neither compressed
** nor an archive.  What is no container for certain is one article, and its reader's business.
*/
#ifndef LODE_INPUT_CONTAINER_H
#define LODE_INPUT_CONTAINER_H

#include "input/stream.h"

typedef enum Container {
    HOLDS_UNKNOWN, /* not yet looked at */
    HOLDS_ONE,     /* article: read whole */
    HOLDS_MAIL,    /* one message: read whole, as "mail" */
    HOLDS_GZIP,
    HOLDS_BZIP2,
    HOLDS_XZ,
    HOLDS_LZMA,
    HOLDS_ZSTD,
    HOLDS_LZ4,
    HOLDS_COMPRESS,
    HOLDS_LZIP,
    HOLDS_TAR,
    HOLDS_ZIP,
    HOLDS_7Z,
    HOLDS_CPIO,
    HOLDS_LINES, /* of JSON */
    HOLDS_JSON,  /* an object, an array of them, or one after the other */
    HOLDS_CSV,
    HOLDS_WARC,
    HOLDS_ARC,
    HOLDS_MBOX,
    HOLDS_SGML /* Reuters-21578 */
} Container;

/* Looks at the head of a stream, a byte order mark before JSON, CSV and mail taken off.  `name` may
** end in ".gz" and the like; `as` may be NULL. */
Container container_of(Stream *stream, const char *name, const char *as);

/* Whether `as` is a container's name, which readers need not know; and their names, ended by NULL.
 */
bool container_named(const char *as);
const char *const *container_names(void);

#endif
