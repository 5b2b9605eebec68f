/* units.c - what patterns run over: sentences, paragraphs, the article, its header; and their tapes. */
#include "lua/runner.h"

#include "match/tape.h"

/* ---- units ---- */

static void add_unit(Units *units, uint32_t first, uint32_t end) {
    if (first == end)
        return;
    units->at = mem_grow(units->at, &units->cap, units->count + 1, sizeof *units->at);
    units->at[units->count++] = (Unit){.first = first, .end = end};
}

static void add_blocks(Units *units, const LodeArticle *article, bool header_only) {
    const Sentence *s = article->tokens.sentences;
    for (size_t i = 0; i < article->block_count; i++) {
        const Block *block = &article->blocks[i];
        if (block->first_sentence != block->end_sentence && !(header_only && role_is_body(block->role)))
            add_unit(units, s[block->first_sentence].first, s[block->end_sentence - 1].end);
    }
}

static void add_units(Units *units, const LodeArticle *article, Over over) {
    const Tokens *tokens = &article->tokens;
    if (over == OVER_SENTENCE)
        for (size_t i = 0; i < tokens->sentence_count; i++)
            add_unit(units, tokens->sentences[i].first, tokens->sentences[i].end);
    else if (over == OVER_ARTICLE && tokens->count > 0)
        add_unit(units, 0, (uint32_t)tokens->count - 1);
    else if (over == OVER_PARAGRAPH || over == OVER_HEADER)
        add_blocks(units, article, over == OVER_HEADER);
}

Units *units_of(Runner *r, Over over) {
    Units *units = &r->units[over];
    if (units->ready)
        return units;
    units->count = 0;
    add_units(units, r->state->article, over);
    units->ready = true;
    return units;
}

uint32_t unit_of(const Units *units, uint32_t from, uint32_t token) {
    size_t low = from, high = units->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (units->at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < units->count && token >= units->at[low].first ? (uint32_t)low : NO_UNIT;
}

uint64_t unit_shapes(const Runner *r, Unit *unit) {
    const Token *tokens = r->state->article->tokens.at;
    uint64_t shapes = unit->shapes;
    for (uint32_t i = unit->first; shapes == 0 && i < unit->end; i++)
        unit->shapes |= 1ull << tokens[i].shape;
    return unit->shapes;
}

/* ---- tapes ---- */

void tapes_begin(Runner *r, uint32_t script, Over over) {
    Tapes *tapes = &r->tapes;
    if (tapes->ready && tapes->script == script && tapes->over == over)
        return;
    size_t count = units_of(r, over)->count;
    tapes->bytes.len = 0;
    tapes->offset = mem_grow(tapes->offset, &tapes->offset_cap, count + 1, sizeof *tapes->offset);
    memset(tapes->offset, 0, (count + 1) * sizeof *tapes->offset);
    tapes->script = script;
    tapes->over = over;
    tapes->ready = true;
    tapes->looked_up = false;
}

/* The layers of the script that have spans: found once for all units. */
static void look_up_layers(Runner *r) {
    Tapes *tapes = &r->tapes;
    const Script *script = &r->lode->script[tapes->script];
    tapes->layer_count = 0;
    for (int k = 0; k < script->shape.layers; k++) {
        const Marks *marks = state_marks(r->state, script->layers[k]);
        if (marks->count > 0)
            tapes->layers[tapes->layer_count++] = (TapeLayer){marks, k, 0};
    }
    tapes->looked_up = true;
}

static void write_tape(Runner *r, const Unit *unit) {
    Tapes *tapes = &r->tapes;
    if (!tapes->looked_up)
        look_up_layers(r);
    tape_write(&tapes->bytes, &r->state->article->tokens, unit->first, unit->end,
               r->lode->script[tapes->script].shape.width, tapes->layers, tapes->layer_count);
}

const char *tape_of(Runner *r, uint32_t unit) {
    Tapes *tapes = &r->tapes;
    if (tapes->offset[unit] == 0) {
        tapes->offset[unit] = tapes->bytes.len + 1;
        write_tape(r, &r->units[tapes->over].at[unit]);
    }
    return tapes->bytes.data + tapes->offset[unit] - 1;
}
