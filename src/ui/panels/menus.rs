//! The menus of the top bar: File, View, Map, Help.

use egui::{Ui, WidgetInfo};

use crate::export::Scope;
use crate::gazetteer;
use crate::language::Language;
use crate::language::tr;
use crate::ui::actions::{name, shortcut_text};
use crate::ui::menu_commands::{self, MenuCommand};
use crate::ui::settings::{Brightness, Change, NameLanguage};
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::{choice, scrolled};
use crate::ui::{Action, Choosing, View, labels};

/// Width of menus, in points.
const WIDTH: f32 = 280.0;

/// A line of a menu with its keys; whether it was chosen.
fn item(ui: &mut Ui, action: &'static str) -> bool {
    item_if(ui, true, action)
}

/// The same, greyed out where it does not apply.
fn item_if(ui: &mut Ui, is_enabled: bool, action: &'static str) -> bool {
    let keys = shortcut_text(ui.ctx(), action);
    ui.add_enabled(is_enabled, egui::Button::new(name(action)).shortcut_text(keys)).clicked()
}

/// An entry without keys, with a tip; greyed out where it does not apply.
fn command(view: &View<'_>, ui: &mut Ui, command: &MenuCommand, tip: &str) {
    let button = egui::Button::new((command.name)());
    let response = ui.add_enabled((command.applies)(view), button);
    let response = if tip.is_empty() { response } else { response.on_hover_text(tip) };
    if response.clicked() {
        view.ask((command.action)());
    }
}

/// What the menus show of the window.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The name of the map from the internet, where one is drawn.
    pub online: Option<&'a str>,
    /// Whether the panels at the left and the right are open.
    pub sides: [bool; 2],
}

/// What the menus are called, side by side.
pub fn names() -> [&'static str; 4] {
    [tr!("file"), tr!("view"), tr!("map"), tr!("help")]
}

/// All menus, side by side; in one menu where there is no room for that.
pub fn ui(view: &View<'_>, ui: &mut Ui, shown: Shown<'_>, is_one: bool) {
    if !is_one {
        all_ui(view, ui, shown);
        return;
    }
    let menu = ui.menu_button(Icon::DotsThree.text(), |ui| {
        ui.set_min_width(120.0);
        all_ui(view, ui, shown);
    });
    let name = || WidgetInfo::labeled(egui::Role::Button, true, tr!("menu"));
    menu.response.on_hover_text(tr!("menu")).widget_info(name);
}

fn all_ui(view: &View<'_>, ui: &mut Ui, shown: Shown<'_>) {
    let menus: [&dyn Fn(&mut Ui); 4] = [
        &|ui| file(view, ui),
        &|ui| look(view, ui, shown.sides),
        &|ui| map(view, ui, shown.online),
        &|ui| help(view, ui),
    ];
    for (name, add) in names().into_iter().zip(menus) {
        ui.menu_button(name, |ui| scrolled::menu(ui, add));
    }
}

fn file(view: &View<'_>, ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    if item(ui, "open-files") {
        view.ask(Action::OpenDialog);
    }
    command(view, ui, &menu_commands::BUILT_IN_DATA, "");
    if !view.settings.recent.is_empty() {
        ui.menu_button(tr!("open-recent"), |ui| {
            for path in &view.settings.recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name.as_ref()).on_hover_text(path.display().to_string()).clicked() {
                    view.ask(Action::OpenFiles(vec![path.clone()]));
                }
            }
        });
    }
    ui.separator();
    command(view, ui, &menu_commands::OPEN_SESSION, "");
    if item(ui, "save-session") {
        view.ask(Action::SaveSession);
    }
    if item(ui, "save-session-as") {
        view.ask(Action::SaveSessionAs);
    }
    command(view, ui, &menu_commands::MERGE_NOTES, tr!("adds-the-notes-and-tags-of-a"));
    ui.separator();
    let is_any_selected = !view.session.document().selection.is_empty();
    let is_any_matching = view.session.derived().matching_count() > 0;
    if item_if(ui, is_any_selected, "export-selected-events") {
        view.ask(Action::ExportDialog(Scope::Selected, None));
    }
    if item_if(ui, is_any_matching, "export-filtered-events") {
        view.ask(Action::ExportDialog(Scope::Filtered, None));
    }
    command(view, ui, &menu_commands::CHECK_EXPORT, tr!("says-what-of-an-export-still-holds"));
    command(view, ui, &menu_commands::PICTURE, tr!("the-map-as-it-is-now-with"));
    command(view, ui, &menu_commands::ANIMATION, tr!("the-map-while-the-time-window-moves"));
    ui.separator();
    if item(ui, "quit") {
        view.ask(Action::Quit);
    }
}

fn look(view: &View<'_>, ui: &mut Ui, [left_open, right_open]: [bool; 2]) {
    ui.set_min_width(WIDTH);
    for (open, label, change) in [
        (left_open, tr!("datasets-and-filters"), Change::LeftOpen as fn(bool) -> Change),
        (right_open, tr!("event-summary-selection"), Change::RightOpen),
        (view.settings.table_open, tr!("table"), Change::TableOpen),
    ] {
        let mut now = open;
        if choice::checkbox(ui, &mut now, label).changed() {
            view.ask(Action::Set(change(now)));
        }
    }
    ui.separator();
    if item(ui, "compare-two-periods") {
        view.ask(Action::Choosing(Choosing::ShowComparison));
    }
    if item(ui, "all-notes-and-tags") {
        view.ask(Action::ShowNotes);
    }
    if item(ui, "possible-duplicates") {
        view.ask(Action::Choosing(Choosing::ShowDuplicates));
    }
    if item(ui, "select-by-expression") {
        view.ask(Action::Choosing(Choosing::Open(String::new())));
    }
    ui.separator();
    for (brightness, label) in [
        (Brightness::System, tr!("light-or-dark-as-the-system")),
        (Brightness::Light, tr!("light")),
        (Brightness::Dark, tr!("dark")),
    ] {
        if choice::radio(ui, view.settings.brightness == brightness, label).clicked() {
            view.ask(Action::Set(Change::Brightness(brightness)));
        }
    }
    let mut is_still = view.settings.is_motion_reduced();
    let is_asked = view.settings.system_reduced_motion;
    let still = choice::checkbox_if(ui, !is_asked, &mut is_still, tr!("reduce-motion"));
    if still.on_disabled_hover_text(tr!("the-system-asks-for-it")).changed() {
        view.ask(Action::Set(Change::ReducedMotion(is_still)));
    }
    language_ui(view, ui);
    ui.menu_button(tr!("interface-size"), |ui| {
        for percent in [75, 90, 100, 110, 125, 150, 200, 250, 300] {
            let is_chosen = view.settings.interface_percent == percent;
            if choice::radio(ui, is_chosen, format!("{percent} %")).clicked() {
                view.ask(Action::Set(Change::InterfacePercent(percent)));
            }
        }
    });
}

/// Each language is called as its speakers call it, so that the way back is found.
fn language_ui(view: &View<'_>, ui: &mut Ui) {
    let system = (None, tr!("language-of-the-system"));
    let others = Language::ALL.map(|language| (Some(language), language.own_name()));
    ui.menu_button(tr!("language"), |ui| {
        for (language, label) in [system].into_iter().chain(others) {
            if choice::radio(ui, view.settings.language == language, label).clicked() {
                view.ask(Action::Set(Change::Language(language)));
            }
        }
    });
}

fn map(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    ui.set_min_width(WIDTH);
    if item(ui, "fit-matching-events") {
        view.ask(Action::FitEvents);
    }
    ui.menu_button(tr!("go-to"), |ui| {
        for (index, area) in gazetteer::areas().iter().enumerate() {
            if ui.button(format!("{}  ({})", labels::word(&area.name), index + 1)).clicked() {
                view.ask(Action::FitMap(area.bounds()));
                ui.close();
            }
        }
    });
    if item(ui, "layers-of-the-map") {
        view.ask(Action::ToggleLayers);
    }
    ui.menu_button(tr!("names-on-the-map"), |ui| {
        for language in NameLanguage::ALL {
            let is_chosen = view.settings.name_language == language;
            if choice::radio(ui, is_chosen, language.label()).clicked() {
                view.ask(Action::Set(Change::NameLanguage(language)));
            }
        }
    });
    ui.separator();
    command(view, ui, &menu_commands::LOCAL_MAP, "");
    command(view, ui, &menu_commands::DOWNLOAD_AREA, "");
    command(view, ui, &menu_commands::IMPORT_AREAS, "");
    ui.separator();
    if choice::radio(ui, online.is_none(), tr!("nothing-from-the-internet")).clicked() {
        view.ask(Action::SetOnline(false));
    }
    for source in &view.settings.sources {
        let hover = tr!("asks-for-the-part-of-the-map", host = source.host());
        let label = tr!("from-the-internet", source = source.name);
        if choice::radio(ui, online == Some(&source.name), label).on_hover_text(hover).clicked() {
            view.ask(Action::PickSource(source.name.clone()));
        }
    }
    ui.separator();
    command(view, ui, &menu_commands::MAP_SOURCES, "");
    command(view, ui, &menu_commands::REQUESTS, "");
}

fn help(view: &View<'_>, ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    if item(ui, "shortcuts-and-symbols") {
        view.ask(Action::ToggleHelp);
    }
    command(view, ui, &menu_commands::TOUR, "");
    if item(ui, "performance") {
        view.ask(Action::TogglePerformance);
    }
    // Nothing looks for updates by itself.
    if let Some(address) = releases_page(env!("CARGO_PKG_REPOSITORY"))
        && ui.button(tr!("releases-page")).clicked()
    {
        view.ask(Action::OpenLink(address));
    }
}

/// Where packages of the program in `repository` are published; `None` while it has no
/// address.
fn releases_page(repository: &str) -> Option<String> {
    let repository = repository.trim_end_matches('/');
    (!repository.is_empty()).then(|| format!("{repository}/releases"))
}

#[cfg(test)]
mod tests {
    use super::releases_page;

    #[test]
    fn releases_are_below_the_repository_once_it_has_an_address() {
        assert_eq!(releases_page(""), None);
        let expected = Some("https://example.org/strikemap/releases".to_owned());
        assert_eq!(releases_page("https://example.org/strikemap"), expected);
        assert_eq!(releases_page("https://example.org/strikemap/"), expected);
    }
}
