/* marks.c - see marks.h */
#include "match/marks.h"

#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { FEW = 64 }; /* tokens that most overlaps do not exceed */

void marks_add(Marks *m, uint32_t first, uint32_t end, uint32_t ref) {
    if (m->count == m->cap)
        m->at = mem_grow(m->at, &m->cap, m->count + 1, sizeof *m->at);
    m->at[m->count++] = (Mark){first, end, ref};
}

void marks_clear(Marks *m) {
    m->count = 0;
    m->indexed = false;
}

static int by_place(const void *a, const void *b) {
    const Mark *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->ref < y->ref ? -1 : x->ref > y->ref;
}

static int by_length(const void *a, const void *b) {
    const Mark *x = a, *y = b;
    uint32_t n = x->end - x->first, m = y->end - y->first;
    if (n != m)
        return n > m ? -1 : 1;
    return by_place(a, b);
}

/* Keeps, of a group of marks that hang together by overlaps, those that win; returns how many.
** Longer ones come first, so one that overlaps a winner has an end inside it. */
static size_t resolve_group(Mark *group, size_t count, uint32_t first, uint32_t end) {
    bool few[FEW] = {false}, *taken = end - first <= FEW ? few : mem_zero(end - first, sizeof *taken);
    size_t kept = 0;
    qsort(group, count, sizeof *group, by_length);
    for (size_t i = 0; i < count; i++) {
        Mark mark = group[i];
        if (taken[mark.first - first] || taken[mark.end - 1 - first])
            continue;
        memset(taken + (mark.first - first), true, mark.end - mark.first);
        group[kept++] = mark;
    }
    if (taken != few)
        free(taken);
    qsort(group, kept, sizeof *group, by_place);
    return kept;
}

static bool in_order(const Marks *m) {
    for (size_t i = 1; i < m->count; i++)
        if (by_place(&m->at[i - 1], &m->at[i]) > 0)
            return false;
    return true;
}

/* How many marks at the beginning overlap nothing. */
static size_t apart(const Marks *m) {
    size_t i = 0;
    while (i + 1 < m->count && m->at[i].end <= m->at[i + 1].first)
        i++;
    return i + 1 < m->count ? i : m->count;
}

void marks_resolve(Marks *m) {
    if (!in_order(m))
        qsort(m->at, m->count, sizeof *m->at, by_place);
    size_t out = apart(m);
    for (size_t i = out; i < m->count;) {
        uint32_t reach = m->at[i].end;
        size_t j = i + 1;
        while (j < m->count && m->at[j].first < reach) {
            reach = m->at[j].end > reach ? m->at[j].end : reach;
            j++;
        }
        size_t kept = j - i > 1 ? resolve_group(m->at + i, j - i, m->at[i].first, reach) : 1;
        for (size_t k = 0; k < kept; k++)
            m->at[out++] = m->at[i + k];
        i = j;
    }
    m->count = out;
}

void marks_index(Marks *m, size_t tokens) {
    size_t words = tokens / 64 + 1;
    m->begins = mem_grow(m->begins, &m->begins_cap, words, sizeof *m->begins);
    memset(m->begins, 0, words * sizeof *m->begins);
    for (size_t i = 0; i < m->count; i++)
        m->begins[m->at[i].first / 64] |= 1ull << (m->at[i].first % 64);
    m->indexed = true;
}

bool marks_begin_in(const Marks *m, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end;) {
        uint64_t bits = m->begins[i / 64] >> (i % 64);
        uint32_t room = 64 - i % 64, left = end - i;
        if (left < room)
            bits &= (1ull << left) - 1;
        if (bits != 0)
            return true;
        i += room;
    }
    return false;
}

size_t marks_from(const Marks *m, uint32_t token) {
    size_t low = 0, high = m->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (m->at[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void marks_free(Marks *m) {
    free(m->at);
    free(m->begins);
    *m = (Marks){0};
}
