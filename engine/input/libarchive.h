/* libarchive.h - what is used of libarchive, loaded on first use: with all that it needs it would
** cost every start of the program 4 ms.
*/
#ifndef LODE_INPUT_LIBARCHIVE_H
#define LODE_INPUT_LIBARCHIVE_H

#include <archive.h>
#include <archive_entry.h>
#include <stdbool.h>

typedef int SetUp(struct archive *);

/* Its functions, without their prefix "archive_". */
typedef struct Libarchive {
    struct archive *(*read_new)(void);
    int (*read_free)(struct archive *);
    SetUp *filter_bzip2, *filter_xz, *filter_lzma, *filter_zstd, *filter_lz4, *filter_compress,
        *filter_lzip; /* read_support_filter_… */
    SetUp *format_raw, *format_empty, *format_tar, *format_zip, *format_7zip,
        *format_cpio; /* read_support_format_… */
    int (*set_read)(struct archive *, archive_read_callback *);
    int (*set_seek)(struct archive *, archive_seek_callback *);
    int (*set_data)(struct archive *, void *);
    int (*open)(struct archive *);
    int (*next_header)(struct archive *, struct archive_entry **);
    int (*data_block)(struct archive *, const void **, size_t *, la_int64_t *);
    const char *(*error_string)(struct archive *);
    int (*has_encrypted)(struct archive *);
    const char *(*name_utf8)(struct archive_entry *); /* entry_pathname_utf8 */
    const char *(*name)(struct archive_entry *);      /* entry_pathname */
    const char *(*hardlink)(struct archive_entry *);
    __LA_MODE_T (*type)(struct archive_entry *);
    la_int64_t (*size)(struct archive_entry *);
    int (*size_is_set)(struct archive_entry *);
    int (*is_encrypted)(struct archive_entry *);
} Libarchive;

/* NULL when the library is not there. */
const Libarchive *libarchive(void);

#endif
