//! The bar at the top: menus, undo, search, table, export, network.

use egui::{Align, Layout, Ui};

use super::menus;
use super::search::Search;
use crate::export::Scope;
use crate::language::tr;
use crate::session::Command;
use crate::ui::settings::Change;
use crate::ui::theme::{Theme, Token};
use crate::ui::widgets::button::{self, CONTROL_POINTS};
use crate::ui::widgets::icon::{Icon, IconButton};
use crate::ui::{Action, View, labels};

/// Its height, in points.
pub const HEIGHT: f32 = 40.0;

/// Paints the bar. `online` is the name of the map from the internet, where one is drawn.
pub fn ui(view: &View<'_>, ui: &mut Ui, search: &mut Search, online: Option<&str>) {
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        button::flat(ui, |ui| {
            menus::ui(view, ui, online);
            ui.add_space(2.0);
            ui.separator();
            undo_ui(view, ui);
        });
        ui.add_space(6.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            network_switch(view, ui, online);
            ui.separator();
            export_ui(view, ui);
            button::flat(ui, |ui| {
                let table = IconButton::new(Icon::Table, tr!("table")).keys("T");
                if ui.add(table.on(view.settings.table_open)).clicked() {
                    view.ask(Action::Set(Change::TableOpen(!view.settings.table_open)));
                }
            });
            let room = ui.available_width();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                search.ui(view, ui, room.clamp(120.0, 400.0));
            });
        });
    });
}

fn undo_ui(view: &View<'_>, ui: &mut Ui) {
    let (undo, redo) = (view.session.undo_label(), view.session.redo_label());
    for (icon, name, nothing, keys, label, command) in [
        (Icon::ArrowUUpLeft, tr!("undo"), tr!("nothing-to-undo"), "Ctrl+Z", undo, Command::Undo),
        (
            Icon::ArrowUUpRight,
            tr!("redo"),
            tr!("nothing-to-redo"),
            "Ctrl+Shift+Z",
            redo,
            Command::Redo,
        ),
    ] {
        let button = IconButton::new(icon, name).enabled(label.is_some());
        let response = ui.add(button);
        let tip = label.map_or_else(
            || format!("{nothing} ({keys})"),
            |label| format!("{name}{} {} ({keys})", tr!("undo-of"), labels::word(label)),
        );
        if response.on_hover_text(&tip).on_disabled_hover_text(tip).clicked() {
            view.send(command);
        }
    }
}

/// What is selected is exported; without a selection what matches.
fn export_ui(view: &View<'_>, ui: &mut Ui) {
    let is_any_selected = !view.session.document().selection.is_empty();
    let is_any = is_any_selected || view.session.derived().matching_count() > 0;
    let (scope, tip) = if is_any_selected {
        (Scope::Selected, tr!("export-the-selected-events-ctrl-e"))
    } else {
        (Scope::Filtered, tr!("export-the-matching-events-ctrl-shift-e"))
    };
    let button = egui::Button::new(Icon::Export.with(tr!("export")));
    let response = ui.add_enabled(is_any, button.min_size(egui::vec2(0.0, CONTROL_POINTS)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_any, tr!("export")));
    if response.on_hover_text(tip).clicked() {
        view.ask(Action::ExportDialog(scope));
    }
}

/// On only by a person's choice, and off again with one click.
fn network_switch(view: &View<'_>, ui: &mut Ui, online: Option<&str>) {
    let theme = Theme::of(ui.ctx());
    let (icon, label, hover) = match (online, &view.settings.online_source) {
        (Some(name), _) => (
            Icon::Cloud,
            tr!("network-on"),
            tr!("source-is-asked-click-to-switch-off", name = name),
        ),
        (None, Some(name)) => (
            Icon::CloudSlash,
            tr!("network-off"),
            tr!("nothing-is-sent-click-to-draw", name = name),
        ),
        (None, None) => (
            Icon::CloudSlash,
            tr!("network-off"),
            tr!("nothing-is-sent-click-to-choose").to_owned(),
        ),
    };
    let colour = if online.is_some() { theme.accent() } else { theme.token(Token::Text2) };
    button::flat(ui, |ui| {
        let text = egui::RichText::new(icon.with(label)).color(colour);
        let button = egui::Button::selectable(online.is_some(), text);
        let response = ui.add(button.min_size(egui::vec2(0.0, CONTROL_POINTS)));
        response.widget_info(|| {
            egui::WidgetInfo::selected(egui::Role::Button, true, online.is_some(), label)
        });
        if response.on_hover_text(hover).clicked() {
            view.ask(Action::SetOnline(online.is_none()));
        }
    });
}
