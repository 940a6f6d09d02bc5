# What scripts/package and scripts/package-test share; to be sourced, not run.
# shellcheck shell=bash disable=SC2034

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH="$PATH:/usr/sbin:/sbin:${CARGO_HOME:-${HOME:-}/.cargo}/bin"
packages="$root/target/packages"
stage="$packages/stage"
logs="$packages/logs"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -n 1)
me=$(basename "$0")

say() { printf '%s: %s\n' "$me" "$*" >&2; }
die() {
    say "$*"
    exit 1
}

# Does a step, with its output in a log, and says how long it took.
#   logged NAME COMMAND…
logged() {
    local name=$1 log="$logs/$1.log" started=$SECONDS
    shift
    mkdir -p "$logs"
    if ! "$@" >"$log" 2>&1 </dev/null; then
        say "$name failed after $((SECONDS - started)) s; the end of $log:"
        tail -n 30 "$log" >&2
        exit 1
    fi
    say "$name took $((SECONDS - started)) s"
}

# Installs packages of Debian whose command is missing.
#   need COMMAND=PACKAGE…
need() {
    local pair
    local -a missing=() as_root=()
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
    done
    if [ "${#missing[@]}" = 0 ]; then return; fi
    if [ "$(id -u)" != 0 ]; then as_root=(sudo -n); fi
    if command -v apt-get >/dev/null; then
        say "installing ${missing[*]}"
        ${as_root[@]+"${as_root[@]}"} apt-get -qq update >&2 || true
        if ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -qq \
            -o DPkg::Lock::Timeout=120 install -y --no-install-recommends "${missing[@]}" \
            </dev/null >&2; then
            return
        fi
    fi
    die "please install what Debian calls: ${missing[*]}"
}

# Goes on as root in a mount namespace of its own, so that what is mounted in a bare root
# ends with this process, however it ends, and nothing of this machine can be removed
# through it.
#   in_namespace "$0" "$@"
in_namespace() {
    if [ -n "${STRIKEMAP_NAMESPACE:-}" ]; then return; fi
    local -a as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || die "needs root to make a bare Debian"
        as_root=(sudo)
    fi
    need debootstrap=debootstrap unshare=util-linux
    # sudo hands on little of the environment by itself.
    local -a kept=()
    mapfile -t kept < <(compgen -e | grep -E '^(PATH|CI|https?_proxy|STRIKEMAP_.*)$')
    local name
    local -a given=(STRIKEMAP_NAMESPACE=1)
    for name in "${kept[@]}"; do given+=("$name=${!name}"); done
    exec ${as_root[@]+"${as_root[@]}"} env "${given[@]}" \
        unshare --mount --propagation private "$@"
}

# Makes a bare Debian, once, in target/roots/NAME.
#   bare_root NAME SUITE [PACKAGE,PACKAGE…]
bare_root() {
    local place="$root/target/roots/$1" suite=$2 include=ca-certificates${3:+,$3} mirror
    if [ -e "$place.made" ]; then return; fi
    rm -rf "$place"
    mkdir -p "$root/target/roots" "$logs"
    say "making a bare $suite in target/roots/$1: two minutes"
    # Releases that are no longer kept by the mirrors are kept by the archive.
    for mirror in http://deb.debian.org/debian http://archive.debian.org/debian; do
        rm -rf "$place"
        if debootstrap --variant=minbase --include="$include" "$suite" "$place" "$mirror" \
            >"$logs/root-$1.log" 2>&1; then
            touch "$place.made"
            return
        fi
    done
    tail -n 20 "$logs/root-$1.log" >&2
    die "debootstrap could not make $suite"
}

# How this machine reaches the network, also by a certificate of its own, and its devices.
#   furnish ROOT
furnish() {
    local place
    cp /etc/resolv.conf "$1/etc/resolv.conf"
    cp /etc/ssl/certs/ca-certificates.crt "$1/etc/ssl/certs/ca-certificates.crt"
    for place in proc sys dev dev/pts; do mount --bind "/$place" "$1/$place"; done
}

# Runs a line of bash in a root that was furnished, with what a login shell has.
#   inside ROOT LINE [NAME=VALUE…]
# With as_this=exec in the place of the shell that calls it, which then can be ended.
inside() {
    local place=$1 line=$2
    shift 2
    ${as_this:-} chroot "$place" /usr/bin/env -i HOME=/root LANG=C.UTF-8 TERM=dumb \
        DEBIAN_FRONTEND=noninteractive \
        PATH=/opt/rust/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        ${https_proxy:+https_proxy="$https_proxy"} ${http_proxy:+http_proxy="$http_proxy"} \
        "$@" bash -c "set -euo pipefail; $line"
}
