//! What keys do, where they do nothing, and how a change by a key is taken back.

use crate::window::*;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use strikemap::export::Scope;
use strikemap::ui::Action;

#[test]
fn letters_do_nothing_while_a_dialog_is_open() {
    let mut tester = demo();
    let window =
        |tester: &Tester| tester.state().as_ref().unwrap().session.document().filters.time.window;
    let before = window(&tester);
    assert!(before.is_some());
    ask(&mut tester, Action::ExportDialog(Scope::Filtered, None));
    tester.key_press(Key::X);
    tester.run_steps(3);
    assert_eq!(window(&tester), before);
    tester.key_press(Key::Escape);
    tester.run_steps(3);
    tester.key_press(Key::X);
    tester.run_steps(3);
    assert_eq!(window(&tester), None);
}

#[test]
fn what_a_key_changed_is_said_and_can_be_taken_back_until_something_else_changes() {
    let mut tester = demo();
    let window =
        |tester: &Tester| tester.state().as_ref().unwrap().session.document().filters.time.window;
    let before = window(&tester);
    tester.key_press(Key::X);
    tester.run_steps(3);
    assert!(shows(&tester, "The time window was cleared"));
    assert_eq!(window(&tester), None);
    tester.get_by_label("Undo: The time window was cleared").click_accesskit();
    tester.run_steps(3);
    assert_eq!(window(&tester), before);
    assert!(!shows(&tester, "The time window was cleared"));
    tester.key_press(Key::X);
    tester.run_steps(3);
    tester.key_press(Key::A);
    tester.run_steps(3);
    assert_eq!(tester.query_all_by_label_contains("Undo: ").count(), 1);
}

/// What has the focus: its role and its name.
fn focused(tester: &Tester) -> String {
    let is_focused = |node: &egui_kittest::kittest::AccessKitNode<'_>| node.is_focused();
    let found = tester.query_all(egui_kittest::kittest::By::new().predicate(is_focused)).last();
    found.and_then(|node| node.accesskit_node().label()).unwrap_or_default()
}

#[test]
fn f6_leads_from_pane_to_pane_and_back_to_where_the_focus_was() {
    let mut tester = demo();
    let step = |tester: &mut Tester| {
        tester.key_press(Key::F6);
        tester.run_steps(5);
        focused(tester)
    };
    let round: Vec<String> = (0..6).map(|_| step(&mut tester)).collect();
    assert!(round[0].contains("File"), "{round:?}");
    assert!(round[2].contains("Map of the events"), "{round:?}");
    let mut distinct = round.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 6, "each pane has a first widget of its own: {round:?}");
    assert_eq!(step(&mut tester), round[0], "after the last comes the first");
    // The pane remembers what had the focus in it.
    tester.get_by_label("Search places and events").focus();
    tester.run_steps(3);
    tester.key_press(Key::F6);
    tester.run_steps(5);
    tester.key_press_modifiers(egui::Modifiers::SHIFT, Key::F6);
    tester.run_steps(5);
    assert_eq!(focused(&tester), "Search places and events");
}

#[test]
fn the_map_with_the_focus_is_moved_by_arrows_and_walks_through_the_events_in_view() {
    let mut tester = demo();
    let window = |tester: &Tester| tester.state().as_ref().unwrap().session.document().filters.time;
    let before = window(&tester);
    let place = |tester: &Tester| tester.state().as_ref().unwrap().settings_to_keep().map_position;
    tester.get_by_label_contains("Map of the events").focus();
    tester.run_steps(3);
    let from = place(&tester).unwrap();
    tester.key_press(Key::ArrowRight);
    tester.run_steps(3);
    let to = place(&tester).unwrap();
    assert!(to.1 > from.1 && (to.0 - from.0).abs() < 1e-6, "{from:?} {to:?}");
    assert_eq!(window(&tester), before, "the time window stays");
    assert!(focused(&tester).contains("Map of the events"));
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..4 {
        tester.key_press(Key::N);
        tester.run_steps(3);
        let session = &tester.state().as_ref().unwrap().session;
        let focus = session.document().focus.unwrap();
        let place = session.dataset(focus.dataset).unwrap().place(focus.row).unwrap();
        assert!((place.latitude() - 50.5).abs() < 1.0, "an event in view");
        seen.insert(focus.row);
    }
    assert_eq!(seen.len(), 4);
    assert!(focused(&tester).contains("Picked: "), "{}", focused(&tester));
    // Without the focus on the map an arrow moves the window.
    tester.get_by_label("Search places and events").focus();
    tester.run_steps(2);
    tester.key_press(Key::Escape);
    tester.run_steps(3);
}
