/* json_values.c - JSON that is no lines: an array of objects; an object that is one article, or a
** feed, or holds a list of articles under one of the usual names; several of them one behind the
** other.  Lists are read element by element and never held whole.
**
** When an element is never closed, the next line that begins as this one did, with as many blanks
** and a brace, is taken for the next element.
*/
#include "input/bytes.h"
#include "input/json_scan.h"
#include "input/records.h"

enum {
    MOST_NESTING = 4,
    MOST_BROKEN = 100 /* objects never closed: each is looked for to the end */
};

#define PASSED_OVER (JSON_MORE - 1)

typedef struct Values {
    Records base;
    size_t depth;     /* brackets around the elements of the list at hand; 0: in no list */
    bool in_source;   /* each element is { …, "_source": the record } */
    size_t indent;    /* blanks before the element at hand, when it begins a line … */
    bool begins_line; /* … which it does */
    size_t broken;    /* elements that are never closed */
} Values;

/* ---- lists in objects ---- */

static const char *const LISTS[] = {"articles",  "items",   "results", "data", "docs",
                                    "documents", "entries", "stories", "hits", "news",
                                    "posts",     "records", NULL};
static const char *const BOXES[] = {"response", "hits", "data", "result", "results", "feed", NULL};
static const char *const TEXTS[] = {"body",        "text",         "content",
                                    "articleBody", "article_body", "maintext",
                                    "full_text",   "fulltext",     NULL};
static const char *const VERSION[] = {"version", NULL};
static const char *const HITS[] = {"hits", NULL};

typedef struct Key {
    const char *s;
    size_t len;
} Key;

static bool is_one_of(Key key, const char *const *names) {
    for (; *names != NULL; names++)
        if (strlen(*names) == key.len && memcmp(*names, key.s, key.len) == 0)
            return true;
    return false;
}

typedef enum Find {
    FIND_LIST, /* `at` is its first element */
    FIND_NONE, /* `at` is behind the value */
    FIND_MORE, /* the window ends too early */
    FIND_ONE   /* an article, or a feed that its reader takes apart: not to be cut */
} Find;

typedef struct Finder {
    const char *s;
    size_t at, len;
    size_t depth;    /* objects that are open */
    bool empty_list; /* there was one */
    bool hits;       /* the list is called so */
} Finder;

/* The next byte that counts is at f->at; false when the window ends before it. */
static bool find_byte(Finder *f) {
    f->at = json_space(f->s, f->at, f->len);
    return f->at < f->len;
}

/* The value at f->at; to behind it. */
static Find pass_value(Finder *f) {
    f->at = json_end(f->s, f->at, f->len);
    return f->at == JSON_MORE ? FIND_MORE : FIND_NONE;
}

static Find find_in_list(Finder *f, Key key) {
    size_t begin = f->at++;
    if (!find_byte(f))
        return FIND_MORE;
    f->hits = is_one_of(key, HITS);
    if (f->s[f->at] == '{')
        return FIND_LIST;
    f->empty_list = f->empty_list || f->s[f->at] == ']';
    f->at = begin;
    return pass_value(f);
}

/* Whether a text of the outermost object says that it is no list of others. */
static bool says_whole(const Finder *f, Key key) {
    if (f->s[f->at] != '"' || f->depth != 1)
        return false;
    if (!is_one_of(key, VERSION))
        return is_one_of(key, TEXTS);
    size_t end = json_end(f->s, f->at, f->len);
    return end != JSON_MORE && find_bytes(f->s, f->at, end, "jsonfeed.org") != NOT_FOUND;
}

static Find find_in_object(Finder *f);

static Find find_in_value(Finder *f, Key key) {
    if (f->s[f->at] == '[' && is_one_of(key, LISTS))
        return find_in_list(f, key);
    if (f->s[f->at] == '{' && f->depth < MOST_NESTING && is_one_of(key, BOXES))
        return find_in_object(f);
    return says_whole(f, key) ? FIND_ONE : pass_value(f);
}

/* One member, whose name begins at f->at. */
static Find find_in_member(Finder *f) {
    size_t name = f->at + 1;
    if (f->s[f->at] != '"')
        return FIND_ONE; /* no JSON: its reader says so */
    if (pass_value(f) == FIND_MORE)
        return FIND_MORE;
    Key key = {f->s + name, f->at - 1 - name};
    if (!find_byte(f))
        return FIND_MORE;
    if (f->s[f->at++] != ':')
        return FIND_ONE;
    return find_byte(f) ? find_in_value(f, key) : FIND_MORE;
}

/* An object, whose brace is at f->at. */
static Find find_in_object(Finder *f) {
    f->at++;
    f->depth++;
    while (find_byte(f)) {
        char c = f->s[f->at];
        if (c == '}' || c == ',') {
            f->at++;
            f->depth -= c == '}';
            if (c == '}')
                return FIND_NONE;
            continue;
        }
        Find found = find_in_member(f);
        if (found != FIND_NONE)
            return found;
    }
    return FIND_MORE;
}

/* ---- going through the stream ---- */

static void skip_all(Stream *in) {
    do
        stream_take(in, stream_len(in));
    while (stream_more(in));
}

/* Takes white space, and commas in a list; notes how the line begins.  False at the end. */
static bool skip_space(Values *v) {
    Stream *in = v->base.in;
    for (;;) {
        const char *s = stream_at(in);
        size_t at = 0, len = stream_len(in);
        for (; at < len && (is_space(s[at]) || (v->depth > 0 && s[at] == ',')); at++) {
            v->begins_line = s[at] == '\n' || (v->begins_line && s[at] != ',');
            v->indent = s[at] == '\n' ? 0 : v->indent + 1;
        }
        stream_take(in, at);
        if (at < len)
            return true;
        if (!stream_more(in))
            return false;
    }
}

/* Takes the rest of a value of which `depth` brackets are open; of all of it when that is 0. */
static void skim(Stream *in, size_t depth) {
    JsonSkim state = {.depth = depth};
    do {
        size_t end = json_skim(&state, stream_at(in), stream_len(in));
        stream_take(in, end == JSON_MORE ? stream_len(in) : end);
        if (end != JSON_MORE)
            return;
    } while (stream_more(in));
}

/* The end of the value at hand; with `why` JSON_MORE when it has none, PASSED_OVER when it was too
** large. */
static size_t value_end(Values *v, char *why) {
    Stream *in = v->base.in;
    for (;;) {
        size_t len = stream_len(in), end = json_end(stream_at(in), 0, len);
        if ((end == JSON_MORE ? len : end) > v->base.most) {
            skim(in, 0);
            too_large(v->base.most, why);
            return PASSED_OVER;
        }
        if (end != JSON_MORE)
            return end;
        if (!stream_grow(in)) {
            broken_record(why, "an object that is never closed");
            return JSON_MORE;
        }
    }
}

/* ---- a list ---- */

/* The place of the next line that begins like the element at hand. */
static size_t next_alike(const Values *v, const char *s, size_t len) {
    for (size_t line = line_end(s, 0, len); line < len; line = line_end(s, line + 1, len)) {
        size_t at = json_space(s, line, len);
        if (at < len && s[at] == '{' && at - line > v->indent && s[at - v->indent - 1] == '\n')
            return at;
    }
    return NOT_FOUND;
}

/* Goes to what looks like the next element, or else to the end. */
static void resynchronise(Values *v) {
    Stream *in = v->base.in;
    size_t at = NOT_FOUND;
    bool search = v->begins_line && ++v->broken < MOST_BROKEN;
    do
        at = search ? next_alike(v, stream_at(in), stream_len(in)) : NOT_FOUND;
    while (at == NOT_FOUND && search && stream_len(in) < v->base.most && stream_grow(in));
    if (at != NOT_FOUND) {
        stream_take(in, at);
        return;
    }
    skip_all(in);
    v->depth = 0;
}

static void leave_list(Values *v) {
    stream_take(v->base.in, 1);
    if (v->depth > 1)
        skim(v->base.in, v->depth - 1);
    v->depth = 0;
}

static RecordStep fill_element(Values *v, Blob *blob, size_t end) {
    const char *s = stream_at(v->base.in);
    size_t begin = 0, stop = end;
    if (v->in_source && s[0] == '{' && !json_find_member(s, end, "_source", &begin, &stop))
        begin = 0, stop = end;
    stream_take(v->base.in, end);
    return fill_record(blob, s + begin, stop - begin, "json");
}

/* RECORD_END: the list is through. */
static RecordStep next_element(Values *v, Blob *blob, char *why) {
    Stream *in = v->base.in;
    if (!skip_space(v)) {
        v->depth = 0;
        return in->failed ? RECORD_END : broken_record(why, "it ends inside a list of records");
    }
    char first = *stream_at(in);
    if (first == ']') {
        leave_list(v);
        return RECORD_END;
    }
    v->base.number++;
    if (first == '}' || first == ':') {
        resynchronise(v);
        return broken_record(why, "brackets that do not match before it");
    }
    size_t end = value_end(v, why);
    if (end == JSON_MORE && in->failed)
        return RECORD_END;
    if (end == JSON_MORE) {
        resynchronise(v);
        return RECORD_BROKEN;
    }
    v->begins_line = false;
    return end == PASSED_OVER ? RECORD_BROKEN : fill_element(v, blob, end);
}

/* ---- what stands outermost ---- */

/* Looks for a list in the object at hand, as far as the window has to grow for it. */
static Find find_list(const Values *v, Finder *f) {
    Stream *in = v->base.in;
    for (;;) {
        *f = (Finder){.s = stream_at(in), .len = stream_len(in)};
        Find found = find_in_object(f);
        if (found != FIND_MORE || stream_len(in) > v->base.most || !stream_grow(in))
            return found;
    }
}

/* Whether only white space stands behind byte `end`. */
static bool is_last(Stream *in, size_t end, size_t most) {
    size_t at = end;
    for (;;) {
        at = json_space(stream_at(in), at, stream_len(in));
        if (at < stream_len(in) || at - end > most)
            return false;
        if (!stream_more(in))
            return true;
    }
}

/* The object at hand as one record; the only one of the stream has no number. */
static RecordStep whole_object(Values *v, Blob *blob, char *why) {
    Stream *in = v->base.in;
    size_t end = value_end(v, why);
    if (end == JSON_MORE)
        skip_all(in);
    if (end == JSON_MORE || end == PASSED_OVER) {
        v->base.number += v->base.number > 0;
        return in->failed ? RECORD_END : RECORD_BROKEN;
    }
    bool only = v->base.number == 0 && is_last(in, end, v->base.most);
    v->base.number += !only;
    fill_record(blob, stream_at(in), end, "json");
    stream_take(in, end);
    return RECORD_BLOB;
}

/* Enters the list at hand, or gives the object that holds none. */
static RecordStep next_object(Values *v, Blob *blob, char *why) {
    Finder f;
    Find found = find_list(v, &f);
    if (found == FIND_LIST) {
        v->depth = f.depth + 1;
        v->in_source = f.hits;
        stream_take(v->base.in, f.at);
        return RECORD_END;
    }
    if (found != FIND_NONE || !f.empty_list)
        return whole_object(v, blob, why);
    stream_take(v->base.in, f.at);
    return RECORD_END;
}

static RecordStep next_value(Records *records, Blob *blob, char *why) {
    Values *v = (Values *)records;
    for (;;) {
        if (v->depth == 0) {
            if (!skip_space(v))
                return RECORD_END;
            char first = *stream_at(records->in);
            if (first != '[' && first != '{') {
                skip_all(records->in);
                return broken_record(why, "no JSON object, and no array of them");
            }
            if (first == '[') {
                stream_take(records->in, 1);
                v->depth = 1;
                v->in_source = false;
            }
        }
        RecordStep step = v->depth > 0 ? next_element(v, blob, why) : next_object(v, blob, why);
        if (step != RECORD_END || records->in->failed)
            return step;
    }
}

const RecordKind json_values = {sizeof(Values), next_value, NULL};
