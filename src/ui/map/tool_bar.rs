//! Buttons on the map: zoom, layers, precision, areas; and what has no place on it.

use egui::{Rect, Sense, Ui};

use super::MapView;
use super::tools::TOOLS;
use crate::dataset::{PlaceTier, UNSTATED_TIER};
use crate::filter::Argument;
use crate::gazetteer;
use crate::session::Command;
use crate::ui::actions::shortcut_text;
use crate::ui::{Action, View};

/// Id of the filter that hides imprecise places.
const PRECISION_FILTER: &str = "location_precision";

impl MapView {
    pub(super) fn tools_ui(&mut self, view: &View<'_>, ui: &mut Ui, rect: Rect) {
        let area = Rect::from_min_size(rect.min + egui::vec2(8.0, 8.0), egui::vec2(420.0, 60.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area).sense(Sense::hover()));
        egui::Frame::popup(child.style()).inner_margin(4.0).shadow(egui::Shadow::NONE).show(
            &mut child,
            |ui| {
                ui.horizontal(|ui| {
                    if ui.button("+").on_hover_text("Zoom in").clicked() {
                        let _ = self.memory.zoom_in();
                    }
                    if ui.button("−").on_hover_text("Zoom out").clicked() {
                        let _ = self.memory.zoom_out();
                    }
                    if ui.button("Fit").on_hover_text("Show every passing event (0)").clicked() {
                        view.ask(Action::FitEvents);
                    }
                    ui.toggle_value(&mut self.layers_open, "Layers")
                        .on_hover_text("What the map draws, in which order and how (Y)");
                    self.draw_menu(view, ui);
                    precision_menu(view, ui);
                    ui.menu_button("Go to", |ui| {
                        for (index, area) in gazetteer::areas().iter().enumerate() {
                            if ui.button(format!("{}  ({})", area.name, index + 1)).clicked() {
                                view.ask(Action::FitMap(area.bounds()));
                                ui.close();
                            }
                        }
                    });
                });
            },
        );
    }

    fn draw_menu(&self, view: &View<'_>, ui: &mut Ui) {
        let in_hand = self.drawing.tool();
        let label = if in_hand.is_some() { "Draw (on)" } else { "Draw" };
        let menu = ui.menu_button(label, |ui| {
            ui.set_min_width(250.0);
            if ui.radio(in_hand.is_none(), "Move the map").clicked() {
                view.ask(Action::PickTool(None));
                ui.close();
            }
            for tool in TOOLS {
                let is_in_hand = in_hand.is_some_and(|known| known.id() == tool.id());
                let keys = shortcut_text(ui.ctx(), tool.label());
                let label = format!("{}  ({keys})", tool.label());
                if ui.radio(is_in_hand, label).on_hover_text(tool.hint()).clicked() {
                    view.ask(Action::PickTool(Some(tool.id())));
                    ui.close();
                }
            }
        });
        menu.response.on_hover_text(
            "Select by rectangle, lasso, circle or polygon, or measure; Shift adds, Ctrl removes",
        );
    }
}

/// Hides events whose place is known less precisely, by the filter for it.
fn precision_menu(view: &View<'_>, ui: &mut Ui) {
    let filters = &view.session.document().filters;
    let argument = filters.argument(PRECISION_FILTER);
    let label = if argument.is_some() { "Precision (set)" } else { "Precision" };
    let menu = ui.menu_button(label, |ui| {
        if ui.radio(argument.is_none(), "Every place").clicked() {
            view.send(Command::SetClause(PRECISION_FILTER.to_owned(), None));
            ui.close();
        }
        for least in PlaceTier::ALL.into_iter().filter(|tier| *tier != PlaceTier::Country) {
            // Of what is not known to be less precise nothing is hidden.
            let words = PlaceTier::ALL.into_iter().filter(|known| *known <= least);
            let words = words.map(PlaceTier::id).chain([UNSTATED_TIER]).map(str::to_owned);
            let wanted = Argument::Words(words.collect());
            let label = format!("{} or better", least.label());
            if ui.radio(argument == Some(&wanted), label).clicked() {
                view.send(Command::SetClause(PRECISION_FILTER.to_owned(), Some(wanted)));
                ui.close();
            }
        }
    });
    menu.response.on_hover_text("Hide events with lower location precision");
}
