//! What somebody tries who opens the window for the first time.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::window::{Tester, ask, demo, settle, shows, texts};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use strikemap::filter::Argument;
use strikemap::session::{Command, SelectionOp, Session};
use strikemap::ui::Action;
use strikemap::ui::map::layers::{ColourBy, points};

fn session(tester: &Tester) -> &Session {
    &tester.state().as_ref().unwrap().session
}

fn matching(tester: &Tester) -> usize {
    session(tester).derived().matching_count()
}

fn search(tester: &mut Tester, text: &str) {
    tester.get_by_label("Search places and events").focus();
    tester.run_steps(3);
    tester.get_by_label("Search places and events").type_text(text);
    settle(tester);
}

fn click(tester: &mut Tester, label: &str) {
    tester.get_by_label(label).click_accesskit();
    settle(tester);
}

/// A file of `name` with `text`, and its folder.
fn file(name: &str, text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

/// Opens the file at `path` and waits until it is there, or asked about.
fn open(tester: &mut Tester, path: PathBuf, until: &str) {
    ask(tester, Action::OpenFiles(vec![path]));
    for _ in 0..1_000 {
        tester.step();
        if texts(tester).iter().any(|text| text.contains(until)) {
            settle(tester);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("{until}: {:?}", texts(tester));
}

const MAY_2022: &str = "title,kind,start,latitude,longitude\n\
                        Depot,missile_strike,2022-05-03 04:00,50.45,30.52\n\
                        Bridge,drone_strike,2022-05-04 05:00,50.46,30.53\n";

#[test]
fn a_click_on_the_name_of_a_group_lets_only_its_kinds_match() {
    let mut tester = demo();
    click(&mut tester, "Only: Strikes");
    assert_eq!(matching(&tester), 11);
    click(&mut tester, "Only: Strikes");
    assert_eq!(session(&tester).document().filters.argument("kind"), None);
}

#[test]
fn the_search_finds_words_of_filters_and_commands_and_escape_takes_back_what_was_typed() {
    let mut tester = demo();
    let picked = session(&tester).find("KY-2025-12-27-11").unwrap();
    let select = Command::Select(vec![picked], SelectionOp::Replace);
    ask(&mut tester, Action::Session(select));
    search(&mut tester, "boundaries");
    assert!(shows(&tester, "Import areas (boundaries)…"), "{:?}", texts(&tester));
    tester.key_press(Key::Escape);
    settle(&mut tester);
    assert!(!shows(&tester, "Import areas (boundaries)…"));
    assert_eq!(session(&tester).document().selection.count(), 1, "Escape takes back one thing");
    search(&mut tester, "drone strike");
    click(&mut tester, "Kind: Drone strike");
    let words = BTreeSet::from(["drone_strike".to_owned()]);
    let argument = Argument::Words(words);
    assert_eq!(session(&tester).document().filters.argument("kind"), Some(&argument));
}

#[test]
fn the_window_of_the_first_look_gives_way_to_own_files_of_another_time() {
    let (_folder, path) = file("may.csv", MAY_2022);
    let mut tester = demo();
    assert_eq!(matching(&tester), 59);
    open(&mut tester, path, "461 of 461 events");
    assert_eq!(session(&tester).document().filters.time.window, None);
}

#[test]
fn filters_that_somebody_chose_stay_when_a_file_is_opened() {
    let (_folder, path) = file("may.csv", MAY_2022);
    let mut tester = demo();
    click(&mut tester, "Only: Strikes");
    open(&mut tester, path, "none of its events matches");
    assert_eq!(matching(&tester), 11);
}

#[test]
fn where_nothing_matches_the_map_says_which_filters_are_in_use_and_a_click_removes_one() {
    let mut tester = demo();
    let argument = Argument::Text("nowhere to be found".to_owned());
    let clause = Command::SetClause("text".to_owned(), Some(argument));
    ask(&mut tester, Action::Session(clause));
    assert_eq!(matching(&tester), 0);
    assert!(shows(&tester, "No events match"));
    let filters = "Filters in use: 1 Dec 2025 – 27 Dec 2025 · Text: nowhere to be found";
    assert!(shows(&tester, filters), "{:?}", texts(&tester));
    click(&mut tester, "Remove filter: text (59)");
    assert_eq!(matching(&tester), 59);
    assert!(!shows(&tester, "No events match"));
}

#[test]
fn the_number_of_disputed_events_leads_to_them() {
    let mut tester = demo();
    click(&mut tester, "11 disputed");
    assert_eq!(matching(&tester), 11);
}

#[test]
fn the_colour_beside_a_dataset_colours_its_events_and_takes_that_back() {
    let (_folder, path) = file("may.csv", MAY_2022);
    let mut tester = demo();
    open(&mut tester, path, "461 of 461 events");
    let colour = |tester: &Tester| {
        let layers = &session(tester).document().layers;
        layers.get(points::ENTRY.id).unwrap().settings::<points::Settings>().colour
    };
    click(&mut tester, "Colour of may.csv");
    assert_eq!(colour(&tester), ColourBy::Dataset);
    click(&mut tester, "Colour of may.csv");
    assert_eq!(colour(&tester), ColourBy::Kind);
}

#[test]
fn what_of_a_file_is_in_doubt_stands_below_its_name() {
    let text = MAY_2022.replace("50.46", "abc");
    let (_folder, path) = file("may.csv", &text);
    let mut tester = demo();
    open(&mut tester, path, "1 warning");
}

#[test]
fn a_file_of_outlines_is_offered_as_areas() {
    let outline = "[[30.4,50.4],[30.6,50.4],[30.6,50.5],[30.4,50.5],[30.4,50.4]]";
    let text = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":\
         {{\"name\":\"Left bank\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
         [{outline}]}}}}]}}"
    );
    let (_folder, path) = file("banks.geojson", &text);
    let mut tester = demo();
    open(&mut tester, path, "Import as areas");
    click(&mut tester, "Import as areas");
    for _ in 0..500 {
        tester.step();
        if !session(&tester).document().shapes.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let names: Vec<&str> =
        session(&tester).document().shapes.iter().map(|shape| shape.name.as_str()).collect();
    assert_eq!(names, ["Left bank"]);
    assert_eq!(session(&tester).datasets().len(), 1);
}

#[test]
fn what_is_clicked_in_the_left_panel_stays_under_the_pointer() {
    let mut tester = demo();
    let label = texts(&tester).into_iter().find(|text| text.starts_with("Vyshhorod and ")).unwrap();
    tester.get_by_label(&label).scroll_to_me();
    settle(&mut tester);
    let before = tester.get_by_label(&label).rect();
    // Kinds that none of its events has are left out above it, and the filter gets a row.
    tester.get_by_label(&label).click();
    settle(&mut tester);
    tester.run_steps(4);
    assert!(session(&tester).document().filters.argument("area").is_some());
    let after = texts(&tester).into_iter().find(|text| text.starts_with("Vyshhorod and ")).unwrap();
    let after = tester.get_by_label(&after).rect();
    assert!((after.top() - before.top()).abs() < 2.0, "{before} {after}");
}
