/* unit.h - what the unit tests share: cmocka, temporary folders, engines with scripts of their own. */
#ifndef LODE_UNIT_H
#define LODE_UNIT_H

#include "base/memory.h"
#include "lode.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
/* after setjmp.h, stdarg.h and stdint.h */
#include <cmocka.h>

/* ---- texts ---- */

enum { UNIT_PADDING = 64 };

/* A copy with zero bytes behind it, as the tokeniser wants it; freed with free(). */
static inline char *unit_padded(const char *s, size_t len) {
    char *copy = calloc(1, len + UNIT_PADDING);
    assert_non_null(copy);
    memcpy(copy, s, len);
    return copy;
}

/* `count` copies of `piece`, zero-terminated; freed with free(). */
static inline char *unit_repeat(const char *piece, size_t count) {
    size_t len = strlen(piece);
    char *text = calloc(1, len * count + UNIT_PADDING);
    assert_non_null(text);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * len, piece, len);
    return text;
}

static inline void unit_end_string(Buffer *b) {
    buffer_putc(b, '\0');
    b->len--;
}

/* ---- folders ---- */

/* A new empty folder; unit_remove frees the name. */
static inline char *unit_folder(void) {
    char *name = strdup("/tmp/lode-unit-XXXXXX");
    assert_non_null(mkdtemp(name));
    return name;
}

/* The path of a file in the folder; freed with free(). */
static inline char *unit_path(const char *folder, const char *name) {
    Buffer path = {0};
    buffer_printf(&path, "%s/%s", folder, name);
    unit_end_string(&path);
    return path.data;
}

static inline void unit_write(const char *folder, const char *name, const char *text) {
    char *path = unit_path(folder, name);
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
    free(path);
}

/* What a file holds, zero-terminated; freed with free(). */
static inline char *unit_file(const char *path) {
    Buffer out = {0};
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    for (int c; (c = getc(in)) != EOF;)
        buffer_putc(&out, (char)c);
    fclose(in);
    unit_end_string(&out);
    return out.data;
}

/* Removes the folder, what is in it and the name. */
static inline void unit_remove(char *folder) {
    DIR *dir = opendir(folder);
    for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
        char *path = unit_path(folder, e->d_name);
        struct stat st;
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
                unit_remove(strdup(path));
            else
                unlink(path);
        }
        free(path);
    }
    if (dir != NULL)
        closedir(dir);
    rmdir(folder);
    free(folder);
}

/* ---- engines ---- */

/* The bundled scripts: beside the tests' working folder, the repository. */
static inline const char *unit_scripts(void) {
    const char *set = getenv("LODE_SCRIPTS");
    return set != NULL ? set : "scripts";
}

static inline Lode *unit_lode(LodeOptions options) {
    LodeError error = {0};
    options.scripts = unit_scripts();
    if (options.cache == NULL)
        options.cache = "";
    Lode *lode = lode_new(&options, &error);
    if (lode == NULL)
        fail_msg("lode_new: %s", error.message);
    return lode;
}

/* An engine with the rules of one script, given as text.  NULL with *error filled when it does not
** load. */
static inline Lode *unit_try_rules(const char *script, LodeOptions options, LodeError *error) {
    char *folder = unit_folder();
    unit_write(folder, "rules.lua", script);
    char *path = unit_path(folder, "rules.lua");
    Lode *lode = unit_lode(options);
    *error = (LodeError){0};
    if (!lode_load(lode, path, error)) {
        lode_free(lode);
        lode = NULL;
    }
    free(path);
    unit_remove(folder);
    return lode;
}

static inline Lode *unit_rules_with(const char *script, LodeOptions options) {
    LodeError error;
    Lode *lode = unit_try_rules(script, options, &error);
    if (lode == NULL)
        fail_msg("lode_load: %s", error.message);
    return lode;
}

static inline Lode *unit_rules(const char *script) {
    return unit_rules_with(script, (LodeOptions){0});
}

/* The text as an article, taken as it is. */
static inline LodeArticle *unit_read(Lode *lode, const char *text) {
    LodeError error = {0};
    LodeArticle *article = lode_read(lode, "unit", text, strlen(text), "raw", &error);
    if (article == NULL)
        fail_msg("lode_read: %s", error.message);
    return article;
}

static inline void unit_print_value(Buffer *out, const LodeValue *v) {
    switch (v->type) {
    case LODE_STRING_VALUE:
        buffer_printf(out, "%.*s", (int)v->string.len, v->string.s);
        break;
    case LODE_NUMBER_VALUE:
        buffer_printf(out, "%.14g", v->number);
        break;
    case LODE_BOOLEAN_VALUE:
        buffer_puts(out, v->boolean ? "true" : "false");
        break;
    case LODE_LIST_VALUE:
        for (size_t i = 0; i < v->count; i++)
            buffer_printf(out, "%s%.*s", i ? "," : "", (int)v->list[i].len, v->list[i].s);
    }
}

/* All items, one a line: "kind[text] field=value ...". Freed with free(). */
static inline char *unit_items(const LodeArticle *article) {
    Buffer out = {0};
    LodeString text = lode_article_field(article, LODE_TEXT);
    buffer_puts(&out, "");
    for (size_t i = 0; i < lode_article_items(article); i++) {
        const LodeItem *item = lode_article_item(article, i);
        buffer_printf(&out, "%s%s[%.*s]", i ? "\n" : "", item->kind, (int)(item->end - item->begin),
                      text.s + item->begin);
        for (size_t f = 0; f < item->count; f++) {
            buffer_printf(&out, " %s=", item->fields[f].name);
            unit_print_value(&out, &item->fields[f]);
        }
    }
    unit_end_string(&out);
    return out.data;
}

/* Runs the script's rules on the text and compares what they found. */
static inline void unit_expect(const char *script, const char *text, const char *expected) {
    Lode *lode = unit_rules(script);
    LodeArticle *article = unit_read(lode, text);
    LodeError error = {0};
    if (!lode_run(lode, article, &error))
        fail_msg("lode_run: %s", error.message);
    char *found = unit_items(article);
    assert_string_equal(found, expected);
    free(found);
    lode_article_free(article);
    lode_free(lode);
}

/* What a rule script begins with. */
#define SCRIPT_HEAD                                                                                \
    "local lode = require 'lode'\nlocal lpeg = require 'lpeg'\nlocal t = lode.tokens\n"

/* A script with one rule 'r' whose match is the Lua expression. */
#define SCRIPT_MATCH(match) SCRIPT_HEAD "return lode.rule { api = 1, name = 'r', match = " match " }\n"

#endif
