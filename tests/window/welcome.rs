//! The first start: three ways to begin, and the tour.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use strikemap::ui::{Action, Settings, Window};

fn document(tester: &Tester) -> &strikemap::session::Document {
    tester.state().as_ref().unwrap().session.document()
}

fn first_start() -> Tester {
    window_with(Settings::default(), Window::open_demo)
}

#[test]
fn the_first_start_offers_the_last_attack_which_sets_the_window_and_is_not_offered_again() {
    let mut tester = first_start();
    assert!(shows(&tester, "Documented attacks, on a map and in time"));
    tester.get_by_label("The attack of 27 Dec 2025").click();
    settle(&mut tester);
    let window = document(&tester).filters.time.window.unwrap();
    let kyiv = strikemap::dataset::time::zone("Europe/Kyiv").unwrap();
    assert_eq!(window.end().to_civil(&kyiv).to_string(), "2025-12-28T00:00:00");
    assert_eq!(window.secs() % 86_400, 0, "whole days");
    assert!(!shows(&tester, "Documented attacks, on a map and in time"));
    assert!(tester.state().as_ref().unwrap().settings_to_keep().hint_closed);
}

#[test]
fn the_tour_goes_through_five_panes_and_is_left_at_any_moment() {
    let mut tester = first_start();
    tester.get_by_label("How to read the map").click();
    settle(&mut tester);
    for step in 1..=5 {
        assert!(shows(&tester, &format!("{step} of 5")), "{:?}", texts(&tester));
        tester.get_by_label(if step < 5 { "Next" } else { "Done" }).click();
        tester.run_steps(3);
    }
    assert!(!shows(&tester, "5 of 5"));
    ask(&mut tester, Action::BeginTour);
    tester.get_by_label("Next").click();
    tester.run_steps(3);
    tester.get_by_label("Back").click();
    tester.run_steps(3);
    assert!(shows(&tester, "1 of 5"));
    let before = document(&tester).selection.count();
    tester.key_press(Key::Escape);
    tester.run_steps(3);
    assert!(!shows(&tester, "1 of 5"));
    assert_eq!(document(&tester).selection.count(), before);
}

#[test]
fn the_help_finds_shortcuts_gestures_and_symbols() {
    let mut tester = demo();
    ask(&mut tester, Action::ToggleHelp);
    assert!(shows(&tester, "Undo") && shows(&tester, "draws a new window; Esc takes it back"));
    tester.get_by_label("Search shortcuts, gestures and symbols").focus();
    tester.run_steps(3);
    tester.get_by_label("Search shortcuts, gestures and symbols").type_text("snap");
    tester.run_steps(4);
    assert!(shows(&tester, "snaps to bars"));
    assert!(!shows(&tester, "draws a new window; Esc takes it back"));
}
