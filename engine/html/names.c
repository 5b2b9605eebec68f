/* names.c - see names.h.  Names are cut into words where they change case or hold a mark, and the words
** looked up in one sorted table. */
#include "html/names.h"

#include <ctype.h>
#include <stdlib.h>

enum { WORD_SIZE = 24, MOST_WORDS = 40 };

/* Parts that words play. */
enum {
    JUNK = 1,     /* says junk by itself */
    MAYBE = 2,    /* says so of something short */
    WHOLE = 4,    /* article, post, story: with a PART, the body */
    PART = 8,     /* body, content, text */
    COMMENT = 16,
    CAPTION = 32,
    SPARE = 64, /* with JUNK among its words, the name is no junk after all ("has-sidebar") */
    HIDDEN = 128,
    POPUP = 256, /* with a PART or BOX: shown on demand */
    BOX = 512,
    DECK = 1024 /* below the headline */
};

typedef struct NameWord {
    const char *word;
    unsigned parts;
} NameWord;

/* Sorted.  A star at the end stands for any letters. */
static const NameWord WORDS[] = {
    {"ad", JUNK}, {"addthis", JUNK}, {"ads", JUNK}, {"adsense", JUNK}, {"advert*", JUNK},
    {"agegate", JUNK}, {"also", JUNK}, {"article", WHOLE}, {"author", MAYBE}, {"authors", MAYBE},
    {"avatar", JUNK}, {"badge", MAYBE}, {"banner", JUNK}, {"bio", MAYBE}, {"block", BOX},
    {"blog", WHOLE}, {"blogpost", WHOLE}, {"body", PART}, {"bookmark", JUNK}, {"box", BOX},
    {"breadcrumb*", JUNK}, {"byline", MAYBE}, {"caption", CAPTION}, {"captions", CAPTION},
    {"card", BOX}, {"categories", MAYBE}, {"category", MAYBE}, {"comment", COMMENT},
    {"commentlist", COMMENT}, {"comments", COMMENT}, {"consent", JUNK}, {"content", PART},
    {"cookie*", JUNK}, {"copy", PART}, {"copyright", MAYBE}, {"credit", CAPTION},
    {"credits", CAPTION}, {"cta", JUNK}, {"date", MAYBE}, {"dateline", MAYBE}, {"deck", DECK},
    {"dek", DECK}, {"detail", PART}, {"details", PART}, {"disclaimer", MAYBE},
    {"disqus*", COMMENT}, {"donate", JUNK}, {"donation", JUNK}, {"elementor", SPARE},
    {"embed", SPARE}, {"embedded", SPARE}, {"entry", WHOLE}, {"excerpt", DECK},
    {"facebook", JUNK}, {"flyout", JUNK}, {"follow", JUNK}, {"footer", JUNK}, {"gdpr", JUNK},
    {"has", SPARE}, {"hidden", HIDDEN}, {"hide", HIDDEN}, {"info", MAYBE}, {"jp", MAYBE},
    {"keywords", MAYBE}, {"labels", MAYBE}, {"latest", JUNK}, {"legal", MAYBE},
    {"livefyre", COMMENT}, {"login", JUNK}, {"main", WHOLE}, {"masthead", JUNK}, {"menu", JUNK},
    {"meta", MAYBE}, {"metadata", MAYBE}, {"modal", JUNK}, {"nav", JUNK}, {"navbar", JUNK},
    {"navigation", JUNK}, {"news", WHOLE}, {"newsletter*", JUNK}, {"next", MAYBE}, {"no", SPARE},
    {"noprint", MAYBE}, {"notice", MAYBE}, {"offcanvas", JUNK}, {"onetrust", JUNK},
    {"outbrain", JUNK}, {"overlay", JUNK}, {"page", WHOLE}, {"pager", JUNK}, {"pagination", JUNK},
    {"paywall", JUNK}, {"poll", JUNK}, {"popover", POPUP}, {"popular", JUNK}, {"popup", JUNK},
    {"post", WHOLE}, {"prev", MAYBE}, {"previous", MAYBE}, {"print", MAYBE}, {"profile", MAYBE},
    {"promo", JUNK}, {"promos", JUNK}, {"promotion", JUNK}, {"rating", MAYBE}, {"ratings", MAYBE},
    {"readmore", JUNK}, {"recirc*", JUNK}, {"recommend*", JUNK}, {"register", JUNK},
    {"related", JUNK}, {"relatedposts", JUNK}, {"replies", COMMENT}, {"reply", COMMENT},
    {"respond", COMMENT}, {"rollover", POPUP}, {"rss", JUNK}, {"search", JUNK}, {"share", JUNK},
    {"sharebar", JUNK}, {"sharedaddy", JUNK}, {"sharethis", JUNK}, {"sharing", JUNK},
    {"sidebar*", JUNK}, {"signin", JUNK}, {"signup", JUNK}, {"single", WHOLE}, {"skip", JUNK},
    {"skyscraper", JUNK}, {"sociable", JUNK}, {"social", JUNK}, {"socials", JUNK},
    {"sponsor*", JUNK}, {"standfirst", DECK}, {"story", WHOLE}, {"storytext", WHOLE},
    {"subhead", DECK}, {"subheading", DECK}, {"subheadline", DECK}, {"subnav", JUNK},
    {"subscrib*", JUNK}, {"subscription", JUNK}, {"subtitle", DECK}, {"suggested", JUNK},
    {"syndication", JUNK}, {"taboola", JUNK}, {"tag", MAYBE}, {"tagline", DECK},
    {"taglist", JUNK}, {"tags", MAYBE}, {"taxonomy", MAYBE}, {"teaser", JUNK}, {"teasers", JUNK},
    {"text", PART}, {"timestamp", MAYBE}, {"toc", JUNK}, {"toolbar", JUNK}, {"tools", MAYBE},
    {"tooltip", POPUP}, {"tooltiptext", POPUP | PART}, {"topics", MAYBE}, {"trending", JUNK},
    {"widget", MAYBE}, {"widgets", MAYBE}, {"with", SPARE}, {"without", SPARE}, {"yarpp", JUNK},
};

static int compare(const void *key, const void *row) {
    const char *a = key, *b = ((const NameWord *)row)->word;
    while (*a != '\0' && *a == *b)
        a++, b++;
    if (*b == '*')
        return 0;
    return (unsigned char)*a - (unsigned char)*b;
}

static const NameWord *look_up(const char *word) {
    return bsearch(word, WORDS, sizeof WORDS / sizeof *WORDS, sizeof *WORDS, compare);
}

/* Copies the next word in small letters; false at the end. */
static bool next_word(const char **at, const char *end, char word[WORD_SIZE]) {
    const char *p = *at;
    size_t len = 0;
    while (p < end && !isalpha((unsigned char)*p))
        p++;
    while (p < end && isalpha((unsigned char)*p)) {
        bool turns = len > 0 && isupper((unsigned char)*p) && islower((unsigned char)p[-1]);
        if (turns)
            break;
        if (len < WORD_SIZE - 1)
            word[len++] = (char)tolower((unsigned char)*p);
        p++;
    }
    word[len] = '\0';
    *at = p;
    return len > 0;
}

typedef struct Name {
    unsigned parts, count;
    const char *why;
} Name;

/* Reads the words of one name, up to `end`. */
static void read_name(const char *s, const char *end, Name *name) {
    char word[WORD_SIZE];
    while (name->count < MOST_WORDS && next_word(&s, end, word)) {
        const NameWord *row = look_up(word);
        name->count++;
        if (row == NULL)
            continue;
        name->parts |= row->parts;
        if ((row->parts & (JUNK | COMMENT | MAYBE)) != 0 && name->why == NULL)
            name->why = row->word;
    }
}

static unsigned hints_of(const Name *name) {
    unsigned hints = 0, parts = name->parts;
    if ((parts & WHOLE) && (parts & PART))
        hints |= HINT_BODY;
    if (parts & (WHOLE | PART))
        hints |= HINT_CONTENT;
    if ((parts & JUNK) && !(parts & SPARE))
        hints |= HINT_JUNK;
    if ((parts & MAYBE) && !(parts & SPARE))
        hints |= HINT_MAYBE;
    if ((parts & POPUP) && (parts & (PART | BOX)))
        hints |= HINT_POPUP;
    if (parts & DECK)
        hints |= HINT_DECK;
    if (parts & COMMENT)
        hints |= HINT_COMMENTS;
    if (parts & CAPTION)
        hints |= HINT_CAPTION;
    if ((parts & HIDDEN) && name->count == 1)
        hints |= HINT_HIDDEN;
    return hints;
}

/* The hints of each name among several. */
static unsigned hints_of_names(const char *s, const char **why) {
    unsigned hints = 0;
    while (*s != '\0') {
        Name name = {0};
        size_t blank = strspn(s, " \t\r\n\f"), len = strcspn(s + blank, " \t\r\n\f");
        read_name(s + blank, s + blank + len, &name);
        if (name.why != NULL)
            *why = name.why;
        hints |= hints_of(&name);
        s += blank + len;
    }
    return hints;
}

static unsigned hints_of_attr(const PageAttr *attr, const char *value, const char **why) {
    switch (attr->name) {
    case ATTR_ITEMPROP:
    case ATTR_PROPERTY:
        return strcmp(value, "articleBody") == 0 ? HINT_BODY : 0;
    case ATTR_STYLE:
        return strstr(value, "display:none") != NULL || strstr(value, "display: none") != NULL
                   ? HINT_HIDDEN
                   : 0;
    case ATTR_HIDDEN:
        return HINT_HIDDEN;
    case ATTR_ARIA_HIDDEN:
        return strcmp(value, "true") == 0 ? HINT_HIDDEN : 0;
    case ATTR_CLASS:
    case ATTR_ID:
    case ATTR_ROLE:
    case ATTR_ARIA_LABEL:
    case ATTR_DATA_COMPONENT:
    case ATTR_DATA_TESTID:
        return hints_of_names(value, why);
    default:
        return 0;
    }
}

unsigned name_hints(const Page *page, uint32_t node, const char **why) {
    const PageNode *n = &page->nodes[node];
    unsigned hints = 0;
    for (uint32_t i = 0; n->tag != TAG_TEXT && i < n->len; i++) {
        const PageAttr *attr = &page->attrs[n->begin + i];
        hints |= hints_of_attr(attr, page->chars.data + attr->begin, why);
    }
    return hints;
}
