//! The window, driven through its accessibility tree.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::time::Duration;

use crate::window::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use strikemap::dataset::Instant;
use strikemap::ui::Action;

fn status(tester: &Tester) -> String {
    let line = texts(tester)
        .into_iter()
        .find(|text| text.contains(" of ") && text.ends_with(" selected"))
        .unwrap();
    line.replace('\u{2009}', "")
}

fn click(tester: &mut Tester, label: &str) {
    // Charts of the summary have bars of the same names after those of the filters.
    tester.get_all_by_label(label).next().unwrap().click();
    tester.run_steps(3);
}

fn type_into(tester: &mut Tester, label: &str, text: &str) {
    tester.get_by_role_and_label(Role::TextInput, label).focus();
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, label).type_text(text);
    tester.run_steps(3);
}

/// Selects what is in the field, so that typing replaces it.
fn retype(tester: &mut Tester, label: &str, text: &str) {
    tester.get_by_role_and_label(Role::TextInput, label).focus();
    tester.step();
    tester.key_press_modifiers(Modifiers::COMMAND, Key::A);
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, label).type_text(text);
    tester.step();
    tester.key_press(Key::Enter);
    tester.run_steps(3);
}

#[test]
fn the_first_window_shows_the_last_weeks_of_the_built_in_data() {
    let tester = demo();
    assert_eq!(status(&tester), "59 of 459 events match · 0 selected");
    for label in ["File", "Undo", "Export…", "Play", "Clear all", "Possible 59"] {
        assert!(shows(&tester, label), "{label}");
    }
    assert!(shows(&tester, "Network off"));
}

#[test]
fn a_click_on_a_kind_filters_and_undo_takes_it_back() {
    let mut tester = demo();
    let kyiv = texts(&tester).into_iter().find(|text| text.starts_with("Kyiv, ")).unwrap();
    click(&mut tester, "Drone strike, 7");
    assert!(status(&tester).starts_with("7 of 459 events"), "{}", status(&tester));
    // Its own counts stay; those of other filters follow.
    assert!(shows(&tester, "Drone strike, 7"));
    assert!(shows(&tester, "Missile strike, 1"));
    assert!(!shows(&tester, &kyiv));
    tester.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    tester.run_steps(3);
    assert!(status(&tester).starts_with("59 of 459 events"));
    tester.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    tester.run_steps(3);
    assert!(status(&tester).starts_with("7 of 459 events"));
}

#[test]
fn words_typed_one_by_one_undo_as_one() {
    let mut tester = demo();
    for letter in ["d", "e", "p", "o", "t"] {
        type_into(&mut tester, "Text in any column", letter);
    }
    let filtered = status(&tester);
    assert!(!filtered.starts_with("59 of"), "{filtered}");
    tester.get_by_label("Undo").click();
    tester.run_steps(3);
    assert!(status(&tester).starts_with("59 of 459 events"), "{}", status(&tester));
}

#[test]
fn typed_dates_move_the_window_and_a_wrong_one_keeps_it() {
    let mut tester = demo();
    retype(&mut tester, "Window from", "27.12.2025");
    retype(&mut tester, "Window until", "2025-12-27");
    let one_day = status(&tester);
    assert!(one_day.starts_with("46 of 459 events"), "{one_day}");
    retype(&mut tester, "Window until", "tomorrowish");
    assert_eq!(status(&tester), one_day);
    tester.get_by_label("Clear all").click();
    tester.run_steps(3);
    assert!(status(&tester).starts_with("459 of 459 events"));
}

#[test]
fn keys_open_the_table_and_the_help_and_escape_closes_it() {
    let mut tester = demo();
    assert!(!shows(&tester, "Close table"));
    tester.key_press(Key::T);
    tester.run_steps(3);
    assert!(shows(&tester, "Close table"));
    tester.key_press(Key::F1);
    tester.run_steps(3);
    assert!(shows(&tester, "Go to Vyshhorod"));
    tester.key_press(Key::Escape);
    tester.run_steps(3);
    assert!(!shows(&tester, "Go to Vyshhorod"));
}

#[test]
fn the_strike_in_vyshhorod_shows_everything_known_about_it() {
    let mut tester = window(|window| {
        window.open_demo();
        assert!(window.select_id("VY-2025-12-27-01"));
    });
    assert!(status(&tester).ends_with("1 selected"));
    for text in [
        "Private house destroyed in Vyshhorod district, one rescued",
        "somewhere in this raion or county, within 107 km",
        "2 sources",
        "1 claim",
        "rescued in Vyshhorod district",
        "1 people",
    ] {
        assert!(shows(&tester, text), "{text}");
    }
    tester.key_press(Key::N);
    tester.run_steps(3);
    assert!(!shows(&tester, "Private house destroyed in Vyshhorod district, one rescued"));
}

#[test]
fn exporting_the_selection_writes_exactly_those_rows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("two.csv");
    let mut tester = window(|window| {
        window.open_demo();
        for id in ["VY-2025-12-27-01", "LU-2025-12-27-01"] {
            let event = window.session.find(id).unwrap();
            window.session.apply(strikemap::session::Command::Select(
                vec![event],
                strikemap::session::SelectionOp::Add,
            ));
        }
    });
    tester.key_press_modifiers(Modifiers::COMMAND, Key::E);
    tester.run_steps(3);
    assert!(shows(&tester, "Export 2 selected events"));
    type_into(&mut tester, "File", path.to_str().unwrap());
    let export = tester.get_all_by_role_and_label(Role::Button, "Export").last().unwrap();
    export.click();
    tester.run_steps(3);
    // The manifest is written last.
    let manifest = folder.path().join("two.manifest.json");
    wait_for(&mut tester, &manifest);
    let written = std::fs::read_to_string(&path).unwrap();
    let source = include_str!("../../data/kyiv-air-attacks.csv");
    let rows: Vec<&str> = source
        .split_inclusive('\n')
        .filter(|line| {
            line.starts_with("VY-2025-12-27-01,") || line.starts_with("LU-2025-12-27-01,")
        })
        .collect();
    let header = source.split_inclusive('\n').next().unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(written, format!("{header}{}", rows.concat()));
    strikemap::export::verify(&manifest).unwrap();
}

fn wait_for(tester: &mut Tester, path: &Path) {
    for _ in 0..2_000 {
        tester.step();
        if path.exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{} was not written", path.display());
}

#[test]
fn a_bad_file_says_why_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.json");
    std::fs::write(&bad, "[{\"date\": ]").unwrap();
    let mut tester = demo();
    let before = status(&tester);
    ask(&mut tester, Action::OpenFiles(vec![bad]));
    assert_eq!(status(&tester), before);
    let window = tester.state().as_ref().unwrap();
    assert!(
        window.notices.texts().any(|text| text.contains("bad.json") && text.contains("line 1"))
    );
}

#[test]
fn a_file_with_bad_rows_opens_and_its_report_lists_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    std::fs::write(&path, "id,date,lat,lon\na,2025-12-27,50.4,30.5\nid,date,lat,lon\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path]));
    assert!(status(&tester).contains("of 460 events"), "{}", status(&tester));
    click(&mut tester, "1 of 2 rows not read");
    for text in ["id date lat lon", "repeats the header, not an event"] {
        assert!(shows(&tester, text), "{text}");
    }
}

#[test]
fn dates_that_read_both_ways_are_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("both.csv");
    std::fs::write(&path, "id,date,lat,lon\na,03/04/2025,50.4,30.5\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path]));
    click(&mut tester, "3 April, day first");
    let open = tester.get_all_by_role_and_label(Role::Button, "Open").last().unwrap();
    open.click();
    settle(&mut tester);
    assert!(status(&tester).contains("of 460 events"), "{}", status(&tester));
    let window = tester.state().as_ref().unwrap();
    let dataset = &window.session.datasets()[1].dataset;
    assert_eq!(dataset.interval(0).unwrap().start().to_utc_text(), "2025-04-02T21:00:00Z");
}

#[test]
fn a_hidden_dataset_is_not_counted_and_a_closed_one_is_gone() {
    let mut tester = demo();
    click(&mut tester, "Show kyiv-air-attacks.csv");
    assert!(status(&tester).starts_with("0 of 0 events"));
    click(&mut tester, "Show kyiv-air-attacks.csv");
    assert!(status(&tester).starts_with("59 of 459 events"));
    let id = tester.state().as_ref().unwrap().session.datasets()[0].id;
    ask(&mut tester, Action::Session(strikemap::session::Command::Close(id)));
    assert!(shows(&tester, "Open the built-in data"));
}

#[test]
fn an_empty_result_names_the_filter_and_offers_to_lift_it() {
    let mut tester = demo();
    type_into(&mut tester, "Text in any column", "zzzzz");
    assert!(shows(&tester, "No events match"));
    click(&mut tester, "Remove filter: text (59)");
    assert!(status(&tester).starts_with("59 of 459 events"));
}

#[test]
fn a_place_is_found_in_any_script_and_enter_goes_there() {
    for name in ["Люблін", "Lublin", "Люблин"] {
        let mut tester = demo();
        type_into(&mut tester, "Search places and events", name);
        tester.key_press(Key::Enter);
        tester.run_steps(4);
        let (latitude, longitude, _) = tester.state().as_ref().unwrap().map.position();
        assert!((latitude - 51.25).abs() < 0.05 && (longitude - 22.57).abs() < 0.05, "{name}");
    }
}

#[test]
fn a_date_that_is_searched_becomes_the_time_window() {
    for (text, from, until) in [
        ("27.12.2025", "2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z"),
        ("2025-11", "2025-10-31T22:00:00Z", "2025-11-30T22:00:00Z"),
    ] {
        let mut tester = demo();
        type_into(&mut tester, "Search places and events", text);
        tester.key_press(Key::Enter);
        tester.run_steps(4);
        let session = &tester.state().as_ref().unwrap().session;
        let window = session.document().filters.time.window.unwrap();
        assert_eq!([window.start(), window.end()].map(Instant::to_utc_text), [from, until]);
    }
}

#[test]
fn events_of_an_area_and_commands_are_found_by_typing() {
    let mut tester = demo();
    tester.get_by_role_and_label(Role::TextInput, "Search places and events").focus();
    tester.step();
    let field = tester.get_by_role_and_label(Role::TextInput, "Search places and events");
    field.type_text("Vyshhorod");
    tester.run_steps(3);
    tester.get_by_label("Events in Vyshhorod and surroundings").click();
    settle(&mut tester);
    let session = &tester.state().as_ref().unwrap().session;
    assert!(session.document().filters.argument("area").is_some());
    let field = tester.get_by_role_and_label(Role::TextInput, "Search places and events");
    field.focus();
    tester.step();
    let field = tester.get_by_role_and_label(Role::TextInput, "Search places and events");
    field.type_text("hide the table");
    tester.run_steps(3);
    tester.get_by_label("Show or hide the table").click();
    settle(&mut tester);
    assert!(tester.state().as_ref().unwrap().settings.table_open);
}

#[test]
fn keys_1_to_4_go_to_the_four_areas() {
    let mut tester = demo();
    for (key, latitude, longitude) in [
        (Key::Num1, 50.4, 30.53),
        (Key::Num2, 50.6, 30.5),
        (Key::Num3, 51.22, 22.6),
        (Key::Num4, 50.06, 22.01),
    ] {
        tester.key_press(key);
        tester.run_steps(4);
        let (lat, lon, _) = tester.state().as_ref().unwrap().map.position();
        assert!(
            (lat - latitude).abs() < 0.15 && (lon - longitude).abs() < 0.2,
            "{key:?}: {lat} {lon}"
        );
    }
}

#[test]
fn playing_moves_the_window_and_pausing_stops_it() {
    let mut tester = demo();
    let start = |tester: &Tester| {
        tester.state().as_ref().unwrap().session.document().filters.time.window.unwrap().start()
    };
    let before = start(&tester);
    tester.key_press(Key::Space);
    tester.run_steps(20);
    let moved = start(&tester);
    assert!(moved > before);
    tester.key_press(Key::Space);
    tester.run_steps(3);
    let stopped = start(&tester);
    tester.run_steps(10);
    assert_eq!(start(&tester), stopped);
}

#[test]
fn nothing_repaints_when_nothing_changes() {
    let mut tester = demo();
    settle(&mut tester);
    // Panics when it does not come to rest within its steps.
    tester.run();
}

#[test]
fn a_stretch_played_undoes_as_one() {
    let mut tester = demo();
    let window =
        |tester: &Tester| tester.state().as_ref().unwrap().session.document().filters.time.window;
    let before = window(&tester);
    tester.key_press(Key::Space);
    tester.run_steps(30);
    tester.key_press(Key::Space);
    tester.run_steps(3);
    assert_ne!(window(&tester), before);
    tester.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    tester.run_steps(3);
    assert_eq!(window(&tester), before);
}

#[test]
fn a_report_reads_a_column_after_all_and_selects_the_events_of_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("warned.csv");
    let text = "id,date,date of entry,lat,lon,killed\na,2025-12-27,2025-12-29,50.4,30.5,5+\n\
                b,2025-12-28,2025-12-29,50.4,30.5,2\nc,2025-12-28,2025-12-30,50.4,30.5,7+\n";
    std::fs::write(&path, text).unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path]));
    let id = tester.state().as_ref().unwrap().session.datasets().last().unwrap().id;
    ask(&mut tester, Action::ShowReport(id));
    tester.get_by_label_contains("Select events: killed").click_accesskit();
    settle(&mut tester);
    assert!(status(&tester).contains("2 selected"), "{}", status(&tester));
    tester.get_by_label("Read date of entry as").click_accesskit();
    tester.run_steps(3);
    let label = strikemap::dataset::schema::Field::Reported.def().column_label();
    let reported = tester.get_all_by_role_and_label(Role::Button, label);
    reported.last().unwrap().click_accesskit();
    settle(&mut tester);
    let window = tester.state();
    let dataset = window.as_ref().unwrap().session.dataset(id).unwrap();
    assert!(dataset.event(0).unwrap().reported.is_some());
}

/// Chooses in the dialog for columns what each of them is read as.
fn choose_fields(tester: &mut Tester, choices: &[(&str, &str)]) {
    for (column, field) in choices {
        let combo = format!("{column}: not read");
        tester.get_by_role_and_label(Role::ComboBox, &combo).click_accesskit();
        tester.run_steps(3);
        tester.get_all_by_role_and_label(Role::Button, field).last().unwrap().click_accesskit();
        tester.run_steps(3);
    }
}

#[test]
fn a_file_with_doubtful_columns_is_shown_first_and_asked_about_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sums.csv");
    std::fs::write(&path, "date,lat,lon,soldiers killed\n2025-12-27,50.45,30.52,3\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    assert!(shows(&tester, "Columns of sums.csv"));
    assert!(status(&tester).contains("of 459 events"), "{}", status(&tester));
    tester.get_all_by_role_and_label(Role::Button, "Open").last().unwrap().click();
    settle(&mut tester);
    assert!(status(&tester).contains("of 460 events"), "{}", status(&tester));
    ask(&mut tester, Action::OpenFiles(vec![path]));
    assert!(!shows(&tester, "Columns of sums.csv"));
    assert!(status(&tester).contains("of 461 events"), "{}", status(&tester));
}

#[test]
fn columns_that_nobody_knows_are_mapped_by_hand_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.csv");
    std::fs::write(&path, "Nr;Wann;Breite;Laenge\n1;27.12.2025;50,45;30,52\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    assert!(shows(&tester, "Columns of own.csv"));
    choose_fields(
        &mut tester,
        &[("Wann", "Start or date"), ("Breite", "Latitude"), ("Laenge", "Longitude")],
    );
    assert!(shows(&tester, "27 Dec 2025") || shows(&tester, "2025-12-27"));
    tester.get_all_by_role_and_label(Role::Button, "Open").last().unwrap().click();
    settle(&mut tester);
    assert!(status(&tester).contains("of 460 events"), "{}", status(&tester));
    ask(&mut tester, Action::OpenFiles(vec![path]));
    assert!(status(&tester).contains("of 461 events"), "{}", status(&tester));
}

#[test]
fn reloading_follows_the_file_and_a_closed_dataset_stays_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    std::fs::write(&path, "id,date,lat,lon\na,2025-12-27,50.4,30.5\n").unwrap();
    let mut tester = demo();
    ask(&mut tester, Action::OpenFiles(vec![path.clone()]));
    assert!(status(&tester).contains("of 460 events"), "{}", status(&tester));
    std::fs::write(&path, "id,date,lat,lon\na,2025-12-27,50.4,30.5\nb,2025-12-27,50.4,30.6\n")
        .unwrap();
    let id = tester.state().as_ref().unwrap().session.datasets()[1].id;
    ask(&mut tester, Action::Reload(id));
    assert!(status(&tester).contains("of 461 events"), "{}", status(&tester));
    let window = tester.state_mut().as_mut().unwrap();
    window.ask(Action::Reload(id));
    window.ask(Action::Session(strikemap::session::Command::Close(id)));
    settle(&mut tester);
    assert!(status(&tester).contains("of 459 events"), "{}", status(&tester));
}

#[test]
fn the_built_in_data_opened_again_leaves_the_window_and_undo_alone() {
    let mut tester = demo();
    click(&mut tester, "Drone strike, 7");
    ask(&mut tester, Action::OpenDemo);
    assert!(status(&tester).starts_with("14 of 918 events"), "{}", status(&tester));
    tester.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    tester.run_steps(3);
    assert!(status(&tester).starts_with("118 of 918 events"), "{}", status(&tester));
}

#[test]
fn details_of_a_text_that_is_not_in_memory_are_read_beside_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv.gz");
    let rows = "id,date,lat,lon,title\na,2025-01-02,50.1,30.1,Fire at the mill\n";
    let file = std::fs::File::create(&path).unwrap();
    let mut packed = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, rows.as_bytes()).unwrap();
    packed.finish().unwrap();
    let mut tester = window(move |window| window.open_files([path.clone()]));
    let window = tester.state_mut().as_mut().unwrap();
    assert!(!window.session.datasets()[0].dataset.source.is_kept());
    assert!(window.select_id("a"));
    settle(&mut tester);
    show_selection(&mut tester);
    show_tab(&mut tester, "Event");
    assert!(shows(&tester, "Fire at the mill"), "{:?}", texts(&tester));
    assert!(!shows(&tester, "reading…"));
}
