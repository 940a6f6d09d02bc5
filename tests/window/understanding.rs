//! The summary with its charts, and two periods compared.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use crate::window::*;
use egui_kittest::kittest::Queryable as _;
use strikemap::export::comparison;
use strikemap::filter::Argument;
use strikemap::session::{Command, OtherPeriod, Session};
use strikemap::ui::{Action, Choosing};

fn session(tester: &Tester) -> &Session {
    &tester.state().as_ref().unwrap().session
}

fn send(tester: &mut Tester, command: Command) {
    ask(tester, Action::Session(command));
    settle(tester);
}

/// Clicks the last node of this name: the summary stands at the right.
fn click_last(tester: &mut Tester, label: &str) {
    tester.get_all_by_label(label).last().unwrap().scroll_to_me();
    settle(tester);
    tester.get_all_by_label(label).last().unwrap().click();
    settle(tester);
}

/// The words that the summary says, from its heading on.
fn summary(tester: &Tester) -> Vec<String> {
    let all = texts(tester);
    let is_heading =
        |text: &String| text == "Compare two periods…" || text == "People in selected events";
    let start = all.iter().position(is_heading).unwrap();
    all[start..].to_vec()
}

/// How many events match, as the summary says.
fn matching(tester: &Tester) -> String {
    let texts = summary(tester);
    let title = texts.iter().find_map(|text| text.strip_suffix(" events")).unwrap();
    title.to_owned()
}

#[test]
fn a_bar_of_the_summary_filters_and_the_others_follow() {
    let mut tester = demo();
    assert_eq!(matching(&tester), "59");
    let label = "Drone strike, 7";
    click_last(&mut tester, label);
    let words = BTreeSet::from(["drone_strike".to_owned()]);
    let filters = &session(&tester).document().filters;
    assert_eq!(filters.argument("kind"), Some(&Argument::Words(words)));
    assert_eq!(matching(&tester), "7");
    // Its own chart keeps the other kinds, so that they can join.
    assert!(summary(&tester).iter().any(|text| text == "Attack summary, 10"));
    click_last(&mut tester, label);
    assert_eq!(session(&tester).document().filters.argument("kind"), None);
}

#[test]
fn an_hour_filters_on_the_clocks_of_the_zone_in_use() {
    let mut tester = demo();
    let zone = "Europe/Kyiv".to_owned();
    let counts =
        session(&tester).derived().clock_counts(strikemap::filter::Cycle::HourOfDay, &zone);
    let hour = (0..24).max_by_key(|hour| counts[*hour as usize]).unwrap();
    assert!(counts[hour as usize] > 0);
    let label = format!("{hour:02}:00–{hour:02}:59, {}", counts[hour as usize]);
    click_last(&mut tester, &label);
    let filters = &session(&tester).document().filters;
    let values = BTreeSet::from([hour]);
    assert_eq!(filters.argument("hour_of_day"), Some(&Argument::Clock { zone, values }));
    let matching = session(&tester).derived().matching_count();
    assert_eq!(matching, counts[hour as usize] as usize);
}

#[test]
fn the_summary_tells_of_the_selection_what_it_tells_of_all() {
    let mut tester = demo();
    send(&mut tester, Command::SelectMatching);
    send(&mut tester, Command::Focus(None));
    show_selection(&mut tester);
    send(&mut tester, Command::SetTime(Default::default()));
    let all = summary(&tester);
    // The window is lifted; the selection is what it was.
    assert_eq!(session(&tester).derived().matching_count(), 459);
    for text in ["People in selected events", "44–62", "Attack summary, 10"] {
        assert!(all.iter().any(|known| known == text), "{text}: {all:?}");
    }
    send(&mut tester, Command::ClearSelection);
    show_tab(&mut tester, "Summary");
    assert!(summary(&tester).iter().any(|text| text == "459 events"));
}

#[test]
fn two_periods_stand_beside_each_other_with_what_differs() {
    let mut tester = demo();
    ask(&mut tester, Action::Choosing(Choosing::ShowComparison));
    settle(&mut tester);
    for text in ["Compare two periods", "+31", "−17 to −7", "4 Nov 2025 – 30 Nov 2025"] {
        assert!(shows(&tester, text), "{text}: {:?}", texts(&tester));
    }
    tester.get_by_label("a year earlier").click();
    settle(&mut tester);
    assert_eq!(session(&tester).document().other_period, OtherPeriod::YearEarlier);
    assert!(shows(&tester, "1 Dec 2024 – 27 Dec 2024"));
    send(&mut tester, Command::Undo);
    assert_eq!(session(&tester).document().other_period, OtherPeriod::Before);
    tester.get_by_label("Places (29)").click();
    settle(&mut tester);
    tester.get_by_role_and_label(egui::accesskit::Role::Link, "Vyshhorod").click_accesskit();
    settle(&mut tester);
    assert!(session(&tester).document().filters.argument("place").is_some());
}

#[test]
fn the_copied_command_makes_the_same_comparison() {
    let mut tester = demo();
    send(
        &mut tester,
        Command::SetClause(
            "kind".to_owned(),
            Some(Argument::Words(BTreeSet::from(["drone_strike".to_owned()]))),
        ),
    );
    ask(&mut tester, Action::Choosing(Choosing::ShowComparison));
    settle(&mut tester);
    tester.get_by_label("Copy as command").click();
    let mut command = None;
    for _ in 0..6 {
        tester.step();
        for given in &tester.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = given {
                command = Some(text.clone());
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("comparison.csv");
    let command = command.unwrap() + &format!(" -o {}", path.display());
    let program = env!("CARGO_BIN_EXE_strikemap");
    let ended = std::process::Command::new("sh")
        .args(["-c", &command.replacen("strikemap", program, 1)])
        .status()
        .unwrap();
    assert!(ended.success(), "{command}");
    let window = tester.state().as_ref().unwrap();
    let found = window.comparison().unwrap();
    assert_eq!(std::fs::read(path).unwrap(), comparison::csv(found).unwrap());
    assert!(found.a.possible > 0 && found.b.possible > 0);
}

#[test]
fn the_performance_panel_tells_times_and_memory() {
    let mut tester = demo();
    assert!(!shows(&tester, "Median of the last frames"));
    tester.key_press(egui::Key::F12);
    settle(&mut tester);
    for text in ["Median of the last frames", "Columns", "Places on the map"] {
        assert!(shows(&tester, text), "{text}: {:?}", texts(&tester));
    }
    // Esc closes it and nothing else.
    let first = tester.state().as_ref().unwrap().session.find("KY-2025-12-27-11");
    ask(&mut tester, Action::Session(Command::Focus(first)));
    tester.key_press(egui::Key::Escape);
    settle(&mut tester);
    assert!(!shows(&tester, "Median of the last frames"));
    assert_eq!(tester.state().as_ref().unwrap().session.document().focus, first);
}

#[test]
fn the_calendar_counts_days_and_makes_them_the_window() {
    let mut tester = demo();
    tester.get_by_label("Calendar").click();
    settle(&mut tester);
    let window = |tester: &Tester| {
        let session = &tester.state().as_ref().unwrap().session;
        session.document().filters.time.window.unwrap()
    };
    let kyiv = strikemap::dataset::time::zone("Europe/Kyiv").unwrap();
    let days = |tester: &Tester| {
        let window = window(tester);
        [window.start(), window.end().plus_secs(-1)].map(|at| at.to_civil(&kyiv).date().to_string())
    };
    assert!(shows(&tester, "Dec 2025"));
    let day = |tester: &Tester, name: &str| {
        texts(tester).into_iter().find(|text| text.starts_with(name)).unwrap()
    };
    let label = day(&tester, "27 Dec 2025, ");
    let count: usize = label.split(' ').nth(3).unwrap().parse().unwrap();
    assert!(count > 20, "{label}");
    tester.get_by_label(&label).click();
    settle(&mut tester);
    assert_eq!(days(&tester), ["2025-12-27", "2025-12-27"]);
    let earlier = day(&tester, "24 Dec 2025, ");
    tester.get_by_label(&earlier).click_modifiers(egui::Modifiers::SHIFT);
    settle(&mut tester);
    assert_eq!(days(&tester), ["2025-12-24", "2025-12-27"]);
    tester.get_by_label("Previous month").click();
    settle(&mut tester);
    tester.get_by_label("Nov 2025").click();
    settle(&mut tester);
    assert_eq!(days(&tester), ["2025-11-01", "2025-11-30"]);
}
