//! A file that changed on disk is read again, and what people chose follows it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use strikemap::session::{Command, DatasetId, EventRef, SelectionOp};
use strikemap::ui::Action;

use crate::window::{Tester, ask, settle, shows, texts, window};

fn write(path: &Path, rows: &[(u32, u32)]) {
    let mut text = "date,place,lat,lon,title,killed\n".to_owned();
    for (number, killed) in rows {
        text += &format!("2025-01-0{number},Kyiv,50.4{number},30.5,Event {number},{killed}\n");
    }
    std::fs::write(path, text).unwrap();
}

fn wait_for(tester: &mut Tester, text: &str) {
    for _ in 0..1_000 {
        tester.step();
        if shows(tester, text) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(shows(tester, text), "{text} in {:?}", texts(tester));
}

/// A window with a file of three events.
fn three_events() -> (tempfile::TempDir, PathBuf, Tester) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    write(&path, &[(1, 0), (2, 3), (3, 1)]);
    let mut tester = window(|_| {});
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    wait_for(&mut tester, "3 of 3 events match · 0 selected");
    (folder, path, tester)
}

#[test]
fn what_changed_is_shown_and_the_selection_follows_to_its_rows() {
    let (_folder, path, mut tester) = three_events();
    let event = |row| EventRef { dataset: DatasetId(0), row };
    ask(
        &mut tester,
        Action::Session(Command::Select(vec![event(1), event(2)], SelectionOp::Replace)),
    );
    write(&path, &[(2, 5), (1, 0), (5, 2)]);
    ask(&mut tester, Action::Reload(DatasetId(0)));
    wait_for(&mut tester, "What changed: events.csv");
    for text in [
        "1 added, 1 removed, 1 changed, 1 unchanged",
        "1 selected event is not in the newer version",
        "Event 5",
        "Event 3",
    ] {
        assert!(shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    assert!(texts(&tester).iter().any(|text| text.contains("3 → 5 (+2)")), "{:?}", texts(&tester));
    let selected: Vec<EventRef> =
        tester.state().as_ref().unwrap().session.document().selection.events().collect();
    let titles: Vec<String> = selected
        .iter()
        .map(|event| {
            tester
                .state()
                .as_ref()
                .unwrap()
                .session
                .dataset(event.dataset)
                .unwrap()
                .event(event.row)
                .unwrap()
        })
        .map(|event| event.title)
        .collect();
    assert_eq!(titles, ["Event 2"]);
    tester.get_by_role_and_label(Role::Button, "Select added").click();
    settle(&mut tester);
    assert_eq!(tester.state().as_ref().unwrap().session.document().selection.count(), 1);
    tester.key_press(egui::Key::Escape);
    settle(&mut tester);
    assert!(!shows(&tester, "What changed: events.csv"));
    ask(&mut tester, Action::Reload(DatasetId(0)));
    wait_for(&mut tester, "Nothing changed in events.csv");
}

#[test]
fn a_file_that_is_followed_is_read_again_when_it_holds_still_and_nothing_is_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    write(&path, &[(1, 0), (2, 3)]);
    let mut tester = window(|_| {});
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    wait_for(&mut tester, "2 of 2 events match · 0 selected");
    ask(&mut tester, Action::Session(Command::Follow(DatasetId(0), true)));
    std::thread::sleep(Duration::from_millis(300));
    settle(&mut tester);
    let event = EventRef { dataset: DatasetId(0), row: 1 };
    ask(&mut tester, Action::Session(Command::Select(vec![event], SelectionOp::Replace)));
    // While the hand is down nothing is read.
    tester.event(egui::Event::PointerMoved(crate::window::MIDDLE));
    tester.event(egui::Event::PointerButton {
        pos: crate::window::MIDDLE,
        button: egui::PointerButton::Primary,
        pressed: true,
        modifiers: egui::Modifiers::NONE,
    });
    write(&path, &[(1, 0), (2, 3), (4, 12_000)]);
    let until = std::time::Instant::now() + Duration::from_secs(4);
    while std::time::Instant::now() < until {
        tester.step();
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!shows(&tester, "What changed: events.csv"));
    tester.event(egui::Event::PointerButton {
        pos: crate::window::MIDDLE,
        button: egui::PointerButton::Primary,
        pressed: false,
        modifiers: egui::Modifiers::COMMAND,
    });
    wait_for(&mut tester, "What changed: events.csv");
    assert!(shows(&tester, "1 added, 0 removed, 0 changed, 2 unchanged"));
    let window = tester.state().as_ref().unwrap();
    assert_eq!(window.session.datasets()[0].dataset.len(), 3);
}

#[test]
fn that_changes_could_not_be_determined_is_said_also_where_nothing_was_selected() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.csv");
    write(&path, &[(1, 0), (2, 3)]);
    let mut tester = window(|_| {});
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    wait_for(&mut tester, "2 of 2 events match · 0 selected");
    // The version that the second one was compared with is gone when it comes.
    let window = tester.state_mut().as_mut().unwrap();
    window.ask(Action::Reload(DatasetId(0)));
    window.ask(Action::Reload(DatasetId(0)));
    wait_for(&mut tester, "events.csv was read again. What changed could not be determined.");
}

#[test]
fn what_changed_is_seen_in_table_summary_details_and_filters_until_comparing_ends() {
    let (_folder, path, mut tester) = three_events();
    write(&path, &[(2, 5), (1, 0), (5, 2)]);
    ask(&mut tester, Action::Reload(DatasetId(0)));
    wait_for(&mut tester, "What changed: events.csv");
    tester.key_press(egui::Key::Escape);
    ask(&mut tester, Action::Set(strikemap::ui::settings::Change::TableOpen(true)));
    for text in ["1 added, 1 removed, 1 changed", "Older version → now", "4 → 7", "3 → 5", "added"]
    {
        assert!(shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    let change = Some(strikemap::filter::Argument::Words(["changed".to_owned()].into()));
    ask(&mut tester, Action::Session(Command::SetClause("change".to_owned(), change)));
    wait_for(&mut tester, "1 of 3 events match · 0 selected");
    let event = EventRef { dataset: DatasetId(0), row: 1 };
    ask(&mut tester, Action::Session(Command::Select(vec![event], SelectionOp::Replace)));
    for text in ["Changed since the older version", "Killed, low: 3 → 5 (+2)"] {
        assert!(shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    // Nothing changed since, so what changed before is still shown, and the filter stays.
    ask(&mut tester, Action::Reload(DatasetId(0)));
    wait_for(&mut tester, "Nothing changed in events.csv");
    for text in ["1 added, 1 removed, 1 changed", "Changed since the older version"] {
        assert!(shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    assert!(shows(&tester, "1 of 3 events match · 1 selected"));
    ask(&mut tester, Action::ShowChanges(DatasetId(0)));
    assert!(shows(&tester, "What changed: events.csv"));
    tester.key_press(egui::Key::Escape);
    settle(&mut tester);
    tester.get_by_role_and_label(Role::Button, "Stop comparing").click();
    settle(&mut tester);
    for text in ["1 added, 1 removed, 1 changed", "Changed since the older version"] {
        assert!(!shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    assert!(shows(&tester, "3 of 3 events match · 1 selected"), "{:?}", texts(&tester));
    let told =
        "Nothing is compared with an older version any more, so filters by changes were removed";
    assert!(shows(&tester, told), "{:?}", texts(&tester));
}

#[test]
fn a_publication_is_checked_against_the_open_data() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.csv"), folder.path().join("new.csv"));
    write(&old, &[(1, 0), (2, 3), (3, 1)]);
    write(&new, &[(1, 0), (2, 5), (9, 1)]);
    let read = |path: &Path| {
        let options = strikemap::import::Options::default();
        let progress = strikemap::base::Progress::default();
        Arc::new(strikemap::import::reader::read(path, &options, &progress).unwrap())
    };
    let job = strikemap::export::Job::filtered([read(&old)], Default::default()).unwrap();
    let written = strikemap::export::write(&job, &folder.path().join("out.csv"), false).unwrap();
    let mut tester = window(|_| {});
    ask(&mut tester, Action::OpenFiles(vec![new.clone()]));
    wait_for(&mut tester, "3 of 3 events match · 0 selected");
    ask(&mut tester, Action::CheckPublication(written.manifest.clone()));
    wait_for(&mut tester, "Check of an export: out.csv");
    for text in ["Some of this export no longer holds", "Compared with new.csv", "Event 3"] {
        assert!(shows(&tester, text), "{text} in {:?}", texts(&tester));
    }
    tester.key_press(egui::Key::Escape);
    settle(&mut tester);
    assert!(!shows(&tester, "Check of an export: out.csv"));
    ask(&mut tester, Action::CheckPublication(folder.path().join("none.json")));
    let is_told =
        |tester: &Tester| texts(tester).iter().any(|text| text.contains("could not be checked"));
    for _ in 0..1_000 {
        tester.step();
        if is_told(&tester) {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(is_told(&tester), "{:?}", texts(&tester));
}
