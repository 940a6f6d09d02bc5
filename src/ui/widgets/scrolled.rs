//! Dialogs that are higher than the window scroll.

/// Around the contents of a dialog: its title, its margins, and some of the window.
const AROUND_POINTS: f32 = 96.0;

/// Paints the contents of a dialog, which scroll where the window is too low for them.
pub fn show<R>(ui: &mut egui::Ui, contents: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let room = (ui.ctx().content_rect().height() - AROUND_POINTS).max(120.0);
    egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, contents).inner
}
