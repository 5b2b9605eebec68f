/* sitename.c - what a site goes by, to tell its name from headlines and authors. */
#define _GNU_SOURCE /* memmem */
#include "html/choose.h"

#include <ctype.h>

/* The next letter or digit, in small; 0 at the end.  Bytes of other scripts count as they are. */
static int next_letter(LodeString s, size_t *at) {
    while (*at < s.len) {
        unsigned char c = (unsigned char)s.s[(*at)++];
        if (isalnum(c) || c >= 0x80)
            return tolower(c);
    }
    return 0;
}

bool same_words(LodeString a, LodeString b) {
    size_t i = 0, j = 0;
    int x, y;
    do {
        x = next_letter(a, &i);
        y = next_letter(b, &j);
    } while (x == y && x != 0);
    return x == y;
}

static LodeString address(const Page *page, const Candidates *all) {
    const Candidate *url = candidate_best(all, WANT_URL);
    if (url != NULL && url->value.len > 8)
        return url->value;
    return (LodeString){page->url, page->url != NULL ? strlen(page->url) : 0};
}

/* The host without "www." and what follows the site's own label: "bbc" of www.bbc.co.uk. */
static LodeString site_label(LodeString url) {
    const char *p = url.s, *end = url.s + url.len;
    const char *scheme = url.len > 3 ? memmem(p, url.len, "://", 3) : NULL;
    if (scheme == NULL)
        return (LodeString){NULL, 0};
    p = scheme + 3;
    const char *slash = memchr(p, '/', (size_t)(end - p));
    end = slash != NULL ? slash : end;
    if (end - p > 4 && memcmp(p, "www.", 4) == 0)
        p += 4;
    const char *best = p, *stop = end; /* the longest label */
    for (const char *from = p; from < end;) {
        const char *dot = memchr(from, '.', (size_t)(end - from));
        const char *to = dot != NULL ? dot : end;
        if (from == p || to - from > stop - best) {
            best = from;
            stop = to;
        }
        from = to + 1;
    }
    return (LodeString){best, (size_t)(stop - best)};
}

bool is_site_name(const Page *page, const Candidates *all, LodeString name) {
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].what == WANT_PUBLISHER && same_words(all->at[i].value, name))
            return true;
    LodeString label = site_label(address(page, all));
    if (label.len > 0 && same_words(label, name))
        return true;
    bool domain = name.len > 4 && memchr(name.s, '.', name.len) != NULL &&
                  memchr(name.s, ' ', name.len) == NULL;
    return domain;
}
