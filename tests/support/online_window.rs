//! A window with sources of maps on loopback, driven and read.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part of it, and a test fails by panicking"
)]

use std::path::Path;
use std::time::Duration;

use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use strikemap::net::{Content, Network, Options, Source};
use strikemap::ui::{Action, Settings, Window};

use crate::server::Server;

pub type Tester = Harness<'static, Option<Window>>;

pub fn source(server: &Server, content: Content, path: &str) -> Source {
    Source {
        name: "Loopback".to_owned(),
        url: server.url(path),
        attribution: "© <b>Loopback</b>".to_owned(),
        content,
        max_zoom: 10,
        key: "secret".to_owned(),
        may_be_saved: true,
        ..Source::default()
    }
}

pub fn network(cache_folder: Option<&Path>) -> Network {
    Network::new(Options {
        cache_folder: cache_folder.map(Path::to_owned),
        first_wait: Duration::from_secs(100),
        use_proxy: false,
        ..Options::default()
    })
}

/// A window whose sources are `sources`; nothing is picked yet.
pub fn window(sources: Vec<Source>, network: Network) -> Tester {
    let mut tester =
        Harness::builder().with_size(vec2(1280.0, 800.0)).with_max_steps(40).build_ui_state(
            move |ui, state: &mut Option<Window>| {
                let window = state.get_or_insert_with(|| {
                    let settings = Settings {
                        hint_closed: true,
                        sources: sources.clone(),
                        ..Settings::default()
                    };
                    let mut window = Window::new(ui.ctx(), settings);
                    window.network = network.clone();
                    window.open_demo();
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

pub fn settle(tester: &mut Tester) {
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

pub fn ask(tester: &mut Tester, action: Action) {
    tester.state_mut().as_mut().unwrap().ask(action);
    settle(tester);
}

pub fn pick(tester: &mut Tester) {
    ask(tester, Action::PickSource("Loopback".to_owned()));
}

pub fn state(tester: &Tester) -> &Window {
    tester.state().as_ref().unwrap()
}

pub fn texts(tester: &Tester) -> Vec<String> {
    let nodes = tester.root();
    nodes
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter_map(|node| node.label().or(node.value()))
        .collect()
}

pub fn shows(tester: &Tester, text: &str) -> bool {
    texts(tester).iter().any(|shown| shown.contains(text))
}

pub fn click(tester: &mut Tester, label: &str) {
    // Charts of the summary have bars of the same names after those of the filters.
    tester.get_all_by_label(label).next().unwrap().click();
    settle(tester);
}
