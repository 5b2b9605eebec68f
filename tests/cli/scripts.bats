# Rule scripts: new, test, rules; and what is wrong in a script is said in one clear line.
load common
setup() { common_setup; }

# script BODY: writes bad.lua, a rule whose line 3 is `match = BODY`.
script() {
    printf 'local lode = require "lode"\nlocal t = lode.tokens\nreturn lode.rule { api = 1, name = "bad", match = %s }\n' "$1" >bad.lua
}

# refused WORDS: bad.lua does not load; nothing is read before that is said.
refused() {
    run --separate-stderr "$LODE" run -r ./bad.lua -o jsonl a.txt missing.txt
    fails_with 2 "$1"
    [ -z "$output" ]
}

# bats test_tags=quick
@test "lode new writes a rule whose examples pass" {
    run "$LODE" new strikes
    [ "$status" -eq 0 ]
    [[ "$output" == *"lode test ./strikes.lua"* ]]
    run "$LODE" test strikes.lua
    [ "$status" -eq 0 ]
    [[ "${lines[-1]}" =~ ^[1-9][0-9]*\ passed,\ 0\ failed$ ]]
    [ "$(printf 'Lee will visit Seoul.' | "$LODE" run --as raw -r ./strikes.lua -o jsonl - | jq -c '.found[0] | [.who, .to]')" = '["Lee","Seoul"]' ]
}

@test "lode new overwrites nothing" {
    echo mine >strikes.lua
    run --separate-stderr "$LODE" new strikes
    fails_with 2 "is there already"
    [ "$(cat strikes.lua)" = mine ]
}

@test "lode new wants one name that is one" {
    run --separate-stderr "$LODE" new
    fails_with 2 "one name"
    run --separate-stderr "$LODE" new 9lives
    fails_with 2 "no name for a rule"
    run --separate-stderr "$LODE" new ../up
    fails_with 2 "no name for a rule"
}

# bats test_tags=quick
@test "lode test: a line for each example, and a count" {
    run "$LODE" test caps.lua
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "ok - caps: We met Aziza Karimova." ]
    [ "${lines[1]}" = "ok - caps: nobody is here" ]
    [ "${lines[2]}" = "2 passed, 0 failed" ]
}

# bats test_tags=quick
@test "lode test: a failing example says what was expected and found" {
    sed -i 's/head = "Aziza"/head = "Azize"/; s/"nobody is here", caps = false/"Nobody is here", caps = false/' caps.lua
    run "$LODE" test caps.lua
    [ "$status" -eq 1 ]
    [ "${lines[0]}" = "not ok - caps: We met Aziza Karimova." ]
    [[ "${lines[1]}" == *"expected: caps { head = Azize, text = Aziza Karimova }" ]]
    [[ "$output" == *'found:    caps "Aziza Karimova" { head = Aziza }'* ]]
    [[ "$output" == *"expected: no caps"* ]]
    [ "${lines[-1]}" = "0 passed, 2 failed" ]
}

@test "lode test: true, a number, and several of a kind" {
    cat >kinds.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "kinds", emits = { amount = { "value" } }, match = t.number,
  build = function (m) m.value = tonumber(m.text) return m end,
  examples = {
    { "It rose 5 points, then 7.", amount = true },
    { "It rose 5 points, then 7.", amount = { { value = 5 }, { value = 7.0 }, "7" } },
    { "It rose.", amount = true },
    { "It rose 5 points.", amount = { { value = 5 }, { value = 6 } } },
  },
}
LUA
    run "$LODE" test kinds.lua
    [ "$status" -eq 1 ]
    [ "${lines[-1]}" = "2 passed, 2 failed" ]
    [[ "$output" == *"expected: some amount"*"found:    nothing"* ]]
    [[ "$output" == *"expected: amount { value = 6 }"* ]]
}

@test "lode test of a script that does not load, or is not there" {
    script 't.any *'
    run --separate-stderr "$LODE" test bad.lua
    fails_with 2 "bad.lua:3:"
    run --separate-stderr "$LODE" test nowhere.lua
    fails_with 2 "nowhere.lua: no such rule script"
}

# bats test_tags=quick
@test "lode rules lists the bundled rules, and has a page for each" {
    run --separate-stderr "$LODE" rules
    [ "$status" -eq 0 ]
    [[ "$output" == *sentences*sentence* ]]
    run "$LODE" rules sentences
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" == "sentences: "* ]]
    [[ "$output" == *finds*sentence*examples* ]]
}

@test "lode rules of one's own script" {
    run "$LODE" rules ./caps.lua
    [ "$status" -eq 0 ]
    [[ "$output" == "caps: Words with a capital."* ]]
    [[ "$output" == *"caps { head }"* ]]
    [[ "$output" == *'"We met Aziza Karimova."'* ]]
}

# bats test_tags=quick
@test "every bundled rule says what it does not do and how it was measured" {
    for script in "$BATS_TEST_DIRNAME"/../../scripts/*.lua; do
        rule=$(basename "$script" .lua)
        page=$("$LODE" rules "$rule")
        case $rule in tokens | sentences) continue ;; esac
        [[ "$page" == *"  limits "*"  measured "* ]] || echo "$rule"
    done >without
    [ ! -s without ]
}

# bats test_tags=quick
@test "span:listed tells the entry of one list where several have the word" {
    cat >two.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
local a, b = t.list { { "army", from = "a" }, { "navy", from = "a" } }, t.list "agents"
return lode.rule { api = 1, name = "two", about = "x", emits = { two = { "role" } }, match = t.span(a * b ^ 0 + b, "x"),
  build = function (m) m.role = m.x:listed "agents" and m.x:listed("agents").role; return m end,
  examples = { { "the army", two = { role = "MIL" } }, { "the rebels", two = { role = "REB" } } } }
LUA
    run "$LODE" test ./two.lua
    [ "$status" -eq 0 ]
}

@test "a missing rule gets the nearest" {
    run --separate-stderr "$LODE" rules sentenses
    fails_with 2 "did you mean 'sentences'?"
    run --separate-stderr "$LODE" run -r sentenses a.txt
    fails_with 2 "did you mean 'sentences'?"
    run --separate-stderr "$LODE" run -r ./nowhere.lua a.txt
    fails_with 2 "./nowhere.lua"
}

@test "-r may be repeated, and takes names, paths and tags" {
    both=$("$LODE" run -r ./caps.lua -r sentences -o jsonl --as raw a.txt | jq -r '[.found[].rule] | unique | join(" ")')
    [ "$both" = "caps sentences" ]
    [ "$("$LODE" run -r ./caps.lua,sentences -o jsonl --as raw a.txt | jq -r '[.found[].rule] | unique | join(" ")')" = "$both" ]
}

@test "rules are found in the folders of LODE_PATH" {
    mkdir more
    mv caps.lua more/
    [ "$(LODE_PATH=$PWD/more "$LODE" run -r caps -o jsonl a.txt | texts | wc -l)" -eq 5 ]
    [[ "$(LODE_PATH=$PWD/more "$LODE" rules)" == *"Words with a capital."* ]]
}

# bats test_tags=quick
@test "a syntax error" {
    script 't.any *'
    refused "bad.lua:3:"
}

# bats test_tags=quick
@test "an unknown list gets the nearest" {
    script 't.list "countreis"'
    refused "bad.lua:3: there is no list 'countreis': did you mean 'countries'?"
}

# bats test_tags=quick
@test "a misspelt constructor gets the nearest" {
    script 't.stm "visit"'
    refused "bad.lua:3: lode.tokens has no 'stm': did you mean 'stem'?"
}

@test "a misspelt field of a rule" {
    sed -i 's/about =/abuot =/' caps.lua
    run --separate-stderr "$LODE" run -r ./caps.lua a.txt
    fails_with 2 "did you mean 'about'?"
    [[ "$stderr" == *"caps.lua:3:"* ]]
}

@test "a kind that no rule finds" {
    script 't.is "unicorn"'
    refused "bad.lua:3: the kind 'unicorn'"
}

@test "a string where a pattern is wanted" {
    script '"visit"'
    refused "bad.lua:3:"
}

@test "a pattern that matches nothing at all" {
    script 't.any ^ 0'
    refused "bad.lua:3:"
}

@test "a script that returns no rule" {
    echo 'return 5' >bad.lua
    refused "bad.lua"
}

@test "an error in a script's own code" {
    printf 'local lode = require "lode"\nlocal x = nil + 1\n' >bad.lua
    refused "bad.lua:2:"
}

@test "a script has neither os nor io, unless trusted" {
    printf 'local lode = require "lode"\nio.open("x")\n' >bad.lua
    refused "bad.lua:2:"
    script 'lode.tokens.word(os.getenv("HOME") and "met")'
    refused "bad.lua:3:"
    [ "$("$LODE" run --trust -r ./bad.lua -o jsonl a.txt | texts)" = met ]
}

@test "a script that does not load is found before any input is read" {
    script 't.any *'
    mkfifo p
    run --separate-stderr timeout 10 "$LODE" run -r ./bad.lua p
    fails_with 2 "bad.lua:3:"
}

# People and places find names that no list knows: any capitalised word may begin one, and such a trigger is none.
# bats test_tags=quick
@test "every bundled rule has a trigger, but those that find each token and sentence, those for a whole article, and names" {
    for script in "$BATS_TEST_DIRNAME"/../../scripts/*.lua; do
        rule=$(basename "$script" .lua)
        "$LODE" rules "$rule" | grep -q "^ *trigger *none" && echo "$rule"
    done >none
    [ "$(sort none | tr '\n' ' ')" = "keywords main_event people places sentences summary tokens " ]
}

@test "rules without a trigger are tried at few tokens: at those that the pattern can begin with, or once an article" {
    cd "$BATS_TEST_DIRNAME/../.."
    tokens=$("$LODE" run -r tokens -o jsonl corpus | jq -s '[.[].found | length] | add')
    for rule in people places keywords main_event summary; do
        tries=$("$LODE" profile -r "$rule" -o jsonl corpus | jq --arg rule "$rule" '[.rules[] | select(.name == $rule) | .patterns[].tries] | add')
        [ "$((tries * 10))" -lt "$((tokens * 3))" ] || { echo "$rule: $tries tries, $tokens tokens"; return 1; }
    done
}
