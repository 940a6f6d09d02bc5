#!/usr/bin/env bash
# Builds strikemap for Windows on Linux, and makes the portable .zip and the installer of it,
# in target/packages. scripts/package windows calls it.
#   strikemap.com   the whole program, for the command line: it prints and is waited for
#   strikemap.exe   starts it without a console window (start.rs says why)
set -euo pipefail

# shellcheck source=packaging/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../common.sh"

target=x86_64-pc-windows-gnu
gcc=x86_64-w64-mingw32-gcc
build="$packages/build/windows"
name="strikemap-$version-x86_64-windows"
cd "$root"
need "$gcc=gcc-mingw-w64-x86-64" makensis=nsis zip=zip
if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target" ]; then
    command -v rustup >/dev/null ||
        die "the toolchain cannot build for $target: install what Debian calls" \
            "libstd-rust-dev-windows, or rustup, which adds it"
    say "adding $target to the toolchain"
    rustup target add "$target" >&2
fi

SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export SOURCE_DATE_EPOCH CARGO_INCREMENTAL=0
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$gcc
registry="${CARGO_HOME:-$HOME/.cargo}/registry/src"
export RUSTFLAGS="--remap-path-prefix=$registry=/crates --remap-path-prefix=$root=/strikemap"
mkdir -p "$build"
resource="$build/resource.o"
x86_64-w64-mingw32-windres -I packaging/windows "-DVERSION_NUMBERS=${version//./,},0" \
    "-DVERSION_TEXT=\\\"$version\\\"" packaging/windows/strikemap.rc "$resource"
link=(-C "link-arg=$resource" -C "link-arg=-Wl,--no-insert-timestamp")

say "building for Windows"
logged build-windows cargo rustc --profile dist --locked --bin strikemap --target "$target" \
    --target-dir "$build" -- "${link[@]}"
folder="$build/$name"
rm -rf "$folder"
mkdir -p "$folder"
cp "$build/$target/dist/strikemap.exe" "$folder/strikemap.com"
rustc --edition 2024 --target "$target" -C "linker=$gcc" -C opt-level=s -C strip=symbols \
    -C panic=abort "--remap-path-prefix=$root=/strikemap" "${link[@]}" \
    -o "$folder/strikemap.exe" packaging/windows/start.rs
cp -r README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT docs "$folder/"
cp packaging/linux/copyright "$folder/copyright.txt"
packaging/third-party.sh "$target" >"$folder/THIRD-PARTY.txt"
# Only libraries that every Windows has.
say "it loads $(x86_64-w64-mingw32-objdump -p "$folder/strikemap.com" |
    sed -n 's/^\tDLL Name: //p' | sort -uf | tr '\n' ' ')"

find "$folder" -exec touch --date "@$SOURCE_DATE_EPOCH" {} +
rm -f "$packages/$name.zip"
(cd "$build" && find "$name" -type f | LC_ALL=C sort | TZ=UTC zip -qX9 "$packages/$name.zip" -@)
logged installer makensis -V2 "-DVERSION=$version" "-DSOURCE=$folder" \
    "-DOUTPUT=$packages/strikemap-$version-x86_64-setup.exe" packaging/windows/strikemap.nsi
