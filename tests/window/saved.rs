//! Sessions in the window: saved, opened, and back after the program was killed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::window::*;
use egui_kittest::kittest::Queryable as _;
use strikemap::saved::SavedSession;
use strikemap::session::{Command, Document};
use strikemap::ui::Action;

fn document(tester: &Tester) -> Document {
    tester.state().as_ref().unwrap().session.document().clone()
}

/// The demo with two events selected and a filter.
fn worked() -> Tester {
    let mut tester = demo();
    let words = ["drone_strike".to_owned()].into_iter().collect();
    let kinds = Some(strikemap::filter::Argument::Words(words));
    ask(&mut tester, Action::Session(Command::SetClause("kind".to_owned(), kinds)));
    ask(&mut tester, Action::Session(Command::SelectPassing));
    tester
}

fn is_same_work(a: &Document, b: &Document) -> bool {
    a.filters == b.filters
        && a.selection.count() == b.selection.count()
        && a.time_view == b.time_view
}

#[test]
fn a_saved_session_opens_in_another_window_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("night.strikemap");
    let mut tester = worked();
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    assert_eq!(tester.state().as_ref().unwrap().title(), "night – strikemap");
    ask(&mut tester, Action::Session(Command::SelectPassing));
    ask(&mut tester, Action::Session(Command::ClearFilters));
    assert_eq!(tester.state().as_ref().unwrap().title(), "night (changed) – strikemap");
    ask(&mut tester, Action::Session(Command::Undo));
    ask(&mut tester, Action::SaveSession);
    let before = document(&tester);

    let mut other = demo();
    ask(&mut other, Action::OpenFiles(vec![file.clone()]));
    assert!(is_same_work(&document(&other), &before));
    assert_eq!(other.state().as_ref().unwrap().session.undo_label(), None);

    // The other window saves first; this one does not write over it.
    ask(&mut other, Action::Session(Command::ClearSelection));
    ask(&mut other, Action::SaveSession);
    ask(&mut tester, Action::Session(Command::ClearFilters));
    ask(&mut tester, Action::SaveSession);
    assert!(texts(&tester).iter().any(|text| text.contains("changed by somebody else")));
    let (saved, _) = SavedSession::read(&file).unwrap();
    assert!(saved.datasets.iter().all(|dataset| dataset.selected.is_none()));
}

fn sessions_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "strikemap")).collect()
}

/// Runs frames until what is open was kept.
fn wait_until_kept(tester: &mut Tester, folder: &Path, selected: usize) {
    for _ in 0..1_000 {
        tester.step();
        let kept = sessions_in(folder).iter().any(|path| {
            let saved = SavedSession::read(path).unwrap().0;
            saved.datasets.iter().filter(|dataset| dataset.selected.is_some()).count() == selected
        });
        if kept {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("nothing was kept");
}

#[test]
fn work_that_was_not_saved_is_offered_after_the_window_died() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = worked();
    tester.state_mut().as_mut().unwrap().start_recovery(folder.path());
    ask(&mut tester, Action::Session(Command::InvertSelection));
    ask(&mut tester, Action::Session(Command::SelectPassing));
    wait_until_kept(&mut tester, folder.path(), 1);
    let before = document(&tester);
    // As if it was killed: nothing is put in order.
    drop(tester);

    let mut next = demo();
    next.state_mut().as_mut().unwrap().start_recovery(folder.path());
    next.run_steps(3);
    assert!(shows(&next, "kyiv-air-attacks.csv"));
    next.get_by_label("Restore").click();
    settle(&mut next);
    assert!(is_same_work(&document(&next), &before));
    assert!(next.query_by_label("Restore").is_none());

    // Closed in order with unsaved work, it is offered again; discarded, never.
    next.state_mut().as_mut().unwrap().finish_recovery();
    drop(next);
    let mut last = demo();
    last.state_mut().as_mut().unwrap().start_recovery(folder.path());
    last.run_steps(3);
    last.get_by_label("Discard").click();
    last.run_steps(3);
    last.state_mut().as_mut().unwrap().finish_recovery();
    drop(last);
    assert!(sessions_in(folder.path()).is_empty());
}

#[test]
fn a_note_written_in_the_window_is_listed_and_goes_with_its_event() {
    let mut tester = demo();
    let event = tester.state().as_ref().unwrap().session.find("VY-2025-12-27-01").unwrap();
    ask(&mut tester, Action::Session(Command::Focus(Some(event))));
    ask(&mut tester, Action::WriteNote);
    tester.get_by_label("Write a note").type_text("Checked on site");
    settle(&mut tester);
    tester.get_by_label("Keep the note").click();
    settle(&mut tester);
    tester.get_by_label("Add a tag").focus();
    tester.run_steps(2);
    tester.get_by_label("Add a tag").type_text("verified");
    tester.run_steps(2);
    tester.key_press(egui::Key::Enter);
    settle(&mut tester);
    let notebook = document(&tester).notebook;
    assert_eq!(notebook.notes().next().unwrap().1.text(), Some("Checked on site"));
    assert_eq!(notebook.tags().next().unwrap().word, "verified");

    ask(&mut tester, Action::Session(Command::Focus(None)));
    assert!(!shows(&tester, "Checked on site"));
    ask(&mut tester, Action::ShowNotes);
    assert!(shows(&tester, "Checked on site"));
    tester.get_by_label("verified  1").click();
    settle(&mut tester);
    assert_eq!(document(&tester).selection.count(), 1);
}
