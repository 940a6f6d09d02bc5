//! Selections with names and decisions about repeated events: undone, saved, exported.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::sync::Arc;

use strikemap::base::Progress;
use strikemap::dataset::{Dataset, Rows};
use strikemap::export::{self, Job, Manifest, verify};
use strikemap::filter::{Argument, Filters};
use strikemap::import::{Options, reader};
use strikemap::saved::{SavedSession, Trouble, open};
use strikemap::session::decisions::{Deduplicate, Verdict};
use strikemap::session::named::Change;
use strikemap::session::{
    Command, CountedView, DatasetId, EventRef, Selection, SelectionOp, Session,
};

/// `count` events, one a second, of which every second is a fire; the last stands
/// first in the file.
fn read(folder: &Path, name: &str, count: usize) -> Arc<Dataset> {
    let mut text = "id,kind,start,latitude,longitude\n".to_owned();
    for row in (0..count).rev() {
        let kind = if row % 2 == 0 { "fire" } else { "drone_strike" };
        text += &format!("{name}{row},{kind},2025-12-27T00:00:{row:02}Z,50.4,30.5\n");
    }
    let path = folder.join(format!("{name}.csv"));
    std::fs::write(&path, text).unwrap();
    Arc::new(reader::read(&path, &Options::default(), &Progress::default()).unwrap())
}

fn opened(folder: &Path) -> Session {
    let mut session = Session::new();
    session.apply(Command::Open(read(folder, "a", 12)));
    session.apply(Command::Open(read(folder, "b", 5)));
    session
}

fn event(dataset: u32, row: usize) -> EventRef {
    EventRef { dataset: DatasetId(dataset), row }
}

fn select(session: &mut Session, rows: &[usize]) {
    let events = rows.iter().map(|&row| event(0, row)).collect();
    session.apply(Command::Select(events, SelectionOp::Replace));
}

fn selected(session: &Session) -> Vec<usize> {
    session.document().selection.events().map(|event| event.row).collect()
}

fn keep(session: &mut Session, name: &str) {
    session.apply(Command::ChangeNamed(Change::Keep(name.to_owned())));
}

fn names(session: &Session) -> Vec<String> {
    session.document().named_selections.iter().map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn rows_are_chosen_at_once_and_join_what_is_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    select(&mut session, &[1, 2, 3]);
    let even = Rows::from_fn(12, |row| row % 2 == 0);
    let chosen = Selection::from_rows([(DatasetId(0), even)].into_iter());
    session.apply(Command::SelectRows(chosen.clone(), SelectionOp::Intersect));
    assert_eq!(selected(&session), [2]);
    session.apply(Command::SelectRows(chosen, SelectionOp::Add));
    assert_eq!(selected(&session), [0, 2, 4, 6, 8, 10]);
    session.apply(Command::Undo);
    session.apply(Command::Undo);
    assert_eq!(selected(&session), [1, 2, 3]);
}

#[test]
fn what_was_selected_before_is_selected_again_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    session.apply(Command::Reselect);
    assert!(selected(&session).is_empty());
    select(&mut session, &[1, 2]);
    session.apply(Command::ClearSelection);
    let fires = Some(Argument::Words(["fire".to_owned()].into()));
    session.apply(Command::SetClause("kind".to_owned(), fires));
    session.apply(Command::Reselect);
    assert_eq!(selected(&session), [1, 2]);
    select(&mut session, &[7]);
    session.apply(Command::Reselect);
    assert_eq!(selected(&session), [1, 2]);
    session.apply(Command::Reselect);
    assert_eq!(selected(&session), [7]);
}

#[test]
fn a_kept_selection_is_recalled_renamed_removed_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    keep(&mut session, "nothing");
    assert_eq!(names(&session), [""; 0]);
    select(&mut session, &[1, 2]);
    keep(&mut session, " night ");
    keep(&mut session, "  ");
    select(&mut session, &[2, 9]);
    session.apply(Command::Recall("night".to_owned(), SelectionOp::Add));
    assert_eq!(selected(&session), [1, 2, 9]);
    session.apply(Command::Recall("night".to_owned(), SelectionOp::Remove));
    assert_eq!(selected(&session), [9]);
    keep(&mut session, "day");
    let rename = |from: &str, to: &str| Change::Rename(from.to_owned(), to.to_owned());
    session.apply(Command::ChangeNamed(rename("night", "day")));
    assert_eq!(names(&session), ["day", "night"]);
    session.apply(Command::ChangeNamed(rename("night", "evening")));
    session.apply(Command::ChangeNamed(Change::Remove("day".to_owned())));
    assert_eq!(names(&session), ["evening"]);
    session.apply(Command::Undo);
    session.apply(Command::Undo);
    assert_eq!(names(&session), ["day", "night"]);
    session.apply(Command::Close(DatasetId(0)));
    assert_eq!(names(&session), [""; 0]);
}

#[test]
fn repeated_events_are_left_out_only_while_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    session.apply(Command::Decide(vec![(event(0, 1), event(1, 1))], Some(Verdict::Same)));
    session.apply(Command::Decide(vec![(event(0, 2), event(1, 2))], Some(Verdict::Different)));
    assert_eq!(session.derived().matching_count(), 17);
    session.apply(Command::Deduplicate(Some(Deduplicate::default())));
    assert_eq!(session.derived().matching_count(), 16);
    let passes = |session: &Session, dataset, row| {
        session.derived().part(DatasetId(dataset)).unwrap().matching().contains(row)
    };
    assert!(passes(&session, 0, 1) && !passes(&session, 1, 1) && passes(&session, 1, 2));
    // Nor do they count in a view that is not filtered by its own clause.
    let part = session.derived().part(DatasetId(1)).unwrap();
    for view in [CountedView::Time, CountedView::Clause("kind")] {
        assert!(!part.matching_for(view).contains(1));
    }
    session.apply(Command::Deduplicate(Some(Deduplicate { preferred: Some(DatasetId(1)) })));
    assert!(!passes(&session, 0, 1) && passes(&session, 1, 1));
    // A dataset that is hidden stands in for nothing.
    session.apply(Command::Hide(DatasetId(1), true));
    assert_eq!(session.derived().matching_count(), 12);
    session.apply(Command::Hide(DatasetId(1), false));
    session.apply(Command::Decide(vec![(event(1, 1), event(0, 1))], None));
    assert_eq!(session.derived().matching_count(), 17);
    session.apply(Command::Undo);
    assert_eq!(session.derived().matching_count(), 16);
}

#[test]
fn names_and_decisions_come_back_with_the_session() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = opened(folder.path());
    select(&mut session, &[1, 2, 11]);
    keep(&mut session, "night");
    session.apply(Command::Decide(vec![(event(0, 11), event(1, 4))], Some(Verdict::Same)));
    session.apply(Command::Decide(vec![(event(0, 2), event(0, 3))], Some(Verdict::Different)));
    session.apply(Command::Deduplicate(Some(Deduplicate { preferred: Some(DatasetId(1)) })));
    let file = folder.path().join("work.strikemap");
    SavedSession::of(&session, None, folder.path()).write(&file, None).unwrap();
    let again = || {
        let (saved, _) = SavedSession::read(&file).unwrap();
        let opened = open(saved, folder.path(), &Progress::default()).unwrap();
        let mut session = Session::new();
        opened.restore(&mut session);
        (session, opened.troubles)
    };
    let (found, troubles) = again();
    assert_eq!(troubles, []);
    let (before, after) = (session.document(), found.document());
    assert_eq!(after.named_selections, before.named_selections);
    assert_eq!(after.decisions, before.decisions);
    assert_eq!(after.keep_one, before.keep_one);
    assert_eq!(found.derived().matching_count(), 16);

    // Rows of a file with other bytes mean nothing any more.
    read(folder.path(), "b", 6);
    let (found, troubles) = again();
    assert!(matches!(troubles[..], [Trouble::Changed(_)]));
    assert_eq!(found.document().decisions.iter().count(), 1);
    assert_eq!(names(&found), ["night"]);
    assert_eq!(found.document().keep_one, Some(Deduplicate { preferred: None }));
}

#[test]
fn an_export_without_repeated_events_says_so_and_is_proved() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = ["a", "b"].map(|name| read(folder.path(), name, 6));
    let mut filters = Filters::default();
    filters.set("expression", Some(Argument::Expression("kind = fire".to_owned())));
    let mut job = Job::filtered(inputs, filters).unwrap();
    job.leave_out(1, &Rows::from_fn(6, |row| row < 3));
    assert_eq!(job.count(), 4);
    let path = folder.path().join("once.csv");
    export::write(&job, &path, false).unwrap();
    let manifest_path = export::manifest_path(&path);
    let text = std::fs::read_to_string(&manifest_path).unwrap();
    let manifest: Manifest = serde_json::from_str(&text).unwrap();
    let command = manifest.filter.command.as_deref().unwrap();
    assert_eq!(command.matches("--rows=").count(), 2, "{command}");
    assert_eq!(manifest.inputs[0].left_out, None);
    assert_eq!(manifest.inputs[1].left_out.as_ref().unwrap().ranges, "5,7");
    assert!(manifest.filter.words.iter().any(|words| words.contains("another exported row (2)")));
    assert_eq!(verify(&manifest_path).unwrap().events, 4);
    std::fs::write(&manifest_path, text.replace("\"5,7\"", "\"5\"")).unwrap();
    assert!(verify(&manifest_path).is_err());
}
