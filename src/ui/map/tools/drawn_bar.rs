//! What can be done with an area that was just drawn.

use egui::{Rect, Ui};

use super::area_drawing::{Drawing, Finished};
use crate::filter::{AreaChoice, AreaMatching, Argument, Matching};
use crate::session::{Command, SelectionOp};
use crate::shape::{NamedShape, Shape};
use crate::ui::View;
use crate::ui::map::layers::Scene;
use crate::ui::map::tool_bar::{INSET, WIDTH};

/// From the top of the map to the bar, below the chips, in points.
const BELOW_CHIPS: f32 = 44.0;

impl Drawing {
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
            rect.min + egui::vec2(WIDTH + 2.0 * INSET, BELOW_CHIPS),
            egui::vec2(560.0, 34.0),
        );
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(area));
        egui::Frame::popup(child.style()).inner_margin(4.0).shadow(egui::Shadow::NONE).show(
            &mut child,
            |ui| {
                ui.horizontal(|ui| match hint {
                    Some(hint) => {
                        ui.label(hint);
                    }
                    None => self.drawn_ui(scene, ui),
                });
            },
        );
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
            if ui.button("Done").clicked() {
                self.finished = None;
            }
            return;
        };
        if selects {
            let counts = self.count(scene, &area);
            for (matching, count) in Matching::ALL.into_iter().zip(counts) {
                let label =
                    format!("{} {}", matching.label(), crate::dataset::format::number(count));
                let tip = match matching {
                    Matching::Possible => "Select what may lie inside",
                    Matching::Definite => "Select only what is definitely inside",
                };
                let is_chosen = self.matching == matching;
                let button = ui.selectable_label(is_chosen, label.as_str()).on_hover_text(tip);
                button.widget_info(|| {
                    let name = format!("Drawn: {label}");
                    egui::WidgetInfo::selected(egui::Role::Button, true, is_chosen, name)
                });
                if button.clicked() && !is_chosen {
                    self.matching = matching;
                    let chosen = view.session.selection_in(&area, matching);
                    let selection = before.combined(&chosen, combine);
                    view.send(Command::SelectRows(selection, SelectionOp::Replace));
                }
            }
            if ui.button("Filter by it").on_hover_text("Only events in this area pass").clicked() {
                filter_by(view, kept(view, &area).map_or(area.clone(), AreaChoice::Shape));
                self.finished = None;
                return;
            }
        }
        let keep = ui
            .button("Save as area")
            .on_hover_text("Name it, filter by it and export it under Area at the left");
        if keep.clicked() {
            kept(view, &area);
            self.finished = None;
        } else if ui.button("Done").on_hover_text("Esc").clicked() {
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
    let name = (1..).map(|number| format!("Area {number}")).find(|name| !is_taken(name))?;
    let named = NamedShape { name, shape };
    shapes.push(named.clone());
    view.send(Command::SetShapes(shapes));
    Some(named)
}

/// The area joins those that are filtered by.
fn filter_by(view: &View<'_>, area: AreaChoice) {
    let (mut areas, matching) = match view.session.document().filters.argument("area") {
        Some(Argument::Areas { areas, matching }) => (areas.clone(), *matching),
        _ => (Vec::new(), AreaMatching::Possible),
    };
    areas.push(area);
    let argument = Argument::Areas { areas, matching };
    view.send(Command::SetClause("area".to_owned(), Some(argument)));
}
