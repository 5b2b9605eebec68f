/* blobs.c - what inputs are made of, before any reader sees it: for the tests, by the public API.
**
**   usage: blobs [--as FORMAT] [--max-size BYTES] [--count] INPUT...
**
** One line for each source: name, as, url and charset ("-" where there is none) and the bytes, tabs
** between them, controls as \xHH.  Errors go to standard error; the status is 1 when there were any.
** --count prints how many there were and their bytes, in place of them.
*/
#include "lode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print_bytes(const char *s, size_t len) {
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == '\n')
            fputs("\\n", stdout);
        else if (c < ' ' || c == 127)
            printf("\\x%02x", c);
        else
            putchar(c);
    }
}

static void print_source(const LodeSource *source) {
    const char *const known[] = {source->as, source->url, source->charset};
    print_bytes(source->name, strlen(source->name));
    for (int i = 0; i < 3; i++)
        printf("\t%s", known[i] != NULL ? known[i] : "-");
    putchar('\t');
    print_bytes(source->bytes, source->size);
    putchar('\n');
}

int main(int argc, char **argv) {
    LodeInputOptions options = {0};
    LodeError error;
    int at = 1, counting = 0;
    for (; at < argc && strncmp(argv[at], "--", 2) == 0; at++) {
        if (strcmp(argv[at], "--count") == 0)
            counting = 1;
        else if (strcmp(argv[at], "--as") == 0)
            options.as = argv[++at];
        else
            options.max_size = strtoull(argv[++at], NULL, 10);
    }
    LodeInput *input = lode_open((const char *const *)argv + at, (size_t)(argc - at), &options, &error);
    if (input == NULL) {
        fprintf(stderr, "%s\n", error.message);
        return 2;
    }
    int status = 0;
    unsigned long long count = 0, bytes = 0;
    LodeSource source;
    for (LodeStep step; (step = lode_next(input, &source, &error)) != LODE_STEP_END;) {
        if (step == LODE_STEP_FAILED) {
            fprintf(stderr, "%s\n", error.message);
            status = 1;
        } else if (counting) {
            count++;
            bytes += source.size;
        } else {
            print_source(&source);
        }
    }
    if (counting)
        printf("%llu %llu\n", count, bytes);
    lode_close(input);
    return status;
}
