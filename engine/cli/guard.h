/* guard.h - statements at the prompt that may be interrupted, or crash, without loss.
**
** The first process only supervises.  Before each statement the prompt forks: the child runs the statement
** and goes on as the prompt, its parent waits as the checkpoint.  When the statement is done the
** checkpoint goes; when the child dies, or hangs after Ctrl-C, the checkpoint is the prompt again, with all
** that was there before the statement.  Memory is shared until it is written to.  No threads may run.
*/
#ifndef LODE_CLI_GUARD_H
#define LODE_CLI_GUARD_H

#include <stdbool.h>

/* Makes this process the supervisor and returns in its child; the supervisor ends with the last prompt's
** status.  Called before anything is loaded. */
void guard_start(void);

/* Before a statement: true in the process that is to run it.  False when it was undone, which has been
** said. */
bool guard_begin(void);

/* The statement is done: its changes stay. */
void guard_end(void);

#endif
