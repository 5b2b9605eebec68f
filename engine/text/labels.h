/* labels.h - bytes in an encoding that goes by a name, to UTF-8. */
#ifndef LODE_TEXT_LABELS_H
#define LODE_TEXT_LABELS_H

#include "text/encode.h"

/* The bytes as UTF-8 by the encoding that `label` names, in the sense of the WHATWG Encoding
** Standard ("latin1" is Windows-1252).  Labels lie often: bytes that are valid UTF-8 beyond ASCII are
** UTF-8 whatever it says, and a byte order mark beats it.  An unknown label, or NULL: by content, as
** decode does.  Appends to `out` only when the bytes cannot be used as they are. */
Decoded decode_labelled(const void *bytes, size_t len, const char *label, Buffer *out);

/* The same for an HTML page: without a label, the one in its head (<meta charset>) counts. */
Decoded decode_page(const void *bytes, size_t len, const char *label, Buffer *out);

#endif
