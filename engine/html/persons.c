/* persons.c - see persons.h */
#include "html/persons.h"

#include "html/phrases.h"

#include <ctype.h>

enum { MOST_NAME_WORDS = 6, MOST_NAME_BYTES = 70 };

static const char *const BY[] = {
    "by", "by:", "written by", "written by:", "posted by", "posted by:", "author:", "authors:", "author",
    "words by", "words:", "story by", "published by", "reported by", "article by", "contributed by",
    "text by", "reviewed by", "von", "von:", "por", "por:", "par", "par:", "di", "autor:", "autora:", "auteur:",
    "autore:", "door", "geschreven door", "escrito por", "\u00e9crit par", "scritto da", "a cura di",
    "publicado por", "\u0430\u0432\u0442\u043e\u0440:", "\u0410\u0432\u0442\u043e\u0440:", "about the author",
    "guest post by", "this post was written by", "name:", NULL};

static const char *const NOBODY[] = {
    "admin", "administrator", "staff", "staff writer", "staff writers", "editor", "editors", "editorial",
    "editorial team", "editorial staff", "editorial board", "the editors", "the editorial team", "guest",
    "guest author", "guest contributor", "contributor", "contributors", "author", "authors", "anonymous", "unknown",
    "webmaster", "user", "root", "redaktion", "redaction", "redacci\u00f3n", "reda\u00e7\u00e3o", "redazione",
    "la r\u00e9daction", "newsroom", "news desk", "newsdesk", "web desk", "staff reporter", "staff report",
    "staff reports", "press release", "none", "null", "n/a", "site admin", "super user", "default", "wordpress",
    "wpadmin", "follow", "share", "bio", "view all posts", "more", "website", "email", "twitter", "facebook",
    "linkedin", "instagram", "x", "home", "about", "contact", "comments", "no comments", "read more",
    "view profile", "see more", "profile", "published", "updated", "posted", "date", "name", "username", "blog",
    "news", "company", "team", "authorname", "see bio", "full bio", "read full bio", "about the author",
    "meet the author", "writer", "post author", "and", "with", "advertisement", "subscribe", "print", NULL};

/* A part with one of these words is a role or a place of work. */
static const char *const ROLES[] = {
    "editor", "reporter", "writer", "correspondent", "contributor", "journalist", "columnist", "producer",
    "director", "manager", "professor", "analyst", "specialist", "founder", "co-founder", "ceo", "cto", "cfo",
    "president", "officer", "strategist", "consultant", "author", "freelance", "senior", "staff", "head of",
    "lead", "associate", "assistant", "lecturer", "fellow", "researcher", "engineer", "expert", "developer",
    "advisor", "adviser", "coach", "intern", "blogger", "chef", "university", "photographer", "redakteur",
    "scientist", "designer", "vp", "vice", "coordinator", "executive", "marketer", "partner", "minutes",
    "min read", "minute", "read time", "photo", "published", "updated", "comments", "last", "reviewed", "phd candidate",
    "copywriter", "content", "marketing", "edited by", "medically", "fact checked", "follow", "share", "posts by", NULL};

/* What ends the names in running text. */
static const char *const ENDS[] = {" on ", " in ", " for ", " at ", " from ", " published ", " updated ",
                                   " posted ", " of ", " is ", " has ", " via ", " as ", " last ", " am ", " with ",
                                   " Published ", " Updated ", " Posted ", " Last ", " contributed ", " Follow "};

/* What joins names. */
static const char *const JOINTS[] = {" and ", " And ", " & ", " und ", " y ", " et ", " with ", " | ", "|", ",", ";",
                                     " - ", " \u2013 ", " \u2014 ", " \u00b7 ", " \u2022 ", "\u2022", "/", "(", ")",
                                     "\u00b7", "\u00bb", " \u0438 ", " e ", "\u3001", "\u2009\u2014"};

static bool stands_at(LodeString s, size_t at, const char *what) {
    size_t len = strlen(what);
    return s.len - at >= len && memcmp(s.s + at, what, len) == 0;
}

static size_t joint_at(LodeString s, size_t at) {
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
        if (s.s[at] == JOINTS[i][0] && stands_at(s, at, JOINTS[i]))
            return strlen(JOINTS[i]);
    return 0;
}

/* The text up to what ends names. */
static LodeString before_end(LodeString s) {
    for (size_t at = 1; at < s.len; at++)
        for (size_t i = 0; s.s[at] == ' ' && i < sizeof ENDS / sizeof *ENDS; i++)
            if (stands_at(s, at, ENDS[i]))
                return (LodeString){s.s, at};
    return s;
}

static LodeString without_by(LodeString s) {
    for (int i = 0; i < 3; i++) {
        s = phrase_trim(s, "-|:,;.*\"");
        size_t opening = phrase_opening(s, BY);
        if (opening == 0)
            break;
        s = phrase_skip(s, opening);
    }
    return phrase_trim(s, "-|:,;*\"");
}

bool person_is_nobody(LodeString name) {
    return phrase_in(name, NOBODY);
}

/* Word by word: "editor" is no part of "Editora". */
static bool has_role(LodeString s) {
    for (size_t at = 0; at < s.len; at++)
        if ((at == 0 || s.s[at - 1] == ' ' || s.s[at - 1] == '-') && phrase_opening(phrase_skip(s, at), ROLES) > 0)
            return true;
    return false;
}

/* "MD", "Ph.D.", "RDN", "Jr.": no name of its own. */
static bool is_degree(LodeString s) {
    static const char *const degrees[] = {"ph.d.", "ph.d", "phd", "jr.", "jr", "sr.", "sr", "psyd", "esq.", "esq",
                                          "m.d.", "dphil", "msc", "bsc", "pharmd", "dr.", "ii", "iii", "edd",
                                          "mba", "cpa", "cfp", "rdn", "lmft", NULL};
    if (phrase_in(s, degrees))
        return true;
    size_t capitals = 0;
    for (size_t i = 0; i < s.len; i++)
        if (isupper((unsigned char)s.s[i]))
            capitals++;
        else if (strchr(".- \xC2\xAE", s.s[i]) == NULL)
            return false;
    return capitals > 1 && capitals <= 6;
}

static bool has_other_marks(LodeString s) {
    for (size_t i = 0; i < s.len; i++)
        if (strchr("@:#?!<>{}[]=+_%\\", s.s[i]) != NULL)
            return true;
    return phrase_find(s, "http") != NULL || phrase_find(s, "www.") != NULL || phrase_find(s, ".com") != NULL;
}

static bool has_digit(LodeString s) {
    for (size_t i = 0; i < s.len; i++)
        if (isdigit((unsigned char)s.s[i]))
            return true;
    return false;
}

/* In text that people read, a name's words begin with capitals but for particles. */
static bool is_written_as_name(LodeString s) {
    size_t small = 0, capital = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (i > 0 && s.s[i - 1] != ' ')
            continue;
        if (islower((unsigned char)s.s[i]))
            small++;
        else
            capital++;
    }
    return capital > 0 && capital >= small;
}

static bool is_person(LodeString s, bool shown) {
    if (s.len < 2 || s.len > MOST_NAME_BYTES || has_other_marks(s) || person_is_nobody(s) || has_role(s))
        return false;
    if (shown && (has_digit(s) || !is_written_as_name(s)))
        return false;
    return phrase_words(s) > 0 && phrase_words(s) <= MOST_NAME_WORDS;
}

static void add_person(Persons *p, LodeString name) {
    for (size_t i = 0; i < p->count; i++)
        if (phrase_same(p->at[i], name))
            return;
    if (p->count < MOST_PERSONS)
        p->at[p->count++] = name;
}

/* Without a nickname's or site's address behind it, and the degree "PhD" without a comma. */
static LodeString cleaned(LodeString part) {
    part = without_by(part);
    while (part.len > 0 && memchr(part.s, ' ', part.len) != NULL) {
        size_t last = part.len;
        while (part.s[last - 1] != ' ')
            last--;
        static const char *const tails[] = {"phd", "ph.d.", "ph.d", "md", "m.d.", "rd", "mba", "cfp\xC2\xAE", "rdn", NULL};
        if (!phrase_in(phrase_skip(part, last), tails))
            break;
        part = phrase_trim((LodeString){part.s, last}, ",");
    }
    return part;
}

/* A part that is no name ends the reading of shown text once there was one: what follows is about it. */
void persons_read(LodeString text, bool shown, Persons *persons) {
    size_t begin = 0, step = 1, before = persons->count;
    text = without_by(text);
    if (phrase_find(text, "://") != NULL || phrase_begins(text, "www."))
        return;
    if (shown)
        text = before_end(text);
    for (size_t at = 0; at <= text.len; at += step) {
        size_t joint = at < text.len ? joint_at(text, at) : 0;
        step = joint > 0 ? joint : 1;
        if (joint == 0 && at < text.len)
            continue;
        LodeString part = cleaned((LodeString){text.s + begin, at - begin});
        begin = at + joint;
        if (part.len == 0 || (is_degree(part) && persons->count > before))
            continue;
        if (is_person(part, shown))
            add_person(persons, part);
        else if (shown && persons->count > before)
            return;
    }
}

int person_likeness(LodeString name) {
    size_t words = phrase_words(name);
    bool written = is_written_as_name(name);
    if (has_digit(name))
        return -16;
    if (words >= 2 && words <= 4)
        return written ? 5 : -8;
    return words == 1 ? (written ? -6 : -14) : -8;
}
