#!/bin/sh
# Installs the Debian packages of the named sections of tools/packages.txt that are missing.
#   usage: tools/deps.sh SECTION...      (build, test, bench, dev)
# Where there is no apt-get it prints the packages and stops with status 1.
set -eu
list=$(dirname "$0")/packages.txt

packages() {
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[/ { section = substr($1, 2, length($1) - 2); next }
        NF && index(wanted, " " section " ") { print $1 }' "$list"
}

wanted=$(packages "$@" | sort -u)
if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    echo "lode: this is no Debian system (no apt-get). Lode is built with these Debian 12 packages:" $wanted >&2
    exit 1
fi

# dpkg-query names the packages it does not know on standard error and goes on. Architectures are cut off (libc6-dev:amd64).
installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' || true)
missing=
for package in $wanted; do
    printf '%s\n' "$installed" | grep -qxF "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "lode: packages are missing and there is no sudo. As root: apt-get install$missing" >&2
        exit 1
    fi
    as_root=sudo
fi

# `env`, because sudo drops the environment. Recommended packages are not wanted: bats would bring parallel, gcc a manual.
apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"
}
echo "lode: installing$missing"
if ! apt-get -s install --no-install-recommends $missing >/dev/null 2>&1; then
    apt update                                      # a fresh system has no package lists
fi
# Old lists name versions that the mirror has no more: look again once.
apt install -y --no-install-recommends $missing || {
    apt update && apt install -y --no-install-recommends $missing
} || {
    echo "lode: apt-get could not install$missing" >&2
    exit 1
}
