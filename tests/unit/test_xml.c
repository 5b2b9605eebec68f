/* test_xml.c - engine/xml: mending, encodings, base64, and names of elements. */
#include "unit.h"
#include "xml/construct.h"
#include "xml/doc.h"
#include "xml/libxml2.h"
#include "xml/mend.h"

static void mends(const char *from, const char *wanted) {
    Buffer out = {0};
    char *exact = mem_alloc(strlen(from)); /* so that reading past the end is seen */
    memcpy(exact, from, strlen(from));
    assert_int_equal(xml_mend(&out, (LodeString){exact, strlen(from)}), MEND_OK);
    unit_end_string(&out);
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
    free(exact);
}

static void tags(void **state) {
    (void)state;
    mends("junk<?xml version='1.0'?><!-- c --><a>x</a> more <b/>", "<a>x</a>");
    mends("<a><b>x</a>", "<a><b>x</b></a>");
    mends("<a><b>x</c></b></A>", "<a><b>x</b></a>");
    mends("<a><b><c>x</b>y", "<a><b><c>x</c></b>y</a>");
    mends("<a>1 < 2 <3 </ x <", "<a>1 &lt; 2 &lt;3 &lt;/ x &lt;</a>");
    mends("<a>x<br>y<hr/>z</br></a>", "<a>x<br/>y<hr/>z</a>");
    mends("<a><p>x<p>y</a>", "<a><p>x</p><p>y</p></a>");
    mends("<rss><item><title>x<item>y", "<rss><item><title>x</title></item><item>y</item></rss>");
    mends("<rss><item><title>x<link>y</rss>", "<rss><item><title>x</title><link>y</link></item></rss>");
    mends("<a <b>x", "<a><b>x</b></a>");
}

static void attributes(void **state) {
    (void)state;
    mends("<a b=c d='e\"' f>x</a>", "<a b=\"c\" d=\"e&#34;\" f=\"\">x</a>");
    mends("<a b=\"1 < 2 & 3\" 4=\"5\" c/>", "<a b=\"1 &#60; 2 &amp; 3\" c=\"\"/>");
    mends("<a b=\"x>y", "<a b=\"&#34;x\">y</a>");
    mends("<a href=\"x?a=1&copy=2&amp;c\"/>", "<a href=\"x?a=1&amp;copy=2&#38;c\"/>");
}

static void characters(void **state) {
    (void)state;
    mends("<a>&nbsp;&eacute;&#8217;&#x2019;&#146;&lt;&amp;&unknown;&</a>",
          "<a>\u00a0\u00e9\u2019\u2019\u2019&#60;&#38;&amp;unknown;&amp;</a>");
    mends("<a>x\1y&#0;&#1;z\xEF\xBF\xBF]]></a>", "<a>xy\uFFFDz]]&gt;</a>");
    mends("<a><![CDATA[1 < 2 & 3]]> x <![CDATA[open</a>", "<a>1 &#60; 2 &#38; 3 x open&#60;/a&#62;</a>");
    mends("<a>x<!-- never closed <b>y</b></a>", "<a>x never closed <b>y</b></a>");
}

static void entities(void **state) {
    (void)state;
    mends("<!DOCTYPE a [<!ENTITY x \"1&y;\"><!ENTITY y '<b>2</b>'><!ENTITY z SYSTEM \"file:///etc/passwd\">]><a>&x;&z;</a>",
          "<a>1<b>2</b>&amp;z;</a>");
    mends("<!DOCTYPE a [<!ENTITY x \"&x;\">]><a>1&x;2</a>", "<a>12</a>");
    Buffer out = {0};
    LodeString none = {"no tags", 7};
    assert_int_equal(xml_mend(&out, none), MEND_NO_ROOT);
    buffer_free(&out);
}

static void depth(void **state) {
    (void)state;
    Buffer out = {0};
    char *deep = unit_repeat("<a>", 100000);
    assert_int_equal(xml_mend(&out, (LodeString){deep, strlen(deep)}), MEND_OK);
    assert_int_equal(out.len, MEND_DEPTH * strlen("<a></a>"));
    buffer_free(&out);
    free(deep);
}

/* ---- the tree ---- */

static void parse(XmlDoc *doc, const char *text) {
    LodeError error;
    LodeSource source = {.name = "x", .bytes = text, .size = strlen(text)};
    assert_true(xml_parse(doc, &source, &error));
}

static void names(void **state) {
    (void)state;
    XmlDoc doc;
    parse(&doc, "<r xmlns='http://www.w3.org/2005/Atom' xmlns:q='http://purl.org/dc/terms/'><Title/><q:date/><dc:x/><z:y/></r>");
    const xmlNode *root = libxml2()->root(doc.tree);
    assert_non_null(xml_child(root, SPACE_PLAIN, "title"));
    assert_non_null(xml_child(root, SPACE_DC, "date"));
    assert_non_null(xml_child(root, SPACE_DC, "x")); /* never declared */
    assert_non_null(xml_child(root, SPACE_OTHER, "y"));
    assert_null(xml_child(root, SPACE_PLAIN, "date"));
    xml_free(&doc);
}

static void is_construct(const char *text, const char *wanted, bool html) {
    XmlDoc doc;
    Construct construct = {0};
    parse(&doc, text);
    construct_read(&construct, libxml2()->root(doc.tree));
    unit_end_string(&construct.text);
    assert_string_equal(construct.text.data, wanted);
    assert_int_equal(construct.html, html);
    construct_free(&construct);
    xml_free(&doc);
}

static void constructs(void **state) {
    (void)state;
    is_construct("<t type='text'>&lt;b></t>", "<b>", false);
    is_construct("<t>&lt;b>x&lt;/b></t>", "<b>x</b>", true);
    is_construct("<t type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>1 &lt; <odd>2</odd></div></t>",
                 "<div>1 &lt; <span>2</span></div>", true);
    is_construct("<t mode='base64'>PGI+eDwv\nYj4=</t>", "<b>x</b>", true);
    is_construct("<t type='application/octet-stream'>eHk=</t>", "xy", false);
    is_construct("<t mode='base64'>no base64!</t>", "no base64!", false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags),  cmocka_unit_test(attributes), cmocka_unit_test(characters),
        cmocka_unit_test(entities), cmocka_unit_test(depth),   cmocka_unit_test(names),
        cmocka_unit_test(constructs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
