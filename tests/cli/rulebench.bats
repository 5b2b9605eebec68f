# The rule writer's verbs: explain, profile, lint, eval, diff, watch, new --from, help NAME.
load common.bash

setup() {
    common_setup
    cat >visits.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
local visit = t.stem "visit" + t.word "trip" * t.word "to"
return lode.rule {
  api = 1, name = "visits", about = "Visits.",
  emits = { visit = { "who", "to" } },
  match = t.span(t.capital ^ 1, "who") * t.near(3, visit) * t.near(2, t.span(t.list { "Seoul", "Chad" }, "to")),
  examples = { { "Lee will visit Seoul.", visit = { who = "Lee", to = "Seoul" } }, { "Lee likes Seoul.", visit = false } },
}
LUA
    printf 'Lee will visit Seoul.\n\nKim may visit the old town of Seoul.\n\nNobody came.\n' >v.txt
}

# ---- explain ----

# bats test_tags=quick
@test "explain: the parts of a match, with the list entry" {
    run "$LODE" explain -r ./visits.lua --as raw v.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *'match "Lee will visit Seoul"'* ]]
    [[ "$output" == *'visit = t.stem "visit"'* || "$output" == *'visit  visit'* ]]
    [[ "$output" == *'list entry Seoul'* ]]
}

# bats test_tags=quick
@test "explain: the furthest token of a failure, and what was needed there" {
    run "$LODE" explain -r ./visits.lua --as raw v.txt
    [[ "$output" == *'no match: "Kim may visit", then at "the"'* ]]
    [[ "$output" == *"t.near(2, "*"(nothing of it so near)  ./visits.lua:7"* ]]
    [[ "$output" != *Nobody* ]]
}

@test "explain: JSON has the same" {
    run bash -c '"$LODE" explain -r ./visits.lua --as raw -o jsonl v.txt | jq -r ".failures[].needed[].place"'
    [ "${lines[0]}" = ./visits.lua:7 ]
}

@test "explain: a match that build rejects is called so" {
    sed 's/^  examples/  build = function () return nil end,\n  examples/' visits.lua >rejects.lua
    run "$LODE" explain -r ./rejects.lua --as raw v.txt
    [[ "$output" == *"match, rejected by build"* ]]
}

@test "explain: a broken script, no rule" {
    sed 's/t.stem/t.stm/' visits.lua >broken.lua
    run --separate-stderr "$LODE" explain -r ./broken.lua v.txt
    fails_with 2 "./broken.lua:3: lode.tokens has no 'stm': did you mean 'stem'?"
    run --separate-stderr "$LODE" explain v.txt
    fails_with 2 "say which rule with -r"
}

@test "explain: the walk agrees with LPeg at every place, over the corpus and all bundled rules" {
    for rule in people organizations places quotes dates amounts weapons nationalities; do
        run bash -c "'$LODE' explain -r $rule --all -o jsonl '$BATS_TEST_DIRNAME'/../../corpus/0[1-4]*.txt | jq -s '[.[] | select(.disagrees)] | length'"
        [ "$output" = 0 ] || { echo "$rule: $output"; return 1; }
    done
}

# ---- profile ----

# bats test_tags=quick
@test "profile: tries, matches, parts, what never matched" {
    run "$LODE" profile -r ./visits.lua --as raw v.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"visits (visit): "*" match"* ]]
    [[ "$output" == *"visit  visits.lua:3"* ]]
    [[ "$output" == *"alternatives that never matched: 1"*'t.word "trip" * t.word "to"'* ]]
    [[ "$output" == *"scaled to the first"* ]]
}

@test "profile: samples of Lua lines" {
    cat >busy.lua <<'LUA'
local lode = require "lode"
return lode.rule {
  api = 1, name = "busy", about = "Busy.", match = lode.tokens.capital,
  after = function (items)
    local n = 0
    for i = 1, 3000000 do n = n + i % 7 end
    return items
  end,
  examples = { { "Lee left.", busy = true } },
}
LUA
    run bash -c '"$LODE" profile -r ./busy.lua --as raw -o jsonl v.txt | jq -r ".samples.functions[0].place"'
    [ "$output" = busy.lua:4 ]
    run "$LODE" profile -r ./busy.lua --as raw v.txt
    [[ "$output" == *"Lua code, in "*busy.lua:4* ]]
}

@test "profile: counts are those of a run, and the results are unchanged by counting" {
    run bash -c '"$LODE" profile -r ./visits.lua --as raw -o jsonl v.txt | jq ".rules[0].patterns[0].matches"'
    [ "$output" = 1 ]
    run bash -c '"$LODE" profile -r people,dates,quotes -o jsonl "$0" | jq -c "[.rules[].patterns[] | select(.tries < .matches)]"' "$BATS_TEST_DIRNAME/../../corpus"
    [ "$output" = "[]" ]
}

# ---- lint ----

# bats test_tags=quick
@test "lint: a sound script has no warning" {
    run "$LODE" lint visits.lua
    [ "$status" -eq 0 ]
    [[ "$output" == "0 errors, 0 warnings, "* ]]
}

# lint_of MATCH: what lint says of a rule with that pattern
lint_of() {
    cat >one.lua <<LUA
local lode = require "lode"
local lpeg = require "lpeg"
local t = lode.tokens
return lode.rule { api = 1, name = "one", about = "x", ${2:-}
  match = $1,
  examples = { { "a", one = false } } }
LUA
    run "$LODE" lint --all one.lua
}

@test "lint: repetition that swallows what follows" {
    lint_of 't.any ^ -6 * t.word "seoul"'
    [[ "$output" == *"one.lua:5: warning: "*"[possessive]"* ]]
    lint_of '(t.any - t.word "seoul") ^ -6 * t.word "seoul"'
    [[ "$output" != *possessive* ]]
}

@test "lint: gaps without a bound, nested repetition" {
    lint_of 't.word "a" * (t.any - t.comma) ^ 0 * t.comma' 'over = "article",'
    [[ "$output" == *"warning: "*"[unbounded]"* ]]
    lint_of '(t.comma ^ 1) ^ 1 * t.word "x"'
    [[ "$output" == *"[nested-repetition]"* ]]
}

@test "lint: alternatives that are never reached" {
    lint_of 't.word "a" + t.word "a" * t.word "b"'
    [[ "$output" == *"[shadowed]"* ]]
    lint_of 't.word "a" * t.word "b" + t.word "a"'
    [[ "$output" != *shadowed* ]]
    lint_of 't.capitalized + t.upper'
    [[ "$output" == *"[shadowed]"* ]]
}

@test "lint: no trigger, needs for nothing, undeclared fields, kinds nobody finds, examples" {
    lint_of 't.span(t.lower, "whom") * t.comma' 'needs = { "places" }, emits = { one = { "who" }, two = {} },'
    for check in no-trigger needs undeclared kind field; do [[ "$output" == *"[$check]"* ]] || { echo "$check: $output"; return 1; }; done
    sed -i 's/one = false/one = true/' one.lua
    run "$LODE" lint one.lua
    [ "$status" -eq 1 ]
    [[ "$output" == *"error: this example fails"*"[example]"* ]]
}

@test "lint: a comment allows; alternatives without an example; a script that does not load" {
    lint_of 't.word "a" + t.word "b" -- lint: allow uncovered'
    [[ "$output" != *uncovered* ]]
    lint_of 't.word "a" + t.word "b"'
    [[ "$output" == *"no example takes the alternative"* ]]
    echo 'return 1' >none.lua
    run --separate-stderr "$LODE" lint none.lua
    fails_with 2 "none.lua: a rule script ends with"
}

# ---- eval ----

gold() {
    printf '%s\n' '{"source": "v.txt", "found": [{"kind": "visit", "start": 0, "end": 20, "text": "Lee will visit Seoul", "who": "Lee", "to": "Seoul"}, {"kind": "visit", "start": 23, "end": 58, "who": "Kim"}]}' >gold.jsonl
}

# bats test_tags=quick
@test "eval: figures, errors in context, with the rule" {
    gold
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r ./visits.lua --as raw v.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"visit"*"2      1  100.0   50.0   66.7"* ]]
    [[ "$output" == *"visit missed: 1"*"«Kim may visit"* ]]
}

@test "eval: thresholds, saved results and what changed since" {
    gold
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r ./visits.lua --as raw --min visit=0.9 --save before.json v.txt
    fails_with 1 "visit: F1 0.667 is below 0.900"
    sed 's/t.near(2/t.near(5/' visits.lua >wide.lua
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r ./wide.lua --as raw --min 0.9 --compare before.json v.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"visit strict: F1 66.7 → 100.0 (+33.3)"* ]]
    [[ "$output" == *"errors that are gone: 1"* ]]
}

# bats test_tags=quick
@test "eval: what the gold says was not annotated does not count" {
    printf '%s\n' '{"source":"v.txt","kinds":["visit"],"unannotated":[[23,60]],"found":[{"kind":"visit","start":0,"end":20,"text":"Lee will visit Seoul"}]}' >gold.jsonl
    sed 's/near(2/near(6/' visits.lua >wide.lua
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r ./wide.lua --as raw v.txt
    [ "$status" -eq 0 ]
    [[ "$output" == *"visit"*" 1 "*" 1 "*"100.0"* ]]
    sed 's/23,60/"x",60/' gold.jsonl >bad.jsonl
    run --separate-stderr "$LODE" eval --gold bad.jsonl -r ./wide.lua --as raw v.txt
    [[ "$stderr" == *"bad.jsonl:1: \`unannotated\` needs pairs"* ]]
}

@test "eval: brat, CoNLL and TimeML" {
    printf 'Maria Okello met Tomas Lindqvist.' >b.txt
    printf 'T1\tPER 0 12\tMaria Okello\nT2\tPER 17 32\tTomas Lindqvist\n' >b.ann
    run --separate-stderr "$LODE" eval --gold b.ann -r people --map PER=person
    [[ "$output" == *"person"*"2      2  100.0  100.0  100.0"* ]]
    printf 'Maria B-PER\nOkello I-PER\nmet O\nTomas B-PER\nLindqvist I-PER\n. O\n' >b.conll
    run --separate-stderr "$LODE" eval --gold b.conll -r people --map PER=person
    [[ "$output" == *"person"*"2      2  100.0  100.0  100.0"* ]]
    echo '<TimeML><TEXT>It began on <TIMEX3 tid="t1" type="DATE" value="2024-03-05">March 5, 2024</TIMEX3>.</TEXT></TimeML>' >b.tml
    run --separate-stderr "$LODE" eval --gold b.tml -r dates
    [[ "$output" == *"date.value"*"100.0"* ]]
}

@test "eval: kinds taken for one another; gold that does not fit" {
    printf '%s\n' '{"source": "v.txt", "kinds": ["place", "person"], "found": [{"kind": "person", "start": 15, "end": 20}]}' >gold.jsonl
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r people,places --as raw v.txt
    [[ "$output" == *"kinds taken for one another"*"person"*"1"* ]]
    printf 'nonsense\n{"source": "v.txt", "found": [{"kind": "visit", "start": 0, "end": 900}]}\n' >gold.jsonl
    run --separate-stderr "$LODE" eval --gold gold.jsonl -r ./visits.lua --as raw v.txt
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"gold.jsonl:1: no JSON"* ]]
    [[ "$stderr" == *"gold.jsonl:2: 0 to 900 lies outside of the text"* ]]
}

@test "eval: the project's own gold" {
    cd "$BATS_TEST_DIRNAME/../.."
    run --separate-stderr "$LODE" eval --gold corpus/gold.jsonl -o jsonl corpus/
    [ "$status" -eq 0 ]
    [ "$(jq '.kinds.percent.strict.f > 0.9 and .documents == 26' <<<"$output")" = true ]
}

# ---- diff ----

# bats test_tags=quick
@test "diff: gained, lost and changed, in context" {
    "$LODE" run -r ./visits.lua --as raw -o jsonl:old.jsonl v.txt
    sed 's/t.near(2/t.near(5/; s/t.capital ^ 1, "who"/t.exact "Kim", "who"/' visits.lua >other.lua
    "$LODE" run -r ./other.lua --as raw -o jsonl:new.jsonl v.txt
    run "$LODE" diff --as raw old.jsonl new.jsonl
    [ "$status" -eq 0 ]
    [[ "$output" == *"+ v.txt  «Kim may visit the old town of Seoul»"* ]]
    [[ "$output" == *"- v.txt  «Lee will visit Seoul»"* ]]
    [[ "$output" == *"1 gained, 1 lost, 0 changed, 0 the same"* ]]
    run "$LODE" diff --check old.jsonl new.jsonl
    [ "$status" -eq 1 ]
    run "$LODE" diff --check old.jsonl old.jsonl
    [ "$status" -eq 0 ]
    sed 's/"who": "Lee"/"who": "L"/' old.jsonl >c.jsonl
    run "$LODE" diff old.jsonl c.jsonl
    [[ "$output" == *"who: Lee → L"* ]]
}

@test "diff: what is no run is told with its line" {
    echo nonsense >old.jsonl
    run --separate-stderr "$LODE" diff old.jsonl old.jsonl
    [ "$status" -eq 1 ]
    [[ "$stderr" == *"old.jsonl:1: no JSON"* ]]
    run --separate-stderr "$LODE" diff old.jsonl
    fails_with 2 "diff takes two files"
    run --separate-stderr "$LODE" diff old.jsonl none.jsonl
    [ "$status" -eq 2 ]
}

# ---- watch ----

# await WORDS FILE: until the file has them, at most ten seconds
await() {
    for _ in $(seq 200); do
        grep -qF -- "$1" "$2" && return 0
        sleep 0.05
    done
    cat "$2"
    return 1
}

@test "watch: shows what a save changes, errors in place, and goes on" {
    "$LODE" watch -r ./visits.lua --as raw v.txt >out.txt 2>&1 3>&- &
    watcher=$!
    await "1 item in 1 article; 2 of 2 examples pass" out.txt
    sed -i 's/t.near(2/t.near(5/' visits.lua
    await "+ v.txt  «Kim may visit the old town of Seoul»" out.txt
    await "+1 -0 ~0; 2 of 2 examples pass" out.txt
    sed -i 's/t.stem/t.stm/' visits.lua
    await "./visits.lua:3: lode.tokens has no 'stm'" out.txt
    sed -i 's/t.stm/t.stem/; s/to = "Seoul" }/to = "Chad" }/' visits.lua
    await "1 of 2 examples pass" out.txt
    kill "$watcher"
}

# ---- new --from ----

# bats test_tags=quick
@test "new --from: a sentence becomes a pattern that finds it" {
    run "$LODE" new posts --from "Maria Okello was appointed head of Corvane Group on Monday."
    [ "$status" -eq 0 ]
    grep -q 't.stem "appoint"' posts.lua
    grep -q 't.is "person", "who"\|t.span(t.is "person"), "who"\|t.span(t.is "person", "who")' posts.lua
    run "$LODE" test posts.lua
    [ "$status" -eq 0 ]
    run --separate-stderr "$LODE" new people --from "Prices fell."
    [[ "$stderr" == *"there is a bundled rule 'people' too"* ]]
    run --separate-stderr "$LODE" new empty --from " "
    fails_with 2 "the sentence is empty"
}

# ---- the reference, the cookbook ----

# bats test_tags=quick
@test "help: names of the rule language" {
    run "$LODE" help t.near
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" == "t.near(n, p)"* ]]
    run --separate-stderr "$LODE" help nera
    fails_with 2 "did you mean 'near'?"
}

@test "docs: reference, stubs, manual and cookbook are those of the sources" {
    cd "$BATS_TEST_DIRNAME/../.."
    diff <("$LODE" help reference) docs/reference.md
    diff <("$LODE" help stubs) editors/lode.lua
    diff <("$LODE" help man) man/lode.1
    diff <(tools/cookbook.sh) docs/cookbook.md
    for verb in run repl article tokens rules new test explain profile eval diff watch lint; do grep -q "^.SS lode $verb" man/lode.1; done
}

@test "docs: every constructor has an entry, and examples of entries are patterns" {
    for name in any word exact stem list is like near has check span shape start stop glued lower capital upper number quote punct; do
        "$LODE" help "t.$name" >/dev/null || return 1
    done
    "$LODE" help reference | grep -o 'Example: `[^`]*`' | sed 's/Example: `//; s/`$//' >patterns.txt
    [ "$(wc -l <patterns.txt)" -gt 60 ]
    { echo 'local lpeg = lpeg'; sed 's/.*/p = &/' patterns.txt; } >all.lua
    run bash -c '"$LODE" repl v.txt <all.lua'
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
}

@test "cookbook: the examples of every recipe pass" {
    cd "$BATS_TEST_DIRNAME/../.."
    [ "$(ls docs/cookbook/*.lua | wc -l)" -ge 25 ]
    for script in docs/cookbook/*.lua docs/migrate/ten.lua; do
        run "$LODE" test "$script"
        [ "$status" -eq 0 ] || { echo "$script: $output"; return 1; }
        [[ "${lines[-1]}" != "0 passed"* ]]
    done
}
