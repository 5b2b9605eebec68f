#!/bin/sh
# Settles where LPeg comes from and writes that down for the Makefile, as BUILD/lpeg-KIND.mk.
#   usage: tools/lpeg.sh KIND BUILD
#   KIND source   Debian's source package lua-lpeg, unpacked in BUILD/lpeg-src; Debian's library where it cannot be had
#   KIND debian   Debian's library (package lua-lpeg-dev)
# Nothing of the system changes: package lists, cache and settings of apt are private ones in BUILD/lpeg-tmp.
set -eu
export LC_ALL=C
kind=$1 build=$2
version=1.0.2           # the engine enters LPeg's virtual machine, so no other version will do

# The parts of the machine's apt sources ($1, a folder) that are Debian's own, with deb-src in place of deb. Debian's own are
# those at debian.org and those that serve the main component of this release (a mirror). Others have no lua-lpeg,
# and often no sources at all, which apt counts as an error.
private_sources() {
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -f "$file" ] || continue
        awk -v codename="$codename" '
            $1 == "deb" || $1 == "deb-src" {
                line = $0; options = ""
                sub(/[ \t]*(#.*)?$/, "", line); sub(/^[ \t]*deb(-src)?[ \t]+/, "", line)
                if (match(line, /^\[[^]]*\][ \t]*/)) { options = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1) }
                n = split(line, word, /[ \t]+/); main = 0
                for (i = 3; i <= n; i++) if (word[i] == "main") main = 1
                ours = word[1] ~ /debian\.org/ || (main && (word[2] == "stable" || word[2] == codename || index(word[2], codename "-updates") || index(word[2], codename "-security") || index(word[2], codename "/")))
                if (ours && word[1] !~ /^cdrom:/ && !seen[options line]++) print "deb-src " options line
            }' "$file" >"$1/$(basename "$file" .list).list"
    done
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -f "$file" ] || continue
        sed '/^#/d' "$file" | awk -v codename="$codename" '
            BEGIN { RS = ""; FS = "\n" }
            {
                types = uris = suites = components = enabled = out = ""
                for (i = 1; i <= NF; i++) {
                    if ($i !~ /^[ \t]/) { field = tolower($i); sub(/:.*/, "", field) }
                    value = $i; sub(/^[^ \t:]+:/, "", value); value = " " value " "
                    if (field == "types") { types = types value; if ($i !~ /^[ \t]/) out = out "Types: deb-src\n"; continue }
                    if (field == "uris") uris = uris value
                    if (field == "suites") suites = suites value
                    if (field == "components") components = components value
                    if (field == "enabled") enabled = tolower(value)
                    out = out $i "\n"
                }
                gsub(/\t/, " ", suites); gsub(/\t/, " ", components)
                release = index(suites, " stable ") || index(suites, " " codename " ") || index(suites, " " codename "-updates ") || index(suites, " " codename "-security ")
                ours = uris ~ /debian\.org/ || (release && index(components, " main "))
                if (ours && types ~ /deb/ && enabled !~ /no|false|0/ && uris !~ /cdrom:/) print out
            }' >"$1/$(basename "$file")"
    done
}

# A configuration like the machine's (proxies, keys, pinning), but with folders of its own in $1, without the hooks that run
# after an update, and with less patience.
private_config() {
    mkdir -p "$1/lists/partial" "$1/cache/archives/partial" "$1/parts" "$1/none"
    apt-config dump | grep -v 'Invoke'
    cat <<-CONF
	Dir::Etc::main "/dev/null";
	Dir::Etc::parts "$1/none";
	Dir::Cache "$1/cache/";
	APT::Sandbox::User "root";
	Acquire::Retries "1";
	Acquire::http::Timeout "15";
	Acquire::https::Timeout "15";
	CONF
    [ "$2" = machine ] || cat <<-CONF
	Dir::Etc::sourcelist "/dev/null";
	Dir::Etc::sourceparts "$1/parts";
	Dir::State::lists "$1/lists/";
	CONF
}

unpacked() {
    [ -f "lua-lpeg-$version/lpvm.c" ] && [ -f "lua-lpeg-$version/re.lua" ]
}

# Leaves lua-lpeg-1.0.2/ in the current folder.
fetch() {
    command -v apt-get >/dev/null && command -v dpkg-source >/dev/null || return 1
    here=$(pwd)

    # Where the machine has deb-src lines and lists, that is all; ten megabytes are saved.
    private_config "$here" machine >apt.conf
    APT_CONFIG=$here/apt.conf timeout 60 apt-get -q source lua-lpeg </dev/null && unpacked && return 0

    private_sources "$here/parts"
    private_config "$here" private >apt.conf
    # One list of several may fail and the right one be there: what counts is whether the source comes.
    APT_CONFIG=$here/apt.conf timeout 300 apt-get -q update </dev/null || true
    APT_CONFIG=$here/apt.conf timeout 60 apt-get -q source lua-lpeg </dev/null
    unpacked
}

use_source() {
    mkdir -p "$build"
    if [ ! -f "$build/lpeg-src/lpvm.c" ]; then
        rm -rf "$build/lpeg-tmp" && mkdir "$build/lpeg-tmp"
        echo "lode: fetching LPeg $version (Debian's source package lua-lpeg)"
        (cd "$build/lpeg-tmp" && fetch) >"$build/lpeg.log" 2>&1 || { rm -rf "$build/lpeg-tmp"; return 1; }
        rm -rf "$build/lpeg-src"
        mv "$build/lpeg-tmp/lua-lpeg-$version" "$build/lpeg-src"
        rm -rf "$build/lpeg-tmp"
    fi
    printf 'LPEG_KIND := source\nLPEG_RE := %s\n' "$build/lpeg-src/re.lua" >"$mk"
}

use_debian() {
    lib=$(dpkg -L lua-lpeg-dev 2>/dev/null | grep '/liblua5\.4-lpeg\.a$' | head -n 1)
    re=$(dpkg -L lua-lpeg 2>/dev/null | grep '/5\.4/re\.lua$' | head -n 1)
    if [ ! -f "$lib" ] || [ ! -f "$re" ]; then
        echo "lode: no LPeg: neither its source nor the packages lua-lpeg and lua-lpeg-dev" >&2
        return 1
    fi
    printf 'LPEG_KIND := debian\nLPEG_LIB := %s\nLPEG_RE := %s\n' "$lib" "$re" >"$mk"
}

mk=$build/lpeg-$kind.mk
case $kind in
source)
    use_source || {
        echo "lode: LPeg's source cannot be had ($build/lpeg.log says why): using Debian's slower library instead;" \
            "'rm $mk' to try again" >&2
        use_debian
    } ;;
debian) use_debian ;;
*) echo "lode: LPEG is source or debian, not '$kind'" >&2; exit 1 ;;
esac
