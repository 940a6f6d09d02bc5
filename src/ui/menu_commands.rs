//! Commands of the menus and panels that have no keys; the search finds them by their names.

use super::picture_request::Draw;
use super::settings::{Brightness, Change};
use super::{Action, View};
use crate::language::tr;

/// One of them.
pub struct MenuCommand {
    /// What it is called in the language of the window.
    pub name: fn() -> &'static str,
    /// What it does.
    pub run: fn(&View<'_>),
}

/// All of them, in the order of the menus.
#[rustfmt::skip]
pub const MENU_COMMANDS: &[MenuCommand] = &[
    MenuCommand { name: || tr!("open-the-built-in-data"), run: |view| view.ask(Action::OpenDemo) },
    MenuCommand { name: || tr!("open-session"), run: |view| view.ask(Action::OpenSessionDialog) },
    MenuCommand { name: || tr!("merge-notes-of-a-session"), run: |view| view.ask(Action::MergeSessionDialog) },
    MenuCommand { name: || tr!("check-a-publication"), run: |view| view.ask(Action::ChoosePublication) },
    MenuCommand { name: || tr!("picture"), run: |view| view.ask(Action::Draw(Draw::PictureDialog)) },
    MenuCommand { name: || tr!("animation"), run: |view| view.ask(Action::Draw(Draw::AnimationDialog)) },
    MenuCommand { name: || tr!("theme-light"), run: |view| view.ask(Action::Set(Change::Brightness(Brightness::Light))) },
    MenuCommand { name: || tr!("theme-dark"), run: |view| view.ask(Action::Set(Change::Brightness(Brightness::Dark))) },
    MenuCommand { name: || tr!("import-areas-boundaries"), run: |view| view.ask(Action::ImportAreasDialog) },
    MenuCommand { name: || tr!("export-areas"), run: |view| view.ask(Action::ExportAreasDialog) },
    MenuCommand { name: || tr!("open-a-local-map-pmtiles"), run: |view| view.ask(Action::BasemapDialog) },
    MenuCommand { name: || tr!("download-area"), run: |view| view.ask(Action::SaveAreaDialog) },
    MenuCommand { name: || tr!("map-sources"), run: |view| view.ask(Action::ShowSources) },
    MenuCommand { name: || tr!("requests"), run: |view| view.ask(Action::ShowRequests) },
    MenuCommand { name: || tr!("how-to-read-the-map"), run: |view| view.ask(Action::BeginTour) },
];
