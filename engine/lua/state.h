/* state.h - what the rules found in one article, while they run and after. */
#ifndef LODE_LUA_STATE_H
#define LODE_LUA_STATE_H

#include "lua/engine.h"

typedef enum FieldType { FIELD_SPAN, FIELD_STRING, FIELD_NUMBER, FIELD_BOOLEAN, FIELD_LIST } FieldType;

/* A field of an item that no Lua code has touched: a span of tokens. */
typedef struct Field {
    const char *name; /* lives as long as the pattern */
    uint32_t first, end; /* tokens */
} Field;

typedef struct Item {
    uint32_t rule;
    const char *kind;    /* of kind_named */
    uint32_t first, end; /* tokens that it covers, rounded outwards */
    uint32_t begin_byte, end_byte;
    const Field *fields; /* in the arena; not used when `table` is set */
    uint32_t field_count;
    bool table;          /* its Lua table, in State.tables at its number, says all */
    bool gone;           /* rejected by `after` */
} Item;

typedef struct State {
    Lode *lode;
    LodeArticle *article;
    int handle; /* registry reference of the article's userdata */
    int tables; /* registry reference of the table of items' Lua tables, by number from 1 */
    Item *items;
    size_t item_count, item_cap;
    Marks *marks;      /* by engine layer */
    bool *marks_ready;
    size_t layer_count;
    bool ran;
    char problem[300]; /* the first field that could not be printed, said in words; or empty */
    uint32_t generation;  /* of the rules that ran */
    ArenaMark mark;       /* the article's arena before they did */
    uint32_t *cp_marks;   /* and its index of code points */
} State;

/* The article's state, made on first use. */
State *state_of(Lode *lode, LodeArticle *article);
void state_free(State *state);

/* Runs the rules from number `from` on, that were added after the others had run (run.c).  False with
** *error set when one failed. */
bool run_more(State *state, uint32_t from, LodeError *error);

/* Forgets what was found by rules that have been thrown away since (reset.c). */
void state_refresh(State *state);

/* The marks of an engine layer, found on first use.  Kinds count the items found so far. */
Marks *state_find_marks(State *state, uint32_t layer);
static inline Marks *state_marks(State *state, uint32_t layer) {
    bool found = layer < state->layer_count && state->marks_ready[layer];
    return found ? &state->marks[layer] : state_find_marks(state, layer);
}

/* Adds an item over tokens [first, end). */
Item *state_add_item(State *state, uint32_t rule, const char *kind, uint32_t first, uint32_t end);

/* Pushes the Lua table of item `number` (from 0), made on first use.  [-0, +1, e] */
void item_push(lua_State *L, State *state, size_t number);

/* Adds what the table at `idx` (a build or after result) says as items.  `base` is the item whose
** kind and place count where the table says nothing.  [-0, +0, e] */
void item_from_table(lua_State *L, State *state, int idx, const Item *base);

/* Fills article->items from the items of wanted rules.  [-0, +0, e] */
void items_freeze(lua_State *L, State *state);

/* User values of the article's userdata. */
enum { ARTICLE_COLUMNS = 1, ARTICLE_STRINGS, ARTICLE_VALUES = ARTICLE_STRINGS };

/* Pushes the article's userdata; a span of its tokens [first, end).  [-0, +1, e] */
void article_push(lua_State *L, State *state);
void span_push(lua_State *L, State *state, uint32_t script, uint32_t first, uint32_t end);

/* The span at idx: true and its text and tokens, or false when it is something else. */
bool span_get(lua_State *L, int idx, State **state, uint32_t *first, uint32_t *end);

/* Bytes of tokens [first, end), marks at the ends left out. */
Span tokens_bytes(const LodeArticle *article, uint32_t first, uint32_t end);

#endif
