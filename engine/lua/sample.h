/* sample.h - which lines of Lua, and which rule's patterns, a run spends its time on.  For `lode profile`.
**
** A timer interrupts the run, up to a thousand times in a second of processor time.  Inside of a match the sample is the
** pattern's; otherwise it belongs to the line of Lua that goes on next, whose call into C it was.  One Lua state at a
** time, in one thread: the timer is the process's.
*/
#ifndef LODE_LUA_SAMPLE_H
#define LODE_LUA_SAMPLE_H

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct Sample {
    char place[56]; /* "people.lua:120", of a line or a function; "" of an empty slot */
    uint32_t count;
} Sample;

typedef struct Samples {
    Sample *lines, *functions; /* SAMPLE_SLOTS each, by hash */
    uint32_t matching;         /* samples inside of matches */
    uint32_t all;              /* of the run: what stands on no line and in no match is the engine's own */
} Samples;

enum { SAMPLE_SLOTS = 4096 };

/* Begins and ends sampling of one Lua state at a time; samples add up from one run to the next. */
void samples_start(lua_State *L, Samples *samples);
void samples_stop(void);
void samples_free(Samples *samples);

/* Puts the commonest places first. */
void samples_sort(Samples *samples);

/* While a profiled match runs no line of Lua is at work. */
void sample_match_begins(void);
void sample_match_ends(void);

#endif
