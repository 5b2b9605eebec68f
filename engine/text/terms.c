/* terms.c - see terms.h: words are gathered with their neighbours, then weighed. */
#include "text/terms.h"

#include "text/word_index.h"

#include <math.h>
#include <stdlib.h>

/* Words that say nothing about an article: function words, common verbs, numbers, days and months. */
static const char SMALL_WORDS[] =
    "a about above according across added after again against ago all almost alone along already also although "
    "always am among an and another any anyone april are around as ask asked at august away back be became "
    "because become been before began behind being below best better between big billion both but by call "
    "called came can case cent come could day days december did do does doing don done down during each early "
    "either end enough even ever every february few first five for found four friday from full further gave get "
    "gets give given go goes going good got great had half has have having he her here herself him himself his "
    "home how however i if in including instead into is isn it its itself january july june just keep know "
    "known large last late later least left less let like likely little ll long look made make makes making man "
    "many march may me mean means meanwhile men might million monday month months more most mr mrs ms much must "
    "my near nearly need never new next night no nor not nothing november now number october of off often old "
    "on once one only onto or other others our out over own part people per percent place point put quite "
    "rather re really recent right s said same saturday say saying says second see seen september seven several "
    "she should show since six small so some something soon still such sunday t take taken ten than that the "
    "their them themselves then there these they thing things think this those though three through thursday "
    "time times to today together told too took toward tuesday two under until up upon us use used ve very want "
    "wanted was way we wednesday week weeks well went were what when where whether which while who whom whose "
    "why will with within without work would year years yes yet you your ";

static void note_small_words(Terms *terms, Lexicon *lexicon) {
    for (const char *s = SMALL_WORDS; *s != '\0'; s++) {
        size_t len = strcspn(s, " ");
        uint32_t id = lexicon_intern(lexicon, s, len);
        if (id >= terms->small_count) {
            size_t count = id + 1024u;
            terms->small = mem_realloc(terms->small, count);
            memset(terms->small + terms->small_count, 0, count - terms->small_count);
            terms->small_count = count;
        }
        terms->small[id] = 1;
        s += len;
    }
    terms->small[WORD_UNKNOWN] = 0;
}

/* ---- which tokens ---- */

static bool role_tells(BlockRole role) {
    return role == BLOCK_TITLE || role == BLOCK_SUBTITLE || role == BLOCK_HEADING || role == BLOCK_PARAGRAPH ||
           role == BLOCK_LIST;
}

static bool is_word(const Token *t) {
    return t->shape <= SHAPE_NUMERIC_DATE;
}

/* The end of the word that begins at token `at`: parts joined by hyphens belong to it. */
static uint32_t end_of_word(const Token *tokens, uint32_t at, uint32_t end) {
    at++;
    while (at + 1 < end && tokens[at].shape == SHAPE_HYPHEN && tokens[at].flags & TOKEN_GLUED &&
           tokens[at + 1].flags & TOKEN_GLUED && is_word(&tokens[at + 1]))
        at += 2;
    return at;
}

static uint64_t key_of(const LodeArticle *article, uint32_t first, uint32_t end) {
    const Token *tokens = article->tokens.at;
    if (end == first + 1 && tokens[first].word != WORD_UNKNOWN)
        return tokens[first].word;
    uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a, by word, or by byte where a word has no number */
    for (uint32_t i = first; i < end; i++) {
        if (tokens[i].word != WORD_UNKNOWN) {
            hash = (hash ^ tokens[i].word) * 0x100000001B3u;
            continue;
        }
        for (uint32_t b = tokens[i].begin; b < tokens[i].end; b++)
            hash = (hash ^ (uint8_t)article->text[b]) * 0x100000001B3u;
    }
    return hash | 1ull << 63;
}

static bool tells(const Terms *terms, const LodeArticle *article, uint32_t first, uint32_t end) {
    const Token *t = &article->tokens.at[first];
    bool figure = article->text[t->begin] >= '0' && article->text[t->begin] <= '9';
    bool small = end == first + 1 && t->word < terms->small_count && terms->small[t->word];
    return article->tokens.at[end - 1].end - t->begin > 2 && !small && !figure;
}

/* ---- gathering ---- */

static uint32_t term_at(Terms *terms, const LodeArticle *article, uint32_t first, uint32_t end) {
    bool added;
    uint32_t number = key_table_add(&terms->by_key, key_of(article, first, end), (uint32_t)terms->count, &added);
    if (added) {
        terms->at = mem_grow(terms->at, &terms->cap, terms->count + 1, sizeof *terms->at);
        terms->at[terms->count++] = (Term){.first = first, .end = end, .occurrence = NO_TOKEN, .tells = tells(terms, article, first, end)};
    }
    return number;
}

/* Counts how the word is written, where a capital is not owed to the begin of a sentence. */
static void count_case(Term *term, const Token *t, bool begins) {
    if (t->shape == SHAPE_UPPER)
        term->acronym++;
    else if (!begins && (shape_is_capitalized(t->shape) || t->shape == SHAPE_ALNUM))
        term->upper++;
}

static void add_occurrence(Terms *terms, uint32_t number, Occurrence made) {
    Term *term = &terms->at[number];
    uint32_t index = (uint32_t)terms->occurrence_count;
    terms->occurrences = mem_grow(terms->occurrences, &terms->occurrence_cap, index + 1u, sizeof made);
    terms->occurrences[terms->occurrence_count++] = made;
    if (term->occurrence == NO_TOKEN)
        term->occurrence = index;
    else
        terms->occurrences[term->last].next = index;
    if (term->count == 0 || terms->occurrences[term->last].sentence != made.sentence)
        term->sentences++;
    term->last = index;
    term->count++;
}

static bool is_new_pair(Terms *terms, uint32_t left, uint32_t right, bool of_right) {
    bool added;
    key_table_add(&terms->pairs, (((uint64_t)left << 32 | right) << 1 | of_right) + 1, 0, &added);
    return added;
}

/* Two words that follow one another are each other's neighbours. */
static void count_neighbours(Terms *terms, uint32_t left, uint32_t right) {
    Term *a = &terms->at[left], *b = &terms->at[right];
    a->rights++;
    a->right_kinds += is_new_pair(terms, left, right, false);
    b->lefts++;
    b->left_kinds += is_new_pair(terms, left, right, true);
}

static void gather_sentence(Terms *terms, const LodeArticle *article, uint32_t sentence, bool titled) {
    const Token *tokens = article->tokens.at;
    const Sentence *s = &article->tokens.sentences[sentence];
    uint32_t before = NO_TOKEN;
    for (uint32_t i = s->first; i < s->end;) {
        if (!is_word(&tokens[i])) {
            i++;
            continue;
        }
        uint32_t end = end_of_word(tokens, i, s->end), number = term_at(terms, article, i, end);
        count_case(&terms->at[number], &tokens[i], before == NO_TOKEN);
        terms->at[number].titled |= titled;
        add_occurrence(terms, number, (Occurrence){number, i, end, sentence, NO_TOKEN});
        if (before != NO_TOKEN)
            count_neighbours(terms, before, number);
        before = number;
        i = end;
    }
}

static void gather(Terms *terms, const LodeArticle *article) {
    bool titled = false; /* without a title the first sentence is taken for one */
    for (size_t b = 0; b < article->block_count; b++)
        titled |= article->blocks[b].role == BLOCK_TITLE;
    for (size_t b = 0; b < article->block_count; b++) {
        const Block *block = &article->blocks[b];
        if (!role_tells(block->role))
            continue;
        for (uint32_t s = block->first_sentence; s < block->end_sentence; s++)
            gather_sentence(terms, article, s, titled ? block->role == BLOCK_TITLE : terms->occurrence_count == 0);
    }
}

/* ---- weighing ---- */

/* The sentence in the middle of those that the term stands in, counted from 1 among those of the article. */
static double median_sentence(const Terms *terms, const Term *term, const uint32_t *ranks) {
    uint32_t at = term->occurrence;
    for (uint32_t seen = 1; seen < (term->sentences + 1) / 2;) {
        uint32_t next = terms->occurrences[at].next;
        seen += terms->occurrences[next].sentence != terms->occurrences[at].sentence;
        at = next;
    }
    return ranks[terms->occurrences[at].sentence];
}

typedef struct Totals {
    double mean, deviation, most;
} Totals;

static Totals totals_of(const Terms *terms) {
    double n = 0, total = 0, squares = 0, most = 0;
    for (size_t i = 0; i < terms->count; i++) {
        double count = terms->at[i].count;
        if (!terms->at[i].tells)
            continue;
        n++, total += count, squares += count * count;
        most = count > most ? count : most;
    }
    double mean = n > 0 ? total / n : 0;
    return (Totals){mean, sqrt(fmax(n > 0 ? squares / n - mean * mean : 0, 0)), most};
}

static double share(uint32_t kinds, uint32_t all) {
    return all > 0 ? (double)kinds / all : 0;
}

static double weight_of(const Term *t, const Totals *totals, double median, double sentences) {
    double casing = fmax(t->acronym, t->upper) / (1 + log(t->count));
    double position = log(log(3 + median));
    double frequency = t->count / (totals->mean + totals->deviation);
    double related = 1 + (share(t->left_kinds, t->lefts) + share(t->right_kinds, t->rights)) * t->count / totals->most;
    double spread = t->sentences / sentences;
    return related * position / (casing + frequency / related + spread / related);
}

/* Sentences with words, numbered from 1; by index of article->tokens.sentences.  To be freed. */
static uint32_t *rank_sentences(const Terms *terms, const LodeArticle *article, uint32_t *count) {
    uint32_t *ranks = mem_zero(article->tokens.sentence_count + 1, sizeof *ranks);
    *count = 0;
    for (size_t i = 0; i < terms->occurrence_count; i++) {
        uint32_t *rank = &ranks[terms->occurrences[i].sentence];
        if (*rank == 0)
            *rank = ++*count;
    }
    return ranks;
}

void terms_weigh(Terms *terms, const LodeArticle *article, Lexicon *lexicon) {
    if (terms->small == NULL)
        note_small_words(terms, lexicon);
    terms->count = terms->occurrence_count = terms->phrase_count = 0;
    key_table_clear(&terms->by_key);
    key_table_clear(&terms->pairs);
    gather(terms, article);
    uint32_t sentences, *ranks = rank_sentences(terms, article, &sentences);
    Totals totals = totals_of(terms);
    for (size_t i = 0; i < terms->count; i++)
        if (terms->at[i].tells)
            terms->at[i].weight = weight_of(&terms->at[i], &totals, median_sentence(terms, &terms->at[i], ranks), sentences);
    free(ranks);
}

/* ---- sentences ---- */

static RatedSentence *rated_of(Terms *terms, uint32_t sentence) {
    size_t n = terms->sentence_count;
    if (n > 0 && terms->sentences[n - 1].sentence == sentence)
        return &terms->sentences[n - 1];
    terms->sentences = mem_grow(terms->sentences, &terms->sentence_cap, n + 1, sizeof *terms->sentences);
    terms->sentences[terms->sentence_count++] = (RatedSentence){.sentence = sentence};
    return &terms->sentences[n];
}

void terms_rate_sentences(Terms *terms) {
    terms->sentence_count = 0;
    for (size_t i = 0; i < terms->occurrence_count; i++) {
        const Occurrence *o = &terms->occurrences[i];
        Term *term = &terms->at[o->term];
        RatedSentence *rated = rated_of(terms, o->sentence);
        rated->words++;
        if (!term->tells || term->rated == o->sentence + 1)
            continue;
        term->rated = o->sentence + 1;
        rated->key += 1 / (1 + term->weight);
        rated->shared += term->titled;
    }
}

void terms_free(Terms *terms) {
    free(terms->at);
    free(terms->occurrences);
    free(terms->phrases);
    free(terms->sentences);
    free(terms->small);
    key_table_free(&terms->by_key);
    key_table_free(&terms->pairs);
    key_table_free(&terms->by_phrase);
    *terms = (Terms){0};
}
