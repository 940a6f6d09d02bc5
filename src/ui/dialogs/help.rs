//! The help window: shortcuts and symbols.

use crate::dataset::kind::KINDS;
use crate::ui::actions::ACTIONS;
use crate::ui::theme::Theme;
use crate::ui::widgets::signs::{self, Fill};

/// Paints the window while `open`.
pub fn ui(ctx: &egui::Context, open: &mut bool) {
    egui::Window::new("Shortcuts and symbols")
        .open(open)
        .collapsible(false)
        .resizable(false)
        .default_width(640.0)
        .anchor(egui::Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            egui::ScrollArea::vertical().max_height(520.0).show(ui, |ui| {
                ui.columns(2, |columns| {
                    keys(&mut columns[0]);
                    legend(&mut columns[1]);
                });
            });
        });
}

fn keys(ui: &mut egui::Ui) {
    ui.strong("Shortcuts");
    egui::Grid::new("keys").num_columns(2).striped(true).show(ui, |ui| {
        for entry in ACTIONS {
            let keys: Vec<String> =
                entry.shortcuts.iter().take(2).map(|keys| ui.ctx().format_shortcut(keys)).collect();
            ui.monospace(keys.join(", "));
            ui.label(entry.label);
            ui.end_row();
        }
    });
}

fn legend(ui: &mut egui::Ui) {
    let theme = Theme::of(ui.ctx());
    ui.strong("Symbols");
    for kind in KINDS {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(20.0, 16.0), egui::Sense::hover());
            let sign = signs::sign(kind.id);
            ui.painter().extend(signs::shapes(
                sign,
                rect.center(),
                6.5,
                Fill::Solid,
                theme,
                theme.halo(),
            ));
            ui.label(kind.label);
        });
    }
    ui.add_space(6.0);
    ui.label(
        "A filled symbol stands at an exact place, a hollow one at an imprecise one; hatching \
         shows where such events may have happened. A ring with a number is several events: \
         click it to zoom in, or to spread out those at one place. Alerts and closures are lanes \
         of the time slider, and symbols only where nothing else matches.",
    );
    ui.add_space(4.0);
    ui.label("On the map: drag to move, wheel to zoom, click to pick, Shift+drag to select a box.");
    ui.label(
        "On the time slider: drag on the track for a new window, drag its edges or its body, \
         Esc while dragging takes it back. Shift snaps to bars, Alt moves both edges. Click a bar \
         for its window, Shift+click to reach there. Double-click the window to zoom to it, \
         double-click elsewhere to see all data. The wheel widens the window, Ctrl+wheel zooms \
         the axis, Shift+wheel or the middle button moves it.",
    );
}
