#!/usr/bin/env bash
# Builds basemap.pmtiles, places.tsv, admin_areas.tsv, countries.tsv and both styles from public packages.
#
#   assets/basemap/build.sh            build, then compare with outputs.sha256
#   assets/basemap/build.sh --record   build, then write outputs.sha256 anew
#
# Needs Debian 12, Python 3.11 or later, and gmt with its coastlines:
#   apt-get install --no-install-recommends gmt gmt-gshhg-full
set -euo pipefail
export LC_ALL=C PYTHONDONTWRITEBYTECODE=1 PYTHONHASHSEED=0

here=$(cd "$(dirname "$0")" && pwd)
work=${BASEMAP_WORK:-$here/work}
record=${1:-}

gmt_version=6.4.0+dfsg-2
gshhg_version=2.3.7-6
qgis_version=3.22.16+dfsg-1
qgis_deb=qgis-common_${qgis_version}_all.deb
qgis_deb_sha256=8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960

fail() { echo "build.sh: $*" >&2; exit 1; }

installed() {
  local version
  version=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null) || version=none
  [ "$version" = "$2" ] || fail "$1 $2 is needed, found: $version"
}

mkdir -p "$work"
cd "$work"

echo "== inputs"
installed gmt "$gmt_version"
installed gmt-common "$gmt_version"
installed gmt-gshhg-full "$gshhg_version"
if [ ! -f "$qgis_deb" ]; then
  apt-get download "qgis-common=$qgis_version" >/dev/null || fail "cannot download qgis-common $qgis_version"
fi
echo "$qgis_deb_sha256  $qgis_deb" | sha256sum --check --quiet
rm -rf qgis && dpkg-deb -x "$qgis_deb" qgis
gpkg=$work/qgis/usr/share/qgis/resources/data/world_map.gpkg
sha256sum --check --quiet "$here/inputs.sha256"

echo "== tools"
rm -rf venv && python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: -r "$here/requirements.txt"

echo "== build"
cd "$here"
"$work/venv/bin/python" gazetteer.py "$gpkg"
"$work/venv/bin/python" countries.py "$gpkg"
"$work/venv/bin/python" styles.py
"$work/venv/bin/python" tiles.py "$gpkg" "$work"

echo "== result"
cd "$here/.."
outputs="admin_areas.tsv basemap.pmtiles countries.tsv places.tsv style-dark.json style-light.json"
# shellcheck disable=SC2086
if [ "$record" = --record ]; then
  sha256sum $outputs >"$here/outputs.sha256"
  cat "$here/outputs.sha256"
else
  sha256sum --check "$here/outputs.sha256"
fi
