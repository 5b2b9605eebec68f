/* fuzz_json.c - damaged JSON through the reader of records.
**
**   usage: fuzz_json [COUNT [FIRST]]     COUNT inputs (200,000), from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "{\"title\": \"T\", \"text\": \"One \\ud83d\\ude00.\\n\\nTwo.\", \"date\": "
    "\"2023-07-31T16:04:00Z\", \"n\": [1, 2.5e3, true, null]}",
    "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"F\", \"items\": [{\"title\": "
    "\"A\", \"content_html\": "
    "\"<p>One &amp; <b>two</b><ul><li>x</ul><script>y</script>\"}, {\"content_text\": \"b\"}]}",
    "[{\"headline\": {\"main\": \"H\"}, \"fields\": {\"bodyText\": \"B\"}}, {\"@type\": "
    "\"Person\"}, {\"author\": [{\"name\": \"By A\"}], "
    "\"description\": \"D\"}]",
    "{\"_source\": {\"content\": {\"rendered\": \"<blockquote>q</blockquote>\"}, \"tags\": \"['a', "
    "'b']\", \"source\": \"https://www.x.org/a\"}}",
};

static const char *const PARTS[] = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "\\",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\\u0000",
    "NaN",
    "-Infinity",
    "null",
    "\"title\":",
    "\"text\": \"x\"",
    "\"items\": [{",
    "}, {",
    "\"body\": [\"a\", \"b\"]",
    "<p>",
    "<!--",
    "&#x",
    "<a href=\"",
    "\xEF\xBB\xBF",
    "\xC3\xA9",
    "\xFF",
    "\n",
    "\t",
    ".",
    "\"@type\":",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv,
                       &(Seeds){"json", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
