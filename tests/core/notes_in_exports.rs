//! Notes and tags leave with the events only when asked for, and are proved.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use jiff::Timestamp;
use strikemap::base::Progress;
use strikemap::export::{
    self, ColumnSet, EXPORTERS, ExportError, Job, Manifest, Publication, VerifyError,
    manifest_path, verify,
};
use strikemap::filter::Filters;
use strikemap::import::{Options, reader};
use strikemap::notes::{EventKey, Notebook, Tag, Version};
use strikemap::saved::SavedSession;
use strikemap::session::{Command, Session};

const ROWS: &str = "id,title,kind,start,latitude,longitude\n\
    a,Fire at a depot,fire,2025-12-27T01:00:00Z,50.4547,30.5238\n\
    b,Drone,drone_strike,2025-12-26T01:00:00Z,50.5,30.6\n";

fn version(second: i64, text: &str) -> Version {
    Version::new(Timestamp::from_second(second).unwrap(), "Ana", Some(text.to_owned()))
}

/// A file of two events and a session with notes and tags about the first.
fn written(folder: &Path, notes: &[&str], tags: &[&str]) -> (PathBuf, PathBuf) {
    let (file, path) = (folder.join("in.csv"), folder.join("work.strikemap"));
    fs::write(&file, ROWS).unwrap();
    let mut session = Session::new();
    let dataset = reader::read(&file, &Options::default(), &Progress::default()).unwrap();
    session.apply(Command::Open(Arc::new(dataset)));
    let event = session.find("a").unwrap();
    let key = EventKey::of(session.dataset(event.dataset).unwrap(), event.row).unwrap();
    let mut notebook = Notebook::default();
    for (second, text) in notes.iter().enumerate() {
        let version = version(second as i64, text);
        notebook.write(&Notebook::id_of(&key, &version), key.clone(), version);
    }
    for word in tags {
        let tag = Tag { event: key.clone(), word: (*word).to_owned() };
        notebook.tag(tag, version(1, ""));
    }
    let mut saved = SavedSession::of(&session, None, folder);
    saved.notebook = notebook;
    saved.write(&path, None).unwrap();
    (file, path)
}

fn job(file: &Path, format: &str, columns: ColumnSet) -> Job {
    let dataset = reader::read(file, &Options::default(), &Progress::default()).unwrap();
    let inputs = [Arc::new(dataset)];
    let job = Job::filtered(inputs, Filters::default()).unwrap();
    Job { format: format.to_owned(), columns, ..job }
}

fn text(job: &Job) -> String {
    let mut out = Vec::new();
    export::stream(job, &mut out).unwrap();
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn notes_and_tags_stand_beside_their_event_and_nowhere_else() {
    let folder = tempfile::tempdir().unwrap();
    let (file, session) =
        written(folder.path(), &["=SUM(1)", "Two \"storeys\""], &["seen", "fire"]);
    let mut job = job(&file, "csv", ColumnSet::Project);
    assert!(!text(&job).contains("notes"), "private unless asked for");
    job.add_notes(&session).unwrap();
    let lines: Vec<String> = text(&job).lines().map(str::to_owned).collect();
    assert!(lines[0].ends_with(",reported,notes,tags"), "{lines:?}");
    assert!(lines[1].starts_with("b,") && lines[1].ends_with(",,"), "{lines:?}");
    assert!(lines[2].starts_with("a,") && lines[2].ends_with(",\"=SUM(1)"), "{lines:?}");
    assert_eq!(lines[4], "Two \"\"storeys\"\"\",fire; seen");
    let safe = Job { formula_safe: true, ..job.clone() };
    assert!(text(&safe).contains("\"'=SUM(1)"));
    let geojson = Job { format: "geojson".to_owned(), ..job };
    let told: serde_json::Value = serde_json::from_str(&text(&geojson)).unwrap();
    let properties = &told["features"][1]["properties"];
    assert_eq!(properties["notes"], "=SUM(1)\n\nTwo \"storeys\"");
    assert_eq!(properties["tags"], "fire; seen");
    assert!(told["features"][0]["properties"]["notes"].is_null());
}

#[test]
fn every_format_is_proved_with_notes_and_made_again_by_its_command() {
    let folder = tempfile::tempdir().unwrap();
    let (file, session) = written(folder.path(), &["Two storeys"], &["seen"]);
    for exporter in EXPORTERS {
        let mut job = job(&file, exporter.id(), ColumnSet::Project);
        job.add_notes(&session).unwrap();
        let path = folder.path().join(exporter.id()).with_extension(exporter.extension());
        export::write(&job, &path, false).unwrap();
        verify(&manifest_path(&path)).unwrap();
        let bytes = fs::read(&path).unwrap();
        let manifest: Manifest =
            serde_json::from_slice(&fs::read(manifest_path(&path)).unwrap()).unwrap();
        let told =
            "Notes and tags of the session work.strikemap stand beside the events (1 note, 1 tag)";
        assert!(manifest.filter.words.contains(&told.to_owned()));
        let command = manifest.filter.command.unwrap();
        assert!(command.contains(" --session=work.strikemap "), "{command}");
        let command = command.replace("strikemap export", "\"$0\" export");
        let status = Process::new("sh")
            .args(["-c", &format!("{command} --replace"), env!("CARGO_BIN_EXE_strikemap")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        assert!(fs::read(&path).unwrap() == bytes, "{command}");
    }
}

#[test]
fn a_session_that_says_something_else_about_the_events_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (file, session) = written(folder.path(), &["Two storeys"], &[]);
    let mut job = job(&file, "csv", ColumnSet::Project);
    job.add_notes(&session).unwrap();
    let path = folder.path().join("out.csv");
    let manifest = export::write(&job, &path, false).unwrap().manifest;
    // Work that is not about the events changes the file alone.
    let text = fs::read_to_string(&session).unwrap().replace("\"saved\": \"", "\"saved\": \"x");
    fs::write(&session, text).unwrap();
    verify(&manifest).unwrap();
    written(folder.path(), &["Three storeys"], &[]);
    let Err(VerifyError::Differs(differences)) = verify(&manifest) else { unreachable!() };
    let told = differences.join("\n");
    assert!(told.contains("out.csv made again from the inputs"), "{told}");
    assert!(told.contains("the session work.strikemap changed since"), "{told}");
    fs::remove_file(&session).unwrap();
    let error = verify(&manifest).unwrap_err().to_string();
    assert!(error.contains("notes and tags could not be read"), "{error}");
}

#[test]
fn notes_need_project_columns_and_can_be_left_out_or_refused_when_published() {
    let folder = tempfile::tempdir().unwrap();
    let (file, session) = written(folder.path(), &["at 50.45471, 30.52382"], &["seen"]);
    let error = job(&file, "csv", ColumnSet::Original).add_notes(&session).unwrap_err();
    assert!(matches!(error, ExportError::NotesUnderOriginal), "{error}");
    let mut job = job(&file, "csv", ColumnSet::Project);
    job.add_notes(&session).unwrap();
    job.publication.places = export::Places::Rounded { decimals: 2 };
    let error = export::stream(&job, &mut Vec::new()).unwrap_err().to_string();
    assert!(error.contains("column \"notes\" tells the true coordinates too"), "{error}");
    let mut publication = Publication { places: job.publication.places, ..Publication::default() };
    job.publication = Publication::default();
    publication.leave_out(&["notes".to_owned()], &job).unwrap();
    let text = text(&Job { publication, ..job });
    assert!(text.lines().next().unwrap().ends_with(",reported,tags"), "{text}");
    assert!(!text.contains("50.4547") && text.contains("seen"), "{text}");
}

#[test]
fn what_is_no_session_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let (file, session) = written(folder.path(), &[], &[]);
    let mut job = job(&file, "csv", ColumnSet::Project);
    for (bytes, reason) in
        [("{}", "it is no session"), ("{\"strikemap_session\":99}", "newer version of strikemap")]
    {
        fs::write(&session, bytes).unwrap();
        let error = job.add_notes(&session).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}
