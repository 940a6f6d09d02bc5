//! Small windows and a large interface: nothing lies on anything else, all is reachable.

use crate::window::*;
use egui::accesskit::Role;
use egui::{Rect, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use strikemap::language::Language;
use strikemap::session::Command;
use strikemap::ui::settings::Change;
use strikemap::ui::{Action, Window};

/// Windows of 900 by 600, 1240 by 760 and 2560 by 1440 pixels at 75 to 300 %, in points.
const SIZES: [(f32, f32); 8] = [
    (300.0, 200.0),
    (413.0, 253.0),
    (450.0, 300.0),
    (600.0, 400.0),
    (620.0, 380.0),
    (720.0, 480.0),
    (853.0, 480.0),
    (900.0, 600.0),
];

const CONTROLS: [Role; 6] = [
    Role::Button,
    Role::TextInput,
    Role::RadioButton,
    Role::Slider,
    Role::Tab,
    Role::DisclosureTriangle,
];

fn sized(width: f32, height: f32, language: Language) -> Tester {
    let mut tester = window(Window::open_demo);
    ask(&mut tester, Action::Set(Change::Language(Some(language))));
    tester.set_size(vec2(width, height));
    settle(&mut tester);
    tester
}

/// Controls by their names, and where they stand.
fn controls(tester: &Tester) -> Vec<(String, Rect)> {
    let nodes = tester.root().children_recursive();
    let wanted = nodes.filter(|node| CONTROLS.contains(&node.accesskit_node().role()));
    wanted
        .map(|node| {
            let name = node.accesskit_node().label().or(node.accesskit_node().value());
            (name.unwrap_or_default(), node.rect())
        })
        .collect()
}

fn assert_nothing_overlaps(tester: &Tester, what: &str) {
    let window = Rect::from_min_size(egui::Pos2::ZERO, tester.ctx.content_rect().size());
    let all = controls(tester);
    assert!(all.len() > 8, "{what}: {all:?}");
    for (index, (name, rect)) in all.iter().enumerate() {
        assert!(window.expand(0.5).contains_rect(*rect), "{what}: {name} at {rect:?}");
        for (other, beside) in &all[index + 1..] {
            let common = rect.intersect(*beside);
            let is_apart = common.width() < 1.0 || common.height() < 1.0;
            assert!(is_apart, "{what}: {name} at {rect:?} on {other} at {beside:?}");
        }
    }
}

#[test]
fn no_control_lies_on_another_or_out_of_the_window_at_any_interface_size() {
    for language in [Language::English, Language::Ukrainian, Language::Polish] {
        for (width, height) in SIZES {
            let tester = sized(width, height, language);
            assert_nothing_overlaps(&tester, &format!("{width} × {height}, {language:?}"));
        }
    }
}

#[test]
fn no_control_lies_on_another_in_a_large_window_without_its_panels() {
    for language in [Language::English, Language::Ukrainian, Language::Polish] {
        let mut tester = sized(1280.0, 800.0, language);
        ask(&mut tester, Action::Set(Change::LeftOpen(false)));
        ask(&mut tester, Action::Set(Change::RightOpen(false)));
        for (width, height) in [(1000.0, 640.0), (1102.0, 675.0), (1240.0, 760.0), (2560.0, 1440.0)]
        {
            tester.set_size(vec2(width, height));
            settle(&mut tester);
            assert_nothing_overlaps(&tester, &format!("{width} × {height}, {language:?}"));
        }
    }
}

#[test]
fn the_tabs_of_the_right_panel_leave_room_for_its_buttons() {
    for (size, language) in [
        (vec2(1280.0, 800.0), Language::Polish),
        (vec2(1280.0, 800.0), Language::Ukrainian),
        (vec2(1000.0, 640.0), Language::Polish),
    ] {
        let mut tester = sized(size.x, size.y, language);
        ask(&mut tester, Action::StepEvent(1));
        ask(&mut tester, Action::Set(Change::RightOpen(true)));
        let of_role = |role: Role| {
            let nodes = tester.root().children_recursive();
            nodes
                .filter(|node| node.accesskit_node().role() == role)
                .map(|node| node.rect())
                .collect::<Vec<Rect>>()
        };
        let (tabs, buttons) = (of_role(Role::Tab), of_role(Role::Button));
        assert_eq!(tabs.len(), 3);
        let is_beside = |button: &&Rect| (button.center().y - tabs[2].center().y).abs() < 8.0;
        let next = buttons.iter().filter(is_beside).filter(|it| it.left() > tabs[0].left());
        let least = next.map(Rect::left).fold(f32::INFINITY, f32::min);
        assert!(tabs[2].right() <= least + 0.5, "{size}, {language:?}: {tabs:?} {least}");
    }
}

#[test]
fn panels_open_over_a_small_map_from_their_rails_and_close_by_escape() {
    let mut tester = sized(620.0, 380.0, Language::English);
    assert!(!shows(&tester, "Compare two periods…"));
    tester.get_by_label("Show datasets and filters").click();
    settle(&mut tester);
    assert!(shows(&tester, "kyiv-air-attacks.csv"));
    tester.get_by_label("Event, summary, selection").click();
    settle(&mut tester);
    assert!(shows(&tester, "Compare two periods…") && !shows(&tester, "kyiv-air-attacks.csv"));
    ask(&mut tester, Action::Escape);
    assert!(!shows(&tester, "Compare two periods…"));
    // In a large window both are beside the map again.
    tester.set_size(vec2(1280.0, 800.0));
    settle(&mut tester);
    assert!(shows(&tester, "Compare two periods…") && shows(&tester, "kyiv-air-attacks.csv"));
}

#[test]
fn what_has_no_room_in_the_line_of_the_time_slider_is_in_its_menus() {
    let mut tester = sized(300.0, 200.0, Language::English);
    ask(&mut tester, Action::FocusDate);
    assert!(tester.query_by_label("Window from").is_some(), "{:?}", texts(&tester));
    tester.key_press(egui::Key::Escape);
    settle(&mut tester);
    tester.get_by_label("Axis").click();
    settle(&mut tester);
    for name in ["Possible 59", "Speed", "Stack by kind"] {
        assert!(shows(&tester, name), "{name}: {:?}", texts(&tester));
    }
}

#[test]
fn dialogs_stay_inside_of_a_small_window() {
    let actions = [
        Action::ExportDialog(strikemap::export::Scope::Filtered, None),
        Action::ShowSources,
        Action::ToggleHelp,
        Action::SaveAreaDialog,
        Action::ToggleLayers,
        Action::ShowRequests,
        Action::Choosing(strikemap::ui::Choosing::ShowComparison),
    ];
    for action in actions {
        let name = format!("{action:?}");
        let mut tester = sized(413.0, 253.0, Language::English);
        ask(&mut tester, action);
        let window = tester.ctx.content_rect().expand(0.5);
        let dialogs: Vec<Rect> = tester
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::Window)
            .map(|node| node.rect())
            .filter(|rect| rect.is_positive() && *rect != tester.ctx.content_rect())
            .collect();
        assert!(!dialogs.is_empty(), "{name}");
        for rect in dialogs {
            assert!(window.contains_rect(rect), "{name} at {rect:?}");
        }
    }
}

#[test]
fn the_table_takes_the_place_of_a_map_that_is_too_low_for_both() {
    let mut tester = sized(620.0, 380.0, Language::English);
    ask(&mut tester, Action::Set(Change::TableOpen(true)));
    assert!(tester.query_by_label("Zoom in").is_none());
    ask(&mut tester, Action::Session(Command::ClearSelection));
    tester.get_by_label("Close table").click();
    settle(&mut tester);
    assert!(tester.query_by_label("Zoom in").is_some());
}

#[test]
fn a_panel_that_was_closed_leaves_a_rail_that_opens_it() {
    let mut tester = demo();
    ask(&mut tester, Action::Set(Change::RightOpen(false)));
    settle(&mut tester);
    assert!(!shows(&tester, "Summary"));
    tester.get_by_label("Event, summary, selection").click();
    settle(&mut tester);
    assert!(shows(&tester, "Summary"));
}
