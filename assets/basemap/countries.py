#!/usr/bin/env python3
"""Writes countries.tsv: outlines of countries, coarse, to tell what lies far outside them."""

import sys

import shapely

import sources

# About 7 km; what is asked is whether something lies 50 km outside.
TOLERANCE_DEGREES = 0.07
SMALLEST_SQUARE_DEGREES = 0.015
# An island farther than this from a kept part stays, however small.
ALONE_DEGREES = 0.3
STEPS_A_DEGREE = 100

# Codes that the source lacks, and parts that it lists as countries.
CODES = {"KOS": "XK", "CYN": "CY", "SOL": "SO", "KAS": "IN"}


def crimea(gpkg):
    """Crimea and Sevastopol belong to Ukraine here, whatever the source says."""
    rows = sources.natural_earth(gpkg, "states_provinces")
    return shapely.union_all([
        shape for a, shape in rows
        if a["name"] in ("Crimea", "Sevastopol") and (a["fips"] or "").startswith("UP")
    ])


def countries(gpkg):
    shapes = {}
    for a, shape in sources.natural_earth(gpkg, "countries"):
        code = a["iso_a2"] or ""
        if len(code) != 2 or not code.isalpha():
            code = CODES.get(a["ISO_A3"], "")
        if code:
            shapes.setdefault(code, []).append(shape)
    shapes = {code: shapely.union_all(parts) for code, parts in shapes.items()}
    part = crimea(gpkg)
    shapes["UA"] = shapely.union_all([shapes["UA"], part]).buffer(0.01).buffer(-0.01)
    shapes["RU"] = shapes["RU"].difference(part.buffer(0.01))
    return shapes


def coarse(shape):
    """Parts that matter, the largest first, without holes."""
    parts = [shapely.Polygon(p.exterior) for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon"]
    parts.sort(key=lambda p: -p.area)
    kept = []
    for part in parts:
        far = all(part.distance(k) > ALONE_DEGREES for k in kept)
        if part.area >= SMALLEST_SQUARE_DEGREES or far:
            kept.append(part)
    for part in kept:
        thin = part.simplify(TOLERANCE_DEGREES)
        yield thin if len(thin.exterior.coords) >= 4 else part.envelope


def ring(polygon):
    """Longitude and latitude in hundredths of a degree; after the first as steps from the last."""
    points = []
    for x, y in list(polygon.exterior.coords)[:-1]:
        point = (round(x * STEPS_A_DEGREE), round(y * STEPS_A_DEGREE))
        if not points or points[-1] != point:
            points.append(point)
    last, words = (0, 0), []
    for x, y in points:
        words += [str(x - last[0]), str(y - last[1])]
        last = (x, y)
    return " ".join(words)


def main(gpkg):
    rows = []
    for code, shape in sorted(countries(gpkg).items()):
        rows.append((code, "|".join(ring(p) for p in coarse(shape))))
    sources.write_table("countries.tsv", ("country", "outline"), rows)


if __name__ == "__main__":
    main(sys.argv[1])
