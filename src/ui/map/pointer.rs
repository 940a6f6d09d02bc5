//! What the pointer does on the map: tells, picks, and draws.

use egui::Ui;

use super::MapView;
use super::layers::{Click, Scene};
use crate::session::{Command, SelectionOp};

impl MapView {
    pub(super) fn pointer(&mut self, scene: &Scene<'_>, ui: &Ui, response: &egui::Response) {
        if self.drawing.ui(scene, ui, response) {
            self.hovered = None;
            return;
        }
        // What lies under a map that is dragged is not looked for.
        let pointer = response.hover_pos().filter(|_| !response.dragged());
        self.hovered = pointer.and_then(|pointer| self.layers.hit(scene, pointer));
        let modifiers = ui.input(|input| input.modifiers);
        if let Some(found) = self.hovered {
            ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            if let Some(layer) = self.layers.layer(found.0) {
                let tip = |ui: &mut Ui| layer.tip_ui(scene, found.1, ui);
                response.clone().on_hover_ui_at_pointer(tip);
            }
        }
        if response.clicked() {
            let combine = match (modifiers.command, modifiers.shift) {
                (true, false) => SelectionOp::Toggle,
                (false, true) => SelectionOp::Add,
                (true, true) => SelectionOp::Intersect,
                (false, false) => SelectionOp::Replace,
            };
            match self.hovered {
                Some(found) => match self.layers.click(scene, found, combine) {
                    Click::Nothing => {}
                    Click::Select(events) => scene.view.send(Command::Select(events, combine)),
                    Click::Fit(bounds) => {
                        self.fit(bounds);
                        ui.request_repaint();
                    }
                },
                None if combine == SelectionOp::Replace => {
                    self.layers.background_clicked();
                    scene.view.send(Command::ClearSelection);
                }
                None => {}
            }
        }
    }
}
