//! Time, place and claims in the window: keys, drags and what is said of doubt.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::window::*;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;
use strikemap::dataset::{Instant, Interval};
use strikemap::filter::{Mode, Policy, TimeFilter};
use strikemap::language::Language;
use strikemap::session::playback::{Loop, Pace};
use strikemap::session::{Command, TimeStep, TimeView};
use strikemap::ui::settings::Change;
use strikemap::ui::{Action, Move};

fn instant(text: &str) -> Instant {
    Instant::from_secs(text.parse::<jiff::Timestamp>().unwrap().as_second())
}

fn interval(start: &str, end: &str) -> Interval {
    Interval::new(instant(start), instant(end)).unwrap()
}

fn time(tester: &Tester) -> TimeFilter {
    tester.state().as_ref().unwrap().session.document().filters.time
}

fn time_view(tester: &Tester) -> TimeView {
    tester.state().as_ref().unwrap().session.document().time_view.clone()
}

fn send(tester: &mut Tester, command: Command) {
    ask(tester, Action::Session(command));
}

fn press(tester: &mut Tester, key: Key) {
    tester.key_press(key);
    tester.run_steps(3);
}

fn press_with(tester: &mut Tester, modifiers: Modifiers, key: Key) {
    tester.key_press_modifiers(modifiers, key);
    tester.run_steps(3);
}

/// The demo with a window of one day in Kyiv, on an axis of a week.
fn one_day() -> Tester {
    let mut tester = demo();
    let window = interval("2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z");
    let shown = interval("2025-12-23T22:00:00Z", "2025-12-30T22:00:00Z");
    send(&mut tester, Command::SetTime(TimeFilter { window: Some(window), ..Default::default() }));
    let day = TimeStep::from_text("1d");
    let view = TimeView { shown: Some(shown), step: day, ..TimeView::default() };
    send(&mut tester, Command::SetTimeView(view));
    tester
}

fn bounds(tester: &Tester) -> (String, String) {
    let window = time(tester).window.unwrap();
    (window.start().to_utc_text(), window.end().to_utc_text())
}

fn is_window(tester: &Tester, start: &str, end: &str) {
    assert_eq!(bounds(tester), (start.to_owned(), end.to_owned()));
}

#[test]
fn arrows_step_by_days_of_the_zone_and_alt_by_widths() {
    let mut tester = one_day();
    press(&mut tester, Key::ArrowRight);
    is_window(&tester, "2025-12-27T22:00:00Z", "2025-12-28T22:00:00Z");
    press_with(&mut tester, Modifiers::SHIFT, Key::ArrowLeft);
    is_window(&tester, "2025-12-17T22:00:00Z", "2025-12-18T22:00:00Z");
    press_with(&mut tester, Modifiers::ALT, Key::ArrowLeft);
    is_window(&tester, "2025-12-16T22:00:00Z", "2025-12-17T22:00:00Z");
    // Over the night in which clocks go back a day is 25 hours long.
    let window = Some(interval("2025-10-24T21:00:00Z", "2025-10-25T21:00:00Z"));
    send(&mut tester, Command::SetTime(TimeFilter { window, ..Default::default() }));
    press(&mut tester, Key::ArrowRight);
    is_window(&tester, "2025-10-25T21:00:00Z", "2025-10-26T22:00:00Z");
}

#[test]
fn brackets_move_one_edge_and_home_and_end_go_to_the_data() {
    let mut tester = one_day();
    press(&mut tester, Key::OpenBracket);
    is_window(&tester, "2025-12-25T22:00:00Z", "2025-12-27T22:00:00Z");
    press(&mut tester, Key::CloseBracket);
    is_window(&tester, "2025-12-25T22:00:00Z", "2025-12-28T22:00:00Z");
    press_with(&mut tester, Modifiers::SHIFT, Key::OpenBracket);
    press_with(&mut tester, Modifiers::SHIFT, Key::CloseBracket);
    is_window(&tester, "2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z");
    // Edges do not cross.
    press_with(&mut tester, Modifiers::SHIFT, Key::CloseBracket);
    is_window(&tester, "2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z");
    press(&mut tester, Key::Home);
    assert_eq!(bounds(&tester).0, "2022-02-23T22:00:00Z");
    press(&mut tester, Key::End);
    let extent = tester.state().as_ref().unwrap().session.extent().unwrap();
    assert_eq!(time(&tester).window.unwrap().end(), extent.end());
    assert_eq!(time(&tester).window.unwrap().secs(), 86_400);
}

#[test]
fn keys_choose_direction_end_zoom_and_lift_the_window() {
    let mut tester = one_day();
    press(&mut tester, Key::L);
    assert_eq!(time_view(&tester).at_end, Loop::Wrap);
    press(&mut tester, Key::R);
    assert!(time_view(&tester).reverse);
    press(&mut tester, Key::Z);
    let around = time_view(&tester).shown.unwrap();
    assert_eq!(around.secs(), 86_400 * 7 / 5);
    press_with(&mut tester, Modifiers::SHIFT, Key::Z);
    assert_eq!(time_view(&tester).shown, None);
    let before = tester.state().as_ref().unwrap().session.document().clone();
    press(&mut tester, Key::X);
    assert_eq!(time(&tester).window, None);
    press_with(&mut tester, Modifiers::COMMAND, Key::Z);
    assert_eq!(*tester.state().as_ref().unwrap().session.document(), before);
    press(&mut tester, Key::G);
    assert!(tester.get_by_role_and_label(Role::TextInput, "Window from").is_focused());
}

#[test]
fn playing_back_in_time_moves_the_window_back_event_by_event_too() {
    let mut tester = one_day();
    press(&mut tester, Key::R);
    let before = time(&tester).window.unwrap().start();
    press(&mut tester, Key::Space);
    tester.run_steps(20);
    press(&mut tester, Key::Space);
    assert!(time(&tester).window.unwrap().start() < before);

    let view = TimeView { pace: Pace::Events, speed: 12, ..TimeView::default() };
    send(&mut tester, Command::SetTimeView(view));
    let window = Some(interval("2025-12-26T22:00:00Z", "2025-12-27T22:00:00Z"));
    send(&mut tester, Command::SetTime(TimeFilter { window, ..Default::default() }));
    press(&mut tester, Key::Space);
    tester.run_steps(30);
    let focus = |tester: &Tester| tester.state().as_ref().unwrap().session.document().focus;
    assert!(focus(&tester).is_some());
    assert_eq!(time(&tester).window, window, "the window stays while events are told");
}

/// A drag on the track from one time to another, with keys held.
fn drag(tester: &mut Tester, from: Pos2, to: Pos2, modifiers: Modifiers) {
    tester.event(egui::Event::PointerMoved(from));
    tester.run_steps(1);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers,
    };
    tester.event(egui::Event::ModifiersChanged(modifiers));
    tester.event(button(from, true));
    tester.run_steps(1);
    for step in 1..=4 {
        let at = from + (to - from) * (step as f32 / 4.0);
        tester.event(egui::Event::PointerMoved(at));
        tester.run_steps(1);
    }
    tester.event(button(to, false));
    tester.run_steps(2);
    tester.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    tester.run_steps(2);
}

/// Where a moment of the axis is on the screen.
fn at(tester: &Tester, moment: &str) -> Pos2 {
    let rect = tester.get_by_role_and_label(Role::Slider, "Time window").rect();
    let part = time_view(tester).shown.unwrap();
    let share = (instant(moment).secs() - part.start().secs()) as f32 / part.secs() as f32;
    // Right of the names of the lanes, below the labels of the handles.
    let (left, right) = (rect.left() + 120.0, rect.right() - 6.0);
    pos2(left + share * (right - left), rect.top() + 30.0)
}

#[test]
fn dragging_an_edge_with_shift_snaps_to_bars_and_undo_restores_exactly() {
    let mut tester = one_day();
    let before = time(&tester);
    let (from, to) = (at(&tester, "2025-12-27T22:00:00Z"), at(&tester, "2025-12-28T22:20:00Z"));
    drag(&mut tester, from, to, Modifiers::SHIFT);
    is_window(&tester, "2025-12-26T22:00:00Z", "2025-12-28T22:00:00Z");
    press_with(&mut tester, Modifiers::COMMAND, Key::Z);
    assert_eq!(time(&tester), before);
    let to = at(&tester, "2025-12-28T10:00:00Z");
    drag(&mut tester, from, to, Modifiers::ALT);
    let window = time(&tester).window.unwrap();
    let grown = window.end().secs() - instant("2025-12-27T22:00:00Z").secs();
    assert!(grown > 30_000, "{grown}");
    assert_eq!(window.start().secs(), instant("2025-12-26T22:00:00Z").secs() - grown);
}

#[test]
fn imprecise_events_are_left_out_or_shown_alone() {
    let mut tester = one_day();
    tester.get_by_label("Axis").click();
    tester.run_steps(3);
    let start = "Time precision lower than an hour: ";
    let label = texts(&tester).into_iter().find(|text| text.starts_with(start)).unwrap();
    let count: usize = label.strip_prefix(start).unwrap().parse().unwrap();
    assert!(count > 20, "{label}");
    let all = tester.state().as_ref().unwrap().session.derived().matching_count();
    tester.get_by_label("Imprecise: leave out").click();
    tester.run_steps(3);
    assert_eq!(time(&tester).imprecise, Policy::Exclude);
    let precise = tester.state().as_ref().unwrap().session.derived().matching_count();
    assert_eq!(precise + count, all);
    tester.get_by_label("Imprecise: show only these").click();
    tester.run_steps(3);
    assert_eq!(tester.state().as_ref().unwrap().session.derived().matching_count(), count);
}

#[test]
fn an_attack_of_the_data_is_listed_once_and_sets_the_window_to_its_days() {
    let mut tester = demo();
    tester.get_by_label("An attack…").click();
    tester.run_steps(5);
    let lines: Vec<String> =
        texts(&tester).into_iter().filter(|text| text.starts_with("27 Dec 2025  ")).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    tester.get_by_label(&lines[0]).click();
    tester.run_steps(3);
    let window = time(&tester).window.unwrap();
    assert_eq!(window.end().to_utc_text(), "2025-12-27T22:00:00Z");
    assert!(window.secs() <= 3 * 86_400, "{}", window.secs());
}

#[test]
fn an_attack_moves_the_map_to_its_symbols_and_no_nearer_than_a_town() {
    let mut tester = demo();
    // The second one names no place but the country.
    for day in ["27 Dec 2025  ", "6 Dec 2025  "] {
        let warsaw = strikemap::dataset::Place::new(52.2, 21.0).unwrap();
        ask(&mut tester, Action::FlyTo(warsaw, 7.0));
        tester.get_by_label("An attack…").click();
        tester.run_steps(5);
        let line = texts(&tester).into_iter().find(|text| text.starts_with(day)).unwrap();
        tester.get_by_label(&line).click();
        settle(&mut tester);
        let map = &tester.state().as_ref().unwrap().map;
        let [west, south, east, north] = map.bounds().unwrap();
        assert!((west..east).contains(&30.52) && (south..north).contains(&50.45), "{day}{west}");
        // Statements from afar and what is known by oblast are not part of it.
        assert!(east - west < 3.0, "{day}{west} {south} {east} {north}");
        assert!(map.position().2 <= 12.0);
    }
}

#[test]
fn a_dragged_edge_of_a_window_of_days_stays_at_a_midnight() {
    let mut tester = demo();
    let window = interval("2025-11-30T22:00:00Z", "2025-12-27T22:00:00Z");
    assert_eq!(time(&tester).window, Some(window));
    let (from, to) = (at(&tester, "2025-11-30T22:00:00Z"), at(&tester, "2025-12-03T01:17:00Z"));
    drag(&mut tester, from, to, Modifiers::NONE);
    is_window(&tester, "2025-12-02T22:00:00Z", "2025-12-27T22:00:00Z");
    // A new window takes the days that it touches.
    let (from, to) = (at(&tester, "2025-10-06T08:11:00Z"), at(&tester, "2025-10-09T15:43:00Z"));
    drag(&mut tester, from, to, Modifiers::NONE);
    is_window(&tester, "2025-10-05T21:00:00Z", "2025-10-09T21:00:00Z");
}

#[test]
fn the_whole_name_of_a_lane_is_told_beside_it() {
    let mut tester = demo();
    let name = "Przerwa w dostawie prądu";
    ask(&mut tester, Action::Set(Change::Language(Some(Language::Polish))));
    assert!(!shows(&tester, name), "{:?}", texts(&tester));
    let rect = tester.get_by_role(Role::Slider).rect();
    let last_lane = pos2(rect.left() + 60.0, rect.bottom() - 24.0);
    tester.event(egui::Event::PointerMoved(last_lane));
    tester.run_steps(60);
    assert!(shows(&tester, name), "{:?}", texts(&tester));
}

#[test]
fn an_area_has_events_that_may_and_that_definitely_lie_in_it() {
    let mut tester = one_day();
    let area = texts(&tester).into_iter().find(|text| text.starts_with("Vyshhorod and")).unwrap();
    tester.get_by_label(&area).click_accesskit();
    tester.run_steps(3);
    let matching =
        |tester: &Tester| tester.state().as_ref().unwrap().session.derived().matching_count();
    let before = matching(&tester);
    let start = "Area: Oblast +";
    let label = texts(&tester).into_iter().find(|text| text.starts_with(start)).unwrap();
    let more: usize = label.strip_prefix(start).unwrap().parse().unwrap();
    assert!(more > 0);
    tester.get_by_label(&label).click_accesskit();
    tester.run_steps(3);
    assert_eq!(matching(&tester), before + more);
    tester.get_by_label("Only what is definitely inside").click_accesskit();
    tester.run_steps(3);
    let definite = matching(&tester);
    assert!(definite > 0 && definite < before, "{definite} {before}");
    assert!(shows(&tester, "Area: definitely Vyshhorod and surroundings"));
}

#[test]
fn a_figure_that_grew_is_told_with_its_speakers_and_the_toll_is_a_range() {
    let mut tester = window(|window| {
        window.open_demo();
        assert!(window.select_id("KY-2025-12-27-17"));
    });
    for text in [
        "injured in Kyiv",
        "Claims differ",
        "injured in Kyiv over time: 5, 22, 28, 32, 8, 27, 30",
        "Vitali Klitschko, mayor of Kyiv",
        "Kyiv police, police",
        "2025-12-27 07:45",
    ] {
        assert!(shows(&tester, text), "{text}");
    }
    let december = interval("2025-12-26T16:00:00Z", "2025-12-27T22:00:00Z");
    let filter = TimeFilter { window: Some(december), mode: Mode::Window, ..Default::default() };
    send(&mut tester, Command::ClearSelection);
    send(&mut tester, Command::SetTime(filter));
    let area = texts(&tester).into_iter().find(|text| text.starts_with("Kyiv, ")).unwrap();
    tester.get_by_label(&area).click_accesskit();
    tester.run_steps(3);
    tester.get_by_label("Only what is definitely inside").click_accesskit();
    tester.run_steps(3);
    assert!(shows(&tester, "27–32"), "{:?}", texts(&tester));
    assert!(shows(&tester, "Killed: 1 attack by its total"), "{:?}", texts(&tester));
}

#[test]
fn disputed_events_are_a_filter() {
    let mut tester = demo();
    send(&mut tester, Command::SetTime(TimeFilter::default()));
    let words = ["differ".to_owned()].into_iter().collect();
    let argument = Some(strikemap::filter::Argument::Words(words));
    send(&mut tester, Command::SetClause("claims".to_owned(), argument));
    let session = &tester.state().as_ref().unwrap().session;
    let dataset = &session.datasets()[0].dataset;
    assert_eq!(session.derived().matching_count(), dataset.disputed().count());
    assert!(shows(&tester, "Claims: disputed: claims differ"));
}

#[test]
fn a_zone_of_choice_is_undone_and_moves_no_event() {
    let mut tester = one_day();
    let before = bounds(&tester);
    send(&mut tester, Command::SetZone("Asia/Kathmandu".to_owned()));
    assert!(shows(&tester, "Asia/Kathmandu UTC+5:45"));
    assert_eq!(bounds(&tester), before);
    press_with(&mut tester, Modifiers::COMMAND, Key::Z);
    assert!(shows(&tester, "Europe/Kyiv UTC+2"));
    send(&mut tester, Command::SetZone("Mars/Olympus".to_owned()));
    assert!(shows(&tester, "Europe/Kyiv UTC+2"));
}

#[test]
fn a_window_moved_far_stays_within_the_calendar() {
    let mut tester = one_day();
    for _ in 0..50 {
        ask(&mut tester, Action::MoveWindow(Move::Steps(i64::MAX)));
        ask(&mut tester, Action::MoveWindow(Move::Widths(i64::MIN)));
    }
    assert!(time(&tester).window.is_some());
}
