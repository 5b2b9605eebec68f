/* tags.c - see tags.h.  Names are looked up in small hash tables made on first use. */
#include "html/tags.h"

#include <stddef.h>
#include <string.h>

static const char *const TAG_NAMES[TAG_COUNT] = {
    "#text", "#other",
#define X(id, name) #name,
    HTML_TAGS(X)
#undef X
};

static const char *const ATTR_NAMES[ATTR_COUNT] = {
#define X(id, name) #name,
    HTML_ATTRS(X)
#undef X
};

enum { SLOTS = 512 }; /* a power of two, several times the names */

typedef struct NameTable {
    bool ready;
    uint8_t at[SLOTS]; /* index + 1; 0: empty */
} NameTable;

static unsigned hash_name(const char *name) {
    unsigned h = 2166136261u;
    for (; *name != '\0'; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return (h ^ h >> 15) & (SLOTS - 1);
}

static void fill_table(NameTable *table, const char *const *names, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        unsigned slot = hash_name(names[i]);
        while (table->at[slot] != 0)
            slot = (slot + 1) & (SLOTS - 1);
        table->at[slot] = (uint8_t)(i + 1);
    }
    table->ready = true;
}

static unsigned find_name(NameTable *table, const char *const *names, unsigned count,
                          const char *name) {
    if (!table->ready)
        fill_table(table, names, count);
    unsigned slot = hash_name(name);
    while (table->at[slot] != 0) {
        if (strcmp(names[table->at[slot] - 1], name) == 0)
            return table->at[slot] - 1u;
        slot = (slot + 1) & (SLOTS - 1);
    }
    return count;
}

HtmlTag tag_named(const char *name) {
    static NameTable table;
    unsigned i = find_name(&table, TAG_NAMES, TAG_COUNT, name);
    return i < TAG_COUNT ? (HtmlTag)i : TAG_OTHER;
}

HtmlAttr attr_named(const char *name) {
    static NameTable table;
    return (HtmlAttr)find_name(&table, ATTR_NAMES, ATTR_COUNT, name);
}

const char *tag_name(HtmlTag tag) {
    return TAG_NAMES[tag];
}

bool tag_is_block(HtmlTag tag) {
    static const uint8_t BLOCK[TAG_COUNT] = {
        [TAG_ADDRESS] = 1,  [TAG_ARTICLE] = 1, [TAG_ASIDE] = 1,   [TAG_BLOCKQUOTE] = 1,
        [TAG_BODY] = 1,     [TAG_CAPTION] = 1, [TAG_CENTER] = 1,  [TAG_DD] = 1,
        [TAG_DETAILS] = 1,  [TAG_DIALOG] = 1,  [TAG_DIV] = 1,     [TAG_DL] = 1,
        [TAG_DT] = 1,       [TAG_FIELDSET] = 1, [TAG_FIGCAPTION] = 1, [TAG_FIGURE] = 1,
        [TAG_FOOTER] = 1,   [TAG_FORM] = 1,    [TAG_H1] = 1,      [TAG_H2] = 1,
        [TAG_H3] = 1,       [TAG_H4] = 1,      [TAG_H5] = 1,      [TAG_H6] = 1,
        [TAG_HEADER] = 1,   [TAG_HGROUP] = 1,  [TAG_HR] = 1,      [TAG_HTML] = 1,
        [TAG_LEGEND] = 1,   [TAG_LI] = 1,      [TAG_MAIN] = 1,    [TAG_MENU] = 1,
        [TAG_NAV] = 1,      [TAG_OL] = 1,      [TAG_P] = 1,       [TAG_PRE] = 1,
        [TAG_SECTION] = 1,  [TAG_SUMMARY] = 1, [TAG_TABLE] = 1,   [TAG_TBODY] = 1,
        [TAG_TD] = 1,       [TAG_TFOOT] = 1,   [TAG_TH] = 1,      [TAG_THEAD] = 1,
        [TAG_TITLE] = 1,    [TAG_TR] = 1,      [TAG_UL] = 1,      [TAG_HEAD] = 1,
        [TAG_NOSCRIPT] = 1, [TAG_FRAMESET] = 1, [TAG_VIDEO] = 1, [TAG_IFRAME] = 1,
    };
    return BLOCK[tag] != 0;
}
