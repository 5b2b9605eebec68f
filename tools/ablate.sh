#!/usr/bin/env bash
# What each list, each family of patterns and the coreference library add to a figure: scores bundled rules on a folder of gold data
# with each of them taken out in turn.
#
#   tools/ablate.sh GOLD TASK RULES [WHAT…]
#   tools/ablate.sh ../shared/gold names people,organizations,places surnames people:guess coref:mentions
#
# WHAT is a list's name (it is emptied), RULE:PART (a side of the rule's choices, by the local variable that holds it, never matches), or
# coref:FUNCTION (it does nothing; coref:all: none of them does). Without WHAT: every list.
# Works on a copy in build/ablate/; prints the lines of all kinds of `score`, first with everything.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0" >&2; exit 2; }
gold=$(cd "$1" && pwd) task=$2 rules=$3
shift 3
copy=build/ablate
rm -rf "$copy"
mkdir -p "$copy"
cp -r lode scripts tools "$copy"
cd "$copy"
[ $# -gt 0 ] || set -- $(cd scripts/lists && ls -- *.tsv | sed 's/\.tsv$//')

figures() { tools/score.sh "$gold" "$task" "$rules" 2>/dev/null | grep -E '^[^ ]+ +(all|who|what|when|where|person|organization|place) '; }

# The head, the header row and the first entry stay: a list must not be empty.
without_list() { awk '/^#/ && !body { print; next } { body = 1; if (n++ < 2) print }' kept >"$1"; }

# Where the rule composes what it matches, the part's name becomes a word that no text has.
without_part() {
    sed -E "/^local (match|with_capital|in_lower|front)\b|^grammar\[/,/^$/ s/(^|[^.\"[:alnum:]_])$2\b/\1(t.word \"zqxzqx\")/g" kept >"$1"
}

without_function() {
    local functions=$2
    [ "$functions" != all ] || functions="plausible resolve mentions again definite"
    sed '$d' kept >"$1" # without its `return coref`
    for name in $functions; do
        case $name in
        resolve) echo 'function coref.resolve() return {}, {} end' ;;
        again) echo 'function coref.again() return {} end' ;;
        definite) echo 'function coref.definite() end' ;;
        *) echo "function coref.$name(persons) return persons end" ;;
        esac
    done >>"$1"
    echo 'return coref' >>"$1"
}

echo "== everything"
figures
for what in "$@"; do
    case $what in
    coref:*) file=scripts/lode/coref.lua ;;
    *:*) file=scripts/${what%%:*}.lua ;;
    *) file=scripts/lists/$what.tsv ;;
    esac
    cp "$file" kept
    case $what in
    coref:*) without_function "$file" "${what#*:}" ;;
    *:*) without_part "$file" "${what#*:}" ;;
    *) without_list "$file" ;;
    esac
    if cmp -s kept "$file"; then
        echo "== $what: there is no such part"
    else
        echo "== without $what"
        figures || echo "(does not load: the part is needed)"
    fi
    cp kept "$file"
done
