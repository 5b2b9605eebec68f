/* test_html.c - engine/html: the tree of a page, character references, and the body among the rest. */
#include "html/entities.h"
#include "html/page.h"
#include "lode.h"
#include "text/labels.h"

#include "unit.h"

/* ---- the tree ---- */

static void outline(const Page *page, uint32_t node, Buffer *out) {
    const PageNode *n = &page->nodes[node];
    if (n->tag == TAG_TEXT) {
        buffer_add(out, page->chars.data + n->begin, n->len);
        return;
    }
    buffer_printf(out, "%s(", tag_name((HtmlTag)n->tag));
    for (uint32_t i = node + 1; i < n->end; i = page->nodes[i].end)
        outline(page, i, out);
    buffer_putc(out, ')');
}

/* The page's elements as "name(content)", without the root around them. */
static void check_tree(const char *html, const char *wanted) {
    Page page;
    Buffer out = {0};
    page_parse(&page, html, strlen(html));
    for (uint32_t i = 1; i < page.count; i = page.nodes[i].end)
        outline(&page, i, &out);
    buffer_putc(&out, '\0');
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
    page_free(&page);
}

static void elements_nest(void **state) {
    (void)state;
    check_tree("<div><p>a <b>b</b> c</p><br>d</div>", "div(p(a b(b) c)br()d)");
    check_tree("<DIV CLASS=x>a</DIV>", "div(a)");
    check_tree("a < b <3 & c", "a < b <3 & c");
    check_tree("<!-- no --><p>a<!-- > - -->b</p><!DOCTYPE x>", "p(ab)");
}

static void what_is_left_open_is_closed(void **state) {
    (void)state;
    check_tree("<p>a<p>b<div>c</div>", "p(a)p(b)div(c)");
    check_tree("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a)li(bul(li(c)))li(d))");
    check_tree("<dl><dt>a<dd>b<dt>c</dl>d", "dl(dt(a)dd(b)dt(c))d");
    check_tree("<table><tr><td>a<td>b<tr><td>c</table>d", "table(tr(td(a)td(b))tr(td(c)))d");
    check_tree("<select><option>a<option>b</select>c", "select(option(a)option(b))c");
    check_tree("<h1>a<h2>b</h2>", "h1(a)h2(b)");
}

/* A menu that forgets to end an element must not take the article with it. */
static void end_tags_reach_over_what_was_forgotten(void **state) {
    (void)state;
    check_tree("<button><div><div></button><main>a</main>", "button(div(div()))main(a)");
    check_tree("<nav><ul><li><div>x</ul></nav><p>a</p>", "nav(ul(li(div(x))))p(a)");
    check_tree("<td>a</td></div><p>b", "td(a)p(b)");
    check_tree("<table><tr><td></div>a</td></tr></table>", "table(tr(td(a)))");
    check_tree("<form><div></form><p>a</p></div><p>b", "form(div(p(a)))p(b)");
}

static void links_do_not_swallow_the_page(void **state) {
    (void)state;
    check_tree("<a>a<a>b</a>c", "a(a)a(b)c");
    check_tree("<a>a<div>b</a>c</div>", "#other(adiv(bc))");
    check_tree("<a>a<div>b</div></a>c", "a(adiv(b))c");
}

static void scripts_are_no_markup(void **state) {
    (void)state;
    check_tree("<script>if (a<b) '<p>'</script>x", "script()x");
    check_tree("<script type='application/ld+json'>{\"a\":\"<p>\"}</script>", "script({\"a\":\"<p>\"})");
    check_tree("<svg><title>no</title></svg><svg/>a", "svg()svg()a");
    check_tree("<title>a &amp; <b></title>c", "title(a & <b>)c");
    check_tree("<style>p{}</style><textarea><p></textarea>a", "style()textarea(<p>)a");
}

static void attributes_are_kept(void **state) {
    (void)state;
    Page page;
    const char *html = "<p class=\"a b\" ID='c' onclick=x() data-x=1 itemprop=d/e title hidden>t</p>";
    page_parse(&page, html, strlen(html));
    assert_string_equal(page_attr(&page, 1, ATTR_CLASS).s, "a b");
    assert_string_equal(page_attr(&page, 1, ATTR_ID).s, "c");
    assert_string_equal(page_attr(&page, 1, ATTR_ITEMPROP).s, "d/e");
    assert_string_equal(page_attr(&page, 1, ATTR_TITLE).s, "");
    assert_non_null(page_attr(&page, 1, ATTR_HIDDEN).s);
    assert_null(page_attr(&page, 1, ATTR_HREF).s);
    page_free(&page);
}

static void depth_is_bounded(void **state) {
    (void)state;
    Buffer html = {0};
    Page page;
    for (int i = 0; i < 100000; i++)
        buffer_puts(&html, "<div>");
    buffer_puts(&html, "text");
    for (int i = 0; i < 100000; i++)
        buffer_puts(&html, "</div>");
    page_parse(&page, html.data, html.len);
    assert_int_equal(page.nodes[page.count - 1].tag, TAG_TEXT);
    assert_true(page.nodes[page.count - 1].depth <= 250);
    page_free(&page);
    buffer_free(&html);
}

/* What would take quadratic time if each tag looked for its end anew. */
static void hostile_pages_are_read_in_time(void **state) {
    (void)state;
    static const char *const PIECES[] = {"<svg>", "<title>", "<iframe>", "<a", "<a \"", "<!--", "</", "&#",
                                         "<p><li><ul>", "<a><div>", "</div><table>", "<select><option>"};
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        Page page;
        Buffer html = {0};
        for (int k = 0; k < 200000; k++)
            buffer_puts(&html, PIECES[i]);
        page_parse(&page, html.data, html.len);
        assert_true(page.nodes[0].end == page.count);
        page_free(&page);
        buffer_free(&html);
    }
}

/* ---- character references ---- */

static void check_decoded(const char *from, const char *wanted, bool value) {
    Buffer out = {0};
    LodeString s = {from, strlen(from)};
    if (value)
        add_decoded_value(&out, s);
    else
        add_decoded(&out, s);
    buffer_putc(&out, '\0');
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
}

static void references_are_decoded(void **state) {
    (void)state;
    check_decoded("a &amp; b &lt;c&gt; &eacute;&#233;&#xE9;", "a & b <c> ééé", false);
    check_decoded("&rsquo;&#8217;&#146;&hellip;&apos;", "’’’…'", false);
    check_decoded("&copy 2020 &nosuch; & &#; &#x;", "© 2020 &nosuch; & &#; &#x;", false);
    check_decoded("&#0;&#xD800;&#99999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", false);
    check_decoded("?a=1&copy=2&amp;b&lt", "?a=1&copy=2&b&lt", true);
}

/* ---- encodings ---- */

static void check_page(const char *bytes, const char *label, const char *wanted) {
    Buffer out = {0};
    Decoded d = decode_page(bytes, strlen(bytes), label, &out);
    assert_int_equal(d.text.len, strlen(wanted));
    assert_memory_equal(d.text.s, wanted, d.text.len);
    buffer_free(&out);
}

static void labels_are_heeded_unless_they_lie(void **state) {
    (void)state;
    check_page("<meta charset=iso-8859-1>\xE9\x92", NULL, "<meta charset=iso-8859-1>é’");
    check_page("<meta charset=windows-1251>\xEF", NULL, "<meta charset=windows-1251>п");
    check_page("<meta charset=\"euc-kr\">\xB0\xA1", NULL, "<meta charset=\"euc-kr\">가");
    check_page("<meta charset=windows-1251>\xC3\xA9\xC3\xA9", NULL, "<meta charset=windows-1251>éé");
    check_page("<p>\xEF</p>", "windows-1251", "<p>п</p>");
    check_page("<meta charset=no-such-thing>\xE9", NULL, "<meta charset=no-such-thing>é");
}

/* ---- the body ---- */

#define PARA1 "<p>The ministers met in Tavira on Monday to speak about the harbour, which has been closed.</p>"
#define PARA2 "<p>\"We have lost a year,\" said Orla Renn, who heads the port, and nobody in the room objected.</p>"
#define PARA3 "<p>The works will cost 40 million euros, the ministry said in a statement late in the evening.</p>"

static void check_body(const char *html, const char *wanted) {
    LodeError error;
    LodeOptions options = {.cache = "", .scripts = unit_scripts()};
    Lode *lode = lode_new(&options, &error);
    assert_non_null(lode);
    LodeArticle *article = lode_read(lode, "page", html, strlen(html), "html", &error);
    assert_non_null(article);
    LodeString body = lode_article_field(article, LODE_BODY);
    char *copy = mem_dup(body.s, body.len);
    assert_string_equal(copy, wanted);
    free(copy);
    lode_article_free(article);
    lode_free(lode);
}

static const char PLAIN[] =
    "The ministers met in Tavira on Monday to speak about the harbour, which has been closed.\n\n"
    "\"We have lost a year,\" said Orla Renn, who heads the port, and nobody in the room objected.\n\n"
    "The works will cost 40 million euros, the ministry said in a statement late in the evening.";

static void litter_around_the_text_goes(void **state) {
    (void)state;
    check_body("<nav><a href=/>Home</a> <a href=/w>World</a></nav><main><h1>Harbour talks</h1>"
               "<p class=byline>By Ann Lee</p><div class=share-bar>Share this</div>" PARA1 PARA2
               "<div class='newsletter-box'><p>Get our best stories every morning, free of charge.</p></div>"
               PARA3 "<h2>Related stories</h2><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></main>"
               "<footer><p>All rights reserved by the paper, whatever you may think of that.</p></footer>",
               PLAIN);
}

static void text_in_sections_is_whole(void **state) {
    (void)state;
    check_body("<body><div><div class=w><div class=chunk>" PARA1 "</div></div><div class=w><div class=chunk>" PARA2
               "</div></div><div class=w><div class=chunk>" PARA3 "</div></div></div>",
               PLAIN);
}

static void names_are_no_reason_to_drop_the_text(void **state) {
    (void)state;
    check_body("<body class='has-sidebar page-with-captions hide'><div id=sidebar-content>" PARA1 PARA2 PARA3
               "</div></body>",
               PLAIN);
}

static void comments_and_repetitions_go(void **state) {
    (void)state;
    check_body("<article>" PARA1 PARA1 PARA2 PARA3 "</article><div id=comments><p>I have never read such "
               "nonsense in my life, and I have read much of it, believe me.</p></div>",
               PLAIN);
}

static void lines_are_paragraphs(void **state) {
    (void)state;
    check_body("<div>The ministers met in Tavira on Monday to speak about the harbour, which has been closed."
               "<br><br>\"We have lost a year,\" said Orla Renn, who heads the port, and nobody in the room "
               "objected.<br>The works will cost 40 million euros, the ministry said in a statement late in "
               "the evening.</div>",
               PLAIN);
}

static void a_few_words_are_a_text(void **state) {
    (void)state;
    check_body("just text", "just text");
    check_body("<nav>Home</nav><p>Closed today</p>", "Closed today");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_nest),
        cmocka_unit_test(what_is_left_open_is_closed),
        cmocka_unit_test(end_tags_reach_over_what_was_forgotten),
        cmocka_unit_test(links_do_not_swallow_the_page),
        cmocka_unit_test(scripts_are_no_markup),
        cmocka_unit_test(attributes_are_kept),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(hostile_pages_are_read_in_time),
        cmocka_unit_test(references_are_decoded),
        cmocka_unit_test(labels_are_heeded_unless_they_lie),
        cmocka_unit_test(litter_around_the_text_goes),
        cmocka_unit_test(text_in_sections_is_whole),
        cmocka_unit_test(names_are_no_reason_to_drop_the_text),
        cmocka_unit_test(comments_and_repetitions_go),
        cmocka_unit_test(lines_are_paragraphs),
        cmocka_unit_test(a_few_words_are_a_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
