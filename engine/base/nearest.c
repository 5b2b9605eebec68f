/* nearest.c - see nearest.h.  Edit distance where two letters swapped count as one change. */
#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 40 };

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

static size_t distance(const char *a, const char *b) {
    size_t rows[3][LONGEST + 1], len_a = strlen(a), len_b = strlen(b);
    if (len_a > LONGEST || len_b > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= len_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= len_a; i++) {
        size_t *row = rows[i % 3];
        const size_t *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= len_b; j++) {
            row[j] = least(least(row[j - 1], up[j]) + 1, up[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], up2[j - 2] + 1);
        }
    }
    return rows[len_a % 3][len_b];
}

const char *nearest_name(const char *word, const char *const *names) {
    const char *best = NULL;
    size_t least_far = least(strlen(word) / 3 + 1, 3) + 1;
    for (; *names != NULL; names++) {
        size_t far = distance(word, *names);
        if (far < least_far) {
            least_far = far;
            best = *names;
        }
    }
    return best;
}
