#!/usr/bin/env bash
# Runs every bundled rule over the sample articles, for reading, and counts what was found. Also kept in build/demo.txt.
set -uo pipefail
cd "$(dirname "$0")/.."
shopt -s nullglob
articles=(corpus/*.txt)
if [ ${#articles[@]} -eq 0 ]; then
    echo "lode: no articles in corpus/" >&2
    exit 1
fi

demo() {
    ./lode run -o text "${articles[@]}" || return
    ./lode run -o jsonl "${articles[@]}" >build/demo.jsonl || return
    printf '\nFound in %d articles, by kind:\n' "${#articles[@]}"
    grep -oE '"kind": ?"[^"]*"' build/demo.jsonl | awk -F'"' '
        { count[$4]++ }
        END { for (kind in count) printf "%8d  %s\n", count[kind], kind }' | sort -k1,1nr -k2
}
demo | tee build/demo.txt
