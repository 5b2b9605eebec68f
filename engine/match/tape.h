/* tape.h - tokens as a string that LPeg can match: one record a token.
**
** A record is a class byte (0x80, the glued bit 0x40, the shape), three bytes below 0x80 with the
** word id (low bits first), and one byte below 0x80 for each three layers: two bits a layer, one
** for the begin of a span and one for the rest of it.
*/
#ifndef LODE_MATCH_TAPE_H
#define LODE_MATCH_TAPE_H

#include "base/memory.h"
#include "match/marks.h"
#include "text/tokens.h"

enum { TAPE_GLUED = 0x40, TAPE_BEGIN = 1, TAPE_INSIDE = 2, TAPE_LAYERS_A_BYTE = 3, TAPE_HEAD = 4, TAPE_PADDING = 40 };

/* A layer with spans, and how far a tape has come in them. */
typedef struct TapeLayer {
    const Marks *marks;
    int number; /* of the layer: where its bits are */
    size_t next;
} TapeLayer;

/* Appends the records of tokens [first, end), `width` bytes each.  Layers that are not named have no spans; a span that begins or
** ends outside is left out.  Going through an article in order is cheapest.  TAPE_PADDING bytes behind the records can be read. */
void tape_write(Buffer *out, const Tokens *tokens, uint32_t first, uint32_t end, int width, TapeLayer *layers,
                size_t count);

#endif
