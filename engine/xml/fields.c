/* fields.c - see fields.h */
#include "xml/fields.h"

#include "read/listed.h"
#include "read/when.h"

enum { MOST_AUTHORS = 500 }; /* as each is compared with all before */

bool text_is_blank(LodeString text) {
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.s[i] > ' ')
            return false;
    return true;
}

void field_date(Draft *draft, LodeField field, LodeString text, const char *origin) {
    char iso[32];
    Buffer clean = {0};
    if (text.s != NULL)
        add_collapsed(&clean, text);
    if (parse_when((LodeString){clean.data, clean.len}, iso))
        draft_field(draft, field, (LodeString){iso, strlen(iso)}, origin);
    buffer_free(&clean);
}

/* ---- people ---- */

typedef struct Person {
    Draft *draft;
    const char *origin;
} Person;

static void add_author(void *context, LodeString name) {
    Person *person = context;
    if (person->draft->authors.len / sizeof(FieldValue) < MOST_AUTHORS)
        draft_author(person->draft, name, person->origin);
}

static bool is_mail(LodeString s) {
    return memchr(s.s, '@', s.len) != NULL && memchr(s.s, ' ', s.len) == NULL;
}

/* The part of "a@x.org (Ann Lee)" or "Ann Lee <a@x.org>" that is the name. */
static LodeString without_mail(LodeString s) {
    static const char PAIRS[][2] = {{'(', ')'}, {'<', '>'}};
    for (size_t i = 0; i < 2; i++) {
        const char *open = memchr(s.s, PAIRS[i][0], s.len);
        const char *close = open != NULL ? memchr(open, PAIRS[i][1], s.len - (size_t)(open - s.s)) : NULL;
        if (close == NULL)
            continue;
        LodeString in = {open + 1, (size_t)(close - open - 1)}, before = {s.s, (size_t)(open - s.s)};
        while (before.len > 0 && before.s[before.len - 1] == ' ')
            before.len--;
        if (before.len > 0 && is_mail(before) && in.len > 0)
            return in;
        if (before.len > 0 && is_mail(in))
            return before;
    }
    return s;
}

void field_people(Draft *draft, LodeString byline, const char *origin) {
    Buffer clean = {0};
    Person person = {draft, origin};
    if (byline.s != NULL)
        add_collapsed(&clean, byline);
    if (clean.len > 0)
        each_author(without_mail((LodeString){clean.data, clean.len}), add_author, &person);
    buffer_free(&clean);
}

void field_tidy_language(Draft *draft) {
    LodeString *value = &draft->article->fields[LODE_LANGUAGE].value;
    const char *bar = value->s != NULL ? memchr(value->s, '_', value->len) : NULL;
    if (bar == NULL)
        return;
    char *copy = arena_dup(&draft->article->arena, value->s, value->len);
    copy[bar - value->s] = '-';
    value->s = copy;
}
