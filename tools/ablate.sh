#!/usr/bin/env bash
# What each list adds to a figure: scores bundled rules on a folder of gold data with each list emptied in turn.
#
#   tools/ablate.sh GOLD TASK RULES [LIST…]
#   tools/ablate.sh ../shared/gold names people,organizations,places surnames given_names
#
# Works on a copy in build/ablate/; prints the lines of all kinds of `score`, first with all lists.  Without LIST: every list.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
gold=$(cd "$1" && pwd) task=$2 rules=$3
shift 3
copy=build/ablate
rm -rf "$copy"
mkdir -p "$copy"
cp -r lode scripts tools "$copy"
cd "$copy"
[ $# -gt 0 ] || set -- $(cd scripts/lists && ls -- *.tsv | sed 's/\.tsv$//')

figures() { tools/score.sh "$gold" "$task" "$rules" 2>/dev/null | grep -E '^[^ ]+ +(all|who|what|when|where|person|organization|place) '; }

echo "== all lists"
figures
for list in "$@"; do
    file=scripts/lists/$list.tsv
    cp "$file" kept.tsv
    # The head, the header row and the first entry stay: a list must not be empty.
    awk '/^#/ && !body { print; next } { body = 1; if (n++ < 2) print }' kept.tsv >"$file"
    echo "== without $list"
    figures
    cp kept.tsv "$file"
done
