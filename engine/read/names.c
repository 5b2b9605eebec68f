/* names.c - see names.h */
#include "read/names.h"

#include "base/error.h"
#include "base/nearest.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>

enum { LONGEST_NAME = 96, CACHED_NAME = 40 }; /* bytes */
enum { DEEPER = 64 };                         /* what a step of nesting adds to a rank */
enum { CACHE_SIZE = 256 };                    /* a power of two */

/* ---- the names people give ---- */

/* As plain_name writes them.  The order is that of trust: a name's rank is its place. */
static const struct {
    Target target;
    const char *names; /* a blank before and behind each */
} KNOWN[] = {
    {TO_TITLE, " title headline webtitle head heading articletitle newstitle posttitle titletext "
               "hed pagetitle name "},
    {TO_BODY, " articlebody fulltext body bodytext maintext cleantext cleanedtext text contenttext "
              "content article "
              "articletext articlecontent newscontent story plaintext transcript document rawtext "
              "paragraphs contenthtml "
              "bodyhtml html fullcontent contentencoded rawcontent leadparagraph "},
    {TO_SUBTITLE,
     " subtitle standfirst deck dek subhead subheading subheadline alternativeheadline "},
    {TO_SUMMARY, " summary abstract lead lede description snippet excerpt trailtext "
                 "shortdescription highlights teaser "},
    {TO_AUTHOR, " authors author byline bylines creator creators by writer writers authorname "
                "reporter journalist "
                "contributors "},
    {TO_PUBLISHED,
     " datepublished publisheddate published publishedat publicationdate publishdate datepublish "
     "pubdate "
     "publishedtime firstpublicationdate webpublicationdate firstpublished originalpublicationdate "
     "publishedon publishtime publishat issued dateissued datetimepub datetime date articledate "
     "newsdate "
     "postdate created createdat datecreated firstpublishedat timestamp time "},
    {TO_MODIFIED,
     " datemodified modifieddate modified modifiedat updated updatedat dateupdated updateddate "
     "modifiedtime lastmodified lastmod lastupdated lastupdate datemodify modifydate updatetime "},
    {TO_URL, " url link canonicalurl canonical permalink weburl articleurl pageurl newsurl "
             "originalurl sourceurl "
             "fullurl externalurl href uri finalurl "},
    {TO_PUBLISHER, " publisher publication publishername publicationname newspaper outlet sitename "
                   "journal source "
                   "sourcename site media newsoutlet provider website sourcedomain domain netloc "},
    {TO_SECTION,
     " section sectionname articlesection category categories desk newsdesk topic channel rubric "
     "primarycategory "},
    {TO_LANGUAGE, " language lang inlanguage languagecode languageiso locale "},
    {TO_TAG, " keywords tags topics keyword tag subjects "},
    {TO_DATELINE, " dateline datelinetext "},
    {TO_CAPTION,
     " captions caption imagecaption imagecaptions photocaption photocaptions figcaption "},
};

/* Names that any thing may have: a better one counts even where it is nested. */
static const char WEAK[] = " name time timestamp created createdat site domain ";

/* Steps in front that only wrap an article, and steps behind a field that hold its value. */
static const char WRAPPERS[] =
    " data article item doc document fields attributes metadata meta node post story content "
    "thread newsarticle record response result page entry properties payload ";
static const char HOLDERS[] =
    " name main original rendered value text #text $t $date cdata displayname fullname label "
    "webtitle title html plain default prefix ";

/* Those of HOLDERS that hold a text. */
static const char TEXT_HOLDERS[] = " rendered original value text #text $t cdata html plain ";

/* ---- plain names ---- */

/* The name as KNOWN has it, between blanks; 0 when it is too long for any. */
static size_t plain_name(LodeString name, char out[LONGEST_NAME + 3]) {
    size_t len = 1, step = 1;
    out[0] = ' ';
    /* Elasticsearch's wrapper would else be taken for the publisher */
    if (name.len > 8 && memcmp(name.s, "_source.", 8) == 0)
        name = (LodeString){name.s + 8, name.len - 8};
    if (name.len > LONGEST_NAME)
        return 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.s[i];
        if (c == ':')
            len = step;
        else if (c != '_' && c != '-' && c != ' ' && c != '\t')
            out[len++] = (char)tolower((unsigned char)c);
        if (c == '.')
            step = len;
    }
    out[len++] = ' ';
    out[len] = '\0';
    return len;
}

/* The place of `name` (with its blanks) among names; -1 when it is not there. */
static int place_in(const char *names, const char *name) {
    const char *found = strstr(names, name);
    if (found == NULL)
        return -1;
    int place = 0;
    for (const char *p = names + 1; p < found; p++)
        place += *p == ' ';
    return place;
}

static Guess look_up(const char *name) {
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN && name[1] != ' '; i++) {
        int place = place_in(KNOWN[i].names, name);
        if (place >= 0)
            return (Guess){KNOWN[i].target,
                           (unsigned)place + (strstr(WEAK, name) != NULL ? 3 * DEEPER : 0)};
    }
    return (Guess){TARGETS, 0};
}

/* Takes a wrapper off the front; false when there is none. */
static bool unwrap(char *name) {
    char first[LONGEST_NAME + 3];
    const char *dot = strchr(name, '.');
    if (dot == NULL)
        return false;
    size_t len = (size_t)(dot - name);
    memcpy(first, name, len);
    memcpy(first + len, " ", 2);
    if (strstr(WRAPPERS, first) == NULL)
        return false;
    memmove(name + 1, dot + 1, strlen(dot));
    return true;
}

/* Takes a holder off the end; false when there is none. */
static bool uncover(char *name) {
    char last[LONGEST_NAME + 3] = " ";
    char *dot = strrchr(name, '.');
    if (dot == NULL)
        return false;
    strcpy(last + 1, dot + 1);
    if (strstr(HOLDERS, last) == NULL)
        return false;
    strcpy(dot, " ");
    return true;
}

/* What a name means, or what it means without the holder at its end: but a document's name is not
** its text. */
static Guess look_up_held(const char *name) {
    char held[LONGEST_NAME + 3];
    Guess guess = look_up(name);
    if (guess.target != TARGETS)
        return guess;
    strcpy(held, name);
    if (!uncover(held))
        return guess;
    guess = look_up(held);
    bool text = strstr(TEXT_HOLDERS, strrchr(name, '.') + 1) != NULL;
    return guess.target == TO_BODY && !text ? (Guess){TARGETS, 0} : guess;
}

static Guess guess_plain(char *name) {
    const char *last = strrchr(name, '.');
    if (last != NULL && strcmp(last, ".caption ") == 0)
        return (Guess){TO_CAPTION, DEEPER};
    Guess guess = look_up_held(name);
    unsigned depth = 0;
    while (guess.target == TARGETS && unwrap(name)) {
        guess = look_up_held(name);
        depth += DEEPER;
    }
    guess.rank += depth;
    return guess;
}

/* ---- --fields ---- */

typedef struct Given {
    Target target;
    char name[LONGEST_NAME + 3]; /* plain */
} Given;

/* A guess that was made before. */
typedef struct Known {
    char name[CACHED_NAME]; /* as it is in the record */
    uint8_t len;            /* 0: the slot is free */
    Guess guess;
} Known;

struct Names {
    Given *given;
    size_t count, cap;
    bool has[TARGETS]; /* targets that --fields gives */
    Known known[CACHE_SIZE];
};

static const struct {
    const char *name;
    Target target;
} FIELDS[] = {
    {"title", TO_TITLE},
    {"body", TO_BODY},
    {"text", TO_BODY},
    {"subtitle", TO_SUBTITLE},
    {"authors", TO_AUTHOR},
    {"author", TO_AUTHOR},
    {"published", TO_PUBLISHED},
    {"modified", TO_MODIFIED},
    {"url", TO_URL},
    {"publisher", TO_PUBLISHER},
    {"section", TO_SECTION},
    {"language", TO_LANGUAGE},
    {"tags", TO_TAG},
    {"captions", TO_CAPTION},
    {"dateline", TO_DATELINE},
};

enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS };

static bool unknown_field(const char *field, LodeError *error) {
    const char *names[FIELD_COUNT + 1] = {NULL};
    for (size_t i = 0; i < FIELD_COUNT; i++)
        names[i] = FIELDS[i].name;
    const char *near = nearest_name(field, names);
    if (near != NULL)
        return error_set(error, LODE_BAD_USAGE, "--fields %s=: no such field; did you mean %s?",
                         field, near);
    return error_set(error, LODE_BAD_USAGE,
                     "--fields %s=: no such field; there are: title, body, subtitle, authors, "
                     "published, modified, url, "
                     "publisher, section, language, tags, captions, dateline",
                     field);
}

static bool field_target(LodeString field, Target *target, LodeError *error) {
    char name[48];
    size_t len = field.len < sizeof name - 1 ? field.len : sizeof name - 1;
    memcpy(name, field.s, len);
    name[len] = '\0';
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (strcmp(FIELDS[i].name, name) == 0) {
            *target = FIELDS[i].target;
            return true;
        }
    return unknown_field(name, error);
}

/* One "field=name". */
static bool add_given(Names *names, LodeString pair, LodeError *error) {
    Given given;
    const char *equals = memchr(pair.s, '=', pair.len);
    size_t left = equals != NULL ? (size_t)(equals - pair.s) : pair.len;
    if (equals == NULL || left == 0 || left + 1 == pair.len)
        return error_set(error, LODE_BAD_USAGE,
                         "--fields %.*s: say FIELD=NAME, such as title=headline,body=text",
                         (int)(pair.len < 64 ? pair.len : 64), pair.s);
    if (!field_target((LodeString){pair.s, left}, &given.target, error))
        return false;
    if (plain_name((LodeString){equals + 1, pair.len - left - 1}, given.name) == 0)
        return error_set(error, LODE_BAD_USAGE, "--fields: a name of more than %d bytes",
                         LONGEST_NAME);
    names->given = mem_grow(names->given, &names->cap, names->count + 1, sizeof *names->given);
    names->given[names->count++] = given;
    names->has[given.target] = true;
    return true;
}

Names *names_new(const char *fields, LodeError *error) {
    Names *names = mem_zero(1, sizeof *names);
    for (const char *at = fields; at != NULL;) {
        size_t len = strcspn(at, ",");
        if (!add_given(names, (LodeString){at, len}, error)) {
            names_free(names);
            return NULL;
        }
        at = at[len] == ',' ? at + len + 1 : NULL;
    }
    return names;
}

void names_free(Names *names) {
    if (names == NULL)
        return;
    free(names->given);
    free(names);
}

bool names_give(const Names *names, Target target) {
    return names != NULL && names->has[target];
}

/* ---- asking ---- */

static Guess given_for(const Names *names, const char *name) {
    for (size_t i = 0; names != NULL && i < names->count; i++)
        if (strcmp(names->given[i].name, name) == 0)
            return (Guess){names->given[i].target, (unsigned)i};
    return (Guess){TARGETS, 0};
}

static Guess guess_afresh(const Names *names, LodeString name) {
    char plain[LONGEST_NAME + 3], held[LONGEST_NAME + 3];
    if (plain_name(name, plain) == 0)
        return (Guess){TARGETS, 0};
    Guess guess = given_for(names, plain);
    strcpy(held, plain);
    if (names != NULL && guess.target == TARGETS && uncover(held))
        guess = given_for(names, held);
    if (guess.target != TARGETS)
        return guess;
    guess = guess_plain(plain);
    return guess.target < TARGETS && names_give(names, guess.target) ? (Guess){TARGETS, 0} : guess;
}

static Known *slot_of(Names *names, LodeString name) {
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)name.s[i]) * 16777619u;
    return &names->known[(hash ^ hash >> 15) % CACHE_SIZE];
}

Guess guess_name(Names *names, LodeString name) {
    if (names == NULL || name.len == 0 || name.len > CACHED_NAME)
        return guess_afresh(names, name);
    Known *slot = slot_of(names, name);
    if (slot->len != name.len || memcmp(slot->name, name.s, name.len) != 0) {
        slot->guess = guess_afresh(names, name);
        slot->len = (uint8_t)name.len;
        memcpy(slot->name, name.s, name.len);
    }
    return slot->guess;
}
