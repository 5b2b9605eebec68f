/* test_records.c - engine/read: JSON, CSV and mail to articles, through the public API. */
#include "unit.h"

typedef struct Found {
    Buffer out; /* what the articles and errors are, a line each */
    const char *fields;
} Found;

/* "source | title | subtitle | authors | published | publisher | body"; absent ones are empty. */
static void note_article(void *context, LodeArticle *article) {
    static const LodeField fields[] = {LODE_SOURCE,    LODE_TITLE, LODE_SUBTITLE, LODE_PUBLISHED,
                                       LODE_PUBLISHER, LODE_URL,   LODE_SECTION,  LODE_BODY};
    static const char keys[] = "stuwplcb";
    Found *found = context;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        LodeString value = lode_article_field(article, fields[i]);
        if (value.s != NULL)
            buffer_printf(&found->out, "%c=%.*s|", keys[i], (int)value.len, value.s);
    }
    for (size_t i = 0; i < lode_article_authors(article); i++) {
        LodeString name = lode_article_author(article, i);
        buffer_printf(&found->out, "a=%.*s|", (int)name.len, name.s);
    }
    for (size_t i = 0; i < lode_article_tags(article); i++) {
        LodeString tag = lode_article_tag(article, i);
        buffer_printf(&found->out, "k=%.*s|", (int)tag.len, tag.s);
    }
    buffer_putc(&found->out, '\n');
    lode_article_free(article);
}

static void note_error(void *context, const LodeError *error) {
    Found *found = context;
    buffer_printf(&found->out, "! %s\n", error->message);
}

static void reads_bytes(const char *fields, const char *as, const char *bytes, size_t size,
                        const char *wanted) {
    Lode *lode = unit_lode((LodeOptions){.fields = fields});
    Found found = {0};
    char *exact = mem_alloc(size); /* so that reading past the end is seen */
    memcpy(exact, bytes, size);
    LodeSource source = {.name = "x", .bytes = exact, .size = size, .as = as};
    LodeSink sink = {&found, note_article, note_error};
    lode_read_all(lode, &source, &sink);
    unit_end_string(&found.out);
    assert_string_equal(found.out.data, wanted);
    buffer_free(&found.out);
    free(exact);
    lode_free(lode);
}

static void reads(const char *as, const char *text, const char *wanted) {
    reads_bytes(NULL, as, text, strlen(text), wanted);
}

static void json_fields(void **state) {
    (void)state;
    reads(NULL, "{\"title\": \"T\", \"text\": \"One.\\n\\nTwo.\"}", "s=x|t=T|b=One.\n\nTwo.|\n");
    reads(NULL,
          "{\"Head_line\": \"<b>T</b> &amp; U\", \"article-body\": \"<p>One.<p>Two\", \"by\": \"By "
          "Ann Lee and Bo Kim\"}",
          "s=x|t=T & U|b=One.\n\nTwo|a=Ann Lee|a=Bo Kim|\n");
    reads(NULL,
          "{\"text\": \"B\", \"summary\": \"S\", \"date\": \"July 31, 2023\", \"tags\": [\"a\", "
          "\"b\"]}",
          "s=x|u=S|w=2023-07-31|b=B|k=a|k=b|\n");
    reads(NULL, "{\"title\": \"T\", \"description\": \"D\"}", "s=x|t=T|b=D|\n");
    reads(NULL, "{\"title\": \"T\", \"text\": \"The body.\", \"description\": \"The bo...\"}",
          "s=x|t=T|b=The body.|\n");
    reads(NULL, "{\"title\": \"\", \"title\": \"T\", \"body\": null, \"content\": \"B\"}",
          "s=x|t=T|b=B|\n");
    reads(NULL, "{\"title\": \"T\", \"body\": [\"One\", \"Two\"], \"v\": [1, 2]}",
          "s=x|t=T|b=One\n\nTwo|\n");
    reads(NULL, "{\"title\": \"T\", \"timestamp\": 1690819440}",
          "s=x|t=T|w=2023-07-31T16:04:00Z|\n");
}

static void json_of_the_world(void **state) {
    (void)state;
    reads(NULL,
          "{\"source\": {\"id\": null, \"name\": \"Post\"}, \"author\": \"Ann Lee\", \"title\": "
          "\"T\", "
          "\"description\": \"D\", \"url\": \"https://x.org/1\", \"publishedAt\": "
          "\"2023-07-31T16:04:00Z\", \"content\": \"C\"}",
          "s=x|t=T|u=D|w=2023-07-31T16:04:00Z|p=Post|l=https://x.org/1|b=C|a=Ann Lee|\n");
    reads(NULL,
          "{\"id\": \"w/1\", \"sectionName\": \"World\", \"webPublicationDate\": "
          "\"2023-07-31T16:04:00Z\", \"webTitle\": \"W\", "
          "\"webUrl\": \"https://g.org/1\", \"fields\": {\"headline\": \"H\", \"bodyText\": \"B\", "
          "\"byline\": \"Ann Lee\"}}",
          "s=x|t=W|w=2023-07-31T16:04:00Z|l=https://g.org/1|c=World|b=B|a=Ann Lee|\n");
    reads(NULL,
          "{\"headline\": {\"main\": \"T\", \"kicker\": \"K\"}, \"lead_paragraph\": \"B\", "
          "\"abstract\": \"A\", "
          "\"pub_date\": \"2023-07-31T16:04:00+0000\", \"byline\": {\"original\": \"By Ann Lee\"}, "
          "\"keywords\": [{\"name\": \"persons\", \"value\": \"Kim\"}]}",
          "s=x|t=T|u=A|w=2023-07-31T16:04:00+00:00|b=B|a=Ann Lee|k=persons|\n");
    reads(NULL,
          "{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \"headline\": \"T\", "
          "\"articleBody\": \"B\", "
          "\"author\": [{\"@type\": \"Person\", \"name\": \"Ann Lee\"}], \"publisher\": {\"name\": "
          "\"Post\"}}",
          "s=x|t=T|p=Post|b=B|a=Ann Lee|\n");
    reads(NULL,
          "{\"maintext\": \"B\", \"title\": \"T\", \"source_domain\": \"x.org\", \"date_publish\": "
          "\"2023-07-31 16:04:00\"}",
          "s=x|t=T|w=2023-07-31T16:04:00|p=x.org|b=B|\n");
    reads(
        NULL,
        "{\"_source\": {\"title\": {\"rendered\": \"T\"}, \"content\": {\"rendered\": \"<p>B\"}}}",
        "s=x|t=T|b=B|\n");
    reads(NULL, "{\"name\": \"X\", \"article\": {\"headline\": \"H\", \"text\": \"B\"}}", "s=x|t=H|b=B|\n");
}

static void json_of_many(void **state) {
    (void)state;
    reads(NULL,
          "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Feed\", \"items\": "
          "[{\"title\": \"A\", \"content_text\": \"a\"}, {\"id\": \"2\", \"content_html\": "
          "\"<p>b\"}]}",
          "s=x#1|t=A|p=Feed|b=a|\ns=x#2|p=Feed|b=b|\n");
    reads(NULL, "[{\"title\": \"A\"}, {\"id\": 7}, {\"text\": \"c\"}]",
          "s=x#1|t=A|\n! x#2: no title or text among its fields (id): name them with --fields "
          "title=\u2026,body=\u2026\n"
          "s=x#3|b=c|\n");
    reads(NULL, "{\"status\": \"ok\", \"articles\": [{\"title\": \"A\"}], \"n\": 1}",
          "s=x#1|t=A|\n");
    reads(NULL, "{\"title\": \"T\", \"text\": \"B\", \"items\": [{\"title\": \"A\"}]}",
          "s=x|t=T|b=B|\n");
    reads(NULL,
          "{\"@graph\": [{\"@type\": \"WebPage\", \"name\": \"P\"}, {\"@type\": \"NewsArticle\", "
          "\"headline\": \"T\"}]}",
          "s=x#2|t=T|\n");
}

static void json_damaged(void **state) {
    (void)state;
    reads("json", "{\"title\": \"T\"",
          "! x: no valid JSON, byte 14: parse error: premature EOF: mend it or leave it out\n");
    reads("json", "[]", "! x: JSON, but no object with fields in it\n");
    reads("json", "\"text\"", "! x: JSON, but no object with fields in it\n");
    reads("json", "{}", "! x: a record without any text\n");
    reads("json", "{\"title\": \"T\", \"n\": NaN, \"m\": -Infinity}", "s=x|t=T|\n");
    reads("json", "{\"title\": \"T\", \"text\": \"a\tb\nc \\\" NaN\"}",
          "s=x|t=T|b=a b\n\nc \" NaN|\n");
    reads("json", "{\"title\": \"\\ud83d\\ude00 \\ud800 \\udc00x \\ud800\\ud83d\\ude00\\u0041\"}",
          "s=x|t=\U0001F600 \ufffd \ufffdx \ufffd\U0001F600A|\n");
    reads("json", "{\"title\": \"\\\\ud800 a\\u0000b\"}", "s=x|t=\\ud800 a b|\n");
    reads("json", "{\"title\": \"\u00e9\u00e9\u00e9 \xff\"}", "s=x|t=\u00e9\u00e9\u00e9 \ufffd|\n");
    char *deep = unit_repeat("[", 100000);
    reads("json", deep, "! x: objects and arrays nested more than 100 deep: flatten it\n");
    free(deep);
}

static void given_fields(void **state) {
    (void)state;
    const char *text = "{\"a\": {\"b\": \"T\"}, \"c\": \"One\", \"d\": \"Two\", \"title\": \"no\", "
                       "\"text\": \"no\", \"summary\": \"S\"}";
    reads_bytes("title=a.b,body=c,body=d", "json", text, strlen(text),
                "s=x|t=T|u=S|b=One\n\nTwo|\n");
    reads_bytes("title=absent", "json", text, strlen(text), "s=x|u=S|b=no|\n");
    reads_bytes("title=absent,body=absent", "json", text, strlen(text),
                "! x: no title or text among its fields (a.b, c, d, title, text, summary): name "
                "them with --fields "
                "title=\u2026,body=\u2026\n");
}

static void fields_refused(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"titel=x", "--fields titel=: no such field; did you mean title?"},
        {"title", "--fields title: say FIELD=NAME, such as title=headline,body=text"},
        {"title=x,", "--fields : say FIELD=NAME, such as title=headline,body=text"},
        {"=x", "--fields =x: say FIELD=NAME, such as title=headline,body=text"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        LodeError error;
        LodeOptions options = {.scripts = unit_scripts(), .cache = "", .fields = cases[i][0]};
        assert_null(lode_new(&options, &error));
        assert_int_equal(error.status, LODE_BAD_USAGE);
        assert_string_equal(error.message, cases[i][1]);
    }
}

static void csv(void **state) {
    (void)state;
    reads(NULL, "id,title,text\n1,T,B\n", "s=x|t=T|b=B|\n");
    reads("csv", "id,title,text\r\n1,\"T \"\"q\"\", u\",\"One.\r\n\r\nTwo.\"\r\n",
          "s=x|t=T \"q\", u|b=One.\n\nTwo.|\n");
    reads("csv", "Title;Text;Authors\nT;B;\"['Ann Lee', 'Bo Kim']\"",
          "s=x|t=T|b=B|a=Ann Lee|a=Bo Kim|\n");
    reads("tsv", "title\ttext\nT\tB, \"b\"", "s=x|t=T|b=B, \"b\"|\n");
    reads("csv", "title,text\nT,<p>One</p><p>Two</p>\nT2,nan\n",
          "s=x#1|t=T|b=One\n\nTwo|\ns=x#2|t=T2|\n");
    reads(
        "csv", "title,text\nT\n",
        "! x: 1 cell where the header has 2: quote cells that hold a separator or a line break\n");
    reads("csv", "title,text\nT,\"B", "! x: the quotes around its cell 2 never end: close them\n");
    reads("csv", "title,text\n",
          "! x: no row below the header: the first line names the columns\n");
    reads_bytes(NULL, "csv", "title,text\nA\0B,C", 16, "s=x|t=A B|b=C|\n");
}

static void mail(void **state) {
    (void)state;
    reads(NULL,
          "From: Ann Lee <a@x.org>\nMessage-ID: <1@x>\nSubject: T\nDate: Mon, 31 Jul 2023 16:04:00 "
          "GMT\n\nB\n-- \nA\n",
          "s=x|t=T|w=2023-07-31T16:04:00Z|b=B|a=Ann Lee|\n");
    reads("mail",
          "Subject: =?utf-8?B?w6k=?=\n =?utf-8?Q?=C3?= =?UTF-8?Q?=A9_x?= =?broken\nFrom: "
          "a@x.org\n\n> q\n> r\n",
          "s=x|t=\u00e9\u00e9 x =?broken|b=q\n\nr|a=a@x.org|\n");
    reads(
        "mail",
        "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8NLJ18XU\n",
        "s=x|b=\u041f\u0440\u0438\u0432\u0435\u0442|\n");
    reads("mail",
          "Content-Type: text/html\nContent-Transfer-Encoding: "
          "quoted-printable\n\n<p>a=20=\nb</p><p>c=ZZ\n",
          "s=x|b=a b\n\nc=ZZ|\n");
    reads("mail",
          "Content-Type: text/plain; format=flowed\n\nOne \ntwo \n>quoted \n>more\n\nthree\n",
          "s=x|b=One two\n\nthree|\n");
    reads("mail",
          "Subject: T\nContent-Type: multipart/alternative; boundary=\"=b\"\n\n--=b\n\nsee "
          "web\n--=b\n"
          "Content-Type: text/html\n\n<p>A long text, far longer than the other.\n--=b--\n",
          "s=x|t=T|b=A long text, far longer than the other.|\n");
    reads("mail", "From: x\n\n", "! x: no text in it\n");
    reads("mail", "", "! x: no text in it\n");
    char *nested = unit_repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 1000);
    reads("mail", nested, "! x: no text in it\n");
    free(nested);
}

/* What is not of a format is plain text. */
static void told_apart(void **state) {
    (void)state;
    reads(NULL, "From: the front\n\nA text.", "s=x|b=From: the front\n\nA text.|\n");
    reads(NULL, "[Seoul] {A} text, with a comma.\nMore.",
          "s=x|b=[Seoul] {A} text, with a comma.\n\nMore.|\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_fields),  cmocka_unit_test(json_of_the_world),
        cmocka_unit_test(json_of_many), cmocka_unit_test(json_damaged),
        cmocka_unit_test(given_fields), cmocka_unit_test(fields_refused),
        cmocka_unit_test(csv),          cmocka_unit_test(mail),
        cmocka_unit_test(told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
