# Help pages, versions, and what is wrong usage.
load common
setup() { common_setup; }

# bats test_tags=quick
@test "lode --help names every verb" {
    run --separate-stderr "$LODE" --help
    [ "$status" -eq 0 ]
    [ -z "$stderr" ]
    for verb in run article tokens rules new test; do
        [[ "$output" == *"lode $verb "* ]]
    done
}

@test "each verb has a page with examples, by --help, -h and lode help" {
    for verb in run article tokens rules new test; do
        page=$("$LODE" "$verb" --help)
        [[ "$page" == *"usage: lode $verb "* ]]
        [[ "$page" == *"examples:"*"lode $verb"* || "$verb" == tokens ]]
        [ "$page" = "$("$LODE" "$verb" -h)" ]
        [ "$page" = "$("$LODE" help "$verb")" ]
    done
}

@test "--help counts even with other arguments wrong in number" {
    run "$LODE" run --help nothing.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"usage: lode run"* ]]
}

# bats test_tags=quick
@test "--version says the version and how LPeg was linked" {
    run "$LODE" --version
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" =~ ^lode\ [0-9]+\.[0-9]+\.[0-9]+$ ]]
    [[ "${lines[1]}" == *LPeg* ]]
}

@test "no verb is wrong usage" {
    run --separate-stderr "$LODE"
    fails_with 2 "--help"
}

# bats test_tags=quick
@test "an unknown verb gets the nearest" {
    run --separate-stderr "$LODE" artcle a.txt
    fails_with 2 "did you mean 'article'?"
}

@test "an unknown verb that is near none" {
    run --separate-stderr "$LODE" frobnicate
    fails_with 2 "no verb 'frobnicate'"
}

@test "lode help of an unknown verb" {
    run --separate-stderr "$LODE" help tokenz
    fails_with 2 "did you mean 'tokens'?"
}

# bats test_tags=quick
@test "an unknown option gets the nearest" {
    run --separate-stderr "$LODE" run --timeot 3 a.txt
    fails_with 2 "did you mean --timeout?"
}

@test "an option that another verb has" {
    run --separate-stderr "$LODE" article -r caps a.txt
    fails_with 2 "no option -r"
}

@test "options without their value, and with one they do not take" {
    run --separate-stderr "$LODE" run a.txt --timeout
    fails_with 2 "SECONDS is missing"
    run --separate-stderr "$LODE" run --trust=yes a.txt
    fails_with 2 "takes no value"
}

@test "values that make no sense" {
    run --separate-stderr "$LODE" run -j 0 a.txt
    fails_with 2 "-j 0"
    run --separate-stderr "$LODE" run -j two a.txt
    fails_with 2 "-j two"
    run --separate-stderr "$LODE" run --timeout soon a.txt
    fails_with 2 "--timeout soon"
    run --separate-stderr "$LODE" run --timeout -1 a.txt
    fails_with 2 "--timeout -1"
    run --separate-stderr "$LODE" run --color sometimes a.txt
    fails_with 2 "auto, always or never"
}

@test "--now must be a day of the calendar" {
    for date in 31/7/2023 2023-7-1 2023-02-29 2023-13-01 yesterday 2023-07-31x; do
        run --separate-stderr "$LODE" run --now "$date" a.txt
        fails_with 2 "not a date"
    done
    "$LODE" run -r ./caps.lua --now 2024-02-29 a.txt
}

@test "unknown output and input formats" {
    run --separate-stderr "$LODE" run -o jsnl a.txt
    fails_with 2 "did you mean jsonl?"
    run --separate-stderr "$LODE" run -o tex a.txt
    fails_with 2 "did you mean text?"
    run --separate-stderr "$LODE" run -o jsonl: a.txt
    fails_with 2 "name of a file is missing"
    run --separate-stderr "$LODE" run --as wrod a.txt
    fails_with 2 "no such format; there are: "
}

@test "no input is wrong usage" {
    for verb in run article tokens; do
        run --separate-stderr "$LODE" "$verb"
        fails_with 2 "no input"
    done
}

@test "-- ends options, and options may follow inputs" {
    cp a.txt ./-o
    [ "$(caps -- -o | jq -r .source)" = "-o" ]
    [ "$("$LODE" run a.txt -r ./caps.lua -o jsonl -j1 | jq -r .source)" = "a.txt" ]
    [ "$("$LODE" run a.txt --rules=./caps.lua --output=jsonl --jobs 1 | jq -r .source)" = "a.txt" ]
}
