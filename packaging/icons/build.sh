#!/usr/bin/env bash
# Makes the pictures of the icon from strikemap.svg: PNGs for Linux and the window,
# .ico for Windows, .icns for macOS. The results are committed; run it after a change.
# Debian: apt-get install librsvg2-bin icoutils icnsutils
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"

for tool in rsvg-convert icotool png2icns; do
    if ! command -v "$tool" >/dev/null; then
        echo "icons: $tool is missing (apt-get install librsvg2-bin icoutils icnsutils)" >&2
        exit 1
    fi
done
for size in 16 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" strikemap.svg --output "$size.png"
done
icotool --create --output strikemap.ico 16.png 24.png 32.png 48.png 64.png --raw=256.png
png2icns strikemap.icns 16.png 32.png 48.png 128.png 256.png 512.png >/dev/null
ls -l -- *.png *.ico *.icns
