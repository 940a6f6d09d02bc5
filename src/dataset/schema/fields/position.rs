//! Where it happened, by coordinates.

use super::usual::{COLUMN, DERIVED, PART};
use crate::dataset::format::{self, place_precision};
use crate::dataset::schema::{Field, FieldDef, FieldType, Group, Stored, Value};
use crate::dataset::{Certainty, GeoPrecision, PlaceTier};

/// Where it happened, by coordinates.
pub const POSITION: &[FieldDef] = &[
    FieldDef {
        field: Field::Latitude,
        id: "latitude",
        aliases: &["lat"],
        label: "Latitude",
        #[rustfmt::skip]
        headers: &[
            "latitude", "lat", "geo lat", "decimallatitude", "широта", "szerokosc",
            "szerokosc geograficzna", "szer geogr", "latitudee7", "latitude e7", "late7", "lat e7",
            "lat dd", "enlem", "breitengrad", "geographische breite", "шир", "пн ш", "с ш", "y",
        ],
        group: Group::Where,
        field_type: FieldType::Degrees,
        unit: Some("°"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.place(row), |place| Value::Degrees(place.latitude()))
        }),
        value: |event| Value::of(event.place, |place| Value::Degrees(place.latitude())),
        clear: |event| event.place = None,
        ..PART
    },
    FieldDef {
        field: Field::Longitude,
        id: "longitude",
        aliases: &["lon"],
        label: "Longitude",
        #[rustfmt::skip]
        headers: &[
            "longitude", "lon", "lng", "long", "geo lon", "decimallongitude", "довгота", "долгота",
            "dlugosc", "dlugosc geograficzna", "dl geogr", "longitudee7", "longitude e7", "lone7",
            "lon e7", "lnge7", "lon dd", "boylam", "längengrad", "geographische länge", "довг", "долг",
            "сх д", "в д", "x",
        ],
        group: Group::Where,
        field_type: FieldType::Degrees,
        unit: Some("°"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            Value::of(dataset.place(row), |place| Value::Degrees(place.longitude()))
        }),
        value: |event| Value::of(event.place, |place| Value::Degrees(place.longitude())),
        clear: |event| event.place = None,
        ..PART
    },
    FieldDef {
        field: Field::Coordinates,
        id: "coordinates",
        label: "Both coordinates",
        group: Group::Where,
        #[rustfmt::skip]
        headers: &[
            "coordinates", "coords", "coordinate", "latlon", "latlng", "latlong", "position",
            "point", "gps", "geopoint", "geolocation coordinates", "gps coordinates",
            "location coordinates", "координати", "координаты", "wspolrzedne",
            "wspolrzedne geograficzne", "lat lon", "lat long", "lonlat", "lon lat", "lnglat",
            "lng lat", "longlat", "long lat", "lat lng", "latitude longitude",
            "longitude latitude", "estimated coordinates", "gps location", "geo", "geo point",
            "location point", "geom", "the geom", "geometry", "shape", "wkt", "wkt geom", "wkb", "wkb geometry",
            "geojson", "mgrs", "mgrs grid", "military grid", "plus code", "pluscode",
            "open location code", "geohash",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::LatitudeHalf,
        id: "latitude_half",
        label: "Half of the latitude",
        group: Group::Where,
        #[rustfmt::skip]
        headers: &[
            "lat dir", "latdir", "lat direction", "latitude dir", "latitude direction",
            "lat hemisphere", "latitude hemisphere", "lat hem", "lat ref", "latitude ref",
            "gpslatituderef", "gps latitude ref", "ns", "n s", "lat ns",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::LongitudeHalf,
        id: "longitude_half",
        label: "Half of the longitude",
        group: Group::Where,
        #[rustfmt::skip]
        headers: &[
            "lon dir", "londir", "lon direction", "long dir", "lng dir", "longitude dir",
            "longitude direction", "lon hemisphere", "longitude hemisphere", "lon hem", "lon ref",
            "longitude ref", "gpslongituderef", "gps longitude ref", "ew", "e w", "lon ew",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::Easting,
        id: "easting",
        label: "Easting",
        group: Group::Where,
        field_type: FieldType::Metres,
        #[rustfmt::skip]
        headers: &[
            "easting", "utm easting", "easting m", "utm e", "utm x", "utm east",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::Northing,
        id: "northing",
        label: "Northing",
        group: Group::Where,
        field_type: FieldType::Metres,
        #[rustfmt::skip]
        headers: &[
            "northing", "utm northing", "northing m", "utm n", "utm y", "utm north",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::UtmZone,
        id: "utm_zone",
        label: "Zone of UTM",
        group: Group::Where,
        headers: &["utm zone", "utmzone", "zone", "grid zone", "zone utm", "strefa utm"],
        ..COLUMN
    },
    FieldDef {
        field: Field::ReferenceSystem,
        id: "reference_system",
        label: "Reference system",
        group: Group::Where,
        #[rustfmt::skip]
        headers: &[
            "crs", "srid", "epsg", "epsg code", "srs", "coordinate system",
            "coordinate reference system", "reference system", "spatial reference",
            "geodetic datum", "geodeticdatum", "datum", "projection", "map projection",
            "spatial reference system", "coordinates system", "система координат", "проекція",
            "проекция", "датум", "odwzorowanie", "układ współrzędnych", "układ odniesienia",
        ],
        ..COLUMN
    },
    FieldDef {
        field: Field::GeoPrecision,
        id: "geo_precision",
        label: "Precision of place",
        #[rustfmt::skip]
        headers: &[
            "geo precision", "place precision", "location precision",
        ],
        group: Group::Where,
        field_type: FieldType::Precision,
        is_in_pictures: true,
        stored: Stored::Words(|dataset| dataset.place_states()),
        value: |event| match event.geo_precision {
            GeoPrecision::Unknown => Value::Unknown,
            precision => Value::Text(precision.id()),
        },
        clear: |event| event.geo_precision = GeoPrecision::Unknown,
        ..PART
    },
    FieldDef {
        field: Field::LocationPrecision,
        id: "location_precision",
        aliases: &["place_tier"],
        label: "Location precision",
        group: Group::Where,
        field_type: FieldType::Precision,
        parts: &[Field::GeoPrecision, Field::RadiusM],
        is_shown: false,
        stored: Stored::Words(|dataset| dataset.place_tiers()),
        value: |event| Value::of(PlaceTier::of_event(event), |tier| Value::Text(tier.id())),
        ..DERIVED
    },
    FieldDef {
        field: Field::RadiusM,
        id: "radius_m",
        label: "Radius",
        column_label: Some("Radius in metres"),
        #[rustfmt::skip]
        headers: &[
            "radius m", "accuracy m", "uncertainty m", "coordinateuncertaintyinmeters",
            "coordinate uncertainty in meters", "radius km", "uncertainty km", "accuracy km",
            "точність м", "точність км", "точность м", "похибка м", "погрешность м", "dokładność m",
            "радіус м", "радіус км", "радиус м", "радиус км", "promien m", "promien km",
        ],
        group: Group::Where,
        field_type: FieldType::Metres,
        unit: Some("m"),
        is_in_pictures: true,
        stored: Stored::Numbers(|dataset, row| {
            let certainty = dataset.certainty(row);
            let place = dataset.place(row).filter(|_| certainty.has_radius());
            Value::of(place, |_| Value::Metres(certainty.radius_m as f32))
        }),
        value: |event| {
            let place = event.place.filter(|_| Certainty::of(event).has_radius());
            Value::of(place, |_| Value::Metres(event.radius_m))
        },
        clear: |event| event.radius_m = 0.0,
        ..PART
    },
    FieldDef {
        field: Field::Location,
        id: "location",
        label: "Location",
        group: Group::Where,
        parts: &[Field::Place, Field::Admin2, Field::Admin1, Field::Country],
        is_askable: false,
        value: |event| Value::Joined(event.location()),
        ..DERIVED
    },
    FieldDef {
        field: Field::Position,
        id: "position",
        label: "Position",
        group: Group::Where,
        parts: &[Field::Latitude, Field::Longitude, Field::GeoPrecision, Field::RadiusM],
        is_askable: false,
        // Lists are sorted by how precise the place is.
        stored: Stored::Numbers(|dataset, row| {
            let radius_m = dataset.certainty(row).radius_m as f32;
            Value::of(dataset.place(row), |_| Value::Metres(radius_m))
        }),
        value: |event| Value::of(event.place, |place| Value::Joined(format::degrees(place))),
        words: Some(|event, _| {
            if event.place.is_none() {
                return "place on the map unknown".to_owned();
            }
            place_precision(Certainty::of(event))
        }),
        ..DERIVED
    },
];
