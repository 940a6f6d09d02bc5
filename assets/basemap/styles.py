"""Writes style-light.json and style-dark.json from one list of layers and two palettes.

The layers keep to what the renderer knows: background, fill, line and symbol; match, case,
coalesce, comparisons and interpolate with plain numbers at its stops. Zoom limits are filters.
Labels that come first win the room. Colours have no alpha.
"""

import json

import sources

LIGHT = {
    "name": "Strikemap light", "land": "#f3f2ef", "wood": "#dfe8d9", "grass": "#e8ede1", "sand": "#f0ece0",
    "wetland": "#e6ecea", "built": "#ecebe8", "works": "#e9e8ea", "public": "#ebe8e6", "park": "#d8e6cf",
    "airfield": "#e8e8ea", "runway": "#d6d6da", "water": "#b9cfde", "river": "#b9cfde", "building": "#dcd7d1",
    "path": "#dcd8d2", "casing": "#cfcbc4", "minor": "#ffffff", "road": "#ffffff", "trunk": "#fdf6e3",
    "trunk_casing": "#c9bfa6", "rail": "#cfccc8", "state": "#c6c1cb", "country": "#9a94a3",
    "country_halo": "#eae7ec", "city_text": "#3f4347", "town_text": "#595e63", "village_text": "#686d71",
    "country_text": "#6d6877", "state_text": "#716a7b", "road_text": "#6f6d6b", "water_text": "#415869",
    "park_text": "#566850", "halo": "#f8f7f5", "water_halo": "#d7e2ea",
}
DARK = {
    "name": "Strikemap dark", "land": "#1b1d20", "wood": "#1d2321", "grass": "#1e2322", "sand": "#23221f",
    "wetland": "#1c2324", "built": "#202225", "works": "#222227", "public": "#232427", "park": "#1e2723",
    "airfield": "#24262a", "runway": "#34373c", "water": "#1a3b4e", "river": "#1a3b4e", "building": "#26292d",
    "path": "#2d3034", "casing": "#17191b", "minor": "#2b2e33", "road": "#33373c", "trunk": "#3c4046",
    "trunk_casing": "#17191b", "rail": "#34373b", "state": "#3f3c47", "country": "#676272",
    "country_halo": "#24232a", "city_text": "#c4c8cc", "town_text": "#a3a8ad", "village_text": "#858a90",
    "country_text": "#938d9f", "state_text": "#898494", "road_text": "#95979b", "water_text": "#89a6b9",
    "park_text": "#799578", "halo": "#131517", "water_halo": "#0d1922",
}

ZOOM = ["zoom"]
# The program puts the chosen language in place of this.
NAME = ["coalesce", ["get", "name:en"], ["get", "name"]]


def kind(*classes):
    return ["match", ["get", "class"], list(classes), True, False]


def least(zoom):
    return [">=", ZOOM, zoom]


def most(zoom):
    return ["<=", ZOOM, zoom]


def every(*tests):
    return ["all", *tests] if len(tests) > 1 else tests[0]


def is_(key, value):
    return ["==", ["get", key], value]


def is_not(key, value):
    return ["!=", ["get", key], value]


def grow(*stops, base=1.0):
    how = ["linear"] if base == 1.0 else ["exponential", base]
    return ["interpolate", how, ZOOM, *[v for stop in stops for v in stop]]


def layers(c):
    out = [{"id": "background", "type": "background", "paint": {"background-color": c["land"]}}]

    def add(id_, type_, source_layer, test, paint, layout=None):
        layer = {"id": id_, "type": type_, "source": "basemap", "source-layer": source_layer}
        if test is not None:
            layer["filter"] = test
        if layout is not None:
            layer["layout"] = layout
        layer["paint"] = paint
        out.append(layer)

    def fill(id_, source_layer, test, colour, opacity=None):
        paint = {"fill-color": colour}
        if opacity is not None:
            paint["fill-opacity"] = opacity
        add(id_, "fill", source_layer, test, paint)

    def line(id_, source_layer, test, colour, width, dash=None):
        paint = {"line-color": colour, "line-width": width}
        if dash:
            paint["line-dasharray"] = dash
        add(id_, "line", source_layer, test, paint)

    def label(id_, source_layer, test, colour, halo, size, text=None, padding=2):
        add(id_, "symbol", source_layer, test,
            {"text-color": colour, "text-halo-color": halo, "text-halo-width": 1.4},
            {"text-field": text or NAME, "text-size": size, "text-padding": padding})

    # Ground
    fill("landcover-wood", "landcover", kind("wood", "forest"), c["wood"])
    fill("landcover-grass", "landcover", kind("grass", "meadow", "scrub"), c["grass"])
    fill("landcover-sand", "landcover", kind("sand", "rock"), c["sand"])
    fill("landcover-wetland", "landcover", kind("wetland"), c["wetland"])
    fill("landuse-built", "landuse", every(kind("residential", "suburb", "neighbourhood", "quarter"), least(8)), c["built"])
    fill("landuse-works", "landuse", every(kind("industrial", "commercial", "retail", "railway", "garages", "quarry"), least(10)), c["works"])
    fill("landuse-public", "landuse", every(kind("hospital", "school", "university", "college", "military", "stadium", "cemetery"), least(11)), c["public"])
    fill("park", "park", every(["==", ["geometry-type"], "Polygon"], least(9)), c["park"], 0.8)
    fill("landuse-green", "landuse", every(kind("park", "pitch", "playground", "zoo", "theme_park"), least(12)), c["park"])
    fill("aeroway-area", "aeroway", every(["==", ["geometry-type"], "Polygon"], kind("aerodrome", "apron", "heliport"), least(10)), c["airfield"])
    fill("aeroway-runway-area", "aeroway", every(["==", ["geometry-type"], "Polygon"], kind("runway", "taxiway"), least(11)), c["runway"])

    # Water
    fill("water", "water", ["==", ["geometry-type"], "Polygon"], c["water"])
    line("waterway-stream", "waterway", every(kind("stream", "ditch", "drain", "canal"), ["!", ["has", "rank"]], least(12)),
         c["river"], grow((12, 0.6), (16, 2.0), (20, 5.0)))
    line("waterway-river", "waterway", every(kind("river"), ["!", ["has", "rank"]]),
         c["river"], grow((3, 0.7), (8, 1.0), (12, 2.0), (16, 5.0), (20, 12.0)))
    # The embedded map ranks its rivers: 0 and 1 are the great ones.
    line("waterway-great", "waterway", every(["has", "rank"], ["<=", ["get", "rank"], 1]),
         c["river"], grow((3, 1.0), (6, 2.2), (8, 3.2), (10, 5.0), (12, 10.0), (14, 18.0)))
    line("waterway-second", "waterway", every(is_("rank", 2)), c["river"], grow((6, 1.0), (9, 1.8), (10, 2.4), (14, 6.0)))
    line("waterway-third", "waterway", every(is_("rank", 3)), c["river"], grow((8, 0.8), (10, 1.4), (14, 4.0)))
    line("waterway-minor", "waterway", every([">=", ["get", "rank"], 4]), c["river"], grow((9, 0.6), (10, 0.9), (14, 2.4)))

    # Buildings and ways
    fill("building", "building", least(13), c["building"], grow((13, 0.45), (15, 1.0)))
    line("aeroway-runway", "aeroway", every(["==", ["geometry-type"], "LineString"], kind("runway"), least(10)), c["runway"], grow((10, 1.2), (12, 3.0), (16, 18.0)))
    line("aeroway-taxiway", "aeroway", every(["==", ["geometry-type"], "LineString"], kind("taxiway"), least(12)), c["runway"], grow((12, 0.6), (16, 5.0)))

    road = "transportation"
    line("rail", road, every(kind("rail"), least(9)), c["rail"], grow((9, 0.5), (12, 0.9), (16, 2.0)))
    line("transit", road, every(kind("transit"), is_not("brunnel", "tunnel"), least(13)), c["rail"], grow((13, 0.6), (16, 1.4)), [3, 2])
    line("path", road, every(kind("path", "pedestrian", "track"), least(14)), c["path"], grow((14, 0.6), (18, 2.4)), [3, 2])

    service, minor, tertiary = kind("service", "raceway"), kind("minor"), kind("tertiary")
    second, first = kind("secondary"), kind("primary")
    trunk, motorway = kind("trunk"), kind("motorway")
    widths = {
        "service": ((14, 0.7), (16, 2.4), (19, 8.0)),
        "minor": ((12, 0.6), (14, 1.8), (16, 5.0), (19, 16.0)),
        "tertiary": ((10, 0.6), (12, 1.3), (14, 3.2), (16, 7.0), (19, 20.0)),
        "secondary": ((8, 0.6), (11, 1.4), (13, 3.0), (16, 9.0), (19, 24.0)),
        "primary": ((7, 0.6), (10, 1.5), (13, 3.8), (16, 11.0), (19, 28.0)),
        "trunk": ((5, 0.6), (8, 1.4), (11, 2.4), (13, 4.4), (16, 13.0), (19, 32.0)),
        "motorway": ((4, 0.6), (8, 1.7), (11, 2.8), (13, 5.0), (16, 14.0), (19, 34.0)),
    }
    roads = (
        ("service", every(service, least(14)), 15, "minor", "casing"),
        ("minor", every(minor, least(12)), 13, "minor", "casing"),
        ("tertiary", every(tertiary, least(10)), 12, "road", "casing"),
        ("secondary", every(second, least(8)), 10, "road", "casing"),
        ("primary", every(first, least(7)), 9, "road", "casing"),
        ("trunk", every(trunk, least(5)), 7, "trunk", "trunk_casing"),
        ("motorway", every(motorway, least(4)), 6, "trunk", "trunk_casing"),
    )
    # Where a road is too thin for two colours, it has the darker one alone.
    for name, test, _, _, casing in roads:
        wider = tuple((z, round(w + (0.5 if w < 1 else 1.6), 2)) for z, w in widths[name])
        line(f"road-{name}-casing", road, test, c[casing], grow(*wider))
    for name, test, zoom, inner, _ in roads:
        line(f"road-{name}", road, every(*(test[1:]), least(zoom)), c[inner], grow(*widths[name]))

    # Borders
    land_border = [is_not("maritime", 1), is_not("disputed", 1)]
    line("boundary-state", "boundary", every(is_("admin_level", 4), *land_border, least(5)), c["state"], grow((5, 0.6), (8, 1.0), (12, 1.6)), [4, 3])
    line("boundary-country-halo", "boundary", every(is_("admin_level", 2), *land_border, least(5)), c["country_halo"], grow((5, 2.4), (10, 5.0)))
    line("boundary-country", "boundary", every(is_("admin_level", 2), *land_border), c["country"], grow((1, 0.6), (5, 1.0), (8, 1.5), (12, 2.2)))

    # Labels: the first to come has the room
    label("place-country", "place", every(kind("country"), most(7)), c["country_text"], c["halo"], grow((1, 10), (4, 13), (7, 17)), padding=4)
    label("place-capital", "place", every(kind("city"), is_("capital", 2), least(4)),
          c["city_text"], c["halo"], grow((4, 13), (6, 15), (10, 18), (14, 21)), padding=4)
    label("place-city", "place", every(kind("city"), ["any", least(6), ["<=", ["get", "rank"], 6], is_("capital", 2)]),
          c["city_text"], c["halo"], grow((3, 11), (6, 13), (10, 17), (14, 20)), padding=4)
    label("place-town", "place", every(kind("town"), least(7)), c["town_text"], c["halo"], grow((7, 11), (10, 13), (14, 16)), padding=3)
    label("place-state", "place", every(kind("state", "province"), least(6), most(8)), c["state_text"], c["halo"], grow((6, 10), (8, 13)), padding=6)
    label("place-village", "place", every(kind("village"), least(9)), c["village_text"], c["halo"], grow((9, 10), (12, 12), (15, 14)), padding=grow((9, 14), (11, 10), (14, 4)))
    label("place-suburb", "place", every(kind("suburb", "borough"), least(11)), c["village_text"], c["halo"], grow((11, 10), (15, 13)), padding=4)
    label("place-neighbourhood", "place", every(kind("neighbourhood", "quarter", "hamlet", "isolated_dwelling"), least(13)), c["village_text"], c["halo"], grow((13, 10), (16, 12)), padding=4)
    label("park-name", "park", every(["==", ["geometry-type"], "Point"], least(13)), c["park_text"], c["halo"], grow((13, 10), (17, 12)), padding=10)
    label("poi", "poi", every(kind("hospital", "railway", "college", "university", "stadium", "town_hall", "museum", "theatre"), least(15)),
          c["village_text"], c["halo"], grow((15, 10), (18, 12)), padding=12)
    label("aerodrome", "aerodrome_label", least(10), c["town_text"], c["halo"], grow((10, 10), (14, 13)), padding=4)
    label("water-name", "water_name", every(["any", kind("ocean", "sea"), least(10)]), c["water_text"], c["water_halo"], grow((2, 10), (8, 13), (14, 14)), padding=4)
    label("road-name-great", "transportation_name", every(kind("motorway", "trunk", "primary"), least(12)), c["road_text"], c["halo"], grow((12, 10), (18, 14)), padding=4)
    label("road-name", "transportation_name", every(kind("secondary", "tertiary"), least(14)), c["road_text"], c["halo"], grow((14, 10), (18, 13)), padding=4)
    label("road-name-minor", "transportation_name", every(kind("minor", "service", "pedestrian"), least(15)), c["road_text"], c["halo"], grow((15, 10), (18, 12)), padding=4)
    label("waterway-name", "waterway", every(kind("river", "canal"), ["has", "name"], least(10)), c["water_text"], c["water_halo"], grow((10, 10), (16, 13)), padding=6)
    return out


def main():
    for file, palette in (("style-light.json", LIGHT), ("style-dark.json", DARK)):
        style = {"version": 8, "name": palette["name"], "sources": {"basemap": {"type": "vector"}},
                 "layers": layers(palette)}
        rows = ",\n".join("    " + json.dumps(row) for row in style["layers"])
        head = json.dumps({k: v for k, v in style.items() if k != "layers"}, indent=2)
        text = head[:-2] + ',\n  "layers": [\n' + rows + "\n  ]\n}\n"
        assert json.loads(text) == style
        (sources.ASSETS / file).write_text(text, encoding="utf-8")
        print(f"{file}: {len(style['layers'])} layers")


if __name__ == "__main__":
    main()
