/* program.h - the time that a program takes from start to exit. */
#ifndef LODE_BENCH_PROGRAM_H
#define LODE_BENCH_PROGRAM_H

#include "bench.h"

#include <fcntl.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds from fork to exit; output goes to the file, made anew. */
static inline double time_program(const char *const *argv, const char *output) {
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int out = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(out, STDOUT_FILENO);
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        die(argv[0], "did not run");
    return now() - start;
}

#endif
