#!/usr/bin/env bash
# Builds the program against the glibc of Debian 11 (2.31), so that one binary runs on
# every Linux since 2020: in a bare bullseye with a C compiler, the Rust toolchain and the
# crates of this machine. Paths are the same on every machine, and so are the bytes.
# Leaves the program, its manual pages and its completions in target/packages/stage.
# scripts/package calls it; needs root (or sudo) and debootstrap.
set -euo pipefail

# shellcheck source=packaging/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ -z "${STRIKEMAP_NAMESPACE:-}" ]; then
    # Root may have neither this toolchain nor these crates.
    cd "$root"
    cargo fetch --quiet --locked
    STRIKEMAP_TOOLCHAIN=$(rustc --print sysroot)
    STRIKEMAP_REGISTRY="${CARGO_HOME:-$HOME/.cargo}/registry"
    STRIKEMAP_DATE=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y Cargo.toml)
    export STRIKEMAP_TOOLCHAIN STRIKEMAP_REGISTRY STRIKEMAP_DATE
fi
in_namespace "$0" "$@"

bare_root bullseye bullseye gcc,libc6-dev
bare="$root/target/roots/bullseye"
furnish "$bare"
mkdir -p "$bare"/build/{strikemap,target,stage} "$bare/opt/rust" "$bare/root/.cargo/registry" \
    "$packages/build/linux" "$stage"
mount --bind "$root" "$bare/build/strikemap"
mount --bind "$packages/build/linux" "$bare/build/target"
mount --bind "$stage" "$bare/build/stage"
mount --bind "$STRIKEMAP_TOOLCHAIN" "$bare/opt/rust"
mount --bind "$STRIKEMAP_REGISTRY" "$bare/root/.cargo/registry"

# shellcheck disable=SC2016 # expanded in the root
inside "$bare" 'cd /build/strikemap
    cargo build --profile dist --locked --offline
    program=/build/target/dist/strikemap
    cp "$program" /build/stage/strikemap
    bash packaging/generated.sh "$program" /build/stage' \
    CARGO_TARGET_DIR=/build/target CARGO_INCREMENTAL=0 \
    SOURCE_DATE_EPOCH="$STRIKEMAP_DATE" RUSTFLAGS="--remap-path-prefix=/root/.cargo/registry/src=/crates --remap-path-prefix=/build/strikemap=/strikemap"
if [ -n "${SUDO_UID:-}" ]; then chown -R "$SUDO_UID:$SUDO_GID" "$packages"; fi
