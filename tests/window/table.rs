//! The table: its order, and what clicks in it select.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui::Modifiers;
use egui_kittest::kittest::Queryable as _;
use strikemap::filter::Argument;
use strikemap::session::{Command, EventRef};
use strikemap::ui::settings::Change;
use strikemap::ui::{Action, Window};

const HEADER: &str = "id,kind,start,latitude,longitude,title,killed_low,killed_high\n";

/// Rows with titles that say where they stand in time and by deaths.
fn file(folder: &std::path::Path, name: &str, rows: &[(&str, u32)]) -> std::path::PathBuf {
    let mut text = HEADER.to_owned();
    for (day, killed) in rows {
        let title = format!("{name} {day} {killed}");
        text +=
            &format!("{name}{day},fire,2025-12-{day}T01:00:00Z,50,30,{title},{killed},{killed}\n");
    }
    let path = folder.join(format!("{name}.csv"));
    std::fs::write(&path, text).unwrap();
    path
}

fn opened(paths: Vec<std::path::PathBuf>) -> Tester {
    let mut tester = window(move |window: &mut Window| window.open_files(paths.clone()));
    settle(&mut tester);
    ask(&mut tester, Action::Set(Change::TableOpen(true)));
    // As many as there is room for.
    let columns = ["time", "killed", "title"].map(str::to_owned).to_vec();
    ask(&mut tester, Action::Set(Change::TableColumns(columns)));
    settle(&mut tester);
    tester
}

/// The titles in the table from top to bottom.
fn titles(tester: &Tester) -> Vec<String> {
    let all = texts(tester);
    // The table names a title once as a label and once as its value.
    let mut found: Vec<String> = all
        .into_iter()
        .filter(|text| {
            text.split(' ').count() == 3 && text.starts_with(['a', 'b']) && text.contains(" 1")
        })
        .collect();
    found.dedup();
    found
}

fn sort_by(tester: &mut Tester, label: &str) {
    tester.get_by_label(label).click();
    settle(tester);
}

#[test]
fn rows_stand_in_the_order_of_a_column_both_ways() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5)]);
    let mut tester = opened(vec![a.clone()]);
    assert_eq!(titles(&tester), ["a 11 7", "a 14 3", "a 17 5"]);
    sort_by(&mut tester, "Sort by Time, ascending");
    assert_eq!(titles(&tester), ["a 17 5", "a 14 3", "a 11 7"]);
    sort_by(&mut tester, "Sort by Killed");
    assert_eq!(titles(&tester), ["a 14 3", "a 17 5", "a 11 7"]);
    // A second dataset joins, and the rows of both stand among each other.
    let b = file(folder.path(), "b", &[("12", 6), ("16", 1)]);
    ask(&mut tester, Action::OpenFiles(vec![b]));
    settle(&mut tester);
    assert_eq!(titles(&tester), ["b 16 1", "a 14 3", "a 17 5", "b 12 6", "a 11 7"]);
    sort_by(&mut tester, "Sort by Killed, ascending");
    assert_eq!(titles(&tester), ["a 11 7", "b 12 6", "a 17 5", "a 14 3", "b 16 1"]);
    // What a filter takes out and lets in again comes back to its place.
    let deadly = Argument::Harm { killed: 4, injured: 0 };
    for (argument, expected) in [
        (Some(deadly), vec!["a 11 7", "b 12 6", "a 17 5"]),
        (None, vec!["a 11 7", "b 12 6", "a 17 5", "a 14 3", "b 16 1"]),
    ] {
        let command = Command::SetClause("harm".to_owned(), argument);
        tester.state_mut().as_mut().unwrap().session.apply(command);
        settle(&mut tester);
        assert_eq!(titles(&tester), expected);
    }
    sort_by(&mut tester, "Sort by Time");
    assert_eq!(titles(&tester), ["a 11 7", "b 12 6", "a 14 3", "b 16 1", "a 17 5"]);
}

#[test]
fn shift_selects_from_the_row_clicked_before_in_the_order_that_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5), ("12", 1)]);
    let mut tester = opened(vec![a]);
    sort_by(&mut tester, "Sort by Killed");
    assert_eq!(titles(&tester), ["a 12 1", "a 14 3", "a 17 5", "a 11 7"]);
    tester.get_all_by_label("a 14 3").next().unwrap().click();
    settle(&mut tester);
    tester.get_all_by_label("a 11 7").next().unwrap().click_modifiers(Modifiers::SHIFT);
    settle(&mut tester);
    let session = &tester.state().as_ref().unwrap().session;
    let dataset = session.datasets()[0].id;
    let selected = |row| session.document().selection.contains(EventRef { dataset, row });
    // In the order of time: 11, 12, 14, 17.
    assert_eq!([0, 1, 2, 3].map(selected), [true, false, true, true]);
}

/// The file at `path` packed, so that its text is not in memory.
fn packed(path: &std::path::Path) -> std::path::PathBuf {
    let packed = path.with_extension("csv.gz");
    let file = std::fs::File::create(&packed).unwrap();
    let mut writer = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    std::io::copy(&mut std::fs::File::open(path).unwrap(), &mut writer).unwrap();
    writer.finish().unwrap();
    packed
}

#[test]
fn titles_that_are_not_in_memory_are_read_beside_the_window_and_sorted_by() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5)]);
    let b = file(folder.path(), "b", &[("12", 6)]);
    let mut tester = opened(vec![packed(&a), b]);
    sort_by(&mut tester, "Sort by Title");
    assert_eq!(titles(&tester), ["a 11 7", "a 14 3", "a 17 5", "b 12 6"]);
    sort_by(&mut tester, "Sort by Title, ascending");
    assert_eq!(titles(&tester), ["b 12 6", "a 17 5", "a 14 3", "a 11 7"]);
    let deadly = Argument::Harm { killed: 4, injured: 0 };
    ask(&mut tester, Action::Session(Command::SetClause("harm".to_owned(), Some(deadly))));
    settle(&mut tester);
    assert_eq!(titles(&tester), ["b 12 6", "a 17 5", "a 11 7"]);
    ask(&mut tester, Action::Session(Command::SetClause("harm".to_owned(), None)));
    // Another column meanwhile, and back.
    sort_by(&mut tester, "Sort by Killed");
    assert_eq!(titles(&tester), ["a 14 3", "a 17 5", "b 12 6", "a 11 7"]);
    sort_by(&mut tester, "Sort by Title");
    assert_eq!(titles(&tester), ["a 11 7", "a 14 3", "a 17 5", "b 12 6"]);
}

#[test]
fn the_first_column_stays_beside_the_rows_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5)]);
    let tester = opened(vec![a]);
    let middle = |text: &str| {
        let found = tester.get_all_by_label_contains(text).next().unwrap();
        found.rect().center().y
    };
    for (day, title) in [("2025-12-11 03:00", "a 11 7"), ("2025-12-14 03:00", "a 14 3")] {
        let apart = (middle(day) - middle(title)).abs();
        assert!(apart < 2.0, "{day} stands {apart} points beside {title}");
    }
}

#[test]
fn only_selected_events_are_listed_on_wish_and_a_click_keeps_the_others_selected() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5), ("12", 1)]);
    let mut tester = opened(vec![a]);
    tester.get_all_by_label("a 11 7").next().unwrap().click();
    settle(&mut tester);
    tester.get_all_by_label("a 17 5").next().unwrap().click_modifiers(Modifiers::COMMAND);
    settle(&mut tester);
    tester.get_by_label("Selected only").click();
    settle(&mut tester);
    // The details name the picked one too.
    let listed = |tester: &Tester| {
        let mut all = titles(tester);
        all.sort_unstable();
        all.dedup();
        all
    };
    assert_eq!(listed(&tester), ["a 11 7", "a 17 5"]);
    tester.get_all_by_label("a 17 5").last().unwrap().click();
    settle(&mut tester);
    assert_eq!(listed(&tester), ["a 11 7", "a 17 5"]);
    let document = tester.state().as_ref().unwrap().session.document();
    assert_eq!((document.selection.count(), document.focus.map(|focus| focus.row)), (2, Some(3)));
    // Nothing is selected any more, so everything is listed.
    ask(&mut tester, Action::Session(Command::ClearSelection));
    settle(&mut tester);
    assert_eq!(listed(&tester).len(), 4);
}

/// Two hundred rows, of which every other one has somebody killed.
fn many(folder: &std::path::Path) -> std::path::PathBuf {
    let mut text = HEADER.to_owned();
    for row in 100..300_u32 {
        let (day, hour, killed) = (1 + (row - 100) / 20, (row - 100) % 20, row % 2);
        let start = format!("2025-12-{day:02}T{hour:02}:00:00Z");
        text += &format!("a{row},fire,{start},50,30,a {row} 1,{killed},{killed}\n");
    }
    let path = folder.join("many.csv");
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn the_row_in_view_stays_where_it_is_when_filters_come_and_are_cleared() {
    let folder = tempfile::tempdir().unwrap();
    let mut tester = opened(vec![many(folder.path())]);
    let first = tester.get_all_by_label_contains("a 100 1").next().unwrap().rect().center();
    tester.event(egui::Event::PointerMoved(first));
    let delta = egui::vec2(0.0, -1_500.0);
    tester.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        modifiers: Modifiers::NONE,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
    });
    settle(&mut tester);
    tester.run_steps(30);
    let deadly = Some(Argument::Harm { killed: 1, injured: 0 });
    for argument in [deadly, None] {
        let before = titles(&tester);
        let rows: Vec<(String, f32)> = before
            .iter()
            .map(|title| {
                let row = tester.get_all_by_label(title).next().unwrap().rect();
                (title.clone(), row.top())
            })
            .collect();
        assert!(!rows.iter().any(|(title, _)| title == "a 100 1"), "{rows:?}");
        let command = Command::SetClause("harm".to_owned(), argument);
        ask(&mut tester, Action::Session(command));
        let after = titles(&tester);
        let kept = rows.iter().filter(|(title, _)| after.contains(title));
        let stays = kept.map(|(title, top)| {
            (tester.get_all_by_label(title).next().unwrap().rect().top() - top).abs()
        });
        let least = stays.fold(f32::INFINITY, f32::min);
        assert!(least < 1.0, "{least}: {before:?} {after:?}");
    }
    // Nothing is listed meanwhile, and still the rows come back.
    let before = titles(&tester);
    for argument in [Some(Argument::Harm { killed: 9, injured: 0 }), None] {
        ask(&mut tester, Action::Session(Command::SetClause("harm".to_owned(), argument)));
    }
    assert_eq!(titles(&tester), before);
}

#[test]
fn a_header_is_clicked_anywhere_in_its_cell() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3), ("11", 7), ("17", 5)]);
    let mut tester = opened(vec![a]);
    let header = tester.get_by_label("Sort by Killed").rect();
    assert!(header.height() >= 18.0, "{header:?}");
    click_at(&mut tester, header.right_bottom() - egui::vec2(8.0, 3.0));
    assert_eq!(titles(&tester), ["a 14 3", "a 17 5", "a 11 7"]);
    click_at(&mut tester, header.left_top() + egui::vec2(3.0, 2.0));
    assert_eq!(titles(&tester), ["a 11 7", "a 17 5", "a 14 3"]);
}

#[test]
fn a_header_of_the_details_folds_wherever_it_is_clicked() {
    let folder = tempfile::tempdir().unwrap();
    let a = file(folder.path(), "a", &[("14", 3)]);
    let mut tester = opened(vec![a]);
    ask(&mut tester, Action::StepEvent(1));
    let header = tester.get_by_label("When and where").rect();
    assert!(header.width() > 250.0 && shows(&tester, "to the second"), "{:?}", texts(&tester));
    click_at(&mut tester, header.right_center() - egui::vec2(20.0, 0.0));
    assert!(!shows(&tester, "to the second"), "{:?}", texts(&tester));
}

fn click_at(tester: &mut Tester, at: egui::Pos2) {
    tester.event(egui::Event::PointerMoved(at));
    tester.run_steps(2);
    for pressed in [true, false] {
        tester.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        tester.run_steps(2);
    }
    settle(tester);
}
