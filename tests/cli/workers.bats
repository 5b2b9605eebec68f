# Workers: the same output whatever their number; time limits; crashes.
load common
setup() { common_setup; }

# Twenty articles of different lengths.
many() {
    mkdir -p many
    for i in $(seq 20); do
        for j in $(seq $((i * 7 % 20 + 1))); do printf 'Article %d: Kim met Lee %d.\n\n' "$i" "$j"; done >"many/$i.txt"
    done
}

# A rule that never ends on articles that say so.
endless_rule() {
    cat >endless.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "endless", emits = { word = {} }, match = t.word "stop" + t.word "loop",
  build = function (m) while m.text == "loop" do end return m end,
}
LUA
}

# bats test_tags=quick
@test "-j 1, 2 and 5 give the same bytes, and so do three runs" {
    many
    caps -j 1 many missing >one 2>one.err || true
    for j in 2 5; do
        caps -j $j many missing >other 2>other.err || true
        cmp one other
        cmp one.err other.err
    done
    for i in 1 2 3; do caps many | cmp - <(caps -j 1 many); done
    [ "$(wc -l <one)" -eq 20 ]
}

@test "text output does not hang on -j either" {
    many
    cmp <("$LODE" run -r ./caps.lua -o text -j 1 many) <("$LODE" run -r ./caps.lua -o text -j 4 many)
}

# bats test_tags=quick
@test "an article that takes too long is given up, and the rule is named" {
    endless_rule
    printf 'a stop' >1.txt
    printf 'a loop' >2.txt
    printf 'another stop' >3.txt
    for j in 1 3; do
        run --separate-stderr timeout 60 "$LODE" run -r ./endless.lua -j $j --timeout 1 --errors e.jsonl 1.txt 2.txt 3.txt
        fails_with 1 "lode: 2.txt: rule 'endless' ran longer than 1 s: the article was given up; see --timeout"
        [ "$(jq -r .source <<<"$output" | paste -sd' ')" = "1.txt 3.txt" ]
        [ "$(jq -r '.source + " " + .rule' e.jsonl)" = "2.txt endless" ]
    done
}

@test "several that take too long" {
    endless_rule
    for i in 1 2 3 4; do printf 'a loop' >"loop$i.txt"; printf 'a stop' >"stop$i.txt"; done
    run --separate-stderr timeout 60 "$LODE" run -r ./endless.lua -j 2 --timeout 0.3 loop*.txt stop*.txt
    [ "$status" -eq 1 ]
    [ "${#stderr_lines[@]}" -eq 4 ]
    [ "${#lines[@]}" -eq 4 ]
}

@test "a worker that dies is replaced, and its article reported" {
    endless_rule
    printf 'a loop' >1.txt
    printf 'a stop' >2.txt
    "$LODE" run -r ./endless.lua -o jsonl -j 1 --timeout 60 1.txt 2.txt >out 2>err 3>&- &
    parent=$!
    for _ in $(seq 100); do
        worker=$(ps -o pid= --ppid $parent) && break
        sleep 0.1
    done
    sleep 0.5
    kill -KILL $worker
    run wait $parent
    wait $parent || status=$?
    [ "$status" -eq 1 ]
    grep -q "^lode: 1.txt: the worker died in rule 'endless'" err
    [ "$(jq -r .source out)" = 2.txt ]
}

@test "no process is left behind when the program is killed" {
    endless_rule
    printf 'a loop' >1.txt
    "$LODE" run -r ./endless.lua --timeout 60 1.txt 3>&- &
    parent=$!
    for _ in $(seq 100); do
        worker=$(ps -o pid= --ppid $parent) && break
        sleep 0.1
    done
    kill -KILL $parent
    wait $parent || true
    for _ in $(seq 50); do
        kill -0 $worker 2>/dev/null || return 0
        sleep 0.1
    done
    false
}

@test "an article of 20 MB between small ones" {
    printf 'Kim met Lee in Seoul on Monday.\n\n' >piece
    for _ in 1 2 3 4 5 6 7 8 9 10; do cat piece piece >twice; mv twice piece; done
    for _ in $(seq 600); do cat piece; done >big.txt
    run timeout 120 "$LODE" article --as raw -j 2 a.txt big.txt a.txt
    [ "$status" -eq 0 ]
    [ "${#lines[@]}" -eq 3 ]
    [ "${lines[0]}" = "${lines[2]}" ]
    [ "$(jq '.text | length' <<<"${lines[1]}")" -eq "$(wc -c <big.txt)" ]
}

@test "a rule that fails names itself; the article's other items stay" {
    cat >fail.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "failing", emits = { word = {} }, match = t.word "Kim",
  build = function (m) return m.who.text .. nil end,
}
LUA
    run --separate-stderr "$LODE" run -r ./fail.lua,./caps.lua -o jsonl --errors e.jsonl a.txt
    fails_with 1 "lode: a.txt: rule 'failing'"
    [[ "$stderr" == *"fail.lua:5:"* ]]
    [ "$(jq -r .rule e.jsonl)" = failing ]
    jq -e '[.found[] | select(.kind == "caps")] | length == 5' <<<"$output"
}
