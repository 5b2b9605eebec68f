/* join.c - words that plain stretches cut in two.
**
** A stretch takes every full stop and hyphen for a token.  When the words of a block are known,
** abbreviations get their full stop back and prefixes their word.
*/
#include "text/scan.h"

/* The shape of a word once its full stop is part of it. */
static Shape with_stop(uint8_t shape) {
    switch (shape) {
    case SHAPE_INITIAL: return SHAPE_INITIAL;
    case SHAPE_LOWER: return SHAPE_ABBREV_LOWER;
    case SHAPE_UPPER: return SHAPE_ABBREV_UPPER;
    default: return SHAPE_ABBREV_CAPITAL;
    }
}

/* Whether `stop` is a full stop that the word before it keeps. */
static bool stop_joins(const Scan *s, const Token *stop) {
    const Token *word = stop - 1;
    if (!(stop->flags & TOKEN_GLUED) || word->shape > SHAPE_INITIAL ||
        word->end - word->begin > LONGEST_ABBREVIATION)
        return false;
    Abbreviation kind = traits_abbreviation(s->lexicon->words[word->word].traits);
    if (word->shape != SHAPE_INITIAL && kind == ABBREV_NONE) /* nearly always */
        return false;
    return s->text[word->end - 1] != '.' && !char_in_word(peek(s, stop->end)) && keeps_stop(s, word, kind);
}

/* Whether `hyphen` joins the prefix before it and the word behind it ("re-elected"). */
static bool prefix_joins(const Scan *s, const Token *hyphen, const Token *end) {
    const Token *prefix = hyphen - 1, *word = hyphen + 1;
    return prefix->shape <= SHAPE_INITIAL && (s->lexicon->words[prefix->word].traits & TRAIT_PREFIX) &&
           word < end && shape_is_word(word->shape) && s->text[prefix->end - 1] != '.' &&
           byte_at(s, word->end) != '-';
}

/* How many tokens behind the word before token i belong to that word. */
static size_t joined_to_word(const Scan *s, size_t i) {
    const Token *t = &s->out->at[i];
    if (t->shape == SHAPE_FULL_STOP)
        return stop_joins(s, t);
    if (t->shape == SHAPE_HYPHEN)
        return prefix_joins(s, t, s->out->at + s->out->count) ? 2 : 0;
    return 0;
}

/* Makes one token of token i - 1 and the `count` behind it. */
static void join(Scan *s, size_t i, size_t count) {
    Token *word = &s->out->at[i - 1];
    word->end = s->out->at[i + count - 1].end;
    word->word = intern(s, word->begin, word->end);
    if (count == 1) {
        word->shape = (uint8_t)with_stop(word->shape);
    } else {
        Run run = {.begin = word->begin};
        size_t behind = scan_run(s, scan_run(s, word->begin, &run) + 1, &run);
        word->shape = (uint8_t)shape_of(s->text, behind, &run);
    }
}

void join_words(Scan *s, size_t first) {
    Tokens *out = s->out;
    size_t from = first, to = first; /* tokens before `from` lie before `to` already */
    for (size_t k = 0; k < out->turn_count; k++) {
        size_t i = out->turns[k], joined = i > from && i < out->count ? joined_to_word(s, i) : 0;
        out->turns[k] = (uint32_t)(i - (from - to) - (joined > 0));
        if (joined == 0)
            continue;
        join(s, i, joined);
        if (from != to)
            memmove(out->at + to, out->at + from, (i - from) * sizeof *out->at);
        to += i - from;
        from = i + joined;
    }
    if (from != to)
        memmove(out->at + to, out->at + from, (out->count - from) * sizeof *out->at);
    out->count -= from - to;
}
