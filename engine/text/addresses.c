/* addresses.c - web and mail addresses. */
#include "text/scan.h"

static const char *const TOP_DOMAINS[] = {"com", "org", "net", "gov", "edu", "info", "co", "uk", "us",
                                          "de",  "fr",  "kr",  "io",  "jp",  "eu",   "ru", "cn", "tv"};

static bool is_top_domain(const char *s, size_t len) {
    for (size_t i = 0; i < sizeof TOP_DOMAINS / sizeof *TOP_DOMAINS; i++)
        if (strlen(TOP_DOMAINS[i]) == len && memcmp(TOP_DOMAINS[i], s, len) == 0)
            return true;
    return false;
}

/* The end of a web or mail address that begins at `begin`, up to white space, without the marks
** of punctuation that belong to the sentence. */
static size_t address_end(const Scan *s, size_t begin) {
    size_t at = begin, len;
    while (at < s->end) {
        CharClass c = class_at(s, at, &len);
        if (c == CHAR_SPACE || c == CHAR_OPEN_QUOTE || c == CHAR_CLOSE_QUOTE || c == CHAR_DOUBLE_QUOTE ||
            s->text[at] == '<' || s->text[at] == '>')
            break;
        at += len;
    }
    while (at > begin && strchr(".,;:!?)]}'", s->text[at - 1]) != NULL)
        at--;
    return at;
}

/* A mail address whose local part begins at `begin`: its end, or 0.  Looks at 80 bytes at most. */
static size_t email_end(const Scan *s, size_t begin) {
    size_t at = begin;
    while (at < begin + 80 && (ascii_alnum(byte_at(s, at)) || (byte_at(s, at) && strchr("._%+-", byte_at(s, at)))))
        at++;
    if (byte_at(s, at) != '@' || !ascii_alnum(byte_at(s, at + 1)))
        return 0;
    size_t domain = ++at;
    while (ascii_alnum(byte_at(s, at)) || byte_at(s, at) == '.' || byte_at(s, at) == '-')
        at++;
    while (at > domain && !ascii_alnum(s->text[at - 1]))
        at--;
    return memchr(s->text + domain, '.', at - domain) != NULL ? at : 0;
}

/* A bare host name ("example.com/page") that begins at `begin`: its end, or 0. */
static size_t host_end(const Scan *s, size_t begin) {
    size_t at = begin, label = begin, dots = 0;
    while (at < begin + 250 && (ascii_alnum(byte_at(s, at)) || byte_at(s, at) == '-' ||
                                (byte_at(s, at) == '.' && ascii_alnum(byte_at(s, at + 1))))) {
        if (s->text[at] == '.') {
            label = at + 1;
            dots++;
        }
        at++;
    }
    if (dots == 0 || char_in_word(peek(s, at)) || !is_top_domain(s->text + label, at - label))
        return 0;
    return byte_at(s, at) == '/' ? address_end(s, begin) : at;
}

bool emit_address(Scan *s, size_t begin, size_t run_end) {
    char next = byte_at(s, run_end);
    if (next == '\0' || strchr("@.-+:%", next) == NULL)
        return false;
    if (next == ':') {
        if (byte_at(s, run_end + 1) != '/' || byte_at(s, run_end + 2) != '/')
            return false;
        emit_turn(s, begin, address_end(s, begin), SHAPE_URL);
        return true;
    }
    size_t end = email_end(s, begin);
    if (end > 0) {
        emit(s, begin, end, SHAPE_EMAIL);
        return true;
    }
    if (next == '.' && run_end - begin == 3 && strncmp(s->text + begin, "www", 3) == 0)
        end = address_end(s, begin);
    else if (next == '.' || next == '-')
        end = host_end(s, begin);
    if (end == 0)
        return false;
    emit_turn(s, begin, end, SHAPE_URL);
    return true;
}

