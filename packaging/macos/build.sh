#!/usr/bin/env bash
# Makes strikemap.app for both kinds of Mac, on a Mac, and target/packages/…-macos.zip.
# Signed and notarised where the environment has an identity and a notary's profile:
#   MACOS_IDENTITY          name of the certificate "Developer ID Application: …"
#   MACOS_NOTARY_PROFILE    what "xcrun notarytool store-credentials" was told
# Not tested on a Mac yet; docs/installing.md says so.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
packages=target/packages
app="$packages/build/macos/strikemap.app"
archive="$packages/strikemap-$version-macos.zip"

if [ "$(uname -s)" != Darwin ]; then
    echo "macos: needs a Mac" >&2
    exit 1
fi
export MACOSX_DEPLOYMENT_TARGET=11.0
registry="${CARGO_HOME:-$HOME/.cargo}/registry/src"
export RUSTFLAGS="--remap-path-prefix=$registry=/crates --remap-path-prefix=$PWD=/strikemap"
programs=()
for target in aarch64-apple-darwin x86_64-apple-darwin; do
    rustup target add "$target"
    cargo build --profile dist --locked --target "$target" --target-dir "$packages/build/macos-target"
    programs+=("$packages/build/macos-target/$target/dist/strikemap")
done
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
lipo -create "${programs[@]}" -output "$app/Contents/MacOS/strikemap"
sed "s/@VERSION@/$version/" packaging/macos/Info.plist >"$app/Contents/Info.plist"
plutil -lint "$app/Contents/Info.plist"
cp packaging/icons/strikemap.icns LICENSE-APACHE LICENSE-MIT "$app/Contents/Resources/"
cp packaging/linux/copyright "$app/Contents/Resources/copyright.txt"
packaging/third-party.sh aarch64-apple-darwin >"$app/Contents/Resources/THIRD-PARTY.txt"

# "-" signs for this machine alone; a Mac that downloads it then asks to open it by
# right click, Open.
codesign --force --options runtime --entitlements packaging/macos/entitlements.plist \
    ${MACOS_IDENTITY:+--timestamp} --sign "${MACOS_IDENTITY:--}" "$app"
codesign --verify --strict --verbose=2 "$app"
rm -f "$archive"
ditto -c -k --keepParent "$app" "$archive"
if [ -n "${MACOS_NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$archive" --keychain-profile "$MACOS_NOTARY_PROFILE" --wait
    xcrun stapler staple "$app"
    rm -f "$archive"
    ditto -c -k --keepParent "$app" "$archive"
fi
echo "macos: $archive"
