//! Check boxes everywhere, and radio buttons, fields and buttons with a text of their own in
//! menus. Menus have no edges around their buttons, and so none around these either; here
//! they keep them.

use egui::{Checkbox, RadioButton, Rect, Response, Stroke, Ui, Vec2, Widget, WidgetText, pos2};

use crate::ui::theme::{Theme, Token};

/// A check box; filled while it is on.
pub fn checkbox(ui: &mut Ui, is_on: &mut bool, text: impl Into<WidgetText>) -> Response {
    checkbox_if(ui, true, is_on, text)
}

/// A check box, greyed out where it cannot be changed.
pub fn checkbox_if(
    ui: &mut Ui,
    is_enabled: bool,
    is_on: &mut bool,
    text: impl Into<WidgetText>,
) -> Response {
    let text = text.into();
    let is_bare = text.is_empty();
    let response = edged(ui, is_enabled, Checkbox::new(is_on, text));
    if *is_on && ui.is_enabled() && is_enabled && ui.is_rect_visible(response.rect) {
        filled_ui(ui, &response, is_bare);
    }
    response
}

/// Paints the box of a check box as filled. One that is bare, without a text, is as wide as
/// a control, and its box with the space for a text stands in the middle.
fn filled_ui(ui: &Ui, response: &Response, is_bare: bool) {
    let theme = Theme::of(ui.ctx());
    let spacing = ui.spacing();
    let before = match is_bare {
        true => (response.rect.width() - spacing.icon_width - spacing.icon_spacing) / 2.0,
        false => 0.0,
    };
    let left = response.rect.left() + before;
    let centre = pos2(left + spacing.icon_width / 2.0, response.rect.center().y);
    let ground = Rect::from_center_size(centre, Vec2::splat(spacing.icon_width));
    // The ring of the keyboard stays visible around it.
    let ground = if response.has_focus() { ground.shrink(3.0) } else { ground };
    let mark = Rect::from_center_size(centre, Vec2::splat(spacing.icon_width_inner - 1.0));
    let painter = ui.painter();
    painter.rect_filled(ground, 3.0, theme.accent());
    let points = vec![
        pos2(mark.left(), mark.center().y),
        pos2(mark.center().x - 1.0, mark.bottom() - 1.0),
        pos2(mark.right(), mark.top() + 1.0),
    ];
    painter.line(points, Stroke::new(1.75, theme.token(Token::OnAccent)));
}

/// A radio button of a menu.
pub fn radio(ui: &mut Ui, is_chosen: bool, text: impl Into<WidgetText>) -> Response {
    edged(ui, true, RadioButton::new(is_chosen, text.into()))
}

/// Any control of a menu that is no entry of it, such as a field.
pub fn edged(ui: &mut Ui, is_enabled: bool, widget: impl Widget) -> Response {
    let theme = Theme::of(ui.ctx());
    let (edge, accent) = (Stroke::new(1.0, theme.token(Token::Control)), theme.accent());
    // No scope: rows that wrap see the widget itself.
    let style = std::sync::Arc::clone(ui.style());
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = edge;
    widgets.hovered.bg_stroke = edge;
    // Where it has the keyboard, it has the ring that all controls have.
    widgets.active.bg_stroke = Stroke::new(2.0, accent);
    let response = ui.add_enabled(is_enabled, widget);
    ui.set_style(style);
    response
}
