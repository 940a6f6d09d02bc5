//! The window under test: opened, driven and read through its accessibility tree.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part of it, and a test fails by panicking"
)]

use std::time::Duration;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use strikemap::language::Language;
use strikemap::ui::{Action, Settings, Window};

pub type Tester = Harness<'static, Option<Window>>;

/// The middle of the map in a window of 1280 by 800 points.
pub const MIDDLE: egui::Pos2 = egui::pos2(606.0, 316.0);

/// The window at 1280×800 with a fixed clock; `prepare` opens what it shows.
pub fn window(prepare: impl Fn(&mut Window) + 'static) -> Tester {
    window_with(Settings { hint_closed: true, ..Settings::default() }, prepare)
}

/// The same with `settings`, in English.
pub fn window_with(settings: Settings, prepare: impl Fn(&mut Window) + 'static) -> Tester {
    let mut tester =
        Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(40).build_ui_state(
            move |ui, state: &mut Option<Window>| {
                let window = state.get_or_insert_with(|| {
                    let settings =
                        Settings { language: Some(Language::English), ..settings.clone() };
                    let mut window = Window::new(ui.ctx(), settings);
                    prepare(&mut window);
                    window
                });
                window.logic(&ui.ctx().clone());
                window.ui(ui);
            },
            None,
        );
    settle(&mut tester);
    tester
}

pub fn demo() -> Tester {
    window(Window::open_demo)
}

/// Shows the tab of the selection.
pub fn show_selection(tester: &mut Tester) {
    show_tab(tester, "Selection ");
}

/// Shows the tab of the right panel whose name begins so.
pub fn show_tab(tester: &mut Tester, name: &str) {
    let is_tab = |text: &String| {
        text.strip_prefix(name).is_some_and(|rest| rest.chars().all(|c| !c.is_alphabetic()))
    };
    let label = texts(tester).into_iter().find(is_tab).unwrap();
    egui_kittest::kittest::Queryable::get_by_role_and_label(
        tester,
        egui::accesskit::Role::Tab,
        &label,
    )
    .click();
    settle(tester);
}

/// Runs frames until files are read and tiles decoded.
pub fn settle(tester: &mut Tester) {
    // What was clicked is asked for in one frame and begun in the next.
    tester.run_steps(3);
    for _ in 0..3_000 {
        tester.step();
        if !tester.state_mut().as_mut().unwrap().is_busy() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    tester.run_steps(3);
    // What was decoded last may have made room for another question.
    if tester.state_mut().as_mut().unwrap().is_busy() {
        settle(tester);
    }
}

/// Whether `text` stands anywhere in the window, as a label or as a value.
pub fn shows(tester: &Tester, text: &str) -> bool {
    texts(tester).iter().any(|shown| shown == text)
}

pub fn texts(tester: &Tester) -> Vec<String> {
    let nodes = tester.root();
    nodes
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter_map(|node| node.label().or(node.value()))
        .collect()
}

pub fn ask(tester: &mut Tester, action: Action) {
    tester.state_mut().as_mut().unwrap().ask(action);
    settle(tester);
}

/// Chooses a format in the dialog that exports.
pub fn choose_format(tester: &mut Tester, name: &str) {
    use egui_kittest::kittest::Queryable as _;
    tester.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Format").click();
    tester.run_steps(4);
    tester.get_all_by_label(name).last().unwrap().click();
    tester.run_steps(4);
}
