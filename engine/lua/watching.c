/* watching.c - functions that run in forked children, so that what they change is gone afterwards; and
** waiting for files to change (inotify). */
#include "lua/watching.h"

#include "base/memory.h"

#include <errno.h>
#include <lauxlib.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CHILDREN = 64, SETTLE_MS = 15 };

typedef struct Child {
    pid_t pid;
    int fd;
} Child;

static void write_all(int fd, const char *s, size_t len) {
    while (len > 0) {
        ssize_t n = write(fd, s, len);
        if (n < 0 && errno != EINTR)
            return;
        s += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
    }
}

/* In the child: sends what the function at the top returns, a string. */
static void run_child(lua_State *L, int fd) {
    size_t len = 0;
    int status = lua_pcall(L, 0, 1, 0);
    const char *s = lua_tolstring(L, -1, &len);
    if (status == LUA_OK && s != NULL)
        write_all(fd, s, len);
    else if (s != NULL)
        fprintf(stderr, "lode: %s\n", s);
    _exit(status == LUA_OK ? 0 : 1);
}

static Child start(lua_State *L) {
    int ends[2];
    Child child = {-1, -1};
    if (pipe(ends) != 0)
        luaL_error(L, "no pipe: %s", strerror(errno));
    fflush(NULL);
    child.pid = fork();
    if (child.pid == 0) {
        close(ends[0]);
        run_child(L, ends[1]);
    }
    close(ends[1]);
    child.fd = ends[0];
    return child;
}

static void read_all(int fd, Buffer *out) {
    char piece[65536];
    ssize_t n;
    while ((n = read(fd, piece, sizeof piece)) > 0 || (n < 0 && errno == EINTR))
        if (n > 0)
            buffer_add(out, piece, (size_t)n);
    close(fd);
}

/* core.parallel{ f, ... }: what each function returns, a string, called in a process of its own; false for
** one that failed. */
static int core_parallel(lua_State *L) {
    Child children[MOST_CHILDREN];
    size_t count = lua_rawlen(L, 1);
    luaL_argcheck(L, count <= MOST_CHILDREN, 1, "too many functions");
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        children[i] = start(L);
        lua_pop(L, 1);
    }
    lua_createtable(L, (int)count, 0);
    for (size_t i = 0; i < count; i++) {
        Buffer out = {0};
        int status = 1;
        read_all(children[i].fd, &out);
        if (children[i].pid > 0)
            waitpid(children[i].pid, &status, 0);
        if (status == 0)
            lua_pushlstring(L, out.data != NULL ? out.data : "", out.len);
        else
            lua_pushboolean(L, false);
        buffer_free(&out);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- files that change ---- */

static void push_names(lua_State *L, int fd) {
    _Alignas(struct inotify_event) char bytes[16384];
    ssize_t n = read(fd, bytes, sizeof bytes);
    for (ssize_t at = 0; at < n;) {
        const struct inotify_event *event = (const struct inotify_event *)(bytes + at);
        if (event->len > 0) {
            lua_pushinteger(L, event->wd);
            lua_setfield(L, -2, event->name);
        }
        at += (ssize_t)(sizeof *event + event->len);
    }
}

/* core.watch{ folders }: a descriptor for core.wait_change; and nil and a message when it cannot be had. */
static int core_watch(lua_State *L) {
    int fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    size_t count = lua_rawlen(L, 1);
    for (size_t i = 1; fd >= 0 && i <= count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i);
        inotify_add_watch(fd, lua_tostring(L, -1), IN_CLOSE_WRITE | IN_MOVED_TO | IN_DELETE);
        lua_pop(L, 1);
    }
    if (fd < 0) {
        lua_pushnil(L);
        lua_pushstring(L, strerror(errno));
        return 2;
    }
    lua_pushinteger(L, fd);
    return 1;
}

/* core.wait_change(descriptor): { [name of a file] = number of its folder } once something has changed and
** nothing more does for a moment: editors write in several steps. */
static int core_wait_change(lua_State *L) {
    struct pollfd one = {.fd = (int)luaL_checkinteger(L, 1), .events = POLLIN};
    lua_newtable(L);
    int wait = -1;
    while (poll(&one, 1, wait) > 0) {
        push_names(L, one.fd);
        wait = SETTLE_MS;
    }
    return 1;
}

static int core_unwatch(lua_State *L) {
    close((int)luaL_checkinteger(L, 1));
    return 0;
}

/* core.clock(): milliseconds from some point on. */
static int core_clock(lua_State *L) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    lua_pushnumber(L, (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6);
    return 1;
}

void open_watching(lua_State *L) {
    static const luaL_Reg functions[] = {{"parallel", core_parallel}, {"watch", core_watch},
                                         {"wait_change", core_wait_change}, {"unwatch", core_unwatch},
                                         {"clock", core_clock},           {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
