//! Choosing by expression, kept selections and possible duplicates in the window.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use crate::window::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use strikemap::export::Scope;
use strikemap::ui::Action;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn press(tester: &mut Tester, modifiers: Modifiers, key: Key) {
    tester.key_press_modifiers(modifiers, key);
    tester.run_steps(3);
}

fn click(tester: &mut Tester, label: &str) {
    tester.get_by_label(label).click();
    tester.run_steps(3);
}

fn type_into(tester: &mut Tester, field: &str, text: &str) {
    tester.get_by_role_and_label(Role::TextInput, field).focus();
    tester.step();
    tester.get_by_role_and_label(Role::TextInput, field).type_text(text);
    tester.run_steps(3);
}

/// Runs frames until a thread brought what is shown.
fn wait_for(tester: &mut Tester, text: &str) {
    for _ in 0..1_000 {
        if shows(tester, text) {
            return;
        }
        tester.run_steps(1);
        std::thread::sleep(Duration::from_millis(5));
    }
    let shown = texts(tester);
    assert!(shown.iter().any(|known| known == text), "{text} in {shown:#?}");
}

fn selected(tester: &Tester) -> String {
    let is_count = |text: &String| text.ends_with(" selected") && text.contains(" of ");
    let line = texts(tester).into_iter().find(is_count).unwrap();
    line.rsplit(" · ").next().unwrap().to_owned()
}

#[test]
fn events_are_selected_by_expression_kept_under_a_name_and_recalled() {
    let mut tester = demo();
    press(&mut tester, CTRL_SHIFT, Key::K);
    type_into(&mut tester, "Expression that selects", "kind = drone_strike and");
    assert!(texts(&tester).iter().any(|text| text.starts_with("column 24: expected a name")));
    type_into(&mut tester, "Expression that selects", " lat > 0");
    wait_for(&mut tester, "7 events");
    click(&mut tester, "Replace");
    assert_eq!(selected(&tester), "7 selected");
    // Without the time filter there are more.
    click(&mut tester, "Include filtered-out events");
    wait_for(&mut tester, "33 events");
    press(&mut tester, Modifiers::NONE, Key::Escape);
    assert!(!shows(&tester, "Replace"));

    show_selection(&mut tester);
    click(&mut tester, "Save selection…");
    type_into(&mut tester, "Name of the selection", "drones");
    click(&mut tester, "Keep");
    click(&mut tester, "Clear");
    assert_eq!(selected(&tester), "0 selected");
    click(&mut tester, "drones");
    assert_eq!(selected(&tester), "7 selected");
    let drones = tester.get_by_label("drones");
    drones.click_modifiers(Modifiers::COMMAND);
    tester.run_steps(3);
    assert_eq!(selected(&tester), "0 selected");
    tester.get_by_label("drones").click_modifiers(Modifiers::SHIFT);
    tester.run_steps(3);
    assert_eq!(selected(&tester), "7 selected");
    press(&mut tester, Modifiers::COMMAND, Key::I);
    assert_eq!(selected(&tester), "52 selected");
    press(&mut tester, CTRL_SHIFT, Key::A);
    assert_eq!(selected(&tester), "7 selected");
}

#[test]
fn a_name_that_is_offered_goes_on_where_typing_stopped() {
    let mut tester = demo();
    press(&mut tester, CTRL_SHIFT, Key::K);
    let field = "Expression that selects";
    type_into(&mut tester, field, "kind = ki");
    assert!(!shows(&tester, "killed"));
    type_into(&mut tester, field, " and kil");
    assert!(shows(&tester, "\"killed_low\""));
    click(&mut tester, "killed");
    type_into(&mut tester, field, ">= 1");
    assert!(shows(&tester, "kind = ki and killed >= 1"), "{:?}", texts(&tester));
}

#[test]
fn an_expression_filters_once_it_is_whole() {
    let mut tester = demo();
    type_into(&mut tester, "Expression", "killed >= ");
    tester.key_press(Key::Enter);
    tester.run_steps(3);
    assert!(!shows(&tester, "Remove filter Expression"));
    type_into(&mut tester, "Expression", "1");
    tester.key_press(Key::Enter);
    tester.run_steps(3);
    assert!(shows(&tester, "Remove filter Expression"));
    assert!(shows(&tester, "Expression: killed >= 1"));
    click(&mut tester, "Clear all");
    assert!(!shows(&tester, "killed >= 1"));
}

/// Two files that tell of one strike, and of one each.
fn twice() -> (tempfile::TempDir, Vec<std::path::PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let header = "title,kind,start,latitude,longitude,geo_precision,country,summary\n";
    let shared = "fire at an oil depot beside the river port";
    let one = format!(
        "{header}Depot burns,fire,2025-12-27T05:10:00Z,50.4501,30.5201,exact,UA,{shared}\n\
         Other,fire,2025-12-20T05:10:00Z,50.4501,30.5201,exact,UA,a shed\n"
    );
    let other = format!(
        "{header}Drones hit depot,drone_strike,2025-12-27T05:20:00Z,50.4521,30.5221,exact,UA,{shared}\n"
    );
    let paths = [("one.csv", one), ("other.csv", other)].map(|(name, text)| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    });
    (folder, paths.to_vec())
}

#[test]
fn a_pair_is_found_decided_counted_once_and_taken_back() {
    let (_folder, paths) = twice();
    let mut tester = window(move |window| window.open_files(paths.clone()));
    press(&mut tester, CTRL_SHIFT, Key::D);
    click(&mut tester, "Compare the 3 events that match");
    wait_for(&mut tester, "1 pair among 3 events");
    assert!(texts(&tester).iter().any(|text| text.contains("0.3 km apart; ")));
    click(&mut tester, "Same event");
    wait_for(&mut tester, "No pairs left to review");
    click(&mut tester, "Count each event once (1 group)");
    assert!(texts(&tester).iter().any(|text| text.starts_with("2 of 3 events")));
    assert!(shows(&tester, "Deduplicated: 1 row of repeated events left out"));
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    assert!(shows(&tester, "Export 2 events"));
    assert!(texts(&tester).iter().any(|text| text.contains("1 row of repeated events left out; ")));
    press(&mut tester, Modifiers::NONE, Key::Escape);
    press(&mut tester, Modifiers::COMMAND, Key::Z);
    press(&mut tester, Modifiers::COMMAND, Key::Z);
    assert!(texts(&tester).iter().any(|text| text.starts_with("3 of 3 events")));
    assert!(shows(&tester, "Same event"));
}
