//! What the pointer does on the map: tells, picks, and selects by a box.

use egui::{Rect, Ui};

use super::MapView;
use super::grounds::events_in;
use super::layers::{Click, Scene};
use crate::session::{Combine, Command, EventRef};
use crate::summary::MapBox;
use crate::ui::theme::Theme;

impl MapView {
    pub(super) fn pointer(&mut self, scene: &Scene<'_>, ui: &Ui, response: &egui::Response) {
        self.hovered = response.hover_pos().and_then(|pointer| self.layers.hit(scene, pointer));
        let modifiers = ui.input(|input| input.modifiers);
        self.select_box(scene, ui, response);
        if let Some(found) = self.hovered {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            if !response.dragged()
                && let Some(layer) = self.layers.layer(found.0)
            {
                let tip = layer.tip(scene, found.1);
                response.clone().on_hover_text_at_pointer(tip);
            }
        }
        if response.clicked() {
            let combine = match (modifiers.command, modifiers.shift) {
                (true, false) => Combine::Toggle,
                (false, true) => Combine::Add,
                (true, true) => Combine::Intersect,
                (false, false) => Combine::Replace,
            };
            match self.hovered {
                Some(found) => match self.layers.click(scene, found, combine) {
                    Click::Nothing => {}
                    Click::Select(events) => scene.view.send(Command::Select(events, combine)),
                    Click::Fit(bounds) => {
                        self.fit = Some(bounds);
                        ui.request_repaint();
                    }
                },
                None if combine == Combine::Replace => {
                    self.layers.click_beside();
                    scene.view.send(Command::ClearSelection);
                }
                None => {}
            }
        }
    }

    /// Shift+drag selects what lies in a box.
    fn select_box(&mut self, scene: &Scene<'_>, ui: &Ui, response: &egui::Response) {
        let pointer = response.interact_pointer_pos();
        if response.drag_started() && ui.input(|input| input.modifiers.shift) {
            self.box_from = ui.input(|input| input.pointer.press_origin()).or(pointer);
        }
        let (Some(from), Some(to)) =
            (self.box_from, pointer.or(ui.input(|input| input.pointer.latest_pos())))
        else {
            return;
        };
        let area = Rect::from_two_pos(from, to);
        ui.painter_at(response.rect).rect(
            area,
            0.0,
            Theme::faded(scene.theme.accent(), 0.12),
            egui::Stroke::new(1.5, scene.theme.accent()),
            egui::StrokeKind::Middle,
        );
        if response.drag_stopped() {
            self.box_from = None;
            let events = in_rect(scene, area);
            let combine = if ui.input(|input| input.modifiers.command) {
                Combine::Remove
            } else {
                Combine::Add
            };
            if !events.is_empty() {
                scene.view.send(Command::Select(events, combine));
            }
        }
    }
}

/// What passes and lies in a rectangle of the screen: by place, not by sign, for
/// signs stand for clusters and are moved apart.
fn in_rect(scene: &Scene<'_>, area: Rect) -> Vec<EventRef> {
    let [middle, sides] = [area.center().to_vec2(), area.size()];
    let share = |points: f32| f64::from(points) / scene.viewport.wide(1.0);
    let area = MapBox::around(
        scene.viewport.unproject(middle.to_pos2()),
        [share(sides.x), share(sides.y)],
    );
    events_in(scene.parts, &area, usize::MAX).unwrap_or_default()
}
