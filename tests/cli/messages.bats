# What is wrong with a script is said with file, line and what to do.
load common.bash

setup() {
    common_setup
}

# says BODY WORDS...: a script with that body fails with one line that has the words
says() {
    printf 'local lode = require "lode"\nlocal lpeg = require "lpeg"\nlocal t = lode.tokens\n%s\n' "$1" >one.lua
    run --separate-stderr "$LODE" test one.lua
    [ "$status" -eq 2 ] || { echo "status $status: $output"; return 1; }
    [ "${#stderr_lines[@]}" -eq 1 ]
    shift
    for words in "$@"; do [[ "$stderr" == *"$words"* ]] || { echo "not in: $stderr"; return 1; }; done
}

rule='return lode.rule { api = 1, name = "x", match ='

# bats test_tags=quick
@test "messages: LPeg's own, with what to do" {
    says "$rule (t.word \"a\" ^ 0) ^ 0 * t.comma }" "one.lua:4: loop body may accept empty string" "at least one token"
    says "$rule lpeg.P { lpeg.V(1) * t.any + t.comma } }" "one.lua:4: rule '1' may be left recursive" "put a token first"
    says "$rule lpeg.V \"x\" * t.any }" "one.lua:4: " "used outside a grammar" "lpeg.P { … } around it"
    says "$rule lpeg.P { \"a\", a = lpeg.V \"b\" * t.any } }" "one.lua:4: rule 'b' undefined in given grammar" "spelt"
    says "$rule lpeg.B(t.span(t.any, \"x\")) * t.any }" "one.lua:4: " "leave t.span, t.check and lpeg.Cg out of it"
    says "$rule lpeg.B(t.any ^ 1) * t.any }" "one.lua:4: " "no repetition"
    says "local g = { lpeg.V \"r1\" } for i = 1, 260 do g[\"r\" .. i] = t.any * (lpeg.V(\"r\" .. math.min(i + 1, 260)) + t.comma) end $rule lpeg.P(g) }" \
        "one.lua:4: " "LPeg allows 250 rules in a grammar"
}

@test "messages: a pattern too large for memory, one nested too deep" {
    says "local p = t.any for i = 1, 30000 do p = t.any * (p + t.comma) end $rule p }" "one.lua: not enough memory" "t.list"
    says "local p = t.word \"a\" for i = 1, 300 do p = p + t.word(\"w\" .. i) * t.near(5, t.word(\"v\" .. i)) end $rule p }" "one.lua:4: " "nested too deep" "t.list"
}

# bats test_tags=quick
@test "messages: Lua's own" {
    says "local x; $rule x * t.any }" "one.lua:4: " "a name in the pattern is nil"
    says "local x; $rule x.y * t.any }" "one.lua:4: attempt to index a nil value (local 'x')"
    says "$rule t.comma() }" "one.lua:4: " "it is a pattern already"
    says "$rule t.any * }" "one.lua:4: unexpected symbol"
    says "$rule t.any, build = function() retrun end }" "one.lua:4: "
}

# bats test_tags=quick
@test "messages: names, with the nearest" {
    says "$rule t.coma }" "one.lua:4: lode.tokens has no 'coma': did you mean 'comma'?"
    says "$rule t.shape \"captial\" }" "one.lua:4: there is no shape 'captial': did you mean 'capital'?"
    says "$rule t.list \"contries\" }" "one.lua:4: there is no list 'contries': did you mean 'countries'?"
    says "$rule t.is \"persn\" }" "one.lua:4: " "did you mean 'person'?"
    says "return lode.rule { api = 1, name = \"x\", mach = t.any }" "one.lua:4: a rule has no field 'mach': did you mean 'match'?"
    says "return lode.rule { api = 1, name = \"x\", match = t.any, needs = { \"peple\" } }" "one.lua:4: needs: there is no rule 'peple': did you mean 'people'?"
    says "return lode.rule { api = 1, name = \"x\", match = t.any, over = \"sentense\" }" "one.lua:4: over = 'sentense': did you mean 'sentence'?"
    printf 'return lode.rule { api = 1, name = "x" }\n' >bare.lua
    run --separate-stderr "$LODE" test ./bare.lua
    fails_with 2 'bare.lua:1: unknown global '"'lode'"': begin the script with local lode = require "lode"'
    says "return lode.rul { }" "one.lua:4: lode has no 'rul': did you mean 'rule'?"
}

@test "messages: at run time, the rule, the line, and what to do" {
    printf 'local lode = require "lode"\nlocal t = lode.tokens\nreturn lode.rule { api = 1, name = "x", match = t.any,\n  build = function (m) return m.x.y end }\n' >b.lua
    run --separate-stderr "$LODE" run -r ./b.lua a.txt
    fails_with 1 "a.txt: rule 'x' failed: ./b.lua:4: attempt to index a nil value (field 'x')"
    printf 'local lode = require "lode"\nlocal lpeg = require "lpeg"\nlocal t = lode.tokens\nreturn lode.rule { api = 1, name = "x", over = "article",\n  match = lpeg.P { t.open_bracket * lpeg.V(1) ^ 0 * t.close_bracket } }\n' >r.lua
    head -c 60000 /dev/zero | tr '\0' '(' >brackets.txt
    run --separate-stderr "$LODE" run -r ./r.lua --as raw brackets.txt
    fails_with 1 "backtrack stack overflow"
    [[ "$stderr" == *"bound its repetitions"* ]]
}
