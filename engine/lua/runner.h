/* runner.h - the parts of a run of all rules over one article.
**
** places.c finds the words that triggers want in one pass over the tokens; units.c cuts the article
** into what patterns run over, and writes tapes; try.c tries a pattern where its trigger says;
** build.c and after.c make items of the matches; run.c goes through the rules.
*/
#ifndef LODE_LUA_RUNNER_H
#define LODE_LUA_RUNNER_H

#include "lua/look.h"
#include "lua/state.h"
#include "lua/vm.h"
#include "match/tape.h"

#define NO_UNIT UINT32_MAX
enum { OVER_COUNT = OVER_HEADER + 1 };

typedef struct Places { /* token indices, ascending */
    uint32_t *at;
    size_t count, cap;
} Places;

/* A word of some trigger at a token; the trigger's hits are chained in their order. */
typedef struct Hit {
    uint32_t token, next;
} Hit;

typedef struct Chain {
    uint32_t head, tail, count;
} Chain;

typedef struct Unit {
    uint32_t first, end; /* tokens */
    uint64_t shapes;     /* that its tokens have; 0: not looked at yet */
} Unit;

typedef struct Units {
    Unit *at;
    size_t count, cap;
    bool ready;
} Units;

/* The tapes of one script over one kind of unit, kept from pattern to pattern. */
typedef struct Tapes {
    Buffer bytes;
    size_t *offset; /* by unit: 1 + where its tape begins in `bytes`, 0 = not written */
    size_t offset_cap;
    TapeLayer layers[MOST_LAYERS]; /* those of the script that have spans in the article */
    size_t layer_count;
    uint32_t script;
    Over over;
    bool ready;
    bool looked_up; /* `layers` is filled */
} Tapes;

/* A pattern while it is tried. */
typedef struct Try {
    Match m;
    Units *units;
    const Places *given; /* of a given trigger: somewhere in the unit; or NULL */
    uint32_t unit;
    uint32_t next; /* the token behind the last match */
    int width;
    bool open;     /* the frame of the match stands on the Lua stack */
    bool fires;    /* the given trigger occurs in the unit */
} Try;

/* Buffers that serve article after article. */
struct Runner {
    size_t pattern_count, rule_count; /* what it was made for */
    uint32_t generation;
    Lode *lode;
    State *state;
    Hit *hits;             /* words of triggers in the article */
    size_t hit_count, hit_cap;
    Chain *chains;         /* by key (WordHit): its hits */
    uint32_t *touched;     /* keys that have hits */
    size_t touched_count;
    uint64_t *always, *active; /* bit a rule: runs on each article, on this one */
    Places firsts, needs;      /* of the pattern at work */
    uint64_t *bits;            /* a bit for each token, while places are put in order */
    size_t bits_cap;
    Units units[OVER_COUNT];
    Tapes tapes;
    Try try;
    uint32_t rule; /* at work */
    bool *failed;  /* by rule */
    bool any_failed;
    size_t items_before; /* the rule at work */
    Tries *tries; /* where to note the tries, in place of making items; or NULL */
};

/* Finds the words of all triggers in the article; sets `hits` and `active`. */
void places_collect(Runner *r);

/* The places of a pattern's trigger `first` or `need`. */
const Places *places_of(Runner *r, uint32_t pattern, bool first);

/* The units of that kind, made on first use. */
Units *units_of(Runner *r, Over over);

/* The unit that holds the token, from unit `from` on, or NO_UNIT. */
uint32_t unit_of(const Units *units, uint32_t from, uint32_t token);

/* The shapes that a unit's tokens have. */
uint64_t unit_shapes(const Runner *r, Unit *unit);

/* Makes the tapes those of a script over units of a kind. */
void tapes_begin(Runner *r, uint32_t script, Over over);

/* The tape of a unit, written on first use.  Good until the next call. */
const char *tape_of(Runner *r, uint32_t unit);

/* Tries the pattern over tokens, or over text, and makes items of what it matches.  [-0, +0, e] */
void try_tokens(Runner *r, uint32_t pattern);
void try_text(Runner *r, uint32_t pattern);

/* Makes items of a match over tokens [first, end); of a match whose place `item` has.  [-0, +0, e] */
void build_match(Runner *r, const Match *m, uint32_t first, uint32_t end);
void build_item(lua_State *L, Runner *r, const Match *m, const Item *item);

/* Calls `after` with the rule's items, number `from` and on, and takes what it returns in their
** place.  [-0, +0, e] */
void after_run(lua_State *L, Runner *r, size_t from);

/* The engine's Runner, made ready for the article. */
Runner *runner_of(Lode *lode, State *state);

#endif
