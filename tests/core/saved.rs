//! Sessions come back as they were, also when their datasets moved or changed.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;
use strikemap::base::Progress;
use strikemap::dataset::{Instant, Interval};
use strikemap::filter::{AreaChoice, Argument, Matching, TimeFilter};
use strikemap::import::{Options, demo, reader};
use strikemap::saved::recovery::Recovery;
use strikemap::saved::{SavedError, SavedSession, Trouble, open};
use strikemap::session::{Command, DatasetId, EventRef, SelectionOp, Session, TimeView};

const ROWS: &str = "id,kind,start,latitude,longitude\n\
    a,fire,2025-12-27T01:00:00Z,50.4,30.5\n\
    b,drone_strike,2025-12-26T01:00:00Z,50.5,30.6\n\
    c,fire,,50.6,30.7\n";

/// The built-in data and a file, filtered, with three events selected.
fn session(file: &Path) -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(Arc::new(demo::dataset().unwrap())));
    let options = Options::default();
    let dataset = reader::read(file, &options, &Progress::default()).unwrap();
    session.apply(Command::Open(Arc::new(dataset)));
    let window =
        Interval::new(Instant::from_secs(1_766_600_000), Instant::from_secs(1_766_900_000));
    session.apply(Command::SetTime(TimeFilter { window, ..TimeFilter::default() }));
    let areas =
        vec![AreaChoice::Named("Kyiv".to_owned()), AreaChoice::Box([30.1, 50.1, 31.0, 51.0])];
    let argument = Argument::Areas { areas, matching: Matching::Definite.into() };
    session.apply(Command::SetClause("area".to_owned(), Some(argument)));
    session.apply(Command::SetTimeView(TimeView {
        shown: window,
        speed: 3,
        ..TimeView::default()
    }));
    session.apply(Command::SetZone("Europe/Warsaw".to_owned()));
    let ids: Vec<DatasetId> = session.datasets().iter().map(|open| open.id).collect();
    let event = |dataset: usize, row| EventRef { dataset: ids[dataset], row };
    session
        .apply(Command::Select(vec![event(0, 7), event(0, 8), event(1, 1)], SelectionOp::Replace));
    session.apply(Command::Hide(ids[0], true));
    session
}

fn opened(folder: &Path, file: &Path) -> (Session, Vec<Trouble>) {
    let (saved, _) = SavedSession::read(file).unwrap();
    let opened = open(saved, folder, &Progress::default()).unwrap();
    let mut session = Session::new();
    opened.restore(&mut session);
    (session, opened.troubles)
}

/// Ids of the selected events.
fn selected(session: &Session) -> Vec<String> {
    let mut ids: Vec<String> = session
        .document()
        .selection
        .events()
        .map(|event| session.dataset(event.dataset).unwrap().event(event.row).unwrap().id)
        .collect();
    ids.sort();
    ids
}

fn written(folder: &Path) -> (Session, std::path::PathBuf) {
    let data = folder.join("rows.csv");
    fs::write(&data, ROWS).unwrap();
    let session = session(&data);
    let file = folder.join("work.strikemap");
    let map = Some((50.45, 30.5, 9.0));
    SavedSession::of(&session, map, folder).write(&file, None).unwrap();
    (session, file)
}

#[test]
fn a_session_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (before, file) = written(folder.path());
    let (after, troubles) = opened(folder.path(), &file);
    assert_eq!(troubles, []);
    let (a, b) = (before.document(), after.document());
    assert_eq!(a.filters, b.filters);
    assert_eq!((&a.time_view, &a.zone_name), (&b.time_view, &b.zone_name));
    assert_eq!(selected(&before), selected(&after));
    assert_eq!(selected(&after).len(), 3);
    assert_eq!(after.document().hidden.len(), 1);
    let focus = after.document().focus.unwrap();
    assert_eq!(after.dataset(focus.dataset).unwrap().event(focus.row).unwrap().id, "a");
    assert_eq!(before.derived().matching_count(), after.derived().matching_count());
    // Saved again it is the same but for the moment.
    let again = SavedSession::of(&after, Some((50.45, 30.5, 9.0)), folder.path());
    assert!(again.is_same_as(&SavedSession::read(&file).unwrap().0));
}

#[test]
fn a_session_and_its_data_may_move_together_and_a_moved_file_is_found_by_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = written(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("work.strikemap");
    fs::copy(&file, &moved).unwrap();
    fs::rename(folder.path().join("rows.csv"), elsewhere.path().join("rows.csv")).unwrap();
    let (session, troubles) = opened(elsewhere.path(), &moved);
    assert_eq!(troubles, []);
    assert_eq!(selected(&session).len(), 3);
    fs::rename(elsewhere.path().join("rows.csv"), elsewhere.path().join("renamed.txt")).unwrap();
    let (session, troubles) = opened(elsewhere.path(), &moved);
    assert!(matches!(&troubles[..], [Trouble::Moved { .. }]), "{troubles:?}");
    assert_eq!(selected(&session).len(), 3);
}

#[test]
fn a_changed_or_missing_dataset_is_told_and_the_rest_opens() {
    let folder = tempfile::tempdir().unwrap();
    let (_, file) = written(folder.path());
    let data = folder.path().join("rows.csv");
    fs::write(&data, ROWS.replace("a,fire", "x,fire")).unwrap();
    let (session, troubles) = opened(folder.path(), &file);
    assert_eq!(troubles, [Trouble::Changed("rows.csv".to_owned())]);
    assert_eq!(session.datasets().len(), 2);
    assert_eq!(selected(&session).len(), 2);
    fs::remove_file(&data).unwrap();
    let (session, troubles) = opened(folder.path(), &file);
    assert_eq!(troubles, [Trouble::Missing("rows.csv".to_owned())]);
    assert_eq!(session.datasets().len(), 1);
    assert_eq!(selected(&session).len(), 2);
}

#[test]
fn a_session_that_somebody_else_wrote_meanwhile_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (session, file) = written(folder.path());
    let (saved, known) = SavedSession::read(&file).unwrap();
    let mine = SavedSession::of(&session, None, folder.path());
    let theirs = saved.write(&file, Some(&known)).unwrap();
    assert_eq!(theirs, known, "the same bytes");
    let theirs = mine.write(&file, Some(&known)).unwrap();
    let error = saved.write(&file, Some(&known)).unwrap_err();
    assert!(matches!(error, SavedError::ChangedMeanwhile(_)), "{error}");
    assert_eq!(SavedSession::read(&file).unwrap().1, theirs);
}

#[test]
fn what_is_no_session_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.strikemap");
    for (text, words) in [
        ("", "no strikemap session"),
        ("{}", "no strikemap session"),
        ("id,start\na,2025\n", "no strikemap session"),
        ("{\"strikemap_session\": 2}", "a newer strikemap"),
        ("{\"strikemap_session\": 1}", "no strikemap session"),
    ] {
        fs::write(&file, text).unwrap();
        let error = SavedSession::read(&file).unwrap_err().to_string();
        assert!(error.contains(words) && error.contains("x.strikemap"), "{error}");
    }
}

#[test]
fn a_window_that_lives_is_not_recovered_and_one_that_died_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("rows.csv");
    fs::write(&data, ROWS).unwrap();
    let session = session(&data);
    let kept = folder.path().join("kept");
    let (living, recovered) = Recovery::start(&kept).unwrap();
    assert!(recovered.is_empty());
    let saved = SavedSession::of(&session, None, &kept);
    saved.write(living.path(), None).unwrap();

    let (second, recovered) = Recovery::start(&kept).unwrap();
    assert!(recovered.is_empty(), "its window still lives");
    assert_ne!(second.path(), living.path());
    second.finish();

    // The lock goes with the process, however it ends.
    drop(living);
    // A program that another test starts at this moment holds it a little longer.
    let (third, mut recovered) = (0..100)
        .find_map(|_| {
            let (third, recovered) = Recovery::start(&kept).unwrap();
            if !recovered.is_empty() {
                return Some((third, recovered));
            }
            third.finish();
            std::thread::sleep(Duration::from_millis(20));
            None
        })
        .unwrap();
    assert_eq!(recovered.len(), 1);
    let (_, others) = Recovery::start(&kept).unwrap();
    assert!(others.is_empty(), "offered by one window only");
    let last = recovered.remove(0);
    assert!(last.saved.is_same_as(&saved));
    let opened = open(last.saved.clone(), &kept, &Progress::default()).unwrap();
    let mut restored = Session::new();
    opened.restore(&mut restored);
    assert_eq!(selected(&restored), selected(&session));
    last.remove();
    third.finish();
    let left: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.extension().is_some_and(|end| end == "lock")), "{left:?}");
}

#[test]
fn half_a_session_beside_the_recovery_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("1-0.strikemap"), "{\"strikemap_session\": 1, \"progr").unwrap();
    let (_, recovered) = Recovery::start(folder.path()).unwrap();
    assert!(recovered.is_empty());
    assert!(folder.path().join("1-0.strikemap").exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_sessions_are_refused_or_opened_but_never_panic(
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let (_, file) = written(folder.path());
        let mut bytes = fs::read(&file).unwrap();
        let index = at.index(bytes.len());
        bytes[index] = byte;
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        fs::write(&file, &bytes).unwrap();
        if let Ok((saved, _)) = SavedSession::read(&file) {
            let opened = open(saved, folder.path(), &Progress::default()).unwrap();
            opened.restore(&mut Session::new());
        }
    }
}
