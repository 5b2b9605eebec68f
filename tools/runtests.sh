#!/usr/bin/env bash
# Runs the test suites over what make has built, and counts.
#   usage: tools/runtests.sh full|quick
#
#   unit    tests/unit/NAME.c, built as build/test/NAME with cmocka
#   fuzz    tests/fuzz/NAME.c, built as build/fuzz/NAME: inputs made by numbers, few in a quick run, else for some time
#   rules   `lode test`: the examples in every bundled rule script
#   layout  tests/layout/run.lua, under Debian's lua5.4 and LPeg
#   cli     tests/cli/*.bats; $LODE is the program to test. quick: those with the tag `quick` only
#   full runs unit, fuzz, rules and cli once more with the sanitized build.
#
# Every suite speaks TAP on standard output ("ok …", "not ok …", "1..N"). A suite that crashes, hangs, ends before its plan
# or says nothing is a failure. The last line is `N passed, N failed`, with `, N skipped` where some were; the status is 1
# when any failed. Each suite's output is kept in build/log.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
root=$PWD
mode=${1:-full}
export LC_ALL=C.UTF-8 CMOCKA_MESSAGE_OUTPUT=tap
passed=0 failed=0 skipped=0
logs=$root/build/log
rm -rf "$logs" && mkdir -p "$logs"

# suite NAME SECONDS COMMAND...: runs one suite, prints one line for it, and what failed in full.
suite() {
    local name=$1 limit=$2 log=$logs/${1//\//-} start status p f s plan why=
    shift 2
    # For the sanitized build. Status 99 is none of lode's, so a test for status 1 cannot take a crash for an error message.
    # Reports go to files, where a test that swallows standard error, or a parent that replaces a dead worker, cannot hide them.
    local -x ASAN_OPTIONS=exitcode=99:allocator_may_return_null=1:log_path=$log.sanitizer
    local -x LSAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=print_stacktrace=1:exitcode=99:log_path=$log.sanitizer
    start=${EPOCHREALTIME/./}
    { timeout -k 5 "$limit" "$@" >"$log.out" 2>"$log.err" </dev/null; } 2>/dev/null   # the shell's own word on a crash
    status=$?
    read -r p f s plan < <(awk '
        /^1\.\.[0-9]+/ { plan += substr($1, 4); planned = 1 }
        /^ok/     { if (tolower($0) ~ /# *skip/) s++; else p++ }
        /^not ok/ { if (tolower($0) ~ /# *(skip|todo)/) s++; else f++ }
        END { print p + 0, f + 0, s + 0, planned ? plan : -1 }' "$log.out")
    local reports=("$log".sanitizer.*)
    if [ $status -eq 124 ] || [ $status -eq 137 ]; then
        why="stopped after $limit s"
    elif [ $plan -ge 0 ] && [ $((p + f + s)) -lt "$plan" ]; then
        why="ended after $((p + f + s)) of $plan tests, status $status"
    elif [ $status -ne 0 ] && [ "$f" -eq 0 ]; then
        why="ended with status $status"
    elif [ $plan -ne 0 ] && [ $((p + f + s)) -eq 0 ]; then
        why="printed no results"
    fi
    [ -z "$why" ] || f=$((f + 1))
    # A report counts even if the test passed: the process that died may have been a worker, replaced by its parent.
    local report found=()
    for report in "${reports[@]}"; do
        if [ -f "$report" ] && grep -qE 'ERROR: |runtime error:' "$report"; then
            found+=("$report")
        fi
    done
    [ ${#found[@]} -eq 0 ] || [ "$f" -ne 0 ] || f=${#found[@]}

    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
    local tenths=$(((${EPOCHREALTIME/./} - start) / 100000))
    printf '  %-28s %5d passed%s%s  %d.%d s\n' "$name" "$p" "$([ "$f" -eq 0 ] || echo ", $f FAILED")" \
        "$([ "$s" -eq 0 ] || echo ", $s skipped")" $((tenths / 10)) $((tenths % 10))
    [ "$f" -ne 0 ] || return 0

    {
        # A failing line and what follows it up to the next result; a crash has no such line, so the end of everything.
        awk '/^(ok|not ok|1\.\.)/ { show = 0 } /^not ok/ && tolower($0) !~ /# *(skip|todo)/ { show = 1 } show' "$log.out"
        [ -z "$why" ] || { echo "$why: $*"; tail -n 10 "$log.out"; }
        tail -n 40 "$log.err"
        [ ${#found[@]} -eq 0 ] || cat "${found[@]}"
    } | sed 's/^/      /'
}

# fuzz_budget PREFIX: what each fuzz program is told: so many inputs, or so many seconds. In a full run they share five
# minutes, the sanitized ones two more, and none takes longer than a minute.
fuzz_budget() {
    local programs=(tests/fuzz/fuzz_*.c) total=300 seconds
    if [ "$mode" = quick ]; then
        echo 20000
        return
    fi
    [ -z "$1" ] || total=120
    seconds=$((total / ${#programs[@]}))
    echo "$((seconds > 60 ? 60 : seconds < 5 ? 5 : seconds))s"
}

# all_suites PREFIX OUT LODE: the suites that run our C code.
all_suites() {
    local prefix=$1 out=$2 source name tags=() texts
    export LODE=$root/$3
    shopt -s nullglob
    for source in tests/unit/*.c; do
        name=$(basename "$source" .c)
        suite "${prefix}unit/$name" 300 "$out/test/$name"
    done
    texts=$(fuzz_budget "$prefix")
    for source in tests/fuzz/*.c; do
        name=$(basename "$source" .c)
        suite "${prefix}fuzz/${name#fuzz_}" 300 "$out/fuzz/$name" "$texts"
    done
    if compgen -G 'scripts/*.lua' >/dev/null; then
        suite "${prefix}rules" 600 "$LODE" test
    fi
    [ "$mode" = full ] || tags=(--filter-tags quick)
    for source in tests/cli/*.bats; do
        suite "${prefix}cli/$(basename "$source" .bats)" 900 bats --formatter tap "${tags[@]}" "$source"
    done
    shopt -u nullglob
}

all_suites "" build lode
if [ -f tests/layout/run.lua ]; then
    suite layout 300 lua5.4 tests/layout/run.lua
fi

if [ "$mode" = full ]; then
    echo "Under AddressSanitizer and UndefinedBehaviorSanitizer:"
    all_suites sanitize/ build/sanitize build/sanitize/lode
fi

if [ $((passed + failed)) -eq 0 ]; then
    echo "no tests were found" >&2
    failed=1
fi
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ]
