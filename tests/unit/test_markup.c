/* test_markup.c - engine/read/markup and prose: fields of records to blocks. */
#include "read/markup.h"
#include "read/prose.h"

#include "unit.h"

typedef void (*Adder)(Draft *draft, LodeString text);

/* The blocks that come of it: "p:text|h:text|…". */
static void gives(Adder add, const char *text, const char *wanted) {
    static const char letters[] = "PTSBDMsc"
                                  "hplq";
    Draft draft;
    Buffer out = {0};
    char *exact = mem_alloc(strlen(text)); /* so that reading past the end is seen */
    memcpy(exact, text, strlen(text));
    draft_begin(&draft, NULL, "unit");
    add(&draft, (LodeString){exact, strlen(text)});
    const Block *blocks = (const void *)draft.blocks.data;
    for (size_t i = 0; i < draft.blocks.len / sizeof *blocks; i++)
        buffer_printf(&out, "%s%c:%.*s", i ? "|" : "", letters[blocks[i].role],
                      (int)(blocks[i].span.end - blocks[i].span.begin),
                      draft.text.data + blocks[i].span.begin);
    unit_end_string(&out);
    assert_string_equal(out.data, wanted);
    draft_discard(&draft);
    buffer_free(&out);
    free(exact);
}

static void blocks(void **state) {
    (void)state;
    gives(draft_markup, "<p>One <b>t</b>wo.</p><p class='x'>Three</p>", "p:One two.|p:Three");
    gives(draft_markup, "<h2>Head</h2><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>end",
          "h:Head|l:a|l:b|l:c|p:end");
    gives(draft_markup, "<blockquote><p>Said.</p><p>So.</p></blockquote><p>He</p>",
          "q:Said.|q:So.|p:He");
    gives(draft_markup, "<figure><img src=x><figcaption>A man (AP)</figcaption></figure><p>x",
          "c:A man (AP)|p:x");
    gives(draft_markup, "<P>a<BR>b<br/><br />c</P>", "p:a b|p:c");
    gives(draft_markup, "a<br>b<br><br>c", "p:a|p:b|p:c");
    gives(draft_markup, "<table><tr><td>a<td>b</tr><tr><td>c</table>", "p:a b|p:c");
    gives(draft_markup, "<div>a</div> \n <div> </div><hr>b", "p:a|p:b");
    gives(draft_markup, "text", "p:text");
    gives(draft_markup, "", "");
}

static void left_out(void **state) {
    (void)state;
    gives(draft_markup, "<p>a<script>if (a < b) x('</p>');</script>b</p><style>p{}</style>",
          "p:ab");
    gives(draft_markup, "<p>a<!-- <p>no</p> -->b</p><!DOCTYPE x><?php y ?>", "p:ab");
    gives(draft_markup, "<p title=\"a>b\" x='>'>c</p><script>never ends", "p:c");
    gives(draft_markup, "<p>2 < 3 and <john@x.org> wrote <", "p:2 < 3 and <john@x.org> wrote <");
    gives(draft_markup, "<p>a <b", "p:a <b");
    gives(draft_markup, "<p title=\"never ends>b</p>", "p:b");
}

static void lines_without_tags(void **state) {
    (void)state;
    gives(draft_markup, "One <em>two</em>\nthree\n\nfour &amp; five",
          "p:One two|p:three|p:four & five");
    gives(draft_markup, "<h2>Head</h2>\nOne\n\nTwo\n\n<blockquote>q</blockquote>",
          "h:Head|p:One|p:Two|q:q");
}

static void references(void **state) {
    (void)state;
    gives(draft_markup, "<p>&lt;a&gt; &eacute;&#233;&#xE9; &#8217;&rsquo; &#146; &nbsp;x&hellip;",
          "p:<a> \u00e9\u00e9\u00e9 \u2019\u2019 \u2019 x\u2026");
    gives(draft_markup, "<p>AT&T &unknown; &; &# &#x; & &amp",
          "p:AT&T &unknown; &; &# &#x; & &amp");
    gives(draft_markup, "<p>&#0;&#xD800;&#99999999999;&#65",
          "p:\ufffd\ufffd\ufffd"
          "A");
    Buffer out = {0};
    const char *title = "<i>The</i> Post &amp; us<br>x";
    markup_line(&out, (LodeString){title, strlen(title)});
    assert_int_equal(out.len, strlen("The Post & us x"));
    assert_memory_equal(out.data, "The Post & us x", out.len);
    buffer_free(&out);
}

static bool known(const char *text) {
    return is_markup((LodeString){text, strlen(text)});
}

static void telling(void **state) {
    (void)state;
    assert_true(known("<p>x"));
    assert_true(known("a<br/>b"));
    assert_true(known("x &amp; y"));
    assert_true(known("a <unknown> b <a href=\"x\">c</a>"));
    assert_false(known("x & y"));
    assert_false(known("1 < 2 > 0"));
    assert_false(known("<john@x.org>, <3, <heart>"));
    assert_false(known(""));
    assert_false(is_markup((LodeString){NULL, 0}));
}

static void prose(void **state) {
    (void)state;
    gives(draft_prose, "One.\nTwo.\r\nThree.\rFour.", "p:One.|p:Two.|p:Three.|p:Four.");
    gives(draft_prose, "One.\n\n \n\nTwo.\n", "p:One.|p:Two.");
    gives(draft_prose, "  a\tb\x0b c  ", "p:a b c");
    gives(draft_prose,
          "The ministers of twenty two countries met\nthere yesterday and talked about trades\n"
          "for hours before they went home.\n\nA second paragraph is wrapped at this same\n"
          "width as mail and wires do it always now.\n",
          "p:The ministers of twenty two countries met there yesterday and talked about trades for "
          "hours before they went "
          "home.|p:A second paragraph is wrapped at this same width as mail and wires do it always "
          "now.");
    gives(
        draft_prose,
        "A poem\nhas short lines\nand long ones too, as poets please\n\nthat are kept\nas they are",
        "p:A poem|p:has short lines|p:and long ones too, as poets please|p:that are kept|p:as they "
        "are");
}

/* Texts that would take quadratic time if each tag looked for its end anew. */
static void hostile(void **state) {
    (void)state;
    static const char *const pieces[] = {"<a",       "<a \"", "<a ='", "<!--", "<!",
                                         "<script>", "</",    "&#",    "&a",   "<p><li><ul>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = unit_repeat(pieces[i], 100000);
        Draft draft;
        draft_begin(&draft, NULL, "unit");
        is_markup((LodeString){text, strlen(text)});
        draft_markup(&draft, (LodeString){text, strlen(text)});
        draft_discard(&draft);
        free(text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks),
        cmocka_unit_test(left_out),
        cmocka_unit_test(lines_without_tags),
        cmocka_unit_test(references),
        cmocka_unit_test(telling),
        cmocka_unit_test(prose),
        cmocka_unit_test(hostile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
