/* edit.c - see edit.h */
#include "cli/edit.h"

#include "base/memory.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <wchar.h>

enum { MOST_HISTORY = 1000 };

/* ---- what is used of libedit (histedit.h), found with dlsym ---- */

typedef struct editline EditLine;
typedef struct history History;

typedef struct LineInfo {
    const char *buffer, *cursor, *last;
} LineInfo;

typedef struct HistEvent {
    int number;
    const char *text;
} HistEvent;

enum {
    EL_EDITOR = 2,
    EL_SIGNAL = 3,
    EL_BIND = 4,
    EL_ADDFN = 9,
    EL_HIST = 10,
    EL_GETCFN = 13,
    EL_PREP_TERM = 16,
    EL_REFRESH = 20,
    EL_PROMPT_ESC = 21
};
enum { H_SETSIZE = 1, H_ENTER = 10, H_SETUNIQUE = 20 };
enum { CC_REFRESH = 4, CC_ERROR = 6, CC_REDISPLAY = 8 };

typedef struct Libedit {
    void *handle;
    EditLine *(*init)(const char *, FILE *, FILE *, FILE *);
    void (*end)(EditLine *);
    const char *(*gets)(EditLine *, int *);
    int (*set)(EditLine *, int, ...);
    int (*wset)(EditLine *, int, ...); /* with wide strings */
    const LineInfo *(*line)(EditLine *);
    int (*insert)(EditLine *, const char *);
    void (*resize)(EditLine *);
    History *(*history_init)(void);
    void (*history_end)(History *);
    int (*history)(History *, HistEvent *, int, ...);
} Libedit;

struct Editor {
    bool terminal;
    CompleteFunction complete;
    void *context;
    const char *prompt;
    char *history_path; /* NULL: history is not kept */
    Libedit lib;        /* handle is NULL when it is not used */
    EditLine *el;
    History *history;
    Buffer line, last; /* read now; remembered before */
    char *plain;       /* getline's */
    size_t plain_cap;
};

/* What happened while a line was read. */
static volatile sig_atomic_t cancelled, resized, continued;

void edit_cancel(void) {
    cancelled = 1;
}

static void on_resize(int signal) {
    (void)signal;
    resized = 1;
}

static void on_continue(int signal) {
    (void)signal;
    continued = 1;
}

/* ---- loading ---- */

/* `function` is a pointer to the function pointer that is set. */
static bool find(const Libedit *lib, const char *name, void *function) {
    void *symbol = dlsym(lib->handle, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

static bool load(Libedit *lib) {
    lib->handle = dlopen("libedit.so.2", RTLD_NOW | RTLD_LOCAL);
    if (lib->handle == NULL)
        return false;
    bool found = find(lib, "el_init", &lib->init) && find(lib, "el_end", &lib->end) &&
                 find(lib, "el_gets", &lib->gets) && find(lib, "el_set", &lib->set) &&
                 find(lib, "el_wset", &lib->wset) && find(lib, "el_line", &lib->line) &&
                 find(lib, "el_insertstr", &lib->insert) && find(lib, "el_resize", &lib->resize) &&
                 find(lib, "history_init", &lib->history_init) &&
                 find(lib, "history_end", &lib->history_end) && find(lib, "history", &lib->history);
    if (!found) {
        dlclose(lib->handle);
        lib->handle = NULL;
    }
    return found;
}

/* ---- what libedit calls ---- */

/* libedit's callbacks get nothing but the EditLine; a terminal has one editor. */
static Editor *the_editor;

static char *prompt_of(EditLine *el) {
    static char prompt[64];
    (void)el;
    snprintf(prompt, sizeof prompt, "%s", the_editor->prompt);
    return prompt;
}

static void after_signals(Editor *editor) {
    if (resized)
        editor->lib.resize(editor->el);
    if (continued) {
        editor->lib.set(editor->el, EL_PREP_TERM, 1);
        editor->lib.set(editor->el, EL_REFRESH);
    }
    resized = continued = 0;
}

/* One byte of the terminal: 1, 0 at its end, -1 when Ctrl-C was pressed. */
static int read_byte(Editor *editor, char *byte) {
    for (;;) {
        after_signals(editor);
        if (cancelled)
            return -1;
        ssize_t n = read(STDIN_FILENO, byte, 1);
        if (n >= 0)
            return (int)n;
        if (errno != EINTR)
            return 0;
    }
}

/* EL_GETCFN: one character. */
static int read_character(EditLine *el, wchar_t *out) {
    (void)el;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    for (;;) {
        char byte;
        int n = read_byte(the_editor, &byte);
        if (n <= 0)
            return n;
        size_t used = mbrtowc(out, &byte, 1, &state);
        if (used == (size_t)-1)
            memset(&state, 0, sizeof state); /* no character: passed over */
        else if (used != (size_t)-2)
            return 1;
    }
}

static unsigned char show_choices(char *choices) {
    printf("\n%s\n", choices);
    fflush(stdout);
    free(choices);
    return CC_REDISPLAY;
}

/* The Tab key. */
static unsigned char complete(EditLine *el, int key) {
    (void)key;
    Editor *editor = the_editor;
    const LineInfo *info = editor->lib.line(el);
    char *choices = NULL;
    char *text = editor->complete(editor->context, info->buffer,
                                  (size_t)(info->cursor - info->buffer), &choices);
    bool inserted = text != NULL && *text != '\0' && editor->lib.insert(el, text) == 0;
    free(text);
    if (!inserted && choices != NULL)
        return show_choices(choices);
    free(choices);
    return inserted ? CC_REFRESH : CC_ERROR;
}

/* ---- history ---- */

/* Makes the folder of `path` and those above it. */
static void make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

static char *history_path(void) {
    Buffer path = {0};
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state != NULL && *state == '/')
        buffer_printf(&path, "%s/lode/history", state);
    else if (home != NULL && *home == '/')
        buffer_printf(&path, "%s/.local/state/lode/history", home);
    else
        return NULL;
    buffer_putc(&path, '\0');
    make_folders(path.data);
    return path.data;
}

static void enter(Editor *editor, const char *line) {
    HistEvent event;
    if (editor->history != NULL)
        editor->lib.history(editor->history, &event, H_ENTER, line);
}

/* Keeps only the last lines of the file, which `lines` lines are more than enough of. */
static void trim_history(const char *path, const Buffer *kept) {
    Buffer temporary = {0};
    buffer_printf(&temporary, "%s.%ld", path, (long)getpid());
    buffer_putc(&temporary, '\0');
    int fd = open(temporary.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool written = fd >= 0 && write(fd, kept->data, kept->len) == (ssize_t)kept->len;
    if (fd >= 0)
        close(fd);
    if (!written || rename(temporary.data, path) != 0)
        unlink(temporary.data);
    buffer_free(&temporary);
}

static size_t count_lines(FILE *in) {
    size_t lines = 0;
    for (int c; (c = getc(in)) != EOF;)
        lines += c == '\n';
    rewind(in);
    return lines;
}

static void read_history(Editor *editor) {
    FILE *in = editor->history_path ? fopen(editor->history_path, "re") : NULL;
    if (in == NULL)
        return;
    size_t lines = count_lines(in), passed = 0,
           skip = lines > MOST_HISTORY ? lines - MOST_HISTORY : 0;
    Buffer kept = {0};
    ssize_t len;
    while ((len = getline(&editor->plain, &editor->plain_cap, in)) > 0) {
        if (passed++ < skip)
            continue;
        buffer_add(&kept, editor->plain, (size_t)len);
        editor->plain[strcspn(editor->plain, "\n")] = '\0';
        enter(editor, editor->plain);
    }
    fclose(in);
    if (skip > 0)
        trim_history(editor->history_path, &kept);
    buffer_free(&kept);
}

static void append_history(const char *path, const char *line) {
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    Buffer text = {0};
    buffer_printf(&text, "%s\n", line);
    if (write(fd, text.data, text.len) < 0)
        perror("lode: the history cannot be kept");
    buffer_free(&text);
    close(fd);
}

void edit_remember(Editor *editor, const char *line) {
    if (editor->el == NULL || *line == '\0')
        return;
    if (editor->last.len > 0 && strcmp(editor->last.data, line) == 0)
        return;
    editor->last.len = 0;
    buffer_add(&editor->last, line, strlen(line) + 1);
    enter(editor, line);
    if (editor->history_path != NULL)
        append_history(editor->history_path, line);
}

/* ---- an editor ---- */

/* Characters need a locale that knows UTF-8. */
static void set_locale(void) {
    if (setlocale(LC_CTYPE, "") == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_resize};
    sigemptyset(&action.sa_mask);
    sigaction(SIGWINCH, &action, NULL);
    action.sa_handler = on_continue;
    sigaction(SIGCONT, &action, NULL);
}

static void open_history(Editor *editor) {
    HistEvent event;
    const Libedit *lib = &editor->lib;
    editor->history = lib->history_init();
    if (editor->history == NULL)
        return;
    lib->history(editor->history, &event, H_SETSIZE, (int)MOST_HISTORY);
    lib->set(editor->el, EL_HIST, lib->history, editor->history);
    editor->history_path = history_path();
    read_history(editor);
}

static void open_libedit(Editor *editor) {
    Libedit *lib = &editor->lib;
    set_locale();
    if (!load(lib))
        return;
    editor->el = lib->init("lode", stdin, stdout, stderr);
    if (editor->el == NULL)
        return;
    the_editor = editor;
    lib->set(editor->el, EL_SIGNAL, 0);
    lib->set(editor->el, EL_EDITOR, "emacs");
    lib->set(editor->el, EL_PROMPT_ESC, prompt_of, '\1');
    lib->set(editor->el, EL_GETCFN, read_character);
    /* el_set would copy the names and never free them */
    lib->wset(editor->el, EL_ADDFN, L"lode-complete", L"Completes names", complete);
    lib->set(editor->el, EL_BIND, "^I", "lode-complete", NULL);
    lib->set(editor->el, EL_BIND, "^R", "em-inc-search-prev", NULL);
    open_history(editor);
    catch_signals();
}

Editor *edit_new(bool terminal, CompleteFunction complete_function, void *context) {
    Editor *editor = mem_zero(1, sizeof *editor);
    editor->terminal = terminal;
    editor->complete = complete_function;
    editor->context = context;
    if (terminal)
        open_libedit(editor);
    return editor;
}

void edit_free(Editor *editor) {
    if (editor == NULL)
        return;
    if (editor->history != NULL)
        editor->lib.history_end(editor->history);
    if (editor->el != NULL)
        editor->lib.end(editor->el);
    /* not unloaded: terminfo below it keeps memory for as long as the program runs */
    the_editor = NULL;
    buffer_free(&editor->line);
    buffer_free(&editor->last);
    free(editor->history_path);
    free(editor->plain);
    free(editor);
}

/* ---- a line ---- */

static const char *kept_line(Editor *editor, const char *text, size_t len) {
    while (len > 0 && (text[len - 1] == '\n' || text[len - 1] == '\r'))
        len--;
    editor->line.len = 0;
    buffer_add(&editor->line, text, len);
    buffer_putc(&editor->line, '\0');
    return editor->line.data;
}

static EditStep edited_line(Editor *editor, const char **line) {
    int len = 0;
    const char *text = editor->lib.gets(editor->el, &len);
    if (cancelled) {
        fputs("^C\n", stdout);
        fflush(stdout);
        return EDIT_CANCELLED;
    }
    if (text == NULL || len <= 0) {
        putchar('\n');
        return EDIT_END;
    }
    *line = kept_line(editor, text, (size_t)len);
    return EDIT_LINE;
}

static EditStep plain_line(Editor *editor, const char **line) {
    if (editor->terminal) {
        for (const char *c = editor->prompt; *c != '\0'; c++)
            if (*c != '\1')
                putchar(*c);
        fflush(stdout);
    }
    errno = 0;
    ssize_t len = getline(&editor->plain, &editor->plain_cap, stdin);
    if (len < 0 && errno == EINTR) {
        clearerr(stdin);
        putchar('\n');
        return EDIT_CANCELLED;
    }
    if (len < 0)
        return EDIT_END;
    *line = kept_line(editor, editor->plain, (size_t)len);
    return EDIT_LINE;
}

EditStep edit_line(Editor *editor, const char *prompt, const char **line) {
    cancelled = 0;
    editor->prompt = prompt;
    return editor->el != NULL ? edited_line(editor, line) : plain_line(editor, line);
}
