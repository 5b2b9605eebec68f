# The prompt: lines from a pipe and from -e; then keys on a terminal, with tmux.
load common

setup() {
    common_setup
    export XDG_STATE_HOME=$BATS_TEST_TMPDIR/state
    export LC_ALL=C.UTF-8
    SESSION=
    cat >says.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "says", needs = { "caps" }, emits = { says = { "who" } },
  match = t.span(t.is "caps", "who") * t.word "met",
}
LUA
}

teardown() {
    [ -z "$SESSION" ] || tmux -L "$SESSION" kill-server 2>/dev/null || true
}

# feed LINE... : the lines at the prompt of a session over a.txt
feed() {
    printf '%s\n' "$@" | "$LODE" repl a.txt
}

# ---- lines from a pipe ----

# bats test_tags=quick
@test "repl: expressions print their values, readably" {
    run feed '1 + 1' '= 2 * 3' '"a\nb"' '{ 3, b = { c = true }, a = "x" }' 't.capital * t.any' 'nil' 'x = 5' 'x' 'print("p", 1)' '1, 2'
    [ "$status" -eq 0 ]
    [ "$output" = '2
6
"a\nb"
{ 3, a = "x", b = { c = true } }
pattern
nil
5
p	1
1
2' ]
}

@test "repl: long arrays, deep tables and circles are cut" {
    run feed 'x = {} for i = 1, 100 do x[i] = i end' 'x' 'y = { {{{{{}}}}} }' 'y' 'z = {} z.z = z' 'z'
    [[ "$output" == *"80 more"* ]]
    [[ "$output" == *"{ … }"* ]]
    [[ "$output" == *"z = { … the same again }"* ]]
}

# bats test_tags=quick
@test "repl: articles, their fields and sentences" {
    run feed '#articles' 'articles[1]' 'articles[1].source' '#articles[1]:sentences()' 'articles[1]:span(1, 5)'
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = 1 ]
    [[ "${lines[1]}" == "article a.txt"* ]]
    [ "${lines[2]}" = '"a.txt"' ]
    [ "${lines[4]}" = 'span "Aziza"' ]
}

# bats test_tags=quick
@test "repl: find shows matches in context and returns them" {
    run feed 'm = find(t.span(t.capital, "who") * t.word "met")' '#m' 'm[1].text' 'm[1].who.text' 'm[1].article.source'
    [ "$status" -eq 0 ]
    [[ "${lines[0]}" == "1 a.txt:1 "*"Aziza «Karimova met» Kim in Seoul." ]]
    [ "${lines[1]}" = '     who = "Karimova"' ]
    [ "${lines[2]}" = "1 match in 1 of 1 article" ]
    [ "${lines[3]}" = 1 ]
    [ "${lines[4]}" = '"Karimova met"' ]
    [ "${lines[5]}" = '"Karimova"' ]
    [ "${lines[6]}" = '"a.txt"' ]
}

@test "repl: find cuts after n lines and says so" {
    run feed 'find(t.capital, 2)'
    [ "${#lines[@]}" -eq 4 ]
    [[ "${lines[2]}" == "… "*" more: m:show(3) goes on"* ]]
}

@test "repl: a pattern of an earlier line, a word as a string, a pattern over bytes" {
    run feed 'p = t.capital * t.word "met"' 'q = p * t.capital' '#find(q)' '#find "on monday"' '#find(lpeg.P "Kar" * lpeg.P "imova")'
    [ "$status" -eq 0 ]
    [[ "$output" == *"«Karimova met Kim»"* ]]
    [[ "$output" == *"«on Monday»"* ]]
    [ "${lines[-1]}" = 2 ]
}

@test "repl: grammars, captures and checks of LPeg over tokens" {
    run feed 'g = lpeg.P { t.capital * lpeg.V(1) + t.word "met" }' 'find(g)[1].text' \
        'find(t.check(t.capital, function(s) return s.text == "Kim" end))[1].text' \
        '(lpeg.P "a" * lpeg.C "b"):match "ab"' 're.match("hello", "{[a-z]+}")'
    [ "$status" -eq 0 ]
    [[ "$output" == *'"Aziza Karimova met"'* ]]
    [[ "$output" == *'"Kim"'* ]]
    [ "${lines[-2]}" = '"b"' ]
    [ "${lines[-1]}" = '"hello"' ]
}

@test "repl: lists and kinds in patterns; kinds of tried scripts" {
    mkdir lists
    printf 'name\nSeoul\n' >lists/towns.tsv
    run feed 'find(t.list "towns")[1].text' 'try "caps.lua"' 'find(t.is "caps" * t.word "met")[1].text' 'find(t.is "sentence")[1].text'
    [ "$status" -eq 0 ]
    [[ "$output" == *'"Seoul"'* ]]
    [[ "$output" == *'"Aziza Karimova met"'* ]]
    [[ "$output" == *'"Aziza Karimova met Kim in Seoul."'* ]]
}

# bats test_tags=quick
@test "repl: try groups what a script finds and runs its examples" {
    run feed 'try "caps.lua"' 'items "caps"'
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "caps: 5 items in 1 of 1 article" ]
    [[ "$output" == *'     1  Aziza Karimova  head = "Aziza"'* ]]
    [[ "$output" == *"2 of 2 examples of 'caps' pass"* ]]
    [[ "$output" == *"5 a.txt:2 "*"«Monday»"*'head = "Monday"'* ]]
}

@test "repl: a rule typed at the prompt, with an example that fails" {
    run feed 'r = lode.rule { name = "met", match = t.capital * t.word "met", examples = { { "nothing", met = true } } }' 'r' 'try(r)'
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "rule met" ]
    [ "${lines[1]}" = "met: 1 item in 1 of 1 article" ]
    [[ "$output" == *"expected: some met"* ]]
    [[ "$output" == *"0 of 1 example of 'met' pass"* ]]
}

@test "repl: a rule by name, items of -r, rules()" {
    run feed 'try "sentences"' 'rules()'
    [[ "${lines[0]}" == "sentence: 2 items"* ]]
    [[ "$output" == *"Every token"* ]]
    run "$LODE" repl -r ./caps.lua -e '#items()' a.txt
    [ "$output" = 5 ]
    run "$LODE" repl -r ./caps.lua,./says.lua -e '#items "says"' a.txt
    [ "$output" = 1 ]
}

# bats test_tags=quick
@test "repl: a script that changed is read again" {
    sed 's/t.capital ^ 0/t.any/' caps.lua >other
    run feed 'try "caps.lua"' '_ = os.execute "cp other caps.lua"' 'try "caps.lua"' 'reload()'
    [[ "$output" == *"./caps.lua has changed: read again"* ]]
    [[ "$output" == *"Karimova left"* ]]
    [[ "$output" == *"no script has changed"* ]]
}

@test "repl: reload runs the last try again; a broken script is one line, and mended" {
    run --separate-stderr feed 'try "caps.lua"' '_ = os.execute "cp caps.lua good; echo x >caps.lua"' 'reload()' \
        '_ = os.execute "cp good caps.lua"' 'reload()' '#items "caps"'
    [ "$status" -eq 1 ]
    [[ "${stderr_lines[0]}" == "./caps.lua:"* ]]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [ "${lines[-1]}" = 5 ]
}

# bats test_tags=quick
@test "repl: errors are one line with the line, and the prompt goes on" {
    run --separate-stderr feed 'foo' 'x = = 1' 'error "a\nb"' 'find(t.captal)' 'find(t.list "countris")' 'find(t.is "sentense")' 'find(7)' \
        'try "none"' 'find(t.capital * "said")' 'find(t.any^0)' 't.capital^{}' '1'
    [ "$status" -eq 1 ]
    [ "$output" = 1 ]
    [ "${#stderr_lines[@]}" -eq 11 ]
    [[ "${stderr_lines[0]}" == "stdin:1: there is no global 'foo'"* ]]
    [[ "${stderr_lines[1]}" == "stdin:2: "* ]]
    [ "${stderr_lines[2]}" = "stdin:3: a b" ]
    [[ "${stderr_lines[3]}" == "stdin:4: "*"did you mean 'capital'?" ]]
    [[ "${stderr_lines[4]}" == "stdin:5: "*"did you mean 'countries'?" ]]
    [[ "${stderr_lines[5]}" == "stdin:6: "*"did you mean 'sentence'?" ]]
    [[ "${stderr_lines[8]}" == "stdin:9: "* ]]
}

@test "repl: a rule that fails names itself; rules cannot be replaced from inside" {
    run --separate-stderr feed 'find(t.check(t.capital, function() error "broken" end))' \
        'find(t.check(t.capital, function() find "x" end))' '#find(t.capital)'
    [[ "${stderr_lines[0]}" == *"rule 'find' failed: "*"broken"* ]]
    [[ "${stderr_lines[1]}" == *"cannot be called from a rule"* ]]
    [ "${lines[-1]}" = 6 ]
}

@test "repl: a statement over several lines" {
    run feed 'for i = 1, 2 do' '  print(i)' 'end' 'x = {' '7,' '}' 'x'
    [ "$status" -eq 0 ]
    [ "$output" = '1
2
{ 7 }' ]
    run --separate-stderr feed 'x = {'
    fails_with 1 "<eof>"
}

@test "repl: load adds articles; what cannot be read is told" {
    mkdir more
    echo 'Kim left.' >more/b.txt
    echo 'Lee left.' >more/c.txt
    run --separate-stderr feed 'load "more"' '#articles' 'load "missing.txt"' '#find "left"'
    [ "$status" -eq 1 ]
    [ "${lines[0]}" = 2 ]
    [ "${lines[1]}" = 3 ]
    [ "${lines[2]}" = 0 ]
    [ "${lines[-1]}" = 3 ]
    [[ "$stderr" == *"missing.txt"* ]]
}

@test "repl: -e, exit status, standard input as an article" {
    run "$LODE" repl -e '#articles' a.txt
    [ "$output" = 1 ]
    run --separate-stderr "$LODE" repl -e 'nothing' a.txt
    fails_with 1 "-e:1: "
    run --separate-stderr "$LODE" repl -e '#articles' a.txt missing.txt
    fails_with 1 "missing.txt"
    [ "$output" = 1 ]
    run --separate-stderr "$LODE" repl -r nope -e 1 a.txt
    fails_with 2 "nope"
    [ "$("$LODE" repl -e '#articles[1].text > 0' - <a.txt)" = true ]
    run --separate-stderr "$LODE" repl - <a.txt
    fails_with 2 "-e"
}

@test "repl: many finds, with spans kept from earlier ones" {
    run feed 'keep = {} for i = 1, 300 do local o = io.stdout; keep[i] = find(t.span(t.list { "Seoul", "Kim" }, "x") * t.any, 0)[1].x end' \
        'keep[1].text, keep[300].text' 'keep[1].entry, keep[1].item'
    [ "$status" -eq 0 ]
    [ "${lines[-4]}" = '"Kim"' ]
    [ "${lines[-1]}" = nil ]
}

# ---- on a terminal ----

keys() {
    tmux -L "$SESSION" send-keys "$@"
}

screen() {
    tmux -L "$SESSION" capture-pane -p
}

# await WORDS: until the screen shows them, at most five seconds
await() {
    for _ in $(seq 100); do
        [[ "$(screen)" != *"$1"* ]] || return 0
        sleep 0.05
    done
    echo "not on the screen: $1"
    screen
    return 1
}

# terminal: lode repl a.txt in a terminal of its own
terminal() {
    command -v tmux >/dev/null || skip "no tmux"
    SESSION=lode$BATS_TEST_NUMBER$$$RANDOM
    tmux -L "$SESSION" -f /dev/null new-session -d -x 100 -y 50 "$LODE repl a.txt; echo STATUS \$?; sleep 20"
    await "help() says"
}

@test "repl: on a terminal a banner, values, Ctrl-D" {
    terminal
    keys '20 + 22' Enter
    await 42
    keys C-d
    await "STATUS 0"
}

@test "repl: Tab completes globals, fields, lists and kinds" {
    terminal
    keys 'articles[1].so' Tab Enter
    await '"a.txt"'
    keys 'artic' Tab C-u
    keys 't.capitali' Tab
    await 't.capitalized'
    keys C-u 't.list "countr' Tab
    await 't.list "countries"'
    keys C-u 't.is "sent' Tab
    await 't.is "sentence"'
    keys C-u 'lpeg.loc' Tab
    await 'lpeg.locale'
    keys C-u 'articles[1]:' Tab Tab
    await 'sentences'
}

@test "repl: Ctrl-C interrupts what runs, and clears the line" {
    terminal
    keys 'while true do end' Enter
    sleep 0.3
    keys C-c
    await interrupted
    keys 'while true do pcall(function() while true do end end) end' Enter
    sleep 0.3
    keys C-c
    sleep 0.3
    keys 'garbage (' C-c
    keys 'x = {' Enter
    await '..'
    keys C-c
    keys '"still " .. "here"' Enter
    await '"still here"'
}

@test "repl: the history is kept between runs, for oneself only" {
    terminal
    keys '"first" .. 1' Enter
    await '"first1"'
    keys C-d
    await "STATUS 0"
    tmux -L "$SESSION" kill-server
    [ "$(stat -c %a state/lode/history)" = 600 ]
    seq 1500 | sed 's/^/print(/; s/$/)/' >>state/lode/history
    echo '"sec" .. "ond"' >>state/lode/history
    terminal
    keys Up Enter
    await '"second"'
    [ "$(wc -l <state/lode/history)" -le 1001 ]
    [ "$(stat -c %a state/lode/history)" = 600 ]
}

@test "repl: colour on a terminal only, unless NO_COLOR" {
    terminal
    keys '"a" .. "b"' Enter
    await '"ab"'
    tmux -L "$SESSION" capture-pane -p -e | grep -q $'\e\\[32m"ab"'
    run feed '"ab"'
    [ "$output" = '"ab"' ]
    tmux -L "$SESSION" kill-server
    NO_COLOR=1 terminal
    keys '"a" .. "b"' Enter
    await '"ab"'
    run tmux -L "$SESSION" capture-pane -p -e
    [[ "$output" != *$'\e['* ]]
}

@test "repl: a match that runs for ever is undone by Ctrl-C, and nothing is lost" {
    terminal
    keys 'kept = 21' Enter
    keys 'g = lpeg.P { lpeg.P(1) * lpeg.V(1) * lpeg.P(1) * lpeg.V(1) + lpeg.P(1) * lpeg.V(1) + lpeg.P(1) * lpeg.V(1) + lpeg.P(1) } * lpeg.P "@"' Enter
    keys 'lpeg.match(g, ("x"):rep(60))' Enter
    sleep 1
    keys C-c
    await "interrupted: the statement was undone"
    keys 'kept * 2, #articles' Enter
    await 42
    keys C-d
    await "STATUS 0"
    tmux -L "$SESSION" kill-server
}

@test "repl: a crash in a statement is undone, and nothing is lost" {
    # a sanitizer that takes the signal would leave by exit instead
    export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}handle_segv=0"
    terminal
    keys 'kept = 21' Enter
    keys 'for i = 1, 3 do kept = kept + 1 end io.open("/proc/self/stat"):read("n") os.execute("kill -SEGV " .. io.open("/proc/self/stat"):read("n"))' Enter
    await "Segmentation fault: the statement was undone"
    keys '"kept is " .. kept * 2, #find("met", 0)' Enter
    await '"kept is 42"'
    keys 'os.exit(3)' Enter
    await "STATUS 3"
    tmux -L "$SESSION" kill-server
}

@test "repl: long output is paged; Tab knows rows and names of the reference" {
    for i in $(seq 80); do printf 'Line %s of a long article.\n\n' "$i"; done >a.txt
    export LODE_PAGER="sed -u 's/^/PAGED /'"
    terminal
    keys 'show(1)' Enter
    await 'PAGED Line 80 of a long article.'
    keys 'm = find("line", 0)' Enter
    await '80 matches'
    keys 'm:filt' Tab
    await 'm:filter'
    keys C-u '?t.nea' Tab Enter
    await 'at most n tokens'
}

@test "repl: no process is left behind" {
    terminal
    keys '1 + 1' Enter
    await 2
    keys '2 + 3' Enter
    await 5
    [ "$(pgrep -cf "^$LODE repl a.txt")" -eq 2 ]
    keys C-d
    await "STATUS 0"
    sleep 0.2
    run pgrep -f "^$LODE repl a.txt"
    [ "$status" -ne 0 ]
}

@test "repl: why, show and diff on a terminal; several lines; an error" {
    terminal
    keys 'try "caps.lua"' Enter
    await "examples of 'caps' pass"
    sed -i 's/t.capital ^ 0/t.capital ^ -1/; s/t.span(t.capital, "head")/t.span(t.exact "Aziza", "head")/' caps.lua
    keys 'reload()' Enter
    await "read again"
    keys 'diff()' Enter
    await "lost, "
    keys 'why("caps.lua", 1, "Kim")' Enter
    await 'match "Aziza Karimova"'
    keys 'show(1)' Enter
    await 'Karimova left'
    keys 'for i = 1, 2 do' Enter
    await '..'
    keys 'print("line " .. i) end' Enter
    await 'line 2'
    keys 't.stm "x"' Enter
    await "did you mean 'stem'"
    keys '?t.near' Enter
    await "at most n tokens"
}

# bats test_tags=quick
@test "repl: rows are filtered, counted, sampled, saved; kwic is aligned" {
    run feed 'm = find(t.capital, 0)' 'm:filter(function (r) return r.text == "Kim" end)' 'm:count()' 'm:save "m.csv"' 'm:save "m.jsonl"' 'kwic(t.word "left", 3)'
    [ "$status" -eq 0 ]
    [[ "$output" == *"«Kim»"* ]]
    [[ "$output" == *"2  Karimova"* ]]
    [ "$(wc -l <m.csv)" -eq 7 ]
    [ "$(jq -s length m.jsonl)" -eq 6 ]
    [[ "$output" == *"Karimova  «left»"* || "$output" == *"Karimova «left»"* ]]
    run feed 'find(t.capital):fliter(print)'
    [[ "$output" == *"did you mean 'filter'"* ]]
}

@test "repl: several -e in order, and what fails is in the status" {
    run "$LODE" repl -e 'x = 20' -e 'x + 22' a.txt
    [ "$output" = 42 ]
    run "$LODE" repl -e 'load "nope"' -e '1 + 1' a.txt
    [ "$status" -eq 1 ]
    [ "${lines[-1]}" = 2 ]
}

@test "repl: many articles are read by threads, in order, with errors in place" {
    mkdir many
    for i in $(seq -w 40); do printf 'Article %s.\n' "$i" >"many/$i.txt"; done
    : >many/20.txt
    run --separate-stderr "$LODE" repl -e 'for _, a in ipairs(articles) do io.write(a.text:match "%d+", " ") end' many
    [ "$status" -eq 1 ]
    [ "$output" = "$(seq -w 40 | grep -v 20 | tr '\n' ' ')" ]
    [ "${#stderr_lines[@]}" -eq 1 ]
    [[ "$stderr" == *"many/20.txt"* ]]
}
