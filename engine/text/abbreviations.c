/* abbreviations.c - small sorted tables, searched by halves. */
#include "text/abbreviations.h"

#include <string.h>

typedef struct Entry {
    const char *word;
    Abbreviation kind;
} Entry;

/* Sorted by bytes: find() relies on it (tests/unit/test_tokens.c checks). */
static const Entry ABBREVIATIONS[] = {
    {"a.m", ABBREV_TIME},      {"adm", ABBREV_TITLE},    {"al", ABBREV_EITHER},
    {"ala", ABBREV_STATE},     {"ald", ABBREV_TITLE},    {"amb", ABBREV_TITLE},
    {"approx", ABBREV_INSIDE}, {"apr", ABBREV_EITHER},   {"apt", ABBREV_NUMBER},
    {"ariz", ABBREV_STATE},    {"ark", ABBREV_STATE},    {"art", ABBREV_NUMBER},
    {"assn", ABBREV_EITHER},   {"assoc", ABBREV_EITHER}, {"asst", ABBREV_TITLE},
    {"atty", ABBREV_TITLE},    {"aug", ABBREV_EITHER},   {"ave", ABBREV_EITHER},
    {"bldg", ABBREV_EITHER},   {"blvd", ABBREV_EITHER},  {"bn", ABBREV_EITHER},
    {"brig", ABBREV_TITLE},    {"bros", ABBREV_EITHER},  {"ca", ABBREV_INSIDE},
    {"calif", ABBREV_STATE},   {"capt", ABBREV_TITLE},   {"capts", ABBREV_TITLE},
    {"cf", ABBREV_INSIDE},     {"ch", ABBREV_NUMBER},    {"cmdr", ABBREV_TITLE},
    {"co", ABBREV_EITHER},     {"col", ABBREV_TITLE},    {"colo", ABBREV_STATE},
    {"comdr", ABBREV_TITLE},   {"conn", ABBREV_STATE},   {"corp", ABBREV_EITHER},
    {"cpl", ABBREV_TITLE},     {"cpt", ABBREV_TITLE},    {"dec", ABBREV_EITHER},
    {"del", ABBREV_STATE},     {"dept", ABBREV_EITHER},  {"det", ABBREV_TITLE},
    {"dist", ABBREV_EITHER},   {"dr", ABBREV_TITLE},     {"drs", ABBREV_TITLE},
    {"e.g", ABBREV_INSIDE},    {"ed", ABBREV_EITHER},    {"eds", ABBREV_EITHER},
    {"eg", ABBREV_INSIDE},     {"esp", ABBREV_INSIDE},   {"esq", ABBREV_EITHER},
    {"est", ABBREV_EITHER},    {"etc", ABBREV_EITHER},   {"ext", ABBREV_NUMBER},
    {"feb", ABBREV_EITHER},    {"fig", ABBREV_NUMBER},   {"figs", ABBREV_NUMBER},
    {"fla", ABBREV_STATE},     {"fr", ABBREV_TITLE},     {"fri", ABBREV_EITHER},
    {"ft", ABBREV_EITHER},     {"ga", ABBREV_STATE},     {"gen", ABBREV_TITLE},
    {"gens", ABBREV_TITLE},    {"gov", ABBREV_TITLE},    {"govs", ABBREV_TITLE},
    {"hon", ABBREV_TITLE},     {"hrs", ABBREV_EITHER},   {"hwy", ABBREV_EITHER},
    {"i.e", ABBREV_INSIDE},    {"ie", ABBREV_INSIDE},    {"ill", ABBREV_STATE},
    {"inc", ABBREV_EITHER},    {"incl", ABBREV_INSIDE},  {"ind", ABBREV_STATE},
    {"insp", ABBREV_TITLE},    {"intl", ABBREV_INSIDE},  {"jan", ABBREV_EITHER},
    {"jr", ABBREV_EITHER},     {"jul", ABBREV_EITHER},   {"jun", ABBREV_EITHER},
    {"kan", ABBREV_STATE},     {"ky", ABBREV_STATE},     {"la", ABBREV_STATE},
    {"lt", ABBREV_TITLE},      {"ltd", ABBREV_EITHER},   {"lts", ABBREV_TITLE},
    {"maj", ABBREV_TITLE},     {"mar", ABBREV_EITHER},   {"mass", ABBREV_STATE},
    {"md", ABBREV_STATE},      {"med", ABBREV_EITHER},   {"messrs", ABBREV_TITLE},
    {"mgr", ABBREV_EITHER},    {"mich", ABBREV_STATE},   {"min", ABBREV_EITHER},
    {"minn", ABBREV_STATE},    {"misc", ABBREV_INSIDE},  {"miss", ABBREV_STATE},
    {"mlle", ABBREV_TITLE},    {"mme", ABBREV_TITLE},    {"mo", ABBREV_STATE},
    {"mon", ABBREV_EITHER},    {"mont", ABBREV_STATE},   {"mr", ABBREV_TITLE},
    {"mrs", ABBREV_TITLE},     {"ms", ABBREV_TITLE},     {"msgr", ABBREV_TITLE},
    {"mt", ABBREV_TITLE},      {"mx", ABBREV_TITLE},     {"natl", ABBREV_INSIDE},
    {"neb", ABBREV_STATE},     {"nev", ABBREV_STATE},    {"no", ABBREV_NUMBER},
    {"nos", ABBREV_NUMBER},    {"nov", ABBREV_EITHER},   {"nº", ABBREV_NUMBER},
    {"oct", ABBREV_EITHER},    {"ofc", ABBREV_TITLE},    {"okla", ABBREV_STATE},
    {"op", ABBREV_NUMBER},     {"ore", ABBREV_STATE},    {"p", ABBREV_NUMBER},
    {"p.m", ABBREV_TIME},      {"p.s", ABBREV_INSIDE},   {"pa", ABBREV_STATE},
    {"pfc", ABBREV_TITLE},     {"pkwy", ABBREV_EITHER},  {"pl", ABBREV_EITHER},
    {"plc", ABBREV_EITHER},    {"pop", ABBREV_NUMBER},   {"pp", ABBREV_NUMBER},
    {"pres", ABBREV_TITLE},    {"prof", ABBREV_TITLE},   {"profs", ABBREV_TITLE},
    {"ps", ABBREV_INSIDE},     {"pte", ABBREV_EITHER},   {"pty", ABBREV_EITHER},
    {"pvt", ABBREV_TITLE},     {"rd", ABBREV_EITHER},    {"regt", ABBREV_EITHER},
    {"rep", ABBREV_TITLE},     {"reps", ABBREV_TITLE},   {"rev", ABBREV_TITLE},
    {"revs", ABBREV_TITLE},    {"rs", ABBREV_NUMBER},    {"sat", ABBREV_EITHER},
    {"sec", ABBREV_NUMBER},    {"secy", ABBREV_TITLE},   {"sen", ABBREV_TITLE},
    {"sens", ABBREV_TITLE},    {"sep", ABBREV_EITHER},   {"sept", ABBREV_EITHER},
    {"sgt", ABBREV_TITLE},     {"sgts", ABBREV_TITLE},   {"spc", ABBREV_TITLE},
    {"sq", ABBREV_INSIDE},     {"sr", ABBREV_EITHER},    {"st", ABBREV_EITHER},
    {"ste", ABBREV_TITLE},     {"sun", ABBREV_EITHER},   {"supt", ABBREV_TITLE},
    {"tel", ABBREV_NUMBER},    {"tenn", ABBREV_STATE},   {"tex", ABBREV_STATE},
    {"thu", ABBREV_EITHER},    {"thur", ABBREV_EITHER},  {"thurs", ABBREV_EITHER},
    {"tue", ABBREV_EITHER},    {"tues", ABBREV_EITHER},  {"univ", ABBREV_EITHER},
    {"v", ABBREV_INSIDE},      {"va", ABBREV_STATE},     {"viz", ABBREV_INSIDE},
    {"vol", ABBREV_NUMBER},    {"vols", ABBREV_NUMBER},  {"vs", ABBREV_INSIDE},
    {"vt", ABBREV_STATE},      {"wash", ABBREV_STATE},   {"wed", ABBREV_EITHER},
    {"wis", ABBREV_STATE},     {"wyo", ABBREV_STATE},    {"yrs", ABBREV_EITHER},
};

static const char *const STARTERS[] = {
    "a",         "about",     "above",       "according",    "across",       "after",
    "against",   "all",       "almost",      "also",         "although",     "amid",
    "among",     "an",        "analysts",    "and",          "another",      "anyone",
    "are",       "around",    "as",          "asked",        "at",           "authorities",
    "because",   "before",    "between",     "beyond",       "billions",     "both",
    "but",       "by",        "could",       "critics",      "despite",      "did",
    "do",        "does",      "dozens",      "during",       "each",         "earlier",
    "eight",     "either",    "even",        "every",        "everybody",    "everyone",
    "except",    "experts",   "few",         "finally",      "five",         "for",
    "four",      "from",      "furthermore", "had",          "has",          "have",
    "he",        "hence",     "her",         "here",         "his",          "how",
    "however",   "hundreds",  "i",           "if",           "in",           "indeed",
    "instead",   "into",      "investors",   "is",           "it",           "its",
    "just",      "last",      "later",       "let",          "like",         "many",
    "maybe",     "meanwhile", "millions",    "more",         "moreover",     "most",
    "much",      "my",        "nearly",      "neither",      "nevertheless", "nine",
    "no",        "nobody",    "none",        "nonetheless",  "not",          "nothing",
    "now",       "of",        "officials",   "often",        "on",           "once",
    "one",       "only",      "or",          "other",        "others",       "otherwise",
    "our",       "over",      "overall",     "perhaps",      "please",       "prosecutors",
    "rather",    "recently",  "regardless",  "researchers",  "residents",    "revenue",
    "seven",     "several",   "shares",      "she",          "should",       "similarly",
    "since",     "six",       "so",          "some",         "someone",      "something",
    "sometimes", "soon",      "still",       "subsequently", "such",         "ten",
    "thank",     "thanks",    "that",        "the",          "their",        "then",
    "there",     "therefore", "these",       "they",         "this",         "those",
    "though",    "thousands", "three",       "through",      "thus",         "to",
    "tomorrow",  "toward",    "towards",     "two",          "under",        "unless",
    "unlike",    "until",     "upon",        "was",          "we",           "were",
    "what",      "whatever",  "when",        "whenever",     "where",        "whether",
    "which",     "while",     "who",         "whose",        "why",          "with",
    "within",    "without",   "witnesses",   "would",        "yes",          "yesterday",
    "yet",       "you",       "your",
};

static const char *const TIME_FOLLOWERS[] = {
    "apr",      "april",     "aug",       "august", "bst",     "cdt",      "cest", "cet",
    "cst",      "dec",       "december",  "edt",    "est",     "et",       "feb",  "february",
    "fri",      "friday",    "gmt",       "jan",    "january", "july",     "june", "kst",
    "mar",      "march",     "may",       "mdt",    "mon",     "monday",   "mst",  "nov",
    "november", "oct",       "october",   "pdt",    "pst",     "pt",       "sat",  "saturday",
    "sept",     "september", "sun",       "sunday", "thu",     "thursday", "tue",  "tuesday",
    "utc",      "wed",       "wednesday",
};

static const char *const REPORTING[] = {
    "added",    "asked",   "called",  "cried",     "declared", "exclaimed",
    "insisted", "joked",   "replied", "said",      "says",     "screamed",
    "shouted",  "thought", "told",    "whispered", "wrote",    "yelled",
};

static const char *const PREFIXES[] = {
    "anti",  "co",    "counter", "de",  "e",     "inter", "intra", "micro", "mid",
    "mini",  "multi", "neo",     "non", "over",  "post",  "pre",   "pro",   "pseudo",
    "quasi", "re",    "semi",    "sub", "super", "trans", "ultra", "un",    "under",
};

static int compare(const char *entry, const char *word, size_t len) {
    int order = strncmp(entry, word, len);
    return order != 0 ? order : entry[len] != '\0';
}

Abbreviation abbreviation_of(const char *word, size_t len) {
    if (len > LONGEST_ABBREVIATION)
        return ABBREV_NONE;
    size_t low = 0, high = sizeof ABBREVIATIONS / sizeof *ABBREVIATIONS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(ABBREVIATIONS[middle].word, word, len);
        if (order == 0)
            return ABBREVIATIONS[middle].kind;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ABBREV_NONE;
}

static bool in_table(const char *const *table, size_t count, const char *word, size_t len) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare(table[middle], word, len);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

bool begins_sentences(const char *word, size_t len) {
    return in_table(STARTERS, sizeof STARTERS / sizeof *STARTERS, word, len);
}

bool follows_time(const char *word, size_t len) {
    return in_table(TIME_FOLLOWERS, sizeof TIME_FOLLOWERS / sizeof *TIME_FOLLOWERS, word, len);
}

bool reports_speech(const char *word, size_t len) {
    return in_table(REPORTING, sizeof REPORTING / sizeof *REPORTING, word, len);
}

bool is_word_prefix(const char *word, size_t len) {
    return in_table(PREFIXES, sizeof PREFIXES / sizeof *PREFIXES, word, len);
}

/* Of a word with its full stop, or of one that may get one. */
static Abbreviation stop_kind(const char *word, size_t len) {
    if (word[len - 1] != '.')
        return abbreviation_of(word, len);
    Abbreviation kind = abbreviation_of(word, len - 1);
    bool pointed = memchr(word, '.', len - 1) != NULL; /* U.S. */
    return kind == ABBREV_NONE && pointed ? ABBREV_EITHER : kind;
}

WordTraits word_traits(const char *word, size_t len) {
    enum { LONGEST = 16 };
    if (len == 0 || len > LONGEST)
        return 0;
    WordTraits traits = stop_kind(word, len);
    traits |= begins_sentences(word, len) ? TRAIT_BEGINS : 0;
    traits |= follows_time(word, len - (word[len - 1] == '.')) ? TRAIT_FOLLOWS_TIME : 0;
    traits |= reports_speech(word, len) ? TRAIT_REPORTS : 0;
    return traits | (is_word_prefix(word, len) ? TRAIT_PREFIX : 0);
}
