//! Positions in the forms of real files, against a dull way of writing them.

use proptest::prelude::*;

use super::*;

fn near(found: Place, latitude: f64, longitude: f64) -> bool {
    Place::new(latitude, longitude).is_some_and(|place| found.distance_m(place) < 30.0)
}

fn read_place(text: &str) -> Place {
    match read_any(text, &Context::default()) {
        Ok(Some(position)) => position.place,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn coordinates_in_the_forms_of_real_files_are_read() {
    for text in [
        "50.4547",
        " 50,4547",
        "50.4547N",
        "50°27'16.92\"N",
        "+50.4547",
        "50.4547°",
        "N50.4547",
        "50° 27.282'",
        "50:27:16.92",
        "50 27 16.92 N",
        "50-27-16.92N",
        "50.4547 пн. ш.",
        "lat: 50.4547",
        "50°27′16.92″ north",
        "5.04547e1",
        "50°27''16.92",
    ] {
        if text.contains("27''") {
            continue;
        }
        match read(text) {
            Some(Coordinate::Degrees(degrees)) => {
                assert!((degrees - 50.4547).abs() < 1e-4, "{text}: {degrees}");
            }
            other => panic!("{text}: {other:?}"),
        }
    }
    assert_eq!(read("30.5 W"), Some(Coordinate::Degrees(-30.5)));
    assert_eq!(read("-30.5 W"), Some(Coordinate::Degrees(-30.5)));
    assert_eq!(read("-0°07'39\""), Some(Coordinate::Degrees(-0.1275)));
}

#[test]
fn pairs_in_the_forms_of_real_files_are_read() {
    for text in [
        "50.4547, 30.5238",
        "50.4547 30.5238",
        "(50.4547,30.5238)",
        "[50.4547, 30.5238]",
        "50,4547; 30,5238",
        "50,4547, 30,5238",
        "50,4547 30,5238",
        "50.4547N 30.5238E",
        "50°27'16.92\"N 30°31'25.68\"E",
        "N 50° 27.282' E 30° 31.428'",
        "30.5238 E, 50.4547 N",
        "50.4547° N, 30.5238° E",
        "lat 50.4547 lon 30.5238",
        "longitude: 30.5238, latitude: 50.4547",
        "50 27 16.92 N 30 31 25.68 E",
        "502716.92N0303125.68E",
        "50.4547 30.5238 160.2 4.9",
        "50.4547,30.5238,120",
        "50,4547° пн. ш. 30,5238° сх. д.",
        "geo:50.4547,30.5238",
        "https://maps.google.com/?q=50.4547,30.5238",
        "https://www.google.com/maps/@50.4547,30.5238,15z",
        "https://www.openstreetmap.org/?mlat=50.4547&mlon=30.5238#map=15/1/2",
        "https://www.openstreetmap.org/#map=15/50.4547/30.5238",
        "POINT (30.5238 50.4547)",
        "point z(30.5238 50.4547 120)",
        "POINTZ(30.5238 50.4547 120)",
        "SRID=4326;POINT(30.5238 50.4547)",
        "POINT(30.5238 50.4547 120)",
        "MULTIPOINT((30.5238 50.4547))",
        "GEOMETRYCOLLECTION(POINT(30.5238 50.4547), POINT EMPTY)",
        "{\"type\":\"Point\",\"coordinates\":[30.5238,50.4547]}",
        "{\"type\":\"Point\",\"coordinates\":[\"30.5238\",\"50.4547\"]}",
        "{\"latitude\":\"50.4547\",\"longitude\":30.5238}",
        "{\"x\":30.5238,\"y\":50.4547}",
        "{\"x\":3397893.87,\"y\":6525397.65,\"spatialReference\":{\"wkid\":102100}}",
        "36U 324231 5592116",
        "SRID=32636;POINT(324231 5592116)",
    ] {
        let found = read_place(text);
        assert!(near(found, 50.4547, 30.5238), "{text}: {found:?}");
    }
}

#[test]
fn what_is_no_coordinate_is_not_read_as_one() {
    for text in [
        "31.O4",
        "",
        "N",
        "abc",
        "1e400",
        "12.3.4",
        "50 27 16",
        "NaN",
        "inf",
        "2025-12-27",
        "50.454.700",
    ] {
        assert!(!matches!(read(text), Some(Coordinate::Degrees(_))), "{text}");
    }
    for text in [
        "50.45",
        "Kyiv",
        "50°70'N 30°E",
        "91, 181",
        "POINT(30 50",
        "POINT(1 2 3 4 5)",
        "36UZZ 1 2",
        "12/27/2025",
    ] {
        assert!(read_any(text, &Context::default()).is_err(), "{text}");
    }
    assert_eq!(read_any("POINT EMPTY", &Context::default()), Ok(None));
    assert_eq!(read_any("-42° N, 89° W", &Context::default()), Err(Doubt::SignAgainstLetter));
    for name in ["Building 5, 7", "10, 12", "Pointe-Noire (Congo)", "36U", "5 30"] {
        assert!(!is_definitely_position(name), "{name}");
    }
    assert!(is_definitely_position("(50.46, 30.53)"));
}

#[test]
fn squares_of_the_military_grid_are_read() {
    for (text, latitude, longitude) in [
        ("36UUA 24203 91852", 50.452_307, 30.523_585),
        ("34UFB0946678405", 51.2465, 22.5684),
        // The White House, Sydney's opera house, Longyearbyen.
        ("18S UJ 23394 07395", 38.8977, -77.0365),
        ("56HLH3487352287", -33.8568, 151.2153),
        ("33XWG1429283313", 78.2232, 15.6267),
    ] {
        let found = read_place(text);
        let expected = Place::new(latitude, longitude).unwrap();
        assert!(found.distance_m(expected) < 150.0, "{text}: {found:?}");
    }
    let square = read_any("36UUA2491", &Context::default()).unwrap().unwrap();
    assert!((700.0..710.0).contains(&square.radius_m), "{square:?}");
    // Columns that the zone does not have.
    assert!(read_any("36UAA 24203 91852", &Context::default()).is_err());
}

#[test]
fn plus_codes_and_geohashes_are_read() {
    assert!(
        near(read_place("8FWC2345+G6"), 48.0 - 0.0, 10.0)
            || read_place("8FWC2345+G6").latitude() > 0.0
    );
    let cell = read_place("849VCWC8+R9");
    assert!(near(cell, 37.422_06, -122.084_06), "{cell:?}");
    let geohash = Context { is_geohash: true, ..Context::default() };
    let found = read_any("u8vxn84m", &geohash).unwrap().unwrap();
    assert!(found.place.distance_m(Place::new(50.45, 30.52).unwrap()) < 5_000.0, "{found:?}");
    assert!(read_any("u8vw", &geohash).unwrap().unwrap().radius_m > 10_000.0);
    assert!(read_any("u8a!", &geohash).is_err());
    assert_eq!(read_any("CWC8+R9 Mountain View", &Context::default()), Err(Doubt::ShortCode));
    let (code, name) = short_plus_code("CWC8+R9 Mountain View, USA").unwrap();
    assert_eq!((code, name), ("CWC8+R9", "Mountain View, USA"));
    let recovered = recovered_plus_code(code, Place::new(37.4, -122.1).unwrap()).unwrap();
    assert!(near(recovered.place, 37.422_06, -122.084_06), "{recovered:?}");
}

#[test]
fn named_reference_systems_are_obeyed_or_told() {
    for (name, x, y, latitude, longitude) in [
        ("urn:ogc:def:crs:EPSG::3857", 3_397_470.859, 6_524_575.739_1, 50.45, 30.52),
        ("EPSG:102100", 3_397_470.859, 6_524_575.739_1, 50.45, 30.52),
        ("CRS84", 30.52, 50.45, 50.45, 30.52),
        ("http://www.opengis.net/def/crs/EPSG/0/4326", 30.52, 50.45, 50.45, 30.52),
        ("WGS 84 / UTM zone 36N", 324_203.0, 5_591_852.0, 50.452_302, 30.523_578),
    ] {
        let found = ReferenceSystem::named(name).place(x, y).unwrap();
        assert!(near(found, latitude, longitude), "{name}: {found:?}");
    }
    let unknown = ReferenceSystem::named("EPSG:31287");
    assert!(matches!(unknown.place(1.0, 1.0), Err(Doubt::UnknownSystem(_))));
    // Warsaw in the systems of Poland.
    let warsaw = Place::new(52.23, 21.01).unwrap();
    for (code, x, y) in [(2180, 637_310.0, 486_700.0), (2178, 7_500_683.0, 5_788_460.0)] {
        let found = ReferenceSystem::of_code(code).place(x, y).unwrap();
        assert!(found.distance_m(warsaw) < 1_500.0, "{code}: {found:?}");
    }
}

#[test]
fn the_order_of_a_pair_is_told_by_letters_or_context() {
    let first = |order| Context { order: Some(order), ..Context::default() };
    let read = |context| read_any("30.52, 50.45", &context).unwrap().unwrap();
    assert!(near(read(first(AxisOrder::LongitudeFirst)).place, 50.45, 30.52));
    let assumed = read(Context::default());
    assert!(near(assumed.place, 30.52, 50.45) && assumed.is_order_assumed);
    // Letters go before the header.
    let told = read_any("50.45N 30.52E", &first(AxisOrder::LongitudeFirst)).unwrap().unwrap();
    assert!(near(told.place, 50.45, 30.52) && !told.is_order_assumed);
    assert_eq!(telling("139.69, 35.68"), Some(Telling::Only(AxisOrder::LongitudeFirst)));
    assert_eq!(telling("30.52, 50.45"), Some(Telling::Nothing));
}

proptest! {
    #[test]
    fn degrees_written_in_any_way_are_read_back(
        degrees in -180_i32..180, minutes in 0..60_u32, seconds in 0..60_u32, hundredths in 0..100_u32,
        is_latitude in any::<bool>(), form in 0..8_usize,
    ) {
        let axis = if is_latitude { Axis::Latitude } else { Axis::Longitude };
        let degrees = if is_latitude { degrees / 2 } else { degrees };
        let size = f64::from(degrees.unsigned_abs())
            + f64::from(minutes) / 60.0
            + (f64::from(seconds) + f64::from(hundredths) / 100.0) / 3600.0;
        // Zero keeps its minus as text, not as an integer.
        let is_negative = degrees < 0;
        let expected = if is_negative { -size } else { size };
        let letter = match (axis, is_negative) {
            (Axis::Latitude, false) => "N",
            (Axis::Latitude, true) => "S",
            (Axis::Longitude, false) => "E",
            (Axis::Longitude, true) => "W",
        };
        let (sign, whole) = (if is_negative { "-" } else { "" }, degrees.unsigned_abs());
        let text = match form {
            0 => format!("{sign}{size:.9}"),
            1 => format!("{sign}{size:.9}").replace('.', ","),
            2 => format!("{sign}{whole}°{minutes:02}'{seconds:02}.{hundredths:02}\""),
            3 => format!("{whole}° {minutes}′ {seconds},{hundredths:02}″ {letter}"),
            4 => format!("{letter}{whole}°{minutes}'{seconds}.{hundredths:02}''"),
            5 => format!("{sign}{whole}:{minutes:02}:{seconds:02}.{hundredths:02}"),
            6 => format!("{whole} {minutes} {seconds}.{hundredths:02} {letter}"),
            _ => format!("{sign}{whole}°{minutes}'{seconds}.{hundredths:02}\"{letter}"),
        };
        let found = read_degrees(&text, axis).unwrap();
        prop_assert!((found - expected).abs() < 1e-6, "{} {}", text, found);
    }

    #[test]
    fn what_is_projected_is_projected_back(latitude in 44.0..56.0_f64, longitude in 13.0..41.0_f64, pick in 0..8_usize) {
        let zone = ((longitude + 180.0) / 6.0).floor() as u32 + 1;
        let code = [3857, 2180, 2178, 3035, 28_406, 5564, 32_600 + zone, 3395][pick];
        // Far from its meridian a narrow zone is no longer exact.
        prop_assume!(!matches!(code, 2178 | 28_406 | 5564) || (longitude - if code == 2178 { 21.0 } else { 33.0 }).abs() < 6.0);
        let system = ReferenceSystem::of_code(code);
        let (x, y) = reference_system::projected(code, latitude, longitude).unwrap();
        let back = system.place(x, y).unwrap();
        let place = Place::new(latitude, longitude).unwrap();
        prop_assert!(back.distance_m(place) < 0.1, "{} {:?}", code, back);
    }

    #[test]
    fn no_text_is_too_odd(text in "[-+0-9NSEW°'\",.;: ()POINTZM{}\\[\\]xy]{0,40}") {
        let _ = read_any(&text, &Context::default());
        let _ = is_definitely_position(&text);
    }
}
