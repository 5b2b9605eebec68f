/* libarchive.c - see libarchive.h */
#include "input/libarchive.h"

#include "base/library.h"

#include <stddef.h>

#define LIBRARY "libarchive.so.13"

/* Where each function goes. */
static const LibraryFunction FUNCTIONS[] = {
    {"archive_read_new", offsetof(Libarchive, read_new)},
    {"archive_read_free", offsetof(Libarchive, read_free)},
    {"archive_read_support_filter_bzip2", offsetof(Libarchive, filter_bzip2)},
    {"archive_read_support_filter_xz", offsetof(Libarchive, filter_xz)},
    {"archive_read_support_filter_lzma", offsetof(Libarchive, filter_lzma)},
    {"archive_read_support_filter_zstd", offsetof(Libarchive, filter_zstd)},
    {"archive_read_support_filter_lz4", offsetof(Libarchive, filter_lz4)},
    {"archive_read_support_filter_compress", offsetof(Libarchive, filter_compress)},
    {"archive_read_support_filter_lzip", offsetof(Libarchive, filter_lzip)},
    {"archive_read_support_format_raw", offsetof(Libarchive, format_raw)},
    {"archive_read_support_format_empty", offsetof(Libarchive, format_empty)},
    {"archive_read_support_format_tar", offsetof(Libarchive, format_tar)},
    {"archive_read_support_format_zip", offsetof(Libarchive, format_zip)},
    {"archive_read_support_format_7zip", offsetof(Libarchive, format_7zip)},
    {"archive_read_support_format_cpio", offsetof(Libarchive, format_cpio)},
    {"archive_read_set_read_callback", offsetof(Libarchive, set_read)},
    {"archive_read_set_seek_callback", offsetof(Libarchive, set_seek)},
    {"archive_read_set_callback_data", offsetof(Libarchive, set_data)},
    {"archive_read_open1", offsetof(Libarchive, open)},
    {"archive_read_next_header", offsetof(Libarchive, next_header)},
    {"archive_read_data_block", offsetof(Libarchive, data_block)},
    {"archive_error_string", offsetof(Libarchive, error_string)},
    {"archive_read_has_encrypted_entries", offsetof(Libarchive, has_encrypted)},
    {"archive_entry_pathname_utf8", offsetof(Libarchive, name_utf8)},
    {"archive_entry_pathname", offsetof(Libarchive, name)},
    {"archive_entry_hardlink", offsetof(Libarchive, hardlink)},
    {"archive_entry_filetype", offsetof(Libarchive, type)},
    {"archive_entry_size", offsetof(Libarchive, size)},
    {"archive_entry_size_is_set", offsetof(Libarchive, size_is_set)},
    {"archive_entry_is_data_encrypted", offsetof(Libarchive, is_encrypted)},
};

enum { FUNCTION_COUNT = sizeof FUNCTIONS / sizeof *FUNCTIONS };

const Libarchive *libarchive(void) {
    static Libarchive lib;
    static enum { UNTRIED, LOADED, MISSING } state;
    if (state == UNTRIED)
        state = library_load(LIBRARY, FUNCTIONS, FUNCTION_COUNT, &lib) ? LOADED : MISSING;
    return state == LOADED ? &lib : NULL;
}
