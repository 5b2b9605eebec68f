/* unpack.h - compressed data and archives, by libarchive.
**
** Names of members are names, never paths: nothing is written anywhere.
*/
#ifndef LODE_INPUT_UNPACK_H
#define LODE_INPUT_UNPACK_H

#include "input/stream.h"

typedef enum Packing {
    PACKED_BZIP2,
    PACKED_XZ,
    PACKED_LZMA,
    PACKED_ZSTD,
    PACKED_LZ4,
    PACKED_COMPRESS,
    PACKED_LZIP
} Packing;

/* What `packed` holds, unpacked; it owns `packed`.  What goes wrong is the stream's failure. */
Stream *unpack_stream(Stream *packed, Packing how);

typedef enum ArchiveFormat { ARCHIVE_TAR, ARCHIVE_ZIP, ARCHIVE_7Z, ARCHIVE_CPIO } ArchiveFormat;

/* The members of an archive, one after the other. */
typedef struct Members Members;

typedef enum MemberStep {
    MEMBER_FILE,    /* a file: its name is set, its bytes are members_stream */
    MEMBER_REFUSED, /* a file that cannot be read, `why`: the next can */
    MEMBER_BROKEN,  /* the archive itself, `why`: nothing comes after it */
    MEMBER_END
} MemberStep;

/* Only borrows `packed`.  Freed with members_free. */
Members *members_new(Stream *packed, ArchiveFormat format);
void members_free(Members *members); /* NULL is allowed */

/* The next file; folders, links and devices are passed over, and so is what folders pass over:
** hidden files and what macOS keeps beside files.  `name` gets its name, zero-terminated. */
MemberStep members_next(Members *members, Buffer *name, char *why);

/* The bytes of the member at hand; freed before the next is asked for. */
Stream *members_stream(Members *members);

#endif
