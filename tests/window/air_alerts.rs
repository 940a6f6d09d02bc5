//! Air alerts in the window: details, filter, table and summary.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use crate::window::*;
use egui_kittest::kittest::Queryable as _;
use strikemap::alerts::AlertState;
use strikemap::filter::{Argument, by_id};
use strikemap::session::{Command, EventRef, SelectionOp, Session};
use strikemap::ui::settings::Change;
use strikemap::ui::{Action, Window};

fn session(tester: &Tester) -> &Session {
    &tester.state().as_ref().unwrap().session
}

/// The first matching event of which the state is as wanted.
fn event(session: &Session, wanted: impl Fn(Option<AlertState>) -> bool) -> EventRef {
    let part = session.derived().parts().next().unwrap();
    let mut events = part.matching().iter().map(|row| EventRef { dataset: part.id, row });
    events.find(|event| wanted(session.alert_state(*event))).unwrap()
}

fn pick(tester: &mut Tester, wanted: impl Fn(Option<AlertState>) -> bool) -> Vec<String> {
    let event = event(session(tester), wanted);
    ask(tester, Action::Session(Command::Select(vec![event], SelectionOp::Replace)));
    texts(tester)
}

#[test]
fn the_details_say_whether_an_alert_was_on_or_why_that_is_not_known() {
    let mut tester = demo();
    let is_on = |state: Option<AlertState>| matches!(state, Some(AlertState::On(_)));
    let on = pick(&mut tester, is_on);
    assert!(on.iter().any(|text| text == "Air alert"), "{on:?}");
    // From when to when it was on, as clock times.
    let is_during = |text: &String| text.contains("On, ") && text.contains(':');
    assert!(on.iter().any(is_during), "{on:?}");
    let is_unknown = |state: Option<AlertState>| matches!(state, Some(AlertState::NotKnown(_)));
    let unknown = pick(&mut tester, is_unknown);
    assert!(unknown.iter().any(|text| text.contains("Not known: ")), "{unknown:?}");
    // An alert has no alert of its own.
    let alert = pick(&mut tester, |state| state.is_none());
    assert!(!alert.iter().any(|text| text.contains("On since ") || text.contains("Not known: ")));
}

#[test]
fn a_click_on_a_state_filters_by_it_and_the_summary_follows() {
    let mut tester = demo();
    let before = session(&tester).derived().alert_summary();
    let line = before.words();
    assert!(line.contains(" strikes under alert, ") && before.on > 0, "{line}");
    assert!(
        shows(
            &tester,
            &format!("Air alert: {line}. Strikes are by missile, drone, both or aircraft")
        ),
        "{:?}",
        texts(&tester)
    );
    let role = egui::accesskit::Role::DisclosureTriangle;
    tester.get_by_role_and_label(role, "Air alert").scroll_to_me();
    settle(&mut tester);
    tester.get_by_role_and_label(role, "Air alert").click();
    settle(&mut tester);
    let filter = by_id("air_alert").unwrap();
    let counts = session(&tester).derived().word_counts(filter);
    let on = counts.iter().find(|word| word.word == "on").unwrap().count;
    let label = format!("On at the time, {on}");
    tester.get_by_label(&label).scroll_to_me();
    settle(&mut tester);
    tester.get_by_label(&label).click();
    settle(&mut tester);
    let words = Argument::Words(BTreeSet::from(["on".to_owned()]));
    assert_eq!(session(&tester).document().filters.argument("air_alert"), Some(&words));
    assert_eq!(session(&tester).derived().matching_count(), on as usize);
    let after = session(&tester).derived().alert_summary();
    assert_eq!((after.on, after.off, after.not_known), (before.on, 0, 0));
    assert!(shows(
        &tester,
        &format!("Air alert: {}. Strikes are by missile, drone, both or aircraft", after.words())
    ));
    // Clicked again, the state is no filter any more.
    tester.run_steps(10);
    tester.get_by_label(&label).click();
    settle(&mut tester);
    assert_eq!(session(&tester).document().filters.argument("air_alert"), None);
}

#[test]
fn the_table_has_a_column_of_alerts_by_which_it_is_sorted() {
    let mut tester = window(|window: &mut Window| {
        window.open_demo();
        let columns = ["kind", "air_alert"].map(str::to_owned).to_vec();
        window.ask(Action::Set(Change::TableColumns(columns)));
        window.ask(Action::Set(Change::TableOpen(true)));
    });
    settle(&mut tester);
    tester.get_by_label("Sort by Air alert").click();
    settle(&mut tester);
    tester.get_by_label("Sort by Air alert, ascending").click();
    settle(&mut tester);
    // Descending: unknown, on, then what has none.
    assert!(shows(&tester, "Sort by Air alert, descending"));
    assert!(shows(&tester, "Not known"), "{:?}", texts(&tester));
}
