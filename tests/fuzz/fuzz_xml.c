/* fuzz_xml.c - damaged feeds and agency XML through the reader of XML.
**
**   usage: fuzz_xml [COUNT [FIRST]]     COUNT inputs (200,000), or "60s", from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"d\"><channel><title>F</title><item><title>A &amp; b</title>"
    "<link>http://x.example/1</link><dc:creator>Ann Lee</dc:creator><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate>"
    "<description><![CDATA[<p>One &eacute;</p>]]></description><category>c</category></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"http://x.example/\"><title>F</title><entry><title type=\"html\">"
    "&lt;b&gt;T&lt;/b&gt;</title><link rel=\"alternate\" href=\"a\"/><author><name>B</name></author><updated>2021-05-03T10:"
    "00:00Z</updated><content type=\"xhtml\"><div><p>x</p></div></content></entry></feed>",
    "<nitf><head><title>t</title></head><body><body.head><hedline><hl1>H</hl1></hedline><byline>By A B</byline></body.head>"
    "<body.content><p>One.</p><ul><li>x</li></ul></body.content></body></nitf>",
    "<newsItem><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML><html><body><p>x</p></body></html>"
    "</inlineXML></contentSet></newsItem>",
    "<TEI><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader><text><body><p>x</p></body>"
    "</text></TEI>",
    "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><rss><item><title>&a;&c;</title></item></rss>",
};

static const char *const PARTS[] = {
    "<", ">", "</", "/>", "&", "&amp;", "&#x", "&#0;", "&nbsp;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE a [", "]>",
    "<?xml version=\"1.0\" encoding=\"utf-16\"?>", "<?", "?>", "<item>", "</item>", "<entry>", "<title>", "xmlns:x=\"y\"",
    "<x:y>", "\"", "'", "=", "\xC3\xA9", "\xFF", "\x01", "\xEF\xBB\xBF", "<p>", "mode=\"base64\"", "type=\"xhtml\"", "\n",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv,
                       &(Seeds){"xml", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
