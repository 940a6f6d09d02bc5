//! Dialogs that are higher than the window scroll.

/// Around the contents of a dialog: its title, its margins, and some of the window.
const AROUND_POINTS: f32 = 96.0;

/// How high the contents of a dialog may be before they scroll, in points.
pub fn room(ctx: &egui::Context) -> f32 {
    (ctx.content_rect().height() - AROUND_POINTS).max(120.0)
}
