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

/// The field for searching is so wide where everything else has its words.
const SEARCH_POINTS: f32 = 220.0;

/// It may become so narrow before the menus become one.
const NARROW_SEARCH_POINTS: f32 = 110.0;

/// Buttons of 28 points, gaps and lines between all parts.
const FIXED_POINTS: f32 = 3.0 * 28.0 + 66.0;

/// What of the bar is folded in a window that is narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Folded {
    is_network_icon: bool,
    is_export_icon: bool,
    is_one_menu: bool,
}

impl Folded {
    /// So that `room` holds menus, export and network, which are so wide with words.
    fn fitting(room: f32, [menus, export, network]: [f32; 3]) -> Self {
        const ICON: f32 = 28.0;
        let is_network_icon = FIXED_POINTS + menus + export + network + SEARCH_POINTS > room;
        let is_export_icon =
            is_network_icon && FIXED_POINTS + menus + export + ICON + SEARCH_POINTS > room;
        let is_one_menu =
            is_export_icon && FIXED_POINTS + menus + 2.0 * ICON + NARROW_SEARCH_POINTS > room;
        Self { is_network_icon, is_export_icon, is_one_menu }
    }
}

/// Paints the bar. `online` is the name of the map from the internet, where one is drawn;
/// `sides` whether the panels at the left and the right are open.
pub fn ui(
    view: &View<'_>,
    ui: &mut Ui,
    search: &mut Search,
    online: Option<&str>,
    sides: [bool; 2],
) {
    let menus = menus::names().map(|name| button::points(ui, name) + 2.0).iter().sum();
    let export = button::points(ui, &Icon::Export.with(tr!("export")));
    let network = [tr!("network-on"), tr!("network-off")]
        .map(|label| button::points(ui, &Icon::Cloud.with(label)))
        .into_iter()
        .fold(0.0, f32::max);
    let folded = Folded::fitting(ui.available_width(), [menus, export, network]);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        button::flat(ui, |ui| {
            menus::ui(view, ui, menus::Shown { online, sides }, folded.is_one_menu);
            ui.add_space(2.0);
            ui.separator();
            undo_ui(view, ui);
        });
        ui.add_space(6.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = if folded.is_one_menu { 2.0 } else { 6.0 };
            network_switch(view, ui, online, folded.is_network_icon);
            if !folded.is_one_menu {
                ui.separator();
            }
            export_ui(view, ui, folded.is_export_icon);
            button::flat(ui, |ui| {
                let table = IconButton::new(Icon::Table, tr!("table")).keys("T");
                if ui.add(table.on(view.settings.table_open)).clicked() {
                    view.ask(Action::Set(Change::TableOpen(!view.settings.table_open)));
                }
            });
            let room = ui.available_width();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                search.ui(view, ui, room.clamp(40.0, 400.0));
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
fn export_ui(view: &View<'_>, ui: &mut Ui, is_icon: bool) {
    let is_any_selected = !view.session.document().selection.is_empty();
    let is_any = is_any_selected || view.session.derived().matching_count() > 0;
    let (scope, tip) = if is_any_selected {
        (Scope::Selected, tr!("export-the-selected-events-ctrl-e"))
    } else {
        (Scope::Filtered, tr!("export-the-matching-events-ctrl-shift-e"))
    };
    let text = match is_icon {
        true => Icon::Export.text(),
        false => Icon::Export.with(tr!("export")).into(),
    };
    let button = egui::Button::new(text);
    let response = ui.add_enabled(is_any, button.min_size(egui::vec2(0.0, CONTROL_POINTS)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, is_any, tr!("export")));
    if response.on_hover_text(tip).clicked() {
        view.ask(Action::ExportDialog(scope, None));
    }
}

/// On only by a person's choice, and off again with one click.
fn network_switch(view: &View<'_>, ui: &mut Ui, online: Option<&str>, is_icon: bool) {
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
        let text = match is_icon {
            true => icon.text(),
            false => egui::RichText::new(icon.with(label)),
        };
        let text = text.color(colour);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_give_way_to_icons_one_after_another() {
        let folded = |room| {
            let Folded { is_network_icon, is_export_icon, is_one_menu } =
                Folded::fitting(room, [180.0, 90.0, 110.0]);
            [is_network_icon, is_export_icon, is_one_menu]
        };
        assert_eq!(folded(900.0), [false, false, false]);
        assert_eq!(folded(700.0), [true, false, false]);
        assert_eq!(folded(620.0), [true, true, false]);
        assert_eq!(folded(284.0), [true, true, true]);
    }
}
