# HTML pages and XML: fields, bodies, site rules, XPath; what is broken or hostile.
load common
setup() { common_setup; }

art() { "$LODE" article "$@"; }

page() {
    cat >page.html <<'HTML'
<!doctype html><html lang="en"><head><title>Harbour closed | The Tavira Post</title>
<meta property="og:site_name" content="The Tavira Post"><meta property="og:title" content="Harbour closed">
<link rel="canonical" href="https://post.example/2021/05/03/harbour">
<meta name="news_keywords" content="harbour, ice">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour closed","author":{"name":"Ann Lee"},
"datePublished":"2021-05-03T08:00:00+02:00","dateModified":"2021-05-04T08:00:00+02:00"}</script></head>
<body><nav><a href="/">Home</a></nav><h1>Harbour closed</h1><p class="byline">By Ann Lee</p>
<p>The harbour of Tavira was closed on Monday after a ship ran aground, the port said in a statement.</p>
<figure><img src="a.jpg"><figcaption>The ship on Monday (Photo: Bo Kim)</figcaption></figure>
<h2>Ice</h2><p>It will stay closed for a week, said Orla Renn, who heads the port and has seen worse.</p>
<ul><li>Fishermen wait in the old harbour.</li></ul><blockquote><p>We have never seen so much ice in May, and we are old.</p></blockquote>
<div class="related"><h3>Related</h3><a href="1">More on ice</a></div></body></html>
HTML
}

# bats test_tags=quick
@test "a page: fields, captions, body in blocks" {
    page
    art page.html >out
    [ "$(jq -r .title out)" = "Harbour closed" ]
    [ "$(jq -c .authors out)" = '["Ann Lee"]' ]
    [ "$(jq -r .publisher out)" = "The Tavira Post" ]
    [ "$(jq -r .published out)" = "2021-05-03T08:00:00+02:00" ]
    [ "$(jq -r .modified out)" = "2021-05-04T08:00:00+02:00" ]
    [ "$(jq -r .url out)" = "https://post.example/2021/05/03/harbour" ]
    [ "$(jq -r .language out)" = "en" ]
    [ "$(jq -c .tags out)" = '["harbour","ice"]' ]
    [ "$(jq -c '.captions[0]' out)" = '{"text":"The ship on Monday","credit":"Bo Kim"}' ]
    [ "$(jq -r '.body | split("\n\n") | length' out)" -eq 5 ]
    [ "$(jq -r '.body | test("Home|Related|By Ann|ran aground.*Bo Kim")' out)" = false ]
}

# bats test_tags=quick
@test "--sources says where fields were found, --dropped what was left out" {
    page
    [ "$(art --sources page.html | jq -r '[.sources.title, .sources.published, .sources.url] | join(",")')" = "h1,json-ld,canonical" ]
    art --dropped page.html | jq -e '.dropped | map(.why) | index("related")' >/dev/null
}

# bats test_tags=quick
@test "rules ask the page" {
    page
    cat >ask.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "ask", emits = { ask = { "keywords", "none" } },
  match = t.span(t.word "harbour", "w"),
  build = function (m, article)
    local found, why = article:xpath "//meta[@name='news_keywords']/@content"
    return { keywords = found and found[1], none = why }
  end,
}
LUA
    [ "$("$LODE" run -r ./ask.lua -o jsonl page.html | jq -r '.found[0].keywords')" = "harbour, ice" ]
    printf 'The harbour is closed.' >plain.txt
    "$LODE" run -r ./ask.lua -o jsonl plain.txt | jq -e '.found[0].none | test("not read from an HTML page")' >/dev/null
    sed "s/content\"/content[\"/" ask.lua >bad.lua
    run --separate-stderr "$LODE" run -r ./bad.lua -o jsonl page.html
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"XPath '//meta[@name='news_keywords']/@content['"* ]]
}

# bats test_tags=quick
@test "a site rule wins, by host; its mistakes are told with file and field" {
    mkdir -p mine/sites
    cat >mine/sites/post.lua <<'LUA'
local P, R, C = require "lpeg".P, require "lpeg".R, require "lpeg".C
return { hosts = { "post.example" }, title = "//h2", authors = { { "//p[@class='byline']", P "By " * C(P(1) ^ 1) } },
  section = C(P "ran aground"), drop = "//ul", body = { "//p[not(@class)]" } }
LUA
    page
    LODE_PATH=mine art --sources page.html >out
    [ "$(jq -r '[.title, .authors[0], .section, .sources.title] | join("|")' out)" = "Ice|Ann Lee|ran aground|script" ]
    [ "$(jq -r '.body | split("\n\n") | length' out)" -eq 3 ]
    [ "$(sed 's/post\.example/other.example/' page.html >o.html; LODE_PATH=mine art o.html | jq -r .title)" = "Harbour closed" ]
    printf 'return { hosts = "post.example", titel = "//h1" }' >mine/sites/post.lua
    LODE_PATH=mine run --separate-stderr art page.html
    fails_with 1 "lode: page.html: mine/sites/post.lua: unknown field 'titel': did you mean 'title'?"
    printf 'return { hosts = "post.example", title = "//h1[" }' >mine/sites/post.lua
    LODE_PATH=mine run --separate-stderr art page.html
    [[ "$stderr" == "lode: page.html: mine/sites/post.lua: field 'title': XPath '//h1['"* ]]
}

# bats test_tags=quick
@test "the bundled site rules and XML mapping" {
    printf '<html><head><link rel="canonical" href="https://courier.corvane.example/1"></head><body><div id="mast"><a title="Corvane Courier">C</a></div><div class="k1"><h2>Closed</h2></div><span class="w" data-on="2021-05-03">by <b>Ann Lee</b></span><div class="k2"><p>One.</p><div class="sub-only">Pay</div><p>Two.</p></div></body></html>' >c.html
    [ "$(art c.html | jq -r '[.publisher, .title, .authors[0], .published, .body] | join("|")')" = $'Corvane Courier|Closed|Ann Lee|2021-05-03|One.\n\nTwo.' ]
    printf '<html><head><link rel="canonical" href="http://www.oldmill-gazette.example/1"></head><body><table><tr><td class="head">Mill burns</td></tr><tr><td class="sig">Oldmill, 3 May 2021 (Ann Lee)</td></tr><tr><td class="story"><p>It burnt.</p></td></tr></table></body></html>' >o.html
    [ "$(art o.html | jq -r '[.title, .authors[0], .published, .body] | join("|")')" = "Mill burns|Ann Lee|2021-05-03|It burnt." ]
    printf '<bulletin by="Agency"><dispatch on="2021-05-03"><head>One</head><para>A.</para><para>B.</para></dispatch><dispatch><head>Two</head><para>C.</para></dispatch></bulletin>' >b.xml
    [ "$(art --as xml b.xml | jq -r '[.source, .publisher, .title, .body] | join("|")')" = $'b.xml#1|Agency|One|A.\n\nB.\nb.xml#2|Agency|Two|C.' ]
}

# bats test_tags=quick
@test "RSS, Atom, RDF: items, with what they have from their feed" {
    printf 'junk <?xml version="1.0"?><rss version="2.0"><channel><title>Feed</title><language>en</language><item><title>A &amp; B</title><link> http://x.example/1 </link><author>a@x.example (Ann Lee)</author><pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate><description>&lt;p&gt;One &eacute; & two&lt;/p&gt;</description></item><item><link>http://x.example/2</link></item></channel></rss>' >r.xml
    [ "$(art --as xml r.xml | jq -r '[.source, .url, .publisher, .title, .authors[0], .published, .body] | join("|")' | head -n 1)" \
        = "r.xml#1|http://x.example/1|Feed|A & B|Ann Lee|2021-05-03T10:00:00Z|One é & two" ]
    [ "$(art --as xml r.xml | jq -r '[.source, .url, .text] | join("|")' | tail -n 1)" = "r.xml#2|http://x.example/2|" ]
    printf '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://x.example/"><title>F</title><author><name>Bo Kim</name></author><entry><title type="html">&lt;b&gt;T&lt;/b&gt;</title><link rel="alternate" href="a"/><updated>2021-05-03T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p><p>y</p></div></content></entry></feed>' >a.atom
    [ "$(art a.atom | jq -r '[.url, .title, .authors[0], .published, .body] | join("|")')" = $'http://x.example/a|T|Bo Kim|2021-05-03T10:00:00Z|x\n\ny' ]
    printf '<rdf:RDF><channel><title>F</title></channel><item><title>T</title><dc:creator>Ann Lee</dc:creator><dc:date>2021-05-03</dc:date><content:encoded><![CDATA[<p>b</p>]]></content:encoded></item></rdf:RDF>' >r.rdf
    [ "$(art r.rdf | jq -r '[.publisher, .title, .authors[0], .published, .body] | join("|")')" = "F|T|Ann Lee|2021-05-03|b" ]
}

# bats test_tags=quick
@test "NITF, NewsML-G2, TEI, Reuters" {
    printf '<nitf><head><docdata><date.issue norm="2021-05-03"/></docdata></head><body><body.head><hedline><hl1>H</hl1><hl2>S</hl2></hedline><byline>By Ann Lee</byline><dateline>TAVIRA</dateline></body.head><body.content><p>One.</p><hl2>Mid</hl2><p>Two.</p><media><media-caption>cap</media-caption></media></body.content></body></nitf>' >n.xml
    [ "$(art n.xml | jq -r '[.source, .title, .subtitle, .authors[0], .dateline, .published, .captions[0].text, .body] | join("|")')" \
        = $'n.xml|H|S|Ann Lee|TAVIRA|2021-05-03|cap|One.\n\nMid\n\nTwo.' ]
    printf '<newsMessage><itemSet><newsItem><contentMeta><headline>H1</headline><by>Ann Lee</by></contentMeta><contentSet><inlineXML><html><body><p>One.</p></body></html></inlineXML></contentSet></newsItem><newsItem><contentMeta><headline>H2</headline></contentMeta><contentSet><inlineData>Two.</inlineData></contentSet></newsItem></itemSet></newsMessage>' >m.xml
    [ "$(art m.xml | jq -r '[.source, .title, .body] | join("|")')" = $'m.xml#1|H1|One.\nm.xml#2|H2|Two.' ]
    printf '<TEI><teiHeader><fileDesc><titleStmt><title>T</title><author>Ann Lee</author></titleStmt></fileDesc></teiHeader><text><body><head>Part</head><p>One.</p></body></text></TEI>' >t.xml
    [ "$(art t.xml | jq -r '[.title, .authors[0], .body] | join("|")')" = $'T|Ann Lee|Part\n\nOne.' ]
    printf '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>cocoa</D></TOPICS><TEXT><TITLE>COCOA &lt;X></TITLE><BODY>One\ntwo.\n    Three.\n&#3;</BODY></TEXT></REUTERS>\n<REUTERS NEWID="2"><TEXT><TITLE>T2</TITLE><BODY>Four.</BODY></TEXT></REUTERS>\n' >l.sgm
    [ "$(art l.sgm | jq -r '[.source, .title, .published, .tags[0], .body] | join("|")')" \
        = $'l.sgm#1|COCOA <X>|1987-02-26T15:01:01|cocoa|One two.\n\nThree.\nl.sgm#2|T2|||Four.' ]
    printf '<?xml version="1.0"?><recipe><p>Salt</p></recipe>' >x.xml
    run --separate-stderr art x.xml
    fails_with 1 "lode: x.xml: XML with the root <recipe>: no feed, NITF, NewsML-G2 or TEI; a script in xml/ may map it (docs/pages.md)"
}

@test "hostile XML: laughs, files, depth: expansion is bounded, nothing is fetched" {
    {
        printf '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
        printf '<!ENTITY a0 "&a;&a;">'
        for ((i = 1; i < 8; i++)); do printf '<!ENTITY a%d "%s">' "$i" "$(printf "&a$((i - 1));%.0s" {1..100})"; done
        printf ']><rss><channel><item><title>Laughs &a7; end</title></item></channel></rss>'
    } >laughs.xml
    run --separate-stderr art laughs.xml
    fails_with 1 "laughs.xml: the entities of its DTD expand to more than 1048576 bytes"
    printf '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item><title>T &x;</title></item></channel></rss>' >file.xml
    [ "$(art file.xml | jq -r .title)" = "T &x;" ]
    { printf '<rss><channel><item><title>Deep</title></item>'; head -c 500000 /dev/zero | sed 's/\x0/<a>/g'; } >deep.xml
    [ "$(art deep.xml | jq -r .title)" = "Deep" ]
    { printf '<html><body><h1>Deep</h1>'; head -c 100000 /dev/zero | sed 's/\x0/<div>/g'; printf '<p>The end of it, which is a sentence of more than eight words.'; } >deep.html
    art deep.html | jq -r .body | grep -q "The end of it"
}

@test "hostile pages: a huge attribute, wrong charsets, zeros" {
    { printf '<html><head><meta name="x" content="'; head -c 300000000 /dev/zero | tr '\0' 'a'; printf '"></head><body><p>The text behind it is read if the size allows it, and else it is not.</p>'; } >big.html
    run --separate-stderr art big.html
    fails_with 1 "lode: big.html: larger than 64M, and passed over: see --max-size"
    art --max-size 400M big.html | jq -r .body | grep -q "The text behind it"
    rm big.html
    printf '<html><head><meta charset="utf-16"></head><body><p>Caf\303\251s are open to all who like them, said the mayor.</p>' >u.html
    [ "$(art u.html | jq -r .body)" = "Cafés are open to all who like them, said the mayor." ]
    printf '<html><head><meta charset="no-such"></head><body><p>Caf\351s are open to all who like them, said the mayor.</p>' >n.html
    [ "$(art n.html | jq -r .body)" = "Cafés are open to all who like them, said the mayor." ]
    printf '<html><body><p>Zeros\0 in a page are no reason to stop reading it, said the mayor.</p>' >z.html
    art z.html | jq -r .body | grep -q "are no reason to stop"
}

@test "the feeds of ../shared/gold: 95 % of what is expected of first entries" {
    root=$(realpath "$BATS_TEST_DIRNAME/../..")
    [ -d "$root/../shared/gold/feeds" ] || skip "no ../shared/gold/feeds"
    command -v python3 >/dev/null || skip "no python3"
    python3 "$root/tests/gold/feeds.py" "$root/../shared/gold/feeds" --lode "$LODE"
}
