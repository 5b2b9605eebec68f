/* mime.h - the encodings of mail: header fields, transfer encodings, character sets.
**
** All take any bytes and give what can be made of them; nothing fails.
*/
#ifndef LODE_READ_MIME_H
#define LODE_READ_MIME_H

#include "base/memory.h"
#include "lode.h"

/* The unfolded value of header field `name` in `headers` (lines up to the blank one), appended to
** `out`; false when it is not there. */
bool mime_header(LodeString headers, const char *name, Buffer *out);

/* Parameter `name` of a field's value: `charset` of "text/plain; charset=utf-8".  Without its
** quotes; s is NULL when it is not there. */
LodeString mime_parameter(LodeString value, const char *name);

/* Appends the encoded words of RFC 2047 ("=?utf-8?Q?caf=C3=A9?=") in UTF-8, and the rest as it is.
 */
void mime_words(LodeString text, Buffer *out);

/* Appends the bytes that base64 text stands for; what is no base64 is passed over. */
void add_base64(LodeString text, Buffer *out);

/* Appends a body without its transfer encoding: "base64", "quoted-printable", or any other as it
** is. */
void mime_transfer(LodeString body, LodeString encoding, Buffer *out);

/* Appends text of a character set (blank or unknown: told by its bytes) in valid UTF-8. */
void mime_charset(LodeString text, LodeString charset, Buffer *out);

#endif
