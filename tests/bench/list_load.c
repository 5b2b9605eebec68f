/* list_load.c - the program with a list of a million entries: compiling it, and loading it again.
**
**   usage: list_load LODE FOLDER
**
** FOLDER takes the list (made-up names of two words, a country, an alias), a rule that names it, an
** article and the cache.  The time is that of the whole program, from start to exit.
*/
#include "program.h"

#include "base/memory.h"

#include <sys/stat.h>

enum { ENTRIES = 1000000, WORDS = 300000 };

static const char RULE[] = "local lode = require 'lode'\n"
                           "local t = lode.tokens\n"
                           "return lode.rule { api = 1, name = 'million', emits = { million = { 'country' } },\n"
                           "  match = t.span(t.list 'million', 'x'),\n"
                           "  build = function (m) m.country = m.x.entry.country m.x = nil return m end }\n";

static char *path_in(const char *folder, const char *name) {
    Buffer path = {0};
    buffer_printf(&path, "%s/%s", folder, name);
    buffer_putc(&path, '\0');
    return path.data;
}

static void write_file(const char *path, const char *bytes, size_t len) {
    FILE *out = fopen(path, "wb");
    if (out == NULL || fwrite(bytes, len, 1, out) != 1 || fclose(out) != 0)
        die(path, "cannot be written");
}

/* A word of its own for each number. */
static void add_word(Buffer *out, unsigned number) {
    static const char *const SOUNDS[] = {"ka", "mo", "ri", "te", "sal", "vo", "lu", "ber", "an", "do"};
    size_t first = out->len;
    for (int i = 0; i < 6; i++, number /= 10)
        buffer_puts(out, SOUNDS[number % 10]);
    out->data[first] = (char)(out->data[first] - 0x20);
}

static void write_list(const char *path) {
    Buffer text = {0};
    buffer_puts(&text, "name\tcountry\taliases\n");
    for (unsigned i = 0; i < ENTRIES; i++) {
        add_word(&text, i % WORDS);
        buffer_putc(&text, ' ');
        add_word(&text, i);
        buffer_printf(&text, "\t%c%c\t", 'A' + i % 26, 'A' + i / 26 % 26);
        if (i % 10 == 0)
            add_word(&text, i);
        buffer_putc(&text, '\n');
    }
    write_file(path, text.data, text.len);
    buffer_free(&text);
}

/* An article that names the last entry. */
static void write_article(const char *path) {
    Buffer text = {0};
    buffer_puts(&text, "He met ");
    add_word(&text, (ENTRIES - 1) % WORDS);
    buffer_putc(&text, ' ');
    add_word(&text, ENTRIES - 1);
    buffer_puts(&text, " yesterday.\n");
    write_file(path, text.data, text.len);
    buffer_free(&text);
}

static void assert_found(const char *path) {
    Text output = load_text(path);
    if (strstr(output.s, "\"country\": \"NH\"") == NULL) /* the last row's */
        die("the list of a million", "its last entry was not found");
    free(output.s);
}

int main(int argc, char **argv) {
    if (argc != 3)
        die("usage", "list_load LODE FOLDER");
    char *rule = path_in(argv[2], "million.lua"), *list = path_in(argv[2], "million.tsv");
    char *article = path_in(argv[2], "met.txt"), *output = path_in(argv[2], "found.jsonl");
    char *cache = path_in(argv[2], "million-cache");
    const char *program[] = {argv[1], "run", "-r", rule, "-o", "jsonl", "--as", "raw", article, NULL};
    double seconds[RUNS];
    setenv("XDG_CACHE_HOME", cache, 1);
    write_file(rule, RULE, sizeof RULE - 1);
    write_list(list);
    write_article(article);
    double compiling = time_program(program, output);
    assert_found(output);
    for (int i = 0; i < RUNS; i++)
        seconds[i] = time_program(program, output);
    assert_found(output);
    add_row("list_1m_compile", compiling, "s", "5 s, the bound", 5);
    add_row("list_1m_load", median(seconds, RUNS), "s", "0.5 s, the bound", 0.5);
    return 0;
}
