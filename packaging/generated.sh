#!/usr/bin/env bash
# Has the program write its manual pages and completions.
#   packaging/generated.sh PROGRAM FOLDER
set -euo pipefail

program=$1 folder=$2
mkdir -p "$folder/man"
"$program" manual >"$folder/man/strikemap.1"
# The page of the program lists one for each command.
sed -n 's/^strikemap\\-\([a-z]*\)(1)$/\1/p' "$folder/man/strikemap.1" | { grep -vx help || true; } |
    while read -r command; do
        "$program" manual "$command" >"$folder/man/strikemap-$command.1"
    done
"$program" completions bash >"$folder/strikemap.bash"
"$program" completions zsh >"$folder/_strikemap"
"$program" completions fish >"$folder/strikemap.fish"
