/* start.c - from start to exit: the program on an article of 2 KB against an empty Lua.
**
**   usage: start LODE RULES TEXT
**
** RULES is a script with three small rules, TEXT the article.
*/
#include "bench.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STARTS = 51 };

/* Seconds from fork to exit, output thrown away. */
static double time_program(const char *const *argv) {
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        die(argv[0], "did not run");
    return now() - start;
}

int main(int argc, char **argv) {
    if (argc != 4)
        die("usage", "start LODE RULES TEXT");
    const char *raw[] = {argv[1], "run", "-r", argv[2], "-o", "jsonl", "--as", "raw", argv[3], NULL};
    const char *text[] = {argv[1], "run", "-r", argv[2], "-o", "jsonl", "--as", "text", argv[3], NULL};
    const char *lua[] = {"lua5.4", "-e", "", NULL};
    double raws[STARTS], texts[STARTS], luas[STARTS];
    for (int i = -3; i < STARTS; i++) { /* three to warm up */
        double r = time_program(raw), l = time_program(lua), t = time_program(text);
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
