//! A window with sources of maps on loopback, driven and read.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part of it, and a test fails by panicking"
)]

use std::path::Path;
use std::time::Duration;

use egui_kittest::kittest::Queryable as _;
use strikemap::net::{Content, Network, Options, Source};
use strikemap::ui::{Action, Window};

use crate::server::Server;
pub use crate::window::{Tester, ask, settle, texts};

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
    crate::window::window(move |window| {
        window.settings.sources.clone_from(&sources);
        window.network = network.clone();
        window.open_demo();
    })
}

pub fn pick(tester: &mut Tester) {
    ask(tester, Action::PickSource("Loopback".to_owned()));
}

pub fn state(tester: &Tester) -> &Window {
    tester.state().as_ref().unwrap()
}

pub fn shows(tester: &Tester, text: &str) -> bool {
    texts(tester).iter().any(|shown| shown.contains(text))
}

pub fn click(tester: &mut Tester, label: &str) {
    // Charts of the summary have bars of the same names after those of the filters.
    tester.get_all_by_label(label).next().unwrap().click();
    settle(tester);
}
