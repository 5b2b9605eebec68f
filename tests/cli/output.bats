# What comes out, and where to.
load common
setup() { common_setup; }

# bats test_tags=quick
@test "JSON lines: one object an article, keys in their order" {
    run --separate-stderr caps a.txt a.txt
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    [ "${#lines[@]}" -eq 2 ]
    jq -e '.found | length == 5' <<<"${lines[0]}"
    [ "$(jq -c '.found[0] | keys_unsorted' <<<"${lines[0]}")" = '["kind","text","start","end","head","rule"]' ]
    [ "$(jq -c '.found[0]' <<<"${lines[0]}")" = \
        '{"kind":"caps","text":"Aziza Karimova","start":0,"end":14,"head":"Aziza","rule":"caps"}' ]
}

@test "JSON lines are the default in a pipe" {
    "$LODE" run -r ./caps.lua a.txt | jq -e .found
}

@test "nothing found is an empty array" {
    printf 'nobody is here' >none.txt
    [ "$(caps none.txt)" = '{"source": "none.txt", "found": []}' ]
}

@test "quotation marks, backslashes and control characters are escaped" {
    printf 'Lee "Kim" \\ \x1b\tPark \x7f' >esc.txt
    [ "$("$LODE" article --as raw esc.txt | jq -j .text)" = "$(cat esc.txt)" ]
}

@test "an article's fields, absent when unknown" {
    run "$LODE" article --as raw a.txt
    [ "$(jq -c keys_unsorted <<<"$output")" = '["source","text","body"]' ]
    "$LODE" article --as raw --dropped a.txt | jq -e '.dropped == []'
}

# bats test_tags=quick
@test "where the fields of a page were found" {
    cat >page.html <<'HTML'
<!doctype html><html lang="en"><head><title>Kites over Lund - The Lund Post</title>
<meta property="og:site_name" content="The Lund Post">
<meta property="article:published_time" content="2021-03-15T08:00:00Z"></head>
<body><h1>Kites over Lund</h1><p>By Mara Quist</p>
<p>Kites of all colours were seen over the town on Sunday, and many people went out to look at them.</p></body></html>
HTML
    run "$LODE" article --sources page.html
    [ "$(jq -c .sources <<<"$output")" = '{"publisher":"og:site_name","title":"h1","authors":"byline","published":"article:published_time","language":"html lang"}' ]
    [ "$(jq -c '[.title, .authors, .published]' <<<"$output")" = '["Kites over Lund",["Mara Quist"],"2021-03-15T08:00:00Z"]' ]
    [ "$(jq -r 'keys_unsorted[-1]' <<<"$output")" = sources ]
    "$LODE" article page.html | jq -e '.sources == null'
}

# bats test_tags=quick
@test "text for people: head, kinds with counts, repeats collapsed, the match marked" {
    printf 'We met Kim here.\n\nHe saw Kim and Lee.\n' >k.txt
    run "$LODE" run -r ./caps.lua -o text k.txt
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "k.txt" ]
    [[ "$output" == *$'\ncaps 5\n'* ]]
    [[ "$output" == *"Kim ×2 · head: Kim"* || "$output" == *$'  Kim ×2\n'* ]]
    [[ "$output" == *"met «Kim» here."* ]]
}

@test "text in a pipe has no colour, nor with NO_COLOR; --color=always has" {
    [[ "$("$LODE" run -r ./caps.lua -o text a.txt)" != *$'\x1b'* ]]
    [[ "$("$LODE" run -r ./caps.lua -o text --color=always a.txt)" == *$'\x1b['* ]]
    [[ "$("$LODE" run -r ./caps.lua -o text --color=never a.txt)" != *$'\x1b'* ]]
}

@test "on a terminal: text, in colour, unless NO_COLOR" {
    command -v script >/dev/null || skip "no script(1)"
    run script -qec "$LODE run -r ./caps.lua a.txt" /dev/null
    [[ "$output" == *$'\x1b['*"a.txt"* ]]
    NO_COLOR=1 run script -qec "$LODE run -r ./caps.lua a.txt" /dev/null
    [[ "$output" != *$'\x1b'* ]]
    [[ "$output" == *"caps 5"* ]]
}

@test "text does not pass on what would steer the terminal" {
    printf 'Lee \x1b[31mmet Kim.' >esc.txt
    run "$LODE" run -r ./caps.lua -o text esc.txt
    [[ "$output" != *$'\x1b'* ]]
}

@test "text is wrapped to 80 columns in a pipe" {
    for i in $(seq 30); do printf 'somebody saw Kim number %d and more, ' "$i"; done >long.txt
    width=$("$LODE" run -r ./caps.lua -o text long.txt | LC_ALL=C.UTF-8 wc -L)
    [ "$width" -le 80 ]
    [ "$width" -ge 70 ]
}

# bats test_tags=quick
@test "-o FORMAT:FILE writes a file" {
    run --separate-stderr "$LODE" run -r ./caps.lua -o jsonl:out.jsonl a.txt
    [ "$status" -eq 0 ]
    [ -z "$output$stderr" ]
    [ "$(cat out.jsonl)" = "$(caps a.txt)" ]
    run --separate-stderr "$LODE" run -r ./caps.lua -o jsonl:no/such/out.jsonl a.txt
    fails_with 2 "No such file or directory"
}

@test "tokens: sentences by number, tokens with their shapes" {
    printf "Lee's 5 men left. He stayed." >t.txt
    run "$LODE" tokens --as raw t.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"1  Lee's 5 men left."* ]]
    [[ "$output" == *"Lee capital · 's clitic · 5 digits · men lower · left lower · . full_stop"* ]]
    [[ "$output" == *"2  He stayed."* ]]
}

# bats test_tags=quick
@test "--errors also writes JSON lines" {
    run --separate-stderr caps --errors errors.jsonl missing.txt a.txt
    fails_with 1 "missing.txt"
    [ "$(cat errors.jsonl)" = '{"source": "missing.txt", "message": "No such file or directory"}' ]
    caps --errors none.jsonl a.txt >out
    [ ! -s none.jsonl ]
    run --separate-stderr caps --errors no/such/file a.txt
    fails_with 2 "--errors no/such/file"
}

@test "a reader that goes away is no failure" {
    for i in $(seq 400); do cp a.txt "$(printf 'd%03d.txt' "$i")"; done
    run --separate-stderr bash -c 'set -o pipefail; "$LODE" run -r ./caps.lua -o jsonl d*.txt d*.txt d*.txt | head -n 1 | jq -r .source'
    [ "$status" -eq 0 ]
    [ "$output" = "d001.txt" ]
    [ -z "$stderr" ]
}

@test "a full disk is a failure" {
    [ -w /dev/full ] || skip "no /dev/full"
    run --separate-stderr bash -c '"$LODE" run -r ./caps.lua -o jsonl a.txt >/dev/full'
    fails_with 1 "No space left on device"
}
