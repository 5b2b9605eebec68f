#!/usr/bin/env bash
# Runs the benchmarks and prints their table; make bench calls it.
#   BENCH: folder of the built programs   LODE: the program   TEXT: another text, or empty
#   ONLY:  names of programs to run, or empty for all
#   MB:    how long the text is made by repeating it
#   DIR:   a folder of HTML pages; without it, those of ../shared/gold
#
# The text is corpus/ and, where they lie beside the project, the plain texts of ../shared/gold.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.."
root=$PWD here=$PWD/tests/bench megabytes=${MB:-50}
export LODE_SCRIPTS=$root/scripts BENCH_TSV=$root/build/bench.tsv
work=$root/build/bench-work
rm -rf "$work" && mkdir -p "$work"

# The text: each line a paragraph of its own, so that lines mean the same to both sides, repeated.
source=${TEXT:-$work/source.txt}
named=${TEXT:-corpus/*.txt}
[ -n "${TEXT:-}" ] || cat corpus/*.txt >"$work/source.txt"
gold=../shared/gold/score
if [ -z "${TEXT:-}" ] && [ -x "$gold" ] && command -v python3 >/dev/null; then
    for task in tokens names dates main-event; do
        "$gold" --inputs "$task" "$work/gold/$task" >/dev/null
    done
    find "$work/gold" -type f -print0 | sort -z | xargs -0 awk 'FNR == 1 { print "" } 1' >>"$work/source.txt"
    rm -r "$work/gold"
    named="$named and ../shared/gold"
fi
tr -d '\r' <"$source" | grep -v '^[[:space:]]*$' | sed 's/$/\n/' >"$work/once.txt"
size=$(stat -c %s "$work/once.txt")
times=$((megabytes * 1000000 / size + 1))
for ((i = 0; i < times; i++)); do cat "$work/once.txt"; done >"$work/text.txt"
head -c 400000 "$work/once.txt" | iconv -c -t UTF-8 >"$work/small.txt"
head -c 2048 "$work/once.txt" | iconv -c -t UTF-8 >"$work/article.txt"

# The generated rules.
lua5.4 "$here/words.lua" "$work/once.txt" >"$work/words_data.lua"
cp "$here/stock_rules.lua" "$work/"
for n in 1 10 100 1000; do
    mkdir -p "$work/$n"
    cp "$here/lode_rules.lua" "$work/$n/rules.lua"
    cp "$work/words_data.lua" "$work/$n/"
    echo "return $n" >"$work/$n/bench_count.lua"
done

failed=0 # a program whose sides find different things says so, and the others are still measured
wants() { [ -z "${ONLY:-}" ] || [[ " $ONLY " == *" $1 "* ]]; }

printf 'name\tvalue\tunit\tbaseline\tbaseline_value\tratio\n' >"$BENCH_TSV"
echo "Text: $named, $times times, $(($(stat -c %s "$work/text.txt") / 1000000)) MB"
if wants text_icu; then "$BENCH/text_icu" "$work/text.txt" || failed=1; fi
if wants records; then "$BENCH/records" "$work/text.txt" || failed=1; fi
if wants gazetteer; then "$BENCH/gazetteer" "$work/text.txt" || failed=1; fi
if wants list_load; then mkdir "$work/load" && "$BENCH/list_load" "$LODE" "$(realpath "$work/load")" || failed=1; fi
if wants rules; then "$BENCH/rules" "$work" "$work/text.txt" "$work/small.txt" || failed=1; fi
if wants html; then
    pages=${DIR:-}
    if [ -z "$pages" ] && [ -d ../shared/gold/article-body/html ]; then
        pages=$work/pages
        mkdir "$pages"
        for page in ../shared/gold/article-body/html/*.gz ../shared/gold/article-metadata/html/*.gz; do
            gzip -dc "$page" >"$pages/$(basename "$page" .gz)"
        done
    fi
    if [ -n "$pages" ]; then "$BENCH/html" "$pages" || failed=1; else echo "html: no pages; DIR=folder names some"; fi
fi
if wants start; then "$BENCH/start" "$LODE" "$here/start_rules.lua" "$work/article.txt" || failed=1; fi
if wants bundled; then # articles, each a file, copied until they are long enough
    news=$work/news modules=$root/build/wink/node_modules wink=()
    mkdir "$news"
    articles=(corpus/*.txt)
    if [ -x "$gold" ] && command -v python3 >/dev/null; then
        "$gold" --inputs main-event "$work/main-event" >/dev/null
        mapfile -t articles < <(find "$work/main-event" -name '*.txt' | sort)
    fi
    bytes=$(cat "${articles[@]}" | wc -c)
    copies=$(((megabytes < 5 ? megabytes : 5) * 1000000 / bytes + 1))
    for ((i = 0; i < copies; i++)); do
        for article in "${articles[@]}"; do cp "$article" "$news/$i-$(basename "$article")"; done
    done
    if command -v npm >/dev/null; then
        [ -d "$modules/wink-nlp" ] || npm install --silent --no-audit --no-fund --prefix "$root/build/wink" wink-nlp wink-eng-lite-web-model >/dev/null || true
    fi
    if [ -d "$modules/wink-nlp" ]; then wink=("$here/wink.js" "$modules"); else echo "bundled: wink-nlp is not measured: no npm"; fi
    "$BENCH/bundled" "$LODE" "$news" $((bytes * copies)) "${wink[@]}" || failed=1
fi
if wants inputs_archive; then # JSON lines, an array of them, web archives
    mkdir "$work/inputs"
    for kind in jsonl json warc; do
        lua5.4 "$here/records.lua" $kind "$megabytes" "$work/once.txt" >"$work/inputs/a.$kind"
    done
    gzip -1 -k "$work/inputs/a.jsonl" "$work/inputs/a.warc"
    "$BENCH/inputs_archive" "$LODE" "$work/inputs" || failed=1
fi

awk -F'\t' '{ printf "%-26s %10s %-5s  %-22s %10s %9s\n", $1, $2, $3, $4, $5, $6 }' "$BENCH_TSV"
rm -rf "$work"
exit "$failed"
