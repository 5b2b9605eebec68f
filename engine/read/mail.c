/* mail.c - see mail.h.
**
** The parts of a message are walked once; what is text is decoded and collected, plain text and
*HTML
** apart.  Then one of the two becomes the body.
*/
#define _GNU_SOURCE /* memmem */
#include "read/mail.h"

#include "base/error.h"
#include "read/draft.h"
#include "read/listed.h"
#include "read/markup.h"
#include "read/mime.h"
#include "read/prose.h"
#include "read/when.h"
#include "text/encode.h"

#include <ctype.h>

enum { DEEPEST = 10, LONGEST_BOUNDARY = 200, MOST_HEAD = 65536 };

/* A message or a part of one. */
typedef struct Part {
    LodeString headers, body;
} Part;

typedef struct Mail {
    Buffer plain, html; /* valid UTF-8 */
} Mail;

static LodeString string_of(const Buffer *b) {
    return (LodeString){b->data, b->len};
}

static bool is_prefix(LodeString text, const char *start) {
    return text.len >= strlen(start) && strncasecmp(text.s, start, strlen(start)) == 0;
}

/* ---- parts ---- */

/* Headers end at the first blank line. */
static Part split_part(LodeString text) {
    const char *p = text.s, *end = p + text.len;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *next = stop != NULL ? stop + 1 : end;
        if (next - p <= 2 && (*p == '\n' || (*p == '\r' && next - p == 2)))
            return (Part){{text.s, (size_t)(p - text.s)}, {next, (size_t)(end - next)}};
        p = next;
    }
    return (Part){text, {end, 0}};
}

/* A header field, decoded; the caller frees. */
static Buffer header(LodeString headers, const char *name) {
    Buffer raw = {0}, words = {0};
    if (mime_header(headers, name, &raw) && raw.len > 0)
        mime_words(string_of(&raw), &words);
    buffer_free(&raw);
    return words;
}

/* ---- format=flowed (RFC 3676) ---- */

static size_t quote_depth(LodeString line) {
    size_t depth = 0;
    while (depth < line.len && line.s[depth] == '>')
        depth++;
    return depth;
}

/* A line that ends in a blank goes on in the next one of the same quote depth. */
static void add_flowed(LodeString text, bool delete_blank, Buffer *out) {
    const char *p = text.s, *end = p + text.len;
    size_t open = SIZE_MAX; /* quote depth of the line that goes on */
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *next = stop != NULL ? stop + 1 : end;
        stop = stop != NULL ? stop : end;
        LodeString line = {p, (size_t)(stop - p)};
        line.len -= line.len > 0 && line.s[line.len - 1] == '\r';
        size_t depth = quote_depth(line), begin = depth;
        begin += begin < line.len && line.s[begin] == ' '; /* stuffed, or behind the marks */
        bool signature = line.len - begin == 3 && memcmp(line.s + begin, "-- ", 3) == 0;
        bool goes_on = line.len > begin && line.s[line.len - 1] == ' ' && !signature;
        if (open != SIZE_MAX && (open != depth || signature))
            buffer_putc(out, '\n');
        if (open != depth || signature) {
            buffer_add(out, line.s, depth);
            if (depth > 0)
                buffer_putc(out, ' ');
        }
        buffer_add(out, line.s + begin, line.len - begin - (goes_on && delete_blank));
        if (!goes_on)
            buffer_putc(out, '\n');
        open = goes_on ? depth : SIZE_MAX;
        p = next;
    }
}

/* ---- walking the parts ---- */

/* A text part, decoded, behind those that were before. */
static void add_text_part(Mail *mail, LodeString headers, LodeString body, LodeString type) {
    Buffer encoding = {0}, bytes = {0}, text = {0};
    bool html = is_prefix(type, "text/html");
    Buffer *to = html ? &mail->html : &mail->plain;
    mime_header(headers, "Content-Transfer-Encoding", &encoding);
    while (encoding.len > 0 && isspace((unsigned char)encoding.data[encoding.len - 1]))
        encoding.len--;
    mime_transfer(body, string_of(&encoding), &bytes);
    if (bytes.len > 0)
        mime_charset(string_of(&bytes), mime_parameter(type, "charset"), &text);
    if (to->len > 0)
        buffer_puts(to, "\n\n");
    if (!html && text.len > 0 && is_prefix(mime_parameter(type, "format"), "flowed"))
        add_flowed(string_of(&text), is_prefix(mime_parameter(type, "delsp"), "yes"), to);
    else
        buffer_add(to, text.data, text.len);
    buffer_free(&encoding);
    buffer_free(&bytes);
    buffer_free(&text);
}

static void walk_part(Mail *mail, Part part, int depth);

/* The place of the next line "--boundary" at or behind `p`; NULL when there is none. */
static const char *find_boundary(const char *from, const char *p, const char *end, const char *mark,
                                 size_t len) {
    while (p < end && (p = memmem(p, (size_t)(end - p), mark, len)) != NULL) {
        if (p == from || p[-1] == '\n')
            return p;
        p++;
    }
    return NULL;
}

static void walk_parts(Mail *mail, LodeString body, LodeString boundary, int depth) {
    char mark[LONGEST_BOUNDARY + 3] = "--";
    if (boundary.s == NULL || boundary.len == 0 || boundary.len > LONGEST_BOUNDARY)
        return;
    memcpy(mark + 2, boundary.s, boundary.len);
    size_t len = boundary.len + 2;
    const char *end = body.s + body.len, *at = find_boundary(body.s, body.s, end, mark, len);
    while (at != NULL) {
        const char *begin = memchr(at, '\n', (size_t)(end - at));
        if (begin == NULL || (end - at >= (ptrdiff_t)len + 2 && memcmp(at + len, "--", 2) == 0))
            return;
        begin++;
        at = find_boundary(body.s, begin, end, mark, len);
        const char *stop = at != NULL ? at : end;
        walk_part(mail, split_part((LodeString){begin, (size_t)(stop - begin)}), depth + 1);
    }
}

static bool is_attachment(LodeString headers) {
    Buffer disposition = {0};
    bool attached = mime_header(headers, "Content-Disposition", &disposition) &&
                    is_prefix(string_of(&disposition), "attachment");
    buffer_free(&disposition);
    return attached;
}

static void walk_part(Mail *mail, Part part, int depth) {
    Buffer type = {0};
    if (depth > DEEPEST || is_attachment(part.headers))
        return;
    if (!mime_header(part.headers, "Content-Type", &type) || type.len == 0)
        buffer_puts(&type, "text/plain");
    LodeString as = string_of(&type);
    if (is_prefix(as, "multipart/"))
        walk_parts(mail, part.body, mime_parameter(as, "boundary"), depth);
    else if (is_prefix(as, "message/rfc822"))
        walk_part(mail, split_part(part.body), depth + 1);
    else if (is_prefix(as, "text/plain") || is_prefix(as, "text/html") || is_prefix(as, "text;"))
        add_text_part(mail, part.headers, part.body, as);
    buffer_free(&type);
}

/* ---- plain text ---- */

/* What becomes of the lines of a plain text. */
typedef struct Sorted {
    Buffer kept, quoted, signature;
    size_t last; /* where the last kept line that is not blank begins */
} Sorted;

static bool is_signature(LodeString line) {
    return (line.len == 3 && memcmp(line.s, "-- ", 3) == 0) ||
           (line.len == 2 && memcmp(line.s, "--", 2) == 0);
}

static void add_line(Buffer *out, LodeString line) {
    buffer_add(out, line.s, line.len);
    buffer_putc(out, '\n');
}

/* "On Monday, Ann Lee wrote:" goes with the reply below it. */
static void take_attribution(Sorted *sorted) {
    Buffer *kept = &sorted->kept;
    size_t end = kept->len;
    while (end > sorted->last && isspace((unsigned char)kept->data[end - 1]))
        end--;
    if (end - sorted->last < 6 || memcmp(kept->data + end - 6, "wrote:", 6) != 0)
        return;
    add_line(&sorted->quoted, (LodeString){kept->data + sorted->last, end - sorted->last});
    kept->len = sorted->last;
}

static void sort_line(Sorted *sorted, LodeString line) {
    size_t depth = quote_depth(line);
    if (depth > 0) {
        if (sorted->kept.len > sorted->last)
            take_attribution(sorted);
        add_line(&sorted->quoted, (LodeString){line.s + depth, line.len - depth});
        return;
    }
    if (line.len > 0)
        sorted->last = sorted->kept.len;
    add_line(&sorted->kept, line);
}

static Sorted sort_lines(LodeString text) {
    Sorted sorted = {0};
    bool signature = false;
    for (const char *p = text.s, *end = p + text.len; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        const char *next = stop != NULL ? stop + 1 : end;
        LodeString line = {p, (size_t)((stop != NULL ? stop : end) - p)};
        line.len -= line.len > 0 && line.s[line.len - 1] == '\r';
        signature = signature || is_signature(line);
        if (signature)
            add_line(&sorted.signature, line);
        else
            sort_line(&sorted, line);
        p = next;
    }
    return sorted;
}

static bool is_blank(const Buffer *b) {
    for (size_t i = 0; i < b->len; i++)
        if (!isspace((unsigned char)b->data[i]))
            return false;
    return true;
}

/* A message that is all quotation (passed on as it came) is read with its marks taken off. */
static void add_plain(Draft *draft, LodeString text) {
    Sorted sorted = sort_lines(text);
    if (is_blank(&sorted.kept)) {
        draft_prose(draft, string_of(&sorted.quoted));
    } else {
        draft_prose(draft, string_of(&sorted.kept));
        draft_dropped(draft, string_of(&sorted.quoted), "quoted reply");
    }
    draft_dropped(draft, string_of(&sorted.signature), "signature");
    buffer_free(&sorted.kept);
    buffer_free(&sorted.quoted);
    buffer_free(&sorted.signature);
}

/* ---- the body ---- */

static size_t letters_in(LodeString text) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += isalnum((unsigned char)text.s[i]) || (unsigned char)text.s[i] >= 0x80;
    return count;
}

/* Newsletters often have a plain part that only says where the page is. */
static bool prefers_html(const Mail *mail) {
    if (mail->html.len == 0 || is_blank(&mail->html))
        return false;
    Buffer line = {0};
    markup_line(&line, string_of(&mail->html));
    bool html = letters_in(string_of(&mail->plain)) * 3 < letters_in(string_of(&line));
    buffer_free(&line);
    return html;
}

/* Here a reader of whole HTML pages could take over. */
static void add_html(Draft *draft, LodeString html) {
    draft_markup(draft, html);
}

static void add_body(Draft *draft, const Mail *mail) {
    if (prefers_html(mail))
        add_html(draft, string_of(&mail->html));
    else if (mail->plain.len > 0)
        add_plain(draft, string_of(&mail->plain));
}

/* ---- fields ---- */

static LodeString trim(LodeString text) {
    while (text.len > 0 &&
           (isspace((unsigned char)text.s[text.len - 1]) || text.s[text.len - 1] == '"'))
        text.len--;
    while (text.len > 0 && (isspace((unsigned char)*text.s) || *text.s == '"'))
        text = (LodeString){text.s + 1, text.len - 1};
    return text;
}

/* The name in "Ann Lee <ann@x.org>" or "ann@x.org (Ann Lee)"; the address where there is none. */
static LodeString mailbox_name(LodeString box) {
    const char *angle = memchr(box.s, '<', box.len), *round = memchr(box.s, '(', box.len);
    if (angle != NULL) {
        LodeString name = trim((LodeString){box.s, (size_t)(angle - box.s)});
        if (name.len > 0)
            return name;
        const char *end = box.s + box.len, *stop = memchr(angle, '>', (size_t)(end - angle));
        return (LodeString){angle + 1, (size_t)((stop != NULL ? stop : end) - angle - 1)};
    }
    if (round != NULL && box.s[box.len - 1] == ')')
        return trim((LodeString){round + 1, (size_t)(box.s + box.len - round - 2)});
    return trim(box);
}

static void add_mailbox(Draft *draft, LodeString box) {
    Buffer words = {0};
    box = trim(box);
    if (box.len > 0) {
        LodeString name = mailbox_name(box);
        mime_words(name, &words);
        draft_author(draft, string_of(&words), NULL);
    }
    buffer_free(&words);
}

/* Mailboxes are parted by commas outside of quotes, brackets and comments. */
static void take_authors(Draft *draft, LodeString headers) {
    Buffer from = {0};
    if (!mime_header(headers, "From", &from))
        mime_header(headers, "Sender", &from);
    bool quoted = false;
    size_t begin = 0;
    int depth = 0;
    for (size_t i = 0; i < from.len; i++) {
        char c = from.data[i];
        quoted ^= c == '"';
        depth += quoted ? 0 : (c == '<' || c == '(') - (c == '>' || c == ')');
        if (c == ',' && !quoted && depth <= 0) {
            add_mailbox(draft, (LodeString){from.data + begin, i - begin});
            begin = i + 1;
        }
    }
    if (from.len > begin)
        add_mailbox(draft, (LodeString){from.data + begin, from.len - begin});
    buffer_free(&from);
}

/* The name of the list, else the organization. */
static void take_publisher(Draft *draft, LodeString headers) {
    Buffer list = header(headers, "List-Id"), organization = header(headers, "Organization");
    const char *angle = list.len > 0 ? memchr(list.data, '<', list.len) : NULL;
    if (angle != NULL)
        draft_field(draft, LODE_PUBLISHER,
                    trim((LodeString){list.data, (size_t)(angle - list.data)}), "List-Id");
    draft_field(draft, LODE_PUBLISHER, string_of(&organization), "Organization");
    buffer_free(&list);
    buffer_free(&organization);
}

static void take_date(Draft *draft, LodeString headers) {
    char when[32];
    Buffer date = {0};
    if (mime_header(headers, "Date", &date) && parse_when(string_of(&date), when))
        draft_field(draft, LODE_PUBLISHED, (LodeString){when, strlen(when)}, "Date");
    buffer_free(&date);
}

static void add_tag(void *context, LodeString tag) {
    draft_tag(context, tag);
}

static void take_fields(Draft *draft, LodeString headers) {
    Buffer keywords = header(headers, "Keywords"), language = header(headers, "Content-Language");
    take_authors(draft, headers);
    take_publisher(draft, headers);
    take_date(draft, headers);
    if (keywords.len > 0)
        each_keyword(string_of(&keywords), add_tag, draft);
    draft_field(draft, LODE_LANGUAGE, string_of(&language), "Content-Language");
    buffer_free(&keywords);
    buffer_free(&language);
}

/* ---- the reader ---- */

/* Without the line of an mbox before it. */
static LodeString message_of(const LodeSource *source) {
    LodeString text = {source->bytes, source->size};
    const char *stop =
        text.len > 5 && memcmp(text.s, "From ", 5) == 0 ? memchr(text.s, '\n', text.len) : NULL;
    if (stop != NULL)
        text = (LodeString){stop + 1, (size_t)(text.s + text.len - stop - 1)};
    return text;
}

void mail_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    LodeError error;
    Mail mail = {0};
    Draft draft;
    Part message = split_part(message_of(source));
    Buffer subject = header(message.headers, "Subject");
    draft_begin(&draft, context->owner, source->name);
    draft_block(&draft, BLOCK_TITLE, string_of(&subject));
    draft_field(&draft, LODE_TITLE, string_of(&subject), "Subject");
    walk_part(&mail, message, 0);
    add_body(&draft, &mail);
    take_fields(&draft, message.headers);
    if (source->url != NULL)
        draft_field(&draft, LODE_URL, (LodeString){source->url, strlen(source->url)}, NULL);
    LodeArticle *article = draft_finish(&draft, &error);
    if (article != NULL)
        sink->article(sink->context, article);
    else
        sink->failed(sink->context, &error);
    buffer_free(&subject);
    buffer_free(&mail.plain);
    buffer_free(&mail.html);
}

/* ---- telling it ---- */

/* Whether all lines look like header fields, or go on with one. */
static bool are_fields(LodeString headers) {
    for (const char *p = headers.s, *end = p + headers.len; p < end;) {
        const char *stop = memchr(p, '\n', (size_t)(end - p)), *at = p;
        while (at<end && * at> ' ' && *at < 127 && *at != ':')
            at++;
        bool folded = *p == ' ' || *p == '\t';
        if (!folded && (at == p || at == end || *at != ':'))
            return false;
        p = stop != NULL ? stop + 1 : end;
    }
    return headers.len > 0;
}

static bool has_field(LodeString headers, const char *name) {
    Buffer value = {0};
    bool has = mime_header(headers, name, &value);
    buffer_free(&value);
    return has;
}

bool mail_sniff(const LodeSource *source) {
    LodeString text = message_of(source);
    text.len = text.len < MOST_HEAD ? text.len : MOST_HEAD;
    LodeString headers = split_part(text).headers;
    if (!are_fields(headers) || !has_field(headers, "From"))
        return false;
    return has_field(headers, "Message-ID") || has_field(headers, "Received") ||
           has_field(headers, "MIME-Version") || has_field(headers, "Return-Path") ||
           (has_field(headers, "To") && has_field(headers, "Date") &&
            has_field(headers, "Subject"));
}
