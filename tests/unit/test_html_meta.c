/* test_html_meta.c - engine/html/meta.h: what pages say of their articles. */
#include "html/dates.h"
#include "html/meta.h"
#include "html/persons.h"
#include "unit.h"

/* ---- reading ---- */

static void put(Buffer *out, const char *name, LodeString value) {
    if (value.s != NULL)
        buffer_printf(out, "%s%s=%.*s", out->len > 0 ? "; " : "", name, (int)value.len, value.s);
}

/* Title, authors, published and modified of a page, those that are known. */
static void check(const char *html, const char *wanted) {
    Page page;
    Meta meta;
    Buffer out = {0};
    page_parse(&page, html, strlen(html));
    meta_find(&page, &meta);
    put(&out, "title", meta.fields[LODE_TITLE].value);
    for (size_t i = 0; i < meta.author_count; i++)
        put(&out, "author", meta.authors[i].value);
    put(&out, "published", meta.fields[LODE_PUBLISHED].value);
    put(&out, "modified", meta.fields[LODE_MODIFIED].value);
    buffer_putc(&out, '\0');
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
    meta_free(&meta);
    page_free(&page);
}

static void check_field(const char *html, LodeField field, const char *wanted) {
    Page page;
    Meta meta;
    page_parse(&page, html, strlen(html));
    meta_find(&page, &meta);
    assert_non_null(meta.fields[field].value.s);
    assert_string_equal(meta.fields[field].value.s, wanted);
    assert_non_null(meta.fields[field].origin);
    meta_free(&meta);
    page_free(&page);
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"

/* ---- JSON-LD ---- */

static void json_ld_in_all_shapes(void **state) {
    (void)state;
    check(LD("{'x':1}"), "");
    check(LD("{\"@type\":\"NewsArticle\",\"headline\":\"Kites over Lund\",\"author\":\"Mara Quist\"}"),
          "title=Kites over Lund; author=Mara Quist");
    check(LD("[{\"@type\":[\"Thing\",\"BlogPosting\"],\"author\":[{\"name\":\"Mara Quist\"},{\"name\":\"Olu "
             "Bern\"}]}]"),
          "author=Mara Quist; author=Olu Bern");
    check(LD("{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@id\":\"#m\"},\"datePublished\":\"2021-03-15\"}]}")
              LD("{\"@type\":\"Person\",\"@id\":\"#m\",\"name\":\"Mara Quist\"}"),
          "author=Mara Quist; published=2021-03-15");
}

static void json_ld_of_other_things(void **state) {
    (void)state;
    check(LD("{\"@type\":\"Event\",\"name\":\"Kite day\",\"datePublished\":\"2020-01-01\"}"), "");
    check(LD("{\"@type\":\"Article\",\"headline\":\"Kites over Lund\",\"comment\":[{\"@type\":\"Article\","
             "\"author\":\"Someone Else\",\"datePublished\":\"2020-01-01\"}]}"),
          "title=Kites over Lund");
}

static void broken_json_ld_is_mended(void **state) {
    (void)state;
    check(LD("<!-- //<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Kites\nover \"big\" Lund\","
             "\"datePublished\":\"2021-03-15\",}\n//]]> -->"),
          "title=Kites over \"big\" Lund; published=2021-03-15");
    check(LD("{\"@type\":\"Article\",\"headline\":\"Kites &amp; wind\",\"x\":}"), "title=Kites & wind");
}

static void json_ld_gives_body_and_tags(void **state) {
    (void)state;
    Page page;
    Meta meta;
    const char *html = LD("{\"@type\":\"Article\",\"articleBody\":\"It was windy.\",\"keywords\":\"kites, wind\"}");
    page_parse(&page, html, strlen(html));
    meta_find(&page, &meta);
    assert_string_equal(meta.body.s, "It was windy.");
    assert_int_equal(meta.tag_count, 2);
    assert_int_equal(meta.tags[1].len, strlen("wind"));
    meta_free(&meta);
    page_free(&page);
}

/* ---- titles ---- */

static void titles_are_without_the_site(void **state) {
    (void)state;
    check("<meta property=og:site_name content='Lund Post'><title>Kites over Lund | Lund Post</title>",
          "title=Kites over Lund");
    check("<link rel=canonical href='https://www.lundpost.example/kites'><title>Kites - over Lund - Lund "
          "Post</title>",
          "title=Kites - over Lund");
    check("<title>Kites over Lund - some site</title><h1>Kites over Lund</h1>", "title=Kites over Lund");
    check("<meta property=og:title content='Where to see kites'><h1>See kites <i>every</i>where</h1>",
          "title=See kites everywhere");
    check("<meta property=og:site_name content='Lund Post'><h1>Lund Post</h1><h2 class=entry-title>Kites over "
          "Lund</h2><title>Kites over Lund</title>",
          "title=Kites over Lund");
}

/* ---- authors ---- */

static void names(const char *text, bool shown, const char *wanted) {
    Persons persons = {.count = 0};
    Buffer out = {0};
    persons_read((LodeString){text, strlen(text)}, shown, &persons);
    for (size_t i = 0; i < persons.count; i++)
        buffer_printf(&out, "%s%.*s", i > 0 ? "; " : "", (int)persons.at[i].len, persons.at[i].s);
    buffer_putc(&out, '\0');
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
}

static void names_are_taken_out_of_bylines(void **state) {
    (void)state;
    names("By Mara Quist, Olu Bern and Ann-Marie O'Dell", true, "Mara Quist; Olu Bern; Ann-Marie O'Dell");
    names("Written by: Mara Quist, Staff Writer | March 3, 2021", true, "Mara Quist");
    names("By Mara Quist on March 3, 2021", true, "Mara Quist");
    names("Mara Quist, PhD, MD; Olu Bern", false, "Mara Quist; Olu Bern");
    names("https://social.example/mara", false, "");
    names("mara@lundpost.example", false, "");
    names("admin", false, "");
    names("Mara Quist, MARA QUIST", false, "Mara Quist");
}

static void authors_come_from_the_best_place(void **state) {
    (void)state;
    check("<meta name=author content=admin><h1>Kites over Lund</h1><p>By <a href=/x>Mara Quist</a></p>",
          "title=Kites over Lund; author=Mara Quist");
    check("<meta property=og:site_name content='Lund Post'>" LD(
              "{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"Lund Post\"}}")
              "<h1>Kites over Lund</h1><div>By</div><div>Mara Quist</div>",
          "title=Kites over Lund; author=Mara Quist");
    check("<div itemprop=author itemscope><span itemprop=name>Mara Quist</span></div>", "author=Mara Quist");
    check("<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Mara Quist'>",
          "author=Mara Quist");
}

/* ---- times ---- */

static void first_date(const char *text, bool day_first, const char *wanted) {
    char when[32] = "";
    size_t at = 0, end = 0;
    date_find((LodeString){text, strlen(text)}, day_first, &at, &end, when);
    assert_string_equal(when, wanted);
}

static void dates_are_found_in_text(void **state) {
    (void)state;
    first_date("Published March 3, 2021 by Mara Quist", false, "2021-03-03");
    first_date("Posted on 3 March 2021 at 4:05 pm, in News", false, "2021-03-03T16:05");
    first_date("Last seen 05/06/2021", true, "2021-06-05");
    first_date("Last seen 05/06/2021", false, "2021-05-06");
    first_date("(c) 2021 Lund Post", false, "");
}

static void address_day(const char *url, const char *wanted) {
    char when[32] = "";
    date_of_url((LodeString){url, strlen(url)}, when);
    assert_string_equal(when, wanted);
}

static void dates_are_found_in_addresses(void **state) {
    (void)state;
    address_day("https://lundpost.example/2021/03/15/kites", "2021-03-15");
    address_day("https://lundpost.example/kites-2021-03-15.html", "2021-03-15");
    address_day("https://lundpost.example/2021/03/kites", "2021-03");
    address_day("https://lundpost.example/20210315/kites", "2021-03-15");
    address_day("https://lundpost.example/kites-2021", "");
    address_day("https://lundpost.example/12202134", "");
}

static void times_come_from_the_best_place(void **state) {
    (void)state;
    check("<meta property=article:modified_time content=2021-03-16><h1>Kites over Lund</h1>"
          "<p>Published March 15, 2021 | Updated March 16, 2021</p>",
          "title=Kites over Lund; published=2021-03-15; modified=2021-03-16");
    check("<time datetime=2021-03-15T08:00Z pubdate>yesterday</time><div class=comments><time "
          "datetime=2022-01-01>a year ago</time></div>",
          "published=2021-03-15T08:00Z");
    check("<meta property=article:published_time content=0001-01-01>", "");
}

/* ---- other fields ---- */

static void other_fields(void **state) {
    (void)state;
    check_field("<html lang=sv-SE><p>x</p>", LODE_LANGUAGE, "sv-SE");
    check_field("<meta property=og:locale content=en_GB>", LODE_LANGUAGE, "en-GB");
    check_field("<meta property=article:section content=Weather>", LODE_SECTION, "Weather");
    check_field("<link rel=canonical href='https://lundpost.example/a'>", LODE_URL, "https://lundpost.example/a");
    check_field(LD("{\"@type\":\"Article\",\"publisher\":{\"name\":\"Lund Post\"}}"), LODE_PUBLISHER, "Lund Post");
    check_field("<h1>Kites</h1><p class=standfirst>They were many.</p>", LODE_SUBTITLE, "They were many.");
}

static void hostile_pages_are_read_in_time(void **state) {
    (void)state;
    static const char *const PIECES[] = {"<h1>a b c", "<p>By Mara Quist 2021", "<div class=author>x",
                                         "<time datetime=2021-03-15>", LD("[[[[{\"@type\":"), "<div class=date>"};
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        Page page;
        Meta meta;
        char *html = unit_repeat(PIECES[i], 50000);
        page_parse(&page, html, strlen(html));
        meta_find(&page, &meta);
        meta_free(&meta);
        page_free(&page);
        free(html);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_ld_in_all_shapes),
        cmocka_unit_test(json_ld_of_other_things),
        cmocka_unit_test(broken_json_ld_is_mended),
        cmocka_unit_test(json_ld_gives_body_and_tags),
        cmocka_unit_test(titles_are_without_the_site),
        cmocka_unit_test(names_are_taken_out_of_bylines),
        cmocka_unit_test(authors_come_from_the_best_place),
        cmocka_unit_test(dates_are_found_in_text),
        cmocka_unit_test(dates_are_found_in_addresses),
        cmocka_unit_test(times_come_from_the_best_place),
        cmocka_unit_test(other_fields),
        cmocka_unit_test(hostile_pages_are_read_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
