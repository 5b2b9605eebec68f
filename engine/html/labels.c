/* labels.c - see labels.h.  The tables are short and asked of short lines only. */
#include "html/labels.h"

#include <ctype.h>
#include <strings.h>

enum {
    SHORT = 25,       /* words of a line that may be litter for its opening */
    MOST_SECTION = 4, /* words of a heading that may open what is not the article's */
    CREDIT_SIZE = 90  /* bytes at the end of a caption where its credit is looked for */
};

/* Labels that stand by themselves, or open a short line that is no text: small letters, no marks at the
** end.  Sorted by nothing: there are few, and short lines are few as well. */
static const char *const LINES[] = {
    "advert", "advertisement", "advertising", "article continues below", "back to top",
    "click here to subscribe", "comments", "copy link", "don't miss", "email", "facebook",
    "follow us", "leave a comment", "leave a reply", "linkedin", "listen", "listen to this article",
    "more stories", "most popular", "most read", "no comments", "pinterest", "popular", "print",
    "read more", "read next", "recommended", "reddit", "related", "related articles", "related content",
    "related news", "related posts", "related stories", "related topics", "reply", "save",
    "scroll to continue", "see also", "share", "share this", "share this article", "share this post",
    "sign up", "skip advertisement", "sponsored", "story continues below advertisement", "subscribe",
    "tags", "thank you", "top stories", "topics", "trending", "tweet", "twitter", "whatsapp",
    "you may also like", "you might also like", "continue reading", "loading", "close", "menu",
    "search", "image", "video", "photo", "photos", "gallery", "view comments", "show comments",
    "table of contents", "in this article", "on this page", "contents", "jump to", "summary",
};

/* Openings of short lines that are no text. */
static const char *const OPENINGS[] = {
    "advertisement", "also read", "also see", "click here to", "comments (", "copyright ",
    "\xC2\xA9", "filed under", "first published", "follow us on", "follow @", "get the latest",
    "have a tip", "image credit", "image source", "image:", "last modified", "last updated",
    "more from", "more on:", "more:", "originally published", "photo by", "photo credit", "photo:",
    "photograph:", "photos:", "picture:", "posted by", "posted in", "posted on", "published on",
    "published:", "read also", "read more", "read next", "read the full", "recommended:",
    "related article", "related content", "related stor", "related:", "see also", "share on",
    "share this", "sign up for", "sign up to", "source:", "subscribe to", "tagged", "tags:",
    "topics:", "updated at", "watch:", "written by", "you may also", "you might also",
    "join our", "download our", "download the app", "like us on", "leave a comment",
    "all rights reserved", "want more", "view this post on", "a post shared by",
};

static bool opens_with(LodeString text, const char *opening) {
    size_t len = strlen(opening);
    return text.len >= len && tolower((unsigned char)*text.s) == *opening && strncasecmp(text.s, opening, len) == 0;
}

static bool is_line(LodeString text, const char *line) {
    while (text.len > 0 && ispunct((unsigned char)text.s[text.len - 1]))
        text.len--;
    return text.len == strlen(line) && strncasecmp(text.s, line, text.len) == 0;
}

/* "Image 2 of 5" */
static bool is_counter(LodeString s) {
    return (opens_with(s, "image ") || opens_with(s, "photo ") || opens_with(s, "slide ")) &&
           s.len < 20 && isdigit((unsigned char)s.s[6]);
}

bool label_is_litter(const TextBlock *b, LodeString text) {
    if (b->words > SHORT)
        return false;
    if (is_counter(text))
        return true;
    for (size_t i = 0; b->words <= 6 && i < sizeof LINES / sizeof *LINES; i++)
        if (is_line(text, LINES[i]))
            return true;
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++)
        if (opens_with(text, OPENINGS[i]))
            return true;
    return false;
}

/* Headings of what follows an article; none of them begins a section of one. */
static const char *const SECTIONS[] = {
    "related", "more from", "more on", "more in", "more stories", "more news", "more like this", "read next",
    "read this next", "read more", "you may also", "you might also", "recommended", "recommendations",
    "popular", "most popular", "most read", "trending", "latest", "latest news", "top stories", "also read",
    "up next", "what to read next", "keep reading", "further reading", "editor's picks", "editors' picks",
    "about the author", "about the writer", "author bio", "meet the author", "written by",
    "comments", "leave a comment", "leave a reply", "join the conversation", "discussion",
    "subscribe", "sign up", "newsletter", "stay connected", "stay informed", "follow us", "get in touch",
    "share this", "tags", "topics", "filed under", "categories", "sponsored", "from our partners",
    "around the web", "explore more", "see also", "similar articles", "similar posts", "other articles",
    "other news", "previous post", "next post", "post navigation", "don't miss", "in case you missed",
};

bool label_opens_section(const TextBlock *b, LodeString text) {
    if (b->words > MOST_SECTION || b->ends_sentence)
        return false;
    for (size_t i = 0; i < sizeof SECTIONS / sizeof *SECTIONS; i++)
        if (opens_with(text, SECTIONS[i]))
            return true;
    return false;
}

/* Marks before whose picture it is; longer ones first where one begins like another. */
static const char *const CREDIT_MARKS[] = {
    "(image credit:", "(image:", "(photo by", "(photo courtesy of", "(photo credit:", "(photo:", "(photo -",
    "(photo", "(picture:", "(pic:", "(credit:", "image credit:", "photo credit:", "photo by ", "photo:",
    "photograph:", "image:", "picture:", "credit:",
};

/* Endings that say it without a mark: all of the text is then the caption. */
static const char *const CREDIT_ENDS[] = {"getty images", "file photo", "(reuters)", "(ap photo", "via ap)",
                                          "(afp"};

/* Where such a mark begins near the end; s.len when there is none. */
static size_t find_mark(LodeString s, const char *const *marks, size_t count, size_t *len) {
    for (size_t at = s.len > CREDIT_SIZE ? s.len - CREDIT_SIZE : 0; at < s.len; at++)
        for (size_t i = 0; i < count; i++)
            if (opens_with((LodeString){s.s + at, s.len - at}, marks[i]) &&
                (marks[i][0] != '(' || s.s[s.len - 1] == ')')) {
                *len = strlen(marks[i]);
                return at;
            }
    return s.len;
}

#define COUNT(array) (sizeof(array) / sizeof *(array))

bool label_ends_with_credit(LodeString s) {
    size_t len;
    return find_mark(s, CREDIT_MARKS, COUNT(CREDIT_MARKS), &len) < s.len ||
           find_mark(s, CREDIT_ENDS, COUNT(CREDIT_ENDS), &len) < s.len;
}

/* Without blanks and the marks that part a credit from its caption. */
static LodeString bare(LodeString s) {
    while (s.len > 0 && strchr(" :-|\n\t", *s.s) != NULL)
        s.s++, s.len--;
    while (s.len > 0 && strchr(" :-|()\n\t", s.s[s.len - 1]) != NULL)
        s.len--;
    return s;
}

void label_split_credit(LodeString caption, LodeString *text, LodeString *credit) {
    size_t len = 0, at = find_mark(caption, CREDIT_MARKS, COUNT(CREDIT_MARKS), &len);
    *text = caption;
    *credit = (LodeString){NULL, 0};
    if (at == caption.len)
        return;
    LodeString rest = bare((LodeString){caption.s + at + len, caption.len - at - len});
    if (rest.len == 0)
        return;
    *text = bare((LodeString){caption.s, at});
    *credit = rest;
}

static bool has_year(LodeString s) {
    for (size_t i = 0; i + 4 <= s.len; i++)
        if ((memcmp(s.s + i, "19", 2) == 0 || memcmp(s.s + i, "20", 2) == 0) &&
            isdigit((unsigned char)s.s[i + 2]) && isdigit((unsigned char)s.s[i + 3]))
            return true;
    return false;
}

bool label_is_byline(LodeString text) {
    static const char *const WORDS[] = {"by ", "updated", "published", "posted", "last updated",
                                        "written by", "author", "from "};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (opens_with(text, WORDS[i]))
            return true;
    return has_year(text);
}

