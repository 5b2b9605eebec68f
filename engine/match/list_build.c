/* list_build.c - compiles the text of a list (docs/lists.md) to a block (list_format.h). */
#include "base/cache.h"
#include "base/error.h"
#include "base/memory.h"
#include "match/list_format.h"
#include "text/lexicon.h"
#include "text/tokens.h"

#include <stdlib.h>

enum { MOST_COLUMNS = 32, MOST_WORDS = 255, PADDING = TEXT_PADDING, FIRST_SLOTS = 16 };

typedef enum CaseRule { CASE_SMART, CASE_FOLD, CASE_EXACT } CaseRule;

typedef struct Cell {
    const char *s;
    size_t len;
} Cell;

typedef struct Builder {
    const char *name;
    CaseRule rule;
    Lexicon lexicon; /* for the tokeniser; it may fill up, a list's own words may not */
    uint32_t *own;   /* lexicon id → own word, 0 = not asked */
    size_t own_cap;
    Tokens tokens;   /* of the form at hand */
    Buffer padded;   /* its text, with room behind it */
    Buffer folded;   /* a word of it */
    ListSlot *slots;
    size_t slot_count;
    ListWord *words;
    size_t word_count, word_cap;
    ListEdge *edges;
    size_t edge_slots, edge_count;
    uint32_t node_count;
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

/* ---- words ---- */

static ListSlot *word_slot(const Builder *b, const char *s, size_t len, uint32_t hash) {
    size_t i = hash & (b->slot_count - 1);
    for (; b->slots[i].word != 0; i = (i + 1) & (b->slot_count - 1)) {
        const char *word = b->strings.data + b->words[b->slots[i].word].text;
        if (b->slots[i].hash == hash && list_same_word(word, s, len))
            break;
    }
    return &b->slots[i];
}

static void grow_slots(Builder *b) {
    size_t count = b->slot_count * 2;
    ListSlot *slots = mem_zero(count, sizeof *slots);
    for (size_t k = 0; k < b->slot_count; k++) {
        size_t i = b->slots[k].hash & (count - 1);
        while (b->slots[k].word != 0 && slots[i].word != 0)
            i = (i + 1) & (count - 1);
        if (b->slots[k].word != 0)
            slots[i] = b->slots[k];
    }
    free(b->slots);
    b->slots = slots;
    b->slot_count = count;
}

static uint32_t intern(Builder *b, const char *s, size_t len) {
    uint32_t hash = list_hash(s, len);
    if (b->word_count * 2 > b->slot_count)
        grow_slots(b);
    ListSlot *slot = word_slot(b, s, len, hash);
    if (slot->word != 0)
        return slot->word;
    b->words = mem_grow(b->words, &b->word_cap, b->word_count + 1, sizeof *b->words);
    b->words[b->word_count] = (ListWord){.text = add_string(b, s, len), .form = LIST_NONE};
    *slot = (ListSlot){hash, (uint32_t)b->word_count};
    return (uint32_t)b->word_count++;
}

/* The own word of a token of the form at hand. */
static uint32_t own_word(Builder *b, const Token *t) {
    if (t->word == WORD_UNKNOWN) {
        size_t len = t->end - t->begin;
        b->folded.len = 0;
        buffer_reserve(&b->folded, 3 * len + 16);
        return intern(b, b->folded.data, word_fold(b->folded.data, b->padded.data + t->begin, len));
    }
    if (t->word >= b->own_cap) {
        size_t old = b->own_cap;
        b->own = mem_grow(b->own, &b->own_cap, t->word + 1, sizeof *b->own);
        memset(b->own + old, 0, (b->own_cap - old) * sizeof *b->own);
    }
    const Lexeme *word = &b->lexicon.words[t->word];
    if (b->own[t->word] == 0)
        b->own[t->word] = intern(b, word->text, word->len);
    return b->own[t->word];
}

/* ---- trie ---- */

static ListEdge *edge_slot(ListEdge *edges, size_t slots, uint32_t node, uint32_t word) {
    size_t i = list_edge_hash(node, word) & (slots - 1);
    while (edges[i].word != 0 && (edges[i].node != node || edges[i].word != word))
        i = (i + 1) & (slots - 1);
    return &edges[i];
}

static void grow_edges(Builder *b) {
    size_t slots = b->edge_slots * 2;
    ListEdge *edges = mem_zero(slots, sizeof *edges);
    for (size_t i = 0; i < b->edge_slots; i++)
        if (b->edges[i].word != 0)
            *edge_slot(edges, slots, b->edges[i].node, b->edges[i].word) = b->edges[i];
    free(b->edges);
    b->edges = edges;
    b->edge_slots = slots;
}

static ListEdge *edge_of(Builder *b, uint32_t node, uint32_t word) {
    if ((b->edge_count + 1) * 3 > b->edge_slots * 2)
        grow_edges(b);
    ListEdge *edge = edge_slot(b->edges, b->edge_slots, node, word);
    if (edge->word == 0) {
        *edge = (ListEdge){node, word, 0, LIST_NONE};
        b->edge_count++;
    }
    return edge;
}

/* Where the forms that consist of these words hang. */
static uint32_t *forms_of(Builder *b, const uint32_t *words, size_t count) {
    ListWord *first = &b->words[words[0]];
    uint32_t *child = &first->child, *form = &first->form;
    for (size_t i = 1; i < count; i++) {
        if (*child == 0)
            *child = ++b->node_count;
        ListEdge *edge = edge_of(b, *child, words[i]);
        child = &edge->child;
        form = &edge->form;
    }
    return form;
}

/* ---- forms ---- */

static uint8_t case_of(CaseRule rule, uint8_t shape) {
    if (rule == CASE_EXACT)
        return (uint8_t)(LIST_CASE_SHAPE + shape);
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

static const uint8_t *cases_of(const Builder *b, const ListForm *form, size_t count) {
    uint32_t offset;
    if (count <= LIST_INLINE_CASES)
        return form->cases;
    memcpy(&offset, form->cases, sizeof offset);
    return (const uint8_t *)b->strings.data + offset;
}

static ListForm new_form(Builder *b, const uint8_t *cases, size_t count, uint32_t row) {
    ListForm form = {.row = row, .next = LIST_NONE};
    if (count <= LIST_INLINE_CASES) {
        memcpy(form.cases, cases, count);
    } else {
        uint32_t offset = add_string(b, (const char *)cases, count);
        memcpy(form.cases, &offset, sizeof offset);
    }
    return form;
}

/* Hangs a form behind those of the same words: the first entry of the file wins.  One that fits
** only where an earlier one does is left out. */
static void link_form(Builder *b, uint32_t *link, const uint8_t *cases, size_t count, uint32_t row) {
    for (; *link != LIST_NONE; link = &b->forms[*link].next)
        if (memcmp(cases_of(b, &b->forms[*link], count), cases, count) == 0)
            return;
    *link = (uint32_t)b->form_count;
    b->forms = mem_grow(b->forms, &b->form_cap, b->form_count + 1, sizeof *b->forms);
    b->forms[b->form_count++] = new_form(b, cases, count, row);
}

/* Notes at an entry's first word what finding asks first. */
static void note_first(ListWord *first, const uint32_t *words, const uint8_t *cases, size_t count) {
    first->first_shapes |= list_case_shapes(cases[0]);
    if (count == 1)
        return;
    first->next_shapes |= list_case_shapes(cases[1]);
    first->next_words |= list_word_bit(words[1]);
}

static void tokenize_form(Builder *b, Cell form) {
    b->padded.len = 0;
    buffer_add(&b->padded, form.s, form.len);
    buffer_add(&b->padded, (char[PADDING]){0}, PADDING);
    b->tokens.count = 0;
    tokenize(&b->tokens, &b->lexicon, b->padded.data, 0, form.len);
}

static void add_form(Builder *b, Cell form, uint32_t row) {
    uint32_t words[MOST_WORDS];
    uint8_t cases[MOST_WORDS];
    tokenize_form(b, form);
    size_t count = b->tokens.count;
    if (count == 0 || count > MOST_WORDS)
        return;
    for (size_t i = 0; i < count; i++) {
        words[i] = own_word(b, &b->tokens.at[i]);
        cases[i] = case_of(b->rule, b->tokens.at[i].shape);
    }
    note_first(&b->words[words[0]], words, cases, count);
    link_form(b, forms_of(b, words, count), cases, count, row);
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

static void pack_all(const Builder *b, Packer *p, ListHeader *h) {
    p->size = 0;
    pack(p, h, sizeof *h);
    h->slots = pack(p, b->slots, b->slot_count * sizeof *b->slots);
    h->words = pack(p, b->words, b->word_count * sizeof *b->words);
    h->edges = pack(p, b->edges, b->edge_slots * sizeof *b->edges);
    h->forms = pack(p, b->forms, b->form_count * sizeof *b->forms);
    h->rows = pack(p, b->rows, b->cell_count * sizeof *b->rows);
    h->columns = pack(p, b->columns, b->column_count * sizeof *b->columns);
    h->strings = pack(p, b->strings.data, b->strings.len);
    h->size = p->size;
    if (p->block != NULL)
        memcpy(p->block, h, sizeof *h);
}

uint64_t list_checksum(const ListHeader *head) {
    size_t before = offsetof(ListHeader, slot_count);
    return cache_checksum((const char *)head + before, head->size - before);
}

static ListHeader *make_block(const Builder *b, uint64_t stamp, LodeError *error) {
    ListHeader h = {.magic = LIST_MAGIC, .stamp = stamp};
    h.slot_count = (uint32_t)b->slot_count;
    h.word_count = (uint32_t)b->word_count;
    h.edge_slots = (uint32_t)b->edge_slots;
    h.form_count = (uint32_t)b->form_count;
    h.row_count = (uint32_t)(b->cell_count / b->column_count);
    h.column_count = (uint32_t)b->column_count;
    h.strings_size = (uint32_t)b->strings.len;
    Packer p = {0};
    pack_all(b, &p, &h); /* measures */
    if (p.size > UINT32_MAX) {
        error_set(error, LODE_BAD_RULE, "%s: compiled, the list takes more than 4 GB: split it", b->name);
        return NULL;
    }
    p.block = mem_zero(1, p.size);
    pack_all(b, &p, &h);
    ListHeader *head = (ListHeader *)(void *)p.block;
    head->checksum = list_checksum(head);
    return head;
}

static void start(Builder *b) {
    b->slot_count = b->edge_slots = FIRST_SLOTS;
    b->slots = mem_zero(b->slot_count, sizeof *b->slots);
    b->edges = mem_zero(b->edge_slots, sizeof *b->edges);
    b->words = mem_grow(NULL, &b->word_cap, 1, sizeof *b->words);
    b->words[b->word_count++] = (ListWord){.form = LIST_NONE};
    lexicon_init(&b->lexicon);
    buffer_putc(&b->strings, '\0');
}

static void finish(Builder *b) {
    lexicon_free(&b->lexicon);
    tokens_free(&b->tokens);
    buffer_free(&b->padded);
    buffer_free(&b->folded);
    buffer_free(&b->strings);
    free(b->own);
    free(b->slots);
    free(b->words);
    free(b->edges);
    free(b->forms);
    free(b->rows);
}

ListHeader *list_build(const char *name, const char *text, size_t len, uint64_t stamp,
                       LodeError *error) {
    Builder b = {.name = name};
    start(&b);
    ListHeader *head = read_lines(&b, (Cell){text, len}, error) ? make_block(&b, stamp, error) : NULL;
    finish(&b);
    return head;
}
