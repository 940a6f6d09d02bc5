//! The help window: shortcuts and symbols.

use crate::dataset::kind::KINDS;
use crate::ui::actions::ACTIONS;
use crate::ui::labels;
use crate::ui::theme::Theme;
use crate::ui::widgets::signs::{self, Fill};
use crate::ui::words::tr;

/// Paints the window while `open`.
pub fn ui(ctx: &egui::Context, open: &mut bool) {
    egui::Window::new(tr!("shortcuts-and-symbols"))
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
    ui.strong(tr!("shortcuts"));
    egui::Grid::new("keys").num_columns(2).striped(true).show(ui, |ui| {
        for entry in ACTIONS {
            let keys: Vec<String> =
                entry.shortcuts.iter().take(2).map(|keys| ui.ctx().format_shortcut(keys)).collect();
            ui.monospace(keys.join(", "));
            ui.label(entry.name());
            ui.end_row();
        }
    });
}

fn legend(ui: &mut egui::Ui) {
    let theme = Theme::of(ui.ctx());
    ui.strong(tr!("symbols"));
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
            ui.label(labels::kind(kind.id));
        });
    }
    ui.add_space(6.0);
    ui.label(tr!("a-filled-symbol-stands-at-an-exact"));
    ui.add_space(4.0);
    ui.label(tr!("on-the-map-drag-to-move-wheel"));
    ui.label(tr!("on-the-time-slider-drag-on-the"));
}
