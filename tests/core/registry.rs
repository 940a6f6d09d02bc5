//! Every format is listed once, has a sample, and knows it by its content.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::PathBuf;

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Event, GeoPrecision, Place, Rows, TimePrecision};
use strikemap::import::formats::by_id;
use strikemap::import::{Container, FORMATS, Options, read};

fn samples() -> Vec<(String, PathBuf)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut samples: Vec<(String, PathBuf)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "md"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), path))
        .collect();
    samples.sort();
    samples
}

fn open(path: &std::path::Path) -> Dataset {
    // The samples are of 2030, so that nobody takes them for real.
    let today = Some(jiff::civil::date(2035, 1, 1));
    read(path, &Options { today, ..Options::default() }, &Progress::default())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn ids_and_labels_of_formats_are_unique() {
    let mut ids: Vec<&str> = FORMATS.iter().map(|format| format.id()).collect();
    let mut labels: Vec<&str> = FORMATS.iter().map(|format| format.label()).collect();
    for words in [&mut ids, &mut labels] {
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), FORMATS.len());
    }
    assert!(FORMATS.iter().all(|format| by_id(format.id()).is_some_and(|f| f.id() == format.id())));
}

#[test]
fn every_format_has_a_sample_and_every_sample_a_format() {
    let mut ids: Vec<&str> = FORMATS.iter().map(|format| format.id()).collect();
    ids.sort_unstable();
    let samples = samples();
    let named: Vec<&str> = samples.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(named, ids);
}

#[test]
fn a_sample_is_recognised_by_its_content_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    for (id, path) in samples() {
        let renamed = folder.path().join("download.bin");
        std::fs::copy(&path, &renamed).unwrap();
        assert_eq!(open(&renamed).report.format, id);
    }
}

#[test]
fn every_row_of_a_sample_is_an_event_or_reported() {
    for (id, path) in samples() {
        let dataset = open(&path);
        let report = &dataset.report;
        assert!(report.events > 0, "{id}");
        assert_eq!(report.rows, report.events + report.skipped.count(), "{id}");
        assert_eq!(report.events as usize, dataset.len(), "{id}");
        for problem in report.skipped.listed() {
            assert!(problem.line > 0 && !problem.reason.to_string().is_empty(), "{id}: {problem}");
        }
    }
}

#[test]
fn a_record_read_again_is_the_event_that_it_became() {
    for (id, path) in samples() {
        let dataset = open(&path);
        for row in Rows::all(dataset.len()).iter() {
            let event = dataset.event(row).unwrap();
            assert_eq!(event.interval, dataset.interval(row), "{id}");
            assert_eq!(event.place, dataset.place(row), "{id}");
            assert_eq!(*event.kind, **dataset.kinds().value(row), "{id}");
            assert_eq!(event.killed, dataset.harm(row).killed, "{id}");
            assert!(!event.title.is_empty() && !event.id.is_empty(), "{id}");
        }
    }
}

#[test]
fn general_formats_come_after_all_particular_ones_of_their_container() {
    for (general, container) in [
        ("table", Container::Table),
        ("json", Container::Json),
        ("geojson", Container::GeoJson),
        ("kml", Container::Kml),
    ] {
        let last = FORMATS.iter().rfind(|format| format.container() == container);
        assert_eq!(last.map(|format| format.id()), Some(general));
    }
}

#[test]
fn the_dirt_of_every_sample_is_counted() {
    // Rows, events, skipped, notes, undated, unplaced, repeated ids. Alerts have
    // no coordinates: the gazetteer places all of them.
    let expected: [(&str, [u64; 7]); 26] = [
        ("acled", [4, 4, 0, 1, 1, 0, 0]),
        ("acled_json", [3, 3, 0, 2, 1, 0, 0]),
        ("airports_csv", [2, 2, 0, 0, 0, 0, 0]),
        ("airports_geojson", [2, 2, 0, 1, 0, 1, 0]),
        ("alerts_oblast", [4, 4, 0, 0, 1, 1, 0]),
        ("alerts_official", [4, 4, 0, 1, 0, 0, 0]),
        ("alerts_volunteer", [2, 2, 0, 0, 0, 0, 0]),
        ("eonet", [2, 2, 0, 0, 0, 0, 0]),
        ("eyes_on_russia", [3, 3, 0, 0, 1, 0, 1]),
        ("firms", [3, 3, 0, 0, 0, 0, 0]),
        ("gdelt", [3, 3, 0, 0, 0, 1, 0]),
        ("geoconfirmed_json", [4, 4, 0, 2, 2, 0, 0]),
        ("geoconfirmed_kml", [3, 3, 0, 1, 2, 0, 0]),
        ("geojson", [3, 3, 0, 1, 0, 1, 0]),
        ("gtd", [3, 3, 0, 0, 0, 0, 0]),
        ("json", [2, 2, 0, 1, 1, 0, 0]),
        ("kml", [2, 2, 0, 0, 1, 0, 0]),
        ("strikemap", [4, 4, 0, 1, 1, 2, 0]),
        ("table", [4, 4, 0, 2, 1, 1, 0]),
        ("telegram", [3, 3, 0, 0, 0, 3, 0]),
        ("timemap_csv", [3, 3, 0, 0, 1, 1, 0]),
        ("timemap_json", [4, 4, 0, 2, 2, 1, 1]),
        ("ucdp", [4, 3, 1, 1, 0, 0, 0]),
        ("ucdp_json", [2, 2, 0, 1, 0, 0, 0]),
        ("ushahidi", [2, 2, 0, 0, 0, 1, 0]),
        ("viina", [4, 4, 0, 1, 1, 0, 0]),
    ];
    let mut wrong = Vec::new();
    for ((id, path), (expected_id, expected)) in samples().into_iter().zip(expected) {
        let report = open(&path).report;
        let skipped = report.skipped.count();
        let notes = report.notes.count();
        let [undated, unplaced] = [report.undated, report.unplaced];
        let found =
            [report.rows, report.events, skipped, notes, undated, unplaced, report.repeated_ids];
        if (id.as_str(), found) != (expected_id, expected) {
            wrong.push(format!("(\"{id}\", {found:?})"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The event with the id `id` in the sample of `format`.
fn event(format: &str, id: &str) -> Event {
    let (_, path) = samples().into_iter().find(|(name, _)| name == format).unwrap();
    let dataset = open(&path);
    dataset.event(dataset.find_id(id).unwrap()).unwrap()
}

#[test]
fn labels_of_viina_become_kinds_and_midnight_is_no_time() {
    let street = event("viina", "1");
    assert_eq!(
        (street.kind.as_str(), street.actors.as_slice()),
        ("drone_strike", &["Russia".to_owned()][..])
    );
    assert_eq!(street.place, Place::new(50.1, 30.1), "longitude stands first");
    assert_eq!(
        (street.geo_precision, street.time_precision),
        (GeoPrecision::Street, TimePrecision::Minute)
    );
    assert_eq!(street.sources[0].url, "https://example.org/a,b");
    assert!(street.time_doubt.is_some());
    let town = event("viina", "2");
    assert_eq!((town.geo_precision, town.time_precision), (GeoPrecision::Town, TimePrecision::Day));
    let oblast = event("viina", "3");
    assert_eq!(
        (oblast.geo_precision, oblast.place_name.as_str()),
        (GeoPrecision::Oblast, "Sample oblast")
    );
}

#[test]
fn eyes_on_russia_has_its_groups_weapons_and_both_links() {
    let first = event("eyes_on_russia", "SAMPLE1");
    assert_eq!((first.kind.as_str(), first.weapon.as_str()), ("explosion", "Sample rocket"));
    assert_eq!(first.sources.len(), 2);
    assert_eq!(
        (first.place_name.as_str(), first.admin2.as_str()),
        ("Sampleville", "Sample District")
    );
    let undated = event("eyes_on_russia", "SAMPLE2");
    assert_eq!((undated.kind.as_str(), undated.interval), ("battle", None));
}

#[test]
fn associations_of_timemap_name_weapon_and_target() {
    let first = event("timemap_csv", "SAMPLE1");
    assert_eq!((first.weapon.as_str(), first.target.as_str()), ("Sample weapon", "Residential"));
    let publishers: Vec<&str> =
        first.sources.iter().map(|source| source.publisher.as_str()).collect();
    assert_eq!(publishers, ["example.org", "hidden"]);
}
