/* articles.c - articles and spans as Lua sees them: userdata with fields and methods.
**
** Both hold no text of their own.  When an article is freed its userdata is emptied, so that Lua
** code that kept it, or a span of it, gets an error and never a stale pointer.
*/
#include "lua/columns.h"
#include "lua/pages.h"
#include "lua/runner.h"
#include "xml/libxml2.h"
#include "text/analyse.h"

#include <lauxlib.h>
#include <string.h>

#define ARTICLE_META "lode.article"
#define SPAN_META "lode.span"
#define GONE "the article of this span is gone: build and after keep nothing between articles"

/* A span of tokens; its user value is the article's userdata. */
typedef struct SpanData {
    uint32_t script; /* whose layers `item` and `entry` look at; UINT32_MAX: none */
    uint32_t generation; /* of the rules that the script belongs to */
    uint32_t first, end;
} SpanData;

/* ---- pushing and getting ---- */

/* Metatables of articles and spans stand in the registry by these addresses, too: found without their names. */
static const char article_key, span_key;

/* The userdata at idx if its metatable is the one with that key, else NULL.  [-0, +0, -] */
static void *userdata_of(lua_State *L, int idx, const char *key) {
    void *data = lua_touserdata(L, idx);
    if (data == NULL || !lua_getmetatable(L, idx))
        return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, key);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? data : NULL;
}

void article_push(lua_State *L, State *state) {
    if (state->handle == LUA_NOREF) {
        State **handle = lua_newuserdatauv(L, sizeof *handle, ARTICLE_VALUES);
        *handle = state;
        lua_newtable(L);
        lua_setiuservalue(L, -2, ARTICLE_STRINGS);
        lua_rawgetp(L, LUA_REGISTRYINDEX, &article_key);
        lua_setmetatable(L, -2);
        state->handle = luaL_ref(L, LUA_REGISTRYINDEX);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->handle);
}

void span_push(lua_State *L, State *state, uint32_t script, uint32_t first, uint32_t end) {
    SpanData *span = lua_newuserdatauv(L, sizeof *span, 1);
    *span = (SpanData){script, state->lode->generation, first, end};
    article_push(L, state);
    lua_setiuservalue(L, -2, 1);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &span_key);
    lua_setmetatable(L, -2);
}

static State *check_article(lua_State *L, int idx) {
    State **handle = userdata_of(L, idx, &article_key);
    if (handle == NULL)
        handle = luaL_checkudata(L, idx, ARTICLE_META); /* says what it is instead */
    if (*handle == NULL)
        luaL_error(L, "this article is gone: build and after keep nothing between articles");
    return *handle;
}

static State *state_of_span(lua_State *L, int idx) {
    lua_getiuservalue(L, idx, 1);
    State *state = *(State **)lua_touserdata(L, -1);
    lua_pop(L, 1);
    return state;
}

static SpanData *check_span(lua_State *L, int idx, State **state) {
    SpanData *span = userdata_of(L, idx, &span_key);
    if (span == NULL)
        span = luaL_checkudata(L, idx, SPAN_META);
    *state = state_of_span(L, idx);
    if (*state == NULL)
        luaL_error(L, GONE);
    return span;
}

bool span_get(lua_State *L, int idx, State **state, uint32_t *first, uint32_t *end) {
    SpanData *span = userdata_of(L, idx, &span_key);
    if (span == NULL)
        return false;
    *state = state_of_span(L, lua_absindex(L, idx));
    *first = span->first;
    *end = span->end;
    return *state != NULL;
}

static void push_bytes(lua_State *L, const State *state, Span bytes) {
    lua_pushlstring(L, state->article->text + bytes.begin, bytes.end - bytes.begin);
}

static bool push_string(lua_State *L, LodeString s) {
    if (s.s == NULL)
        lua_pushnil(L);
    else
        lua_pushlstring(L, s.s, s.len);
    return s.s != NULL;
}

/* ---- what a span stands on ---- */

/* The mark of a layer that the span stands on: one with the same ends, else the first inside. */
static const Mark *mark_under(const Marks *marks, const SpanData *span, bool *exact) {
    const Mark *inside = NULL;
    for (size_t i = marks_from(marks, span->first); i < marks->count && marks->at[i].end <= span->end; i++) {
        const Mark *m = &marks->at[i];
        if (m->first == span->first && m->end == span->end) {
            *exact = true;
            return m;
        }
        if (inside == NULL || m->end - m->first > inside->end - inside->first)
            inside = m;
    }
    return inside;
}

/* The marks of a layer if one of them begins within the span, else NULL: most layers have none there. */
static const Marks *marks_within(State *state, const SpanData *span, uint32_t layer) {
    Marks *marks = state_marks(state, layer);
    if (marks->count == 0)
        return NULL;
    if (!marks->indexed)
        marks_index(marks, state->article->tokens.count);
    return marks_begin_in(marks, span->first, span->end) ? marks : NULL;
}

/* A list's name as a script writes it, which is the file's where the list lies beside the script: "agents" of
** "list:agents" and of "list:./lists/agents.tsv".  Not zero-terminated; empty for a list written in place. */
static LodeString list_name(const Layer *layer) {
    const char *name = layer->key + strlen("list:"), *slash = strrchr(name, '/');
    if (strncmp(layer->key, "list:", strlen("list:")) != 0)
        return (LodeString){"", 0};
    if (slash == NULL)
        return (LodeString){name, strlen(name)};
    name = slash + 1;
    return (LodeString){name, strcspn(name, ".")};
}

static bool is_named(const Layer *layer, const char *name) {
    LodeString own = list_name(layer);
    return strlen(name) == own.len && memcmp(name, own.s, own.len) == 0;
}

/* The best mark of the span among its script's layers of a type, or only of that list; its layer in *layer. */
static const Mark *find_under(State *state, const SpanData *span, LayerType type, const char *list, const Layer **layer) {
    const Mark *best = NULL;
    if (span->script == UINT32_MAX || span->generation != state->lode->generation)
        return NULL;
    const Script *script = &state->lode->script[span->script];
    for (size_t k = 0; k < script->known_count; k++) {
        bool exact = false;
        const Layer *candidate = &state->lode->layers[script->known[k]];
        if (candidate->type != type || (list != NULL && !is_named(candidate, list)))
            continue;
        const Marks *marks = marks_within(state, span, script->known[k]);
        const Mark *m = marks != NULL ? mark_under(marks, span, &exact) : NULL;
        if (m == NULL || (best != NULL && !exact && m->end - m->first <= best->end - best->first))
            continue;
        best = m;
        *layer = candidate;
        if (exact)
            break;
    }
    return best;
}

/* Pushes cell `name` of the entry that the span stands on; false when there is none, or it is empty. */
static bool push_cell_under(lua_State *L, State *state, const SpanData *span, const char *name) {
    const Layer *layer;
    const Mark *m = find_under(state, span, LAYER_LIST, NULL, &layer);
    if (m == NULL)
        return false;
    if (strcmp(name, "list") == 0) {
        push_string(L, list_name(layer));
        return true;
    }
    for (size_t c = 0; c < list_columns(layer->list); c++) {
        const char *value = strcmp(list_column(layer->list, c), name) == 0 ? list_value(layer->list, m->ref, c) : "";
        if (*value != '\0') {
            lua_pushstring(L, value);
            return true;
        }
    }
    return false;
}

static bool push_item_under(lua_State *L, State *state, const SpanData *span) {
    const Layer *layer;
    const Mark *m = find_under(state, span, LAYER_KIND, NULL, &layer);
    if (m == NULL)
        lua_pushnil(L);
    else
        item_push(L, state, m->ref);
    return m != NULL;
}

/* Pushes a table with the row's cells, by column; `list` names where it comes from. */
static void push_row(lua_State *L, const Layer *layer, uint32_t row) {
    lua_createtable(L, 0, (int)list_columns(layer->list) + 1);
    for (size_t c = 0; c < list_columns(layer->list); c++) {
        const char *value = list_value(layer->list, row, c);
        if (*value == '\0')
            continue;
        lua_pushstring(L, value);
        lua_setfield(L, -2, list_column(layer->list, c));
    }
    push_string(L, list_name(layer));
    lua_setfield(L, -2, "list");
}

/* The entry under the span, of any list or of that one. */
static bool push_entry_under(lua_State *L, State *state, const SpanData *span, const char *list) {
    const Layer *layer;
    const Mark *m = find_under(state, span, LAYER_LIST, list, &layer);
    if (m == NULL)
        lua_pushnil(L);
    else
        push_row(L, layer, m->ref);
    return m != NULL;
}

/* ---- spans ---- */

static void push_neighbours(lua_State *L, State *state, const SpanData *span, uint32_t first, uint32_t end) {
    span_push(L, state, span->script, first, end);
}

/* Tokens of the sentence around token `i`, as an index pair. */
static Sentence sentence_around(const Tokens *tokens, uint32_t i) {
    size_t s = sentence_of_token(tokens, i);
    return s < tokens->sentence_count ? tokens->sentences[s] : (Sentence){i, i};
}

/* span:before(n): the n tokens before it in its sentence (fewer at its begin). */
static int span_before(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    lua_Integer n = luaL_optinteger(L, 2, 1);
    uint32_t begin = sentence_around(&state->article->tokens, span->first).first;
    uint32_t room = span->first > begin ? span->first - begin : 0;
    push_neighbours(L, state, span, span->first - (n < (lua_Integer)room ? (uint32_t)n : room), span->first);
    return 1;
}

static int span_after(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    lua_Integer n = luaL_optinteger(L, 2, 1);
    uint32_t last = span->end > span->first ? span->end - 1 : span->first;
    uint32_t end = sentence_around(&state->article->tokens, last).end;
    uint32_t room = end > span->end ? end - span->end : 0;
    push_neighbours(L, state, span, span->end, span->end + (n < (lua_Integer)room ? (uint32_t)n : room));
    return 1;
}

static int span_sentence(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    Sentence s = sentence_around(&state->article->tokens, span->first);
    push_neighbours(L, state, span, s.first, s.end);
    return 1;
}

/* span:tokens(): an array of spans of one token each. */
static int span_tokens(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    lua_newtable(L);
    lua_Integer n = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        if (shape_is_mark(state->article->tokens.at[i].shape))
            continue;
        span_push(L, state, span->script, i, i + 1);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* span:listed(name): the span's entry in that list, or nil. */
static int span_listed(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    push_entry_under(L, state, span, luaL_checkstring(L, 2));
    return 1;
}

static int span_tostring(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    push_bytes(L, state, tokens_bytes(state->article, span->first, span->end));
    return 1;
}

static int span_len(lua_State *L) {
    State *state;
    SpanData *span = check_span(L, 1, &state);
    lua_pushinteger(L, (lua_Integer)(span->end - span->first));
    return 1;
}

static int span_eq(lua_State *L) {
    State *a, *b;
    SpanData *x = check_span(L, 1, &a), *y = check_span(L, 2, &b);
    lua_pushboolean(L, a == b && x->first == y->first && x->end == y->end);
    return 1;
}

static int span_concat(lua_State *L) {
    luaL_tolstring(L, 1, NULL);
    luaL_tolstring(L, 2, NULL);
    lua_concat(L, 2);
    return 1;
}

/* Fields that every span has; their numbers are found by the interned name, in a table. */
typedef enum SpanField { SPAN_TEXT = 1, SPAN_FIRST, SPAN_LAST, SPAN_ITEM, SPAN_ENTRY, SPAN_ARTICLE, SPAN_SHAPE, SPAN_WORD, SPAN_TOKEN } SpanField;
static const char *const SPAN_FIELDS[] = {NULL, "text", "first", "last", "item", "entry", "article", "shape", "word", "token"};

/* The shape of the span's first token and its folded word: what rules test in build. */
static void push_token_field(lua_State *L, const State *state, const SpanData *span, SpanField field) {
    const Tokens *tokens = &state->article->tokens;
    const Token *t = span->first < tokens->count ? &tokens->at[span->first] : NULL;
    if (t == NULL)
        lua_pushnil(L);
    else if (field == SPAN_SHAPE)
        lua_pushstring(L, shape_name((Shape)t->shape));
    else
        token_push_word(L, state, t);
}

static void push_span_field(lua_State *L, State *state, const SpanData *span, SpanField field) {
    Span bytes = tokens_bytes(state->article, span->first, span->end);
    switch (field) {
    case SPAN_TEXT:
        push_bytes(L, state, bytes);
        break;
    case SPAN_FIRST:
        lua_pushinteger(L, (lua_Integer)bytes.begin + 1);
        break;
    case SPAN_LAST:
        lua_pushinteger(L, (lua_Integer)bytes.end);
        break;
    case SPAN_ITEM:
        push_item_under(L, state, span);
        break;
    case SPAN_ENTRY:
        push_entry_under(L, state, span, NULL);
        break;
    case SPAN_ARTICLE:
        article_push(L, state);
        break;
    case SPAN_TOKEN:
        lua_pushinteger(L, (lua_Integer)span->first + 1);
        break;
    default:
        push_token_field(L, state, span, field);
    }
}

/* span.NAME: its own fields and methods, then the list entry's attributes, then the item's
** fields.  Upvalue: methods and numbers of fields, by name.  Only the metatable has this function, so what it
** gets is a span. */
static int span_index(lua_State *L) {
    const SpanData *span = lua_touserdata(L, 1);
    State *state = state_of_span(L, 1);
    if (state == NULL)
        return luaL_error(L, GONE);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, lua_upvalueindex(1));
    if (type == LUA_TFUNCTION)
        return 1;
    if (type == LUA_TNUMBER) {
        push_span_field(L, state, span, (SpanField)lua_tointeger(L, -1));
        return 1;
    }
    const char *name = luaL_checkstring(L, 2);
    if (push_cell_under(L, state, span, name))
        return 1;
    if (push_item_under(L, state, span))
        lua_getfield(L, -1, name);
    else
        lua_pushnil(L);
    return 1;
}

/* ---- articles ---- */

static const struct {
    const char *name;
    LodeField field;
} FIELDS[] = {
    {"source", LODE_SOURCE},       {"url", LODE_URL},           {"publisher", LODE_PUBLISHER},
    {"title", LODE_TITLE},         {"subtitle", LODE_SUBTITLE}, {"published", LODE_PUBLISHED},
    {"modified", LODE_MODIFIED},   {"section", LODE_SECTION},   {"language", LODE_LANGUAGE},
    {"dateline", LODE_DATELINE},   {"text", LODE_TEXT},         {"body", LODE_BODY},
};

/* The script of the rule that runs, whose lists and kinds spans of the article look at; UINT32_MAX: none runs. */
static uint32_t running_script(const State *state) {
    const Runner *r = state->lode->runner;
    bool runs = r != NULL && r->state == state && r->rule < r->rule_count && !state->ran;
    return runs ? state->lode->rules[r->rule].script : UINT32_MAX;
}

static void push_authors(lua_State *L, const LodeArticle *article) {
    lua_createtable(L, (int)article->author_count, 0);
    for (size_t i = 0; i < article->author_count; i++) {
        push_string(L, article->authors[i].value);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_tags(lua_State *L, const LodeArticle *article) {
    lua_createtable(L, (int)article->tag_count, 0);
    for (size_t i = 0; i < article->tag_count; i++) {
        push_string(L, article->tags[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

static void push_captions(lua_State *L, const LodeArticle *article) {
    lua_createtable(L, (int)article->caption_count, 0);
    for (size_t i = 0; i < article->caption_count; i++) {
        lua_createtable(L, 0, 2);
        push_string(L, article->captions[i].text.value);
        lua_setfield(L, -2, "text");
        push_string(L, article->captions[i].credit.value);
        lua_setfield(L, -2, "credit");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* Pushes an array of {text, first, last} and whatever `name` holds. */
static void push_block(lua_State *L, const State *state, const Block *block) {
    lua_createtable(L, 0, 4);
    push_bytes(L, state, block->span);
    lua_setfield(L, -2, "text");
    lua_pushinteger(L, (lua_Integer)block->span.begin + 1);
    lua_setfield(L, -2, "first");
    lua_pushinteger(L, (lua_Integer)block->span.end);
    lua_setfield(L, -2, "last");
    lua_pushstring(L, role_name(block->role));
    lua_setfield(L, -2, "role");
}

/* article:blocks(): every piece of the text in reading order, {text, first, last, role}. */
static int article_blocks(lua_State *L) {
    State *state = check_article(L, 1);
    lua_newtable(L);
    for (size_t i = 0; i < state->article->block_count; i++) {
        push_block(L, state, &state->article->blocks[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* article:sentences(): an array of spans. */
static int article_sentences(lua_State *L) {
    State *state = check_article(L, 1);
    const Tokens *tokens = &state->article->tokens;
    uint32_t script = running_script(state);
    lua_createtable(L, (int)tokens->sentence_count, 0);
    for (size_t i = 0; i < tokens->sentence_count; i++) {
        span_push(L, state, script, tokens->sentences[i].first, tokens->sentences[i].end);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* article:tokens(): an array of spans, marks left out. */
static int article_tokens(lua_State *L) {
    State *state = check_article(L, 1);
    const Tokens *tokens = &state->article->tokens;
    uint32_t script = running_script(state);
    lua_Integer n = 0;
    lua_newtable(L);
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (shape_is_mark(tokens->at[i].shape))
            continue;
        span_push(L, state, script, i, i + 1);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* article:span(first, last): the span of the tokens that bytes first..last touch. */
static int article_span(lua_State *L) {
    State *state = check_article(L, 1);
    lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
    luaL_argcheck(L, first >= 1 && first <= (lua_Integer)state->article->len + 1, 2, "not a place in the text");
    luaL_argcheck(L, last >= first - 1 && last <= (lua_Integer)state->article->len, 3, "not a place in the text");
    const Tokens *tokens = &state->article->tokens;
    uint32_t from = (uint32_t)token_from_byte(tokens, (uint32_t)first - 1), to = from;
    while (to < tokens->count && tokens->at[to].begin < (uint32_t)last)
        to++;
    span_push(L, state, running_script(state), from, to);
    return 1;
}

/* article:columns(): the tokens as arrays (columns.h). */
static int article_columns(lua_State *L) {
    columns_push(L, check_article(L, 1), 1);
    return 1;
}

/* article:token(byte): the number, in columns, of the token at that byte, or of the next one behind it. */
static int article_token(lua_State *L) {
    const State *state = check_article(L, 1);
    lua_Integer byte = luaL_checkinteger(L, 2);
    luaL_argcheck(L, byte >= 1 && byte <= (lua_Integer)state->article->len + 1, 2, "not a place in the text");
    lua_pushinteger(L, (lua_Integer)token_from_byte(&state->article->tokens, (uint32_t)byte - 1) + 1);
    return 1;
}

/* article:find(text): the places of a name, { first, last, first, last, … } in bytes. */
static int article_find(lua_State *L) {
    State *state = check_article(L, 1);
    size_t len;
    const char *s = luaL_checklstring(L, 2, &len);
    places_push(L, state, s, len);
    return 1;
}

/* article:terms(most): its best phrases, at most so many, and what its sentences tell (columns.h). */
static int article_terms(lua_State *L) {
    State *state = check_article(L, 1);
    lua_Integer most = luaL_optinteger(L, 2, 10);
    luaL_argcheck(L, most >= 0, 2, "a count of phrases");
    terms_push(L, state, (size_t)most);
    return 1;
}

/* article:xpath(expression): an array of strings, what the page holds there; nil and why for an article that
** has no page. */
static int article_xpath(lua_State *L) {
    LodeArticle *article = check_article(L, 1)->article;
    const char *expression = luaL_checkstring(L, 2);
    if (article->page.s == NULL) {
        lua_pushnil(L);
        lua_pushstring(L, "this article was not read from an HTML page");
        return 2;
    }
    if (libxml2() == NULL)
        return luaL_error(L, NO_LIBXML2);
    if (article->page_tree == NULL)
        article->page_tree = page_tree(article->page, article->page_is_xml);
    page_push_xpath(L, article->page_tree != NULL ? libxml2()->root(article->page_tree) : NULL, expression);
    return 1;
}

/* article:items([kind [, first, last]]): an array of the items found so far, of that kind, that lie within those bytes. */
static int article_items(lua_State *L) {
    State *state = check_article(L, 1);
    const char *named = luaL_optstring(L, 2, NULL), *kind = named != NULL ? kind_named(state->lode, named) : NULL;
    lua_Integer first = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, (lua_Integer)state->article->len);
    lua_Integer n = 0;
    state_refresh(state);
    lua_newtable(L);
    for (size_t i = 0; i < state->item_count; i++) {
        const Item *item = &state->items[i];
        bool wanted = !item->gone && (named == NULL || item->kind == kind);
        if (!wanted || item->begin_byte + 1 < first || item->end_byte > last)
            continue;
        item_push(L, state, i);
        lua_rawseti(L, -2, ++n);
    }
    return 1;
}

/* The date that relative dates count from: the article's own, else --now. */
static void push_now(lua_State *L, const State *state) {
    if (!push_string(L, state->article->fields[LODE_PUBLISHED].value)) {
        lua_pop(L, 1);
        lua_pushstring(L, state->lode->now); /* nil when there is none */
    }
}

/* Pushes a field of one string; false, and nothing pushed, when it is none. */
static bool push_article_string(lua_State *L, const State *state, const char *name) {
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
        if (strcmp(FIELDS[i].name, name) == 0) {
            push_string(L, state->article->fields[FIELDS[i].field].value);
            return true;
        }
    if (strcmp(name, "now") != 0)
        return false;
    push_now(L, state);
    return true;
}

/* article.NAME.  Upvalue: methods by name.  Strings, the whole text among them, are made once an article. */
static int article_index(lua_State *L) {
    const State *state = *(State **)lua_touserdata(L, 1);
    if (state == NULL)
        return luaL_error(L, "this article is gone: build and after keep nothing between articles");
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    lua_getiuservalue(L, 1, ARTICLE_STRINGS);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    const char *name = luaL_checkstring(L, 2);
    if (push_article_string(L, state, name)) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
        return 1;
    }
    if (strcmp(name, "authors") == 0)
        push_authors(L, state->article);
    else if (strcmp(name, "tags") == 0)
        push_tags(L, state->article);
    else if (strcmp(name, "captions") == 0)
        push_captions(L, state->article);
    else
        lua_pushnil(L);
    return 1;
}

static int article_tostring(lua_State *L) {
    State *state = check_article(L, 1);
    lua_pushfstring(L, "article %s", state->article->fields[LODE_SOURCE].value.s);
    return 1;
}

static int article_len(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check_article(L, 1)->article->len);
    return 1;
}

/* ---- metatables ---- */

static const luaL_Reg ARTICLE_META_FUNCTIONS[] = {
    {"__tostring", article_tostring}, {"__len", article_len}, {NULL, NULL}};
static const luaL_Reg ARTICLE_METHODS[] = {{"blocks", article_blocks}, {"sentences", article_sentences},
                                           {"tokens", article_tokens}, {"span", article_span},
                                           {"items", article_items},   {"xpath", article_xpath},
                                           {"columns", article_columns}, {"token", article_token},
                                           {"find", article_find},       {"terms", article_terms},
                                           {NULL, NULL}};
static const luaL_Reg SPAN_META_FUNCTIONS[] = {{"__tostring", span_tostring},
                                               {"__len", span_len},     {"__eq", span_eq},
                                               {"__concat", span_concat}, {NULL, NULL}};
static const luaL_Reg SPAN_METHODS[] = {{"before", span_before}, {"after", span_after},
                                        {"sentence", span_sentence}, {"tokens", span_tokens},
                                        {"listed", span_listed},     {NULL, NULL}};

/* Leaves the table of methods on the top, which __index has for upvalue.  [-0, +1, e] */
static void make_metatable(lua_State *L, const char *name, const char *key, const luaL_Reg *meta,
                           const luaL_Reg *methods, lua_CFunction index) {
    luaL_newmetatable(L, name);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
    luaL_setfuncs(L, meta, 0);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__metatable");
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, index, 1);
    lua_setfield(L, -3, "__index");
    lua_remove(L, -2);
}

void open_articles(lua_State *L) {
    make_metatable(L, ARTICLE_META, &article_key, ARTICLE_META_FUNCTIONS, ARTICLE_METHODS, article_index);
    make_metatable(L, SPAN_META, &span_key, SPAN_META_FUNCTIONS, SPAN_METHODS, span_index);
    for (int field = SPAN_TEXT; field <= SPAN_TOKEN; field++) {
        lua_pushinteger(L, field);
        lua_setfield(L, -2, SPAN_FIELDS[field]);
    }
    lua_pop(L, 2);
}
