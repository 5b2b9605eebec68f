/* tags.h - the names of HTML's elements and attributes that Lode knows, as small numbers. */
#ifndef LODE_HTML_TAGS_H
#define LODE_HTML_TAGS_H

#include <stdbool.h>
#include <stdint.h>

/* Elements; what is not here (a site's own elements) is TAG_OTHER. */
#define HTML_TAGS(X)                                                                               \
    X(A, a) X(ABBR, abbr) X(ADDRESS, address) X(AMP_IMG, amp-img) X(ARTICLE, article)              \
    X(ASIDE, aside) X(AUDIO, audio) X(B, b) X(BASE, base) X(BLOCKQUOTE, blockquote) X(BODY, body)  \
    X(BR, br) X(BUTTON, button) X(CANVAS, canvas) X(CAPTION, caption) X(CENTER, center)            \
    X(CITE, cite) X(CODE, code) X(DATALIST, datalist) X(DD, dd) X(DETAILS, details)                \
    X(DIALOG, dialog) X(DIV, div) X(DL, dl) X(DT, dt) X(EM, em) X(EMBED, embed)                    \
    X(FIELDSET, fieldset) X(FIGCAPTION, figcaption) X(FIGURE, figure) X(FONT, font)                \
    X(FOOTER, footer) X(FORM, form) X(FRAME, frame) X(FRAMESET, frameset) X(H1, h1) X(H2, h2)      \
    X(H3, h3) X(H4, h4) X(H5, h5) X(H6, h6) X(HEAD, head) X(HEADER, header) X(HGROUP, hgroup)      \
    X(HR, hr) X(HTML, html) X(I, i) X(IFRAME, iframe) X(IMG, img) X(INPUT, input) X(INS, ins)      \
    X(LABEL, label) X(LEGEND, legend) X(LI, li) X(LINK, link) X(MAIN, main) X(MAP, map)            \
    X(MARK, mark) X(MATH, math) X(MENU, menu) X(META, meta) X(NAV, nav) X(NOBR, nobr)              \
    X(NOSCRIPT, noscript) X(OBJECT, object) X(OL, ol) X(OPTION, option) X(P, p) X(PICTURE, picture)\
    X(PRE, pre) X(Q, q) X(RP, rp) X(RT, rt) X(S, s) X(SCRIPT, script) X(SECTION, section)          \
    X(SELECT, select) X(SMALL, small) X(SOURCE, source) X(SPAN, span) X(STRIKE, strike)            \
    X(STRONG, strong) X(STYLE, style) X(SUB, sub) X(SUMMARY, summary) X(SUP, sup) X(SVG, svg)      \
    X(TABLE, table) X(TBODY, tbody) X(TD, td) X(TEMPLATE, template) X(TEXTAREA, textarea)          \
    X(TFOOT, tfoot) X(TH, th) X(THEAD, thead) X(TIME, time) X(TITLE, title) X(TR, tr) X(TT, tt)    \
    X(U, u) X(UL, ul) X(VIDEO, video) X(WBR, wbr)

typedef enum HtmlTag {
    TAG_TEXT, /* a run of characters, no element */
    TAG_OTHER,
#define X(id, name) TAG_##id,
    HTML_TAGS(X)
#undef X
        TAG_COUNT
} HtmlTag;

/* Attributes that are kept; all others are let go while the page is parsed. */
#define HTML_ATTRS(X)                                                                              \
    X(ALT, alt) X(ARIA_HIDDEN, aria-hidden) X(ARIA_LABEL, aria-label) X(CHARSET, charset)          \
    X(CLASS, class) X(CONTENT, content) X(DATA_COMPONENT, data-component)                          \
    X(DATA_DATE, data-date) X(DATA_PUBLISHED, data-published) X(DATA_TESTID, data-testid)          \
    X(DATA_TIMESTAMP, data-timestamp) X(DATETIME, datetime) X(HIDDEN, hidden) X(HREF, href)        \
    X(HTTP_EQUIV, http-equiv) X(ID, id) X(ITEMPROP, itemprop) X(ITEMSCOPE, itemscope)              \
    X(ITEMTYPE, itemtype) X(LANG, lang) X(NAME, name) X(PROPERTY, property) X(PUBDATE, pubdate)    \
    X(REL, rel) X(ROLE, role) X(SRC, src) X(STYLE, style) X(TITLE, title) X(TYPE, type)            \
    X(TYPEOF, typeof) X(VALUE, value)

typedef enum HtmlAttr {
#define X(id, name) ATTR_##id,
    HTML_ATTRS(X)
#undef X
        ATTR_COUNT
} HtmlAttr;

/* The number of a name in small letters; TAG_OTHER, ATTR_COUNT for unknown ones. */
HtmlTag tag_named(const char *name);
HtmlAttr attr_named(const char *name);
const char *tag_name(HtmlTag tag);

/* Whether the element begins and ends lines; others run with the text around them. */
bool tag_is_block(HtmlTag tag);

#endif
