#!/bin/sh
# Writes docs/cookbook.md of the scripts in docs/cookbook: their first line is the title, the comment below it the
# text.  `make docs` calls it, and a test compares.
cat <<'HEAD'
# Cookbook

Each recipe is a rule script in docs/cookbook/ whose examples are tests (`lode test docs/cookbook/04-gap.lua`). Copy one, change its name
and its words. docs/rules.md is the guide, docs/reference.md has every name. Written by `make docs`; change the scripts, not this page.
HEAD
for script in docs/cookbook/*.lua; do
    awk -v path="$script" '
        NR == 1 { printf "\n## %s\n", substr($0, 4); next }
        !code && /^-- ./ { printf "\n%s\n", substr($0, 4); next }
        !code && /^--$/ { next }
        !code && /^$/ { code = 1; printf "\n`%s`\n\n```lua\n", path; next }
        { print }
        END { print "```" }' "$script"
done
