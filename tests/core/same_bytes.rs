//! Window and command line write the same bytes: what a session exports, the
//! command in its manifest exports again.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::Dataset;
use strikemap::export::{self, ColumnSet, EXPORTERS, Job, Manifest, Request, Scope, manifest_path};
use strikemap::filter::TimeFilter;
use strikemap::import::{ImportError, Options, demo, reader};
use strikemap::session::{Command, Session};

/// The rows that the window would export: it takes them from the session.
fn job(session: &Session, scope: Scope) -> Job {
    let zone = Options::default().zone;
    Job::of_session(&session.moment(), &Request::new(scope), &zone).unwrap()
}

/// A window over the later half of the data, without undated events; of what
/// passes every third event is selected.
fn session(dataset: Dataset) -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(Arc::new(dataset)));
    if let Some(extent) = session.extent() {
        let window = extent.shifted(extent.secs() / 2);
        session
            .apply(Command::SetTime(TimeFilter { window: Some(window), ..TimeFilter::default() }));
    }
    session.apply(Command::SelectMatching);
    let events: Vec<_> = session.document().selection.events().step_by(3).collect();
    session.apply(Command::Select(events, strikemap::session::SelectionOp::Replace));
    session
}

fn check(session: &Session, formats: &[&str], folder: &Path, name: &str) {
    for format in formats {
        for scope in [Scope::Filtered, Scope::Selected] {
            for columns in [ColumnSet::Original, ColumnSet::Project] {
                let job = job(session, scope);
                if job.count() == 0 {
                    continue;
                }
                let job = Job { format: (*format).to_owned(), columns, ..job };
                let extension = export::by_id(format).unwrap().extension();
                let path =
                    folder.join(format!("{name}-{format}-{scope:?}-{columns:?}.{extension}"));
                export::write(&job, &path, false).unwrap();
                let written = std::fs::read(&path).unwrap();
                let manifest = std::fs::read(manifest_path(&path)).unwrap();
                let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
                let command = manifest.filter.command.unwrap();
                let program = Path::new(env!("CARGO_BIN_EXE_strikemap")).parent().unwrap();
                let known = std::env::var("PATH").unwrap();
                let output = Process::new("sh")
                    .args(["-c", &format!("{command} --replace")])
                    .env("PATH", format!("{}:{known}", program.display()))
                    .current_dir(folder)
                    .stdout(Stdio::null())
                    .output()
                    .unwrap();
                let said = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{command}: {said}");
                assert!(std::fs::read(&path).unwrap() == written, "{command}");
            }
        }
    }
}

fn open(path: &Path) -> Option<Dataset> {
    match reader::read(path, &Options::default(), &Progress::default()) {
        Ok(dataset) => Some(dataset),
        // A person is asked; no command can be recorded before.
        Err(ImportError::AmbiguousDates { .. } | ImportError::Unrecognised { .. }) => None,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

#[test]
fn the_built_in_data_comes_out_the_same_in_every_format() {
    let folder = tempfile::tempdir().unwrap();
    let formats: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.id()).collect();
    check(&session(demo::dataset().unwrap()), &formats, folder.path(), "demo");
}

#[test]
fn every_sample_comes_out_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let mut opened = 0;
    for entry in std::fs::read_dir(samples).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "md") {
            continue;
        }
        let Some(dataset) = open(&path) else { continue };
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        check(&session(dataset), &["csv", "geojson"], folder.path(), &name);
        opened += 1;
    }
    assert!(opened > 10, "{opened}");
}

#[test]
fn real_files_come_out_the_same() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let files = [
        "alerts/volunteer_data_en_2024-10-10.csv",
        "ucdp/UCDP-Ukraine_2023-06-23.csv",
        "viina/VIINA_2022_REBUILD.csv",
        "airports/incidents_last365.geojson",
    ];
    let folder = tempfile::tempdir().unwrap();
    let found: Vec<PathBuf> =
        files.iter().map(|file| corpus.join(file)).filter(|path| path.is_file()).collect();
    if found.is_empty() {
        println!("skipped: no corpus");
    }
    for path in found {
        let Some(dataset) = open(&path) else { continue };
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        check(&session(dataset), &["csv"], folder.path(), &name);
    }
}
