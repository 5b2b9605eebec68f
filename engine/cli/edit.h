/* edit.h - reading lines: with libedit on a terminal, else plainly.
**
** libedit is loaded when an Editor is made, not linked, so that other verbs start fast; without it
** lines are read as they come.
*/
#ifndef LODE_CLI_EDIT_H
#define LODE_CLI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Editor Editor;

/* Asks what may follow `before` (`len` bytes, up to the cursor): returns text to insert, or NULL,
** and in *choices what to show when there are several ways to go on, or NULL.  Both are freed by
** the editor. */
typedef char *(*CompleteFunction)(void *context, const char *before, size_t len, char **choices);

typedef enum EditStep {
    EDIT_LINE,      /* *line is set, without its line feed; it lives until the next call */
    EDIT_CANCELLED, /* Ctrl-C */
    EDIT_END
} EditStep;

/* `terminal`: standard input and output are one, so lines can be edited.  The caller frees. */
Editor *edit_new(bool terminal, CompleteFunction complete, void *context);
void edit_free(Editor *editor); /* NULL is allowed */

/* The next line.  The prompt is only shown on a terminal. */
EditStep edit_line(Editor *editor, const char *prompt, const char **line);

/* Keeps the line for the next runs too: in lode/history of $XDG_STATE_HOME or ~/.local/state. */
void edit_remember(Editor *editor, const char *line);

/* What a signal handler does on Ctrl-C while a line is read. */
void edit_cancel(void);

#endif
