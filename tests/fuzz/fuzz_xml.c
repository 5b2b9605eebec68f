/* fuzz_xml.c - damaged XML through the readers of feeds, NITF, NewsML-G2, TEI and Reuters-21578.
**
**   usage: fuzz_xml [COUNT [FIRST]]     COUNT inputs, from number FIRST on (0)
*/
#include "mutate.h"

static const char *const TEXTS[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"x&b;\"><!ENTITY b \"y\">]><rss version=\"2.0\" "
    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>F</title><item><title>A &amp; "
    "&a;</title><link>https://x.example/1</link><dc:creator>Ann Lee</dc:creator><content:encoded><![CDATA[<p>One"
    "<p>Two]]></content:encoded><description>D</description></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"http://x.example/\"><title type=\"html\">F</title>"
    "<entry><title>T</title><link rel=\"alternate\" href=\"a\"/><author><name>N</name></author><updated>"
    "2024-03-05T10:15:00Z</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>B</p>"
    "</div></content><category term=\"c\"/></entry></feed>",
    "<nitf><head><docdata><date.issue norm=\"20240305\"/></docdata></head><body><body.head><hedline><hl1>H</hl1>"
    "</hedline><byline>By <person>A B</person></byline></body.head><body.content><block><p>P</p><media>"
    "<media-caption>C</media-caption></media></block></body.content></body></nitf>",
    "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet><newsItem><contentMeta><headline>H"
    "</headline></contentMeta><contentSet><inlineXML><nitf><body><body.content><p>P</p></body.content></body>"
    "</nitf></inlineXML></contentSet></newsItem><packageItem/></itemSet></newsMessage>",
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
    "</fileDesc></teiHeader><text><body><div><head>H</head><p>P <quote>q</quote></p><lg><l>A</l></lg></div></body>"
    "</text></TEI>",
    "<REUTERS NEWID=\"1\"><DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>x</D></TOPICS><TEXT>&#2;<TITLE>T</TITLE>"
    "<BODY>One\n    Two\n Reuter\n&#3;</BODY></TEXT></REUTERS>",
};

static const char *const PARTS[] = {
    "<", ">", "</", "/>", "&", ";", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<!DOCTYPE x [", "]>",
    "<!ENTITY z \"&z;&z;\">", "&z;", "&nbsp;", "&#0;", "&#x110000;", "<item>", "</item>", "<entry>", "<title>",
    "</channel>", " a=\"", " a='b'", " xmlns=\"\"", " xmlns:p=\"http://purl.org/dc/elements/1.1/\"", "<p:q>",
    " mode=\"base64\"", " type=\"xhtml\"", " xml:base=\"//\"", "\xEF\xBB\xBF", "\xEF\xBF\xBE", "\xC3\xA9", "\xFF",
    "\x01", "\n", "<p>", "<br>", "<dc:creator>",
};

int main(int argc, char **argv) {
    return fuzz_reader(argc, argv, &(Seeds){"xml", TEXTS, PARTS, COUNT_OF(TEXTS), COUNT_OF(PARTS)});
}
