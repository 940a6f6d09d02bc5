//! The bar at the top: open, undo, search, export, map, network, help.

use egui::Ui;

use super::search::Search;
use crate::export::Scope;
use crate::session::Command;
use crate::ui::actions::shortcut_text;
use crate::ui::picture_request::Draw;
use crate::ui::settings::{Brightness, Change, NameLanguage};
use crate::ui::{Action, Choosing, View};

/// Paints the bar.
pub fn ui(view: &View<'_>, ui: &mut Ui, search: &mut Search, online: Option<&str>) {
    ui.horizontal(|ui| {
        open_menu(view, ui);
        let undo = view.session.undo_label();
        let button = ui.add_enabled(undo.is_some(), egui::Button::new("Undo"));
        if button
            .on_hover_text(undo.map_or_else(String::new, |label| format!("Undo {label} (Ctrl+Z)")))
            .clicked()
        {
            view.send(Command::Undo);
        }
        let redo = view.session.redo_label();
        let button = ui.add_enabled(redo.is_some(), egui::Button::new("Redo"));
        if button
            .on_hover_text(
                redo.map_or_else(String::new, |label| format!("Redo {label} (Ctrl+Shift+Z)")),
            )
            .clicked()
        {
            view.send(Command::Redo);
        }
        ui.separator();
        search.ui(view, ui);
        ui.separator();
        export_menu(view, ui);
        let mut table = view.settings.table_open;
        if ui
            .toggle_value(&mut table, "Table")
            .on_hover_text("Show or hide the table (T)")
            .changed()
        {
            view.ask(Action::Set(Change::TableOpen(table)));
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("?").on_hover_text("Shortcuts and symbols").clicked() {
                view.ask(Action::ToggleHelp);
            }
            view_menu(view, ui);
            map_menu(view, ui, online);
            network_switch(view, ui, online);
        });
    });
}

fn item(ui: &mut Ui, label: &str) -> bool {
    let keys = shortcut_text(ui.ctx(), label);
    ui.add(egui::Button::new(label).shortcut_text(keys)).clicked()
}

fn open_menu(view: &View<'_>, ui: &mut Ui) {
    ui.menu_button("Open", |ui| {
        ui.set_min_width(260.0);
        if item(ui, "Open files…") {
            view.ask(Action::OpenDialog);
        }
        if ui.button("Built-in data").clicked() {
            view.ask(Action::OpenDemo);
        }
        ui.separator();
        if ui.button("Open session…").clicked() {
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
            .on_hover_text("Notes and tags of a colleague join yours; nothing of either is lost")
            .clicked()
        {
            view.ask(Action::MergeSessionDialog);
        }
        if !view.settings.recent.is_empty() {
            ui.separator();
            for path in &view.settings.recent {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                if ui.button(name.as_ref()).on_hover_text(path.display().to_string()).clicked() {
                    view.ask(Action::OpenFiles(vec![path.clone()]));
                }
            }
        }
    });
}

fn export_menu(view: &View<'_>, ui: &mut Ui) {
    ui.menu_button("Export", |ui| {
        ui.set_min_width(260.0);
        let selected = view.session.document().selection.count();
        let passing = view.session.derived().passing_count();
        ui.add_enabled_ui(selected > 0, |ui| {
            if item(ui, "Export selected events…") {
                view.ask(Action::ExportDialog(Scope::Selected));
            }
        });
        ui.add_enabled_ui(passing > 0, |ui| {
            if item(ui, "Export filtered events…") {
                view.ask(Action::ExportDialog(Scope::Filtered));
            }
        });
        ui.separator();
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
    });
}

/// On only by a person's choice, and off again with one click.
fn network_switch(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    let (label, hover) = match (online, &view.settings.online_source) {
        (Some(name), _) => (
            "Network on",
            format!("{name} is asked for the part of the map you look at; click to switch off"),
        ),
        (None, Some(name)) => (
            "Network off",
            format!("Nothing is sent or fetched; click to draw {name} from the internet"),
        ),
        (None, None) => (
            "Network off",
            "Nothing is sent or fetched; click to choose a map from the internet".to_owned(),
        ),
    };
    let button = egui::Button::new(label).selected(online.is_some());
    if ui.add(button).on_hover_text(hover).clicked() {
        view.ask(Action::SetOnline(online.is_none()));
    }
}

fn map_menu(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    ui.menu_button("Map", |ui| {
        if ui.button("Open a local map (.pmtiles)…").clicked() {
            view.ask(Action::BasemapDialog);
        }
        ui.separator();
        if ui.radio(online.is_none(), "Nothing from the internet").clicked() {
            view.ask(Action::SetOnline(false));
        }
        for source in &view.settings.sources {
            let hover = format!(
                "Asks {} for the part of the map you look at, which tells that server where \
                 you look. Nothing else is sent",
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
    });
}

fn view_menu(view: &View<'_>, ui: &mut Ui) {
    ui.menu_button("View", |ui| {
        ui.menu_button("Names on the map", |ui| {
            for language in NameLanguage::ALL {
                let is_chosen = view.settings.name_language == language;
                if ui.radio(is_chosen, language.label()).clicked() {
                    view.ask(Action::Set(Change::NameLanguage(language)));
                }
            }
        });
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
        ui.separator();
        if item(ui, "Compare two periods…") {
            view.ask(Action::Choosing(Choosing::ShowComparison));
        }
        if item(ui, "All notes and tags…") {
            view.ask(Action::ShowNotes);
        }
        for (open, label, change) in [
            (
                view.settings.left_open,
                "Filters at the left",
                Change::LeftOpen as fn(bool) -> Change,
            ),
            (view.settings.right_open, "Details at the right", Change::RightOpen),
            (view.settings.table_open, "Table", Change::TableOpen),
        ] {
            let mut now = open;
            if ui.checkbox(&mut now, label).changed() {
                view.ask(Action::Set(change(now)));
            }
        }
        if ui.button("Layers of the map…").clicked() {
            view.ask(Action::ToggleLayers);
        }
    });
}
