"""Writes places.tsv and admin_areas.tsv.

    python gazetteer.py world_map.gpkg
"""

import math
import sys

import shapely
from shapely.ops import nearest_points

import names
import sources

PLACES = ("geonameid", "name_en", "name_uk", "name_pl", "name_ru", "other_names", "country",
          "admin1", "latitude", "longitude", "population")
AREAS = ("level", "name_en", "name_uk", "name_ru", "other_names", "parent", "country", "latitude",
         "longitude", "radius_m")

CRIMEA, KYIV, SEVASTOPOL = "11", "12", "20"


def admin1_names():
    out = {("UA", r["code"]): f"{r['name_en']} Oblast" for r in sources.table("oblasts")}
    out[("UA", CRIMEA)] = "Crimea"
    out[("UA", KYIV)] = "Kyiv City"
    out[("UA", SEVASTOPOL)] = "Sevastopol"
    for r in sources.table("voivodeships"):
        out[("PL", r["code"])] = f"{r['name_en']} Voivodeship"
    return out


def name_abroad(row, ru, hand, zones):
    """Ukrainian and Polish names of a place outside Ukraine and Poland: known ones only.

    By hand, else those of CLDR for the city of a time zone, else for Russia the Ukrainian spelling
    that the Russian one confirms.
    """
    name, country = row["name"].strip(), row["countrycode"]
    assert hand.get("name_en", name) == name, (name, hand)
    # Places come the largest first: smaller namesakes find their zone taken.
    zone = zones.pop((country, names.fold(name)), {})
    uk = hand.get("name_uk") or zone.get("uk", "").replace("ʼ", "’").replace("ґ", "г").replace("Ґ", "Г")
    if not uk and country == "RU":
        uk = names.uk_beside_ru(ru, [name] + row["alternatenames"])
    assert "ґ" not in uk.lower(), uk
    pl = zone.get("pl", "")
    if names.fold(pl) == names.fold(name):
        pl = ""
    assert names.in_alphabet(pl, names.PL_ALPHABET | set("qvx")), pl
    return uk, hand.get("name_pl") or pl


def build_places():
    by_hand = {int(r["geonameid"]): r for r in sources.table("cities")}
    abroad = {int(r["geonameid"]): r for r in sources.table("abroad")}
    zones = sources.zone_cities()
    admin1 = admin1_names()
    places = []
    for r in sources.geonames():
        cc, population, name = r["countrycode"], r["population"], r["name"].strip()
        spellings = [name] + r["alternatenames"]
        uk = pl = ru = ""
        en = name
        if cc == "UA":
            uk = names.choose_uk(name, spellings)
            en = names.romanise_uk(uk) if uk else names.strip_apostrophes(name)
            ru = names.choose_ru(uk, spellings, population) if uk else ""
            pl = names.choose_pl(uk, name, spellings) if uk else ""
        elif cc == "PL":
            pl, en = name, names.ascii_fold(name)
            uk, ru = names.choose_abroad(name, spellings)
        else:
            _, ru = names.choose_abroad(name, spellings)
            uk, pl = name_abroad(r, ru, abroad.pop(r["geonameid"], {}), zones)
        hand = by_hand.pop(r["geonameid"], None)
        if hand:
            en, uk, pl, ru = (hand[f"name_{k}"] for k in ("en", "uk", "pl", "ru"))
        assert names.in_alphabet(uk, names.UK_ALPHABET), uk
        if cc == "UA":
            limit = 30 if population >= 50_000 else 12
        elif cc == "PL":
            limit = 20 if population >= 100_000 else 6
        else:
            limit = 6
        others = names.useful(spellings, (en, uk, pl, ru), limit, names.ascii_fold(en).casefold())
        places.append({
            "geonameid": r["geonameid"], "name_en": en, "name_uk": uk, "name_pl": pl, "name_ru": ru,
            "other_names": others, "country": cc, "admin1": admin1.get((cc, r["admin1code"]), ""),
            "admin1code": r["admin1code"], "latitude": r["latitude"], "longitude": r["longitude"],
            "population": population, "timezone": r["timezone"],
        })
    assert not by_hand and not abroad, (sorted(by_hand), sorted(abroad))
    return places


def metres(lon0, lat0, lon1, lat1):
    a, b = math.radians(lat0), math.radians(lat1)
    h = math.sin((b - a) / 2) ** 2
    h += math.cos(a) * math.cos(b) * math.sin(math.radians(lon1 - lon0) / 2) ** 2
    return 2 * 6_371_008.8 * math.asin(math.sqrt(h))


def reach(lon, lat, shape):
    """Metres from a point to the farthest corner of a shape."""
    corners = shapely.get_coordinates(shape)
    return max(metres(lon, lat, x, y) for x, y in corners)


def centre(shape):
    """A point inside the shape, close to its centroid."""
    middle = shape.centroid
    if shape.contains(middle):
        return middle
    inner = shape.buffer(-0.05)
    inner = inner if not inner.is_empty else shape
    return nearest_points(inner, middle)[0]


def kilometres_up(value):
    return int(math.ceil(value / 1000.0) * 1000)


def spread(*groups):
    """All spellings once, in order, each also with a plain apostrophe."""
    out, seen = [], set()
    for group in groups:
        for s in group:
            for v in (s, s.replace("’", "'")):
                if v and v.casefold() not in seen:
                    seen.add(v.casefold())
                    out.append(v)
    return out


def latin_adjectives(adjective):
    """Latin spellings of a masculine Ukrainian adjective: -skyi, -skyy, -sky, -skyj, -skij."""
    base = names.romanise_uk(adjective)
    out = [base]
    if base.endswith("yi"):
        out += [base[:-2] + e for e in ("yy", "y", "yj")]
    return out


class Areas:
    def __init__(self):
        self.rows = []
        self.used = set()

    def add(self, level, en, uk, ru, others, parent, country, lat, lon, radius):
        own = {x.casefold() for x in (en, uk, ru)}
        others = [o for o in others if o.casefold() not in own]
        assert (level, en, parent) not in self.used, (level, en)
        self.used.add((level, en, parent))
        self.rows.append((level, en, uk, ru, "|".join(others), parent, country,
                          f"{lat:.5f}", f"{lon:.5f}", int(radius)))


def oblast_shapes(gpkg):
    shapes = {}
    for a, g in sources.natural_earth(gpkg, "states_provinces"):
        fips = a["fips"] or ""
        if a["iso_a2"] == "UA" or a["name"] in ("Crimea", "Sevastopol") and a["iso_a2"] == "RU":
            shapes[fips[2:]] = g
    assert len(shapes) == 27, sorted(shapes)
    return shapes


def voivodeship_shapes(gpkg):
    keys = {"PL%s" % r["code"]: r["code"] for r in sources.table("voivodeships")}
    shapes = {}
    for a, g in sources.natural_earth(gpkg, "states_provinces"):
        if a["iso_a2"] == "PL" and a["fips"] in keys:
            shapes[keys[a["fips"]]] = g
    assert len(shapes) == 16, sorted(shapes)
    return shapes


def find_town(places, uk, code, near=None):
    """The largest place with this Ukrainian name in the oblast, or the one nearest to a point."""
    wanted = names.fold(uk)
    fits = [p for p in places if p["country"] == "UA" and p["admin1code"] == code
            and wanted in {names.fold(x) for x in [p["name_uk"], *p["other_names"]] if x}]
    if not fits:
        return None
    if near:
        return min(fits, key=lambda p: metres(p["longitude"], p["latitude"], *near))
    return max(fits, key=lambda p: p["population"])


def cells(points, shape):
    """The part of the shape that lies nearest to each point (in degrees stretched to metres)."""
    lat = shape.centroid.y
    k = math.cos(math.radians(lat))
    stretched = shapely.transform(shape, lambda c: c * [k, 1.0])
    multi = shapely.MultiPoint([(x * k, y) for x, y in points])
    regions = shapely.voronoi_polygons(multi, extend_to=stretched.envelope).geoms
    out = []
    for p in multi.geoms:
        region = next(r for r in regions if r.covers(p))
        part = region.intersection(stretched)
        out.append(shapely.transform(part, lambda c: c / [k, 1.0]))
    return out


def build_areas(places, gpkg):
    areas = Areas()
    shapes = oblast_shapes(gpkg)
    parents = {}

    for r in sources.table("oblasts"):
        code, en, uk, ru, pl = (r["code"], r["name_en"], r["adjective_uk"], r["adjective_ru"],
                                r["adjective_pl"])
        parents[code] = f"{en} Oblast"
        latin = [names.romanise_uk(uk)]
        english = [en]
        cyrillic = [uk]
        for o in filter(None, r["other_en"].split("|")):
            if names.script(o) == "cyrillic":
                cyrillic.append(o)
                latin.append(names.romanise_uk(o))
            elif o.endswith("ska"):
                latin.append(o)
            else:
                english.append(o)
        others = spread(
            [f"{a} oblast" for a in latin],
            [f"{e} {k}" for e in english for k in ("oblast", "region", "province")],
            [f"{a} область" for a in cyrillic], [f"{a} обл." for a in cyrillic],
            [f"{ru} обл.", f"obwód {pl}"], latin, cyrillic, [ru],
        )
        point = centre(shapes[code])
        # The shapes are simplified and lose spits and islands: the margin makes up for it.
        radius = kilometres_up(reach(point.x, point.y, shapes[code]) + int(r["margin_m"]))
        areas.add("oblast", f"{en} Oblast", f"{uk} область", f"{ru} область", others, "Ukraine",
                  "UA", point.y, point.x, radius)

    point = centre(shapes[CRIMEA])
    parents[CRIMEA] = "Crimea"
    areas.add("oblast", "Crimea", "Автономна Республіка Крим", "Автономная Республика Крым",
              spread(["Autonomous Republic of Crimea", "AR Crimea", "Avtonomna Respublika Krym",
                      "АР Крим", "Крим", "Крым", "АР Крым", "Республіка Крим", "Krym",
                      "Autonomiczna Republika Krymu"]),
              "Ukraine", "UA", point.y, point.x,
              kilometres_up(reach(point.x, point.y, shapes[CRIMEA]) + 6_000))

    areas.add("city", "Kyiv City", "м. Київ", "г. Киев",
              spread(["Kyiv", "City of Kyiv", "Kiev City", "Kiev", "m. Kyiv", "Kyiv (city)", "Київ",
                      "місто Київ", "Киев", "город Киев", "Kijów", "Misto Kyiv",
                      "м. Київ та Київська територіальна громада",
                      "m. Kyiv ta Kyivska terytorialna hromada"]),
              "Ukraine", "UA", 50.4020, 30.5325, 28_000)
    point = centre(shapes[SEVASTOPOL])
    areas.add("city", "Sevastopol", "м. Севастополь", "г. Севастополь",
              spread(["Sevastopol City", "City of Sevastopol", "m. Sevastopol", "Севастополь",
                      "місто Севастополь", "город Севастополь", "Sewastopol", "Sebastopol"]),
              "Ukraine", "UA", point.y, point.x,
              kilometres_up(reach(point.x, point.y, shapes[SEVASTOPOL]) + 4_000))

    for r in sources.table("kyiv_districts"):
        adjective, ru, short = r["adjective_uk"], r["adjective_ru"], r["short_en"]
        latin = latin_adjectives(adjective)
        stem = latin[0]
        others = spread(
            [f"{a} {k}" for a in latin for k in ("district", "raion", "rayon", "district of Kyiv")],
            [f"{short} district", f"{short} raion"],
            [f"{adjective} район", f"{adjective} р-н", f"{adjective} район міста Києва",
             f"{adjective} район м. Києва", f"{ru} район", f"{ru} район Киева"], latin[1:],
        )
        areas.add("city_district", stem, adjective, ru, others, "Kyiv City", "UA",
                  float(r["latitude"]), float(r["longitude"]), int(r["radius_m"]))

    raions = sources.table("raions")
    centres = {}
    for code in sorted({r["oblast_code"] for r in raions}):
        group = [r for r in raions if r["oblast_code"] == code]
        towns = []
        for r in group:
            town = find_town(places, r["chief_town_uk"], code)
            assert town, f"no place {r['chief_town_uk']} in {code}"
            towns.append(town)
        points = [(t["longitude"], t["latitude"]) for t in towns]
        for r, town, (lon, lat), cell in zip(group, towns, points, cells(points, shapes[code])):
            short = r["short_en"] or names.romanise_uk(r["chief_town_uk"])
            uk, ru = r["adjective_uk"], r["adjective_ru"]
            former = [x for x in r["former_uk"].split("|") if x]
            latin = latin_adjectives(uk) + [x for f in former for x in latin_adjectives(f)]
            cyrillic = [uk] + former
            others = spread(
                [f"{a} {k}" for a in latin for k in ("raion", "rayon", "district")],
                [f"{short} {k}" for k in ("rayon", "district")],
                [f"{a} {k}" for a in cyrillic for k in ("район", "р-н")],
                [f"{ru} р-н"], latin, cyrillic, [ru],
            )
            # The shape is unknown here: the part of the oblast nearest to the town, widened.
            radius = kilometres_up(min(115_000, max(60_000, 1.4 * reach(lon, lat, cell))))
            if r["radius_m"]:
                radius = int(r["radius_m"])
            centres[(uk, code)] = (lon, lat, radius, f"{short} Raion", code)
            areas.add("raion", f"{short} Raion", f"{uk} район", f"{ru} район", others,
                      parents[code], "UA", lat, lon, radius)

    by_adjective = {}
    for (uk, _), v in centres.items():
        by_adjective.setdefault(uk, []).append(v)
    for r in sources.table("hromadas"):
        (lon, lat, radius, parent, code), = by_adjective[r["raion_uk"]]
        town = find_town(places, r["town_uk"], code, near=(lon, lat))
        uk = r["adjective_uk"]
        latin = names.romanise_uk(uk)
        if town is None or metres(town["longitude"], town["latitude"], lon, lat) > radius:
            print(f"hromada without a town in the table: {r['town_uk']} ({parent})")
            continue
        town_latin = names.romanise_uk(r["town_uk"])
        full_uk, full_en = f"{uk} територіальна громада", f"{latin} terytorialna hromada"
        others = spread(
            [full_en, f"{latin} territorial hromada", f"{latin} community",
             f"m. {town_latin} ta {full_en}", f"m. {town_latin.replace(' ', '-')} ta {full_en}",
             full_uk, f"м. {r['town_uk']} та {full_uk}", f"{uk} ТГ"],
        )
        areas.add("hromada", f"{latin} hromada", f"{uk} громада", "", others, parent, "UA",
                  town["latitude"], town["longitude"], 20_000)

    voivodeships = voivodeship_shapes(gpkg)
    for r in sources.table("voivodeships"):
        en, pl, uk, ru = r["name_en"], r["adjective_pl"], r["adjective_uk"], r["adjective_ru"]
        english = [en] + [o for o in r["other_en"].split("|") if o]
        plain = names.ascii_fold(pl)
        others = spread(
            [f"województwo {pl}", f"wojewodztwo {plain}", f"woj. {pl}", f"{pl} voivodeship",
             f"{plain} voivodeship", f"{names.ascii_fold(en)} voivodeship"],
            [f"{e} {k}" for e in english for k in ("voivodeship", "province", "region")],
            english[1:], [pl, plain, f"{uk} воєводство", f"{ru} воеводство", uk, ru],
        )
        shape = voivodeships[r["code"]]
        point = centre(shape)
        areas.add("voivodeship", f"{en} Voivodeship", f"{uk} воєводство", f"{ru} воеводство",
                  others, "Poland", "PL", point.y, point.x,
                  kilometres_up(reach(point.x, point.y, shape)))
    return areas.rows


def main(gpkg):
    places = build_places()
    path = sources.write_table(
        "places.tsv", PLACES,
        ([*(p[k] if k != "other_names" else "|".join(p[k]) for k in PLACES)] for p in places))
    print(f"{path.name}: {len(places)} rows, {path.stat().st_size} bytes")
    rows = build_areas(places, gpkg)
    path = sources.write_table("admin_areas.tsv", AREAS, rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
