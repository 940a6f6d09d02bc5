//! The menus of the top bar: File, View, Map, Help.

use egui::Ui;

use crate::export::Scope;
use crate::gazetteer;
use crate::ui::actions::shortcut_text;
use crate::ui::picture_request::Draw;
use crate::ui::settings::{Brightness, Change, NameLanguage};
use crate::ui::{Action, Choosing, View};

/// Width of menus, in points.
const WIDTH: f32 = 280.0;

/// A line of a menu with its keys; whether it was chosen.
fn item(ui: &mut Ui, label: &str) -> bool {
    let keys = shortcut_text(ui.ctx(), label);
    ui.add(egui::Button::new(label).shortcut_text(keys)).clicked()
}

/// The same, greyed out where it does not apply.
fn item_if(ui: &mut Ui, is_enabled: bool, label: &str) -> bool {
    let keys = shortcut_text(ui.ctx(), label);
    ui.add_enabled(is_enabled, egui::Button::new(label).shortcut_text(keys)).clicked()
}

/// All menus, side by side.
pub fn ui(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    ui.menu_button("File", |ui| file(view, ui));
    ui.menu_button("View", |ui| look(view, ui));
    ui.menu_button("Map", |ui| map(view, ui, online));
    ui.menu_button("Help", |ui| help(view, ui));
}

fn file(view: &View<'_>, ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    if item(ui, "Open files…") {
        view.ask(Action::OpenDialog);
    }
    if item(ui, "Open the built-in data") {
        view.ask(Action::OpenDemo);
    }
    if !view.settings.recent.is_empty() {
        ui.menu_button("Open recent", |ui| {
            for path in &view.settings.recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name.as_ref()).on_hover_text(path.display().to_string()).clicked() {
                    view.ask(Action::OpenFiles(vec![path.clone()]));
                }
            }
        });
    }
    ui.separator();
    if item(ui, "Open session…") {
        view.ask(Action::OpenSessionDialog);
    }
    if item(ui, "Save session") {
        view.ask(Action::SaveSession);
    }
    if item(ui, "Save session as…") {
        view.ask(Action::SaveSessionAs);
    }
    if ui
        .button("Merge notes of a session…")
        .on_hover_text("Adds the notes and tags of a colleague; nothing of either is lost")
        .clicked()
    {
        view.ask(Action::MergeSessionDialog);
    }
    ui.separator();
    let is_any_selected = !view.session.document().selection.is_empty();
    let is_any_matching = view.session.derived().passing_count() > 0;
    if item_if(ui, is_any_selected, "Export selected events…") {
        view.ask(Action::ExportDialog(Scope::Selected));
    }
    if item_if(ui, is_any_matching, "Export filtered events…") {
        view.ask(Action::ExportDialog(Scope::Filtered));
    }
    if ui
        .button("Picture…")
        .on_hover_text("The map as it is now, with legend, caption and credits, or the window")
        .clicked()
    {
        view.ask(Action::Draw(Draw::PictureDialog));
    }
    if ui
        .button("Animation…")
        .on_hover_text("The map while the time window moves, as a GIF or numbered pictures")
        .clicked()
    {
        view.ask(Action::Draw(Draw::AnimationDialog));
    }
}

fn look(view: &View<'_>, ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    for (open, label, change) in [
        (view.settings.left_open, "Datasets and filters", Change::LeftOpen as fn(bool) -> Change),
        (view.settings.right_open, "Event, summary, selection", Change::RightOpen),
        (view.settings.table_open, "Table", Change::TableOpen),
    ] {
        let mut now = open;
        if ui.checkbox(&mut now, label).changed() {
            view.ask(Action::Set(change(now)));
        }
    }
    ui.separator();
    if item(ui, "Compare two periods…") {
        view.ask(Action::Choosing(Choosing::ShowComparison));
    }
    if item(ui, "All notes and tags…") {
        view.ask(Action::ShowNotes);
    }
    if item(ui, "Possible duplicates…") {
        view.ask(Action::Choosing(Choosing::ShowDuplicates));
    }
    if item(ui, "Select by expression…") {
        view.ask(Action::Choosing(Choosing::Open(String::new())));
    }
    ui.separator();
    for (brightness, label) in [
        (Brightness::System, "Light or dark as the system"),
        (Brightness::Light, "Light"),
        (Brightness::Dark, "Dark"),
    ] {
        if ui.radio(view.settings.brightness == brightness, label).clicked() {
            view.ask(Action::Set(Change::Brightness(brightness)));
        }
    }
    ui.menu_button("Interface size", |ui| {
        for percent in [75, 90, 100, 110, 125, 150, 200] {
            let is_chosen = view.settings.interface_percent == percent;
            if ui.radio(is_chosen, format!("{percent} %")).clicked() {
                view.ask(Action::Set(Change::InterfacePercent(percent)));
            }
        }
    });
}

fn map(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    ui.set_min_width(WIDTH);
    if item(ui, "Fit matching events") {
        view.ask(Action::FitEvents);
    }
    ui.menu_button("Go to", |ui| {
        for (index, area) in gazetteer::areas().iter().enumerate() {
            if ui.button(format!("{}  ({})", area.name, index + 1)).clicked() {
                view.ask(Action::FitMap(area.bounds()));
                ui.close();
            }
        }
    });
    if item(ui, "Layers of the map") {
        view.ask(Action::ToggleLayers);
    }
    ui.menu_button("Names on the map", |ui| {
        for language in NameLanguage::ALL {
            let is_chosen = view.settings.name_language == language;
            if ui.radio(is_chosen, language.label()).clicked() {
                view.ask(Action::Set(Change::NameLanguage(language)));
            }
        }
    });
    ui.separator();
    if ui.button("Open a local map (.pmtiles)…").clicked() {
        view.ask(Action::BasemapDialog);
    }
    if ui.radio(online.is_none(), "Nothing from the internet").clicked() {
        view.ask(Action::SetOnline(false));
    }
    for source in &view.settings.sources {
        let hover = format!(
            "Asks {} for the part of the map you look at, which tells that server where you look. \
             Nothing else is sent",
            source.host()
        );
        let label = format!("{} from the internet", source.name);
        if ui.radio(online == Some(&source.name), label).on_hover_text(hover).clicked() {
            view.ask(Action::PickSource(source.name.clone()));
        }
    }
    ui.separator();
    if ui.button("Map sources…").clicked() {
        view.ask(Action::ShowSources);
    }
    if ui.button("Download area…").clicked() {
        view.ask(Action::SaveAreaDialog);
    }
    if ui.button("Requests").clicked() {
        view.ask(Action::ShowRequests);
    }
}

fn help(view: &View<'_>, ui: &mut Ui) {
    ui.set_min_width(WIDTH);
    if item(ui, "Shortcuts and symbols") {
        view.ask(Action::ToggleHelp);
    }
    if item(ui, "Performance") {
        view.ask(Action::TogglePerformance);
    }
}
