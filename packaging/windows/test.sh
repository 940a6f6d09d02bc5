# The part of scripts/package-test about Windows, which sources it: the portable .zip and
# the installer, in Wine in a Debian 13 of its own. Compares with the program for Linux.
# shellcheck shell=bash disable=SC2154,SC2016

archive=$(newest "$packages"/*-windows.zip)
installer=$(newest "$packages"/*-setup.exe)
if [ -z "$archive" ] || [ -z "$installer" ]; then die "scripts/package windows was not run"; fi
[ -x "$stage/strikemap" ] || die "scripts/package tar was not run; exports are compared with it"

bare="$root/target/roots/wine"
if [ ! -e "$bare.made" ]; then
    bare_root trixie trixie
    rm -rf "$bare"
    cp -a "$root/target/roots/trixie" "$bare"
    furnish "$bare"
    logged wine-install inside "$bare" 'apt-get -qq update
        apt-get -y install --no-install-recommends wine wine64 unzip libegl1 libgl1 \
            libgl1-mesa-dri libvulkan1 mesa-vulkan-drivers'
    for place in proc sys dev/pts dev; do umount "$bare/$place"; done
    touch "$bare.made"
fi
cp -a "$bare" "$work/root"
furnish "$work/root"
share_display "$work/root"
start_display

# Runs a line of bash with Wine at hand, in which `s` is the program by its whole path.
# Without Direct3D 12: where there is no graphics card, Wine's ends with a lost device.
in_wine() {
    local begin='s() { wine "C:\\portable\\strikemap.com" "$@"; }; '
    inside "$work/root" "$begin$1" "DISPLAY=$display" WINEPREFIX=/root/wine WINEDEBUG=-all \
        WGPU_BACKEND=vulkan "WINEDLLOVERRIDES=mscoree,mshtml=;winemenubuilder.exe=d"
}

# What Wine leaves running would keep the root busy.
before_cleanup() { in_wine 'wineserver --kill' >/dev/null 2>&1 || true; }

drive="$work/root/root/wine/drive_c"
logged wine-start in_wine 'wineboot --init; wineserver --wait'
unzip -q "$archive" -d "$drive"
mv "$drive"/strikemap-*-windows "$drive/portable"
folder="$drive/люди і міста"
mkdir -p "$folder"
cp "$root/data/samples/acled.csv" "$folder/події.csv"
sed 's/\r*$/\r/' "$root/data/samples/acled.csv" >"$folder/crlf.csv"
# Wine finds \\server\share here.
mkdir -p "$work/root/root/wine/dosdevices/unc/server/share"
cp "$root/data/samples/acled.csv" "$work/root/root/wine/dosdevices/unc/server/share/far.csv"

# The bytes of exports are those that the program for Linux writes.
logged windows-use in_wine 'cd "/root/wine/drive_c/люди і міста"
    s --version
    s check demo
    s export demo --from 2025-12-27 --to 2025-12-27 --area Kyiv -o kyiv.csv
    s verify kyiv.manifest.json
    s export demo --format geojson -o all.geojson
    s verify all.geojson.manifest.json
    s export demo --format kml -o all.kml
    s export demo --format page -o page.html
    s verify page.html.manifest.json'
mkdir "$work/linux"
(
    cd "$work/linux"
    "$stage/strikemap" export demo --from 2025-12-27 --to 2025-12-27 --area Kyiv -o kyiv.csv
    "$stage/strikemap" export demo --format geojson -o all.geojson
    "$stage/strikemap" export demo --format kml -o all.kml
) >"$logs/windows-linux.log" 2>&1
# A page says when it was made, so only its proof above can be compared.
for file in kyiv.csv all.geojson all.kml; do
    cmp "$folder/$file" "$work/linux/$file" || die "$file differs from the one made on Linux"
done
# And each proves what the other wrote.
mkdir "$work/root/exchange"
cp "$work/linux"/kyiv.* "$work/root/exchange/"
logged windows-verify in_wine "s verify 'Z:\\exchange\\kyiv.manifest.json'"
(cd "$folder" && logged linux-verify "$stage/strikemap" verify kyiv.manifest.json)
say "exports have the bytes that they have on Linux"

# Paths with drives, backslashes, other letters, servers, and more than 260 signs; both
# kinds of line ends; a manifest whose input lies on another drive; a file that is
# replaced; a code page of 8 bits.
logged windows-paths in_wine 'cd /root/wine/drive_c
    ok() { "$@" || [ $? = 1 ]; }
    ok s check "C:\\люди і міста\\події.csv"
    ok s check "C:/люди і міста/crlf.csv"
    ok s check "\\\\server\\share\\far.csv"
    s export "C:\\люди і міста\\події.csv" -o "C:\\вихід.csv"
    s verify "C:\\вихід.manifest.json"
    s export "C:\\люди і міста\\crlf.csv" --columns original -o "C:\\crlf.csv"
    cmp crlf.csv "люди і міста/crlf.csv"
    s export "C:\\люди і міста\\події.csv" -o "Z:\\root\\other.csv"
    s verify "Z:\\root\\other.manifest.json"
    ! grep -F "?" /root/other.manifest.json
    ! s export "C:\\люди і міста\\події.csv" -o "C:\\вихід.csv"
    s export "C:\\люди і міста\\події.csv" -o "C:\\вихід.csv" --replace
    s verify "C:\\вихід.manifest.json"
    long=$(printf "дуже довга назва %.0s" {1..5})
    deep="C:\\$long\\$long\\$long\\$long"
    mkdir -p "$long/$long/$long/$long"
    cp "люди і міста/події.csv" "$long/$long/$long/$long/in.csv"
    s export "$deep\\in.csv" -o "$deep\\out.csv"
    s verify "$deep\\out.manifest.json"
    s export "$deep\\in.csv" -o "Z:\\root\\deep.csv"
    s verify "Z:\\root\\deep.manifest.json"
    ls -a | { ! grep part; }
    wine reg add "HKLM\\System\\CurrentControlSet\\Control\\Nls\\CodePage" /v ACP /d 1251 /f
    wine cmd /c "cd /d C:\\portable && strikemap check C:\\вихід.csv" || [ $? = 1 ]'
logged windows-draw in_wine 'cd /root/wine/drive_c
    s snapshot --from 2025-12-27 --select VY-2025-12-27-01 -o night.png'
cp "$drive/night.png" "$tested/windows-snapshot.png"

# Installed in silence, started by a click, removed.
cp "$installer" "$drive/setup.exe"
logged windows-install in_wine 'wine "C:\\setup.exe" /S; wineserver --wait
    find /root/wine/drive_c/users -iname "*strikemap*" | grep strikemap.com
    wine reg query "HKCU\\Software\\Classes\\.strikemap"'
(
    as_this=exec
    in_wine 'cd /root; exec wine "C:\\users\\root\\AppData\\Local\\Programs\\strikemap\\strikemap.exe"'
) >"$logs/windows-window.log" 2>&1 </dev/null &
children+=($!)
picture_of_window "$tested/windows-window.png"
if DISPLAY=$display xdotool search --onlyvisible --class wineconsole >/dev/null 2>&1; then
    die "a console window opened"
fi
in_wine 'wineserver --kill' || true
logged windows-removal in_wine '
    wine "C:\\users\\root\\AppData\\Local\\Programs\\strikemap\\uninstall.exe" /S
    wineserver --wait
    left=$(find /root/wine/drive_c/users /root/wine/drive_c/ProgramData -iname "*strikemap*" \
        ! -path "*/Roaming/strikemap*")
    if [ -n "$left" ]; then echo "left: $left"; exit 1; fi
    if grep -i strikemap /root/wine/user.reg; then exit 1; fi
    echo "nothing is left but settings"'
