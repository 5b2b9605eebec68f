# Containers: compressed files, archives, files of many records; what is hostile or broken in them.
#
# `blobs` (tests/tools/blobs.c) shows what is handed to the readers: name, as, url, charset, bytes.
load common

setup() {
    common_setup
    BLOBS=$(dirname "$LODE")/build/tools/blobs
    [[ "$LODE" != */build/sanitize/lode ]] || BLOBS=$(dirname "$LODE")/tools/blobs
}

# No more than so many KB; not under AddressSanitizer, which reserves terabytes.
limit_memory() {
    [[ "$LODE" == */build/sanitize/lode ]] || ulimit -v "$1"
}

blobs() {
    "$BLOBS" "$@"
}

names() {
    blobs "$@" | cut -f1 | paste -sd' '
}

# bytes INPUT...: the last column, a line each.
bytes() {
    blobs "$@" | cut -f5-
}

# Runs blobs: one error line with these words, and that many blobs.
reports() { # WORDS COUNT INPUT...
    local words=$1 count=$2
    shift 2
    run --separate-stderr timeout 60 "$BLOBS" "$@"
    fails_with 1 "$words"
    [ "${#lines[@]}" -eq "$count" ] || { echo "not $count blobs: $output"; return 1; }
}

folder() {
    mkdir -p d/s
    printf 'Lee met Kim.' >d/a.txt
    printf 'Kim met Lee.' >d/s/b.txt
    printf '{"title":"A","body":"Lee met Kim."}\n{"title":"B","body":"x"}\n' >d/c.jsonl
}

# warc TYPE HTTP-HEADER PAYLOAD [LENGTH]: a record on standard output.
warc() {
    local http
    printf -v http '%b\r\n\r\n%b.' "$2" "$3"
    http=${http%.}
    printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: http://example.org/%s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n' \
        "$1" "$1" "${4:-$(printf '%s' "$http" | wc -c)}" "$http"
}

PAGE='HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1'

# ---- compressed ----

# bats test_tags=quick
@test "gzip, bzip2, xz: one compressed file keeps its own name" {
    printf 'Lee met Kim.' >a.txt
    gzip -k a.txt
    bzip2 -k a.txt
    xz -k a.txt
    for f in a.txt.gz a.txt.bz2 a.txt.xz; do
        [ "$(caps $f | jq -c '[.source, .found[].text]')" = "[\"$f\",\"Lee\",\"Kim\"]" ]
        [ "$(caps - <$f | jq -r .source)" = - ]
        mv $f plain.txt # by content, not by name
        [ "$(bytes plain.txt)" = "Lee met Kim." ]
    done
}

@test "zstd, lz4, lzma" {
    printf 'Lee met Kim.' >a.txt
    zstd -q a.txt
    lz4 -q a.txt a.txt.lz4
    xz --format=lzma -k a.txt
    for f in a.txt.zst a.txt.lz4 a.txt.lzma; do
        [ "$(bytes $f)" = "Lee met Kim." ]
    done
}

# bats test_tags=quick
@test "gzip members one behind the other, and gzip in gzip" {
    printf 'Lee ' | gzip >two.gz
    printf 'met Kim.' | gzip >>two.gz
    head -c 1000 /dev/zero >>two.gz
    [ "$(bytes two.gz)" = "Lee met Kim." ]
    gzip two.gz -c | gzip >four.gz
    [ "$(bytes four.gz)" = "Lee met Kim." ]
}

# bats test_tags=quick
@test "truncated gzip: what there is is read, then one line" {
    seq 100000 | awk '{ printf "{\"title\":\"%d\"}\n", $1 }' | gzip >a.jsonl.gz
    head -c 100000 a.jsonl.gz >b.jsonl.gz
    run --separate-stderr blobs --count b.jsonl.gz
    fails_with 1 "b.jsonl.gz: truncated gzip data"
    [ "${output% *}" -gt 30000 ]
    printf 'Lee met Kim in Seoul.' | gzip | head -c -9 >c.txt.gz
    reports "c.txt.gz: truncated gzip data" 1 c.txt.gz
    [[ "$output" == *"Lee met"* ]]
    printf 'Lee' | gzip | head -c 10 >d.gz
    reports "d.gz: truncated gzip data" 1 a.txt d.gz
}

@test "truncated xz and bzip2, and what is none: one line each" {
    seq 300000 | xz | head -c 20000 >a.xz
    seq 300000 | bzip2 | head -c 20000 >a.bz2
    printf '\x1f\x8b\x08\x00garbage that is no gzip' >bad.gz
    for f in a.xz a.bz2 bad.gz; do
        run --separate-stderr blobs $f
        fails_with 1 "$f: "
    done
}

@test "bytes behind gzip data are told" {
    { printf 'Lee met Kim.' | gzip; printf 'rubbish'; } >a.gz
    reports "a.gz: bytes behind the compressed data" 1 a.gz
}

# ---- archives ----

# bats test_tags=quick
@test "tar and zip: members, records in members, by name or in a pipe" {
    folder
    tar --sort=name -cf a.tar d
    tar --sort=name -czf a.tar.gz d
    zip -qrX a.zip d/a.txt d/c.jsonl d/s/b.txt
    for f in a.tar a.tar.gz a.zip; do
        [ "$(names $f)" = "$f#d/a.txt $f#d/c.jsonl#1 $f#d/c.jsonl#2 $f#d/s/b.txt" ]
        [ "$(blobs - <$f | cut -f2-)" = "$(blobs $f | cut -f2-)" ]
    done
    [ "$(caps a.zip | jq -r .source | head -n 1)" = "a.zip#d/a.txt" ]
}

@test "cpio and 7z; a 7z archive in a pipe is refused in one line" {
    command -v bsdtar >/dev/null || skip "needs bsdtar"
    folder
    bsdtar --format cpio -cf a.cpio d
    bsdtar --format 7zip -cf a.7z d
    [ "$(blobs --count a.cpio)" = "4 83" ]
    [ "$(blobs --count a.7z)" = "4 83" ]
    reports "-: a 7z archive can only be read as a file of its own" 0 - <a.7z
}

# bats test_tags=quick
@test "archives in archives, to eight layers" {
    folder
    zip -qrX in.zip d/c.jsonl
    tar -cf mid.tar in.zip
    zip -qrX out.zip mid.tar
    [ "$(names out.zip)" = "out.zip#mid.tar#in.zip#d/c.jsonl#1 out.zip#mid.tar#in.zip#d/c.jsonl#2" ]
    cp a.txt deep.gz
    for _ in $(seq 8); do gzip -c deep.gz >x && mv x deep.gz; done
    [ "$(blobs --count deep.gz)" = "1 $(wc -c <a.txt)" ]
    gzip -c deep.gz >deeper.gz
    reports "deeper.gz: packed in more than 8 layers" 1 deeper.gz a.txt
}

@test "what is no article in archives is passed over: folders, links, hidden files" {
    mkdir -p d/.git d/__MACOSX __MACOSX
    printf 'x' | tee d/.hidden d/.git/config d/._a.txt __MACOSX/a.txt d/.DS_Store >/dev/null
    printf 'Lee' >d/a.txt
    ln -s a.txt d/link.txt
    ln d/a.txt d/hard.txt
    mkfifo d/pipe
    tar --sort=name -cf a.tar d __MACOSX
    [ "$(names a.tar)" = "a.tar#d/a.txt" ]
    rm d/pipe
    zip -qry a.zip d __MACOSX
    [ "$(names a.zip | tr ' ' '\n' | sort | paste -sd' ')" = "a.zip#d/a.txt a.zip#d/hard.txt" ]
}

# bats test_tags=quick
@test "members called ../x and /x are names, and nothing is written" {
    mkdir -p deep/er && cd deep/er
    printf 'Lee' | tee x >y
    tar -P -cf ../a.tar ../er/x "$PWD/y"
    cd .. && rm er/x er/y
    before=$(find . | sort)
    run blobs a.tar
    [ "${#lines[@]}" -eq 2 ]
    [[ "${lines[0]}" == "a.tar#../er/x"* ]]
    [[ "${lines[1]}" == "a.tar#/"*"/er/y"* ]]
    [ "$before" = "$(find . | sort)" ]
}

# bats test_tags=quick
@test "truncated tar and zip: what there is is read, then one line" {
    mkdir d
    for i in 1 2 3; do seq $i 20000 >d/$i.txt; done
    tar --sort=name -cf a.tar d
    head -c 250000 a.tar >b.tar
    reports "b.tar#d/3.txt: " 3 b.tar
    zip -qrX a.zip d/1.txt d/2.txt d/3.txt
    head -c 100000 a.zip >b.zip
    run --separate-stderr blobs b.zip
    fails_with 1 "b.zip#d/"
    [ "${#lines[@]}" -ge 2 ]
}

@test "empty archives, and empty files of records" {
    tar -cf empty.tar -T /dev/null
    printf 'PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0' >empty.zip
    : >empty.jsonl
    printf '[]' >empty.json
    printf 'title,text\n' >empty.csv
    reports "empty.tar: an archive without any article" 1 empty.tar a.txt
    reports "empty.zip: an archive without any article" 1 empty.zip a.txt
    reports "empty.json: no article in it" 1 empty.json a.txt
    reports "empty.csv: no article in it" 1 empty.csv a.txt
    run --separate-stderr "$LODE" article empty.jsonl
    fails_with 1 "empty.jsonl: "
}

@test "encrypted members: one line, the others are read" {
    printf 'secret' >s.txt
    printf 'Lee' >o.txt
    zip -qX -P pass a.zip s.txt
    zip -qX a.zip o.txt
    reports "a.zip#s.txt: encrypted" 1 a.zip
    reports "-#s.txt: encrypted" 1 - <a.zip
}

@test "names in UTF-8, whatever the locale" {
    printf 'Lee' >'Évora 서울.txt'
    zip -qX a.zip *.txt
    tar -cf a.tar É*
    for locale in C C.UTF-8; do
        [ "$(LC_ALL=$locale names a.tar)" = "a.tar#Évora 서울.txt" ]
        [[ "$(LC_ALL=$locale names a.zip)" == *"a.zip#Évora 서울.txt"* ]]
    done
}

@test "an office document is no archive of articles" {
    mkdir word
    printf '<Types/>' >'[Content_Types].xml'
    printf '<w/>' >word/document.xml
    zip -qX a.docx '[Content_Types].xml' word/document.xml
    run --separate-stderr "$LODE" article a.docx
    fails_with 1 "a.docx: a ZIP archive or office document"
}

@test "a folder: compressed files and archives are opened, *.jsonl is not read" {
    folder
    gzip d/a.txt
    (cd d && zip -qX b.zip s/b.txt)
    [ "$(names d)" = "d/a.txt.gz d/b.zip#s/b.txt d/s/b.txt" ]
}

# ---- sizes ----

# bats test_tags=quick
@test "--max-size passes over what is larger, by name" {
    seq 1000 >big.txt
    printf '{"title":"A"}\n{"title":"%s"}\n{"title":"C"}\n' "$(seq 500 | tr '\n' ' ')" >r.jsonl
    run --separate-stderr "$LODE" article --as raw --max-size 1K big.txt a.txt
    fails_with 1 "lode: big.txt: larger than 1K, and passed over: see --max-size"
    [ "${#lines[@]}" -eq 1 ]
    reports "r.jsonl#2: larger than 1K" 2 --max-size 1024 r.jsonl
    run --separate-stderr "$LODE" article --max-size 12x a.txt
    fails_with 2 "--max-size 12x: not a size such as 500K, 64M or 1G"
    run "$LODE" article --max-size 0 a.txt
    [ "$status" -eq 2 ]
    "$LODE" article --as raw --max-size 1.5M big.txt a.txt
}

@test "bombs: a member and a compressed file are given up at --max-size" {
    head -c 300000000 /dev/zero | gzip >bomb.gz
    head -c 300000000 /dev/zero >zeros
    zip -qX inner.zip zeros && rm zeros
    zip -qX bomb.zip inner.zip a.txt
    reports "bomb.gz: larger than 64M" 1 bomb.gz a.txt
    reports "bomb.zip#inner.zip#zeros: larger than 64M" 1 bomb.zip
    (limit_memory 400000 && blobs --count bomb.zip || [ $? -eq 1 ])
}

@test "a line without end is passed over, and memory is bounded" {
    { printf '{"a":1}\n'; head -c 200000000 /dev/zero | tr '\0' x; printf '\n{"a":2}\n'; } | gzip -1 >a.jsonl.gz
    limit_memory 400000
    reports "a.jsonl.gz#2: larger than 64M" 2 a.jsonl.gz
}

# ---- JSON ----

# bats test_tags=quick
@test "JSON lines: blank lines do not count, what is no object is handed on" {
    printf '{"a":1}\r\n\n  \n{"a":2}\noops\n{"a":3}' >a.jsonl
    [ "$(names a.jsonl)" = "a.jsonl#1 a.jsonl#2 a.jsonl#3 a.jsonl#4" ]
    [ "$(bytes a.jsonl | paste -sd' ')" = '{"a":1} {"a":2} oops {"a":3}' ]
    [ "$(names - <a.jsonl)" = "-#1 -#2 -#3 -#4" ]
    [ "$(blobs a.jsonl | cut -f2 | sort -u)" = json ]
    mv a.jsonl a.txt
    [ "$(blobs --count a.txt)" = "4 25" ]
}

# bats test_tags=quick
@test "JSON arrays, lists in objects, single objects, JSON Feed" {
    printf ' [{"a":"x]}\\""},\n\t{"b":[{}]} ]\n' >array.json
    [ "$(bytes array.json | paste -sd' ')" = '{"a":"x]}\""} {"b":[{}]}' ]
    [ "$(names array.json)" = "array.json#1 array.json#2" ]
    printf '{"status":"ok","n":[1],"articles":[{"t":1},{"t":2}],"z":{"a":[]}}' >list.json
    [ "$(bytes list.json | paste -sd' ')" = '{"t":1} {"t":2}' ]
    printf '{"response":{"meta":{},"docs":[{"t":1}]}}' >docs.json
    [ "$(bytes docs.json)" = '{"t":1}' ]
    printf '{"hits":{"total":1,"hits":[{"_id":1,"_source":{"t":1}},{"_id":2,"_source":{"t":2}}]}}' >hits.json
    [ "$(bytes hits.json | paste -sd' ')" = '{"t":1} {"t":2}' ]
    printf '{"title":"A","body":"B","items":[{}]}' >one.json
    [ "$(names one.json)" = one.json ]
    printf '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1},{"id":2}]}' >feed.json
    [ "$(names feed.json)" = feed.json ]
    [ "$(blobs feed.json | cut -f2)" = json ]
    printf '{\n "a": 1\n}\n{\n "a": 2\n}\n' >several.json
    [ "$(names several.json)" = "several.json#1 several.json#2" ]
}

@test "JSON that is broken: one line, and the next that begins alike" {
    printf '[\n  {"a": 1},\n  {"a": "open},\n  {"a": 3}\n]\n' >a.json
    run --separate-stderr blobs a.json
    [ "$status" -eq 1 ]
    [[ "${lines[0]}" == *'{"a": 1}' ]]
    [[ "${lines[1]}" == *'{"a": 3}' ]]
    printf '[{"a": 1}, {"b": [}' >b.json
    reports "b.json#2: an object that is never closed" 1 b.json
    printf '[{"a": 1}, {"b": 2}' >c.json
    reports "c.json#2: it ends inside a list of records" 2 c.json
    for _ in $(seq 14); do printf '['; done | sed 's/\[/[[[[[[[[[[/g;s/\[/[[[[[[[[[[/g' >deep.json
    blobs --as json deep.json || [ $? -eq 1 ]
}

@test "what begins like JSON but is none is text" {
    printf '[Seoul] Lee met Kim, he said.' >a.txt
    printf '{Lee} met Kim.' >b.txt
    printf '[1] Lee met Kim.\n' >c.txt
    printf '{"So," he said} and left.' >d.txt
    printf '[{not} this]' >e.txt
    printf '070701-N-1234X-001 PACIFIC OCEAN (July 1, 2007) Lee met Kim.' >f.txt
    for f in a b c d e f; do [ "$(blobs $f.txt | cut -f1,2)" = "$f.txt"$'\t-' ]; done
}

# ---- CSV ----

# bats test_tags=quick
@test "CSV and TSV: quotes, line breaks, delimiters, a mark; each row with its header" {
    printf '\xef\xbb\xbftitle,text\r\nA,"x, ""y""\nz"\r\n\r\nB,2' >a.csv
    [ "$(bytes a.csv | paste -sd'|')" = 'title,text\nA,"x, ""y""\nz"|title,text\nB,2' ]
    [ "$(names a.csv)" = "a.csv#1 a.csv#2" ]
    printf 'title;text\nA, b;"c;d"\n' >b.csv
    [ "$(bytes b.csv)" = 'title;text\nA, b;"c;d"' ]
    printf 'title\ttext\nA\tb "c"\n' >c.tsv
    [ "$(blobs c.tsv | cut -f1,2)" = $'c.tsv#1\ttsv' ]
    mv a.csv x
    [ "$(names --as csv x)" = "x#1 x#2" ]
}

@test "CSV that is called by no name needs columns that articles have" {
    printf 'id,title,text,date\n1,A,"b\nc",2023-07-31\n' | blobs - | cut -f1,2 | grep -qx -- $'-#1\tcsv'
    printf 'Lee, Kim, and Park\nmet, talked, left\n' >a.txt
    [ "$(blobs a.txt | cut -f1,2)" = $'a.txt\t-' ]
    printf '<p>title,text,date</p>\n<p>a,b,c</p>' >page.csv
    [ "$(blobs page.csv | cut -f1,2)" = $'page.csv\t-' ]
}

# bats test_tags=quick
@test "CSV with a quote that is never closed: one line, the rest goes on" {
    printf 'title,text\nA,b\nB,"open\nC,d\nD,e\n' >a.csv
    reports "a.csv#2: a quote that is never closed" 3 a.csv
    printf 'title,text\nA,b\nB,"open\nC,"d"\nD,e\n' >b.csv
    reports "b.csv#2: a quote that is never closed" 3 b.csv
}

# ---- web archives ----

# bats test_tags=quick
@test "WARC: pages with their address and encoding; other records count but are not read" {
    {
        printf 'WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n'
        warc request 'GET / HTTP/1.1' ''
        warc response "$PAGE" '<p>Lee</p>'
        warc response 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html' '<p>no</p>'
        warc response 'HTTP/1.1 200 OK\r\nContent-Type: image/png' 'PNG'
        warc response 'HTTP/1.1 200 OK\r\nContent-Type: text/plain' 'Kim'
        printf 'WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nPark\r\n\r\n'
    } >a.warc
    [ "$(blobs a.warc)" = "$(printf '%s\n' \
        $'a.warc#3\thtml\thttp://example.org/response\tISO-8859-1\t<p>Lee</p>' \
        $'a.warc#6\t-\thttp://example.org/response\t-\tKim' $'a.warc#7\ttext\t-\t-\tPark')" ]
    gzip a.warc
    [ "$(names a.warc.gz)" = "a.warc.gz#3 a.warc.gz#6 a.warc.gz#7" ]
}

# bats test_tags=quick
@test "WARC: chunks and compressed pages, and headers that are not true" {
    {
        warc response "$PAGE\r\nTransfer-Encoding: chunked" '5\r\nHello\r\n6\r\n world\r\n0\r\n\r\n'
        warc response "$PAGE\r\nTransfer-Encoding: chunked" '<p>no chunks</p>'
        warc response "$PAGE\r\nContent-Encoding: gzip" '<p>no gzip</p>'
        warc response "$PAGE\r\nContent-Encoding: br" '<p>no brotli</p>'
    } >a.warc
    [ "$(bytes a.warc | paste -sd'|')" = 'Hello world|<p>no chunks</p>|<p>no gzip</p>|<p>no brotli</p>' ]
    printf '<p>packed</p>' | gzip >page.gz
    printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n' | cat - page.gz >http
    { printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n' "$(wc -c <http)"; cat http; printf '\r\n\r\n'; } >b.warc
    [ "$(bytes b.warc)" = '<p>packed</p>' ]
    warc response "$PAGE\r\nContent-Encoding: br" '\x0b\x02' >c.warc
    reports "c.warc#1: compressed with brotli" 0 c.warc
}

# bats test_tags=quick
@test "WARC with a Content-Length that lies: one line, the next record is found" {
    for length in 5 90 100000; do
        {
            warc response "$PAGE" 'one'
            warc response "$PAGE" 'two' $length
            warc response "$PAGE" 'three'
        } >a.warc
        reports "a.warc#2: " 2 a.warc
        [[ "${lines[1]}" == *three ]]
    done
    { warc response "$PAGE" 'one'; warc response "$PAGE" 'two' 5000; } >b.warc
    reports "b.warc#2: the file ends inside this record" 1 b.warc
    { warc response "$PAGE" 'one'; printf 'rubbish\r\n\r\n'; warc response "$PAGE" 'two'; } >c.warc
    reports "c.warc#1: its Content-Length is wrong" 1 c.warc
}

# bats test_tags=quick
@test "WARC with a Content-Length beyond all bounds, on pages and on other records" {
    for type in response request; do
        {
            warc response "$PAGE" 'one'
            warc $type "$PAGE" 'two' 99999999999
            warc response "$PAGE" 'three'
        } >a.warc
        reports "a.warc#2: " 2 a.warc
        [[ "${lines[1]}" == *three ]]
    done
    warc response "$PAGE" 'one' 99999999999999999999999 >b.warc
    reports "b.warc#1: no WARC record" 0 b.warc
}

@test "ARC" {
    {
        printf 'filedesc://a.arc 0.0.0.0 20050101000000 text/plain 9\n1 0 Alexa\n\n'
        printf 'http://a.org/ 1.2.3.4 20050101000000 text/html 56\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>hello</p>\n'
        printf 'http://a.org/b 1.2.3.4 20050101000000 text/html 26\nHTTP/1.1 404 Not Found\r\n\r\n\n'
    } >a.arc
    [ "$(blobs a.arc)" = $'a.arc#2\thtml\thttp://a.org/\t-\t<p>hello</p>' ]
}

# ---- mail and news wires ----

# bats test_tags=quick
@test "mbox and single messages" {
    printf 'From a@b.c Mon Jul 31 16:04:00 2023\nFrom: x\nSubject: y\n\n>From me\nFrom here on\n\nFrom Seoul\n\nFrom d@e.f Tue Aug  1 09:00:00 2023\nSubject: z\n\nbye\n' >a.mbox
    [ "$(names a.mbox)" = "a.mbox#1 a.mbox#2" ]
    [ "$(bytes a.mbox | head -n 1)" = 'From: x\nSubject: y\n\nFrom me\nFrom here on\n\nFrom Seoul\n\n' ]
    [ "$(blobs a.mbox | cut -f2 | sort -u)" = mail ]
    printf 'Received: by x\n  with y\nDate: z\nSubject: w\n\nbody\n' >a.eml
    [ "$(blobs a.eml | cut -f1,2)" = $'a.eml\tmail' ]
    printf 'From our correspondent in Paris, 12:30\n\nLee: hello\n' >b.txt
    printf 'Date: today\nPlace: Seoul\n\nLee met Kim.\n' >c.txt
    [ "$(blobs b.txt c.txt | cut -f2 | sort -u)" = - ]
}

@test "Reuters-21578" {
    printf '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS NEWID="1"><TEXT>a</TEXT>\n</REUTERS>\n<REUTERS NEWID="2">b</REUTERS>\n' >reut.sgm
    [ "$(names reut.sgm)" = "reut.sgm#1 reut.sgm#2" ]
    [ "$(bytes reut.sgm | tail -n 1)" = '<REUTERS NEWID="2">b</REUTERS>' ]
    [ "$(blobs reut.sgm | cut -f2 | sort -u)" = sgml ]
}

# ---- all of them ----

# bats test_tags=quick
@test "--as takes readers and containers, and lists all" {
    run --separate-stderr "$LODE" article --as jsnl a.txt
    fails_with 2 "--as jsnl: no such format; there are: "
    for name in text raw jsonl json csv tsv warc mbox eml; do [[ "$stderr" == *"$name"* ]]; done
    printf '{"title":"A"}\n' >a
    [ "$(blobs --as raw a | cut -f1,2)" = $'a\traw' ]
    [ "$(blobs --as jsonl a | cut -f1,2)" = $'a#1\tjson' ]
}

@test "wrong endings: content decides" {
    printf '<html><body><p>Lee</p></body></html>' | tee a.jsonl a.csv a.mbox a.warc a.zip a.gz >/dev/null
    [ "$(blobs a.jsonl a.csv a.mbox a.warc a.zip a.gz | cut -f2 | sort -u)" = - ]
    printf '{"title":"A"}\n{"title":"B"}\n' >b.html
    [ "$(names b.html)" = "b.html#1 b.html#2" ]
}

@test "zeros in records, and none but zeros" {
    printf '{"a":"\0"}\n\0\0\n{"b":1}\n' >a.jsonl
    [ "$(blobs --count a.jsonl)" = "3 18" ]
    head -c 100000 /dev/zero >zeros
    run --separate-stderr "$LODE" article zeros a.txt
    fails_with 1 "zeros: "
}

@test "memory does not grow with the input" {
    seq 400000 | awk '{ printf "{\"title\":\"Article %d\",\"body\":\"%s\"}\n", $1, "Lee met Kim in Seoul on Monday and left on Tuesday. He said so. ........................................................." }' | gzip -1 >a.jsonl.gz
    limit_memory 100000
    [ "$(blobs --count a.jsonl.gz | cut -d' ' -f1)" -eq 400000 ]
}
