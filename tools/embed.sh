#!/bin/sh
# Writes a file's bytes as a C array: NAME[] and NAME_len, in OUT.c, declared in the OUT.h beside it.
#   usage: tools/embed.sh NAME FILE OUT.c
set -eu
name=$1 file=$2 out=$3 header=${3%.c}.h

cat >"$header" <<C
/* Made from $(basename "$file") by tools/embed.sh. */
#ifndef ${name}_h
#define ${name}_h

#include <stddef.h>

extern const unsigned char ${name}[]; /* followed by a 0 that does not count */
extern const size_t ${name}_len;

#endif
C
{
    printf '/* Made from %s by tools/embed.sh. */\n#include "%s"\n\n' "$(basename "$file")" "$(basename "$header")"
    printf 'const unsigned char %s[] = {\n' "$name"
    od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g'
    printf '    0};\nconst size_t %s_len = sizeof %s - 1;\n' "$name" "$name"
} >"$out"
