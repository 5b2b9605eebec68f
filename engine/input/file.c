/* file.c - see file.h.
**
** read() into a buffer that is used again and again: fresh memory costs ten times the copy
** (DESIGN.md, section 8).
*/
#include "input/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024, LARGEST_READ = 1 << 30 };

/* Room for what a regular file still has, and one byte more so that its end is seen at once. */
static void reserve_file(int fd, Buffer *out) {
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        buffer_reserve(out, (size_t)info.st_size + 1);
}

static bool read_all(int fd, Buffer *out) {
    reserve_file(fd, out);
    for (;;) {
        if (out->cap - out->len < 2)
            buffer_reserve(out, PIECE);
        size_t room = out->cap - out->len;
        ssize_t n = read(fd, out->data + out->len, room < LARGEST_READ ? room : LARGEST_READ);
        if (n == 0)
            return true;
        if (n > 0)
            out->len += (size_t)n;
        else if (errno != EINTR)
            return false;
    }
}

bool file_read(const char *path, Buffer *out, LodeError *error) {
    bool standard = strcmp(path, "-") == 0;
    out->len = 0;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set(error, LODE_BAD_INPUT, "%s: %s", path, strerror(errno));
    bool ok = read_all(fd, out);
    int why = errno;
    if (!standard)
        close(fd);
    return ok || error_set(error, LODE_BAD_INPUT, "%s: %s", path, strerror(why));
}
