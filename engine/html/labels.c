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

/* Whether the text ends with whose picture it is: "(Image: X)", "X/Getty Images", "Photo: X". */
bool label_ends_with_credit(LodeString s) {
    static const char *const KEYS[] = {"(image", "(photo", "(picture", "(pic:", "(credit", "photo:",
                                       "image:", "getty images", "photograph:", "file photo",
                                       "(reuters)", "(ap photo", "via ap)", "credit:", "(afp"};
    size_t tail = s.len > CREDIT_SIZE ? s.len - CREDIT_SIZE : 0;
    for (size_t at = tail; at < s.len; at++)
        for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
            if (opens_with((LodeString){s.s + at, s.len - at}, KEYS[i]) &&
                (s.s[s.len - 1] == ')' || KEYS[i][0] != '('))
                return true;
    return false;
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

