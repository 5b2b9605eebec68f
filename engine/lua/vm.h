/* vm.h - matching LPeg patterns on a tape.
**
** With LPeg's source (LODE_LPEG_SOURCE) its virtual machine is entered directly and spans are read
** from the capture array; DESIGN of the entry: see vm.c.  With Debian's library the same goes
** through lpeg.match, and patterns are built to capture their spans as Lua values.
*/
#ifndef LODE_LUA_VM_H
#define LODE_LUA_VM_H

#include "lua/state.h"

#include <stddef.h>

enum { MOST_FIELDS = 64, MATCH_ROOM = 512 };

/* What is being matched: shared by all tries on one stretch of tape. */
typedef struct Match {
    lua_State *L;
    State *state;
    const RulePattern *pattern;
    const char *base; /* the unit's tape or text */
    size_t len;
    uint32_t first_token; /* of the unit; over tokens */
    int bottom;           /* stack index where the frame stands (vm.c) */
    void *code;           /* the pattern's, while the frame stands */
    const struct Machine *machine; /* that runs it, or NULL: LPeg's own */
    bool profiled;        /* samples are taken (sample.h) */
    struct Match *outer;  /* what ran when the frame was set up */
    size_t field_count;
    Field fields[MOST_FIELDS]; /* of the last match, when it is not `captured` */
    max_align_t captures[MATCH_ROOM / sizeof(max_align_t)]; /* where LPeg notes captures first */
} Match;

/* Sets up a frame on the Lua stack for many tries of one pattern.  [-0, +n, e] */
void match_open(Match *m);

/* Whether a match may begin at byte `at`, where a record begins: a look that costs next to nothing. */
bool match_may_begin(const Match *m, size_t at);

/* Tries at byte `at`: the end of the match, or SIZE_MAX.  On success the fields are filled, or for
** a captured pattern its table of values is on the top of the stack (popped by the next try).
** [-?, +?, e] */
size_t match_try(Match *m, size_t at);

/* After base, len and first_token have changed: the next unit, in the same frame.  [-0, +0, e] */
void match_next_unit(Match *m);

/* Takes the frame away.  [-n, +0, -] */
void match_close(Match *m);

/* The same after an error, when the frame is gone already: no match runs.  [-0, +0, -] */
void match_abandon(Lode *lode);

/* Prepares a pattern at idx for matching (compiles it).  [-0, +0, e] */
void match_compile(lua_State *L, int idx);

/* The compiled pattern at idx, over records of `width` bytes, for the machine that goes by records (machine.h); NULL
** when it has to be LPeg's own.  Freed by match_free.  [-0, +0, -] */
struct Machine *match_translate(lua_State *L, int idx, int width);
void match_free(struct Machine *machine);

/* Whether LPeg pattern `ref` matches all of a text.  [-0, +0, e] */
bool match_text(lua_State *L, int ref, const char *s, size_t len);

/* The match that runs just now, for functions that patterns call; NULL outside. */
Match *match_running(lua_State *L);

#endif
