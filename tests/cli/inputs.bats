# Inputs: files, folders, standard input; encodings; what cannot be read.
load common
setup() { common_setup; }

# bats test_tags=quick
@test "a file" {
    [ "$(caps a.txt | jq -r .source)" = "a.txt" ]
}

@test "standard input is -" {
    [ "$(printf 'Lee met Kim.' | caps - | jq -c '[.source, .found[].text]')" = '["-","Lee","Kim"]' ]
}

# bats test_tags=quick
@test "a folder: all below it, in bytewise order, without hidden files and backups" {
    mkdir -p d/b d/B d/.git
    for f in d/b.txt d/b/z.txt d/b/a.txt d/B/x.txt d/.hidden d/.git/config d/b.txt~ d/#b.txt# d/b.bak d/ä.txt; do
        printf 'Lee met Kim.' >"$f"
    done
    [ "$(caps d | jq -r .source | paste -sd' ')" = "d/B/x.txt d/b.txt d/b/a.txt d/b/z.txt d/ä.txt" ]
    [ "$(caps d/ | jq -r .source | head -n 1)" = "d/B/x.txt" ]
}

@test "symbolic links that lead round in circles" {
    mkdir -p d/e
    printf 'Lee met Kim.' >d/e/a.txt
    ln -s .. d/e/up
    ln -s . d/self
    [ "$(caps d | jq -r .source)" = "d/e/a.txt" ]
}

# bats test_tags=quick
@test "a missing file: one line, status 1, the others go on" {
    run --separate-stderr caps a.txt missing.txt a.txt
    fails_with 1 "lode: missing.txt: No such file or directory"
    [ "${#lines[@]}" -eq 2 ]
}

@test "a folder without any article" {
    mkdir -p d/e
    run --separate-stderr caps d a.txt
    fails_with 1 "lode: d: a folder without any article"
    [ "${#lines[@]}" -eq 1 ]
}

@test "a file that may not be read" {
    [ "$(id -u)" -ne 0 ] || skip "root may read everything"
    cp a.txt secret.txt
    chmod 0 secret.txt
    run --separate-stderr caps secret.txt
    fails_with 1 "secret.txt: Permission denied"
}

@test "a pipe in a folder is no article, and does not block" {
    mkdir d
    mkfifo d/p
    cp a.txt d/a.txt
    run --separate-stderr timeout 20 "$LODE" run -r ./caps.lua d
    fails_with 1 "d/p: a named pipe"
    [ "${#lines[@]}" -eq 1 ]
}

@test "a pipe that is named is read" {
    [ "$(caps <(printf 'Lee met Kim.') | texts | paste -sd' ')" = "Lee Kim" ]
}

# bats test_tags=quick
@test "an empty file" {
    : >empty.txt
    printf ' \n\t\r\n\xc2\xa0' >blank.txt
    for file in empty.txt blank.txt; do
        for as in text raw; do
            run --separate-stderr caps --as $as $file
            fails_with 1 "lode: $file: empty: no text to read"
            [ -z "$output" ]
        done
    done
}

# bats test_tags=quick
@test "what is no text is refused by name" {
    printf '%%PDF-1.7\n' >x.pdf
    printf '\x89PNG\r\n\x1a\n\0\0' >x.png
    printf '\1\0\0\0Lee met\0\0\0\2\377\3' >x.bin
    run --separate-stderr caps x.pdf
    fails_with 1 "x.pdf: a PDF document, which this version does not read: convert it to text first"
    run --separate-stderr caps x.png
    fails_with 1 "x.png: a PNG picture, not text"
    run --separate-stderr caps x.bin
    fails_with 1 "x.bin: binary data, not text"
}

@test "Windows line ends are those of Unix" {
    printf 'Lee met\r\nKim.\r\n\r\nHe left.\rPark came.' >crlf.txt
    tr -d '\r' <<<$'Lee met\nKim.\n\nHe left.\nPark came.' >lf.txt
    [ "$("$LODE" article crlf.txt | jq .body)" = "$("$LODE" article lf.txt | jq .body)" ]
    [[ "$("$LODE" article crlf.txt)" != *'\r'* ]]
}

# bats test_tags=quick
@test "UTF-16, with a mark and without, either order" {
    printf 'Inês met Kim.' | iconv -f UTF-8 -t UTF-16LE >le.txt
    printf 'Inês met Kim.' | iconv -f UTF-8 -t UTF-16BE >be.txt
    { printf '\xff\xfe'; cat le.txt; } >le-mark.txt
    { printf '\xfe\xff'; cat be.txt; } >be-mark.txt
    for file in le be le-mark be-mark; do
        [ "$(caps $file.txt | texts | paste -sd' ')" = "Inês Kim" ]
    done
}

@test "Windows-1252" {
    printf '\x93Caf\xe9\x94 met Jos\xe9 at 5\x80.' >w.txt
    [ "$("$LODE" article --as raw w.txt | jq -r .text)" = '“Café” met José at 5€.' ]
}

@test "bad bytes in UTF-8 become U+FFFD" {
    printf 'Inês, José, Évora and L\xffe met \xe2\x82 Kim.' >bad.txt
    [ "$("$LODE" article --as raw bad.txt | jq -r .text)" = 'Inês, José, Évora and L�e met � Kim.' ]
}

@test "a byte order mark is dropped, but not from a raw text" {
    printf '\xef\xbb\xbfLee met Kim.' >mark.txt
    [ "$("$LODE" article mark.txt | jq -r .text)" = "Lee met Kim." ]
    [ "$("$LODE" article --as raw mark.txt | jq '.text | length')" -eq 13 ]
    [ "$(caps --as raw mark.txt | jq '.found[-1].start')" -eq 9 ]
}

# bats test_tags=quick
@test "--as raw drops nothing: the text is the file" {
    printf '  \r\nBy Lee\r\n\r\n\xe2\x80\x8bShare\n\n\n   Kim \t\n' >raw.txt
    "$LODE" article --as raw raw.txt | jq -j .text | cmp - raw.txt
    "$LODE" article --as raw raw.txt | jq -j .body | cmp - raw.txt
}

@test "offsets are code points of the text, raw or not" {
    printf 'Évora 😀 Lee\r\n\r\n“Kim” é Inês Núñez.\n' >o.txt
    for as in raw text; do
        "$LODE" article --as $as o.txt | jq -r .text >text
        caps --as $as o.txt | jq -e --rawfile text text \
            '[.found[] | .text == $text[.start:.end]] | length == 4 and all'
    done
    [ "$(caps --as raw o.txt | jq -c '[.found[] | [.start, .end]]')" = '[[0,5],[8,11],[16,19],[23,33]]' ]
}

@test "file names of any bytes" {
    cp a.txt $'new\nline.txt'
    cp a.txt $'bad\xff.txt'
    caps $'new\nline.txt' $'bad\xff.txt' | jq -es '.[0].source == "new\nline.txt" and .[1].source == "badÿ.txt"'
    run --separate-stderr caps $'no\nsuch\x1b[1m'
    fails_with 1 'lode: no\nsuch\x1B[1m: No such file or directory'
}

# bats test_tags=quick
@test "bytes that are no text in their encoding: a note, and the article all the same" {
    printf 'Lee met Kim in caf\303\251s \377 today \303\251.' >bad.txt
    run --separate-stderr caps bad.txt
    [ "$status" -eq 0 ]
    [ "$stderr" = "lode: bad.txt: 1 invalid byte sequence was replaced by U+FFFD" ]
    [ "$(jq -c '[.found[].text]' <<<"$output")" = '["Lee","Kim"]' ]
}

@test "lines, broken words and pages of a PDF are joined, and places hold" {
    printf 'The harbour was closed on Monday when the govern-\nment of Aziza Karimova ordered it, the port said in the\n\n  1\n\f' >p.txt
    printf 'evening of the same day, and the minister of self-\ndefense, who is Ann Kari-\nmova, agreed with it.\n\n  2\n\f' >>p.txt
    [ "$("$LODE" article p.txt | jq -r .body)" = "The harbour was closed on Monday when the government of Aziza Karimova ordered it, the port \
said in the evening of the same day, and the minister of self-defense, who is Ann Karimova, agreed with it." ]
    [ "$("$LODE" article --dropped p.txt | jq -r '.dropped[].why' | paste -sd, )" = "hyphen,page number,hyphen,page number" ]
    caps p.txt | jq -r .found[].text | grep -qx 'Ann Karimova'
    [ "$(jq -sr '.[0].text as $t | .[1].found[] | select(.text == "Ann Karimova") | $t[.start:.end]' <("$LODE" article p.txt) <(caps p.txt))" \
        = "Ann Karimova" ]
}
