/* bench.h - what the benchmarks share: clock, medians, the text, rows of the table.
**
** Each benchmark is one program.  It measures a candidate and a baseline in turns (A B A B ...), so
** that a machine which slows down slows both, and compares their medians.  Rows go to the file
** that BENCH_TSV names: name, value, unit, baseline, baseline_value, ratio.
*/
#ifndef LODE_BENCH_H
#define LODE_BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 7, MOST_RUNS = 101 };

typedef struct Text {
    char *s; /* followed by 64 zero bytes */
    size_t len;
} Text;

/* Pieces of the text that are read as articles: whole lines, a few kilobytes each. */
typedef struct Piece {
    size_t begin, end;
} Piece;

typedef struct Pieces {
    Piece *at;
    size_t count;
} Pieces;

static inline void die(const char *what, const char *why) {
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static inline int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static inline double median(const double *values, size_t count) {
    double sorted[MOST_RUNS];
    memcpy(sorted, values, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, by_size);
    return count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
}

static inline Text load_text(const char *path) {
    FILE *in = fopen(path, "rb");
    if (in == NULL || fseek(in, 0, SEEK_END) != 0)
        die(path, "cannot be read");
    Text text = {NULL, (size_t)ftell(in)};
    rewind(in);
    text.s = calloc(1, text.len + 64);
    if (text.s == NULL || (text.len > 0 && fread(text.s, text.len, 1, in) != 1))
        die(path, "cannot be read");
    fclose(in);
    return text;
}

/* Cuts at blank lines, each piece `least` bytes or a little more. */
static inline Pieces cut_text(const Text *text, size_t least) {
    Pieces pieces = {calloc(text->len / least + 2, sizeof(Piece)), 0};
    for (size_t at = 0; at < text->len;) {
        size_t from = at + least < text->len ? at + least : text->len;
        const char *stop = strstr(text->s + from, "\n\n");
        size_t end = stop != NULL ? (size_t)(stop - text->s) + 2 : text->len;
        pieces.at[pieces.count++] = (Piece){at, end};
        at = end;
    }
    return pieces;
}

static inline double mb_per_s(size_t bytes, double seconds) {
    return (double)bytes / 1e6 / seconds;
}

static inline void add_row(const char *name, double value, const char *unit, const char *baseline,
                           double baseline_value) {
    const char *path = getenv("BENCH_TSV");
    FILE *out = path != NULL ? fopen(path, "a") : stdout;
    if (out == NULL)
        die(path, "cannot be written");
    fprintf(out, "%s\t%.4g\t%s\t%s\t%.4g\t%.4g\n", name, value, unit, baseline, baseline_value,
            value / baseline_value);
    if (out != stdout)
        fclose(out);
}

#endif
