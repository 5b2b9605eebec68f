# The whole corpus under all bundled rules, against what was found when somebody last looked
# (tests/golden/corpus.jsonl; `tests/golden/accept` takes the present output over, to be read in
# the diff), and the same bytes however many workers there are.

load common

setup() {
    common_setup
    cd "$BATS_TEST_DIRNAME/../.."
}

@test "the corpus gives what it gave before" {
    "$LODE" run -o jsonl corpus >"$BATS_TEST_TMPDIR/now.jsonl"
    diff tests/golden/corpus.jsonl "$BATS_TEST_TMPDIR/now.jsonl" >"$BATS_TEST_TMPDIR/diff" || {
        cut -c1-300 "$BATS_TEST_TMPDIR/diff" | head -20
        echo "tests/golden/accept takes the new output over"
        return 1
    }
}

@test "one worker, two workers, three runs: the same bytes" {
    for jobs in 1 2 1; do
        "$LODE" run -j $jobs -o jsonl corpus | md5sum
    done | sort -u >"$BATS_TEST_TMPDIR/sums"
    [ "$(wc -l <"$BATS_TEST_TMPDIR/sums")" -eq 1 ]
}

@test "triggers change nothing in what is found" {
    "$LODE" run -o jsonl corpus >"$BATS_TEST_TMPDIR/with.jsonl"
    "$LODE" run --no-triggers -o jsonl corpus >"$BATS_TEST_TMPDIR/without.jsonl"
    cmp "$BATS_TEST_TMPDIR/with.jsonl" "$BATS_TEST_TMPDIR/without.jsonl"
}

@test "every gold annotation stands where it says" {
    "$LODE" article corpus >"$BATS_TEST_TMPDIR/articles.jsonl"
    jq -n -e --slurpfile articles "$BATS_TEST_TMPDIR/articles.jsonl" --slurpfile gold corpus/gold.jsonl '
        ($articles | map({(.source): .text}) | add) as $texts
        | [$gold[] | .source as $s | .found[] | select($texts[$s][.start:.end] != .text)] | length == 0'
}

# bats test_tags=quick
@test "the seed article: who, what, where, when, said by whom" {
    seed=../shared/seed
    [ -d "$seed" ] || skip "no $seed here"
    "$LODE" run -o jsonl "$seed" | jq -c '.found[]' >"$BATS_TEST_TMPDIR/found"
    names() { jq -r "select(.kind == \"$1\") | .name" "$BATS_TEST_TMPDIR/found" | sort -u | paste -sd';'; }
    has() { jq -se "any(.[]; $1)" "$BATS_TEST_TMPDIR/found" >/dev/null || { echo "not found: $1"; return 1; }; }
    [ "$(names person)" = "Bakhodir Kurbanov;Ji Da-gyum;Kabul Berdiev;Lee Jong-sup;Shavkat Mirziyoyev;Victor Makhmudov" ]
    for name in "South Korea's Defense Ministry" "Korea Aerospace Industries" "Stockholm International Peace Research Institute" "The Korea Herald" "National Security Council"; do
        has ".kind == \"organization\" and .name == \"$name\""
    done
    for name in Uzbekistan "South Korea" Russia Ukraine Seoul "Central Asia"; do has ".kind == \"place\" and .name == \"$name\""; done
    has '.kind == "person" and .name == "Lee Jong-sup" and .title == "Defense Minister"'
    has '.kind == "person" and .name == "Kabul Berdiev" and .former == true and .affiliation == "Uzbekistan"'
    has '.kind == "person" and .text == "Mirziyoyev" and .name == "Shavkat Mirziyoyev"'
    for value in 2023-07-31 2023-08-03 2015-04 18 1991 2016 2020 2021; do has ".kind == \"date\" and .value == \"$value\""; done
    has '.kind == "period" and .from == "2023-07-31" and .to == "2023-08-03"'
    has '.kind == "weapon" and .text == "FA-50 light combat aircraft"'
    has '.kind == "weapon" and .text == "K9 self-propelled howitzer"'
    [ "$(jq -s '[.[] | select(.kind == "quote" and .style == "direct" and .speaker == "the ministry")] | length' "$BATS_TEST_TMPDIR/found")" = 2 ]
    run jq -se 'any(.[]; .kind == "quote" and (.text | contains("special strategic partner")))' "$BATS_TEST_TMPDIR/found"
    [ "$status" -ne 0 ]
}

# bats test_tags=quick
@test "the seed article: the arms relations and the minister's visit" {
    seed=../shared/seed
    [ -d "$seed" ] || skip "no $seed here"
    "$LODE" run -r arms,visits,events -o jsonl "$seed" | jq -c '.found[]' >"$BATS_TEST_TMPDIR/found"
    has() { jq -se "any(.[]; $1)" "$BATS_TEST_TMPDIR/found" >/dev/null || { echo "not found: $1"; return 1; }; }
    has '.kind == "arms_deal" and .supplier == "South Korea" and .recipient == "Uzbekistan" and .weapon == "FA-50" and .status == "sought"'
    has '.kind == "arms_deal" and .supplier == "South Korea" and .recipient == "Uzbekistan" and .weapon == "K9" and .status == "sought"'
    has '.kind == "arms_deal" and .supplier == "Russia" and .recipient == "Uzbekistan" and .exclusive == true and .date == "2020" and .until == "2021"'
    has '.kind == "visit" and .who == "Lee Jong-sup" and .to == "Uzbekistan" and .from == "2023-07-31" and .until == "2023-08-03"'
    has '.kind == "event" and .type == "AID" and .source == "Uzbekistan" and .target == "Ukraine"'
}
