# Records: one JSON object, one row of a table, one mail; --fields.
load common
setup() { common_setup; }

# bats test_tags=quick
@test "a JSON object: fields by their common names" {
    cat >a.json <<'JSON'
{"headline": "Kim <i>meets</i> Lee", "byline": "By Ann Lee and Bo Kim", "pub_date": "Mon, 31 Jul 2023 16:04:00 GMT",
 "source": {"name": "The Post"}, "content_html": "<p>Kim met Lee.</p><ul><li>One</li></ul>", "n": NaN}
JSON
    "$LODE" article a.json >out.json
    [ "$(jq -c '[.source, .title, .authors, .published, .publisher, .text]' out.json)" = \
        '["a.json","Kim meets Lee",["Ann Lee","Bo Kim"],"2023-07-31T16:04:00Z","The Post","Kim meets Lee\n\nKim met Lee.\n\nOne"]' ]
    [ "$(caps a.json | texts | head -n 2 | paste -sd,)" = "Kim,Lee" ]
}

# bats test_tags=quick
@test "many articles in one object; one that fails is named, the others go on" {
    printf '{"articles": [{"title": "A"}, {"id": 1}, {"title": "C"}]}' >a.json
    run --separate-stderr "$LODE" article a.json
    fails_with 1 "lode: a.json#2: no title or text among its fields (id): name them with --fields title=…,body=…"
    [ "$(printf '%s\n' "$output" | jq -r .source | paste -sd' ')" = "a.json#1 a.json#3" ]
}

# bats test_tags=quick
@test "--fields: run, article, tokens and repl" {
    printf '{"a": {"b": "Title"}, "c": "Kim met Lee.", "title": "No"}' >a.json
    [ "$("$LODE" article --fields title=a.b,body=c a.json | jq -r .text | paste -sd/)" = "Title//Kim met Lee." ]
    [ "$(caps --fields body=c,title=a.b a.json | texts | paste -sd' ')" = "Title Kim Lee" ]
    "$LODE" tokens --fields body=c a.json | grep -q Lee
    [[ "$("$LODE" repl --fields title=a.b,body=c -e 'print(articles[1].title)' a.json)" == *Title* ]]
}

# bats test_tags=quick
@test "--fields: what makes no sense is wrong usage" {
    run --separate-stderr "$LODE" article --fields titel=x a.txt
    fails_with 2 "--fields titel=: no such field; did you mean title?"
    run --separate-stderr "$LODE" article --fields title a.txt
    fails_with 2 "say FIELD=NAME"
}

# bats test_tags=quick
@test "a damaged JSON object: one line that says where" {
    printf '{"title": "T", "text" "x"}' >a.json
    run --separate-stderr "$LODE" article a.json a.txt
    fails_with 1 "lode: a.json: no valid JSON, byte 2"
    [ "${#lines[@]}" -eq 1 ]
}

# bats test_tags=quick
@test "rows of a table" {
    printf 'id;title;text\r\n1;"Kim; ""Lee""";"One.\r\n\r\nTwo."\r\n2;x\r\n' >a.csv
    run --separate-stderr "$LODE" article a.csv
    fails_with 1 "lode: a.csv#2: 2 cells where the header has 3"
    [ "$(printf '%s\n' "$output" | jq -c '[.source, .title, .body]')" = '["a.csv#1","Kim; \"Lee\"","One.\n\nTwo."]' ]
    [ "$(printf 'title\ttext\nT\tB' | "$LODE" article --as tsv - | jq -r .body)" = B ]
}

# bats test_tags=quick
@test "a mail: subject, sender, date, text without reply and signature" {
    cat >a.eml <<'MAIL'
From: =?utf-8?Q?Ann_L=C3=A9e?= <ann@x.org>
Message-ID: <1@x.org>
Date: Mon, 31 Jul 2023 16:04:00 +0900
Subject: Kim in Seoul
Content-Type: text/plain; charset=utf-8; format=flowed

Kim met 
Lee.

> What happened?
-- 
Ann
MAIL
    "$LODE" article --dropped a.eml >out.json
    [ "$(jq -c '[.title, .authors, .published, .body, (.dropped | map(.why))]' out.json)" = \
        '["Kim in Seoul",["Ann Lée"],"2023-07-31T16:04:00+09:00","Kim met Lee.",["quoted reply","signature"]]' ]
}
