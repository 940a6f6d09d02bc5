//! Rows in boxes, circles and polygons: the quick way agrees with asking each row.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::LazyLock;

use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::boundaries::EventAreas;
use strikemap::dataset::{Dataset, Place, PlaceTier, PlaceTiers};
use strikemap::filter::area::rows_one_by_one;
use strikemap::filter::{AreaChoice, AreaMatching, Matching, area};
use strikemap::import::{Options, reader};
use strikemap::shape::{NamedShape, Shape};

/// Places on a coarse lattice, so that corners and edges of areas run through
/// them; some with more digits than the columns hold, some imprecise, some none.
static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    let mut text = "id,kind,start,latitude,longitude,geo_precision,radius_m\n".to_owned();
    for row in 0..4_000_u32 {
        let (north, east) = (f64::from(row % 61) * 0.5 - 15.0, f64::from(row / 61) * 0.75 - 24.0);
        let place = match row % 10 {
            0 => ",".to_owned(),
            1 => format!("{:.12},{:.12}", north + 0.123_456_789_012, east),
            _ => format!("{north},{east}"),
        };
        let precision = if row % 7 == 0 { "city,40000" } else { "exact,0" };
        text += &format!("e{row},fire,2025-12-27T01:00:00Z,{place},{precision}\n");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lattice.csv");
    std::fs::write(&path, text).unwrap();
    reader::read(&path, &Options::default(), &Progress::default()).unwrap()
});

/// Places in and around the four named areas, with the names that decide too.
static AROUND_NAMED: LazyLock<Dataset> = LazyLock::new(|| {
    let mut text =
        "id,kind,start,latitude,longitude,geo_precision,radius_m,place,country\n".to_owned();
    let middles = [(50.45, 30.52), (50.58, 30.49), (51.25, 22.57), (50.04, 22.0)];
    for row in 0..6_000_usize {
        let (middle, step) = (middles[row % 4], row / 4);
        let north = middle.0 + (step % 39) as f64 * 0.02 - 0.39;
        let east = middle.1 + (step / 39) as f64 * 0.03 - 0.6;
        let precision = ["exact,0", "district,4000", "town,9000", "city,25000", "region,80000"];
        let place = ["Kyiv", "Vyshhorod", "Lublin", "Elsewhere", ""][row % 5];
        let country = ["Ukraine", "Poland", ""][row / 5 % 3];
        text += &format!(
            "e{row},fire,2025-12-27T01:00:00Z,{north},{east},{},{place},{country}\n",
            precision[row / 7 % 5]
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cities.csv");
    std::fs::write(&path, text).unwrap();
    reader::read(&path, &Options::default(), &Progress::default()).unwrap()
});

/// No boundary stands for a place.
fn none() -> EventAreas {
    EventAreas::default()
}

fn degrees() -> impl Strategy<Value = f64> {
    prop_oneof![(-60_i32..60).prop_map(|half| f64::from(half) * 0.25), -30.0..30.0_f64]
}

fn areas() -> impl Strategy<Value = AreaChoice> {
    let corner = (degrees(), degrees()).prop_map(|(x, y)| [x, y]);
    let ring = prop::collection::vec(corner, 3..12);
    let polygons = prop::collection::vec(prop::collection::vec(ring, 1..3), 1..3);
    let named = |shape| AreaChoice::Shape(NamedShape { name: String::new(), shape });
    prop_oneof![
        polygons.prop_filter_map("no shape", move |rings| Shape::polygons(rings).ok().map(named)),
        (degrees(), degrees(), 1.0..3e6_f64).prop_map(move |(y, x, radius_m)| {
            named(Shape::circle(Place::new(y, x).unwrap(), radius_m).unwrap())
        }),
        (degrees(), degrees(), degrees(), degrees())
            .prop_map(|(a, b, c, d)| { AreaChoice::Box([a.min(b), c.min(d), a.max(b), c.max(d)]) }),
    ]
}

/// Possible, definite, and tiers: none, the usual ones, all.
fn matchings() -> [AreaMatching; 5] {
    [
        AreaMatching::Possible,
        AreaMatching::Definite,
        AreaMatching::Tiers(PlaceTiers::NONE),
        AreaMatching::default(),
        AreaMatching::Tiers(PlaceTiers::of(PlaceTier::ALL)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn the_quick_way_agrees_with_asking_each_row(area in areas()) {
        for matching in matchings() {
            let quick = area::rows_in(&DATASET, &area, matching, &none());
            let slow = rows_one_by_one(&DATASET, &area, matching, &none());
            let differs = (0..DATASET.len()).find(|&row| quick.contains(row) != slow.contains(row));
            prop_assert_eq!(differs.map(|row| DATASET.place(row)), None);
        }
    }
}

#[test]
fn named_areas_are_found_as_by_asking_each_row() {
    for name in ["Kyiv", "Vyshhorod", "Lublin", "Rzeszow"] {
        let area = AreaChoice::from_text(name).unwrap();
        let mut counts = Vec::new();
        for matching in matchings() {
            let quick = area::rows_in(&AROUND_NAMED, &area, matching, &none());
            let slow = rows_one_by_one(&AROUND_NAMED, &area, matching, &none());
            assert!(quick == slow, "{name}");
            counts.push(quick.count());
        }
        assert!(counts[0] > counts[1] && counts[1] > 10, "{name}: {counts:?}");
        assert!(counts[0] < AROUND_NAMED.len(), "{name}: {counts:?}");
    }
}

#[test]
fn some_rows_are_of_every_sort() {
    let part = AreaChoice::from_text("POLYGON((-20 -10,20 -10,20 10,-20 10))").unwrap();
    let possible = area::rows_in(&DATASET, &part, Matching::Possible, &none()).count();
    let definite = area::rows_in(&DATASET, &part, Matching::Definite, &none()).count();
    assert!(1_000 < definite && definite < possible && possible < DATASET.len());
}

#[test]
fn a_file_of_areas_that_never_ends_is_refused() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // Sparse: it takes no room on the disk.
    file.as_file().set_len(65 << 20).unwrap();
    let error = strikemap::shape::read_file(file.path()).unwrap_err().to_string();
    assert_eq!(error, "it is larger than 64 MB");
}
