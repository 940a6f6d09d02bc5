# scripts/package-test windows: the portable .zip and the installer, in Wine. Sourced by it.
# shellcheck shell=bash disable=SC2154

if ! command -v wine >/dev/null && [ ! -x /usr/lib/wine/wine64 ]; then need wine64=wine64; fi
need unzip=unzip
wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)
archive=$(newest "$packages"/*-windows.zip)
installer=$(newest "$packages"/*-setup.exe)
[ -n "$archive" ] && [ -n "$installer" ] || die "scripts/package windows was not run"
start_display
export DISPLAY=$display WINEPREFIX="$work/wine" WINEDEBUG=-all WINEARCH=win64
# Nothing may ask: no Mono, no Gecko.
export WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=d"
logged wine-start "$wine" wineboot --init

drive="$WINEPREFIX/drive_c"
folder="$drive/люди і міста"
mkdir -p "$folder"
unzip -q "$archive" -d "$drive"
mv "$drive"/strikemap-*-windows "$drive/portable"
program='C:\portable\strikemap.com'
cp "$root/data/samples/acled.csv" "$folder/події.csv"
# Every line with the end that Windows writes.
sed 's/\r*$/\r/' "$root/data/samples/acled.csv" >"$folder/crlf.csv"

in_wine() { (cd "$folder" && "$wine" "$@"); }
prefix_of() { in_wine "$program" "$@"; }

# The bytes of exports are those that the program for Linux writes.
linux="$packages/stage/strikemap"
mkdir "$work/linux"
for arguments in "--from 2025-12-27 --to 2025-12-27 --area Kyiv -o kyiv.csv" \
    "--format geojson -o all.geojson" "--format kml -o all.kml" "--format page -o page.html"; do
    # shellcheck disable=SC2086 # words
    prefix_of export demo $arguments >>"$logs/windows-use.log" 2>&1
    # shellcheck disable=SC2086 # words
    (cd "$work/linux" && "$linux" export demo $arguments) >>"$logs/windows-use.log" 2>&1
done
for file in kyiv.csv all.geojson all.kml; do
    cmp "$folder/$file" "$work/linux/$file" || die "$file differs from the one made on Linux"
done
say "exports have the bytes that they have on Linux"
