#!/usr/bin/env bash
# Writes the licences of the crates that are linked into the program, each text once,
# with the crates that come under it.
#   packaging/third-party.sh TARGET >THIRD-PARTY.txt
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
PATH="$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin"
target=${1:-x86_64-unknown-linux-gnu}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

cargo fetch --quiet --locked --target "$target"
sources=("${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/)
echo "Crates that are linked into strikemap, their licences, and the texts of these."
echo
cargo tree --locked --edges normal,no-proc-macro --target "$target" --prefix none \
    --format '{p}|{l}' | sed -n 's/ (\*)$//; s/^\([^ ]*\) v\([^ |]*\)[^|]*|/\1-\2|/p' |
    grep -v '^strikemap-' | sort -u >"$work/crates"
while IFS='|' read -r crate licence; do
    echo "$crate: $licence"
    for folder in "${sources[@]}"; do
        for file in "$folder$crate"/{LICEN[CS]E,COPYING,NOTICE,UNLICENSE,COPYRIGHT}*; do
            [ -f "$file" ] || continue
            # Of its words: lines are broken in many ways.
            sum=$(tr -s '[:space:]' ' ' <"$file" | sha256sum | cut -c1-64)
            [ -e "$work/$sum.text" ] || tr -d '\r' <"$file" >"$work/$sum.text"
            echo "$crate" >>"$work/$sum.of"
        done
    done
done <"$work/crates"
for text in "$work"/*.text; do
    printf '\n%s\n' "----------------------------------------------------------------------"
    sort -u "${text%.text}.of" | tr '\n' ' ' | fold -s -w 78
    printf '\n\n'
    cat "$text"
done
