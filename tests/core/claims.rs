//! Claims travel with their events; the zone of the computer changes nothing.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::{Claim, Dataset};
use strikemap::export::{self, ColumnSet, Job};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};

fn read(path: &Path) -> Dataset {
    reader::read(path, &Options::default(), &Progress::default()).unwrap()
}

fn sorted(dataset: &Dataset) -> Vec<Vec<String>> {
    let cells = |claim: &Claim| {
        let Claim { event_id, claimant, role, about, value, unit, said_at, source } = claim.clone();
        vec![event_id, claimant, role, about, value, unit, said_at, source]
    };
    let mut claims: Vec<Vec<String>> = dataset.claims.all().iter().map(cells).collect();
    claims.sort();
    claims
}

#[test]
fn claims_leave_and_come_back_beside_a_table_and_inside_geojson() {
    let folder = tempfile::tempdir().unwrap();
    let demo = Arc::new(demo::dataset().unwrap());
    for (name, format) in [("out.csv", "csv"), ("out.geojson", "geojson")] {
        let path = folder.path().join(name);
        let mut job = Job::filtered([Arc::clone(&demo)], Filters::default()).unwrap();
        job.columns = ColumnSet::Project;
        job.format = format.to_owned();
        export::write(&job, &path, false).unwrap();
        let again = read(&path);
        // Claims inside and in a file beside it are read once.
        assert!(sorted(&again) == sorted(&demo), "{name}");
        assert_eq!(again.disputed().count(), demo.disputed().count(), "{name}");
        assert_eq!(again.report.notes.listed(), [], "{name}");
    }
}

#[test]
fn a_claim_about_no_event_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    let claim = r#"{"claimant":"Mayor","about":"injured","value":5,"source":"X|https://x.org"}"#;
    let feature = |id: &str, claims: &str| {
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[30.5,50.4]}},"properties":{{"start":"2025-12-27","claims":{claims}}}}}"#
        )
    };
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        feature("a", &format!("[{claim}]")),
        feature("b", "\"a word\"")
    );
    fs::write(&path, text).unwrap();
    let beside = "event_id,claimant,role,about,value,unit,said_at,source\nc,Mayor,,injured,7,,,\n";
    fs::write(folder.path().join("a.claims.csv"), beside).unwrap();
    let dataset = read(&path);
    assert_eq!(dataset.claims.about("a").next().unwrap().value, "5");
    assert_eq!(dataset.claims.all().len(), 2);
    let notes = dataset.report.notes.listed();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert_eq!((notes[0].text.as_str(), notes[0].column.as_str()), ("c", "event_id"));
}

#[test]
fn the_zone_of_the_computer_changes_no_byte_of_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let mut outputs = Vec::new();
    for zone in ["UTC", "Asia/Tokyo", "America/Los_Angeles"] {
        let here = folder.path().join(zone.replace('/', "-"));
        fs::create_dir_all(&here).unwrap();
        let status = Command::new(env!("CARGO_BIN_EXE_strikemap"))
            .current_dir(&here)
            .env("TZ", zone)
            .args(["export", "demo", "--from", "2025-12-26", "--to", "2025-12-27"])
            .args(["--match", "definite", "--area", "Kyiv", "--columns", "project"])
            .args(["-o", "out.csv"])
            .output()
            .unwrap();
        assert!(status.status.success(), "{status:?}");
        let files = ["out.csv", "out.claims.csv", "out.manifest.json"];
        outputs.push(files.map(|name| fs::read(here.join(name)).unwrap()));
    }
    // The moment of writing is the only thing that may differ.
    let timeless = |files: &[Vec<u8>; 3]| -> Vec<String> {
        files
            .iter()
            .map(|bytes| {
                let text = String::from_utf8(bytes.clone()).unwrap();
                text.lines().filter(|line| !line.contains("\"created\"")).collect::<String>()
            })
            .collect()
    };
    assert!(outputs[0][0].len() > 1_000);
    assert!(outputs.iter().all(|files| timeless(files) == timeless(&outputs[0])));
}

#[test]
fn claims_that_cannot_be_read_are_told_by_every_command_and_in_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    std::fs::write(&path, "id,date,lat,lon\na,2025-01-02,50,30\n").unwrap();
    let claims = "event_id,claimant,about,value\na,Mayor,injured,5\n,Mayor,injured,6\n";
    std::fs::write(folder.path().join("in.claims.csv"), claims).unwrap();
    let run = |arguments: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_strikemap"))
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap()
    };
    let checked = run(&["check", "in.csv"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = String::from_utf8(checked.stdout).unwrap();
    assert!(said.contains("claims that could not be read: 1"), "{said}");
    let exported = run(&["export", "in.csv", "--columns", "project", "-o", "out.csv"]);
    assert_eq!(exported.status.code(), Some(1));
    let said = String::from_utf8(exported.stderr).unwrap();
    assert!(said.contains("1 claim beside the inputs could not be read"), "{said}");
    let manifest = std::fs::read_to_string(folder.path().join("out.manifest.json")).unwrap();
    assert!(manifest.contains("\"claims_skipped\": 1"), "{manifest}");
    assert_eq!(run(&["verify", "out.manifest.json"]).status.code(), Some(0));
}

#[test]
fn claims_never_join_an_event_of_the_same_id_in_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,date,lat,lon\na,2025-01-02,50,30\n";
    let read = |name: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, table).unwrap();
        let options = strikemap::import::Options::default();
        let progress = strikemap::base::Progress::default();
        let dataset = strikemap::import::reader::read(&path, &options, &progress).unwrap();
        std::sync::Arc::new(dataset)
    };
    let claims = "event_id,claimant,about,value\na,Mayor,injured,5\n";
    std::fs::write(folder.path().join("one.claims.csv"), claims).unwrap();
    let inputs = [read("one.csv"), read("two.csv")];
    let job = strikemap::export::Job::filtered(inputs, Default::default()).unwrap();
    let columns = strikemap::export::ColumnSet::Project;
    let job = strikemap::export::Job { columns, ..job };
    let error = strikemap::export::write(&job, &folder.path().join("out.csv"), false).unwrap_err();
    let told = error.to_string();
    assert!(told.contains("\"one.csv\" and \"two.csv\" both have an event \"a\""), "{told}");
}
