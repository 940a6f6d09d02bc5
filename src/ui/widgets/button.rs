//! Buttons: primary, flat, and the segments of a choice.

use egui::{Button, Color32, CornerRadius, Response, Stroke, Ui, WidgetInfo, vec2};

use crate::ui::theme::{Theme, Token, semibold};

/// Height of every control, in points.
pub const CONTROL_POINTS: f32 = 28.0;

/// How wide a button with `label` is, in points.
pub fn points(ui: &Ui, label: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, Color32::PLACEHOLDER);
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

/// The one button of a dialog that does what the dialog is for.
pub fn primary(ui: &mut Ui, label: &str, is_enabled: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let text = semibold(label);
    let button = if is_enabled {
        Button::new(text.color(theme.token(Token::OnAccent)))
            .fill(theme.accent())
            .stroke(Stroke::new(1.0, theme.accent()))
    } else {
        Button::new(text)
    };
    ui.add_enabled(is_enabled, button.min_size(vec2(0.0, CONTROL_POINTS)))
}

/// Controls that `add` paints have neither ground nor edge at rest.
pub fn flat<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        make_flat(ui);
        add(ui)
    })
    .inner
}

/// All controls of `ui` from here on have neither ground nor edge at rest.
pub fn make_flat(ui: &mut Ui) {
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
    widgets.inactive.bg_stroke = Stroke::NONE;
    widgets.hovered.bg_stroke = Stroke::NONE;
    widgets.open.bg_stroke = Stroke::NONE;
}

/// A choice of one of a few, side by side in one frame; the one that was clicked.
/// Each has a label, a name for screen readers and a tip.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    chosen: T,
    choices: &[(T, String, String)],
) -> Option<T> {
    let mut clicked = None;
    ui.spacing_mut().item_spacing.x = 0.0;
    let last = choices.len().saturating_sub(1);
    let is_from_right = ui.layout().prefer_right_to_left();
    for step in 0..choices.len() {
        let index = if is_from_right { last - step } else { step };
        let Some((choice, label, tip)) = choices.get(index) else { continue };
        let theme = Theme::of(ui.ctx());
        let is_chosen = *choice == chosen;
        let (left, right) = (if index == 0 { 6 } else { 0 }, if index == last { 6 } else { 0 });
        let corners = CornerRadius { nw: left, sw: left, ne: right, se: right };
        let (text, fill, edge) = if is_chosen {
            (semibold(label).color(theme.accent()), Token::AccentSoft, theme.accent())
        } else {
            let text = egui::RichText::new(label).color(theme.token(Token::Text));
            (text, Token::Raised, theme.token(Token::Control))
        };
        let button = Button::new(text)
            .corner_radius(corners)
            .stroke(Stroke::new(1.0, edge))
            .min_size(vec2(0.0, CONTROL_POINTS));
        // A ground of its own would hide what lies under the pointer.
        let button = if is_chosen { button.fill(theme.token(fill)) } else { button };
        let response = ui.add(button);
        response.widget_info(|| {
            WidgetInfo::selected(egui::Role::RadioButton, true, is_chosen, label.as_str())
        });
        let response = if tip.is_empty() { response } else { response.on_hover_text(tip) };
        if response.clicked() {
            clicked = Some(*choice);
        }
    }
    clicked
}
