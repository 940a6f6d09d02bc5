//! What can be done with an area that was just drawn.

use egui::{Rect, Ui};

use super::area_drawing::{AreaDrawing, DrawnTiers, Finished, drawn};
use crate::filter::{self, AreaChoice, AreaMatching, Argument};
use crate::language::tr;
use crate::session::{Command, SelectionOp};
use crate::shape::{NamedShape, Shape};
use crate::ui::View;
use crate::ui::map::inset::{CHIPS_POINTS, INSET, tool_bar_size};
use crate::ui::map::layers::Scene;
use crate::ui::theme::semibold;
use crate::ui::widgets::button;
use crate::ui::widgets::scrolled;
use crate::ui::widgets::tier_boxes::tier_boxes;

/// Room for the bar, in points.
const SIZE: egui::Vec2 = egui::vec2(270.0, 260.0);

impl AreaDrawing {
    /// Paints the bar below the buttons of the map.
    pub fn bar_ui(&mut self, scene: &Scene<'_>, ui: &mut Ui, rect: Rect) {
        let reshaping = self.reshape_hint(scene);
        let hint = match (&self.finished, self.tool(), &reshaping) {
            (None, None, None) => return,
            (None, Some(tool), _) => Some(tool.hint()),
            (None, None, Some(hint)) => Some(hint.as_str()),
            (Some(_), ..) => None,
        };
        let area = Rect::from_min_size(
            rect.min + egui::vec2(tool_bar_size(rect).x + 2.0 * INSET, CHIPS_POINTS),
            SIZE,
        );
        if !rect.contains_rect(area) {
            // What was drawn matters more than the map; a hint does not.
            if hint.is_none() {
                self.small_ui(scene, ui, area.min);
            }
            return;
        }
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area));
        egui::Frame::popup(child.style()).inner_margin(8.0).shadow(egui::Shadow::NONE).show(
            &mut child,
            |ui| match hint {
                Some(hint) => {
                    ui.label(hint);
                }
                None => self.drawn_ui(scene, ui),
            },
        );
    }

    /// Paints what can be done with the drawn area over all of a small window.
    fn small_ui(&mut self, scene: &Scene<'_>, ui: &Ui, at: egui::Pos2) {
        let id = egui::Id::unique("drawn area");
        egui::Area::new(id).order(egui::Order::Foreground).fixed_pos(at).show(ui.ctx(), |ui| {
            egui::Frame::popup(ui.style()).inner_margin(8.0).shadow(egui::Shadow::NONE).show(
                ui,
                |ui| {
                    ui.set_max_width(scrolled::width(ui.ctx(), SIZE.x));
                    scrolled::show(ui, |ui| self.drawn_ui(scene, ui));
                },
            );
        });
    }

    fn drawn_ui(&mut self, scene: &Scene<'_>, ui: &mut Ui) {
        let view = &scene.view;
        let Some(Finished { tool, area, corners, combine, before }) = &self.finished else {
            return;
        };
        let (selects, combine, before) = (tool.selects(), *combine, before.clone());
        let measured = tool.measure(corners);
        let area = area.clone();
        if !measured.is_empty() {
            ui.strong(measured);
        }
        let Some(area) = area else {
            if ui.button(tr!("done")).clicked() {
                self.finished = None;
            }
            return;
        };
        if selects {
            let inside = self.count(scene, &area);
            ui.label(semibold(tr!("count-inside", count = inside.symbols)));
            let DrawnTiers(on) = self.tiers;
            if let Some(tiers) = tier_boxes(ui, on, &inside.added, tr!("drawn-area")) {
                self.tiers = DrawnTiers(tiers);
                let inside = view.session.selection_in(&area, self.tiers.matching());
                let chosen = drawn(scene, &inside);
                let selection = before.combined(&chosen, combine);
                view.send(Command::SelectRows(selection, SelectionOp::Replace));
            }
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| self.actions_ui(view, ui, &area, selects));
    }

    fn actions_ui(&mut self, view: &View<'_>, ui: &mut Ui, area: &AreaChoice, selects: bool) {
        if selects {
            let filter = button::primary(ui, tr!("filter-by-it"), true);
            if filter.on_hover_text(tr!("only-events-in-this-area-match-then")).clicked() {
                let area = kept(view, area).map_or(area.clone(), AreaChoice::Shape);
                filter_by(view, area, self.tiers.matching());
                self.finished = None;
                return;
            }
        }
        let keep =
            ui.button(tr!("save-as-area")).on_hover_text(tr!("name-it-filter-by-it-and-export"));
        if keep.clicked() {
            kept(view, area);
            self.finished = None;
        } else if ui.button(tr!("done")).on_hover_text("Esc").clicked() {
            self.finished = None;
        }
    }
}

/// Adds `area` to the areas of the session, under a name that is free.
fn kept(view: &View<'_>, area: &AreaChoice) -> Option<NamedShape> {
    let shape = match area {
        AreaChoice::Shape(named) => named.shape.clone(),
        AreaChoice::Box(_) => Shape::polygons(vec![area.rings()]).ok()?,
        AreaChoice::Named(_) => return None,
    };
    let mut shapes = view.session.document().shapes.clone();
    let is_taken = |name: &str| shapes.iter().any(|known| known.name == name);
    let name = (1_u32..)
        .map(|number| tr!("name-of-a-drawn-area", number = number))
        .find(|name| !is_taken(name))?;
    let named = NamedShape { name, shape };
    shapes.push(named.clone());
    view.send(Command::SetShapes(shapes));
    Some(named)
}

/// The area joins those that are filtered by.
fn filter_by(view: &View<'_>, area: AreaChoice, matching: AreaMatching) {
    let (mut areas, matching) = match view.session.document().filters.argument(filter::area::ID) {
        Some(Argument::Areas { areas, matching }) => (areas.clone(), *matching),
        _ => (Vec::new(), matching),
    };
    areas.push(area);
    let argument = Argument::Areas { areas, matching };
    view.send(Command::SetClause(filter::area::ID.to_owned(), Some(argument)));
}
