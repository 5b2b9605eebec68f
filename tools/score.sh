#!/usr/bin/env bash
# Measures bundled rules on a folder of gold data that has its own `score` program (score --inputs TASK DIR, score TASK FILE).
#
#   tools/score.sh GOLD TASK RULES [options of score]
#   tools/score.sh ../shared/gold names people,organizations,places --errors 50
#
# Inputs and outputs are kept in build/score/, the texts are never copied into the project.  Status: that of `score`.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
gold=$1 task=$2 rules=$3
shift 3
[ -x "$gold/score" ] || { echo "tools/score.sh: $gold: no folder with a program 'score'" >&2; exit 2; }

out=build/score
inputs=$out/$task found=$out/$task.jsonl
mkdir -p "$out"
[ -d "$inputs" ] || "$gold/score" --inputs "$task" "$inputs" >/dev/null

# Texts with a date of reference lie in a folder for each date, now-2016-11-07; the others beside these folders.
run() { ./lode run -j 2 -r "$rules" -o jsonl --as raw "$@"; }
mapfile -t undated < <(find "$inputs" -type f -not -path '*/now-*')
{
    [ ${#undated[@]} -eq 0 ] || run "${undated[@]}"
    for folder in "$inputs"/now-*; do
        [ ! -d "$folder" ] || run --now "${folder##*/now-}" "$folder"
    done
} >"$found"
"$gold/score" "$task" "$found" "$@"
