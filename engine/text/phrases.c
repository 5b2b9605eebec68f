/* phrases.c - the phrases that tell most about an article; see terms.h. */
#include "text/terms.h"

#include <stdlib.h>

enum { CHOICE = 40 }; /* phrases are made of that many terms, the lightest */
enum { LONGEST = sizeof((Phrase *)0)->term / sizeof((Phrase *)0)->term[0] };

/* ---- light terms ---- */

typedef struct Ranked {
    double weight;
    uint32_t term; /* terms are numbered in the order of the text, which breaks ties */
} Ranked;

static bool lighter(const Ranked *a, const Ranked *b) {
    return a->weight < b->weight || (a->weight == b->weight && a->term < b->term);
}

/* Puts a term among the best, the lightest first, if it is one of them. */
static size_t insert(Ranked *best, size_t count, Ranked made) {
    if (count == CHOICE && !lighter(&made, &best[count - 1]))
        return count;
    size_t at = count < CHOICE ? count : count - 1;
    for (; at > 0 && lighter(&made, &best[at - 1]); at--)
        best[at] = best[at - 1];
    best[at] = made;
    return count < CHOICE ? count + 1 : count;
}

static void choose_light(Terms *terms) {
    Ranked best[CHOICE];
    size_t count = 0;
    for (uint32_t i = 0; i < terms->count; i++)
        if (terms->at[i].tells)
            count = insert(best, count, (Ranked){terms->at[i].weight, i});
    for (size_t i = 0; i < count; i++)
        terms->at[best[i].term].light = true;
}

/* ---- phrases ---- */

/* Whether nothing but a space stands between one word and the next. */
static bool follows(const LodeArticle *article, const Occurrence *a, const Occurrence *b) {
    uint32_t end = article->tokens.at[a->end - 1].end;
    return a->sentence == b->sentence && b->first == a->end && article->tokens.at[b->first].begin == end + 1 &&
           article->text[end] == ' ';
}

/* A hash: phrases alike in all of its bits would be counted as one. */
static uint64_t phrase_key(const uint32_t *term, uint32_t length) {
    uint64_t key = length;
    for (uint32_t i = 0; i < length; i++)
        key = key * 0x9E3779B97F4A7C15u + term[i] + 1;
    return key << 1 | 1;
}

static void count_phrase(Terms *terms, const Phrase *made) {
    bool added;
    uint32_t number = key_table_add(&terms->by_phrase, phrase_key(made->term, made->length), (uint32_t)terms->phrase_count, &added);
    if (added) {
        terms->phrases = mem_grow(terms->phrases, &terms->phrase_cap, terms->phrase_count + 1, sizeof *made);
        terms->phrases[terms->phrase_count++] = *made;
    }
    terms->phrases[number].count++;
}

/* Counts the phrases that begin with an occurrence. */
static void count_phrases_at(Terms *terms, const LodeArticle *article, size_t at) {
    Phrase phrase = {.first = terms->occurrences[at].first};
    for (size_t i = at; i < terms->occurrence_count && phrase.length < LONGEST; i++) {
        const Occurrence *o = &terms->occurrences[i];
        if (!terms->at[o->term].light || (i > at && !follows(article, o - 1, o)))
            return;
        phrase.term[phrase.length++] = o->term;
        phrase.end = o->end;
        count_phrase(terms, &phrase);
    }
}

static double score_of(const Terms *terms, const Phrase *phrase) {
    double product = 1, sum = 0;
    for (uint32_t i = 0; i < phrase->length; i++) {
        product *= terms->at[phrase->term[i]].weight;
        sum += terms->at[phrase->term[i]].weight;
    }
    return product / (phrase->count * (1 + sum));
}

static int by_score(const void *a, const void *b) {
    const Phrase *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? -1 : 1;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->end < y->end ? -1 : x->end > y->end;
}

static bool has_term(const Phrase *phrase, uint32_t term) {
    for (uint32_t i = 0; i < phrase->length; i++)
        if (phrase->term[i] == term)
            return true;
    return false;
}

/* Phrases that share half of their words or more say the same. */
static bool alike(const Phrase *a, const Phrase *b) {
    uint32_t shared = 0, fewer = a->length < b->length ? a->length : b->length;
    for (uint32_t i = 0; i < b->length; i++)
        shared += has_term(a, b->term[i]);
    return shared > 0 && 2 * shared >= fewer;
}

static bool is_new(const Phrase *kept, size_t count, const Phrase *phrase) {
    for (size_t i = 0; i < count; i++)
        if (alike(&kept[i], phrase))
            return false;
    return true;
}

void terms_rank_phrases(Terms *terms, const LodeArticle *article, size_t most) {
    choose_light(terms);
    key_table_clear(&terms->by_phrase);
    for (size_t i = 0; i < terms->occurrence_count; i++)
        if (terms->at[terms->occurrences[i].term].light)
            count_phrases_at(terms, article, i);
    for (size_t i = 0; i < terms->phrase_count; i++)
        terms->phrases[i].score = score_of(terms, &terms->phrases[i]);
    if (terms->phrase_count > 1)
        qsort(terms->phrases, terms->phrase_count, sizeof *terms->phrases, by_score);
    size_t kept = 0;
    for (size_t i = 0; i < terms->phrase_count && kept < most; i++)
        if (is_new(terms->phrases, kept, &terms->phrases[i]))
            terms->phrases[kept++] = terms->phrases[i];
    terms->phrase_count = kept;
}
