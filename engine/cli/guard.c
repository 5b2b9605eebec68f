/* guard.c - see guard.h. */
#include "cli/guard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { PATIENCE_MS = 300, RELEASED = SIGUSR2 };

static volatile pid_t *prompt; /* shared by all: the process that is the prompt; NULL: not guarded */
static int done_fd = -1;       /* in the child: tells the checkpoint that the statement is done */

/* ---- the supervisor ---- */

/* Waits until the prompt has ended; checkpoints that were released, and what statements left behind, do
** not count. */
static int wait_for_prompt(void) {
    int status;
    pid_t pid;
    while ((pid = wait(&status)) > 0 || errno == EINTR) {
        bool released = pid > 0 && WIFSIGNALED(status) && WTERMSIG(status) == RELEASED;
        if (pid == *prompt && !released)
            return status;
    }
    return 0;
}

static int supervise(void) {
    struct termios settings;
    bool terminal = tcgetattr(STDIN_FILENO, &settings) == 0;
    int status = wait_for_prompt();
    if (terminal)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &settings);
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    fprintf(stderr, "lode: the prompt ended: %s\n", strsignal(WTERMSIG(status)));
    return EXIT_FAILURE;
}

void guard_start(void) {
    void *shared = mmap(NULL, sizeof *prompt, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED)
        return;
    prompt = shared;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t child = fork();
    if (child < 0) { /* then without */
        prompt = NULL;
        return;
    }
    if (child == 0) {
        *prompt = getpid();
        return;
    }
    signal(SIGINT, SIG_IGN);
    _exit(supervise());
}

/* ---- the checkpoint ---- */

static volatile sig_atomic_t pressed;

static void on_interrupt(int number) {
    (void)number;
    pressed = pressed + 1;
}

static const char *what_happened(int status) {
    if (pressed > 0)
        return "interrupted";
    return WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "it ended";
}

/* Whether the child has said that it is done; false when it is gone.  After Ctrl-C it has a moment to
** stop by itself; pressed again, none. */
static bool wait_for_done(pid_t child, int fd) {
    char byte;
    for (;;) {
        struct pollfd one = {.fd = fd, .events = POLLIN};
        int ready = poll(&one, 1, pressed > 0 ? PATIENCE_MS : -1);
        if (ready > 0)
            return read(fd, &byte, 1) == 1;
        if ((ready == 0 && pressed > 0) || (ready < 0 && pressed > 1))
            kill(child, SIGKILL);
    }
}

/* The process that called os.exit() was the prompt: so this ends, too. */
static void end_with(int status) {
    *prompt = getpid();
    _exit(WEXITSTATUS(status));
}

/* Returns only when the statement was undone. */
static void be_checkpoint(pid_t child, int fd) {
    struct sigaction action = {.sa_handler = on_interrupt}, before;
    int status = 0;
    sigemptyset(&action.sa_mask);
    pressed = 0;
    sigaction(SIGINT, &action, &before);
    if (wait_for_done(child, fd)) {
        signal(RELEASED, SIG_DFL);
        raise(RELEASED);
    }
    close(fd);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    sigaction(SIGINT, &before, NULL);
    *prompt = getpid();
    if (WIFEXITED(status))
        end_with(status);
    fprintf(stderr, "%s: the statement was undone; articles and variables are as before it\n", what_happened(status));
}

bool guard_begin(void) {
    int ends[2];
    if (prompt == NULL || pipe(ends) != 0)
        return true;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        done_fd = ends[1];
        *prompt = getpid();
        return true;
    }
    close(ends[1]);
    if (child < 0) { /* no checkpoint, then */
        close(ends[0]);
        return true;
    }
    be_checkpoint(child, ends[0]);
    return false;
}

void guard_end(void) {
    if (done_fd < 0)
        return;
    fflush(NULL);
    ssize_t told = write(done_fd, "", 1);
    (void)told; /* a checkpoint that is gone needs no word */
    close(done_fd);
    done_fd = -1;
}
