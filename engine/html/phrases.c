/* phrases.c - see phrases.h */
#include "html/phrases.h"

#include <ctype.h>
#include <strings.h>

enum { MOST_WORDS = 48, MOST_LETTERS = 256, MOST_NODES = 200 };

LodeString phrase(const char *s) {
    return (LodeString){s, s != NULL ? strlen(s) : 0};
}

LodeString phrase_skip(LodeString s, size_t bytes) {
    return (LodeString){s.s + bytes, s.len - bytes};
}

static bool is_trimmed(char c, const char *marks) {
    return isspace((unsigned char)c) || (c != '\0' && strchr(marks, c) != NULL);
}

/* No-break spaces, dots and dashes in the middle are marks at an end as well. */
static size_t wide_mark(const char *s, size_t len) {
    static const char *const wide[] = {"\u00a0", "\u00b7", "\u2013", "\u2014", "\u2022", "\u00bb",
                                       "\u00ab", "\u2219", "\u25cf", "\u2009", "\u200b", "\u25aa"};
    if (len < 2 || (unsigned char)*s < 0x80)
        return 0;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (len >= strlen(wide[i]) && memcmp(s, wide[i], strlen(wide[i])) == 0)
            return strlen(wide[i]);
    return 0;
}

LodeString phrase_trim(LodeString s, const char *marks) {
    size_t wide;
    while (s.len > 0 && (is_trimmed(*s.s, marks) || wide_mark(s.s, s.len) > 0)) {
        wide = wide_mark(s.s, s.len);
        s = phrase_skip(s, wide > 0 ? wide : 1);
    }
    while (s.len > 0) {
        if (is_trimmed(s.s[s.len - 1], marks))
            s.len--;
        else if (s.len >= 2 && wide_mark(s.s + s.len - 2, 2) == 2)
            s.len -= 2;
        else if (s.len >= 3 && wide_mark(s.s + s.len - 3, 3) == 3)
            s.len -= 3;
        else
            break;
    }
    return s;
}

/* The first two bytes, letters in any case: most comparisons end here. */
static bool begins_alike(LodeString s, const char *what) {
    return s.len > 0 && ((s.s[0] ^ what[0]) & ~0x20) == 0 &&
           (s.len == 1 || what[0] == '\0' || what[1] == '\0' || ((s.s[1] ^ what[1]) & ~0x20) == 0);
}

bool phrase_is(LodeString s, const char *what) {
    return begins_alike(s, what) && s.len == strlen(what) && strncasecmp(s.s, what, s.len) == 0;
}

bool phrase_begins(LodeString s, const char *what) {
    size_t len = strlen(what);
    return (len == 0 || begins_alike(s, what)) && s.len >= len && strncasecmp(s.s, what, len) == 0;
}

bool phrase_in(LodeString s, const char *const *table) {
    for (; *table != NULL; table++)
        if (phrase_is(s, *table))
            return true;
    return false;
}

const char *phrase_find(LodeString s, const char *what) {
    size_t len = strlen(what);
    for (size_t i = 0; i + len <= s.len; i++)
        if (((s.s[i] ^ what[0]) & ~0x20) == 0 && strncasecmp(s.s + i, what, len) == 0)
            return s.s + i;
    return NULL;
}

static bool is_word_byte(char c) {
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

size_t phrase_opening(LodeString s, const char *const *table) {
    size_t longest = 0;
    for (; *table != NULL; table++) {
        if (!begins_alike(s, *table))
            continue;
        size_t len = strlen(*table);
        bool ends = len >= s.len || !is_word_byte(s.s[len]) || !is_word_byte((*table)[len - 1]);
        if (len > longest && ends && phrase_begins(s, *table))
            longest = len;
    }
    return longest;
}

/* ---- likeness ---- */

/* Apostrophes and quotation marks of three bytes, dashes and the like: no part of a word. */
static bool is_general_mark(const char *s, size_t len) {
    return len >= 3 && (unsigned char)s[0] == 0xE2 &&
           ((unsigned char)s[1] == 0x80 || (unsigned char)s[1] == 0x81);
}

/* Hashes of the words, in their order. */
static size_t hash_words(LodeString s, uint32_t words[MOST_WORDS]) {
    size_t count = 0, i = 0;
    while (i < s.len && count < MOST_WORDS) {
        uint32_t hash = 2166136261u;
        size_t begin = i;
        for (; i < s.len; i++) {
            if (is_general_mark(s.s + i, s.len - i)) {
                i += 2;
                if (i > begin + 2) /* an apostrophe inside a word parts nothing */
                    continue;
                break;
            }
            if (s.s[i] == '\'')
                continue;
            if (!is_word_byte(s.s[i]))
                break;
            hash = (hash ^ (uint32_t)tolower((unsigned char)s.s[i])) * 16777619u;
        }
        if (hash != 2166136261u)
            words[count++] = hash;
        i++;
    }
    return count;
}

static size_t count_shared(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count) {
    bool taken[MOST_WORDS] = {false};
    size_t shared = 0;
    for (size_t i = 0; i < a_count; i++)
        for (size_t k = 0; k < b_count; k++)
            if (!taken[k] && a[i] == b[k]) {
                taken[k] = true;
                shared++;
                break;
            }
    return shared;
}

double phrase_likeness(LodeString a, LodeString b) {
    uint32_t x[MOST_WORDS], y[MOST_WORDS];
    size_t n = hash_words(a, x), m = hash_words(b, y);
    return n + m > 0 ? 2.0 * (double)count_shared(x, n, y, m) / (double)(n + m) : 0;
}

double phrase_within(LodeString part, LodeString whole) {
    uint32_t x[MOST_WORDS], y[MOST_WORDS];
    size_t n = hash_words(part, x), m = hash_words(whole, y);
    return n > 0 ? (double)count_shared(x, n, y, m) / (double)n : 0;
}

size_t phrase_words(LodeString s) {
    uint32_t words[MOST_WORDS];
    return hash_words(s, words);
}

/* Letters and digits alone, in small letters. */
static LodeString letters(LodeString s, char out[MOST_LETTERS]) {
    size_t len = 0;
    for (size_t i = 0; i < s.len && len < MOST_LETTERS; i++) {
        if (is_general_mark(s.s + i, s.len - i))
            i += 2;
        else if (is_word_byte(s.s[i]))
            out[len++] = (char)tolower((unsigned char)s.s[i]);
    }
    return (LodeString){out, len};
}

bool phrase_same(LodeString a, LodeString b) {
    char x[MOST_LETTERS], y[MOST_LETTERS];
    LodeString p = letters(a, x), q = letters(b, y);
    return p.len == q.len && p.len > 0 && memcmp(p.s, q.s, p.len) == 0;
}

bool phrase_holds(LodeString whole, LodeString part) {
    char x[MOST_LETTERS], y[MOST_LETTERS];
    LodeString p = letters(whole, x), q = letters(part, y);
    for (size_t i = 0; q.len > 0 && i + q.len <= p.len; i++)
        if (memcmp(p.s + i, q.s, q.len) == 0)
            return true;
    return false;
}

/* ---- the text of an element ---- */

static bool is_silent(HtmlTag tag) {
    return tag == TAG_SCRIPT || tag == TAG_STYLE || tag == TAG_TEMPLATE || tag == TAG_NOSCRIPT ||
           tag == TAG_BUTTON;
}

static void part(Buffer *out, char with) {
    char last = out->len > 0 ? out->data[out->len - 1] : '\n';
    if (last == ' ' && with == '\n')
        out->data[out->len - 1] = '\n';
    else if (last != '\n' && last != ' ')
        buffer_putc(out, with);
}

static void add_chars(Buffer *out, LodeString s) {
    for (size_t i = 0; i < s.len; i++) {
        if (isspace((unsigned char)s.s[i]))
            part(out, ' ');
        else
            buffer_putc(out, s.s[i]);
    }
}

bool page_phrase(const Page *page, uint32_t node, size_t most, bool parted, Buffer *out) {
    uint32_t end = page->nodes[node].end, last_parent = NO_NODE;
    uint32_t left = MOST_NODES;
    out->len = 0;
    for (uint32_t i = node; i < end && out->len <= most && left > 0; left--) {
        const PageNode *n = &page->nodes[i];
        HtmlTag tag = (HtmlTag)n->tag;
        if (tag == TAG_TEXT) {
            if (parted && n->parent != last_parent)
                part(out, out->len > 0 && out->data[out->len - 1] != ' ' ? '\n' : ' ');
            last_parent = n->parent;
            add_chars(out, (LodeString){page->chars.data + n->begin, n->len < most + 1 ? n->len : most + 1});
        } else if (tag == TAG_BR || tag_is_block(tag)) {
            part(out, '\n');
        }
        i = is_silent(tag) ? n->end : i + 1;
    }
    bool whole = out->len <= most && left > 0;
    while (out->len > 0 && isspace((unsigned char)out->data[out->len - 1]))
        out->len--;
    return whole;
}
