/* error.c - see error.h */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

bool error_set(LodeError *error, LodeStatus status, const char *format, ...) {
    if (error == NULL)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    error->status = status;
    for (char *p = error->message; *p != '\0'; p++)
        if (*p == '\n' || *p == '\r')
            *p = ' ';
    return false;
}
