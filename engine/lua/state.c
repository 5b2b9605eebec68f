/* state.c - what was found in one article: items and the marks of layers. */
#include "lua/state.h"

#include "base/memory.h"
#include "lua/vm.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <stdlib.h>

State *state_of(Lode *lode, LodeArticle *article) {
    if (article->lua != NULL) {
        state_refresh(article->lua);
        return article->lua;
    }
    article_analyse(article, &lode->lexicon, &lode->spare_tokens);
    State *state = mem_zero(1, sizeof *state);
    if (lode->probe.of == state) /* the address of an article that is gone */
        lode->probe.of = NULL;
    state->lode = lode;
    state->article = article;
    state->handle = LUA_NOREF;
    state->tables = LUA_NOREF;
    state->generation = lode->generation;
    state->mark = arena_mark(&article->arena);
    state->cp_marks = article->cp_marks;
    article->lua = state;
    return state;
}

/* ---- marks from article to article ---- */

static void free_marks(Marks *marks, size_t count) {
    for (size_t i = 0; i < count; i++)
        marks_free(&marks[i]);
    free(marks);
}

/* The marks of a state that ends serve the next one: nothing is allocated for most articles. */
static void give_marks(State *state) {
    Lode *lode = state->lode;
    free(state->marks_ready);
    if (lode->spare_marks != NULL || state->generation != lode->generation) { /* of other layers */
        free_marks(state->marks, state->layer_count);
        return;
    }
    lode->spare_marks = state->marks;
    lode->spare_count = state->layer_count;
}

static void take_marks(State *state) {
    Lode *lode = state->lode;
    if (state->marks != NULL)
        return;
    state->marks = lode->spare_marks;
    state->marks_ready = mem_zero(lode->spare_count + 1, sizeof *state->marks_ready);
    state->layer_count = lode->spare_count;
    lode->spare_marks = NULL;
    lode->spare_count = 0;
}

void state_free_shared(Lode *lode) {
    list_set_free(lode->lists);
    free_marks(lode->spare_marks, lode->spare_count);
    lode->lists = NULL;
    lode->spare_marks = NULL;
    lode->listed = lode->spare_count = 0;
}

void state_free(State *state) {
    if (state == NULL)
        return;
    lua_State *L = state->lode->L;
    if (L != NULL && state->handle != LUA_NOREF) {
        lua_rawgeti(L, LUA_REGISTRYINDEX, state->handle);
        *(State **)lua_touserdata(L, -1) = NULL; /* Lua code that kept it gets an error */
        lua_pop(L, 1);
        luaL_unref(L, LUA_REGISTRYINDEX, state->handle);
        luaL_unref(L, LUA_REGISTRYINDEX, state->tables);
    }
    give_marks(state);
    free(state->items);
    state->article->lua = NULL;
    free(state);
}

Span tokens_bytes(const LodeArticle *article, uint32_t first, uint32_t end) {
    const Token *at = article->tokens.at;
    while (first < end && shape_is_mark(at[first].shape))
        first++;
    while (first < end && shape_is_mark(at[end - 1].shape))
        end--;
    if (first < end)
        return (Span){at[first].begin, at[end - 1].end};
    uint32_t place = first < article->tokens.count ? at[first].begin : article->len;
    return (Span){place, place};
}

Item *state_add_item(State *state, uint32_t rule, const char *kind, uint32_t first, uint32_t end) {
    state->items = mem_grow(state->items, &state->item_cap, state->item_count + 1, sizeof *state->items);
    Item *item = &state->items[state->item_count++];
    Span bytes = tokens_bytes(state->article, first, end);
    *item = (Item){.rule = rule, .kind = kind, .first = first, .end = end,
                   .begin_byte = bytes.begin, .end_byte = bytes.end};
    return item;
}

/* ---- layers ---- */

static bool layer_has_rule(const Layer *layer, uint32_t rule) {
    for (size_t i = 0; i < layer->rule_count; i++)
        if (layer->rules[i] == rule)
            return true;
    return false;
}

static void mark_kind(const State *state, const Layer *layer, Marks *out) {
    for (size_t i = 0; i < state->item_count; i++) {
        const Item *item = &state->items[i];
        if (!item->gone && item->first < item->end && item->kind == layer->kind &&
            layer_has_rule(layer, item->rule))
            marks_add(out, item->first, item->end, (uint32_t)i);
    }
    marks_resolve(out);
}

/* How a token is written: an index into two bits of Layer.asked; -1: ask each time. */
static int way_of_writing(const Token *t, const char *text, const Lexeme *lexeme) {
    if (t->end - t->begin != lexeme->len) /* other marks, composed otherwise */
        return -1;
    switch (t->shape) {
    case SHAPE_LOWER:
        return 0;
    case SHAPE_CAPITAL:
    case SHAPE_ABBREV_CAPITAL:
        return 2;
    case SHAPE_UPPER:
    case SHAPE_ABBREV_UPPER:
    case SHAPE_INITIAL:
        return 4;
    default: /* a mixture that has nothing but small letters: 21st */
        return memcmp(text, lexeme->text, lexeme->len) == 0 ? 0 : -1;
    }
}

static void make_room(Layer *layer, size_t count) {
    if (count <= layer->asked_count)
        return;
    count += count / 2 + 1024;
    layer->asked = mem_realloc(layer->asked, count);
    memset(layer->asked + layer->asked_count, 0, count - layer->asked_count);
    layer->asked_count = count;
}

static bool is_like(lua_State *L, Layer *layer, const LodeArticle *article, const Token *t) {
    enum { UNKNOWN, NO, YES };
    const char *text = article->text + t->begin;
    uint8_t first = (uint8_t)*text;
    if (!(layer->first_bytes[first >> 3] >> (first & 7) & 1))
        return false;
    int way = t->word == WORD_UNKNOWN ? -1 : way_of_writing(t, text, &article->lode->lexicon.words[t->word]);
    if (way < 0)
        return match_text(L, layer->pattern, text, t->end - t->begin);
    uint8_t *asked = &layer->asked[t->word];
    int answer = *asked >> way & 3;
    if (answer == UNKNOWN) {
        answer = match_text(L, layer->pattern, text, t->end - t->begin) ? YES : NO;
        *asked |= (uint8_t)(answer << way);
    }
    return answer == YES;
}

static void mark_like(const State *state, Layer *layer, Marks *out) {
    const Tokens *tokens = &state->article->tokens;
    make_room(layer, state->lode->lexicon.count);
    for (size_t i = 0; i < tokens->count; i++)
        if (!shape_is_mark(tokens->at[i].shape) &&
            is_like(state->lode->L, layer, state->article, &tokens->at[i]))
            marks_add(out, (uint32_t)i, (uint32_t)i + 1, 0);
}

static void mark_exact(const State *state, const Layer *layer, Marks *out) {
    const Tokens *tokens = &state->article->tokens;
    size_t len = strlen(layer->text);
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *t = &tokens->at[i];
        if (t->word == layer->word && t->end - t->begin == len &&
            memcmp(state->article->text + t->begin, layer->text, len) == 0)
            marks_add(out, (uint32_t)i, (uint32_t)i + 1, 0);
    }
}

/* Adds the lists of layers that are new since the last time. */
static ListSet *lists_of(Lode *lode) {
    if (lode->lists == NULL)
        lode->lists = list_set_new();
    for (; lode->listed < lode->layer_count; lode->listed++)
        if (lode->layers[lode->listed].type == LAYER_LIST)
            list_set_add(lode->lists, lode->layers[lode->listed].list, lode->listed);
    return lode->lists;
}

/* The first list that is asked for fills the marks of all: one pass over the tokens. */
static void mark_lists(State *state) {
    Lode *lode = state->lode;
    list_set_find(lists_of(lode), state->article, &lode->lexicon, state->marks);
    for (size_t i = 0; i < lode->layer_count; i++)
        if (lode->layers[i].type == LAYER_LIST)
            state->marks_ready[i] = true;
}

static void make_marks(State *state) {
    const Lode *lode = state->lode;
    take_marks(state);
    if (state->layer_count < lode->layer_count) {
        size_t old = state->layer_count, count = lode->layer_count;
        state->marks = mem_realloc(state->marks, count * sizeof *state->marks);
        state->marks_ready = mem_realloc(state->marks_ready, count);
        memset(state->marks + old, 0, (count - old) * sizeof *state->marks);
        memset(state->marks_ready + old, 0, count - old);
        state->layer_count = count;
    }
}

Marks *state_find_marks(State *state, uint32_t number) {
    Lode *lode = state->lode;
    make_marks(state);
    Marks *marks = &state->marks[number];
    if (state->marks_ready[number])
        return marks;
    Layer *layer = &lode->layers[number];
    marks_clear(marks);
    switch (layer->type) {
    case LAYER_LIST:
        mark_lists(state);
        break;
    case LAYER_KIND:
        mark_kind(state, layer, marks);
        break;
    case LAYER_LIKE:
        mark_like(state, layer, marks);
        break;
    case LAYER_EXACT:
        mark_exact(state, layer, marks);
        break;
    }
    state->marks_ready[number] = true;
    return marks;
}
