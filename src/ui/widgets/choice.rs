//! Check boxes, radio buttons, fields and buttons with a text of their own in menus. Menus
//! have no edges around their buttons, and so none around these either; here they keep them.

use egui::{Checkbox, RadioButton, Response, Stroke, Ui, Widget, WidgetText};

use crate::ui::theme::{Theme, Token};

/// A check box of a menu.
pub fn checkbox(ui: &mut Ui, is_on: &mut bool, text: impl Into<WidgetText>) -> Response {
    edged(ui, true, Checkbox::new(is_on, text.into()))
}

/// A check box of a menu, greyed out where it cannot be changed.
pub fn checkbox_if(
    ui: &mut Ui,
    is_enabled: bool,
    is_on: &mut bool,
    text: impl Into<WidgetText>,
) -> Response {
    edged(ui, is_enabled, Checkbox::new(is_on, text.into()))
}

/// A radio button of a menu.
pub fn radio(ui: &mut Ui, is_chosen: bool, text: impl Into<WidgetText>) -> Response {
    edged(ui, true, RadioButton::new(is_chosen, text.into()))
}

/// Any control of a menu that is no entry of it, such as a field.
pub fn edged(ui: &mut Ui, is_enabled: bool, widget: impl Widget) -> Response {
    let edge = Stroke::new(1.0, Theme::of(ui.ctx()).token(Token::Control));
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = edge;
        widgets.hovered.bg_stroke = edge;
        widgets.active.bg_stroke = edge;
        ui.add_enabled(is_enabled, widget)
    })
    .inner
}
