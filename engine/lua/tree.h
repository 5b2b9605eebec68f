/* tree.h - what can be known of an LPeg pattern from its tree, before it runs.
**
** On a tape a pattern must consume whole records (docs/tape.md).  tree_check proves it;
** tree_trigger (infer.c) infers what every match must begin with and contain.  Both walk LPeg 1.0.2's own
** tree (lptree.h) and exist only where LPeg was built from source (LODE_LPEG_SOURCE).
*/
#ifndef LODE_LUA_TREE_H
#define LODE_LUA_TREE_H

#include "base/memory.h"

#include <lua.h>
#include <stdbool.h>
#include <stdint.h>

/* Records of a tape: `width` bytes, of which `layer_bytes` at the end. */
typedef struct RecordShape {
    int width;
    int layers;
} RecordShape;

enum { RECORD_HEAD = 4, LAYERS_A_BYTE = 3, MOST_LAYERS = 84, RECORD_GLUED = 0x40 };

static inline int record_width(int layers) {
    return RECORD_HEAD + (layers + LAYERS_A_BYTE - 1) / LAYERS_A_BYTE;
}

#define ALL_SHAPES UINT64_MAX
#define TOO_FAR UINT32_MAX

/* What a tape needs to see before a match is worth trying: a token that is any of these, of such a
** shape, between such neighbours, so far behind the match's begin. */
typedef struct Trigger {
    bool known;       /* false: nothing is required */
    uint32_t *words;  /* word ids, sorted, no doubles */
    size_t word_count, word_cap;
    uint64_t layers[2]; /* bit k: a span of the script's layer k begins */
    uint64_t shapes;    /* bit s: a token of Shape s; 0 when words and layers say it all */
    uint64_t self, before, after; /* shapes that the token, the one before, the one behind may have;
                                  ** ALL_SHAPES also where there is none */
    uint32_t nearest, farthest;   /* tokens between the match's begin and it; TOO_FAR: any number */
} Trigger;

/* Whether looking for it is better than trying everywhere: it asks for no shape that every sentence
** has. */
bool trigger_selects(const Trigger *t);

/* Whether its places are gathered before anything is tried: it selects, and asks for more than
** shapes, which are seen while trying. */
bool trigger_has_places(const Trigger *t);

/* Whether it asks for words alone. */
bool trigger_is_words(const Trigger *t);

void trigger_free(Trigger *t);

/* Checks the pattern at stack index `idx`.  `checks` is the stack index of a table whose keys are
** the functions that may stand in match-time and span captures.  Returns NULL when it is sound;
** else a message (in `message`, `size` bytes).  *raw gets whether it has captures other than named
** groups.  [-0, +0, -] */
const char *tree_check(lua_State *L, int idx, int checks, RecordShape shape, bool *raw,
                       char *message, size_t size);

/* Infers the trigger of the pattern at `idx`: *first is what its first token must be, *need what
** it must contain.  [-0, +0, -] */
void tree_trigger(lua_State *L, int idx, RecordShape shape, Trigger *first, Trigger *need);

/* The same for a given trigger, which only says what the unit must contain, wherever.  [-0, +0, -] */
void tree_unit_trigger(lua_State *L, int idx, RecordShape shape, Trigger *need);

/* For a text pattern: the set of bytes that a match can begin with, 256 bits.  All ones when it
** may match the empty string. */
void tree_first_bytes(lua_State *L, int idx, uint8_t set[32]);

/* Whether the pattern can match without consuming anything. */
bool tree_nullable(lua_State *L, int idx);

/* Whether it is nested so deep that the other functions do not see its first tokens: matching and inferring
** could then take exponential time, so it is refused. */
bool tree_too_deep(lua_State *L, int idx);

#endif
