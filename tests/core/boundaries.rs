//! Areas that stand for imprecise places: which events they are of, what filters and
//! exports make of them, and that a manifest with them is proved as any other.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::Value;
use strikemap::base::Progress;
use strikemap::boundaries::{Boundaries, EventAreas};
use strikemap::dataset::{Dataset, Place};
use strikemap::import::{Options, reader};
use strikemap::shape::overlap::{self, Overlap};
use strikemap::shape::{NamedShape, Shape, rings};

use crate::cli::strikemap;
use crate::tiers_cli::exported;

/// Events around Kyiv, each with the name of its place as people write it.
const TABLE: &str = "id,kind,start,latitude,longitude,geo_precision,radius_m,place,admin2,admin1,\
                     country\n\
    raion-en,fire,2025-12-01T01:00:00Z,50.6,30.2,raion,45000,Bucha Raion,,Kyiv Oblast,Ukraine\n\
    raion-uk,fire,2025-12-02T01:00:00Z,50.6,30.2,raion,45000,Бучанський район,,,Ukraine\n\
    raion-below,fire,2025-12-03T01:00:00Z,50.6,30.2,raion,45000,,Buchanskyi,Kyiv Oblast,Ukraine\n\
    oblast,fire,2025-12-04T01:00:00Z,50.1,30.5,oblast,120000,,,Київська область,Ukraine\n\
    town,fire,2025-12-05T01:00:00Z,50.55,30.21,town,5000,Bucha,,Kyiv Oblast,Ukraine\n\
    exact,fire,2025-12-06T01:00:00Z,50.55,30.21,exact,0,Bucha Raion,,Kyiv Oblast,Ukraine\n\
    small,fire,2025-12-07T01:00:00Z,50.6,30.2,raion,4000,Bucha Raion,,Kyiv Oblast,Ukraine\n\
    elsewhere,fire,2025-12-08T01:00:00Z,48.6,38.0,raion,45000,Bucha Raion,,,Ukraine\n\
    country,fire,2025-12-09T01:00:00Z,49.0,32.0,country,600000,,,,Ukraine\n";

/// A raion from 29.4° to 30.6° E and an oblast around it, in a file of boundaries.
const BOUNDARIES: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"Бучанський район"},"geometry":{"type":"Polygon",
     "coordinates":[[[29.4,50.3],[30.6,50.3],[30.6,50.9],[29.4,50.9],[29.4,50.3]]]}},
    {"type":"Feature","properties":{"name":"Kyiv Oblast"},"geometry":{"type":"Polygon",
     "coordinates":[[[29.2,49.2],[32.2,49.2],[32.2,51.5],[29.2,51.5],[29.2,49.2]],
                    [[30.3,50.3],[30.3,50.6],[30.8,50.6],[30.8,50.3],[30.3,50.3]]]}},
    {"type":"Feature","properties":{"name":"Lviv Oblast"},"geometry":{"type":"Polygon",
     "coordinates":[[[22.7,48.8],[25.4,48.8],[25.4,50.6],[22.7,50.6],[22.7,48.8]]]}}]}"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), TABLE).unwrap();
    fs::write(folder.path().join("boundaries.geojson"), BOUNDARIES).unwrap();
    folder
}

fn dataset(folder: &Path) -> Dataset {
    reader::read(&folder.join("in.csv"), &Options::default(), &Progress::default()).unwrap()
}

fn boundaries() -> Boundaries {
    strikemap::shape::read(BOUNDARIES, "").unwrap().shapes.into()
}

/// The name of the boundary of each event, by its id.
fn named(dataset: &Dataset, areas: &EventAreas) -> Vec<(String, String)> {
    let name = |row: usize| areas.of_row(row).map(|named| named.name.clone()).unwrap_or_default();
    (0..dataset.len()).map(|row| (dataset.event(row).unwrap().id, name(row))).collect()
}

#[test]
fn a_boundary_stands_for_places_of_its_name_size_and_place_alone() {
    let folder = folder();
    let dataset = dataset(folder.path());
    let boundaries = boundaries();
    let areas = EventAreas::of(&dataset, &boundaries);
    let raion = "Бучанський район";
    let expected = [
        ("raion-en", raion),
        ("raion-uk", raion),
        ("raion-below", raion),
        ("oblast", "Kyiv Oblast"),
        ("town", ""),
        ("exact", ""),
        ("small", ""),
        ("elsewhere", ""),
        ("country", ""),
    ];
    assert_eq!(named(&dataset, &areas), expected.map(|(id, name)| (id.into(), name.into())));
    assert_eq!(areas.counts(), [3, 1, 0]);
    let used = boundaries.used_in(std::iter::once(&dataset));
    assert_eq!(used.shapes().len(), 2);
}

#[test]
fn of_two_boundaries_that_could_be_meant_the_one_that_is_written_so_counts() {
    let folder = folder();
    let dataset = dataset(folder.path());
    let twice = |names: [&str; 2]| {
        let of = |name: &str| {
            let shape = boundaries().shapes()[0].shape.clone();
            NamedShape { name: name.to_owned(), shape }
        };
        let boundaries: Boundaries = names.map(of).to_vec().into();
        let all = named(&dataset, &EventAreas::of(&dataset, &boundaries));
        all[..2].iter().map(|(_, name)| name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(twice(["Бучанський район", "Bucha Raion"]), ["Bucha Raion", "Бучанський район"]);
    assert_eq!(twice(["Bucha", "Bucha district"]), ["", ""], "neither is written as the place is");
}

#[test]
fn an_area_holds_what_its_boundary_says_and_not_what_its_circle_says() {
    let folder = folder();
    let path = folder.path();
    let districts = |area: &str, flags: &[&str]| {
        let all = ["--area", area, "--location-precision", "district"];
        let mut found = exported(path, &[&all[..], flags].concat());
        found.retain(|id| id.starts_with("raion"));
        found.len()
    };
    let with = ["--boundaries", "boundaries.geojson"];
    let tiers = ["--area-tiers", "all"];
    // East of the raion, where the circle reaches.
    let east = "30.61,50,31.5,51";
    assert_eq!(districts(east, &tiers), 3);
    assert_eq!(districts(east, &[&tiers[..], &with].concat()), 0);
    // West of the circle, where the raion reaches.
    let west = "29.42,50.4,29.5,50.8";
    assert_eq!(districts(west, &tiers), 0);
    assert_eq!(districts(west, &[&tiers[..], &with].concat()), 3);
    // Around the raion, closer than the circle.
    let around = "29.3,50.29,30.7,50.95";
    let definite = ["--area-match", "definite"];
    assert_eq!(districts(around, &definite), 0);
    assert_eq!(districts(around, &[&definite[..], &with].concat()), 3);
    // The symbol inside counts with either.
    let middle = "30.1,50.5,30.3,50.7";
    let none = ["--area-tiers", "none"];
    assert_eq!(districts(middle, &none), 3);
    assert_eq!(districts(middle, &[&none[..], &with].concat()), 3);
    // The area of a boundary has all events that it stands for.
    let own = ["--area-file", "boundaries.geojson#Бучанський район"];
    let all = [&own[..], &definite, &with].concat();
    assert_eq!(
        exported(path, &all),
        ["raion-en", "raion-uk", "raion-below", "town", "exact", "small"]
    );
}

fn manifest(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let output = strikemap(folder, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_manifest_has_the_boundaries_that_decided_and_no_other() {
    let folder = folder();
    let path = folder.path();
    let flags = ["export", "in.csv", "--boundaries", "boundaries.geojson"];
    let area = ["--area", "29.42,50.4,29.5,50.8", "--area-tiers", "all"];
    succeeds(path, &[&flags[..], &area, &["-o", "a.csv"]].concat());
    let of_area = manifest(&path.join("a.manifest.json"));
    let names = |manifest: &Value| {
        let all = manifest["filter"]["structured"]["boundaries"].as_array().cloned();
        let name = |shape: &Value| shape["name"].as_str().unwrap().to_owned();
        all.unwrap_or_default().iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(names(&of_area), ["Бучанський район", "Kyiv Oblast"]);
    assert!(of_area["filter"]["words"].to_string().contains("Бучанський район, Kyiv Oblast"));
    succeeds(path, &["verify", "a.manifest.json"]);
    // The recorded command needs no file of boundaries.
    let first = fs::read(path.join("a.csv")).unwrap();
    fs::remove_file(path.join("boundaries.geojson")).unwrap();
    let command = of_area["filter"]["command"].as_str().unwrap();
    let again = command.replacen("strikemap", env!("CARGO_BIN_EXE_strikemap"), 1) + " --replace";
    let output =
        std::process::Command::new("sh").args(["-c", &again]).current_dir(path).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(path.join("a.csv")).unwrap(), first);
    assert_eq!(names(&manifest(&path.join("a.manifest.json"))), names(&of_area));
    // Where no area is asked for and none is drawn, they say nothing.
    fs::write(path.join("boundaries.geojson"), BOUNDARIES).unwrap();
    succeeds(path, &[&flags[..], &["-o", "b.csv"]].concat());
    assert_eq!(names(&manifest(&path.join("b.manifest.json"))), Vec::<String>::new());
    succeeds(path, &["verify", "b.manifest.json"]);
    // A boundary that is added to the manifest is found out.
    for name in ["a", "b"] {
        let at = path.join(format!("{name}.manifest.json"));
        let mut forged = manifest(&at);
        let lviv = serde_json::json!({
            "name": "Lviv Oblast",
            "shape": "POLYGON((22.7 48.8,25.4 48.8,25.4 50.6,22.7 50.6,22.7 48.8))",
        });
        let structured = forged["filter"]["structured"].as_object_mut().unwrap();
        let known = structured.entry("boundaries").or_insert(Value::Array(Vec::new()));
        known.as_array_mut().unwrap().push(lviv);
        fs::write(&at, serde_json::to_vec_pretty(&forged).unwrap()).unwrap();
        assert!(!strikemap(path, &["verify", &format!("{name}.manifest.json")]).status.success());
    }
}

#[test]
fn what_draws_areas_draws_the_boundary() {
    let folder = folder();
    let path = folder.path();
    let flags = ["export", "in.csv", "--boundaries", "boundaries.geojson", "--columns", "project"];
    for format in ["kml", "page", "pdf"] {
        let file = format!("out.{format}");
        succeeds(path, &[&flags[..], &["--format", format, "-o", &file]].concat());
        let beside = format!("{file}.manifest.json");
        succeeds(path, &["verify", &beside]);
        let told = manifest(&path.join(beside));
        assert_eq!(told["filter"]["structured"]["boundaries"].as_array().unwrap().len(), 2);
        if format == "kml" {
            let kml = fs::read_to_string(path.join(&file)).unwrap();
            assert_eq!(kml.matches("29.400000,50.300000 30.600000,50.300000").count(), 3);
            assert_eq!(kml.matches("<innerBoundaryIs>").count(), 1);
        }
    }
}

#[test]
fn a_boundary_tells_no_place_that_is_held_back() {
    let folder = folder();
    let path = folder.path();
    let flags = ["export", "in.csv", "--boundaries", "boundaries.geojson", "--columns", "project"];
    let holds_back: [&[&str]; 2] = [
        &["--round", "1"],
        &["--without", "place", "--without", "admin1", "--without", "admin2", "--without", "title"],
    ];
    for held in holds_back {
        succeeds(
            path,
            &[&flags[..], held, &["--format", "kml", "-o", "o.kml", "--replace"]].concat(),
        );
        let kml = fs::read_to_string(path.join("o.kml")).unwrap();
        let manifest = fs::read_to_string(path.join("o.kml.manifest.json")).unwrap();
        assert!(!kml.contains("29.400000,50.300000"), "{held:?}");
        assert!(!manifest.contains("Бучанський"), "{held:?}");
        // A filter by area would have to tell them.
        let area = ["--area", "Kyiv", "-o", "p.csv"];
        let output = strikemap(path, &[&flags[..], held, &area].concat());
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains("--boundaries"), "{told}");
        assert!(!path.join("p.csv").exists());
    }
}

#[test]
fn what_is_no_boundary_is_refused() {
    let folder = folder();
    for (flag, value) in [
        ("--boundary", "Bucha Raion"),
        ("--boundary", "=POLYGON((29 50,30 50,30 51))"),
        ("--boundary", "Bucha=POLYGON((29 50))"),
        ("--boundaries", "in.csv"),
        ("--boundaries", "boundaries.geojson#Nowhere"),
    ] {
        let output = strikemap(folder.path(), &["export", "in.csv", flag, value, "-o", "-"]);
        assert_eq!(output.status.code(), Some(2), "{flag} {value}");
    }
}

fn shapes() -> impl Strategy<Value = Shape> {
    let corner = ((0_i32..16), (0_i32..16))
        .prop_map(|(x, y)| [30.0 + f64::from(x) * 0.1, 50.0 + f64::from(y) * 0.1]);
    let ring = prop::collection::vec(corner, 3..8);
    prop::collection::vec(ring, 1..3)
        .prop_filter_map("no shape", |rings| Shape::polygons(vec![rings]).ok())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn two_outlines_lie_to_each_other_as_their_points_do(inner in shapes(), outer in shapes()) {
        let (rings, others) = (inner.rings(), outer.rings());
        let told = overlap::of(&rings, &others);
        let (mut both, mut inner_alone) = (0, 0);
        for x in 0..97 {
            for y in 0..97 {
                // On no line through two corners, nearly.
                let (east, north) = (f64::from(x) * 0.016_37 + 0.003_1, f64::from(y) * 0.016_53 + 0.001_7);
                let place = Place::new(50.0 + north, 30.0 + east).unwrap();
                let near = |all: &[rings::Ring]| rings::distance_m(all.iter(), place) < 20.0;
                if inner.contains(place) && !near(&rings) && !near(&others) {
                    if outer.contains(place) { both += 1 } else { inner_alone += 1 }
                }
            }
        }
        match told {
            Overlap::Within => prop_assert_eq!(inner_alone, 0),
            Overlap::Apart => prop_assert_eq!(both, 0),
            Overlap::Partly => {}
        }
    }
}
