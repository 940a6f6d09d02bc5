//! What is written to files is English, whatever language the thread speaks that writes it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, ColumnSet, EXPORTERS, Job, manifest_path};
use strikemap::filter::Filters;
use strikemap::import::{Options, demo, reader};
use strikemap::language::{Language, said_in};
use strikemap::saved::SavedSession;
use strikemap::session::{Command, Session};

/// A table with doubts of several kinds.
const DOUBTFUL: &str = "id,title,killed,start,lat,lon,country\n\
    a,Fire,about 5,2025-12-27T01:00:00Z,50.4547,30.5238,Ukraine\n\
    b,Drone,1,not a day,91,30.6,Ukraine\n\
    c,Far away,2,2025-12-26,10.5,-20.25,Ukraine\n\
    Total,,8,,,,\n";

fn doubtful(folder: &Path) -> Arc<Dataset> {
    let path = folder.join("doubtful.csv");
    fs::write(&path, DOUBTFUL).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

/// The bytes of an export and its manifest, without the moment when it was written.
fn exported(dataset: &Arc<Dataset>, job: &Job, extension: &str) -> (Vec<u8>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("out.{extension}"));
    let written = export::write(job, &path, false).unwrap();
    assert_eq!(written.events, dataset.len());
    let mut manifest: Value =
        serde_json::from_slice(&fs::read(manifest_path(&path)).unwrap()).unwrap();
    assert!(manifest.as_object_mut().unwrap().remove("created").is_some());
    (fs::read(&path).unwrap(), manifest)
}

#[test]
fn every_export_and_its_manifest_are_the_same_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    for dataset in [Arc::new(demo::dataset().unwrap()), doubtful(folder.path())] {
        for exporter in EXPORTERS {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let made_in = |language: Language| {
                    said_in(language, || {
                        let job =
                            Job::filtered([Arc::clone(&dataset)], Filters::default()).unwrap();
                        let job = Job { format: exporter.id().to_owned(), columns, ..job };
                        exported(&dataset, &job, exporter.extension())
                    })
                };
                let english = made_in(Language::English);
                for language in [Language::Ukrainian, Language::Polish] {
                    let other = made_in(language);
                    let what = format!("{} with {columns:?}, {}", exporter.id(), language.id());
                    assert_eq!(other.1, english.1, "manifest of {what}");
                    assert!(other.0 == english.0, "bytes of {what}");
                }
            }
        }
    }
}

#[test]
fn the_report_of_a_file_is_printed_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = doubtful(folder.path());
    let report = &dataset.report;
    assert!(report.notes.count() + report.skipped.count() > 3, "{report:?}");
    let english = report.to_json();
    assert!(english.to_string().contains("is about so many"), "{english}");
    let ukrainian = said_in(Language::Ukrainian, || {
        let again = doubtful(folder.path());
        let shown = again.report.notes.listed()[0].to_string();
        assert!(shown.contains("вважається невідомим"), "{shown}");
        again.report.to_json()
    });
    assert_eq!(ukrainian, english);
}

#[test]
fn a_session_is_saved_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::new();
    session.apply(Command::Open(doubtful(folder.path())));
    let saved_in = |language: Language| {
        said_in(language, || {
            let saved = SavedSession::of(&session, None, folder.path());
            let mut value = serde_json::to_value(saved).unwrap();
            value.as_object_mut().unwrap().remove("saved");
            value
        })
    };
    assert_eq!(saved_in(Language::Polish), saved_in(Language::English));
}
