/* list_set.c - see list_set.h
**
** Three steps an article, so that memory is waited for as little as may be.  The first goes over
** all tokens without a branch and keeps those whose word, written as it is, begins an entry.  The
** second looks at each of them and the token behind it: an entry of one word is settled there, and
** so are most others, which go on with no such word; what is left is fetched ahead.  The third
** walks.
*/
#include "match/list_set.h"

#include "match/list_format.h"

#include <stdlib.h>

enum { NO_LIST = UINT16_MAX };

/* A list, its parts by their types. */
typedef struct SetList {
    const ListSlot *slots;
    const ListWord *words;
    const ListEdge *edges;
    const ListForm *forms;
    const char *strings;
    uint32_t slot_mask, edge_mask;
    size_t place;
} SetList;

/* What one list says of one word. */
typedef struct Member {
    uint64_t next_words;
    uint32_t word, child; /* of the list's own */
    uint32_t row;         /* of the entry that is this word alone; LIST_NONE: the forms say */
    uint16_t list;        /* NO_LIST ends a run */
    uint16_t first_shapes, alone_shapes, next_shapes;
} Member;

/* Runs of members, by list, each ended by one of NO_LIST; at[0] is the empty run. */
typedef struct Members {
    Member *at;
    size_t count, cap;
} Members;

/* A place where an entry may stand. */
typedef struct Chance {
    uint32_t token, list;
    uint32_t row;         /* of the entry that is this word alone, LIST_NONE: there is none */
    uint32_t child, word; /* the edge to ask for; word 0: none */
} Chance;

struct ListSet {
    SetList *lists;
    size_t count, cap;
    uint16_t *begins; /* by lexicon id: bits of shapes with which the word begins an entry */
    uint32_t *runs;   /* by lexicon id: what the lists say of it */
    size_t asked, asked_cap, runs_cap;
    Members members;
    Members unknown[2]; /* of a word that the full lexicon did not take, and the next one */
    uint32_t *candidates;
    size_t candidate_cap;
    Chance *chances;
    size_t chance_count, chance_cap;
    uint8_t bit[64]; /* list_shape_bit of each shape */
};

/* What is being looked through. */
typedef struct Pass {
    ListSet *set;
    const LodeArticle *article;
    const Token *tokens;
    size_t count;
    Marks *marks;
} Pass;

/* ---- the set ---- */

static void add_member(Members *members, Member member) {
    members->at = mem_grow(members->at, &members->cap, members->count + 1, sizeof *members->at);
    members->at[members->count++] = member;
}

/* Whatever was known of words is to be asked again. */
static void forget_words(ListSet *set) {
    set->asked = 0;
    set->members.count = 0;
    add_member(&set->members, (Member){.list = NO_LIST});
}

ListSet *list_set_new(void) {
    ListSet *set = mem_zero(1, sizeof *set);
    for (size_t shape = 0; shape < sizeof set->bit; shape++)
        set->bit[shape] = (uint8_t)list_shape_bit((uint8_t)shape);
    forget_words(set);
    return set;
}

void list_set_add(ListSet *set, const List *list, size_t place) {
    const ListHeader *head = list_block(list);
    if (set->count == NO_LIST)
        return;
    set->lists = mem_grow(set->lists, &set->cap, set->count + 1, sizeof *set->lists);
    set->lists[set->count++] = (SetList){
        .slots = list_part(head, head->slots),
        .words = list_part(head, head->words),
        .edges = list_part(head, head->edges),
        .forms = list_part(head, head->forms),
        .strings = list_part(head, head->strings),
        .slot_mask = head->slot_count - 1,
        .edge_mask = head->edge_slots - 1,
        .place = place,
    };
    forget_words(set);
}

void list_set_free(ListSet *set) {
    if (set == NULL)
        return;
    free(set->lists);
    free(set->begins);
    free(set->runs);
    free(set->members.at);
    free(set->unknown[0].at);
    free(set->unknown[1].at);
    free(set->candidates);
    free(set->chances);
    free(set);
}

/* ---- what the lists say of a word ---- */

/* The list's own number of a folded word, 0 when it has none. */
static uint32_t find_word(const SetList *list, const char *text, size_t len, uint32_t hash) {
    for (uint32_t i = hash & list->slot_mask;; i = (i + 1) & list->slot_mask) {
        const ListSlot *slot = &list->slots[i];
        if (slot->word == 0)
            return 0;
        if (slot->hash == hash && list_same_word(list->strings + list->words[slot->word].text, text, len))
            return slot->word;
    }
}

/* How the word alone is an entry: a row and the shapes that ask for no further look, if there is
** one way; else all shapes that are worth a look at the forms. */
static void settle_alone(const SetList *list, uint32_t form, Member *member) {
    const ListForm *f = &list->forms[form];
    bool plain = f->next == LIST_NONE && f->cases[0] < LIST_CASE_SHAPE + LIST_OTHER_SHAPE;
    member->row = plain ? f->row : LIST_NONE;
    member->alone_shapes = plain ? list_case_shapes(f->cases[0]) : member->first_shapes;
}

static Member member_of(const SetList *list, uint16_t number, uint32_t word) {
    const ListWord *w = &list->words[word];
    Member member = {w->next_words, word, w->child, LIST_NONE, number, w->first_shapes, 0, w->next_shapes};
    if (w->form != LIST_NONE)
        settle_alone(list, w->form, &member);
    return member;
}

/* Adds a run for the word; returns the bits of shapes with which it begins an entry, and in *run
** where the run is (the empty one when no list has the word). */
static uint16_t ask(const ListSet *set, const char *text, size_t len, Members *out, uint32_t *run) {
    size_t first = out->count;
    uint32_t hash = list_hash(text, len);
    uint16_t begins = 0;
    for (size_t k = 0; k < set->count; k++) {
        uint32_t word = find_word(&set->lists[k], text, len, hash);
        if (word == 0)
            continue;
        add_member(out, member_of(&set->lists[k], (uint16_t)k, word));
        begins |= out->at[out->count - 1].first_shapes;
    }
    *run = out->count > first ? (uint32_t)first : 0;
    if (out->count > first)
        add_member(out, (Member){.list = NO_LIST});
    return begins;
}

/* Asks for the words that came to the lexicon since. */
static void ask_new_words(ListSet *set, const Lexicon *lexicon) {
    if (set->asked == lexicon->count)
        return;
    set->begins = mem_grow(set->begins, &set->asked_cap, lexicon->count, sizeof *set->begins);
    set->runs = mem_grow(set->runs, &set->runs_cap, lexicon->count, sizeof *set->runs);
    for (size_t id = set->asked; id < lexicon->count; id++) {
        const Lexeme *word = &lexicon->words[id];
        set->begins[id] = ask(set, word->text, word->len, &set->members, &set->runs[id]);
    }
    set->begins[WORD_UNKNOWN] = LIST_ALL_SHAPES; /* its text is asked each time */
    set->asked = lexicon->count;
}

/* The run of a token whose word the full lexicon did not take, kept in unknown[which]. */
static const Member *ask_text(const Pass *pass, const Token *t, int which) {
    char folded[512];
    Members *out = &pass->set->unknown[which];
    size_t len = t->end - t->begin;
    uint32_t run = 0;
    out->count = 0;
    add_member(out, (Member){.list = NO_LIST});
    if (len <= (sizeof folded - 16) / 3)
        ask(pass->set, folded, word_fold(folded, pass->article->text + t->begin, len), out, &run);
    return &out->at[run];
}

static inline const Member *run_of(const Pass *pass, const Token *t, int which) {
    if (t->word == WORD_UNKNOWN)
        return ask_text(pass, t, which);
    return &pass->set->members.at[pass->set->runs[t->word]];
}

/* ---- the trie ---- */

static const ListEdge *find_edge(const SetList *list, uint32_t node, uint32_t word) {
    for (uint32_t i = list_edge_hash(node, word) & list->edge_mask;; i = (i + 1) & list->edge_mask) {
        const ListEdge *edge = &list->edges[i];
        if (edge->word == 0)
            return NULL;
        if (edge->node == node && edge->word == word)
            return edge;
    }
}

static const uint8_t *cases_of(const SetList *list, const ListForm *form, size_t count) {
    uint32_t offset;
    if (count <= LIST_INLINE_CASES)
        return form->cases;
    memcpy(&offset, form->cases, sizeof offset);
    return (const uint8_t *)list->strings + offset;
}

/* The row of the first form from `form` on whose case fits the tokens, LIST_NONE if none does. */
static uint32_t fitting_row(const SetList *list, uint32_t form, const Token *first, size_t count) {
    for (; form != LIST_NONE; form = list->forms[form].next) {
        const uint8_t *cases = cases_of(list, &list->forms[form], count);
        size_t i = 0;
        while (i < count && list_case_fits(cases[i], first[i].shape))
            i++;
        if (i == count)
            return list->forms[form].row;
    }
    return LIST_NONE;
}

/* ---- the three steps ---- */

static size_t find_candidates(const Pass *pass) {
    ListSet *set = pass->set;
    const uint16_t *begins = set->begins;
    size_t count = 0;
    set->candidates = mem_grow(set->candidates, &set->candidate_cap, pass->count + 1, sizeof *set->candidates);
    uint32_t *out = set->candidates;
    for (size_t i = 0; i < pass->count; i++) {
        const Token *t = &pass->tokens[i];
        out[count] = (uint32_t)i;
        count += begins[t->word] >> set->bit[t->shape] & 1;
    }
    return count;
}

static uint32_t row_alone(const SetList *list, const Member *m, const Token *t, unsigned bit) {
    if (!(m->alone_shapes >> bit & 1))
        return LIST_NONE;
    return m->row != LIST_NONE ? m->row : fitting_row(list, list->words[m->word].form, t, 1);
}

/* The own word of the next token if an entry may go on with it, else 0.  `next` moves along its run
** with the lists. */
static uint32_t next_word(const Member *m, const Member **next) {
    while ((*next)->list < m->list)
        ++*next;
    bool follows = (*next)->list == m->list && (m->next_words & list_word_bit((*next)->word));
    return follows ? (*next)->word : 0;
}

static void add_chance(ListSet *set, Chance chance) {
    if (set->chance_count == set->chance_cap)
        set->chances = mem_grow(set->chances, &set->chance_cap, set->chance_count + 1, sizeof *set->chances);
    set->chances[set->chance_count++] = chance;
    if (chance.word != 0) {
        const SetList *list = &set->lists[chance.list];
        __builtin_prefetch(&list->edges[list_edge_hash(chance.child, chance.word) & list->edge_mask]);
    }
}

/* The second step, at token i. */
static void look_at(const Pass *pass, uint32_t i) {
    ListSet *set = pass->set;
    const Token *t = &pass->tokens[i];
    unsigned bit = set->bit[t->shape];
    unsigned next_bit = i + 1 < pass->count ? set->bit[t[1].shape] : LIST_MARK_SHAPE;
    const Member *next = NULL;
    for (const Member *m = run_of(pass, t, 0); m->list != NO_LIST; m++) {
        if (!(m->first_shapes >> bit & 1))
            continue;
        Chance chance = {i, m->list, row_alone(&set->lists[m->list], m, t, bit), m->child, 0};
        if (m->next_shapes >> next_bit & 1) {
            next = next != NULL ? next : run_of(pass, t + 1, 1);
            chance.word = next_word(m, &next);
        }
        if (chance.word != 0 || chance.row != LIST_NONE)
            add_chance(set, chance);
    }
}

/* The own word of token j; 0 when the list has none, at a mark and behind the last token. */
static uint32_t own_word(const Pass *pass, uint32_t list, size_t j) {
    if (j >= pass->count || shape_is_mark(pass->tokens[j].shape))
        return 0;
    const Member *m = run_of(pass, &pass->tokens[j], 1);
    while (m->list < list)
        m++;
    return m->list == list ? m->word : 0;
}

/* The third step: the longest entry at the chance's token. */
static void walk(const Pass *pass, const Chance *chance) {
    const SetList *list = &pass->set->lists[chance->list];
    const Token *first = &pass->tokens[chance->token];
    uint32_t node = chance->child, word = chance->word, row = chance->row, end = 1;
    for (uint32_t n = 2; node != 0 && word != 0; n++) {
        const ListEdge *edge = find_edge(list, node, word);
        if (edge == NULL)
            break;
        uint32_t found = fitting_row(list, edge->form, first, n);
        if (found != LIST_NONE) {
            row = found;
            end = n;
        }
        node = edge->child;
        word = node != 0 ? own_word(pass, chance->list, chance->token + n) : 0;
    }
    if (row != LIST_NONE)
        marks_add(&pass->marks[list->place], chance->token, chance->token + end, row);
}

void list_set_find(ListSet *set, const LodeArticle *article, const Lexicon *lexicon, Marks *marks) {
    Pass pass = {set, article, article->tokens.at, article->tokens.count, marks};
    for (size_t k = 0; k < set->count; k++)
        marks_clear(&marks[set->lists[k].place]);
    ask_new_words(set, lexicon);
    set->chance_count = 0;
    size_t count = find_candidates(&pass);
    for (size_t i = 0; i < count; i++)
        look_at(&pass, set->candidates[i]);
    for (size_t i = 0; i < set->chance_count; i++)
        walk(&pass, &set->chances[i]);
    for (size_t k = 0; k < set->count; k++)
        marks_resolve(&marks[set->lists[k].place]);
}
