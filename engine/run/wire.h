/* wire.h - what goes through the socket between the parent and a worker.
**
** A job is a JobHeader, the source (zero-terminated), its notes (base/notes.h) and the bytes; a result is a ResultHeader, the
** output and the packed error records (errors_pack).  Both ends are the same program, so integers
** go as they are.
*/
#ifndef LODE_RUN_WIRE_H
#define LODE_RUN_WIRE_H

#include <stdint.h>
#include <time.h>

typedef struct JobHeader {
    uint64_t id; /* from 1 */
    uint64_t source_len, note_len, byte_len;
} JobHeader;

typedef struct ResultHeader {
    uint64_t id;
    uint64_t output_len, error_len;
} ResultHeader;

/* Milliseconds of a clock that all processes share and nobody sets. */
static inline int64_t clock_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

#endif
