/* sentences.c - where sentences end, decided on tokens.
**
** A full stop that no abbreviation keeps, a question or exclamation mark, and what closes behind
** them (quotation marks, brackets) end a sentence, unless the next word begins small.  An
** abbreviation's own full stop ends one when a word that usually begins sentences follows.  A line
** break ends one unless the lines are wrapped text.  The definition is in docs/tokens.md.
**
** Sentences end only at stops, at abbreviations with a stop of their own, at addresses, at line
** breaks, and before counters and bullets while the sentence began with one.  What decides looks at
** NEAR tokens at most, so that no text takes more than linear time.
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

/* How many tokens before or behind a place are looked at, at most, for what decides there; and how
** many bytes of what may be long itself: an address, a gap. */
enum { NEAR = 64, NEAR_BYTES = 4096, LONG_LINE = 45 };

/* ---- words ---- */

/* Whether c is among the bytes [begin, end), as far as they are looked at. */
static bool has_byte(const Splitter *s, size_t begin, size_t end, char c) {
    size_t len = end - begin < NEAR_BYTES ? end - begin : NEAR_BYTES;
    return memchr(s->text + begin, c, len) != NULL;
}

static const Token *token_at(const Splitter *s, size_t i) {
    return i < s->end ? &s->tokens->at[i] : NULL;
}

static bool is_lower(const Token *t) {
    return t->shape == SHAPE_LOWER || t->shape == SHAPE_ABBREV_LOWER || t->shape == SHAPE_CLITIC;
}

static bool is_stop(const Token *t) {
    return t->shape == SHAPE_FULL_STOP || t->shape == SHAPE_EXCLAMATION ||
           t->shape == SHAPE_ELLIPSIS;
}

static bool is_glued(const Token *t) {
    return (t->flags & TOKEN_GLUED) != 0;
}

static bool is_word(const Splitter *s, const Token *t, const char *word) {
    const Lexeme *lexeme = &s->lexicon->words[t->word];
    return lexeme->len == strlen(word) && memcmp(lexeme->text, word, lexeme->len) == 0;
}

/* ":)" */
static bool is_emoticon(const Splitter *s, const Token *t) {
    return t->shape == SHAPE_EXCLAMATION && (s->text[t->begin] == ':' || s->text[t->begin] == ';');
}

/* What closes behind a full stop: a bracket even behind a blank, an opening quotation mark when a
** blank follows it (a slip for a closing one). */
static bool is_closer(const Splitter *s, const Token *t) {
    switch (t->shape) {
    case SHAPE_CLOSE_BRACKET:
        return true;
    case SHAPE_CLOSE_QUOTE:
    case SHAPE_CLOSE_SINGLE:
    case SHAPE_STRAIGHT_QUOTE:
        return is_glued(t);
    case SHAPE_APOSTROPHE:
        return is_glued(t) || s->text[t->end] == ' ';
    case SHAPE_OPEN_QUOTE:
        return is_glued(t) && s->text[t->end] == ' ';
    default:
        return is_emoticon(s, t);
    }
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
    for (size_t end = i + NEAR; i < end && t != NULL && is_opener(t);)
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
    return t->shape >= SHAPE_INITIAL && t->shape <= SHAPE_ABBREV_UPPER &&
           s->text[t->end - 1] == '.';
}

/* Whether the words from i on are those of a headline in title case ("To Send Troops"): capitals
** all but the small words, up to the block's end without a full stop. */
static bool is_title_case(const Splitter *s, size_t i) {
    size_t capitals = 0;
    for (size_t end = i + NEAR / 4; i < end && i < s->end; i++) {
        const Token *t = &s->tokens->at[i];
        if (t->shape == SHAPE_FULL_STOP || (t->shape == SHAPE_LOWER && !(traits(s, t) & TRAIT_BEGINS)))
            return false;
        capitals += shape_is_capitalized(t->shape);
    }
    return capitals >= 2;
}

/* "At 5 a.m. Mr. Lee left": nothing but the time of day stands before the abbreviation. */
static bool opens_with_time(const Splitter *s, const Token *t) {
    const Token *first = &s->tokens->at[s->from];
    return t == first + 2 && first->shape == SHAPE_CAPITAL &&
           (first[1].shape == SHAPE_NUMBER || first[1].shape == SHAPE_TIME);
}

static bool time_ends(const Splitter *s, const Token *t, const Token *word) {
    return shape_is_capitalized(word->shape) && !(traits(s, word) & TRAIT_FOLLOWS_TIME) &&
           !opens_with_time(s, t);
}

/* 'in the U.S. "Nobody knows' against 'the U.S. "Green Card" is'. */
static bool quotes_speech(const Splitter *s, const Token *word) {
    const Token *second = token_at(s, (size_t)(word - s->tokens->at) + 1);
    return shape_is_capitalized(word->shape) && second != NULL &&
           (is_lower(second) || second->shape == SHAPE_COMMA);
}

/* Whether an abbreviation that may end a sentence does: "the U.S. He" against "the U.S. Army". */
static bool either_ends(const Splitter *s, const Token *word, size_t next) {
    if (is_quote_opener(token_at(s, next)) && quotes_speech(s, word))
        return true;
    return usually_begins(s, word) && !is_title_case(s, next);
}

/* "Macon, Ga. Police said": in a sentence a comma follows the state. */
static bool state_ends(const Splitter *s, const Token *t, const Token *word, size_t next) {
    bool placed = t > &s->tokens->at[s->from] && t[-1].shape == SHAPE_COMMA;
    return (placed && word->shape == SHAPE_CAPITAL && !is_title_case(s, next)) ||
           either_ends(s, word, next);
}

static bool abbreviation_ends(const Splitter *s, const Token *t, size_t next) {
    const Token *follower = token_at(s, next);
    if (follower == NULL || is_glued(follower))
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
        return time_ends(s, t, word);
    case ABBREV_STATE:
        return state_ends(s, t, word, next);
    default:
        return either_ends(s, word, next);
    }
}

/* "N°. 5" */
static bool is_number_sign(const Splitter *s, size_t i) {
    const Token *t = &s->tokens->at[i];
    if (i < s->from + 2 || t[-1].shape != SHAPE_SYMBOL || !is_glued(t) || !is_glued(&t[-1]))
        return false;
    const Token *next = token_at(s, i + 1);
    return is_word(s, &t[-1], "°") && is_word(s, &t[-2], "n") && next != NULL &&
           next->shape == SHAPE_NUMBER;
}

/* ---- brackets and quotations ---- */

/* The index of the bracket that closes the one at i; 0 when none is near. */
static size_t closing_bracket(const Splitter *s, size_t i) {
    for (size_t end = i + NEAR; i < end && i < s->end; i++)
        if (s->tokens->at[i].shape == SHAPE_CLOSE_BRACKET)
            return i;
    return 0;
}

/* Whether the bracket that opens at `next` belongs to the sentence before it: "(Lee 55)." behind a
** quotation, or a relative clause, "(Which was true.)". */
static bool bracket_belongs(const Splitter *s, size_t next, bool loose) {
    size_t close = closing_bracket(s, next);
    if (close < next + 2)
        return false;
    const Token *last = &s->tokens->at[close - 1], *behind = token_at(s, close + 1);
    if (last->shape == SHAPE_FULL_STOP)
        return is_word(s, &s->tokens->at[next + 1], "which");
    return loose && last->shape != SHAPE_EXCLAMATION && behind != NULL &&
           behind->shape == SHAPE_FULL_STOP;
}

static bool closes(const Token *t, uint8_t opener) {
    switch (opener) {
    case SHAPE_OPEN_QUOTE:
        return t->shape == SHAPE_CLOSE_QUOTE || t->shape == SHAPE_STRAIGHT_QUOTE;
    case SHAPE_OPEN_SINGLE:
        return t->shape == SHAPE_CLOSE_SINGLE || t->shape == SHAPE_APOSTROPHE;
    default:
        return t->shape == SHAPE_CLOSE_BRACKET;
    }
}

/* The index of the mark that opened the quotation or bracket in which token i stands, within the
** sentence at work; that sentence's first token when none is near. */
static size_t opened_at(const Splitter *s, size_t i) {
    size_t low = i > s->from + NEAR ? i - NEAR : s->from, closed = 0;
    while (i-- > low) {
        uint8_t shape = s->tokens->at[i].shape;
        if (shape == SHAPE_CLOSE_QUOTE || shape == SHAPE_CLOSE_SINGLE ||
            shape == SHAPE_CLOSE_BRACKET)
            closed++;
        else if (shape == SHAPE_OPEN_QUOTE || shape == SHAPE_OPEN_SINGLE ||
                 shape == SHAPE_OPEN_BRACKET) {
            if (closed == 0)
                return i;
            closed--;
        }
    }
    return s->from;
}

/* Whether token i stands in a quotation or bracket that opened behind the sentence's first word and
** closes soon: 'He cried, "Fire! Run!" and ran.' */
static bool in_aside(const Splitter *s, size_t i) {
    size_t open = opened_at(s, i);
    if (open < s->from + 2)
        return false;
    for (size_t at = i + 1; at < i + NEAR && at < s->end; at++)
        if (closes(&s->tokens->at[at], s->tokens->at[open].shape))
            return true;
    return false;
}

/* ---- marks ---- */

/* "for 1. above" */
static bool is_reference(const Token *before) {
    return before->shape == SHAPE_NUMBER && before->end - before->begin == 1;
}

/* "Leave me! he said." */
static bool is_reporting(const Splitter *s, size_t next) {
    const Token *who = &s->tokens->at[next], *verb = token_at(s, next + 1);
    return verb != NULL && (traits(s, verb) & TRAIT_REPORTS) != 0 &&
           (is_word(s, who, "he") || is_word(s, who, "she") || is_word(s, who, "they"));
}

/* "you kidding? why would you" and "it ended. then" end; "Yahoo! in" and "Why? she" do not. */
static bool ends_before_small(const Splitter *s, const Token *mark, size_t next) {
    const Token *before = next >= s->from + 2 ? &s->tokens->at[next - 2] : NULL;
    if (mark->shape == SHAPE_ELLIPSIS)
        return false;
    if (mark->shape == SHAPE_FULL_STOP)
        return before == NULL || !is_reference(before);
    if (is_reporting(s, next))
        return false;
    return s->text[mark->begin] == '?' || is_emoticon(s, mark) ||
           (before != NULL && is_lower(before));
}

/* Behind an ellipsis a capital begins a sentence; "I" is one anyway and says nothing. */
static bool ellipsis_ends(const Splitter *s, const Token *mark, const Token *word) {
    bool pronoun = word->end - word->begin == 1 && s->text[word->begin] == 'I';
    return shape_is_capitalized(word->shape) && (!pronoun || mark->end - mark->begin == 2);
}

/* "end.The" ends; "005930.KS" and "ACME.N" do not. */
static bool glued_ends(const Token *mark, const Token *follower, const Token *before) {
    bool code = (follower->shape == SHAPE_UPPER || follower->shape == SHAPE_INITIAL) &&
                (before->shape == SHAPE_NUMBER || before->shape == SHAPE_UPPER);
    return mark->shape == SHAPE_FULL_STOP && shape_is_capitalized(follower->shape) && !code;
}

/* "Yahoo! Inc." */
static bool is_company_form(const Splitter *s, const Token *t) {
    return t->shape == SHAPE_ABBREV_CAPITAL &&
           (is_word(s, t, "inc.") || is_word(s, t, "corp.") || is_word(s, t, "ltd."));
}

/* ", " and the like go on with the sentence. A dash does behind a quotation, before who said it, or
** before a small letter. */
static bool goes_on(const Splitter *s, size_t next, bool closed) {
    const Token *follower = &s->tokens->at[next], *behind = token_at(s, next + 1);
    switch (follower->shape) {
    case SHAPE_COMMA:
    case SHAPE_SEMICOLON:
    case SHAPE_COLON:
        return true;
    case SHAPE_DASH:
        return closed || (behind != NULL && is_lower(behind));
    case SHAPE_HYPHEN:
        return closed && behind != NULL && !is_glued(behind);
    default:
        return false;
    }
}

/* Whether the full stop, question mark or ellipsis before `next` ends its sentence; `closed` when
** quotation marks or brackets close between the two. */
static bool mark_ends(const Splitter *s, const Token *mark, size_t next, bool closed) {
    const Token *follower = token_at(s, next), *word = first_word(s, next);
    bool ellipsis = mark->shape == SHAPE_ELLIPSIS;
    if (follower == NULL || word == NULL)
        return true;
    if (is_glued(follower) && (follower->shape != SHAPE_OPEN_QUOTE || closed))
        return !closed && next >= s->from + 2 && glued_ends(mark, follower, follower - 2);
    if (goes_on(s, next, closed) || is_company_form(s, follower) ||
        (ellipsis && follower->shape == SHAPE_DASH))
        return false;
    if (follower->shape == SHAPE_OPEN_BRACKET && bracket_belongs(s, next, closed || ellipsis))
        return false;
    if (is_lower(word))
        return !closed && word == follower && ends_before_small(s, mark, next);
    return !ellipsis || ellipsis_ends(s, mark, word);
}

/* "... at https://a.org/b The company": an address stands where a full stop is left out. */
static bool address_ends(const Splitter *s, const Token *t, size_t next) {
    const Token *follower = token_at(s, next);
    if (follower == NULL || is_glued(follower) || !has_byte(s, t->begin, t->end, '/'))
        return false;
    return follower->shape == SHAPE_URL || usually_begins(s, follower);
}

/* ---- line breaks ---- */

/* Whether the line that holds byte `at` is a long one.  Looks at no more of it than that takes. */
static bool in_long_line(const Splitter *s, size_t at) {
    size_t begin = s->tokens->at[s->first].begin, end = s->tokens->at[s->end - 1].end;
    size_t left = at, right = at;
    while (left > begin && at - left < LONG_LINE && s->text[left - 1] != '\n')
        left--;
    while (right < end && right - left < LONG_LINE && s->text[right] != '\n')
        right++;
    return right - left >= LONG_LINE;
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
    return lines >= 2 && shortest >= LONG_LINE && longest <= 110 && longest - shortest <= 30;
}

static bool has_break(const Splitter *s, size_t begin, size_t end) {
    if (end - begin <= 1) /* nearly always */
        return end != begin && s->text[begin] == '\n';
    return has_byte(s, begin, end, '\n');
}

/* A blank before the line break says that the line flows on (RFC 3676). */
static bool flows_on(const Splitter *s, const Token *last, const Token *word) {
    return s->text[last->end] == ' ' && s->text[last->end + 1] == '\n' && !is_stop(last) &&
           (is_lower(word) || word->shape == SHAPE_OPEN_BRACKET);
}

/* A line of four tokens or more that began as a sentence does; it goes on before a small letter. */
static bool is_begun(const Splitter *s, size_t next) {
    return next >= s->from + 4 && shape_is_capitalized(s->tokens->at[s->from].shape);
}

/* What no sentence begins with. */
static bool is_left_over(const Token *t) {
    return t->shape == SHAPE_FULL_STOP || t->shape == SHAPE_COMMA || t->shape == SHAPE_SEMICOLON ||
           t->shape == SHAPE_CLOSE_QUOTE || t->shape == SHAPE_CLOSE_BRACKET;
}

static bool break_ends(const Splitter *s, size_t next) {
    const Token *last = token_at(s, next - 1), *word = token_at(s, next);
    if (word == NULL || s->wrapped || !has_break(s, last->end, word->begin))
        return false;
    if (is_left_over(word) || flows_on(s, last, word) || (is_lower(word) && is_begun(s, next)))
        return false;
    return !(is_lower(word) && in_long_line(s, last->begin));
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
    if (t != NULL &&
        (t->shape == SHAPE_BULLET || t->shape == SHAPE_OPEN_BRACKET || t->shape == SHAPE_SYMBOL))
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

/* "* The first * The second" */
static bool next_bullet(const Splitter *s, size_t i) {
    const Token *word = token_at(s, i + 1);
    return s->tokens->at[s->from].shape == SHAPE_BULLET && i >= s->from + 2 && word != NULL &&
           !is_glued(&s->tokens->at[i]) &&
           (shape_is_capitalized(word->shape) || word->shape == SHAPE_NUMBER);
}

/* Whether token i is the next counter of a list whose entry the sentence at work is: "1. The
** first 2. The second". */
static bool next_entry(const Splitter *s, size_t i) {
    const Token *t = &s->tokens->at[i];
    if (t->shape == SHAPE_BULLET && next_bullet(s, i))
        return true;
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
    for (size_t end = next + NEAR; next < end && next < s->end;) {
        const Token *t = &s->tokens->at[next];
        bool note = is_glued(t) && t->shape == SHAPE_OPEN_BRACKET && next + 2 < s->end &&
                    t[1].shape == SHAPE_NUMBER && t[2].shape == SHAPE_CLOSE_BRACKET;
        if (!note && !is_closer(s, t))
            break;
        next += note ? 3 : 1;
    }
    return next;
}

static bool is_note_number(const Token *t) {
    return t->shape == SHAPE_NUMBER && t->end - t->begin <= 3;
}

/* Behind the numbers of footnotes that follow the full stop before `next`, at the foot of a word
** and before a capital: "in the town.11 12 The"; `next` when none do. */
static size_t skip_footnotes(const Splitter *s, size_t next) {
    if (next < s->from + 2 || next >= s->end)
        return next;
    const Token *first = &s->tokens->at[next], *before = first - 2;
    bool footed = before->shape == SHAPE_CLOSE_BRACKET ||
                  (shape_is_word(before->shape) && before->end - before->begin >= 3);
    if (!footed || !is_glued(first) || first[-1].shape != SHAPE_FULL_STOP)
        return next;
    size_t i = next;
    while (i < s->end && i < next + 4 && is_note_number(&s->tokens->at[i]))
        i++;
    const Token *word = token_at(s, i);
    return i > next && word != NULL && !is_glued(word) && shape_is_capitalized(word->shape) ? i
                                                                                            : next;
}

/* ". . ." is one mark: whether another point follows. */
static bool point_follows(const Splitter *s, const Token *mark, size_t next) {
    const Token *t = token_at(s, next);
    return t != NULL && mark->shape == SHAPE_FULL_STOP && t->shape == SHAPE_FULL_STOP;
}

/* "It ended. . . . The rest": the full stop at i, before three points that begin a sentence. */
static bool omission_follows(const Splitter *s, size_t i) {
    const Token *t = &s->tokens->at[i], *word = token_at(s, i + 4);
    if (word == NULL || !is_glued(t) || i == s->from || t[-1].shape == SHAPE_FULL_STOP)
        return false;
    for (size_t k = 1; k <= 3; k++)
        if (t[k].shape != SHAPE_FULL_STOP || is_glued(&t[k]))
            return false;
    return shape_is_capitalized(word->shape);
}

/* "... The rest": whether the sentence at work is nothing but points up to token i. */
static bool only_points(const Splitter *s, size_t i) {
    for (size_t at = s->from; at <= i; at++)
        if (at == s->from + 3 || !is_stop(&s->tokens->at[at]) ||
            s->tokens->at[at].shape == SHAPE_EXCLAMATION)
            return false;
    return s->tokens->at[i].shape == SHAPE_ELLIPSIS || i > s->from;
}

/* Whether the full stop, question mark or ellipsis at i ends the sentence, which then ends before
** `next`. */
static bool stop_ends(const Splitter *s, size_t i, size_t next) {
    const Token *t = &s->tokens->at[i];
    if (point_follows(s, t, next))
        return omission_follows(s, i);
    if (only_points(s, i))
        return false;
    bool closed = next > i + 1;
    if (t->shape == SHAPE_FULL_STOP ? is_number_sign(s, i)
                                    : t->shape == SHAPE_EXCLAMATION && !closed && in_aside(s, i))
        return false;
    bool spaced = i > s->from && t[-1].shape == SHAPE_FULL_STOP && t->shape == SHAPE_FULL_STOP;
    Token as_ellipsis = *t;
    as_ellipsis.shape = SHAPE_ELLIPSIS;
    return mark_ends(s, spaced ? &as_ellipsis : t, next, closed);
}

/* Whether the sentence ends at token i; *next is then the index behind it. */
static bool token_ends(const Splitter *s, size_t i, size_t *next) {
    const Token *t = &s->tokens->at[i];
    if (t->shape == SHAPE_URL)
        return address_ends(s, t, *next = i + 1);
    if (!is_stop(t) && !has_stop(s, t))
        return false;
    if (i < s->from + 4 && stop_counts(s, t))
        return false;
    *next = skip_closers(s, i + 1);
    if (!is_stop(t))
        return abbreviation_ends(s, t, *next);
    if (*next == i + 1)
        *next = skip_footnotes(s, *next);
    return stop_ends(s, i, *next);
}

/* Where the next entry of the list begins whose entry the sentence at work is, if that is before
** token `stop`; else `end`. */
static size_t entry_end(const Splitter *s, size_t stop, size_t end) {
    if (own_counter(s) == NULL && s->tokens->at[s->from].shape != SHAPE_BULLET) /* nearly always */
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
        if (i > s->from && i < s->end && !is_glued(&tokens->at[i]) && break_ends(s, i))
            return entry_end(s, i, i);
        if (i < s->end && token_ends(s, i, &next))
            return entry_end(s, i + 1, next);
    }
    return entry_end(s, s->end, s->end);
}

static void add_sentence(Tokens *out, size_t first, size_t end) {
    if (out->sentence_count == out->sentence_cap)
        out->sentences =
            mem_grow(out->sentences, &out->sentence_cap, out->sentence_count + 1, sizeof *out->sentences);
    out->sentences[out->sentence_count++] = (Sentence){(uint32_t)first, (uint32_t)end};
}

/* Moves the block's tokens apart, from its end, and puts a mark behind each sentence. */
static void put_marks(Tokens *out, size_t first_sentence) {
    size_t marks = out->sentence_count - first_sentence;
    if (out->cap - out->count < marks)
        out->at = mem_grow(out->at, &out->cap, out->count + marks, sizeof *out->at);
    out->count += marks;
    for (size_t i = out->sentence_count; i-- > first_sentence;) {
        Sentence *sentence = &out->sentences[i];
        size_t shift = i - first_sentence;
        if (shift > 0)
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
    s.wrapped = tokens->broken && is_wrapped(text, tokens->at[first].begin, tokens->at[tokens->count - 1].end);
    size_t first_sentence = tokens->sentence_count, turn = 0;
    while (s.from < s.end) {
        size_t end = sentence_end(&s, &turn);
        add_sentence(tokens, s.from, end);
        s.from = end;
    }
    put_marks(tokens, first_sentence);
}
