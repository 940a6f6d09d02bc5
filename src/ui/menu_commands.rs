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
    pub action: fn() -> Action,
    /// Whether it applies now.
    pub applies: fn(&View<'_>) -> bool,
}

impl MenuCommand {
    const fn of(name: fn() -> &'static str, action: fn() -> Action) -> Self {
        Self { name, action, applies: |_| true }
    }

    const fn only_if(self, applies: fn(&View<'_>) -> bool) -> Self {
        Self { applies, ..self }
    }
}

// Each is called by its message.
pub const BUILT_IN_DATA: MenuCommand =
    MenuCommand::of(|| tr!("open-the-built-in-data"), || Action::OpenDemo);
pub const OPEN_SESSION: MenuCommand =
    MenuCommand::of(|| tr!("open-session"), || Action::OpenSessionDialog);
pub const MERGE_NOTES: MenuCommand =
    MenuCommand::of(|| tr!("merge-notes-of-a-session"), || Action::MergeSessionDialog);
pub const CHECK_EXPORT: MenuCommand =
    MenuCommand::of(|| tr!("check-a-publication"), || Action::ChoosePublication)
        .only_if(|view| view.session.shown().next().is_some());
pub const PICTURE: MenuCommand =
    MenuCommand::of(|| tr!("picture"), || Action::Draw(Draw::PictureDialog));
pub const ANIMATION: MenuCommand =
    MenuCommand::of(|| tr!("animation"), || Action::Draw(Draw::AnimationDialog));
pub const LIGHT: MenuCommand =
    MenuCommand::of(|| tr!("theme-light"), || Action::Set(Change::Brightness(Brightness::Light)));
pub const DARK: MenuCommand =
    MenuCommand::of(|| tr!("theme-dark"), || Action::Set(Change::Brightness(Brightness::Dark)));
pub const LOCAL_MAP: MenuCommand =
    MenuCommand::of(|| tr!("open-a-local-map-pmtiles"), || Action::BasemapDialog);
pub const DOWNLOAD_AREA: MenuCommand =
    MenuCommand::of(|| tr!("download-area"), || Action::SaveAreaDialog);
pub const IMPORT_AREAS: MenuCommand =
    MenuCommand::of(|| tr!("import-areas-boundaries"), || Action::ImportAreasDialog);
pub const EXPORT_AREAS: MenuCommand =
    MenuCommand::of(|| tr!("export-areas"), || Action::ExportAreasDialog)
        .only_if(|view| !view.session.document().shapes.is_empty());
pub const MAP_SOURCES: MenuCommand = MenuCommand::of(|| tr!("map-sources"), || Action::ShowSources);
pub const REQUESTS: MenuCommand = MenuCommand::of(|| tr!("requests"), || Action::ShowRequests);
pub const TOUR: MenuCommand = MenuCommand::of(|| tr!("how-to-read-the-map"), || Action::BeginTour);

/// All of them, in the order of the menus.
pub const MENU_COMMANDS: &[MenuCommand] = &[
    BUILT_IN_DATA,
    OPEN_SESSION,
    MERGE_NOTES,
    CHECK_EXPORT,
    PICTURE,
    ANIMATION,
    LIGHT,
    DARK,
    LOCAL_MAP,
    DOWNLOAD_AREA,
    IMPORT_AREAS,
    EXPORT_AREAS,
    MAP_SOURCES,
    REQUESTS,
    TOUR,
];
