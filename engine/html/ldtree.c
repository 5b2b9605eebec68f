/* ldtree.c - see ldtree.h */
#include "html/ldtree.h"

#include "read/json_repair.h"

#include <ctype.h>
#include <stdlib.h>
#include <yajl/yajl_parse.h>

enum { DEEPEST_VALUE = 64, MOST_VALUES = 200000 };

typedef struct LdReader {
    LdTree *tree;
    uint32_t open[DEEPEST_VALUE];
    size_t depth;
    LodeString key;
} LdReader;

/* ---- what yajl calls ---- */

static uint32_t add_value(LdReader *r, LdType type, LodeString text) {
    LdTree *tree = r->tree;
    uint32_t parent = r->depth > 0 ? r->open[r->depth - 1] : NO_VALUE;
    tree->at = mem_grow(tree->at, &tree->cap, tree->count + 1, sizeof *tree->at);
    uint32_t value = (uint32_t)tree->count++;
    tree->at[value] = (LdValue){type, r->key, text, parent, value + 1};
    r->key = (LodeString){NULL, 0};
    return value;
}

static int note_text(void *context, const char *s, size_t len) {
    LdReader *r = context;
    add_value(r, LD_STRING, (LodeString){arena_dup(r->tree->arena, s, len), len});
    return 1;
}

static int note_string(void *context, const unsigned char *s, size_t len) {
    return note_text(context, (const char *)s, len);
}

static int note_nothing(void *context) {
    LdReader *r = context;
    r->key = (LodeString){NULL, 0};
    return 1;
}

static int note_boolean(void *context, int value) {
    (void)value;
    return note_nothing(context);
}

static int note_key(void *context, const unsigned char *key, size_t len) {
    LdReader *r = context;
    r->key = (LodeString){arena_dup(r->tree->arena, (const char *)key, len), len};
    return 1;
}

static int open_value(LdReader *r, LdType type) {
    if (r->depth == DEEPEST_VALUE || r->tree->count > MOST_VALUES)
        return 0;
    uint32_t value = add_value(r, type, (LodeString){NULL, 0});
    r->open[r->depth++] = value;
    return 1;
}

static int open_object(void *context) {
    return open_value(context, LD_OBJECT);
}

static int open_array(void *context) {
    return open_value(context, LD_ARRAY);
}

static int close_value(void *context) {
    LdReader *r = context;
    r->tree->at[r->open[--r->depth]].end = (uint32_t)r->tree->count;
    return 1;
}

static const yajl_callbacks CALLBACKS = {
    .yajl_null = note_nothing,
    .yajl_boolean = note_boolean,
    .yajl_number = note_text,
    .yajl_string = note_string,
    .yajl_start_map = open_object,
    .yajl_map_key = note_key,
    .yajl_end_map = close_value,
    .yajl_start_array = open_array,
    .yajl_end_array = close_value,
};

/* Whether all of it was read.  Elements left open are closed where it ends. */
static bool parse(LdTree *tree, LodeString json) {
    LdReader reader = {.tree = tree};
    yajl_handle parser = yajl_alloc(&CALLBACKS, NULL, &reader);
    yajl_config(parser, yajl_dont_validate_strings, 1);
    yajl_config(parser, yajl_allow_comments, 1);
    yajl_config(parser, yajl_allow_multiple_values, 1);
    bool ok = yajl_parse(parser, (const unsigned char *)json.s, json.len) == yajl_status_ok &&
              yajl_complete_parse(parser) == yajl_status_ok;
    while (reader.depth > 0)
        close_value(&reader);
    yajl_free(parser);
    return ok;
}

/* ---- mending ---- */

/* What is around the first bracket and the last: comments of HTML, CDATA, a variable's name, a ";". */
static LodeString unwrapped(LodeString s) {
    while (s.len > 0 && *s.s != '{' && *s.s != '[') {
        s.s++;
        s.len--;
    }
    if (s.len > 8 && memcmp(s.s, "[CDATA[", 7) == 0)
        return unwrapped((LodeString){s.s + 7, s.len - 7});
    while (s.len > 0 && s.s[s.len - 1] != '}' && s.s[s.len - 1] != ']')
        s.len--;
    while (s.len > 2 && memcmp(s.s + s.len - 2, "]]", 2) == 0 && *s.s == '{')
        s.len -= 2;
    return s;
}

static char next_mark(const char *p, const char *end) {
    while (p < end && isspace((unsigned char)*p))
        p++;
    return p < end ? *p : '\0';
}

/* Whether the quotation mark at `p` closes its string: a mark of JSON follows.  Others were forgotten to be
** escaped. */
static bool closes_string(const char *p, const char *end) {
    char next = next_mark(p + 1, end);
    return next == '\0' || strchr(",:}]", next) != NULL;
}

/* A backslash with what it escapes; one before what JSON knows no escape for is dropped. */
static const char *copy_escape(const char *p, const char *end, Buffer *out) {
    if (p + 1 < end && p[1] != '\0' && strchr("\"\\/bfnrtu", p[1]) != NULL) {
        buffer_add(out, p, 2);
        return p + 2;
    }
    return p + 1;
}

static const char *mend_string(const char *p, const char *end, Buffer *out) {
    buffer_putc(out, *p++);
    while (p < end && !(*p == '"' && closes_string(p, end))) {
        if (*p == '\\') {
            p = copy_escape(p, end, out);
            continue;
        }
        if (*p == '"')
            buffer_puts(out, "\\\"");
        else
            buffer_putc(out, (unsigned char)*p < ' ' ? ' ' : *p);
        p++;
    }
    buffer_putc(out, '"');
    return p < end ? p + 1 : end;
}

/* Commas before a closing bracket or another comma are left out; control characters and quotation marks
** in strings become what may stand there. */
static void mend(LodeString s, Buffer *out) {
    const char *p = s.s, *end = s.s + s.len;
    while (p < end) {
        if (*p == '"') {
            p = mend_string(p, end, out);
            continue;
        }
        char next = *p == ',' ? next_mark(p + 1, end) : '\0';
        if (!(*p == ',' && (next == '}' || next == ']' || next == ',')))
            buffer_putc(out, *p);
        p++;
    }
}

void ldtree_read(LdTree *tree, LodeString json) {
    Buffer paired = {0}, mended = {0};
    size_t before = tree->count;
    json = json_pair_surrogates(unwrapped(json), &paired);
    if (json.len > 0 && !parse(tree, json)) {
        mend(json, &mended);
        tree->count = before;
        parse(tree, (LodeString){mended.data, mended.len});
    }
    buffer_free(&paired);
    buffer_free(&mended);
}

void ldtree_free(LdTree *tree) {
    free(tree->at);
}

uint32_t ldtree_get(const LdTree *tree, uint32_t object, const char *key) {
    size_t len = strlen(key);
    if (object == NO_VALUE || tree->at[object].type != LD_OBJECT)
        return NO_VALUE;
    for (uint32_t i = object + 1; i < tree->at[object].end; i = tree->at[i].end)
        if (tree->at[i].key.len == len && memcmp(tree->at[i].key.s, key, len) == 0)
            return i;
    return NO_VALUE;
}
