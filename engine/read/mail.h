/* mail.h - mail messages (RFC 5322, MIME): newsletters, wires and press releases. */
#ifndef LODE_READ_MAIL_H
#define LODE_READ_MAIL_H

#include "read/reader.h"

/* The bytes begin with header fields that only mail has. */
bool mail_sniff(const LodeSource *source);

/* Gives the message as an article: its subject, sender, date, keywords and list or organization;
*the
** body is its plain text, else its HTML.  Quoted replies and signatures are dropped, attachments
** left out.  Damaged encodings lose only what is damaged. */
void mail_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink);

#endif
