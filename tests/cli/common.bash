# Shared by the command-line tests: where the program is, a folder of one's own, small inputs.
bats_require_minimum_version 1.5.0

common_setup() {
    LODE=$(realpath "${LODE:-$BATS_TEST_DIRNAME/../../lode}")
    export LODE
    export XDG_CACHE_HOME=$BATS_RUN_TMPDIR/cache
    unset NO_COLOR LODE_PATH
    cd "$BATS_TEST_TMPDIR" || return
    write_rule
    printf 'Aziza Karimova met Kim in Seoul.\n\nKarimova left on Monday.\n' >a.txt
}

# caps.lua: runs of words with a capital; the first word is a field.
write_rule() {
    cat >caps.lua <<'LUA'
local lode = require "lode"
local t = lode.tokens
return lode.rule {
  api = 1, name = "caps", about = "Words with a capital.", tags = { "test" },
  emits = { caps = { "head" } },
  match = t.span(t.capital, "head") * t.capital ^ 0,
  examples = {
    { "We met Aziza Karimova.", caps = { "We", { text = "Aziza Karimova", head = "Aziza" } } },
    { "nobody is here", caps = false },
  },
}
LUA
}

# caps [OPTION...] INPUT...: runs that rule, JSON lines.
caps() {
    "$LODE" run -r ./caps.lua -o jsonl "$@"
}

# What was found, a text a line, of JSON lines on standard input.
texts() {
    jq -r '.found[].text'
}

fails_with() { # STATUS WORDS: the status, and one line of standard error that has the words
    [ "$status" -eq "$1" ] || { echo "status $status: $output $stderr"; return 1; }
    [ "${#stderr_lines[@]}" -eq 1 ] || { echo "not one line: $stderr"; return 1; }
    [[ "$stderr" == *"$2"* ]] || { echo "not in: $stderr"; return 1; }
}
