/* engine.h - the parts of a Lode that only engine/lua sees.
**
** A script that is loaded becomes a Script (what its tape looks like), Rules (what is found, how
** it is built) and Patterns (what is matched, where and when).  They are made once, by scripts/
** lode/core/loader.lua through core.c, and do not change while articles run.  What belongs to one
** article is in a State (state.h).
*/
#ifndef LODE_LUA_ENGINE_H
#define LODE_LUA_ENGINE_H

#include "lode.h"
#include "lua/heap.h"
#include "lua/tree.h"
#include "match/list_set.h"
#include "match/tape.h"
#include "read/article.h"
#include "read/reader.h"
#include "text/lexicon.h"
#include "text/terms.h"
#include "text/word_index.h"

#include <lua.h>
#include <stdatomic.h>

typedef enum LayerType {
    LAYER_LIST, /* entries of a gazetteer */
    LAYER_KIND, /* items of earlier rules */
    LAYER_LIKE, /* tokens whose text matches an LPeg pattern */
    LAYER_EXACT /* tokens written just so (mixed case) */
} LayerType;

/* A source of marks, shared by all scripts that name the same one. */
typedef struct Layer {
    LayerType type;
    char *key;       /* unique: "list:countries", "kind:person:people", "like:visits:2" ... */
    List *list;      /* LAYER_LIST; owned by the engine's list table */
    const char *kind; /* LAYER_KIND: of kind_named */
    uint32_t *rules; /* LAYER_KIND: the rules whose items count */
    size_t rule_count;
    int pattern;     /* LAYER_LIKE: registry reference of the LPeg pattern */
    uint8_t first_bytes[32]; /* LAYER_LIKE: what a text that it matches can begin with, a bit a byte */
    uint8_t *asked;  /* LAYER_LIKE: by word id, two bits for each way of writing it */
    size_t asked_count;
    uint32_t word;   /* LAYER_EXACT */
    char *text;      /* LAYER_EXACT: as written */
} Layer;

typedef enum Over { OVER_SENTENCE, OVER_PARAGRAPH, OVER_ARTICLE, OVER_TEXT, OVER_HEADER } Over;

/* What the tape of a script looks like. */
typedef struct Script {
    char *path;
    RecordShape shape;
    uint32_t layers[MOST_LAYERS]; /* the tape's layer k is the engine's layer layers[k] */
    uint32_t *known; /* all that the script names, in its order: also those that are not on the tape */
    size_t known_count;
} Script;

typedef struct KindOrder {
    char *kind;
    char **fields; /* in the order of `emits` */
    size_t count;
} KindOrder;

typedef struct Rule {
    char *name;
    uint32_t script;
    bool wanted;     /* its items are printed */
    int build, after; /* registry references, LUA_NOREF when absent */
    KindOrder *kinds;
    size_t kind_count;
    uint32_t first_pattern, end_pattern;
    uint32_t *needs; /* rules whose items it asks for */
    size_t need_count;
} Rule;

typedef struct RulePattern {
    uint32_t rule, script;
    const char *kind; /* of kind_named */
    Over over;
    int ref;            /* registry reference of the LPeg pattern */
    int traced_ref;     /* of a form of it that counts its parts (count.c), or LUA_NOREF */
    int trigger_ref;    /* without LPeg's source: the given trigger's pattern, else LUA_NOREF */
    struct Machine *machine; /* the pattern for machine.c, or NULL: LPeg's own machine runs it */
    bool captured;      /* spans come as Lua values (docs/tape.md), not from the capture array */
    Trigger first, need; /* over tokens */
    uint8_t first_bytes[32]; /* over text */
} RulePattern;

/* One word of some pattern's trigger, for the pass over the tokens that finds all hits at once.  Few
** bytes, as there may be thousands; what else the trigger asks for is in one of a few filters. */
typedef struct WordHit {
    uint32_t key;    /* 2 * pattern for Trigger first, 2 * pattern + 1 for need */
    uint32_t filter; /* in Lode.filters */
} WordHit;

typedef struct WordFilter {
    uint64_t self, before, after; /* the trigger's shapes */
} WordFilter;

/* What it takes to look for a name in an article (columns.c). */
typedef struct Probe {
    Buffer text;   /* the name, with padding */
    Tokens tokens; /* its tokens */
    WordIndex index;
    const void *of; /* the State whose article the index is of */
} Probe;

/* Where a match goes back to when it fails (machine.c). */
typedef struct Backtrack {
    const char *s;  /* NULL for the return of a call */
    uint32_t op;
    int captures;
} Backtrack;

typedef struct Backtracks {
    Backtrack *at;
    size_t count, cap;
} Backtracks;

enum { MOST_KINDS = 4096 };

struct Machine;

typedef struct Runner Runner;
struct Costs;

struct Lode {
    Runner *runner; /* buffers of lode_run (runner.h) */
    struct Match *match; /* what is being matched just now, for functions that patterns call; or NULL */
    lua_State *L;
    Lexicon lexicon;
    ReaderContext reader;
    char *scripts, *path, *cache, *now;
    Heap heap; /* the Lua state's memory */
    size_t memory_used, memory_most;
    bool trust, no_triggers;
    bool counted;        /* rules are loaded so that their parts can be counted (profile.lua) */
    struct Costs *costs; /* what is counted (count.h), or NULL */
    bool looked_into; /* rules are loaded so that their patterns can be taken apart (recorded.lua) */

    Layer *layers;
    size_t layer_count, layer_cap;
    ListSet *lists;     /* those of the first `listed` layers that are LAYER_LIST (state.c) */
    size_t listed;
    Tokens spare_tokens; /* buffers of articles that are gone, for the next one */
    Marks *spare_marks; /* of an article that is gone, for the next one (state.c) */
    size_t spare_count;
    Script *script;
    size_t script_count, script_cap;
    Rule *rules;
    size_t rule_count, rule_cap;
    RulePattern *patterns;
    size_t pattern_count, pattern_cap;

    uint32_t *hit_start; /* by word id: where its WordHits begin; hit_words + 1 of them */
    size_t hit_words;
    uint8_t *has_hits; /* by word id: 0 or 1; one more, 0, for all other words */
    WordHit *hits;
    WordFilter *filters;
    size_t filter_count, filter_cap;

    Backtracks backtracks; /* of matches that run */
    Probe probe;
    Terms terms; /* buffers of article:terms() */
    char **kinds; /* their names, each once */
    size_t kind_count, kind_cap;
    uint32_t generation; /* how often rules_reset threw the rules away */
    int core;           /* registry reference of what scripts/lode/core/boot.lua returned */
    _Atomic int *running; /* where to note the rule that runs, for the parent process; or NULL */
};

/* The Lode that a Lua state belongs to. */
Lode *engine_of(lua_State *L);

/* The one copy of a kind's name, so that kinds are compared by address; NULL when there are too many.  It lives as
** long as the Lode. */
const char *kind_named(Lode *lode, const char *name);

/* Calls the function below `args` arguments with a traceback-free handler; on failure fills
** *error with the Lua message and pops it.  [-(args + 1), +results or 0, -] */
bool engine_call(lua_State *L, int args, int results, LodeStatus status, LodeError *error);

/* Pushes field `name` of the core table.  [-0, +1, -] */
void engine_push_core(lua_State *L, const char *name);

/* Opens the functions that scripts/lode/core sees as `core` (core.c).  [-0, +1, e] */
int open_core(lua_State *L);
/* The part of `core` that rules.c has, added to the table on the top.  [-0, +0, e] */
void open_core_rules(lua_State *L);
/* Metatables of article and span userdata.  [-0, +0, e] */
void open_articles(lua_State *L);

/* LayoutFunction of plain.h: calls the grammars of scripts/layout (layout.c). */
bool layout_call(void *engine, Arena *arena, const char *raw, size_t len, struct Layout *out,
                 LodeError *error);

/* Frees a Runner; NULL is allowed (runner.c). */
void runner_free(Runner *runner);

/* Frees what rules.c made. */
void rules_free(Lode *lode);

/* Throws away all rules, so that others can be loaded (reset.c).  Articles stay; what was found in
** them is gone when they are next looked at.  Not while rules run. */
void rules_reset(Lode *lode);

/* Frees what state.c keeps from article to article; the layers are about to go. */
void state_free_shared(Lode *lode);

/* Builds the table from words to patterns; after all rules are added (rules.c). */
void rules_index_words(Lode *lode);

#endif
