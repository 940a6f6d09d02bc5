//! What people write about events is kept with the session, found again and merged.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use jiff::Timestamp;
use strikemap::base::Progress;
use strikemap::import::{Options, reader};
use strikemap::notes::{EventKey, Notebook, Tag, Version};
use strikemap::saved::{SavedSession, open};
use strikemap::session::{Command, EventRef, Session};

const ROWS: &str = "id,title,kind,start,latitude,longitude\n\
    a,Fire at a depot,fire,2025-12-27T01:00:00Z,50.4,30.5\n\
    b,Drone,drone_strike,2025-12-26T01:00:00Z,50.5,30.6\n";

fn version(second: i64, author: &str, text: Option<&str>) -> Version {
    Version::new(Timestamp::from_second(second).unwrap(), author, text.map(str::to_owned))
}

fn session(file: &Path) -> Session {
    let mut session = Session::new();
    let dataset = reader::read(file, &Options::default(), &Progress::default()).unwrap();
    session.apply(Command::Open(Arc::new(dataset)));
    session
}

/// The event with the id `id`, and how the notebook names it.
fn event(session: &Session, id: &str) -> (EventRef, EventKey) {
    let found = session.find(id).unwrap();
    (found, EventKey::of(session.dataset(found.dataset).unwrap(), found.row).unwrap())
}

fn write(session: &mut Session, id: &str, version: Version) {
    let (_, key) = event(session, id);
    session.apply(Command::WriteNote(Notebook::id_of(&key, &version), key, version));
}

fn notes(session: &Session) -> Vec<String> {
    let notebook = &session.document().notebook;
    notebook.notes().map(|(_, note)| note.text().unwrap().to_owned()).collect()
}

fn save(session: &Session, path: &Path) {
    let folder = path.parent().unwrap();
    SavedSession::of(session, None, folder).write(path, None).unwrap();
}

fn load(path: &Path) -> Session {
    let (saved, _) = SavedSession::read(path).unwrap();
    let opened = open(saved, path.parent().unwrap(), &Progress::default()).unwrap();
    let mut session = Session::new();
    opened.restore(&mut session);
    session
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.csv");
    std::fs::write(&file, ROWS).unwrap();
    (folder, file)
}

#[test]
fn a_note_is_undone_and_done_again_like_everything_else() {
    let (_folder, file) = folder();
    let mut session = session(&file);
    write(&mut session, "a", version(1, "Ana", Some("Checked on site")));
    assert_eq!(notes(&session), ["Checked on site"]);
    session.apply(Command::Undo);
    assert!(notes(&session).is_empty());
    assert_eq!(session.placed().rows().count(), 0);
    session.apply(Command::Redo);
    assert_eq!(notes(&session), ["Checked on site"]);
    let (at, key) = event(&session, "a");
    assert_eq!(session.placed().keys(at.dataset, at.row), [key]);
}

#[test]
fn notes_follow_their_event_when_its_file_was_changed() {
    let (folder, file) = folder();
    let mut before = session(&file);
    write(&mut before, "a", version(1, "Ana", Some("Checked on site")));
    let saved = folder.path().join("work.strikemap");
    save(&before, &saved);
    // A row joins in front: lines move, the id stays.
    let head = ROWS.split_once('\n').unwrap().0;
    let rest = ROWS.split_once('\n').unwrap().1;
    let row = "z,New,fire,2025-12-20T01:00:00Z,50.4,30.5";
    std::fs::write(&file, format!("{head}\n{row}\n{rest}")).unwrap();
    let after = load(&saved);
    let (at, _) = event(&after, "a");
    assert_eq!(after.placed().keys(at.dataset, at.row).len(), 1);
    assert!(after.placed().unmatched().is_empty());
}

#[test]
fn notes_about_events_that_are_gone_are_kept_and_told() {
    let (folder, file) = folder();
    let mut before = session(&file);
    write(&mut before, "a", version(1, "Ana", Some("Checked on site")));
    let saved = folder.path().join("work.strikemap");
    save(&before, &saved);
    std::fs::write(&file, ROWS.replace("a,Fire", "q,Fire")).unwrap();
    let after = load(&saved);
    assert_eq!(notes(&after), ["Checked on site"]);
    assert_eq!(after.placed().unmatched().len(), 1);
    // Saved again, they are still there.
    save(&after, &saved);
    assert_eq!(notes(&load(&saved)), ["Checked on site"]);
}

#[test]
fn two_people_merge_their_sessions_and_lose_nothing() {
    let (folder, file) = folder();
    let mut mine = session(&file);
    write(&mut mine, "a", version(1, "Ana", Some("Checked on site")));
    let base = folder.path().join("mine.strikemap");
    save(&mine, &base);

    let mut theirs = load(&base);
    write(&mut theirs, "b", version(5, "Bo", Some("Seen on video")));
    let (_, key) = event(&theirs, "a");
    let tag = Tag { event: key, word: "verified".to_owned() };
    theirs.apply(Command::SetTag(tag, version(6, "Bo", Some(""))));
    let subfolder = folder.path().join("theirs");
    std::fs::create_dir(&subfolder).unwrap();
    let other = subfolder.join("theirs.strikemap");
    save(&theirs, &other);
    write(&mut mine, "b", version(7, "Ana", Some("Heard it")));
    save(&mine, &base);

    let out = folder.path().join("both.strikemap");
    let run = |arguments: &[&Path]| {
        Process::new(env!("CARGO_BIN_EXE_strikemap"))
            .arg("merge")
            .args(arguments)
            .args([Path::new("-o"), out.as_path()])
            .output()
            .unwrap()
    };
    let output = run(&[&base, &other]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("0 datasets, 1 notes, 1 tags"), "{said}");
    let both = load(&out);
    let mut texts = notes(&both);
    texts.sort_unstable();
    assert_eq!(texts, ["Checked on site", "Heard it", "Seen on video"]);
    assert_eq!(both.document().notebook.tags().count(), 1);
    assert!(both.placed().unmatched().is_empty());
    assert_eq!(both.datasets().len(), 1);

    // What exists is not written over without being told to.
    let again = run(&[&base, &other]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("a file of this name exists"));
}
