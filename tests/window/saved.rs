//! Sessions in the window: saved, opened, and back after the program was killed.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::window::*;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
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
    ask(&mut tester, Action::Session(Command::SelectMatching));
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
    ask(&mut tester, Action::Session(Command::SelectMatching));
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
    ask(&mut tester, Action::Session(Command::SelectMatching));
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
    tester.get_by_label("Save note").click();
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

/// A file that is dropped onto the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_session_that_is_dropped_takes_the_place_of_unsaved_work_which_is_offered_later() {
    let folder = tempfile::tempdir().unwrap();
    let (file, kept) = (folder.path().join("a.strikemap"), folder.path().join("kept"));
    let mut tester = demo();
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    let mut tester = worked();
    tester.state_mut().as_mut().unwrap().start_recovery(&kept);
    let before = document(&tester);
    tester.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
    settle(&mut tester);
    assert_eq!(tester.state().as_ref().unwrap().title(), "a – strikemap");
    assert_eq!(document(&tester).selection.count(), 0);
    assert!(texts(&tester).iter().any(|text| text.contains("offered again at the next start")));
    tester.state_mut().as_mut().unwrap().finish_recovery();
    drop(tester);

    let mut next = demo();
    next.state_mut().as_mut().unwrap().start_recovery(&kept);
    next.run_steps(3);
    next.get_by_label("Restore").click();
    settle(&mut next);
    assert!(is_same_work(&document(&next), &before));
}

#[test]
fn undo_reaches_back_across_saves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.strikemap");
    let mut tester = demo();
    let first = document(&tester);
    let selected = || SavedSession::read(&file).unwrap().0.datasets[0].selected.is_some();
    ask(&mut tester, Action::Session(Command::SelectMatching));
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    assert!(selected());
    ask(&mut tester, Action::Session(Command::Undo));
    assert!(is_same_work(&document(&tester), &first));
    ask(&mut tester, Action::SaveSession);
    assert!(!selected());
    ask(&mut tester, Action::Session(Command::Redo));
    ask(&mut tester, Action::SaveSession);
    assert!(selected());
}

#[test]
fn a_session_whose_dataset_is_away_is_not_saved_over_and_stays_offered() {
    let folder = tempfile::tempdir().unwrap();
    let (file, kept) = (folder.path().join("a.strikemap"), folder.path().join("kept"));
    let (data, away) = (folder.path().join("rows.csv"), folder.path().join("kept/away.csv"));
    std::fs::write(&data, "id,date,lat,lon\na,2024-01-01,50.4,30.5\n").unwrap();
    let mut tester = demo();
    tester.state_mut().as_mut().unwrap().start_recovery(&kept);
    ask(&mut tester, Action::OpenFiles(vec![data.clone()]));
    ask(&mut tester, Action::Session(Command::ClearFilters));
    ask(&mut tester, Action::Session(Command::SelectMatching));
    assert_eq!(document(&tester).selection.count(), 460);
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    ask(&mut tester, Action::Session(Command::SetZone("Europe/Warsaw".to_owned())));
    tester.state_mut().as_mut().unwrap().finish_recovery();
    drop(tester);
    let whole = std::fs::read(&file).unwrap();
    std::fs::rename(&data, &away).unwrap();

    let restored = |found: usize| {
        let mut tester = demo();
        tester.state_mut().as_mut().unwrap().start_recovery(&kept);
        tester.run_steps(3);
        tester.get_by_label("Restore").click();
        settle(&mut tester);
        assert_eq!(tester.state().as_ref().unwrap().session.datasets().len(), found);
        tester
    };
    // Beside what was kept a copy would be found by its bytes.
    std::fs::write(&away, "elsewhere").unwrap();
    let mut tester = restored(1);
    assert!(texts(&tester).iter().any(|text| text.contains("offered again at the next start")));
    ask(&mut tester, Action::OpenFiles(vec![file.clone()]));
    ask(&mut tester, Action::SaveSession);
    assert!(texts(&tester).iter().any(|text| text.contains("holds what could not be opened")));
    assert_eq!(std::fs::read(&file).unwrap(), whole);
    drop(tester);
    for path in sessions_in(&kept) {
        if SavedSession::read(&path).unwrap().0.datasets.len() < 2 {
            std::fs::remove_file(path).unwrap();
        }
    }
    std::fs::write(&data, "id,date,lat,lon\na,2024-01-01,50.4,30.5\n").unwrap();
    let tester = restored(2);
    assert_eq!(document(&tester).selection.count(), 460);
}

#[test]
fn a_session_that_cannot_be_saved_says_so_and_stays_unsaved_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let share = folder.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let file = share.join("a.strikemap");
    let mut tester = worked();
    tester.state_mut().as_mut().unwrap().start_recovery(&folder.path().join("kept"));
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    ask(&mut tester, Action::Session(Command::ClearSelection));
    std::fs::remove_dir_all(&share).unwrap();
    std::fs::write(&share, "").unwrap();
    ask(&mut tester, Action::SaveSession);
    let named = file.display().to_string();
    assert!(texts(&tester).iter().any(|text| text.contains(&named) && text.contains("could not")));
    assert_eq!(tester.state().as_ref().unwrap().title(), "a (changed) – strikemap");
    wait_until_kept(&mut tester, &folder.path().join("kept"), 0);
}

#[test]
fn standard_input_is_open_and_cannot_be_read_again_which_is_said() {
    use strikemap::import::stream;
    let mut tester = window(|window| {
        let mut bytes = &b"id,date,lat,lon\na,2025-01-02,50.1,30.1\n"[..];
        let name = Path::new("-");
        let read = stream::read(name, &mut bytes, &Default::default(), &Default::default());
        window.open_standard_input(read.unwrap());
    });
    assert_eq!(tester.state().as_ref().unwrap().session.datasets()[0].dataset.len(), 1);
    let says = |tester: &Tester, words: &str| texts(tester).iter().any(|text| text.contains(words));
    assert!(says(&tester, "a session cannot open it again"));
    tester.get_by_label("Actions for -").click();
    tester.run_steps(5);
    assert!(tester.get_by_label("Reload").accesskit_node().is_disabled());
    // It is told when a session with it is opened, and the others are there.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.strikemap");
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    let mut other = demo();
    ask(&mut other, Action::OpenFiles(vec![file]));
    assert!(
        says(&other, "what came from standard input cannot be opened again"),
        "{:?}",
        texts(&other)
    );
}

#[test]
#[cfg(unix)]
fn a_file_that_does_not_answer_blocks_no_work_and_its_saving_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.strikemap");
    let mut tester = worked();
    tester.state_mut().as_mut().unwrap().start_recovery(&folder.path().join("kept"));
    ask(&mut tester, Action::SaveSessionTo(file.clone()));
    ask(&mut tester, Action::Session(Command::ClearSelection));
    // Whoever opens a pipe that nobody writes waits, as on a share that hangs.
    std::fs::remove_file(&file).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(&file).status().unwrap().success());
    let act = |tester: &mut Tester, action| {
        tester.state_mut().as_mut().unwrap().ask(action);
        tester.run_steps(3);
    };
    act(&mut tester, Action::SaveSession);
    std::thread::sleep(Duration::from_millis(500));
    tester.run_steps(2);
    assert!(shows(&tester, "Saving a.strikemap…"), "{:?}", texts(&tester));
    act(&mut tester, Action::Session(Command::SelectMatching));
    assert!(document(&tester).selection.count() > 0);
    assert_eq!(tester.state().as_ref().unwrap().title(), "a (changed) – strikemap");
    // Meanwhile it can be saved elsewhere.
    let other = folder.path().join("b.strikemap");
    act(&mut tester, Action::SaveSessionTo(other.clone()));
    wait_for_title(&mut tester, "b – strikemap");
    assert!(SavedSession::read(&other).is_ok());
    // What the first save finds at last changes nothing of that.
    std::fs::write(&file, "").unwrap();
    settle(&mut tester);
    assert!(texts(&tester).iter().any(|text| text.contains("changed by somebody else")));
    assert_eq!(tester.state().as_ref().unwrap().title(), "b – strikemap");
}

fn wait_for_title(tester: &mut Tester, title: &str) {
    for _ in 0..1_000 {
        tester.step();
        if tester.state().as_ref().unwrap().title() == title {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("not {title}: {}", tester.state().as_ref().unwrap().title());
}
