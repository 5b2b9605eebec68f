/* layout.c - calls the layout grammars of scripts/ and reads what they return (docs/layout.md). */
#include "lua/engine.h"

#include "base/error.h"

#include <lauxlib.h>
#include <string.h>

typedef struct Call {
    Arena *arena;
    const char *raw;
    size_t len;
    Layout *out;
} Call;

/* A place { first, last } (bytes from 1, inclusive) in the table at the top.  [-0, +0, e] */
static Span read_place(lua_State *L, const Call *c) {
    if (lua_getfield(L, -1, "first") == LUA_TNIL) {
        lua_pop(L, 1);
        lua_rawgeti(L, -1, 1); /* { first, last } by number */
        lua_rawgeti(L, -2, 2);
    } else {
        lua_getfield(L, -2, "last");
    }
    if (lua_isnil(L, -1)) {
        lua_pop(L, 2);
        return NO_SPAN;
    }
    lua_Integer first = luaL_checkinteger(L, -2), last = luaL_checkinteger(L, -1);
    lua_pop(L, 2);
    if (first < 1 || last < first - 1 || last > (lua_Integer)c->len)
        luaL_error(L, "the layout grammar names bytes %d to %d of a text of %d", (int)first, (int)last, (int)c->len);
    return (Span){(uint32_t)first - 1, (uint32_t)last};
}

static LodeString keep_string(lua_State *L, Arena *arena) {
    size_t len;
    const char *s = luaL_checklstring(L, -1, &len);
    return (LodeString){arena_dup(arena, s, len), len};
}

/* Field `name` of the table at `idx`: a place, a string, or { value, first, last }. */
static LayoutField read_field(lua_State *L, const Call *c, int idx, const char *name) {
    LayoutField field = {0};
    int type = lua_getfield(L, idx, name);
    if (type == LUA_TSTRING) {
        field.value = keep_string(L, c->arena);
        field.at = NO_SPAN;
    } else if (type == LUA_TTABLE) {
        field.at = read_place(L, c);
        if (lua_getfield(L, -1, "value") == LUA_TSTRING)
            field.value = keep_string(L, c->arena);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    return field;
}

/* Piece { first, last, glue = true or absent }, at the top.  [-0, +0, e] */
static LayoutPiece read_piece(lua_State *L, const Call *c) {
    LayoutPiece piece = {.at = read_place(L, c)};
    lua_getfield(L, -1, "glue");
    piece.glue = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return piece;
}

static void read_block(lua_State *L, const Call *c, LayoutBlock *block) {
    lua_getfield(L, -1, "role");
    const char *role = luaL_checkstring(L, -1);
    block->role = role_named(role);
    if (block->role == BLOCK_ROLES)
        luaL_error(L, "the layout grammar gave a block the unknown role '%s'", role);
    lua_pop(L, 1);
    bool several = lua_getfield(L, -1, "pieces") == LUA_TTABLE;
    size_t n = several ? lua_rawlen(L, -1) : 1;
    LayoutPiece *pieces = arena_zero(c->arena, n * sizeof *pieces);
    for (size_t i = 0; several && i < n; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        pieces[i] = read_piece(L, c);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (!several)
        pieces[0].at = read_place(L, c);
    block->pieces = pieces;
    block->piece_count = (uint32_t)n;
}

static void read_dropped(lua_State *L, const Call *c, LayoutDropped *dropped) {
    dropped->at = read_place(L, c);
    lua_getfield(L, -1, "why");
    dropped->why = keep_string(L, c->arena).s;
    lua_pop(L, 1);
}

static Span read_part(lua_State *L, const Call *c, const char *name) {
    Span place = {0};
    if (lua_getfield(L, -1, name) == LUA_TTABLE)
        place = read_place(L, c);
    lua_pop(L, 1);
    return place;
}

/* Pushes array `name` of the result and returns its length; pops with lua_pop(L, 1). */
static size_t open_array(lua_State *L, int idx, const char *name) {
    return lua_getfield(L, idx, name) == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
}

static void read_arrays(lua_State *L, Call *c, int idx) {
    Layout *out = c->out;
    out->block_count = open_array(L, idx, "blocks");
    LayoutBlock *blocks = arena_zero(c->arena, (out->block_count + 1) * sizeof *blocks);
    for (size_t i = 0; i < out->block_count; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_block(L, c, &blocks[i]);
    }
    out->dropped_count = open_array(L, idx, "dropped");
    LayoutDropped *dropped = arena_zero(c->arena, (out->dropped_count + 1) * sizeof *dropped);
    for (size_t i = 0; i < out->dropped_count; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        read_dropped(L, c, &dropped[i]);
    }
    out->author_count = open_array(L, idx, "authors");
    Span *authors = arena_zero(c->arena, (out->author_count + 1) * sizeof *authors);
    for (size_t i = 0; i < out->author_count; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        authors[i] = read_place(L, c);
    }
    out->caption_count = open_array(L, idx, "captions");
    LayoutCaption *captions = arena_zero(c->arena, (out->caption_count + 1) * sizeof *captions);
    for (size_t i = 0; i < out->caption_count; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        captions[i] = (LayoutCaption){read_part(L, c, "text"), read_part(L, c, "credit")};
    }
    out->blocks = blocks;
    out->dropped = dropped;
    out->authors = authors;
    out->captions = captions;
}

/* Stack: the Call. */
static int call_layout(lua_State *L) {
    Call *c = lua_touserdata(L, 1);
    engine_push_core(L, "layout");
    lua_pushlstring(L, c->raw, c->len);
    lua_call(L, 1, 1);
    luaL_checktype(L, -1, LUA_TTABLE);
    int result = lua_gettop(L);
    luaL_checkstack(L, 20, "layout");
    read_arrays(L, c, result);
    Layout *out = c->out;
    out->publisher = read_field(L, c, result, "publisher");
    out->title = read_field(L, c, result, "title");
    out->subtitle = read_field(L, c, result, "subtitle");
    out->section = read_field(L, c, result, "section");
    out->dateline = read_field(L, c, result, "dateline");
    out->published = read_field(L, c, result, "published");
    out->modified = read_field(L, c, result, "modified");
    return 0;
}

bool layout_call(void *engine, Arena *arena, const char *raw, size_t len, Layout *out, LodeError *error) {
    Lode *lode = engine;
    Call c = {arena, raw, len, out};
    lua_pushcfunction(lode->L, call_layout);
    lua_pushlightuserdata(lode->L, &c);
    return engine_call(lode->L, 1, 0, LODE_BAD_RULE, error);
}
