/* list_build.c - compiles the text of a list (docs/lists.md) to a block (list_format.h). */
#include "base/cache.h"
#include "base/error.h"
#include "base/memory.h"
#include "match/list_format.h"
#include "text/lexicon.h"
#include "text/tokens.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 32, PADDING = TEXT_PADDING };

typedef enum CaseRule { CASE_SMART, CASE_FOLD, CASE_EXACT } CaseRule;

typedef struct Cell {
    const char *s;
    size_t len;
} Cell;

typedef struct Builder {
    const char *name;
    CaseRule rule;
    Lexicon lexicon; /* ids are the list's own words */
    Tokens tokens;   /* of the form at hand */
    Buffer padded;   /* its text, with room behind it */
    ListEdge *edges;
    size_t edge_slots, edge_count;
    uint32_t *nodes;
    size_t node_count, node_cap;
    ListForm *forms;
    size_t form_count, form_cap;
    uint32_t *rows;
    size_t cell_count, cell_cap;
    uint32_t columns[MOST_COLUMNS];
    size_t column_count;
    size_t aliases; /* the column with more forms, 0 = none */
    Buffer strings;
} Builder;

static uint32_t add_string(Builder *b, const char *s, size_t len) {
    uint32_t offset = (uint32_t)b->strings.len;
    if (len == 0)
        return 0; /* the empty string stands first */
    buffer_add(&b->strings, s, len);
    buffer_putc(&b->strings, '\0');
    return offset;
}

/* ---- trie ---- */

static uint32_t new_node(Builder *b) {
    b->nodes = mem_grow(b->nodes, &b->node_cap, b->node_count + 1, sizeof *b->nodes);
    b->nodes[b->node_count] = LIST_NONE;
    return (uint32_t)b->node_count++;
}

static ListEdge *edge_slot(ListEdge *edges, size_t slots, uint32_t node, uint32_t word) {
    size_t i = list_edge_hash(node, word) & (slots - 1);
    while (edges[i].child != 0 && (edges[i].node != node || edges[i].word != word))
        i = (i + 1) & (slots - 1);
    return &edges[i];
}

static void grow_edges(Builder *b) {
    size_t slots = b->edge_slots * 2;
    ListEdge *edges = mem_zero(slots, sizeof *edges);
    for (size_t i = 0; i < b->edge_slots; i++)
        if (b->edges[i].child != 0)
            *edge_slot(edges, slots, b->edges[i].node, b->edges[i].word) = b->edges[i];
    free(b->edges);
    b->edges = edges;
    b->edge_slots = slots;
}

static uint32_t child_of(Builder *b, uint32_t node, uint32_t word) {
    if ((b->edge_count + 1) * 2 > b->edge_slots)
        grow_edges(b);
    ListEdge *edge = edge_slot(b->edges, b->edge_slots, node, word);
    if (edge->child == 0) {
        *edge = (ListEdge){node, word, new_node(b)};
        b->edge_count++;
    }
    return edge->child;
}

/* ---- forms ---- */

static char case_of(CaseRule rule, uint8_t shape) {
    if (rule == CASE_EXACT)
        return (char)(LIST_CASE_SHAPE + shape);
    if (rule == CASE_FOLD)
        return LIST_CASE_ANY;
    switch (shape) {
    case SHAPE_CAPITAL:
    case SHAPE_ABBREV_CAPITAL:
        return LIST_CASE_CAPITAL;
    case SHAPE_UPPER:
    case SHAPE_ABBREV_UPPER:
    case SHAPE_INITIAL:
        return LIST_CASE_UPPER;
    case SHAPE_MIXED:
        return LIST_CASE_MIXED;
    default:
        return LIST_CASE_ANY;
    }
}

static void add_form(Builder *b, Cell form, uint32_t row) {
    char cases[256];
    b->padded.len = 0;
    buffer_add(&b->padded, form.s, form.len);
    buffer_add(&b->padded, (char[PADDING]){0}, PADDING);
    b->tokens.count = 0;
    tokenize(&b->tokens, &b->lexicon, b->padded.data, 0, form.len);
    size_t count = b->tokens.count;
    if (count == 0 || count >= sizeof cases)
        return;
    uint32_t node = 0;
    for (size_t i = 0; i < count; i++) {
        const Token *t = &b->tokens.at[i];
        node = child_of(b, node, t->word);
        cases[i] = case_of(b->rule, t->shape);
    }
    b->forms = mem_grow(b->forms, &b->form_cap, b->form_count + 1, sizeof *b->forms);
    uint32_t *link = &b->nodes[node]; /* the first entry of the file wins: append */
    while (*link != LIST_NONE)
        link = &b->forms[*link].next;
    *link = (uint32_t)b->form_count;
    b->forms[b->form_count++] = (ListForm){row, LIST_NONE, add_string(b, cases, count)};
}

/* ---- lines ---- */

static Cell next_cell(Cell *line, char mark) {
    const char *stop = line->len > 0 ? memchr(line->s, mark, line->len) : NULL;
    Cell cell = {line->s, stop ? (size_t)(stop - line->s) : line->len};
    line->s += stop ? cell.len + 1 : cell.len;
    line->len -= stop ? cell.len + 1 : cell.len;
    return cell;
}

static Cell trimmed(Cell cell) {
    while (cell.len > 0 && (*cell.s == ' ' || *cell.s == '\r')) {
        cell.s++;
        cell.len--;
    }
    while (cell.len > 0 && (cell.s[cell.len - 1] == ' ' || cell.s[cell.len - 1] == '\r'))
        cell.len--;
    return cell;
}

static bool cell_is(Cell cell, const char *text) {
    return cell.len == strlen(text) && memcmp(cell.s, text, cell.len) == 0;
}

static bool read_header(Builder *b, Cell line, size_t number, LodeError *error) {
    do {
        Cell cell = trimmed(next_cell(&line, '\t'));
        if (b->column_count == MOST_COLUMNS)
            return error_set(error, LODE_BAD_RULE, "%s:%zu: more than %d columns", b->name, number,
                             MOST_COLUMNS);
        if (cell_is(cell, "aliases"))
            b->aliases = b->column_count;
        b->columns[b->column_count++] = add_string(b, cell.s, cell.len);
    } while (line.len > 0);
    return true;
}

static bool read_row(Builder *b, Cell line, size_t number, LodeError *error) {
    uint32_t row = (uint32_t)(b->cell_count / b->column_count);
    Cell aliases = {0}, entry = {0};
    b->rows = mem_grow(b->rows, &b->cell_cap, b->cell_count + b->column_count, sizeof *b->rows);
    for (size_t c = 0; c < b->column_count; c++) {
        Cell cell = trimmed(next_cell(&line, '\t'));
        b->rows[b->cell_count++] = add_string(b, cell.s, cell.len);
        if (c == 0)
            entry = cell;
        if (c > 0 && c == b->aliases)
            aliases = cell;
    }
    if (line.len > 0)
        return error_set(error, LODE_BAD_RULE, "%s:%zu: more cells than the header's %zu columns",
                         b->name, number, b->column_count);
    if (entry.len == 0)
        return error_set(error, LODE_BAD_RULE, "%s:%zu: the first column is empty: every row needs an entry",
                         b->name, number);
    add_form(b, entry, row);
    while (aliases.len > 0)
        add_form(b, trimmed(next_cell(&aliases, '|')), row);
    return true;
}

static bool read_directive(Builder *b, Cell line, size_t number, LodeError *error) {
    static const char key[] = "# case:";
    if (line.len < sizeof key - 1 || memcmp(line.s, key, sizeof key - 1) != 0)
        return true;
    Cell value = trimmed((Cell){line.s + sizeof key - 1, line.len - (sizeof key - 1)});
    if (cell_is(value, "smart"))
        b->rule = CASE_SMART;
    else if (cell_is(value, "fold"))
        b->rule = CASE_FOLD;
    else if (cell_is(value, "exact"))
        b->rule = CASE_EXACT;
    else
        return error_set(error, LODE_BAD_RULE, "%s:%zu: case is '%.*s', not smart, fold or exact", b->name,
                         number, (int)value.len, value.s);
    return true;
}

static bool read_lines(Builder *b, Cell text, LodeError *error) {
    bool in_head = true;
    if (text.len >= 3 && memcmp(text.s, "\xEF\xBB\xBF", 3) == 0) {
        text.s += 3;
        text.len -= 3;
    }
    for (size_t number = 1; text.len > 0; number++) {
        Cell line = next_cell(&text, '\n');
        if (trimmed(line).len == 0)
            continue;
        if (in_head && *line.s == '#') {
            if (!read_directive(b, trimmed(line), number, error))
                return false;
            continue;
        }
        if (in_head) {
            in_head = false;
            bool header = memchr(line.s, '\t', line.len) != NULL || cell_is(trimmed(line), "name");
            Cell plain = {"name", 4};
            if (!read_header(b, header ? line : plain, number, error))
                return false;
            if (header)
                continue;
        }
        if (!read_row(b, line, number, error))
            return false;
    }
    if (b->cell_count == 0)
        return error_set(error, LODE_BAD_RULE, "%s: no entries in this list", b->name);
    return true;
}

/* ---- the block ---- */

typedef struct Packer {
    char *block;
    size_t size;
} Packer;

static uint32_t pack(Packer *p, const void *data, size_t size) {
    size_t offset = p->size;
    if (p->block != NULL && size > 0)
        memcpy(p->block + offset, data, size);
    p->size = (offset + size + 7) / 8 * 8;
    return (uint32_t)offset;
}

static ListWord *word_table(Builder *b, uint32_t *slots) {
    uint32_t count = 16;
    while (count < b->lexicon.count * 2)
        count *= 2;
    ListWord *table = mem_alloc(count * sizeof *table);
    for (uint32_t i = 0; i < count; i++)
        table[i] = (ListWord){0, 0, LIST_NONE};
    for (uint32_t id = 1; id < b->lexicon.count; id++) {
        const Lexeme *word = &b->lexicon.words[id];
        uint32_t hash = list_hash(word->text, word->len);
        uint32_t i = hash & (count - 1);
        while (table[i].id != LIST_NONE)
            i = (i + 1) & (count - 1);
        table[i] = (ListWord){hash, add_string(b, word->text, word->len), id};
    }
    *slots = count;
    return table;
}

static void pack_all(Builder *b, Packer *p, const ListWord *words, ListHeader *h) {
    p->size = 0;
    pack(p, h, sizeof *h);
    h->words = pack(p, words, h->word_slots * sizeof *words);
    h->edges = pack(p, b->edges, b->edge_slots * sizeof *b->edges);
    h->nodes = pack(p, b->nodes, b->node_count * sizeof *b->nodes);
    h->forms = pack(p, b->forms, b->form_count * sizeof *b->forms);
    h->rows = pack(p, b->rows, b->cell_count * sizeof *b->rows);
    h->columns = pack(p, b->columns, b->column_count * sizeof *b->columns);
    h->strings = pack(p, b->strings.data, b->strings.len);
    h->size = p->size;
    if (p->block != NULL)
        memcpy(p->block, h, sizeof *h);
}

uint64_t list_checksum(const ListHeader *head) {
    return cache_checksum(head + 1, head->size - sizeof *head);
}

static ListHeader *make_block(Builder *b, uint64_t stamp) {
    ListHeader h = {.magic = LIST_MAGIC, .stamp = stamp};
    ListWord *words = word_table(b, &h.word_slots);
    h.edge_slots = (uint32_t)b->edge_slots;
    h.node_count = (uint32_t)b->node_count;
    h.form_count = (uint32_t)b->form_count;
    h.row_count = (uint32_t)(b->cell_count / b->column_count);
    h.column_count = (uint32_t)b->column_count;
    h.strings_size = (uint32_t)b->strings.len;
    Packer p = {0};
    pack_all(b, &p, words, &h); /* measures */
    p.block = mem_zero(1, p.size);
    pack_all(b, &p, words, &h);
    free(words);
    ListHeader *head = (ListHeader *)(void *)p.block;
    head->checksum = list_checksum(head);
    return head;
}

ListHeader *list_build(const char *name, const char *text, size_t len, uint64_t stamp,
                       LodeError *error) {
    Builder b = {.name = name, .edge_slots = 1024};
    b.edges = mem_zero(b.edge_slots, sizeof *b.edges);
    lexicon_init(&b.lexicon);
    buffer_putc(&b.strings, '\0');
    new_node(&b);
    ListHeader *head = read_lines(&b, (Cell){text, len}, error) ? make_block(&b, stamp) : NULL;
    lexicon_free(&b.lexicon);
    tokens_free(&b.tokens);
    buffer_free(&b.padded);
    buffer_free(&b.strings);
    free(b.edges);
    free(b.nodes);
    free(b.forms);
    free(b.rows);
    return head;
}
