//! Sliders whose rail is seen on every surface.

use egui::{Response, Slider, Ui};

use crate::ui::theme::{Theme, Token};

/// Paints `slider` with a rail that stands out, filled up to its handle.
pub fn slider(ui: &mut Ui, slider: Slider<'_>) -> Response {
    let rail = Theme::of(ui.ctx()).token(Token::Control);
    ui.scope(|ui| {
        ui.visuals_mut().widgets.inactive.bg_fill = rail;
        ui.add(slider.trailing_fill(true))
    })
    .inner
}
