/* fuzz_html.c - damaged pages through the reader of HTML.
**
**   usage: fuzz_html [COUNT [FIRST]]     COUNT inputs (200,000), or "60s", from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Harbour closed | The Post</title>"
    "<meta property=\"og:title\" content=\"Harbour closed\"><meta name=author content=\"Ann Lee, Bo Kim\">"
    "<link rel=canonical href=\"https://post.example/2021/05/03/harbour\"></head><body><nav><ul><li><a href=/>Home</a>"
    "</ul></nav><h1>Harbour closed</h1><p class=byline>By Ann Lee on 3 May 2021</p><p>The harbour was closed on Monday, "
    "the port said, after a ship ran aground near the pier.</p><figure><img><figcaption>A ship (AP)</figcaption></figure>"
    "<p>It will be closed for a week, said Orla Renn, who heads it.</p><div class=related><a href=1>More</a></div>",
    "<html><head><script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"T\","
    "\"author\":[{\"@id\":\"#a\"}],\"datePublished\":\"2021-05-03T10:00:00Z\",\"articleBody\":\"x\"},{\"@type\":\"Person\","
    "\"@id\":\"#a\",\"name\":\"Ann Lee\"}]}</script></head><body><table><tr><td>One<td>Two</table><ul><li>a<li>b</ul>"
    "<blockquote><p>Said.</p></blockquote><pre>x\ny</pre><time datetime=2021-05-03>today</time>",
    "<div><span>a<br>b<br><br>c</span><a href=x>d<div>e</a>f</div><svg><g></g></svg><button><div></button><p>g</div>",
};

static const char *const PARTS[] = {
    "<p>", "</p>", "<div class=\"", "\">", "</div>", "<a href=", "</a>", "<script>", "</script>", "<!--", "-->", "<table>",
    "<tr><td>", "</table>", "<h1>", "</h2>", "<li>", "</ul>", "<svg>", "<title>", "&amp;", "&#x", "&#8217;", "<br>", "<",
    ">", "\"", "'", "=", "\xC3\xA9", "\xFF", "\xEF\xBB\xBF", "class=\"sidebar\"", "style=\"display:none\"",
    "<meta charset=windows-1251>", "<meta charset=utf-16>", "<form>", "</form>", "<select><option>", "<figure>",
    "<time>", "By ", "2021-05-03", "itemprop=author", "<head>", "<body>", "{", "}", "[", "\\u00", "\n", "\t", "<iframe>",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv,
                       &(Seeds){"html", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
