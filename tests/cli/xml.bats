# XML: feeds, news formats; encodings, broken and hostile documents.
load common
setup() {
    common_setup
}

fields() { # EXPRESSION FILE...: as one line of JSON an article
    local expression=$1
    shift
    "$LODE" article "$@" | jq -c "$expression"
}

# bats test_tags=quick
@test "RSS 2.0: items, their fields and what they inherit" {
    cat >a.xml <<'XML'
<?xml version="1.0"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Corvane Post</title><language>en-gb</language><managingEditor>ed@corvane.example (Ed Itor)</managingEditor>
<item><title>Harbour &amp;amp; sea</title><link>https://corvane.example/1</link><dc:creator>Ann Lee and Bo Kim</dc:creator>
<pubDate>Tue, 05 Mar 2024 10:15:00 GMT</pubDate><category>World</category><category>Ports</category>
<description>A summary.</description><content:encoded><![CDATA[<p>One &eacute;.</p><ul><li>Two</li></ul>]]></content:encoded>
<media:content url="x.jpg"><media:description>A ship.</media:description><media:credit>CP</media:credit></media:content></item>
<item><guid>https://corvane.example/2</guid><description>&lt;p&gt;Only &lt;b&gt;this&lt;/b&gt;.</description></item>
</channel></rss>
XML
    [ "$(fields '[.source,.url,.title,.subtitle,.authors,.published,.section,.tags,.publisher,.language,.captions,.body]' a.xml | head -n 1)" = \
        '["a.xml#1","https://corvane.example/1","Harbour & sea","A summary.",["Ann Lee","Bo Kim"],"2024-03-05T10:15:00Z","World",["World","Ports"],"Corvane Post","en-gb",[{"text":"A ship.","credit":"CP"}],"One é.\n\nTwo"]' ]
    [ "$(fields '[.source,.url,.authors,.body]' a.xml | tail -n 1)" = '["a.xml#2","https://corvane.example/2",["Ed Itor"],"Only this."]' ]
}

# bats test_tags=quick
@test "Atom: kinds of text, links, base; a lone entry keeps the file's name" {
    cat >a.xml <<'XML'
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://corvane.example/news/"><title>F</title><author><name>Ed Itor</name></author>
<entry><title type="html">A &lt;i>b&lt;/i></title><link rel="self" href="s"/><link href="1"/><updated>2024-03-05T10:15:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two</p></div></content><category term="t" label="Ports"/></entry>
<entry><title type="text">a &lt;b></title><author><name>Ann Lee</name></author><content type="text">x &lt;y></content></entry></feed>
XML
    [ "$(fields '[.title,.url,.authors,.modified,.tags,.body]' a.xml | head -n 1)" = \
        '["A b","https://corvane.example/news/1",["Ed Itor"],"2024-03-05T10:15:00+01:00",["Ports"],"One\n\nTwo"]' ]
    [ "$(fields '[.title,.authors,.body]' a.xml | tail -n 1)" = '["a <b>",["Ann Lee"],"x <y>"]' ]
    echo '<entry xmlns="http://www.w3.org/2005/Atom"><title>T</title></entry>' >e.xml
    [ "$(fields .source e.xml)" = '"e.xml"' ]
}

# bats test_tags=quick
@test "RSS 1.0 and CDF" {
    cat >a.rdf <<'XML'
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="c"><title>F</title></channel>
<item rdf:about="https://x.example/1"><title>T</title><description>D</description><dc:date>2024-03-05</dc:date></item></rdf:RDF>
XML
    [ "$(fields '[.source,.url,.publisher,.published,.body]' a.rdf)" = '["a.rdf#1","https://x.example/1","F","2024-03-05","D"]' ]
    echo '<CHANNEL><TITLE>F</TITLE><ITEM HREF="https://x.example/1"><TITLE>T</TITLE><ABSTRACT>D</ABSTRACT></ITEM></CHANNEL>' >c.cdf
    [ "$(fields '[.url,.title,.body]' c.cdf)" = '["https://x.example/1","T","D"]' ]
}

# bats test_tags=quick
@test "NITF, with what archives add" {
    cat >n.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.3/specification/dtd/nitf-3-3.dtd">
<nitf><head><meta content="World" name="online_sections"/><docdata><date.issue norm="20240305T101500Z"/>
<identified-content><classifier value="Ports"/></identified-content></docdata><pubdata name="Corvane Post" ex-ref="https://corvane.example/1"/></head>
<body><body.head><hedline><hl1>Harbour opens</hl1><hl2>Ships wait</hl2></hedline><byline>By ANN LEE</byline><dateline><location>TAVIRA</location></dateline></body.head>
<body.content><block class="lead_paragraph"><p>The harbour opened.</p></block><block class="full_text"><p>The harbour opened.</p><p>Ships came.</p>
<media><media-caption>A ship.</media-caption><media-producer>CP</media-producer></media></block></body.content></body></nitf>
XML
    [ "$(fields '[.source,.url,.publisher,.title,.subtitle,.authors,.published,.section,.tags,.dateline,.captions,.body]' n.xml)" = \
        '["n.xml","https://corvane.example/1","Corvane Post","Harbour opens","Ships wait",["ANN LEE"],"2024-03-05T10:15:00Z","World",["Ports"],"TAVIRA",[{"text":"A ship.","credit":"CP"}],"The harbour opened.\n\nShips came."]' ]
}

# bats test_tags=quick
@test "NewsML-G2: a message with several items, content inside" {
    cat >m.xml <<'XML'
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem xml:lang="en"><itemMeta><provider><name>Corvane Wire</name></provider><versionCreated>2024-03-05T10:15:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2024-03-05</contentCreated><headline>One</headline><by>By Ann Lee</by><subject><name>ports</name></subject></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>A <b>b</b>.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem><contentMeta><headline>Two</headline></contentMeta><contentSet><inlineXML><nitf><body><body.content><p>P.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
<packageItem><itemMeta><title>Top</title></itemMeta><groupSet><group><itemRef><headline>One</headline></itemRef></group></groupSet></packageItem>
</itemSet></newsMessage>
XML
    [ "$(fields '[.source,.publisher,.title,.authors,.published,.modified,.language,.tags,.body]' m.xml | head -n 1)" = \
        '["m.xml#1","Corvane Wire","One",["Ann Lee"],"2024-03-05","2024-03-05T10:15:00Z","en",["ports"],"A b."]' ]
    [ "$(fields '[.source,.title,.body]' m.xml | tail -n 2 | paste -sd' ')" = '["m.xml#2","Two","P."] ["m.xml#3","Top","One"]' ]
}

# bats test_tags=quick
@test "TEI and Reuters-21578" {
    cat >t.xml <<'XML'
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Gazette 12</title><author>Ann Lee</author></titleStmt>
<publicationStmt><publisher>U</publisher></publicationStmt><sourceDesc><bibl><date when="1912-04-16">16 April</date></bibl></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body><div><head>Loss</head><p>The ship<lb/> sank.</p></div></body></text></TEI>
XML
    [ "$(fields '[.source,.title,.authors,.published,.publisher,.language,.body]' t.xml)" = '["t.xml","Gazette 12",["Ann Lee"],"1912-04-16","U","en","Loss\n\nThe ship sank."]' ]
    printf '<REUTERS NEWID="1"><DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>cocoa</D></TOPICS><TEXT>&#2;\n<TITLE>REVIEW</TITLE><DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>One\nline.\n    Two.\n Reuter\n&#3;</BODY></TEXT></REUTERS>' >r.sgm
    [ "$(fields '[.title,.published,.tags,.dateline,.body]' --as sgml r.sgm)" = '["REVIEW","1987-02-26T15:01:01",["cocoa"],"SALVADOR, Feb 26","One line.\n\nTwo."]' ]
}

# bats test_tags=quick
@test "ill-formed: as far as it goes" {
    cat >a.xml <<'XML'
<?xml version="1.0"?><rss><channel><title>F & G</title>
<item><title>A & B &nbsp; &eacute; < 3<dc:creator>Ann Lee<link>https://x.example/1</link><description>One <p>two</description></item>
<item><title>Second</channel>
XML
    [ "$(fields '[.title,.url,.authors,.publisher,.body]' a.xml | head -n 1)" = '["A & B é < 3","https://x.example/1",["Ann Lee"],"F & G","One\n\ntwo"]' ]
    [ "$(fields .title a.xml | tail -n 1)" = '"Second"' ]
}

# bats test_tags=quick
@test "encodings: what is declared, what is meant, marks" {
    x='<rss><channel><item><title>Café</title></item></channel></rss>'
    printf '<?xml version="1.0" encoding="iso-8859-1"?>%s' "$x" >lie.xml
    printf '<?xml version="1.0" encoding="utf-8"?>%s' "$x" | iconv -t latin1 >lie2.xml
    printf '<?xml version="1.0" encoding="utf-16"?>%s' "$x" | iconv -t utf-16 >u16.xml
    printf '<?xml version="1.0" encoding="utf-32"?>%s' "$x" | iconv -t utf-32be >u32.xml
    printf '<?xml version="1.0" encoding="ibm037"?>%s' "$x" | iconv -t ibm037 >ebcdic.xml
    for f in lie lie2 u16 u32 ebcdic; do
        [ "$(fields .title $f.xml)" = '"Café"' ] || { echo $f; return 1; }
    done
}

# bats test_tags=quick
@test "hostile: entities, files of others, depth: one line or as far as it goes" {
    printf '<!DOCTYPE rss [<!ENTITY a "%s"><!ENTITY b "%s"><!ENTITY c "%s"><!ENTITY d "%s"><!ENTITY e "%s">]><rss><item><title>&e;</title></item></rss>' \
        "$(printf 'x%.0s' {1..1000})" "$(printf '&a;%.0s' {1..100})" "$(printf '&b;%.0s' {1..100})" "$(printf '&c;%.0s' {1..100})" "$(printf '&d;%.0s' {1..100})" >bomb.xml
    run --separate-stderr "$LODE" article bomb.xml
    fails_with 1 "bomb.xml: the entities of its DTD expand to more than 1048576 bytes"
    printf '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY t "fine">]><rss><item><title>&t; &a;</title></item></rss>' >xxe.xml
    [ "$(fields .title xxe.xml)" = '"fine &a;"' ]
    { printf '<rss><channel><item><title>T</title><description>'; printf '<b>%.0s' {1..100000}; printf 'deep</description></item>'; } >deep.xml
    [ "$(fields .body deep.xml)" = '"deep"' ]
    printf '<rss><item><title>a\0b\1</title></item></rss>' >nul.xml
    [ "$(fields .title --as xml nul.xml)" = '"ab"' ]
    echo '<?xml version="1.0"?><odd/>' >odd.xml
    run --separate-stderr "$LODE" article odd.xml
    fails_with 1 "odd.xml: XML with the root <odd>: no feed"
}

@test "hostile: an attribute of 300 MB" {
    { printf '<rss><item a="'; head -c 300000000 /dev/zero | tr '\0' y; printf '"><title>T</title></item></rss>'; } |
        "$LODE" article --max-size 1G --as xml - | jq -e '.title == "T"'
}

# bats test_tags=quick
@test "article:xpath in XML: each item by itself, names without prefixes" {
    echo '<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>A</title><dc:date q="1&amp;2">x</dc:date></item><item><title>B</title></item></rss>' >a.xml
    [[ "$("$LODE" repl -e 'print(articles[1]:xpath("date/@q")[1], articles[2]:xpath("//title")[1], #articles[2]:xpath "//title")' a.xml)" == *"1&2"*"B"*"1"* ]]
}
