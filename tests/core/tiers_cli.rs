//! Tiers of location precision on the command line: areas, the filter, expressions.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::strikemap;

/// In a box of one degree around 50° N 30° E and outside it, one event of each sort.
const TABLE: &str = "id,kind,start,latitude,longitude,geo_precision,radius_m\n\
    inside-exact,fire,2025-12-01T01:00:00Z,50.5,30.5,exact,0\n\
    inside-street,fire,2025-12-02T01:00:00Z,50.5,30.5,street,500\n\
    inside-point,fire,2025-12-03T01:00:00Z,50.5,30.5,,\n\
    inside-oblast,fire,2025-12-04T01:00:00Z,50.6,30.6,oblast,150000\n\
    inside-country,fire,2025-12-05T01:00:00Z,50.5,30.5,country,600000\n\
    beside-town,fire,2025-12-06T01:00:00Z,50.5,31.1,town,9000\n\
    beside-city,fire,2025-12-07T01:00:00Z,50.5,31.1,city,15000\n\
    beside-raion,fire,2025-12-08T01:00:00Z,50.5,31.2,raion,50000\n\
    beside-oblast,fire,2025-12-09T01:00:00Z,50.5,31.5,oblast,120000\n\
    beside-country,fire,2025-12-10T01:00:00Z,50.5,33.5,country,600000\n\
    beside-radius,fire,2025-12-11T01:00:00Z,50.5,31.1,,30000\n\
    beside-exact,fire,2025-12-12T01:00:00Z,50.5,31.1,exact,0\n";

const BOX: &str = "30,50,31,51";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), TABLE).unwrap();
    folder
}

/// The ids that `strikemap export in.csv` with these flags writes.
pub fn exported(folder: &Path, flags: &[&str]) -> Vec<String> {
    let output = strikemap(folder, &[&["export", "in.csv", "-o", "-"], flags].concat());
    assert!(output.status.success(), "{flags:?}: {}", String::from_utf8_lossy(&output.stderr));
    csv::Reader::from_reader(&output.stdout[..])
        .records()
        .map(|record| record.unwrap().get(0).unwrap().to_owned())
        .collect()
}

#[test]
fn an_area_has_the_symbols_inside_and_the_circles_of_the_tiers_that_are_named() {
    let folder = folder();
    let symbols = ["inside-exact", "inside-street", "inside-point", "inside-oblast"];
    let town = ["beside-town", "beside-city"];
    let in_area = |flags: &[&str]| {
        let flags: Vec<&str> = ["--area", BOX].into_iter().chain(flags.iter().copied()).collect();
        exported(folder.path(), &flags)
    };
    assert_eq!(in_area(&["--area-tiers", "none"]), symbols);
    assert_eq!(in_area(&[]), [&symbols[..], &town].concat());
    assert_eq!(in_area(&["--area-tiers", "city"]), in_area(&[]), "a city is of the tier town");
    let district = ["beside-raion", "beside-radius"];
    assert_eq!(in_area(&["--area-tiers", "district"]), [&symbols[..], &district].concat());
    let both = [&symbols[..], &town, &["beside-raion", "beside-oblast", "beside-radius"]].concat();
    assert_eq!(in_area(&["--area-tiers", "town,raion,oblast"]), both);
    let all = in_area(&["--area-tiers", "all"]);
    assert_eq!(all, in_area(&["--area-match", "possible"]));
    assert_eq!(all.len(), 11);
    let definite = ["inside-exact", "inside-street", "inside-point"];
    assert_eq!(in_area(&["--area-match", "definite"]), definite);
}

#[test]
fn a_manifest_says_which_tiers_counted_and_its_command_writes_the_same_file() {
    let folder = folder();
    for flags in [&[][..], &["--area-tiers", "none"], &["--area-tiers", "district,country"]] {
        let flags = [&["export", "in.csv", "--area", BOX, "-o", "out.csv", "--replace"], flags];
        let output = strikemap(folder.path(), &flags.concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let manifest = fs::read(folder.path().join("out.manifest.json")).unwrap();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        let clause = &manifest["filter"]["structured"]["clauses"]["area"]["areas"]["matching"];
        let tiers = match flags[1] {
            [] => vec!["town"],
            [_, "none"] => vec![],
            _ => vec!["district", "country"],
        };
        assert_eq!(clause["tiers"], serde_json::json!(tiers));
        assert!(manifest["area_rule"].as_str().unwrap().contains("position lies in the area"));
        let command = manifest["filter"]["command"].as_str().unwrap();
        let words: Vec<&str> = command.split(' ').skip(1).chain(["--replace"]).collect();
        let written = fs::read(folder.path().join("out.csv")).unwrap();
        assert!(strikemap(folder.path(), &words).status.success(), "{command}");
        assert_eq!(fs::read(folder.path().join("out.csv")).unwrap(), written, "{command}");
        assert!(strikemap(folder.path(), &["verify", "out.manifest.json"]).status.success());
    }
}

#[test]
fn location_precision_is_a_filter_and_a_field_with_the_words_of_before() {
    let folder = folder();
    let town = ["beside-town", "beside-city"];
    assert_eq!(exported(folder.path(), &["--location-precision", "town"]), town);
    assert_eq!(exported(folder.path(), &["--location-precision", "city"]), town);
    let three = ["inside-exact", "inside-street", "inside-point", "beside-exact"];
    assert_eq!(exported(folder.path(), &["--location-precision", "exact,unknown"]), three);
    // The flag of before means each precision on its own.
    assert_eq!(exported(folder.path(), &["--place-precision", "town"]), ["beside-town"]);
    for (expression, expected) in [
        ("location_precision = town", &town[..]),
        ("place_tier = raion", &["beside-raion", "beside-radius"]),
        ("location_precision > oblast", &["inside-country", "beside-country"]),
        ("location_precision is unknown", &["inside-point"]),
    ] {
        assert_eq!(exported(folder.path(), &["--expression", expression]), expected);
    }
}

#[test]
fn what_is_no_tier_is_refused_and_help_and_completions_list_them() {
    let folder = folder();
    let refused = |flags: &[&str]| {
        let flags = [&["export", "in.csv", "-o", "-", "--area", BOX], flags].concat();
        let output = strikemap(folder.path(), &flags);
        assert_eq!(output.status.code(), Some(2), "{flags:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(refused(&["--area-tiers", "planet"]).contains("exact, town, district, oblast"));
    assert!(refused(&["--area-tiers", "town", "--area-match", "definite"]).contains("cannot"));
    assert!(refused(&["--location-precision", "planet"]).contains("unplaced"));
    for command in [&["export", "--help"][..], &["completions", "fish"], &["manual", "export"]] {
        let text = String::from_utf8(strikemap(folder.path(), command).stdout).unwrap();
        let text = text.replace('\\', "");
        assert!(text.contains("area-tiers") && text.contains("Town or city"), "{command:?}");
        // Shells complete the flag of before; nobody is told of it.
        let is_told = text.contains("place-precision");
        assert!(!is_told || command[0] == "completions", "{command:?}");
    }
}
