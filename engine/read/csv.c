/* csv.c - see csv.h */
#include "read/csv.h"

#include "base/error.h"
#include "read/record.h"
#include "text/encode.h"

#include <stdlib.h>

enum {
    LONGEST_HEADER = 8192,
    LONGEST_LABEL = 48
}; /* bytes of a header that is told by its looks */

typedef struct Row {
    LodeString *cells;
    size_t count, cap;
    bool open; /* the quote of its last cell never ends */
} Row;

typedef struct Table {
    const char *p, *end;
    char separator;
    Arena arena; /* cells with quotes in them; of the header and of the row at hand */
} Table;

/* ---- cells ---- */

/* A cell in quotes at `p`, behind the first; *open when its end is missing.  Text between the end
** of the quotes and the separator belongs to it as well, as programs read it. */
static const char *take_quoted(Table *t, const char *p, LodeString *cell, bool *open) {
    const char *begin = p, *stop = memchr(p, '"', (size_t)(t->end - p));
    *open = stop == NULL;
    stop = stop != NULL ? stop : t->end;
    bool plain = *open || stop + 1 == t->end || stop[1] == t->separator || stop[1] == '\n' ||
                 stop[1] == '\r';
    *cell = (LodeString){begin, (size_t)(stop - begin)};
    if (plain)
        return *open ? t->end : stop + 1;
    Buffer text = {0};
    buffer_add(&text, begin, (size_t)(stop - begin));
    for (p = stop; p < t->end && !*open && *p == '"'; p = stop) {
        if (p + 1 == t->end || p[1] != '"')
            break;
        stop = memchr(p + 2, '"', (size_t)(t->end - p - 2));
        *open = stop == NULL;
        stop = stop != NULL ? stop : t->end;
        buffer_add(&text, p + 1, (size_t)(stop - p - 1));
    }
    p = *open ? t->end : p + 1;
    for (; p < t->end && *p != t->separator && *p != '\n' && *p != '\r'; p++)
        buffer_putc(&text, *p);
    *cell =
        (LodeString){arena_dup(&t->arena, text.data != NULL ? text.data : "", text.len), text.len};
    buffer_free(&text);
    return p;
}

static const char *take_bare(const Table *t, const char *p, LodeString *cell) {
    const char *begin = p;
    while (p < t->end && *p != t->separator && *p != '\n' && *p != '\r')
        p++;
    *cell = (LodeString){begin, (size_t)(p - begin)};
    return p;
}

/* The next row that is not blank; false when there is none. */
static bool next_row(Table *t, Row *row) {
    while (t->p < t->end && (*t->p == '\n' || *t->p == '\r'))
        t->p++;
    row->count = 0;
    row->open = false;
    if (t->p == t->end)
        return false;
    for (;;) {
        LodeString cell;
        bool quoted = t->p < t->end && *t->p == '"';
        t->p = quoted ? take_quoted(t, t->p + 1, &cell, &row->open) : take_bare(t, t->p, &cell);
        row->cells = mem_grow(row->cells, &row->cap, row->count + 1, sizeof *row->cells);
        row->cells[row->count++] = cell;
        if (t->p == t->end || *t->p != t->separator)
            return true;
        t->p++;
    }
}

/* ---- the header ---- */

/* What parts the cells of the first line: the mark that it has most of, outside of quotes. */
static char find_separator(const char *p, const char *end) {
    static const char marks[] = ",;\t|";
    size_t counts[sizeof marks - 1] = {0}, best = 0;
    bool quoted = false;
    for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++) {
        const char *mark = *p != '\0' ? strchr(marks, *p) : NULL;
        quoted ^= *p == '"';
        if (mark != NULL && !quoted)
            counts[mark - marks]++;
    }
    for (size_t i = 1; i < sizeof marks - 1; i++)
        if (counts[i] > counts[best])
            best = i;
    return marks[best];
}

bool csv_sniff(const LodeSource *source) {
    const char *bytes = source->bytes;
    size_t head = source->size < LONGEST_HEADER ? source->size : LONGEST_HEADER;
    const char *stop = head > 0 ? memchr(bytes, '\n', head) : NULL;
    if (stop == NULL || utf8_valid(bytes, (size_t)(stop - bytes)) != (size_t)(stop - bytes))
        return false;
    Table table = {.p = bytes, .end = stop, .separator = find_separator(bytes, stop)};
    Row row = {0};
    bool named = false, labels = next_row(&table, &row) && row.count > 1 && !row.open;
    size_t known = 0;
    for (size_t i = 0; i < row.count && labels; i++) {
        Guess guess = guess_name(NULL, row.cells[i]);
        labels = row.cells[i].len <= LONGEST_LABEL;
        named |= guess.target == TO_TITLE || guess.target == TO_BODY;
        known += guess.target != TARGETS;
    }
    free(row.cells);
    arena_free(&table.arena);
    return labels && named && known >= 2;
}

/* ---- the reader ---- */

typedef struct Giving {
    const ReaderContext *context;
    const LodeSource *source;
    const LodeSink *sink;
} Giving;

static void fail_row(const Giving *g, const char *name, const Row *header, const Row *row) {
    LodeError error;
    if (row->open)
        error_set(&error, LODE_BAD_INPUT,
                  "%s: the quotes around its cell %zu never end: close them", name, row->count);
    else
        error_set(&error, LODE_BAD_INPUT,
                  "%s: %zu cell%s where the header has %zu: quote cells that hold a separator or a "
                  "line break",
                  name, row->count, row->count == 1 ? "" : "s", header->count);
    g->sink->failed(g->sink->context, &error);
}

static void give_row(const Giving *g, const char *name, const Row *header, const Row *row) {
    if (row->open || row->count != header->count) {
        fail_row(g, name, header, row);
        return;
    }
    Record record = {0};
    for (size_t i = 0; i < row->count; i++)
        record_add(&record, header->cells[i], row->cells[i]);
    record_give(g->context, name, g->source->url, record.values, record.count, RECORD_ARTICLE,
                g->sink);
    record_free(&record);
}

/* Rows have numbers when there is more than one. */
static void give_rows(const Giving *g, Table *t, const Row *header) {
    Row row = {0};
    ArenaMark mark = arena_mark(&t->arena);
    for (size_t number = 1; next_row(t, &row); number++) {
        bool alone = number == 1 && t->end - t->p <= 2; /* but for a line end */
        Buffer name = {0};
        buffer_puts(&name, g->source->name);
        if (!alone)
            buffer_printf(&name, "#%zu", number);
        buffer_putc(&name, '\0');
        give_row(g, name.data, header, &row);
        buffer_free(&name);
        arena_rewind(&t->arena, mark);
    }
    free(row.cells);
}

static void read_table(const Giving *g, char separator) {
    Buffer decoded = {0};
    LodeString text = decode(g->source->bytes, g->source->size, false, &decoded).text;
    Table table = {.p = text.s, .end = text.s + text.len, .separator = separator};
    if (separator == '\0')
        table.separator = find_separator(table.p, table.end);
    Row header = {0};
    LodeError error;
    bool any = next_row(&table, &header);
    const char *behind = table.p;
    while (behind < table.end && (*behind == '\n' || *behind == '\r'))
        behind++;
    if (any && behind < table.end) {
        give_rows(g, &table, &header);
    } else {
        error_set(&error, LODE_BAD_INPUT,
                  "%s: no row below the header: the first line names the columns", g->source->name);
        g->sink->failed(g->sink->context, &error);
    }
    free(header.cells);
    arena_free(&table.arena);
    buffer_free(&decoded);
}

void csv_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    read_table(&(Giving){context, source, sink}, '\0');
}

void tsv_read(const ReaderContext *context, const LodeSource *source, const LodeSink *sink) {
    read_table(&(Giving){context, source, sink}, '\t');
}
