/* sentences.c - where sentences end, decided on tokens.
**
** A full stop that no abbreviation keeps, a question or exclamation mark, and what closes behind
** them (quotation marks, brackets) end a sentence, unless the next word begins small.  An
** abbreviation's own full stop ends one when a word that usually begins sentences follows.  A line
** break ends one unless the lines are wrapped text.
*/
#include "base/memory.h"
#include "text/abbreviations.h"
#include "text/lexicon.h"
#include "text/tokens.h"

#include <stdlib.h>
#include <string.h>

typedef struct Splitter {
    const Tokens *tokens;
    const Lexicon *lexicon;
    const char *text;
    size_t first, end; /* tokens of the block */
    bool wrapped;      /* its line breaks are wrapping */
    size_t from;       /* where the sentence at work begins */
} Splitter;

/* ---- words ---- */

static const Token *token_at(const Splitter *s, size_t i) {
    return i < s->end ? &s->tokens->at[i] : NULL;
}

static bool is_lower(const Token *t) {
    return t->shape == SHAPE_LOWER || t->shape == SHAPE_ABBREV_LOWER || t->shape == SHAPE_CLITIC;
}

static bool is_closer(const Token *t) {
    return (t->flags & TOKEN_GLUED) != 0 &&
           (t->shape == SHAPE_CLOSE_QUOTE || t->shape == SHAPE_CLOSE_BRACKET ||
            t->shape == SHAPE_CLOSE_SINGLE || t->shape == SHAPE_STRAIGHT_QUOTE ||
            t->shape == SHAPE_APOSTROPHE);
}

static bool is_opener(const Token *t) {
    return t->shape == SHAPE_OPEN_QUOTE || t->shape == SHAPE_OPEN_SINGLE ||
           t->shape == SHAPE_OPEN_BRACKET || t->shape == SHAPE_STRAIGHT_QUOTE;
}

static bool is_quote_opener(const Token *t) {
    return is_opener(t) && t->shape != SHAPE_OPEN_BRACKET;
}

/* The first token from i on that is not an opening mark. */
static const Token *first_word(const Splitter *s, size_t i) {
    const Token *t = token_at(s, i);
    while (t != NULL && is_opener(t))
        t = token_at(s, ++i);
    return t;
}

static WordTraits traits(const Splitter *s, const Token *t) {
    return s->lexicon->words[t->word].traits;
}

static bool usually_begins(const Splitter *s, const Token *t) {
    return shape_is_capitalized(t->shape) && (traits(s, t) & TRAIT_BEGINS) != 0;
}

/* ---- the two kinds of full stop ---- */

static Abbreviation kind_of(const Splitter *s, const Token *t) {
    return t->shape == SHAPE_INITIAL ? ABBREV_TITLE : traits_abbreviation(traits(s, t));
}

static bool has_stop(const Splitter *s, const Token *t) {
    return t->shape >= SHAPE_INITIAL && t->shape <= SHAPE_ABBREV_UPPER && s->text[t->end - 1] == '.';
}

static bool abbreviation_ends(const Splitter *s, const Token *t, size_t next) {
    const Token *follower = token_at(s, next);
    if (follower == NULL || (follower->flags & TOKEN_GLUED) != 0)
        return false;
    const Token *word = first_word(s, next);
    if (word == NULL || is_lower(word))
        return false;
    switch (kind_of(s, t)) {
    case ABBREV_TITLE: /* "Vitamin C. The study" against "J. Smith" */
        return t->shape == SHAPE_INITIAL && word->shape == SHAPE_CAPITAL && usually_begins(s, word);
    case ABBREV_NUMBER:
        return word->shape != SHAPE_NUMBER && shape_is_capitalized(word->shape);
    case ABBREV_INSIDE:
        return false;
    case ABBREV_TIME:
        return shape_is_capitalized(word->shape) && !(traits(s, word) & TRAIT_FOLLOWS_TIME);
    default:
        return usually_begins(s, word) ||
               (is_quote_opener(follower) && shape_is_capitalized(word->shape));
    }
}

/* "you kidding? why would you" and "it ended. then" end; "Yahoo! in" and "Why? she" do not. */
static bool ends_before_small(const Splitter *s, const Token *mark, size_t next) {
    if (mark->shape == SHAPE_ELLIPSIS)
        return false;
    if (mark->shape == SHAPE_FULL_STOP || s->text[mark->begin] == '?')
        return true;
    return next >= 2 && is_lower(&s->tokens->at[next - 2]);
}

/* Whether the full stop, question mark or ellipsis before `next` ends its sentence. */
static bool mark_ends(const Splitter *s, const Token *mark, size_t next, bool closed) {
    const Token *follower = token_at(s, next);
    if (follower == NULL)
        return true;
    const Token *word = first_word(s, next);
    if (word == NULL)
        return true;
    bool glued = (follower->flags & TOKEN_GLUED) != 0;
    if (glued && (follower->shape != SHAPE_OPEN_QUOTE || closed))
        return shape_is_capitalized(follower->shape) && mark->shape == SHAPE_FULL_STOP && !closed;
    if (follower->shape == SHAPE_COMMA || follower->shape == SHAPE_SEMICOLON ||
        follower->shape == SHAPE_DASH || follower->shape == SHAPE_COLON)
        return false;
    if (is_lower(word))
        return !closed && word == follower && ends_before_small(s, mark, next);
    if (mark->shape == SHAPE_ELLIPSIS)
        return shape_is_capitalized(word->shape);
    return true;
}

/* ---- line breaks ---- */

/* Bytes of the line that holds byte `at`, within [begin, end). */
static size_t line_length(const char *text, size_t begin, size_t end, size_t at) {
    size_t left = at, right = at;
    while (left > begin && text[left - 1] != '\n')
        left--;
    while (right < end && text[right] != '\n')
        right++;
    return right - left;
}

/* Wrapped text: three lines or more, all but the last of nearly the same length. */
static bool is_wrapped(const char *text, size_t begin, size_t end) {
    size_t lines = 0, shortest = SIZE_MAX, longest = 0;
    for (size_t at = begin; at < end;) {
        const char *stop = memchr(text + at, '\n', end - at);
        if (stop == NULL)
            break;
        size_t len = (size_t)(stop - text) - at;
        shortest = len < shortest ? len : shortest;
        longest = len > longest ? len : longest;
        lines++;
        at += len + 1;
    }
    return lines >= 2 && shortest >= 45 && longest <= 110 && longest - shortest <= 30;
}

static bool has_break(const char *gap, size_t len) {
    if (len <= 1) /* nearly always */
        return len == 1 && *gap == '\n';
    return memchr(gap, '\n', len) != NULL;
}

static bool break_ends(const Splitter *s, size_t next) {
    const Token *last = token_at(s, next - 1), *word = token_at(s, next);
    if (word == NULL || s->wrapped || !has_break(s->text + last->end, word->begin - last->end))
        return false;
    size_t begin = s->tokens->at[s->first].begin, end = s->tokens->at[s->end - 1].end;
    bool long_line = line_length(s->text, begin, end, last->begin) >= 45;
    return !(long_line && is_lower(word));
}

/* ---- lists ---- */

/* What counts the entries of a list: "1.", "2)", "a.", "(b)" at a sentence's begin. */
static bool is_counter(const Splitter *s, const Token *t) {
    return t->shape == SHAPE_INITIAL || (t->shape == SHAPE_NUMBER && t->end - t->begin <= 3) ||
           ((t->shape == SHAPE_LOWER || t->shape == SHAPE_ABBREV_LOWER) &&
            t->end - t->begin == (s->text[t->end - 1] == '.' ? 2u : 1u));
}

/* The counter that the sentence at work begins with, behind a bullet or bracket; NULL if none. */
static const Token *own_counter(const Splitter *s) {
    const Token *t = token_at(s, s->from);
    size_t i = s->from;
    if (t != NULL && (t->shape == SHAPE_BULLET || t->shape == SHAPE_OPEN_BRACKET || t->shape == SHAPE_SYMBOL))
        t = token_at(s, ++i);
    const Token *behind = token_at(s, i + 1);
    bool marked = t != NULL && is_counter(s, t) && behind != NULL &&
                  (s->text[t->end - 1] == '.' || (behind->flags & TOKEN_GLUED)) &&
                  (s->text[t->end - 1] == '.' || behind->shape == SHAPE_FULL_STOP ||
                   behind->shape == SHAPE_CLOSE_BRACKET);
    return marked ? t : NULL;
}

static long counter_value(const Splitter *s, const Token *t) {
    char c = s->text[t->begin];
    return c >= '0' && c <= '9' ? strtol(s->text + t->begin, NULL, 10) : (c | 0x20) - 'a' + 1;
}

/* Whether the full stop before `next` belongs to the counter that the sentence begins with. */
static bool stop_counts(const Splitter *s, const Token *mark) {
    const Token *counter = own_counter(s);
    return counter != NULL && (mark == counter || mark == counter + 1 || mark == counter + 2);
}

/* Whether token i is the next counter of a list whose entry the sentence at work is: "1. The
** first 2. The second". */
static bool next_entry(const Splitter *s, size_t i) {
    const Token *t = &s->tokens->at[i];
    bool opens = t->shape == SHAPE_BULLET || t->shape == SHAPE_OPEN_BRACKET;
    if (i < s->from + 3 || (!opens && !is_counter(s, t)))
        return false;
    const Token *counter = own_counter(s);
    if (counter == NULL || opens != (counter > &s->tokens->at[s->from]))
        return false;
    Splitter there = *s;
    there.from = i;
    const Token *other = own_counter(&there);
    return other != NULL && counter_value(s, other) == counter_value(s, counter) + 1;
}

/* ---- splitting ---- */

/* Behind closing marks and notes ("[1]") that follow the mark before `next`. */
static size_t skip_closers(const Splitter *s, size_t next) {
    while (next < s->end) {
        const Token *t = &s->tokens->at[next];
        bool note = (t->flags & TOKEN_GLUED) && t->shape == SHAPE_OPEN_BRACKET && next + 2 < s->end &&
                    t[1].shape == SHAPE_NUMBER && t[2].shape == SHAPE_CLOSE_BRACKET;
        if (!note && !is_closer(t))
            break;
        next += note ? 3 : 1;
    }
    return next;
}

/* ". . ." is one mark: whether another point follows. */
static bool point_follows(const Splitter *s, const Token *mark, size_t next) {
    const Token *t = token_at(s, next);
    return t != NULL && mark->shape == SHAPE_FULL_STOP && t->shape == SHAPE_FULL_STOP;
}

/* Whether the sentence ends at token i; *next is then the index behind it. */
static bool token_ends(const Splitter *s, size_t i, size_t *next) {
    const Token *t = &s->tokens->at[i];
    bool mark = t->shape == SHAPE_FULL_STOP || t->shape == SHAPE_EXCLAMATION || t->shape == SHAPE_ELLIPSIS;
    if (!mark && !has_stop(s, t))
        return false;
    if (i < s->from + 4 && stop_counts(s, t))
        return false;
    *next = skip_closers(s, i + 1);
    if (!mark)
        return abbreviation_ends(s, t, *next);
    if (point_follows(s, t, *next))
        return false;
    bool spaced = i > s->from && t[-1].shape == SHAPE_FULL_STOP && t->shape == SHAPE_FULL_STOP;
    Token as_ellipsis = *t;
    as_ellipsis.shape = SHAPE_ELLIPSIS;
    return mark_ends(s, spaced ? &as_ellipsis : t, *next, *next > i + 1);
}

/* Where the next entry of the list begins whose entry the sentence at work is, if that is before
** token `stop`; else `end`. */
static size_t entry_end(const Splitter *s, size_t stop, size_t end) {
    if (own_counter(s) == NULL) /* nearly always */
        return end;
    for (size_t i = s->from + 1; i < stop; i++)
        if (next_entry(s, i))
            return i;
    return end;
}

/* The index behind the sentence that begins at s->from.  *turn is the first of the tokens' turns
** that lies in it, and then the first behind it. */
static size_t sentence_end(const Splitter *s, size_t *turn) {
    const Tokens *tokens = s->tokens;
    while (*turn < tokens->turn_count && tokens->turns[*turn] < s->from)
        ++*turn;
    for (; *turn < tokens->turn_count; ++*turn) {
        size_t i = tokens->turns[*turn], next;
        if (i > s->from && break_ends(s, i))
            return entry_end(s, i, i);
        if (i < s->end && token_ends(s, i, &next))
            return entry_end(s, i + 1, next);
    }
    return entry_end(s, s->end, s->end);
}

static void add_sentence(Tokens *out, size_t first, size_t end) {
    out->sentences =
        mem_grow(out->sentences, &out->sentence_cap, out->sentence_count + 1, sizeof *out->sentences);
    out->sentences[out->sentence_count++] = (Sentence){(uint32_t)first, (uint32_t)end};
}

/* Moves the block's tokens apart, from its end, and puts a mark behind each sentence. */
static void put_marks(Tokens *out, size_t first_sentence) {
    size_t marks = out->sentence_count - first_sentence;
    out->at = mem_grow(out->at, &out->cap, out->count + marks, sizeof *out->at);
    out->count += marks;
    for (size_t i = out->sentence_count; i-- > first_sentence;) {
        Sentence *sentence = &out->sentences[i];
        size_t shift = i - first_sentence;
        memmove(out->at + sentence->first + shift, out->at + sentence->first,
                (sentence->end - sentence->first) * sizeof *out->at);
        sentence->first += (uint32_t)shift;
        sentence->end += (uint32_t)shift;
        uint32_t place = out->at[sentence->end - 1].end;
        bool last = i == out->sentence_count - 1;
        out->at[sentence->end] = (Token){
            .begin = place, .end = place, .shape = last ? SHAPE_PARAGRAPH_END : SHAPE_SENTENCE_END};
    }
}

void split_sentences(Tokens *tokens, const Lexicon *lexicon, const char *text, size_t first) {
    if (first == tokens->count)
        return;
    Splitter s = {tokens, lexicon, text, first, tokens->count, false, first};
    s.wrapped = is_wrapped(text, tokens->at[first].begin, tokens->at[tokens->count - 1].end);
    size_t first_sentence = tokens->sentence_count, turn = 0;
    while (s.from < s.end) {
        size_t end = sentence_end(&s, &turn);
        add_sentence(tokens, s.from, end);
        s.from = end;
    }
    put_marks(tokens, first_sentence);
}
