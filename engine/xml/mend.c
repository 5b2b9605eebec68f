/* mend.c - see mend.h */
#define _GNU_SOURCE /* memmem */
#include "xml/mend.h"

#include "html/entities.h"

#include <ctype.h>

typedef struct Mender {
    const char *p, *end;
    Buffer *out;
} Mender;

static bool at(const Mender *m, const char *mark) {
    size_t len = strlen(mark);
    return (size_t)(m->end - m->p) >= len && memcmp(m->p, mark, len) == 0;
}

static bool is_name_start(char c) {
    return isalpha((unsigned char)c) || c == '_' || c == ':' || (unsigned char)c >= 0x80;
}

static const char *find(const Mender *m, const char *from, const char *mark) {
    const char *found = from < m->end ? memmem(from, (size_t)(m->end - from), mark, strlen(mark)) : NULL;
    return found != NULL ? found + strlen(mark) : m->end;
}

/* Bytes that XML allows, without controls. */
static void copy(Mender *m, const char *to) {
    for (; m->p < to; m->p++)
        if ((unsigned char)*m->p >= ' ' || *m->p == '\t' || *m->p == '\n' || *m->p == '\r')
            buffer_putc(m->out, *m->p);
}

static void escape(Buffer *out, const char *s, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (s[i] == '&')
            buffer_puts(out, "&amp;");
        else if (s[i] == '<')
            buffer_puts(out, "&lt;");
        else if (s[i] == '>')
            buffer_puts(out, "&gt;");
        else if (s[i] == '"')
            buffer_puts(out, "&quot;");
        else
            buffer_putc(out, s[i]);
    }
}

static void mend_reference(Mender *m) {
    char s[4];
    size_t len, size = entity_at(m->p, m->end, true, s, &len);
    bool control = len == 1 && (unsigned char)*s < ' ' && *s != '\t' && *s != '\n' && *s != '\r';
    if (size == 0) {
        buffer_puts(m->out, "&amp;");
        m->p++;
        return;
    }
    if (!control)
        escape(m->out, s, len);
    m->p += size;
}

/* A document type, with what it declares between brackets. */
static void skip_doctype(Mender *m) {
    const char *close = find(m, m->p, ">"), *open = memchr(m->p, '[', (size_t)(close - m->p));
    m->p = open == NULL ? close : find(m, find(m, open, "]"), ">");
}

/* A tag: as it stands, but for references and what no attribute may hold. */
static void mend_tag(Mender *m) {
    char quote = '\0';
    copy(m, m->p + 1);
    while (m->p < m->end) {
        char c = *m->p;
        if (c == '&') {
            mend_reference(m);
            continue;
        }
        if (c == '<') {
            if (quote == '\0')
                return; /* never closed */
            buffer_puts(m->out, "&lt;");
            m->p++;
            continue;
        }
        if (quote == '\0' && (c == '"' || c == '\''))
            quote = c;
        else if (c == quote)
            quote = '\0';
        copy(m, m->p + 1);
        if (c == '>' && quote == '\0')
            return;
    }
}

static void mend_markup(Mender *m) {
    if (at(m, "<![CDATA["))
        copy(m, find(m, m->p, "]]>"));
    else if (at(m, "<!--"))
        m->p = find(m, m->p + 4, "-->");
    else if (at(m, "<!"))
        skip_doctype(m);
    else if (at(m, "<?"))
        m->p = find(m, m->p, ">");
    else if (m->end - m->p > 1 && (is_name_start(m->p[1]) || (m->p[1] == '/' && m->end - m->p > 2 && is_name_start(m->p[2]))))
        mend_tag(m);
    else {
        buffer_puts(m->out, "&lt;");
        m->p++;
    }
}

void xml_mend(LodeString text, Buffer *out) {
    Mender m = {text.s, text.s + text.len, out};
    const char *first = memchr(m.p, '<', text.len);
    buffer_reserve(out, text.len + 64);
    m.p = first != NULL ? first : m.end;
    while (m.p < m.end) {
        if (*m.p == '<')
            mend_markup(&m);
        else if (*m.p == '&')
            mend_reference(&m);
        else
            copy(&m, m.p + 1);
    }
}
