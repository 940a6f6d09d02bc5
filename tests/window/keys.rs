//! What keys do, where they do nothing, and how a change by a key is taken back.

use crate::window::*;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use strikemap::export::Scope;
use strikemap::ui::Action;

#[test]
fn letters_do_nothing_while_a_dialog_is_open() {
    let mut tester = demo();
    let window =
        |tester: &Tester| tester.state().as_ref().unwrap().session.document().filters.time.window;
    let before = window(&tester);
    assert!(before.is_some());
    ask(&mut tester, Action::ExportDialog(Scope::Filtered));
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
