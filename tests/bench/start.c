/* start.c - from start to exit: the program on an article of 2 KB against an empty Lua.
**
**   usage: start LODE RULES TEXT
**
** RULES is a script with three small rules, TEXT the article.
*/
#include "program.h"

enum { STARTS = 51 };

int main(int argc, char **argv) {
    if (argc != 4)
        die("usage", "start LODE RULES TEXT");
    const char *raw[] = {argv[1], "run", "-r", argv[2], "-o", "jsonl", "--as", "raw", argv[3], NULL};
    const char *text[] = {argv[1], "run", "-r", argv[2], "-o", "jsonl", "--as", "text", argv[3], NULL};
    const char *lua[] = {"lua5.4", "-e", "", NULL};
    double raws[STARTS], texts[STARTS], luas[STARTS];
    for (int i = -3; i < STARTS; i++) { /* three to warm up */
        double r = time_program(raw, "/dev/null"), l = time_program(lua, "/dev/null"), t = time_program(text, "/dev/null");
        if (i < 0)
            continue;
        raws[i] = r;
        luas[i] = l;
        texts[i] = t;
    }
    double raw_ms = median(raws, STARTS) * 1e3, lua_ms = median(luas, STARTS) * 1e3;
    add_row("start_vs_lua", raw_ms, "ms", "lua5.4 -e ''", lua_ms);
    add_row("article_2k_ms", raw_ms, "ms", "10 ms, the bound", 10);
    add_row("article_2k_text_ms", median(texts, STARTS) * 1e3, "ms", "10 ms, the bound", 10);
    return 0;
}
